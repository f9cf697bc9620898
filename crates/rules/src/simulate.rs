//! The same claims under two rulebooks: what a change would cost, by kind of care, age, institution and month.
//!
//! A [`Simulation`] is a sum: claims are added one by one from wherever they come, lines of JSON ([`Simulation::lines`])
//! or a list ([`Simulation::claims`]), and sums of several threads are joined. Showing it is left to others.

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use amoe_base::{BirthDate, Date, Money};
use rayon::prelude::*;

use crate::{
    RuleError, Rulebook, SchemeChoice,
    adjudicate::Judgement,
    borrowed::{self, Case, What},
    claim::{ClaimCase, Outcome},
    lines::{Block, Piece, count_lines, lines},
    read::claim_with_institution,
    tables::ActGroup,
};

/// One side of the comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'r> {
    /// The rulebook.
    pub rulebook: &'r Rulebook,
    /// The scheme in it.
    pub scheme: &'r SchemeChoice,
}

/// What is compared, and over which days.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'r> {
    /// As it is.
    pub before: Side<'r>,
    /// As it would be.
    pub after: Side<'r>,
    /// First acts from this day on.
    pub from: Option<Date>,
    /// First acts before this day.
    pub to: Option<Date>,
}

/// What claims or lines come to on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// How many of them come out otherwise.
    pub changed: u64,
    /// How many an officer prices, before and after.
    pub to_price: (u64, u64),
    /// What was paid for them.
    pub claimed: Money,
    /// What the fund owes as it is.
    pub before: Money,
    /// What it would owe.
    pub after: Money,
}

impl Tally {
    fn add(&mut self, claimed: Money, before: Money, after: Money, to_price: (bool, bool)) {
        self.count += 1;
        self.changed += u64::from(before != after || to_price.0 != to_price.1);
        self.to_price.0 += u64::from(to_price.0);
        self.to_price.1 += u64::from(to_price.1);
        self.join(&Self { claimed, before, after, ..Self::default() });
    }

    fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.changed += other.changed;
        self.to_price.0 += other.to_price.0;
        self.to_price.1 += other.to_price.1;
        // Sums of claims stay far below what an amount can hold; one that did not would show as the largest amount.
        let sum = |a: Money, b: Money| [a, b].into_iter().sum();
        self.claimed = sum(self.claimed, other.claimed);
        self.before = sum(self.before, other.before);
        self.after = sum(self.after, other.after);
    }

    /// What the change would cost the fund; less than nothing when it saves.
    pub fn difference(&self) -> Money {
        self.after.checked_sub(self.before).unwrap_or_default()
    }
}

/// The sums.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Simulation {
    /// Claims.
    pub claims: Tally,
    /// Lines by kind of care: a group of acts, `medicine`, `lump_sum`, or `other` for an unknown act.
    pub by_kind: BTreeMap<String, Tally>,
    /// Lines by age on the day of care, in whole years.
    pub by_age: BTreeMap<i16, Tally>,
    /// Lines by institution; the empty name for claims that carry none.
    pub by_institution: BTreeMap<String, Tally>,
    /// Lines by month of care, `2026-10`.
    pub by_month: BTreeMap<String, Tally>,
    /// Claims by what becomes of them, before and after, where that changes.
    pub by_outcome: BTreeMap<(Outcome, Outcome), u64>,
    /// Claims outside the days asked for.
    pub left_out: u64,
    /// Lines of input that could not be judged, the first ones with their number.
    pub errors: u64,
    /// … and what is wrong with them.
    pub first_errors: Vec<(u64, String)>,
}

/// The labels that a report of it shows, beside `kind.<kind of care>`.
pub(crate) const LABELS: [&str; 19] = [
    "simulate.title",
    "simulate.before",
    "simulate.after",
    "simulate.difference",
    "simulate.claimed",
    "simulate.claims",
    "simulate.lines",
    "simulate.changed",
    "simulate.to_price",
    "simulate.all",
    "simulate.by.kind",
    "simulate.by.age",
    "simulate.by.institution",
    "simulate.by.month",
    "simulate.by.outcome",
    "simulate.no_institution",
    "simulate.left_out",
    "simulate.errors",
    "simulate.rulebooks",
];

/// The kinds of care: the groups of acts, and these.
pub(crate) fn kinds() -> impl Iterator<Item = &'static str> {
    ActGroup::ALL.iter().map(|group| group.as_str()).chain(["medicine", "lump_sum", "other"])
}

const ERRORS_TOLD: usize = 20;

/// Age in whole years; of a year alone, by the latest day it can be.
fn age(birth: BirthDate, on: Date) -> i16 {
    let born = birth.latest();
    on.year() - born.year() - i16::from((on.month(), on.day()) < (born.month(), born.day()))
}

/// The tally of a name; its text is copied only when it is new.
fn at<'t>(tallies: &'t mut BTreeMap<String, Tally>, name: &str) -> &'t mut Tally {
    if !tallies.contains_key(name) {
        tallies.insert(name.to_owned(), Tally::default());
    }
    #[expect(clippy::expect_used, reason = "it was put there just now")]
    tallies.get_mut(name).expect("every name has its tally")
}

impl Side<'_> {
    fn judge<'a>(&'a self, case: &'a Case<'a>) -> Result<Judgement<'a>, RuleError> {
        let days = case.lines.iter().map(|line| line.on);
        self.rulebook.law_for_days(self.scheme, days)?.judge(case, false)
    }
}

impl Simulation {
    /// Adds a claim.
    pub fn add(
        &mut self,
        comparison: &Comparison<'_>,
        case: &ClaimCase,
        institution: Option<&str>,
    ) -> Result<(), RuleError> {
        self.add_case(comparison, &Case::from(case), institution)
    }

    /// Adds a claim from a place without line numbers, or counts it among those that cannot be judged.
    pub fn add_or_fail(&mut self, comparison: &Comparison<'_>, case: &ClaimCase, institution: Option<&str>) {
        if let Err(error) = self.add(comparison, case, institution) {
            self.fail(0, format!("{}: {error}", case.id));
        }
    }

    fn add_case(
        &mut self,
        comparison: &Comparison<'_>,
        case: &Case<'_>,
        institution: Option<&str>,
    ) -> Result<(), RuleError> {
        let first = case.first_act();
        let outside = first.is_some_and(|first| {
            comparison.from.is_some_and(|from| first < from) || comparison.to.is_some_and(|to| first >= to)
        });
        if outside {
            self.left_out += 1;
            return Ok(());
        }
        let (before, after) = (comparison.before.judge(case)?, comparison.after.judge(case)?);
        let manual = |judged: &Judgement<'_>| judged.outcome == Outcome::Manual;
        let to_price = (manual(&before), manual(&after));
        self.claims.add(before.claimed, before.payable, after.payable, to_price);
        if before.outcome != after.outcome {
            *self.by_outcome.entry((before.outcome, after.outcome)).or_default() += 1;
        }
        let acts =
            comparison.before.rulebook.law_on(comparison.before.scheme, first.unwrap_or(Date::MIN))?.scheme;
        let mut month = String::new();
        for ((line, before), after) in case.lines.iter().zip(&before.lines).zip(&after.lines) {
            let kind = match line.what {
                What::Act(act) => acts.act(act.key).map_or("other", |known| known.group.as_str()),
                What::Medicine { .. } => "medicine",
                What::LumpSum { .. } => "lump_sum",
            };
            let tally = |tally: &mut Tally| {
                let to_price = (before.base.is_none(), after.base.is_none());
                tally.add(line.paid, before.payable, after.payable, to_price);
            };
            tally(at(&mut self.by_kind, kind));
            tally(self.by_age.entry(age(case.birth_date, line.on)).or_default());
            tally(at(&mut self.by_institution, institution.unwrap_or_default()));
            let of_line = format!("{:04}-{:02}", line.on.year(), line.on.month());
            if month != of_line {
                month = of_line;
            }
            tally(at(&mut self.by_month, &month));
        }
        Ok(())
    }

    fn add_line(&mut self, comparison: &Comparison<'_>, line: &[u8], number: u64) {
        let added = match borrowed::read_with_institution(line) {
            Some((case, institution)) => {
                self.add_case(comparison, &case, institution).map_err(|error| error.to_string())
            }
            None => claim_with_institution(line).and_then(|(case, institution)| {
                self.add(comparison, &case, institution.as_deref()).map_err(|error| error.to_string())
            }),
        };
        if let Err(error) = added {
            self.fail(number, error);
        }
    }

    fn fail(&mut self, number: u64, error: String) {
        self.errors += 1;
        if self.first_errors.len() < ERRORS_TOLD {
            self.first_errors.push((number, error));
        }
    }

    /// The sum of two.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        fn all<K: Ord>(into: &mut BTreeMap<K, Tally>, from: BTreeMap<K, Tally>) {
            for (key, tally) in from {
                into.entry(key).or_default().join(&tally);
            }
        }
        self.claims.join(&other.claims);
        all(&mut self.by_kind, other.by_kind);
        all(&mut self.by_age, other.by_age);
        all(&mut self.by_institution, other.by_institution);
        all(&mut self.by_month, other.by_month);
        for (change, count) in other.by_outcome {
            *self.by_outcome.entry(change).or_default() += count;
        }
        self.left_out += other.left_out;
        self.errors += other.errors;
        self.first_errors.extend(other.first_errors);
        self.first_errors.sort();
        self.first_errors.truncate(ERRORS_TOLD);
        self
    }

    /// Over claims from any source, on all cores.
    pub fn claims(
        comparison: &Comparison<'_>,
        claims: impl Iterator<Item = (ClaimCase, Option<String>)> + Send,
    ) -> Self {
        (1..)
            .zip(claims)
            .par_bridge()
            .fold(Self::default, |mut sum, (number, (case, institution))| {
                if let Err(error) = sum.add(comparison, &case, institution.as_deref()) {
                    sum.fail(number, error.to_string());
                }
                sum
            })
            .reduce(Self::default, Self::join)
    }

    /// Over lines of JSON, claims in the form of the contract that may carry an `institution` beside it, on all cores.
    /// After each piece, `progress` is told how many bytes were read so far.
    pub fn lines(
        comparison: &Comparison<'_>,
        mut input: impl Read,
        mut progress: impl FnMut(u64),
    ) -> io::Result<Self> {
        let (mut block, mut sum, mut number, mut read) = (Block::new(), Self::default(), 0, 0_u64);
        loop {
            // As many pieces as keep every core busy for a while.
            let mut pieces: Vec<(Vec<u8>, u64)> = Vec::new();
            let mut ended = false;
            while pieces.len() < rayon::current_num_threads() * 4 {
                let Some(piece) = block.read(&mut input)? else {
                    ended = true;
                    break;
                };
                let (length, too_long) = piece.length();
                read += u64::try_from(length).unwrap_or(u64::MAX);
                if let Piece::TooLong(_) = piece {
                    number += 1;
                    sum.fail(number, "the line is too long".to_owned());
                    block.drop_line(&mut input)?;
                } else {
                    let first = number + 1;
                    number += count_lines(&block.bytes[..length]);
                    debug_assert!(!too_long, "only whole lines come here");
                    let mut bytes = block.hand_over(length, Vec::new());
                    bytes.truncate(length);
                    pieces.push((bytes, first));
                }
            }
            let added = pieces
                .par_iter()
                .map(|(piece, first)| {
                    let mut sum = Self::default();
                    for (number, line) in (*first..).zip(lines(piece)) {
                        sum.add_line(comparison, line, number);
                    }
                    sum
                })
                .reduce(Self::default, Self::join);
            sum = sum.join(added);
            progress(read);
            if ended {
                return Ok(sum);
            }
        }
    }
}
