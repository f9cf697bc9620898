//! Why a case cannot be judged: a value the rulebook lacks, or a case that contradicts itself.

use amoe_base::Date;
use thiserror::Error;

/// A case that the rules cannot answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleError {
    /// The rulebook holds no value for that day.
    #[error("the rulebook has no value of `{key}` on {on}: look up {look_up}")]
    NoValue {
        /// The missing parameter.
        key: String,
        /// The day it was needed for.
        on: Date,
        /// The text that should give it.
        look_up: String,
    },
    /// No scheme is in force on that day.
    #[error("no scheme of the rulebook is in force on {on}")]
    NoScheme {
        /// The day.
        on: Date,
    },
    /// The dates of care lie on both sides of a change of scheme.
    #[error("the dates of care lie in two schemes, before and from {change}: send one claim for each")]
    TwoSchemes {
        /// First day of the later scheme.
        change: Date,
    },
    /// A fact of the case is impossible.
    #[error("{field}: {problem}")]
    Invalid {
        /// Where.
        field: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

impl RuleError {
    pub(crate) fn invalid(field: &'static str, problem: impl Into<String>) -> Self {
        Self::Invalid { field, problem: problem.into() }
    }
}
