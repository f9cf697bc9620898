//! The accounts of staff.

use amoe_app::staff::StaffAccount;
use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use super::space::Space;
use crate::{ErrorPage, Member, Page, Web, html};

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/admin", get(accounts))
}

/// The list of accounts.
#[derive(Template)]
#[template(path = "desk/accounts.html")]
pub(super) struct Accounts {
    pub(super) page: Page,
    pub(super) accounts: Vec<StaffAccount>,
}

async fn accounts(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Admin.enter(&web, page, &member).await?;
    let accounts = web.run(move |app| app.staff(&member.actor)).await?;
    let title = page.t("desk-nav-accounts");
    Ok(html(&Accounts { page: page.titled(title), accounts }))
}
