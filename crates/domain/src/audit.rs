//! The audit trail: append-only, hash-chained. Each entry says who did what to which thing, and carries the hash of the
//! one before.

use amoe_base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Act, InstitutionId, Role, ThingKind, UserId,
    policy::{Belongs, Thing},
};

/// One entry as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Place in the chain, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// In which role.
    pub role: Role,
    /// With which account.
    pub user: Option<UserId>,
    /// For which institution the actor works, when one.
    pub institution: Option<InstitutionId>,
    /// What was done.
    pub act: Act,
    /// To what kind of thing.
    pub thing: ThingKind,
    /// To which one.
    pub key: String,
    /// What else is to be known: states, counts, codes. Nothing clinical, no identity number, no secret.
    pub detail: serde_json::Value,
    /// SHA-256 over the previous hash and this entry, hexadecimal.
    pub hash: String,
}

/// The trail as a thing, for the policy.
#[derive(Debug, Clone, Copy)]
pub struct Trail;

impl Thing for Trail {
    const KIND: ThingKind = ThingKind::Audit;
    fn belongs(&self) -> Belongs {
        Belongs::default()
    }
    fn key(&self) -> String {
        "audit".to_owned()
    }
}
