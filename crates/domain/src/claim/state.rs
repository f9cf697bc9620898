//! The life of a claim. Transitions consume the claim and give the next or a refusal.

use amoe_base::{Date, Money, Timestamp};
use amoe_rules::claim::Decision;
use serde::{Deserialize, Serialize};

use super::{Claim, Facts};
use crate::{
    Act, PaymentId, Refusal, Role, UserId,
    policy::{Scope, ThingKind},
    workflow::{Effect, Step, leads},
};

amoe_base::text_enum! {
    /// Where a claim stands.
    pub enum ClaimStatus {
        /// Being prepared by the student.
        Draft => "draft",
        /// Sheet printed, lines stand.
        Ready => "ready",
        /// The student says that it was posted.
        Posted => "posted",
        /// The paper has arrived.
        Received => "received",
        /// An officer has it in hand.
        InReview => "in_review",
        /// Sent back to be completed.
        Returned => "returned",
        /// Decided.
        Decided => "decided",
        /// In a payment.
        Ordered => "ordered",
        /// The money has left.
        Paid => "paid",
        /// Taken back.
        Withdrawn => "withdrawn",
    }
}

impl ClaimStatus {
    /// Where it carries a decision.
    pub const DECIDED: [Self; 3] = [Self::Decided, Self::Ordered, Self::Paid];
    /// Where it is the student's own business, or never became anything else.
    pub const UNSENT: [Self; 3] = [Self::Draft, Self::Ready, Self::Withdrawn];
}

amoe_base::text_enum! {
    /// How a claim was decided.
    pub enum Outcome {
        /// Every line pays what its rule gives.
        Accepted => "accepted",
        /// A line was refused.
        PartlyAccepted => "partly_accepted",
        /// Nothing is paid.
        Rejected => "rejected",
    }
}

/// The arrival of the paper: the postmark decides the deadline, the day of entry is only when we saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When it was entered.
    pub at: Timestamp,
    /// The day it arrived.
    pub on: Date,
    /// The day on the postmark, when readable.
    pub postmark: Option<Date>,
    /// By whom.
    pub by: UserId,
}

/// What an officer says of one line against the rules' proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineVerdict {
    /// Which line, from 0.
    pub line: usize,
    /// The reason code of the refusal.
    pub code: String,
    /// What the officer adds.
    #[serde(default)]
    pub note: String,
}

/// A decision: the rules' proposal, what the officer refused besides, and the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// Result.
    pub outcome: Outcome,
    /// What is paid.
    pub payable: Money,
    /// What the student paid.
    pub claimed: Money,
    /// The rules' proposal with its explanation and the rulebook's version and hash.
    #[serde(with = "amoe_rules::kept")]
    pub proposal: Decision,
    /// What the rules knew besides the claim; decisions from before this was kept have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
    /// Lines refused by the officer.
    #[serde(default)]
    pub refused: Vec<LineVerdict>,
    /// Reason codes for the whole claim.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// What the officer adds.
    #[serde(default)]
    pub note: String,
}

impl Decided {
    /// The same decision on another proposal: what it comes to when the rules are asked again.
    pub fn again(&self, proposal: Decision) -> Self {
        let rejected = self.reasons != proposal.reason_codes();
        let whole = rejected || proposal.outcome == amoe_rules::claim::Outcome::Rejected;
        let mut again = Self { proposal, ..self.clone() };
        again.settle(whole);
        again
    }

    /// Outcome and amount: nothing when the whole is rejected, otherwise by its lines.
    fn settle(&mut self, whole: bool) {
        (self.outcome, self.payable) = (Outcome::Rejected, Money::ZERO);
        if whole {
            return;
        }
        let lines = self.proposal.lines.len();
        // `line_payable` goes by the outcome; which of the accepting ones, the count below says.
        self.outcome = Outcome::Accepted;
        self.payable = (0..lines).map(|i| self.line_payable(i)).sum();
        let refused =
            |i: usize| self.refused.iter().any(|v| v.line == i) || !self.proposal.lines[i].reasons.is_empty();
        self.outcome = match (0..lines).filter(|&i| refused(i)).count() {
            0 => Outcome::Accepted,
            all if all == lines => Outcome::Rejected,
            _ => Outcome::PartlyAccepted,
        };
    }

    /// What one line pays in the end.
    pub fn line_payable(&self, line: usize) -> Money {
        if self.outcome == Outcome::Rejected || self.refused.iter().any(|v| v.line == line) {
            return Money::ZERO;
        }
        self.proposal.lines.get(line).map_or(Money::ZERO, |l| l.payable)
    }
}

/// State with the data of that state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum ClaimState {
    /// Being prepared.
    Draft,
    /// Sheet printed.
    Ready {
        /// When.
        at: Timestamp,
    },
    /// Posted, says the student.
    Posted {
        /// On which day.
        on: Date,
    },
    /// Arrived.
    Received {
        /// The arrival.
        receipt: Receipt,
    },
    /// In an officer's hands.
    InReview {
        /// The arrival.
        receipt: Receipt,
        /// Whose hands.
        officer: UserId,
        /// Since when.
        since: Timestamp,
    },
    /// To be completed by the student.
    Returned {
        /// The arrival that was not enough.
        receipt: Receipt,
        /// When.
        at: Timestamp,
        /// By whom.
        by: UserId,
        /// Reason codes.
        reasons: Vec<String>,
        /// What the officer adds.
        note: String,
    },
    /// Decided.
    Decided {
        /// The arrival.
        receipt: Receipt,
        /// The decision.
        decided: Box<Decided>,
    },
    /// In a payment.
    Ordered {
        /// The arrival.
        receipt: Receipt,
        /// The decision.
        decided: Box<Decided>,
        /// The payment.
        payment: PaymentId,
    },
    /// The money has left.
    Paid {
        /// The arrival.
        receipt: Receipt,
        /// The decision.
        decided: Box<Decided>,
        /// The payment.
        payment: PaymentId,
        /// When the money left.
        at: Timestamp,
    },
    /// Taken back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// The steps of a claim.
pub const STEPS: &[Step] = &[
    step(&["draft"], Act::Edit, &["draft"], &[(Role::Student, Scope::Own)], "", &[]),
    step(
        &["draft"],
        Act::Prepare,
        &["ready"],
        &[(Role::Student, Scope::Own)],
        "at least one line",
        &[Effect::Letter("care-sheet")],
    ),
    step(&["ready"], Act::Reopen, &["draft"], &[(Role::Student, Scope::Own)], "", &[]),
    step(
        &["ready"],
        Act::Post,
        &["posted"],
        &[(Role::Student, Scope::Own)],
        "a day that is not to come",
        &[],
    ),
    step(
        &["draft", "ready", "posted", "returned"],
        Act::Receive,
        &["received"],
        &[(Role::MailroomClerk, Scope::Any)],
        "a postmark that is neither before the first act nor after the arrival; a paper nobody announced begins here",
        &[Effect::Mail("claim-received")],
    ),
    step(&["received"], Act::Take, &["in_review"], &[(Role::ClaimsOfficer, Scope::Any)], "", &[]),
    step(&["in_review"], Act::Release, &["received"], &[(Role::ClaimsOfficer, Scope::Taken)], "", &[]),
    step(
        &["in_review"],
        Act::Edit,
        &["in_review"],
        &[(Role::ClaimsOfficer, Scope::Taken)],
        "corrects what the paper says; what the student declared is kept",
        &[],
    ),
    step(
        &["in_review"],
        Act::Decide,
        &["decided"],
        &[(Role::ClaimsOfficer, Scope::Taken)],
        "no line without a tariff; a reason for each refusal",
        &[Effect::Mail("claim-decided"), Effect::Letter("decision")],
    ),
    step(
        &["in_review"],
        Act::Return,
        &["returned"],
        &[(Role::ClaimsOfficer, Scope::Taken)],
        "reasons that the student can mend",
        &[Effect::Mail("claim-returned"), Effect::Letter("decision")],
    ),
    step(
        &["decided"],
        Act::Order,
        &["ordered"],
        &[(Role::FinancePreparer, Scope::Any)],
        "something to pay",
        &[Effect::Opens(ThingKind::Payment)],
    ),
    step(
        &["ordered"],
        Act::Pay,
        &["paid"],
        &[(Role::FinancePreparer, Scope::Any), (Role::FinanceApprover, Scope::Any)],
        "its batch was sent",
        &[Effect::Mail("claim-paid")],
    ),
    step(
        &["draft", "ready", "posted"],
        Act::Withdraw,
        &["withdrawn"],
        &[(Role::Student, Scope::Own)],
        "",
        &[],
    ),
];

const fn step(
    from: &'static [&'static str],
    act: Act,
    to: &'static [&'static str],
    by: &'static [(Role, Scope)],
    needs: &'static str,
    follows: &'static [Effect],
) -> Step {
    Step { thing: ThingKind::Claim, from, act, to, by, needs, follows }
}

impl ClaimState {
    /// Its name.
    pub const fn status(&self) -> ClaimStatus {
        match self {
            Self::Draft => ClaimStatus::Draft,
            Self::Ready { .. } => ClaimStatus::Ready,
            Self::Posted { .. } => ClaimStatus::Posted,
            Self::Received { .. } => ClaimStatus::Received,
            Self::InReview { .. } => ClaimStatus::InReview,
            Self::Returned { .. } => ClaimStatus::Returned,
            Self::Decided { .. } => ClaimStatus::Decided,
            Self::Ordered { .. } => ClaimStatus::Ordered,
            Self::Paid { .. } => ClaimStatus::Paid,
            Self::Withdrawn { .. } => ClaimStatus::Withdrawn,
        }
    }

    /// The arrival of the paper, once it has arrived.
    pub const fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Received { receipt }
            | Self::InReview { receipt, .. }
            | Self::Returned { receipt, .. }
            | Self::Decided { receipt, .. }
            | Self::Ordered { receipt, .. }
            | Self::Paid { receipt, .. } => Some(receipt),
            Self::Draft | Self::Ready { .. } | Self::Posted { .. } | Self::Withdrawn { .. } => None,
        }
    }

    /// The day the student says she posted it.
    pub const fn posted_on(&self) -> Option<Date> {
        match self {
            Self::Posted { on } => Some(*on),
            _ => None,
        }
    }

    /// The officer who has it in hand.
    pub const fn officer(&self) -> Option<UserId> {
        match self {
            Self::InReview { officer, .. } => Some(*officer),
            _ => None,
        }
    }

    /// The decision, once there is one.
    pub const fn decided(&self) -> Option<&Decided> {
        match self {
            Self::Decided { decided, .. } | Self::Ordered { decided, .. } | Self::Paid { decided, .. } => {
                Some(decided)
            }
            _ => None,
        }
    }

    /// The payment, once there is one.
    pub const fn payment(&self) -> Option<PaymentId> {
        match self {
            Self::Ordered { payment, .. } | Self::Paid { payment, .. } => Some(*payment),
            _ => None,
        }
    }
}

impl Claim {
    fn step(&self, act: Act) -> Result<(), Refusal> {
        let status = self.status().as_str();
        if leads(ThingKind::Claim, status, act) {
            Ok(())
        } else {
            Err(Refusal::not_now(act, ThingKind::Claim, status))
        }
    }

    fn not_now(&self, act: Act) -> Refusal {
        Refusal::not_now(act, ThingKind::Claim, self.status().as_str())
    }

    /// The sheet is printed; the lines stand as declared.
    pub fn prepare(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::Prepare)?;
        if self.lines.is_empty() {
            return Err(Refusal::new("claim-without-lines").field("lines"));
        }
        self.declared = self.lines.clone();
        self.state = ClaimState::Ready { at };
        Ok(self)
    }

    /// Back to a draft.
    pub fn reopen(mut self) -> Result<Self, Refusal> {
        self.step(Act::Reopen)?;
        self.state = ClaimState::Draft;
        Ok(self)
    }

    /// Posted on this day, says the student.
    pub fn post(mut self, on: Date, today: Date) -> Result<Self, Refusal> {
        self.step(Act::Post)?;
        if on > today || self.first_act().is_some_and(|first| on < first) {
            return Err(Refusal::new("posted-on-impossible").field("on"));
        }
        self.state = ClaimState::Posted { on };
        Ok(self)
    }

    /// The paper has arrived.
    pub fn receive(mut self, receipt: Receipt) -> Result<Self, Refusal> {
        self.step(Act::Receive)?;
        if receipt.postmark.is_some_and(|postmark| postmark > receipt.on) {
            return Err(Refusal::new("postmark-after-arrival").field("postmark"));
        }
        // Nothing can be posted before the care that it tells of: the postmark was misread.
        if receipt.postmark.is_some_and(|day| self.first_act().is_some_and(|first| day < first)) {
            return Err(Refusal::new("postmark-before-care").field("postmark"));
        }
        if self.declared.is_empty() {
            self.declared = self.lines.clone();
        }
        // A file completed after a return keeps the postmark of its first arrival: it was in time once.
        let receipt = match &self.state {
            ClaimState::Returned { receipt: first, .. } => {
                Receipt { postmark: first.postmark.or(receipt.postmark), ..receipt }
            }
            _ => receipt,
        };
        self.state = ClaimState::Received { receipt };
        Ok(self)
    }

    /// Into an officer's hands.
    pub fn take(mut self, officer: UserId, since: Timestamp) -> Result<Self, Refusal> {
        let ClaimState::Received { receipt } = self.state else { return Err(self.not_now(Act::Take)) };
        self.state = ClaimState::InReview { receipt, officer, since };
        Ok(self)
    }

    /// Back on the work list.
    pub fn release(mut self) -> Result<Self, Refusal> {
        let ClaimState::InReview { receipt, .. } = self.state else { return Err(self.not_now(Act::Release)) };
        self.state = ClaimState::Received { receipt };
        Ok(self)
    }

    /// Decided: the rules' proposal less the lines that the officer refuses, or nothing at all when `rejected` names
    /// reasons for the whole.
    pub fn decide(
        mut self,
        proposal: Decision,
        refused: Vec<LineVerdict>,
        rejected: Vec<String>,
        note: String,
        by: UserId,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        let ClaimState::InReview { receipt, .. } = self.state.clone() else {
            return Err(self.not_now(Act::Decide));
        };
        if refused.iter().any(|v| v.line >= proposal.lines.len()) {
            return Err(Refusal::new("no-such-line").field("lines"));
        }
        let whole = !rejected.is_empty() || proposal.outcome == amoe_rules::claim::Outcome::Rejected;
        let unpriced = |i: usize| proposal.lines.get(i).is_some_and(|l| l.rate.is_none());
        if !whole && (0..proposal.lines.len()).any(|i| unpriced(i) && !refused.iter().any(|v| v.line == i)) {
            return Err(Refusal::new("line-without-tariff").field("lines"));
        }
        if !whole && proposal.outcome == amoe_rules::claim::Outcome::Returned {
            return Err(Refusal::new("return-proposed"));
        }
        let mut decided = Decided {
            at,
            by,
            outcome: Outcome::Rejected,
            payable: Money::ZERO,
            claimed: self.claimed(),
            reasons: if rejected.is_empty() { proposal.reason_codes() } else { rejected },
            proposal,
            facts: None,
            refused,
            note,
        };
        decided.settle(whole);
        self.round += 1;
        self.state = ClaimState::Decided { receipt, decided: Box::new(decided) };
        Ok(self)
    }

    /// The decision keeps what it was taken on, so that it can be recomputed.
    #[must_use]
    pub fn decided_on(mut self, facts: Facts) -> Self {
        if let ClaimState::Decided { decided, .. } = &mut self.state {
            decided.facts = Some(facts);
        }
        self
    }

    /// Back to the student, to be completed.
    pub fn give_back(
        mut self,
        by: UserId,
        reasons: Vec<String>,
        note: String,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        let ClaimState::InReview { receipt, .. } = self.state.clone() else {
            return Err(self.not_now(Act::Return));
        };
        if reasons.is_empty() {
            return Err(Refusal::new("reason-needed").field("reasons"));
        }
        self.state = ClaimState::Returned { receipt, at, by, reasons, note };
        Ok(self)
    }

    /// Into a payment.
    pub fn order(mut self, payment: PaymentId) -> Result<Self, Refusal> {
        let ClaimState::Decided { receipt, decided } = self.state.clone() else {
            return Err(self.not_now(Act::Order));
        };
        if decided.payable <= Money::ZERO {
            return Err(Refusal::new("nothing-to-pay"));
        }
        self.state = ClaimState::Ordered { receipt, decided, payment };
        Ok(self)
    }

    /// The money has left.
    pub fn pay(mut self, at: Timestamp) -> Result<Self, Refusal> {
        let ClaimState::Ordered { receipt, decided, payment } = self.state.clone() else {
            return Err(self.not_now(Act::Pay));
        };
        self.state = ClaimState::Paid { receipt, decided, payment, at };
        Ok(self)
    }

    /// Taken back.
    pub fn withdraw(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::Withdraw)?;
        self.state = ClaimState::Withdrawn { at };
        Ok(self)
    }
}
