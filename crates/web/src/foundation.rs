//! What every route stands on, and the order of the layers around them.

use std::{sync::Arc, time::Duration};

use amoe_base::Env;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
    csrf::ConfigError,
};

use crate::{ErrorPage, Metrics, cookies, drain, error_page, metrics, security, site::Site, uploads};

/// The settings of the web layer.
#[derive(Debug, Clone)]
pub struct WebSettings {
    /// Browsers reach us over TLS (by our own or a proxy's): secure cookies, HSTS.
    pub tls: bool,
    /// A proxy of ours stands in front and sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Other origins whose forms are accepted; normally none.
    pub trusted_origins: Vec<String>,
    /// How long one answer may take; routes that take files may take longer ([`uploads`]).
    pub timeout: Duration,
    /// How much one request may carry; upload routes set their own ([`uploads::accept`]).
    pub body_bytes_max: usize,
}

impl Default for WebSettings {
    fn default() -> Self {
        Self {
            tls: false,
            behind_proxy: false,
            trusted_origins: Vec::new(),
            timeout: Duration::from_secs(30),
            body_bytes_max: 256 * 1024,
        }
    }
}

/// Site, clock, settings and counts: cheap to clone; the application's state implements `FromRef` to it.
#[derive(Clone)]
pub struct Foundation(Arc<Inner>);

struct Inner {
    site: Site,
    env: Env,
    settings: WebSettings,
    metrics: Metrics,
}

impl Foundation {
    /// Put together at start.
    pub fn new(site: Site, env: Env, settings: WebSettings) -> Self {
        Self(Arc::new(Inner { site, env, settings, metrics: Metrics::default() }))
    }

    /// Who runs the service.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// Clock and randomness.
    pub fn env(&self) -> &Env {
        &self.0.env
    }

    /// The counts.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// Do browsers reach us over TLS?
    pub fn tls(&self) -> bool {
        self.0.settings.tls
    }

    /// How long an answer may take.
    pub fn timeout(&self) -> Duration {
        self.0.settings.timeout
    }

    /// Does a proxy of ours stand in front?
    pub fn behind_proxy(&self) -> bool {
        self.0.settings.behind_proxy
    }

    /// Puts the layers around all routes of the application. From the outside in: count and log, read to the end, compress, protect by
    /// headers, dress errors, catch panics, refuse foreign forms, limit time and size.
    pub fn wrap<S: Clone + Send + Sync + 'static>(
        &self,
        routes: Router<S>,
    ) -> Result<Router<S>, ConfigError> {
        let settings = &self.0.settings;
        // Fonts are compressed already; the rest of the default (pictures, tiny answers) is right.
        let compressible = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
        Ok(routes
            .fallback(|| async { ErrorPage::NotFound })
            .layer(DefaultBodyLimit::max(settings.body_bytes_max))
            .layer(from_fn_with_state(self.clone(), uploads::limit_time))
            .layer(security::csrf(&settings.trusted_origins)?)
            .layer(from_fn(security::trust_bearers))
            .layer(from_fn(cookies::forget_flash))
            .layer(CatchPanicLayer::custom(broken))
            .layer(from_fn_with_state(self.clone(), error_page::dress))
            .layer(from_fn_with_state(self.clone(), security::headers))
            .layer(CompressionLayer::new().compress_when(compressible))
            .layer(from_fn(drain::drain))
            .layer(from_fn_with_state(self.clone(), metrics::observe)))
    }
}

fn broken(panic: Box<dyn std::any::Any + Send>) -> Response {
    // The message of a panic may quote data: only its being there is logged here (the panic hook names the place).
    drop(panic);
    tracing::error!("a handler panicked");
    ErrorPage::Broken.into_response()
}
