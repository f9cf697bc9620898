//! The two engines behind one type: connections, settings, migrations, units of work.

use std::{path::PathBuf, time::Duration};

use amoe_base::Env;
use diesel::{
    Connection, PgConnection, SqliteConnection,
    connection::{AnsiTransactionManager, SimpleConnection, TransactionManager},
    r2d2::{ConnectionManager, CustomizeConnection, Pool, PooledConnection},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{Audited, StorageError, Tx};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// How often a unit of work is tried again when transactions meet.
const TRIES: u32 = 20;

/// A connection to either engine.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// The embedded one.
    Sqlite(SqliteConnection),
    /// The one for several servers.
    Postgres(PgConnection),
}

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one writer, a file.
    Sqlite,
    /// A server of its own.
    Postgres,
}

/// How to open a store.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Connections for reading (and, on PostgreSQL, writing).
    pub connections: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8 }
    }
}

/// The database.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    readers: Pool<ConnectionManager<Db>>,
    /// One connection on SQLite, which has one writer; the same pool as the readers on PostgreSQL.
    writers: Pool<ConnectionManager<Db>>,
    env: Env,
}

#[derive(Debug)]
struct Settings {
    engine: Engine,
    writes: bool,
}

impl CustomizeConnection<Db, diesel::r2d2::Error> for Settings {
    fn on_acquire(&self, db: &mut Db) -> Result<(), diesel::r2d2::Error> {
        let sql = match (self.engine, self.writes) {
            // FULL: what was acknowledged survives a power cut. The cache is in KiB when negative.
            (Engine::Sqlite, true) => {
                "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; \
                 PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            }
            (Engine::Sqlite, false) => {
                "PRAGMA busy_timeout=10000; PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;"
            }
            (Engine::Postgres, _) => "SET TIME ZONE 'UTC'; SET statement_timeout = '60s';",
        };
        db.batch_execute(sql).map_err(diesel::r2d2::Error::QueryError)
    }
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…` and brings the schema up to date.
    pub fn open(url: &str, env: Env, options: Options) -> Result<Self, StorageError> {
        let (engine, target) = match url.split_once(':') {
            Some(("sqlite", path)) => (Engine::Sqlite, path.trim_start_matches("//").to_owned()),
            Some(("postgres" | "postgresql", _)) => (Engine::Postgres, url.to_owned()),
            _ => return Err(StorageError::Url),
        };
        // The multi connection tries its variants in order; a PostgreSQL URL must not become a file name.
        let pool = |size, writes| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(Duration::from_secs(10))
                .connection_customizer(Box::new(Settings { engine, writes }))
                .build(ConnectionManager::<Db>::new(target.clone()))
        };
        let (writers, readers) = match engine {
            Engine::Sqlite => {
                let writers = pool(1, true)?;
                (writers, pool(options.connections, false)?)
            }
            Engine::Postgres => {
                let both = pool(options.connections, true)?;
                (both.clone(), both)
            }
        };
        // Reads FAILPOINTS once for the whole process; only builds for tests have them.
        #[cfg(feature = "failpoints")]
        {
            // A scenario is one per process, and its lock is held for good: a second one would wait for ever.
            static SET_UP: std::sync::Once = std::sync::Once::new();
            SET_UP.call_once(|| std::mem::forget(fail::FailScenario::setup()));
        }
        let store = Self { engine, readers, writers, env };
        store.migrate()?;
        Ok(store)
    }

    /// The file of an embedded database.
    pub fn sqlite_path(url: &str) -> Option<PathBuf> {
        url.strip_prefix("sqlite:").map(|path| PathBuf::from(path.trim_start_matches("//")))
    }

    /// Which engine.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    fn migrate(&self) -> Result<(), StorageError> {
        let failed = |e: Box<dyn std::error::Error + Send + Sync>| StorageError::Migration(e.to_string());
        match &mut *self.writers.get()? {
            Db::Sqlite(c) => c.run_pending_migrations(MIGRATIONS).map(drop).map_err(failed),
            Db::Postgres(c) => {
                // Several servers may start at once; one of them migrates.
                c.batch_execute("SELECT pg_advisory_lock(5423)").map_err(StorageError::Database)?;
                let done = c.run_pending_migrations(MIGRATIONS).map(drop).map_err(failed);
                c.batch_execute("SELECT pg_advisory_unlock(5423)").map_err(StorageError::Database)?;
                done
            }
        }
    }

    /// Is the database there?
    pub fn ping(&self) -> Result<(), StorageError> {
        self.readers.get()?.batch_execute("SELECT 1").map_err(StorageError::Database)
    }

    /// Runs a use case that writes. What it returns besides its value proves that it left an audit line; without one
    /// it does not compile. Commits when the closure is happy, changes nothing when it is not. The closure may run more
    /// than once, so it must not do anything outside the transaction.
    pub fn write<T, E: From<StorageError>>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<(T, Audited), E>,
    ) -> Result<T, E> {
        self.transact(move |tx| work(tx).map(|(value, _)| value))
    }

    /// Runs bookkeeping that is no act of anyone's on anything: leases of the mail queue, the last use of a session,
    /// steps of one-time codes. Not for data of people.
    pub fn housekeep<T, E: From<StorageError>>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact(work)
    }

    fn transact<T, E: From<StorageError>>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        for attempt in 1.. {
            let mut open = Open::begin(self.writers.get().map_err(StorageError::from)?, self.engine)?;
            let mut tx = Tx::new(&mut open.db, &self.env);
            let done = work(&mut tx).and_then(|value| tx.flush().map_err(E::from).map(|()| value));
            let met = tx.met_another();
            match done {
                Ok(value) => {
                    stop_here("before_commit");
                    match open.commit() {
                        Ok(()) => {
                            stop_here("after_commit");
                            return Ok(value);
                        }
                        Err(StorageError::Conflict) if attempt < TRIES => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                Err(_) if met && attempt < TRIES => drop(open),
                Err(error) => return Err(error),
            }
        }
        Err(StorageError::Conflict.into())
    }

    /// Runs a use case that only reads, on one snapshot.
    pub fn read<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut db = self.readers.get().map_err(StorageError::from)?;
        let begin = match self.engine {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        begin_sql(&mut db, begin).map_err(StorageError::from)?;
        let mut open = Open { db, done: false };
        let mut tx = Tx::new(&mut open.db, &self.env);
        let value = work(&mut tx)?;
        // Nothing waits here, unless somebody wrote in a reading transaction: then the engine says so.
        tx.flush()?;
        open.commit()?;
        Ok(value)
    }

    /// The clock and randomness of the program.
    pub fn env(&self) -> &Env {
        &self.env
    }
}

/// An open transaction: rolled back when dropped before its commit, also by a panic.
struct Open {
    db: PooledConnection<ConnectionManager<Db>>,
    done: bool,
}

impl Open {
    fn begin(mut db: PooledConnection<ConnectionManager<Db>>, engine: Engine) -> Result<Self, StorageError> {
        match engine {
            Engine::Sqlite => begin_sql(&mut db, "BEGIN IMMEDIATE")?,
            // One writer at a time here too: every write appends to the hash chain, so two would meet there anyway.
            // The lock is taken before the snapshot (LOCK takes none), so that the second sees what the first wrote.
            Engine::Postgres => {
                begin_sql(&mut db, "BEGIN ISOLATION LEVEL SERIALIZABLE")?;
                let mut open = Self { db, done: false };
                open.db.batch_execute("LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE")?;
                return Ok(open);
            }
        }
        Ok(Self { db, done: false })
    }

    fn commit(mut self) -> Result<(), StorageError> {
        self.done = true;
        // A commit that fails has rolled back; diesel knows that too.
        match &mut *self.db {
            Db::Sqlite(db) => AnsiTransactionManager::commit_transaction(db)?,
            Db::Postgres(db) => AnsiTransactionManager::commit_transaction(db)?,
        }
        Ok(())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        if !self.done
            && let Err(error) = match &mut *self.db {
                Db::Sqlite(db) => AnsiTransactionManager::rollback_transaction(db),
                Db::Postgres(db) => AnsiTransactionManager::rollback_transaction(db),
            }
        {
            tracing::warn!(%error, "rollback failed; the connection will be closed");
        }
    }
}

/// A place where tests end the program without warning (`FAILPOINTS=before_commit=3*off->1*return`: at the fourth
/// commit); nothing in other builds.
#[cfg_attr(not(feature = "failpoints"), expect(unused_variables, reason = "the name is for tests only"))]
fn stop_here(name: &'static str) {
    #[cfg(feature = "failpoints")]
    fail::fail_point!(name, |_| std::process::abort());
}

/// Begins with our own words, through diesel's manager: batch inserts ask it whether a transaction is open.
fn begin_sql(db: &mut Db, sql: &str) -> diesel::QueryResult<()> {
    match db {
        Db::Sqlite(db) => AnsiTransactionManager::begin_transaction_sql(db, sql),
        Db::Postgres(db) => AnsiTransactionManager::begin_transaction_sql(db, sql),
    }
}
