//! Typed, readable, time-ordered ids: `claim_01k0…`, a UUIDv7 in Crockford's base32 behind the name of its kind
//! (the TypeID form). A `ClaimId` cannot be passed where a `StudentId` is asked for.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use uuid::Uuid;

/// Names one kind of id. Implemented by empty marker types, usually through [`id_kinds!`](crate::id_kinds).
pub trait Kind: 'static {
    /// The prefix before the underscore; lower-case letters only.
    const PREFIX: &'static str;
}

/// Declares the markers and the aliases of several kinds of ids: `id_kinds! { ClaimId: ClaimKind = "claim" }`.
#[macro_export]
macro_rules! id_kinds {
    ($($(#[$meta:meta])* $alias:ident : $marker:ident = $prefix:literal),+ $(,)?) => {$(
        #[doc = concat!("Marks ids of the form `", $prefix, "_…`.")]
        #[derive(Debug, Clone, Copy)]
        pub struct $marker;
        impl $crate::Kind for $marker { const PREFIX: &'static str = $prefix; }
        $(#[$meta])*
        pub type $alias = $crate::Id<$marker>;
    )+};
}

/// An id of one kind.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// A text that is not an id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not an id of the form {prefix}_…")]
pub struct NotAnId {
    /// The prefix that was expected.
    pub prefix: &'static str,
}

/// A name that the enum does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{of} has no \"{name}\"")]
pub struct UnknownName {
    /// The enum.
    pub of: &'static str,
    /// What was found.
    pub name: String,
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl<K: Kind> Id<K> {
    /// Wraps a UUID made elsewhere ([`Env::id`](crate::Env::id) makes new ones).
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The UUID inside.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.as_u128();
        write!(f, "{}_", K::PREFIX)?;
        // 26 digits of 5 bits hold 130 bits; the first digit carries only the top 3.
        (0..26).rev().try_for_each(|digit| {
            let index = (bits >> (5 * digit)) & 31;
            // The mask keeps the index below 32.
            write!(f, "{}", char::from(ALPHABET[usize::try_from(index).unwrap_or(0)]))
        })
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let wrong = NotAnId { prefix: K::PREFIX };
        let digits =
            text.strip_prefix(K::PREFIX).and_then(|rest| rest.strip_prefix('_')).ok_or(wrong.clone())?;
        if digits.len() != 26 || !matches!(digits.as_bytes()[0], b'0'..=b'7') {
            return Err(wrong);
        }
        let mut bits = 0u128;
        for byte in digits.bytes() {
            let value = ALPHABET.iter().position(|&a| a == byte).ok_or(wrong.clone())?;
            bits = (bits << 5) | value as u128;
        }
        Ok(Self::from_uuid(Uuid::from_u128(bits)))
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    id_kinds! { ThingId: ThingKind = "thing", OtherId: OtherKind = "other" }

    #[test]
    fn an_id_reads_back_and_refuses_another_kind() {
        let id = ThingId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00ff));
        assert_eq!(id.to_string().parse::<ThingId>(), Ok(id));
        assert_eq!(id.to_string().len(), "thing_".len() + 26);
        assert!(id.to_string().parse::<OtherId>().is_err());
        assert!("thing_8zzzzzzzzzzzzzzzzzzzzzzzzz".parse::<ThingId>().is_err(), "more than 128 bits");
    }
}
