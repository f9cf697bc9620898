//! The work lists of the claims desk: to do, in my hands, decided; and taking the next.

use std::collections::HashMap;

use amoe_app::claim::ClaimPage as Found;
use amoe_app::{ClaimFilter, ClaimRow};
use amoe_base::{Date, Money};
use amoe_domain::{Role, UserId, claim::ClaimStatus};
use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    show::{Age, Asked, Paging, ROWS, age, asked, claim_tag, looked, page_number, searched},
    space::Space,
};
use crate::{ErrorPage, Flash, Member, Page, Sent, Web, html, parts::Tag};

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/{lang}/fund/claims", get(to_do).post(take_next))
        .route("/{lang}/fund/claims/search", get(no_search).post(search))
        .route("/{lang}/fund/claims/mine", get(mine))
        .route("/{lang}/fund/claims/decided", get(decided))
}

/// A claim in a list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) reference: String,
    pub(super) arrived_on: Option<Date>,
    /// How long it has waited, while it waits.
    pub(super) age: Option<Age>,
    pub(super) claimed: Money,
    pub(super) payable: Option<Money>,
    pub(super) tag: Tag,
    /// What the rules proposed ahead: outcome in words, and amount.
    pub(super) proposed: Option<(String, Money)>,
    /// It is the one that is open beside the list.
    pub(super) here: bool,
}

impl Row {
    pub(super) fn of(page: &Page, row: &ClaimRow) -> Self {
        let words = page.words;
        let waits = matches!(row.status, ClaimStatus::Received | ClaimStatus::InReview);
        let due = i32::from(page.site().figures.payment_days);
        let today = page.foundation().env().today();
        Self {
            path: format!("fund/claims/{}", row.id),
            name: row.name.clone(),
            reference: row.reference.to_string(),
            arrived_on: row.arrived_on,
            age: row.arrived_on.filter(|_| waits).map(|on| age(words, on, today, due)),
            claimed: row.claimed,
            payable: row.payable,
            tag: claim_tag(words, row.status),
            proposed: row.proposed.as_ref().filter(|_| waits).map(|proposed| {
                (words.named("outcome", proposed.outcome.as_str()).into_owned(), proposed.payable)
            }),
            here: false,
        }
    }
}

/// What the officer has in hand and what waits: the list at the side of an open claim, and the first page.
pub(super) fn work_list(officer: Option<UserId>) -> (ClaimFilter, ClaimFilter) {
    let filter = |status, taken_by| ClaimFilter {
        statuses: vec![status],
        taken_by,
        limit: ROWS,
        ..ClaimFilter::default()
    };
    (filter(ClaimStatus::InReview, officer), filter(ClaimStatus::Received, None))
}

/// A list of claims.
#[derive(Template)]
#[template(path = "desk/claims.html")]
pub(super) struct Claims {
    pub(super) page: Page,
    /// In the officer's own hands, above what waits.
    pub(super) mine: Vec<Row>,
    pub(super) rows: Vec<Row>,
    pub(super) paging: Paging,
    pub(super) subtitle: String,
    pub(super) empty: &'static str,
    /// Whether the list shows amounts paid rather than ages.
    pub(super) shows_payable: bool,
    pub(super) may_take: bool,
}

enum Tab {
    ToDo,
    Mine,
    Decided,
}

async fn list(
    web: Web,
    page: Page,
    member: Member,
    query: HashMap<String, String>,
    tab: Tab,
) -> Result<Response, ErrorPage> {
    let page = Space::Claims.enter(&web, page, &member).await?;
    let words = page.words;
    let officer = member.actor.user.filter(|_| member.actor.role == Role::ClaimsOfficer);
    let (at, search) = (page_number(&query), asked(&query, "q"));
    let (in_hand, waiting) = work_list(officer);
    let paged = |filter: ClaimFilter| ClaimFilter { offset: at * ROWS, limit: ROWS, ..filter };
    let (path, filter, title, empty) = match tab {
        // Whoever searches wants the claim wherever it stands.
        Tab::ToDo if !search.is_empty() => (
            "fund/claims/search",
            ClaimFilter { search: Some(search.clone()), latest_first: true, ..ClaimFilter::default() },
            "desk-claims-found",
            "desk-claims-found-none",
        ),
        Tab::ToDo => ("fund/claims", waiting, "desk-nav-claims", "desk-claims-none"),
        Tab::Mine => ("fund/claims/mine", in_hand.clone(), "desk-nav-mine", "desk-claims-mine-none"),
        Tab::Decided => (
            "fund/claims/decided",
            ClaimFilter {
                statuses: vec![
                    ClaimStatus::Decided,
                    ClaimStatus::Ordered,
                    ClaimStatus::Paid,
                    ClaimStatus::Returned,
                ],
                latest_first: true,
                ..ClaimFilter::default()
            },
            "desk-nav-decided",
            "desk-claims-decided-none",
        ),
    };
    let is_to_do = matches!(tab, Tab::ToDo) && search.is_empty();
    let with_mine = is_to_do && at == 0 && officer.is_some();
    if matches!(tab, Tab::Mine) && officer.is_none() {
        return Err(ErrorPage::NotFound);
    }
    let filter = paged(filter);
    let (mine, found) = web
        .run(move |app| {
            let mine = if with_mine { app.claims(&member.actor, &in_hand)?.rows } else { Vec::new() };
            Ok((mine, app.claims(&member.actor, &filter)?))
        })
        .await?;
    let Found { rows, total } = found;
    let paging = match search.as_str() {
        "" => Paging::new(words, path, &[], at, ROWS, total),
        typed => Paging::searched(words, path, &[("q", typed)], at, ROWS, total),
    };
    let subtitle = match tab {
        Tab::ToDo if search.is_empty() => words.t("desk-oldest-first").to_owned(),
        Tab::ToDo => {
            words.with("desk-found-for", &[("count", total.into()), ("search", search.as_str().into())])
        }
        Tab::Mine => words.t("desk-oldest-first").to_owned(),
        Tab::Decided => words.t("desk-latest-first").to_owned(),
    };
    Ok(html(&Claims {
        mine: mine.iter().map(|row| Row::of(&page, row)).collect(),
        rows: rows.iter().map(|row| Row::of(&page, row)).collect(),
        paging,
        subtitle,
        empty: words.t(empty),
        shows_payable: !is_to_do && !matches!(tab, Tab::Mine),
        may_take: officer.is_some(),
        page: page.titled(words.t(title)),
    }))
}

async fn to_do(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    list(web, page, member, looked(query), Tab::ToDo).await
}

/// Searches; the answer stands under no address of its own.
async fn search(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let query = searched(&typed);
    if asked(&query, "q").is_empty() {
        return Ok(no_search(page).await.into_response());
    }
    list(web, page, member, query, Tab::ToDo).await
}

/// Whoever opens the address of an answer, or changes its language, gets the list.
async fn no_search(page: Page) -> Redirect {
    Redirect::to(&page.link("fund/claims"))
}

async fn mine(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    list(web, page, member, looked(query), Tab::Mine).await
}

async fn decided(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    list(web, page, member, looked(query), Tab::Decided).await
}

async fn take_next(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Claims.enter(&web, page, &member).await?;
    Ok(match web.run(move |app| app.claim_take_next(&member.actor)).await? {
        Some(id) => Redirect::to(&page.link(format!("fund/claims/{id}"))).into_response(),
        None => (Flash("desk-nothing-waits"), Redirect::to(&page.link("fund/claims"))).into_response(),
    })
}
