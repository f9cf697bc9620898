//! `amoe rules`: the law on the command line, without a database or a server. The questions and their form are a
//! stable contract; reading and answering lines is in `amoe_rules::ndjson`, this file only opens files and chooses
//! exit statuses: 0 fine, 1 a line could not be answered or the rulebook is unsound, 2 the command line was wrong.

mod page;
mod releases;
mod simulate;

use std::{
    fs::File,
    io::{self, ErrorKind, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use amoe_base::{Date, Env, Lang, date::parse_iso};
use amoe_rules::{
    Rulebook, SchemeChoice,
    ndjson::{Batch, Question},
    show::Shown,
};
use amoe_storage::{Options, Store};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

/// The law as data: check it, show it, ask it.
#[derive(Debug, Args)]
pub struct RulesCommand {
    /// A folder with another rulebook than the built-in one.
    #[arg(long, global = true, value_name = "DIR")]
    rulebook: Option<PathBuf>,
    /// The scheme, taken as in force on every date, or `auto` for the one in force on the date of care.
    #[arg(long, global = true, value_name = "NAME")]
    scheme: Option<String>,
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Debug, Subcommand)]
enum Ask {
    /// Proves the rulebook sound: no gap, no overlap, nothing without source, every case passes.
    Check,
    /// Shows a value, rule, reason or text with its source and history.
    Show {
        /// For instance `rate.outpatient`, `tariff.Cs`, `act.dearest`, `R12` or `law-116-12`.
        key: String,
        /// The day, today when left out.
        #[arg(long, value_name = "DATE", value_parser = date)]
        on: Option<Date>,
        /// The language: ar, fr or en.
        #[arg(long, value_name = "LANG", default_value = "en", value_parser = lang)]
        lang: Lang,
    },
    /// May this student be covered? One JSON object per line in, one per line out.
    Eligibility(Input),
    /// The last day to send a claim. One JSON object per line in, one per line out.
    Deadline(Input),
    /// Reads a new list into the rulebook of `--rulebook`.
    #[command(subcommand)]
    Import(releases::Import),
    /// Notes who approves the rulebook of `--rulebook` as it is now, once it is proven sound.
    Approve(releases::Approve),
    /// Keeps a copy of the rulebook in a folder of releases, by its version and content.
    Release {
        /// The folder of releases.
        dir: PathBuf,
    },
    /// Recomputes old decisions with the rulebook they were made with, and tells those that come out otherwise.
    Replay(releases::Replay),
    /// The same claims under two rulebooks: what a change would cost, by kind of care, age, institution and month.
    Simulate(simulate::SimulateArgs),
    /// What is owed for a claim, and why. One JSON object per line in, one per line out.
    Adjudicate {
        #[command(flatten)]
        input: Input,
        /// Adds the explanation to the claim and to each line.
        #[arg(long)]
        explain: bool,
    },
}

#[derive(Debug, Args)]
struct Input {
    /// The file to read, `-` for the standard input.
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    /// How many lines are judged side by side; one per core when left out.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

fn date(text: &str) -> Result<Date, String> {
    parse_iso(text).ok_or_else(|| "a date looks like 2026-01-10".to_owned())
}

fn lang(text: &str) -> Result<Lang, String> {
    text.parse().map_err(|_| "the languages are ar, fr and en".to_owned())
}

const UNSOUND: i32 = 1;
const WRONG_COMMAND: i32 = 2;

/// Runs the command and gives its exit status.
pub fn run(command: &RulesCommand) -> i32 {
    // These read the folder themselves, or only its files.
    match &command.ask {
        Ask::Import(import) => {
            return releases::import(import, command.rulebook.as_deref(), command.scheme.as_deref());
        }
        Ask::Release { dir } => return releases::release(command.rulebook.as_deref(), dir),
        _ => {}
    }
    let rulebook = match open(command.rulebook.as_deref(), matches!(command.ask, Ask::Check)) {
        Ok(rulebook) => rulebook,
        Err(status) => return status,
    };
    let scheme = match &command.scheme {
        None => SchemeChoice::Default,
        Some(name) => {
            let Some(choice) = SchemeChoice::named(name, &rulebook) else {
                let known: Vec<&str> = rulebook.schemes().iter().map(|scheme| scheme.id.as_str()).collect();
                eprintln!("error: no scheme `{name}`; there are auto, {}", known.join(", "));
                return WRONG_COMMAND;
            };
            choice
        }
    };
    match &command.ask {
        Ask::Check => check(&rulebook),
        Ask::Import(_) | Ask::Release { .. } => 0,
        Ask::Approve(args) => releases::approve(args, command.rulebook.as_deref(), &rulebook),
        Ask::Replay(args) => {
            releases::replay_file(args, &rulebook, command.scheme.is_some().then_some(&scheme))
        }
        Ask::Simulate(args) => simulate::simulate(args, &rulebook, command.scheme.as_deref(), &scheme),
        Ask::Show { key, on, lang } => {
            let on = on.unwrap_or_else(|| Env::system().today());
            show(&rulebook, &scheme, key, on, *lang)
        }
        Ask::Eligibility(input) => answer(&rulebook, scheme, Question::Eligibility, input),
        Ask::Deadline(input) => answer(&rulebook, scheme, Question::Deadline, input),
        Ask::Adjudicate { input, explain } => {
            answer(&rulebook, scheme, Question::Adjudicate { explain: *explain }, input)
        }
    }
}

fn open(dir: Option<&Path>, checking: bool) -> Result<Arc<Rulebook>, i32> {
    let Some(dir) = dir else { return Ok(Rulebook::builtin_shared()) };
    if !dir.is_dir() {
        eprintln!("error: {} is not a folder", dir.display());
        return Err(WRONG_COMMAND);
    }
    Rulebook::load_dir(dir).map(Arc::new).map_err(|defects| {
        for defect in defects {
            // What `check` finds is its answer; for the other commands it is why there is none.
            if checking { say(&format!("{defect}")) } else { eprintln!("error: {defect}") }
        }
        UNSOUND
    })
}

/// A database that is there; with the exit status where it is not.
fn database(url: &str) -> Result<Store, (i32, String)> {
    if Store::sqlite_path(url).is_some_and(|path| !path.exists()) {
        return Err((WRONG_COMMAND, format!("{url}: there is no such database")));
    }
    Store::open(url, Env::system(), Options { connections: 2 })
        .map_err(|error| (WRONG_COMMAND, format!("cannot open the database: {error}")))
}

/// Counts on a terminal how many were looked at.
fn counting(what: &str) -> ProgressBar {
    let bar = if io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
    match ProgressStyle::with_template(&format!("{{spinner}} {{human_pos}} {what}, {{elapsed}}, {{per_sec}}"))
    {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Prints a line; a reader that went away is no fault of ours.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn check(rulebook: &Rulebook) -> i32 {
    let proof = rulebook.prove();
    for defect in &proof.defects {
        say(&defect.to_string());
    }
    if !proof.defects.is_empty() {
        return UNSOUND;
    }
    for scheme in rulebook.schemes() {
        say(&scheme.version);
    }
    say(&match rulebook.approval() {
        Some(approval) => format!("approved by {} on {}", approval.by, approval.on),
        None => "not approved yet: a draft".to_owned(),
    });
    say(&format!(
        "sound: {} texts, {} values ({} unsourced), {} rules, {} branches, {} cases, {} sources",
        proof.texts, proof.values, proof.unsourced, proof.rules, proof.branches, proof.cases, proof.sources,
    ));
    0
}

fn show(rulebook: &Rulebook, choice: &SchemeChoice, key: &str, on: Date, lang: Lang) -> i32 {
    let law = match rulebook.law_on(choice, on) {
        Ok(law) => law,
        Err(error) => {
            eprintln!("error: {error}");
            return UNSOUND;
        }
    };
    match rulebook.show(law.scheme, key, on, lang) {
        Shown::Found(text) => {
            let _ = write!(io::stdout(), "{text}");
            0
        }
        Shown::NoValue(text) => {
            eprint!("{text}");
            UNSOUND
        }
        Shown::Unknown => {
            eprintln!("error: nothing in {} has the key `{key}`", law.scheme.id);
            UNSOUND
        }
    }
}

fn answer(rulebook: &Rulebook, scheme: SchemeChoice, question: Question, input: &Input) -> i32 {
    let source: Box<dyn Read> = if input.file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        match File::open(&input.file) {
            Ok(file) => Box::new(file),
            Err(error) => {
                eprintln!("error: {}: {error}", input.file.display());
                return WRONG_COMMAND;
            }
        }
    };
    let threads =
        input.threads.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let batch = Batch { rulebook, scheme, question, threads };
    match batch.run(source, io::stdout()) {
        Ok(summary) => i32::from(summary.errors > 0),
        // `amoe rules … | head` closes the pipe early; that needs no complaint.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => UNSOUND,
        Err(error) => {
            eprintln!("error: {error}");
            UNSOUND
        }
    }
}
