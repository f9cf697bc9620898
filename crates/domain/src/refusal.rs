//! Why the domain says no: a code for the reader's language and the facts that the sentence needs. Never an error.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Act, ThingKind};

/// A refusal: `refusal-{code}` is its message in every language, `facts` its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{code}")]
pub struct Refusal {
    /// Stable code.
    pub code: String,
    /// The field it concerns, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Arguments of the message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

impl Refusal {
    /// With this code.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), field: None, facts: BTreeMap::new() }
    }

    /// About this field of the form.
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// With this argument.
    pub fn fact(mut self, name: &str, value: impl ToString) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }

    /// The act does not fit the state that the thing is in now.
    pub fn not_now(act: Act, thing: ThingKind, status: &str) -> Self {
        Self::new("not-now").fact("act", act).fact("thing", thing).fact("status", status)
    }
}
