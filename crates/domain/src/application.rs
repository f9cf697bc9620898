//! The application for one academic year: from the student's form to cover or a refusal with reasons.

use amoe_base::{AcademicYear, Date, Lang, Reference, Timestamp};
use amoe_rules::eligibility::Eligibility;
use serde::{Deserialize, Serialize};

use crate::{
    Act, ApplicationId, CoverId, EnrolmentListId, InstitutionId, Refusal, Role, StudentId, UserId,
    claim::Paper,
    person::Personal,
    policy::{Belongs, Scope, Thing, ThingKind},
    workflow::{Effect, Step, leads},
};

/// The prefix of references of applications: demande d'immatriculation.
pub const REFERENCE: &str = "DI";

amoe_base::text_enum! {
    /// Where an application stands.
    pub enum ApplicationStatus {
        /// Handed in; the institution is to confirm the enrolment.
        Submitted => "submitted",
        /// Sent back to be corrected.
        Returned => "returned",
        /// Cover is open.
        Covered => "covered",
        /// Refused, with reasons.
        Refused => "refused",
        /// The student contests the refusal; somebody else decides.
        Appealed => "appealed",
        /// Taken back.
        Withdrawn => "withdrawn",
    }
}

/// State with the data of that state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum ApplicationState {
    /// The institution is to confirm the enrolment.
    Submitted,
    /// To be corrected by the student.
    Returned {
        /// When.
        at: Timestamp,
        /// By whom.
        by: UserId,
        /// What to correct, in the officer's words.
        note: String,
    },
    /// Cover is open.
    Covered {
        /// When.
        at: Timestamp,
        /// Who said that the student is enrolled.
        confirmed: Confirmation,
        /// The student.
        student: StudentId,
        /// The cover.
        cover: CoverId,
    },
    /// Refused.
    Refused {
        /// When.
        at: Timestamp,
        /// By whom: an officer, or nobody when the rules alone decided.
        by: Option<UserId>,
        /// Reason codes: A2, A3, A4.
        reasons: Vec<String>,
        /// What the officer adds.
        note: String,
    },
    /// The student contests the refusal.
    Appealed {
        /// What is contested and why.
        appeal: Appeal,
    },
    /// Taken back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// A refusal contested: what was refused, and what the student says and encloses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// When it came.
    pub at: Timestamp,
    /// Until when an answer is promised; none when the rulebook promises nothing.
    pub due_on: Option<Date>,
    /// In the student's words.
    pub text: String,
    /// What she encloses.
    pub papers: Vec<Paper>,
    /// When the refusal was.
    pub refused_at: Timestamp,
    /// By whom: an officer, or nobody when the rules alone decided.
    pub refused_by: Option<UserId>,
    /// Its reason codes.
    pub reasons: Vec<String>,
    /// What the officer added.
    pub note: String,
}

/// The answer to an appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What was contested and why.
    pub appeal: Appeal,
    /// When it was answered.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// The student was right.
    pub granted: bool,
    /// Why, in the agent's words.
    pub note: String,
}

/// Who said that the student is enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirmation {
    /// The institution's list.
    List(Option<EnrolmentListId>),
    /// An officer.
    Officer(UserId),
}

/// The steps of an application.
pub const STEPS: &[Step] = &[
    Step {
        thing: ThingKind::Application,
        from: &[],
        act: Act::Submit,
        to: &["submitted", "covered", "refused"],
        by: &[(Role::Visitor, Scope::Any), (Role::Student, Scope::Own)],
        needs: "every field in its form, one active application per person and academic year; covered at once when the institution's list holds the student, refused at once when the rules say no (A2-A4)",
        follows: &[Effect::Mail("prove-email"), Effect::Opens(ThingKind::Cover)],
    },
    Step {
        thing: ThingKind::Application,
        from: &["submitted"],
        act: Act::Confirm,
        to: &["covered", "refused"],
        by: &[
            (Role::InstitutionOfficer, Scope::Institution),
            (Role::RegistrationAgent, Scope::Any),
            (Role::System, Scope::Any),
        ],
        needs: "eligible under the rules on the day of the application",
        follows: &[
            Effect::Opens(ThingKind::Cover),
            Effect::Opens(ThingKind::Certificate),
            Effect::Mail("certificate"),
        ],
    },
    Step {
        thing: ThingKind::Application,
        from: &["submitted"],
        act: Act::Refuse,
        to: &["refused"],
        by: &[(Role::InstitutionOfficer, Scope::Institution), (Role::RegistrationAgent, Scope::Any)],
        needs: "a reason",
        follows: &[Effect::Mail("application-refused")],
    },
    Step {
        thing: ThingKind::Application,
        from: &["submitted"],
        act: Act::Return,
        to: &["returned"],
        by: &[(Role::InstitutionOfficer, Scope::Institution), (Role::RegistrationAgent, Scope::Any)],
        needs: "what to correct",
        follows: &[Effect::Mail("application-returned")],
    },
    Step {
        thing: ThingKind::Application,
        from: &["refused"],
        act: Act::Appeal,
        to: &["appealed"],
        by: &[(Role::Student, Scope::Own)],
        needs: "what the student says; once for an application",
        follows: &[Effect::Mail("application-appealed")],
    },
    Step {
        thing: ThingKind::Application,
        from: &["appealed"],
        act: Act::Grant,
        to: &["submitted", "covered"],
        by: &[(Role::RegistrationAgent, Scope::NotMine)],
        needs: "not the officer who refused; the rules say yes without the other covers that the appeal disproves; covered at once when the institution's list holds the student or the enrolment was what was contested",
        follows: &[Effect::Opens(ThingKind::Cover), Effect::Mail("appeal-granted")],
    },
    Step {
        thing: ThingKind::Application,
        from: &["appealed"],
        act: Act::Uphold,
        to: &["refused"],
        by: &[(Role::RegistrationAgent, Scope::NotMine)],
        needs: "not the officer who refused; why, in words",
        follows: &[Effect::Mail("appeal-upheld")],
    },
    Step {
        thing: ThingKind::Application,
        from: &["submitted", "returned"],
        act: Act::Withdraw,
        to: &["withdrawn"],
        by: &[(Role::Student, Scope::Own)],
        needs: "",
        follows: &[],
    },
];

/// A form begun and put aside, known by the hash of its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationDraft {
    /// SHA-256 of the link's token, hexadecimal.
    pub token_hash: String,
    /// The address that the link was mailed to, in small letters.
    pub email_key: String,
    /// What was typed, as JSON.
    pub body: String,
    /// When it was put aside last.
    pub saved_at: Timestamp,
    /// Thrown away then.
    pub expires_at: Timestamp,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Id.
    pub id: ApplicationId,
    /// What people quote.
    pub reference: Reference,
    /// Under which scheme.
    pub scheme: String,
    /// For which year.
    pub year: AcademicYear,
    /// At which institution.
    pub institution: InstitutionId,
    /// Who applies.
    pub personal: Personal,
    /// She declared that she has no other health cover (A4).
    pub no_other_cover: bool,
    /// Language of her mails.
    pub lang: Lang,
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// When the e-mail address was proved.
    pub email_proved_at: Option<Timestamp>,
    /// What the rules said on that day, with reasons and explanation.
    pub eligibility: Eligibility,
    /// The student, once there is one.
    pub student: Option<StudentId>,
    /// The application of the same person and year that counted when this one came. While it counts, this one does not:
    /// an officer looks at both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<ApplicationId>,
    /// The answer to her appeal against the last refusal, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Answered>,
    /// Appeals against refusals before the last one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Answered>,
    /// Where it stands.
    pub state: ApplicationState,
    /// Counts the changes.
    pub version: i32,
}

impl Application {
    /// Where it stands.
    pub const fn status(&self) -> ApplicationStatus {
        match self.state {
            ApplicationState::Submitted => ApplicationStatus::Submitted,
            ApplicationState::Returned { .. } => ApplicationStatus::Returned,
            ApplicationState::Covered { .. } => ApplicationStatus::Covered,
            ApplicationState::Refused { .. } => ApplicationStatus::Refused,
            ApplicationState::Appealed { .. } => ApplicationStatus::Appealed,
            ApplicationState::Withdrawn { .. } => ApplicationStatus::Withdrawn,
        }
    }

    /// Since when it stands there.
    pub const fn since(&self) -> Timestamp {
        match self.state {
            ApplicationState::Submitted => self.submitted_at,
            ApplicationState::Returned { at, .. }
            | ApplicationState::Covered { at, .. }
            | ApplicationState::Refused { at, .. }
            | ApplicationState::Appealed { appeal: Appeal { at, .. } }
            | ApplicationState::Withdrawn { at } => at,
        }
    }

    fn step(&self, act: Act) -> Result<(), Refusal> {
        let status = self.status().as_str();
        if leads(ThingKind::Application, status, act) {
            Ok(())
        } else {
            Err(Refusal::not_now(act, ThingKind::Application, status))
        }
    }

    /// The enrolment is sure and the rules agree: cover is open.
    pub fn cover(
        mut self,
        confirmed: Confirmation,
        student: StudentId,
        cover: CoverId,
        eligibility: Eligibility,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        self.step(Act::Confirm)?;
        self.eligibility = eligibility;
        self.student = Some(student);
        // Only confirmed once no other counts.
        self.beside = None;
        self.state = ApplicationState::Covered { at, confirmed, student, cover };
        Ok(self)
    }

    /// No, for these reasons; `by` is the officer, none when the rules alone decide.
    pub fn refuse(
        mut self,
        by: Option<UserId>,
        reasons: Vec<String>,
        note: String,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        self.step(Act::Refuse)?;
        if reasons.is_empty() {
            return Err(Refusal::new("reason-needed").field("reasons"));
        }
        // Another refusal, which can be contested in its turn.
        self.earlier.extend(self.answered.take());
        self.state = ApplicationState::Refused { at, by, reasons, note };
        Ok(self)
    }

    /// The rules say no: their reasons, and what they rest on.
    pub fn refuse_by_rules(mut self, eligibility: Eligibility, at: Timestamp) -> Result<Self, Refusal> {
        let reasons = eligibility.reasons.iter().map(|reason| reason.code.clone()).collect();
        self.eligibility = eligibility;
        self.refuse(None, reasons, String::new(), at)
    }

    /// As the institution sees it, which says who is enrolled: where the student is insured and what she writes in an
    /// appeal are not its business.
    #[must_use]
    pub fn without_private(mut self) -> Self {
        let conditions = &mut self.eligibility.explanation.children;
        conditions.retain(|node| node.rule != "eligibility.other_cover");
        let bare = |appeal: &mut Appeal| {
            appeal.text.clear();
            appeal.papers.clear();
        };
        if let ApplicationState::Appealed { appeal } = &mut self.state {
            bare(appeal);
        }
        for answered in self.answered.iter_mut().chain(&mut self.earlier) {
            bare(&mut answered.appeal);
            answered.note.clear();
        }
        self
    }

    /// Back to the student, to correct what the note says.
    pub fn give_back(mut self, by: UserId, note: String, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::Return)?;
        if note.trim().is_empty() {
            return Err(Refusal::new("note-needed").field("note"));
        }
        self.state = ApplicationState::Returned { at, by, note };
        Ok(self)
    }

    /// Contested by the student, once.
    pub fn appeal(
        mut self,
        text: String,
        papers: Vec<Paper>,
        due_on: Option<Date>,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        self.step(Act::Appeal)?;
        if self.answered.is_some() {
            return Err(Refusal::new("appealed-already"));
        }
        if text.is_empty() {
            return Err(Refusal::new("field-required").field("text"));
        }
        let ApplicationState::Refused { at: refused_at, by: refused_by, reasons, note } = self.state else {
            return Err(Refusal::not_now(Act::Appeal, ThingKind::Application, self.status().as_str()));
        };
        let appeal = Appeal { at, due_on, text, papers, refused_at, refused_by, reasons, note };
        self.state = ApplicationState::Appealed { appeal };
        Ok(self)
    }

    /// The student was right: the application is as if handed in again, and what she declared of another cover no
    /// longer stands against her when that is what was contested.
    pub fn grant(mut self, by: UserId, note: String, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::Grant)?;
        self.answer(by, true, note, at)?;
        let about_cover = |answered: &Answered| answered.appeal.reasons.iter().any(|code| code == "A4");
        self.no_other_cover |= self.answered.as_ref().is_some_and(about_cover);
        self.state = ApplicationState::Submitted;
        Ok(self)
    }

    /// The no stands.
    pub fn uphold(mut self, by: UserId, note: String, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::Uphold)?;
        if note.is_empty() {
            return Err(Refusal::new("note-needed").field("note"));
        }
        let Appeal { reasons, note, .. } = self.answer(by, false, note, at)?.clone();
        self.state = ApplicationState::Refused { at, by: Some(by), reasons, note };
        Ok(self)
    }

    fn answer(&mut self, by: UserId, granted: bool, note: String, at: Timestamp) -> Result<&Appeal, Refusal> {
        let ApplicationState::Appealed { appeal } = &self.state else {
            return Err(Refusal::not_now(Act::Grant, ThingKind::Application, self.status().as_str()));
        };
        let answered = Answered { appeal: appeal.clone(), at, by, granted, note };
        Ok(&self.answered.insert(answered).appeal)
    }

    /// The appeal, open or answered.
    pub const fn appealed(&self) -> Option<&Appeal> {
        match (&self.state, &self.answered) {
            (ApplicationState::Appealed { appeal }, _) => Some(appeal),
            (_, Some(answered)) => Some(&answered.appeal),
            _ => None,
        }
    }

    /// Taken back by the student.
    pub fn withdraw(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.step(Act::Withdraw)?;
        self.state = ApplicationState::Withdrawn { at };
        Ok(self)
    }
}

impl Thing for Application {
    const KIND: ThingKind = ThingKind::Application;
    fn belongs(&self) -> Belongs {
        Belongs {
            student: self.student,
            institution: Some(self.institution),
            // An appeal is not for the officer whose no it contests.
            prepared_by: self.appealed().and_then(|appeal| appeal.refused_by),
            ..Belongs::default()
        }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
