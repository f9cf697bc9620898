//! Reminding those who have not applied: what it would come to, and the button that does it.

use std::collections::HashMap;

use amoe_app::{RollFilter, reminder::ReminderPlan};
use amoe_domain::institution::Institution;
use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    roll::{Desk, Places, address_of, filter_of, programme_shown, year_shown},
    show::{Asked, address, looked},
    space::Space,
};
use crate::{ErrorPage, Form, Member, Page, Sent, Web, html, refused};

pub(super) fn routes() -> Router<Web> {
    let pages = |at: &str, space: Space| {
        Router::new()
            .route(&format!("/{{lang}}/{at}/reminders"), get(look).post(send))
            .layer(Extension(Desk(space)))
    };
    pages("institution/roll", Space::Institution).merge(pages("fund/roll/{id}", Space::Registration))
}

/// What the page says of some of them.
pub(super) struct Part {
    pub(super) label: &'static str,
    pub(super) sub: String,
    pub(super) count: i64,
}

/// The dry run, and the button.
#[derive(Template)]
#[template(path = "desk/reminders.html")]
pub(super) struct Reminders {
    pub(super) page: Page,
    pub(super) form: Form,
    /// To whom, in words.
    pub(super) scope: String,
    pub(super) plan: ReminderPlan,
    pub(super) parts: Vec<Part>,
    pub(super) back: String,
}

impl Reminders {
    fn new(
        page: Page,
        here: &str,
        own: bool,
        institution: &Institution,
        plan: ReminderPlan,
        filter: &RollFilter,
        form: Form,
    ) -> Self {
        let words = page.words;
        let mut which: Vec<String> = Vec::new();
        which.extend(filter.programme.as_deref().map(|programme| programme_shown(words, programme)));
        which.extend(filter.year_of_study.map(|year| year_shown(words, Some(year))));
        let scope = if which.is_empty() {
            words.t("remind-scope-all").to_owned()
        } else {
            words.with("remind-scope", &[("which", words.list(&which).into())])
        };
        let part = |label: &'static str, sub: String, count| Part { label: words.t(label), sub, count };
        let days = words.with("remind-recent-sub", &[("days", i64::from(plan.pause_days).into())]);
        let parts = [
            part("remind-closed", words.t("remind-closed-sub").to_owned(), plan.closed),
            part(
                "remind-without-address",
                words.t("remind-without-address-sub").to_owned(),
                plan.without_address,
            ),
            part("remind-stopped", String::new(), plan.stopped),
            part("remind-recent", days, plan.recent),
            part("remind-shared", String::new(), plan.shared),
        ];
        let roll = words.t("roll-title");
        let page = page.titled(words.t("remind-title"));
        let page = if own {
            page.under("institution/roll", roll)
        } else {
            page.under("fund/roll", roll).under(here, institution.name.get(words.lang()))
        };
        Self {
            page: page.with_form(&form),
            form,
            scope,
            plan,
            parts: parts.into_iter().filter(|part| part.count > 0).collect(),
            back: address_of(here, filter),
        }
    }
}

async fn load(
    web: &Web,
    desk: Desk,
    places: &HashMap<String, String>,
    page: Page,
    member: &Member,
    filter: RollFilter,
    form: Form,
) -> Result<Reminders, ErrorPage> {
    let (institution, here) = desk.place(places)?;
    let (actor, asked) = (member.actor.clone(), filter.clone());
    let (named, plan) = web.run(move |app| app.reminder_plan(&actor, institution, &asked)).await?;
    Ok(Reminders::new(page, &here, institution.is_none(), &named, plan, &filter, form))
}

async fn look(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    Path(places): Places,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    let filter = filter_of(&looked(query));
    Ok(html(&load(&web, desk, &places, page, &member, filter, form).await?))
}

async fn send(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    Path(places): Places,
    page: Page,
    member: Member,
    Query(query): Asked,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let (institution, here) = desk.place(&places)?;
    let mut form = Form::sent(typed, page.words);
    let filter = filter_of(&looked(query));
    let seen = form.value("seen").parse().unwrap_or(-1);
    let (actor, asked, form_id) = (member.actor.clone(), filter.clone(), form.id.to_string());
    let sent = web.run(move |app| app.reminders_send(&actor, institution, &asked, seen, &form_id)).await;
    match sent {
        Ok(count) => {
            let path = address(&here, &[("reminded", &count.to_string())]);
            Ok(Redirect::to(&page.link(path)).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, desk, &places, page, &member, filter, form).await?))
        }
    }
}
