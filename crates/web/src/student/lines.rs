//! The lines of a draft: an act, a medicine, glasses or a device. One page per line, so that every error stands at its
//! field and the phone shows one thing at a time.

use amoe_app::{App, claim::ClaimView, claim::draft::LineForm};
use amoe_base::{Coefficient, Lang};
use amoe_domain::{
    ClaimId,
    claim::{Line, LineKind, Setting, Sheet},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    Insured,
    claim::{day, day_typed, fits, kind_of, path_of, view_of},
    go,
    medicines::{Found, found},
    read, under_home,
};
use crate::{ErrorPage, Flash, Form, Page, Sent, Typed, Web, html, parts::Choice, refused};

/// The page of one line.
#[derive(Template)]
#[template(path = "student/line.html")]
pub struct LinePage {
    /// The layout's part.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// `act`, `medicine` or `lump_sum`.
    pub kind: &'static str,
    /// The version of the claim.
    pub seen: i32,
    /// The acts, or the lump sums.
    pub keys: Vec<Choice>,
    /// The key letters that take a coefficient.
    pub with_coefficient: String,
    /// Where an act was given.
    pub settings: Vec<Choice>,
    /// What a search has found; `None` when none was made.
    pub found: Option<Vec<Found>>,
    /// The medicine that the code stands for.
    pub chosen: Option<Found>,
    /// Does the page change a line, or add one?
    pub changes: bool,
    /// The claim's address.
    pub back: String,
}

/// An empty form.
pub async fn new(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id, kind)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    let Some(view) = editable(&web, &page, &who, read(&id)?).await? else {
        return Ok(go(&page, format!("student/claims/{id}")).into_response());
    };
    let kind = known_kind(view.claim.sheet, &kind)?;
    let mut typed = Typed::default();
    // Lines of one visit have the same day, and mostly the first is typed from the bill just before.
    if let Some(last) = view.claim.lines.last() {
        typed = day_typed("on", last.on);
    }
    let form = Form::filled(page.foundation(), page.words, typed);
    Ok(html(&line_page(page, web.app(), &view, form, kind, None)))
}

/// Adds the line, or answers a search on the way.
pub async fn add(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id, kind)): Path<(String, String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let id: ClaimId = read(&id)?;
    save(page, who, web, id, typed, Target::New(kind)).await
}

/// A line with what it says.
pub async fn open(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id, line)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    let Some(view) = editable(&web, &page, &who, read(&id)?).await? else {
        return Ok(go(&page, format!("student/claims/{id}")).into_response());
    };
    let (at, line) = line_of(&view, &line)?;
    let (kind, typed) = (kind_of(&line.kind), typed_of(page.words, line));
    let form = Form::filled(page.foundation(), page.words, typed);
    Ok(html(&line_page(page, web.app(), &view, form, kind, Some(at))))
}

/// Changes it, or answers a search on the way.
pub async fn change(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id, line)): Path<(String, String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let id: ClaimId = read(&id)?;
    save(page, who, web, id, typed, Target::Old(line)).await
}

/// Takes it away.
pub async fn remove(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id, line)): Path<(String, String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let (id, seen): (ClaimId, i32) = (read(&id)?, read(typed.get("seen"))?);
    let at = index(&line)?;
    web.run(move |app| app.claim_line_remove(&who.actor, id, seen, at)).await?;
    Ok((Flash("student-line-removed"), go(&page, path_of(id))).into_response())
}

/// The address of the removal, opened by hand, leads to the claim.
pub async fn back(page: Page, Path((_, id, _)): Path<(String, String, String)>) -> Redirect {
    go(&page, format!("student/claims/{id}"))
}

enum Target {
    New(String),
    Old(String),
}

async fn save(
    page: Page,
    who: Insured,
    web: Web,
    id: ClaimId,
    mut typed: Typed,
    target: Target,
) -> Result<Response, ErrorPage> {
    let Some(view) = editable(&web, &page, &who, id).await? else {
        return Ok(go(&page, format!("student/claims/{id}")).into_response());
    };
    let (kind, at) = match &target {
        Target::New(kind) => (known_kind(view.claim.sheet, kind)?, None),
        Target::Old(line) => line_of(&view, line).map(|(at, line)| (kind_of(&line.kind), Some(at)))?,
    };
    if wants_medicine(&mut typed) {
        let form = Form::sent(typed, page.words);
        return Ok(html(&line_page(page, web.app(), &view, form, kind, at)));
    }
    let seen = read(typed.get("seen"))?;
    let (form, actor) = (line_form(&typed, kind), who.actor);
    let done = web.run(move |app| match at {
        None => app.claim_line_add(&actor, id, seen, &form),
        Some(at) => app.claim_line_change(&actor, id, seen, at, &form),
    });
    match done.await {
        Ok(_) => Ok((Flash("student-line-saved"), go(&page, path_of(id))).into_response()),
        Err(error) => {
            let mut form = Form::sent(typed, page.words);
            form.take(page.words, error)?;
            Ok(refused(&line_page(page, web.app(), &view, form, kind, at)))
        }
    }
}

/// A search or a choice from its results: the page comes again with all that was typed, nothing is saved.
fn wants_medicine(typed: &mut Typed) -> bool {
    let chosen = typed.get("choose").to_owned();
    if !chosen.is_empty() {
        typed.set("code", chosen);
        typed.set("name", "");
        typed.set("q", "");
        return true;
    }
    let is_asked = typed.get("do") == "search";
    // The key Enter in the search field presses the first button of the form, which saves.
    let only_searched = !typed.get("q").trim().is_empty()
        && typed.get("code").trim().is_empty()
        && typed.get("name").trim().is_empty();
    is_asked || only_searched
}

fn line_form(typed: &Typed, kind: &str) -> LineForm {
    let text = |name: &str| typed.get(name).to_owned();
    LineForm {
        kind: kind.to_owned(),
        key: text("key"),
        coefficient: text("coefficient"),
        setting: text("setting"),
        inpe: text("inpe"),
        code: text("code"),
        name: text("name"),
        quantity: text("quantity"),
        on: day(typed, "on"),
        paid: text("paid"),
        provider: text("provider"),
    }
}

fn typed_of(words: amoe_texts::Words, line: &Line) -> Typed {
    let mut typed = day_typed("on", line.on);
    typed.set("paid", words.amount(line.paid));
    typed.set("provider", line.provider.as_str());
    match &line.kind {
        LineKind::Act { key, coefficient, setting, inpe } => {
            typed.set("key", key.as_str());
            if *coefficient != Coefficient::ONE {
                typed.set("coefficient", words.coefficient(*coefficient));
            }
            typed.set("setting", setting.as_str());
            typed.set("inpe", inpe.clone().unwrap_or_default());
        }
        LineKind::Medicine { code, quantity, name } => {
            typed.set("code", code.as_str());
            typed.set("quantity", quantity.to_string());
            typed.set("name", name.as_str());
        }
        LineKind::LumpSum { key, inpe } => {
            typed.set("key", key.as_str());
            typed.set("inpe", inpe.clone().unwrap_or_default());
        }
    }
    typed
}

/// The claim while it is a draft. Once its sheet is printed the lines stand, and the claim's own page says so.
async fn editable(
    web: &Web,
    page: &Page,
    who: &Insured,
    id: ClaimId,
) -> Result<Option<ClaimView>, ErrorPage> {
    Ok(Some(view_of(web, page, who, id).await?).filter(|view| view.claim.is_draft()))
}

fn known_kind(sheet: Sheet, kind: &str) -> Result<&'static str, ErrorPage> {
    let kinds = ["act", "medicine", "lump_sum"];
    kinds.into_iter().find(|k| *k == kind && fits(sheet, kind)).ok_or(ErrorPage::NotFound)
}

/// Lines are counted from 1 in addresses.
fn index(line: &str) -> Result<usize, ErrorPage> {
    read::<usize>(line)?.checked_sub(1).ok_or(ErrorPage::NotFound)
}

fn line_of<'v>(view: &'v ClaimView, line: &str) -> Result<(usize, &'v Line), ErrorPage> {
    let at = index(line)?;
    view.claim.lines.get(at).map(|line| (at, line)).ok_or(ErrorPage::NotFound)
}

fn line_page(
    page: Page,
    app: &App,
    view: &ClaimView,
    form: Form,
    kind: &'static str,
    at: Option<usize>,
) -> LinePage {
    let (rules, lang) = (app.rulebook(), page.lang);
    let title = match at.and_then(|at| view.claim.lines.get(at)) {
        Some(line) => app.line_label(line, lang),
        None => page.words.named("student-line-new", kind.replace('_', "-").as_str()).into_owned(),
    };
    let query = form.value("q").to_owned();
    let coefficients: Vec<&str> =
        rules.acts().iter().filter(|a| a.has_coefficient).map(|a| a.key.as_str()).collect();
    let (list, claim) = (page.t("student-nav-claims"), view.claim.reference.to_string());
    let back = path_of(view.claim.id);
    LinePage {
        kind,
        seen: view.claim.version,
        keys: keys(app, view.claim.sheet, kind, lang),
        with_coefficient: coefficients.join(" "),
        settings: Setting::ALL
            .iter()
            .map(|s| Choice::new(s.as_str(), page.words.named("setting", s.as_str())))
            .collect(),
        found: (kind == "medicine" && !query.is_empty()).then(|| found(rules, &query)),
        chosen: rules.medicine(form.value("code").trim()).map(Found::of),
        changes: at.is_some(),
        page: under_home(page)
            .under("student/claims", list)
            .under(back.as_str(), claim)
            .titled(title)
            .with_form(&form),
        back,
        form,
    }
}

fn keys(app: &App, sheet: Sheet, kind: &str, lang: Lang) -> Vec<Choice> {
    let rules = app.rulebook();
    match kind {
        "act" => rules
            .acts()
            .iter()
            .filter(|act| act.is_dental() == (sheet == Sheet::Dental))
            .map(|act| Choice::new(&act.key, format!("{} · {}", act.name.get(lang), act.key)))
            .collect(),
        "lump_sum" => rules
            .default_scheme()
            .lump_sums
            .iter()
            .map(|lump| Choice::new(&lump.key, lump.name.get(lang)))
            .collect(),
        _ => Vec::new(),
    }
}
