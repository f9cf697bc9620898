//! Passwords: 15 characters, or 8 with a second factor; common ones refused; no other rule (NIST SP 800-63B). Hashed
//! with Argon2id.

use amoe_base::Env;
use amoe_domain::Refusal;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::{AppError, Result};

/// Least length without a second factor.
pub const LENGTH_ALONE: usize = 15;
/// Least length with one.
pub const LENGTH_WITH_FACTOR: usize = 8;
/// Longer ones only cost hashing time.
const LENGTH_MAX: usize = 256;

/// Passwords that attackers try first; one per line, lower case.
static COMMON: &str = include_str!("../data/common-passwords.txt");

/// Is it good enough? `personal` are texts that others know: the log-in names.
pub(crate) fn check(password: &str, with_factor: bool, personal: &[&str]) -> Result<(), Refusal> {
    let refuse = |code: &str| Refusal::new(code).field("password");
    let length = password.chars().count();
    let least = if with_factor { LENGTH_WITH_FACTOR } else { LENGTH_ALONE };
    if length < least {
        return Err(refuse("password-short").fact("min", least));
    }
    if length > LENGTH_MAX {
        return Err(refuse("field-too-long").fact("max", LENGTH_MAX));
    }
    let lower = password.to_lowercase();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    // A common word does not become rare by being typed twice or by a year behind it.
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    let halved = (lower.len().is_multiple_of(2) && lower.is_char_boundary(lower.len() / 2))
        .then(|| lower.split_at(lower.len() / 2))
        .filter(|(a, b)| a == b)
        .map_or(lower.as_str(), |(half, _)| half);
    let common =
        COMMON.lines().any(|line| line == lower || line == halved || (!stem.is_empty() && line == stem));
    let known = personal.iter().any(|p| p.len() >= 5 && lower.contains(&p.to_lowercase()));
    if common || known || distinct.len() < 5 { Err(refuse("password-common")) } else { Ok(()) }
}

/// Hashes with a fresh salt.
pub(crate) fn hash(env: &Env, password: &str) -> Result<String> {
    let mut salt = [0; 16];
    env.fill(&mut salt);
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|e| AppError::Fault { context: "hash password", source: e.to_string().into() })
}

/// Does it fit? With no hash at hand the work is done all the same, so that time does not tell whether an account
/// exists.
pub(crate) fn verify(password: &str, stored: Option<&str>) -> bool {
    // A hash of nobody's password, with the same parameters as ours.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5MTIzNA$q1z8cJ4m2qk1fVwqv0h3J3kq0r2cJ9m8k4s1x7u5o0E";
    let fits = PasswordHash::new(stored.unwrap_or(NOBODY))
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    fits && stored.is_some()
}
