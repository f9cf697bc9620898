//! Payments: one person prepares a batch, another approves it, the files go to the bank and the post, and marking it
//! paid closes the claims.

use amoe_base::{Lang, Money, Rib};
use amoe_documents::{
    PersonName,
    payment_order_list::{PaymentOrder, PaymentOrderList},
};
use amoe_domain::{
    Act, Actor, BatchId, ClaimId, Licence, Listing, Refusal, ThingKind,
    act::mark,
    audit::Entry,
    claim::ClaimStatus,
    payment::{Batch, BatchState, Payment, REFERENCE, Signed, Way},
    workflow,
};
use amoe_storage::{PayableClaim, StorageError, Tx};
use serde::Serialize;
use serde_json::json;

use crate::{
    App, AppError, Download, Result, certificate::letterhead, error::Context, form::Problems, pain001,
    receipt::Numbered,
};

/// So many payments go into one batch.
const BATCH_MAX: usize = 1000;

/// A batch with its payments.
#[derive(Debug, Clone, Serialize)]
pub struct BatchView {
    /// The batch.
    pub batch: Batch,
    /// Its payments.
    pub payments: Vec<Payment>,
    /// Paid by transfer: how many, how much.
    pub transfers: (usize, Money),
    /// Paid by postal order: how many, how much.
    pub orders: (usize, Money),
    /// What this actor may do now.
    pub acts: Vec<Act>,
    /// What happened so far.
    pub history: Vec<Entry>,
    /// Who prepared it.
    pub prepared_by: String,
    /// Who approved it; empty before.
    pub approved_by: String,
}

/// Another batch was quicker.
fn taken() -> Refusal {
    Refusal::new("paid-already").field("claims")
}

impl App {
    /// The decided claims with something to pay.
    pub fn claims_payable(&self, actor: &Actor) -> Result<Vec<PayableClaim>> {
        let licence = Licence::<Batch, mark::Create>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.claims_payable(&licence, 1000)?))
    }

    /// The batches, newest first.
    pub fn batches(&self, actor: &Actor) -> Result<Vec<Batch>> {
        let may = Listing::<Batch>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.batches(&may)?))
    }

    /// One batch.
    pub fn batch(&self, actor: &Actor, id: BatchId) -> Result<BatchView> {
        self.store().read(|tx: &mut Tx<'_>| {
            let permit = tx.batch_load::<mark::Read>(actor, id)?;
            let payments = tx.payments_of_batch(&permit)?;
            let acts = workflow::acts(actor, &*permit, permit.status().as_str());
            let history = tx.history(&permit)?;
            let (batch, _) = permit.open();
            let sum = |transfer: bool| {
                let some: Vec<Money> = payments
                    .iter()
                    .filter(|p| matches!(p.way, Way::Transfer { .. }) == transfer)
                    .map(|p| p.amount)
                    .collect();
                (some.len(), some.into_iter().sum())
            };
            let prepared_by = tx.user_name(batch.prepared.by)?.unwrap_or_default();
            let approved_by = match approved(&batch) {
                Some(signed) => tx.user_name(signed.by)?.unwrap_or_default(),
                None => String::new(),
            };
            Ok(BatchView {
                transfers: sum(true),
                orders: sum(false),
                batch,
                payments,
                acts,
                history,
                prepared_by,
                approved_by,
            })
        })
    }

    /// Puts decided claims into a batch: a transfer to the declared account, else a postal order.
    pub fn batch_prepare(&self, actor: &Actor, claims: &[ClaimId], form_id: &str) -> Result<BatchId> {
        let by = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        let mut claims = claims.to_vec();
        claims.sort_unstable();
        claims.dedup();
        if claims.is_empty() {
            return Err(Refusal::new("nothing-chosen").field("claims").into());
        }
        if claims.len() > BATCH_MAX {
            return Err(Refusal::new("batch-too-large").field("claims").fact("max", BATCH_MAX).into());
        }
        let numbered = Numbered::new(form_id, "batch", &claims)?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id = before.parse().context("form receipt")?;
                return self.nothing_new(tx, actor, (ThingKind::Batch, &before), id);
            }
            let licence = Licence::<Batch, mark::Create>::ask(actor)?;
            let batch_id: BatchId = tx.env().id();
            let now = tx.env().now();
            let mut moved = Vec::new();
            let mut payments = Vec::new();
            for &id in &claims {
                let (claim, granted) = tx.claim_load::<mark::Order>(actor, id)?.open();
                // Somebody else prepared a batch from the same list.
                if matches!(claim.status(), ClaimStatus::Ordered | ClaimStatus::Paid) {
                    return Err(taken().into());
                }
                let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, claim.student)?;
                let amount = claim.state.decided().map(|d| d.payable).unwrap_or_default();
                let payment = Payment {
                    id: tx.env().id(),
                    batch: batch_id,
                    claim: claim.id,
                    claim_reference: claim.reference.clone(),
                    round: claim.round,
                    student: claim.student,
                    payee: student.personal.name.latin(),
                    amount,
                    way: match &student.personal.rib {
                        Some(rib) => Way::Transfer { rib: rib.clone() },
                        None => Way::PostalOrder {
                            identity: student.personal.identity.number.clone(),
                            address: student.personal.address.clone(),
                        },
                    },
                };
                moved.push((claim.order(payment.id)?, granted));
                payments.push(payment);
            }
            let batch = Batch {
                id: batch_id,
                reference: tx.reference(REFERENCE)?,
                scheme: self.settings().fund.scheme.clone(),
                prepared: Signed { by, at: now },
                count: u32::try_from(payments.len()).unwrap_or(u32::MAX),
                total: payments.iter().map(|p| p.amount).sum(),
                state: BatchState::Prepared,
                version: 0,
            };
            tx.batch_insert(&licence, &batch)?;
            let payment_licence = Licence::ask(actor)?;
            for payment in &payments {
                tx.payment_insert(&payment_licence, payment).map_err(|e| match e {
                    StorageError::Duplicate(_) => AppError::from(taken()),
                    other => other.into(),
                })?;
            }
            for (claim, granted) in moved {
                let next = tx.claim_save(&granted, claim).map_err(|e| match e {
                    StorageError::Stale => AppError::from(taken()),
                    other => other.into(),
                })?;
                let _ =
                    tx.audit(actor, Act::Order, &next, json!({ "to": next.status(), "batch": batch_id }))?;
            }
            numbered.done(tx, actor, &batch_id.to_string())?;
            let audited = tx.audit(
                actor,
                Act::Create,
                &batch,
                json!({ "payments": batch.count, "total": batch.total }),
            )?;
            Ok((batch_id, audited))
        })
    }

    /// The second person agrees.
    pub fn batch_approve(&self, actor: &Actor, id: BatchId, seen: i32) -> Result<Batch> {
        let by = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        self.store().write(|tx| {
            let permit = tx.batch_load::<mark::Approve>(actor, id)?;
            crate::application::fresh(permit.version, seen)?;
            let (batch, granted) = permit.open();
            let next = tx.batch_save(&granted, batch.approve(by, tx.env().now())?)?;
            let audited =
                tx.audit(actor, Act::Approve, &next, json!({ "to": next.status(), "total": next.total }))?;
            Ok((next, audited))
        })
    }

    /// The files were handed over.
    pub fn batch_send(&self, actor: &Actor, id: BatchId, seen: i32) -> Result<Batch> {
        let by = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        self.store().write(|tx| {
            let permit = tx.batch_load::<mark::Send>(actor, id)?;
            crate::application::fresh(permit.version, seen)?;
            let (batch, granted) = permit.open();
            let next = tx.batch_save(&granted, batch.send(by, tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Send, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// The money has left: the claims are closed and the students told.
    pub fn batch_pay(&self, actor: &Actor, id: BatchId, seen: i32, on: &str) -> Result<Batch> {
        let by = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        let mut p = Problems::default();
        let on = p.day("on", on);
        p.done()?;
        let on = on.ok_or_else(|| Refusal::new("field-required").field("on"))?;
        self.store().write(|tx| {
            let permit = tx.batch_load::<mark::Pay>(actor, id)?;
            crate::application::fresh(permit.version, seen)?;
            let payments = tx.payments_of_batch(&permit)?;
            let (batch, granted) = permit.open();
            let now = tx.env().now();
            let next = tx.batch_save(&granted, batch.pay(by, on, tx.env().today(), now)?)?;
            for payment in &payments {
                let (claim, claim_granted) = tx.claim_load::<mark::Pay>(actor, payment.claim)?.open();
                let paid = tx.claim_save(&claim_granted, claim.pay(now)?)?;
                self.mail_claim(tx, &paid, "claim-paid", &payment.round.to_string())?;
                let _ = tx.audit(actor, Act::Pay, &paid, json!({ "to": paid.status(), "batch": next.id }))?;
            }
            let audited = tx.audit(actor, Act::Pay, &next, json!({ "to": next.status(), "on": on }))?;
            Ok((next, audited))
        })
    }

    fn batch_for_files(
        &self,
        actor: &Actor,
        id: BatchId,
        file: &'static str,
    ) -> Result<(Batch, Vec<Payment>)> {
        let (batch, payments) = self.store().write(|tx| {
            let permit = tx.batch_load::<mark::Download>(actor, id)?;
            let payments = tx.payments_of_batch(&permit)?;
            let (batch, _) = permit.open();
            let audited = tx.audit(actor, Act::Download, &batch, json!({ "file": file }))?;
            Ok::<_, AppError>(((batch, payments), audited))
        })?;
        // A file of payments that nobody approved must not exist.
        if matches!(batch.state, BatchState::Prepared) {
            return Err(Refusal::not_now(Act::Download, ThingKind::Batch, batch.status().as_str()).into());
        }
        Ok((batch, payments))
    }

    /// The transfers as ISO 20022 `pain.001`.
    pub fn batch_transfers_file(&self, actor: &Actor, id: BatchId) -> Result<Download> {
        let (batch, payments) = self.batch_for_files(actor, id, "pain.001")?;
        let transfers: Vec<(&Payment, &Rib)> = payments
            .iter()
            .filter_map(|p| match &p.way {
                Way::Transfer { rib } => Some((p, rib)),
                Way::PostalOrder { .. } => None,
            })
            .collect();
        if transfers.is_empty() {
            return Err(amoe_domain::Denied::NotFound.into());
        }
        let debtor = &self.settings().fund.debtor;
        let account = Rib::parse(&debtor.rib).context("account of the fund")?;
        // The time of preparation, so that the file is the same whenever it is made.
        let bytes =
            pain001::write(&batch, &transfers, debtor, &account, self.env().date_of(batch.prepared.at))
                .context("pain.001")?;
        Ok(Download {
            file_name: format!("{}.xml", batch.reference),
            media_type: "application/xml".to_owned(),
            bytes,
        })
    }

    /// The postal orders as a list to print.
    pub fn batch_orders_file(&self, actor: &Actor, id: BatchId, lang: Lang) -> Result<Download> {
        let (batch, payments) = self.batch_for_files(actor, id, "postal orders")?;
        let words = Self::words(lang);
        let mut orders = Vec::new();
        let mut total = Vec::new();
        for payment in &payments {
            let Way::PostalOrder { identity, address } = &payment.way else { continue };
            total.push(payment.amount);
            orders.push(PaymentOrder {
                number: payment.claim_reference.to_string(),
                name: PersonName::new(&payment.payee, ""),
                identity_number: identity.clone(),
                address: address.replace('\n', ", "),
                amount: words.amount(payment.amount),
            });
        }
        if orders.is_empty() {
            return Err(amoe_domain::Denied::NotFound.into());
        }
        let issued = self.env().date_of(batch.prepared.at);
        let view = self.batch(actor, id)?;
        let fund = &self.settings().fund;
        let date = words.date(issued);
        let list = PaymentOrderList {
            lang,
            reference: batch.reference.to_string(),
            issued,
            issued_on: words.with(
                "letter-place-date",
                &[("place", fund.town.get(lang).into()), ("date", date.as_str().into())],
            ),
            fund: letterhead(self.settings()),
            count: words.number(i64::try_from(orders.len()).unwrap_or(i64::MAX)),
            orders,
            total: words.amount(total.iter().copied().sum()),
            total_with_unit: words.money(total.into_iter().sum()),
            unit: words.t("currency").to_owned(),
            prepared_by: view.prepared_by,
            approved_by: view.approved_by,
        };
        let bytes = self.letters().payment_order_list(&list).context("postal orders")?;
        Ok(Download {
            file_name: format!("mandats-{}.pdf", batch.reference),
            media_type: "application/pdf".to_owned(),
            bytes,
        })
    }
}

fn approved(batch: &Batch) -> Option<&Signed> {
    match &batch.state {
        BatchState::Prepared => None,
        BatchState::Approved { approved }
        | BatchState::Sent { approved, .. }
        | BatchState::Paid { approved, .. } => Some(approved),
    }
}
