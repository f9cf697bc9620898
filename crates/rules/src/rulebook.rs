//! The rulebook: every scheme with its texts, values and lists, and the questions it answers.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::Path,
    sync::{Arc, LazyLock},
};

use amoe_base::{AcademicYear, Date, Lang, Period, Trilingual};

use crate::{
    Defect, Law, Medicine, Parameter, ReasonEntry, RuleError, Scheme,
    check::Proof,
    cite,
    claim::{ClaimCase, Decision},
    deadline::{Deadline, DeadlineCase},
    eligibility::{Eligibility, EligibilityCase},
    files::Files,
    law::SchemeChoice,
    load,
    raw::RawLabels,
    release::Approval,
    tables::{ActKey, Illness, Rule},
};

/// The law as data.
#[derive(Debug)]
pub struct Rulebook {
    /// Oldest first.
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) default: usize,
    pub(crate) labels: RawLabels,
    pub(crate) hash: String,
    pub(crate) number: String,
    pub(crate) approvals: Vec<Approval>,
}

static BUILTIN: LazyLock<Arc<Rulebook>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the files are compiled in, and a test loads them")]
    Arc::new(load::load(&Files::builtin()).expect("the built-in rulebook loads"))
});

impl Rulebook {
    /// The rulebook compiled into the program, read once.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The same, to share with what also takes a rulebook from a folder.
    pub fn builtin_shared() -> Arc<Self> {
        Arc::clone(&BUILTIN)
    }

    /// A rulebook in a folder; every defect that keeps it from being read.
    pub fn load_dir(path: &Path) -> Result<Self, Vec<Defect>> {
        let files = Files::read(path).map_err(|(place, problem)| vec![Defect::new(&place, problem)])?;
        load::load(&files)
    }

    /// A rulebook from files in memory, by their path.
    pub fn load_files(files: BTreeMap<String, Vec<u8>>) -> Result<Self, Vec<Defect>> {
        load::load(&Files(files.into_iter().map(|(path, content)| (path, Cow::Owned(content))).collect()))
    }

    /// All that is unsound: gaps, overlaps, missing sources or words, cases that fail, branches without a case.
    pub fn check(&self) -> Vec<Defect> {
        self.prove().defects
    }

    /// The same, with what was proven.
    pub fn prove(&self) -> Proof {
        crate::check::check(self)
    }

    /// The default scheme's version, as decisions keep it: `cnops-amoe 2026.11.0 sha256:…`.
    pub fn version(&self) -> &str {
        &self.default_scheme().version
    }

    /// The hash over all its files.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The schemes, oldest first.
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// A scheme by its name.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|scheme| scheme.id == id)
    }

    /// The scheme used when none is named.
    pub fn default_scheme(&self) -> &Scheme {
        &self.schemes[self.default]
    }

    /// The default scheme, taken as in force on every date.
    pub fn law(&self) -> Law<'_> {
        Law::every_date(self.default_scheme())
    }

    /// The law that a choice gives for a day.
    pub fn law_on(&self, choice: &SchemeChoice, on: Date) -> Result<Law<'_>, RuleError> {
        match choice {
            SchemeChoice::Default => Ok(self.law()),
            // An unknown name is refused when the choice is made: `SchemeChoice::named`.
            SchemeChoice::Named(id) => Ok(Law::every_date(self.scheme(id).unwrap_or(self.default_scheme()))),
            SchemeChoice::Auto => self
                .schemes
                .iter()
                .find(|s| s.start <= on && s.end.is_none_or(|end| on < end))
                .map(Law::in_force)
                .ok_or(RuleError::NoScheme { on }),
        }
    }

    /// The law that a choice gives for a claim: by its dates of care, which must not lie in two schemes.
    pub fn law_for_claim(&self, choice: &SchemeChoice, case: &ClaimCase) -> Result<Law<'_>, RuleError> {
        self.law_for_days(choice, case.lines.iter().map(crate::claim::Line::on))
    }

    /// The same, by the dates of the lines.
    pub(crate) fn law_for_days(
        &self,
        choice: &SchemeChoice,
        days: impl Iterator<Item = Date> + Clone,
    ) -> Result<Law<'_>, RuleError> {
        let law = self.law_on(choice, days.clone().min().unwrap_or(Date::MIN))?;
        if law.every_date {
            return Ok(law);
        }
        let last = days.max();
        match law.scheme.end {
            Some(change) if last.is_some_and(|last| last >= change) => Err(RuleError::TwoSchemes { change }),
            _ => Ok(law),
        }
    }

    /// May this student be covered? By the default scheme.
    pub fn eligibility(&self, case: &EligibilityCase) -> Result<Eligibility, RuleError> {
        self.law().eligibility(case)
    }

    /// The last day to send a claim, by the default scheme.
    pub fn deadline(&self, case: &DeadlineCase) -> Result<Deadline, RuleError> {
        self.law().deadline(case)
    }

    /// What is owed for a claim and why, by the default scheme, explanations included.
    pub fn adjudicate(&self, case: &ClaimCase) -> Result<Decision, RuleError> {
        self.law().adjudicate(case, true)
    }

    /// A reason of the default scheme's catalogue.
    pub fn reason(&self, code: &str) -> Option<&ReasonEntry> {
        self.default_scheme().reason(code)
    }

    /// The default scheme's catalogue of reasons, by code.
    pub fn reasons(&self) -> &[ReasonEntry] {
        &self.default_scheme().reasons
    }

    /// A rule of the default scheme.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.default_scheme().rule(id)
    }

    /// The long-term illnesses, by number.
    pub fn illnesses(&self) -> &[Illness] {
        &self.default_scheme().illnesses
    }

    /// The acts, by key letter.
    pub fn acts(&self) -> &[ActKey] {
        &self.default_scheme().acts
    }

    /// An act by its key letter.
    pub fn act(&self, key: &str) -> Option<&ActKey> {
        self.default_scheme().act(key)
    }

    /// A pack of the newest list of medicines, by its code.
    pub fn medicine(&self, code: &str) -> Option<&Medicine> {
        self.default_scheme().medicines()?.get(code)
    }

    /// Packs of the newest list whose name, ingredient, form or code fit what was typed.
    pub fn search_medicines(&self, typed: &str, limit: usize) -> Vec<&Medicine> {
        self.default_scheme().medicines().map_or_else(Vec::new, |list| list.search(typed, limit))
    }

    /// The value of a key of the default scheme on a day.
    pub fn parameter(&self, key: &str, on: Date) -> Option<&Parameter> {
        self.default_scheme().parameter(key, on)
    }

    /// The academic year a day lies in.
    pub fn academic_year_on(&self, on: Date) -> AcademicYear {
        let start = self.law().academic_year_start_in(on, on.year());
        AcademicYear(if start.is_some_and(|start| start <= on) { on.year() } else { on.year() - 1 })
    }

    /// The days of an academic year; `None` beyond the calendar.
    pub fn academic_year_period(&self, year: AcademicYear) -> Option<Period> {
        let day = Date::new(year.0, 1, 1).ok()?;
        let from = self.law().academic_year_start_in(day, year.0)?;
        let to = self.law().academic_year_start_in(from, year.0.checked_add(1)?)?;
        Period::new(from, Some(to))
    }

    /// A source in words: `decree-2-05-736, art. 1` as "Décret 2-05-736, article 1". Unknown texts stay as they are.
    pub fn cite(&self, source: &str, lang: Lang) -> String {
        let (text, at) = cite::split(source);
        let Some(known) = self.schemes.iter().find_map(|scheme| scheme.texts.get(text)) else {
            return cite::as_it_is(source, lang);
        };
        let name = known.citation.get(lang);
        let comma = if lang == Lang::Ar { "، " } else { ", " };
        let words = match at {
            Some(at) => format!("{name}{comma}{}", cite::place(at, lang)),
            None => name.to_owned(),
        };
        cite::isolate(&words, lang)
    }

    /// A source in words, in each language.
    pub fn citation(&self, source: &str) -> Trilingual {
        let [ar, fr, en] = [Lang::Ar, Lang::Fr, Lang::En].map(|lang| self.cite(source, lang));
        Trilingual { ar, fr, en }
    }

    /// The words of a rendering, as `labels.toml` has them.
    pub fn words<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        self.label(key, lang)
    }

    /// A label of the renderings; the key itself when it is missing, which `check` reports.
    pub(crate) fn label<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        self.labels.get(key).map_or(key, |label| label.get(lang))
    }
}
