//! Codes that travel outside the program: references that people read out ([`Reference`]) and secrets in links and
//! cookies ([`Token`]).

use std::fmt;

use serde::{Deserialize, Serialize};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A reference such as `DM-7K3M-4Q2D`: a prefix, seven random characters of Crockford's base32 and a check character
/// (Luhn modulo 32: catches every wrong character and nearly every swap of neighbours). Not a secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// Builds from the lowest 35 bits of a number.
    pub fn from_number(prefix: &str, number: u64) -> Self {
        let mut digits: Vec<usize> =
            (0..7).map(|i| usize::try_from((number >> (5 * i)) & 31).unwrap_or(0)).collect();
        digits.push(check_digit(&digits));
        let text: String = digits.iter().map(|&d| char::from(ALPHABET[d])).collect();
        Self(format!("{prefix}-{}-{}", &text[..4], &text[4..]))
    }

    /// Reads what a person or a scanner typed: any case, with or without dashes and blanks, `O` for `0`, `I` and `L`
    /// for `1`, as Crockford proposes. `None` when the check character does not fit.
    pub fn parse(prefix: &str, typed: &str) -> Option<Self> {
        let cleaned: String = crate::latin_digits(typed)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let body = cleaned.strip_prefix(prefix).filter(|rest| rest.len() == 8).unwrap_or(&cleaned);
        let digits: Vec<usize> = body
            .chars()
            .map(|c| match c {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .map(|c| ALPHABET.iter().position(|&a| char::from(a) == c))
            .collect::<Option<_>>()?;
        if digits.len() != 8 || check_digit(&digits[..7]) != digits[7] {
            return None;
        }
        let text: String = digits.iter().map(|&d| char::from(ALPHABET[d])).collect();
        Some(Self(format!("{prefix}-{}-{}", &text[..4], &text[4..])))
    }

    /// As printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_digit(digits: &[usize]) -> usize {
    let sum: usize = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| if i % 2 == 0 { (2 * d) / 32 + (2 * d) % 32 } else { d })
        .sum();
    (32 - sum % 32) % 32
}

/// A 256-bit secret in a link or a cookie. Only its hash is ever stored; it does not print itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// From bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The text for the link or cookie: 52 characters, lower case.
    pub fn reveal(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.0).to_ascii_lowercase()
    }

    /// Reads a token back; `None` when it has not the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = data_encoding::BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The bytes, to be hashed.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_bad_typing_and_catches_wrong_characters() {
        let reference = Reference::from_number("DM", 0x5_1234_5678);
        let typed = reference.as_str().to_lowercase().replace('-', " ");
        assert_eq!(Reference::parse("DM", &typed), Some(reference.clone()));
        let mut caught = 0;
        for position in 3..reference.as_str().len() {
            for &letter in ALPHABET {
                let mut changed: Vec<u8> = reference.as_str().bytes().collect();
                if changed[position] == b'-' || changed[position] == letter {
                    continue;
                }
                changed[position] = letter;
                let text = String::from_utf8(changed).unwrap_or_default();
                assert_eq!(Reference::parse("DM", &text), None, "{text}");
                caught += 1;
            }
        }
        assert_eq!(caught, 8 * 31);
    }

    #[test]
    fn a_token_reads_back_and_stays_silent() {
        let token = Token::from_bytes([7; 32]);
        assert_eq!(Token::parse(&token.reveal()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(Token::parse("short"), None);
    }
}
