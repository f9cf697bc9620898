//! Applying for cover: the form, the answer.

use amoe_app::{application::Apply, claim::breakdown::ReasonText};
use amoe_base::{IdentityKind, Lang, Reference};
use amoe_domain::{
    application::{ApplicationStatus, REFERENCE},
    institution::Institution,
    person::Sex,
};
use amoe_texts::Words;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{Caller, ErrorPage, Form, Page, Sent, Typed, Web, html, limits::Turn, parts::Choice};

/// The form.
#[derive(Template)]
#[template(path = "account/apply.html")]
pub struct ApplyPage {
    page: Page,
    form: Form,
    identity_kinds: Vec<Choice>,
    sexes: Vec<Choice>,
    nationalities: Vec<Choice>,
    institutions: Vec<Choice>,
    covers: Vec<Choice>,
}

/// The answer of the rules, when it is no.
#[derive(Template)]
#[template(path = "account/apply-refused.html")]
pub struct ApplyRefused {
    page: Page,
    reference: String,
    reasons: Vec<ReasonText>,
}

/// The application has arrived.
#[derive(Template)]
#[template(path = "account/apply-done.html")]
pub struct ApplyDone {
    page: Page,
    reference: Reference,
}

/// What the page after the form is told.
#[derive(Deserialize)]
pub struct Arrived {
    #[serde(rename = "ref", default)]
    reference: String,
}

impl ApplyPage {
    /// The form with its lists, in the page's language.
    pub fn new(page: Page, form: Form, institutions: &[Institution]) -> Self {
        let words = page.words;
        let named = |family, value: &str| Choice::new(value, words.named(family, value));
        let mut institutions: Vec<Choice> = institutions
            .iter()
            .map(|i| Choice::new(i.id.to_string(), institution_label(i, page.lang)))
            .collect();
        institutions.sort_by(|a, b| words.compare(&a.label, &b.label));
        let title = page.t("apply-title");
        Self {
            identity_kinds: IdentityKind::ALL.iter().map(|k| named("identity-kind", k.as_str())).collect(),
            sexes: Sex::ALL.iter().map(|s| named("sex", s.as_str())).collect(),
            nationalities: nationalities(words),
            institutions,
            covers: vec![
                Choice::new("yes", words.t("apply-cover-none")),
                Choice::new("no", words.t("apply-cover-other")),
            ],
            page: page.titled(title).with_form(&form),
            form,
        }
    }
}

impl ApplyRefused {
    /// The no, with every reason.
    pub fn new(page: Page, reference: String, reasons: Vec<ReasonText>) -> Self {
        let title = page.t("apply-refused-title");
        Self { page: page.titled(title), reference, reasons }
    }
}

/// The name, with the town where the name does not tell it.
fn institution_label(institution: &Institution, lang: Lang) -> String {
    let (name, city) = (institution.name.get(lang), institution.city.get(lang));
    if name.contains(city) { name.to_owned() } else { format!("{name} – {city}") }
}

/// The countries that have a name in the translations, Morocco first, then in the order of the language.
fn nationalities(words: Words) -> Vec<Choice> {
    let codes = ('A'..='Z').flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")));
    let mut all: Vec<Choice> = codes
        .filter_map(|code| {
            let name = words.find(&format!("country-{code}"))?;
            Some(Choice::new(code, name))
        })
        .collect();
    all.sort_by(|a, b| {
        (a.value != "MA").cmp(&(b.value != "MA")).then_with(|| words.compare(&a.label, &b.label))
    });
    all
}

/// What the fields are called.
const LABELS: &[(&str, &str)] = &[
    ("identity_kind", "apply-identity-kind"),
    ("identity_number", "apply-identity-number"),
    ("student_number", "apply-student-number"),
    ("first_latin", "apply-first-latin"),
    ("last_latin", "apply-last-latin"),
    ("first_arabic", "apply-first-arabic"),
    ("last_arabic", "apply-last-arabic"),
    ("birth", "field-birth"),
    ("sex", "apply-sex"),
    ("nationality", "apply-nationality"),
    ("email", "apply-email"),
    ("phone", "apply-phone"),
    ("address", "apply-address"),
    ("institution", "apply-institution"),
    ("no_other_cover", "apply-cover"),
    ("rib", "apply-rib"),
];

/// What was typed, under the names that the use case knows.
fn read(form: &Form) -> Apply {
    let typed = |name: &str| form.value(name).to_owned();
    Apply {
        identity_kind: typed("identity_kind"),
        identity_number: typed("identity_number"),
        student_number: typed("student_number"),
        first_latin: typed("first_latin"),
        last_latin: typed("last_latin"),
        first_arabic: typed("first_arabic"),
        last_arabic: typed("last_arabic"),
        birth_day: typed("birth-day"),
        birth_month: typed("birth-month"),
        birth_year: typed("birth-year"),
        sex: typed("sex"),
        nationality: typed("nationality"),
        email: typed("email"),
        phone: typed("phone"),
        address: typed("address"),
        institution: typed("institution"),
        no_other_cover: typed("no_other_cover"),
        rib: typed("rib"),
    }
}

/// The form to fill in. Most people have the national card.
pub async fn open(State(web): State<Web>, page: Page, caller: Caller) -> Result<Response, ErrorPage> {
    let typed: Typed = [("identity_kind", IdentityKind::Cin.as_str())].into_iter().collect();
    let form = Form::filled(web.foundation(), page.words, typed);
    let institutions = web.run(move |app| app.institutions(&caller.actor)).await?;
    Ok(html(&ApplyPage::new(page, form, &institutions)))
}

/// Hands it in. A no is shown in this answer, with its reasons; sent again, it is told again and has no other effect.
pub async fn send(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    caller: Caller,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words).labelled(LABELS);
    if form.id.is_nil() {
        return Err(ErrorPage::BadRequest);
    }
    let (apply, id, lang, actor) = (read(&form), form.id.to_string(), page.lang, caller.actor.clone());
    match turn.run(&web, move |app| app.apply(&actor, lang, &apply, &id)).await {
        Ok(applied) if applied.status == ApplicationStatus::Refused => {
            let text = |code: &str| web.app().reason_text(code, "", lang);
            let reasons = applied.eligibility.reasons.iter().map(|r| text(&r.code)).collect();
            Ok(html(&ApplyRefused::new(page, applied.reference, reasons)))
        }
        Ok(applied) => {
            let done = page.link(format!("apply/done?ref={}", applied.reference));
            Ok(Redirect::to(&done).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            let institutions = web.run(move |app| app.institutions(&caller.actor)).await?;
            Ok(form.again().html(&ApplyPage::new(page, form, &institutions)))
        }
    }
}

/// It has arrived: what to quote, and what happens next. It says nothing that is not the same for everyone, for
/// anybody can write this address.
pub async fn done(page: Page, Query(arrived): Query<Arrived>) -> Response {
    match Reference::parse(REFERENCE, &arrived.reference) {
        Some(reference) => html(&ApplyDone::new(page, reference)),
        None => Redirect::to(&page.link("apply")).into_response(),
    }
}

impl ApplyDone {
    /// For this application.
    pub fn new(page: Page, reference: Reference) -> Self {
        let title = page.t("apply-done-title");
        Self { page: page.titled(title), reference }
    }
}
