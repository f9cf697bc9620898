//! The form of a card: a compact JWS (RFC 7515) over packed JSON, and the same in digits for a QR code.

use std::io::{Read, Write};

use data_encoding::BASE64URL_NOPAD;
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Deserialize, Serialize};

use crate::{CardRefusal, Checked, CoverCard, Keys, Signer, cover_card};

/// What a QR code of version 22 holds of a card (1195 characters in the framework's words), and with it the longest text
/// that is ever a card's.
pub const DIGITS_MAX: usize = 2 * 1195;
/// A file may hold a card that is too long for a code; no longer than this.
const TEXT_BYTES_MAX: usize = 32 * 1024;
/// What a card may unpack to.
pub const INFLATED_BYTES_MAX: usize = 64 * 1024;

/// How digits are told from other text.
const SCHEME: &str = "shc:/";
/// Two digits for each character: how far it is from this one.
const FIRST: u8 = b'-';

/// The header of a JWS.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    zip: String,
    alg: String,
    kid: String,
}

/// What a `.smart-health-card` file holds.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    #[serde(rename = "verifiableCredential")]
    cards: Vec<String>,
}

/// A card as text, not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jws(String);

impl Jws {
    /// Signs a card. The same card and key give the same text.
    pub fn sign(card: &CoverCard, signer: &Signer) -> Self {
        Self::seal(&cover_card::payload(card), signer)
    }

    fn seal(payload: &[u8], signer: &Signer) -> Self {
        let header = Header { zip: "DEF".into(), alg: "ES256".into(), kid: signer.public().kid() };
        // A struct of texts, which JSON can always hold; writing to memory cannot fail.
        let header = serde_json::to_vec(&header).unwrap_or_default();
        let payload = deflate(payload).unwrap_or_default();
        let signed = format!("{}.{}", BASE64URL_NOPAD.encode(&header), BASE64URL_NOPAD.encode(&payload));
        let signature = BASE64URL_NOPAD.encode(&signer.sign(signed.as_bytes()));
        Self(format!("{signed}.{signature}"))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `shc:/5676…`: what the QR code holds.
    pub fn digits(&self) -> String {
        let digits = self.0.bytes().map(|b| format!("{:02}", b.saturating_sub(FIRST)));
        std::iter::once(SCHEME.to_owned()).chain(digits).collect()
    }

    /// Does it fit into one QR code?
    pub fn fits_a_code(&self) -> bool {
        2 * self.0.len() <= DIGITS_MAX
    }

    /// The content of a `.smart-health-card` file.
    pub fn file(&self) -> String {
        serde_json::to_string(&File { cards: vec![self.0.clone()] }).unwrap_or_default()
    }

    /// Finds a card in what somebody has: the text of a QR code, the content of a `.smart-health-card` file, or the bare
    /// JWS. Blanks and line ends are nobody's fault.
    pub fn read(text: &str) -> Result<Self, CardRefusal> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(CardRefusal::TooLarge);
        }
        if text.trim_start().starts_with('{') {
            let file: File = serde_json::from_str(text).map_err(|_| CardRefusal::NotACard)?;
            return Self::bare(file.cards.first().ok_or(CardRefusal::NotACard)?);
        }
        let text: String = amoe_base::latin_digits(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !is_invisible(*c))
            .collect();
        match text.get(..SCHEME.len()).filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME)) {
            Some(_) => Self::of_digits(&text[SCHEME.len()..]),
            None => Self::bare(&text),
        }
    }

    fn of_digits(digits: &str) -> Result<Self, CardRefusal> {
        if digits.contains('/') {
            return Err(CardRefusal::InParts);
        }
        let digit = |b: &u8| b.is_ascii_digit().then(|| b - b'0');
        let letter = |pair: &[u8]| match pair {
            [tens, ones] => Some(char::from(FIRST + 10 * digit(tens)? + digit(ones)?)),
            _ => None,
        };
        let text: Option<String> = digits.as_bytes().chunks(2).map(letter).collect();
        Self::bare(&text.ok_or(CardRefusal::NotACard)?)
    }

    fn bare(text: &str) -> Result<Self, CardRefusal> {
        // As digits it is twice as long, and has to be read then too.
        if SCHEME.len() + 2 * text.len() > TEXT_BYTES_MAX {
            return Err(CardRefusal::TooLarge);
        }
        let is_base64 = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        let parts: Vec<&str> = text.split('.').collect();
        if parts.len() == 3 && parts.iter().all(|part| is_base64(part)) {
            Ok(Self(text.to_owned()))
        } else {
            Err(CardRefusal::NotACard)
        }
    }

    /// Checks the signature, and only then looks at what is signed.
    pub fn check(&self, keys: &Keys) -> Result<Checked, CardRefusal> {
        let not = CardRefusal::NotACard;
        let (signed, signature) = self.0.rsplit_once('.').ok_or(not)?;
        let (header, payload) = signed.split_once('.').ok_or(not)?;
        let header: Header = serde_json::from_slice(&decode(header)?).map_err(|_| not)?;
        if header.alg != "ES256" || header.zip != "DEF" {
            return Err(not);
        }
        let key = keys.find(&header.kid).ok_or(CardRefusal::UnknownKey)?;
        // Bits that no encoder writes are a change too.
        let signature = decode(signature).map_err(|_| CardRefusal::BadSignature)?;
        if !key.has_signed(signed.as_bytes(), &signature) {
            return Err(CardRefusal::BadSignature);
        }
        let card = cover_card::read(&inflate(&decode(payload)?)?)?;
        Ok(Checked { card, kid: header.kid })
    }
}

fn decode(part: &str) -> Result<Vec<u8>, CardRefusal> {
    BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| CardRefusal::NotACard)
}

/// Marks of direction, which come along when text is copied out of a page or a PDF.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn deflate(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, CardRefusal> {
    let mut out = Vec::new();
    let limit = u64::try_from(INFLATED_BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
    DeflateDecoder::new(bytes).take(limit).read_to_end(&mut out).map_err(|_| CardRefusal::NotACard)?;
    if out.len() > INFLATED_BYTES_MAX { Err(CardRefusal::TooLarge) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use amoe_base::Token;

    use super::*;

    #[test]
    fn what_is_signed_and_is_no_card_of_cover_proves_none() {
        let signer = Signer::new(&Token::from_bytes([7; 32])).expect("a key");
        let mut keys = Keys::default();
        keys.add(signer.public(), 1);
        let answer =
            |payload: &str| Jws::seal(payload.as_bytes(), &signer).check(&keys).map(|checked| checked.card);
        let card = |resource: &str, rest: &str| {
            format!(
                r#"{{"iss":"https://a.example","nbf":1793610000.5,"vc":{{"type":["https://smarthealth.cards#health-card","x"],
                "credentialSubject":{{"fhirVersion":"4.0.1","fhirBundle":{{"resourceType":"Bundle","type":"collection","entry":[
                {{"fullUrl":"resource:0","resource":{{"resourceType":"Patient","name":[{{"family":"A"}}],"birthDate":"2004"}}}},
                {{"fullUrl":"resource:1","resource":{resource}}}]}}}}}}{rest}}}"#
            )
        };
        let coverage = |status: &str, whose: &str, end: &str| {
            format!(
                r#"{{"resourceType":"Coverage","status":"{status}","identifier":[{{"value":"1","system":"x"}}],"order":1,
                "beneficiary":{{"reference":"{whose}"}},"period":{{"start":"2026-10-01"{end}}},"payor":[{{"display":"X"}}]}}"#
            )
        };
        let good = answer(&card(&coverage("active", "resource:0", ""), r#","exp":1"#))
            .expect("a card of another issuer");
        assert_eq!((good.period.to, good.issued.as_second(), good.rid.as_str()), (None, 1_793_610_000, ""));
        for (resource, why) in [
            (r#"{"resourceType":"Immunization","status":"completed"}"#.to_owned(), "no cover"),
            (coverage("cancelled", "resource:0", ""), "not active"),
            (coverage("active", "resource:7", ""), "of another person"),
            (coverage("active", "resource:0", r#","end":"2026-09-29""#), "ends before it begins"),
        ] {
            assert_eq!(answer(&card(&resource, "")), Err(CardRefusal::NoCover), "{why}");
        }
        assert_eq!(answer(r#"{"iss":"x"}"#), Err(CardRefusal::NoCover));
        assert_eq!(answer("not JSON"), Err(CardRefusal::NotACard));
    }
}
