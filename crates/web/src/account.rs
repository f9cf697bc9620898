//! What people without a session do: apply, follow, fetch and check certificates, log in, use mailed links.

use std::num::NonZeroU32;

use axum::{
    Router,
    middleware::from_fn_with_state,
    response::Redirect,
    routing::{get, post},
};

use crate::{Page, Web, form::FILE_BYTES_MAX, limits, limits::Limit, uploads};

mod apply;
mod certificate;
mod check;
mod follow;
mod link;
mod log_in;
mod reminders;
#[cfg(test)]
pub(crate) mod samples;
mod verify;

/// Looking at codes and links, which are too long to be guessed anyway.
const LOOKS: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// The routes.
pub fn routes(web: &Web) -> Router<Web> {
    let counts = web.limits();
    let writing = |limit: &Limit| from_fn_with_state(limit.clone(), limits::form);
    let looking =
        |name, count| from_fn_with_state(Limit::per_minute(web.foundation(), name, count), limits::looks);
    let apply = Router::new()
        .route("/{lang}/apply", get(apply::open).post(apply::send))
        .route_layer(writing(&counts.apply));
    // Looking at what was typed comes before each application, often more than once.
    let checking = Router::new()
        .route("/{lang}/apply/check", post(apply::check))
        .route_layer(writing(&Limit::per_minute(web.foundation(), "apply-check", LOOKS)));
    let draft =
        Router::new().route("/{lang}/apply/draft", post(apply::keep)).route_layer(writing(&counts.mail));
    let resume = Router::new()
        .route("/{lang}/apply/{token}", get(apply::resume))
        .route_layer(looking("apply-link", LOOKS));
    let follow = Router::new()
        .route("/{lang}/status", get(follow::open).post(follow::show))
        .route_layer(writing(&counts.status));
    let mail = Router::new()
        .route("/{lang}/status/link", post(follow::mail_link))
        .route("/{lang}/forgot", get(log_in::forgot).post(log_in::mail_link))
        .route_layer(writing(&counts.mail));
    let certificate = Router::new()
        .route("/{lang}/certificate", get(certificate::open).post(certificate::fetch))
        .route_layer(writing(&counts.certificate));
    let verify =
        Router::new().route("/{lang}/verify/{code}", get(verify::show)).route_layer(looking("verify", LOOKS));
    let card = Router::new()
        .route("/{lang}/verify", uploads::accept(get(verify::open).post(verify::check), FILE_BYTES_MAX))
        .route_layer(from_fn_with_state(
            Limit::per_minute(web.foundation(), "verify-card", LOOKS),
            limits::form,
        ));
    let link = Router::new()
        .route("/{lang}/link/{token}", get(link::open).post(link::consume))
        .route_layer(writing(&counts.link))
        .route_layer(looking("link", LOOKS));
    // No count of tries: mail programs press it for many readers from few addresses, and the code cannot be guessed.
    let reminders = Router::new()
        .route("/{lang}/reminders/{code}", get(reminders::open).post(reminders::choose))
        .route_layer(looking("reminders", LOOKS));
    let log_in = Router::new()
        .route("/{lang}/log-in", get(log_in::open).post(log_in::enter))
        .route("/{lang}/log-in/code", get(log_in::code).post(log_in::check))
        .route("/{lang}/log-in/factor", get(log_in::factor).post(log_in::enrol))
        .route_layer(writing(&counts.log_in));
    Router::new()
        .route("/{lang}/check", get(check::open).post(check::answer))
        .route("/{lang}/apply/edit", post(apply::edit))
        .route("/{lang}/apply/kept", get(apply::kept))
        .route("/{lang}/apply/done", get(apply::done))
        .route("/{lang}/application", get(to_status))
        .route("/{lang}/space", get(log_in::space))
        .route("/{lang}/log-out", post(log_in::log_out))
        .route("/{lang}/log-out-everywhere", post(log_in::log_out_everywhere))
        .merge(apply)
        .merge(checking)
        .merge(draft)
        .merge(resume)
        .merge(follow)
        .merge(mail)
        .merge(certificate)
        .merge(verify)
        .merge(card)
        .merge(link)
        .merge(reminders)
        .merge(log_in)
}

/// The address that mails about an application carry.
async fn to_status(page: Page) -> Redirect {
    Redirect::to(&page.link("status"))
}
