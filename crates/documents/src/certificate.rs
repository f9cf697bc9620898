//! The certificate: proof of cover on one page, French and Arabic side by side, with a code that anyone can check.
//!
//! It says who is covered, through which institution and for how long. It holds nothing about health.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Bilingual, Letterhead, PersonName};

/// What the certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The certificate's number, e.g. `AT-7K3M-4Q2D`.
    pub number: String,
    /// Day of issue, kept in the file's metadata.
    pub issued: Date,
    /// Day of issue in words: `24 novembre 2026`, `24 نونبر 2026`.
    pub issued_on: Bilingual,
    /// Town of issue: `Rabat`, `الرباط`.
    pub issued_at: Bilingual,
    /// The fund.
    pub fund: Letterhead,
    /// The name of the scheme: `Assurance maladie obligatoire de base des étudiants`.
    pub scheme: Bilingual,
    /// The student.
    pub student: PersonName,
    /// Which document proves the identity: `Carte nationale d’identité`, `البطاقة الوطنية للتعريف`.
    pub identity_label: Bilingual,
    /// Its number.
    pub identity_number: String,
    /// Which student number: `Code Massar`, `رمز مسار`, or `CNE`.
    pub student_number_label: Bilingual,
    /// The student number.
    pub student_number: String,
    /// Birth date in words, or the year alone.
    pub birth: Bilingual,
    /// The school or faculty.
    pub institution: Bilingual,
    /// The university above it, if any.
    #[serde(default)]
    pub university: Option<Bilingual>,
    /// `2026-2027`.
    pub academic_year: String,
    /// First day of cover.
    pub cover_from: Bilingual,
    /// Last day of cover, that day included.
    pub cover_to: Bilingual,
    /// The texts that the cover rests on, one sentence.
    pub legal_basis: Bilingual,
    /// The address behind the QR code.
    pub verify_url: String,
    /// The page that a person opens instead, without the code: `amoe.example/fr/verify`, `amoe.example/ar/verify`.
    pub verify_page: Bilingual,
    /// The code to type there; printed in fours.
    pub verify_code: String,
    /// The health card, `shc:/` and digits, for a second code that is checked without a network.
    #[serde(default)]
    pub health_card: Option<String>,
}
