//! The student’s own application: what she keeps of it, and contesting a refusal: what was refused and on what evidence, and
//! what she says against it.

use amoe_app::{
    AppError,
    application::{AppealForm, ApplicationView, Enclosed, evidence},
    claim::breakdown::ReasonText,
};
use amoe_domain::{Act, ApplicationId, PaperId, application::ApplicationState};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};

use super::{Insured, go, read, under_home};
use crate::{
    ErrorPage, Flash, Form, Page, Sent, Web, evidence::told, file as files, html, refusal_text, refused,
};

/// The page.
#[derive(Template)]
#[template(path = "student/appeal.html")]
pub struct AppealPage {
    /// The layout's part.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The application, and what came of it.
    pub view: ApplicationView,
    /// Why it was refused.
    pub reasons: Vec<ReasonText>,
    /// What the refusal rests on.
    pub evidence: Vec<String>,
    /// What the officer added.
    pub note: String,
}

/// May this application be contested, still?
pub fn may_appeal(view: &ApplicationView) -> bool {
    view.acts.contains(&Act::Appeal) && view.application.answered.is_none()
}

impl AppealPage {
    pub(super) fn new(web: &Web, page: Page, view: ApplicationView, form: Form) -> Self {
        let (codes, note) = match &view.application.state {
            ApplicationState::Refused { reasons, note, .. } => (reasons.as_slice(), note.clone()),
            _ => (&[][..], String::new()),
        };
        let title = page.t("appeal-title");
        Self {
            reasons: codes.iter().map(|code| web.app().reason_text(code, "", page.lang)).collect(),
            evidence: told(page.words, &evidence(&view.application.eligibility)),
            note,
            page: under_home(page).titled(title).with_form(&form),
            form,
            view,
        }
    }
}

/// The form to fill in; what cannot be contested any more leads home.
pub async fn show(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: ApplicationId = read(&id)?;
    let view = web.run(move |app| app.application(&who.actor, id)).await?;
    if !may_appeal(&view) {
        return Ok(go(&page, "student").into_response());
    }
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&AppealPage::new(&web, page, view, form)))
}

/// Takes the appeal with its files.
pub async fn send(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let id: ApplicationId = read(&id)?;
    let mut form = Form::sent(typed, page.words);
    let appeal =
        AppealForm { text: form.value("text").to_owned(), seen: form.value("seen").parse().unwrap_or(-1) };
    let mut enclosed = Vec::new();
    for upload in ["camera", "paper"].iter().flat_map(|f| form.typed.uploads(f)).cloned().collect::<Vec<_>>()
    {
        match upload.bytes {
            Some(bytes) => enclosed.push(Enclosed { file_name: upload.file_name, bytes: bytes.to_vec() }),
            None => named(&mut form, &upload.file_name, page.t("refusal-upload-too_large")),
        }
    }
    if !form.is_refused() {
        let (actor, form_id) = (who.actor.clone(), form.id.to_string());
        let sent = web.run(move |app| app.application_appeal(&actor, id, &appeal, enclosed, &form_id)).await;
        match sent {
            Ok(_) => return Ok((Flash("appeal-sent"), go(&page, "student")).into_response()),
            Err(AppError::Refused(refusals)) => {
                for refusal in &refusals {
                    let text = refusal_text(page.words, refusal);
                    match refusal.facts.get("file") {
                        Some(file) => named(&mut form, file, &text),
                        None => form.refuse(refusal.field.as_deref().unwrap_or_default(), text),
                    }
                }
            }
            Err(other) => form.take(page.words, other)?,
        }
    }
    let view = web.run(move |app| app.application(&who.actor, id)).await?;
    Ok(refused(&AppealPage::new(&web, page, view, form)))
}

fn named(form: &mut Form, file: &str, why: &str) {
    form.refuse_with("paper", "student-paper-refused", &[("file", file.into()), ("why", why.into())]);
}

/// A paper that was enclosed.
pub async fn file(
    who: Insured,
    State(web): State<Web>,
    Path((_, id, paper)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    let (id, paper): (ApplicationId, PaperId) = (read(&id)?, read(&paper)?);
    Ok(files::inline(web.run(move |app| app.appeal_paper(&who.actor, id, paper)).await?))
}

/// What the student keeps of her application.
pub async fn acknowledgement(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let (id, lang): (ApplicationId, _) = (read(&id)?, page.lang);
    Ok(files::inline(web.run(move |app| app.application_acknowledgement(&who.actor, id, lang)).await?))
}
