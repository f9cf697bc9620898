//! Keys: P-256, named by the SHA-256 thumbprint of their public half (RFC 7638), published as a set (RFC 7517).

use amoe_base::Token;
use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::{
    Signature, SigningKey, VerifyingKey,
    signature::{Signer as _, Verifier as _},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A coordinate of a point of the curve.
const COORDINATE: usize = 32;
/// A saved set of keys is no longer than this; ours has a key for each year.
const SET_BYTES_MAX: usize = 1024 * 1024;

/// Signs cards. The private half does not print itself.
pub struct Signer {
    key: SigningKey,
    public: PublicKey,
}

impl Signer {
    /// The key of a secret; `None` for the very few secrets that are none of the curve's (zero, and those above its
    /// order: about one in four thousand million).
    pub fn new(secret: &Token) -> Option<Self> {
        let key = SigningKey::from_slice(secret.bytes()).ok()?;
        let public = PublicKey::of(key.verifying_key());
        Some(Self { key, public })
    }

    /// The half that everyone may have.
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The signature as JWS has it: both numbers one after the other. The same text gets the same signature (RFC 6979).
    pub(crate) fn sign(&self, text: &[u8]) -> Vec<u8> {
        let signature: Signature = self.key.sign(text);
        signature.to_bytes().to_vec()
    }
}

/// The half of a key that everyone may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    x: String,
    y: String,
    key: VerifyingKey,
}

impl PublicKey {
    fn of(key: &VerifyingKey) -> Self {
        // Uncompressed: one byte that says so, then both coordinates.
        let point = key.to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(COORDINATE);
        Self { x: BASE64URL_NOPAD.encode(x), y: BASE64URL_NOPAD.encode(y), key: *key }
    }

    /// From the coordinates as a set of keys has them; `None` when they are no point of the curve.
    pub fn new(x: &str, y: &str) -> Option<Self> {
        let coordinate =
            |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok().filter(|c| c.len() == COORDINATE);
        let point = [vec![4], coordinate(x)?, coordinate(y)?].concat();
        VerifyingKey::from_sec1_bytes(&point).ok().map(|key| Self::of(&key))
    }

    /// The first coordinate, base64url.
    pub fn x(&self) -> &str {
        &self.x
    }

    /// The second coordinate, base64url.
    pub fn y(&self) -> &str {
        &self.y
    }

    /// The key's name: the thumbprint, 43 characters.
    pub fn kid(&self) -> String {
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#, self.x, self.y);
        BASE64URL_NOPAD.encode(&Sha256::digest(members))
    }

    /// Has this key signed this text?
    pub(crate) fn has_signed(&self, text: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.key.verify(text, &signature).is_ok())
    }
}

/// A key as it is published.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Jwk {
    /// `EC`.
    pub kty: String,
    /// The thumbprint.
    pub kid: String,
    /// `sig`.
    #[serde(rename = "use")]
    pub purpose: String,
    /// `ES256`.
    pub alg: String,
    /// `P-256`.
    pub crv: String,
    /// First coordinate.
    pub x: String,
    /// Second coordinate.
    pub y: String,
    /// How often the key's list of revoked cards has changed.
    #[serde(rename = "crlVersion", default, skip_serializing_if = "Option::is_none")]
    pub crl_version: Option<u64>,
}

/// A set of public keys: what lies at `/.well-known/jwks.json`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Keys {
    keys: Vec<Jwk>,
}

impl Keys {
    /// Reads a saved set. Keys of other kinds in it are passed over; `None` for what is no set.
    pub fn read(json: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<serde_json::Value>,
        }
        if json.len() > SET_BYTES_MAX {
            return None;
        }
        let set: Set = serde_json::from_slice(json).ok()?;
        let keys = set.keys.into_iter().filter_map(|key| serde_json::from_value::<Jwk>(key).ok());
        let ours = |key: &Jwk| key.kty == "EC" && key.crv == "P-256" && key.alg == "ES256";
        Some(Self { keys: keys.filter(ours).collect() })
    }

    /// Adds a key; the number is the version of its list of revoked cards.
    pub fn add(&mut self, key: &PublicKey, crl_version: u64) {
        self.keys.push(Jwk {
            kty: "EC".to_owned(),
            kid: key.kid(),
            purpose: "sig".to_owned(),
            alg: "ES256".to_owned(),
            crv: "P-256".to_owned(),
            x: key.x.clone(),
            y: key.y.clone(),
            crl_version: Some(crl_version),
        });
    }

    /// Adds the keys of another set.
    pub fn join(&mut self, other: Self) {
        self.keys.extend(other.keys);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key of this name. A key under a name that is not its thumbprint is none.
    pub(crate) fn find(&self, kid: &str) -> Option<PublicKey> {
        let named = self.keys.iter().filter(|key| key.kid == kid);
        named.filter_map(|key| PublicKey::new(&key.x, &key.y)).find(|key| key.kid() == kid)
    }
}
