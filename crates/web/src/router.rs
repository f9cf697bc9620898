//! All routes of the program, in one place; `docs/routes.txt` lists them and a test walks them.

use axum::{Router, middleware::from_fn_with_state};
use tower_http::csrf::ConfigError;

use crate::{Ready, Web, account, api, assets, card, desk, metrics, public, rules, session, student};

/// The whole site.
pub fn router(web: &Web, ready: Ready) -> Result<Router, ConfigError> {
    let pages = Router::new()
        .merge(public::routes())
        .merge(account::routes(web))
        .merge(rules::routes())
        .merge(student::routes(web))
        .merge(desk::routes(web))
        .merge(api::routes(web))
        .layer(from_fn_with_state(web.clone(), session::find))
        .merge(card::routes())
        .merge(assets::routes())
        .merge(metrics::routes(web.foundation(), ready));
    Ok(web.foundation().wrap(pages)?.with_state(web.clone()))
}
