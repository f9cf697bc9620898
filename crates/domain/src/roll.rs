//! The roll: everyone whom the accepted lists of an institution name for an academic year, and how far each has come
//! with the application of that year.

use amoe_base::{AcademicYear, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionId,
    application::ApplicationStatus,
    enrolment::Enrolment,
    policy::{Belongs, Thing, ThingKind},
};

amoe_base::text_enum! {
    /// How far somebody enrolled has come.
    pub enum Standing {
        /// No application that counts: none at all, or one that was refused, returned or withdrawn.
        NotApplied => "not_applied",
        /// An application counts and waits.
        Applied => "applied",
        /// Covered.
        Covered => "covered",
    }
}

/// Whose students, for which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// The institution.
    pub institution: InstitutionId,
    /// The academic year.
    pub year: AcademicYear,
}

impl Thing for Roll {
    const KIND: ThingKind = ThingKind::Roll;
    fn belongs(&self) -> Belongs {
        Belongs { institution: Some(self.institution), ..Belongs::default() }
    }
    fn key(&self) -> String {
        format!("{}/{}", self.institution, self.year)
    }
}

/// One of the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRoll {
    /// What the list says.
    pub enrolment: Enrolment,
    /// How far she has come.
    pub standing: Standing,
    /// Where her application stands: the one that counts, else the last at this institution.
    pub application: Option<ApplicationStatus>,
    /// When she was last reminded.
    pub reminded_at: Option<Timestamp>,
}

/// An application as it counts for the standing of its applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// At which institution.
    pub institution: InstitutionId,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// It counts: it waits or has led to cover, and no other stands before it.
    pub counts: bool,
    /// When it was handed in.
    pub at: Timestamp,
}

/// How far somebody enrolled at this institution has come with these applications of hers, whichever institution they
/// name. What was refused, returned or withdrawn elsewhere is not this institution's business.
pub fn standing(
    here: InstitutionId,
    applications: impl Iterator<Item = Applied>,
) -> (Standing, Option<ApplicationStatus>) {
    let weight = |a: &Applied| {
        let standing = match (a.counts, a.status) {
            (true, ApplicationStatus::Covered) => Standing::Covered,
            (true, _) => Standing::Applied,
            (false, _) => Standing::NotApplied,
        };
        (standing, a.at)
    };
    let known = applications.filter(|a| a.counts || a.institution == here);
    known.max_by_key(weight).map_or((Standing::NotApplied, None), |a| (weight(&a).0, Some(a.status)))
}

#[cfg(test)]
mod tests {
    use ApplicationStatus::{Covered, Refused, Submitted, Withdrawn};

    use super::*;

    #[test]
    fn what_counts_goes_before_what_came_later_and_closed_ones_elsewhere_are_unknown() {
        let id =
            |n: u8| -> InstitutionId { format!("institution_0000000000000000000000000{n}").parse().unwrap() };
        let applied = |institution, status, counts, second: i64| Applied {
            institution,
            status,
            counts,
            at: Timestamp::from_second(second).unwrap(),
        };
        let of = |all: &[Applied]| standing(id(1), all.iter().copied());
        assert_eq!(of(&[]), (Standing::NotApplied, None));
        let waits = applied(id(2), Submitted, true, 1);
        let refused = applied(id(1), Refused, false, 2);
        assert_eq!(of(&[waits, refused]), (Standing::Applied, Some(Submitted)));
        assert_eq!(of(&[refused]), (Standing::NotApplied, Some(Refused)));
        let withdrawn = applied(id(1), Withdrawn, false, 3);
        assert_eq!(of(&[withdrawn, refused]), (Standing::NotApplied, Some(Withdrawn)));
        assert_eq!(of(&[applied(id(2), Refused, false, 9)]), (Standing::NotApplied, None));
        // One beside another that counts does not count itself.
        assert_eq!(of(&[applied(id(1), Submitted, false, 9)]), (Standing::NotApplied, Some(Submitted)));
        assert_eq!(of(&[waits, applied(id(2), Covered, true, 0)]), (Standing::Covered, Some(Covered)));
    }
}
