//! Enrolment lists of institutions: sent, looked at, taken over or thrown away.

use amoe_app::{
    AppError,
    enrolment::{BadLine as AppBadLine, GoodLine as AppGoodLine, problem_text},
};
use amoe_base::{BirthDate, Timestamp};
use amoe_domain::{
    EnrolmentListId, Refusal,
    enrolment::{EnrolmentList as DomainList, ListStatus},
};
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ask::{Answer, Asked, At, Body, Known, No, Once, file, made, words},
    claim::Made,
    schema::{self, Content},
    view::Seen,
};
use crate::{ErrorPage, SentList, Web};

/// A list, as multipart or as the body itself.
pub struct SentFile {
    pub(super) name: Option<String>,
    pub(super) bytes: Option<Bytes>,
}

impl FromRequest<Web> for SentFile {
    type Rejection = No;

    async fn from_request(request: Request, web: &Web) -> Result<Self, No> {
        let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |v| v.as_bytes());
        if !kind.starts_with(b"multipart/form-data") {
            let bytes = Bytes::from_request(request, web)
                .await
                .map_err(|e| ErrorPage::from_status(e.into_response().status()))?;
            return Ok(Self { name: None, bytes: Some(bytes).filter(|b| !b.is_empty()) });
        }
        let SentList(sent) = SentList::from_request(request, web).await?;
        if let Some(upload) = sent.uploads("file").next() {
            let bytes = upload.bytes.clone().ok_or(ErrorPage::TooLarge)?;
            return Ok(Self { name: Some(upload.file_name.clone()), bytes: Some(bytes) });
        }
        Ok(Self { name: None, bytes: None })
    }
}

/// The name of a file that is the body itself.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileName {
    /// Its name, with its ending; not needed for multipart.
    #[serde(default)]
    pub file_name: Option<String>,
}

/// A list to send.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the schema of a form that is read part by part")]
pub struct ListUpload {
    /// CSV or XLSX, 50 MB at most.
    #[schema(schema_with = schema::content)]
    file: Vec<u8>,
}

/// Sends a list, as `multipart/form-data` or as the body itself. It is read and kept as a preview; nothing is taken
/// over yet.
#[utoipa::path(post, path = "/enrolment-lists", tag = "enrolment-lists", params(Once, FileName),
    request_body(content(
        (ListUpload = "multipart/form-data"),
        (Content = "text/csv"),
        (Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 201, body = Made)))]
pub async fn list_send(
    ask: Known,
    Once(key): Once,
    Asked(q): Asked<FileName>,
    sent: SentFile,
) -> Result<Response, No> {
    let name = sent.name.or(q.file_name).unwrap_or_else(|| "list".to_owned());
    let id = ask
        .run(move |app, actor, _| {
            let bytes =
                sent.bytes.ok_or_else(|| AppError::from(Refusal::new("field-required").field("file")))?;
            app.list_preview(actor, &name, bytes.to_vec(), &key)
        })
        .await?;
    Ok(made(&format!("enrolment-lists/{id}"), Made { id: id.to_string() }))
}

/// A list in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListListed {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: EnrolmentListId,
    /// Send it back as `seen`.
    pub version: i32,
    /// Where it stands.
    #[schema(schema_with = schema::list_status)]
    pub status: ListStatus,
    /// For which academic year.
    #[schema(example = "2026-2027")]
    pub year: String,
    /// Name of the file, as sent.
    pub file_name: String,
    /// Lines that can be taken over.
    pub good: u32,
    /// Lines with problems.
    pub bad: u32,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it was accepted or discarded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
}

impl From<&DomainList> for ListListed {
    fn from(it: &DomainList) -> Self {
        Self {
            id: it.id,
            version: it.version,
            status: it.status,
            year: it.year.to_string(),
            file_name: it.file_name.clone(),
            good: it.good,
            bad: it.bad,
            sent_at: it.sent_at,
            closed_at: it.closed_at,
        }
    }
}

/// The lists that the asker may see, newest first, at most 100.
#[utoipa::path(get, path = "/enrolment-lists", tag = "enrolment-lists",
    responses((status = 200, body = Vec<ListListed>)))]
pub async fn list_list(ask: Known) -> Answer<Vec<ListListed>> {
    let lists = ask.run(|app, actor, _| app.lists(actor)).await?;
    Ok(Json(lists.iter().map(ListListed::from).collect()))
}

/// A line that can be taken over.
#[derive(Debug, Serialize, ToSchema)]
pub struct GoodLine {
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// Massar code or CNE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub student_number: Option<String>,
    /// Number of the identity paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<String>,
    /// First name, Latin letters.
    pub first_latin: String,
    /// Family name, Latin letters.
    pub last_latin: String,
    /// First name, Arabic letters.
    pub first_arabic: String,
    /// Family name, Arabic letters.
    pub last_arabic: String,
    /// Day of birth, or the year alone.
    #[schema(value_type = String, example = "2005-03-14")]
    pub birth: BirthDate,
    /// Programme, in the list's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
}

impl From<AppGoodLine> for GoodLine {
    fn from(it: AppGoodLine) -> Self {
        let student = it.student;
        Self {
            line: it.line,
            student_number: student.student_number.map(|n| n.to_string()),
            identity_number: student.identity.map(|d| d.number),
            first_latin: student.first_latin,
            last_latin: student.last_latin,
            first_arabic: student.first_arabic,
            last_arabic: student.last_arabic,
            birth: student.birth,
            programme: student.programme,
        }
    }
}

/// One thing wrong with a line.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineProblem {
    /// In which column.
    pub column: String,
    /// A stable code.
    #[schema(example = "bad-birth-date")]
    pub code: String,
    /// In words.
    pub text: String,
}

/// A line that cannot be taken over.
#[derive(Debug, Serialize, ToSchema)]
pub struct BadLine {
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// All that is wrong with it.
    pub problems: Vec<LineProblem>,
}

pub(super) fn bad_line(it: &AppBadLine, words: amoe_texts::Words) -> BadLine {
    let problems = it.problems.iter().map(|problem| LineProblem {
        column: problem.column.to_string(),
        code: problem.code.to_string(),
        text: problem_text(words, problem),
    });
    BadLine { line: it.line, problems: problems.collect() }
}

/// A list with what was found in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnrolmentList {
    /// The list.
    #[serde(flatten)]
    pub list: ListListed,
    /// The first good lines.
    pub good_lines: Vec<GoodLine>,
    /// A page of 100 bad lines.
    pub bad_lines: Vec<BadLine>,
    /// Columns that mean nothing to us.
    pub unused: Vec<String>,
    /// Dates are written month first.
    pub month_first: bool,
}

/// Which bad lines are shown.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageAsked {
    /// Which page of the bad lines, from 0.
    #[serde(default)]
    pub page: usize,
}

/// A list with its first good lines and a page of its bad ones.
#[utoipa::path(get, path = "/enrolment-lists/{id}", tag = "enrolment-lists",
    params(("id" = String, Path, description = "Id of the list."), PageAsked),
    responses((status = 200, body = EnrolmentList)))]
pub async fn list_read(
    ask: Known,
    At(id): At<EnrolmentListId>,
    Asked(q): Asked<PageAsked>,
) -> Answer<EnrolmentList> {
    let view = ask.run(move |app, actor, _| app.list(actor, id, q.page)).await?;
    Ok(Json(EnrolmentList {
        list: (&view.list).into(),
        good_lines: view.good.into_iter().map(GoodLine::from).collect(),
        bad_lines: view.bad.iter().map(|line| bad_line(line, words(ask.lang))).collect(),
        unused: view.unused,
        month_first: view.month_first,
    }))
}

/// An accepted list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListAccepted {
    /// The list.
    #[serde(flatten)]
    pub list: ListListed,
    /// How many applications waited for it and were answered.
    pub applications_answered: usize,
}

/// Takes the good lines over, and answers the applications that waited for them.
#[utoipa::path(post, path = "/enrolment-lists/{id}/accept", tag = "enrolment-lists", request_body = Seen,
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 200, body = ListAccepted)))]
pub async fn list_accept(
    ask: Known,
    At(id): At<EnrolmentListId>,
    Body(body): Body<Seen>,
) -> Answer<ListAccepted> {
    let (list, answered) = ask.run(move |app, actor, _| app.list_accept(actor, id, body.seen)).await?;
    Ok(Json(ListAccepted { list: (&list).into(), applications_answered: answered }))
}

/// Throws a preview away.
#[utoipa::path(post, path = "/enrolment-lists/{id}/discard", tag = "enrolment-lists", request_body = Seen,
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 204, description = "Thrown away.")))]
pub async fn list_discard(
    ask: Known,
    At(id): At<EnrolmentListId>,
    Body(body): Body<Seen>,
) -> Result<StatusCode, No> {
    ask.run(move |app, actor, _| app.list_discard(actor, id, body.seen)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The bad lines in the format of the list, with a column of reasons.
#[utoipa::path(get, path = "/enrolment-lists/{id}/rejected", tag = "enrolment-lists",
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 200, body = Content, content_type = "application/octet-stream",
        description = "CSV or XLSX, as the list was.")))]
pub async fn list_rejected(ask: Known, At(id): At<EnrolmentListId>) -> Result<Response, No> {
    ask.run(move |app, actor, lang| app.list_rejected(actor, id, lang)).await.map(file)
}
