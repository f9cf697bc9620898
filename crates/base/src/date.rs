//! Civil dates, half-open periods, birth dates that may be a year alone, academic years.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Malformed;

/// A half-open period: `from` is in, `to` is out, `None` is open-ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// First day after; `None` for ever.
    #[serde(default)]
    pub to: Option<Date>,
}

impl Period {
    /// A period; `None` when `to` is not later than `from`.
    pub fn new(from: Date, to: Option<Date>) -> Option<Self> {
        to.is_none_or(|to| to > from).then_some(Self { from, to })
    }

    /// Is the day in it?
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Have the two a day in common?
    pub fn overlaps(&self, other: &Self) -> bool {
        other.to.is_none_or(|to| self.from < to) && self.to.is_none_or(|to| other.from < to)
    }
}

/// A birth date; some papers give the year alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BirthDate {
    /// The day is known.
    Full(Date),
    /// Only the year is known.
    Year(i16),
}

impl BirthDate {
    /// The year.
    pub fn year(self) -> i16 {
        match self {
            Self::Full(date) => date.year(),
            Self::Year(year) => year,
        }
    }

    /// The latest day it can be: 31 December of a year alone, the reading that favours the student.
    pub fn latest(self) -> Date {
        match self {
            Self::Full(date) => date,
            // Every year that parses has a 31 December.
            Self::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MAX),
        }
    }

    /// From day, month and year as typed in three boxes; day and month may both be empty.
    pub fn from_parts(day: &str, month: &str, year: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new("birth_date");
        let number = |s: &str| crate::latin_digits(s).trim().parse::<i16>().map_err(|_| wrong());
        let year = number(year)?;
        if !(1900..=2100).contains(&year) {
            return Err(wrong());
        }
        if day.trim().is_empty() && month.trim().is_empty() {
            return Ok(Self::Year(year));
        }
        let (day, month) = (i8::try_from(number(day)?), i8::try_from(number(month)?));
        match (day, month) {
            (Ok(day), Ok(month)) => Date::new(year, month, day).map(Self::Full).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full(date) => write!(f, "{date}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for BirthDate {
    type Err = Malformed;

    /// Reads `2004-05-01` or `2004`.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new("birth_date");
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            return text.parse().map(Self::Year).map_err(|_| wrong());
        }
        parse_iso(text).map(Self::Full).ok_or_else(wrong)
    }
}

/// Reads exactly `YYYY-MM-DD`; `None` for anything else, longer ISO forms included.
pub fn parse_iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if shape { text.parse().ok() } else { None }
}

impl Serialize for BirthDate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BirthDate {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom("a birth date is YYYY-MM-DD or YYYY"))
    }
}

/// An academic year by the calendar year it starts in; its first day is a parameter of the rulebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AcademicYear(pub i16);

impl fmt::Display for AcademicYear {
    /// `2026-2027`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, i32::from(self.0) + 1)
    }
}

impl FromStr for AcademicYear {
    type Err = Malformed;

    /// Reads `2026-2027`.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new("academic_year");
        let (from, to) = text.split_once('-').ok_or_else(wrong)?;
        let year = Self(from.parse().map_err(|_| wrong())?);
        if from.len() == 4 && to == (i32::from(year.0) + 1).to_string() { Ok(year) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_are_half_open() {
        let period = Period { from: date(2025, 9, 1), to: Some(date(2026, 9, 1)) };
        assert!(period.contains(date(2025, 9, 1)) && period.contains(date(2026, 8, 31)));
        assert!(!period.contains(date(2026, 9, 1)));
        let next = Period { from: date(2026, 9, 1), to: None };
        assert!(!period.overlaps(&next) && next.overlaps(&next));
        assert_eq!(Period::new(date(2026, 1, 1), Some(date(2026, 1, 1))), None);
    }

    #[test]
    fn a_birth_date_may_be_a_year() {
        assert_eq!("2004".parse(), Ok(BirthDate::Year(2004)));
        assert_eq!(BirthDate::Year(2004).latest(), date(2004, 12, 31));
        assert_eq!(BirthDate::from_parts("٠١", "5", "2004"), Ok(BirthDate::Full(date(2004, 5, 1))));
        assert_eq!(BirthDate::from_parts("", "", "2004"), Ok(BirthDate::Year(2004)));
        assert!(BirthDate::from_parts("31", "2", "2004").is_err());
        assert!("2004-5-1".parse::<BirthDate>().is_err());
    }

    #[test]
    fn academic_years_read_back() {
        assert_eq!("2026-2027".parse(), Ok(AcademicYear(2026)));
        assert_eq!(AcademicYear(2026).to_string(), "2026-2027");
        assert!("2026-2028".parse::<AcademicYear>().is_err());
    }
}
