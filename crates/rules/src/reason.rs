//! Reasons: the catalogue that officers choose from, and the form a decision keeps.

use amoe_base::Trilingual;
use serde::{Deserialize, Serialize};

use crate::{
    names::{Code, RuleName},
    write::Out,
};

amoe_base::text_enum! {
    /// What a reason can do.
    pub enum ReasonKind {
        /// The student can mend it: the claim goes back.
        Return => "return",
        /// The whole claim, or the application, is refused.
        Reject => "reject",
        /// One line is refused.
        Line => "line",
        /// The decision or the payment waits.
        Hold => "hold",
        /// An officer must price the line.
        Price => "price",
    }
}

/// A reason as decisions keep it; its words are in the catalogue ([`crate::Rulebook::reason`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// `R01` … `R21`, `A2` … `A4`.
    pub code: String,
    /// The rule that gave it.
    pub rule: String,
    /// Text and place in it; of R21, the text to look up.
    pub source: String,
}

/// A reason of the catalogue.
#[derive(Debug, Clone)]
pub struct ReasonEntry {
    /// The code.
    pub code: String,
    /// What an officer may do with it, the usual first.
    pub kinds: Vec<ReasonKind>,
    /// What is wrong.
    pub text: Trilingual,
    /// What the student can do.
    pub remedy: Option<Trilingual>,
    /// The rule that gives it, or `officer` when only a person can.
    pub rule: String,
    /// Text and place in it.
    pub source: String,
    /// Does a publication say so?
    pub sourced: bool,
    /// File and line in the rulebook.
    pub place: String,
}

impl ReasonEntry {
    /// May it be used so?
    pub fn is(&self, kind: ReasonKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The form that a decision keeps.
    pub fn reason(&self) -> Reason {
        Reason { code: self.code.clone(), rule: self.rule.clone(), source: self.source.clone() }
    }
}

/// A reason as the engine gives it: names and a borrowed source.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'r> {
    pub code: Code,
    pub rule: RuleName,
    pub source: &'r str,
}

impl Given<'_> {
    pub fn keep(self) -> Reason {
        Reason {
            code: self.code.as_str().to_owned(),
            rule: self.rule.as_str().to_owned(),
            source: self.source.to_owned(),
        }
    }

    /// Writes it as serde writes what [`Given::keep`] gives.
    pub fn write(self, out: &mut Out<'_>) {
        out.raw(r#"{"code":""#);
        out.raw(self.code.as_str());
        out.raw(r#"","rule":""#);
        out.raw(self.rule.as_str());
        out.raw(r#"","source":"#);
        out.text(self.source);
        out.raw("}");
    }
}
