//! The claims officer's part: take the next, correct what the paper says, decide or send back.

use amoe_base::clean;
use amoe_domain::{
    Act, Actor, ClaimId, Denied, Listing, Refusal, ThingKind,
    act::mark,
    claim::{Claim, ClaimStatus, LineVerdict, Price},
    policy,
};
use amoe_rules::ReasonKind;
use amoe_storage::{ClaimFilter, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{App, AppError, Result, form::Problems};

/// A citation is no longer than this.
const SOURCE_MAX: usize = 120;

/// The decision form.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Verdict {
    /// Lines refused besides what the rules refuse.
    pub refused: Vec<LineVerdict>,
    /// Reason codes that reject the whole; empty to accept what the rules give.
    pub rejected: Vec<String>,
    /// What the officer adds, for the student to read.
    pub note: String,
    /// The version that the officer looked at.
    pub seen: i32,
}

/// A tariff that the rulebook lacks, as the officer found it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PriceForm {
    /// The amount, for the whole line.
    pub ceiling: String,
    /// The text that gives it.
    pub source: String,
}

/// The form that sends a claim back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GiveBack {
    /// Reason codes.
    pub reasons: Vec<String>,
    /// What the officer adds, for the student to read.
    pub note: String,
    /// The version that the officer looked at.
    pub seen: i32,
}

impl App {
    /// Takes the oldest waiting claim, or the one already in hand. `None` when nothing waits.
    pub fn claim_take_next(&self, actor: &Actor) -> Result<Option<ClaimId>> {
        // Others who may look at the list have no desk to take anything to.
        policy::has_desk(actor, Act::Take, ThingKind::Claim)?;
        let may = Listing::<Claim>::ask(actor)?;
        let officer = actor.user.ok_or(Denied::NotFound)?;
        // Between looking and taking another officer may be quicker; then the next one is taken.
        for _ in 0..20 {
            let filter = |status, taken_by| ClaimFilter {
                statuses: vec![status],
                taken_by,
                limit: 1,
                ..ClaimFilter::default()
            };
            let found = self.store().read(|tx: &mut Tx<'_>| {
                let mine = tx.claims(&may, &filter(ClaimStatus::InReview, Some(officer)))?.0;
                let next = tx.claims(&may, &filter(ClaimStatus::Received, None))?.0;
                Ok::<_, AppError>((mine.first().map(|c| c.id), next.first().map(|c| c.id)))
            })?;
            match found {
                (Some(mine), _) => return Ok(Some(mine)),
                (None, None) => return Ok(None),
                (None, Some(next)) => match self.claim_take(actor, next) {
                    Ok(claim) => return Ok(Some(claim.id)),
                    Err(AppError::Refused(_) | AppError::Stale) => {}
                    Err(other) => return Err(other),
                },
            }
        }
        Ok(None)
    }

    /// Takes this claim.
    pub fn claim_take(&self, actor: &Actor, id: ClaimId) -> Result<Claim> {
        let officer = actor.user.ok_or(Denied::NotFound)?;
        self.store().write(|tx| {
            let (claim, granted) = tx.claim_load::<mark::Take>(actor, id)?.open();
            let next = tx.claim_save(&granted, claim.take(officer, tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Take, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// Puts a claim back on the work list.
    pub fn claim_release(&self, actor: &Actor, id: ClaimId, seen: i32) -> Result<Claim> {
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Release>(tx, actor, id, seen)?;
            let next = tx.claim_save(&granted, claim.release()?)?;
            let audited = tx.audit(actor, Act::Release, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// Writes down what a text gives for a line that the rulebook has no tariff for. The rules apply to it as to any other:
    /// never above what was paid, at the rate of the act, rounded per line.
    pub fn claim_line_price(
        &self,
        actor: &Actor,
        id: ClaimId,
        seen: i32,
        index: usize,
        form: &PriceForm,
    ) -> Result<Claim> {
        let mut p = Problems::default();
        let ceiling = p.amount("ceiling", &form.ceiling);
        let source = p.required("source", &form.source);
        p.at_most("source", &source, SOURCE_MAX);
        p.done()?;
        let ceiling = ceiling.ok_or_else(|| Refusal::new("field-required").field("ceiling"))?;
        self.claim_edit(actor, id, seen, "line priced", |tx, claim| {
            // The student states what was paid; what it is worth is not hers to say.
            if claim.is_draft() {
                return Err(Refusal::not_now(Act::Edit, ThingKind::Claim, claim.status().as_str()).into());
            }
            let line = claim.lines.get_mut(index).ok_or_else(|| Refusal::new("no-such-line"))?;
            line.price = None;
            let proposed = self.claim_proposal(tx, claim)?;
            if proposed.lines.get(index).is_none_or(|line| line.rate.is_some()) {
                return Err(Refusal::new("line-has-tariff").field("ceiling").into());
            }
            claim.lines[index].price = Some(Price { ceiling, source: source.clone() });
            Ok(())
        })
    }

    /// Decides: what the rules propose for the lines as they stand now, less what the officer refuses.
    pub fn claim_decide(&self, actor: &Actor, id: ClaimId, verdict: &Verdict) -> Result<Claim> {
        let by = actor.user.ok_or(Denied::NotFound)?;
        self.reasons_fit(verdict.rejected.iter(), ReasonKind::Reject, "malformed-choice")?;
        self.reasons_fit(verdict.refused.iter().map(|v| &v.code), ReasonKind::Line, "malformed-choice")?;
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Decide>(tx, actor, id, verdict.seen)?;
            if claim.lines.is_empty() {
                return Err(Refusal::new("claim-without-lines").into());
            }
            let (proposal, facts) = self.claim_proposal_on(tx, &claim)?;
            let next = claim.decide(
                proposal,
                verdict.refused.clone(),
                verdict.rejected.clone(),
                clean(&verdict.note),
                by,
                tx.env().now(),
            )?;
            let next = tx.claim_save(&granted, next.decided_on(facts))?;
            tx.claim_history_put(&granted, &next)?;
            self.mail_claim(tx, &next, "claim-decided", &next.round.to_string())?;
            let detail = next.state.decided().map_or_else(
                || json!({}),
                |d| json!({ "to": next.status(), "outcome": d.outcome, "payable": d.payable, "rulebook": d.proposal.rulebook, "round": next.round }),
            );
            let audited = tx.audit(actor, Act::Decide, &next, detail)?;
            Ok((next, audited))
        })
    }

    /// Sends a claim back to be completed.
    pub fn claim_return(&self, actor: &Actor, id: ClaimId, form: &GiveBack) -> Result<Claim> {
        let by = actor.user.ok_or(Denied::NotFound)?;
        self.reasons_fit(form.reasons.iter(), ReasonKind::Return, "reason-not-mendable")?;
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Return>(tx, actor, id, form.seen)?;
            let now = tx.env().now();
            let next =
                tx.claim_save(&granted, claim.give_back(by, form.reasons.clone(), clean(&form.note), now)?)?;
            self.mail_claim(tx, &next, "claim-returned", &next.version.to_string())?;
            let audited =
                tx.audit(actor, Act::Return, &next, json!({ "to": next.status(), "reasons": form.reasons }))?;
            Ok((next, audited))
        })
    }

    /// Each reason is for something: what the student can mend sends a claim back, and closes none.
    fn reasons_fit<'a>(
        &self,
        codes: impl Iterator<Item = &'a String>,
        kind: ReasonKind,
        otherwise: &str,
    ) -> Result<()> {
        for code in codes {
            let refusal = match self.rulebook().reason(code) {
                Some(reason) if reason.is(kind) => continue,
                Some(_) => Refusal::new(otherwise).fact("code", code),
                None => Refusal::new("malformed-choice").fact("value", code),
            };
            return Err(refusal.field("reasons").into());
        }
        Ok(())
    }
}
