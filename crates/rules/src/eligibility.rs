//! May this student be covered? Enrolled (A2), not too old (A3), no other cover (A4), each tested on the day asked
//! about; all that speaks against it is listed, not only the first.

use amoe_base::{BirthDate, Date, Period};
use serde::{Deserialize, Serialize};

use crate::{
    Explanation, Law, Parameter, Reason, RuleError,
    dated::Entry,
    law::{anniversary, is_leap_day},
    names::{Code, RuleName},
    parameter::MonthDay,
    reason::Given,
    scheme::AgeTest,
    tree::Tree,
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

amoe_base::text_enum! {
    /// What gives somebody another cover.
    pub enum Basis {
        /// A job as an employee.
        Salaried => "salaried",
        /// Anything else: work of one's own, a pension, assistance, a family.
        Other => "other",
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
    /// The scheme, free text; empty when the applicant declared a cover and nobody named it.
    pub scheme: String,
    /// In which quality.
    #[serde(rename = "as")]
    pub covered_as: CoveredAs,
    /// When.
    #[serde(flatten)]
    pub period: Period,
    /// What gives it, where that is known: a short job does not exclude by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
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

impl<'a> Law<'a> {
    /// May this student be covered?
    pub fn eligibility(self, case: &EligibilityCase) -> Result<Eligibility, RuleError> {
        let current: Vec<&Enrolment> =
            case.enrolments.iter().filter(|e| e.period.contains(case.on)).collect();
        let others = self.others(case)?;
        let covered = others.iter().any(|other| other.short_job.is_none());
        let age = self.age(case, &current)?;
        let young_enough = age.exempt.is_some() || age.young_enough;
        let mut reasons = Vec::new();
        if current.is_empty() {
            reasons.push(self.scheme.give(Code::A2, RuleName::Enrolled));
        }
        if !young_enough {
            reasons.push(self.scheme.give(Code::A3, RuleName::Age));
        }
        if covered {
            reasons.push(self.scheme.give(Code::A4, RuleName::OtherCover));
        }
        let eligible = reasons.is_empty();
        let cover = if eligible { Some(self.cover_from(case.on)?) } else { None };

        let mut tree = Tree::default();
        tree.open(self, RuleName::Eligibility, if eligible { "eligible" } else { "not_eligible" })
            .with("on", case.on)
            .result(eligible);
        tree.open(self, RuleName::Enrolled, if current.is_empty() { "not_met" } else { "met" })
            .with_some("institution", current.first().map(|enrolment| enrolment.institution.as_str()))
            .with("on", case.on)
            .result(!current.is_empty())
            .close();
        self.explain_age(case, &age, &mut tree);
        self.explain_others(case, &others, &mut tree);
        if let Some(cover) = &cover {
            let branch = if cover.ended_by_scheme { "scheme_end" } else { "academic_year_end" };
            tree.open(self, RuleName::Cover, branch)
                .with("from", case.on)
                .using(self.parameter(cover.start))
                .result(cover.to)
                .close();
        }
        tree.close();
        Ok(Eligibility {
            id: case.id.clone(),
            eligible,
            reasons: reasons.into_iter().map(Given::keep).collect(),
            cover: cover.map(|cover| Period { from: case.on, to: Some(cover.to) }),
            // The tree has its first node.
            explanation: tree.keep(0).unwrap_or_default(),
        })
    }

    /// The other covers of the day. A job that lasts no longer than the parameter says excludes nobody by itself: a
    /// student who worked for a summer is still a student. Only what has an end can be short.
    fn others<'c>(self, case: &'c EligibilityCase) -> Result<Vec<Other<'a, 'c>>, RuleError> {
        let current = case.other_cover.iter().filter(|cover| cover.period.contains(case.on));
        current
            .map(|cover| {
                let job = cover.basis == Some(Basis::Salaried) && cover.covered_as == CoveredAs::Holder;
                let Some(to) = cover.period.to.filter(|_| job) else {
                    return Ok(Other { cover, short_job: None });
                };
                let days =
                    self.get(&self.scheme.settings.short_job_days, "other_cover.short_job", case.on)?;
                let lasts = to.duration_since(cover.period.from).as_hours() / 24;
                let short = lasts <= i64::from(days.value);
                Ok(Other { cover, short_job: short.then(|| self.parameter(days)) })
            })
            .collect()
    }

    fn explain_others<'t>(self, case: &'t EligibilityCase, others: &[Other<'t, 't>], tree: &mut Tree<'t>)
    where
        'a: 't,
    {
        if others.is_empty() {
            tree.open(self, RuleName::OtherCover, "met").with("on", case.on).result(true).close();
        }
        for Other { cover, short_job } in others {
            tree.open(self, RuleName::OtherCover, if short_job.is_some() { "short_job" } else { "not_met" })
                // Nobody names a scheme who only says that she has one.
                .with_some("scheme", Some(cover.scheme.as_str()).filter(|scheme| !scheme.is_empty()))
                .with("as", cover.covered_as.as_str())
                .with("from", cover.period.from)
                .with_some("to", cover.period.to)
                .with("on", case.on)
                .and_using(*short_job)
                .result(short_job.is_some())
                .close();
        }
    }

    /// At most the age limit: until the day before the birthday that follows it.
    fn age<'c>(self, case: &EligibilityCase, current: &[&'c Enrolment]) -> Result<Age<'a, 'c>, RuleError> {
        let settings = &self.scheme.settings;
        let limit = self.get(&settings.age_limit, "age.limit", case.on)?;
        let test = self.get(&settings.age_test, "age.test", case.on)?;
        let leap_day = self.get(&settings.leap_day, "leap_day.common_year", case.on)?;
        let (born, year_alone) = match case.birth_date {
            BirthDate::Full(date) => (date, None),
            BirthDate::Year(year) => {
                let day = self.get(&settings.birth_year_alone, "birth.year_alone", case.on)?;
                let beyond = || RuleError::invalid("birth_date", "beyond the calendar");
                (day.value.in_year(year).ok_or_else(beyond)?, Some(self.parameter(day)))
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
        let exempt_cycles = settings.age_exempt_cycles.on(case.on, self.every_date);
        let exempt = exempt_cycles.and_then(|cycles| {
            let enrolment = current.iter().find(|enrolment| cycles.value.contains(&enrolment.cycle))?;
            Some((enrolment.cycle.as_str(), self.parameter(cycles)))
        });
        Ok(Age {
            limit,
            tested_on,
            too_old_from,
            young_enough: too_old_from.is_none_or(|birthday| tested_on < birthday),
            exempt,
            test: self.parameter(test),
            year_alone,
            leap_day: is_leap_day(born).then(|| self.parameter(leap_day)),
        })
    }

    fn explain_age<'t>(self, case: &'t EligibilityCase, age: &Age<'t, 't>, tree: &mut Tree<'t>)
    where
        'a: 't,
    {
        let branch = match (age.exempt, age.young_enough) {
            (Some(_), _) => "exempt",
            (None, true) => "met",
            (None, false) => "not_met",
        };
        tree.open(self, RuleName::Age, branch)
            .with("birth_date", case.birth_date)
            .with("limit", i64::from(age.limit.value))
            .with("tested_on", age.tested_on)
            .with_some("too_old_from", age.too_old_from)
            .with_some("cycle", age.exempt.map(|(cycle, _)| cycle))
            .using(age.exempt.map_or(self.parameter(age.limit), |(_, cycles)| cycles))
            .and_using(Some(age.test))
            .and_using(age.year_alone)
            .and_using(age.leap_day)
            .result(age.exempt.is_some() || age.young_enough)
            .close();
    }

    /// From a day to the end of its academic year; a scheme within its own time also ends with it.
    fn cover_from(self, on: Date) -> Result<CoverEnd<'a>, RuleError> {
        let beyond = || RuleError::invalid("on", "the academic year ends beyond the calendar");
        let start = self.get(&self.scheme.settings.academic_year_start, "academic_year.start", on)?;
        let year_ends = match start.value.in_year(on.year()).ok_or_else(beyond)? {
            this_year if this_year > on => this_year,
            _ => on.year().checked_add(1).and_then(|next| start.value.in_year(next)).ok_or_else(beyond)?,
        };
        let scheme_ends = self.scheme.end.filter(|end| !self.every_date && *end < year_ends);
        Ok(CoverEnd { to: scheme_ends.unwrap_or(year_ends), ended_by_scheme: scheme_ends.is_some(), start })
    }
}

/// Another cover of the day; with the parameter that lets a short job pass.
struct Other<'r, 'c> {
    cover: &'c OtherCover,
    short_job: Option<&'r Parameter>,
}

/// What the test of age found.
struct Age<'r, 'c> {
    limit: &'r Entry<i16>,
    tested_on: Date,
    too_old_from: Option<Date>,
    young_enough: bool,
    /// The cycle without an age limit, and the list of them.
    exempt: Option<(&'c str, &'r Parameter)>,
    test: &'r Parameter,
    year_alone: Option<&'r Parameter>,
    leap_day: Option<&'r Parameter>,
}

struct CoverEnd<'r> {
    to: Date,
    ended_by_scheme: bool,
    start: &'r Entry<MonthDay>,
}
