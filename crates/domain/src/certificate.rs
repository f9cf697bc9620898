//! The certificate: a paper that proves cover, with a code by which anyone can check it.

use amoe_base::{Reference, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    CertificateId, CoverId, StudentId,
    policy::{Belongs, Thing, ThingKind},
};

/// The prefix of certificate numbers: attestation.
pub const REFERENCE: &str = "AT";

amoe_base::text_enum! {
    /// Where a certificate stands.
    pub enum CertificateStatus {
        /// The one that counts.
        Issued => "issued",
        /// A newer one took its place.
        Superseded => "superseded",
        /// No longer true.
        Revoked => "revoked",
    }
}

/// A certificate. What it says of the student, the cover and the institution is read when it is printed (decision 012).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Id.
    pub id: CertificateId,
    /// Its number.
    pub reference: Reference,
    /// Of which cover.
    pub cover: CoverId,
    /// Of whom.
    pub student: StudentId,
    /// What the QR code holds: 128 random bits, so that nobody finds certificates by counting.
    pub code: String,
    /// Where it stands.
    pub status: CertificateStatus,
    /// When it was issued.
    pub issued_at: Timestamp,
}

impl Thing for Certificate {
    const KIND: ThingKind = ThingKind::Certificate;
    fn belongs(&self) -> Belongs {
        Belongs { student: Some(self.student), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
