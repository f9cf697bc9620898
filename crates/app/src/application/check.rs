//! "Am I covered?": a few questions, answered by the rules that answer an application. Nothing is kept.

use amoe_base::{BirthDate, Period};
use amoe_domain::Refusal;
use amoe_rules::eligibility::{Basis, CoveredAs, Eligibility, OtherCover};
use serde::{Deserialize, Serialize};

use crate::{App, Result, form::Problems};

/// The cycle that has no age limit (rulebook, `age.exempt_cycles`).
const TRADITIONAL: &str = "traditional_final";

amoe_base::text_enum! {
    /// Whether and where somebody studies.
    pub enum Studies {
        /// In an institution of higher education or vocational training.
        Enrolled => "enrolled",
        /// In the final cycle of traditional education.
        Traditional => "traditional",
        /// Nowhere.
        No => "no",
    }
}

amoe_base::text_enum! {
    /// Which other cover somebody says to have.
    pub enum Elsewhere {
        /// None.
        No => "no",
        /// With a job as an employee.
        Job => "job",
        /// Through a parent or a spouse.
        Dependant => "dependant",
        /// Another one of her own: AMO Tadamon, AMO Achamil, work of her own.
        Own => "own",
    }
}

/// The answers to the questions.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CheckForm {
    /// Day of birth; day and month may both be empty.
    pub birth_day: String,
    /// Month of birth.
    pub birth_month: String,
    /// Year of birth.
    pub birth_year: String,
    /// `enrolled`, `traditional` or `no`.
    pub studies: String,
    /// `no`, `job`, `dependant` or `own`.
    pub elsewhere: String,
    /// First day of a job.
    pub job_from: String,
    /// Last day of a job; empty while it lasts.
    pub job_until: String,
}

impl App {
    /// What the rules would say of an application today.
    pub fn eligibility_check(&self, form: &CheckForm) -> Result<Eligibility> {
        let mut p = Problems::default();
        let birth = p.parsed("birth", &form.birth_year, |year| {
            BirthDate::from_parts(&form.birth_day, &form.birth_month, year)
        });
        let studies: Option<Studies> = chosen(&mut p, "studies", &form.studies);
        let elsewhere: Option<Elsewhere> = chosen(&mut p, "elsewhere", &form.elsewhere);
        let today = self.env().today();
        let job = elsewhere == Some(Elsewhere::Job);
        let from = if job { p.day("job_from", &form.job_from) } else { None };
        let until = if job { p.optional_day("job_until", &form.job_until) } else { None };
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            p.push(Refusal::new("job-ends-before").field("job_until"));
        }
        p.done()?;
        let (Some(birth), Some(studies), Some(elsewhere)) = (birth, studies, elsewhere) else {
            return Err(Refusal::new("field-required").into());
        };
        let cover =
            |covered_as, period, basis| OtherCover { scheme: String::new(), covered_as, period, basis };
        let lasting = Period { from: today, to: None };
        let other = match elsewhere {
            Elsewhere::No => None,
            Elsewhere::Dependant => Some(cover(CoveredAs::Dependant, lasting, None)),
            Elsewhere::Own => Some(cover(CoveredAs::Holder, lasting, None)),
            Elsewhere::Job => {
                let period =
                    Period { from: from.unwrap_or(today), to: until.and_then(|until| until.tomorrow().ok()) };
                Some(cover(CoveredAs::Holder, period, Some(Basis::Salaried)))
            }
        };
        let cycle = match studies {
            Studies::Enrolled => Some(""),
            Studies::Traditional => Some(TRADITIONAL),
            Studies::No => None,
        };
        self.eligible(birth, cycle, other.into_iter().collect(), today)
    }
}

fn chosen<T: std::str::FromStr>(p: &mut Problems, field: &str, typed: &str) -> Option<T> {
    let text = p.required(field, typed);
    if text.is_empty() {
        return None;
    }
    let choice = text.parse().ok();
    if choice.is_none() {
        p.push(Refusal::new("malformed-choice").field(field));
    }
    choice
}
