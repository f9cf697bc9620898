//! What the student keeps of an application: that it arrived, when, and what comes next. Only who may read the application
//! gets it: it carries the name.

use amoe_base::Lang;
use amoe_documents::decision_letter::{DecisionLetter, Section};
use amoe_domain::{Actor, ApplicationId, act::mark, application::Application, institution::Institution};
use amoe_storage::Tx;

use crate::{App, Download, Result, error::Context};

impl App {
    /// The acknowledgement of an application.
    pub fn application_acknowledgement(
        &self,
        actor: &Actor,
        id: ApplicationId,
        lang: Lang,
    ) -> Result<Download> {
        let (application, institution) = self.store().read(|tx: &mut Tx<'_>| {
            let permit = tx.application_load::<mark::Read>(actor, id)?;
            let institution = tx.institution(permit.institution)?;
            Ok::<_, crate::AppError>((permit.open().0, institution))
        })?;
        self.acknowledgement(&application, &institution, lang)
    }

    fn acknowledgement(
        &self,
        application: &Application,
        institution: &Institution,
        lang: Lang,
    ) -> Result<Download> {
        let words = Self::words(lang);
        let issued = self.env().date_of(application.submitted_at);
        let year = application.year.to_string();
        let reference = application.reference.to_string();
        let summary = words.with(
            "acknowledgement-summary",
            &[
                ("year", year.as_str().into()),
                ("on", words.date_time(application.submitted_at, self.env().zone()).as_str().into()),
                ("institution", institution.name.get(lang).into()),
            ],
        );
        let section = |title: &'static str, text: String| Section {
            title: words.t(title).to_owned(),
            paragraphs: vec![text],
        };
        let contact = self.settings().fund.contact();
        let letter = DecisionLetter {
            title: words.t("acknowledgement-title").to_owned(),
            summary: vec![summary],
            sections: vec![
                section("acknowledgement-not-cover-title", words.t("acknowledgement-not-cover").to_owned()),
                section("acknowledgement-follow-title", words.t("acknowledgement-follow").to_owned()),
                section(
                    "acknowledgement-questions-title",
                    words.with("acknowledgement-questions", &[("contact", contact.as_str().into())]),
                ),
            ],
            ..self.letter(lang, &application.personal, reference.clone(), issued, "status")
        };
        let bytes = self.letters().decision_letter(&letter).context("acknowledgement")?;
        let file_name = format!("recepisse-{reference}.pdf");
        Ok(Download { file_name, media_type: "application/pdf".to_owned(), bytes })
    }
}
