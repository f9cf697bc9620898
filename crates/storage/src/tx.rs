//! The unit of work, handed to use cases. Each noun adds its methods in its own file.

use amoe_base::Env;

use crate::{StorageError, audit, outbox, store::Db};

/// An open transaction. What is only ever appended, audit lines and mails, is gathered and written in few statements
/// before the commit, and before anything of this transaction reads it.
pub struct Tx<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) env: &'a Env,
    pub(crate) trail: audit::Pending,
    pub(crate) mails: outbox::Pending,
    met: bool,
}

/// Inserts rows with as few statements as the limits on parameters allow. Rows must be derived with
/// `treat_none_as_default_value = false`, or SQLite takes them one by one.
macro_rules! insert_rows {
    ($tx:expr, $table:expr, $rows:expr $(, $tail:ident ( $($argument:expr)? ))*) => {{
        for chunk in $rows.chunks($crate::tx::ROWS) {
            let done = match $tx.db {
                $crate::store::Db::Sqlite(db) => {
                    diesel::insert_into($table).values(chunk)$(.$tail($($argument)?))*.execute(db)
                }
                $crate::store::Db::Postgres(db) => {
                    diesel::insert_into($table).values(chunk)$(.$tail($($argument)?))*.execute(db)
                }
            };
            $tx.seen(done)?;
        }
    }};
}
pub(crate) use insert_rows;

/// Rows per statement: times the columns of any table this stays below the engines' limits on parameters.
pub(crate) const ROWS: usize = 500;

/// Proof that the unit of work left an audit line.
#[derive(Debug)]
#[must_use]
pub struct Audited(pub(crate) ());

impl<'a> Tx<'a> {
    pub(crate) const fn new(db: &'a mut Db, env: &'a Env) -> Self {
        Self { db, env, trail: audit::Pending::new(), mails: outbox::Pending::new(), met: false }
    }

    /// Writes what was gathered.
    pub(crate) fn flush(&mut self) -> Result<(), StorageError> {
        self.trail_flush()?;
        self.mails_flush()
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
