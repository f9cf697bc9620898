//! The desks: institutions, registration, mailroom, claims, payments, audit, administration. Each noun has its file;
//! `space` says who is at home where and what stands in their bar, `show` holds what several desks show alike.
//!
//! A page with several forms posts each to its own address (so that the language switch keeps its place) with a button
//! named `do`; what is open on it stands in the query. The buttons come from the acts that the use case returned.

mod admin;
mod answers;
mod applications;
mod audit;
mod claim;
mod claim_forms;
mod claim_page;
mod claims;
mod contact;
mod endings;
mod institution;
mod lists;
mod mailroom;
mod other_covers;
mod payments;
mod reminders;
mod roll;
#[cfg(test)]
pub(crate) mod samples;
mod show;
mod space;
mod studies;
#[cfg(test)]
mod tests;

use axum::Router;

use crate::Web;

/// The routes.
pub fn routes(_: &Web) -> Router<Web> {
    Router::new()
        .merge(institution::routes())
        .merge(lists::routes())
        .merge(roll::routes())
        .merge(reminders::routes())
        .merge(applications::routes())
        .merge(studies::routes())
        .merge(answers::routes())
        .merge(other_covers::routes())
        .merge(endings::routes())
        .merge(mailroom::routes())
        .merge(claims::routes())
        .merge(claim::routes())
        .merge(payments::routes())
        .merge(audit::routes())
        .merge(admin::routes())
        .merge(contact::routes())
}
