//! The search among the packs of the official list, as a fragment while one types and on the page of a line.

use amoe_base::{Money, Rate};
use amoe_rules::{Medicine, Rulebook};
use askama::Template;
use axum::{extract::State, response::Response};

use super::Insured;
use crate::{Page, Sent, Web, html};

/// So many packs are shown.
const SHOWN: usize = 12;

/// A pack that was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its code.
    pub code: String,
    /// Name, strength.
    pub name: String,
    /// Form, pack.
    pub pack: String,
    /// Price to the public.
    pub price: Option<Money>,
    /// What is reimbursed of its base.
    pub rate: Rate,
}

impl Found {
    /// Of a pack of the list.
    pub fn of(pack: &Medicine) -> Self {
        let name = [pack.name.as_str(), pack.dosage.as_str()];
        Self {
            code: pack.code.clone(),
            name: name.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" "),
            pack: pack.pack.clone(),
            price: pack.public_price,
            rate: pack.rate,
        }
    }

    /// Is any of it reimbursed?
    pub fn is_paid(&self) -> bool {
        self.rate > Rate::ZERO
    }

    /// What the script puts into the fields of the line.
    pub fn fill(&self) -> String {
        let q = format!("{} {}", self.name, self.pack);
        serde_json::json!({ "code": self.code, "name": q, "q": q }).to_string()
    }
}

/// Searches.
pub fn found(rules: &Rulebook, typed: &str) -> Vec<Found> {
    rules.search_medicines(typed, SHOWN).into_iter().map(Found::of).collect()
}

/// The fragment.
#[derive(Template)]
#[template(path = "student/medicines.html")]
pub struct Suggestions {
    /// The layout's part.
    pub page: Page,
    /// What was found.
    pub found: Vec<Found>,
}

/// Answers while one types. What a patient looks for stands in no address.
pub async fn suggest(page: Page, _: Insured, State(web): State<Web>, Sent(typed): Sent) -> Response {
    // A name is short; longer texts are not worth a walk over the list.
    let typed: String = typed.get("q").chars().take(60).collect();
    html(&Suggestions { found: found(web.app().rulebook(), &typed), page })
}
