//! The first page of a contact agent: what people may be told here, and where it stands.

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use super::space::Space;
use crate::{ErrorPage, Member, Page, Web, html};

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/fund/contact", get(home))
}

/// The page.
#[derive(Template)]
#[template(path = "desk/contact.html")]
pub(super) struct ContactDesk {
    pub(super) page: Page,
}

async fn home(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Contact.enter(&web, page, &member).await?;
    let title = page.t("desk-contact-title");
    Ok(html(&ContactDesk { page: page.titled(title) }))
}
