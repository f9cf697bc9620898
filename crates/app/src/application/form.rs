//! The application form: read at the door, every field tried, every problem told.

use amoe_base::{
    BirthDate, Email, IdentityDocument, IdentityKind, Malformed, Phone, Rib, StudentNumber, arabic_name,
    clean, latin_name,
};
use amoe_domain::{
    InstitutionId, Refusal,
    person::{Name, Personal, Sex},
};
use serde::{Deserialize, Serialize};

use crate::{Result, form::Problems};

/// The application form, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Apply {
    /// `cin`, `passport` or `residence_card`.
    pub identity_kind: String,
    /// Its number.
    pub identity_number: String,
    /// Massar code or CNE.
    pub student_number: String,
    /// First name, Latin letters.
    pub first_latin: String,
    /// Family name, Latin letters.
    pub last_latin: String,
    /// First name, Arabic letters.
    pub first_arabic: String,
    /// Family name, Arabic letters.
    pub last_arabic: String,
    /// Day of birth; day and month may both be empty.
    pub birth_day: String,
    /// Month of birth.
    pub birth_month: String,
    /// Year of birth.
    pub birth_year: String,
    /// `female` or `male`.
    pub sex: String,
    /// ISO 3166-1 alpha-2.
    pub nationality: String,
    /// E-mail address.
    pub email: String,
    /// Phone; may be empty.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// Id of the institution.
    pub institution: String,
    /// `yes` when the applicant declares to have no other health cover, `no` when she has one.
    pub no_other_cover: String,
    /// Bank account; may be empty.
    pub rib: String,
}

impl Apply {
    /// With what is known of somebody.
    pub(super) fn of(personal: &Personal, institution: Option<InstitutionId>) -> Self {
        let (birth_day, birth_month) = match personal.birth {
            BirthDate::Full(day) => (day.day().to_string(), day.month().to_string()),
            BirthDate::Year(_) => (String::new(), String::new()),
        };
        let Name { first_latin, last_latin, first_arabic, last_arabic } = personal.name.clone();
        Self {
            identity_kind: personal.identity.kind.to_string(),
            identity_number: personal.identity.number.clone(),
            student_number: personal.number.to_string(),
            first_latin,
            last_latin,
            first_arabic,
            last_arabic,
            birth_day,
            birth_month,
            birth_year: personal.birth.year().to_string(),
            sex: personal.sex.to_string(),
            nationality: personal.nationality.clone(),
            email: personal.email.to_string(),
            phone: personal.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            address: personal.address.clone(),
            institution: institution.map(|id| id.to_string()).unwrap_or_default(),
            no_other_cover: String::new(),
            rib: personal.rib.as_ref().map(|rib| rib.as_str().to_owned()).unwrap_or_default(),
        }
    }

    pub(super) fn read(&self) -> Result<(Personal, InstitutionId, bool)> {
        let mut p = Problems::default();
        let kind = p.parsed("identity_kind", &self.identity_kind, |t| {
            t.parse::<IdentityKind>().map_err(|_| Malformed::new("choice"))
        });
        let identity = p.parsed("identity_number", &self.identity_number, |t| {
            IdentityDocument::parse(kind.unwrap_or(IdentityKind::Cin), t)
        });
        let number = p.parsed("student_number", &self.student_number, StudentNumber::parse);
        let name = Name {
            first_latin: p.named("first_latin", &self.first_latin, latin_name, "latin-letters"),
            last_latin: p.named("last_latin", &self.last_latin, latin_name, "latin-letters"),
            first_arabic: p.named("first_arabic", &self.first_arabic, arabic_name, "arabic-letters"),
            last_arabic: p.named("last_arabic", &self.last_arabic, arabic_name, "arabic-letters"),
        };
        for (field, text) in [("first_latin", &self.first_latin), ("last_latin", &self.last_latin)] {
            let _ = p.required(field, text);
        }
        let birth = p.parsed("birth", &self.birth_year, |year| {
            BirthDate::from_parts(&self.birth_day, &self.birth_month, year)
        });
        let choice = |_| Malformed::new("choice");
        let sex = p.parsed("sex", &self.sex, |t| t.parse::<Sex>().map_err(choice));
        let nationality = p.parsed("nationality", &self.nationality, |t| {
            let code = clean(t).to_uppercase();
            let fits = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
            if fits { Ok(code) } else { Err(Malformed::new("choice")) }
        });
        let email = p.parsed("email", &self.email, Email::parse);
        let phone = p.optional("phone", &self.phone, Phone::parse);
        let address = p.required("address", &self.address);
        p.at_most("address", &address, 200);
        let institution = p.parsed("institution", &self.institution, |t| {
            t.parse::<InstitutionId>().map_err(|_| Malformed::new("choice"))
        });
        let no_other = match self.no_other_cover.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                p.push(Refusal::new("field-required").field("no_other_cover"));
                None
            }
        };
        let rib = p.optional("rib", &self.rib, Rib::parse);
        p.done()?;
        // Each `None` above has pushed a problem, so that `done` has returned.
        match (identity, number, birth, sex, nationality, email, institution, no_other) {
            (
                Some(identity),
                Some(number),
                Some(birth),
                Some(sex),
                Some(nationality),
                Some(email),
                Some(institution),
                Some(no_other),
            ) => Ok((
                Personal { identity, number, name, birth, sex, nationality, email, phone, address, rib },
                institution,
                no_other,
            )),
            _ => Err(Refusal::new("field-required").into()),
        }
    }
}

impl Problems {
    /// A part of a name; empty when it was left out or has signs that no name has.
    fn named(
        &mut self,
        field: &str,
        typed: &str,
        read: impl FnOnce(&str) -> std::result::Result<String, Malformed>,
        code: &str,
    ) -> String {
        let typed = clean(typed);
        self.at_most(field, &typed, 60);
        if typed.is_empty() {
            return typed;
        }
        read(&typed).unwrap_or_else(|_| {
            self.push(Refusal::new(code).field(field));
            String::new()
        })
    }
}
