//! Explanations as data: rule, source, facts used, dated parameter, branch taken, result, and the rules below.
//!
//! A decision keeps its tree; pages, letters and the audit export are renderings of it ([`crate::steps`]).

use std::borrow::Cow;

use amoe_base::{Coefficient, Date, Money, Rate};
use serde::{Deserialize, Serialize};

use crate::parameter::ParameterUsed;

/// A typed value in an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// An amount in dirhams.
    Money(Money),
    /// An amount before rounding, all its decimals written: `81.375`.
    Exact(String),
    /// A share.
    Rate(Rate),
    /// The coefficient of an act.
    Coefficient(Coefficient),
    /// A day.
    Date(Date),
    /// A whole number.
    Number(i64),
    /// Met or not.
    Met(bool),
    /// Anything else, as it was written.
    Text(String),
}

macro_rules! value_from {
    ($($from:ty => $variant:ident),+ $(,)?) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self { Self::$variant(value) }
        }
    )+};
}
value_from! { Money => Money, Rate => Rate, Coefficient => Coefficient, Date => Date, i64 => Number, bool => Met, String => Text }

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A fact that a rule used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name: `paid`, `on`, `key` …
    pub name: Cow<'static, str>,
    /// Its value.
    #[serde(flatten)]
    pub value: Value,
}

/// One rule applied, and those it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The rule; its title is in the rulebook ([`crate::Rulebook::rule`]).
    pub rule: Cow<'static, str>,
    /// Text and place in it.
    pub source: String,
    /// The facts it used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The dated value it used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameter: Option<ParameterUsed>,
    /// Other dated values that mattered beside it, for instance the day that stands for 29 February.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<ParameterUsed>,
    /// The branch taken.
    pub branch: Cow<'static, str>,
    /// What came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Value>,
    /// The rules it rests on, in the order they were applied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Explanation>,
}

impl Explanation {
    /// The value of a fact of this rule.
    pub fn fact(&self, name: &str) -> Option<&Value> {
        self.facts.iter().find(|f| f.name == name).map(|f| &f.value)
    }

    /// A fact that is an amount.
    pub fn money(&self, name: &str) -> Option<Money> {
        match self.fact(name) {
            Some(Value::Money(money)) => Some(*money),
            _ => None,
        }
    }

    /// The first application of a rule in this tree.
    pub fn find(&self, rule: &str) -> Option<&Self> {
        if self.rule == rule { Some(self) } else { self.children.iter().find_map(|child| child.find(rule)) }
    }

    /// Does anything in this tree rest on an assumption?
    pub fn uses_unsourced(&self) -> bool {
        self.parameter.iter().chain(&self.also).any(|parameter| !parameter.sourced)
            || self.children.iter().any(Self::uses_unsourced)
    }

    /// Walks the tree from the top, in order.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }
}
