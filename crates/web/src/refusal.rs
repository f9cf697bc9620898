//! Between the answers of use cases and what the reader sees: refusals become messages at their fields, denials "not
//! found", faults the error page. Logged once, here.

use amoe_app::AppError;
use amoe_domain::{Denied, Refusal};
use amoe_texts::{Arg, Words};

use crate::{ErrorPage, Form};

/// A refusal in words: `refusal-{code}`, or `malformed-{what}` for a text that has not its form.
pub fn refusal_text(words: Words, refusal: &Refusal) -> String {
    let args: Vec<(&str, Arg<'_>)> = refusal
        .facts
        .iter()
        .map(|(name, value)| {
            (name.as_str(), value.parse::<i64>().map_or_else(|_| Arg::from(value.as_str()), Arg::from))
        })
        .collect();
    if refusal.code.starts_with("malformed-") {
        words.with(&refusal.code, &args)
    } else if refusal.code == "not-now" {
        words.t("refusal-not-now").to_owned()
    } else {
        words.with(&format!("refusal-{}", refusal.code), &args)
    }
}

impl Form {
    /// Puts the refusals of a use case at their fields, so that the form can be shown again with everything typed.
    /// Gives back what is no refusal. A stale version is told above the form.
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
