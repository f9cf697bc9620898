//! The last day to send a claim: sixty days from the first act, or from the end of a continuous treatment; days in
//! which time limits were suspended do not count.

use amoe_base::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Explanation, Law, RuleError, dated::Entry, days, names::RuleName, tables::Suspension, tree::Tree,
};

/// A claim's dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineCase {
    /// The caller's id.
    pub id: String,
    /// The first medical act.
    pub first_act: Date,
    /// End of a continuous treatment.
    pub treatment_ends_on: Option<Date>,
}

/// The last day to send it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The caller's id.
    pub id: String,
    /// Sending on this day is in time.
    pub last_day: Date,
    /// Why.
    pub explanation: Explanation,
}

/// The day `count` days after `start` that lies in no suspension; each suspension that moved it is told.
fn count_days<'s>(
    start: Date,
    count: i16,
    suspensions: &'s [Suspension],
    mut moved: impl FnMut(&'s Suspension),
) -> Option<Date> {
    let (mut day, mut left) = (days::number(start), i32::from(count));
    for suspension in suspensions {
        let (from, last_suspended) = (days::number(suspension.from), days::number(suspension.to) - 1);
        // Days that count between here and the suspension.
        let free = from - day - 1;
        if last_suspended <= day || free >= left {
            continue;
        }
        left -= free.max(0);
        day = last_suspended;
        moved(suspension);
    }
    days::date(day + left)
}

impl<'a> Law<'a> {
    /// The last day to send a claim.
    pub fn deadline(self, case: &DeadlineCase) -> Result<Deadline, RuleError> {
        let (start, end) = (case.first_act, case.treatment_ends_on);
        let counted = self.count(start, end)?;
        let mut tree = Tree::default();
        self.explain_last_day(start, end, counted, &mut tree);
        // The tree has just got its first node.
        let explanation = tree.keep(0).unwrap_or_default();
        Ok(Deadline { id: case.id.clone(), last_day: counted.last_day, explanation })
    }

    pub(crate) fn count(
        self,
        first_act: Date,
        treatment_ends_on: Option<Date>,
    ) -> Result<Counted<'a>, RuleError> {
        if treatment_ends_on.is_some_and(|end| end < first_act) {
            return Err(RuleError::invalid(
                "treatment_ends_on",
                format!("the treatment ends before the first act, {first_act}"),
            ));
        }
        let days = self.get(&self.scheme.settings.deadline_days, "deadline.days", first_act)?;
        let start = treatment_ends_on.unwrap_or(first_act);
        count_days(start, days.value, &self.scheme.suspensions, |_| {})
            .map(|last_day| Counted { last_day, days })
            .ok_or_else(|| RuleError::invalid("first_act", "the last day lies beyond the calendar"))
    }

    pub(crate) fn explain_last_day(
        self,
        first_act: Date,
        treatment_ends_on: Option<Date>,
        counted: Counted<'a>,
        tree: &mut Tree<'a>,
    ) {
        let branch = if treatment_ends_on.is_some() { "treatment_end" } else { "first_act" };
        tree.open(self, RuleName::LastDay, branch)
            .with("first_act", first_act)
            .with_some("treatment_ends_on", treatment_ends_on)
            .with("days", i64::from(counted.days.value))
            .using(self.parameter(counted.days))
            .result(counted.last_day);
        let start = treatment_ends_on.unwrap_or(first_act);
        let _ = count_days(start, counted.days.value, &self.scheme.suspensions, |suspension| {
            tree.open(self, RuleName::Suspension, "suspended")
                .by(&suspension.source)
                .with("from", suspension.from)
                .with("to", suspension.to)
                .close();
        });
        tree.close();
    }
}

/// The last day and the time limit it was counted with.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'a> {
    pub last_day: Date,
    pub days: &'a Entry<i16>,
}

#[cfg(test)]
mod tests {
    use jiff::{Span, civil::date};
    use proptest::prelude::*;

    use super::*;

    fn covid() -> Vec<Suspension> {
        vec![Suspension {
            from: date(2020, 3, 24),
            to: date(2020, 7, 27),
            source: String::new(),
            evidence: String::new(),
            sourced: true,
        }]
    }

    /// The definition, day by day.
    fn slowly(start: Date, count: i32, suspensions: &[Suspension]) -> Date {
        let (mut day, mut left) = (start, count);
        while left > 0 {
            day = day.tomorrow().unwrap_or(day);
            if !suspensions.iter().any(|s| s.period().contains(day)) {
                left -= 1;
            }
        }
        day
    }

    #[test]
    fn days_of_a_suspension_do_not_count() {
        let last = |start| count_days(start, 60, &covid(), |_| {});
        assert_eq!(
            last(date(2020, 3, 23)),
            Some(date(2020, 9, 24)),
            "27 July 2020 is the first day that counts"
        );
        assert_eq!(
            last(date(2020, 1, 24)),
            Some(date(2020, 7, 27)),
            "the sixtieth day is the first after it"
        );
        assert_eq!(last(date(2020, 1, 23)), Some(date(2020, 3, 23)), "the day before it is not moved");
        assert_eq!(last(date(2020, 5, 1)), Some(date(2020, 9, 24)), "begun inside it");
        assert_eq!(last(date(2026, 1, 10)), Some(date(2026, 3, 11)));
    }

    proptest! {
        #[test]
        fn counting_by_arithmetic_is_counting_by_days(offset in 0..700i32, count in 1..120i16, gap in 1..90i32, len in 1..50i32) {
            let start = date(2019, 6, 1).checked_add(Span::new().days(offset)).unwrap();
            let mut suspensions = covid();
            let from = date(2020, 7, 27).checked_add(Span::new().days(gap)).unwrap();
            let to = from.checked_add(Span::new().days(len)).unwrap();
            suspensions.push(Suspension { from, to, ..suspensions[0].clone() });
            let quick = count_days(start, count, &suspensions, |_| {});
            prop_assert_eq!(quick, Some(slowly(start, count.into(), &suspensions)));
        }
    }
}
