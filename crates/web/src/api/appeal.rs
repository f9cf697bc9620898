//! A refusal contested: what it rests on, what the student says against it, and the answer.

use amoe_app::{
    AppError,
    application::{AppealAnswer, AppealForm, Enclosed, Evidence as FoundCover},
};
use amoe_base::{Date, Timestamp};
use amoe_domain::{
    ApplicationId, PaperId, Refusal as DomainRefusal, application::Application as DomainApplication,
};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    application::moved,
    ask::{Answer, At, Body, Known, No, Once, file},
    schema::{self, Content},
    view::Moved,
};
use crate::Sent;

/// A cover in another scheme, on the day of the application.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evidence {
    /// The scheme; left out when the applicant declared a cover without saying which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// `holder` or `dependant`.
    pub covered_as: String,
    /// First day covered.
    #[schema(value_type = String, example = "2026-07-01")]
    pub from: Date,
    /// First day no longer covered; left out while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-09-01")]
    pub to: Option<Date>,
    /// A short job, which does not exclude by itself.
    pub short_job: bool,
}

impl From<&FoundCover> for Evidence {
    fn from(it: &FoundCover) -> Self {
        Self {
            scheme: it.scheme.clone(),
            covered_as: it.covered_as.to_string(),
            from: it.period.from,
            to: it.period.to,
            short_job: it.short_job,
        }
    }
}

/// What a student says against a refusal, and the answer once there is one.
#[derive(Debug, Serialize, ToSchema)]
pub struct Appeal {
    /// When it came.
    pub at: Timestamp,
    /// Until when an answer is promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-12-23")]
    pub due_on: Option<Date>,
    /// In the student's words.
    pub text: String,
    /// What is enclosed.
    pub papers: Vec<AppealPaper>,
    /// Was the student right? Left out until it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granted: Option<bool>,
    /// Why, in the agent's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A file enclosed with an appeal.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppealPaper {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: PaperId,
    /// Name the student's device gave it.
    pub file_name: String,
    /// As it was recognised.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

pub(super) fn appeal(it: &DomainApplication) -> Option<Appeal> {
    let appeal = it.appealed()?;
    let papers = appeal.papers.iter().map(|paper| AppealPaper {
        id: paper.id,
        file_name: paper.file_name.clone(),
        media_type: paper.media_type.clone(),
        size: paper.size,
    });
    Some(Appeal {
        at: appeal.at,
        due_on: appeal.due_on,
        text: appeal.text.clone(),
        papers: papers.collect(),
        granted: it.answered.as_ref().map(|answered| answered.granted),
        answer: it.answered.as_ref().map(|answered| answered.note.clone()),
    })
}

/// An appeal to send.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the schema of a form that is read part by part")]
pub struct AppealUpload {
    /// Why the decision is wrong.
    text: String,
    /// Up to five, PDF, JPEG or PNG, 10 MB each.
    #[schema(schema_with = schema::content)]
    paper: Option<Vec<u8>>,
    /// The version of the application as last read.
    seen: i32,
}

/// Contests a refusal, once, with papers.
#[utoipa::path(post, path = "/applications/{id}/appeal", tag = "applications",
    request_body(content = AppealUpload, content_type = "multipart/form-data"),
    params(Once, ("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Moved)))]
pub async fn application_appeal(
    ask: Known,
    At(id): At<ApplicationId>,
    Once(key): Once,
    Sent(sent): Sent,
) -> Answer<Moved> {
    let wrong = |code: &str, field: &str| AppError::from(DomainRefusal::new(code).field(field));
    let seen = sent.get("seen").parse::<i32>().map_err(|_| wrong("field-required", "seen"));
    let text = sent.get("text").to_owned();
    let uploads: Vec<_> = sent.uploads("paper").cloned().collect();
    ask.run(move |app, actor, _| {
        let form = AppealForm { text, seen: seen? };
        let enclosed = uploads.into_iter().map(|upload| {
            let file = upload.file_name.clone();
            let large = || DomainRefusal::new("upload-too_large").field("paper").fact("file", file);
            let bytes = upload.bytes.ok_or_else(|| AppError::from(large()))?;
            Ok(Enclosed { file_name: upload.file_name, bytes: bytes.to_vec() })
        });
        let enclosed = enclosed.collect::<Result<Vec<_>, AppError>>()?;
        app.application_appeal(actor, id, &form, enclosed, &key)
    })
    .await
    .map(|it| moved(&it))
}

/// The answer to an appeal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "note": "The employer certifies that the job ended on 31 August.", "seen": 2 }))]
pub struct AppealAnswered {
    /// Why, for the student to read.
    #[serde(default)]
    pub note: String,
    /// The version as last read.
    pub seen: i32,
}

impl From<AppealAnswered> for AppealAnswer {
    fn from(it: AppealAnswered) -> Self {
        Self { note: it.note, seen: it.seen }
    }
}

/// Grants an appeal: other covers that were contested count no more, and the rules decide anew.
#[utoipa::path(post, path = "/applications/{id}/grant", tag = "applications", request_body = AppealAnswered,
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Moved)))]
pub async fn appeal_grant(
    ask: Known,
    At(id): At<ApplicationId>,
    Body(body): Body<AppealAnswered>,
) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.appeal_grant(actor, id, &body.into())).await.map(|it| moved(&it))
}

/// Upholds a refusal; the note says why.
#[utoipa::path(post, path = "/applications/{id}/uphold", tag = "applications", request_body = AppealAnswered,
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Moved)))]
pub async fn appeal_uphold(
    ask: Known,
    At(id): At<ApplicationId>,
    Body(body): Body<AppealAnswered>,
) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.appeal_uphold(actor, id, &body.into())).await.map(|it| moved(&it))
}

/// A paper of an appeal. Whoever opens it leaves a line in the audit trail.
#[utoipa::path(get, path = "/applications/{id}/papers/{paper}", tag = "applications",
    params(("id" = String, Path, description = "Id of the application."),
        ("paper" = String, Path, description = "Id of the paper.")),
    responses((status = 200, body = Content, content_type = "application/octet-stream",
        description = "The file, with the media type that it was recognised to have.")))]
pub async fn appeal_paper(ask: Known, At((id, paper)): At<(ApplicationId, PaperId)>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.appeal_paper(actor, id, paper)).await.map(file)
}
