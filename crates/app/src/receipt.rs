//! Forms and requests have one effect, however often they arrive. Each carries a number; the use case that it reached
//! keeps the number with what it came to and a hash of what was in it: the same number around another content is a
//! mistake of the sender, and must not look like a success.

use amoe_domain::{Act, Actor, Refusal, ThingKind};
use amoe_storage::{Audited, Tx};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{App, Result, error::Context};

/// A form on its way through its use case: its number and a hash of what is in it.
pub(crate) struct Numbered<'f> {
    id: &'f str,
    content: String,
}

impl<'f> Numbered<'f> {
    /// `use_case` is part of the content: a number used for one thing is not free for another. So is the number itself,
    /// which keeps the hash from telling what two forms have in common.
    pub(crate) fn new(id: &'f str, use_case: &str, form: &impl Serialize) -> Result<Self> {
        let text = serde_json::to_vec(&(id, use_case, form)).context("form")?;
        Ok(Self { id, content: data_encoding::HEXLOWER.encode(&Sha256::digest(text)) })
    }

    /// A form that lost its number is taken as it comes: all such would otherwise be one and the same.
    fn is_without(&self) -> bool {
        self.id.bytes().all(|b| matches!(b, b'0' | b'-'))
    }

    /// What the same actor's same form came to before.
    pub(crate) fn before(&self, tx: &mut Tx<'_>, actor: &Actor) -> Result<Option<String>> {
        if self.is_without() {
            return Ok(None);
        }
        match tx.form_receipt(self.id, actor, &self.content)? {
            Some(receipt) if !receipt.same => Err(Refusal::new("form-number-used").into()),
            found => Ok(found.map(|receipt| receipt.outcome)),
        }
    }

    /// Writes down what it came to.
    pub(crate) fn done(&self, tx: &mut Tx<'_>, actor: &Actor, outcome: &str) -> Result<()> {
        if self.is_without() {
            return Ok(());
        }
        Ok(tx.form_done(self.id, actor, &self.content, outcome)?)
    }
}

impl App {
    /// A form that came again: its outcome is told again, and that it came is noted with the thing it came to.
    pub(crate) fn nothing_new<T>(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        (kind, key): (ThingKind, &str),
        value: T,
    ) -> Result<(T, Audited)> {
        let audited = tx.audit_key(actor, Act::Read, kind, key, json!({ "form": "again" }))?;
        Ok((value, audited))
    }
}
