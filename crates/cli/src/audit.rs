//! `amoe audit verify`: proves that the chain is whole.

use amoe_base::Env;
use amoe_storage::{Options, Store, verify_chain};
use anyhow::{Context, Result, bail};
use clap::Subcommand;

/// Commands on the trail.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Walks the whole chain; exit status 1 when it is broken.
    Verify {
        /// `sqlite:PATH` or `postgres://…`.
        #[arg(long, env = "AMOE_DATABASE", value_name = "URL")]
        database: String,
        /// A head noted earlier: the chain must still contain it.
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
}

/// Runs a command.
pub fn run(command: &AuditCommand) -> Result<()> {
    let AuditCommand::Verify { database, head } = command;
    if let Some(path) = Store::sqlite_path(database)
        && !path.exists()
    {
        bail!("there is no database at {}", path.display());
    }
    let store = Store::open(database, Env::system(), Options { connections: 2 })
        .context("cannot open the database")?;
    let report = verify_chain(&store, head.as_deref())?;
    if let Some(place) = report.broken_at {
        bail!("the audit trail is broken at entry {place}");
    }
    if head.is_some() && !report.head_found {
        bail!("the audit trail does not contain the head noted earlier: entries at its end are missing");
    }
    println!("whole: {} entries, head {}", report.entries, report.head);
    Ok(())
}
