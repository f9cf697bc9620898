//! The last day to send a claim: sixty days from the first act, or from the end of a continuous treatment; days in
//! which time limits were suspended do not count.

use amoe_base::Date;
use jiff::Span;
use serde::{Deserialize, Serialize};

use crate::{Explanation, Law, RuleError, tables::Suspension};

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

/// The day `count` days after `start` that lies in no suspension, and the suspensions that moved it.
fn count_days(start: Date, count: i32, suspensions: &[Suspension]) -> Option<(Date, Vec<&Suspension>)> {
    let (mut day, mut left, mut moved) = (start, count, Vec::new());
    for suspension in suspensions {
        let last_suspended = suspension.to.yesterday().ok()?;
        // Days that count between here and the suspension.
        let free = (suspension.from - day).get_days() - 1;
        if last_suspended <= day || free >= left {
            continue;
        }
        left -= free.max(0);
        day = last_suspended;
        moved.push(suspension);
    }
    let last = day.checked_add(Span::new().try_days(left).ok()?).ok()?;
    Some((last, moved))
}

impl Law<'_> {
    /// The last day to send a claim.
    pub fn deadline(self, case: &DeadlineCase) -> Result<Deadline, RuleError> {
        let (last_day, explanation) = self.last_day(case.first_act, case.treatment_ends_on, true)?;
        // Asked for, so always there.
        let explanation = explanation.unwrap_or_else(|| self.node("deadline.last_day", ""));
        Ok(Deadline { id: case.id.clone(), last_day, explanation })
    }

    pub(crate) fn last_day(
        self,
        first_act: Date,
        treatment_ends_on: Option<Date>,
        explain: bool,
    ) -> Result<(Date, Option<Explanation>), RuleError> {
        if treatment_ends_on.is_some_and(|end| end < first_act) {
            return Err(RuleError::invalid(
                "treatment_ends_on",
                format!("the treatment ends before the first act, {first_act}"),
            ));
        }
        let days = self.get(&self.scheme.settings.deadline_days, "deadline.days", first_act)?;
        let start = treatment_ends_on.unwrap_or(first_act);
        let (last_day, moved) = count_days(start, i32::from(days.value), &self.scheme.suspensions)
            .ok_or_else(|| RuleError::invalid("first_act", "the last day lies beyond the calendar"))?;
        if !explain {
            return Ok((last_day, None));
        }
        let branch = if treatment_ends_on.is_some() { "treatment_end" } else { "first_act" };
        let mut node = self
            .node("deadline.last_day", branch)
            .with("first_act", first_act)
            .with_some("treatment_ends_on", treatment_ends_on)
            .with("days", i64::from(days.value))
            .using(self.parameter(days).used())
            .result(last_day);
        for suspension in moved {
            let mut child = self
                .node("deadline.suspension", "suspended")
                .with("from", suspension.from)
                .with("to", suspension.to);
            child.source.clone_from(&suspension.source);
            node = node.child(child);
        }
        Ok((last_day, Some(node)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
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
        let last = |start| count_days(start, 60, &covid()).map(|(day, _)| day);
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
        fn counting_by_arithmetic_is_counting_by_days(offset in 0..700i32, count in 1..120i32, gap in 1..90i32, len in 1..50i32) {
            let start = date(2019, 6, 1).checked_add(Span::new().days(offset)).unwrap();
            let mut suspensions = covid();
            let from = date(2020, 7, 27).checked_add(Span::new().days(gap)).unwrap();
            let to = from.checked_add(Span::new().days(len)).unwrap();
            suspensions.push(Suspension { from, to, ..suspensions[0].clone() });
            let quick = count_days(start, count, &suspensions).map(|(day, _)| day);
            prop_assert_eq!(quick, Some(slowly(start, count, &suspensions)));
        }
    }
}
