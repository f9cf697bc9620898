//! The stages of the tests, the cheap ones first. A stage that fails ends the run: what comes after it would be read
//! with the wrong worry in mind.

use std::{fs, path::Path, time::Instant};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;

use crate::{
    generate,
    needs::Tools,
    postgres::Server,
    shell::{self, Took, Workspace, heading, succeeds},
};

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The format of the sources
    Fmt,
    /// Clippy, warnings denied
    Clippy,
    /// Tests inside the libraries, on SQLite (part of `sqlite`)
    Unit,
    /// All tests on SQLite
    Sqlite,
    /// All tests on PostgreSQL
    Postgres,
    /// Examples in the documentation, and its links
    Docs,
    /// Files made from the code are up to date
    Generated,
    /// The pages in a real browser
    Browser,
}

impl Stage {
    /// What `test` runs, in this order; `unit` is in `sqlite`.
    pub const ALL: &[Self] =
        &[Self::Fmt, Self::Clippy, Self::Sqlite, Self::Postgres, Self::Docs, Self::Generated, Self::Browser];

    fn title(self) -> &'static str {
        match self {
            Self::Fmt => "fmt: format",
            Self::Clippy => "clippy: lints, warnings denied",
            Self::Unit => "unit: tests inside the crates, on SQLite",
            Self::Sqlite => "sqlite: all tests on SQLite",
            Self::Postgres => "postgres: all tests on PostgreSQL",
            Self::Docs => "docs: examples and links of the documentation",
            Self::Generated => "generated: files made from the code",
            Self::Browser => "browser: the pages in Chromium",
        }
    }
}

/// How to run them.
pub struct Context {
    /// Where.
    pub workspace: Workspace,
    /// Which packages; none means all.
    pub packages: Vec<String>,
    /// Use nextest where it is installed.
    pub nextest: bool,
    /// What the tests start.
    pub tools: Tools,
}

/// Runs stages one after the other and tells what each took.
pub fn run(stages: &[Stage], context: &Context) -> Result<()> {
    let begin = Instant::now();
    let mut done = Vec::new();
    let mut failed = None;
    for stage in stages {
        heading(stage.title());
        let begin = Instant::now();
        let result = one(*stage, context);
        done.push((stage, Took(begin.elapsed()), result.is_ok()));
        if let Err(error) = result {
            failed = Some((stage, error));
            break;
        }
    }
    heading("summary");
    for (stage, took, good) in &done {
        println!("{} {:<55} {took}", if *good { "ok    " } else { "FAILED" }, stage.title());
    }
    for stage in &stages[done.len()..] {
        println!("not run {}", stage.title());
    }
    println!(
        "{} of {} stages passed in {}",
        done.iter().filter(|d| d.2).count(),
        stages.len(),
        Took(begin.elapsed())
    );
    match failed {
        None => Ok(()),
        Some((stage, error)) => Err(error.context(format!("stage failed: {}", stage.title()))),
    }
}

fn one(stage: Stage, context: &Context) -> Result<()> {
    let workspace = &context.workspace;
    match stage {
        Stage::Fmt => {
            let scope = if context.packages.is_empty() { vec!["--all"] } else { context.scope() };
            shell::run(
                workspace
                    .cargo(&[&["fmt"], scope.as_slice(), &["--check"]].concat())
                    .env("CARGO_TERM_QUIET", "true"),
            )
        }
        Stage::Clippy => {
            let command =
                [&["clippy"], context.scope().as_slice(), &["--all-targets", "--", "-D", "warnings"]]
                    .concat();
            shell::run(&mut workspace.cargo(&command))
        }
        Stage::Unit => context.tests(&["--lib", "--bins"], &[]),
        Stage::Sqlite => context.tests(&["--lib", "--bins", "--tests"], &[]),
        Stage::Postgres => {
            let server = Server::start(workspace)?;
            println!("a PostgreSQL of the tests' own: {}", server.url);
            context.tests(&["--lib", "--bins", "--tests"], &[("AMOE_TEST_POSTGRES", &server.url)])
        }
        Stage::Docs => {
            shell::run(&mut workspace.cargo(&[&["test", "--doc"], context.scope().as_slice()].concat()))?;
            let command = [&["doc", "--no-deps"], context.scope().as_slice()].concat();
            shell::run(workspace.cargo(&command).env("RUSTDOCFLAGS", "-D warnings"))
        }
        Stage::Generated => generate::run(workspace, true),
        Stage::Browser => browser(context),
    }
}

impl Context {
    /// `--workspace`, or the packages asked for.
    fn scope(&self) -> Vec<&str> {
        if self.packages.is_empty() {
            return vec!["--workspace"];
        }
        self.packages.iter().flat_map(|name| ["--package", name]).collect()
    }

    fn tests(&self, targets: &[&str], variables: &[(&str, &str)]) -> Result<()> {
        self.test_command(&[self.scope().as_slice(), targets].concat(), variables)
    }

    /// All tests of a stage run even when one fails: the list of all failures is what helps.
    fn test_command(&self, what: &[&str], variables: &[(&str, &str)]) -> Result<()> {
        let nextest = self.nextest && succeeds(&mut self.workspace.cargo(&["nextest", "--version"]));
        let runner: &[&str] = if nextest {
            &["nextest", "run", "--no-fail-fast", "--no-tests=pass", "--status-level=fail"]
        } else {
            &["test", "--no-fail-fast"]
        };
        let mut command = self.workspace.cargo(&[runner, what].concat());
        // A server or a browser of the developer's own shell must not creep into a stage.
        command.env_remove("AMOE_TEST_POSTGRES").env_remove("AMOE_BROWSER").envs(self.tools.variables());
        shell::run(command.envs(variables.iter().copied()))
    }
}

/// Browser tests are test targets whose names begin with `browser`; without AMOE_BROWSER they do nothing, so that the
/// other stages stay quick.
fn browser(context: &Context) -> Result<()> {
    let targets = browser_targets(&context.workspace.root)?;
    if targets.is_empty() {
        bail!("there is no browser test (crates/*/tests/browser*.rs)");
    }
    for (package, target) in targets {
        if context.packages.is_empty() || context.packages.contains(&package) {
            context.test_command(&["--package", &package, "--test", &target], &[("AMOE_BROWSER", "1")])?;
        }
    }
    Ok(())
}

fn browser_targets(root: &Path) -> Result<Vec<(String, String)>> {
    let mut targets = Vec::new();
    for entry in fs::read_dir(root.join("crates")).context("no crates")? {
        let folder = entry?.path();
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { continue };
        for test in fs::read_dir(folder.join("tests")).into_iter().flatten() {
            let path = test?.path();
            let target =
                path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| stem.starts_with("browser"));
            let whole = path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").is_file();
            if let Some(target) = target.filter(|_| whole) {
                targets.push((format!("amoe-{name}"), target.to_owned()));
            }
        }
    }
    targets.sort();
    Ok(targets)
}
