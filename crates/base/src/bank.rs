//! The Moroccan bank account number (RIB) and its IBAN.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    Malformed,
    national::{mod97, squeeze_code},
};

/// 24 digits: bank 3, city 3, account 16, key 2; the whole a multiple of 97 (facts.md, B).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rib(String);

impl Rib {
    /// Normalises and checks the key. An IBAN (`MA64 …`) is accepted and reduced to its RIB.
    pub fn parse(typed: &str) -> Result<Self, Malformed> {
        let code = squeeze_code(typed).ok_or(Malformed::new("rib"))?;
        let digits =
            if code.len() == 28 { code.strip_prefix("MA").map_or("", |rest| &rest[2..]) } else { &code };
        if digits.len() != 24 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Malformed::new("rib"));
        }
        let rib = Self(digits.to_owned());
        if mod97(digits) != 0 || (code.len() == 28 && rib.iban() != code) {
            return Err(Malformed::new("rib_key"));
        }
        Ok(rib)
    }

    /// The 24 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The IBAN, 28 characters (ISO 13616): `MA` is 2210 in digits.
    pub fn iban(&self) -> String {
        let check = 98 - mod97(&format!("{}221000", self.0));
        format!("MA{check:02}{}", self.0)
    }

    /// The last four digits, all that a page shows.
    pub fn tail(&self) -> &str {
        &self.0[20..]
    }
}

impl fmt::Debug for Rib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rib(…{})", self.tail())
    }
}

impl Serialize for Rib {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Rib {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_accounts_have_fitting_keys() {
        for rib in [
            "007101000000000000000160",
            "011780000012345678901296",
            "225810123456789012345659",
            "310101000000000000004204",
            "310810100013070176970116",
            "310010100112470413600140",
        ] {
            assert!(Rib::parse(rib).is_ok(), "{rib}");
        }
        assert_eq!(Rib::parse("310101000000000000004205"), Err(Malformed::new("rib_key")));
        assert_eq!(Rib::parse("31010100000000000000420"), Err(Malformed::new("rib")));
    }

    #[test]
    fn the_iban_follows_and_is_read_back() {
        let rib = Rib::parse("310 810 1000130701769701 16");
        assert_eq!(rib.as_ref().map(Rib::iban), Ok("MA64310810100013070176970116".into()));
        assert_eq!(Rib::parse("MA64 3108 1010 0013 0701 7697 0116"), rib);
        assert_eq!(Rib::parse("MA65 3108 1010 0013 0701 7697 0116"), Err(Malformed::new("rib_key")));
    }
}
