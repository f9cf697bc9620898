//! What the law in force says: of a person on a day, of a claim by its days of care. What the rulebook cannot answer is a
//! refusal that says so, never an answer by a law that is not in force. What the service itself promises (answers within
//! so many days) and the lists of acts and medicines are read from the rulebook directly.

use amoe_domain::Refusal;
use amoe_rules::{
    RuleError, SchemeChoice,
    claim::{ClaimCase, Decision},
    deadline::{Deadline, DeadlineCase},
    eligibility::{Eligibility, EligibilityCase},
};

use crate::{App, AppError, Result};

/// The scheme in force on the day of care, or of the application.
pub const IN_FORCE: &SchemeChoice = &SchemeChoice::Auto;

impl App {
    /// What is owed for a claim, and why.
    pub(crate) fn law_on_claim(&self, case: &ClaimCase) -> Result<Decision> {
        let law = self.rulebook().law_for_claim(IN_FORCE, case);
        law.and_then(|law| law.adjudicate(case, true)).map_err(|e| unanswered("adjudicate", e))
    }

    /// The last day to send a claim.
    pub(crate) fn law_on_deadline(&self, case: &DeadlineCase) -> Result<Deadline> {
        let law = self.rulebook().law_on(IN_FORCE, case.first_act);
        law.and_then(|law| law.deadline(case)).map_err(|e| unanswered("deadline", e))
    }

    /// May this person be covered?
    pub(crate) fn law_on_eligibility(&self, case: &EligibilityCase) -> Result<Eligibility> {
        let law = self.rulebook().law_on(IN_FORCE, case.on);
        law.and_then(|law| law.eligibility(case)).map_err(|e| match e {
            // A birth in the future has the form of a date, but nobody has it.
            RuleError::Invalid { field: "birth_date", .. } => {
                Refusal::new("malformed-birth_date").field("birth").into()
            }
            other => unanswered("eligibility", other),
        })
    }
}

/// An impossible case is our fault: the forms let none through.
fn unanswered(context: &'static str, error: RuleError) -> AppError {
    match error {
        RuleError::NoValue { on, .. } => Refusal::new("law-not-at-hand").fact("on", on).into(),
        RuleError::NoScheme { on } => Refusal::new("no-scheme").fact("on", on).into(),
        RuleError::TwoSchemes { change } => Refusal::new("two-schemes").fact("change", change).into(),
        RuleError::Invalid { .. } => AppError::Fault { context, source: Box::new(error) },
    }
}
