//! A scheme as applied: which values hold, and what happens outside its own time.

use amoe_base::Date;

use crate::{
    Parameter, RuleError, Rulebook, Scheme,
    dated::{Dated, Entry},
};

/// Which scheme a caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SchemeChoice {
    /// The rulebook's default, taken as in force on every date.
    #[default]
    Default,
    /// The named one, taken as in force on every date.
    Named(String),
    /// The one in force on the date of care.
    Auto,
}

impl SchemeChoice {
    /// Reads `auto` or the name of a scheme of the rulebook.
    pub fn named(name: &str, rulebook: &Rulebook) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            name => rulebook.scheme(name).map(|scheme| Self::Named(scheme.id.clone())),
        }
    }
}

/// A scheme as applied to a case.
#[derive(Debug, Clone, Copy)]
pub struct Law<'r> {
    /// The scheme.
    pub scheme: &'r Scheme,
    /// Taken as in force on every date, its first values before they began, its end ignored.
    pub every_date: bool,
}

impl<'r> Law<'r> {
    /// The scheme, taken as in force on every date.
    pub fn every_date(scheme: &'r Scheme) -> Self {
        Self { scheme, every_date: true }
    }

    /// The scheme within its own time.
    pub fn in_force(scheme: &'r Scheme) -> Self {
        Self { scheme, every_date: false }
    }

    /// The value of a setting on a day, or an error that names the text to look up.
    pub(crate) fn get<T>(self, dated: &'r Dated<T>, key: &str, on: Date) -> Result<&'r Entry<T>, RuleError> {
        dated.on(on, self.every_date).ok_or_else(|| {
            let near = dated.latest().map(|entry| self.scheme.parameters[entry.parameter].source.clone());
            let look_up = near.unwrap_or_else(|| self.scheme.look_up.clone());
            RuleError::NoValue { key: key.to_owned(), on, look_up }
        })
    }

    pub(crate) fn parameter<T>(self, entry: &Entry<T>) -> &'r Parameter {
        &self.scheme.parameters[entry.parameter]
    }

    /// The first day of the academic year that starts in a calendar year, by the value that holds on a day.
    pub(crate) fn academic_year_start_in(self, on: Date, year: i16) -> Option<Date> {
        self.scheme.settings.academic_year_start.on(on, self.every_date)?.value.in_year(year)
    }
}

/// Does an anniversary of this day depend on what stands for 29 February?
pub(crate) fn is_leap_day(date: Date) -> bool {
    date.month() == 2 && date.day() == 29
}

/// The same month and day some years later; born on 29 February, the day named by the rulebook in common years.
pub(crate) fn anniversary(date: Date, years: i16, leap_day: crate::parameter::MonthDay) -> Option<Date> {
    let year = date.year().checked_add(years)?;
    match Date::new(year, date.month(), date.day()) {
        Ok(day) => Some(day),
        Err(_) if is_leap_day(date) => leap_day.in_year(year),
        Err(_) => None,
    }
}
