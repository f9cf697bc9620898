//! Cover: the right to benefits over a period.

use amoe_base::{AcademicYear, Date, Period, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    ApplicationId, CoverId, InstitutionId, StudentId,
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
