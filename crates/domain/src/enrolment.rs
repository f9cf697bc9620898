//! Enrolment lists that institutions send, and the enrolments that accepted lists give.

use amoe_base::{AcademicYear, BirthDate, Email, IdentityDocument, StudentNumber, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Act, EnrolmentListId, InstitutionId, Refusal, Role, UserId,
    person::Name,
    policy::{Belongs, Scope, Thing, ThingKind},
    workflow::{Effect, Step},
};

amoe_base::text_enum! {
    /// Where a list stands.
    pub enum ListStatus {
        /// Read and shown, nothing taken over yet.
        Preview => "preview",
        /// Good lines taken over.
        Accepted => "accepted",
        /// Thrown away.
        Discarded => "discarded",
    }
}

/// The steps of a list.
pub const STEPS: &[Step] = &[
    Step {
        thing: ThingKind::EnrolmentList,
        from: &["preview"],
        act: Act::Accept,
        to: &["accepted"],
        by: &[(Role::InstitutionOfficer, Scope::Institution)],
        needs: "at least one good line",
        follows: &[Effect::Moves(ThingKind::Application)],
    },
    Step {
        thing: ThingKind::EnrolmentList,
        from: &["preview"],
        act: Act::Discard,
        to: &["discarded"],
        by: &[(Role::InstitutionOfficer, Scope::Institution)],
        needs: "",
        follows: &[],
    },
];

/// A list as it was sent: its file is kept in the file store, its counts here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentList {
    /// Id.
    pub id: EnrolmentListId,
    /// Whose students.
    pub institution: InstitutionId,
    /// For which year.
    pub year: AcademicYear,
    /// Name of the file, as sent.
    pub file_name: String,
    /// Content hash of the file in the store.
    pub file_hash: String,
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

impl EnrolmentList {
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
            return Err(Refusal::not_now(act, ThingKind::EnrolmentList, self.status.as_str()));
        }
        self.status = status;
        self.closed_at = Some(at);
        Ok(())
    }
}

impl Thing for EnrolmentList {
    const KIND: ThingKind = ThingKind::EnrolmentList;
    fn belongs(&self) -> Belongs {
        Belongs { institution: Some(self.institution), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}

/// One student enrolled at one institution for one year, as an accepted list or an officer says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Where.
    pub institution: InstitutionId,
    /// Which year.
    pub year: AcademicYear,
    /// Massar code or CNE, when the list has it.
    pub number: Option<StudentNumber>,
    /// Identity paper, when the list has it.
    pub identity: Option<IdentityDocument>,
    /// Name.
    pub name: Name,
    /// Birth.
    pub birth: BirthDate,
    /// Cycle, as the rules name it (`traditional_final` has no age limit); empty when the list does not say.
    pub cycle: String,
    /// Programme, as the list says.
    pub programme: String,
    /// Year of study, when the list has it.
    pub year_of_study: Option<u8>,
    /// E-mail address, when the list has it. Nobody has proved it: what is sent there names no one.
    pub email: Option<Email>,
}

/// Do two texts share a word, without regard to case, accents and points?
pub(crate) fn shares_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        amoe_base::folded(text).split_whitespace().map(str::to_owned).collect()
    };
    let known = words(a);
    words(b).iter().any(|word| known.contains(word))
}

impl Enrolment {
    /// Does the list name the person as she names herself? A word of the family name and a word of the first name must
    /// agree, in one of the scripts, whichever column they stand in. Whoever knows another's numbers and birth date
    /// seldom calls herself by the other's name: then a person looks.
    pub fn names(&self, person: &crate::person::Personal) -> bool {
        let (list, said) = (&self.name, &person.name);
        let latin = [(&list.first_latin, &list.last_latin), (&said.first_latin, &said.last_latin)];
        let arabic = [(&list.first_arabic, &list.last_arabic), (&said.first_arabic, &said.last_arabic)];
        [latin, arabic].iter().any(|[(first, last), (said_first, said_last)]| {
            let straight = shares_word(first, said_first) && shares_word(last, said_last);
            straight || shares_word(first, said_last) && shares_word(last, said_first)
        })
    }

    /// Is this the person? The student number or the identity number must agree, neither may contradict, and so must
    /// the birth date (a year alone agrees with any day of it).
    pub fn is_of(&self, person: &crate::person::Personal) -> bool {
        let number = self.number.as_ref().map(|n| *n == person.number);
        let identity = self.identity.as_ref().map(|d| d.number == person.identity.number);
        let birth = match (self.birth, person.birth) {
            (BirthDate::Full(a), BirthDate::Full(b)) => a == b,
            (a, b) => a.year() == b.year(),
        };
        birth
            && (number == Some(true) || identity == Some(true))
            && number != Some(false)
            && identity != Some(false)
    }
}
