//! May this student be covered? Enrolled (A2), not too old (A3), no other cover (A4), each tested on the day asked
//! about; all that speaks against it is listed, not only the first.

use amoe_base::{BirthDate, Date, Period};
use serde::{Deserialize, Serialize};

use crate::{
    Explanation, Law, Reason, RuleError,
    law::{anniversary, is_leap_day},
    scheme::AgeTest,
};

amoe_base::text_enum! {
    /// In which quality somebody has another cover.
    pub enum CoveredAs {
        /// Insured in one's own right.
        Holder => "holder",
        /// Through a parent or a spouse.
        Dependant => "dependant",
    }
}

/// A student as far as eligibility asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EligibilityCase {
    /// The caller's id.
    pub id: String,
    /// The day, or only the year.
    pub birth_date: BirthDate,
    /// Where the student is or was enrolled.
    pub enrolments: Vec<Enrolment>,
    /// Covers in other schemes.
    pub other_cover: Vec<OtherCover>,
    /// The day asked about.
    pub on: Date,
}

/// An enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enrolment {
    /// The institution, free text.
    pub institution: String,
    /// The cycle of study; `traditional_final` has no age limit.
    pub cycle: String,
    /// When.
    #[serde(flatten)]
    pub period: Period,
}

/// A cover in another scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherCover {
    /// The scheme, free text.
    pub scheme: String,
    /// In which quality.
    #[serde(rename = "as")]
    pub covered_as: CoveredAs,
    /// When.
    #[serde(flatten)]
    pub period: Period,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// The caller's id.
    pub id: String,
    /// May the student be covered?
    pub eligible: bool,
    /// All that speaks against it: A2, A3, A4, in this order.
    pub reasons: Vec<Reason>,
    /// From the day asked about to the end of its academic year.
    pub cover: Option<Period>,
    /// Why.
    pub explanation: Explanation,
}

const ENROLLED: &str = "eligibility.enrolled";
const AGE: &str = "eligibility.age";
const OTHER_COVER: &str = "eligibility.other_cover";

impl Law<'_> {
    /// May this student be covered?
    pub fn eligibility(self, case: &EligibilityCase) -> Result<Eligibility, RuleError> {
        let current: Vec<&Enrolment> =
            case.enrolments.iter().filter(|e| e.period.contains(case.on)).collect();
        let other = case.other_cover.iter().find(|c| c.period.contains(case.on));
        let mut reasons = Vec::new();

        let enrolled = match current.first() {
            Some(enrolment) => self.node(ENROLLED, "met").with("institution", enrolment.institution.as_str()),
            None => self.node(ENROLLED, "not_met"),
        };
        if current.is_empty() {
            reasons.push(self.scheme.give("A2", ENROLLED));
        }

        let (age, young_enough) = self.age(case, &current)?;
        if !young_enough {
            reasons.push(self.scheme.give("A3", AGE));
        }

        let alone = match other {
            Some(other) => self
                .node(OTHER_COVER, "not_met")
                .with("scheme", other.scheme.as_str())
                .with("as", other.covered_as.as_str())
                .with("from", other.period.from)
                .with_some("to", other.period.to),
            None => self.node(OTHER_COVER, "met"),
        };
        if other.is_some() {
            reasons.push(self.scheme.give("A4", OTHER_COVER));
        }

        let eligible = reasons.is_empty();
        let mut explanation = self
            .node("eligibility", if eligible { "eligible" } else { "not_eligible" })
            .with("on", case.on)
            .result(eligible)
            .child(enrolled.with("on", case.on).result(!current.is_empty()))
            .child(age.result(young_enough))
            .child(alone.with("on", case.on).result(other.is_none()));
        let mut cover = None;
        if eligible {
            let (period, node) = self.cover_from(case.on)?;
            explanation = explanation.child(node);
            cover = Some(period);
        }
        Ok(Eligibility { id: case.id.clone(), eligible, reasons, cover, explanation })
    }

    /// At most the age limit: until the day before the birthday that follows it.
    fn age(self, case: &EligibilityCase, current: &[&Enrolment]) -> Result<(Explanation, bool), RuleError> {
        let settings = &self.scheme.settings;
        let limit = self.get(&settings.age_limit, "age.limit", case.on)?;
        let test = self.get(&settings.age_test, "age.test", case.on)?;
        let leap_day = self.get(&settings.leap_day, "leap_day.common_year", case.on)?;
        let (born, year_alone) = match case.birth_date {
            BirthDate::Full(date) => (date, None),
            BirthDate::Year(year) => {
                let day = self.get(&settings.birth_year_alone, "birth.year_alone", case.on)?;
                let beyond = || RuleError::invalid("birth_date", "beyond the calendar");
                (day.value.in_year(year).ok_or_else(beyond)?, Some(self.parameter(day).used()))
            }
        };
        if born > case.on {
            return Err(RuleError::invalid("birth_date", format!("after the day asked about, {}", case.on)));
        }
        let tested_on = match test.value {
            AgeTest::OnTheDay => case.on,
            AgeTest::AcademicYearStart => self
                .academic_year_start_in(case.on, case.on.year())
                .filter(|start| *start <= case.on)
                .or_else(|| self.academic_year_start_in(case.on, case.on.year() - 1))
                .unwrap_or(case.on),
        };
        let too_old_from =
            limit.value.checked_add(1).and_then(|years| anniversary(born, years, leap_day.value));
        let young_enough = too_old_from.is_none_or(|birthday| tested_on < birthday);
        let exempt_cycles = settings.age_exempt_cycles.on(case.on, self.every_date);
        let exempt = exempt_cycles
            .and_then(|cycles| current.iter().find(|enrolment| cycles.value.contains(&enrolment.cycle)));
        let (branch, used) = match (exempt, exempt_cycles) {
            (Some(_), Some(cycles)) => ("exempt", self.parameter(cycles)),
            _ => (if young_enough { "met" } else { "not_met" }, self.parameter(limit)),
        };
        let node = self
            .node(AGE, branch)
            .with("birth_date", case.birth_date.to_string())
            .with("limit", i64::from(limit.value))
            .with("tested_on", tested_on)
            .with_some("too_old_from", too_old_from)
            .with_some("cycle", exempt.map(|enrolment| enrolment.cycle.as_str()))
            .using(used.used())
            .and_using(Some(self.parameter(test).used()))
            .and_using(year_alone)
            .and_using(is_leap_day(born).then(|| self.parameter(leap_day).used()));
        Ok((node, young_enough || exempt.is_some()))
    }

    /// From a day to the end of its academic year; a scheme within its own time also ends with it.
    fn cover_from(self, on: Date) -> Result<(Period, Explanation), RuleError> {
        let beyond = || RuleError::invalid("on", "the academic year ends beyond the calendar");
        let start = self.get(&self.scheme.settings.academic_year_start, "academic_year.start", on)?;
        let year_ends = match start.value.in_year(on.year()).ok_or_else(beyond)? {
            this_year if this_year > on => this_year,
            _ => on.year().checked_add(1).and_then(|next| start.value.in_year(next)).ok_or_else(beyond)?,
        };
        let scheme_ends = self.scheme.end.filter(|end| !self.every_date && *end < year_ends);
        let to = scheme_ends.unwrap_or(year_ends);
        let branch = if scheme_ends.is_some() { "scheme_end" } else { "academic_year_end" };
        let node = self
            .node("eligibility.cover", branch)
            .with("from", on)
            .using(self.parameter(start).used())
            .result(to);
        Ok((Period { from: on, to: Some(to) }, node))
    }
}
