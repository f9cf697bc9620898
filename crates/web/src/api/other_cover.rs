//! Lists of other schemes, for the fund's registration desk: sent, looked at, taken over or thrown away.

use amoe_app::{AppError, other_cover::OtherCoverForm};
use amoe_base::{Date, Timestamp};
use amoe_domain::{
    OtherCoverListId, Refusal, enrolment::ListStatus, other_cover::OtherCoverList as DomainList,
};
use axum::{Json, http::StatusCode, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ask::{Answer, Asked, At, Body, Known, No, Once, file, made, words},
    claim::Made,
    enrolment_list::{BadLine, ListUpload, SentFile, bad_line},
    schema::{self, Content},
    view::Seen,
};

/// What is said with a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OtherCoverAsked {
    /// Name of a file that is the body itself, with its ending; not needed for multipart.
    #[serde(default)]
    pub file_name: Option<String>,
    /// The scheme of all lines, where the file does not say it line by line.
    #[serde(default)]
    pub scheme: String,
}

/// Sends a list, as `multipart/form-data` or as the body itself. It is read and kept as a preview; nothing is taken
/// over yet.
#[utoipa::path(post, path = "/other-cover-lists", tag = "other-cover-lists", params(Once, OtherCoverAsked),
    request_body(content(
        (ListUpload = "multipart/form-data"),
        (Content = "text/csv"),
        (Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 201, body = Made)))]
pub async fn other_covers_send(
    ask: Known,
    Once(key): Once,
    Asked(q): Asked<OtherCoverAsked>,
    sent: SentFile,
) -> Result<Response, No> {
    let name = sent.name.or(q.file_name).unwrap_or_else(|| "list".to_owned());
    let form = OtherCoverForm { scheme: q.scheme };
    let id = ask
        .run(move |app, actor, _| {
            let bytes =
                sent.bytes.ok_or_else(|| AppError::from(Refusal::new("field-required").field("file")))?;
            app.other_covers_preview(actor, &form, &name, bytes.to_vec(), &key)
        })
        .await?;
    Ok(made(&format!("other-cover-lists/{id}"), Made { id: id.to_string() }))
}

/// A list in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct OtherCoversListed {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: OtherCoverListId,
    /// Send it back as `seen`.
    pub version: i32,
    /// Where it stands.
    #[schema(schema_with = schema::list_status)]
    pub status: ListStatus,
    /// The scheme of all lines; may be empty.
    pub scheme: String,
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

impl From<&DomainList> for OtherCoversListed {
    fn from(it: &DomainList) -> Self {
        Self {
            id: it.id,
            version: it.version,
            status: it.status,
            scheme: it.scheme.clone(),
            file_name: it.file_name.clone(),
            good: it.good,
            bad: it.bad,
            sent_at: it.sent_at,
            closed_at: it.closed_at,
        }
    }
}

/// The last lists, newest first, at most 100.
#[utoipa::path(get, path = "/other-cover-lists", tag = "other-cover-lists",
    responses((status = 200, body = Vec<OtherCoversListed>)))]
pub async fn other_covers_list(ask: Known) -> Answer<Vec<OtherCoversListed>> {
    let lists = ask.run(|app, actor, _| app.other_cover_lists(actor)).await?;
    Ok(Json(lists.iter().map(OtherCoversListed::from).collect()))
}

/// A line that can be taken over.
#[derive(Debug, Serialize, ToSchema)]
pub struct OtherCover {
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// Number of the identity paper.
    pub identity_number: String,
    /// Name; may be empty.
    pub name: String,
    /// The scheme.
    pub scheme: String,
    /// `holder` or `dependant`.
    pub covered_as: String,
    /// First day covered.
    #[schema(value_type = String, example = "2026-07-01")]
    pub from: Date,
    /// First day no longer covered; left out while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-09-01")]
    pub to: Option<Date>,
}

/// A list with its first lines.
#[derive(Debug, Serialize, ToSchema)]
pub struct OtherCoverList {
    /// The list.
    #[serde(flatten)]
    pub list: OtherCoversListed,
    /// The first 100 good lines.
    pub good_lines: Vec<OtherCover>,
    /// The first 100 bad lines.
    pub bad_lines: Vec<BadLine>,
}

/// A list with its first good and bad lines.
#[utoipa::path(get, path = "/other-cover-lists/{id}", tag = "other-cover-lists",
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 200, body = OtherCoverList)))]
pub async fn other_covers_read(ask: Known, At(id): At<OtherCoverListId>) -> Answer<OtherCoverList> {
    let view = ask.run(move |app, actor, _| app.other_cover_list(actor, id)).await?;
    let good = view.good.into_iter().map(|(line, it)| OtherCover {
        line,
        identity_number: it.identity_number,
        name: it.name,
        scheme: it.scheme,
        covered_as: it.quality.to_string(),
        from: it.from,
        to: it.to,
    });
    Ok(Json(OtherCoverList {
        list: (&view.list).into(),
        good_lines: good.collect(),
        bad_lines: view.bad.iter().map(|line| bad_line(line, words(ask.lang))).collect(),
    }))
}

/// Takes the good lines over: applications are compared with them from now on.
#[utoipa::path(post, path = "/other-cover-lists/{id}/accept", tag = "other-cover-lists", request_body = Seen,
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 200, body = OtherCoversListed)))]
pub async fn other_covers_accept(
    ask: Known,
    At(id): At<OtherCoverListId>,
    Body(body): Body<Seen>,
) -> Answer<OtherCoversListed> {
    let list = ask.run(move |app, actor, _| app.other_covers_accept(actor, id, body.seen)).await?;
    Ok(Json((&list).into()))
}

/// Throws a preview away.
#[utoipa::path(post, path = "/other-cover-lists/{id}/discard", tag = "other-cover-lists", request_body = Seen,
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 204, description = "Thrown away.")))]
pub async fn other_covers_discard(
    ask: Known,
    At(id): At<OtherCoverListId>,
    Body(body): Body<Seen>,
) -> Result<StatusCode, No> {
    ask.run(move |app, actor, _| app.other_covers_discard(actor, id, body.seen)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The bad lines in the format of the list, with a column of reasons.
#[utoipa::path(get, path = "/other-cover-lists/{id}/rejected", tag = "other-cover-lists",
    params(("id" = String, Path, description = "Id of the list.")),
    responses((status = 200, body = Content, content_type = "application/octet-stream",
        description = "CSV or XLSX, as the list was.")))]
pub async fn other_covers_rejected(ask: Known, At(id): At<OtherCoverListId>) -> Result<Response, No> {
    ask.run(move |app, actor, lang| app.other_covers_rejected(actor, id, lang)).await.map(file)
}
