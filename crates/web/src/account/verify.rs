//! Checking a certificate by the code on it: anyone may, and is told no more than the paper says.

use amoe_app::certificate::{Standing, Verified};
use amoe_base::latin_digits;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    ErrorPage, Form, Page, Web, html, html_with,
    parts::{Fact, Tone},
};

/// The form for a typed code.
#[derive(Template)]
#[template(path = "account/verify.html")]
pub struct VerifyPage {
    page: Page,
    form: Form,
}

/// The answer.
#[derive(Template)]
#[template(path = "account/verified.html")]
pub struct VerifiedPage {
    page: Page,
    tone: Tone,
    answer: String,
    meaning: String,
    facts: Vec<Fact>,
}

/// The typed code.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    code: String,
}

impl VerifyPage {
    /// The form.
    pub fn new(page: Page, form: Form) -> Self {
        let title = page.t("home-verify");
        Self { page: page.titled(title), form }
    }
}

impl VerifiedPage {
    /// What the code stands for; `None` for no certificate.
    pub fn new(page: Page, verified: Option<&Verified>) -> Self {
        let standing = verified.map(|v| v.standing);
        let tone = match standing {
            Some(Standing::Valid) => Tone::Good,
            Some(Standing::NotYet | Standing::Expired | Standing::Superseded) => Tone::Wait,
            Some(Standing::Revoked) | None => Tone::Bad,
        };
        let name = standing.map_or("unknown", Standing::as_str);
        let answer = page.words.named("verify-answer", name).into_owned();
        Self {
            tone,
            meaning: page.words.named("verify-meaning", name).into_owned(),
            facts: verified.map(|v| facts(&page, v)).unwrap_or_default(),
            page: page.titled(answer.clone()),
            answer,
        }
    }
}

fn facts(page: &Page, verified: &Verified) -> Vec<Fact> {
    let words = page.words;
    let zone = page.foundation().env().zone();
    vec![
        Fact::id(words.t("verify-reference"), &verified.reference),
        Fact::new(words.t("verify-name-latin"), &verified.name_latin),
        Fact::new(words.t("verify-name-arabic"), &verified.name_arabic),
        Fact::id(words.t("verify-identity"), &verified.identity_number),
        Fact::new(words.t("verify-institution"), verified.institution.name.get(page.lang)),
        Fact::id(words.t("verify-year"), &verified.academic_year),
        Fact::new(words.t("verify-period"), words.period(verified.period)),
        Fact::new(words.t("verify-issued"), words.date(zone.to_datetime(verified.issued_at).date())),
    ]
}

/// The form; a typed code leads on to its own address, the one in the QR code.
pub async fn open(State(web): State<Web>, page: Page, Query(asked): Query<Asked>) -> Response {
    // Whoever copies the whole printed address means its last part.
    let typed = asked.code.trim().trim_end_matches('/');
    let code: String = latin_digits(typed.rsplit('/').next().unwrap_or_default())
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .take(64)
        .collect();
    if !code.is_empty() {
        return Redirect::to(&page.link(format!("verify/{code}"))).into_response();
    }
    let form = Form::blank(web.foundation(), page.words);
    html(&VerifyPage::new(page, form))
}

/// The answer.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let verified = web.run(move |app| app.certificate_verify(&code)).await?;
    let status = if verified.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    Ok(html_with(status, &VerifiedPage::new(page, verified.as_ref())))
}
