//! Reminders by e-mail to those who have not applied yet, and the right to stop them.

use amoe_base::{Email, Timestamp};

use crate::{
    ReminderId,
    policy::{Belongs, Thing, ThingKind},
};

/// What is kept of an address that was reminded. Lists give the address and nobody has proved it: so the wish to be
/// written to no more is the address's, whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Id.
    pub id: ReminderId,
    /// The address, in small letters.
    pub email: Email,
    /// What the link in its mails ends with. Whoever knows it can stop the reminders and let them come again.
    pub code: String,
    /// When it was last reminded.
    pub reminded_at: Timestamp,
    /// When it said stop.
    pub stopped_at: Option<Timestamp>,
}

impl Thing for Reminder {
    const KIND: ThingKind = ThingKind::Reminder;
    fn belongs(&self) -> Belongs {
        Belongs::default()
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
