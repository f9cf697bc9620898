//! The payments: how much, by which way, where they stand.

use amoe_base::{Date, Money};
use amoe_domain::{
    ClaimId,
    payment::{Batch, BatchState, BatchStatus, Payment, Way},
};
use askama::Template;
use axum::{extract::State, response::Response};

use super::{Insured, under_home};
use crate::{
    ErrorPage, Page, Web, html,
    parts::{Tag, Tone},
};

/// A payment in a list.
#[derive(Debug)]
pub struct PaymentLine {
    /// For which claim.
    pub claim: ClaimId,
    /// Its reference.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// How: `way-{name}`.
    pub way: &'static str,
    /// The end of the account's number; empty for a postal order.
    pub account: String,
    /// Where it stands.
    pub tag: Tag,
    /// Since when.
    pub on: Date,
}

impl PaymentLine {
    /// A payment in words.
    pub fn of(page: &Page, (payment, batch): &(Payment, Batch)) -> Self {
        let day = |at| page.foundation().env().date_of(at);
        let (way, account) = match &payment.way {
            Way::Transfer { rib } => ("transfer", rib.tail().to_owned()),
            Way::PostalOrder { .. } => ("postal_order", String::new()),
        };
        let on = match &batch.state {
            BatchState::Prepared => day(batch.prepared.at),
            BatchState::Approved { approved } => day(approved.at),
            BatchState::Sent { sent, .. } => day(sent.at),
            BatchState::Paid { on, .. } => *on,
        };
        let tone = if batch.status() == BatchStatus::Paid { Tone::Good } else { Tone::Info };
        Self {
            claim: payment.claim,
            reference: payment.claim_reference.to_string(),
            amount: payment.amount,
            way,
            account,
            tag: Tag::new(tone, page.words.named("status-batch", batch.status().as_str())),
            on,
        }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "student/payments.html")]
pub struct Payments {
    /// The layout's part.
    pub page: Page,
    /// Newest first.
    pub payments: Vec<PaymentLine>,
    /// The end of the account that the next refund goes to; empty for a postal order.
    pub account: String,
}

/// Shows them.
pub async fn show(page: Page, who: Insured, State(web): State<Web>) -> Result<Response, ErrorPage> {
    let home = web.run(move |app| app.student_home(&who.actor)).await?;
    let title = page.t("student-nav-payments");
    Ok(html(&Payments {
        payments: home.payments.iter().map(|p| PaymentLine::of(&page, p)).collect(),
        account: home.student.personal.rib.as_ref().map(|r| r.tail().to_owned()).unwrap_or_default(),
        page: under_home(page).titled(title),
    }))
}
