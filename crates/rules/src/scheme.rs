//! A scheme: one insurance with its fund, its texts and all its dated values, typed for the rules.

use std::collections::{BTreeMap, HashMap};

use amoe_base::{Date, Money, Rate, Trilingual};
use jiff::civil::Weekday;

use crate::{
    calendar::Calendar,
    dated::Dated,
    medicine::MedicineList,
    names::{Code, RULES, RuleName},
    parameter::{MonthDay, Parameter},
    quick_map::QuickMap,
    reason::{Given, ReasonEntry},
    tables::{ActKey, Illness, LumpSumKey, Rule, Suspension, Text},
};

/// One insurance, under its law.
#[derive(Debug)]
pub struct Scheme {
    /// The folder's name.
    pub id: String,
    /// Its name.
    pub name: Trilingual,
    /// The fund that runs it.
    pub fund: Trilingual,
    /// Has it all values that the rules need? One that is only announced has not yet.
    pub complete: bool,
    /// The text to look up for what it lacks.
    pub look_up: String,
    /// `cnops-amoe 2026.11.0 sha256:…`, kept with every decision.
    pub version: String,
    /// First day, the value of `scheme.start`.
    pub start: Date,
    /// First day of the scheme that replaces it.
    pub end: Option<Date>,
    /// Its texts, by id.
    pub texts: BTreeMap<String, Text>,
    /// Every dated value, by key and start.
    pub parameters: Vec<Parameter>,
    /// Its rules, in the order of application.
    pub rules: Vec<Rule>,
    /// Its reasons, by code.
    pub reasons: Vec<ReasonEntry>,
    /// Its acts, in the order of the file.
    pub acts: Vec<ActKey>,
    /// What it pays by lump sum.
    pub lump_sums: Vec<LumpSumKey>,
    /// The long-term illnesses, by number.
    pub illnesses: Vec<Illness>,
    /// Periods in which time limits did not run, oldest first.
    pub suspensions: Vec<Suspension>,
    /// Its working days.
    pub calendar: Calendar,
    pub(crate) lists: Dated<MedicineList>,
    pub(crate) settings: Settings,
    pub(crate) act_at: QuickMap<ActAt>,
    pub(crate) rule_sources: [String; RULES],
    pub(crate) cases: Vec<(String, String)>,
}

/// An act key, known or with a tariff, usually both.
#[derive(Debug, Default)]
pub(crate) struct ActAt {
    /// Its place in [`Scheme::acts`].
    pub act: Option<usize>,
    pub tariffs: Dated<Money>,
}

/// How a line's amount is rounded to the centime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    HalfUp,
    HalfEven,
    Down,
}

/// The day on which the age limit is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AgeTest {
    /// The day asked about.
    OnTheDay,
    /// The first day of its academic year.
    AcademicYearStart,
}

/// The values that the rules use, read from the parameters once.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub age_limit: Dated<i16>,
    pub age_test: Dated<AgeTest>,
    pub age_exempt_cycles: Dated<Vec<String>>,
    pub birth_year_alone: Dated<MonthDay>,
    pub leap_day: Dated<MonthDay>,
    pub academic_year_start: Dated<MonthDay>,
    pub short_job_days: Dated<i16>,
    pub deadline_days: Dated<i16>,
    pub rounding: Dated<Rounding>,
    pub rate_outpatient: Dated<Rate>,
    pub rate_stay: Dated<Rate>,
    pub rate_public_hospital: Dated<Rate>,
    pub rate_lump_sum: Dated<Rate>,
    pub rate_exemption: Dated<Rate>,
    pub tariffs: HashMap<String, Dated<Money>>,
    pub lump_sums: HashMap<String, Dated<Money>>,
    pub frequency_years: HashMap<String, Dated<i16>>,
    pub rate_medicine: Dated<Rate>,
    pub rest_days: Dated<Vec<Weekday>>,
}

impl Scheme {
    /// A rule by its id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The source of a rule, empty for one the scheme has not.
    pub(crate) fn source_of(&self, rule: RuleName) -> &str {
        &self.rule_sources[rule as usize]
    }

    /// A reason of the catalogue.
    pub fn reason(&self, code: &str) -> Option<&ReasonEntry> {
        self.reasons.iter().find(|reason| reason.code == code)
    }

    /// A reason with the source of the rule that gives it.
    pub(crate) fn give(&self, code: Code, rule: RuleName) -> Given<'_> {
        Given { code, rule, source: self.source_of(rule) }
    }

    /// An act by its key letter.
    pub fn act(&self, key: &str) -> Option<&ActKey> {
        self.acts.get(self.act_at.get(key)?.act?)
    }

    /// The value of a key on a day.
    pub fn parameter(&self, key: &str, on: Date) -> Option<&Parameter> {
        self.parameters.iter().find(|p| p.key == key && p.period.contains(on))
    }

    /// Every value of a key, oldest first.
    pub fn history(&self, key: &str) -> Vec<&Parameter> {
        self.parameters.iter().filter(|p| p.key == key).collect()
    }

    /// The newest list of medicines.
    pub fn medicines(&self) -> Option<&MedicineList> {
        self.lists.latest().map(|entry| &entry.value)
    }
}
