//! Outgoing mail as a queue of rows: put in by the unit of work that causes it, taken out under a lease.

use amoe_base::Timestamp;
use amoe_domain::mail::Mail;
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{from_json, instant, parse, parse_opt, to_json},
    schema::outbox,
    tx::insert_rows,
};

/// How long a worker may hold a mail before another may try.
const LEASE_MICROS: i64 = 60_000_000;

#[derive(Queryable, Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
pub(crate) struct OutboxRow {
    id: String,
    event_key: String,
    recipient: String,
    lang: String,
    template: String,
    args: String,
    certificate_id: Option<String>,
    created_at: i64,
    status: String,
    attempts: i32,
    next_at: i64,
    fence: i64,
    sent_at: Option<i64>,
    ending_id: Option<String>,
    also_lang: Option<String>,
}

/// The mails of an open transaction that are not written yet.
pub(crate) struct Pending(Vec<OutboxRow>);

impl Pending {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }
}

/// A mail in a worker's hands. The fence number tells whether it is still the worker's when it is done.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The mail.
    pub mail: Mail,
    /// How often it was tried before.
    pub attempts: u32,
    /// This lease's number.
    pub fence: i64,
}

impl OutboxRow {
    fn mail(self) -> Result<Mail, StorageError> {
        Ok(Mail {
            id: parse(&self.id, "mail id")?,
            key: self.event_key,
            to: parse(&self.recipient, "recipient")?,
            lang: parse(&self.lang, "language")?,
            template: self.template,
            args: from_json(&self.args, "mail arguments")?,
            certificate: parse_opt(self.certificate_id.as_deref(), "certificate id")?,
            ending: parse_opt(self.ending_id.as_deref(), "ending id")?,
            also: parse_opt(self.also_lang.as_deref(), "language")?,
            created_at: instant(self.created_at)?,
            due_at: instant(self.next_at)?,
        })
    }
}

impl Tx<'_> {
    /// Puts a mail in, unless this event was told to this recipient before.
    pub fn mail(&mut self, mail: &Mail) -> Result<(), StorageError> {
        let row = OutboxRow {
            id: mail.id.to_string(),
            event_key: mail.key.clone(),
            recipient: mail.to.to_string(),
            lang: mail.lang.to_string(),
            template: mail.template.clone(),
            args: to_json(&mail.args, "mail arguments")?,
            certificate_id: mail.certificate.map(|c| c.to_string()),
            created_at: mail.created_at.as_microsecond(),
            status: "waiting".to_owned(),
            attempts: 0,
            next_at: mail.due_at.as_microsecond(),
            fence: 0,
            sent_at: None,
            ending_id: mail.ending.map(|e| e.to_string()),
            also_lang: mail.also.map(|lang| lang.to_string()),
        };
        self.mails.0.push(row);
        Ok(())
    }

    pub(crate) fn mails_flush(&mut self) -> Result<(), StorageError> {
        let rows = std::mem::take(&mut self.mails.0);
        let event = (outbox::event_key, outbox::recipient);
        insert_rows!(self, outbox::table, rows, on_conflict(event), do_nothing());
        Ok(())
    }

    /// Takes the next mails that are due, each under a lease.
    pub fn outbox_lease(&mut self, limit: i64) -> Result<Vec<Outgoing>, StorageError> {
        self.mails_flush()?;
        let now = self.env.now().as_microsecond();
        let due: Vec<OutboxRow> = outbox::table
            .filter(outbox::status.eq("waiting").and(outbox::next_at.le(now)))
            .order((outbox::next_at.asc(), outbox::id.asc()))
            .limit(limit)
            .load(self.db)?;
        due.into_iter()
            .map(|row| {
                let fence = row.fence + 1;
                let attempts = row.attempts;
                diesel::update(outbox::table.find(&row.id))
                    .set((
                        outbox::next_at.eq(now + LEASE_MICROS),
                        outbox::fence.eq(fence),
                        outbox::attempts.eq(attempts + 1),
                    ))
                    .execute(self.db)?;
                Ok(Outgoing { attempts: crate::convert::count(attempts), fence, mail: row.mail()? })
            })
            .collect()
    }

    /// It left. False when the lease had passed to another worker.
    pub fn outbox_sent(&mut self, out: &Outgoing) -> Result<bool, StorageError> {
        let now = self.env.now().as_microsecond();
        // The arguments may hold a link's secret; a mail that left needs them no more.
        let changed =
            diesel::update(outbox::table.find(out.mail.id.to_string()).filter(outbox::fence.eq(out.fence)))
                .set((outbox::status.eq("sent"), outbox::sent_at.eq(Some(now)), outbox::args.eq("{}")))
                .execute(self.db)?;
        Ok(changed == 1)
    }

    /// It did not leave: again later, or given up.
    pub fn outbox_failed(&mut self, out: &Outgoing, again_at: Option<Timestamp>) -> Result<(), StorageError> {
        let (status, next) = again_at.map_or(("failed", 0), |at| ("waiting", at.as_microsecond()));
        diesel::update(outbox::table.find(out.mail.id.to_string()).filter(outbox::fence.eq(out.fence)))
            .set((outbox::status.eq(status), outbox::next_at.eq(next)))
            .execute(self.db)?;
        Ok(())
    }

    /// How many mails wait.
    pub fn outbox_waiting(&mut self) -> Result<i64, StorageError> {
        self.mails_flush()?;
        Ok(outbox::table.filter(outbox::status.eq("waiting")).count().get_result(self.db)?)
    }
}
