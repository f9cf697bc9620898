//! The end of a cover before its time: cancelled by the student, or studies that her institution reports as over.

use amoe_app::{
    AppError,
    application::Enclosed,
    ending::{CancelLetter, EndingView, Reported as ReportedNow, StudiesForm},
};
use amoe_base::{Date, Timestamp};
use amoe_domain::{
    Act, ApplicationId, EndingId, PaperId, Refusal as DomainRefusal,
    ending::{Ending as DomainEnding, EndingCause, EndingState, EndingStatus},
};
use axum::{extract::Query, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    appeal::AppealPaper,
    ask::{Answer, At, Body, Known, No, Once, file, made},
    schema::{self, Content},
    view::{PersonName, Seen},
};
use crate::{Sent, Typed};

/// An end to come, or one that has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ending {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: EndingId,
    /// What to quote.
    #[schema(example = "FD-7K3M-4Q2D")]
    pub reference: String,
    /// `cancelled` or `studies_ended`.
    pub reason: String,
    /// `pending`, `withdrawn`, `corrected`, `refused`, `ended`.
    pub status: String,
    /// The first day that is not covered any more.
    #[schema(value_type = String, example = "2026-12-08")]
    pub ends_on: Date,
    /// When it was asked for or reported.
    pub asked_at: Timestamp,
    /// Why it was not taken, in the agent's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Since when the studies are over or interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-11-01")]
    pub since: Option<Date>,
    /// Send it back as `seen`.
    pub version: i32,
}

impl From<&DomainEnding> for Ending {
    fn from(it: &DomainEnding) -> Self {
        Self {
            id: it.id,
            reference: it.reference.to_string(),
            reason: it.reason().to_string(),
            status: it.status().to_string(),
            ends_on: it.ends_on,
            asked_at: it.asked_at,
            note: match &it.state {
                EndingState::Refused { note, .. } => Some(note.clone()),
                _ => None,
            },
            since: match &it.cause {
                EndingCause::Studies { since, .. } => Some(*since),
                _ => None,
            },
            version: it.version,
        }
    }
}

/// One end with what may be done about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EndingRead {
    /// It.
    pub ending: Ending,
    /// Whose.
    pub name: PersonName,
    /// What came with it.
    pub papers: Vec<AppealPaper>,
    /// What you may do now.
    pub acts: Vec<String>,
}

impl From<&EndingView> for EndingRead {
    fn from(it: &EndingView) -> Self {
        let name = &it.student.personal.name;
        Self {
            ending: (&it.ending).into(),
            name: PersonName { latin: name.latin(), arabic: name.arabic() },
            papers: it.ending.papers().iter().map(AppealPaper::from).collect(),
            acts: it.acts.iter().map(|act: &Act| act.to_string()).collect(),
        }
    }
}

/// What cancelling would do today.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cancellation {
    /// The first day that would not be covered any more; left out when there is nothing to cancel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-12-08")]
    pub ends_on: Option<Date>,
    /// It can be taken back for so many days.
    pub days: i16,
    /// The certificate that would count no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// References of the claims on which something still happens; care of before stays covered.
    pub claims: Vec<String>,
    /// The end that is to come, or the last there was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

/// What cancelling would do, and where a request stands.
#[utoipa::path(get, path = "/student/cancellation", tag = "endings",
    responses((status = 200, body = Cancellation)))]
pub async fn cancellation_read(ask: Known) -> Answer<Cancellation> {
    ask.run(move |app, actor, _| app.cancel_view(actor)).await.map(|it| {
        axum::Json(Cancellation {
            ends_on: it.cover.as_ref().map(|_| it.ends_on),
            days: it.days,
            certificate: it.certificate,
            claims: it.claims.iter().map(|row| row.reference.to_string()).collect(),
            ending: it.ending.as_ref().map(|(ending, _)| ending.into()),
        })
    })
}

/// A request to cancel.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the schema of a form that is read part by part")]
pub struct CancellationUpload {
    /// The copy of the identity card: PDF, JPEG or PNG, 10 MB each, two sides as two files.
    #[schema(schema_with = schema::content)]
    paper: Vec<u8>,
}

fn enclosed(sent: &Typed) -> Result<Vec<Enclosed>, AppError> {
    let one = |upload: &crate::form::Upload| {
        let too_large = || AppError::from(DomainRefusal::new("upload-too_large").field("paper"));
        let bytes = upload.bytes.clone().ok_or_else(too_large)?;
        Ok(Enclosed { file_name: upload.file_name.clone(), bytes: bytes.to_vec() })
    };
    sent.uploads("paper").map(one).collect()
}

/// Asks for the end of one's cover.
#[utoipa::path(post, path = "/student/cancellation", tag = "endings",
    request_body(content = CancellationUpload, content_type = "multipart/form-data"), params(Once),
    responses((status = 201, body = Ending)))]
pub async fn cancellation_ask(ask: Known, Once(key): Once, Sent(sent): Sent) -> Result<Response, No> {
    let it = ask.run(move |app, actor, _| app.cancel_ask(actor, enclosed(&sent)?, &key)).await?;
    Ok(made(&format!("endings/{}", it.id), Ending::from(&it)))
}

/// A letter that asks for cancellation.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the schema of a form that is read part by part")]
pub struct CancellationLetterUpload {
    /// Number of the identity card, of which a copy is enclosed.
    identity_number: String,
    /// The day it arrived; today when left out.
    arrived_on: String,
    /// `yes` when letter and copy lie in the file and are not scanned.
    in_file: String,
    /// The scan: PDF, JPEG or PNG, 10 MB each.
    #[schema(schema_with = schema::content)]
    paper: Vec<u8>,
}

/// What the mailroom is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct CancellationReceived {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: EndingId,
    /// To be written on the letter.
    pub reference: String,
    /// Whose name should stand on it.
    pub name: PersonName,
    /// The first day that is not covered any more.
    #[schema(value_type = String, example = "2026-12-08")]
    pub ends_on: Date,
}

/// Enters a letter that asks for cancellation.
#[utoipa::path(post, path = "/arrivals/cancellations", tag = "arrivals",
    request_body(content = CancellationLetterUpload, content_type = "multipart/form-data"), params(Once),
    responses((status = 201, body = CancellationReceived)))]
pub async fn cancellation_receive(ask: Known, Once(key): Once, Sent(sent): Sent) -> Result<Response, No> {
    let field = |name: &str| sent.get(name).to_owned();
    let form = CancelLetter {
        identity_number: field("identity_number"),
        arrived_on: field("arrived_on"),
        in_file: field("in_file"),
    };
    let it = ask.run(move |app, actor, _| app.cancel_receive(actor, &form, enclosed(&sent)?, &key)).await?;
    let received = CancellationReceived {
        id: it.id,
        reference: it.reference,
        name: PersonName { latin: it.name_latin, arabic: it.name_arabic },
        ends_on: it.ends_on,
    };
    Ok(made(&format!("endings/{}", received.id), received))
}

/// Which ends to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EndingsAsked {
    /// Only those in this state.
    pub status: Option<String>,
    /// After so many.
    pub offset: i64,
}

/// Ends of covers, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Endings {
    /// How many there are in all.
    pub total: i64,
    /// At most fifty of them.
    pub endings: Vec<EndingListed>,
}

/// An end in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct EndingListed {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: EndingId,
    /// What to quote.
    pub reference: String,
    /// Whose.
    pub name: String,
    /// `cancelled` or `studies_ended`.
    pub reason: String,
    /// Where it stands.
    pub status: String,
    /// The first day that is not covered any more.
    #[schema(value_type = String, example = "2026-12-08")]
    pub ends_on: Date,
}

/// The work list.
#[utoipa::path(get, path = "/endings", tag = "endings", params(EndingsAsked),
    responses((status = 200, body = Endings)))]
pub async fn ending_list(ask: Known, Query(asked): Query<EndingsAsked>) -> Answer<Endings> {
    let status: Option<EndingStatus> = asked.status.as_deref().and_then(|status| status.parse().ok());
    let offset = asked.offset.max(0);
    ask.run(move |app, actor, _| app.endings(actor, status, offset, 50)).await.map(|(rows, total)| {
        let endings = rows.into_iter().map(|row| EndingListed {
            id: row.id,
            reference: row.reference,
            name: row.name,
            reason: row.reason,
            status: row.status.to_string(),
            ends_on: row.ends_on,
        });
        axum::Json(Endings { total, endings: endings.collect() })
    })
}

/// One end.
#[utoipa::path(get, path = "/endings/{id}", tag = "endings",
    params(("id" = String, Path, description = "Id of the end.")), responses((status = 200, body = EndingRead)))]
pub async fn ending_read(ask: Known, At(id): At<EndingId>) -> Answer<EndingRead> {
    ask.run(move |app, actor, _| app.ending(actor, id)).await.map(|it| axum::Json((&it).into()))
}

/// The student takes her request back, while the cover holds.
#[utoipa::path(post, path = "/endings/{id}/withdraw", tag = "endings", request_body = Seen,
    params(("id" = String, Path, description = "Id of the end.")), responses((status = 200, body = Ending)))]
pub async fn ending_withdraw(ask: Known, At(id): At<EndingId>, Body(body): Body<Seen>) -> Answer<Ending> {
    ask.run(move |app, actor, _| app.cancel_withdraw(actor, id, body.seen))
        .await
        .map(|it| axum::Json((&it).into()))
}

/// The institution calls its report back.
#[utoipa::path(post, path = "/endings/{id}/correct", tag = "endings", request_body = Seen,
    params(("id" = String, Path, description = "Id of the end.")), responses((status = 200, body = Ending)))]
pub async fn ending_correct(ask: Known, At(id): At<EndingId>, Body(body): Body<Seen>) -> Answer<Ending> {
    ask.run(move |app, actor, _| app.studies_correct(actor, id, body.seen))
        .await
        .map(|it| axum::Json((&it).into()))
}

/// A request that is not taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "note": "The copy cannot be read.", "seen": 0 }))]
pub struct EndingRefused {
    /// Why, for the student to read.
    pub note: String,
    /// The version as last read.
    pub seen: i32,
}

/// Does not take a request to cancel: the paper does not prove who asks.
#[utoipa::path(post, path = "/endings/{id}/refuse", tag = "endings", request_body = EndingRefused,
    params(("id" = String, Path, description = "Id of the end.")), responses((status = 200, body = Ending)))]
pub async fn ending_refuse(
    ask: Known,
    At(id): At<EndingId>,
    Body(body): Body<EndingRefused>,
) -> Answer<Ending> {
    ask.run(move |app, actor, _| app.cancel_refuse(actor, id, &body.note, body.seen))
        .await
        .map(|it| axum::Json((&it).into()))
}

/// A paper that came with a request. Whoever opens it leaves a line in the audit trail.
#[utoipa::path(get, path = "/endings/{id}/papers/{paper}", tag = "endings",
    params(("id" = String, Path, description = "Id of the end."),
        ("paper" = String, Path, description = "Id of the paper.")),
    responses((status = 200, body = Content, content_type = "application/octet-stream",
        description = "The file, with the media type that it was recognised to have.")))]
pub async fn ending_paper(ask: Known, At((id, paper)): At<(EndingId, PaperId)>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.ending_paper(actor, id, paper)).await.map(file)
}

/// The letter that confirms the end of a cover, once it has come.
#[utoipa::path(get, path = "/endings/{id}/letter", tag = "endings",
    params(("id" = String, Path, description = "Id of the end.")),
    responses((status = 200, body = Content, content_type = "application/pdf", description = "PDF/A.")))]
pub async fn ending_letter(ask: Known, At(id): At<EndingId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.ending_letter_pdf(actor, id)).await.map(file)
}

/// What happened to a student's studies.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({ "studies": "interrupted", "since": "2026-03-02", "cause": "other" }))]
pub struct StudiesReport {
    /// `finished` or `interrupted`.
    pub studies: String,
    /// From which day.
    pub since: String,
    /// Why they are interrupted: `illness`, `pregnancy`, `accident`, `summons`, `decision`, `other`.
    pub cause: String,
}

/// What followed.
#[derive(Debug, Serialize, ToSchema)]
pub struct StudiesReported {
    /// The cover goes on: the cause is an excepted one.
    pub goes_on: bool,
    /// The end that is to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

/// Reports that the studies of a covered student are over or interrupted.
#[utoipa::path(post, path = "/applications/{id}/studies", tag = "endings", request_body = StudiesReport,
    params(Once, ("id" = String, Path, description = "Id of the student's application.")),
    responses((status = 201, body = StudiesReported)))]
pub async fn studies_report(
    ask: Known,
    At(id): At<ApplicationId>,
    Once(key): Once,
    Body(body): Body<StudiesReport>,
) -> Result<Response, No> {
    let form = StudiesForm { studies: body.studies, since: body.since, cause: body.cause };
    let it = ask.run(move |app, actor, _| app.studies_report(actor, id, &form, &key)).await?;
    Ok(match it {
        ReportedNow::GoesOn => {
            made(&format!("applications/{id}"), StudiesReported { goes_on: true, ending: None })
        }
        ReportedNow::Ends(ending) => {
            let said = StudiesReported { goes_on: false, ending: Some(Ending::from(&*ending)) };
            made(&format!("endings/{}", ending.id), said)
        }
    })
}
