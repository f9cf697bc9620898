//! Payments and batches.

use amoe_base::{Money, Reference};
use amoe_domain::{
    Actor, BatchId, ClaimId, Licence, Listing, Permit, StudentId,
    act::{Marker, mark},
    claim::{self as domain_claim, Claim},
    payment::{Batch, Payment, REFERENCE, Signed},
    permit::Granted,
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{count, count_column, from_json, instant, parse, to_json},
    schema::{batch, claim, payment, student},
};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = batch)]
struct BatchRow {
    id: String,
    reference: String,
    scheme: String,
    prepared_by: String,
    prepared_at: i64,
    payments: i32,
    total: i64,
    status: String,
    state: String,
    version: i32,
}

impl BatchRow {
    fn of(b: &Batch) -> Result<Self, StorageError> {
        Ok(Self {
            id: b.id.to_string(),
            reference: b.reference.to_string(),
            scheme: b.scheme.clone(),
            prepared_by: b.prepared.by.to_string(),
            prepared_at: b.prepared.at.as_microsecond(),
            payments: count_column(b.count),
            total: b.total.centimes(),
            status: b.status().to_string(),
            state: to_json(&b.state, "batch")?,
            version: b.version,
        })
    }

    fn batch(self) -> Result<Batch, StorageError> {
        Ok(Batch {
            id: parse(&self.id, "batch id")?,
            reference: Reference::parse(REFERENCE, &self.reference)
                .ok_or(StorageError::Corrupt { what: "reference" })?,
            scheme: self.scheme,
            prepared: Signed { by: parse(&self.prepared_by, "user id")?, at: instant(self.prepared_at)? },
            count: count(self.payments),
            total: Money::from_centimes(self.total),
            state: from_json(&self.state, "batch")?,
            version: self.version,
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = payment)]
struct PaymentRow {
    id: String,
    batch_id: String,
    claim_id: String,
    claim_reference: String,
    round: i32,
    student_id: String,
    payee: String,
    amount: i64,
    way: String,
}

impl PaymentRow {
    fn payment(self) -> Result<Payment, StorageError> {
        Ok(Payment {
            id: parse(&self.id, "payment id")?,
            batch: parse(&self.batch_id, "batch id")?,
            claim: parse(&self.claim_id, "claim id")?,
            claim_reference: Reference::parse(domain_claim::REFERENCE, &self.claim_reference)
                .ok_or(StorageError::Corrupt { what: "reference" })?,
            round: count(self.round),
            student: parse(&self.student_id, "student id")?,
            payee: self.payee,
            amount: Money::from_centimes(self.amount),
            way: from_json(&self.way, "way of payment")?,
        })
    }
}

/// A decided claim with something to pay, as the preparer sees it: no lines, nothing clinical.
#[derive(Debug, Clone)]
pub struct PayableClaim {
    /// Id.
    pub id: ClaimId,
    /// Reference.
    pub reference: Reference,
    /// Whose.
    pub student: StudentId,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// How much.
    pub payable: Money,
}

impl Tx<'_> {
    /// The decided claims with something to pay, oldest first.
    pub fn claims_payable(
        &mut self,
        _: &Licence<Batch, mark::Create>,
        limit: i64,
    ) -> Result<Vec<PayableClaim>, StorageError> {
        let rows: Vec<(String, String, String, String, Option<i64>)> = claim::table
            .inner_join(student::table.on(student::id.eq(claim::student_id)))
            .filter(claim::status.eq("decided").and(claim::payable.gt(0)))
            .order((claim::arrived_on.asc(), claim::id.asc()))
            .limit(limit)
            .select((claim::id, claim::reference, claim::student_id, student::listed_name, claim::payable))
            .load(self.db)?;
        rows.into_iter()
            .map(|(id, reference, student, name, payable)| {
                Ok(PayableClaim {
                    id: parse(&id, "claim id")?,
                    reference: Reference::parse(domain_claim::REFERENCE, &reference)
                        .ok_or(StorageError::Corrupt { what: "reference" })?,
                    student: parse(&student, "student id")?,
                    name,
                    payable: Money::from_centimes(payable.unwrap_or(0)),
                })
            })
            .collect()
    }

    /// Adds a batch.
    pub fn batch_insert(
        &mut self,
        _: &Licence<Batch, mark::Create>,
        new: &Batch,
    ) -> Result<(), StorageError> {
        let done = diesel::insert_into(batch::table).values(&BatchRow::of(new)?).execute(self.db);
        self.seen(done).map(drop)
    }

    /// Adds a payment; `Duplicate` when this decision was ever paid before.
    pub fn payment_insert(
        &mut self,
        _: &Licence<Payment, mark::Create>,
        new: &Payment,
    ) -> Result<(), StorageError> {
        let row = PaymentRow {
            id: new.id.to_string(),
            batch_id: new.batch.to_string(),
            claim_id: new.claim.to_string(),
            claim_reference: new.claim_reference.to_string(),
            round: count_column(new.round),
            student_id: new.student.to_string(),
            payee: new.payee.clone(),
            amount: new.amount.centimes(),
            way: to_json(&new.way, "way of payment")?,
        };
        let done = diesel::insert_into(payment::table).values(&row).execute(self.db);
        self.seen(done).map(drop)
    }

    /// One batch, for a purpose.
    pub fn batch_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: BatchId,
    ) -> Result<Permit<Batch, A>, StorageError> {
        let found = batch::table.find(id.to_string()).first::<BatchRow>(self.db)?.batch()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// Stores what became of it, unless somebody was quicker.
    pub fn batch_save<A: Marker>(
        &mut self,
        _: &Granted<Batch, A>,
        mut next: Batch,
    ) -> Result<Batch, StorageError> {
        let was = next.version;
        next.version += 1;
        let row = BatchRow::of(&next)?;
        let changed = diesel::update(batch::table.find(&row.id).filter(batch::version.eq(was)))
            .set(&row)
            .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// The batches, newest first.
    pub fn batches(&mut self, _: &Listing<Batch>) -> Result<Vec<Batch>, StorageError> {
        let rows: Vec<BatchRow> = batch::table.order(batch::prepared_at.desc()).limit(200).load(self.db)?;
        rows.into_iter().map(BatchRow::batch).collect()
    }

    /// The payments of a batch, in the order of their ids.
    pub fn payments_of_batch<A: Marker>(
        &mut self,
        of: &Permit<Batch, A>,
    ) -> Result<Vec<Payment>, StorageError> {
        let rows: Vec<PaymentRow> = payment::table
            .filter(payment::batch_id.eq(of.id.to_string()))
            .order(payment::id.asc())
            .load(self.db)?;
        rows.into_iter().map(PaymentRow::payment).collect()
    }

    /// The payments of a student with the state of their batches, newest first.
    pub fn payments_of_student(
        &mut self,
        actor: &Actor,
        of: StudentId,
    ) -> Result<Vec<(Permit<Payment, mark::Read>, Batch)>, StorageError> {
        let rows: Vec<PaymentRow> = payment::table
            .filter(payment::student_id.eq(of.to_string()))
            .order(payment::id.desc())
            .load(self.db)?;
        rows.into_iter()
            .map(|row| {
                let found = row.payment()?;
                let its = batch::table.find(found.batch.to_string()).first::<BatchRow>(self.db)?.batch()?;
                Ok((Permit::ask(actor, found)?, its))
            })
            .collect()
    }

    /// The payment of a claim that the actor was permitted to read, with its batch.
    pub fn payment_of_claim<A: Marker>(
        &mut self,
        of: &Permit<Claim, A>,
    ) -> Result<Option<(Payment, Batch)>, StorageError> {
        let row = payment::table
            .filter(payment::claim_id.eq(of.id.to_string()))
            .order(payment::round.desc())
            .first::<PaymentRow>(self.db)
            .optional()?;
        row.map(|row| {
            let found = row.payment()?;
            let its = batch::table.find(found.batch.to_string()).first::<BatchRow>(self.db)?.batch()?;
            Ok((found, its))
        })
        .transpose()
    }
}
