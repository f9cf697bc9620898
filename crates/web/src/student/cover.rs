//! Cover, certificate, personal data, and what the student changes herself: bank account, language of letters.

use amoe_app::student::StudentHome;
use amoe_base::Lang;
use amoe_domain::{CertificateId, cover::Cover, ending::EndingStatus};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};

use super::{Insured, ending::EndingShown, go, read, under_home};
use crate::{
    ErrorPage, Flash, Form, Page, Sent, Typed, Web, file, html,
    parts::{Choice, Fact},
    refused,
};

/// The page.
#[derive(Template)]
#[template(path = "student/cover.html")]
pub struct CoverPage {
    /// The layout's part.
    pub page: Page,
    /// What the use case found.
    pub home: StudentHome,
    /// The institution of today's cover.
    pub institution: String,
    /// The end that is to come, or the last there was.
    pub ending: Option<EndingShown>,
    /// She may ask for the end of her cover.
    pub may_cancel: bool,
    /// Who she is, as the fund knows her.
    pub facts: Vec<Fact>,
    /// The bank account.
    pub rib: Form,
    /// The language of letters.
    pub language: Form,
    /// The languages.
    pub languages: Vec<Choice>,
}

impl CoverPage {
    /// Does it hold today?
    pub fn is_now(&self, cover: &Cover) -> bool {
        cover.holds_on(self.home.today)
    }

    /// Do its days lie ahead?
    pub fn is_to_come(&self, cover: &Cover) -> bool {
        self.home.today < cover.period.from
    }
}

/// Shows it.
pub async fn show(page: Page, who: Insured, State(web): State<Web>) -> Result<Response, ErrorPage> {
    let rib = Form::blank(page.foundation(), page.words);
    Ok(html(&cover_page(page, &who, &web, rib).await?))
}

/// Changes the bank account; an empty field takes it away.
pub async fn rib(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let seen = read(typed.get("seen"))?;
    let (text, actor) = (typed.get("rib").to_owned(), who.actor.clone());
    match web.run(move |app| app.student_rib(&actor, seen, &text)).await {
        Ok(_) => Ok((Flash("student-rib"), go(&page, "student/cover")).into_response()),
        Err(error) => {
            let mut form = Form::sent(typed, page.words);
            form.take(page.words, error)?;
            Ok(refused(&cover_page(page, &who, &web, form).await?))
        }
    }
}

/// Changes the language of letters.
pub async fn language(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let lang: Lang = read(typed.get("language"))?;
    web.run(move |app| app.student_lang(&who.actor, lang)).await?;
    Ok((Flash("student-language"), go(&page, "student/cover")).into_response())
}

/// The certificate as PDF.
pub async fn certificate(
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: CertificateId = read(&id)?;
    Ok(file::inline(web.run(move |app| app.certificate_pdf(&who.actor, id)).await?))
}

/// The certificate as a card for the purse.
pub async fn card(
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: CertificateId = read(&id)?;
    Ok(file::inline(web.run(move |app| app.certificate_card(&who.actor, id)).await?))
}

/// The certificate as a file for the wallet of a phone.
pub async fn health_card(
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: CertificateId = read(&id)?;
    Ok(file::attachment(web.run(move |app| app.certificate_health_card(&who.actor, id)).await?))
}

async fn cover_page(page: Page, who: &Insured, web: &Web, rib: Form) -> Result<CoverPage, ErrorPage> {
    let actor = who.actor.clone();
    let home = web.run(move |app| app.student_home(&actor)).await?;
    let known: Typed = [("language", home.student.lang.as_str())].into_iter().collect();
    let title = page.t("student-nav-cover");
    Ok(CoverPage {
        institution: home.institution.as_ref().map(|i| i.name.get(page.lang).to_owned()).unwrap_or_default(),
        ending: EndingShown::of(&page, &home),
        may_cancel: home.cover.is_some()
            && home.ending.as_ref().is_none_or(|(it, _)| it.status() != EndingStatus::Pending),
        facts: facts(&page, &home),
        language: Form::filled(page.foundation(), page.words, known),
        languages: Lang::ALL.iter().map(|l| Choice::new(l.as_str(), l.own_name())).collect(),
        page: under_home(page).titled(title).with_form(&rib),
        home,
        rib,
    })
}

fn facts(page: &Page, home: &StudentHome) -> Vec<Fact> {
    let (words, personal) = (page.words, &home.student.personal);
    let massar = personal.number.as_str().starts_with(|c: char| c.is_ascii_alphabetic());
    let mut facts = vec![
        Fact::new(page.t("student-fact-name"), personal.name.in_lang(page.lang)),
        Fact::id(words.named("identity-kind", personal.identity.kind.as_str()), &personal.identity.number),
        Fact::id(page.t(if massar { "massar-code" } else { "cne-number" }), personal.number.as_str()),
        Fact::new(page.t("student-fact-birth"), words.birth_date(personal.birth)),
        Fact::new(page.t("student-fact-address"), &personal.address),
        Fact::new(page.t("student-fact-email"), personal.email.as_str()),
    ];
    if let Some(phone) = &personal.phone {
        facts.push(Fact::id(page.t("student-fact-phone"), phone.as_str()));
    }
    facts
}
