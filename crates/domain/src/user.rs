//! Accounts, sessions and mailed links. Passwords and secrets are hashed before they come here.

use amoe_base::{Email, Lang, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, ApplicationId, InstitutionId, Role, StudentId, UserId,
    policy::{Belongs, Thing, ThingKind},
};

/// Someone who can log in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Id.
    pub id: UserId,
    /// In which role.
    pub role: Role,
    /// Name shown to colleagues.
    pub name: String,
    /// Log-in name and where links go.
    pub email: Email,
    /// The number of the identity paper, the other log-in name; students have it.
    pub identity_number: Option<String>,
    /// The student behind a student's account.
    pub student: Option<StudentId>,
    /// The institution of an institution officer.
    pub institution: Option<InstitutionId>,
    /// Argon2id hash in PHC form; none until the mailed link was used.
    pub password: Option<String>,
    /// Secret of the second factor, base32; none until enrolled.
    pub totp: Option<String>,
    /// The last time step whose code was used: a code works once.
    pub totp_step: i64,
    /// May log in.
    pub active: bool,
    /// Language of mails and first page.
    pub lang: Lang,
    /// Counts the changes.
    pub version: i32,
}

impl User {
    /// As the one who acts.
    pub fn actor(&self) -> Actor {
        Actor { role: self.role, user: Some(self.id), student: self.student, institution: self.institution }
    }
}

impl Thing for User {
    const KIND: ThingKind = ThingKind::User;
    fn belongs(&self) -> Belongs {
        Belongs { student: self.student, institution: self.institution, ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}

/// A session: known by the hash of its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, hexadecimal.
    pub token_hash: String,
    /// Whose.
    pub user: UserId,
    /// Since when.
    pub created_at: Timestamp,
    /// Last used.
    pub seen_at: Timestamp,
    /// Ends at.
    pub expires_at: Timestamp,
    /// The second factor was given (or is not asked of this account).
    pub complete: bool,
}

amoe_base::text_enum! {
    /// What a mailed link is for.
    pub enum LinkPurpose {
        /// Proves the address of an application and opens the account.
        ProveEmail => "prove_email",
        /// Sets a password anew.
        SetPassword => "set_password",
    }
}

/// A mailed link: known by the hash of its token, used once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// SHA-256 of the token, hexadecimal.
    pub token_hash: String,
    /// What for.
    pub purpose: LinkPurpose,
    /// The application whose address it proves.
    pub application: Option<ApplicationId>,
    /// The account whose password it sets.
    pub user: Option<UserId>,
    /// Ends at.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}
