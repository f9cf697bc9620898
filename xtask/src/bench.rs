//! Measurements, in release mode: numbers for `docs/benchmarks.md`, never a test that fails on a slow machine.
//!
//! To add one: a function that gives its rows (or an example program that prints them as `| measure | result | goal |
//! met |`), and an entry in [`MEASURES`].

mod demo;
mod http;
mod load;
mod report;
mod serving;

use anyhow::{Result, bail, ensure};

use self::report::Row;
use crate::{
    postgres::{self, Server},
    shell::{self, Workspace, heading},
};

/// One measurement.
struct Measure {
    name: &'static str,
    what: &'static str,
    run: fn(&Bench<'_>) -> Result<Vec<Row>>,
}

const MEASURES: &[Measure] = &[
    Measure {
        name: "lists",
        what: "reading and checking an enrolment list of 50,000 students, and writing bad lines back",
        run: lists,
    },
    Measure {
        name: "pages",
        what: "real pages of the demonstration at 200 requests a second, and the wire size of the first one",
        run: serving::pages,
    },
    Measure {
        name: "ready",
        what: "from the start of the program to /readyz, the first time and with the data there",
        run: serving::ready,
    },
    Measure {
        name: "certificate",
        what: "the certificate as PDF over HTTP, and the resident memory before the first and after 1,000",
        run: serving::certificate,
    },
    Measure {
        name: "import",
        what: "preview and take-over of a list of 50,000 students, on either database",
        run: |bench| bulk(bench, "import", 50_000),
    },
    Measure {
        name: "covers",
        what: "taking a list over that opens 10,000 covers, on either database",
        run: |bench| bulk(bench, "covers", 10_000),
    },
    Measure {
        name: "roll",
        what: "the page of an institution with 150,000 students: paged, filtered and searched, on either database",
        run: |bench| bulk(bench, "roll", 150_000),
    },
    Measure {
        name: "rules",
        what: "the rules alone: claims a second in memory and as lines of JSON, and loading the rulebook",
        run: rules,
    },
    Measure {
        name: "propose",
        what: "proposals of the rules for 20,000 received claims, persisted with audit lines, on either database",
        run: |bench| bulk(bench, "propose", 20_000),
    },
    Measure {
        name: "nightly",
        what: "what a day brings to a million covers, on either database",
        run: |bench| bulk(bench, "nightly", 1_000_000),
    },
    Measure {
        name: "simulate",
        what: "a million received claims of a database under two rulebooks, on either database",
        run: |bench| bulk(bench, "simulate", 1_000_000),
    },
];

/// How to measure.
pub struct Bench<'a> {
    workspace: &'a Workspace,
    /// Small numbers and the development build: to see that a measure works, not how fast we are.
    quick: bool,
}

impl Bench<'_> {
    /// A tenth, hundredth … of the count when only trying.
    const fn scaled(&self, full: u32, quick: u32) -> u32 {
        if self.quick { quick } else { full }
    }

    /// A cargo command in the profile of the measurement.
    fn cargo(&self, arguments: &[&str]) -> std::process::Command {
        let (verb, rest) = arguments.split_at(1);
        let profile: &[&str] = if self.quick { &["--quiet"] } else { &["--quiet", "--release"] };
        self.workspace.cargo(&[verb, profile, rest].concat())
    }
}

/// Runs all measures, or those named, and notes the results in `docs/benchmarks.md`.
pub fn run(workspace: &Workspace, list: bool, quick: bool, names: &[String]) -> Result<()> {
    if let Some(name) = names.iter().find(|name| MEASURES.iter().all(|measure| measure.name != **name)) {
        bail!("there is no measure \"{name}\"; see `cargo xtask bench --list`");
    }
    let chosen =
        MEASURES.iter().filter(|measure| names.is_empty() || names.iter().any(|name| name == measure.name));
    if list {
        for measure in chosen {
            println!("{:<16} {}", measure.name, measure.what);
        }
        return Ok(());
    }
    let machine = report::machine()?;
    println!("machine: {machine}");
    let bench = Bench { workspace, quick };
    let mut failed = Vec::new();
    for measure in chosen {
        heading(&format!("{}: {}", measure.name, measure.what));
        match (measure.run)(&bench) {
            Ok(rows) => {
                for row in &rows {
                    println!("{row}");
                }
                if !quick {
                    report::note(workspace, &machine, measure.name, &rows)?;
                }
            }
            // The others are still worth their time.
            Err(error) => {
                eprintln!("{} could not be measured: {error:#}", measure.name);
                failed.push(measure.name);
            }
        }
    }
    ensure!(failed.is_empty(), "not measured: {}", failed.join(", "));
    Ok(())
}

fn lists(bench: &Bench<'_>) -> Result<Vec<Row>> {
    shell::run(&mut bench.cargo(&["run", "--package", "amoe-tables", "--example", "speed"]))?;
    Ok(Vec::new())
}

/// Measured by the example program `speed` of the rules, whose rows are taken as they are.
fn rules(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let text = shell::output(&mut bench.cargo(&["run", "--package", "amoe-rules", "--example", "speed"]))?;
    let rows = text.lines().filter(|line| line.starts_with('|') && !line.starts_with("| ---"));
    rows.filter(|line| !line.starts_with("| measure |")).map(str::parse).collect()
}

/// The use cases on whole lists, in the example program `bulk`: on SQLite, and on PostgreSQL where it is installed,
/// each writing to the disk before it says that it has written.
fn bulk(bench: &Bench<'_>, what: &str, count: u32) -> Result<Vec<Row>> {
    let count = bench.scaled(count, 500).to_string();
    let postgres = if postgres::programs().is_some() {
        Some(Server::start_durable(bench.workspace)?)
    } else {
        println!("PostgreSQL is not installed: SQLite only");
        None
    };
    // The disk of the checkout, not a folder for temporary files that may be in memory.
    let folder = bench.workspace.target.join("bench");
    std::fs::create_dir_all(&folder)?;
    let mut command =
        bench.cargo(&["run", "--package", "amoe-testkit", "--example", "bulk", "--", what, &count]);
    if bench.quick {
        command.arg("--statements");
    }
    command.env_remove("AMOE_TEST_POSTGRES").env("TMPDIR", &folder);
    if let Some(server) = &postgres {
        command.env("AMOE_TEST_POSTGRES", &server.url);
    }
    let text = shell::output(&mut command)?;
    let (rows, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('|'));
    for line in rest {
        println!("{line}");
    }
    rows.into_iter().map(str::parse).collect()
}
