//! Routes that take files: how much they take, and how long. A photograph over a village's mobile network needs minutes,
//! which no other answer does; so the general limit of time stands around every route, and only what is mounted by
//! [`accept`] may go beyond it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    extract::{DefaultBodyLimit, Request, State},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};

use crate::{ErrorPage, Foundation};

/// A file may take so long on its way: 10 MB at 17 KB a second.
pub const UPLOAD_SECONDS_MAX: u64 = 600;
/// After the general limit of time it must have come at this pace on the average, so that nobody holds a request open
/// by sending a byte now and then.
const BYTES_PER_SECOND_MIN: u64 = 4 * 1024;
/// What a form carries beside its files.
const FIELDS_BYTES_MAX: usize = 64 * 1024;

/// Told by a route to the limit around it: this request may take longer.
#[derive(Debug, Clone, Default)]
struct Patience(Arc<AtomicBool>);

/// Marks a route that takes files of so many bytes in all.
pub fn accept<S: Clone + Send + Sync + 'static>(route: MethodRouter<S>, bytes_max: usize) -> MethodRouter<S> {
    route.layer(body_limit(bytes_max)).layer(from_fn(patiently))
}

/// Its two layers, for routers of other kinds: so much in all …
pub fn body_limit(bytes_max: usize) -> DefaultBodyLimit {
    DefaultBodyLimit::max(bytes_max + FIELDS_BYTES_MAX)
}

/// … and longer than other routes.
pub async fn patiently(request: Request, next: Next) -> Response {
    if let Some(patience) = request.extensions().get::<Patience>() {
        patience.0.store(true, Ordering::Relaxed);
    }
    next.run(request).await
}

/// The limit of time around all routes.
pub async fn limit_time(State(foundation): State<Foundation>, mut request: Request, next: Next) -> Response {
    let patience = Patience::default();
    request.extensions_mut().insert(patience.clone());
    let mut answer = std::pin::pin!(next.run(request));
    let general = foundation.timeout();
    if let Ok(response) = tokio::time::timeout(general, &mut answer).await {
        return response;
    }
    let further = Duration::from_secs(UPLOAD_SECONDS_MAX).saturating_sub(general);
    if patience.0.load(Ordering::Relaxed)
        && let Ok(response) = tokio::time::timeout(further, answer).await
    {
        return response;
    }
    ErrorPage::TooSlow.into_response()
}

/// How fast the files of a form come in.
pub(crate) struct Pace {
    begun: Instant,
    grace: Duration,
    bytes: u64,
}

impl Pace {
    /// Nothing has come yet; for so long nothing is asked.
    pub(crate) fn new(grace: Duration) -> Self {
        Self { begun: Instant::now(), grace, bytes: 0 }
    }

    /// So much more has come.
    pub(crate) fn came(&mut self, bytes: usize) -> Result<(), ErrorPage> {
        self.bytes += u64::try_from(bytes).unwrap_or(u64::MAX);
        let took = self.begun.elapsed();
        let is_slow = took > self.grace && self.bytes / took.as_secs().max(1) < BYTES_PER_SECOND_MIN;
        if is_slow { Err(ErrorPage::TooSlow) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trickle_is_cut_off_after_its_grace() {
        let mut pace = Pace::new(Duration::from_secs(30));
        assert_eq!(pace.came(1), Ok(()));
        let Some(earlier) = Instant::now().checked_sub(Duration::from_secs(31)) else {
            panic!("the machine has just started");
        };
        pace.begun = earlier;
        assert_eq!(pace.came(1), Err(ErrorPage::TooSlow));
        assert_eq!(pace.came(31 * 4096), Ok(()));
    }
}
