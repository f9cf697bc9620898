//! Cards that count no longer: one list for each key, of names that mean nothing to anybody else.

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A saved list is no longer than this: a million cards.
const LIST_BYTES_MAX: usize = 16 * 1024 * 1024;

/// The name of a card in such a list: 64 bits of a hash of the certificate's code. The code is 100 random bits that only the
/// paper has, so that the public name leads back to nothing.
pub fn revocation_id(code: &str) -> String {
    let hash = Sha256::new().chain_update("amoe card ").chain_update(code).finalize();
    BASE64URL_NOPAD.encode(&hash[..8])
}

/// What lies at `/.well-known/crl/{kid}.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocations {
    /// Of which key.
    pub kid: String,
    /// `rid`: by the names on the cards.
    pub method: String,
    /// How often the list has changed, from 1.
    pub ctr: u64,
    /// The names; one with a full stop and a number of seconds means cards from before that moment.
    pub rids: Vec<String>,
}

impl Revocations {
    /// The list of a key. Nothing ever leaves it, so its length tells how often it has changed.
    pub fn new(kid: String, rids: Vec<String>) -> Self {
        let ctr = Self::version(rids.len());
        Self { kid, method: "rid".to_owned(), ctr, rids }
    }

    /// The version of a list with so many names.
    pub fn version(names: usize) -> u64 {
        u64::try_from(names).unwrap_or(u64::MAX).saturating_add(1)
    }

    /// Reads a saved list; `None` for what is none.
    pub fn read(json: &[u8]) -> Option<Self> {
        if json.len() > LIST_BYTES_MAX {
            return None;
        }
        serde_json::from_slice::<Self>(json).ok().filter(|list| list.method == "rid")
    }

    /// Does it name this card of this key?
    pub fn names(&self, kid: &str, rid: &str, issued: Timestamp) -> bool {
        let means = |name: &String| match name.split_once('.') {
            None => name == rid,
            Some((name, until)) => {
                name == rid && until.parse::<i64>().is_ok_and(|until| issued.as_second() <= until)
            }
        };
        self.kid == kid && self.rids.iter().any(means)
    }
}
