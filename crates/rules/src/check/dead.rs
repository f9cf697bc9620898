//! Nothing in the rulebook is without effect: a value that nothing reads, a text that nothing rests on, a label that
//! nothing shows would be changed one day in the belief that something follows.

use std::collections::BTreeSet;

use amoe_base::Rate;

use super::{Check, LABELS, NEEDED};
use crate::{Rulebook, Scheme, calendar::HolidayTime, cite, simulate};

/// Values that the engine reads without needing them in every complete scheme.
const READ_HERE: [&str; 2] = ["calendar.rest_days", "rate.medicine"];

/// Values that the parts of the program above this crate read by their key; a test finds each of them there.
pub const READ_ABOVE: [&str; 7] = [
    "appeal.days",
    "cancellation.days",
    "cover_end.notice_days",
    "interruption.excepted",
    "interruption.months",
    "maintenance.months",
    "payment.days",
];

pub(super) fn values(check: &mut Check, scheme: &Scheme) {
    let lump_sum = |key: &str| scheme.lump_sums.iter().any(|sum| sum.key == key);
    for value in &scheme.parameters {
        let key = value.key.as_str();
        let of = |prefix: &str| key.strip_prefix(prefix);
        let read = NEEDED.contains(&key)
            || READ_HERE.contains(&key)
            || READ_ABOVE.contains(&key)
            || of("tariff.").is_some_and(|key| scheme.act(key).is_some())
            || of("lump_sum.").or(of("frequency.")).is_some_and(lump_sum);
        match (read, value.by_people) {
            (false, false) => check.add(
                &value.place,
                "dead value: no rule reads it; if people apply it, say `applied_by = \"people\"`",
            ),
            (true, true) => check.add(&value.place, "`applied_by = \"people\"`, but a rule reads it"),
            _ => {}
        }
    }
}

/// Every text is cited by something that stands in the rulebook.
pub(super) fn texts(check: &mut Check, scheme: &Scheme) {
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    cited.extend(scheme.parameters.iter().map(|value| value.source.as_str()));
    cited.extend(scheme.rules.iter().map(|rule| rule.source.as_str()));
    cited.extend(scheme.reasons.iter().map(|reason| reason.source.as_str()));
    cited.extend(scheme.acts.iter().filter_map(|act| act.look_up.as_deref()));
    cited.extend(scheme.lump_sums.iter().map(|sum| sum.look_up.as_str()));
    cited.extend(scheme.suspensions.iter().map(|suspension| suspension.source.as_str()));
    cited.extend(scheme.calendar.holidays.iter().map(|holiday| holiday.source.as_str()));
    cited.extend(scheme.lists.entries().iter().map(|list| list.value.source.as_str()));
    cited.insert(&scheme.look_up);
    let cited: BTreeSet<&str> = cited.into_iter().map(|source| cite::split(source).0).collect();
    for text in scheme.texts.keys().filter(|id| !cited.contains(id.as_str())) {
        check.add(
            format_args!("{}/{text}/text.toml", scheme.id),
            "dead text: nothing in the rulebook rests on it",
        );
    }
}

pub(super) fn labels(check: &mut Check, book: &Rulebook) {
    let acts = || book.schemes.iter().flat_map(|scheme| &scheme.acts);
    for key in book.labels.keys() {
        let group = key.strip_prefix("line.rate.");
        let used = LABELS.contains(&key.as_str())
            || simulate::LABELS.contains(&key.as_str())
            || key.strip_prefix("kind.").is_some_and(|kind| simulate::kinds().any(|known| known == kind))
            || group.is_some_and(|group| acts().any(|act| act.group.as_str() == group));
        if !used {
            check.add(format_args!("labels.toml {key}"), "dead label: nothing shows it");
        }
    }
}

/// A feast in a year whose table is not complete is never asked about.
pub(super) fn holidays(check: &mut Check, scheme: &Scheme) {
    for holiday in &scheme.calendar.holidays {
        if let HolidayTime::Once(period) = &holiday.when
            && !scheme.calendar.complete.contains(&period.from.year())
        {
            check.add(
                format_args!("{} holiday {}", scheme.id, holiday.name.en),
                format_args!("dead value: {} is not among the complete years", period.from.year()),
            );
        }
    }
}

/// The decree knows one rate of medicines; a list that says another contradicts it.
pub(super) fn listed_rates(check: &mut Check, scheme: &Scheme) {
    for list in scheme.lists.entries() {
        let Some(decreed) = scheme.settings.rate_medicine.on(list.period.from, true) else { continue };
        for pack in list.value.packs().iter().filter(|p| p.rate != Rate::ZERO && p.rate != decreed.value) {
            check.add(
                format_args!("{}/{}/medicines.csv {}", scheme.id, list.value.source, pack.code),
                format_args!("the rate {} is neither 0 nor `rate.medicine`, {}", pack.rate, decreed.value),
            );
        }
    }
}
