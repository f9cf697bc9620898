//! Reading forms at the door: every field is tried, every problem is told, nothing is lost. A form is a struct of texts
//! with the same field names on pages and in the JSON API.

use amoe_base::{Date, Malformed, Money, clean};
use amoe_domain::Refusal;

use crate::{AppError, Result, error::malformed};

/// Collects what is wrong while the fields are read.
#[derive(Debug, Default)]
pub struct Problems(Vec<Refusal>);

impl Problems {
    /// Notes a problem.
    pub fn push(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }

    /// A field that must be there; cleaned.
    pub fn required(&mut self, field: &str, typed: &str) -> String {
        let text = clean(typed);
        if text.is_empty() {
            self.push(Refusal::new("field-required").field(field));
        }
        text
    }

    /// A field that must have a form; `None` when it has not.
    pub fn parsed<T>(
        &mut self,
        field: &str,
        typed: &str,
        parse: impl FnOnce(&str) -> Result<T, Malformed>,
    ) -> Option<T> {
        if clean(typed).is_empty() {
            self.push(Refusal::new("field-required").field(field));
            return None;
        }
        self.kept(field, parse(typed))
    }

    /// A field that may be empty but otherwise must have a form.
    pub fn optional<T>(
        &mut self,
        field: &str,
        typed: &str,
        parse: impl FnOnce(&str) -> Result<T, Malformed>,
    ) -> Option<T> {
        if clean(typed).is_empty() { None } else { self.kept(field, parse(typed)) }
    }

    /// A day typed in one field (`2026-10-14`, `14/10/2026`) that must be there.
    pub fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        self.parsed(field, typed, read_day)
    }

    /// A day that may be empty.
    pub fn optional_day(&mut self, field: &str, typed: &str) -> Option<Date> {
        self.optional(field, typed, read_day)
    }

    /// An amount above zero.
    pub fn amount(&mut self, field: &str, typed: &str) -> Option<Money> {
        let amount = self.parsed(field, typed, Money::parse_typed)?;
        if amount <= Money::ZERO {
            self.push(Refusal::new("amount-zero").field(field));
            return None;
        }
        Some(amount)
    }

    /// A text no longer than so many characters.
    pub fn at_most(&mut self, field: &str, text: &str, chars: usize) {
        if text.chars().count() > chars {
            self.push(Refusal::new("field-too-long").field(field).fact("max", chars));
        }
    }

    fn kept<T>(&mut self, field: &str, result: Result<T, Malformed>) -> Option<T> {
        result.map_err(|m| self.push(malformed(field)(m))).ok()
    }

    /// Ends the reading: an error when anything was wrong.
    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(AppError::Refused(self.0)) }
    }
}

/// Reads `2026-10-14`, `14/10/2026`, `14-10-2026`, `14 10 2026`, in any digits.
pub fn read_day(typed: &str) -> Result<Date, Malformed> {
    let text = clean(typed);
    if let Some(date) = amoe_base::date::parse_iso(&text) {
        return Ok(date);
    }
    let wrong = || Malformed::new("day");
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).collect();
    let [day, month, year] = parts[..] else { return Err(wrong()) };
    if year.len() != 4 {
        return Err(wrong());
    }
    let number = |s: &str| s.parse::<i16>().map_err(|_| wrong());
    let (day, month) = (i8::try_from(number(day)?), i8::try_from(number(month)?));
    match (day, month) {
        (Ok(day), Ok(month)) => Date::new(number(year)?, month, day).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}
