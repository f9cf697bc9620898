//! The only clock and the only randomness. Use cases take an [`Env`]; tests give a fixed one.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use uuid::Uuid;

use crate::{Id, Kind, Reference, Token};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant, to the microsecond (what the database keeps).
    fn now(&self) -> Timestamp;
}

/// Gives random bytes.
pub trait Random: Send + Sync {
    /// Fills the whole slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// Clock, randomness and the country's time zone, handed to every use case.
#[derive(Clone)]
pub struct Env {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    zone: TimeZone,
}

impl Env {
    /// The machine's clock and randomness, dates as in Morocco.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(OsRandom))
    }

    /// An environment from parts.
    pub fn new(clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        // The zone table is compiled in, so the name is always known; UTC is what Morocco keeps in Ramadan.
        let zone = TimeZone::get("Africa/Casablanca").unwrap_or(TimeZone::UTC);
        Self { clock, random, zone }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The civil date in Morocco.
    pub fn today(&self) -> Date {
        self.date_of(self.now())
    }

    /// The civil date in Morocco of an instant.
    pub fn date_of(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// The time zone of civil dates.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// A new id, later ones sorting after earlier ones.
    pub fn id<K: Kind>(&self) -> Id<K> {
        let mut random = [0; 10];
        self.random.fill(&mut random);
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A UUID for what is not a kind of thing of ours: a form's number, a message id.
    pub fn uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// A new 256-bit secret.
    pub fn token(&self) -> Token {
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes);
        Token::from_bytes(bytes)
    }

    /// A new reference people read to each other, with its check character.
    pub fn reference(&self, prefix: &'static str) -> Reference {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        Reference::from_number(prefix, u64::from_le_bytes(bytes))
    }

    /// Random bytes, for salts and keys.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.random.fill(bytes);
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may read it")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

/// The machine's clock, set back.
#[derive(Debug, Clone, Copy)]
pub struct SlowClock {
    /// By so much.
    pub behind: SignedDuration,
}

impl Clock for SlowClock {
    fn now(&self) -> Timestamp {
        let now = SystemClock.now();
        now.checked_sub(self.behind).unwrap_or(now)
    }
}

/// A clock that moves only when told to.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at this instant.
    pub fn at(instant: Timestamp) -> Self {
        Self(AtomicI64::new(instant.as_microsecond()))
    }

    /// Moves to this instant.
    pub fn set(&self, instant: Timestamp) {
        self.0.store(instant.as_microsecond(), Ordering::SeqCst);
    }

    /// Moves on by whole days.
    pub fn advance_days(&self, days: i64) {
        let next = self.now() + (days * 24).hours();
        self.set(next);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct OsRandom;

impl Random for OsRandom {
    #[expect(
        clippy::expect_used,
        reason = "without randomness no secret is safe: stopping is the right answer"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// The same bytes on every run (SplitMix64): for tests and demonstration data, never for secrets of real people.
#[derive(Debug)]
pub struct SeededRandom(Mutex<u64>);

impl SeededRandom {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let word = (z ^ (z >> 31)).to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}
