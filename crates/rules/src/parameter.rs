//! A dated value of the rulebook with its source, and the readings of its text by unit.

use amoe_base::{Date, Lang, Money, Period, Rate, Trilingual};
use serde::{Deserialize, Serialize};

amoe_base::text_enum! {
    /// What the text of a value means.
    pub enum Unit {
        /// A share: `0.80`.
        Rate => "rate",
        /// An amount in dirhams: `80.00`.
        Money => "MAD",
        /// A number of days.
        Days => "days",
        /// A number of months.
        Months => "months",
        /// A number of years.
        Years => "years",
        /// A number of hours.
        Hours => "hours",
        /// A number of things.
        Count => "count",
        /// A day of any year: `09-01`.
        MonthDay => "month-day",
        /// A date: `2016-01-13`.
        Date => "date",
        /// One of the words that the rule knows.
        Word => "word",
        /// Words separated by blanks.
        Words => "words",
    }
}

/// One dated value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The key, for instance `rate.outpatient`.
    pub key: String,
    /// What it is, for readers.
    pub name: Trilingual,
    /// How to read the text.
    pub unit: Unit,
    /// The value as written in the rulebook.
    pub value: String,
    /// When it holds.
    pub period: Period,
    /// Text and place in it: `decree-2-05-736, art. 1`.
    pub source: String,
    /// Where the value was read.
    pub evidence: String,
    /// Does a text or publication say so? Otherwise it is an assumption, to be confirmed.
    pub sourced: bool,
    /// When a person last compared it with its source.
    pub last_checked: Date,
    /// What a reader should know, in English.
    pub note: Option<String>,
    /// Is it people who apply it, not the program?
    pub by_people: bool,
    /// File and line in the rulebook.
    pub place: String,
}

/// A parameter as used by a decision, kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterUsed {
    /// The key.
    pub key: String,
    /// The value as written.
    pub value: String,
    /// First day it holds.
    pub from: Date,
    /// Text and place in it.
    pub source: String,
    /// `false` for an assumption.
    pub sourced: bool,
}

impl Parameter {
    /// The copy that goes into an explanation.
    pub fn used(&self) -> ParameterUsed {
        ParameterUsed {
            key: self.key.clone(),
            value: self.value.clone(),
            from: self.period.from,
            source: self.source.clone(),
            sourced: self.sourced,
        }
    }

    /// The name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// The value as a rate, when it is one.
    pub fn as_rate(&self) -> Option<Rate> {
        (self.unit == Unit::Rate).then(|| self.value.parse().ok()).flatten()
    }

    /// The value as an amount, when it is one.
    pub fn as_money(&self) -> Option<Money> {
        (self.unit == Unit::Money).then(|| self.value.parse().ok()).flatten()
    }

    /// The value as a number of hours, days, months, years or things, when it is one.
    pub fn as_count(&self) -> Option<i16> {
        matches!(self.unit, Unit::Hours | Unit::Days | Unit::Months | Unit::Years | Unit::Count)
            .then(|| self.value.parse().ok())
            .flatten()
    }

    /// The value as a date, when it is one.
    pub fn as_date(&self) -> Option<Date> {
        (self.unit == Unit::Date).then(|| amoe_base::date::parse_iso(&self.value)).flatten()
    }

    /// The value as month and day, when it is one.
    pub fn as_month_day(&self) -> Option<MonthDay> {
        (self.unit == Unit::MonthDay).then(|| MonthDay::parse(&self.value)).flatten()
    }

    /// Can the text be read in its unit?
    pub fn is_readable(&self) -> bool {
        match self.unit {
            Unit::Rate => self.as_rate().is_some_and(|rate| rate <= Rate::FULL),
            Unit::Money => self.as_money().is_some(),
            Unit::Hours | Unit::Days | Unit::Months | Unit::Years | Unit::Count => {
                self.as_count().is_some_and(|n| n >= 0)
            }
            Unit::MonthDay => self.as_month_day().is_some(),
            Unit::Date => self.as_date().is_some(),
            Unit::Word => !self.value.is_empty() && !self.value.contains(char::is_whitespace),
            Unit::Words => true,
        }
    }
}

/// A day of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day, 1 to 31.
    pub day: i8,
}

impl MonthDay {
    /// Reads `09-01`; 29 February is refused, since not every year has one.
    pub fn parse(text: &str) -> Option<Self> {
        // 2001 is a common year.
        let date = amoe_base::date::parse_iso(&format!("2001-{text}"))?;
        Some(Self { month: date.month(), day: date.day() })
    }

    /// The day in a year; `None` beyond the calendar.
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}
