//! Between the answers of use cases and what the reader sees: refusals become messages at their fields, denials "not
//! found", faults the error page. Logged once, here.

use amoe_app::{AppError, refusal_text};
use amoe_domain::Denied;
use amoe_texts::Words;

use crate::{ErrorPage, Form};

impl Form {
    /// Puts the refusals of a use case at their fields, so that the form can be shown again with everything typed.
    /// Gives back what is no refusal. A stale version and too many tries are told above the form.
    pub fn take(&mut self, words: Words, error: AppError) -> Result<(), ErrorPage> {
        match error {
            AppError::Refused(refusals) => {
                for refusal in &refusals {
                    self.refuse(refusal.field.as_deref().unwrap_or(""), refusal_text(words, refusal));
                }
                Ok(())
            }
            AppError::Stale => {
                self.refuse("", words.t("refusal-stale"));
                Ok(())
            }
            AppError::TooMany { seconds } => {
                self.wait = Some(seconds);
                let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX);
                self.refuse_with("", "refusal-too-many", &[("minutes", minutes.into())]);
                Ok(())
            }
            other => Err(other.into()),
        }
    }
}

impl From<AppError> for ErrorPage {
    fn from(error: AppError) -> Self {
        match error {
            // What one may not do looks like what is not there; the buttons never offered it.
            AppError::Denied(Denied::NotFound | Denied::NotAllowed) => Self::NotFound,
            AppError::Refused(_) | AppError::Stale => Self::Stale,
            AppError::TooMany { seconds } => Self::TooMany(seconds),
            AppError::Fault { context, source } => {
                tracing::error!(context, error = %chain(&*source), "fault");
                Self::Broken
            }
        }
    }
}

/// An error with its causes in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
