//! Payments and the batches in which they leave. One person prepares, another approves.

use amoe_base::{Date, Money, Reference, Rib, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Act, BatchId, ClaimId, PaymentId, Refusal, Role, StudentId, UserId,
    policy::{Belongs, Scope, Thing, ThingKind},
    workflow::{Effect, Step},
};

/// The prefix of batch references: ordre de paiement.
pub const REFERENCE: &str = "OP";

amoe_base::text_enum! {
    /// Where a batch stands; its payments stand where it stands.
    pub enum BatchStatus {
        /// Put together by one person.
        Prepared => "prepared",
        /// Agreed to by another.
        Approved => "approved",
        /// Handed to the bank and the post.
        Sent => "sent",
        /// The money has left.
        Paid => "paid",
    }
}

/// The steps of a batch.
pub const STEPS: &[Step] = &[
    Step {
        thing: ThingKind::Batch,
        from: &["prepared"],
        act: Act::Approve,
        to: &["approved"],
        by: &[(Role::FinanceApprover, Scope::NotMine)],
        needs: "another person than the one who prepared",
        follows: &[],
    },
    Step {
        thing: ThingKind::Batch,
        from: &["approved"],
        act: Act::Send,
        to: &["sent"],
        by: &[(Role::FinancePreparer, Scope::Any), (Role::FinanceApprover, Scope::Any)],
        needs: "files made",
        follows: &[],
    },
    Step {
        thing: ThingKind::Batch,
        from: &["sent"],
        act: Act::Pay,
        to: &["paid"],
        by: &[(Role::FinancePreparer, Scope::Any), (Role::FinanceApprover, Scope::Any)],
        needs: "a day that is not to come",
        follows: &[Effect::Moves(ThingKind::Claim), Effect::Mail("claim-paid")],
    },
];

/// How the money reaches the student (brief E12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// To the declared bank account.
    Transfer {
        /// The account.
        rib: Rib,
    },
    /// Payable at any post office on showing the identity card.
    PostalOrder {
        /// The number of the identity paper.
        identity: String,
        /// The address.
        address: String,
    },
}

/// One payment: one decision of one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Id.
    pub id: PaymentId,
    /// In which batch.
    pub batch: BatchId,
    /// For which claim.
    pub claim: ClaimId,
    /// The claim's reference, for the statement of account.
    pub claim_reference: Reference,
    /// For which of its decisions: one payment per decision, ever.
    pub round: u32,
    /// To whom.
    pub student: StudentId,
    /// The name on the order.
    pub payee: String,
    /// How much; above zero.
    pub amount: Money,
    /// How.
    pub way: Way,
}

impl Thing for Payment {
    const KIND: ThingKind = ThingKind::Payment;
    fn belongs(&self) -> Belongs {
        Belongs { student: Some(self.student), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}

/// A step that someone took, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// State with the data of that state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum BatchState {
    /// Put together.
    Prepared,
    /// Agreed to.
    Approved {
        /// By whom.
        approved: Signed,
    },
    /// Handed over.
    Sent {
        /// By whom it was agreed to.
        approved: Signed,
        /// By whom it was sent.
        sent: Signed,
    },
    /// The money has left.
    Paid {
        /// By whom it was agreed to.
        approved: Signed,
        /// By whom it was sent.
        sent: Signed,
        /// Who noted it.
        paid: Signed,
        /// On which day the money left.
        on: Date,
    },
}

/// Payments that leave together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Id.
    pub id: BatchId,
    /// What people quote.
    pub reference: Reference,
    /// Of which scheme.
    pub scheme: String,
    /// By whom it was put together.
    pub prepared: Signed,
    /// How many payments.
    pub count: u32,
    /// Their sum.
    pub total: Money,
    /// Where it stands.
    pub state: BatchState,
    /// Counts the changes.
    pub version: i32,
}

impl Batch {
    /// Where it stands.
    pub const fn status(&self) -> BatchStatus {
        match self.state {
            BatchState::Prepared => BatchStatus::Prepared,
            BatchState::Approved { .. } => BatchStatus::Approved,
            BatchState::Sent { .. } => BatchStatus::Sent,
            BatchState::Paid { .. } => BatchStatus::Paid,
        }
    }

    fn not_now(&self, act: Act) -> Refusal {
        Refusal::not_now(act, ThingKind::Batch, self.status().as_str())
    }

    /// Agreed to by a second person.
    pub fn approve(mut self, by: UserId, at: Timestamp) -> Result<Self, Refusal> {
        let BatchState::Prepared = self.state else { return Err(self.not_now(Act::Approve)) };
        if self.prepared.by == by {
            return Err(Refusal::new("second-person-needed"));
        }
        self.state = BatchState::Approved { approved: Signed { by, at } };
        Ok(self)
    }

    /// Handed to the bank and the post.
    pub fn send(mut self, by: UserId, at: Timestamp) -> Result<Self, Refusal> {
        let BatchState::Approved { approved } = self.state.clone() else {
            return Err(self.not_now(Act::Send));
        };
        self.state = BatchState::Sent { approved, sent: Signed { by, at } };
        Ok(self)
    }

    /// The money has left.
    pub fn pay(mut self, by: UserId, on: Date, today: Date, at: Timestamp) -> Result<Self, Refusal> {
        let BatchState::Sent { approved, sent } = self.state.clone() else {
            return Err(self.not_now(Act::Pay));
        };
        if on > today {
            return Err(Refusal::new("paid-on-impossible").field("on"));
        }
        self.state = BatchState::Paid { approved, sent, paid: Signed { by, at }, on };
        Ok(self)
    }
}

impl Thing for Batch {
    const KIND: ThingKind = ThingKind::Batch;
    fn belongs(&self) -> Belongs {
        Belongs { prepared_by: Some(self.prepared.by), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
