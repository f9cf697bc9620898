//! Papers of invented providers: what a student would scan. For demonstration data and tests only; each one says so in
//! its foot and in its metadata.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::PersonName;

amoe_base::text_enum! {
    /// Which paper.
    pub enum PaperKind {
        /// A doctor's invoice.
        DoctorInvoice => "doctor_invoice",
        /// A prescription.
        Prescription => "prescription",
        /// A pharmacy's receipt.
        PharmacyTicket => "pharmacy_ticket",
        /// A laboratory's invoice.
        LaboratoryInvoice => "laboratory_invoice",
    }
}

/// What the paper says, in French as such papers do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Which paper.
    pub kind: PaperKind,
    /// Number of the invoice or receipt; empty on a prescription.
    #[serde(default)]
    pub number: String,
    /// Day, kept in the file's metadata.
    pub issued: Date,
    /// Day as printed: `14/10/2026`.
    pub issued_on: String,
    /// The provider: `Dr Nadia Benjelloun`, `نادية بنجلون`.
    pub provider: PersonName,
    /// `Cardiologue`, `أخصائية أمراض القلب`; for a pharmacy its motto or nothing.
    #[serde(default)]
    pub speciality: PersonName,
    /// Address in one line.
    pub address: String,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// National identifier of providers.
    pub inpe: String,
    /// Company identifier; empty for none.
    #[serde(default)]
    pub ice: String,
    /// The patient.
    pub patient: String,
    /// What was done, prescribed or sold.
    pub lines: Vec<PaperLine>,
    /// Sum with unit; empty on a prescription.
    #[serde(default)]
    pub total: String,
}

/// One line of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PaperLine {
    /// The act or the medicine.
    pub label: String,
    /// Dosage and duration on a prescription, quantity on a receipt.
    #[serde(default)]
    pub detail: String,
    /// Amount without unit; empty on a prescription.
    #[serde(default)]
    pub amount: String,
}
