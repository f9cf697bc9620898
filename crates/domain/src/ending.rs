//! The end of a cover that is to come before its time: the student cancels it (F1), or the institution reports that her
//! studies have ended. Until its day it can be called back; on its day the cover ends and its certificate with it.

use amoe_base::{Date, Lang, Reference, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Act, CoverId, EndingId, InstitutionId, Refusal, Role, StudentId, UserId,
    claim::Paper,
    cover::EndReason,
    policy::{Belongs, Scope, Thing, ThingKind},
    workflow::{Effect, Step, leads},
};

/// The prefix of references: fin de droits.
pub const REFERENCE: &str = "FD";

amoe_base::text_enum! {
    /// Where an end to come stands.
    pub enum EndingStatus {
        /// Its day has not come; it can be called back.
        Pending => "pending",
        /// Called back by the student.
        Withdrawn => "withdrawn",
        /// Called back by the institution that reported it.
        Corrected => "corrected",
        /// Not taken: the paper does not prove who asks.
        Refused => "refused",
        /// The cover has ended by it.
        Ended => "ended",
    }
}

amoe_base::text_enum! {
    /// What an institution reports of a student's studies.
    pub enum Studies {
        /// They are over for good.
        Finished => "finished",
        /// They have stopped and may go on one day.
        Interrupted => "interrupted",
    }
}

amoe_base::text_enum! {
    /// Why studies are interrupted. All but the last leave the cover as it is.
    pub enum Interruption {
        /// Illness.
        Illness => "illness",
        /// Pregnancy.
        Pregnancy => "pregnancy",
        /// An accident.
        Accident => "accident",
        /// Called before a court.
        Summons => "summons",
        /// An authority has decided so for a time.
        Decision => "decision",
        /// Anything else.
        Other => "other",
    }
}

/// What a cover will end of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EndingCause {
    /// The student asked for it online.
    Asked {
        /// The copy of the identity card.
        papers: Vec<Paper>,
    },
    /// The student asked for it by letter.
    Letter {
        /// The day it arrived.
        arrived_on: Date,
        /// Who entered it.
        by: UserId,
        /// The scan; none when the paper lies in the file.
        papers: Vec<Paper>,
    },
    /// The institution reported it.
    Studies {
        /// What happened.
        studies: Studies,
        /// From which day.
        since: Date,
        /// Who reported it.
        by: UserId,
    },
}

/// State with the data of that state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum EndingState {
    /// Its day has not come.
    Pending,
    /// Called back by the student.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Called back by the institution.
    Corrected {
        /// When.
        at: Timestamp,
        /// By whom.
        by: UserId,
    },
    /// Not taken.
    Refused {
        /// When.
        at: Timestamp,
        /// By whom.
        by: UserId,
        /// Why, in the agent's words.
        note: String,
    },
    /// The cover has ended.
    Ended {
        /// When that was noted.
        at: Timestamp,
    },
}

/// The steps of an end to come.
pub const STEPS: &[Step] = &[
    Step {
        thing: ThingKind::Ending,
        from: &[],
        act: Act::Submit,
        to: &["pending"],
        by: &[(Role::Student, Scope::Own)],
        needs: "a cover that holds, no other end to come, a copy of the identity card",
        follows: &[Effect::Mail("cancel-asked")],
    },
    Step {
        thing: ThingKind::Ending,
        from: &[],
        act: Act::Receive,
        to: &["pending"],
        by: &[(Role::MailroomClerk, Scope::Any)],
        needs: "a letter of a student whose cover holds, no other end to come; its scan, or the paper in the file",
        follows: &[Effect::Mail("cancel-asked")],
    },
    Step {
        thing: ThingKind::Ending,
        from: &[],
        act: Act::Report,
        to: &["pending"],
        by: &[(Role::InstitutionOfficer, Scope::Institution)],
        needs: "a student of the institution whose cover holds, no other end to come; studies ended, or interrupted for longer than the rulebook says and for none of the excepted causes; rights are kept as long as it says",
        follows: &[Effect::Mail("studies-reported")],
    },
    Step {
        thing: ThingKind::Ending,
        from: &["pending"],
        act: Act::Withdraw,
        to: &["withdrawn"],
        by: &[(Role::Student, Scope::Own)],
        needs: "asked for by the student, before the cover ends",
        follows: &[Effect::Mail("cancel-withdrawn")],
    },
    Step {
        thing: ThingKind::Ending,
        from: &["pending"],
        act: Act::Correct,
        to: &["corrected"],
        by: &[(Role::InstitutionOfficer, Scope::Institution)],
        needs: "reported by the institution, before the cover ends",
        follows: &[Effect::Mail("studies-corrected")],
    },
    Step {
        thing: ThingKind::Ending,
        from: &["pending"],
        act: Act::Refuse,
        to: &["refused"],
        by: &[(Role::RegistrationAgent, Scope::Any)],
        needs: "asked for by the student, before the cover ends; why, in words",
        follows: &[Effect::Mail("cancel-refused")],
    },
    Step {
        thing: ThingKind::Ending,
        from: &["pending"],
        act: Act::End,
        to: &["ended"],
        by: &[(Role::System, Scope::Any)],
        needs: "its day has come",
        follows: &[
            Effect::Moves(ThingKind::Cover),
            Effect::Moves(ThingKind::Certificate),
            Effect::Letter("ending"),
            Effect::Mail("cover-ended"),
        ],
    },
];

/// The end of a cover that is to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Id.
    pub id: EndingId,
    /// What people quote.
    pub reference: Reference,
    /// Under which scheme.
    pub scheme: String,
    /// Of which cover.
    pub cover: CoverId,
    /// Whose.
    pub student: StudentId,
    /// Enrolled where.
    pub institution: InstitutionId,
    /// Why.
    pub cause: EndingCause,
    /// The first day that is not covered any more.
    pub ends_on: Date,
    /// Language of its letter.
    pub lang: Lang,
    /// When it was asked for or reported.
    pub asked_at: Timestamp,
    /// Where it stands.
    pub state: EndingState,
    /// Counts the changes.
    pub version: i32,
}

impl Ending {
    /// Where it stands.
    pub const fn status(&self) -> EndingStatus {
        match self.state {
            EndingState::Pending => EndingStatus::Pending,
            EndingState::Withdrawn { .. } => EndingStatus::Withdrawn,
            EndingState::Corrected { .. } => EndingStatus::Corrected,
            EndingState::Refused { .. } => EndingStatus::Refused,
            EndingState::Ended { .. } => EndingStatus::Ended,
        }
    }

    /// What the cover's end will say.
    pub const fn reason(&self) -> EndReason {
        match self.cause {
            EndingCause::Asked { .. } | EndingCause::Letter { .. } => EndReason::Cancelled,
            EndingCause::Studies { .. } => EndReason::StudiesEnded,
        }
    }

    /// Did the student ask for it?
    pub const fn is_cancellation(&self) -> bool {
        matches!(self.reason(), EndReason::Cancelled)
    }

    /// What came with it.
    pub fn papers(&self) -> &[Paper] {
        match &self.cause {
            EndingCause::Asked { papers } | EndingCause::Letter { papers, .. } => papers,
            EndingCause::Studies { .. } => &[],
        }
    }

    fn step(&self, act: Act) -> Result<(), Refusal> {
        let status = self.status().as_str();
        if leads(ThingKind::Ending, status, act) {
            Ok(())
        } else {
            Err(Refusal::not_now(act, ThingKind::Ending, status))
        }
    }

    /// It is called back: the cover goes on.
    fn call_back(&self, act: Act, of_student: bool, today: Date) -> Result<(), Refusal> {
        self.step(act)?;
        if self.is_cancellation() != of_student {
            return Err(Refusal::not_now(act, ThingKind::Ending, self.status().as_str()));
        }
        // Even when the day's work has not been done yet.
        if today >= self.ends_on { Err(Refusal::new("ending-over").fact("on", self.ends_on)) } else { Ok(()) }
    }

    /// The student takes her request back.
    pub fn withdraw(mut self, today: Date, at: Timestamp) -> Result<Self, Refusal> {
        self.call_back(Act::Withdraw, true, today)?;
        self.state = EndingState::Withdrawn { at };
        Ok(self)
    }

    /// The institution reported wrongly, or the student has come back.
    pub fn correct(mut self, by: UserId, today: Date, at: Timestamp) -> Result<Self, Refusal> {
        self.call_back(Act::Correct, false, today)?;
        self.state = EndingState::Corrected { at, by };
        Ok(self)
    }

    /// The paper does not prove who asks.
    pub fn refuse(mut self, by: UserId, note: String, today: Date, at: Timestamp) -> Result<Self, Refusal> {
        self.call_back(Act::Refuse, true, today)?;
        if note.is_empty() {
            return Err(Refusal::new("note-needed").field("note"));
        }
        self.state = EndingState::Refused { at, by, note };
        Ok(self)
    }

    /// Its day has come.
    pub fn end(mut self, today: Date, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::End)?;
        if today < self.ends_on {
            return Err(Refusal::not_now(Act::End, ThingKind::Ending, self.status().as_str()));
        }
        self.state = EndingState::Ended { at };
        Ok(self)
    }
}

impl Thing for Ending {
    const KIND: ThingKind = ThingKind::Ending;
    fn belongs(&self) -> Belongs {
        Belongs {
            student: Some(self.student),
            // That a student cancels is between her and the fund.
            institution: (!self.is_cancellation()).then_some(self.institution),
            ..Belongs::default()
        }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
