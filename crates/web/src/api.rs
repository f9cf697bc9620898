//! The JSON API, `/api/v1`, with its OpenAPI document.

use axum::Router;

use crate::Web;

/// The routes.
pub fn routes(_: &Web) -> Router<Web> {
    Router::new()
}
