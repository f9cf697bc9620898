//! Cover: the right to benefits over a period.

use amoe_base::{AcademicYear, Date, Period, Timestamp};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::{
    Act, ApplicationId, CoverId, InstitutionId, Refusal, StudentId,
    policy::{Belongs, Thing, ThingKind},
};

amoe_base::text_enum! {
    /// Why a cover ended before its time.
    pub enum EndReason {
        /// The student asked (F1).
        Cancelled => "cancelled",
        /// Studies ended or were interrupted.
        StudiesEnded => "studies_ended",
        /// Another scheme covers.
        CoveredElsewhere => "covered_elsewhere",
        /// The scheme itself ended.
        SchemeEnded => "scheme_ended",
    }
}

/// A cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Id.
    pub id: CoverId,
    /// Under which scheme.
    pub scheme: String,
    /// Who.
    pub student: StudentId,
    /// Enrolled where.
    pub institution: InstitutionId,
    /// For which year.
    pub year: AcademicYear,
    /// From which application.
    pub application: ApplicationId,
    /// The days covered, half-open.
    pub period: Period,
    /// Set when it ended before its time.
    pub ended: Option<Ended>,
    /// Version and hash of the rulebook that decided.
    pub rulebook: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Counts the changes.
    pub version: i32,
}

/// The early end of a cover; its period was cut accordingly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When it was noted.
    pub at: Timestamp,
    /// Why.
    pub reason: EndReason,
}

impl Cover {
    /// Ends on this day, the first that is not covered any more; a cover that is over by then ends as it would have.
    pub fn end(mut self, on: Date, reason: EndReason, at: Timestamp) -> Result<Self, Refusal> {
        if self.period.to.is_none_or(|to| on < to) {
            self.period = Period::new(self.period.from, Some(on))
                .ok_or_else(|| Refusal::not_now(Act::End, ThingKind::Cover, "not_begun"))?;
            self.ended = Some(Ended { at, reason });
        }
        Ok(self)
    }

    /// The day on which it ends when studies stop on `since` and rights are kept for so many months after. It is at
    /// least `notice` away, so that the student is told in time, and never after the cover's own end.
    pub fn end_of_studies(&self, since: Date, kept_months: i16, notice: Date) -> Date {
        // In a shorter month the last day of it: 31 August and six months are 28 February.
        let kept = since.saturating_add(i32::from(kept_months).months());
        let on = kept.max(notice);
        self.period.to.map_or(on, |to| on.min(to))
    }

    /// Does it hold on this day?
    pub fn holds_on(&self, day: Date) -> bool {
        self.period.contains(day)
    }
}

impl Thing for Cover {
    const KIND: ThingKind = ThingKind::Cover;
    fn belongs(&self) -> Belongs {
        Belongs { student: Some(self.student), institution: Some(self.institution), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
