//! Rules 7 and 8: what lines do to each other, and what the history does to them.

use std::{cmp::Reverse, collections::BTreeMap};

use amoe_base::Date;

use super::{Item, Known, Refusal, Verdict};
use crate::{
    Law, RuleError,
    borrowed::{Act, Case},
    law::anniversary,
    tables::ActKey,
};

/// An act that is not refused so far.
#[derive(Clone, Copy)]
struct OpenAct<'a> {
    /// Its line.
    at: usize,
    on: Date,
    act: Act<'a>,
    known: Option<&'a ActKey>,
}

impl OpenAct<'_> {
    fn repeats(&self, other: &Self) -> bool {
        self.act.key == other.act.key && self.act.coefficient == other.act.coefficient
    }
}

impl<'a> Law<'a> {
    /// Rules 7 and 8 on acts: duplicates are taken out first, then a consultation and other acts of one provider and
    /// day pay only the dearest.
    pub(super) fn duplicates_and_dearest(
        self,
        case: &Case<'a>,
        items: &[Item<'a>],
        verdicts: &mut [Verdict<'a>],
    ) {
        let mut acts: Vec<OpenAct<'a>> = Vec::with_capacity(items.len());
        acts.extend(items.iter().enumerate().filter_map(|(at, item)| match item.what {
            Known::Act { act, known, .. } if !matches!(verdicts[at], Verdict::Refused(_)) => {
                Some(OpenAct { at, on: item.on, act, known })
            }
            _ => None,
        }));
        if acts.is_empty() || (acts.len() == 1 && case.history.is_empty()) {
            return;
        }
        let mut earlier: Vec<(&str, &str, Date)> =
            case.history.iter().filter_map(|entry| Some((entry.inpe?, entry.key, entry.on))).collect();
        earlier.sort_unstable();
        acts.sort_unstable_by(|a, b| {
            let order = |o: &OpenAct<'a>| (o.on, o.act.inpe, o.act.key, o.act.coefficient, o.at);
            order(a).cmp(&order(b))
        });
        for day in acts.chunk_by(|a, b| a.on == b.on && a.act.inpe == b.act.inpe) {
            if day.len() == 1 && earlier.is_empty() {
                continue;
            }
            let mut left: Vec<OpenAct<'a>> = Vec::with_capacity(day.len());
            for open in day {
                if earlier.binary_search(&(open.act.inpe, open.act.key, open.on)).is_ok() {
                    verdicts[open.at] = Verdict::Refused(Refusal::InHistory);
                } else if let Some(first) = left.last().filter(|last| last.repeats(open)) {
                    verdicts[open.at] = Verdict::Refused(Refusal::Repeats { line: first.at });
                } else {
                    left.push(*open);
                }
            }
            let consultation = left.iter().any(|open| open.known.is_some_and(|known| known.consultation));
            if left.len() > 1 && consultation {
                keep_dearest(&left, verdicts);
            }
        }
    }

    /// Rule 8 on what is paid by lump sum.
    pub(super) fn frequencies(
        self,
        case: &Case<'a>,
        items: &[Item<'a>],
        verdicts: &mut [Verdict<'a>],
    ) -> Result<(), RuleError> {
        let settings = &self.scheme.settings;
        let mut seen: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            let Known::LumpSum { key } = item.what else { continue };
            if matches!(verdicts[at], Verdict::Refused(_)) {
                continue;
            }
            let Some(limit) = settings.frequency_years.get(key) else { continue };
            let Some(years) = limit.on(item.on, self.every_date) else { continue };
            let days = seen.entry(key).or_insert_with(|| {
                let mut days: Vec<Date> =
                    case.history.iter().filter(|e| e.key == key).map(|e| e.on).collect();
                days.sort_unstable();
                days
            });
            // The latest earlier one decides: the period from any other ends sooner.
            let after = days.partition_point(|day| *day <= item.on);
            let leap_day = self.get(&settings.leap_day, "leap_day.common_year", item.on)?;
            let earlier = after.checked_sub(1).map(|last| days[last]);
            let again_from = earlier.and_then(|day| anniversary(day, years.value, leap_day.value));
            match (earlier, again_from) {
                (Some(earlier), Some(again_from)) if item.on < again_from => {
                    verdicts[at] =
                        Verdict::Refused(Refusal::TooSoon { earlier, again_from, years, leap_day });
                }
                _ => days.insert(after, item.on),
            }
        }
        Ok(())
    }
}

/// Of acts by one provider on one day, the one with the higher base stays; of equals, the line that comes first. Not
/// applied while one of them has no tariff: an officer prices it first.
fn keep_dearest(day: &[OpenAct<'_>], verdicts: &mut [Verdict<'_>]) {
    let mut bases = Vec::with_capacity(day.len());
    for OpenAct { at, .. } in day {
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
