//! The first page of an institution officer: how many of her students are covered, and what waits for her.

use amoe_app::enrolment::InstitutionHome;
use amoe_base::Rate;
use amoe_domain::enrolment::ListStatus;
use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use super::{lists::ListRow, space::Space};
use crate::{ErrorPage, Member, Page, Web, html};

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/institution", get(home))
}

/// A share of the bar above the tiles.
#[derive(Debug, Clone)]
pub(super) struct Share {
    /// Colour and order: `k1` to `k4`.
    pub(super) class: &'static str,
    /// What it counts.
    pub(super) label: &'static str,
    /// How many.
    pub(super) count: i64,
    /// One line that explains.
    pub(super) sub: String,
    /// Where it begins on a bar of 1000.
    pub(super) x: i64,
    /// How long it is.
    pub(super) width: i64,
}

/// The dashboard.
#[derive(Template)]
#[template(path = "desk/institution.html")]
pub(super) struct Dashboard {
    pub(super) page: Page,
    pub(super) situation: String,
    /// All whom the shares count: on the lists, covered or waiting.
    pub(super) known: i64,
    /// … and how many of them the lists hold.
    pub(super) enrolled: i64,
    pub(super) waiting: i64,
    /// Enrolled who have not applied.
    pub(super) missing: i64,
    pub(super) shares: Vec<Share>,
    /// Lists that wait for a word: address after `/{lang}/`, lines, what they are.
    pub(super) open_lists: Vec<ListRow>,
    pub(super) lists: Vec<ListRow>,
}

impl Dashboard {
    pub(super) fn new(page: Page, home: &InstitutionHome) -> Self {
        let words = page.words;
        let today = page.foundation().env().today();
        // Who waits is not on a list, or cover would be open: the whole is more than the lists.
        let rest = home.without_application;
        let known = home.covered + home.waiting + rest;
        let whole = known.max(1);
        let percent = |count: i64| {
            let rate = Rate::from_percent(u32::try_from((count * 100 + whole / 2) / whole).unwrap_or(0));
            words.with("desk-share-of-enrolled", &[("rate", rate.into())])
        };
        let parts = [
            ("k1", words.t("desk-share-covered"), home.covered, percent(home.covered)),
            ("k2", words.t("desk-share-waiting"), home.waiting, words.t("desk-share-waiting-sub").to_owned()),
            ("k4", words.t("desk-share-rest"), rest, words.t("desk-share-rest-sub").to_owned()),
        ];
        let mut x = 0;
        let shares = parts.into_iter().map(|(class, label, count, sub)| {
            let width = count * 1000 / whole;
            let share = Share { class, label, count, sub, x, width };
            x += width;
            share
        });
        let shares = shares.collect();
        let lists: Vec<ListRow> = home.lists.iter().take(5).map(|list| ListRow::of(words, list)).collect();
        let open = home.lists.iter().filter(|l| l.status == ListStatus::Preview);
        Self {
            situation: words
                .with("desk-situation", &[("year", home.year.as_str().into()), ("date", today.into())]),
            known,
            enrolled: home.enrolled,
            waiting: home.waiting,
            missing: rest,
            shares,
            open_lists: open.take(5).map(|list| ListRow::of(words, list)).collect(),
            lists,
            page: page.titled(home.institution.name.get(words.lang())),
        }
    }
}

async fn home(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Institution.enter(&web, page, &member).await?;
    let home = web.run(move |app| app.institution_home(&member.actor)).await?;
    Ok(html(&Dashboard::new(page, &home)))
}
