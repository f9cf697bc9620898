//! Several applications answered at once: ticked on the work list, looked at as they would become, then answered one by
//! one with what became of each.

use amoe_app::application::answers::{Answered, Answers, ManyAct};
use amoe_domain::{ApplicationId, application::ApplicationStatus};
use amoe_texts::Words;
use askama::Template;
use axum::{
    Extension, Router,
    extract::State,
    response::{Redirect, Response},
    routing::get,
};

use super::{applications::Desk, show::application_tag, space::Space};
use crate::{
    ErrorPage, Form, Member, Page, Sent, Web, html,
    parts::{Choice, Tag, Tone},
    refusal_text, refused,
};

pub(super) fn routes() -> Router<Web> {
    let pages = |list: &str, space: Space| {
        Router::new()
            .route(&format!("/{{lang}}/{list}/answers"), get(nothing).post(answer))
            .layer(Extension(Desk(space)))
    };
    pages("institution/applications", Space::Institution)
        .merge(pages("fund/applications", Space::Registration))
}

/// An application and what becomes of it.
pub(super) struct Line {
    pub(super) path: String,
    /// Sent back: the application and the version that was looked at. None for one that cannot be answered so.
    pub(super) chosen: Option<String>,
    pub(super) reference: String,
    pub(super) name: String,
    pub(super) tag: Tag,
    pub(super) why: Vec<String>,
}

impl Line {
    fn of(words: Words, list: &str, lang: amoe_base::Lang, it: &Answered) -> Self {
        let rules = amoe_rules::Rulebook::builtin();
        let reason = |code: &String| rules.reason(code).map(|reason| reason.text.get(lang).to_owned());
        let (tag, why) = match &it.outcome {
            Ok(status) => (application_tag(words, *status), it.reasons.iter().filter_map(reason).collect()),
            Err(refusal) => {
                (Tag::new(Tone::Plain, words.t("answers-stays")), vec![refusal_text(words, refusal)])
            }
        };
        Self {
            path: format!("{list}/{}", it.id),
            chosen: it.outcome.is_ok().then(|| format!("{}:{}", it.id, it.seen)),
            reference: it.reference.clone(),
            name: it.name.clone(),
            tag,
            why,
        }
    }
}

/// The dry run with its button, or what came of it.
#[derive(Template)]
#[template(path = "desk/answers.html")]
pub(super) struct AnswersPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) act: ManyAct,
    pub(super) done: bool,
    pub(super) lines: Vec<Line>,
    /// The button's words, when any can be answered.
    pub(super) button: Option<String>,
    pub(super) reasons: Vec<Choice>,
    pub(super) list: &'static str,
}

impl AnswersPage {
    fn new(page: Page, list: &'static str, act: ManyAct, done: bool, all: &[Answered], form: Form) -> Self {
        let words = page.words;
        let lines: Vec<Line> = all.iter().map(|it| Line::of(words, list, page.lang, it)).collect();
        let count = lines.iter().filter(|line| line.chosen.is_some()).count();
        let key = match act {
            ManyAct::Confirm => "answers-confirm",
            ManyAct::Refuse => "answers-refuse",
        };
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let button = (!done && count > 0).then(|| words.with(key, &[("count", count.into())]));
        let title = words.t("answers-title");
        Self {
            page: page.titled(title).under(list, words.t("desk-applications-title")).with_form(&form),
            form,
            act,
            done,
            lines,
            button,
            reasons: super::applications::reason_choices(words.lang()),
            list,
        }
    }
}

/// Whoever opens the address, or changes its language, gets the list.
async fn nothing(Extension(desk): Extension<Desk>, page: Page) -> Redirect {
    Redirect::to(&page.link(desk.list()))
}

/// `application_…` as the list sends it, or `application_…:3` as the dry run does.
fn chosen(text: &str) -> Option<(ApplicationId, Option<i32>)> {
    match text.split_once(':') {
        Some((id, seen)) => Some((id.parse().ok()?, Some(seen.parse().ok()?))),
        None => Some((text.parse().ok()?, None)),
    }
}

async fn answer(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let mut form = Form::sent(typed, page.words);
    let (act, really) = match form.value("do") {
        "look-confirm" => (ManyAct::Confirm, false),
        "look-refuse" => (ManyAct::Refuse, false),
        "confirm" => (ManyAct::Confirm, true),
        "refuse" => (ManyAct::Refuse, true),
        _ => return Err(ErrorPage::BadRequest),
    };
    let mut answers = Answers {
        act,
        chosen: form.typed.all("chosen").filter_map(chosen).collect(),
        reasons: form.typed.all("reasons").map(str::to_owned).collect(),
        note: form.value("note").to_owned(),
    };
    let (actor, asked) = (member.actor.clone(), answers.clone());
    if really {
        match web.run(move |app| app.applications_answer(&actor, &asked)).await {
            Ok(all) => return Ok(html(&AnswersPage::new(page, desk.list(), act, true, &all, form))),
            Err(error) => form.take(page.words, error)?,
        }
    }
    // The look at a refusal comes before its reasons: any stands for them.
    if act == ManyAct::Refuse && answers.reasons.is_empty() {
        answers.reasons.push("A2".to_owned());
    }
    let actor = member.actor.clone();
    match web.run(move |app| app.applications_answer_dry(&actor, &answers)).await {
        Ok(all) if form.is_refused() => {
            Ok(refused(&AnswersPage::new(page, desk.list(), act, false, &all, form)))
        }
        Ok(all) => Ok(html(&AnswersPage::new(page, desk.list(), act, false, &all, form))),
        Err(error) => {
            if !form.is_refused() {
                form.take(page.words, error)?;
            }
            Ok(refused(&AnswersPage::new(page, desk.list(), act, false, &[], form)))
        }
    }
}

/// May the reader answer what waits in this state by ticking it?
pub(super) fn can_tick(may_answer: bool, status: ApplicationStatus) -> bool {
    may_answer && status == ApplicationStatus::Submitted
}
