//! The student's space.

use axum::Router;

use crate::Web;

/// The routes.
pub fn routes(_: &Web) -> Router<Web> {
    Router::new()
}
