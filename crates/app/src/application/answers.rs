//! Many applications answered at once: what each would become, and then each for itself, so that one that cannot be
//! answered keeps no other from its answer.

use amoe_base::clean;
use amoe_domain::{
    Act, Actor, ApplicationId, Denied, Refusal,
    act::mark,
    application::{Application, ApplicationStatus, Confirmation},
};
use amoe_storage::{Audited, StorageError, Tx};
use serde::Serialize;
use serde_json::json;

use super::fresh;
use crate::{App, AppError, Result};

/// So many are answered by one act: each is a unit of work of its own.
pub const ANSWERS_MAX: usize = 200;

amoe_base::text_enum! {
    /// What many applications are answered.
    pub enum ManyAct {
        /// The students are enrolled.
        Confirm => "confirm",
        /// They are not ours, or another reason.
        Refuse => "refuse",
    }
}

/// Applications and what they are answered.
#[derive(Debug, Clone)]
pub struct Answers {
    /// What.
    pub act: ManyAct,
    /// Which, each with the version that was looked at; none when they are looked at only now.
    pub chosen: Vec<(ApplicationId, Option<i32>)>,
    /// Reason codes of a refusal.
    pub reasons: Vec<String>,
    /// In the officer's words.
    pub note: String,
}

/// What became of one application, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// Which.
    pub id: ApplicationId,
    /// Its reference; empty where the actor may not see it.
    pub reference: String,
    /// Whose.
    pub name: String,
    /// Its version as it was looked at.
    pub seen: i32,
    /// Its state now, or why it stays as it is.
    pub outcome: Result<ApplicationStatus, Refusal>,
    /// Why the rules refuse it, confirmed or not.
    pub reasons: Vec<String>,
}

/// Takes back what a dry run has written, and brings out what it found.
enum DryRun {
    Found(Vec<Answered>),
    Failed(AppError),
}

impl From<AppError> for DryRun {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl From<StorageError> for DryRun {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}

impl App {
    /// What answering would come to: it is done, told and taken back, so that the very same rules speak.
    pub fn applications_answer_dry(&self, actor: &Actor, answers: &Answers) -> Result<Vec<Answered>> {
        self.answers_check(actor, answers)?;
        let found = self.store().write(|tx| {
            let mut found = Vec::with_capacity(answers.chosen.len());
            for (id, seen) in &answers.chosen {
                found.push(self.answer_told(tx, actor, answers, *id, *seen)?.0);
            }
            Err::<((), Audited), _>(DryRun::Found(found))
        });
        match found {
            Err(DryRun::Found(found)) => Ok(found),
            Err(DryRun::Failed(error)) => Err(error),
            Ok(()) => Err(AppError::fault("dry run")("it was kept".into())),
        }
    }

    /// Answers each, in their order, and tells of each what became of it.
    pub fn applications_answer(&self, actor: &Actor, answers: &Answers) -> Result<Vec<Answered>> {
        self.answers_check(actor, answers)?;
        let one = |(id, seen): &(ApplicationId, Option<i32>)| {
            let done = self.store().write(|tx| match self.answer_told(tx, actor, answers, *id, *seen)? {
                (answered, Some(audited)) => Ok((answered, audited)),
                // Nothing was written: the line says why.
                (answered, None) => Err(Kept::Told(Box::new(answered))),
            });
            match done {
                Ok(answered) => Ok(answered),
                Err(Kept::Told(answered)) => Ok(*answered),
                Err(Kept::Failed(error)) => Err(error),
            }
        };
        answers.chosen.iter().map(one).collect()
    }

    fn answers_check(&self, actor: &Actor, answers: &Answers) -> Result<()> {
        let act = match answers.act {
            ManyAct::Confirm => Act::Confirm,
            ManyAct::Refuse => Act::Refuse,
        };
        amoe_domain::policy::has_desk(actor, act, amoe_domain::ThingKind::Application)?;
        let mut problems = Vec::new();
        if answers.chosen.is_empty() {
            problems.push(Refusal::new("no-application-chosen"));
        }
        if answers.chosen.len() > ANSWERS_MAX {
            problems.push(Refusal::new("too-many-chosen").fact("max", ANSWERS_MAX));
        }
        if answers.act == ManyAct::Refuse {
            if answers.reasons.is_empty() {
                problems.push(Refusal::new("reason-needed").field("reasons"));
            }
            let unknown = answers.reasons.iter().filter(|code| self.rulebook().reason(code).is_none());
            problems.extend(
                unknown.map(|code| Refusal::new("malformed-choice").field("reasons").fact("value", code)),
            );
        }
        if problems.is_empty() { Ok(()) } else { Err(AppError::Refused(problems)) }
    }

    /// One of them: a no of the domain is told in its line, a fault ends the act.
    fn answer_told(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        answers: &Answers,
        id: ApplicationId,
        seen: Option<i32>,
    ) -> Result<(Answered, Option<Audited>)> {
        let shown = match tx.application_load::<mark::Read>(actor, id) {
            Ok(permit) => permit,
            Err(StorageError::Denied(_)) => return Ok((unseen(id), None)),
            Err(error) => return Err(error.into()),
        };
        let told = |seen: i32, outcome| Answered {
            id,
            reference: shown.reference.to_string(),
            name: shown.personal.name.listed(),
            seen,
            outcome,
            reasons: Vec::new(),
        };
        let seen = seen.unwrap_or(shown.version);
        let done = match answers.act {
            ManyAct::Confirm => self.answer_confirm(tx, actor, id, seen),
            ManyAct::Refuse => self.answer_refuse(tx, actor, id, seen, answers),
        };
        match done {
            Ok((next, audited)) => {
                let refused = next.status() == ApplicationStatus::Refused;
                let by_rules = refused && answers.act == ManyAct::Confirm;
                let reasons = next.eligibility.reasons.iter().filter(|_| by_rules).map(|r| r.code.clone());
                let answered = Answered { reasons: reasons.collect(), ..told(seen, Ok(next.status())) };
                Ok((answered, Some(audited)))
            }
            Err(AppError::Refused(mut refusals)) if !refusals.is_empty() => {
                Ok((told(seen, Err(refusals.swap_remove(0))), None))
            }
            Err(AppError::Stale) => Ok((told(seen, Err(Refusal::new("changed-meanwhile"))), None)),
            Err(AppError::Denied(_)) => Ok((told(seen, Err(Refusal::new("not-yours"))), None)),
            Err(error) => Err(error),
        }
    }

    fn answer_confirm(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        id: ApplicationId,
        seen: i32,
    ) -> Result<(Application, Audited)> {
        let permit = tx.application_load::<mark::Confirm>(actor, id)?;
        fresh(permit.version, seen)?;
        let by = actor.user.ok_or(Denied::NotAllowed)?;
        // Asked before anything is written: within one unit of work several are answered.
        if permit.status() != ApplicationStatus::Submitted {
            let status = permit.status();
            return Err(
                Refusal::not_now(Act::Confirm, amoe_domain::ThingKind::Application, status.as_str()).into()
            );
        }
        self.open_cover(tx, permit, &Confirmation::Officer(by))
    }

    fn answer_refuse(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        id: ApplicationId,
        seen: i32,
        answers: &Answers,
    ) -> Result<(Application, Audited)> {
        let permit = tx.application_load::<mark::Refuse>(actor, id)?;
        fresh(permit.version, seen)?;
        let (application, granted) = permit.open();
        let note = clean(&answers.note);
        let next = application.refuse(actor.user, answers.reasons.clone(), note, tx.env().now())?;
        let next = tx.application_save(&granted, next)?;
        self.mail_application(tx, &next, "application-refused")?;
        let detail = json!({ "to": next.status(), "reasons": answers.reasons });
        let audited = tx.audit(actor, Act::Refuse, &next, detail)?;
        Ok((next, audited))
    }
}

/// Ends a unit of work that has nothing to keep.
enum Kept {
    Told(Box<Answered>),
    Failed(AppError),
}

impl From<AppError> for Kept {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl From<StorageError> for Kept {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}

/// What one may not see is not there.
fn unseen(id: ApplicationId) -> Answered {
    Answered {
        id,
        reference: String::new(),
        name: String::new(),
        seen: 0,
        outcome: Err(Refusal::new("not-there")),
        reasons: Vec::new(),
    }
}
