//! The care sheet: the paper form of a claim, filled in with what the student typed, with blocks that the doctor, the
//! pharmacist, the laboratory and the dentist fill in by hand, and the claim's bar code for the mailroom.
//!
//! Without data it is the blank form that students download. Field list: facts.md, E.1.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Bilingual, Letterhead, PersonName};

amoe_base::text_enum! {
    /// Which of the three sheets.
    pub enum CareSheetKind {
        /// Ordinary sickness.
        Ordinary => "ordinary",
        /// Dental care.
        Dental => "dental",
        /// A long-term (chronic or costly) illness.
        LongTerm => "long_term",
    }
}

/// What the sheet says. Every empty field is printed as a line to write on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareSheet {
    /// Which sheet.
    pub kind: CareSheetKind,
    /// The claim's reference (`DM-7K3M-4Q2D`), printed as text and as bar code; `None` on a blank form.
    #[serde(default)]
    pub reference: Option<String>,
    /// Day of printing, kept in the file's metadata.
    pub prepared: Date,
    /// Day of printing in words; empty on a blank form.
    #[serde(default)]
    pub prepared_on: Bilingual,
    /// The fund.
    pub fund: Letterhead,
    /// Where the file is posted to, line by line.
    pub post_to: Vec<Bilingual>,
    /// The patient.
    #[serde(default)]
    pub patient: Patient,
    /// All that was spent, as printed (`506,40`).
    #[serde(default)]
    pub total_spent: String,
    /// Acts.
    #[serde(default)]
    pub acts: Vec<ActLine>,
    /// Medicines.
    #[serde(default)]
    pub medicines: Vec<MedicineLine>,
    /// The last day to post it, in words: `13 décembre 2026`; empty on a blank form.
    #[serde(default)]
    pub send_before: Bilingual,
    /// The rule behind that day, one sentence.
    pub send_rule: Bilingual,
    /// The originals to enclose, one per box to tick.
    pub enclose: Vec<Bilingual>,
    /// The illness and its agreement, on the long-term sheet.
    #[serde(default)]
    pub long_term: Option<LongTerm>,
}

/// The patient's block.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Patient {
    /// Name.
    pub name: PersonName,
    /// Number of the identity document.
    pub identity_number: String,
    /// Postal address in one line.
    pub address: String,
    /// Phone; empty when unknown.
    #[serde(default)]
    pub phone: String,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ActLine {
    /// Day of the act: `14/10/2026`.
    pub date: String,
    /// Key letter and coefficient: `Cs`, `B 120`.
    pub code: String,
    /// What it is; for dental care the tooth is named in it.
    pub label: Bilingual,
    /// The provider's national identifier; empty when unknown.
    #[serde(default)]
    pub inpe: String,
    /// Paid, as printed.
    pub amount: String,
}

/// One medicine.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MedicineLine {
    /// Trade name, strength, pack, as in the official list.
    pub name: String,
    /// Article number of the box; empty when unknown.
    #[serde(default)]
    pub code: String,
    /// Boxes.
    pub quantity: String,
    /// Paid, as printed.
    pub amount: String,
}

/// The long-term illness that the care belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LongTerm {
    /// Code of the illness in the list.
    pub code: String,
    /// Number of the exemption agreement.
    pub agreement_number: String,
}
