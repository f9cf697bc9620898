//! The papers of a draft: photographs and PDF, several at once. A file that is not taken is named at the field with its
//! remedy; the others of the same sending are kept.

use amoe_app::claim::ClaimView;
use amoe_domain::{ClaimId, PaperId, claim::PaperKind};
use amoe_texts::Words;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    Insured,
    claim::{path_of, view_of},
    go, read, under_home,
};
use crate::{
    ErrorPage, Flash, Form, Page, Sent, Upload, Web, file as files, html, parts::Choice, refusal_text,
    refused,
};

/// The page.
#[derive(Template)]
#[template(path = "student/papers.html")]
pub struct Papers {
    /// The layout's part.
    pub page: Page,
    /// The claim.
    pub view: ClaimView,
    /// The form.
    pub upload: Form,
    /// What a paper can be.
    pub kinds: Vec<Choice>,
}

/// What a paper can be, in words.
pub fn kinds(words: Words) -> Vec<Choice> {
    PaperKind::ALL.iter().map(|k| Choice::new(k.as_str(), words.named("paper-kind", k.as_str()))).collect()
}

/// Shows the papers and the form.
pub async fn show(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let view = view_of(&web, &page, &who, read(&id)?).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&papers_page(page, view, form)))
}

/// Takes files.
pub async fn add(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let (id, seen): (ClaimId, i32) = (read(&id)?, read(typed.get("seen"))?);
    let mut form = Form::sent(typed, page.words);
    let uploads: Vec<Upload> =
        ["camera", "paper"].iter().flat_map(|f| form.typed.uploads(f)).cloned().collect();
    let kind = form.choice::<PaperKind>("kind");
    if uploads.is_empty() {
        form.refuse_with("paper", "student-paper-none", &[]);
    }
    if let Some(kind) = kind {
        take(&page, &web, &who, (id, seen, kind), uploads, &mut form).await?;
    }
    if form.is_refused() {
        let view = view_of(&web, &page, &who, id).await?;
        return Ok(refused(&papers_page(page, view, form)));
    }
    Ok((Flash("student-papers-added"), go(&page, path_of(id))).into_response())
}

/// One after the other: each is a change of its own, so that a bad one spoils none of the others.
async fn take(
    page: &Page,
    web: &Web,
    who: &Insured,
    (id, mut seen, kind): (ClaimId, i32, PaperKind),
    uploads: Vec<Upload>,
    form: &mut Form,
) -> Result<(), ErrorPage> {
    for upload in uploads {
        let name = upload.file_name;
        let Some(bytes) = upload.bytes else {
            let why = page.t("refusal-upload-too_large");
            form.refuse_with(
                "paper",
                "student-paper-refused",
                &[("file", (&name).into()), ("why", why.into())],
            );
            continue;
        };
        let (actor, file_name) = (who.actor.clone(), name.clone());
        let done =
            web.run(move |app| app.claim_paper_add(&actor, id, seen, kind, &file_name, bytes.to_vec())).await;
        match done {
            Ok(claim) => seen = claim.version,
            Err(amoe_app::AppError::Refused(refusals)) => {
                for refusal in &refusals {
                    let why = refusal_text(page.words, refusal);
                    let args = [("file", (&name).into()), ("why", why.into())];
                    form.refuse_with("paper", "student-paper-refused", &args);
                }
            }
            Err(other) => form.take(page.words, other)?,
        }
    }
    Ok(())
}

/// Takes a paper away.
pub async fn remove(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id, paper)): Path<(String, String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let (id, paper, seen): (ClaimId, PaperId, i32) = (read(&id)?, read(&paper)?, read(typed.get("seen"))?);
    web.run(move |app| app.claim_paper_remove(&who.actor, id, seen, paper)).await?;
    Ok((Flash("student-paper-removed"), go(&page, path_of(id))).into_response())
}

/// The address of the removal, opened by hand, leads to the papers.
pub async fn back(page: Page, Path((_, id, _)): Path<(String, String, String)>) -> Redirect {
    go(&page, format!("student/claims/{id}/papers"))
}

/// A paper's file.
pub async fn file(
    who: Insured,
    State(web): State<Web>,
    Path((_, id, paper)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    let (id, paper): (ClaimId, PaperId) = (read(&id)?, read(&paper)?);
    Ok(files::inline(web.run(move |app| app.claim_paper(&who.actor, id, paper)).await?))
}

fn papers_page(page: Page, view: ClaimView, upload: Form) -> Papers {
    let (list, reference) = (page.t("student-nav-claims"), view.claim.reference.to_string());
    let (title, claim) = (page.t("student-papers"), path_of(view.claim.id));
    Papers {
        kinds: kinds(page.words),
        page: under_home(page)
            .under("student/claims", list)
            .under(claim, reference)
            .titled(title)
            .with_form(&upload),
        upload,
        view,
    }
}
