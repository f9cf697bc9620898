//! The unit of work, handed to use cases. Each noun adds its methods in its own file.

use amoe_base::Env;

use crate::{StorageError, store::Db};

/// An open transaction.
pub struct Tx<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) env: &'a Env,
    met: bool,
}

/// Proof that the unit of work left an audit line.
#[derive(Debug)]
#[must_use]
pub struct Audited(pub(crate) ());

impl<'a> Tx<'a> {
    pub(crate) const fn new(db: &'a mut Db, env: &'a Env) -> Self {
        Self { db, env, met: false }
    }

    /// The clock and randomness of the program.
    pub const fn env(&self) -> &Env {
        self.env
    }

    /// Did a statement fail because another transaction was in the way? Then the whole is tried again.
    pub(crate) const fn met_another(&self) -> bool {
        self.met
    }

    /// Notes a conflict on its way out.
    pub(crate) fn seen<T>(&mut self, result: Result<T, diesel::result::Error>) -> Result<T, StorageError> {
        let result = result.map_err(StorageError::from);
        if matches!(result, Err(StorageError::Conflict)) {
            self.met = true;
        }
        result
    }
}
