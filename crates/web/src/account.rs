//! What people without a session do: apply, follow, fetch and check certificates, log in, use mailed links.

use axum::Router;

use crate::Web;

/// The routes.
pub fn routes(_: &Web) -> Router<Web> {
    Router::new()
}
