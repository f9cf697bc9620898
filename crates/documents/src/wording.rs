//! The pieces of text that letters share: a wording in French and Arabic, the head of the fund's paper, a name in two
//! scripts.
//!
//! All of it arrives formatted. Ids, dates and amounts inside an Arabic text need no marks: the templates isolate runs
//! of Latin letters and digits, and honour the isolates (U+2066 to U+2069) that the message formatter puts in.

use serde::{Deserialize, Serialize};

/// One text in French and in Arabic, for papers that carry both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bilingual {
    /// French.
    pub fr: String,
    /// Arabic.
    pub ar: String,
}

impl Bilingual {
    /// Both wordings.
    pub fn new(fr: impl Into<String>, ar: impl Into<String>) -> Self {
        Self { fr: fr.into(), ar: ar.into() }
    }
}

/// The head of a letter: who writes, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Letterhead {
    /// The fund's full name.
    pub name: Bilingual,
    /// Its postal address in one line.
    pub address: Bilingual,
    /// Phone, e-mail or site, at the foot of the page; empty for none.
    #[serde(default)]
    pub contact: String,
}

/// A person's name as the identity document gives it, in both scripts; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonName {
    /// In Latin letters.
    pub latin: String,
    /// In Arabic letters.
    pub arabic: String,
}

impl PersonName {
    /// Both spellings.
    pub fn new(latin: impl Into<String>, arabic: impl Into<String>) -> Self {
        Self { latin: latin.into(), arabic: arabic.into() }
    }
}
