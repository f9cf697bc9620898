//! Mailed links: they prove an address and set a password. Opening one has no effect, for mail scanners open them too.

use amoe_app::account::{LINK_HOURS, LinkView, SetPassword};
use amoe_domain::user::LinkPurpose;
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::log_in;
use crate::{ErrorPage, Form, Page, Sent, Web, html, html_with, limits::Turn};

/// The new password.
#[derive(Template)]
#[template(path = "account/link.html")]
pub struct LinkPage {
    page: Page,
    form: Form,
    lead: &'static str,
    password_hint: String,
}

/// The address is proved, but this link opens no account.
#[derive(Template)]
#[template(path = "account/link-done.html")]
pub struct LinkDone {
    page: Page,
}

/// The link ran out, was used, or never was.
#[derive(Template)]
#[template(path = "account/link-gone.html")]
pub struct LinkGone {
    page: Page,
    lead: String,
}

impl LinkPage {
    /// The form of a link that works.
    pub fn new(page: Page, form: Form, view: &LinkView) -> Self {
        let (title, lead) = match view.purpose {
            LinkPurpose::ProveEmail => (page.t("link-prove-title"), page.t("link-prove-lead")),
            LinkPurpose::SetPassword => (page.t("link-set-title"), page.t("link-set-lead")),
        };
        let min = i64::try_from(view.password_min).unwrap_or(i64::MAX);
        let password_hint = page.words.with("link-password-hint", &[("min", min.into())]);
        Self { page: page.titled(title).with_form(&form), form, lead, password_hint }
    }
}

impl LinkDone {
    /// The page.
    pub fn new(page: Page) -> Self {
        let title = page.t("link-done-title");
        Self { page: page.titled(title) }
    }
}

impl LinkGone {
    /// The page.
    pub fn new(page: Page) -> Self {
        let title = page.t("link-gone-title");
        let lead = page.words.with("link-gone-lead", &[("hours", LINK_HOURS.into())]);
        Self { page: page.titled(title), lead }
    }
}

/// The page of a link, without any effect.
pub async fn open(
    State(web): State<Web>,
    page: Page,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let form = Form::blank(web.foundation(), page.words);
    Ok(match web.run(move |app| app.link_view(&token)).await? {
        Some(view) => html(&LinkPage::new(page, form, &view)),
        None => gone(page),
    })
}

fn gone(page: Page) -> Response {
    html_with(StatusCode::GONE, &LinkGone::new(page))
}

/// Sets the password and opens the session.
pub async fn consume(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Path((_, token)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let (secret, password) = (token.clone(), SetPassword { password: form.value("password").to_owned() });
    match turn.run(&web, move |app| app.link_use(&secret, &password)).await {
        Ok(used) => Ok(match used.session {
            Some(logged_in) => log_in::welcome(&web, &page, "", &logged_in),
            None => html(&LinkDone::new(page)),
        }),
        Err(error) => {
            form.take(page.words, error)?;
            // A link that has gone meanwhile is told on its own page; anything else is about the password.
            Ok(match web.run(move |app| app.link_view(&token)).await? {
                Some(view) => form.again().html(&LinkPage::new(page, form, &view)),
                None => gone(page),
            })
        }
    }
}
