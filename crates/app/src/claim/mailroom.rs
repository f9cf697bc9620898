//! The arrival of the paper. The postmark decides the deadline, so it is kept apart from the day of arrival and the
//! moment of entry.

use amoe_base::{Lang, Reference};
use amoe_domain::{
    Act, Actor, ClaimId, Licence, Refusal, ThingKind,
    act::mark,
    claim::{Claim, ClaimState, ClaimStatus, REFERENCE, Receipt, Sheet},
    policy,
};
use amoe_storage::Tx;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{App, Result, error::Context, form::Problems, receipt::Numbered};

/// The arrival form. `code` is what stands on the sheet; without one, `identity_number` opens a new claim.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Arrival {
    /// The claim's reference, typed or scanned.
    pub code: String,
    /// Number of the identity paper on a sheet without a code.
    pub identity_number: String,
    /// Which sheet, when there is no code: `ordinary`, `long_term`, `dental`.
    pub sheet: String,
    /// The day on the postmark; empty when not readable.
    pub postmark: String,
    /// The day it arrived; empty for today.
    pub arrived_on: String,
}

/// What the mailroom is told: enough to put the paper into the right pile.
#[derive(Debug, Clone, Serialize)]
pub struct Arrived {
    /// Id.
    pub id: ClaimId,
    /// To be written on the sheet when it had none.
    pub reference: String,
    /// Whose name should stand on it.
    pub name_latin: String,
    /// In Arabic letters.
    pub name_arabic: String,
    /// The sheet had no code.
    pub unannounced: bool,
    /// It was received before: nothing changed.
    pub again: bool,
}

impl App {
    /// Notes that a paper has arrived.
    pub fn claim_receive(&self, actor: &Actor, form: &Arrival, form_id: &str) -> Result<Arrived> {
        // Before anything is said about a code.
        policy::has_desk(actor, Act::Receive, ThingKind::Claim)?;
        let mut p = Problems::default();
        let today = self.env().today();
        let arrived_on = p.optional_day("arrived_on", &form.arrived_on).unwrap_or(today);
        let postmark = p.optional_day("postmark", &form.postmark);
        for (field, day) in [("arrived_on", Some(arrived_on)), ("postmark", postmark)] {
            if day.is_some_and(|day| day > today) {
                p.push(Refusal::new("day-to-come").field(field).fact("today", today));
            }
        }
        let typed = amoe_base::clean(&form.code);
        let reference = Reference::parse(REFERENCE, &typed);
        if !typed.is_empty() && reference.is_none() {
            p.push(Refusal::new("code-wrong").field("code"));
        }
        let identity = amoe_base::squeeze(&form.identity_number);
        if typed.is_empty() && identity.is_empty() {
            p.push(Refusal::new("code-or-identity").field("code"));
        }
        p.done()?;
        let by = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        let numbered = Numbered::new(form_id, "arrival", form)?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id: ClaimId = before.parse().context("form receipt")?;
                let claim = tx.claim_load::<mark::Read>(&Actor::SYSTEM, id)?.open().0;
                let told = Self::arrived(tx, &claim, form.code.is_empty(), true)?;
                return self.nothing_new(tx, actor, (ThingKind::Claim, &before), told);
            }
            let receipt = Receipt { at: tx.env().now(), on: arrived_on, postmark, by };
            let unannounced = reference.is_none();
            let id = match &reference {
                Some(reference) => {
                    tx.claim_by_reference::<mark::Receive>(actor, reference)
                        .map_err(|e| match e {
                            amoe_storage::StorageError::Denied(_) => Refusal::new("code-unknown").field("code").into(),
                            other => crate::AppError::from(other),
                        })?
                        .id
                }
                None => self.claim_from_paper(tx, actor, &identity, &form.sheet)?,
            };
            let (claim, granted) = tx.claim_load::<mark::Receive>(actor, id)?.open();
            // Scanned twice: told so, and nothing changes.
            if matches!(claim.status(), ClaimStatus::Received | ClaimStatus::InReview) {
                let told = Self::arrived(tx, &claim, false, true)?;
                return self.nothing_new(tx, actor, (ThingKind::Claim, &claim.id.to_string()), told);
            }
            let next = tx.claim_save(&granted, claim.receive(receipt)?)?;
            numbered.done(tx, actor, &next.id.to_string())?;
            self.mail_claim(tx, &next, "claim-received", &arrived_on.to_string())?;
            let told = Self::arrived(tx, &next, unannounced, false)?;
            let detail = json!({ "to": next.status(), "arrived": arrived_on, "postmark": postmark, "unannounced": unannounced });
            let audited = tx.audit(actor, Act::Receive, &next, detail)?;
            Ok((told, audited))
        })
    }

    /// Opens a claim for a paper that nobody announced.
    fn claim_from_paper(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        identity: &str,
        sheet: &str,
    ) -> Result<ClaimId> {
        let unknown = || Refusal::new("identity-unknown").field("identity_number");
        let student = tx.student_find::<mark::List>(actor, identity)?.ok_or_else(unknown)?;
        let claim = Claim {
            id: tx.env().id(),
            reference: tx.reference(REFERENCE)?,
            scheme: self.settings().fund.scheme.clone(),
            student: student.id,
            sheet: sheet.parse().unwrap_or(Sheet::Ordinary),
            illness: None,
            treatment_ends_on: None,
            lines: Vec::new(),
            declared: Vec::new(),
            papers: Vec::new(),
            lang: student.lang,
            opened_at: tx.env().now(),
            state: ClaimState::Draft,
            round: 0,
            version: 0,
        };
        tx.claim_insert(&Licence::ask(actor)?, &claim)?;
        let _ = tx.audit(actor, Act::Create, &claim, json!({ "unannounced": true }))?;
        Ok(claim.id)
    }

    fn arrived(tx: &mut Tx<'_>, claim: &Claim, unannounced: bool, again: bool) -> Result<Arrived> {
        let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, claim.student)?;
        Ok(Arrived {
            id: claim.id,
            reference: claim.reference.to_string(),
            name_latin: student.personal.name.in_lang(Lang::Fr),
            name_arabic: student.personal.name.arabic(),
            unannounced,
            again,
        })
    }
}
