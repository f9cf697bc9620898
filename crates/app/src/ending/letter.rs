//! The letter that confirms the end of a cover, in the student's language, laid out as the letters of decisions are.

use amoe_documents::decision_letter::{DecisionLetter, Outcome, Section};
use amoe_domain::{
    Actor, Denied, EndingId,
    act::mark,
    cover::Cover,
    ending::{Ending, EndingCause, EndingState},
    person::Student,
};
use amoe_storage::Tx;

use super::last_day;
use crate::{App, AppError, Download, Result, error::Context};

impl App {
    /// The letter of an end that has come to pass; before, there is none.
    pub fn ending_letter_pdf(&self, actor: &Actor, id: EndingId) -> Result<Download> {
        let (ending, cover, student, certificate) = self.store().read(|tx: &mut Tx<'_>| {
            let (ending, _) = tx.ending_load::<mark::Download>(actor, id)?.open();
            let system = Actor::SYSTEM;
            let (cover, _) = tx.cover_load::<mark::Read>(&system, ending.cover)?.open();
            let (student, _) = tx.student_load::<mark::Read>(&system, ending.student)?.open();
            let certificate = tx.certificate_revoked_of(ending.cover)?.map(|it| it.to_string());
            Ok::<_, AppError>((ending, cover, student, certificate))
        })?;
        let EndingState::Ended { at } = ending.state else { return Err(Denied::NotFound.into()) };
        let letter = self.ending_letter(&ending, at, &cover, &student, certificate.as_deref());
        let bytes = self.letters().decision_letter(&letter).context("letter of an end")?;
        Ok(Download {
            file_name: format!("fin-de-droits-{}.pdf", ending.reference),
            media_type: "application/pdf".to_owned(),
            bytes,
        })
    }

    fn ending_letter(
        &self,
        ending: &Ending,
        at: amoe_base::Timestamp,
        cover: &Cover,
        student: &Student,
        certificate: Option<&str>,
    ) -> DecisionLetter {
        let lang = ending.lang;
        let words = Self::words(lang);
        let issued = self.env().date_of(at);
        let last = words.date(last_day(ending.ends_on));
        let year = cover.year.to_string();
        let asked = words.date(self.env().date_of(ending.asked_at));
        let facts = match &ending.cause {
            EndingCause::Asked { .. } => words.with("letter-ending-asked", &[("on", asked.as_str().into())]),
            EndingCause::Letter { arrived_on, .. } => {
                words.with("letter-ending-by-letter", &[("on", (*arrived_on).into())])
            }
            EndingCause::Studies { studies, since, .. } => {
                words.with(&format!("letter-ending-studies-{studies}"), &[("since", (*since).into())])
            }
        };
        let end = words
            .with("letter-ending-summary", &[("last", last.as_str().into()), ("year", year.as_str().into())]);
        let paragraph = |key: &str| words.with(key, &[("last", last.as_str().into())]);
        let section = |title: &'static str, paragraphs: Vec<String>| Section {
            title: words.t(title).to_owned(),
            paragraphs,
        };
        let mut follows = vec![paragraph("letter-ending-care")];
        if let Some(number) = certificate {
            follows.push(words.with("letter-ending-certificate", &[("number", number.into())]));
        }
        let contact = self.settings().fund.contact();
        let contact = words.with("letter-appeal", &[("contact", contact.as_str().into())]);
        DecisionLetter {
            outcome: Outcome::Returned,
            title: words.t("letter-ending-title").to_owned(),
            summary: vec![facts, end],
            sections: vec![
                section("letter-ending-follows", follows),
                section("letter-ending-return", vec![words.t("letter-ending-return-text").to_owned()]),
                section("letter-appeal-title", vec![contact]),
            ],
            ..self.letter(lang, &student.personal, ending.reference.to_string(), issued, "student/cover")
        }
    }
}
