//! The one binary: the server, the demonstration, the worker, and the commands of lawyers, auditors and administrators.

mod audit;
mod card;
mod chores;
mod claims;
mod config;
mod demo;
mod docs;
mod id;
mod rules;
mod serve;

use clap::{Parser, Subcommand};

/// Runs a mandatory student health insurance.
#[derive(Debug, Parser)]
#[command(name = "amoe", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site, the API and a worker on a database of one's own.
    Serve(serve::ServeArgs),
    /// Serves a demonstration with invented people on an embedded database.
    Demo(demo::DemoArgs),
    /// Runs only a worker: mails and chores.
    Worker(serve::ServeArgs),
    /// The audit trail.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Health cards.
    #[command(subcommand)]
    Card(card::CardCommand),
    /// Claims in bulk.
    #[command(subcommand)]
    Claims(claims::ClaimsCommand),
    /// Does what today brings: covers that end, ends to announce. A worker does so by itself every day; run again, it
    /// finds nothing left.
    Nightly(chores::NightlyArgs),
    /// Adds an account of staff and prints the link that sets its password.
    User(chores::UserArgs),
    /// Adds or renames an institution.
    Institution(chores::InstitutionArgs),
    /// The rules on their own: NDJSON in, NDJSON out.
    Rules(rules::RulesCommand),
    /// Checks national identifiers.
    Id(id::IdCommand),
    /// Prints generated documents.
    #[command(subcommand)]
    Docs(docs::DocsCommand),
}

/// Whatever these commands write (database, papers, mails) is for the account that runs them alone.
fn keep_to_ourselves() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

fn main() {
    let cli = Cli::parse();
    if !matches!(cli.command, Command::Rules(_) | Command::Id(_) | Command::Docs(_)) {
        keep_to_ourselves();
    }
    let done = match cli.command {
        Command::Serve(args) => serve::serve(&args),
        Command::Demo(args) => demo::demo(&args),
        Command::Worker(args) => serve::worker(&args),
        Command::Audit(command) => audit::run(&command),
        Command::Card(command) => match card::run(&command) {
            Ok(0) => Ok(()),
            Ok(status) => std::process::exit(status),
            Err(error) => Err(error),
        },
        Command::Claims(command) => claims::run(&command),
        Command::Nightly(args) => chores::nightly(&args),
        Command::User(args) => chores::user(&args),
        Command::Institution(args) => chores::institution(&args),
        Command::Rules(command) => std::process::exit(rules::run(&command)),
        Command::Id(command) => std::process::exit(id::run(&command)),
        Command::Docs(command) => docs::run(&command),
    };
    if let Err(error) = done {
        eprintln!("amoe: {error:#}");
        std::process::exit(1);
    }
}
