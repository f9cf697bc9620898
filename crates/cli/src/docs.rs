//! Documents printed from the tables in the code; `cargo xtask generate` writes them, and a test compares.

use amoe_domain::{policy, workflow};
use anyhow::Result;
use clap::Subcommand;

/// Which document.
#[derive(Debug, Subcommand)]
pub enum DocsCommand {
    /// The permission matrix: role × act × thing.
    Permissions,
    /// The workflows: diagrams and tables.
    Workflows,
}

/// Prints it.
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn run(command: &DocsCommand) -> Result<()> {
    match command {
        DocsCommand::Permissions => print!("{}", policy::matrix()),
        DocsCommand::Workflows => print!("{}", workflow::document()),
    }
    Ok(())
}
