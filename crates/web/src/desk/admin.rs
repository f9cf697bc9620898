//! The accounts of staff. No password and no secret leaves this file, only whether there is one.

use amoe_domain::user::User;
use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use super::space::Space;
use crate::{ErrorPage, Member, Page, Web, html};

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/admin", get(accounts))
}

/// An account in the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    /// The institution of an institution officer; empty for others.
    pub(super) institution: String,
    pub(super) active: bool,
    pub(super) has_password: bool,
    pub(super) has_factor: bool,
}

impl Row {
    pub(super) fn of(page: &Page, user: &User, institution: Option<&str>) -> Self {
        Self {
            name: user.name.clone(),
            email: user.email.to_string(),
            role: page.words.named("role", user.role.as_str()).into_owned(),
            institution: institution.unwrap_or_default().to_owned(),
            active: user.active,
            has_password: user.password.is_some(),
            has_factor: user.totp.is_some(),
        }
    }
}

/// The list of accounts.
#[derive(Template)]
#[template(path = "desk/accounts.html")]
pub(super) struct Accounts {
    pub(super) page: Page,
    pub(super) accounts: Vec<Row>,
}

async fn accounts(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Admin.enter(&web, page, &member).await?;
    let (users, institutions) =
        web.run(move |app| Ok((app.users(&member.actor)?, app.institutions(&member.actor)?))).await?;
    let rows = users.iter().map(|user| {
        let institution = institutions.iter().find(|i| Some(i.id) == user.institution);
        Row::of(&page, user, institution.map(|i| i.name.get(page.lang)))
    });
    let (accounts, title) = (rows.collect(), page.t("desk-nav-accounts"));
    Ok(html(&Accounts { page: page.titled(title), accounts }))
}
