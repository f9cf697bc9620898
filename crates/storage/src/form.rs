//! Forms have one effect, however often they arrive: each carries a number, kept with its outcome and a hash of what was
//! in it.

use amoe_domain::Actor;
use diesel::prelude::*;

use crate::{StorageError, Tx, schema::form_receipt};

/// The outcome of a form that was handled before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReceipt {
    /// What it came to, as the use case wrote it down: usually an id.
    pub outcome: String,
    /// Was the same in it? A receipt from before contents were kept says yes.
    pub same: bool,
}

impl Tx<'_> {
    /// The outcome of this form when the same actor sent it before.
    pub fn form_receipt(
        &mut self,
        form_id: &str,
        actor: &Actor,
        content: &str,
    ) -> Result<Option<FormReceipt>, StorageError> {
        let found = form_receipt::table
            .find((who(actor), form_id))
            .select((form_receipt::outcome, form_receipt::content))
            .first::<(String, String)>(self.db)
            .optional()?;
        Ok(found.map(|(outcome, kept)| FormReceipt { outcome, same: kept.is_empty() || kept == content }))
    }

    /// Writes down what the form came to, in the unit of work of its effect.
    pub fn form_done(
        &mut self,
        form_id: &str,
        actor: &Actor,
        content: &str,
        outcome: &str,
    ) -> Result<(), StorageError> {
        let row = (
            form_receipt::form_id.eq(form_id),
            form_receipt::actor.eq(who(actor)),
            form_receipt::outcome.eq(outcome),
            form_receipt::at.eq(self.env.now().as_microsecond()),
            form_receipt::content.eq(content),
        );
        let done = diesel::insert_into(form_receipt::table).values(row).execute(self.db);
        self.seen(done).map(drop)
    }
}

fn who(actor: &Actor) -> String {
    actor.user.map_or_else(|| actor.role.to_string(), |user| user.to_string())
}
