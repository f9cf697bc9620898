//! The student's space: am I covered, what waits for me, what was paid. One module per noun: [`home`], [`cover`],
//! [`appeal`], [`claims`] (list and new), [`claim`] (one claim and its steps), [`lines`] and [`papers`] of a draft, [`medicines`]
//! (search), [`payments`]. Whoever is no student finds nothing here.

pub mod appeal;
pub mod claim;
pub mod claims;
pub mod cover;
pub mod home;
pub mod lines;
pub mod medicines;
pub mod papers;
pub mod payments;
#[cfg(test)]
pub mod samples;
#[cfg(test)]
mod tests;

use std::str::FromStr;

use amoe_domain::{Actor, Role};
use axum::{
    Router,
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};

use crate::{ErrorPage, Member, Nav, NavItem, Page, Web, form::FILE_BYTES_MAX, uploads};

/// All files of one sending together, with some room for the fields around them.
const UPLOAD_BYTES_MAX: usize = 3 * FILE_BYTES_MAX;

/// The routes.
pub fn routes(_: &Web) -> Router<Web> {
    let upload = uploads::accept(post(papers::add), UPLOAD_BYTES_MAX);
    let appeal = uploads::accept(post(appeal::send), UPLOAD_BYTES_MAX);
    Router::new()
        .route("/{lang}/student", get(home::show))
        .route("/{lang}/student/cover", get(cover::show))
        .route("/{lang}/student/cover/rib", get(cover::show).post(cover::rib))
        .route("/{lang}/student/cover/language", get(cover::show).post(cover::language))
        .route("/{lang}/student/certificates/{id}", get(cover::certificate))
        .route("/{lang}/student/applications/{id}/appeal", get(appeal::show).merge(appeal))
        .route("/{lang}/student/applications/{id}/papers/{paper}", get(appeal::file))
        .route("/{lang}/student/applications/{id}/acknowledgement", get(appeal::acknowledgement))
        .route("/{lang}/student/certificates/{id}/card", get(cover::card))
        .route("/{lang}/student/certificates/{id}/health-card", get(cover::health_card))
        .route("/{lang}/student/payments", get(payments::show))
        .route("/{lang}/student/medicines", post(medicines::suggest))
        .route("/{lang}/student/claims", get(claims::list))
        .route("/{lang}/student/claims/new", get(claims::new).post(claims::create))
        .route("/{lang}/student/claims/{id}", get(claim::show))
        .route("/{lang}/student/claims/{id}/treatment", get(claim::back).post(claim::treatment))
        .route("/{lang}/student/claims/{id}/prepare", get(claim::back).post(claim::prepare))
        .route("/{lang}/student/claims/{id}/reopen", get(claim::back).post(claim::reopen))
        .route("/{lang}/student/claims/{id}/post", get(claim::back).post(claim::posted))
        .route("/{lang}/student/claims/{id}/withdraw", get(claim::back).post(claim::withdraw))
        .route("/{lang}/student/claims/{id}/sheet", get(claim::sheet))
        .route("/{lang}/student/claims/{id}/letter", get(claim::letter))
        .route("/{lang}/student/claims/{id}/lines", get(claim::back))
        .route("/{lang}/student/claims/{id}/lines/new/{kind}", get(lines::new).post(lines::add))
        .route("/{lang}/student/claims/{id}/lines/{line}", get(lines::open).post(lines::change))
        .route("/{lang}/student/claims/{id}/lines/{line}/remove", get(lines::back).post(lines::remove))
        .route("/{lang}/student/claims/{id}/papers", get(papers::show).merge(upload))
        .route("/{lang}/student/claims/{id}/papers/{paper}", get(papers::file))
        .route("/{lang}/student/claims/{id}/papers/{paper}/remove", get(papers::back).post(papers::remove))
}

/// A student who is logged in.
#[derive(Debug, Clone)]
pub struct Insured {
    /// Who acts.
    pub actor: Actor,
}

impl FromRequestParts<Web> for Insured {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let member = Member::from_request_parts(parts, web).await?;
        if member.actor.role == Role::Student && member.actor.student.is_some() {
            Ok(Self { actor: member.actor })
        } else {
            Err(ErrorPage::NotFound.into_response())
        }
    }
}

/// A page of the space.
pub fn in_space(page: Page) -> Page {
    let items = vec![
        NavItem::new("student", page.t("student-nav-home")),
        NavItem::new("student/cover", page.t("student-nav-cover")),
        NavItem::new("student/claims", page.t("student-nav-claims")),
        NavItem::new("student/payments", page.t("student-nav-payments")),
    ];
    let label = page.t("student-space");
    page.in_space(Nav { label, items, search: None })
}

/// A page below the first one of the space.
pub fn under_home(page: Page) -> Page {
    let home = page.t("student-nav-home");
    in_space(page).under("student", home)
}

/// An id or number in an address; what is none leads nowhere.
pub fn read<T: FromStr>(text: &str) -> Result<T, ErrorPage> {
    text.parse().map_err(|_| ErrorPage::NotFound)
}

/// Leads to a page of the space after a form was done.
pub fn go(page: &Page, path: impl AsRef<str>) -> Redirect {
    Redirect::to(&page.link(path))
}
