//! The papers of a claim: photographs and PDFs.

use amoe_app::AppError;
use amoe_base::Timestamp;
use amoe_domain::{
    ClaimId, PaperId, Refusal,
    claim::{Paper as DomainPaper, PaperKind},
};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ask::{Answer, Asked, At, Known, No, file},
    claim::moved,
    line::SeenAsked,
    schema::{self, Content},
    view::Moved,
};
use crate::Sent;

/// A paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct Paper {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: PaperId,
    /// What it is.
    #[schema(schema_with = schema::paper_kind)]
    pub kind: PaperKind,
    /// Name that the student's device gave it.
    pub file_name: String,
    /// `application/pdf`, `image/jpeg` or `image/png`, recognised by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// When it arrived.
    pub added_at: Timestamp,
}

impl From<&DomainPaper> for Paper {
    fn from(it: &DomainPaper) -> Self {
        Self {
            id: it.id,
            kind: it.kind,
            file_name: it.file_name.clone(),
            media_type: it.media_type.clone(),
            size: it.size,
            added_at: it.added_at,
        }
    }
}

/// A paper to add.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the schema of a form that is read part by part")]
pub struct PaperUpload {
    /// PDF, JPEG or PNG, 10 MB at most.
    #[schema(schema_with = schema::content)]
    file: Vec<u8>,
    /// What it is.
    #[schema(schema_with = schema::paper_kind)]
    kind: String,
    /// The version of the claim as last read.
    seen: i32,
}

/// Adds a paper. The same file sent twice is one paper.
#[utoipa::path(post, path = "/claims/{id}/papers", tag = "claims",
    request_body(content = PaperUpload, content_type = "multipart/form-data"),
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn paper_add(ask: Known, At(id): At<ClaimId>, Sent(sent): Sent) -> Answer<Moved> {
    let wrong = |code: &str, field: &str| AppError::from(Refusal::new(code).field(field));
    let kind = sent.get("kind").parse::<PaperKind>().map_err(|_| wrong("malformed-choice", "kind"));
    let seen = sent.get("seen").parse::<i32>().map_err(|_| wrong("field-required", "seen"));
    let upload = sent.uploads("file").next().cloned().ok_or_else(|| wrong("field-required", "file"));
    ask.run(move |app, actor, _| {
        let (kind, seen, upload) = (kind?, seen?, upload?);
        let bytes = upload.bytes.ok_or_else(|| wrong("upload-too_large", "file"))?;
        app.claim_paper_add(actor, id, seen, kind, &upload.file_name, bytes.to_vec())
    })
    .await
    .map(|it| moved(&it))
}

/// A paper's file. Staff who open it leave a line in the audit trail.
#[utoipa::path(get, path = "/claims/{id}/papers/{paper}", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim."),
        ("paper" = String, Path, description = "Id of the paper.")),
    responses((status = 200, body = Content, content_type = "application/octet-stream",
        description = "The file, with the media type that it was recognised to have.")))]
pub async fn paper_read(ask: Known, At((id, paper)): At<(ClaimId, PaperId)>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.claim_paper(actor, id, paper)).await.map(file)
}

/// Takes a paper away from a draft.
#[utoipa::path(delete, path = "/claims/{id}/papers/{paper}", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim."),
        ("paper" = String, Path, description = "Id of the paper."), SeenAsked),
    responses((status = 200, body = Moved)))]
pub async fn paper_remove(
    ask: Known,
    At((id, paper)): At<(ClaimId, PaperId)>,
    Asked(q): Asked<SeenAsked>,
) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_paper_remove(actor, id, q.seen, paper)).await.map(|it| moved(&it))
}
