//! Applications on the desks of institutions and of the fund's registration: the work list, the person, what the rules
//! say, and the three answers.

use std::collections::HashMap;

use amoe_app::{ApplicationQuery, ApplicationRow};
use amoe_app::{
    application::{Answer, AppealAnswer, ApplicationView, HeldPaper, evidence},
    claim::breakdown::{StepText, step_texts},
};
use amoe_domain::{
    Act, Actor, ApplicationId, PaperId, Role,
    application::{Appeal, Application, ApplicationState, ApplicationStatus, Confirmation},
    person::Personal,
};
use amoe_rules::ReasonKind;
use amoe_texts::isolate;
use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    answers::can_tick,
    show::{
        Age, Asked, Paging, ROWS, address, age, application_tag, asked, history, key, looked, page_number,
        searched,
    },
    space::Space,
};
use crate::{
    ErrorPage, Flash, Form, Member, Page, Sent, Web,
    evidence::told,
    file::inline,
    html,
    parts::{Choice, Fact, Note, Step, Tag, Tone},
    refused,
};

/// What waits longer than this is shown as late: a mark of ours for the eye, no text fixes it.
const DUE_DAYS: i32 = 15;

pub(super) fn routes() -> Router<Web> {
    let pages = |list: &str, space: Space| {
        Router::new()
            .route(&format!("/{{lang}}/{list}"), get(all))
            .route(&format!("/{{lang}}/{list}/search"), get(no_search).post(search))
            .route(&format!("/{{lang}}/{list}/{{id}}"), get(show).post(act))
            .route(&format!("/{{lang}}/{list}/{{id}}/papers/{{paper}}"), get(paper))
            .layer(Extension(Desk(space)))
    };
    pages("institution/applications", Space::Institution)
        .merge(pages("fund/applications", Space::Registration))
}

/// The desk whose address was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk(pub(super) Space);

impl Desk {
    pub(super) const fn list(self) -> &'static str {
        if matches!(self.0, Space::Institution) { "institution/applications" } else { "fund/applications" }
    }
}

/// An application in the work list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) path: String,
    /// Sent when it is ticked, to be answered with others; none for what does not wait.
    pub(super) tick: Option<String>,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) reference: String,
    pub(super) submitted: amoe_base::Date,
    pub(super) age: Option<Age>,
    pub(super) tag: Tag,
}

/// The work list.
#[derive(Template)]
#[template(path = "desk/applications.html")]
pub(super) struct Applications {
    pub(super) page: Page,
    pub(super) rows: Vec<Row>,
    /// Where ticked ones are answered.
    pub(super) answers: Option<String>,
    pub(super) paging: Paging,
    /// Where the form is posted, after `/{lang}/`.
    pub(super) action: String,
    pub(super) search: String,
    pub(super) status: String,
    pub(super) statuses: Vec<Choice>,
}

impl Applications {
    pub(super) fn new(
        page: Page,
        list: &str,
        found: &[ApplicationRow],
        total: i64,
        query: &HashMap<String, String>,
        may_answer: bool,
    ) -> Self {
        let words = page.words;
        let env = page.foundation().env();
        let rows = found.iter().map(|row| {
            let submitted = env.date_of(row.submitted_at);
            Row {
                path: format!("{list}/{}", row.id),
                tick: can_tick(may_answer, row.status).then(|| row.id.to_string()),
                name: row.name.clone(),
                number: row.number.clone(),
                reference: row.reference.to_string(),
                submitted,
                age: (row.status == ApplicationStatus::Submitted)
                    .then(|| age(words, submitted, env.today(), DUE_DAYS)),
                tag: application_tag(words, row.status),
            }
        });
        let (search, status) = (asked(query, "q"), status_of(query));
        let at = page_number(query);
        let paging = match search.as_str() {
            "" => Paging::new(words, list, &[("status", &status)], at, ROWS, total),
            typed => {
                let fields = [("q", typed), ("status", &status)];
                Paging::searched(words, &format!("{list}/search"), &fields, at, ROWS, total)
            }
        };
        let rows: Vec<Row> = rows.collect();
        Self {
            answers: rows.iter().any(|row| row.tick.is_some()).then(|| format!("{list}/answers")),
            rows,
            paging,
            action: format!("{list}/search"),
            statuses: ApplicationStatus::ALL
                .iter()
                .map(|s| Choice::new(s.as_str(), words.named("status-application", s.as_str())))
                .collect(),
            search,
            status,
            page: page.titled(words.t("desk-applications-title")),
        }
    }
}

/// The state asked for: what waits, unless something is searched or `all` is asked for.
fn status_of(query: &HashMap<String, String>) -> String {
    match query.get("status") {
        Some(status) => amoe_base::clean(status),
        None if asked(query, "q").is_empty() => ApplicationStatus::Submitted.to_string(),
        None => "all".to_owned(),
    }
}

async fn all(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    list(web, desk, page, member, looked(query)).await
}

/// Searches; the answer stands under no address of its own. Without anything to search for, the list has one.
async fn search(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let query = searched(&typed);
    if asked(&query, "q").is_empty() {
        let path = address(desk.list(), &[("status", &status_of(&query))]);
        return Ok(Redirect::to(&page.link(path)).into_response());
    }
    list(web, desk, page, member, query).await
}

/// Whoever opens the address of an answer, or changes its language, gets the list.
async fn no_search(Extension(desk): Extension<Desk>, page: Page) -> Redirect {
    Redirect::to(&page.link(desk.list()))
}

async fn list(
    web: Web,
    desk: Desk,
    page: Page,
    member: Member,
    query: HashMap<String, String>,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let find = ApplicationQuery {
        status: status_of(&query).parse().ok(),
        search: Some(asked(&query, "q")),
        offset: page_number(&query) * ROWS,
        limit: ROWS,
    };
    // From the workflow: who confirms may do it for several.
    let thing = amoe_domain::ThingKind::Application;
    let may_answer = amoe_domain::policy::has_desk(&member.actor, Act::Confirm, thing).is_ok();
    let (rows, total) = web.run(move |app| app.applications(&member.actor, &find)).await?;
    Ok(html(&Applications::new(page, desk.list(), &rows, total, &query, may_answer)))
}

/// One application.
#[derive(Template)]
#[template(path = "desk/application.html")]
pub(super) struct ApplicationPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) version: i32,
    pub(super) reference: String,
    pub(super) tag: Tag,
    /// Empty when it was not given.
    pub(super) arabic: String,
    /// Papers that belong to somebody else already, and to whom.
    pub(super) held: Vec<Note>,
    pub(super) facts: Vec<Fact>,
    pub(super) eligible: bool,
    pub(super) steps: Vec<StepText>,
    pub(super) outcome: Option<Note>,
    pub(super) history: Vec<Step>,
    /// What a no for another cover rests on.
    pub(super) evidence: Vec<String>,
    /// The student contests the refusal, or did.
    pub(super) appeal: Option<AppealShown>,
    /// What is open: nothing, `return`, `refuse`, `grant` or `uphold`.
    pub(super) open: &'static str,
    pub(super) acts: Vec<Act>,
    pub(super) reasons: Vec<Choice>,
    /// This page, after `/{lang}/`.
    pub(super) here: String,
    /// Where the institution reports what happened to the studies of a covered student.
    pub(super) studies: Option<String>,
    /// The next that waits.
    pub(super) next: Option<String>,
}

/// An appeal as the desk sees it.
pub(super) struct AppealShown {
    pub(super) appeal: Appeal,
    /// Until when, and that it is late.
    pub(super) due: Option<Note>,
    pub(super) answered: Option<Note>,
    /// The reader may look at what is enclosed.
    pub(super) papers: bool,
}

impl AppealShown {
    fn of(page: &Page, application: &Application, reader: Role) -> Option<Self> {
        let words = page.words;
        let appeal = application.appealed()?.clone();
        let today = page.foundation().env().today();
        let answered = application.answered.as_ref().map(|answered| {
            if answered.granted {
                Note::good(words.t("desk-appeal-granted"), &answered.note)
            } else {
                Note::new(Tone::Info, words.t("desk-appeal-upheld"), &answered.note)
            }
        });
        let due = appeal.due_on.filter(|_| answered.is_none()).map(|due| {
            let tone = if due < today { Tone::Bad } else { Tone::Wait };
            Note::new(tone, words.with("appeal-due", &[("on", due.into())]), "")
        });
        let papers = matches!(reader, Role::RegistrationAgent | Role::Auditor);
        Some(Self { appeal, due, answered, papers })
    }
}

impl ApplicationPage {
    pub(super) fn may(&self, act: &str) -> bool {
        self.acts.iter().any(|a| a.as_str() == act)
    }

    pub(super) fn new(
        page: Page,
        list: &'static str,
        reader: Role,
        view: &ApplicationView,
        next: Option<ApplicationId>,
        open: &'static str,
        form: Form,
    ) -> Self {
        let words = page.words;
        let application = &view.application;
        let rules = amoe_rules::Rulebook::builtin();
        let back = page.t("desk-applications-title");
        Self {
            version: application.version,
            reference: application.reference.to_string(),
            tag: application_tag(words, application.status()),
            arabic: application.personal.name.given_arabic().unwrap_or_default(),
            held: view.held.iter().map(|held| held_by(&page, &application.personal, held)).collect(),
            facts: facts(&page, view),
            eligible: application.eligibility.eligible,
            steps: step_texts(words, &rules.eligibility_steps(&application.eligibility, page.lang)),
            outcome: outcome(&page, &application.state),
            evidence: told(words, &evidence(&application.eligibility)),
            appeal: AppealShown::of(&page, application, reader),
            history: history(&page, &view.history),
            open,
            acts: view.acts.clone(),
            reasons: reason_choices(page.lang),
            here: format!("{list}/{}", application.id),
            studies: (reader == Role::InstitutionOfficer
                && application.status() == ApplicationStatus::Covered)
                .then(|| format!("{list}/{}/studies", application.id)),
            next: next.map(|id| format!("{list}/{id}")),
            page: page.titled(application.personal.name.latin()).under(list, back).with_form(&form),
            form,
        }
    }
}

/// What the person says of herself. The bank account is not the desk's business and is left out.
fn facts(page: &Page, view: &ApplicationView) -> Vec<Fact> {
    let words = page.words;
    let application = &view.application;
    let personal = &application.personal;
    let proved =
        if application.email_proved_at.is_some() { "desk-email-proved" } else { "desk-email-unproved" };
    let country = words
        .find(&format!("country-{}", personal.nationality))
        .map_or_else(|| personal.nationality.clone(), str::to_owned);
    let mut facts = vec![
        Fact::id(words.named("identity-kind", personal.identity.kind.as_str()), &personal.identity.number),
        Fact::id(words.t("desk-field-number"), personal.number.to_string()),
        Fact::new(words.t("desk-field-name-latin"), personal.name.latin()),
        match personal.name.given_arabic() {
            Some(arabic) => Fact::new(words.t("desk-field-name-arabic"), arabic),
            None => Fact::worded(words.t("desk-field-name-arabic"), words.t("desk-not-given")),
        },
        Fact::new(words.t("desk-field-birth"), words.birth_date(personal.birth)),
        Fact::new(words.t("desk-field-sex"), words.named("sex", personal.sex.as_str())),
        Fact::new(words.t("desk-field-nationality"), country),
        Fact::new(words.t("desk-field-institution"), view.institution.name.get(page.lang)),
        Fact::new(words.t("desk-field-year"), application.year.to_string()),
        Fact::new(
            words.t("desk-field-other-cover"),
            words.t(if application.no_other_cover {
                "desk-other-cover-none"
            } else {
                "desk-other-cover-some"
            }),
        ),
        Fact::worded(
            words.t("desk-field-email"),
            format!("{} · {}", isolate(words.lang(), personal.email.as_str()), words.t(proved)),
        ),
    ];
    if let Some(phone) = &personal.phone {
        facts.push(Fact::id(words.t("desk-field-phone"), phone.to_string()));
    }
    facts.push(Fact::new(words.t("desk-field-address"), personal.address.replace('\n', ", ")));
    facts
}

/// Whose paper it is already, with what the reader may see of that person.
fn held_by(page: &Page, own: &Personal, held: &HeldPaper) -> Note {
    let words = page.words;
    let paper = if held.identity {
        let kind = words.named("identity-kind", own.identity.kind.as_str());
        format!("{kind} {}", isolate(words.lang(), &own.identity.number))
    } else {
        format!("{} {}", words.t("desk-field-number"), isolate(words.lang(), own.number.as_str()))
    };
    let next = match &held.who {
        Some(who) => words.with(
            "desk-held-who",
            &[
                ("name", who.name.in_lang(page.lang).into()),
                ("birth", who.birth.into()),
                ("identity", who.identity.number.as_str().into()),
                ("number", who.number.as_str().into()),
            ],
        ),
        None => words.t("desk-held-ask").to_owned(),
    };
    Note::new(Tone::Bad, words.with("desk-held", &[("paper", paper.into())]), next)
}

/// What became of it, with the reasons and the officer's words.
fn outcome(page: &Page, state: &ApplicationState) -> Option<Note> {
    let words = page.words;
    match state {
        ApplicationState::Submitted => None,
        ApplicationState::Appealed { appeal } => {
            let rules = amoe_rules::Rulebook::builtin();
            let told: Vec<&str> = appeal
                .reasons
                .iter()
                .filter_map(|c| rules.reason(c))
                .map(|r| r.text.get(page.lang))
                .collect();
            Some(Note::new(Tone::Info, words.t("desk-application-was-appealed"), told.join(" ")))
        }
        ApplicationState::Returned { note, .. } => {
            Some(Note::new(Tone::Info, words.t("desk-application-was-returned"), note))
        }
        ApplicationState::Covered { confirmed, .. } => {
            let how = match confirmed {
                Confirmation::List(_) => "desk-application-by-list",
                Confirmation::Officer(_) => "desk-application-by-officer",
            };
            Some(Note::good(words.t("desk-application-was-covered"), words.t(how)))
        }
        ApplicationState::Refused { reasons, note, by, .. } => {
            let rules = amoe_rules::Rulebook::builtin();
            let mut told: Vec<&str> =
                reasons.iter().filter_map(|c| rules.reason(c)).map(|r| r.text.get(page.lang)).collect();
            told.extend((!note.is_empty()).then_some(note.as_str()));
            let fact = if by.is_some() {
                "desk-application-was-refused"
            } else {
                "desk-application-refused-by-rules"
            };
            Some(Note::new(Tone::Bad, words.t(fact), told.join(" ")))
        }
        ApplicationState::Withdrawn { .. } => {
            Some(Note::new(Tone::Info, words.t("desk-application-was-withdrawn"), ""))
        }
    }
}

/// What an application can be refused for.
pub(super) fn reason_choices(lang: amoe_base::Lang) -> Vec<Choice> {
    let reasons = amoe_rules::Rulebook::builtin().reasons().iter();
    let reasons = reasons.filter(|r| r.is(ReasonKind::Reject) && r.code.starts_with('A'));
    reasons.map(|r| Choice::new(&r.code, r.text.get(lang))).collect()
}

/// The application with the one that waits after it.
async fn load(
    web: &Web,
    desk: Desk,
    page: Page,
    actor: &Actor,
    id: ApplicationId,
    open: &'static str,
    form: Form,
) -> Result<ApplicationPage, ErrorPage> {
    let reader = actor.role;
    let actor = actor.clone();
    let (view, next) = web
        .run(move |app| {
            let view = app.application(&actor, id)?;
            let query = ApplicationQuery {
                status: Some(ApplicationStatus::Submitted),
                limit: ROWS,
                ..ApplicationQuery::default()
            };
            let waiting: Vec<ApplicationId> =
                app.applications(&actor, &query)?.0.into_iter().map(|row| row.id).collect();
            // After the last one the list begins anew: what was left out on the way is not forgotten.
            let after = waiting.iter().position(|&other| other == id).map_or(0, |at| at + 1);
            let next = waiting.get(after).or_else(|| waiting.first()).copied().filter(|&next| next != id);
            Ok((view, next))
        })
        .await?;
    Ok(ApplicationPage::new(page, desk.list(), reader, &view, next, open, form))
}

async fn paper(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    page: Page,
    member: Member,
    Path((_, id, paper)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    desk.0.enter(&web, page, &member).await?;
    let (id, paper): (ApplicationId, PaperId) = (key(&id)?, key(&paper)?);
    Ok(inline(web.run(move |app| app.appeal_paper(&member.actor, id, paper)).await?))
}

fn open_of(query: &HashMap<String, String>) -> &'static str {
    match query.get("open").map(String::as_str) {
        Some("return") => "return",
        Some("refuse") => "refuse",
        Some("grant") => "grant",
        Some("uphold") => "uphold",
        _ => "",
    }
}

async fn show(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let form = Form::blank(page.foundation(), page.words);
    Ok(html(&load(&web, desk, page, &member.actor, key(&id)?, open_of(&query), form).await?))
}

async fn act(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Query(query): Asked,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let id: ApplicationId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let answer = Answer {
        reasons: form.typed.all("reasons").map(str::to_owned).collect(),
        note: form.value("note").to_owned(),
        seen: form.value("seen").parse().unwrap_or(-1),
    };
    let appeal = AppealAnswer { note: answer.note.clone(), seen: answer.seen };
    let actor = member.actor.clone();
    let done = match form.value("do") {
        "grant" => web.run(move |app| app.appeal_grant(&actor, id, &appeal)).await,
        "uphold" => web.run(move |app| app.appeal_uphold(&actor, id, &appeal)).await,
        "confirm" => web.run(move |app| app.application_confirm(&actor, id, answer.seen)).await,
        "return" => web.run(move |app| app.application_return(&actor, id, &answer)).await,
        "refuse" => web.run(move |app| app.application_refuse(&actor, id, &answer)).await,
        _ => return Err(ErrorPage::BadRequest),
    };
    match done {
        Ok(application) => {
            let flash = match application.status() {
                ApplicationStatus::Submitted => "desk-appeal-granted",
                ApplicationStatus::Refused if application.answered.is_some() => "desk-appeal-upheld",
                ApplicationStatus::Covered => "desk-application-covered",
                ApplicationStatus::Returned => "desk-application-returned",
                _ => "desk-application-refused",
            };
            let here = page.link(format!("{}/{id}", desk.list()));
            Ok((Flash(flash), Redirect::to(&here)).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            let page = load(&web, desk, page, &member.actor, id, open_of(&query), form).await?;
            Ok(refused(&page))
        }
    }
}
