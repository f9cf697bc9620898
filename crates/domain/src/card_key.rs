//! The keys that health cards are signed with: one signs, those before it stay published so that earlier cards can be
//! checked.

use amoe_base::{Timestamp, Token};

use crate::policy::{Belongs, Thing, ThingKind};

amoe_base::text_enum! {
    /// Where a key stands.
    pub enum CardKeyStatus {
        /// New cards are signed with it.
        Signing => "signing",
        /// It signs no more; what it has signed stays good.
        Retired => "retired",
        /// Somebody else may have it: it is published no more, and what it has signed is taken by nobody.
        Withdrawn => "withdrawn",
    }
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardKey {
    /// Its name: the thumbprint of the public half.
    pub kid: String,
    /// First coordinate of the public half, base64url.
    pub x: String,
    /// Second coordinate.
    pub y: String,
    /// The private half, of the key that signs; it is destroyed with its last signature.
    pub secret: Option<Token>,
    /// Where it stands.
    pub status: CardKeyStatus,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the next one took its place.
    pub retired_at: Option<Timestamp>,
}

impl Thing for CardKey {
    const KIND: ThingKind = ThingKind::CardKey;
    fn belongs(&self) -> Belongs {
        Belongs::default()
    }
    fn key(&self) -> String {
        self.kid.clone()
    }
}
