//! The link of a reminder: opening it changes nothing, a button stops the reminders or lets them come again. Mail programs
//! may press the first one for their reader (RFC 8058).

use amoe_app::reminder::ReminderWish;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{ErrorPage, Page, Sent, Web, html};

/// What the holder of the link has chosen.
#[derive(Template)]
#[template(path = "account/reminders.html")]
pub struct Reminders {
    page: Page,
    stopped: bool,
}

impl Reminders {
    /// The page.
    pub fn new(page: Page, wish: &ReminderWish) -> Self {
        let title = page.t("reminders-title");
        Self { page: page.titled(title), stopped: wish.stopped }
    }
}

/// The page.
pub async fn open(
    State(web): State<Web>,
    page: Page,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let wish = web.run(move |app| app.reminder_wish(&code)).await?;
    Ok(html(&Reminders::new(page, &wish)))
}

/// Stops them, or lets them come again.
pub async fn choose(
    State(web): State<Web>,
    page: Page,
    Path((_, code)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let stopped = typed.all("do").next() != Some("resume");
    let asked = code.clone();
    web.run(move |app| app.reminder_set(&asked, stopped)).await?;
    Ok(Redirect::to(&page.link(format!("reminders/{code}"))).into_response())
}
