//! What the scheme is made of: people, applications, cover, claims, payments, as plain data with their state machines,
//! and who may do what with each. No SQL, no HTTP, no clock: storage keeps these, `app` moves them.
//!
//! Each noun has its file. A noun with a life has a `…State` enum whose variants hold just the data of that state, a
//! `…Status` naming them, and one [`workflow`] table from which pages draw their buttons, the permission matrix and the
//! diagrams in `docs/` are printed.

pub mod act;
pub mod actor;
pub mod application;
pub mod audit;
pub mod card_key;
pub mod certificate;
pub mod claim;
pub mod cover;
pub mod ending;
pub mod enrolment;
pub mod ids;
pub mod institution;
pub mod mail;
pub mod other_cover;
pub mod payment;
pub mod permit;
pub mod person;
pub mod policy;
pub mod refusal;
pub mod reminder;
pub mod roll;
pub mod user;
pub mod workflow;

pub use act::Act;
pub use actor::{Actor, Role};
pub use ids::*;
pub use permit::{Licence, Listing, Permit};
pub use policy::{Denied, Scope, Thing, ThingKind};
pub use refusal::Refusal;
