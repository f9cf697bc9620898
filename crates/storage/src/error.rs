//! What can go wrong between the program and its database.

use amoe_domain::Denied;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use thiserror::Error;

/// An error of storage.
#[derive(Debug, Error)]
pub enum StorageError {
    /// The policy said no.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Somebody else changed the row meanwhile: nothing was overwritten.
    #[error("changed meanwhile by another")]
    Stale,
    /// A natural key is taken: what must happen once has happened.
    #[error("exists already: {0}")]
    Duplicate(String),
    /// A stored value does not read back.
    #[error("stored {what} does not read back")]
    Corrupt {
        /// What it should have been.
        what: &'static str,
    },
    /// Two transactions met; the unit of work is tried again before anyone sees this.
    #[error("transactions met")]
    Conflict,
    /// No connection could be had.
    #[error("no connection to the database")]
    Connection(#[source] diesel::r2d2::PoolError),
    /// The database URL is of no known engine.
    #[error("a database URL starts with sqlite: or postgres:")]
    Url,
    /// The schema could not be brought up to date.
    #[error("migration failed: {0}")]
    Migration(String),
    /// Anything else that the database says.
    #[error("database: {0}")]
    Database(#[source] DieselError),
}

impl From<DieselError> for StorageError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::Denied(Denied::NotFound),
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
                // The name of the key, never the values: those may be identity numbers.
                Self::Duplicate(
                    info.constraint_name().map_or_else(|| info.message().to_owned(), str::to_owned),
                )
            }
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Conflict,
            DieselError::DatabaseError(_, ref info) if info.message().contains("deadlock detected") => {
                Self::Conflict
            }
            other => Self::Database(other),
        }
    }
}

impl From<diesel::r2d2::PoolError> for StorageError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Connection(error)
    }
}
