//! `amoe claims`: what is done to many claims at once, by the one who runs the system.

use amoe_base::Env;
use anyhow::Result;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    config::{Config, ConfigArgs},
    serve,
};

/// Claims in bulk.
#[derive(Debug, Subcommand)]
pub enum ClaimsCommand {
    /// Writes down what the rules propose for every received claim, for the officers to confirm. A run that is cut off
    /// is simply started again.
    Propose(ProposeArgs),
}

/// Options of `claims propose`.
#[derive(Debug, Args)]
pub struct ProposeArgs {
    #[command(flatten)]
    config: ConfigArgs,
    /// All that wait and have no proposal of the present rulebook.
    #[arg(long, required = true)]
    all: bool,
}

/// Runs it.
pub fn run(command: &ClaimsCommand) -> Result<()> {
    let ClaimsCommand::Propose(args) = command;
    let app = serve::open(&Config::load(&args.config)?, Env::system())?;
    let bar = ProgressBar::new_spinner()
        .with_style(ProgressStyle::with_template("{spinner} {human_pos} claims, {elapsed}, {per_sec}")?);
    let proposed = app.claims_propose(|count| bar.inc(u64::try_from(count).unwrap_or(0)))?;
    bar.finish_and_clear();
    println!("{} proposals written", proposed.made());
    for (outcome, count) in &proposed.outcomes {
        println!("  {outcome}: {count}");
    }
    if proposed.unanswered > 0 {
        println!("{} claims have no answer in the rulebook: an officer has to look", proposed.unanswered);
    }
    if proposed.moved > 0 {
        println!("{} claims were taken up meanwhile and left alone", proposed.moved);
    }
    Ok(())
}
