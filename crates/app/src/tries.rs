//! Wrong passwords and codes are counted by the name that was typed, so that many addresses together get no further than
//! one. Pages and API ask here, and so share the count; several servers each keep their own.
//!
//! The name counts whether or not an account has it: a stranger sees the same answer after the same number of tries. An
//! account's two names (identity number, address) are counted apart, or their common count would tell that they belong
//! together. What is kept is a hash.
//!
//! Whoever wants to keep an owner out only has to type wrong passwords under her name. A device on which she has logged
//! in before therefore has a count of its own (`App::device_proof`): there, her password works during the flood. On a new
//! device she waits, or asks for a mailed link, which opens a session by itself.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use amoe_base::Timestamp;
use jiff::{SignedDuration, ToSpan};
use sha2::{Digest, Sha256};

/// So many wrong tries in the window; the next one is not looked at.
const TRIES_MAX: u32 = 10;
/// The window begins with the first wrong try: 10 tries in 15 minutes, some 1,000 a day against a password of at least
/// 15 characters (or of 8 with a second factor) that is on no list of common ones.
const WINDOW_MINUTES: i64 = 15;
/// From here on the names whose window is over are looked for and forgotten.
const NAMES: usize = 10_000;

/// The counts.
#[derive(Debug, Default)]
pub(crate) struct Tries(Mutex<HashMap<[u8; 32], Count>>);

#[derive(Debug, Clone, Copy)]
struct Count {
    tries: u32,
    until: Timestamp,
}

impl Tries {
    /// Counts a try before it is looked at, so that tries side by side are all counted. How long to wait when there were
    /// too many.
    pub(crate) fn begin(&self, name: &str, now: Timestamp) -> Result<(), SignedDuration> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() > NAMES {
            counts.retain(|_, count| count.until > now);
        }
        let until = now.checked_add(WINDOW_MINUTES.minutes()).unwrap_or(Timestamp::MAX);
        let count = counts.entry(key(name)).or_insert(Count { tries: 0, until });
        if count.until <= now {
            *count = Count { tries: 0, until };
        }
        if count.tries >= TRIES_MAX {
            return Err(count.until.duration_since(now));
        }
        count.tries += 1;
        Ok(())
    }

    /// It was right: the wrong ones before it are forgiven.
    pub(crate) fn right(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key(name));
    }
}

fn key(name: &str) -> [u8; 32] {
    Sha256::digest(name).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_wrong_tries_close_a_name_for_the_rest_of_its_window() {
        let tries = Tries::default();
        let begin: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let at = |minutes: i64| begin.checked_add(minutes.minutes()).unwrap();
        for _ in 0..10 {
            tries.begin("JB458213", at(0)).unwrap();
        }
        assert_eq!(tries.begin("JB458213", at(5)), Err(SignedDuration::from_mins(10)));
        tries.begin("JB458214", at(5)).unwrap();
        tries.begin("JB458213", at(15)).unwrap();
    }

    #[test]
    fn the_right_password_forgives() {
        let tries = Tries::default();
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        for _ in 0..4 {
            for _ in 0..9 {
                tries.begin("JB458213", now).unwrap();
            }
            tries.begin("JB458213", now).unwrap();
            tries.right("JB458213");
        }
    }

    #[test]
    fn names_of_the_past_do_not_fill_the_memory() {
        let tries = Tries::default();
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        for i in 0..=NAMES {
            tries.begin(&i.to_string(), now).unwrap();
        }
        tries.begin("later", now.checked_add(WINDOW_MINUTES.minutes()).unwrap()).unwrap();
        assert_eq!(tries.0.lock().unwrap().len(), 1);
    }
}
