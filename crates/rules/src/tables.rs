//! The tables of a rulebook that are not single values: texts, rules, acts, illnesses, suspensions.

use amoe_base::{Date, Lang, Period, Trilingual};
use serde::Deserialize;

/// A law, decree, order, guide or practice: one folder of the rulebook.
#[derive(Debug, Clone)]
pub struct Text {
    /// The folder's name, used in sources.
    pub id: String,
    /// What the text is called.
    pub title: Trilingual,
    /// The short form under an amount: "Décret 2-05-736".
    pub citation: Trilingual,
    /// Where it was read.
    pub evidence: String,
    /// Passages as published, where they are public.
    pub wording: Vec<Wording>,
}

/// A passage, quoted as published.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Place in the text: `art. 1`.
    pub at: String,
    /// Language of the passage.
    pub lang: Lang,
    /// The passage.
    pub text: String,
}

/// A rule: what the engine applies, and the text that commands it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The id used in reasons and explanations: `claim.deadline`.
    pub id: String,
    /// Its place in the order of application; reasons of a line follow it.
    pub order: u16,
    /// What it says.
    pub title: Trilingual,
    /// Text and place in it.
    pub source: String,
    /// The reasons it can give.
    pub reasons: Vec<String>,
    /// The branches that cases must have shown.
    pub branches: Vec<String>,
    /// File and line in the rulebook.
    pub place: String,
}

amoe_base::text_enum! {
    /// A group of acts, as the rates distinguish them.
    pub enum ActGroup {
        /// Consultations.
        Consultation => "consultation",
        /// Visits at home.
        Visit => "visit",
        /// Surgery and specialities, by key letter K.
        Surgery => "surgery",
        /// Radiology.
        Radiology => "radiology",
        /// Pathology.
        Pathology => "pathology",
        /// Biology.
        Biology => "biology",
        /// Physiotherapy, orthoptics, speech therapy.
        Rehabilitation => "rehabilitation",
        /// Nursing and midwifery.
        Nursing => "nursing",
        /// Dental care.
        Dental => "dental",
    }
}

/// An act, by its key letter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActKey {
    /// The key letter, case-sensitive.
    pub key: String,
    /// What it stands for.
    pub name: Trilingual,
    /// Its group.
    pub group: ActGroup,
    /// Does a consultation and another act on one day pay only the dearer?
    #[serde(default)]
    pub consultation: bool,
    /// Has the act a coefficient other than 1, as radiology or surgery have?
    #[serde(default)]
    pub has_coefficient: bool,
    /// The text to look up when there is no tariff.
    #[serde(default)]
    pub look_up: Option<String>,
}

impl ActKey {
    /// Does it belong on the dental sheet, and only there?
    pub fn is_dental(&self) -> bool {
        self.group == ActGroup::Dental
    }
}

/// One of the long-term illnesses that open an exemption.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Illness {
    /// Its number in the list, from 1.
    pub number: u8,
    /// Its name.
    pub name: Trilingual,
    /// Is its exemption renewed for life?
    #[serde(default)]
    pub for_life: bool,
    /// The fund's own code, where it is known.
    #[serde(default)]
    pub code: Option<String>,
}

/// Glasses, devices: paid by lump sum.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LumpSumKey {
    /// The key, case-sensitive.
    pub key: String,
    /// What it stands for.
    pub name: Trilingual,
    /// The text to look up when there is no lump sum.
    pub look_up: String,
}

/// A period in which time limits did not run.
#[derive(Debug, Clone)]
pub struct Suspension {
    /// First day that does not count.
    pub from: Date,
    /// First day that counts again.
    pub to: Date,
    /// Text and place in it.
    pub source: String,
    /// Where it was read.
    pub evidence: String,
    /// Does a publication say so?
    pub sourced: bool,
}

impl Suspension {
    /// As a period.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: Some(self.to) }
    }
}
