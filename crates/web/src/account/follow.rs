//! Following an application by the three fields that its student knows.

use amoe_app::{
    App,
    application::{Progress, ThreeFields},
    claim::breakdown::ReasonText,
};
use amoe_domain::application::ApplicationStatus;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    ErrorPage, Flash, Form, Page, Sent, Web,
    evidence::told,
    html,
    limits::Turn,
    parts::{Tag, Tone},
};

/// The three fields.
#[derive(Template)]
#[template(path = "account/status.html")]
pub struct StatusPage {
    page: Page,
    form: Form,
}

/// Where the application stands.
#[derive(Template)]
#[template(path = "account/progress.html")]
pub struct ProgressPage {
    page: Page,
    form: Form,
    progress: Progress,
    tag: Tag,
    holder: String,
    next: String,
    when: String,
    reasons: Vec<ReasonText>,
    evidence: Vec<String>,
    may_apply: bool,
}

/// What the three fields are called.
pub(super) const LABELS: &[(&str, &str)] =
    &[("identity_number", "field-identity"), ("last8", "field-last8"), ("birth", "field-birth")];

/// The three fields as typed, under the names that the use cases know.
pub(super) fn three_fields(form: &Form) -> ThreeFields {
    let typed = |name: &str| form.value(name).to_owned();
    ThreeFields {
        identity_number: typed("identity_number"),
        last8: typed("last8"),
        birth_day: typed("birth-day"),
        birth_month: typed("birth-month"),
        birth_year: typed("birth-year"),
    }
}

impl StatusPage {
    /// The form.
    pub fn new(page: Page, form: Form) -> Self {
        let title = page.t("home-status-title");
        Self { page: page.titled(title).with_form(&form), form }
    }
}

impl ProgressPage {
    /// The answer in the reader's language.
    pub fn new(page: Page, form: Form, progress: Progress, reasons: Vec<ReasonText>) -> Self {
        let (words, status) = (page.words, progress.status);
        let tone = match status {
            ApplicationStatus::Submitted | ApplicationStatus::Appealed => Tone::Info,
            ApplicationStatus::Returned => Tone::Wait,
            ApplicationStatus::Covered => Tone::Good,
            ApplicationStatus::Refused => Tone::Bad,
            ApplicationStatus::Withdrawn => Tone::Plain,
        };
        // What was contested in vain is over; what was refused is not yet.
        let key = match status {
            ApplicationStatus::Refused if progress.appeal_answered => "upheld",
            other => other.as_str(),
        };
        let named = |family| words.named(family, key).into_owned();
        let title = page.t("follow-title");
        Self {
            tag: Tag::new(tone, words.named("status-application", status.as_str()).into_owned()),
            holder: match status {
                ApplicationStatus::Submitted => progress.institution.name.get(page.lang).to_owned(),
                _ => named("follow-holder"),
            },
            next: named("follow-next"),
            when: match progress.appeal_due_on {
                Some(due) => words.with("appeal-due", &[("on", due.into())]),
                None => named("follow-when"),
            },
            evidence: told(words, &progress.evidence),
            may_apply: !matches!(
                status,
                ApplicationStatus::Submitted | ApplicationStatus::Covered | ApplicationStatus::Appealed
            ),
            page: page.titled(title),
            form,
            progress,
            reasons,
        }
    }
}

/// The reasons of a refusal in words.
fn reasons(app: &App, page: &Page, progress: &Progress) -> Vec<ReasonText> {
    progress.reasons.iter().map(|code| app.reason_text(code, "", page.lang)).collect()
}

/// The form to fill in.
pub async fn open(State(web): State<Web>, page: Page) -> Response {
    let form = Form::blank(web.foundation(), page.words);
    html(&StatusPage::new(page, form))
}

/// The answer; one and the same message for whatever fits nobody.
pub async fn show(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words).labelled(LABELS);
    let fields = three_fields(&form);
    match turn.run(&web, move |app| app.progress(&fields)).await {
        Ok(Some(progress)) => {
            let reasons = reasons(web.app(), &page, &progress);
            return Ok(html(&ProgressPage::new(page, form, progress, reasons)));
        }
        Ok(None) => form.refuse_with("", "follow-unknown", &[]),
        Err(error) => form.take(page.words, error)?,
    }
    Ok(form.again().html(&StatusPage::new(page, form)))
}

/// Mails the confirmation link once more; the answer says nothing about whether there was an address to confirm.
pub async fn mail_link(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words).labelled(LABELS);
    let fields = three_fields(&form);
    match turn.run(&web, move |app| app.proof_again(&fields)).await {
        Ok(()) => Ok((Flash("proof-mailed"), Redirect::to(&page.link("status"))).into_response()),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&StatusPage::new(page, form)))
        }
    }
}
