//! Applications: apply, follow with three fields, and the institution's answers.

use amoe_app::application::{
    Answer as AnswerForm, Apply as ApplyForm, ThreeFields as ThreeFieldsForm,
    answers::{Answered, Answers, ManyAct},
    evidence,
};
use amoe_app::claim::breakdown::step_texts;
use amoe_app::{ApplicationQuery, ApplicationRow};
use amoe_base::{Date, Lang, Timestamp};
use amoe_domain::{
    Act, ApplicationId,
    application::{Application as DomainApplication, ApplicationState, ApplicationStatus},
};
use axum::{Json, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    appeal::{Appeal, Evidence, appeal},
    ask::{Answer, Ask, Asked, At, Body, Known, No, Once, file, made, words},
    schema::{self, Content},
    view::{Event, Institution, Moved, Personal, Reason, Seen, Step, events, reasons, steps},
};
use crate::{ErrorPage, refusal_text};

/// Splits `2005-03-14` or `2005` into the three boxes of the form; anything else goes into the last, which refuses it.
pub(super) fn boxes(birth: &str) -> (String, String, String) {
    match birth.trim().splitn(3, '-').collect::<Vec<_>>()[..] {
        [year, month, day] => (day.to_owned(), month.to_owned(), year.to_owned()),
        _ => (String::new(), String::new(), birth.to_owned()),
    }
}

/// The application form. Members that are left out count as empty; what must not be empty is told all at once.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({
    "identity_kind": "cin", "identity_number": "JB458213", "student_number": "M130012345",
    "first_latin": "Salma", "last_latin": "Ouhaddou", "first_arabic": "سلمى", "last_arabic": "أوحدو",
    "birth": "2005-03-14", "sex": "female", "nationality": "MA", "email": "salma@example.ma",
    "phone": "0612345678", "address": "12, rue des Orangers, Agadir",
    "institution": "institution_01k0g3b5zv8a6x4m2n9c7d1e0f", "no_other_cover": true
}))]
pub struct Apply {
    /// Which paper proves the identity.
    #[schema(required = true, schema_with = schema::identity_kind)]
    pub identity_kind: String,
    /// Its number.
    #[schema(required = true)]
    pub identity_number: String,
    /// Massar code or CNE.
    #[schema(required = true)]
    pub student_number: String,
    /// First name, Latin letters.
    #[schema(required = true)]
    pub first_latin: String,
    /// Family name, Latin letters.
    #[schema(required = true)]
    pub last_latin: String,
    /// First name, Arabic letters.
    pub first_arabic: String,
    /// Family name, Arabic letters.
    pub last_arabic: String,
    /// Day of birth; the year alone when the papers say no more.
    #[schema(required = true)]
    pub birth: String,
    /// Sex as on the identity card.
    #[schema(required = true, schema_with = schema::sex)]
    pub sex: String,
    /// ISO 3166-1 alpha-2.
    #[schema(required = true)]
    pub nationality: String,
    /// E-mail address; it gets a link and nothing else until the link is used.
    #[schema(required = true)]
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Postal address.
    #[schema(required = true)]
    pub address: String,
    /// Id of the institution.
    #[schema(required = true, schema_with = schema::id)]
    pub institution: String,
    /// The applicant declares to have no other health cover.
    #[schema(required = true)]
    pub no_other_cover: Option<bool>,
    /// Bank account, 24 digits; without one refunds come by postal order.
    pub rib: String,
    /// Language of the mails; the language of the request when left out.
    #[schema(schema_with = schema::lang)]
    pub lang: Option<Lang>,
}

impl From<Apply> for ApplyForm {
    fn from(it: Apply) -> Self {
        let (birth_day, birth_month, birth_year) = boxes(&it.birth);
        let declared = |answer| if answer { "yes" } else { "no" };
        Self {
            identity_kind: it.identity_kind,
            identity_number: it.identity_number,
            student_number: it.student_number,
            first_latin: it.first_latin,
            last_latin: it.last_latin,
            first_arabic: it.first_arabic,
            last_arabic: it.last_arabic,
            birth_day,
            birth_month,
            birth_year,
            sex: it.sex,
            nationality: it.nationality,
            email: it.email,
            phone: it.phone,
            address: it.address,
            institution: it.institution,
            no_other_cover: it.no_other_cover.map(declared).unwrap_or_default().to_owned(),
            rib: it.rib,
        }
    }
}

/// What came of applying.
#[derive(Debug, Serialize, ToSchema)]
pub struct Applied {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ApplicationId,
    /// What to quote.
    #[schema(example = "DI-7K3M-4Q2D")]
    pub reference: String,
    /// `submitted`, or `refused` when the rules say no. Whether cover is open is told by mail and under
    /// `/applications/progress`.
    #[schema(schema_with = schema::application_status)]
    pub status: ApplicationStatus,
    /// The rules say yes.
    pub eligible: bool,
    /// All that speaks against it.
    pub reasons: Vec<Reason>,
    /// Each condition, met or not, with its text.
    pub steps: Vec<Step>,
}

/// Hands in an application. The rules answer at once, and cover opens at once when the institution's list already
/// holds the student. The answer is the same whether or not somebody has applied with these numbers before: the outcome
/// is told by mail.
#[utoipa::path(post, path = "/applications", tag = "applications", security(()), params(Once),
    request_body = Apply, responses((status = 201, body = Applied)))]
pub async fn application_submit(ask: Ask, Once(key): Once, Body(body): Body<Apply>) -> Result<Response, No> {
    let lang = body.lang.unwrap_or(ask.lang);
    let form = body.into();
    let done = ask.run(move |app, actor, _| app.apply(actor, lang, &form, &key)).await?;
    let (app, lang) = (ask.app(), ask.lang);
    let told = app.rulebook().eligibility_steps(&done.eligibility, lang);
    let codes: Vec<String> = done.eligibility.reasons.iter().map(|r| r.code.clone()).collect();
    let applied = Applied {
        id: done.id,
        reference: done.reference,
        // Whoever knows the numbers of another must not learn whether they are in use: the same for everyone.
        status: match done.status {
            ApplicationStatus::Refused => ApplicationStatus::Refused,
            _ => ApplicationStatus::Submitted,
        },
        eligible: done.eligibility.eligible,
        reasons: reasons(app, &codes, lang),
        steps: steps(&step_texts(words(lang), &told)),
    };
    Ok(made(&format!("applications/{}", applied.id), applied))
}

/// The three fields by which a student without a session is known.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({ "identity_number": "JB458213", "last8": "30012345", "birth": "2005-03-14" }))]
pub struct ThreeFields {
    /// Number of the identity paper.
    #[schema(required = true)]
    pub identity_number: String,
    /// The last eight digits of the Massar code or CNE.
    #[schema(required = true)]
    pub last8: String,
    /// Day of birth, or the year alone.
    #[schema(required = true)]
    pub birth: String,
}

impl From<ThreeFields> for ThreeFieldsForm {
    fn from(it: ThreeFields) -> Self {
        let (birth_day, birth_month, birth_year) = boxes(&it.birth);
        Self { identity_number: it.identity_number, last8: it.last8, birth_day, birth_month, birth_year }
    }
}

/// Where an application stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Progress {
    /// What to quote.
    pub reference: String,
    /// Where it stands.
    #[schema(schema_with = schema::application_status)]
    pub status: ApplicationStatus,
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// At which institution.
    pub institution: Institution,
    /// The e-mail address was proved.
    pub email_proved: bool,
    /// Why it was refused.
    pub reasons: Vec<Reason>,
    /// What a refusal for another cover rests on.
    pub evidence: Vec<Evidence>,
    /// The refusal was contested: until when the answer is promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-12-23")]
    pub appeal_due_on: Option<Date>,
    /// The answer to the appeal is given.
    pub appeal_answered: bool,
    /// What an officer wrote; may be empty.
    pub note: String,
    /// There is a certificate to download.
    pub has_certificate: bool,
}

/// Where the application of whoever knows the three fields stands. A wrong combination is not found.
#[utoipa::path(post, path = "/applications/progress", tag = "applications", security(()),
    request_body = ThreeFields, responses((status = 200, body = Progress)))]
pub async fn application_follow(ask: Ask, Body(body): Body<ThreeFields>) -> Answer<Progress> {
    let fields = body.into();
    let it = ask.run(move |app, _, _| app.progress(&fields)).await?.ok_or(ErrorPage::NotFound)?;
    Ok(Json(Progress {
        reasons: reasons(ask.app(), &it.reasons, ask.lang),
        evidence: it.evidence.iter().map(Evidence::from).collect(),
        appeal_due_on: it.appeal_due_on,
        appeal_answered: it.appeal_answered,
        reference: it.reference,
        status: it.status,
        submitted_at: it.submitted_at,
        institution: (&it.institution).into(),
        email_proved: it.email_proved,
        note: it.note,
        has_certificate: it.has_certificate,
    }))
}

/// Which applications a list shows.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApplicationsAsked {
    /// In this state.
    #[param(schema_with = schema::application_status)]
    pub status: Option<ApplicationStatus>,
    /// After so many.
    #[param(minimum = 0)]
    pub offset: u32,
    /// At most so many: 1 to 200, 50 when left out.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// Which applications a search looks through. A body, for names and numbers do not belong in an address.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({ "search": "Ouhaddou", "status": "submitted", "limit": 50 }))]
pub struct ApplicationsSearched {
    /// In this state.
    #[schema(schema_with = schema::application_status)]
    pub status: Option<ApplicationStatus>,
    /// Whose name, number or reference begins so.
    #[schema(required = true)]
    pub search: String,
    /// After so many.
    #[schema(minimum = 0)]
    pub offset: u32,
    /// At most so many: 1 to 200, 50 when left out.
    #[schema(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// An application in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationListed {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ApplicationId,
    /// What people quote.
    pub reference: String,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// Massar code or CNE.
    pub student_number: String,
    /// Where it stands.
    #[schema(schema_with = schema::application_status)]
    pub status: ApplicationStatus,
    /// When it was handed in.
    pub submitted_at: Timestamp,
}

impl From<ApplicationRow> for ApplicationListed {
    fn from(it: ApplicationRow) -> Self {
        Self {
            id: it.id,
            reference: it.reference.to_string(),
            name: it.name,
            student_number: it.number,
            status: it.status,
            submitted_at: it.submitted_at,
        }
    }
}

/// Applications, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationPage {
    /// This page.
    pub rows: Vec<ApplicationListed>,
    /// How many there are in all.
    pub total: i64,
}

/// The applications that the asker may see.
#[utoipa::path(get, path = "/applications", tag = "applications", params(ApplicationsAsked),
    responses((status = 200, body = ApplicationPage)))]
pub async fn application_list(ask: Known, Asked(q): Asked<ApplicationsAsked>) -> Answer<ApplicationPage> {
    list(&ask, q, None).await
}

/// The applications that the asker may see whose name, number or reference begins so.
#[utoipa::path(post, path = "/applications/search", tag = "applications", request_body = ApplicationsSearched,
    responses((status = 200, body = ApplicationPage)))]
pub async fn application_search(ask: Known, Body(it): Body<ApplicationsSearched>) -> Answer<ApplicationPage> {
    let ApplicationsSearched { status, search, offset, limit } = it;
    list(&ask, ApplicationsAsked { status, offset, limit }, Some(search)).await
}

async fn list(ask: &Known, q: ApplicationsAsked, search: Option<String>) -> Answer<ApplicationPage> {
    let query = ApplicationQuery {
        status: q.status,
        search,
        offset: q.offset.into(),
        limit: q.limit.unwrap_or(50).clamp(1, 200).into(),
    };
    let (rows, total) = ask.run(move |app, actor, _| app.applications(actor, &query)).await?;
    Ok(Json(ApplicationPage { rows: rows.into_iter().map(Into::into).collect(), total }))
}

/// An application.
#[derive(Debug, Serialize, ToSchema)]
pub struct Application {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ApplicationId,
    /// What people quote.
    pub reference: String,
    /// Send it back as `seen`.
    pub version: i32,
    /// Where it stands.
    #[schema(schema_with = schema::application_status)]
    pub status: ApplicationStatus,
    /// For which academic year.
    #[schema(example = "2026-2027")]
    pub year: String,
    /// At which institution.
    pub institution: Institution,
    /// Who applies.
    pub personal: Personal,
    /// She declared to have no other health cover.
    pub no_other_cover: bool,
    /// Language of her mails.
    #[schema(schema_with = schema::lang)]
    pub lang: Lang,
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// When the e-mail address was proved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_proved_at: Option<Timestamp>,
    /// The rules say yes.
    pub eligible: bool,
    /// Each condition, met or not, with its text.
    pub steps: Vec<Step>,
    /// Covers in other schemes that the answer met.
    pub evidence: Vec<Evidence>,
    /// Why it was refused.
    pub reasons: Vec<Reason>,
    /// What an officer wrote; may be empty.
    pub note: String,
    /// What the student says against a refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Appeal>,
    /// What the asker may do now.
    #[schema(schema_with = schema::acts)]
    pub acts: Vec<Act>,
    /// What happened so far, oldest first.
    pub history: Vec<Event>,
}

/// One application.
#[utoipa::path(get, path = "/applications/{id}", tag = "applications",
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Application)))]
pub async fn application_read(ask: Known, At(id): At<ApplicationId>) -> Answer<Application> {
    let view = ask.run(move |app, actor, _| app.application(actor, id)).await?;
    let (app, lang, it) = (ask.app(), ask.lang, view.application);
    let (codes, note) = match &it.state {
        ApplicationState::Refused { reasons, note, .. } => (reasons.clone(), note.clone()),
        ApplicationState::Appealed { appeal } => (appeal.reasons.clone(), appeal.note.clone()),
        ApplicationState::Returned { note, .. } => (Vec::new(), note.clone()),
        _ => (Vec::new(), String::new()),
    };
    let told = app.rulebook().eligibility_steps(&it.eligibility, lang);
    Ok(Json(Application {
        id: it.id,
        reference: it.reference.to_string(),
        version: it.version,
        status: it.status(),
        year: it.year.to_string(),
        institution: (&view.institution).into(),
        personal: (&it.personal).into(),
        no_other_cover: it.no_other_cover,
        lang: it.lang,
        submitted_at: it.submitted_at,
        email_proved_at: it.email_proved_at,
        eligible: it.eligibility.eligible,
        steps: steps(&step_texts(words(lang), &told)),
        evidence: evidence(&it.eligibility).iter().map(Evidence::from).collect(),
        reasons: reasons(app, &codes, lang),
        note,
        appeal: appeal(&it),
        acts: view.acts,
        history: events(&view.history),
    }))
}

pub(super) fn moved(it: &DomainApplication) -> Json<Moved> {
    Json(Moved {
        id: it.id.to_string(),
        reference: it.reference.to_string(),
        status: it.status().to_string(),
        version: it.version,
    })
}

/// What the student keeps of an application: that it arrived, and when. PDF, in the language of the request.
#[utoipa::path(get, path = "/applications/{id}/acknowledgement", tag = "applications",
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn application_acknowledgement(ask: Known, At(id): At<ApplicationId>) -> Result<Response, No> {
    ask.run(move |app, actor, lang| app.application_acknowledgement(actor, id, lang)).await.map(file)
}

/// Says that the student is enrolled: cover opens when the rules agree, else the application is refused with their
/// reasons.
#[utoipa::path(post, path = "/applications/{id}/confirm", tag = "applications", request_body = Seen,
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Moved)))]
pub async fn application_confirm(
    ask: Known,
    At(id): At<ApplicationId>,
    Body(body): Body<Seen>,
) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.application_confirm(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// A refusal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reasons": ["A2"], "note": "", "seen": 1 }))]
pub struct Refusal {
    /// Codes of the catalogue (`GET /reasons`); at least one.
    pub reasons: Vec<String>,
    /// What the officer adds, for the student to read.
    #[serde(default)]
    pub note: String,
    /// The version as last read.
    pub seen: i32,
}

/// Refuses, with reasons.
#[utoipa::path(post, path = "/applications/{id}/refuse", tag = "applications", request_body = Refusal,
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Moved)))]
pub async fn application_refuse(
    ask: Known,
    At(id): At<ApplicationId>,
    Body(body): Body<Refusal>,
) -> Answer<Moved> {
    let form = AnswerForm { reasons: body.reasons, note: body.note, seen: body.seen };
    ask.run(move |app, actor, _| app.application_refuse(actor, id, &form)).await.map(|it| moved(&it))
}

/// What is to be corrected.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "note": "The birth date differs from the identity card.", "seen": 1 }))]
pub struct Correction {
    /// In the officer's words, for the student to read.
    pub note: String,
    /// The version as last read.
    pub seen: i32,
}

/// Sends back to the student, to correct what the note says.
#[utoipa::path(post, path = "/applications/{id}/return", tag = "applications", request_body = Correction,
    params(("id" = String, Path, description = "Id of the application.")),
    responses((status = 200, body = Moved)))]
pub async fn application_return(
    ask: Known,
    At(id): At<ApplicationId>,
    Body(body): Body<Correction>,
) -> Answer<Moved> {
    let form = AnswerForm { reasons: Vec::new(), note: body.note, seen: body.seen };
    ask.run(move |app, actor, _| app.application_return(actor, id, &form)).await.map(|it| moved(&it))
}

/// One of many applications.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenApplication {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ApplicationId,
    /// The version as last read; it may be left out of a dry run.
    #[serde(default)]
    pub seen: Option<i32>,
}

/// Many applications and what they are answered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "act": "confirm", "dry_run": true, "reasons": [], "note": "",
    "applications": [{ "id": "application_01k0g3b5zv8a6x4m2n9c7d1e0f", "seen": 0 }]
}))]
pub struct ManyAnswers {
    /// What they are answered.
    #[schema(schema_with = schema::many_act)]
    pub act: ManyAct,
    /// Only told, nothing is changed.
    #[serde(default)]
    pub dry_run: bool,
    /// Which, 200 at most.
    pub applications: Vec<ChosenApplication>,
    /// Codes of the catalogue, of a refusal.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// What the officer adds to a refusal, for the students to read.
    #[serde(default)]
    pub note: String,
}

/// What became of one of them, or would.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnsweredApplication {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ApplicationId,
    /// Reference; empty when there is no such application for the asker.
    pub reference: String,
    /// The version that was looked at.
    pub seen: i32,
    /// Its new state; left out when it stays as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::application_status)]
    pub status: Option<ApplicationStatus>,
    /// Why the rules refuse it though it was confirmed.
    pub reasons: Vec<Reason>,
    /// A stable code of why it stays as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Answers many applications, each for itself, and tells of each what became of it.
#[utoipa::path(post, path = "/applications/answers", tag = "applications", request_body = ManyAnswers,
    responses((status = 200, body = Vec<AnsweredApplication>)))]
pub async fn application_answer_many(
    ask: Known,
    Body(it): Body<ManyAnswers>,
) -> Answer<Vec<AnsweredApplication>> {
    let ManyAnswers { act, dry_run, applications, reasons: codes, note } = it;
    // What nobody has looked at is not answered: no version is that of nothing.
    let version = |seen: Option<i32>| if dry_run { seen } else { Some(seen.unwrap_or(-1)) };
    let chosen = applications.iter().map(|one| (one.id, version(one.seen))).collect();
    let answers = Answers { act, chosen, reasons: codes, note };
    let all = ask
        .run(move |app, actor, _| {
            if dry_run {
                app.applications_answer_dry(actor, &answers)
            } else {
                app.applications_answer(actor, &answers)
            }
        })
        .await?;
    let told = |it: Answered| {
        let refusal = it.outcome.as_ref().err();
        AnsweredApplication {
            id: it.id,
            reference: it.reference.clone(),
            seen: it.seen,
            status: it.outcome.as_ref().ok().copied(),
            reasons: reasons(ask.app(), &it.reasons, ask.lang),
            code: refusal.map(|refusal| refusal.code.clone()),
            detail: refusal.map(|refusal| refusal_text(words(ask.lang), refusal)),
        }
    };
    Ok(Json(all.into_iter().map(told).collect()))
}
