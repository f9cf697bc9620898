//! A cover that will end before its time. [`cancel`] is the student's own wish, online or by letter, [`studies`] the
//! institution's report, [`letter`] the confirmation that goes to her when it has come to pass;
//! [`nightly`](crate::nightly) carries it out on its day.

pub mod cancel;
pub mod letter;
pub mod studies;

use amoe_base::{Date, Lang};
use amoe_domain::{
    Act, Actor, CoverId, Denied, EndingId, Licence, Listing, PaperId, Refusal, Role, StudentId,
    act::{Marker, mark},
    audit::Entry,
    cover::Cover,
    ending::{Ending, EndingCause, EndingState, EndingStatus, REFERENCE},
    institution::Institution,
    person::Student,
    workflow,
};
use amoe_rules::Parameter;
use amoe_storage::{Audited, EndingRow, StorageError, Tx};
use serde_json::json;

pub use cancel::{CancelLetter, CancelReceived, CancelView};
pub use studies::{Reported, StudiesForm, StudiesView};

use crate::{
    App, AppError, Download, Result,
    application::{appeal::paper_file, fresh},
};

/// How many days before its end a cover's end is announced.
pub(crate) const NOTICE_PARAMETER: &str = "cover_end.notice_days";

/// An end to come for those who may read it.
#[derive(Debug, Clone)]
pub struct EndingView {
    /// It.
    pub ending: Ending,
    /// The cover.
    pub cover: Cover,
    /// Whose.
    pub student: Student,
    /// Enrolled where.
    pub institution: Institution,
    /// What this actor may do now.
    pub acts: Vec<Act>,
    /// What happened so far.
    pub history: Vec<Entry>,
}

impl App {
    /// A number of the rulebook; one that is missing is a fault that names it.
    pub(crate) fn count_parameter(&self, key: &'static str, on: Date) -> Result<i16> {
        self.rulebook().parameter(key, on).and_then(Parameter::as_count).ok_or_else(|| AppError::Fault {
            context: "rulebook",
            source: format!("no value of `{key}` on {on}").into(),
        })
    }

    /// One end to come. Its history tells who looked at the copy of a card as well.
    pub fn ending(&self, actor: &Actor, id: EndingId) -> Result<EndingView> {
        self.store().read(|tx: &mut Tx<'_>| {
            let permit = tx.ending_load::<mark::Read>(actor, id)?;
            let system = Actor::SYSTEM;
            let (cover, _) = tx.cover_load::<mark::Read>(&system, permit.cover)?.open();
            let (student, _) = tx.student_load::<mark::Read>(&system, permit.student)?.open();
            let institution = tx.institution(permit.institution)?;
            let history = tx.history(&permit)?;
            let acts = acts(actor, &permit, tx.env().today());
            Ok(EndingView { ending: permit.open().0, cover, student, institution, acts, history })
        })
    }

    /// The work list of ends to come, oldest first, and how many there are.
    pub fn endings(
        &self,
        actor: &Actor,
        status: Option<EndingStatus>,
        offset: i64,
        limit: i64,
    ) -> Result<(Vec<EndingRow>, i64)> {
        let may = Listing::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.endings(&may, status, offset, limit)?))
    }

    /// A paper that came with it. Whoever opens it leaves an audit line.
    pub fn ending_paper(&self, actor: &Actor, id: EndingId, paper: PaperId) -> Result<Download> {
        let found = self.store().write(|tx| {
            let permit = tx.ending_load::<mark::Download>(actor, id)?;
            let found = permit.papers().iter().find(|p| p.id == paper).cloned();
            let found = found.ok_or(Denied::NotFound)?;
            let audited = tx.audit(actor, Act::Download, &*permit, json!({ "paper": paper }))?;
            Ok::<_, AppError>((found, audited))
        })?;
        paper_file(self, &found)
    }

    /// Puts a new one down, unless the cover has one already.
    pub(crate) fn ending_new<A: Marker>(
        &self,
        tx: &mut Tx<'_>,
        licence: &Licence<Ending, A>,
        cover: &Cover,
        (cause, ends_on): (EndingCause, Date),
        (lang, announced): (Lang, bool),
    ) -> Result<Ending> {
        let ending = Ending {
            id: tx.env().id(),
            reference: tx.reference(REFERENCE)?,
            scheme: cover.scheme.clone(),
            cover: cover.id,
            student: cover.student,
            institution: cover.institution,
            cause,
            ends_on,
            lang,
            asked_at: tx.env().now(),
            state: EndingState::Pending,
            version: 0,
        };
        let announced_at = announced.then(|| tx.env().now());
        if tx.ending_of_cover::<mark::Read>(&Actor::SYSTEM, cover.id)?.is_some() {
            return Err(Refusal::new("ending-already").into());
        }
        tx.ending_insert(licence, &ending, announced_at).map_err(|e| match e {
            StorageError::Duplicate(_) => AppError::from(Refusal::new("ending-already")),
            other => other.into(),
        })?;
        Ok(ending)
    }

    /// The step that both ways of calling back share: load for the act, move, save, mail, note.
    fn ending_step<A: Marker>(
        &self,
        actor: &Actor,
        id: EndingId,
        seen: i32,
        template: &str,
        step: impl Fn(Ending, &Tx<'_>) -> std::result::Result<Ending, Refusal>,
    ) -> Result<Ending> {
        self.store().write(|tx| {
            let permit = tx.ending_load::<A>(actor, id)?;
            fresh(permit.version, seen)?;
            let (ending, granted) = permit.open();
            let next = step(ending, tx)?;
            let next = tx.ending_save(&granted, next)?;
            self.mail_ending(tx, &next, template)?;
            let audited: Audited = tx.audit(actor, A::ACT, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// A mail about an end to come, once the student's address is proved; the letter goes with it once there is one.
    pub(crate) fn mail_ending(&self, tx: &mut Tx<'_>, ending: &Ending, template: &str) -> Result<()> {
        let (student, _) = tx.student_load::<mark::Read>(&Actor::SYSTEM, ending.student)?.open();
        if student.email_proved_at.is_none() {
            return Ok(());
        }
        let words = Self::words(student.lang);
        let last_day = words.date(last_day(ending.ends_on));
        let first_day = words.date(ending.ends_on);
        let link = format!("{}/{}/student/cover", self.settings().public_url, student.lang);
        let reference = ending.reference.to_string();
        let args = [
            ("link", link.as_str()),
            ("reference", reference.as_str()),
            ("last", last_day.as_str()),
            ("first", first_day.as_str()),
        ];
        let event = format!("{}:{}", ending.id, ending.version);
        let mut mail = Self::mail_of(tx, template, &event, &student.personal.email, student.lang, &args);
        mail.ending = (ending.status() == EndingStatus::Ended).then_some(ending.id);
        Ok(tx.mail(&mail)?)
    }
}

/// The last day that is covered.
pub fn last_day(ends_on: Date) -> Date {
    ends_on.yesterday().unwrap_or(ends_on)
}

/// The cover of a student that can end: the one of today.
pub(crate) fn cover_of_today(tx: &mut Tx<'_>, student: StudentId) -> Result<Option<Cover>> {
    let today = tx.env().today();
    let covers = tx.covers_of_student(&Actor::SYSTEM, student)?;
    Ok(covers.into_iter().map(|p| p.open().0).find(|cover| cover.holds_on(today)))
}

/// The buttons: what the workflow allows, as far as it fits what the end comes from and its day has not come.
fn acts(actor: &Actor, ending: &Ending, today: Date) -> Vec<Act> {
    let mut acts = workflow::acts(actor, ending, ending.status().as_str());
    acts.retain(|act| match act {
        Act::Withdraw | Act::Refuse => ending.is_cancellation() && today < ending.ends_on,
        Act::Correct => !ending.is_cancellation() && today < ending.ends_on,
        _ => actor.role != Role::System,
    });
    acts
}

/// The end to come of a cover, or the last one there was, for a page of whoever may read it.
pub(crate) fn ending_shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    cover: CoverId,
) -> Result<Option<(Ending, Vec<Act>)>> {
    let today = tx.env().today();
    let found = match tx.ending_last_of::<mark::Read>(actor, cover) {
        Ok(found) => found,
        // Another's business: as if it were not there.
        Err(StorageError::Denied(_)) => None,
        Err(other) => return Err(other.into()),
    };
    Ok(found.map(|permit| {
        let acts = acts(actor, &permit, today);
        (permit.open().0, acts)
    }))
}
