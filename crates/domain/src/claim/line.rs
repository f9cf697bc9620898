//! One line of a claim: an act, a medicine or a lump sum, and what was paid for it.

use amoe_base::{Coefficient, Date, Money};
use amoe_rules::claim::{ActLine, Line as RulesLine, LumpSumLine, MedicineLine, Price, Setting};
use serde::{Deserialize, Serialize};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What was given.
    #[serde(flatten)]
    pub kind: LineKind,
    /// Day of care.
    pub on: Date,
    /// What was paid.
    pub paid: Money,
    /// Who gave it, as the bill says.
    #[serde(default)]
    pub provider: String,
    /// What an officer looked up where the rulebook has no tariff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
}

/// What was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LineKind {
    /// An act by key letter and coefficient.
    Act {
        /// Key letter: `C`, `Cs`, …
        key: String,
        /// Coefficient.
        coefficient: Coefficient,
        /// Where it was given.
        setting: Setting,
        /// The provider's national identifier, when readable.
        #[serde(default)]
        inpe: Option<String>,
    },
    /// Boxes of one medicine.
    Medicine {
        /// Article number of the pack.
        code: String,
        /// Boxes.
        quantity: u16,
        /// Its name, as found in the list or as written when it is not there.
        name: String,
    },
    /// Glasses or a device.
    LumpSum {
        /// Key: `GLASSES`, …
        key: String,
        /// The provider's national identifier, when readable.
        #[serde(default)]
        inpe: Option<String>,
    },
}

impl Line {
    /// As the rules take it.
    pub(super) fn for_rules(&self) -> RulesLine {
        match &self.kind {
            LineKind::Act { key, coefficient, setting, inpe } => RulesLine::Act(ActLine {
                key: key.clone(),
                coefficient: *coefficient,
                on: self.on,
                setting: *setting,
                // Without a number, lines of unknown providers are still told apart by the name on the bill.
                inpe: inpe.clone().unwrap_or_else(|| format!("?{}", self.provider)),
                paid: self.paid,
            }),
            LineKind::Medicine { code, quantity, .. } => RulesLine::Medicine(MedicineLine {
                code: code.clone(),
                quantity: *quantity,
                on: self.on,
                paid: self.paid,
            }),
            LineKind::LumpSum { key, inpe } => RulesLine::LumpSum(LumpSumLine {
                key: key.clone(),
                on: self.on,
                paid: self.paid,
                inpe: inpe.clone(),
                setting: None,
            }),
        }
    }
}
