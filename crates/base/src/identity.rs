//! Who a student is on paper: an identity document and a student number.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    Malformed, Massar,
    national::{squeeze, squeeze_code},
};

crate::text_enum! {
    /// Which paper proves the identity.
    pub enum IdentityKind {
        /// National identity card (CIN, CINE, CNIE).
        Cin => "cin",
        /// Passport of any country.
        Passport => "passport",
        /// Residence card of a foreigner in Morocco.
        ResidenceCard => "residence_card",
    }
}

/// An identity document with its normalised number. Unusual CIN lengths are let through (facts.md, B: "warn, don't
/// block"): the institution confirms the person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IdentityDocument {
    /// Which paper.
    pub kind: IdentityKind,
    /// Its number: letters and digits, upper case.
    pub number: String,
}

impl IdentityDocument {
    /// Normalises and checks the form that this kind of paper has.
    pub fn parse(kind: IdentityKind, typed: &str) -> Result<Self, Malformed> {
        let wrong = Malformed::new(kind.as_str());
        let number = squeeze_code(typed).ok_or(wrong.clone())?;
        let letters = number.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let fits = match kind {
            IdentityKind::Cin => {
                (1..=2).contains(&letters) && (5..=9).contains(&digits) && letters + digits == number.len()
            }
            IdentityKind::Passport => (5..=20).contains(&number.len()) && digits >= 3,
            IdentityKind::ResidenceCard => {
                (5..=12).contains(&number.len()) && digits >= 4 && letters < number.len()
            }
        };
        if fits { Ok(Self { kind, number }) } else { Err(wrong) }
    }

    /// Compares with what a person typed, whatever the case and blanks.
    pub fn matches(&self, typed: &str) -> bool {
        self.number == squeeze(typed)
    }
}

/// A Massar code or, before Massar, a CNE of ten digits. Its last eight digits are what portals ask for (brief C2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StudentNumber(String);

impl StudentNumber {
    /// Normalises either form.
    pub fn parse(typed: &str) -> Result<Self, Malformed> {
        if let Ok(massar) = Massar::parse(typed) {
            return Ok(Self(massar.as_str().to_owned()));
        }
        let code = squeeze_code(typed).ok_or(Malformed::new("massar"))?;
        if code.len() == 10 && code.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(code))
        } else {
            Err(Malformed::new("massar"))
        }
    }

    /// The normalised form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last eight digits.
    pub fn last8(&self) -> &str {
        &self.0[2..]
    }
}

impl fmt::Display for StudentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_numbers_give_their_last_eight_digits() {
        assert_eq!(StudentNumber::parse("M130012345").map(|n| n.last8().to_owned()), Ok("30012345".into()));
        assert_eq!(StudentNumber::parse("1210 012345").map(|n| n.last8().to_owned()), Ok("10012345".into()));
        assert!(StudentNumber::parse("30012345").is_err());
    }

    #[test]
    fn documents_have_the_form_of_their_kind() {
        assert!(IdentityDocument::parse(IdentityKind::Cin, "jb458213").is_ok_and(|d| d.matches("JB 458213")));
        assert!(IdentityDocument::parse(IdentityKind::Cin, "12345678").is_err());
        assert!(IdentityDocument::parse(IdentityKind::Passport, "AB1234567").is_ok());
        assert!(IdentityDocument::parse(IdentityKind::ResidenceCard, "A012345B").is_ok());
        assert!(IdentityDocument::parse(IdentityKind::Passport, "<script>").is_err());
    }
}
