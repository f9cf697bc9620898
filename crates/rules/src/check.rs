//! Is the rulebook sound? No gap, no overlap, no rule or reason without source, no text missing in a language, nothing
//! without effect, no two rules without an order, every case passes, every branch of every rule has a case.

mod dead;
mod order;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Display},
};

use amoe_base::{Ean13, Lang, Trilingual};

use crate::{Rulebook, Scheme, cases, cite, names::RuleName, simulate};

/// Something unsound, where, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// File, key or case.
    pub place: String,
    /// What is wrong.
    pub problem: String,
}

impl Defect {
    pub(crate) fn new(place: &str, problem: impl Display) -> Self {
        Self { place: place.to_owned(), problem: problem.to_string() }
    }
}

impl Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem.replace('\n', " "))
    }
}

pub use dead::READ_ABOVE;

/// What the rules of a complete scheme read; a missing one would stop a case.
const NEEDED: &[&str] = &[
    "scheme.start",
    "age.limit",
    "age.test",
    "age.exempt_cycles",
    "birth.year_alone",
    "leap_day.common_year",
    "academic_year.start",
    "other_cover.short_job",
    "deadline.days",
    "rounding",
    "rate.outpatient",
    "rate.stay",
    "rate.public_hospital",
    "rate.lump_sum",
    "rate.exemption",
];

/// The labels that the renderings use, beside `line.rate.<group>`.
const LABELS: &[&str] = &[
    "line.paid",
    "line.ceiling.act",
    "line.ceiling.medicine",
    "line.ceiling.lump_sum",
    "line.ceiling_times.act",
    "line.ceiling_times.medicine",
    "line.smaller",
    "line.rate.medicine",
    "line.rate.lump_sum",
    "line.rate.act",
    "line.rate.exemption",
    "line.rate.stay",
    "line.rate.public_hospital",
    "line.rounded",
    "line.result",
    "line.share",
    "line.share.above.act",
    "line.share.above.medicine",
    "line.share.above.lump_sum",
    "line.share.own",
    "line.ceiling.by_hand",
    "line.to_price",
    "line.not_examined",
    "line.refused.lower",
    "line.refused.in_claim",
    "line.refused.in_history",
    "line.refused.too_soon",
    "line.refused.outside",
    "source.key",
    "claim.claimed",
    "claim.posted_on",
    "claim.received_on",
    "deadline.first_act",
    "deadline.treatment_ends_on",
    "deadline.days",
    "deadline.days_after_end",
    "deadline.suspended",
    "deadline.last_day",
    "eligibility.eligible",
    "eligibility.not_eligible",
    "eligibility.cover.from",
    "eligibility.cover.last_day",
    "eligibility.enrolled.met",
    "eligibility.enrolled.not_met",
    "eligibility.age.met",
    "eligibility.age.not_met",
    "eligibility.age.exempt",
    "eligibility.other_cover.met",
    "eligibility.other_cover.not_met",
    "eligibility.other_cover.short_job",
    "eligibility.other_cover.declared",
    "show.source",
    "show.rule",
    "show.evidence",
    "show.last_checked",
    "show.unsourced",
    "show.by_people",
    "show.note",
    "show.history",
    "show.no_value",
    "show.order",
    "show.reasons",
    "show.branches",
];

struct Check {
    defects: Vec<Defect>,
}

impl Check {
    fn add(&mut self, place: impl Display, problem: impl Display) {
        self.defects.push(Defect::new(&place.to_string(), problem));
    }

    fn words(&mut self, place: impl Display, words: &Trilingual) {
        for lang in Lang::ALL {
            if words.get(*lang).trim().is_empty() {
                self.add(&place, format_args!("no words in `{lang}`"));
            }
        }
    }
}

/// What was proven, or is unsound.
#[derive(Debug, Default)]
pub struct Proof {
    /// What is unsound; of a sound rulebook, nothing.
    pub defects: Vec<Defect>,
    /// Laws, decrees, orders, guides, lists, practices.
    pub texts: usize,
    /// Dated values.
    pub values: usize,
    /// Those that no published text gives.
    pub unsourced: usize,
    /// Rules.
    pub rules: usize,
    /// Their branches.
    pub branches: usize,
    /// Cases that were run.
    pub cases: usize,
    /// Different places in texts that values, rules and reasons rest on.
    pub sources: usize,
}

pub(crate) fn check(book: &Rulebook) -> Proof {
    let mut check = Check { defects: Vec::new() };
    labels(&mut check, book);
    dead::labels(&mut check, book);
    for pair in book.schemes.windows(2) {
        if pair[0].start == pair[1].start {
            check.add(&pair[1].id, format_args!("starts on the same day as {}", pair[0].id));
        }
    }
    let mut proof = Proof::default();
    let mut cited: BTreeSet<(&str, &str)> = BTreeSet::new();
    approvals(&mut check, book);
    for scheme in &book.schemes {
        sources(&mut check, scheme);
        values(&mut check, scheme);
        tables(&mut check, scheme);
        order::order(&mut check, scheme);
        order::reasons(&mut check, scheme);
        dead::values(&mut check, scheme);
        dead::texts(&mut check, scheme);
        dead::holidays(&mut check, scheme);
        dead::listed_rates(&mut check, scheme);
        if scheme.complete {
            engine(&mut check, scheme);
        }
        run_cases(&mut check, book, scheme);
        proof.texts += scheme.texts.len();
        proof.values += scheme.parameters.len();
        proof.unsourced += scheme.parameters.iter().filter(|value| !value.sourced).count();
        proof.rules += scheme.rules.len();
        proof.branches += scheme.rules.iter().map(|rule| rule.branches.len()).sum::<usize>();
        proof.cases += scheme.case_count();
        let of_scheme = |source| (scheme.id.as_str(), source);
        cited.extend(scheme.parameters.iter().map(|value| value.source.as_str()).map(of_scheme));
        cited.extend(scheme.rules.iter().map(|rule| rule.source.as_str()).map(of_scheme));
        cited.extend(scheme.reasons.iter().map(|reason| reason.source.as_str()).map(of_scheme));
    }
    proof.sources = cited.len();
    proof.defects = check.defects;
    proof
}

/// A version means one content, so only one can be approved under it.
fn approvals(check: &mut Check, book: &Rulebook) {
    let mut contents: BTreeMap<&str, &str> = BTreeMap::new();
    for approval in &book.approvals {
        let place = format!("approvals.toml {}", approval.version);
        if contents.insert(&approval.version, &approval.hash).is_some_and(|hash| hash != approval.hash) {
            check.add(&place, "two contents were approved under this version");
        }
        if approval.by.trim().is_empty() {
            check.add(&place, "approved by nobody");
        }
        if approval.version == book.number && approval.hash != book.hash {
            check.add(&place, "the content has changed since it was approved: it needs a new version");
        }
    }
}

fn labels(check: &mut Check, book: &Rulebook) {
    for (key, words) in &book.labels {
        check.words(format_args!("labels.toml {key}"), words);
        let places = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
        };
        if places(&words.ar) != places(&words.fr) || places(&words.fr) != places(&words.en) {
            check.add(
                format_args!("labels.toml {key}"),
                "the three languages name different values in braces",
            );
        }
    }
    let kinds = simulate::kinds().map(|kind| format!("kind.{kind}"));
    let simulated = simulate::LABELS.iter().map(|key| (*key).to_owned());
    let groups = book.schemes.iter().flat_map(|s| &s.acts).map(|act| format!("line.rate.{}", act.group));
    for key in LABELS
        .iter()
        .map(|key| (*key).to_owned())
        .chain(groups)
        .chain(kinds)
        .chain(simulated)
        .collect::<BTreeSet<_>>()
    {
        if !book.labels.contains_key(&key) {
            check.add("labels.toml", format_args!("no label `{key}`"));
        }
    }
}

/// Every source names a text of the scheme; every text, rule and reason has its words.
fn sources(check: &mut Check, scheme: &Scheme) {
    let id = &scheme.id;
    let mut source = |place: String, source: &str| {
        let (text, _) = cite::split(source);
        if !scheme.texts.contains_key(text) {
            check.add(place, format_args!("the source `{source}` names no text of the rulebook"));
        }
    };
    scheme.parameters.iter().for_each(|p| source(p.place.clone(), &p.source));
    scheme.rules.iter().for_each(|rule| source(rule.place.clone(), &rule.source));
    scheme.reasons.iter().for_each(|reason| source(reason.place.clone(), &reason.source));
    scheme.acts.iter().filter_map(|act| Some((act, act.look_up.as_ref()?))).for_each(|(act, look_up)| {
        source(format!("{id} act {}", act.key), look_up);
    });
    scheme.lump_sums.iter().for_each(|sum| source(format!("{id} lump sum {}", sum.key), &sum.look_up));
    source(format!("{id}/scheme.toml look_up"), &scheme.look_up);
    check.words(format_args!("{id} name"), &scheme.name);
    check.words(format_args!("{id} fund"), &scheme.fund);
    for text in scheme.texts.values() {
        check.words(format_args!("{id} text {} title", text.id), &text.title);
        check.words(format_args!("{id} text {} citation", text.id), &text.citation);
        if text.evidence.trim().is_empty() {
            check.add(format_args!("{id} text {}", text.id), "no evidence: where was it read?");
        }
    }
    for rule in &scheme.rules {
        check.words(&rule.place, &rule.title);
    }
    for reason in &scheme.reasons {
        check.words(&reason.place, &reason.text);
        if let Some(remedy) = &reason.remedy {
            check.words(format_args!("{} remedy", reason.place), remedy);
        }
        if reason.kinds.is_empty() {
            check.add(&reason.place, "no kind");
        }
    }
}

/// The values of one key follow each other without gap or overlap.
fn values(check: &mut Check, scheme: &Scheme) {
    for pair in scheme.parameters.windows(2).filter(|pair| pair[0].key == pair[1].key) {
        let place = &pair[1].place;
        match pair[0].period.to {
            Some(to) if to < pair[1].period.from => {
                check.add(place, format_args!("gap from {to} to {}", pair[1].period.from));
            }
            Some(to) if to == pair[1].period.from => {}
            _ => check.add(place, format_args!("overlap from {}", pair[1].period.from)),
        }
        if pair[0].unit != pair[1].unit {
            check.add(place, "changes its unit");
        }
    }
    for p in &scheme.parameters {
        check.words(&p.place, &p.name);
        if p.evidence.trim().is_empty() {
            check.add(&p.place, "no evidence: where was it read, or who assumed it?");
        }
    }
}

fn tables(check: &mut Check, scheme: &Scheme) {
    let id = &scheme.id;
    let mut twice = |what: &str, keys: Vec<String>| {
        let mut seen = BTreeSet::new();
        for key in keys {
            if !seen.insert(key.clone()) {
                check.add(format_args!("{id} {what} {key}"), "stands twice");
            }
        }
    };
    twice("rule", scheme.rules.iter().map(|rule| rule.id.clone()).collect());
    twice("reason", scheme.reasons.iter().map(|reason| reason.code.clone()).collect());
    twice("act", scheme.acts.iter().map(|act| act.key.clone()).collect());
    for (at, illness) in (1..).zip(&scheme.illnesses) {
        check.words(format_args!("{id} illness {}", illness.number), &illness.name);
        if illness.number != at {
            check.add(format_args!("{id} illness {}", illness.number), format_args!("expected number {at}"));
        }
    }
    for act in &scheme.acts {
        check.words(format_args!("{id} act {}", act.key), &act.name);
        let tariff = scheme.settings.tariffs.contains_key(&act.key);
        if !tariff && act.look_up.is_none() {
            check.add(format_args!("{id} act {}", act.key), "neither a tariff nor a text to look up");
        }
    }
    for key in scheme.settings.tariffs.keys() {
        if scheme.act(key).is_none() {
            check.add(format_args!("{id} tariff.{key}"), "no act has this key letter");
        }
    }
    for pair in scheme.suspensions.windows(2) {
        if pair[1].from < pair[0].to {
            check.add(format_args!("{id} suspensions"), format_args!("overlap from {}", pair[1].from));
        }
    }
    for pair in scheme.lists.entries().windows(2) {
        let (place, from) = (format!("{id}/{}/medicines.toml", pair[1].value.source), pair[1].period.from);
        match pair[0].period.to {
            Some(to) if to == from => {}
            Some(to) if to < from => {
                check.add(place, format_args!("no list of medicines from {to} to {from}"));
            }
            _ => check.add(place, format_args!("two lists of medicines from {from}")),
        }
    }
}

/// All that the rules read exists.
fn engine(check: &mut Check, scheme: &Scheme) {
    for key in NEEDED.iter().filter(|key| scheme.history(key).is_empty()) {
        check.add(&scheme.id, format_args!("no value `{key}`"));
    }
    for rule in RuleName::ALL.iter().filter(|rule| scheme.rule(rule.as_str()).is_none()) {
        check.add(&scheme.id, format_args!("no rule `{rule}`"));
    }
    if scheme.medicines().is_none() {
        check.add(&scheme.id, "no list of medicines");
    }
    if scheme.illnesses.is_empty() {
        check.add(&scheme.id, "no list of illnesses");
    }
}

/// Every case passes, and every branch that a rule declares was taken by one.
fn run_cases(check: &mut Check, book: &Rulebook, scheme: &Scheme) {
    let mut taken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in &scheme.cases {
        for defect in cases::run_file(book, scheme, path, text, &mut taken) {
            check.defects.push(defect);
        }
    }
    for rule in &scheme.rules {
        let shown = taken.remove(&rule.id).unwrap_or_default();
        for branch in rule.branches.iter().filter(|branch| !shown.contains(*branch)) {
            check.add(&rule.place, format_args!("no case takes the branch `{branch}`"));
        }
        for branch in shown.iter().filter(|branch| !rule.branches.contains(branch)) {
            check.add(
                &rule.place,
                format_args!("a case takes the branch `{branch}`, which the rule does not declare"),
            );
        }
    }
}

impl Scheme {
    /// Codes of the newest medicine list whose check digit does not fit: kept as published, and told.
    pub fn codes_that_do_not_fit(&self) -> Vec<&str> {
        self.medicines().map_or_else(Vec::new, |list| {
            list.packs()
                .iter()
                .map(|pack| pack.code.as_str())
                .filter(|code| Ean13::parse(code).is_err())
                .collect()
        })
    }

    /// How many cases stand beside its texts.
    pub fn case_count(&self) -> usize {
        self.cases.iter().map(|(_, text)| text.matches("[[case]]").count()).sum()
    }
}
