//! The list of claims, and the opening of a new one.

use amoe_app::ClaimFilter;
use amoe_domain::claim::Sheet;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{Insured, go, home::ClaimLine, under_home};
use crate::{ErrorPage, Form, Page, Sent, Typed, Web, html, parts::Choice, refused};

/// So many claims stand on one page.
const PER_PAGE: i64 = 25;

/// The list.
#[derive(Template)]
#[template(path = "student/claims.html")]
pub struct Claims {
    /// The layout's part.
    pub page: Page,
    /// Newest first.
    pub claims: Vec<ClaimLine>,
    /// The number of this page, from 1.
    pub at_page: i64,
    /// The number of the last page.
    pub last_page: i64,
    /// May a claim be opened?
    pub may_claim: bool,
}

/// Which page of the list.
#[derive(Debug, Deserialize)]
pub struct Asked {
    page: Option<i64>,
}

/// Shows the list.
pub async fn list(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Query(asked): Query<Asked>,
) -> Result<Response, ErrorPage> {
    let number = asked.page.unwrap_or(1).clamp(1, 100_000);
    let may_claim = web.app().may_claim(&who.actor);
    let offset = (number - 1) * PER_PAGE;
    let filter = ClaimFilter { newest_first: true, offset, limit: PER_PAGE, ..ClaimFilter::default() };
    let found = web.run(move |app| app.claims(&who.actor, &filter)).await?;
    let title = page.t("student-nav-claims");
    let claims = found.rows.iter().map(|row| ClaimLine::of(&page, row)).collect();
    Ok(html(&Claims {
        page: under_home(page).titled(title),
        claims,
        at_page: number,
        last_page: (found.total + PER_PAGE - 1) / PER_PAGE,
        may_claim,
    }))
}

/// Which sheet?
#[derive(Template)]
#[template(path = "student/claim-new.html")]
pub struct NewClaim {
    /// The layout's part.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The sheets that can be prepared here.
    pub sheets: Vec<Choice>,
}

/// Asks which sheet.
pub async fn new(page: Page, _: Insured) -> Response {
    let known: Typed = [("sheet", Sheet::Ordinary.as_str())].into_iter().collect();
    let form = Form::filled(page.foundation(), page.words, known);
    html(&new_page(page, form))
}

/// Opens the draft.
pub async fn create(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let (lang, id) = (page.lang, form.id.to_string());
    // An exemption for a long-term illness cannot be noted here yet: such a sheet is prepared on paper.
    let Some(sheet) = form.choice::<Sheet>("sheet").filter(|sheet| *sheet != Sheet::LongTerm) else {
        if !form.is_refused() {
            form.refuse_with("sheet", "malformed-choice", &[]);
        }
        return Ok(refused(&new_page(page, form)));
    };
    match web.run(move |app| app.claim_create(&who.actor, sheet, lang, &id)).await {
        Ok(claim) => Ok(go(&page, format!("student/claims/{claim}")).into_response()),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&new_page(page, form)))
        }
    }
}

/// The page with its form.
pub fn new_page(page: Page, form: Form) -> NewClaim {
    let choice = |sheet: Sheet, name: &'static str, hint: &'static str| {
        let mut choice = Choice::new(sheet.as_str(), page.t(name));
        page.t(hint).clone_into(&mut choice.hint);
        choice
    };
    let sheets = vec![
        choice(Sheet::Ordinary, "sheet-ordinary", "sheet-ordinary-text"),
        choice(Sheet::Dental, "sheet-dental", "sheet-dental-text"),
    ];
    let (title, list) = (page.t("student-new-title"), page.t("student-nav-claims"));
    NewClaim {
        page: under_home(page).under("student/claims", list).titled(title).with_form(&form),
        form,
        sheets,
    }
}
