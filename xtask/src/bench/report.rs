//! What was measured, as rows of `docs/benchmarks.md`.

use std::{collections::BTreeMap, fmt, fs, process::Command, str::FromStr, time::Duration};

use anyhow::{Context, Result, anyhow};

use crate::shell::{self, Workspace};

/// One number and what it should be.
#[derive(Debug, Clone)]
pub struct Row {
    pub measure: String,
    pub result: String,
    pub goal: String,
    pub met: bool,
}

impl Row {
    /// A duration that should stay below another.
    pub fn took(measure: impl Into<String>, took: Duration, goal: Duration) -> Self {
        let goal_text =
            if goal < Duration::from_secs(1) { millis(goal) } else { format!("{} s", goal.as_secs()) };
        Self {
            measure: measure.into(),
            result: millis(took),
            goal: format!("under {goal_text}"),
            met: took < goal,
        }
    }
}

/// `12.3 ms`.
pub fn millis(duration: Duration) -> String {
    let micros = duration.as_micros();
    if duration >= Duration::from_secs(10) {
        return format!("{}.{} s", micros / 1_000_000, micros / 100_000 % 10);
    }
    if micros >= 100_000 || micros.is_multiple_of(1_000) {
        return format!("{} ms", micros / 1_000);
    }
    format!("{}.{} ms", micros / 1_000, micros / 100 % 10)
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let met = if self.met { "yes" } else { "NO" };
        write!(f, "| {} | {} | {} | {met} |", self.measure, self.result, self.goal)
    }
}

impl FromStr for Row {
    type Err = anyhow::Error;

    fn from_str(line: &str) -> Result<Self> {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let [measure, result, goal, met] = cells[..] else { return Err(anyhow!("no row of four: {line}")) };
        Ok(Self {
            measure: measure.to_owned(),
            result: result.to_owned(),
            goal: goal.to_owned(),
            met: met == "yes",
        })
    }
}

/// Numbers without their machine mean nothing.
pub fn machine() -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.trim().trim_end_matches(" kB").parse::<u64>().ok());
    let model = model.map_or("unknown processor", |(_, model)| model.trim());
    Ok(format!("{model}, {cores} cores, {} GB of memory", kib.unwrap_or(0).div_ceil(1_000_000)))
}

const HEAD: &str = "\
# Benchmarks

Measured and written by `cargo xtask bench`, in release mode, on the machine named here. Numbers of another machine are
not comparable; those of another day on the same machine are. `cargo xtask bench --list` says what each measure does.
";

const NOTES: &str = "
Pages are asked for at a fixed pace, whether or not earlier answers have come, and the time counts from the moment at
which a request was due; the program that asks shares the cores with the server. Lists and covers go through the same
use cases as an officer's click, with audit lines and mails, into a database that writes to the disk before each commit
returns (SQLite with `synchronous=FULL`, PostgreSQL with `fsync=on`). The covers' time includes taking the list over.
";

const COLUMNS: &str =
    "| measure | result | goal | met | day | command |\n| --- | --- | --- | --- | --- | --- |\n";

/// Puts the rows of a measure in the place of its earlier ones. Rows of another machine go.
pub fn note(workspace: &Workspace, machine: &str, name: &str, rows: &[Row]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let path = workspace.root.join("docs/benchmarks.md");
    let day = shell::output(Command::new("date").arg("+%F"))?;
    let old = fs::read_to_string(&path).unwrap_or_default();
    let text = noted(&old, machine, name, day.trim(), rows);
    fs::write(&path, text).with_context(|| format!("{} could not be written", path.display()))
}

fn noted(old: &str, machine: &str, name: &str, day: &str, rows: &[Row]) -> String {
    let line = format!("Machine: {machine}");
    let command = |name: &str| format!("`cargo xtask bench {name}`");
    let mut by_command: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if old.lines().any(|l| l == line) {
        for row in old.lines().filter(|l| l.starts_with("| ") && !COLUMNS.contains(l)) {
            if let Some(cell) = row.trim_end_matches(" |").rsplit(" | ").next() {
                by_command.entry(cell.to_owned()).or_default().push(row.to_owned());
            }
        }
    }
    let new = rows.iter().map(|row| format!("{row} {day} | {} |", command(name))).collect();
    by_command.insert(command(name), new);
    let rows: Vec<String> = by_command.into_values().flatten().collect();
    format!("{HEAD}\n{line}\n\n{COLUMNS}{}\n{NOTES}", rows.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(measure: &str, micros: u64) -> Row {
        Row::took(measure, Duration::from_micros(micros), Duration::from_millis(25))
    }

    #[test]
    fn a_row_reads_back_as_written() {
        let row = row("pages", 12_345);
        assert_eq!(row.to_string(), "| pages | 12.3 ms | under 25 ms | yes |");
        assert_eq!(row.to_string().parse::<Row>().expect("a row").to_string(), row.to_string());
    }

    #[test]
    fn a_measure_replaces_its_rows_and_keeps_those_of_others() {
        let first = noted("", "box", "pages", "2026-11-23", &[row("p", 1), row("q", 2)]);
        let both = noted(&first, "box", "ready", "2026-11-24", &[row("r", 3_000)]);
        let again = noted(&both, "box", "pages", "2026-11-25", &[row("p", 30_000)]);
        let rows: Vec<&str> =
            again.lines().filter(|l| l.contains("cargo xtask bench ") && l.starts_with('|')).collect();
        assert_eq!(
            rows,
            [
                "| p | 30 ms | under 25 ms | NO | 2026-11-25 | `cargo xtask bench pages` |",
                "| r | 3 ms | under 25 ms | yes | 2026-11-24 | `cargo xtask bench ready` |",
            ]
        );
        let elsewhere = noted(&again, "other box", "ready", "2026-11-26", &[row("r", 1_000)]);
        assert!(!elsewhere.contains("bench pages`") && elsewhere.contains("Machine: other box"));
    }
}
