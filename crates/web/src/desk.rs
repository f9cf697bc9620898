//! The desks: institutions, mailroom, claims, payments, audit, administration.

use axum::Router;

use crate::Web;

/// The routes.
pub fn routes(_: &Web) -> Router<Web> {
    Router::new()
}
