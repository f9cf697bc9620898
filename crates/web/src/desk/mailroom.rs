//! The mailroom: a code is scanned, the answer says in large letters whose it is and on which pile it goes.

use amoe_app::claim::mailroom::{Arrival, Arrived};
use amoe_app::{ClaimFilter, ClaimRow};
use amoe_domain::claim::{ClaimStatus, Sheet};
use amoe_texts::Words;
use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use super::space::Space;
use crate::{ErrorPage, Form, Member, Page, Sent, Typed, Web, html, parts::Choice, refused};

/// So many of the last received stand below the form.
const LAST: i64 = 15;

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/fund/mailroom", get(show).post(receive))
}

/// What the clerk reads from two steps away.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) name: String,
    pub(super) arabic: String,
    pub(super) reference: String,
    /// Which pile, and what to write on the sheet.
    pub(super) pile: &'static str,
    /// `good`, `wait` or `info`.
    pub(super) tone: &'static str,
    /// The days that were noted.
    pub(super) days: String,
}

/// One of the last received.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) reference: String,
    pub(super) name: String,
    /// In figures; empty when it was not noted.
    pub(super) arrived_on: String,
}

impl Row {
    pub(super) fn of(words: Words, row: &ClaimRow) -> Self {
        let arrived_on = row.arrived_on.map(|day| words.date_short(day)).unwrap_or_default();
        Self { reference: row.reference.to_string(), name: row.name.clone(), arrived_on }
    }
}

/// The only page of the mailroom.
#[derive(Template)]
#[template(path = "desk/mailroom.html")]
pub(super) struct Mailroom {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) answer: Option<Answer>,
    pub(super) sheets: Vec<Choice>,
    pub(super) last: Vec<Row>,
}

impl Mailroom {
    pub(super) fn new(page: Page, form: Form, answer: Option<Answer>, last: Vec<Row>) -> Self {
        let words = page.words;
        let sheets = Sheet::ALL.iter().map(|s| Choice::new(s.as_str(), words.named("sheet", s.as_str())));
        Self {
            sheets: sheets.collect(),
            page: page.titled(words.t("desk-mailroom-title")).with_form(&form),
            form,
            answer,
            last,
        }
    }
}

/// A form for the next sheet: the days stay, since mail comes in bundles of one day.
fn next_form(page: &Page, arrived_on: &str, postmark: &str) -> Form {
    let typed: Typed =
        [("arrived_on", arrived_on), ("postmark", postmark), ("sheet", Sheet::Ordinary.as_str())]
            .into_iter()
            .collect();
    Form::filled(page.foundation(), page.words, typed)
}

async fn last(web: &Web, words: Words, member: &Member) -> Result<Vec<Row>, ErrorPage> {
    let actor = member.actor.clone();
    let filter = ClaimFilter {
        statuses: vec![ClaimStatus::Received],
        latest_first: true,
        limit: LAST,
        ..ClaimFilter::default()
    };
    Ok(web
        .run(move |app| app.claims(&actor, &filter))
        .await?
        .rows
        .iter()
        .map(|row| Row::of(words, row))
        .collect())
}

async fn show(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Mailroom.enter(&web, page, &member).await?;
    let today = page.words.date_short(page.foundation().env().today());
    let form = next_form(&page, &today, "");
    let last = last(&web, page.words, &member).await?;
    Ok(html(&Mailroom::new(page, form, None, last)))
}

/// Answers with the page itself, without a redirect: the clerk may not open claims, so no other address could show whose
/// sheet it was. Sending the form again is harmless; it carries its number.
async fn receive(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Mailroom.enter(&web, page, &member).await?;
    let mut form = Form::sent(typed, page.words);
    let arrival = Arrival {
        code: form.value("code").to_owned(),
        identity_number: form.value("identity_number").to_owned(),
        sheet: form.value("sheet").to_owned(),
        postmark: form.value("postmark").to_owned(),
        arrived_on: form.value("arrived_on").to_owned(),
    };
    let (actor, form_id) = (member.actor.clone(), form.id.to_string());
    let sent = arrival.clone();
    match web.run(move |app| app.claim_receive(&actor, &sent, &form_id)).await {
        Ok(arrived) => {
            let answer = answer(&page, &arrived, &arrival);
            let form = next_form(&page, &arrival.arrived_on, &arrival.postmark);
            let last = last(&web, page.words, &member).await?;
            Ok(html(&Mailroom::new(page, form, Some(answer), last)))
        }
        Err(error) => {
            form.take(page.words, error)?;
            let last = last(&web, page.words, &member).await?;
            Ok(refused(&Mailroom::new(page, form, None, last)))
        }
    }
}

fn answer(page: &Page, arrived: &Arrived, arrival: &Arrival) -> Answer {
    let words = page.words;
    let (pile, tone) = match (arrived.again, arrived.unannounced) {
        (true, _) => ("desk-pile-again", "info"),
        (false, true) => ("desk-pile-unannounced", "wait"),
        (false, false) => ("desk-pile-claims", "good"),
    };
    let days = match (arrival.arrived_on.trim(), arrival.postmark.trim()) {
        // What was noted the first time stands; what was typed now does not.
        _ if arrived.again => String::new(),
        (on, "") => words.with("desk-arrival-without-postmark", &[("arrived", on.into())]),
        (on, postmark) => {
            words.with("desk-arrival-with-postmark", &[("arrived", on.into()), ("postmark", postmark.into())])
        }
    };
    Answer {
        name: arrived.name_latin.clone(),
        arabic: arrived.name_arabic.clone(),
        reference: arrived.reference.clone(),
        pile: words.t(pile),
        tone,
        days,
    }
}
