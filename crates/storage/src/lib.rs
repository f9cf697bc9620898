//! Keeps what the domain knows, on SQLite or PostgreSQL, chosen by the URL alone. One unit of work per use case: data,
//! audit line and outgoing mail commit together or not at all. Loading a thing for a purpose asks the policy and yields
//! a permit; writing takes what remains of it. No business rule lives here.
//!
//! # To add a table
//! 1. A migration in `migrations/` (one SQL text for both engines; say why in a comment), and the table in `schema.rs`.
//! 2. A file named after the noun: a row struct, conversions, and `impl Tx` with methods noun first
//!    (`cover_insert`, `covers_of_student`). Ids and dates are text, money and instants `i64`.
//! 3. A test in `tests/` that runs on both engines through `testkit`.

mod account;
mod application;
mod application_draft;
mod audit;
mod card_key;
mod certificate;
mod claim;
mod convert;
mod cover;
mod ending;
mod enrolment;
mod error;
mod form;
mod institution;
mod other_cover;
mod outbox;
mod payment;
mod proposal;
mod reference;
mod reminder;
mod roll;
mod schema;
mod store;
mod student;
mod tx;

pub use application::{ApplicationQuery, ApplicationRow};
pub use audit::{AuditQuery, ChainReport, verify_chain};
pub use claim::{ClaimFilter, ClaimRow, Proposed};
pub use cover::{ClosedCover, EndingCover};
pub use ending::EndingRow;
pub use error::StorageError;
pub use form::FormReceipt;
pub use outbox::Outgoing;
pub use payment::PayableClaim;
pub use proposal::{OldDecision, Sent, Waiting};
pub use reminder::Remindable;
pub use roll::{FOUND_BY_NAME, RollFilter, Tally};
pub use store::{Engine, Options, Store};
pub use student::Holder;
pub use tx::{Audited, Tx};
