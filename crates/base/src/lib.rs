//! What every other crate stands on: typed ids, money in centimes, civil dates and periods, the national
//! identifiers of Morocco, the three languages, and the only clock and the only randomness of the program.
//!
//! Pure: no I/O (but the operating system's clock and randomness behind [`Env`]), no async, nothing of ours below it.

pub mod bank;
pub mod code;
pub mod date;
pub mod env;
pub mod id;
pub mod identity;
pub mod lang;
pub mod money;
mod name;
mod national;
mod text_enum;

pub use bank::Rib;
pub use code::{Reference, Token};
pub use date::{AcademicYear, BirthDate, Period};
pub use env::{Clock, Env, FixedClock, OsRandom, Random, SeededRandom, SlowClock, SystemClock};
pub use id::{Id, Kind};
pub use identity::{IdentityDocument, IdentityKind, StudentNumber};
pub use jiff::{Timestamp, civil::Date};
pub use lang::{Dir, Lang, Trilingual};
pub use money::{Coefficient, Money, Rate};
pub use name::{arabic_name, latin_name};
pub use national::{
    Cin, Ean13, Email, Ice, Inpe, Malformed, Massar, Phone, clean, folded, latin_digits, squeeze,
};
