//! The decision letter: what was decided on a claim, why, line by line, and what the student can do, in one language.

use amoe_base::Lang;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Letterhead, PersonName};

/// What the letter says. Amounts, dates and sentences are worded in [`DecisionLetter::lang`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLetter {
    /// The language of the letter.
    pub lang: Lang,
    /// The claim's reference.
    pub reference: String,
    /// Day of the decision, kept in the file's metadata.
    pub issued: Date,
    /// Place and day: `Rabat, le 24 novembre 2026`.
    pub issued_on: String,
    /// The fund.
    pub fund: Letterhead,
    /// Whom it goes to.
    pub to: Addressee,
    /// How it came out; colours the amount.
    pub outcome: Outcome,
    /// The title: `Votre remboursement`.
    pub title: String,
    /// The sum with its unit, in large: `208,03 DH`; empty when there is none.
    #[serde(default)]
    pub amount: String,
    /// The outcome in words, a paragraph each.
    pub summary: Vec<String>,
    /// The unit over the table: `DH`, `درهم`, `MAD`.
    pub unit: String,
    /// The lines.
    #[serde(default)]
    pub lines: Vec<DecisionLine>,
    /// Their totals.
    #[serde(default)]
    pub totals: Option<DecisionTotals>,
    /// Titled parts below the table: reasons, what to do and until when, texts, appeal.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// The address behind the QR code.
    pub verify_url: String,
    /// The code to type instead, as printed.
    pub verify_code: String,
}

/// Whom a letter goes to, as it shows in the window of the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Addressee {
    /// Name.
    pub name: PersonName,
    /// Address, line by line.
    pub lines: Vec<String>,
}

amoe_base::text_enum! {
    /// How a claim came out.
    pub enum Outcome {
        /// Paid, in full or in part.
        Accepted => "accepted",
        /// Sent back for a missing paper.
        Returned => "returned",
        /// Nothing is paid.
        Refused => "refused",
    }
}

/// One line of the table with the sentence that says how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DecisionLine {
    /// What was paid for.
    pub label: String,
    /// Day, code and provider, with isolated parts; empty for none.
    #[serde(default)]
    pub sub: String,
    /// Paid.
    pub paid: String,
    /// Base of the reimbursement.
    pub base: String,
    /// Rate.
    pub rate: String,
    /// Reimbursed.
    pub reimbursed: String,
    /// What was paid, the tariff, the rate and their texts, or why nothing is paid: one sentence.
    #[serde(default)]
    pub sentence: String,
    /// What an officer adds to it; empty when there is nothing to say.
    #[serde(default)]
    pub reason: String,
}

/// The last line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DecisionTotals {
    /// Paid.
    pub paid: String,
    /// Base.
    pub base: String,
    /// Reimbursed.
    pub reimbursed: String,
}

/// A titled part of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Title, without a full stop.
    pub title: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
}
