//! People as the papers name them, and the insured student.

use amoe_base::{BirthDate, Email, IdentityDocument, Lang, Phone, Rib, StudentNumber, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    StudentId,
    policy::{Belongs, Thing, ThingKind},
};

amoe_base::text_enum! {
    /// Sex as on the identity card.
    pub enum Sex {
        /// Female.
        Female => "female",
        /// Male.
        Male => "male",
    }
}

/// A name in both alphabets. At least one of them is complete; papers show what there is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub struct Name {
    /// First name in Latin letters.
    pub first_latin: String,
    /// Family name in Latin letters.
    pub last_latin: String,
    /// First name in Arabic letters.
    #[serde(default)]
    pub first_arabic: String,
    /// Family name in Arabic letters.
    #[serde(default)]
    pub last_arabic: String,
}

impl Name {
    /// `Salma Ouhaddou`, or the Arabic name when there is no Latin one.
    pub fn latin(&self) -> String {
        let latin = format!("{} {}", self.first_latin, self.last_latin).trim().to_owned();
        if latin.is_empty() { self.raw_arabic() } else { latin }
    }

    /// `سلمى أوحدو`, or the Latin name when there is no Arabic one.
    pub fn arabic(&self) -> String {
        let arabic = self.raw_arabic();
        if arabic.is_empty() { self.latin() } else { arabic }
    }

    /// The name in Arabic letters, where it was given: for pages that say so when it was not.
    pub fn given_arabic(&self) -> Option<String> {
        Some(self.raw_arabic()).filter(|name| !name.is_empty())
    }

    /// In the alphabet of the language.
    pub fn in_lang(&self, lang: Lang) -> String {
        if lang == Lang::Ar { self.arabic() } else { self.latin() }
    }

    /// `Ouhaddou, Salma`: for work lists.
    pub fn listed(&self) -> String {
        if self.last_latin.is_empty() {
            self.raw_arabic()
        } else {
            format!("{}, {}", self.last_latin, self.first_latin)
        }
    }

    fn raw_arabic(&self) -> String {
        format!("{} {}", self.first_arabic, self.last_arabic).trim().to_owned()
    }
}

/// What an applicant says about herself; the same fields as a student has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    /// Identity paper.
    pub identity: IdentityDocument,
    /// Massar code or CNE.
    pub number: StudentNumber,
    /// Name.
    pub name: Name,
    /// Birth.
    pub birth: BirthDate,
    /// Sex.
    pub sex: Sex,
    /// Nationality, ISO 3166-1 alpha-2.
    pub nationality: String,
    /// Where mail goes.
    pub email: Email,
    /// Phone, if given.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// Postal address, one line per line.
    pub address: String,
    /// Where refunds go; without it a postal order (brief E12).
    #[serde(default)]
    pub rib: Option<Rib>,
}

/// An insured student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// Id.
    pub id: StudentId,
    /// Who she is.
    pub personal: Personal,
    /// When the e-mail address was proved by its link; before that nothing but the link is sent to it.
    pub email_proved_at: Option<Timestamp>,
    /// The language of her letters and mails.
    pub lang: Lang,
    /// Counts the changes: a stale write is refused.
    pub version: i32,
}

impl Thing for Student {
    const KIND: ThingKind = ThingKind::Student;
    fn belongs(&self) -> Belongs {
        Belongs { student: Some(self.id), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
