//! Outgoing mail, as a row that commits with what caused it. The text is rendered when it is sent, so that a link's
//! secret is the only secret that waits here, and it ends with the link.

use std::collections::BTreeMap;

use amoe_base::{Email, Lang, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{CertificateId, EndingId, MailId};

/// One mail to one recipient. `key` and `to` together are unique for ever: an event is told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Id.
    pub id: MailId,
    /// The event: `certificate:certificate_01…`.
    pub key: String,
    /// To whom.
    pub to: Email,
    /// In which language.
    pub lang: Lang,
    /// Which text: `mail-{template}-subject` and `mail-{template}-body`.
    pub template: String,
    /// Arguments of the text; nothing clinical, no identity number. One named `place.fr` is `place` of the French text.
    pub args: BTreeMap<String, String>,
    /// A certificate to attach.
    pub certificate: Option<CertificateId>,
    /// The end of a cover whose letter to attach.
    pub ending: Option<EndingId>,
    /// In this language too, in the same mail: for somebody whose language nobody knows.
    pub also: Option<Lang>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// Not before. Many mails of one act leave one after the other, and others pass between them.
    pub due_at: Timestamp,
}
