//! Rules 7 and 8: what lines do to each other, and what the history does to them.

use std::{cmp::Reverse, collections::BTreeMap};

use amoe_base::Date;

use super::{Refusal, Verdict};
use crate::{
    Law, RuleError,
    claim::{ActLine, ClaimCase, Line},
    law::anniversary,
};

impl<'r> Law<'r> {
    /// Rules 7 and 8 on acts: duplicates are taken out first, then a consultation and other acts of one provider and
    /// day pay only the dearest.
    pub(super) fn duplicates_and_dearest(self, case: &ClaimCase, verdicts: &mut [Verdict<'r>]) {
        let mut acts: Vec<(usize, &ActLine)> = case
            .lines
            .iter()
            .enumerate()
            .filter(|(at, _)| !matches!(verdicts[*at], Verdict::Refused(_)))
            .filter_map(|(at, line)| if let Line::Act(act) = line { Some((at, act)) } else { None })
            .collect();
        if acts.is_empty() || (acts.len() == 1 && case.history.is_empty()) {
            return;
        }
        let mut known: Vec<(&str, &str, Date)> = case
            .history
            .iter()
            .filter_map(|entry| Some((entry.inpe.as_deref()?, entry.key.as_str(), entry.on)))
            .collect();
        known.sort_unstable();
        acts.sort_unstable_by_key(|&(at, act)| {
            (act.on, act.inpe.as_str(), act.key.as_str(), act.coefficient, at)
        });
        let same = |a: &ActLine, b: &ActLine| a.key == b.key && a.coefficient == b.coefficient;
        for day in acts.chunk_by(|(_, a), (_, b)| a.on == b.on && a.inpe == b.inpe) {
            let mut left: Vec<(usize, &ActLine)> = Vec::with_capacity(day.len());
            for &(at, act) in day {
                if known.binary_search(&(act.inpe.as_str(), act.key.as_str(), act.on)).is_ok() {
                    verdicts[at] = Verdict::Refused(Refusal::InHistory);
                } else if let Some((first, _)) = left.last().filter(|(_, last)| same(last, act)) {
                    verdicts[at] = Verdict::Refused(Refusal::Repeats { line: *first });
                } else {
                    left.push((at, act));
                }
            }
            let consultation =
                left.iter().any(|(_, act)| self.scheme.act(&act.key).is_some_and(|known| known.consultation));
            if left.len() > 1 && consultation {
                keep_dearest(&left, verdicts);
            }
        }
    }

    /// Rule 8 on what is paid by lump sum.
    pub(super) fn frequencies(self, case: &ClaimCase, verdicts: &mut [Verdict<'r>]) -> Result<(), RuleError> {
        let settings = &self.scheme.settings;
        let mut seen: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
        for (at, line) in case.lines.iter().enumerate() {
            let Line::LumpSum(line) = line else { continue };
            if matches!(verdicts[at], Verdict::Refused(_)) {
                continue;
            }
            let Some(limit) = settings.frequency_years.get(&line.key) else { continue };
            let Some(years) = limit.on(line.on, self.every_date) else { continue };
            let days = seen.entry(&line.key).or_insert_with(|| {
                let mut days: Vec<Date> =
                    case.history.iter().filter(|e| e.key == line.key).map(|e| e.on).collect();
                days.sort_unstable();
                days
            });
            // The latest earlier one decides: the period from any other ends sooner.
            let after = days.partition_point(|day| *day <= line.on);
            let leap_day = self.get(&settings.leap_day, "leap_day.common_year", line.on)?;
            let earlier = after.checked_sub(1).map(|last| days[last]);
            let again_from = earlier.and_then(|day| anniversary(day, years.value, leap_day.value));
            match (earlier, again_from) {
                (Some(earlier), Some(again_from)) if line.on < again_from => {
                    verdicts[at] =
                        Verdict::Refused(Refusal::TooSoon { earlier, again_from, years, leap_day });
                }
                _ => days.insert(after, line.on),
            }
        }
        Ok(())
    }
}

/// Of acts by one provider on one day, the one with the higher base stays; of equals, the line that comes first. Not
/// applied while one of them has no tariff: an officer prices it first.
fn keep_dearest(day: &[(usize, &ActLine)], verdicts: &mut [Verdict<'_>]) {
    let mut bases = Vec::with_capacity(day.len());
    for (at, _) in day {
        match &verdicts[*at] {
            Verdict::Priced(priced) => bases.push((priced.base, Reverse(*at))),
            _ => return,
        }
    }
    let Some(&(kept, Reverse(line))) = bases.iter().max() else { return };
    for (_, Reverse(at)) in bases {
        if at != line {
            verdicts[at] = Verdict::Refused(Refusal::LowerThan { line, kept });
        } else if let Verdict::Priced(priced) = &mut verdicts[at] {
            priced.beaten = day.len() - 1;
        }
    }
}
