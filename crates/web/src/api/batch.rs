//! Payments: what can be paid, and the batches in which it leaves.

use amoe_app::PayableClaim as Payable;
use amoe_base::{Date, Money, Timestamp};
use amoe_domain::{
    Act, BatchId, ClaimId, PaymentId,
    payment::{Batch as DomainBatch, BatchStatus, Payment as DomainPayment, Way},
};
use axum::{Json, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ask::{Answer, At, Body, Known, No, Once, file, made},
    claim::Made,
    schema::{self, Content},
    student::{paid_on, way},
    view::{Event, Moved, Seen, events},
};

/// A decided claim with something to pay.
#[derive(Debug, Serialize, ToSchema)]
pub struct PayableClaim {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ClaimId,
    /// Reference.
    pub reference: String,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// How much.
    #[schema(schema_with = schema::money)]
    pub payable: Money,
}

impl From<Payable> for PayableClaim {
    fn from(it: Payable) -> Self {
        Self { id: it.id, reference: it.reference.to_string(), name: it.name, payable: it.payable }
    }
}

/// The decided claims with something to pay, oldest first, at most 1000.
#[utoipa::path(get, path = "/payable-claims", tag = "payments",
    responses((status = 200, body = Vec<PayableClaim>)))]
pub async fn payable_claim_list(ask: Known) -> Answer<Vec<PayableClaim>> {
    let claims = ask.run(|app, actor, _| app.claims_payable(actor)).await?;
    Ok(Json(claims.into_iter().map(PayableClaim::from).collect()))
}

/// A batch in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchListed {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: BatchId,
    /// What people quote.
    #[schema(example = "OP-7K3M-4Q2D")]
    pub reference: String,
    /// Send it back as `seen`.
    pub version: i32,
    /// Where it stands.
    #[schema(schema_with = schema::batch_status)]
    pub status: BatchStatus,
    /// How many payments.
    pub count: u32,
    /// Their sum.
    #[schema(schema_with = schema::money)]
    pub total: Money,
    /// When it was prepared.
    pub prepared_at: Timestamp,
    /// The day the money left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_on: Option<Date>,
}

impl From<&DomainBatch> for BatchListed {
    fn from(it: &DomainBatch) -> Self {
        Self {
            id: it.id,
            reference: it.reference.to_string(),
            version: it.version,
            status: it.status(),
            count: it.count,
            total: it.total,
            prepared_at: it.prepared.at,
            paid_on: paid_on(it),
        }
    }
}

/// The batches, newest first.
#[utoipa::path(get, path = "/batches", tag = "payments", responses((status = 200, body = Vec<BatchListed>)))]
pub async fn batch_list(ask: Known) -> Answer<Vec<BatchListed>> {
    let batches = ask.run(|app, actor, _| app.batches(actor)).await?;
    Ok(Json(batches.iter().map(BatchListed::from).collect()))
}

/// Which claims leave together.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "claims": ["claim_01k0g3b5zv8a6x4m2n9c7d1e0f"] }))]
pub struct NewBatch {
    /// Ids of decided claims.
    #[schema(value_type = Vec<String>)]
    pub claims: Vec<ClaimId>,
}

/// Puts decided claims into a batch: transfers to declared accounts, postal orders to the others.
#[utoipa::path(post, path = "/batches", tag = "payments", params(Once), request_body = NewBatch,
    responses((status = 201, body = Made)))]
pub async fn batch_prepare(ask: Known, Once(key): Once, Body(body): Body<NewBatch>) -> Result<Response, No> {
    let id = ask.run(move |app, actor, _| app.batch_prepare(actor, &body.claims, &key)).await?;
    Ok(made(&format!("batches/{id}"), Made { id: id.to_string() }))
}

/// One payment to one student.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payment {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: PaymentId,
    /// For which claim.
    #[schema(schema_with = schema::id)]
    pub claim: ClaimId,
    /// Its reference.
    pub claim_reference: String,
    /// The name on the order.
    pub payee: String,
    /// How much.
    #[schema(schema_with = schema::money)]
    pub amount: Money,
    /// `transfer` or `postal_order`.
    pub way: &'static str,
    /// The account, of a transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rib: Option<String>,
    /// The number of the identity paper, of a postal order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<String>,
    /// The address, of a postal order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl From<&DomainPayment> for Payment {
    fn from(it: &DomainPayment) -> Self {
        let (rib, identity_number, address) = match &it.way {
            Way::Transfer { rib } => (Some(rib.as_str().to_owned()), None, None),
            Way::PostalOrder { identity, address } => (None, Some(identity.clone()), Some(address.clone())),
        };
        Self {
            id: it.id,
            claim: it.claim,
            claim_reference: it.claim_reference.to_string(),
            payee: it.payee.clone(),
            amount: it.amount,
            way: way(&it.way),
            rib,
            identity_number,
            address,
        }
    }
}

/// Payments of one way.
#[derive(Debug, Serialize, ToSchema)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// How much.
    #[schema(schema_with = schema::money)]
    pub amount: Money,
}

impl From<(usize, Money)> for Share {
    fn from((count, amount): (usize, Money)) -> Self {
        Self { count, amount }
    }
}

/// A batch with its payments.
#[derive(Debug, Serialize, ToSchema)]
pub struct Batch {
    /// The batch.
    #[serde(flatten)]
    pub batch: BatchListed,
    /// Its payments.
    pub payments: Vec<Payment>,
    /// Paid by transfer.
    pub transfers: Share,
    /// Paid by postal order.
    pub orders: Share,
    /// Who prepared it.
    pub prepared_by: String,
    /// Who approved it; empty before.
    pub approved_by: String,
    /// What the asker may do now.
    #[schema(schema_with = schema::acts)]
    pub acts: Vec<Act>,
    /// What happened so far, oldest first.
    pub history: Vec<Event>,
}

/// One batch.
#[utoipa::path(get, path = "/batches/{id}", tag = "payments",
    params(("id" = String, Path, description = "Id of the batch.")),
    responses((status = 200, body = Batch)))]
pub async fn batch_read(ask: Known, At(id): At<BatchId>) -> Answer<Batch> {
    let view = ask.run(move |app, actor, _| app.batch(actor, id)).await?;
    Ok(Json(Batch {
        batch: (&view.batch).into(),
        payments: view.payments.iter().map(Payment::from).collect(),
        transfers: view.transfers.into(),
        orders: view.orders.into(),
        prepared_by: view.prepared_by,
        approved_by: view.approved_by,
        acts: view.acts,
        history: events(&view.history),
    }))
}

fn moved(it: &DomainBatch) -> Json<Moved> {
    Json(Moved {
        id: it.id.to_string(),
        reference: it.reference.to_string(),
        status: it.status().to_string(),
        version: it.version,
    })
}

/// Agrees, as a second person.
#[utoipa::path(post, path = "/batches/{id}/approve", tag = "payments", request_body = Seen,
    params(("id" = String, Path, description = "Id of the batch.")),
    responses((status = 200, body = Moved)))]
pub async fn batch_approve(ask: Known, At(id): At<BatchId>, Body(body): Body<Seen>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.batch_approve(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// Says that the files were handed to the bank and the post.
#[utoipa::path(post, path = "/batches/{id}/send", tag = "payments", request_body = Seen,
    params(("id" = String, Path, description = "Id of the batch.")),
    responses((status = 200, body = Moved)))]
pub async fn batch_send(ask: Known, At(id): At<BatchId>, Body(body): Body<Seen>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.batch_send(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// The day the money left.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "on": "2026-12-04", "seen": 3 }))]
pub struct PaidOn {
    /// The day; not one to come.
    pub on: String,
    /// The version as last read.
    pub seen: i32,
}

/// Says that the money has left: the claims are closed and the students told.
#[utoipa::path(post, path = "/batches/{id}/pay", tag = "payments", request_body = PaidOn,
    params(("id" = String, Path, description = "Id of the batch.")),
    responses((status = 200, body = Moved)))]
pub async fn batch_pay(ask: Known, At(id): At<BatchId>, Body(body): Body<PaidOn>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.batch_pay(actor, id, body.seen, &body.on)).await.map(|it| moved(&it))
}

/// The transfers as ISO 20022 `pain.001`; not found when there are none, refused before the approval.
#[utoipa::path(get, path = "/batches/{id}/transfers", tag = "payments",
    params(("id" = String, Path, description = "Id of the batch.")),
    responses((status = 200, content_type = "application/xml", body = Content)))]
pub async fn batch_transfers(ask: Known, At(id): At<BatchId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.batch_transfers_file(actor, id)).await.map(file)
}

/// The postal orders as a list to print; not found when there are none, refused before the approval.
#[utoipa::path(get, path = "/batches/{id}/orders", tag = "payments",
    params(("id" = String, Path, description = "Id of the batch.")),
    responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn batch_orders(ask: Known, At(id): At<BatchId>) -> Result<Response, No> {
    ask.run(move |app, actor, lang| app.batch_orders_file(actor, id, lang)).await.map(file)
}
