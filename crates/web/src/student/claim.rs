//! One claim: the editor while it is a draft, the sheet to print and the day of posting when it is ready, and from then
//! on who has it, what came of it and why. The steps (prepare, reopen, post, withdraw) post to addresses below it.

use amoe_app::{
    AppError,
    claim::{
        ClaimView,
        breakdown::{ReasonText, StepText, step_texts},
    },
};
use amoe_base::Date;
use amoe_domain::{
    Act, ClaimId,
    claim::{ClaimState, ClaimStatus, LineKind, Sheet},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

use super::{Insured, go, papers::kinds, read, under_home};
use crate::{
    ErrorPage, Flash, Form, Page, Sent, Typed, Web,
    claim_show::{tag_of, timeline},
    file, html,
    parts::{Choice, Step, Tag, Tone},
    refused,
};

/// The last day to send it.
#[derive(Debug)]
pub struct LastDay {
    /// The day.
    pub on: Date,
    /// How many days are left; negative when it has passed.
    pub left: i32,
    /// How it was counted.
    pub steps: Vec<StepText>,
}

/// What the editor shows of a line besides its calculation.
#[derive(Debug)]
pub struct DraftLine {
    /// What was given.
    pub label: String,
    /// Day, code, provider.
    pub sub: String,
    /// What was paid.
    pub paid: amoe_base::Money,
}

/// The page while it is a draft.
#[derive(Template)]
#[template(path = "student/claim-draft.html")]
pub struct Draft {
    /// The layout's part.
    pub page: Page,
    /// The claim.
    pub view: ClaimView,
    /// Where it stands.
    pub tag: Tag,
    /// Its lines.
    pub lines: Vec<DraftLine>,
    /// The last day to send it.
    pub last_day: Option<LastDay>,
    /// The form that was refused, or the one for the end of treatment.
    pub form: Form,
    /// The form for papers.
    pub upload: Form,
    /// What a paper can be.
    pub kinds: Vec<Choice>,
}

/// The page from the printed sheet on.
#[derive(Template)]
#[template(path = "student/claim.html")]
pub struct ClaimPage {
    /// The layout's part.
    pub page: Page,
    /// The claim.
    pub view: ClaimView,
    /// Where it stands.
    pub tag: Tag,
    /// The last day to send it.
    pub last_day: Option<LastDay>,
    /// What happened and what is to come.
    pub steps: Vec<Step>,
    /// Where to post it: the fund, and its address line by line.
    pub post_to: (String, Vec<String>),
    /// What was missing, when it came back.
    pub returned: Option<(Vec<ReasonText>, String)>,
    /// What the officer added to the decision; may be empty.
    pub note: String,
    /// How the money comes: `way-{name}`, and the end of the account's number.
    pub way: Option<(&'static str, String)>,
    /// Is there a decision letter?
    pub has_letter: bool,
    /// The form with the day of posting.
    pub form: Form,
}

impl Draft {
    /// May the student do this now?
    pub fn may(&self, act: &str) -> bool {
        may(&self.view, act)
    }
}

impl ClaimPage {
    /// May the student do this now?
    pub fn may(&self, act: &str) -> bool {
        may(&self.view, act)
    }

    /// Is it printed and waits for the post?
    pub fn is_ready(&self) -> bool {
        self.view.claim.status() == ClaimStatus::Ready
    }
}

fn may(view: &ClaimView, act: &str) -> bool {
    act.parse::<Act>().is_ok_and(|act| view.acts.contains(&act))
}

/// The address of a claim, after `/{lang}/`.
pub fn path_of(id: ClaimId) -> String {
    format!("student/claims/{id}")
}

/// Reads the claim for the page.
pub async fn view_of(web: &Web, page: &Page, who: &Insured, id: ClaimId) -> Result<ClaimView, ErrorPage> {
    let (actor, lang) = (who.actor.clone(), page.lang);
    Ok(web.run(move |app| app.claim(&actor, id, lang)).await?)
}

/// Shows it.
pub async fn show(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let view = view_of(&web, &page, &who, read(&id)?).await?;
    let today = page.foundation().env().today();
    let known = match view.claim.treatment_ends_on {
        Some(end) => day_typed("treatment_ends_on", end),
        None => Typed::default(),
    };
    let mut form = Form::filled(page.foundation(), page.words, known);
    for (name, value) in day_typed("on", today).fields() {
        form.typed.set(name, value);
    }
    Ok(claim_page(page, &web, view, form))
}

/// The addresses of the steps, opened by hand, lead to the claim.
pub async fn back(page: Page, Path((_, id)): Path<(String, String)>) -> Redirect {
    go(&page, format!("student/claims/{id}"))
}

macro_rules! steps {
    ($($(#[$doc:meta])* $handler:ident $use_case:ident $flash:literal;)+) => {$(
        $(#[$doc])*
        pub async fn $handler(
            page: Page,
            who: Insured,
            State(web): State<Web>,
            Path((_, id)): Path<(String, String)>,
            Sent(typed): Sent,
        ) -> Result<Response, ErrorPage> {
            let (id, seen): (ClaimId, i32) = (read(&id)?, read(typed.get("seen"))?);
            let actor = who.actor.clone();
            let done = web.run(move |app| app.$use_case(&actor, id, seen)).await;
            answer(page, &web, &who, id, typed, $flash, done.map(drop)).await
        }
    )+};
}

steps! {
    /// The lines stand: the sheet can be printed.
    prepare claim_prepare "student-prepared";
    /// Back to a draft.
    reopen claim_reopen "student-reopened";
    /// Taken back.
    withdraw claim_withdraw "student-withdrawn";
}

/// Posted on a day.
pub async fn posted(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let (id, seen): (ClaimId, i32) = (read(&id)?, read(typed.get("seen"))?);
    let (actor, on) = (who.actor.clone(), day(&typed, "on"));
    let done = web.run(move |app| app.claim_post(&actor, id, seen, &on)).await;
    answer(page, &web, &who, id, typed, "student-posted", done.map(drop)).await
}

/// The end of a continuous treatment.
pub async fn treatment(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let (id, seen): (ClaimId, i32) = (read(&id)?, read(typed.get("seen"))?);
    let (actor, on) = (who.actor.clone(), day(&typed, "treatment_ends_on"));
    let done = web.run(move |app| app.claim_treatment_end(&actor, id, seen, &on)).await;
    answer(page, &web, &who, id, typed, "student-treatment", done.map(drop)).await
}

/// The care sheet to print.
pub async fn sheet(
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: ClaimId = read(&id)?;
    Ok(file::inline(web.run(move |app| app.care_sheet_pdf(&who.actor, id)).await?))
}

/// The letter of the decision, or of what is missing.
pub async fn letter(
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: ClaimId = read(&id)?;
    Ok(file::inline(web.run(move |app| app.decision_letter_pdf(&who.actor, id)).await?))
}

/// Back to the claim, or the claim again with what is wrong.
async fn answer(
    page: Page,
    web: &Web,
    who: &Insured,
    id: ClaimId,
    typed: Typed,
    flash: &'static str,
    done: Result<(), AppError>,
) -> Result<Response, ErrorPage> {
    match done {
        Ok(()) => Ok((Flash(flash), go(&page, path_of(id))).into_response()),
        Err(error) => {
            let mut form = Form::sent(typed, page.words);
            form.take(page.words, error)?;
            let view = view_of(web, &page, who, id).await?;
            Ok(claim_page(page, web, view, form))
        }
    }
}

fn claim_page(page: Page, web: &Web, view: ClaimView, form: Form) -> Response {
    let page = page.with_form(&form);
    let was_refused = form.is_refused();
    match view.claim.status() {
        ClaimStatus::Draft => {
            let template = draft(page, web, view, form);
            if was_refused { refused(&template) } else { html(&template) }
        }
        _ => {
            let template = later(page, web, view, form);
            if was_refused { refused(&template) } else { html(&template) }
        }
    }
}

fn draft(page: Page, web: &Web, view: ClaimView, form: Form) -> Draft {
    let lines = view.breakdown.iter().flat_map(|b| &b.lines);
    let upload = Form::blank(page.foundation(), page.words);
    let steps = steps_of_deadline(&page, web, &view);
    Draft {
        lines: lines
            .map(|l| DraftLine { label: l.label.clone(), sub: l.sub.clone(), paid: l.paid })
            .collect(),
        tag: tag_of(page.words, &view.claim),
        last_day: last_day(&page, &view, steps),
        kinds: kinds(page.words),
        page: placed(page, &view),
        view,
        form,
        upload,
    }
}

fn later(page: Page, web: &Web, view: ClaimView, form: Form) -> ClaimPage {
    let (lang, fund) = (page.lang, &web.app().settings().fund);
    let returned = match &view.claim.state {
        ClaimState::Returned { reasons, note, .. } => {
            let told = reasons.iter().map(|code| web.app().reason_text(code, "", lang));
            Some((told.collect(), note.clone()))
        }
        _ => None,
    };
    let steps = steps_of_deadline(&page, web, &view);
    ClaimPage {
        tag: tag_of(page.words, &view.claim),
        last_day: last_day(&page, &view, steps),
        steps: timeline(page.words, page.foundation().env(), &view),
        post_to: (
            fund.name.get(lang).to_owned(),
            fund.address.iter().map(|line| line.get(lang).to_owned()).collect(),
        ),
        note: view.claim.state.decided().map(|d| d.note.clone()).unwrap_or_default(),
        has_letter: view.claim.state.decided().is_some() || returned.is_some(),
        way: view.payment.as_ref().map(|paid| {
            let line = super::payments::PaymentLine::of(&page, paid);
            (line.way, line.account)
        }),
        page: placed(page, &view),
        returned,
        view,
        form,
    }
}

fn placed(page: Page, view: &ClaimView) -> Page {
    let title = match view.claim.first_act() {
        Some(day) => page.words.with("student-claim-title", &[("date", day.into())]),
        None => page.t("student-claim-title-empty").to_owned(),
    };
    let list = page.t("student-nav-claims");
    under_home(page).under("student/claims", list).titled(title)
}

fn steps_of_deadline(page: &Page, web: &Web, view: &ClaimView) -> Vec<StepText> {
    view.deadline.as_ref().map_or_else(Vec::new, |deadline| {
        step_texts(page.words, &web.app().rulebook().deadline_steps(deadline, page.lang))
    })
}

fn last_day(page: &Page, view: &ClaimView, steps: Vec<StepText>) -> Option<LastDay> {
    let on = view.deadline.as_ref()?.last_day;
    Some(LastDay { on, left: (on - page.foundation().env().today()).get_days(), steps })
}

impl LastDay {
    /// How urgent it is.
    pub const fn tone(&self) -> Tone {
        match self.left {
            ..0 => Tone::Bad,
            0..=10 => Tone::Wait,
            _ => Tone::Info,
        }
    }

    /// In words: how many days are left.
    pub fn words(&self, page: &Page) -> String {
        if self.left < 0 {
            page.t("student-last-day-over").to_owned()
        } else {
            page.words.with("student-days-left", &[("count", self.left.into())])
        }
    }
}

/// Three boxes as one text, `14/10/2026`; nothing when all are empty.
pub fn day(typed: &Typed, name: &str) -> String {
    let [day, month, year] =
        ["day", "month", "year"].map(|part| typed.get(&format!("{name}-{part}")).trim().to_owned());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return String::new();
    }
    format!("{day}/{month}/{year}")
}

/// A day in its three boxes.
pub fn day_typed(name: &str, day: Date) -> Typed {
    [("day", i16::from(day.day())), ("month", i16::from(day.month())), ("year", day.year())]
        .into_iter()
        .map(|(part, number)| (format!("{name}-{part}"), number.to_string()))
        .collect()
}

/// Does a line of this kind fit on the sheet? `act`, `medicine`, `lump_sum`.
pub fn fits(sheet: Sheet, kind: &str) -> bool {
    match sheet {
        Sheet::Dental => matches!(kind, "act" | "medicine"),
        Sheet::Ordinary | Sheet::LongTerm => matches!(kind, "act" | "medicine" | "lump_sum"),
    }
}

/// The kind of a line, as forms name it.
pub const fn kind_of(line: &LineKind) -> &'static str {
    match line {
        LineKind::Act { .. } => "act",
        LineKind::Medicine { .. } => "medicine",
        LineKind::LumpSum { .. } => "lump_sum",
    }
}
