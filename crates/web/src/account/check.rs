//! "Am I covered?": a few questions, a reasoned answer from the same rules, what to do next. Nothing is kept.

use amoe_app::{
    application::{CheckForm, Elsewhere, Studies},
    claim::breakdown::{ReasonText, StepText, step_texts},
};
use amoe_rules::{Rulebook, eligibility::Eligibility};
use askama::Template;
use axum::{extract::State, response::Response};

use crate::{ErrorPage, Form, Page, Sent, Web, html, parts::Choice, refused};

/// The questions.
#[derive(Template)]
#[template(path = "account/check.html")]
pub struct CheckPage {
    page: Page,
    form: Form,
    studies: Vec<Choice>,
    elsewhere: Vec<Choice>,
}

/// The answer.
#[derive(Template)]
#[template(path = "account/checked.html")]
pub struct CheckedPage {
    page: Page,
    eligible: bool,
    steps: Vec<StepText>,
    reasons: Vec<ReasonText>,
}

/// What the fields are called.
const LABELS: &[(&str, &str)] = &[
    ("birth", "field-birth"),
    ("studies", "check-studies"),
    ("elsewhere", "check-elsewhere"),
    ("job_from", "check-job-from"),
    ("job_until", "check-job-until"),
];

impl CheckPage {
    /// The form with its choices.
    pub fn new(page: Page, form: Form) -> Self {
        let words = page.words;
        let title = page.t("check-title");
        Self {
            studies: Studies::ALL
                .iter()
                .map(|s| Choice::new(s.as_str(), words.named("check-studies", s.as_str())))
                .collect(),
            elsewhere: Elsewhere::ALL
                .iter()
                .map(|s| Choice::new(s.as_str(), words.named("check-elsewhere", s.as_str())))
                .collect(),
            page: page.titled(title).with_form(&form),
            form,
        }
    }
}

impl CheckedPage {
    /// The answer with each condition.
    pub fn new(page: Page, answer: &Eligibility, reasons: Vec<ReasonText>) -> Self {
        let told = Rulebook::builtin().eligibility_steps(answer, page.lang);
        let title = page.t(if answer.eligible { "checked-yes" } else { "checked-no" });
        let questions = page.t("check-title");
        Self {
            eligible: answer.eligible,
            steps: step_texts(page.words, &told),
            reasons,
            page: page.titled(title).under("check", questions),
        }
    }
}

/// The questions.
pub async fn open(State(web): State<Web>, page: Page) -> Response {
    let form = Form::blank(web.foundation(), page.words);
    html(&CheckPage::new(page, form))
}

/// The answer; what was typed stands in no address and is kept nowhere.
pub async fn answer(State(web): State<Web>, page: Page, Sent(typed): Sent) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words).labelled(LABELS);
    let typed = |name: &str| form.value(name).to_owned();
    let day = |name: &str| {
        let parts =
            ["day", "month", "year"].map(|part| form.value(format!("{name}-{part}")).trim().to_owned());
        if parts.iter().all(String::is_empty) { String::new() } else { parts.join("/") }
    };
    let asked = CheckForm {
        birth_day: typed("birth-day"),
        birth_month: typed("birth-month"),
        birth_year: typed("birth-year"),
        studies: typed("studies"),
        elsewhere: typed("elsewhere"),
        job_from: day("job_from"),
        job_until: day("job_until"),
    };
    match web.run(move |app| app.eligibility_check(&asked)).await {
        Ok(answer) => {
            let text = |code: &str| web.app().reason_text(code, "", page.lang);
            let reasons = answer.reasons.iter().map(|reason| text(&reason.code)).collect();
            Ok(html(&CheckedPage::new(page, &answer, reasons)))
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&CheckPage::new(page, form)))
        }
    }
}
