//! The developer's commands: `cargo xtask test`, `check`, `bench`, `generate`.
//!
//! Each runs the same cargo commands that one could type, in an order that finds the cheap mistakes first. What they
//! need beyond Rust is in `needs.rs`, the stages of the tests in `stages.rs`.

mod bench;
mod generate;
mod needs;
mod postgres;
mod shell;
mod stages;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{shell::Workspace, stages::Stage};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The developer's commands of amoe")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what the tests need, then run everything: what `.ci/run` does
    Test {
        /// Only these stages, in the usual order
        #[arg(long, value_name = "STAGE", value_delimiter = ',')]
        only: Vec<Stage>,
        /// Only these packages, where a stage can be narrowed
        #[arg(long, short)]
        package: Vec<String>,
        /// Use `cargo test` even where nextest is installed
        #[arg(long)]
        plain: bool,
        /// Do not look for what is missing: the machine is known to be ready
        #[arg(long)]
        no_install: bool,
    },
    /// The quick subset: format, clippy, unit tests on SQLite
    Check {
        /// Only these packages
        #[arg(long, short)]
        package: Vec<String>,
    },
    /// Measure, in release mode
    Bench {
        /// Name the measures and stop
        #[arg(long)]
        list: bool,
        /// Small numbers and the development build, noted nowhere: to see that the measures work
        #[arg(long)]
        quick: bool,
        /// Only these measures
        names: Vec<String>,
    },
    /// Write the files that are made from the code: permission matrix, diagrams
    Generate {
        /// Write nothing; fail when a file is not what it would be
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Test { only, package, plain, no_install } => {
            let chosen = |stage: &Stage| only.is_empty() || only.contains(stage);
            let stages: Vec<Stage> = Stage::ALL.iter().copied().filter(chosen).collect();
            let tools = if no_install {
                needs::Tools::found(&workspace)
            } else {
                needs::provide(&workspace, &stages)?
            };
            stages::run(&stages, &stages::Context { workspace, packages: package, nextest: !plain, tools })
        }
        Command::Check { package } => {
            let tools = needs::Tools::found(&workspace);
            let context = stages::Context { workspace, packages: package, nextest: false, tools };
            stages::run(&[Stage::Fmt, Stage::Clippy, Stage::Unit], &context)
        }
        Command::Bench { list, quick, names } => bench::run(&workspace, list, quick, &names),
        Command::Generate { check } => generate::run(&workspace, check),
    }
}
