//! Measurements, in release mode: numbers for `docs/benchmarks.md`, never a test that fails on a slow machine.
//!
//! To add one: a program that prints its numbers, and an entry in [`MEASURES`] that runs it.

use anyhow::{Result, bail};

use crate::shell::{self, Workspace, heading};

/// One measurement.
struct Measure {
    name: &'static str,
    what: &'static str,
    /// The cargo command that prints the numbers.
    command: &'static [&'static str],
}

const MEASURES: &[Measure] = &[Measure {
    name: "lists",
    what: "reading and checking an enrolment list of 50,000 students, and writing bad lines back",
    command: &["run", "--quiet", "--release", "--package", "amoe-tables", "--example", "speed"],
}];

/// Runs all measures, or those named.
pub fn run(workspace: &Workspace, list: bool, names: &[String]) -> Result<()> {
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
    machine()?;
    for measure in chosen {
        heading(&format!("{}: {}", measure.name, measure.what));
        shell::run(&mut workspace.cargo(measure.command))?;
    }
    Ok(())
}

/// Numbers without their machine mean nothing.
fn machine() -> Result<()> {
    let cpus = std::thread::available_parallelism()?;
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or("unknown", |(_, m)| m);
    println!(
        "machine: {cpus} cores,{}",
        if model.starts_with(' ') { model.to_owned() } else { format!(" {model}") }
    );
    Ok(())
}
