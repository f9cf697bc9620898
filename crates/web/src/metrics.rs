//! How the server is doing: `/metrics`, `/healthz`, `/readyz`, and one log line per request.
//!
//! Neither the counts nor the log lines carry paths: only the route's pattern (`/{lang}/student/claims/{id}`), so that
//! no id, name or token gets into them.

use std::{
    fmt::Write as _,
    future::Future,
    net::IpAddr,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};
use tracing::Instrument as _;
use uuid::Uuid;

use crate::{ErrorPage, Foundation, security::client_address};

/// Upper edges of the latency buckets, in seconds, around the promise of 25 ms.
const BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

/// The counts, shared by all requests.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Mutex<Registry>>,
    requests: Family<RequestLabels, Counter>,
    latency: Family<RouteLabels, Histogram>,
}

impl Default for Metrics {
    fn default() -> Self {
        let requests = Family::default();
        let latency = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        let mut registry = Registry::with_prefix("amoe");
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_seconds", "Time to answer", latency.clone());
        Self { registry: Arc::new(Mutex::new(registry)), requests, latency }
    }
}

impl Metrics {
    /// Adds a measure of another part of the program.
    pub fn register(&self, add: impl FnOnce(&mut Registry)) {
        add(&mut self.registry.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        prometheus_client::encoding::text::encode(&mut text, &registry)?;
        Ok(text)
    }
}

/// The number of a request, in its log line, its answer and on a page that says something broke.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(Uuid);

impl std::fmt::Display for RequestId {
    /// Twelve characters are enough to find a line and to read aloud.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.as_bytes()[..6].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Numbers, times, counts and logs each request.
pub async fn observe(State(foundation): State<Foundation>, mut request: Request, next: Next) -> Response {
    let id = RequestId(foundation.env().uuid());
    request.extensions_mut().insert(id);
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let span = tracing::info_span!("request", %id, %method, route);
    let start = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = start.elapsed();
    let status = response.status().as_u16();
    let metrics = foundation.metrics();
    metrics.latency.get_or_create(&RouteLabels { route: route.clone() }).observe(took.as_secs_f64());
    metrics.requests.get_or_create(&RequestLabels { method: method.to_string(), route, status }).inc();
    span.in_scope(|| {
        tracing::info!(status, micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX), "answered");
    });
    let mut shown = String::new();
    // Writing into a text cannot fail.
    let _ = write!(shown, "{id}");
    if let Ok(value) = HeaderValue::from_str(&shown) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// What readiness asks: the database answers, the rulebook is loaded. The text of an error goes to the log only.
pub type Ready = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), String>> + Send>> + Send + Sync>;

/// `/healthz` (the process lives), `/readyz` (it can serve), `/metrics` (for this machine or a trusted proxy only).
pub fn routes<S: Clone + Send + Sync + 'static>(foundation: &Foundation, ready: Ready) -> Router<S> {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(move || readiness(ready.clone())))
        .route("/metrics", get(expose).with_state(foundation.clone()))
}

async fn readiness(ready: Ready) -> Response {
    match ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}

async fn expose(State(foundation): State<Foundation>, request: Request) -> Response {
    if !client_address(&foundation, &request).is_some_and(is_near) {
        return ErrorPage::NotFound.into_response();
    }
    match foundation.metrics().text() {
        Ok(text) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(_) => ErrorPage::Broken.into_response(),
    }
}

/// This machine or a private network: whoever watches the server stands there.
fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
    }
}
