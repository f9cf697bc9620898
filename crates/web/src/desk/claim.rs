//! The routes of an open claim: showing it, its papers and its letter, and every act on it, posted to its own address
//! with a button named `do`.

use std::collections::HashMap;

use amoe_app::AppError;
use amoe_domain::{ClaimId, Denied, PaperId, Refusal, Role};
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    claim_forms as read,
    claim_page::{ClaimDesk, Open, Queue, typed_of},
    claims::{Row, work_list},
    show::{Asked, address, asked, key},
    space::Space,
};
use crate::{ErrorPage, Flash, Form, Member, Page, Sent, Web, file::inline, html, refused};

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/{lang}/fund/claims/{id}", get(show).post(act))
        .route("/{lang}/fund/claims/{id}/papers/{paper}", get(paper))
        .route("/{lang}/fund/claims/{id}/letter", get(letter))
}

/// The page, with a form that came back or the one that the address opens.
async fn load(
    web: &Web,
    page: Page,
    member: &Member,
    id: ClaimId,
    query: &HashMap<String, String>,
    form: Option<Form>,
) -> Result<ClaimDesk, ErrorPage> {
    let (actor, lang) = (member.actor.clone(), page.lang);
    let officer = actor.user.filter(|_| actor.role == Role::ClaimsOfficer);
    let (in_hand, waiting) = work_list(officer);
    let (view, mine, waiting) = web
        .run(move |app| {
            let mine = if officer.is_some() { app.claims(&actor, &in_hand)?.rows } else { Vec::new() };
            Ok((app.claim(&actor, id, lang)?, mine, app.claims(&actor, &waiting)?))
        })
        .await?;
    let rows = mine.iter().chain(&waiting.rows).map(|row| Row::of(&page, row)).collect();
    let total = waiting.total + i64::try_from(mine.len()).unwrap_or(0);
    let queue = Queue::new(page.words, rows, total, &format!("fund/claims/{id}"));
    let open = Open::parse(&asked(query, "open"));
    let form = form.unwrap_or_else(|| {
        let line = match open {
            Open::Line(index) => view.claim.lines.get(index),
            _ => None,
        };
        // A further line is mostly of the same day and from the same hand as the last one.
        let last = view.claim.lines.last().filter(|_| matches!(open, Open::Add(_)));
        let typed = line.map(|line| typed_of(page.words, line)).or_else(|| {
            last.map(|last| vec![("on", page.words.date_short(last.on)), ("provider", last.provider.clone())])
        });
        Form::filled(page.foundation(), page.words, typed.unwrap_or_default().into_iter().collect())
    });
    let paper = asked(query, "paper").parse::<PaperId>().ok();
    let desk = ClaimDesk::new(web.app(), page, &view, queue, open, paper, form);
    Ok(ClaimDesk { may_take_next: officer.is_some(), ..desk })
}

async fn show(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = Space::Claims.enter(&web, page, &member).await?;
    Ok(html(&load(&web, page, &member, key(&id)?, &query, None).await?))
}

async fn act(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Query(query): Asked,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Claims.enter(&web, page, &member).await?;
    let id: ClaimId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let open = Open::parse(&asked(&query, "open"));
    match run(&web, &member, id, open, &form).await? {
        Ok(flash) => {
            // The next line is mostly entered after this one: the form for it stays open.
            let stays = if flash == "desk-line-added" { asked(&query, "open") } else { String::new() };
            let paper = asked(&query, "paper");
            let path = address(&format!("fund/claims/{id}"), &[("open", &stays), ("paper", &paper)]);
            Ok((Flash(flash), Redirect::to(&page.link(path))).into_response())
        }
        // Seen a moment ago, and now in another's hands: what was typed is shown, with why it was not taken.
        Err(AppError::Denied(Denied::NotAllowed)) => {
            form.refuse("", page.t("desk-claim-in-other-hands"));
            Ok(refused(&load(&web, page, &member, id, &query, Some(form)).await?))
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, page, &member, id, &query, Some(form)).await?))
        }
    }
}

/// One use case, and the word of success.
async fn run(
    web: &Web,
    member: &Member,
    id: ClaimId,
    open: Open,
    form: &Form,
) -> Result<Result<&'static str, AppError>, ErrorPage> {
    let actor = member.actor.clone();
    let seen = read::seen(form);
    let line = read::line(&form.typed);
    let (flash, done) = match (form.value("do"), open) {
        ("take", _) => ("desk-claim-taken", web.run(move |app| app.claim_take(&actor, id)).await),
        ("release", _) => {
            ("desk-claim-released", web.run(move |app| app.claim_release(&actor, id, seen)).await)
        }
        ("line", Open::Line(index)) => (
            "desk-line-changed",
            web.run(move |app| app.claim_line_change(&actor, id, seen, index, &line)).await,
        ),
        ("remove", Open::Line(index)) => {
            ("desk-line-removed", web.run(move |app| app.claim_line_remove(&actor, id, seen, index)).await)
        }
        ("price", Open::Line(index)) => {
            let price = read::price(&form.typed);
            (
                "desk-line-priced",
                web.run(move |app| app.claim_line_price(&actor, id, seen, index, &price)).await,
            )
        }
        ("line", Open::Add(_)) => {
            ("desk-line-added", web.run(move |app| app.claim_line_add(&actor, id, seen, &line)).await)
        }
        ("decide", _) => {
            let verdict = read::verdict(form);
            ("desk-claim-decided", web.run(move |app| app.claim_decide(&actor, id, &verdict)).await)
        }
        ("reject", _) => {
            let verdict = read::rejection(form);
            if verdict.rejected.is_empty() {
                // No reason would decide as the rules propose: the opposite of what the button says.
                return Ok(Err(Refusal::new("reason-needed").field("reasons").into()));
            }
            ("desk-claim-decided", web.run(move |app| app.claim_decide(&actor, id, &verdict)).await)
        }
        ("return", _) => {
            let give_back = read::give_back(form);
            ("desk-claim-returned", web.run(move |app| app.claim_return(&actor, id, &give_back)).await)
        }
        _ => return Err(ErrorPage::BadRequest),
    };
    Ok(done.map(|_| flash))
}

async fn paper(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id, paper)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    Space::Claims.enter(&web, page, &member).await?;
    let (id, paper) = (key(&id)?, key(&paper)?);
    Ok(inline(web.run(move |app| app.claim_paper(&member.actor, id, paper)).await?))
}

async fn letter(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    Space::Claims.enter(&web, page, &member).await?;
    let id = key(&id)?;
    Ok(inline(web.run(move |app| app.decision_letter_pdf(&member.actor, id)).await?))
}
