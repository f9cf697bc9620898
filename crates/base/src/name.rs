//! Names of people, as typed: which signs they may have. What was stored before is not read through here.

use crate::{Malformed, clean};

/// A first or family name in Latin letters: letters with their accents, blanks, apostrophes, hyphens, full stops.
pub fn latin_name(typed: &str) -> Result<String, Malformed> {
    read(typed, |c| is_latin(c) || matches!(c, '\u{300}'..='\u{36f}' | '.'), is_latin)
        .ok_or_else(|| Malformed::new("latin_name"))
}

/// A first or family name in Arabic letters: letters with their marks, blanks, apostrophes, hyphens.
pub fn arabic_name(typed: &str) -> Result<String, Malformed> {
    read(typed, |c| is_arabic(c) || is_arabic_mark(c), is_arabic).ok_or_else(|| Malformed::new("arabic_name"))
}

fn read(typed: &str, may: impl Fn(char) -> bool, letter: impl Fn(char) -> bool) -> Option<String> {
    let name = clean(typed);
    let fits = name.chars().any(letter) && name.chars().all(|c| is_between(c) || may(c));
    fits.then_some(name)
}

/// What joins the parts of a name in either alphabet. Keyboards and phones have several apostrophes and hyphens.
const fn is_between(c: char) -> bool {
    matches!(c, ' ' | '\'' | '’' | 'ʼ' | '-' | '\u{2010}')
}

fn is_latin(c: char) -> bool {
    let block = matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}');
    block && c.is_alphabetic() && !matches!(c, 'ª' | 'º')
}

fn is_arabic(c: char) -> bool {
    let block = matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    block && c.is_alphabetic() && !is_arabic_mark(c)
}

/// Vowel signs, shadda and their like.
const fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_taken_as_they_are_written() {
        for name in [
            "Salma",
            "El Alaoui",
            "N'Dri",
            "N’Guessan",
            "Aït-Lahcen",
            "J. Pierre",
            "Nguyễn",
            "Łukasz",
            "Þóra",
            "Şükrü",
            "D’Ânsé",
            "Ɛbdella",
        ] {
            assert_eq!(latin_name(name).as_deref(), Ok(name));
        }
        assert_eq!(latin_name("  Fatima\u{200f}  Zahra ").as_deref(), Ok("Fatima Zahra"));
        for name in ["سلمى", "آيت لحسن", "عبد-الرحمان", "مُحَمَّد", "گنون", "ڤاليري"]
        {
            assert_eq!(arabic_name(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn signs_that_no_name_has_are_refused() {
        for name in [
            "Salma2",
            "<b>Salma</b>",
            "{x}",
            "$alma",
            "Salma;",
            "a@b",
            "Salma_",
            "=1+1",
            "سلمى",
            "Ольга",
            "李",
            "-",
            "...",
            "' '",
            "Salma\u{2044}",
            "٣",
            "Salma×",
            "1",
        ] {
            assert_eq!(latin_name(name), Err(Malformed::new("latin_name")), "{name}");
        }
        for name in ["Salma", "سلمى3", "سلمى٣", "سلمى؟", "<سلمى>", "سلمى،", "-", "َُ", "سلمى."]
        {
            assert_eq!(arabic_name(name), Err(Malformed::new("arabic_name")), "{name}");
        }
    }
}
