//! Between the answers of use cases and what the reader sees: refusals become messages at their fields, denials "not
//! found", faults the error page. Logged once, here.

use amoe_app::AppError;
use amoe_domain::{Denied, Refusal};
use amoe_texts::{Arg, Words};

use crate::{ErrorPage, Form};

/// A refusal in words: `refusal-{code}`, or `malformed-{what}` for a text that has not its form.
pub fn refusal_text(words: Words, refusal: &Refusal) -> String {
    let args: Vec<(&str, Arg<'_>)> =
        refusal.facts.iter().map(|(name, value)| (name.as_str(), fact(words, name, value))).collect();
    if refusal.code.starts_with("malformed-") {
        words.with(&refusal.code, &args)
    } else if refusal.code == "not-now" {
        words.t("refusal-not-now").to_owned()
    } else {
        words.with(&format!("refusal-{}", refusal.code), &args)
    }
}

/// A fact as the sentence takes it: counts, days, and columns of lists by the names that people know.
fn fact<'a>(words: Words, name: &str, value: &'a str) -> Arg<'a> {
    if name == "columns" {
        let columns: Vec<_> = value.split(' ').map(|column| words.named("list-column", column)).collect();
        return words.list(&columns).into();
    }
    if let Ok(count) = value.parse::<i64>() {
        return count.into();
    }
    amoe_base::date::parse_iso(value).map_or_else(|| value.into(), Arg::from)
}

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

#[cfg(test)]
mod tests {
    use amoe_base::Lang;
    use amoe_texts::Texts;

    use super::*;

    #[test]
    fn facts_are_told_as_people_say_them() {
        let words = Texts::builtin().in_lang(Lang::Fr);
        let told = |refusal: &Refusal| refusal_text(words, refusal);
        let columns = Refusal::new("sheet-columns-missing").fact("columns", "student_number birth_date");
        assert!(told(&columns).contains("Code Massar ou CNE et Date de naissance"), "{}", told(&columns));
        let day = Refusal::new("day-to-come").fact("today", "2026-10-14");
        assert!(told(&day).contains("14 octobre 2026"), "{}", told(&day));
        let short = Refusal::new("password-short").fact("min", 15);
        assert!(told(&short).contains("15 caractères"), "{}", told(&short));
    }
}
