//! The files of the rulebook as written: TOML, checked for unknown keys.

use amoe_base::Trilingual;
use serde::Deserialize;
use toml::Spanned;

use crate::{
    parameter::Unit,
    reason::ReasonKind,
    release::Approval,
    tables::{ActKey, Illness, LumpSumKey, Wording},
};

/// `rulebook.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawBook {
    pub version: String,
    pub default: String,
}

/// `<scheme>/scheme.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawScheme {
    pub name: Trilingual,
    pub fund: Trilingual,
    /// Has it all values that the rules need? An announced scheme has not yet.
    pub complete: bool,
    /// The text to look up for what is missing.
    pub look_up: String,
}

/// `<scheme>/<text>/text.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawText {
    pub title: Trilingual,
    pub citation: Trilingual,
    pub evidence: String,
    #[serde(default)]
    pub wording: Vec<Wording>,
    #[serde(default)]
    #[expect(dead_code, reason = "for the reader of the file; nothing in the program depends on it")]
    pub note: Option<String>,
}

/// `values.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawValues {
    #[serde(default)]
    pub value: Vec<RawValue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawValue {
    pub key: Spanned<String>,
    pub name: Trilingual,
    pub unit: Unit,
    pub value: String,
    pub from: String,
    #[serde(default)]
    pub to: Option<String>,
    #[serde(default)]
    pub at: Option<String>,
    pub evidence: String,
    pub sourced: bool,
    pub last_checked: String,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub applied_by: AppliedBy,
}

#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AppliedBy {
    /// A rule reads it.
    #[default]
    Program,
    /// Officers and readers do; the program shows it.
    People,
}

/// `rules.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRules {
    #[serde(default)]
    pub rule: Vec<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRule {
    pub id: Spanned<String>,
    pub order: u16,
    pub title: Trilingual,
    #[serde(default)]
    pub at: Option<String>,
    #[serde(default)]
    pub reasons: Vec<String>,
    pub branches: Vec<String>,
}

/// `reasons.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReasons {
    #[serde(default)]
    pub reason: Vec<RawReason>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReason {
    pub code: Spanned<String>,
    pub kinds: Vec<ReasonKind>,
    pub text: Trilingual,
    #[serde(default)]
    pub remedy: Option<Trilingual>,
    /// Text and place in it; left out when a rule gives the reason, whose source it then is.
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub evidence: Option<String>,
    pub sourced: bool,
}

/// `acts.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawActs {
    #[serde(default)]
    pub act: Vec<ActKey>,
    #[serde(default)]
    pub lump_sum: Vec<LumpSumKey>,
}

/// `illnesses.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawIllnesses {
    #[serde(default)]
    pub illness: Vec<Illness>,
}

/// `suspensions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSuspensions {
    #[serde(default)]
    pub suspension: Vec<RawSuspension>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSuspension {
    pub from: String,
    pub to: String,
    #[serde(default)]
    pub at: Option<String>,
    pub evidence: String,
    pub sourced: bool,
}

/// `calendar.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCalendar {
    #[serde(default)]
    pub complete: Vec<i16>,
    #[serde(default)]
    pub holiday: Vec<RawHoliday>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawHoliday {
    pub name: Spanned<Trilingual>,
    /// A day of every year …
    #[serde(default)]
    pub every: Option<String>,
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub to: Option<String>,
    /// … or a date, and how many days.
    #[serde(default)]
    pub on: Option<String>,
    #[serde(default)]
    pub days: Option<u8>,
    #[serde(default)]
    pub at: Option<String>,
    pub evidence: String,
    pub sourced: bool,
}

/// `medicines.toml`, beside `medicines.csv`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawMedicines {
    pub from: String,
    #[serde(default)]
    pub to: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "attribution for whoever reads or copies the list")]
    pub licence: String,
}

/// `approvals.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawApprovals {
    #[serde(default)]
    pub approval: Vec<Approval>,
}

/// `labels.toml`: the words of the renderings.
pub(crate) type RawLabels = std::collections::BTreeMap<String, Trilingual>;
