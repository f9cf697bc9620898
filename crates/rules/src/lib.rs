//! The law as data: a rulebook of dated, sourced values and the few rules that apply them.
//!
//! Three questions are answered, each by one function for every caller (web pages, API, command line, tests):
//! may this student be covered ([`Rulebook::eligibility`]), what is the last day to send a claim
//! ([`Rulebook::deadline`]), what is owed for a claim and why ([`Rulebook::adjudicate`]). Each answer carries an
//! [`explain::Explanation`]: the rules that were applied, the facts and dated values they used, the branch taken.
//!
//! Every number, list and text comes from the folder `rulebook/` (see its README). This crate has no clock, no floats,
//! and reads nothing but the rulebook. People, workflows and storage are left to the crates above.
//!
//! To add a rule: `docs/how-to/add-a-rule.md`.

pub mod adjudicate;
pub(crate) mod borrowed;
pub mod calendar;
pub mod cases;
pub mod check;
pub mod cite;
pub mod claim;
pub mod dated;
pub(crate) mod days;
pub mod deadline;
pub mod eligibility;
pub mod error;
pub mod explain;
pub(crate) mod files;
pub mod import;
pub(crate) mod json;
pub mod kept;
pub mod law;
pub(crate) mod lines;
pub(crate) mod load;
pub mod medicine;
pub mod names;
pub mod ndjson;
pub mod parameter;
pub(crate) mod quick_map;
pub(crate) mod raw;
pub(crate) mod read;
pub mod reason;
pub mod release;
pub mod replay;
pub mod rulebook;
pub mod scheme;
pub mod show;
pub mod simulate;
pub mod steps;
pub mod tables;
pub(crate) mod tree;
pub(crate) mod write;

pub use check::{Defect, Proof};
pub use error::RuleError;
pub use explain::{Explanation, Fact, Value};
pub use law::{Law, SchemeChoice};
pub use medicine::Medicine;
pub use parameter::Parameter;
pub use reason::{Reason, ReasonEntry, ReasonKind};
pub use rulebook::Rulebook;
pub use scheme::Scheme;
pub use steps::{Piece, Step, StepValue};
pub use tables::{ActGroup, ActKey, Illness, Rule, Suspension, Text};
