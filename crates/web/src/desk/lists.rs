//! Enrolment lists: send one, look at what was understood, take the good lines over, get the bad ones back.

use std::collections::HashMap;

use amoe_app::enrolment::{ListView, problem_text};
use amoe_domain::{
    Act, EnrolmentListId,
    enrolment::{EnrolmentList, ListStatus},
    workflow,
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
    show::{Asked, Paging, key, list_tag, page_number},
    space::Space,
};
use crate::{
    ErrorPage, Flash, Form, Member, Page, Sent, SentList, Web,
    file::attachment,
    form::LIST_BYTES_MAX,
    html,
    parts::{Note, Tag, Tone},
    refused, uploads,
};

/// Bad lines on one page, as the use case gives them.
const BAD_ROWS: i64 = 100;

pub(super) fn routes() -> Router<Web> {
    // The file and the few fields around it.
    let upload = uploads::accept(get(new).post(send), LIST_BYTES_MAX);
    Router::new()
        .route("/{lang}/institution/lists", get(all))
        .route("/{lang}/institution/lists/new", upload)
        .route("/{lang}/institution/lists/{id}", get(show).post(act))
        .route("/{lang}/institution/lists/{id}/rejected", get(rejected))
}

/// A list in a table of lists.
#[derive(Debug, Clone)]
pub(super) struct ListRow {
    pub(super) path: String,
    pub(super) file_name: String,
    pub(super) year: String,
    pub(super) sent_at: amoe_base::Timestamp,
    pub(super) good: u32,
    pub(super) bad: u32,
    pub(super) tag: Tag,
}

impl ListRow {
    pub(super) fn of(words: Words, list: &EnrolmentList) -> Self {
        Self {
            path: format!("institution/lists/{}", list.id),
            file_name: list.file_name.clone(),
            year: list.year.to_string(),
            sent_at: list.sent_at,
            good: list.good,
            bad: list.bad,
            tag: list_tag(words, list.status),
        }
    }
}

/// All lists of the institution.
#[derive(Template)]
#[template(path = "desk/lists.html")]
pub(super) struct Lists {
    pub(super) page: Page,
    pub(super) lists: Vec<ListRow>,
}

async fn all(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let home = web.run(move |app| app.institution_home(&member.actor)).await?;
    let lists = home.lists.iter().map(|list| ListRow::of(page.words, list)).collect();
    let title = page.t("desk-nav-lists");
    Ok(html(&Lists { page: page.titled(title), lists }))
}

/// The page that takes a list.
#[derive(Template)]
#[template(path = "desk/list-new.html")]
pub(super) struct ListNew {
    pub(super) page: Page,
    pub(super) form: Form,
}

impl ListNew {
    pub(super) fn new(page: Page, form: Form) -> Self {
        let title = page.t("desk-list-new");
        let back = page.t("desk-nav-lists");
        Self { page: page.titled(title).under("institution/lists", back).with_form(&form), form }
    }
}

async fn new(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&ListNew::new(page, form)))
}

async fn send(
    State(web): State<Web>,
    page: Page,
    member: Member,
    SentList(typed): SentList,
) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let words = page.words;
    let mut form = Form::sent(typed, words);
    let Some(upload) = form.typed.uploads("file").next().cloned() else {
        form.refuse("file", words.t("desk-list-no-file"));
        return Ok(refused(&ListNew::new(page, form)));
    };
    let Some(bytes) = upload.bytes else {
        form.refuse("file", words.t("desk-list-too-large"));
        return Ok(refused(&ListNew::new(page, form)));
    };
    let form_id = form.id.to_string();
    let sent = web
        .run(move |app| app.list_preview(&member.actor, &upload.file_name, bytes.to_vec(), &form_id))
        .await;
    match sent {
        Ok(id) => Ok(Redirect::to(&page.link(format!("institution/lists/{id}"))).into_response()),
        Err(error) => {
            form.take(words, error)?;
            Ok(refused(&ListNew::new(page, form)))
        }
    }
}

/// A line that can be taken over.
#[derive(Debug, Clone)]
pub(super) struct GoodRow {
    pub(super) line: u32,
    pub(super) number: String,
    pub(super) latin: String,
    pub(super) arabic: String,
    pub(super) birth: String,
    pub(super) programme: String,
}

/// A line that cannot, with each problem in words.
#[derive(Debug, Clone)]
pub(super) struct BadRow {
    pub(super) line: u32,
    pub(super) problems: Vec<String>,
}

/// The preview of a list, and what became of it.
#[derive(Template)]
#[template(path = "desk/list.html")]
pub(super) struct ListPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) version: i32,
    pub(super) tag: Tag,
    pub(super) sent: String,
    pub(super) good_count: u32,
    /// What becomes, or became, of the good lines.
    pub(super) good_sub: &'static str,
    pub(super) bad_count: u32,
    pub(super) good: Vec<GoodRow>,
    pub(super) bad: Vec<BadRow>,
    pub(super) paging: Paging,
    pub(super) notes: Vec<Note>,
    pub(super) may_accept: bool,
    pub(super) may_discard: bool,
    pub(super) rejected: String,
}

impl ListPage {
    pub(super) fn new(
        page: Page,
        view: &ListView,
        acts: &[Act],
        at: i64,
        answered: Option<i64>,
        form: Form,
    ) -> Self {
        let words = page.words;
        let list = &view.list;
        let path = format!("institution/lists/{}", list.id);
        let mut notes = Vec::new();
        if let Some(count) = answered.filter(|_| list.status == ListStatus::Accepted) {
            let fact = words.with("desk-list-accepted", &[("count", i64::from(list.good).into())]);
            notes.push(Note::good(fact, words.with("desk-list-answered", &[("count", count.into())])));
        }
        if view.month_first {
            let fact = words.t("desk-list-month-first");
            notes.push(Note::new(Tone::Wait, fact, words.t("desk-list-month-first-next")));
        }
        if !view.unused.is_empty() {
            let fact = words.with("desk-list-unused", &[("columns", words.list(&view.unused).into())]);
            notes.push(Note::new(Tone::Info, fact, words.t("desk-list-unused-next")));
        }
        let good = view.good.iter().map(|line| {
            let student = &line.student;
            let number = student.student_number.as_ref().map(ToString::to_string);
            GoodRow {
                line: line.line,
                number: number
                    .or_else(|| student.identity.as_ref().map(|paper| paper.number.clone()))
                    .unwrap_or_default(),
                latin: format!("{} {}", student.last_latin, student.first_latin).trim().to_owned(),
                arabic: format!("{} {}", student.first_arabic, student.last_arabic).trim().to_owned(),
                birth: words.birth_date(student.birth),
                programme: student.programme.clone().unwrap_or_default(),
            }
        });
        let bad = view.bad.iter().map(|line| BadRow {
            line: line.line,
            problems: line.problems.iter().map(|problem| problem_text(words, problem)).collect(),
        });
        let sent_at = words.date_time(list.sent_at, page.foundation().env().zone());
        let lists = page.t("desk-nav-lists");
        Self {
            version: list.version,
            tag: list_tag(words, list.status),
            sent: words
                .with("desk-list-sent", &[("year", view.year.as_str().into()), ("at", sent_at.into())]),
            good_count: list.good,
            good_sub: words.t(match list.status {
                ListStatus::Accepted => "desk-good-sub-done",
                _ => "desk-good-sub",
            }),
            bad_count: list.bad,
            good: good.collect(),
            bad: bad.collect(),
            paging: Paging::new(words, &path, &[], at, BAD_ROWS, i64::from(list.bad)),
            notes,
            may_accept: acts.contains(&Act::Accept),
            may_discard: acts.contains(&Act::Discard),
            rejected: format!("{path}/rejected"),
            page: page.titled(list.file_name.as_str()).under("institution/lists", lists).with_form(&form),
            form,
        }
    }
}

async fn load(
    web: &Web,
    page: Page,
    member: &Member,
    id: EnrolmentListId,
    query: &HashMap<String, String>,
    form: Form,
) -> Result<ListPage, ErrorPage> {
    let at = page_number(query);
    let actor = member.actor.clone();
    let view = web.run(move |app| app.list(&actor, id, usize::try_from(at).unwrap_or(0))).await?;
    let acts = workflow::acts(&member.actor, &view.list, view.list.status.as_str());
    let answered = query.get("answered").and_then(|n| n.parse().ok());
    Ok(ListPage::new(page, &view, &acts, at, answered, form))
}

async fn show(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&load(&web, page, &member, key(&id)?, &query, form).await?))
}

async fn act(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Query(query): Asked,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let id: EnrolmentListId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let seen = form.value("seen").parse().unwrap_or(-1);
    let actor = member.actor.clone();
    let done = match form.value("do") {
        "accept" => web.run(move |app| app.list_accept(&actor, id, seen)).await.map(|(_, answered)| {
            Redirect::to(&page.link(format!("institution/lists/{id}?answered={answered}"))).into_response()
        }),
        "discard" => web.run(move |app| app.list_discard(&actor, id, seen)).await.map(|()| {
            (Flash("desk-list-discarded"), Redirect::to(&page.link("institution/lists"))).into_response()
        }),
        _ => return Err(ErrorPage::BadRequest),
    };
    match done {
        Ok(response) => Ok(response),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, page, &member, id, &query, form).await?))
        }
    }
}

async fn rejected(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let id = key(&id)?;
    Ok(attachment(web.run(move |app| app.list_rejected(&member.actor, id, page.lang)).await?))
}
