//! A refusal contested: the student says why and encloses papers; an agent who did not refuse decides.

use amoe_base::clean;
use amoe_documents::{files::ContentHash, upload::Upload};
use amoe_domain::{
    Act, Actor, ApplicationId, PaperId, Permit, Refusal, ThingKind,
    act::mark,
    application::{Application, Confirmation},
    claim::{Paper, PaperKind},
};
use amoe_storage::{StorageError, Tx};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Opened, evidence, fresh};
use crate::{
    App, AppError, Download, Result, claim::draft::upload_refusal, error::Context, receipt::Numbered,
};

/// So many papers go with an appeal.
pub const PAPERS_MAX: usize = 5;
/// So long may the student write.
pub const TEXT_MAX: usize = 3000;
/// How many days an answer may take.
const ANSWER_PARAMETER: &str = "appeal.days";

/// What the student says against a refusal.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppealForm {
    /// In her words.
    pub text: String,
    /// The version that she looked at.
    pub seen: i32,
}

/// A file that comes with it, as sent.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// Name the device gave it.
    pub file_name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// An agent's answer to an appeal.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppealAnswer {
    /// Why, in the agent's words.
    pub note: String,
    /// The version that the agent looked at.
    pub seen: i32,
}

impl App {
    /// Contests a refusal. A file that is not taken is named, and nothing is sent until all are: an appeal is made once.
    pub fn application_appeal(
        &self,
        actor: &Actor,
        id: ApplicationId,
        form: &AppealForm,
        enclosed: Vec<Enclosed>,
        form_id: &str,
    ) -> Result<Application> {
        // Permission first, so that nobody fills the store with files.
        self.store().read(|tx: &mut Tx<'_>| {
            let _: () = drop(tx.application_load::<mark::Appeal>(actor, id)?);
            Ok::<_, AppError>(())
        })?;
        let papers = self.enclosed(&clean_lines(&form.text), enclosed)?;
        let hashes: Vec<&str> = papers.iter().map(|(_, hash)| hash.as_str()).collect();
        let numbered = Numbered::new(form_id, "appeal", &(id, form, hashes))?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let done = tx.application_load::<mark::Read>(actor, id)?.open().0;
                return self.nothing_new(tx, actor, (ThingKind::Application, &before), done);
            }
            let permit = tx.application_load::<mark::Appeal>(actor, id)?;
            fresh(permit.version, form.seen)?;
            let (application, granted) = permit.open();
            let (now, today) = (tx.env().now(), tx.env().today());
            let papers = papers_of(tx, &papers);
            let days =
                self.rulebook().parameter(ANSWER_PARAMETER, today).and_then(amoe_rules::Parameter::as_count);
            let due_on = days.and_then(|days: i16| today.checked_add(i32::from(days).days()).ok());
            let next = application.appeal(clean_lines(&form.text), papers, due_on, now)?;
            let next = tx.application_save(&granted, next).map_err(applied_already)?;
            self.mail_application(tx, &next, "application-appealed")?;
            let enclosed = next.appealed().map_or(0, |appeal| appeal.papers.len());
            let said = json!({ "to": next.status(), "papers": enclosed });
            let audited = tx.audit(actor, Act::Appeal, &next, said)?;
            numbered.done(tx, actor, &id.to_string())?;
            Ok((next, audited))
        })
    }

    /// The files, each looked at and kept; all that is wrong is told at once.
    fn enclosed(&self, text: &str, enclosed: Vec<Enclosed>) -> Result<Vec<(Upload, String)>> {
        let mut wrong = Vec::new();
        if text.is_empty() {
            wrong.push(Refusal::new("field-required").field("text"));
        }
        if text.chars().count() > TEXT_MAX {
            wrong.push(Refusal::new("field-too-long").field("text").fact("max", TEXT_MAX));
        }
        self.enclosed_papers(wrong, enclosed)
    }

    /// The files, each looked at and kept, with what is wrong besides; all is told at once.
    pub(crate) fn enclosed_papers(
        &self,
        mut wrong: Vec<Refusal>,
        enclosed: Vec<Enclosed>,
    ) -> Result<Vec<(Upload, String)>> {
        if enclosed.len() > PAPERS_MAX {
            wrong.push(Refusal::new("too-many-papers").field("paper").fact("max", PAPERS_MAX));
        }
        let mut good = Vec::new();
        for Enclosed { file_name, bytes } in enclosed.into_iter().take(PAPERS_MAX) {
            match Upload::inspect(bytes, &file_name) {
                Ok(upload) => good.push(upload),
                Err(why) => wrong.push(upload_refusal(&why).field("paper").fact("file", file_name)),
            }
        }
        if !wrong.is_empty() {
            return Err(AppError::Refused(wrong));
        }
        let keep = |upload: Upload| {
            let hash = self.files().put_blocking(upload.bytes.clone()).context("paper")?.to_string();
            Ok((upload, hash))
        };
        good.into_iter().map(keep).collect()
    }

    /// The student was right. Other covers found in the lists of other schemes no longer stand against her when they
    /// were what was contested; the rules decide anew, and cover opens when the enrolment is sure.
    pub fn appeal_grant(
        &self,
        actor: &Actor,
        id: ApplicationId,
        answer: &AppealAnswer,
    ) -> Result<Application> {
        self.store().write(|tx| {
            let by = actor.user.ok_or(amoe_domain::Denied::NotAllowed)?;
            let permit = tx.application_load::<mark::Grant>(actor, id)?;
            fresh(permit.version, answer.seen)?;
            let (application, granted) = permit.open();
            let contested = application.appealed().map(|appeal| appeal.reasons.clone()).unwrap_or_default();
            let next = application.grant(by, clean(&answer.note), tx.env().now())?;
            // What she was shown is what she contested; what was found since stands.
            let shown = evidence(&next.eligibility);
            if contested.iter().any(|code| code == "A4") {
                tx.other_covers_disprove(&granted, &next, |cover| {
                    shown.iter().any(|seen| {
                        seen.scheme.as_deref() == Some(cover.scheme.as_str())
                            && seen.covered_as == cover.covered_as
                            && seen.period.from == cover.period.from
                    })
                })?;
            }
            let enrolled = tx.enrolment_of(next.institution, next.year, &next.personal)?;
            let eligibility = self.eligibility(
                tx,
                &next.personal,
                next.no_other_cover,
                enrolled.as_ref().map(|(e, _)| e),
                tx.env().today(),
            )?;
            let still: Vec<&str> = eligibility.reasons.iter().map(|r| r.code.as_str()).collect();
            if still.iter().any(|code| *code != "A4") {
                // Whoever grants would promise what the rules then refuse.
                return Err(Refusal::new("rules-still-refuse").fact("reasons", still.join(", ")).into());
            }
            if !eligibility.eligible {
                // She was right, and is covered elsewhere by what nobody had shown her: another refusal, with its
                // evidence, which she can contest.
                let now = tx.env().now();
                let next = tx.application_save(&granted, next.refuse_by_rules(eligibility, now)?)?;
                self.mail_application(tx, &next, "application-refused")?;
                let said = json!({ "to": next.status(), "reasons": contested });
                let audited = tx.audit(actor, Act::Grant, &next, said)?;
                return Ok((next, audited));
            }
            let next = Application { eligibility, ..next };
            let next = tx.application_save(&granted, next).map_err(applied_already)?;
            self.mail_application(tx, &next, "appeal-granted")?;
            let said = json!({ "to": next.status(), "reasons": contested });
            let audited = tx.audit(actor, Act::Grant, &next, said)?;
            let named = enrolled.filter(|(enrolment, _)| enrolment.names(&next.personal));
            let confirmation = match named {
                Some((_, list)) => Confirmation::List(list),
                // What was contested is the enrolment itself: the agent has seen that it is there.
                None if contested.iter().any(|code| code == "A2") => Confirmation::Officer(by),
                None => return Ok((next, audited)),
            };
            let permit = Permit::<Application, mark::Confirm>::ask(actor, next.clone())?;
            Ok(match self.open_covers(tx, vec![permit], &confirmation)?.pop() {
                Some(Opened::Answered(covered, done)) => (*covered, done),
                // An officer of the institution looks at what stands in the way.
                Some(Opened::Left(_)) | None => (next, audited),
            })
        })
    }

    /// The refusal stands.
    pub fn appeal_uphold(
        &self,
        actor: &Actor,
        id: ApplicationId,
        answer: &AppealAnswer,
    ) -> Result<Application> {
        self.store().write(|tx| {
            let by = actor.user.ok_or(amoe_domain::Denied::NotAllowed)?;
            let permit = tx.application_load::<mark::Uphold>(actor, id)?;
            fresh(permit.version, answer.seen)?;
            let (application, granted) = permit.open();
            let next = application.uphold(by, clean(&answer.note), tx.env().now())?;
            let next = tx.application_save(&granted, next)?;
            self.mail_application(tx, &next, "appeal-upheld")?;
            let audited = tx.audit(actor, Act::Uphold, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// A paper of an appeal. Staff who open it leave an audit line.
    pub fn appeal_paper(&self, actor: &Actor, id: ApplicationId, paper: PaperId) -> Result<Download> {
        let found = self.store().write(|tx| {
            let permit = tx.application_load::<mark::Download>(actor, id)?;
            let papers = permit.appealed().map(|appeal| appeal.papers.as_slice()).unwrap_or_default();
            let found = papers.iter().find(|p| p.id == paper).cloned();
            let found = found.ok_or(amoe_domain::Denied::NotFound)?;
            let audited = tx.audit(actor, Act::Download, &*permit, json!({ "paper": paper }))?;
            Ok::<_, AppError>((found, audited))
        })?;
        paper_file(self, &found)
    }
}

/// Files that were kept, as papers of the thing that they came with.
pub(crate) fn papers_of(tx: &Tx<'_>, kept: &[(Upload, String)]) -> Vec<Paper> {
    let papers = kept.iter().map(|(upload, hash)| Paper {
        id: tx.env().id(),
        kind: PaperKind::Other,
        file_name: upload.name.clone(),
        media_type: upload.kind.media_type().to_owned(),
        size: upload.bytes.len() as u64,
        hash: hash.clone(),
        added_at: tx.env().now(),
    });
    papers.collect()
}

/// A paper's file.
pub(crate) fn paper_file(app: &App, found: &Paper) -> Result<Download> {
    let hash: ContentHash = found.hash.parse().context("paper hash")?;
    let bytes = app.files().get_blocking(&hash).context("paper")?;
    let extension = found.media_type.rsplit('/').next().unwrap_or("bin").to_owned();
    Ok(Download {
        file_name: format!("{}.{extension}", found.kind),
        media_type: found.media_type.clone(),
        bytes,
    })
}

/// She has applied anew meanwhile, and one application counts.
fn applied_already(error: StorageError) -> AppError {
    match error {
        StorageError::Duplicate(_) => Refusal::new("applied-already").into(),
        other => other.into(),
    }
}

/// Text of several lines: each cleaned, none blank twice in a row.
fn clean_lines(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(clean).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    lines.join("\n").trim().to_owned()
}
