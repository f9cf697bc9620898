//! Checking a certificate by the code on it, or by its health card: anyone may, and is told no more than the paper says.

use amoe_app::{
    card::{CardAnswer, Presented},
    certificate::{Standing, Verified},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    ErrorPage, Form, Page, Sent, Web, html, html_with,
    limits::Turn,
    parts::{Fact, Tone},
    security,
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
        Self { page: page.titled(title).with_form(&form), form }
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

impl VerifiedPage {
    /// What became of a health card.
    pub fn of_card(page: Page, answer: &CardAnswer) -> Self {
        let why = match answer {
            CardAnswer::Genuine(verified) => return Self::new(page, Some(verified)),
            CardAnswer::Refused(refusal) => refusal.as_str(),
            CardAnswer::Unknown => "no-certificate",
        };
        let answer = page.words.named("card-answer", why).into_owned();
        Self {
            tone: Tone::Bad,
            meaning: page.words.named("card-meaning", why).into_owned(),
            facts: Vec::new(),
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
    if let Presented::Code(code) = Presented::in_text(&asked.code) {
        return Redirect::to(&page.link(format!("verify/{code}"))).into_response();
    }
    let form = Form::blank(web.foundation(), page.words);
    security::with_camera(html(&VerifyPage::new(page, form)))
}

/// What was photographed, pasted or scanned: a code leads on to its address, a health card is checked here. Nothing of it
/// is kept, and it stands in no address.
pub async fn check(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let pasted = typed.get("card").trim().to_owned();
    let upload = typed.uploads("photo").next().cloned();
    let mut form = Form::sent(typed, page.words);
    let nothing = match &upload {
        Some(file) if file.bytes.is_none() => "card-too-large",
        Some(_) => "card-no-code",
        None => "card-nothing",
    };
    let answer = turn.run(&web, move |app| {
        let file = upload.and_then(|file| file.bytes);
        let presented = match &file {
            Some(bytes) if pasted.is_empty() => Presented::in_file(bytes),
            _ => Presented::in_text(&pasted),
        };
        Ok(match presented {
            Presented::Nothing => Answer::Nothing,
            Presented::Code(code) => Answer::Code(code),
            Presented::Card(text) => Answer::Card(app.card_verify(&text)?),
        })
    });
    match answer.await {
        Ok(Answer::Card(answer)) => {
            let status = if matches!(answer, CardAnswer::Genuine(_)) {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            return Ok(html_with(status, &VerifiedPage::of_card(page, &answer)));
        }
        Ok(Answer::Code(code)) => {
            return Ok(Redirect::to(&page.link(format!("verify/{code}"))).into_response());
        }
        Ok(Answer::Nothing) => {
            form.refuse_with(if nothing == "card-nothing" { "card" } else { "photo" }, nothing, &[]);
        }
        Err(error) => form.take(page.words, error)?,
    }
    Ok(security::with_camera(form.again().html(&VerifyPage::new(page, form))))
}

enum Answer {
    Nothing,
    Code(String),
    Card(CardAnswer),
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
