//! An institution reports that the studies of a covered student are over or interrupted, and calls a wrong report back.

use amoe_app::ending::{Reported, StudiesForm, StudiesView, last_day};
use amoe_domain::{
    Act, ApplicationId, EndingId,
    ending::{EndingCause, EndingState, Interruption, Studies},
};
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{show::key, space::Space};
use crate::{
    ErrorPage, Flash, Form, Member, Page, Sent, Web, html,
    parts::{Choice, Fact, Note, Tone},
    refused,
};

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/institution/applications/{id}/studies", get(show).post(act))
}

/// The report.
#[derive(Template)]
#[template(path = "desk/studies.html")]
pub(super) struct StudiesPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) facts: Vec<Fact>,
    pub(super) note: Option<Note>,
    pub(super) correct: Option<(EndingId, i32)>,
    pub(super) may_report: bool,
    pub(super) studies: Vec<Choice>,
    pub(super) causes: Vec<Choice>,
    pub(super) rules: Vec<String>,
}

impl StudiesPage {
    fn new(page: Page, view: &StudiesView, form: Form) -> Self {
        let words = page.words;
        let personal = &view.application.personal;
        let named = |it: &Studies| Choice::new(it.as_str(), words.named("studies-kind", it.as_str()));
        let cause = |it: &Interruption| {
            let mut choice = Choice::new(it.as_str(), words.named("interruption", it.as_str()));
            if view.excepted.contains(it) {
                choice.hint = words.t("studies-excepted").to_owned();
            }
            choice
        };
        let mut note = None;
        let mut correct = None;
        if let Some((ending, acts)) = &view.ending
            && let EndingCause::Studies { studies, since, .. } = &ending.cause
        {
            let last = last_day(ending.ends_on);
            let fact = match ending.state {
                EndingState::Pending => "studies-noted",
                EndingState::Ended { .. } => "studies-over",
                _ => "studies-corrected",
            };
            note = Some(Note::new(
                if ending.state == EndingState::Pending { Tone::Wait } else { Tone::Info },
                words.with(fact, &[("last", last.into())]),
                words.with(&format!("studies-told-{studies}"), &[("since", (*since).into())]),
            ));
            correct = acts.contains(&Act::Correct).then_some((ending.id, ending.version));
        }
        let count = |n: i16| i64::from(n).into();
        let back = page.t("desk-applications-title");
        let list = "institution/applications";
        Self {
            facts: vec![
                Fact::id(words.t("desk-field-number"), personal.number.to_string()),
                Fact::new(words.t("desk-field-birth"), words.birth_date(personal.birth)),
                Fact::new(words.t("student-cover-period"), words.period(view.cover.period)),
            ],
            note,
            correct,
            may_report: view.may_report,
            studies: Studies::ALL.iter().map(named).collect(),
            causes: Interruption::ALL.iter().map(cause).collect(),
            rules: vec![
                words.with("studies-rule-kept", &[("count", count(view.kept_months))]),
                words.with("studies-rule-interruption", &[("count", count(view.interruption_months))]),
                words.with("studies-rule-notice", &[("count", count(view.notice_days))]),
            ],
            page: page.titled(personal.name.latin()).under(list, back).with_form(&form),
            form,
        }
    }
}

async fn load(
    web: &Web,
    page: Page,
    member: &Member,
    id: ApplicationId,
    form: Form,
) -> Result<StudiesPage, ErrorPage> {
    let actor = member.actor.clone();
    let view = web.run(move |app| app.studies_view(&actor, id)).await?;
    Ok(StudiesPage::new(page, &view, form))
}

async fn show(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&load(&web, page, &member, key(&id)?, form).await?))
}

async fn act(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let id: ApplicationId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let actor = member.actor.clone();
    let done = match form.value("do") {
        "correct" => {
            let ending: EndingId = key(form.value("ending"))?;
            let seen = form.value("seen").parse().unwrap_or(-1);
            web.run(move |app| app.studies_correct(&actor, ending, seen)).await.map(|_| "studies-corrected")
        }
        "report" => {
            let report = StudiesForm {
                studies: form.value("studies").to_owned(),
                since: form.value("since").to_owned(),
                cause: form.value("cause").to_owned(),
            };
            let form_id = form.id.to_string();
            web.run(move |app| app.studies_report(&actor, id, &report, &form_id)).await.map(|it| match it {
                Reported::Ends(_) => "studies-reported",
                Reported::GoesOn => "studies-goes-on",
            })
        }
        _ => return Err(ErrorPage::BadRequest),
    };
    match done {
        Ok(flash) => {
            let here = page.link(format!("institution/applications/{id}/studies"));
            Ok((Flash(flash), Redirect::to(&here)).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, page, &member, id, form).await?))
        }
    }
}
