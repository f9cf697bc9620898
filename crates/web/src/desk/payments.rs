//! Payments: one person prepares a batch, another approves it, the files go to the bank and the post.

use amoe_app::PayableClaim;
use amoe_app::payment::BatchView;
use amoe_base::{Money, Timestamp};
use amoe_domain::{
    Act, BatchId, ClaimId, Role,
    payment::{Batch, BatchState, Way},
};
use amoe_texts::{Words, isolate};
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    show::{batch_tag, history, key},
    space::Space,
};
use crate::{
    ErrorPage, Flash, Form, Member, Page, Sent, Typed, Web,
    file::{attachment, inline},
    html,
    parts::{Fact, Step, Tag},
    refused,
};

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/{lang}/fund/payments", get(all).post(prepare))
        .route("/{lang}/fund/payments/{id}", get(show).post(act))
        .route("/{lang}/fund/payments/{id}/transfers", get(transfers))
        .route("/{lang}/fund/payments/{id}/orders", get(orders))
}

/// A claim that can be paid.
#[derive(Debug, Clone)]
pub(super) struct PayableRow {
    pub(super) id: String,
    pub(super) reference: String,
    pub(super) name: String,
    pub(super) payable: Money,
}

/// A batch in the list.
#[derive(Debug, Clone)]
pub(super) struct BatchRow {
    pub(super) path: String,
    pub(super) reference: String,
    pub(super) prepared_at: Timestamp,
    pub(super) count: u32,
    pub(super) total: Money,
    pub(super) tag: Tag,
}

impl BatchRow {
    pub(super) fn of(words: Words, batch: &Batch) -> Self {
        Self {
            path: format!("fund/payments/{}", batch.id),
            reference: batch.reference.to_string(),
            prepared_at: batch.prepared.at,
            count: batch.count,
            total: batch.total,
            tag: batch_tag(words, batch.status()),
        }
    }
}

/// What can be paid, and the batches.
#[derive(Template)]
#[template(path = "desk/payments.html")]
pub(super) struct Payments {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) may_prepare: bool,
    pub(super) payable: Vec<PayableRow>,
    pub(super) payable_total: Money,
    pub(super) batches: Vec<BatchRow>,
}

impl Payments {
    pub(super) fn new(
        page: Page,
        may_prepare: bool,
        payable: &[PayableClaim],
        batches: &[Batch],
        form: Form,
    ) -> Self {
        let words = page.words;
        let rows = payable.iter().map(|claim| PayableRow {
            id: claim.id.to_string(),
            reference: claim.reference.to_string(),
            name: claim.name.clone(),
            payable: claim.payable,
        });
        Self {
            may_prepare,
            payable: rows.collect(),
            payable_total: payable.iter().map(|claim| claim.payable).sum(),
            batches: batches.iter().map(|batch| BatchRow::of(words, batch)).collect(),
            page: page.titled(words.t("desk-nav-payments")).with_form(&form),
            form,
        }
    }
}

async fn list(web: &Web, page: Page, member: &Member, form: Option<Form>) -> Result<Payments, ErrorPage> {
    let actor = member.actor.clone();
    let may_prepare = actor.role == Role::FinancePreparer;
    let (payable, batches) = web
        .run(move |app| {
            let payable = if may_prepare { app.claims_payable(&actor)? } else { Vec::new() };
            Ok((payable, app.batches(&actor)?))
        })
        .await?;
    // All are chosen until somebody says otherwise: what was decided is to be paid.
    let form = form.unwrap_or_else(|| {
        let chosen: Typed = payable.iter().map(|claim| ("claims", claim.id.to_string())).collect();
        Form::filled(page.foundation(), page.words, chosen)
    });
    Ok(Payments::new(page, may_prepare, &payable, &batches, form))
}

async fn all(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Payments.enter(&web, page, &member).await?;
    Ok(html(&list(&web, page, &member, None).await?))
}

async fn prepare(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Payments.enter(&web, page, &member).await?;
    let mut form = Form::sent(typed, page.words);
    let chosen: Vec<ClaimId> = form.typed.all("claims").map(key).collect::<Result<_, _>>()?;
    let (actor, form_id) = (member.actor.clone(), form.id.to_string());
    match web.run(move |app| app.batch_prepare(&actor, &chosen, &form_id)).await {
        Ok(id) => {
            let path = page.link(format!("fund/payments/{id}"));
            Ok((Flash("desk-batch-prepared"), Redirect::to(&path)).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&list(&web, page, &member, Some(form)).await?))
        }
    }
}

/// An account in the groups that statements print: bank, town, account, key.
fn grouped(rib: &str) -> String {
    let at = |range: std::ops::Range<usize>| rib.get(range).unwrap_or_default();
    [at(0..3), at(3..6), at(6..22), at(22..24)].join(" ")
}

/// A payment of a batch.
#[derive(Debug, Clone)]
pub(super) struct PaymentRow {
    pub(super) reference: String,
    pub(super) payee: String,
    pub(super) by_transfer: bool,
    /// Account, or identity paper and address.
    pub(super) target: String,
    pub(super) address: String,
    pub(super) amount: Money,
}

/// One batch.
#[derive(Template)]
#[template(path = "desk/payment.html")]
pub(super) struct BatchPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) version: i32,
    pub(super) tag: Tag,
    pub(super) facts: Vec<Fact>,
    pub(super) payments: Vec<PaymentRow>,
    pub(super) transfers: (usize, Money),
    pub(super) orders: (usize, Money),
    pub(super) total: Money,
    pub(super) acts: Vec<Act>,
    pub(super) history: Vec<Step>,
    /// The files, when they exist for this reader: of transfers, of orders.
    pub(super) files: (Option<String>, Option<String>),
    /// A second person has to agree, and this reader is not the one.
    pub(super) waits_for_second: bool,
}

impl BatchPage {
    pub(super) fn may(&self, act: &str) -> bool {
        self.acts.iter().any(|a| a.as_str() == act)
    }

    pub(super) fn new(page: Page, view: &BatchView, role: Role, form: Form) -> Self {
        let words = page.words;
        let zone = page.foundation().env().zone();
        let batch = &view.batch;
        let path = format!("fund/payments/{}", batch.id);
        let signed = |name: &str, at| {
            let parts = [name, &words.date_time(at, zone)];
            parts.map(|part| isolate(words.lang(), part).into_owned()).join(" · ")
        };
        let mut facts = vec![Fact::worded(
            words.t("desk-batch-prepared-by"),
            signed(&view.prepared_by, batch.prepared.at),
        )];
        let approved = match &batch.state {
            BatchState::Prepared => None,
            BatchState::Approved { approved }
            | BatchState::Sent { approved, .. }
            | BatchState::Paid { approved, .. } => Some(approved.at),
        };
        facts.extend(
            approved.map(|at| Fact::worded(words.t("desk-batch-approved-by"), signed(&view.approved_by, at))),
        );
        if let BatchState::Paid { on, .. } = &batch.state {
            facts.push(Fact::new(words.t("desk-batch-paid-on"), words.date(*on)));
        }
        let payments = view.payments.iter().map(|payment| {
            let (by_transfer, target, address) = match &payment.way {
                Way::Transfer { rib } => (true, grouped(rib.as_str()), String::new()),
                Way::PostalOrder { identity, address } => {
                    (false, identity.clone(), address.replace('\n', ", "))
                }
            };
            PaymentRow {
                reference: payment.claim_reference.to_string(),
                payee: payment.payee.clone(),
                by_transfer,
                target,
                address,
                amount: payment.amount,
            }
        });
        let may_download = role != Role::Auditor && approved.is_some();
        let file = |count: usize, name: &str| (may_download && count > 0).then(|| format!("{path}/{name}"));
        let back = page.t("desk-nav-payments");
        Self {
            version: batch.version,
            tag: batch_tag(words, batch.status()),
            facts,
            payments: payments.collect(),
            transfers: view.transfers,
            orders: view.orders,
            total: batch.total,
            acts: view.acts.clone(),
            history: history(&page, &view.history),
            files: (file(view.transfers.0, "transfers"), file(view.orders.0, "orders")),
            waits_for_second: approved.is_none() && !view.acts.contains(&Act::Approve),
            page: page.titled(batch.reference.to_string()).under("fund/payments", back).with_form(&form),
            form,
        }
    }
}

async fn load(
    web: &Web,
    page: Page,
    member: &Member,
    id: BatchId,
    form: Option<Form>,
) -> Result<BatchPage, ErrorPage> {
    let actor = member.actor.clone();
    let view = web.run(move |app| app.batch(&actor, id)).await?;
    let form = form.unwrap_or_else(|| {
        let today = page.words.date_short(page.foundation().env().today());
        Form::filled(page.foundation(), page.words, [("on", today)].into_iter().collect())
    });
    Ok(BatchPage::new(page, &view, member.actor.role, form))
}

async fn show(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let page = Space::Payments.enter(&web, page, &member).await?;
    Ok(html(&load(&web, page, &member, key(&id)?, None).await?))
}

async fn act(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let page = Space::Payments.enter(&web, page, &member).await?;
    let id: BatchId = key(&id)?;
    let mut form = Form::sent(typed, page.words);
    let seen = form.value("seen").parse().unwrap_or(-1);
    let (actor, on) = (member.actor.clone(), form.value("on").to_owned());
    let (flash, done) = match form.value("do") {
        "approve" => ("desk-batch-approved", web.run(move |app| app.batch_approve(&actor, id, seen)).await),
        "send" => ("desk-batch-sent", web.run(move |app| app.batch_send(&actor, id, seen)).await),
        "pay" => ("desk-batch-paid", web.run(move |app| app.batch_pay(&actor, id, seen, &on)).await),
        _ => return Err(ErrorPage::BadRequest),
    };
    match done {
        Ok(_) => {
            let path = page.link(format!("fund/payments/{id}"));
            Ok((Flash(flash), Redirect::to(&path)).into_response())
        }
        Err(error) => {
            form.take(page.words, error)?;
            Ok(refused(&load(&web, page, &member, id, Some(form)).await?))
        }
    }
}

async fn transfers(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    Space::Payments.enter(&web, page, &member).await?;
    let id = key(&id)?;
    Ok(attachment(web.run(move |app| app.batch_transfers_file(&member.actor, id)).await?))
}

async fn orders(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let lang = Space::Payments.enter(&web, page, &member).await?.lang;
    let id = key(&id)?;
    Ok(inline(web.run(move |app| app.batch_orders_file(&member.actor, id, lang)).await?))
}
