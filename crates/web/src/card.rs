//! What programs that check health cards fetch: the published keys and the lists of revoked cards, where the framework
//! looks for them. Anyone may, from any site; nothing in them is about a person.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;

use crate::{ErrorPage, Web};

/// How long what was fetched may be kept: a new key is published this long before somebody misses it.
const KEEP: &str = "public, max-age=300";

/// The routes; without a session, which nobody needs here.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/.well-known/jwks.json", get(keys))
        .route("/.well-known/crl/{file}", get(revocations))
}

async fn keys(State(web): State<Web>) -> Result<Response, ErrorPage> {
    let keys = web.run(amoe_app::App::card_keys).await?;
    Ok(public(&keys))
}

async fn revocations(State(web): State<Web>, Path(file): Path<String>) -> Result<Response, ErrorPage> {
    let kid = file.strip_suffix(".json").ok_or(ErrorPage::NotFound)?.to_owned();
    let list = web.run(move |app| app.card_revocations(&kid)).await?.ok_or(ErrorPage::NotFound)?;
    Ok(public(&list))
}

/// For everyone, on every site.
fn public(what: &impl Serialize) -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEEP)),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    (headers, Json(what)).into_response()
}
