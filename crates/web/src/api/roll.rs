//! The roll of an institution: who is enrolled this year, and how far each has come.

use amoe_app::{
    RollFilter,
    roll::{Count as AppCount, RollFormat, RollView},
};
use amoe_domain::{
    InstitutionId,
    application::ApplicationStatus,
    roll::{OnRoll, Standing},
};
use axum::{Json, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ask::{Answer, Asked, At, Body, Known, No, Once, file},
    schema::{self, Content},
};

/// Which of a roll.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RollAsked {
    /// Who have come so far; everyone when left out.
    #[param(schema_with = schema::roll_standing)]
    pub standing: Option<Standing>,
    /// Of this programme, in the list's words; empty for those whose list names none.
    pub programme: Option<String>,
    /// In this year of study.
    pub year_of_study: Option<u8>,
    /// After so many.
    #[serde(default)]
    pub offset: u32,
    /// At most so many: 50 when left out, 200 at most.
    pub limit: Option<u32>,
}

impl RollAsked {
    fn filter(self, search: String) -> RollFilter {
        RollFilter {
            standing: self.standing,
            programme: self.programme,
            year_of_study: self.year_of_study,
            search,
            offset: self.offset.into(),
            limit: self.limit.unwrap_or(50).clamp(1, 200).into(),
        }
    }
}

/// How many have come how far.
#[derive(Debug, Serialize, ToSchema)]
pub struct Count {
    /// On the accepted lists.
    pub enrolled: i64,
    /// Covered.
    pub covered: i64,
    /// An application waits.
    pub applied: i64,
    /// No application that counts.
    pub not_applied: i64,
}

impl From<&AppCount> for Count {
    fn from(it: &AppCount) -> Self {
        Self {
            enrolled: it.enrolled(),
            covered: it.covered,
            applied: it.applied,
            not_applied: it.not_applied,
        }
    }
}

/// How many of a programme have come how far.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeCount {
    /// In the list's words; empty when it names none.
    pub programme: String,
    /// How many.
    #[serde(flatten)]
    pub count: Count,
}

/// How many of a year of study have come how far.
#[derive(Debug, Serialize, ToSchema)]
pub struct YearCount {
    /// Left out for those whose list has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_of_study: Option<u8>,
    /// How many.
    #[serde(flatten)]
    pub count: Count,
}

/// Somebody enrolled.
#[derive(Debug, Serialize, ToSchema)]
pub struct Enrolled {
    /// Massar code or CNE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub student_number: Option<String>,
    /// Number of the identity paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<String>,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// In Arabic letters, where the list has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arabic_name: Option<String>,
    /// In the list's words.
    pub programme: String,
    /// When the list has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_of_study: Option<u8>,
    /// How far she has come.
    #[schema(schema_with = schema::roll_standing)]
    pub standing: Standing,
    /// Where her application stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::application_status)]
    pub application: Option<ApplicationStatus>,
}

impl From<OnRoll> for Enrolled {
    fn from(it: OnRoll) -> Self {
        let e = it.enrolment;
        Self {
            student_number: e.number.map(|n| n.to_string()),
            identity_number: e.identity.map(|d| d.number),
            name: e.name.listed(),
            arabic_name: e.name.given_arabic(),
            programme: e.programme,
            year_of_study: e.year_of_study,
            standing: it.standing,
            application: it.application,
        }
    }
}

/// A page of a roll, and its rates.
#[derive(Debug, Serialize, ToSchema)]
pub struct RollRead {
    /// The institution.
    #[schema(schema_with = schema::id)]
    pub institution: InstitutionId,
    /// The academic year.
    #[schema(example = "2026-2027")]
    pub year: String,
    /// Everyone.
    pub all: Count,
    /// By programme, those that lack most applications first.
    pub programmes: Vec<ProgrammeCount>,
    /// By year of study.
    pub years_of_study: Vec<YearCount>,
    /// This page, by name.
    pub rows: Vec<Enrolled>,
    /// How many the filter leaves; a search finds 1,000 at most.
    pub total: i64,
}

impl From<RollView> for RollRead {
    fn from(it: RollView) -> Self {
        let programmes = it.rates.programmes.iter();
        let years = it.rates.years_of_study.iter();
        Self {
            institution: it.institution.id,
            year: it.year.to_string(),
            all: (&it.rates.all).into(),
            programmes: programmes
                .map(|(programme, count)| ProgrammeCount {
                    programme: programme.clone(),
                    count: count.into(),
                })
                .collect(),
            years_of_study: years
                .map(|(year, count)| YearCount { year_of_study: *year, count: count.into() })
                .collect(),
            rows: it.rows.into_iter().map(Enrolled::from).collect(),
            total: it.total,
        }
    }
}

/// The roll of an institution this year.
#[utoipa::path(get, path = "/institutions/{id}/roll", tag = "rolls",
    params(("id" = String, Path, description = "Id of the institution."), RollAsked),
    responses((status = 200, body = RollRead)))]
pub async fn roll_read(
    ask: Known,
    At(id): At<InstitutionId>,
    Asked(q): Asked<RollAsked>,
) -> Answer<RollRead> {
    let filter = q.filter(String::new());
    ask.run(move |app, actor, _| app.roll(actor, Some(id), &filter)).await.map(|it| Json(it.into()))
}

/// What is searched for on a roll.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "search": "alaoui zain", "standing": "not_applied" }))]
pub struct RollSearched {
    /// The beginning of a number (Massar code, CNE, identity card, passport), or of words of a name in either script.
    pub search: String,
    /// Who have come so far; everyone when left out.
    #[serde(default)]
    #[schema(schema_with = schema::roll_standing)]
    pub standing: Option<Standing>,
    /// Of this programme, in the list's words.
    #[serde(default)]
    pub programme: Option<String>,
    /// In this year of study.
    #[serde(default)]
    pub year_of_study: Option<u8>,
    /// After so many.
    #[serde(default)]
    pub offset: u32,
    /// At most so many: 50 when left out, 200 at most.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// Those of the roll who are found.
#[utoipa::path(post, path = "/institutions/{id}/roll/search", tag = "rolls", request_body = RollSearched,
    params(("id" = String, Path, description = "Id of the institution.")),
    responses((status = 200, body = RollRead)))]
pub async fn roll_search(
    ask: Known,
    At(id): At<InstitutionId>,
    Body(it): Body<RollSearched>,
) -> Answer<RollRead> {
    let RollSearched { search, standing, programme, year_of_study, offset, limit } = it;
    let filter = RollAsked { standing, programme, year_of_study, offset, limit }.filter(search);
    ask.run(move |app, actor, _| app.roll(actor, Some(id), &filter)).await.map(|it| Json(it.into()))
}

/// Which of a roll, and as which file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RollTaken {
    /// As which file; CSV when left out.
    #[param(schema_with = schema::roll_format)]
    pub format: Option<RollFormat>,
    /// Who have come so far; everyone when left out.
    #[param(schema_with = schema::roll_standing)]
    pub standing: Option<Standing>,
    /// Of this programme, in the list's words.
    pub programme: Option<String>,
    /// In this year of study.
    pub year_of_study: Option<u8>,
}

/// The roll as a file in the language of the request; the trail notes that it was taken.
#[utoipa::path(get, path = "/institutions/{id}/roll/export", tag = "rolls",
    params(("id" = String, Path, description = "Id of the institution."), RollTaken),
    responses((status = 200, body = Content, content_type = "application/octet-stream", description = "CSV or XLSX.")))]
pub async fn roll_export(
    ask: Known,
    At(id): At<InstitutionId>,
    Asked(q): Asked<RollTaken>,
) -> Result<Response, No> {
    let RollTaken { format, standing, programme, year_of_study } = q;
    let filter =
        RollAsked { standing, programme, year_of_study, offset: 0, limit: None }.filter(String::new());
    let format = format.unwrap_or(RollFormat::Csv);
    ask.run(move |app, actor, lang| app.roll_export(actor, Some(id), &filter, format, lang)).await.map(file)
}

/// Who of those who have not applied.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReminderAsked {
    /// Of this programme, in the list's words.
    pub programme: Option<String>,
    /// In this year of study.
    pub year_of_study: Option<u8>,
}

/// What reminding would come to.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReminderPlan {
    /// Have not applied, of the filter.
    pub listed: i64,
    /// … of whom an application was refused, returned or withdrawn.
    pub closed: i64,
    /// … whose list has no address.
    pub without_address: i64,
    /// … whose address said stop.
    pub stopped: i64,
    /// … whose address was reminded within the pause.
    pub recent: i64,
    /// … whose address another of them has.
    pub shared: i64,
    /// Mails that would go: `seen` of the request that sends them.
    pub to_send: i64,
    /// The pause in days.
    pub pause_days: u16,
}

/// What reminding those who have not applied would come to; nothing is sent.
#[utoipa::path(get, path = "/institutions/{id}/roll/reminders", tag = "rolls",
    params(("id" = String, Path, description = "Id of the institution."), ReminderAsked),
    responses((status = 200, body = ReminderPlan)))]
pub async fn reminder_plan(
    ask: Known,
    At(id): At<InstitutionId>,
    Asked(q): Asked<ReminderAsked>,
) -> Answer<ReminderPlan> {
    let filter =
        RollFilter { programme: q.programme, year_of_study: q.year_of_study, ..RollFilter::default() };
    let (_, it) = ask.run(move |app, actor, _| app.reminder_plan(actor, Some(id), &filter)).await?;
    Ok(Json(ReminderPlan {
        listed: it.listed,
        closed: it.closed,
        without_address: it.without_address,
        stopped: it.stopped,
        recent: it.recent,
        shared: it.shared,
        to_send: it.to_send,
        pause_days: it.pause_days,
    }))
}

/// Whom to remind.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "programme": "Droit privé", "seen": 120 }))]
pub struct ReminderOrder {
    /// Of this programme, in the list's words.
    #[serde(default)]
    pub programme: Option<String>,
    /// In this year of study.
    #[serde(default)]
    pub year_of_study: Option<u8>,
    /// How many mails the plan said: when it is no longer so, nothing is sent.
    pub seen: i64,
}

/// What was queued.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemindersQueued {
    /// Mails; they leave little by little.
    pub queued: i64,
}

/// Reminds those who have not applied.
#[utoipa::path(post, path = "/institutions/{id}/roll/reminders", tag = "rolls", request_body = ReminderOrder,
    params(("id" = String, Path, description = "Id of the institution."), Once),
    responses((status = 200, body = RemindersQueued)))]
pub async fn reminder_send(
    ask: Known,
    At(id): At<InstitutionId>,
    Once(form): Once,
    Body(it): Body<ReminderOrder>,
) -> Answer<RemindersQueued> {
    let ReminderOrder { programme, year_of_study, seen } = it;
    let filter = RollFilter { programme, year_of_study, ..RollFilter::default() };
    let queued =
        ask.run(move |app, actor, _| app.reminders_send(actor, Some(id), &filter, seen, &form)).await?;
    Ok(Json(RemindersQueued { queued }))
}
