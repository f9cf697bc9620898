//! Fetching one's certificate by the three fields.

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::follow::{LABELS, three_fields};
use crate::{ErrorPage, Form, Page, Sent, Web, html, limits::Turn, security};

/// The three fields.
#[derive(Template)]
#[template(path = "account/certificate.html")]
pub struct CertificatePage {
    page: Page,
    form: Form,
}

impl CertificatePage {
    /// The form.
    pub fn new(page: Page, form: Form) -> Self {
        let title = page.t("home-certificate");
        Self { page: page.titled(title).with_form(&form), form }
    }
}

/// The form to fill in.
pub async fn open(State(web): State<Web>, page: Page) -> Response {
    let form = Form::blank(web.foundation(), page.words);
    html(&CertificatePage::new(page, form))
}

/// The certificate, or the one message that does not tell a wrong combination from an unknown student from a student
/// without cover.
pub async fn fetch(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words).labelled(LABELS);
    let fields = three_fields(&form);
    match turn.run(&web, move |app| app.certificate_by_fields(&fields)).await {
        Ok(Some(file)) => {
            let disposition = format!("attachment; filename=\"{}\"", file.file_name);
            let headers =
                [(header::CONTENT_TYPE, file.media_type), (header::CONTENT_DISPOSITION, disposition)];
            return Ok(security::as_document((headers, file.bytes).into_response()));
        }
        Ok(None) => form.refuse_with("", "certificate-none", &[]),
        Err(error) => form.take(page.words, error)?,
    }
    Ok(form.again().html(&CertificatePage::new(page, form)))
}
