//! Rate limits in this process, by client address, on the routes that can be tried at random: log-in, status,
//! certificate, verification. Several servers each keep their own count: the limit is then per server, which is meant.
//!
//! ```text
//! .route_layer(from_fn_with_state(Limit::per_minute(&foundation, "status", nonzero), limits::apply))
//! ```

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::Arc,
};

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _, clock::DefaultClock};

use crate::{ErrorPage, Foundation, security::client_address};

/// Handing in a form, per minute and address: a campus shares one address, a script does not get far.
const FORMS: NonZeroU32 = NonZeroU32::new(20).unwrap();
/// Trying passwords and codes.
const SECRETS: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// The counts of what can be tried at random. The pages and the API do the same things and share them.
#[derive(Clone)]
pub struct Limits {
    /// Applying.
    pub apply: Limit,
    /// Following an application by three fields.
    pub status: Limit,
    /// Fetching a certificate by three fields.
    pub certificate: Limit,
    /// Mailed links.
    pub link: Limit,
    /// Passwords and codes of the second factor. Names are counted too, whatever the address: `amoe_app::tries`.
    pub log_in: Limit,
}

impl Limits {
    /// All at nought.
    pub fn new(foundation: &Foundation) -> Self {
        let limit = |name, count| Limit::per_minute(foundation, name, count);
        Self {
            apply: limit("apply", FORMS),
            status: limit("status", FORMS),
            certificate: limit("certificate", FORMS),
            link: limit("link", FORMS),
            log_in: limit("log-in", SECRETS),
        }
    }
}

/// The count of one route.
#[derive(Clone)]
pub struct Limit {
    name: &'static str,
    per_address: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    foundation: Foundation,
}

impl Limit {
    /// So many writing requests per minute and client address, as many at once.
    pub fn per_minute(foundation: &Foundation, name: &'static str, count: NonZeroU32) -> Self {
        let per_address = Arc::new(RateLimiter::keyed(Quota::per_minute(count)));
        Self { name, per_address, foundation: foundation.clone() }
    }

    fn check(&self, address: IpAddr) -> Result<(), ErrorPage> {
        // Old addresses are forgotten now and then, so that a scan over many does not fill the memory.
        if self.per_address.len() > 10_000 {
            self.per_address.retain_recent();
        }
        self.per_address.check_key(&network(address)).map_err(|until| {
            tracing::warn!(limit = self.name, "too many requests from one address");
            ErrorPage::TooMany(until.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
        })
    }
}

/// A household or campus gets a /64 of IPv6: one count for all of it.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// The middleware; for `axum::middleware::from_fn_with_state(limit, limits::apply)`.
pub async fn apply(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    // Looking is free.
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    every(State(limit), request, next).await
}

/// The same for addresses whose looking is what can be tried at random: codes, mailed links.
pub async fn every(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    // A machine without an address (a test's one-shot request) is not counted.
    match client_address(&limit.foundation, &request).map(|address| limit.check(address)) {
        Some(Err(error)) => error.into_response(),
        Some(Ok(())) | None => next.run(request).await,
    }
}
