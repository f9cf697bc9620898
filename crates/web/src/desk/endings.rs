//! Covers that will end: the work list of the fund's registration, where an agent looks at the copy of a card, and the
//! letters that the mailroom enters.

use std::collections::HashMap;

use amoe_app::{
    EndingRow,
    ending::{CancelLetter, CancelReceived, EndingView, last_day},
};
use amoe_domain::{
    Act, EndingId, PaperId,
    ending::{EndingCause, EndingState, EndingStatus},
};
use amoe_texts::Words;
use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    mailroom::Answer,
    show::{Asked, Paging, ROWS, asked, history, key, page_number},
    space::Space,
};
use crate::{
    ErrorPage, Flash, Form, Member, Page, Sent, Typed, Web,
    file::inline,
    form::FILE_BYTES_MAX,
    html,
    parts::{Choice, Fact, Note, Step, Tag, Tone},
    refused,
    student::ending::{enclosed, take_papers},
    uploads,
};

/// Where they are, after `/{lang}/`.
const LIST: &str = "fund/endings";

pub(super) fn routes() -> Router<Web> {
    let letter = uploads::accept(get(new_letter).post(receive), 3 * FILE_BYTES_MAX);
    Router::new()
        .route("/{lang}/fund/endings", get(all))
        .route("/{lang}/fund/endings/{id}", get(show).post(refuse))
        .route("/{lang}/fund/endings/{id}/papers/{paper}", get(paper))
        .route("/{lang}/fund/endings/{id}/letter", get(confirmation))
        .route("/{lang}/fund/mailroom/cancel", letter)
}

fn ending_tag(words: Words, status: EndingStatus) -> Tag {
    let tone = match status {
        EndingStatus::Pending => Tone::Wait,
        EndingStatus::Ended => Tone::Info,
        EndingStatus::Refused => Tone::Bad,
        EndingStatus::Withdrawn | EndingStatus::Corrected => Tone::Plain,
    };
    Tag::new(tone, words.named("status-ending", status.as_str()))
}

/// One in the work list.
pub(super) struct Row {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) reference: String,
    pub(super) reason: String,
    pub(super) asked: amoe_base::Date,
    pub(super) last: amoe_base::Date,
    pub(super) tag: Tag,
}

/// The work list.
#[derive(Template)]
#[template(path = "desk/endings.html")]
pub(super) struct Endings {
    pub(super) page: Page,
    pub(super) rows: Vec<Row>,
    pub(super) paging: Paging,
    pub(super) status: String,
    pub(super) statuses: Vec<Choice>,
}

impl Endings {
    fn new(page: Page, found: &[EndingRow], total: i64, query: &HashMap<String, String>) -> Self {
        let words = page.words;
        let env = page.foundation().env();
        let rows = found.iter().map(|row| Row {
            path: format!("{LIST}/{}", row.id),
            name: row.name.clone(),
            reference: row.reference.clone(),
            reason: words.named("ending-reason", &row.reason).into_owned(),
            asked: env.date_of(row.asked_at),
            last: last_day(row.ends_on),
            tag: ending_tag(words, row.status),
        });
        let status = status_of(query);
        Self {
            rows: rows.collect(),
            paging: Paging::new(words, LIST, &[("status", &status)], page_number(query), ROWS, total),
            statuses: EndingStatus::ALL
                .iter()
                .map(|s| Choice::new(s.as_str(), words.named("status-ending", s.as_str())))
                .collect(),
            status,
            page: page.titled(words.t("desk-endings")),
        }
    }
}

/// What waits, unless something else is asked for.
fn status_of(query: &HashMap<String, String>) -> String {
    match query.get("status") {
        Some(_) => asked(query, "status"),
        None => EndingStatus::Pending.to_string(),
    }
}

async fn all(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let (status, at) = (status_of(&query).parse().ok(), page_number(&query));
    let (rows, total) = web.run(move |app| app.endings(&member.actor, status, at * ROWS, ROWS)).await?;
    Ok(html(&Endings::new(page, &rows, total, &query)))
}

/// One end to come.
#[derive(Template)]
#[template(path = "desk/ending.html")]
pub(super) struct EndingPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) view: EndingView,
    pub(super) tag: Tag,
    pub(super) note: Option<Note>,
    pub(super) facts: Vec<Fact>,
    pub(super) history: Vec<Step>,
    pub(super) may_refuse: bool,
    pub(super) letter: Option<String>,
    pub(super) papers: String,
}

impl EndingPage {
    fn new(page: Page, view: EndingView, form: Form) -> Self {
        let words = page.words;
        let env = page.foundation().env();
        let (ending, personal) = (&view.ending, &view.student.personal);
        let mut facts = vec![
            Fact::new(words.t("ending-fact-reason"), words.named("ending-reason", ending.reason().as_str())),
            Fact::new(words.t("desk-ending-asked"), words.date(env.date_of(ending.asked_at))),
        ];
        match &ending.cause {
            EndingCause::Asked { .. } => {}
            EndingCause::Letter { arrived_on, papers, .. } => {
                facts.push(Fact::new(words.t("desk-ending-letter"), words.date(*arrived_on)));
                if papers.is_empty() {
                    facts.push(Fact::worded(words.t("desk-ending-papers"), words.t("desk-ending-in-file")));
                }
            }
            EndingCause::Studies { studies, since, .. } => {
                facts.push(Fact::new(words.named("studies-kind", studies.as_str()), words.date(*since)));
            }
        }
        facts.extend([
            Fact::new(words.t("cancel-last"), words.date(last_day(ending.ends_on))),
            Fact::new(words.t("student-cover-period"), words.period(view.cover.period)),
            Fact::id(
                words.named("identity-kind", personal.identity.kind.as_str()),
                &personal.identity.number,
            ),
            Fact::new(words.t("desk-field-birth"), words.birth_date(personal.birth)),
            Fact::new(words.t("desk-field-institution"), view.institution.name.get(page.lang)),
        ]);
        let note = match &ending.state {
            EndingState::Refused { note, .. } => {
                Some(Note::new(Tone::Bad, words.t("ending-refused-title"), note))
            }
            _ => None,
        };
        let back = page.t("desk-endings");
        let path = format!("{LIST}/{}", ending.id);
        Self {
            tag: ending_tag(words, ending.status()),
            note,
            facts,
            history: history(&page, &view.history),
            may_refuse: view.acts.contains(&Act::Refuse),
            letter: (ending.status() == EndingStatus::Ended).then(|| format!("{path}/letter")),
            papers: format!("{path}/papers"),
            page: page.titled(personal.name.latin()).under(LIST, back).with_form(&form),
            form,
            view,
        }
    }
}

async fn load(
    web: &Web,
    page: Page,
    member: &Member,
    id: EndingId,
    form: Form,
) -> Result<EndingPage, ErrorPage> {
    let actor = member.actor.clone();
    let view = web.run(move |app| app.ending(&actor, id)).await?;
    Ok(EndingPage::new(page, view, form))
}

async fn show(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&load(&web, page, &member, key(&id)?, form).await?))
}

async fn refuse(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let id: EndingId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let (note, seen) = (form.value("note").to_owned(), form.value("seen").parse().unwrap_or(-1));
    let actor = member.actor.clone();
    match web.run(move |app| app.cancel_refuse(&actor, id, &note, seen)).await {
        Ok(_) => {
            let here = page.link(format!("{LIST}/{id}"));
            Ok((Flash("desk-ending-refused"), Redirect::to(&here)).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, page, &member, id, form).await?))
        }
    }
}

async fn paper(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id, paper)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    Space::Registration.enter(&web, page, &member).await?;
    let (id, paper): (EndingId, PaperId) = (key(&id)?, key(&paper)?);
    Ok(inline(web.run(move |app| app.ending_paper(&member.actor, id, paper)).await?))
}

async fn confirmation(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    Space::Registration.enter(&web, page, &member).await?;
    let id: EndingId = key(&id)?;
    Ok(inline(web.run(move |app| app.ending_letter_pdf(&member.actor, id)).await?))
}

/// A letter that asks for cancellation.
#[derive(Template)]
#[template(path = "desk/mailroom-cancel.html")]
pub(super) struct LetterPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) answer: Option<Answer>,
}

impl LetterPage {
    fn new(page: Page, form: Form, answer: Option<Answer>) -> Self {
        let title = page.t("desk-cancel-title");
        Self { page: page.titled(title).with_form(&form), form, answer }
    }
}

fn next_letter(page: &Page, arrived_on: &str) -> Form {
    let typed: Typed = [("arrived_on", arrived_on)].into_iter().collect();
    Form::filled(page.foundation(), page.words, typed)
}

async fn new_letter(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Mailroom.enter(&web, page, &member).await?;
    let today = page.words.date_short(page.foundation().env().today());
    let form = next_letter(&page, &today);
    Ok(html(&LetterPage::new(page, form, None)))
}

/// Answers with the page itself, as the arrival of a claim does: the clerk may open nothing that could show it.
async fn receive(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Mailroom.enter(&web, page, &member).await?;
    let mut form = Form::sent(typed, page.words);
    let enclosed = enclosed(&page, &mut form);
    let letter = CancelLetter {
        identity_number: form.value("identity_number").to_owned(),
        arrived_on: form.value("arrived_on").to_owned(),
        in_file: form.value("in_file").to_owned(),
    };
    if !form.is_refused() {
        let (actor, form_id, sent) = (member.actor.clone(), form.id.to_string(), letter.clone());
        match web.run(move |app| app.cancel_receive(&actor, &sent, enclosed, &form_id)).await {
            Ok(received) => {
                let answer = answer(&page, received);
                let form = next_letter(&page, &letter.arrived_on);
                return Ok(html(&LetterPage::new(page, form, Some(answer))));
            }
            Err(error) => take_papers(&page, &mut form, error)?,
        }
    }
    Ok(refused(&LetterPage::new(page, form, None)))
}

fn answer(page: &Page, received: CancelReceived) -> Answer {
    let last = last_day(received.ends_on);
    Answer {
        name: received.name_latin,
        arabic: received.name_arabic,
        reference: received.reference,
        pile: page.t("desk-pile-cancel"),
        tone: "good",
        days: page.words.with("desk-cancel-ends", &[("last", last.into())]),
    }
}
