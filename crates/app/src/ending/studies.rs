//! What an institution reports of a student's studies: over, or interrupted. Rights are kept for a time after, some
//! causes of an interruption change nothing, and the student is told before her cover ends.

use amoe_base::Date;
use amoe_domain::{
    Act, Actor, ApplicationId, Denied, EndingId, Licence, Permit, Refusal, ThingKind,
    act::mark,
    application::{Application, ApplicationState},
    cover::Cover,
    ending::{Ending, EndingCause, Interruption, Studies},
};
use amoe_storage::Tx;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{NOTICE_PARAMETER, ending_shown};
use crate::{App, AppError, Result, error::Context, form::Problems, receipt::Numbered};

/// How long rights are kept.
const KEPT_PARAMETER: &str = "maintenance.months";
/// A shorter interruption is not reported.
const MONTHS_PARAMETER: &str = "interruption.months";
/// The causes that leave the cover as it is.
const EXCEPTED_PARAMETER: &str = "interruption.excepted";

/// What happened to a student's studies.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StudiesForm {
    /// `finished` or `interrupted`.
    pub studies: String,
    /// From which day.
    pub since: String,
    /// Why they are interrupted: `illness` …, `other`.
    pub cause: String,
}

/// What followed from the report.
#[derive(Debug, Clone)]
pub enum Reported {
    /// The cover will end.
    Ends(Box<Ending>),
    /// The cause is an excepted one: the cover goes on, and the report is noted.
    GoesOn,
}

/// What the officer sees before reporting.
#[derive(Debug, Clone)]
pub struct StudiesView {
    /// The student's application of the year, by which the officer knows her.
    pub application: Application,
    /// Her cover.
    pub cover: Cover,
    /// Rights are kept so many months.
    pub kept_months: i16,
    /// An interruption is reported after so many months.
    pub interruption_months: i16,
    /// The student has so many days of notice.
    pub notice_days: i16,
    /// Causes that change nothing.
    pub excepted: Vec<Interruption>,
    /// What was reported, and what the officer may do about it.
    pub ending: Option<(Ending, Vec<Act>)>,
    /// A report would be taken.
    pub may_report: bool,
}

impl App {
    fn excepted(&self, on: Date) -> Vec<Interruption> {
        let value = self.rulebook().parameter(EXCEPTED_PARAMETER, on).map(|p| p.value.clone());
        value.unwrap_or_default().split_whitespace().filter_map(|word| word.parse().ok()).collect()
    }

    /// The cover of an application at the officer's institution.
    fn cover_reported(
        tx: &mut Tx<'_>,
        actor: &Actor,
        id: ApplicationId,
    ) -> Result<(Application, Permit<Cover, mark::Report>)> {
        let (application, _) = tx.application_load::<mark::Read>(actor, id)?.open();
        let ApplicationState::Covered { cover, .. } = application.state else {
            return Err(Denied::NotFound.into());
        };
        let permit = tx.cover_load::<mark::Report>(actor, cover)?;
        Ok((application.without_private(), permit))
    }

    /// What can be reported of a covered student, and what has been.
    pub fn studies_view(&self, actor: &Actor, id: ApplicationId) -> Result<StudiesView> {
        self.store().read(|tx: &mut Tx<'_>| {
            let today = tx.env().today();
            let (application, permit) = Self::cover_reported(tx, actor, id)?;
            let (cover, _) = permit.open();
            let pending = !tx.covers_ending(&[cover.id])?.is_empty();
            Ok(StudiesView {
                application,
                kept_months: self.count_parameter(KEPT_PARAMETER, today)?,
                interruption_months: self.count_parameter(MONTHS_PARAMETER, today)?,
                notice_days: self.count_parameter(NOTICE_PARAMETER, today)?,
                excepted: self.excepted(today),
                ending: ending_shown(tx, actor, cover.id)?,
                may_report: cover.holds_on(today) && !pending,
                cover,
            })
        })
    }

    /// Reports that a student's studies are over or interrupted.
    pub fn studies_report(
        &self,
        actor: &Actor,
        id: ApplicationId,
        form: &StudiesForm,
        form_id: &str,
    ) -> Result<Reported> {
        // Permission first: whoever may not report learns nothing from what is wrong with it.
        self.store().read(|tx: &mut Tx<'_>| {
            let _: (Application, Permit<Cover, mark::Report>) = Self::cover_reported(tx, actor, id)?;
            Ok::<_, AppError>(())
        })?;
        let mut p = Problems::default();
        let today = self.env().today();
        let word = |what| amoe_base::Malformed::new(what);
        let studies: Option<Studies> =
            p.parsed("studies", &form.studies, |t| t.parse().map_err(|_| word("choice")));
        let cause: Option<Interruption> = match studies {
            Some(Studies::Interrupted) => {
                p.parsed("cause", &form.cause, |t| t.parse().map_err(|_| word("choice")))
            }
            _ => None,
        };
        let since = p.day("since", &form.since);
        let excepted = cause.is_some_and(|cause| self.excepted(today).contains(&cause));
        if let Some(since) = since {
            if since > today {
                p.push(Refusal::new("day-to-come").field("since").fact("today", today));
            } else if studies == Some(Studies::Interrupted) && !excepted {
                let months = self.count_parameter(MONTHS_PARAMETER, today)?;
                let from = since.saturating_add(i32::from(months).months());
                if today < from {
                    p.push(
                        Refusal::new("interruption-short")
                            .field("since")
                            .fact("months", months)
                            .fact("from", from),
                    );
                }
            }
        }
        p.done()?;
        let (Some(studies), Some(since)) = (studies, since) else { return Err(Denied::NotFound.into()) };
        let by = actor.user.ok_or(Denied::NotFound)?;
        let numbered = Numbered::new(form_id, "studies", &(id, form))?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let done = match before.as_str() {
                    "" => Reported::GoesOn,
                    id => {
                        let id: EndingId = id.parse().context("form receipt")?;
                        Reported::Ends(Box::new(tx.ending_load::<mark::Read>(actor, id)?.open().0))
                    }
                };
                return self.nothing_new(tx, actor, (ThingKind::Application, &id.to_string()), done);
            }
            let (_, permit) = Self::cover_reported(tx, actor, id)?;
            let (cover, _) = permit.open();
            if !cover.holds_on(today) {
                return Err(Refusal::new("student-not-covered").into());
            }
            let mut said = json!({ "studies": studies, "since": since });
            if excepted {
                // Which cause it is, illness among them, stays with the institution.
                said["excepted"] = json!(true);
                let audited = tx.audit(actor, Act::Report, &cover, said)?;
                numbered.done(tx, actor, "")?;
                return Ok((Reported::GoesOn, audited));
            }
            let kept = self.count_parameter(KEPT_PARAMETER, today)?;
            let notice =
                today.saturating_add(i32::from(self.count_parameter(NOTICE_PARAMETER, today)?).days());
            let ends_on = cover.end_of_studies(since, kept, notice);
            let lang = tx.student_load::<mark::Read>(&Actor::SYSTEM, cover.student)?.lang;
            let licence = Licence::<Ending, mark::Report>::ask(actor)?;
            let cause = EndingCause::Studies { studies, since, by };
            // She is told now; if the end is further away than the notice, once more when it comes near.
            let near = ends_on <= notice;
            let ending = self.ending_new(tx, &licence, &cover, (cause, ends_on), (lang, near))?;
            self.mail_ending(tx, &ending, "studies-reported")?;
            numbered.done(tx, actor, &ending.id.to_string())?;
            said["on"] = json!(ends_on);
            let audited = tx.audit(actor, Act::Report, &ending, said)?;
            Ok((Reported::Ends(Box::new(ending)), audited))
        })
    }

    /// Calls a report back: the cover goes on as before.
    pub fn studies_correct(&self, actor: &Actor, id: EndingId, seen: i32) -> Result<Ending> {
        let by = actor.user.ok_or(Denied::NotAllowed)?;
        self.ending_step::<mark::Correct>(actor, id, seen, "studies-corrected", |ending, tx| {
            ending.correct(by, tx.env().today(), tx.env().now())
        })
    }
}
