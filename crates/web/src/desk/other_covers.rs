//! Lists of other schemes, at the fund's registration desk: send one, look at what was understood, take the good lines
//! over, get the bad ones back.

use amoe_app::{
    enrolment::problem_text,
    other_cover::{OtherCoverForm, OtherCoverListView},
};
use amoe_domain::{
    Act, OtherCoverListId, Role, enrolment::ListStatus, other_cover::OtherCoverList, workflow,
};
use amoe_texts::Words;
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    lists::BadRow,
    show::{key, list_tag},
    space::Space,
};
use crate::{
    ErrorPage, Flash, Form, Member, Page, Sent, SentList, Web,
    file::attachment,
    form::LIST_BYTES_MAX,
    html,
    parts::{Note, Tag},
    refused, uploads,
};

/// Where they are, after `/{lang}/`.
pub(super) const LISTS: &str = "fund/other-covers";

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/{lang}/fund/other-covers", uploads::accept(get(all).post(send), LIST_BYTES_MAX))
        .route("/{lang}/fund/other-covers/{id}", get(show).post(act))
        .route("/{lang}/fund/other-covers/{id}/rejected", get(rejected))
}

/// A list in the table.
pub(super) struct ListRow {
    pub(super) path: String,
    pub(super) file_name: String,
    pub(super) scheme: String,
    pub(super) sent_at: amoe_base::Timestamp,
    pub(super) good: u32,
    pub(super) bad: u32,
    pub(super) tag: Tag,
}

impl ListRow {
    fn of(words: Words, list: &OtherCoverList) -> Self {
        Self {
            path: format!("{LISTS}/{}", list.id),
            file_name: list.file_name.clone(),
            scheme: list.scheme.clone(),
            sent_at: list.sent_at,
            good: list.good,
            bad: list.bad,
            tag: list_tag(words, list.status),
        }
    }
}

/// The lists, and the form that takes one.
#[derive(Template)]
#[template(path = "desk/other-covers.html")]
pub(super) struct OtherCovers {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) lists: Vec<ListRow>,
    /// An auditor looks only.
    pub(super) may_send: bool,
}

async fn page_of(web: &Web, page: Page, member: &Member, form: Form) -> Result<OtherCovers, ErrorPage> {
    let actor = member.actor.clone();
    let lists = web.run(move |app| app.other_cover_lists(&actor)).await?;
    let title = page.t("desk-other-covers");
    Ok(OtherCovers {
        lists: lists.iter().map(|list| ListRow::of(page.words, list)).collect(),
        may_send: member.actor.role == Role::RegistrationAgent,
        page: page.titled(title).with_form(&form),
        form,
    })
}

async fn all(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&page_of(&web, page, &member, form).await?))
}

async fn send(
    State(web): State<Web>,
    page: Page,
    member: Member,
    SentList(typed): SentList,
) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let words = page.words;
    let mut form = Form::sent(typed, words);
    let upload = form.typed.uploads("file").next().cloned();
    match upload.map(|upload| (upload.file_name, upload.bytes)) {
        None => form.refuse("file", words.t("desk-list-no-file")),
        Some((_, None)) => form.refuse("file", words.t("desk-list-too-large")),
        Some((file_name, Some(bytes))) => {
            let said = OtherCoverForm { scheme: form.value("scheme").to_owned() };
            let (form_id, actor) = (form.id.to_string(), member.actor.clone());
            let sent = web
                .run(move |app| app.other_covers_preview(&actor, &said, &file_name, bytes.to_vec(), &form_id))
                .await;
            match sent {
                Ok(id) => return Ok(Redirect::to(&page.link(format!("{LISTS}/{id}"))).into_response()),
                Err(error) => form.take(words, error)?,
            }
        }
    }
    Ok(refused(&page_of(&web, page, &member, form).await?))
}

/// A line that can be taken over.
pub(super) struct GoodRow {
    pub(super) line: u32,
    pub(super) identity: String,
    pub(super) name: String,
    pub(super) scheme: String,
    pub(super) quality: String,
    pub(super) period: String,
}

/// The preview of a list, and what became of it.
#[derive(Template)]
#[template(path = "desk/other-cover-list.html")]
pub(super) struct OtherCoverListPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) list: OtherCoverList,
    pub(super) tag: Tag,
    pub(super) note: Option<Note>,
    pub(super) good: Vec<GoodRow>,
    pub(super) bad: Vec<BadRow>,
    pub(super) may_accept: bool,
    pub(super) may_discard: bool,
    pub(super) rejected: String,
}

impl OtherCoverListPage {
    fn new(page: Page, view: OtherCoverListView, acts: &[Act], form: Form) -> Self {
        let words = page.words;
        let OtherCoverListView { list, good, bad } = view;
        let good = good.into_iter().map(|(line, cover)| GoodRow {
            line,
            period: words.period(amoe_base::Period { from: cover.from, to: cover.to }),
            quality: words.named("covered-as", cover.quality.as_str()).into_owned(),
            identity: cover.identity_number,
            name: cover.name,
            scheme: cover.scheme,
        });
        let bad = bad.iter().map(|line| BadRow {
            line: line.line,
            problems: line.problems.iter().map(|problem| problem_text(words, problem)).collect(),
        });
        let accepted = (list.status == ListStatus::Accepted).then(|| {
            let count = i64::from(list.good);
            let fact = words.with("desk-other-covers-accepted", &[("count", count.into())]);
            Note::good(fact, words.t("desk-other-covers-accepted-next"))
        });
        let back = page.t("desk-other-covers");
        Self {
            tag: list_tag(words, list.status),
            note: accepted,
            good: good.collect(),
            bad: bad.collect(),
            may_accept: acts.contains(&Act::Accept),
            may_discard: acts.contains(&Act::Discard),
            rejected: format!("{LISTS}/{}/rejected", list.id),
            page: page.titled(list.file_name.as_str()).under(LISTS, back).with_form(&form),
            form,
            list,
        }
    }
}

async fn load(
    web: &Web,
    page: Page,
    member: &Member,
    id: OtherCoverListId,
    form: Form,
) -> Result<OtherCoverListPage, ErrorPage> {
    let actor = member.actor.clone();
    let view = web.run(move |app| app.other_cover_list(&actor, id)).await?;
    let acts = workflow::acts(&member.actor, &view.list, view.list.status.as_str());
    Ok(OtherCoverListPage::new(page, view, &acts, form))
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

async fn act(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let id: OtherCoverListId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let seen = form.value("seen").parse().unwrap_or(-1);
    let actor = member.actor.clone();
    let done = match form.value("do") {
        "accept" => web
            .run(move |app| app.other_covers_accept(&actor, id, seen))
            .await
            .map(|_| Redirect::to(&page.link(format!("{LISTS}/{id}"))).into_response()),
        "discard" => web
            .run(move |app| app.other_covers_discard(&actor, id, seen))
            .await
            .map(|()| (Flash("desk-list-discarded"), Redirect::to(&page.link(LISTS))).into_response()),
        _ => return Err(ErrorPage::BadRequest),
    };
    match done {
        Ok(response) => Ok(response),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, page, &member, id, form).await?))
        }
    }
}

async fn rejected(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let id = key(&id)?;
    Ok(attachment(web.run(move |app| app.other_covers_rejected(&member.actor, id, page.lang)).await?))
}
