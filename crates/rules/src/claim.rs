//! A claim to be judged and the decision on it, in the form of the command line's contract.

use std::collections::BTreeMap;

use amoe_base::{BirthDate, Coefficient, Date, Money, Period, Rate};
use serde::{Deserialize, Serialize};

use crate::{Explanation, Reason};

amoe_base::text_enum! {
    /// Which care sheet the claim is on.
    pub enum Sheet {
        /// Ordinary illness.
        Ordinary => "ordinary",
        /// Long-term illness with an exemption.
        LongTerm => "long_term",
        /// Dental care.
        Dental => "dental",
    }
}

amoe_base::text_enum! {
    /// Where an act was done.
    #[derive(Default)]
    pub enum Setting {
        /// Without a stay.
        #[default]
        Outpatient => "outpatient",
        /// During a stay.
        Stay => "stay",
        /// In a public hospital or a service of the State.
        PublicHospital => "public_hospital",
    }
}

amoe_base::text_enum! {
    /// What becomes of a claim.
    pub enum Outcome {
        /// Every line pays what its rule gives.
        Accepted => "accepted",
        /// A line was refused.
        PartlyAccepted => "partly_accepted",
        /// The student can mend it.
        Returned => "returned",
        /// Final.
        Rejected => "rejected",
        /// A tariff is missing from the rulebook: an officer must price it.
        Manual => "manual",
    }
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimCase {
    /// The caller's id.
    pub id: String,
    /// The sheet.
    pub sheet: Sheet,
    /// The postmark; decides over the reception.
    pub posted_on: Option<Date>,
    /// The day of reception.
    pub received_on: Option<Date>,
    /// End of a continuous treatment.
    pub treatment_ends_on: Option<Date>,
    /// The illness on a long-term sheet, by its number in the list.
    pub illness: Option<u8>,
    /// The student.
    pub member: Member,
    /// What was already paid for earlier.
    pub history: Vec<HistoryEntry>,
    /// What was paid for now; at least one.
    pub lines: Vec<Line>,
    /// By line, from 0: what an officer looked up where the rulebook has no tariff. The rulebook's own goes before it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub prices: BTreeMap<usize, Price>,
}

/// A tariff that is not in the rulebook, as an officer found it in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// For the whole line: coefficient or packs included.
    pub ceiling: Money,
    /// The text, as the officer names it.
    pub source: String,
}

/// The student's rights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Not tested here: the covers were opened by the rules of eligibility.
    pub birth_date: BirthDate,
    /// When the student was covered.
    pub covers: Vec<Period>,
    /// Exemptions granted for long-term illnesses.
    pub exemptions: Vec<Exemption>,
}

/// Full cover for a long-term illness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exemption {
    /// The illness, by its number in the list.
    pub illness: u8,
    /// The number of the agreement.
    pub number: String,
    /// When it is valid.
    #[serde(flatten)]
    pub period: Period,
}

/// An act or article already claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryEntry {
    /// Its key.
    pub key: String,
    /// Its day.
    pub on: Date,
    /// Its provider, where known.
    pub inpe: Option<String>,
}

/// A line of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Line {
    /// Key letter × coefficient.
    Act(ActLine),
    /// Packs of a medicine.
    Medicine(MedicineLine),
    /// Glasses, devices.
    LumpSum(LumpSumLine),
}

/// An act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActLine {
    /// The key letter, case-sensitive.
    pub key: String,
    /// How many units of the key.
    pub coefficient: Coefficient,
    /// The day of care.
    pub on: Date,
    /// Where.
    pub setting: Setting,
    /// The provider's national id.
    pub inpe: String,
    /// What the student paid.
    pub paid: Money,
}

/// Packs of a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MedicineLine {
    /// The code on the pack.
    pub code: String,
    /// How many packs.
    pub quantity: u16,
    /// The day of purchase.
    pub on: Date,
    /// What the student paid for all of them.
    pub paid: Money,
}

/// An article paid by lump sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LumpSumLine {
    /// The key: `GLASSES` …
    pub key: String,
    /// The day of purchase.
    pub on: Date,
    /// What the student paid.
    pub paid: Money,
    /// The provider, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inpe: Option<String>,
    /// Where, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
}

impl Line {
    /// The day of care or purchase.
    pub fn on(&self) -> Date {
        match self {
            Self::Act(line) => line.on,
            Self::Medicine(line) => line.on,
            Self::LumpSum(line) => line.on,
        }
    }

    /// What the student paid.
    pub fn paid(&self) -> Money {
        match self {
            Self::Act(line) => line.paid,
            Self::Medicine(line) => line.paid,
            Self::LumpSum(line) => line.paid,
        }
    }
}

impl ClaimCase {
    /// The first act: the earliest day of all lines, medicines included.
    pub fn first_act(&self) -> Option<Date> {
        self.lines.iter().map(Line::on).min()
    }

    /// The day that decides whether it was sent in time.
    pub fn sent_on(&self) -> Option<Date> {
        self.posted_on.or(self.received_on)
    }
}

/// The decision on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The caller's id.
    pub id: String,
    /// What becomes of the claim.
    pub outcome: Outcome,
    /// All that was paid.
    pub claimed: Money,
    /// What the fund owes.
    pub payable: Money,
    /// What stays with the student.
    pub patient_share: Money,
    /// The rulebook and its content hash.
    pub rulebook: String,
    /// One entry per line, in order.
    pub lines: Vec<LineDecision>,
    /// What decided the whole claim, by code.
    pub reasons: Vec<Reason>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

impl Decision {
    /// The codes of what decided the whole claim.
    pub fn reason_codes(&self) -> Vec<String> {
        self.reasons.iter().map(|reason| reason.code.clone()).collect()
    }
}

/// The decision on a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDecision {
    /// What the rate applies to; `None` when an officer must price the line.
    pub base: Option<Money>,
    /// The rate; `None` when an officer must price the line.
    pub rate: Option<Rate>,
    /// What the fund owes.
    pub payable: Money,
    /// At most one.
    pub reasons: Vec<Reason>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}
