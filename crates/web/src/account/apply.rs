//! Applying for cover: the form, a look at what was typed, putting it aside, the answer.

use amoe_app::{
    application::{Answers, Apply, draft::DAYS_KEPT},
    claim::breakdown::ReasonText,
};
use amoe_base::{IdentityKind, Lang, Reference, Token};
use amoe_domain::{
    application::{ApplicationStatus, REFERENCE},
    institution::Institution,
    person::Sex,
};
use amoe_texts::Words;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    Caller, ErrorPage, Form, Page, Sent, Typed, Web, html, html_with,
    limits::Turn,
    parts::{Choice, Fact},
};

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
    /// She was insured before: what is known is filled in.
    again: bool,
}

/// What was typed, part by part, to be looked at before it is sent.
#[derive(Template)]
#[template(path = "account/apply-check.html")]
pub struct ApplyCheck {
    page: Page,
    form: Form,
    parts: Vec<(&'static str, Vec<Fact>)>,
}

/// It is put aside; the link to it is mailed.
#[derive(Template)]
#[template(path = "account/apply-kept.html")]
pub struct ApplyKept {
    page: Page,
    days: i64,
}

/// It is not kept any more.
#[derive(Template)]
#[template(path = "account/apply-gone.html")]
pub struct ApplyGone {
    page: Page,
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
    pub fn new(page: Page, form: Form, institutions: &[Institution], again: bool) -> Self {
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
            again,
            page: page.titled(title).with_form(&form),
            form,
        }
    }
}

impl ApplyCheck {
    /// What was read, under the headings and labels of the form.
    pub fn new(page: Page, form: Form, answers: &Answers) -> Self {
        let Answers { personal, institution, no_other_cover } = answers;
        let words = page.words;
        let fact = |label: &'static str, value: &str| Fact::new(words.t(label), value);
        let code = |label: &'static str, value: &str| Fact::id(words.t(label), value);
        let worded = |label: &'static str, value: &str| Fact::worded(words.t(label), value);
        let name = &personal.name;
        let mut who = vec![
            Fact::id(
                words.named("identity-kind", personal.identity.kind.as_str()),
                &personal.identity.number,
            ),
            code("apply-student-number", personal.number.as_str()),
            fact("apply-check-name", &name.latin()),
        ];
        if !name.last_arabic.is_empty() || !name.first_arabic.is_empty() {
            who.push(fact("apply-check-name-arabic", &format!("{} {}", name.first_arabic, name.last_arabic)));
        }
        who.extend([
            worded("field-birth", &words.birth_date(personal.birth)),
            worded("apply-sex", &words.named("sex", personal.sex.as_str())),
            worded("apply-nationality", &words.named("country", &personal.nationality)),
        ]);
        let mut reach = vec![code("apply-check-email", personal.email.as_str())];
        reach.extend(personal.phone.as_ref().map(|phone| code("apply-check-phone", phone.as_str())));
        reach.push(fact("apply-address", &personal.address));
        let cover = words.t(if *no_other_cover { "apply-cover-none" } else { "apply-cover-other" });
        let account = match &personal.rib {
            Some(rib) => code("apply-check-rib", rib.as_str()),
            None => worded("apply-check-rib", words.t("apply-check-no-rib")),
        };
        let parts = vec![
            ("apply-who", who),
            ("apply-reach", reach),
            ("apply-studies", vec![fact("apply-institution", &institution_label(institution, page.lang))]),
            ("apply-cover", vec![worded("apply-check-cover", cover)]),
            ("apply-account", vec![account]),
        ];
        let title = page.t("apply-check-title");
        Self { page: page.titled(title), form, parts }
    }

    /// Everything typed, for the form to carry.
    pub fn carried(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = FIELDS.iter().map(|(name, _)| *name).chain([LINK]);
        names.map(|name| (name, self.form.value(name))).filter(|(_, value)| !value.is_empty())
    }
}

impl ApplyKept {
    /// The page.
    pub fn new(page: Page) -> Self {
        let title = page.t("apply-kept-title");
        Self { page: page.titled(title), days: DAYS_KEPT }
    }
}

impl ApplyGone {
    /// The page.
    pub fn new(page: Page) -> Self {
        let title = page.t("apply-gone-title");
        Self { page: page.titled(title) }
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

/// The fields as the page and the use case name them.
const FIELDS: &[(&str, fn(&mut Apply) -> &mut String)] = &[
    ("identity_kind", |a| &mut a.identity_kind),
    ("identity_number", |a| &mut a.identity_number),
    ("student_number", |a| &mut a.student_number),
    ("first_latin", |a| &mut a.first_latin),
    ("last_latin", |a| &mut a.last_latin),
    ("first_arabic", |a| &mut a.first_arabic),
    ("last_arabic", |a| &mut a.last_arabic),
    ("birth-day", |a| &mut a.birth_day),
    ("birth-month", |a| &mut a.birth_month),
    ("birth-year", |a| &mut a.birth_year),
    ("sex", |a| &mut a.sex),
    ("nationality", |a| &mut a.nationality),
    ("email", |a| &mut a.email),
    ("phone", |a| &mut a.phone),
    ("address", |a| &mut a.address),
    ("institution", |a| &mut a.institution),
    ("no_other_cover", |a| &mut a.no_other_cover),
    ("rib", |a| &mut a.rib),
];

/// The field with the link of an application that was put aside.
const LINK: &str = "link";

/// What was typed, under the names that the use case knows.
fn read(form: &Form) -> Apply {
    let mut apply = Apply::default();
    for (name, field) in FIELDS {
        form.value(name).clone_into(field(&mut apply));
    }
    apply
}

/// The same the other way round.
fn typed(mut apply: Apply) -> Typed {
    FIELDS.iter().map(|(name, field)| (*name, field(&mut apply).clone())).collect()
}

/// The link that the form was taken up again with, if it was.
fn link(form: &Form) -> Option<Token> {
    Token::parse(form.value(LINK))
}

fn sent(typed: Typed, page: &Page) -> Result<Form, ErrorPage> {
    let form = Form::sent(typed, page.words).labelled(LABELS);
    if form.id.is_nil() { Err(ErrorPage::BadRequest) } else { Ok(form) }
}

async fn form_page(web: &Web, page: Page, caller: Caller, form: Form) -> Result<ApplyPage, ErrorPage> {
    let again = caller.actor.student.is_some();
    let institutions = web.run(move |app| app.institutions(&caller.actor)).await?;
    Ok(ApplyPage::new(page, form, &institutions, again))
}

/// The form to fill in. Most people have the national card; who was insured before finds what is known.
pub async fn open(State(web): State<Web>, page: Page, caller: Caller) -> Result<Response, ErrorPage> {
    let actor = caller.actor.clone();
    let known = match actor.student {
        Some(_) => web.run(move |app| app.application_again(&actor)).await?,
        None => Apply { identity_kind: IdentityKind::Cin.to_string(), ..Apply::default() },
    };
    let form = Form::filled(web.foundation(), page.words, typed(known));
    Ok(html(&form_page(&web, page, caller, form).await?))
}

/// What was typed, to be looked at before it is sent.
pub async fn check(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    caller: Caller,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = sent(typed, &page)?;
    let (apply, actor) = (read(&form), caller.actor.clone());
    match turn.run(&web, move |app| app.application_form_read(&actor, &apply)).await {
        Ok(answers) => Ok(html(&ApplyCheck::new(page, form, &answers))),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&form_page(&web, page, caller, form).await?))
        }
    }
}

/// The form once more, with everything typed.
pub async fn edit(
    State(web): State<Web>,
    page: Page,
    caller: Caller,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let form = sent(typed, &page)?;
    Ok(html(&form_page(&web, page, caller, form).await?))
}

/// Puts the form aside and mails the link to it.
pub async fn keep(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    caller: Caller,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = sent(typed, &page)?;
    let (apply, link, lang, actor) = (read(&form), link(&form), page.lang, caller.actor.clone());
    match turn.run(&web, move |app| app.application_keep(&actor, lang, &apply, link.as_ref())).await {
        Ok(()) => Ok(Redirect::to(&page.link("apply/kept")).into_response()),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&form_page(&web, page, caller, form).await?))
        }
    }
}

/// It is put aside.
pub async fn kept(page: Page) -> Response {
    html(&ApplyKept::new(page))
}

/// Takes up a form that was put aside.
pub async fn resume(
    State(web): State<Web>,
    page: Page,
    caller: Caller,
    Path((_, link)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let token = Token::parse(&link).ok_or(ErrorPage::NotFound)?;
    let Some(found) = web.run(move |app| app.application_kept(&token)).await? else {
        return Ok(html_with(StatusCode::GONE, &ApplyGone::new(page)));
    };
    let mut known = typed(found);
    known.set(LINK, link);
    let form = Form::filled(web.foundation(), page.words, known);
    Ok(html(&form_page(&web, page, caller, form).await?))
}

/// Hands it in. A no is shown in this answer, with its reasons; sent again, it is told again and has no other effect.
pub async fn send(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    caller: Caller,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = sent(typed, &page)?;
    let (apply, id, lang, actor) = (read(&form), form.id.to_string(), page.lang, caller.actor.clone());
    let link = link(&form);
    let applied = turn.run(&web, move |app| {
        let applied = app.apply(&actor, lang, &apply, &id)?;
        if let Some(link) = link {
            app.application_forget(&link)?;
        }
        Ok(applied)
    });
    match applied.await {
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
            Ok(form.again().html(&form_page(&web, page, caller, form).await?))
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
