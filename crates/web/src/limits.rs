//! Rate limits in this process, by client address, on the routes that can be tried at random: log-in, status,
//! certificate, verification. Several servers each keep their own count: the limit is then per server, which is meant.
//!
//! A campus shares one address. Where a try can be right or wrong (passwords, the three fields, mailed links), only wrong
//! ones count, so that a hundred students who log in at once do not lock each other out; each try is counted before it is
//! looked at, so that tries side by side are all counted, and given back when it was right. Where every request costs
//! something (an application, a mail), each one counts.
//!
//! ```text
//! .route_layer(from_fn_with_state(Limit::per_minute(&foundation, "mail", nonzero), limits::form))
//! async fn send(turn: Turn, …) { match turn.run(&web, move |app| …).await { … Err(error) => form.take(words, error)? … } }
//! ```

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use amoe_app::{App, AppError};
use amoe_base::Timestamp;
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Method, StatusCode, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;

use crate::{ErrorPage, Foundation, Web, security::client_address};

/// Handing in a form, per minute and address: a campus shares one address, a script does not get far.
const FORMS: NonZeroU32 = NonZeroU32::new(20).unwrap();
/// Trying passwords and codes.
const SECRETS: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// From here on the addresses that are calm again are looked for and forgotten, so that a scan does not fill the memory.
const ADDRESSES: usize = 10_000;

/// The counts of what can be tried at random. The pages and the API do the same things and share them.
#[derive(Clone)]
pub struct Limits {
    /// Applying: every one counts.
    pub apply: Limit,
    /// Asking for a mailed link: every one counts.
    pub mail: Limit,
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
            mail: limit("mail", FORMS),
            status: limit("status", FORMS).of_wrong_tries(),
            certificate: limit("certificate", FORMS).of_wrong_tries(),
            link: limit("link", FORMS).of_wrong_tries(),
            log_in: limit("log-in", SECRETS).of_wrong_tries(),
        }
    }
}

/// The count of one route.
#[derive(Clone)]
pub struct Limit {
    name: &'static str,
    /// When each address will be as calm as one that was never seen. A try moves that by a step, and may not move it
    /// beyond a minute from now.
    calm_at: Arc<Mutex<HashMap<IpAddr, Timestamp>>>,
    step: SignedDuration,
    wrong_only: bool,
    foundation: Foundation,
}

/// What the steps of an address may add up to.
const WINDOW: SignedDuration = SignedDuration::from_mins(1);

impl Limit {
    /// So many writing requests per minute and client address, as many at once.
    pub fn per_minute(foundation: &Foundation, name: &'static str, count: NonZeroU32) -> Self {
        let step = WINDOW / i32::try_from(count.get()).unwrap_or(i32::MAX);
        Self { name, calm_at: Arc::default(), step, wrong_only: false, foundation: foundation.clone() }
    }

    /// Counts only what was refused.
    #[must_use]
    pub fn of_wrong_tries(self) -> Self {
        Self { wrong_only: true, ..self }
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<IpAddr, Timestamp>> {
        self.calm_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a try; the seconds to wait when there were too many.
    fn begin(&self, address: IpAddr) -> Result<(), u64> {
        let now = self.foundation.env().now();
        let at = |from: Timestamp, by| from.checked_add(by).unwrap_or(Timestamp::MAX);
        let full = at(now, WINDOW);
        let mut counts = self.counts();
        if counts.len() > ADDRESSES {
            counts.retain(|_, calm| *calm > now);
        }
        let calm = counts.entry(network(address)).or_insert(now);
        // A clock that was set back must not lock anybody out for longer than a minute.
        let next = at((*calm).clamp(now, full), self.step);
        if next > full {
            tracing::warn!(limit = self.name, "too many requests from one address");
            return Err(next.duration_since(full).as_secs().unsigned_abs() + 1);
        }
        *calm = next;
        Ok(())
    }

    /// A try has been answered: a right one is given back where only wrong ones count.
    fn end(&self, address: IpAddr, status: StatusCode) {
        if self.wrong_only
            && (status.is_success() || status.is_redirection())
            && let Some(calm) = self.counts().get_mut(&network(address))
        {
            *calm = calm.checked_sub(self.step).unwrap_or(*calm);
        }
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

/// Looking is free. A machine without an address (a test's one-shot request) is not counted.
fn counted(limit: &Limit, request: &Request) -> Option<IpAddr> {
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    if looks { None } else { client_address(&limit.foundation, request) }
}

async fn answer(limit: &Limit, address: IpAddr, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    limit.end(address, response.status());
    response
}

/// The middleware of what holds nothing typed (the API): `axum::middleware::from_fn_with_state(limit, limits::apply)`.
pub async fn apply(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    let Some(address) = counted(&limit, &request) else { return next.run(request).await };
    match limit.begin(address) {
        Err(seconds) => ErrorPage::TooMany(seconds).into_response(),
        Ok(()) => answer(&limit, address, request, next).await,
    }
}

/// The middleware of pages with a form: the handler asks its [`Turn`] and gives the form again with everything typed.
pub async fn form(State(limit): State<Limit>, mut request: Request, next: Next) -> Response {
    let Some(address) = counted(&limit, &request) else {
        request.extensions_mut().insert(Turn(None));
        return next.run(request).await;
    };
    match limit.begin(address) {
        Err(seconds) => {
            request.extensions_mut().insert(Turn(Some(seconds)));
            let response = next.run(request).await;
            // A handler that did not ask must not give away what came of the try.
            if response.status() == StatusCode::TOO_MANY_REQUESTS {
                response
            } else {
                ErrorPage::TooMany(seconds).into_response()
            }
        }
        Ok(()) => {
            request.extensions_mut().insert(Turn(None));
            answer(&limit, address, request, next).await
        }
    }
}

/// The middleware of addresses whose looking is what can be tried at random: codes, mailed links.
pub async fn looks(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    match client_address(&limit.foundation, &request).map(|address| limit.begin(address)) {
        Some(Err(seconds)) => ErrorPage::TooMany(seconds).into_response(),
        Some(Ok(())) | None => next.run(request).await,
    }
}

/// Whether this request may try, or how many seconds it has to wait. Routes of [`form`] have it.
#[derive(Debug, Clone, Copy)]
pub struct Turn(Option<u64>);

impl Turn {
    /// Runs a use case if it may, so that too many tries are told like any other refusal (`Form::take`).
    pub async fn run<T: Send + 'static>(
        self,
        web: &Web,
        work: impl FnOnce(&App) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        match self.0 {
            Some(seconds) => Err(AppError::TooMany { seconds }),
            None => web.run(work).await,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Turn {
    type Rejection = ErrorPage;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ErrorPage> {
        parts.extensions.get::<Self>().copied().ok_or(ErrorPage::Broken)
    }
}
