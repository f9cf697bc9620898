//! One fresh database per test.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use diesel::{Connection, PgConnection, connection::SimpleConnection};
use tempfile::TempDir;

/// Which engine a test runs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend {
    /// A file in a temporary folder.
    Sqlite,
    /// A database on this server; the URL ends with the server's own database.
    Postgres(String),
}

/// The engines at hand.
pub fn backends() -> Vec<Backend> {
    let postgres = std::env::var("AMOE_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
    std::iter::once(Backend::Sqlite).chain(postgres.map(Backend::Postgres)).collect()
}

/// A database that goes away with the value.
#[derive(Debug)]
pub struct Database {
    url: String,
    folder: TempDir,
    drop_on: Option<(String, String)>,
}

impl Database {
    /// Makes one.
    pub fn fresh(backend: &Backend) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = tempfile::tempdir()?;
        match backend {
            Backend::Sqlite => {
                let url = format!("sqlite:{}", folder.path().join("test.db").display());
                Ok(Self { url, folder, drop_on: None })
            }
            Backend::Postgres(server) => {
                let name = format!("amoe_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
                let mut admin = PgConnection::establish(server).context("test PostgreSQL")?;
                admin.batch_execute(&format!("CREATE DATABASE {name}")).context("create test database")?;
                let (base, options) = server.split_once('?').map_or((server.as_str(), ""), |(b, o)| (b, o));
                let host = base.rsplit_once('/').map_or(base, |(host, _)| host);
                let query = if options.is_empty() { String::new() } else { format!("?{options}") };
                Ok(Self {
                    url: format!("{host}/{name}{query}"),
                    folder,
                    drop_on: Some((server.clone(), name)),
                })
            }
        }
    }

    /// Its URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A folder of its own, for files.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.drop_on
            && let Ok(mut admin) = PgConnection::establish(server)
        {
            // A test that fails half-way may leave connections; the cluster goes away with the run anyway.
            let _ = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Changes an embedded database behind the program's back, as an attacker with the file would.
pub fn run_sql(path: &str, sql: &str) -> Result<()> {
    diesel::SqliteConnection::establish(path)
        .context("open the database")?
        .batch_execute(sql)
        .context("run SQL")
}
