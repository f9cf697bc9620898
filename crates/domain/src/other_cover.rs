//! Covers in other schemes, as those schemes' lists tell them: the evidence behind "covered elsewhere" (A4). What a list
//! says excludes nobody here; the rules decide with it, and a student can contest it.

use amoe_base::{BirthDate, Period, Timestamp};
use amoe_rules::eligibility::{Basis, CoveredAs};
use serde::{Deserialize, Serialize};

use crate::{
    Act, ApplicationId, OtherCoverId, OtherCoverListId, Refusal, Role, UserId,
    enrolment::{ListStatus, shares_word},
    person::Personal,
    policy::{Belongs, Scope, Thing, ThingKind},
    workflow::Step,
};

/// The steps of a list.
pub const STEPS: &[Step] = &[
    Step {
        thing: ThingKind::OtherCoverList,
        from: &["preview"],
        act: Act::Accept,
        to: &["accepted"],
        by: &[(Role::RegistrationAgent, Scope::Any)],
        needs: "at least one good line",
        follows: &[],
    },
    Step {
        thing: ThingKind::OtherCoverList,
        from: &["preview"],
        act: Act::Discard,
        to: &["discarded"],
        by: &[(Role::RegistrationAgent, Scope::Any)],
        needs: "",
        follows: &[],
    },
];

/// A list as it was sent: its file is kept in the file store, its counts here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCoverList {
    /// Id.
    pub id: OtherCoverListId,
    /// Name of the file, as sent.
    pub file_name: String,
    /// Content hash of the file in the store.
    pub file_hash: String,
    /// The scheme of all its lines, where the file does not say it line by line.
    pub scheme: String,
    /// Where it stands.
    pub status: ListStatus,
    /// Lines that can be taken over.
    pub good: u32,
    /// Lines with problems.
    pub bad: u32,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// By whom.
    pub sent_by: UserId,
    /// When it was accepted or discarded.
    pub closed_at: Option<Timestamp>,
    /// Counts the changes.
    pub version: i32,
}

impl OtherCoverList {
    /// Takes the good lines over.
    pub fn accept(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.close(Act::Accept, ListStatus::Accepted, at)?;
        if self.good == 0 { Err(Refusal::new("list-without-good-lines")) } else { Ok(self) }
    }

    /// Throws the preview away.
    pub fn discard(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.close(Act::Discard, ListStatus::Discarded, at)?;
        Ok(self)
    }

    fn close(&mut self, act: Act, status: ListStatus, at: Timestamp) -> Result<(), Refusal> {
        if self.status != ListStatus::Preview {
            return Err(Refusal::not_now(act, ThingKind::OtherCoverList, self.status.as_str()));
        }
        self.status = status;
        self.closed_at = Some(at);
        Ok(())
    }
}

impl Thing for OtherCoverList {
    const KIND: ThingKind = ThingKind::OtherCoverList;
    fn belongs(&self) -> Belongs {
        Belongs::default()
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}

/// A cover in another scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCover {
    /// Id.
    pub id: OtherCoverId,
    /// The scheme, as the list names it.
    pub scheme: String,
    /// Number of the identity paper.
    pub identity_number: String,
    /// Birth, when the list has it.
    pub birth: Option<BirthDate>,
    /// Name as the list has it; empty when it has none.
    pub name: String,
    /// In which quality.
    pub covered_as: CoveredAs,
    /// What gives it, when the list says so.
    pub basis: Option<Basis>,
    /// The days covered.
    pub period: Period,
    /// From which list.
    pub list: OtherCoverListId,
    /// When it was taken over.
    pub noted_at: Timestamp,
    /// The appeal that showed it to be wrong: it excludes nobody any more.
    pub disproved_by: Option<ApplicationId>,
}

impl OtherCover {
    /// Is it this person's? The number must agree, the birth date where the list has one, and a word of the family name
    /// and a word of the first name, in one of the scripts, where it has a name. A year alone agrees with any day of it
    /// only when there is a name to go by. A number alone may be mistyped, and whoever types another's must not be told
    /// of that person's cover.
    pub fn is_of(&self, person: &Personal) -> bool {
        let (birth, sure) = match (self.birth, person.birth) {
            (None, _) => (true, false),
            (Some(BirthDate::Full(a)), BirthDate::Full(b)) => (a == b, true),
            (Some(a), b) => (a.year() == b.year(), false),
        };
        let named = if self.name.is_empty() { sure } else { self.names(person) };
        birth && named && self.identity_number == person.identity.number
    }

    fn names(&self, person: &Personal) -> bool {
        let said = &person.name;
        let pairs = [(&said.first_latin, &said.last_latin), (&said.first_arabic, &said.last_arabic)];
        pairs.iter().any(|(first, last)| shares_word(&self.name, first) && shares_word(&self.name, last))
    }
}
