//! What every letter to a student has: the fund's head, the day, the address in the window, the code that leads to its page.

use amoe_base::{Date, Lang};
use amoe_documents::{
    PersonName,
    decision_letter::{Addressee, DecisionLetter, Outcome},
};
use amoe_domain::person::Personal;

use crate::{App, certificate::letterhead};

impl App {
    /// A letter without its content. `path`, after `/{lang}/`, is where its code leads.
    pub(crate) fn letter(
        &self,
        lang: Lang,
        to: &Personal,
        reference: String,
        issued: Date,
        path: &str,
    ) -> DecisionLetter {
        let words = Self::words(lang);
        let date = words.date(issued);
        let town = self.settings().fund.town.get(lang);
        DecisionLetter {
            lang,
            issued,
            issued_on: words
                .with("letter-place-date", &[("place", town.into()), ("date", date.as_str().into())]),
            fund: letterhead(self.settings()),
            to: Addressee {
                name: PersonName::new(to.name.latin(), to.name.arabic()),
                lines: to.address.lines().map(str::to_owned).collect(),
            },
            outcome: Outcome::Accepted,
            title: String::new(),
            amount: String::new(),
            summary: Vec::new(),
            unit: words.t("currency").to_owned(),
            lines: Vec::new(),
            totals: None,
            sections: Vec::new(),
            verify_url: format!("{}/{lang}/{path}", self.settings().public_url),
            verify_code: reference.clone(),
            reference,
        }
    }
}
