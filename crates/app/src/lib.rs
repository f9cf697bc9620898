//! The use cases: one function each, one unit of work each, on an [`App`] that holds what they need. A use case takes
//! who acts and what was asked, checks through permits, moves the domain on, and commits data, audit line and mail
//! together. No HTTP and no SQL here; pages, the JSON API and the command line call the same functions.
//!
//! Names follow the nouns: `claim_prepare`, `batch_approve`. Functions that a form calls take `form_id`, its number, and
//! have one effect however often it arrives; functions that change a thing take `seen`, the version that the person
//! looked at, and refuse when it is no longer the last.

pub mod account;
pub mod application;
pub mod audit;
pub mod card;
pub mod certificate;
pub mod claim;
pub mod demo;
pub mod ending;
pub mod enrolment;
mod error;
pub mod form;
mod law;
mod letter;
pub mod mail;
pub mod nightly;
pub mod other_cover;
mod pain001;
mod password;
pub mod payment;
mod receipt;
mod refusal;
pub mod reminder;
pub mod roll;
pub mod settings;
pub mod student;
mod tries;
pub mod user;

use std::sync::Arc;

use amoe_base::{Env, Lang};
use amoe_documents::{files::FileStore, letters::Letters};
use amoe_domain::{Actor, Listing, institution::Institution};
use amoe_rules::Rulebook;
use amoe_storage::{Store, Tx};
use amoe_texts::{Texts, Words};

/// What lists are asked by, and their rows: the storage's own, so that pages need not know the storage.
pub use amoe_storage::{
    ApplicationQuery, ApplicationRow, AuditQuery, ChainReport, ClaimFilter, ClaimRow, EndingRow,
    FOUND_BY_NAME, PayableClaim, RollFilter,
};
pub use error::{AppError, Result};
pub use refusal::refusal_text;
pub use settings::{Fund, Settings};

/// Everything a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    files: FileStore,
    letters: Letters,
    settings: Settings,
    sheets: enrolment::SheetCache,
    tries: tries::Tries,
}

/// A file for the person who asked.
#[derive(Debug, Clone)]
pub struct Download {
    /// Suggested name, ASCII.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl App {
    /// Puts the parts together.
    pub fn new(store: Store, files: FileStore, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            store,
            files,
            letters: Letters::new(),
            settings,
            sheets: enrolment::SheetCache::default(),
            tries: tries::Tries::default(),
        }))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The law.
    pub fn rulebook(&self) -> &'static Rulebook {
        Rulebook::builtin()
    }

    /// The clock and randomness.
    pub fn env(&self) -> &Env {
        self.0.store.env()
    }

    /// Is everything there that requests need?
    pub fn ready(&self) -> Result<()> {
        Ok(self.store().ping()?)
    }

    /// The database, for the command line's own chores.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn files(&self) -> &FileStore {
        &self.0.files
    }

    pub(crate) fn letters(&self) -> &Letters {
        &self.0.letters
    }

    pub(crate) fn words(lang: Lang) -> Words {
        Texts::builtin().in_lang(lang)
    }

    /// All institutions; their names are public.
    pub fn institutions(&self, actor: &Actor) -> Result<Vec<Institution>> {
        let may = Listing::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.institutions(&may)?))
    }
}
