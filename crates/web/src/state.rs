//! What every handler of the application can ask for: the use cases, run off the async threads, and the foundation.

use std::sync::Arc;

use amoe_app::{App, AppError};
use axum::extract::FromRef;
use tokio::sync::Semaphore;

use crate::{Foundation, limits::Limits};

/// The state of the routes.
#[derive(Clone)]
pub struct Web {
    app: App,
    foundation: Foundation,
    limits: Limits,
    gate: Arc<Semaphore>,
}

impl Web {
    /// The use cases on a foundation; at most `blocking` of them run at once.
    pub fn new(app: App, foundation: Foundation, blocking: usize) -> Self {
        let limits = Limits::new(&foundation);
        Self { app, foundation, limits, gate: Arc::new(Semaphore::new(blocking)) }
    }

    /// For what does not wait: settings, the rulebook.
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// What every route stands on.
    pub const fn foundation(&self) -> &Foundation {
        &self.foundation
    }

    /// The counts that pages and API share.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Runs a use case where it may wait for the database. The gate keeps a flood of requests from becoming a flood of
    /// threads.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let fault = |context| {
            move |source: Box<dyn std::error::Error + Send + Sync>| AppError::Fault { context, source }
        };
        let pass = Arc::clone(&self.gate).acquire_owned().await.map_err(|e| fault("gate")(e.into()))?;
        let app = self.app.clone();
        tokio::task::spawn_blocking(move || {
            let _pass = pass;
            work(&app)
        })
        .await
        .map_err(|e| fault("use case")(e.into()))?
    }
}

impl FromRef<Web> for Foundation {
    fn from_ref(web: &Web) -> Self {
        web.foundation.clone()
    }
}
