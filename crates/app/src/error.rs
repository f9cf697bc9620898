//! How a use case ends when it does not end well: refused (with reasons to show), denied, overtaken, or a fault.

use amoe_base::Malformed;
use amoe_domain::{Denied, Refusal};
use amoe_storage::StorageError;
use thiserror::Error;

/// The result of a use case.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Why a use case did not do what was asked.
#[derive(Debug, Error)]
pub enum AppError {
    /// The domain says no: each refusal has a code, perhaps a field, and facts for its message.
    #[error("refused: {}", codes(.0))]
    Refused(Vec<Refusal>),
    /// The policy says no.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Too many wrong tries under this name; it can be tried again after so many seconds.
    #[error("too many tries")]
    TooMany {
        /// How long to wait.
        seconds: u64,
    },
    /// Somebody else changed the thing meanwhile; nothing was overwritten.
    #[error("changed meanwhile by another")]
    Stale,
    /// Something is broken. Logged once by who answers the request; pages show only that it happened.
    #[error("{context}")]
    Fault {
        /// What was being done.
        context: &'static str,
        /// Why it failed.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

fn codes(refusals: &[Refusal]) -> String {
    refusals.iter().map(|r| r.code.as_str()).collect::<Vec<_>>().join(", ")
}

impl AppError {
    /// A fault, with what was being done.
    pub fn fault(context: &'static str) -> impl FnOnce(Box<dyn std::error::Error + Send + Sync>) -> Self {
        move |source| Self::Fault { context, source }
    }

    /// The refusals, when it is that.
    pub fn refusals(&self) -> &[Refusal] {
        match self {
            Self::Refused(refusals) => refusals,
            _ => &[],
        }
    }
}

/// Adds what was being done to an error that is not ours.
pub(crate) trait Context<T> {
    fn context(self, what: &'static str) -> Result<T>;
}

impl<T, E: std::error::Error + Send + Sync + 'static> Context<T> for std::result::Result<T, E> {
    fn context(self, what: &'static str) -> Result<T> {
        self.map_err(|e| AppError::Fault { context: what, source: Box::new(e) })
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Denied(denied) => Self::Denied(denied),
            StorageError::Stale => Self::Stale,
            other => Self::Fault { context: "storage", source: Box::new(other) },
        }
    }
}

/// A field of a form that is not in its form.
pub(crate) fn malformed(field: &str) -> impl Fn(Malformed) -> Refusal {
    let field = field.to_owned();
    move |m| Refusal::new(&format!("malformed-{}", m.what)).field(&field)
}
