//! The health card: a certificate as a signed code that is checked without a network; its keys, its lists of revoked
//! cards, and the live answer to whoever has one in hand.

use amoe_base::{Reference, Token};
pub use amoe_card::CardRefusal;
use amoe_card::{CoverCard, Jws, Keys, PersonName, PublicKey, Revocations, Signer, revocation_id};
use amoe_documents::{Card, qr};
use amoe_domain::{
    Act, Actor, CertificateId, Licence,
    act::mark,
    card_key::{CardKey, CardKeyStatus},
    certificate::{CertificateStatus, REFERENCE},
};
use amoe_storage::{Store, Tx};
use serde_json::json;

use crate::{
    App, AppError, Download, Result, Settings,
    certificate::{Parts, Verified},
    error::Context,
};

/// The media type of a `.smart-health-card` file, by which phones know what to open it with.
const MEDIA_TYPE: &str = "application/smart-health-card";
/// A random secret is nearly always a key; trying three times is more than enough.
const TRIES: u32 = 3;
/// No code is longer, whatever was typed.
const CODE_CHARS_MAX: usize = 64;

/// The answer to somebody who has a health card in hand.
#[derive(Debug, Clone)]
pub enum CardAnswer {
    /// Genuine; what is known of it now.
    Genuine(Box<Verified>),
    /// Not taken, and why.
    Refused(CardRefusal),
    /// Signed by us, for a certificate that is not in this database: one of before a restore, or of a test system with
    /// the same keys.
    Unknown,
}

/// What somebody presents to be checked, in whatever form it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presented {
    /// A health card, as text to be read.
    Card(String),
    /// A certificate's code, typed or from its address.
    Code(String),
    /// Neither.
    Nothing,
}

impl Presented {
    /// What a file holds: a photograph with a code on it, a `.smart-health-card` file, a certificate of ours as PDF, text.
    pub fn in_file(bytes: &[u8]) -> Self {
        if is_picture(bytes) {
            // A paper has both codes on it: the health card says more, and is harder to read.
            let is_card = |text: &str| matches!(Self::in_text(text), Self::Card(_));
            let texts = qr::find(bytes, is_card);
            let best = texts.iter().find(|text| is_card(text)).or(texts.first());
            return best.map_or(Self::Nothing, |text| Self::in_text(text));
        }
        if bytes.starts_with(b"%PDF") {
            return in_pdf(bytes);
        }
        std::str::from_utf8(bytes).map_or(Self::Nothing, Self::in_text)
    }

    /// What a text is: the text of either code, a file's content, or the code as it is typed from paper.
    pub fn in_text(text: &str) -> Self {
        let text = text.trim();
        let begins = |with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
        // `eyJ` is how every JSON object in base64 begins, and with it every bare card.
        if begins("shc:/") || begins("{") || begins("eyJ") {
            return Self::Card(text.to_owned());
        }
        // Whoever copies the whole printed address means its last part.
        let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let code: String = amoe_base::latin_digits(last)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .take(CODE_CHARS_MAX)
            .collect();
        if code.is_empty() { Self::Nothing } else { Self::Code(code) }
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xd8\xff") || bytes.starts_with(b"\x89PNG")
}

/// The health card's square on our papers is a link to what it says, so that a phone opens it with a tap; links lie
/// unpacked in a PDF.
fn in_pdf(bytes: &[u8]) -> Presented {
    let after = |begin: &str, fits: fn(&u8) -> bool| {
        let at = bytes.windows(begin.len()).position(|window| window == begin.as_bytes())? + begin.len();
        let found: Vec<u8> = bytes[at..].iter().copied().take_while(fits).collect();
        String::from_utf8(found).ok().filter(|text| !text.is_empty())
    };
    match after("shc:/", u8::is_ascii_digit) {
        Some(digits) => Presented::Card(format!("shc:/{digits}")),
        None => after("/verify/", u8::is_ascii_alphanumeric)
            .map_or(Presented::Nothing, |code| Presented::in_text(&code)),
    }
}

/// The published keys: all but those that were withdrawn.
pub fn keys(store: &Store) -> Result<Keys> {
    store.read(|tx: &mut Tx<'_>| {
        let mut keys = Keys::default();
        for key in tx.card_keys()? {
            if key.status != CardKeyStatus::Withdrawn
                && let Some(public) = PublicKey::new(&key.x, &key.y)
            {
                let over = tx.certificate_codes_over(key.retired_at)?.len();
                keys.add(&public, Revocations::version(over));
            }
        }
        Ok(keys)
    })
}

/// The cards of a key that count no longer: those of every certificate that was there before the key was retired and is
/// replaced or revoked now. Which of them were ever signed nobody notes. `None` for a key that is not published.
pub fn revocations(store: &Store, kid: &str) -> Result<Option<Revocations>> {
    store.read(|tx: &mut Tx<'_>| {
        let keys = tx.card_keys()?;
        let Some(key) = keys.into_iter().find(|k| k.kid == kid && k.status != CardKeyStatus::Withdrawn)
        else {
            return Ok(None);
        };
        let codes = tx.certificate_codes_over(key.retired_at)?;
        Ok(Some(Revocations::new(key.kid, codes.iter().map(|code| revocation_id(code)).collect())))
    })
}

/// The lists of all keys.
pub fn all_revocations(store: &Store) -> Result<Vec<Revocations>> {
    let kids: Vec<String> = store
        .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.card_keys()?.into_iter().map(|k| k.kid).collect()))?;
    let lists = kids.iter().filter_map(|kid| revocations(store, kid).transpose());
    lists.collect()
}

/// Makes the key that signs from now on. The one before it stays published, or is withdrawn when somebody else may have it:
/// then no card that it signed is taken any more. Gives the new key's name.
pub fn rotate(store: &Store, withdraw: bool) -> Result<String> {
    let before = if withdraw { CardKeyStatus::Withdrawn } else { CardKeyStatus::Retired };
    let made = store.write(|tx| {
        let key = new_key(tx)?;
        let may = Licence::<CardKey, mark::Create>::ask(&Actor::SYSTEM)?;
        tx.card_key_insert(&may, &key, before)?;
        let audited = tx.audit(&Actor::SYSTEM, Act::Create, &key, json!({ "before": before }))?;
        Ok::<_, AppError>((key, audited))
    })?;
    Ok(made.kid)
}

fn new_key(tx: &Tx<'_>) -> Result<CardKey> {
    for _ in 0..TRIES {
        let secret: Token = tx.env().token();
        let Some(signer) = Signer::new(&secret) else { continue };
        let public = signer.public();
        return Ok(CardKey {
            kid: public.kid(),
            x: public.x().to_owned(),
            y: public.y().to_owned(),
            secret: Some(secret),
            status: CardKeyStatus::Signing,
            created_at: tx.env().now(),
            retired_at: None,
        });
    }
    Err(AppError::Fault { context: "card key", source: "no secret is a key of the curve".into() })
}

/// The address that cards name as their issuer. The framework knows only encrypted ones; a demonstration on the reader's own
/// machine has none, and its cards are for trying only.
fn issuer(settings: &Settings) -> String {
    match settings.public_url.strip_prefix("http://") {
        Some(host) => format!("https://{host}"),
        None => settings.public_url.clone(),
    }
}

impl App {
    /// The published keys; none before the first card was signed.
    pub fn card_keys(&self) -> Result<Keys> {
        keys(self.store())
    }

    /// The revoked cards of a key; `None` for a key that is not published.
    pub fn card_revocations(&self, kid: &str) -> Result<Option<Revocations>> {
        revocations(self.store(), kid)
    }

    /// Who signs; the first to ask has the key made.
    fn card_signer(&self) -> Result<Signer> {
        let system = Actor::SYSTEM;
        let signing = |tx: &mut Tx<'_>| Ok::<_, AppError>(tx.card_key_signing(&Licence::ask(&system)?)?);
        let mut key = self.store().read(signing)?;
        if key.is_none() {
            let made = self.store().write(|tx| {
                // Another server may have been quicker.
                if signing(tx)?.is_some() {
                    return Err(AppError::Stale);
                }
                let key = new_key(tx)?;
                let may = Licence::<CardKey, mark::Create>::ask(&system)?;
                tx.card_key_insert(&may, &key, CardKeyStatus::Retired)?;
                let audited = tx.audit(&system, Act::Create, &key, json!({}))?;
                Ok((key, audited))
            });
            key = match made {
                Ok(key) => Some(key),
                Err(AppError::Stale) => self.store().read(signing)?,
                Err(error) => return Err(error),
            };
        }
        let secret = key.and_then(|key| key.secret).as_ref().and_then(Signer::new);
        secret.ok_or_else(|| AppError::Fault { context: "card key", source: "it has no private half".into() })
    }

    /// The signed card of a certificate; `None` for one that no longer counts, and for names so long that no code holds
    /// them.
    pub(crate) fn health_card(&self, parts: &Parts) -> Result<Option<Jws>> {
        let Parts { certificate, cover, student, .. } = parts;
        if certificate.status != CertificateStatus::Issued {
            return Ok(None);
        }
        let name = &student.personal.name;
        let spelled = |first: &String, last: &String| {
            (!last.is_empty() || !first.is_empty())
                .then(|| PersonName { first: first.clone(), last: last.clone() })
        };
        let card = CoverCard {
            issuer: issuer(self.settings()),
            issued: certificate.issued_at,
            names: [
                spelled(&name.first_latin, &name.last_latin),
                spelled(&name.first_arabic, &name.last_arabic),
            ]
            .into_iter()
            .flatten()
            .collect(),
            birth: student.personal.birth,
            reference: certificate.reference.to_string(),
            period: cover.period,
            payer: self.settings().fund.short_name.clone(),
            rid: revocation_id(&certificate.code),
        };
        let signer = self.card_signer()?;
        let jws = Jws::sign(&card, &signer);
        if jws.fits_a_code() {
            return Ok(Some(jws));
        }
        // Very long names in both alphabets: the first of them is on the paper too, and is enough to compare.
        let names = card.names.iter().take(1).cloned().collect();
        Ok(Some(Jws::sign(&CoverCard { names, ..card }, &signer)).filter(Jws::fits_a_code))
    }

    fn card_parts(&self, actor: &Actor, id: CertificateId) -> Result<(Parts, Jws)> {
        let parts = self.store().read(|tx: &mut Tx<'_>| {
            let (certificate, _) = tx.certificate_load::<mark::Download>(actor, id)?.open();
            Self::certificate_parts(tx, certificate)
        })?;
        // A certificate that counts no longer has no card: it is not found, as its page would not show it either.
        let jws = self.health_card(&parts)?.ok_or(amoe_domain::Denied::NotFound)?;
        Ok((parts, jws))
    }

    /// A certificate as a card for the purse, for its student: PDF, two sides.
    pub fn certificate_card(&self, actor: &Actor, id: CertificateId) -> Result<Download> {
        let (parts, jws) = self.card_parts(actor, id)?;
        let certificate = self.certificate_letter(&parts, None);
        let card =
            Card { fund: self.settings().fund.short_name.clone(), health_card: jws.digits(), certificate };
        let bytes = self.letters().card(&card).context("card")?;
        Ok(Download {
            file_name: format!("{}-card.pdf", parts.certificate.reference),
            media_type: "application/pdf".to_owned(),
            bytes,
        })
    }

    /// A certificate as a file that wallets on phones keep, for its student.
    pub fn certificate_health_card(&self, actor: &Actor, id: CertificateId) -> Result<Download> {
        let (parts, jws) = self.card_parts(actor, id)?;
        Ok(Download {
            file_name: format!("{}.smart-health-card", parts.certificate.reference),
            media_type: MEDIA_TYPE.to_owned(),
            bytes: jws.file().into_bytes(),
        })
    }

    /// Is this health card genuine, and does it count today? What it says itself is not shown: the certificate it names
    /// is looked up, which knows more than a card can.
    pub fn card_verify(&self, text: &str) -> Result<CardAnswer> {
        let keys = keys(self.store())?;
        let checked = match Jws::read(text).and_then(|jws| jws.check(&keys)) {
            Ok(checked) => checked,
            Err(refusal) => return Ok(CardAnswer::Refused(refusal)),
        };
        let Some(reference) = Reference::parse(REFERENCE, &checked.card.reference) else {
            return Ok(CardAnswer::Unknown);
        };
        self.store().read(|tx: &mut Tx<'_>| {
            let found = tx.certificate_by_reference::<mark::Read>(&Actor::VISITOR, &reference)?;
            Ok(match found {
                // The number alone is not the proof: the card carries a name that only this certificate's code gives.
                Some(permit) if revocation_id(&permit.code) == checked.card.rid => {
                    CardAnswer::Genuine(Box::new(Self::certificate_standing(tx, permit.open().0)?))
                }
                _ => CardAnswer::Unknown,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_presented_is_known_by_its_form() {
        let card = |text: &str| Presented::Card(text.to_owned());
        let code = |text: &str| Presented::Code(text.to_owned());
        assert_eq!(Presented::in_text(" SHC:/5676 "), card("SHC:/5676"));
        assert_eq!(
            Presented::in_text("{\"verifiableCredential\":[]}"),
            card("{\"verifiableCredential\":[]}")
        );
        assert_eq!(Presented::in_text("6GQ4 ccmp\u{200f}"), code("6gq4ccmp"));
        assert_eq!(Presented::in_text("https://amoe.example/ar/verify/6gq4ccmp/"), code("6gq4ccmp"));
        assert_eq!(Presented::in_text(" \n/"), Presented::Nothing);
        assert_eq!(Presented::in_file(b"%PDF-1.7 <</URI(shc:/5676)>>"), card("shc:/5676"));
        assert_eq!(Presented::in_file(b"%PDF-1.7 <</URI(https://a.example/fr/verify/6gq4)>>"), code("6gq4"));
        assert_eq!(Presented::in_file(b"%PDF-1.7 <</URI(shc:/)>>"), Presented::Nothing);
        assert_eq!(Presented::in_file(b"\x89PNG broken"), Presented::Nothing);
        assert_eq!(Presented::in_file(&[0xc3, 0x28]), Presented::Nothing);
    }
}
