//! Claims from the student's draft to the officer's decision. [`draft`] is the student's part, [`mailroom`] the
//! arrival of the paper, [`propose`], [`simulate`] and [`replay`] the rules over many claims, [`review`] the officer's
//! part, [`breakdown`] the one rendering of every calculation, [`corrections`] what the papers say otherwise, [`sentence`] the same in a sentence, [`letter`] the papers.

pub mod breakdown;
pub mod corrections;
pub mod draft;
pub mod letter;
pub mod mailroom;
pub mod propose;
pub mod replay;
pub mod review;
pub mod sentence;
pub mod simulate;

use amoe_base::{Date, Lang, Timestamp};
use amoe_domain::{
    Act, Actor, ClaimId, Listing, StudentId,
    act::{Marker, mark},
    audit::Entry,
    claim::{Claim, ClaimStatus, Facts},
    payment::{Batch, Payment},
    person::Name,
    workflow,
};
use amoe_rules::{
    claim::{Decision, HistoryEntry, Member},
    deadline::{Deadline, DeadlineCase},
};
use amoe_storage::{ClaimFilter, ClaimRow, Tx};
use jiff::ToSpan;
use serde::Serialize;
use serde_json::json;

use crate::{App, AppError, Result};
use breakdown::Breakdown;
use corrections::Correction;

/// The days in which the fund has to pay (the parameter of the rulebook).
const ANSWER_PARAMETER: &str = "payment.days";

/// One claim for those who may read it.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimView {
    /// The claim.
    pub claim: Claim,
    /// Whose name.
    pub name: Name,
    /// Number of the identity paper, for staff who compare it with the sheet.
    pub identity_number: String,
    /// Estimate or decision, explained line by line; none while there are no lines.
    pub breakdown: Option<Breakdown>,
    /// Where the papers say something else than the student declared.
    pub corrections: Vec<Correction>,
    /// The last day to send it, with how it was counted; none while there are no lines.
    pub deadline: Option<Deadline>,
    /// What is still missing: `missing-{code}`.
    pub missing: Vec<&'static str>,
    /// What this actor may do now.
    pub acts: Vec<Act>,
    /// Who has it, since when, what comes next, by when.
    pub place: Place,
    /// What happened so far, oldest first.
    pub history: Vec<Entry>,
    /// The payment, once there is one.
    pub payment: Option<(Payment, Batch)>,
    /// Whether the student was covered on every day of care.
    pub covered: bool,
    /// The name of the officer who has it in hand, for staff.
    pub officer_name: Option<String>,
}

/// The four things that every state says (look, principle 2).
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Who has it: `holder-{key}`.
    pub holder: &'static str,
    /// Since when.
    pub since: Timestamp,
    /// What comes next: `next-{key}`.
    pub next: &'static str,
    /// By when, when somebody is bound.
    pub by: Option<Date>,
}

/// A work list.
#[derive(Debug, Clone)]
pub struct ClaimPage {
    /// The rows.
    pub rows: Vec<ClaimRow>,
    /// How many there are in all.
    pub total: i64,
}

impl App {
    /// What the rules need to know of a student besides the claim.
    pub(crate) fn claim_member(
        &self,
        tx: &mut Tx<'_>,
        student: StudentId,
        except: ClaimId,
    ) -> Result<(Member, Vec<HistoryEntry>)> {
        let system = Actor::SYSTEM;
        let birth_date = tx.student_load::<mark::Read>(&system, student)?.personal.birth;
        let covers = tx.covers_of_student(&system, student)?.iter().map(|c| c.period).collect();
        let history = tx.claim_history(student, except)?;
        Ok((Member { birth_date, covers, exemptions: Vec::new() }, history))
    }

    /// What the rules say of a claim as it stands now.
    pub(crate) fn claim_proposal(&self, tx: &mut Tx<'_>, claim: &Claim) -> Result<Decision> {
        self.claim_proposal_on(tx, claim).map(|(proposal, _)| proposal)
    }

    /// The same with what it was proposed on, for a decision to keep.
    pub(crate) fn claim_proposal_on(&self, tx: &mut Tx<'_>, claim: &Claim) -> Result<(Decision, Facts)> {
        let (member, history) = self.claim_member(tx, claim.student, claim.id)?;
        let facts = Facts::of(&member, &history);
        let case = claim.case(member, history, tx.env().today());
        Ok((self.law_on_claim(&case)?, facts))
    }

    /// The last day to send a claim; none while no line has a day, or when the law of that day is not at hand.
    pub(crate) fn claim_deadline(&self, claim: &Claim) -> Result<Option<Deadline>> {
        let Some(first_act) = claim.first_act() else { return Ok(None) };
        // An impossible end of treatment is told by the form that takes it.
        let treatment_ends_on = claim.treatment_ends_on.filter(|end| *end >= first_act);
        let case = DeadlineCase { id: String::new(), first_act, treatment_ends_on };
        match self.law_on_deadline(&case) {
            Ok(deadline) => Ok(Some(deadline)),
            Err(AppError::Refused(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// A list of claims that the actor may see.
    pub fn claims(&self, actor: &Actor, filter: &ClaimFilter) -> Result<ClaimPage> {
        let may = Listing::<Claim>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let (rows, total) = tx.claims(&may, filter)?;
            Ok(ClaimPage { rows, total })
        })
    }

    /// One claim. Staff who look leave an audit line: it holds clinical data.
    pub fn claim(&self, actor: &Actor, id: ClaimId, lang: Lang) -> Result<ClaimView> {
        if actor.role.is_staff() {
            self.store().write(|tx| {
                let permit = tx.claim_load::<mark::Read>(actor, id)?;
                let audited = tx.audit(actor, Act::Read, &*permit, json!({}))?;
                Ok::<_, AppError>(((), audited))
            })?;
        }
        self.store().read(|tx: &mut Tx<'_>| self.claim_view(tx, actor, id, lang))
    }

    fn claim_view(&self, tx: &mut Tx<'_>, actor: &Actor, id: ClaimId, lang: Lang) -> Result<ClaimView> {
        let permit = tx.claim_load::<mark::Read>(actor, id)?;
        let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, permit.student)?;
        let covers = tx.covers_of_student(&Actor::SYSTEM, permit.student)?;
        let covered = permit.lines.iter().all(|l| covers.iter().any(|c| c.holds_on(l.on)));
        let deadline = self.claim_deadline(&permit)?;
        let breakdown = match permit.state.decided() {
            Some(decided) => Some(self.breakdown(&permit, &decided.proposal, Some(decided), lang)),
            None if permit.lines.is_empty() => None,
            None => Some(match self.claim_proposal(tx, &permit) {
                Ok(proposal) => self.breakdown(&permit, &proposal, None, lang),
                Err(AppError::Refused(why)) => self.unanswered(&permit, &why, lang),
                Err(other) => return Err(other),
            }),
        };
        // That the program counted ahead is nothing that happened to the claim; the trail has it.
        let mut history = tx.history(&permit)?;
        history.retain(|entry| entry.act != Act::Propose);
        let payment = tx.payment_of_claim(&permit)?;
        let officer_name = match permit.state.officer() {
            Some(officer) if actor.role.is_staff() => tx.user_name(officer)?,
            _ => None,
        };
        let place = self.place(&permit, &history, deadline.as_ref());
        Ok(ClaimView {
            acts: workflow::acts(actor, &*permit, permit.status().as_str()),
            missing: permit.missing(),
            name: student.personal.name.clone(),
            identity_number: student.personal.identity.number.clone(),
            corrections: self.corrections(&permit, lang),
            claim: permit.open().0,
            breakdown,
            deadline,
            place,
            history,
            payment,
            covered,
            officer_name,
        })
    }

    fn place(&self, claim: &Claim, history: &[Entry], deadline: Option<&Deadline>) -> Place {
        let since = history.last().map_or(claim.opened_at, |entry| entry.at);
        let answer = || {
            let arrived = claim.state.receipt()?.on;
            let days = self.rulebook().parameter(ANSWER_PARAMETER, arrived)?.as_count()?;
            arrived.checked_add(i32::from(days).days()).ok()
        };
        let last_day = deadline.map(|d| d.last_day);
        let (holder, next, by) = match claim.status() {
            ClaimStatus::Draft => ("you", "prepare", last_day),
            ClaimStatus::Ready => ("you", "post", last_day),
            ClaimStatus::Posted => ("post", "receive", None),
            ClaimStatus::Received => ("claims-desk", "review", answer()),
            ClaimStatus::InReview => ("claims-desk", "decide", answer()),
            ClaimStatus::Returned => ("you", "complete", None),
            ClaimStatus::Decided => match claim.state.decided() {
                Some(decided) if decided.payable > amoe_base::Money::ZERO => ("finance", "pay", answer()),
                _ => ("nobody", "nothing", None),
            },
            ClaimStatus::Ordered => ("finance", "pay", answer()),
            ClaimStatus::Paid | ClaimStatus::Withdrawn => ("nobody", "nothing", None),
        };
        Place { holder, since, next, by }
    }

    /// Loads a claim for a purpose and checks that it is as the person saw it.
    pub(crate) fn claim_fresh<A: Marker>(
        tx: &mut Tx<'_>,
        actor: &Actor,
        id: ClaimId,
        seen: i32,
    ) -> Result<(Claim, amoe_domain::permit::Granted<Claim, A>)> {
        let permit = tx.claim_load::<A>(actor, id)?;
        crate::application::fresh(permit.version, seen)?;
        Ok(permit.open())
    }

    /// A mail about a claim, to an address that was proved.
    pub(crate) fn mail_claim(
        &self,
        tx: &mut Tx<'_>,
        claim: &Claim,
        template: &str,
        event: &str,
    ) -> Result<()> {
        let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, claim.student)?;
        if student.email_proved_at.is_none() {
            return Ok(());
        }
        let link = format!("{}/{}/student/claims/{}", self.settings().public_url, claim.lang, claim.id);
        let reference = claim.reference.to_string();
        let args = [("reference", reference.as_str()), ("link", link.as_str())];
        self.mail(
            tx,
            template,
            &format!("{}:{event}", claim.id),
            &student.personal.email,
            claim.lang,
            &args,
            None,
        )
    }
}
