//! National identifiers of Morocco, as people type them and as files carry them (facts.md, B). Each type holds the
//! normalised form; parsing forgives case, blanks, dashes and Arabic digits, and says why it refuses.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// A text that has not the form it should have. `what` is a stable key: pages show `malformed-{what}`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", explain(.what))]
pub struct Malformed {
    /// Which form was expected.
    pub what: &'static str,
}

impl Malformed {
    /// Of this form.
    pub const fn new(what: &'static str) -> Self {
        Self { what }
    }
}

/// The command line's English; pages have their own words.
fn explain(what: &str) -> &'static str {
    match what {
        "rib" => "a RIB has 24 digits",
        "rib_key" => "the key of this RIB does not fit its digits: one of them is wrong",
        "ice" => "an ICE has 15 digits",
        "ice_key" => "the control digits of this ICE do not fit",
        "inpe" => "an INPE has 9 digits",
        "cin" => "a national id number is one or two letters and five or six digits",
        "massar" => "a Massar code is one letter and nine digits",
        "cne" => "a CNE has ten digits",
        "ean13" => "an EAN-13 has 13 digits",
        "ean13_key" => "the check digit of this EAN-13 does not fit",
        "phone" => "a phone number is 05, 06 or 07 and eight digits, or +212 and nine digits",
        "email" => "an e-mail address looks like name@example.ma",
        "amount" => "an amount looks like 64.00",
        "rate" => "a rate looks like 0.80",
        "coefficient" => "a coefficient looks like 1 or 2.5",
        "birth_date" => "a birth date is YYYY-MM-DD or YYYY",
        "academic_year" => "an academic year looks like 2026-2027",
        "passport" => "a passport number has 5 to 20 letters and digits",
        "residence_card" => "a residence card number has letters and digits",
        _ => "not in the expected form",
    }
}

/// Turns Arabic-Indic and Persian digits into 0–9; the rest stays.
pub fn latin_digits(text: &str) -> String {
    let digit = |c: char, zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    text.chars()
        .map(|c| match c {
            '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
            '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
            other => other,
        })
        .collect()
}

/// What a person typed on one line: NFKC, Latin digits, no control or direction marks, single blanks.
pub fn clean(text: &str) -> String {
    let visible: String = latin_digits(text)
        .nfkc()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits only, upper case: how every code is compared.
pub fn squeeze(text: &str) -> String {
    clean(text).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Squeezed, unless something other than letters, digits, blanks, dots, dashes and slashes was typed.
pub(crate) fn squeeze_code(text: &str) -> Option<String> {
    clean(text)
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '/'))
        .then(|| squeeze(text))
}

fn all_digits(text: &str, len: usize) -> bool {
    text.len() == len && text.bytes().all(|b| b.is_ascii_digit())
}

/// A decimal number of any length modulo 97.
pub(crate) fn mod97(digits: &str) -> u32 {
    digits.bytes().fold(0, |rest, b| (rest * 10 + u32::from(b - b'0')) % 97)
}

macro_rules! national {
    ($($(#[$meta:meta])* $name:ident, $what:literal, $parse:expr;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Normalises, or says what is wrong.
            pub fn parse(typed: &str) -> Result<Self, Malformed> {
                let parse: fn(&str) -> Result<String, Malformed> = $parse;
                parse(typed).map(Self)
            }

            /// The normalised form.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }

        impl std::str::FromStr for $name {
            type Err = Malformed;
            fn from_str(text: &str) -> Result<Self, Malformed> { Self::parse(text) }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(&self.0) }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    )+};
}

national! {
    /// The number of the national identity card (CIN, CINE, CNIE): one or two letters, five or six digits. It has no
    /// check digit.
    Cin, "cin", |typed| {
        let code = squeeze_code(typed).ok_or(Malformed::new("cin"))?;
        let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = &code[letters..];
        if (1..=2).contains(&letters) && (5..=6).contains(&digits.len()) && all_digits(digits, digits.len()) {
            Ok(code)
        } else {
            Err(Malformed::new("cin"))
        }
    };

    /// The Massar code of a pupil or student: one letter, nine digits. It has no check digit.
    Massar, "massar", |typed| {
        let code = squeeze_code(typed).ok_or(Malformed::new("massar"))?;
        if code.len() == 10 && code.as_bytes()[0].is_ascii_alphabetic() && all_digits(&code[1..], 9) {
            Ok(code)
        } else {
            Err(Malformed::new("massar"))
        }
    };

    /// The common company identifier: 15 digits, the whole a multiple of 97; leading zeros are often lost.
    Ice, "ice", |typed| {
        let code = squeeze_code(typed).ok_or(Malformed::new("ice"))?;
        if !(10..=15).contains(&code.len()) || !all_digits(&code, code.len()) {
            return Err(Malformed::new("ice"));
        }
        let code = format!("{code:0>15}");
        if mod97(&code) == 0 { Ok(code) } else { Err(Malformed::new("ice_key")) }
    };

    /// The national identifier of providers: 9 digits, no public check rule.
    Inpe, "inpe", |typed| {
        let code = squeeze_code(typed).ok_or(Malformed::new("inpe"))?;
        if all_digits(&code, 9) { Ok(code) } else { Err(Malformed::new("inpe")) }
    };

    /// The article number of a box of medicine: 13 digits with a check digit (GS1).
    Ean13, "ean13", |typed| {
        let code = squeeze_code(typed).ok_or(Malformed::new("ean13"))?;
        if !all_digits(&code, 13) {
            return Err(Malformed::new("ean13"));
        }
        let sum: u32 = code.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 3 }).sum();
        if sum.is_multiple_of(10) { Ok(code) } else { Err(Malformed::new("ean13_key")) }
    };

    /// A Moroccan phone number, as `+212` and nine digits (05 fixed, 06 and 07 mobile).
    Phone, "phone", |typed| {
        let text = clean(typed);
        let shape = text.chars().enumerate().all(|(i, c)| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')') || (i == 0 && c == '+'));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let national = if text.starts_with('+') {
            digits.strip_prefix("212")
        } else {
            digits.strip_prefix("00212").or_else(|| digits.strip_prefix('0'))
        };
        match national.map(|n| n.strip_prefix('0').filter(|rest| rest.len() == 9).unwrap_or(n)) {
            Some(n) if shape && all_digits(n, 9) && matches!(n.as_bytes()[0], b'5'..=b'7') => Ok(format!("+212{n}")),
            _ => Err(Malformed::new("phone")),
        }
    };

    /// An e-mail address: the shape that mail servers accept in practice, the domain in lower case. Whether it is read
    /// is proved by a link.
    Email, "email", |typed| {
        let wrong = || Malformed::new("email");
        let text = clean(typed);
        let (local, domain) = text.rsplit_once('@').ok_or_else(wrong)?;
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
        let label_fits = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let labels: Vec<&str> = domain.split('.').collect();
        let top_fits = labels.last().is_some_and(|top| top.len() >= 2 && top.chars().any(|c| c.is_ascii_alphabetic()));
        if local_fits && domain.len() <= 253 && labels.len() >= 2 && top_fits && labels.iter().all(|l| label_fits(l)) {
            Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
        } else {
            Err(wrong())
        }
    };
}

/// A name for comparing: small letters without accents or vowel signs, words separated by single blanks; the Arabic
/// letters that are written alike by many (alif, ya, ta marbuta) are one.
pub fn folded(text: &str) -> String {
    let letters = text.nfkd().flat_map(char::to_lowercase).filter_map(|c| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        // Marks and apostrophes stand inside a word. Unicode counts the Arabic marks among the letters: they come first.
        c if unicode_normalization::char::is_combining_mark(c) || matches!(c, '\'' | '’' | 'ـ') => None,
        c if c.is_alphanumeric() => Some(c),
        _ => Some(' '),
    });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_are_accepted() {
        for ice in [
            "001234567000062",
            "009876543000113",
            "000000001000070",
            "001561191000066",
            "1781980000092",
            "36794000036",
        ] {
            assert!(Ice::parse(ice).is_ok(), "{ice}");
        }
        assert_eq!(Ice::parse("36794000036").map(|i| i.to_string()), Ok("000036794000036".into()));
        assert_eq!(Ice::parse("001234567000063"), Err(Malformed::new("ice_key")));
        assert!(Ean13::parse("6118000040286").is_ok());
        assert_eq!(Ean13::parse("6118000040287"), Err(Malformed::new("ean13_key")));
        assert_eq!(Massar::parse("m130012345").map(|m| m.to_string()), Ok("M130012345".into()));
    }

    #[test]
    fn names_are_compared_without_what_people_leave_out() {
        for (one, other) in [
            ("آيت", "ايت"),
            ("أوحدو", "اوحدو"),
            ("مُحَمَّد", "محمد"),
            ("فاطمة", "فاطمه"),
            ("Aït-Lahcen", "ait LAHCEN"),
            ("N’Dri", "n'dri"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_ne!(folded("سلمى"), folded("سليم"));
    }

    #[test]
    fn typing_is_forgiven_and_mistakes_are_not() {
        assert_eq!(Cin::parse(" jb 458213 ").map(|c| c.to_string()), Ok("JB458213".into()));
        assert_eq!(Cin::parse("JB٤٥٨٢١٣").map(|c| c.to_string()), Ok("JB458213".into()));
        for bad in ["", "458213", "JBX45821", "JB4582", "JB4582133", "JB45821é"] {
            assert!(Cin::parse(bad).is_err(), "{bad}");
        }
        for phone in
            ["0612345678", "+212 6 12 34 56 78", "00212612345678", "06.12.34.56.78", "+212 (0)612345678"]
        {
            assert_eq!(Phone::parse(phone).map(|p| p.to_string()), Ok("+212612345678".into()), "{phone}");
        }
        assert!(Phone::parse("0812345678").is_err() && Phone::parse("061234567").is_err());
        assert_eq!(
            Email::parse(" Salma.O@EXAMPLE.ma ").map(|e| e.to_string()),
            Ok("Salma.O@example.ma".into())
        );
        for bad in ["a", "a@b", "a@@b.ma", "a b@c.ma", "a@-c.ma", ".a@c.ma", "a@c.1"] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
    }
}
