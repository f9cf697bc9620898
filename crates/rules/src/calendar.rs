//! Working days, for time limits that count them. The holidays are a table of the rulebook; those of the lunar
//! calendar are known year by year, so a day of a year whose table is not complete has no answer.

use amoe_base::{Date, Period, Trilingual};
use jiff::civil::Weekday;

use crate::{Law, RuleError, Scheme, parameter::MonthDay};

/// A holiday, or several days of one feast.
#[derive(Debug, Clone)]
pub struct Holiday {
    /// What is celebrated.
    pub name: Trilingual,
    /// When.
    pub when: HolidayTime,
    /// Text and place in it.
    pub source: String,
    /// Where it was read.
    pub evidence: String,
    /// Does a publication say so?
    pub sourced: bool,
}

/// When a holiday is.
#[derive(Debug, Clone)]
pub enum HolidayTime {
    /// The same day of every year, while it is a holiday.
    Every {
        /// The day.
        day: MonthDay,
        /// Since when and until when.
        within: Period,
    },
    /// Once, on all days of the period.
    Once(Period),
}

impl Holiday {
    fn is_on(&self, day: Date) -> bool {
        match &self.when {
            HolidayTime::Every { day: every, within } => {
                (every.month, every.day) == (day.month(), day.day()) && within.contains(day)
            }
            HolidayTime::Once(period) => period.contains(day),
        }
    }
}

/// The days on which the fund works.
#[derive(Debug, Default)]
pub struct Calendar {
    /// All holidays.
    pub holidays: Vec<Holiday>,
    /// The years whose holidays are all here.
    pub complete: Vec<i16>,
}

pub(crate) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

impl Scheme {
    /// The holiday on a day.
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        self.calendar.holidays.iter().find(|holiday| holiday.is_on(day))
    }
}

impl Law<'_> {
    /// Does the fund work on this day?
    pub fn is_working_day(self, day: Date) -> Result<bool, RuleError> {
        let rest = self.get(&self.scheme.settings.rest_days, "calendar.rest_days", day)?;
        if !self.scheme.calendar.complete.contains(&day.year()) {
            return Err(RuleError::NoValue {
                key: format!("calendar.{}", day.year()),
                on: day,
                look_up: "the holidays of that year".to_owned(),
            });
        }
        Ok(!rest.value.contains(&day.weekday()) && self.scheme.holiday(day).is_none())
    }

    /// The working day that is so many working days after a day.
    pub fn working_days_after(self, day: Date, count: u16) -> Result<Date, RuleError> {
        let (mut day, mut left) = (day, count);
        while left > 0 {
            day = day.tomorrow().map_err(|_| RuleError::invalid("day", "beyond the calendar"))?;
            left -= u16::from(self.is_working_day(day)?);
        }
        Ok(day)
    }
}
