//! `amoe rules import`, `approve`, `release` and `replay`: new lists, releases of the rulebook, old decisions recomputed.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use amoe_app::claim::replay::{Told, replay as replay_store};
use amoe_base::{Date, Env};
use amoe_rules::{
    Defect, Rulebook, SchemeChoice,
    import::{ChangeKind, NewList},
    release::{Releases, approvals_path, keep},
    replay::replay,
};
use amoe_tables::Sheet;
use clap::{Args, Subcommand};

use super::{UNSOUND, WRONG_COMMAND, counting, database, date, say};

/// A new list for the rulebook.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// The list of medicines, from the public spreadsheet (XLSX or CSV): writes it into the rulebook of `--rulebook` and
    /// prints what changes.
    Medicines(Medicines),
}

#[derive(Debug, Args)]
pub struct Medicines {
    /// The spreadsheet.
    file: PathBuf,
    /// The first day on which it holds; the list before it ends there.
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,
    /// Where it was published; the file's name when left out.
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Under which licence it may be passed on.
    #[arg(long, value_name = "TEXT", default_value = "")]
    licence: String,
}

#[derive(Debug, Args)]
pub struct Approve {
    /// Who approves it.
    #[arg(long, value_name = "NAME")]
    by: String,
    /// When; today when left out.
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
}

#[derive(Debug, Args)]
pub struct Replay {
    /// Decisions, one JSON object `{"claim": …, "decision": …}` per line; `-` for the standard input.
    #[arg(default_value = "-", value_name = "FILE", conflicts_with = "database")]
    file: PathBuf,
    /// Every decided claim of this database: `sqlite:…` or `postgres:…`. It is only read.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// A folder of older releases, as `amoe rules release` keeps them.
    #[arg(long, value_name = "DIR")]
    releases: Option<PathBuf>,
}

fn told(defects: &[Defect]) -> i32 {
    for defect in defects {
        eprintln!("error: {defect}");
    }
    UNSOUND
}

/// What these commands change is a folder: the built-in rulebook stays as it is.
fn folder(rulebook: Option<&Path>) -> Result<&Path, i32> {
    rulebook.ok_or_else(|| {
        eprintln!("error: name the folder of the rulebook to change: --rulebook DIR");
        WRONG_COMMAND
    })
}

fn read_list(file: &Path) -> Result<NewList, Vec<String>> {
    let bytes = fs::read(file).map_err(|error| vec![error.to_string()])?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let sheet = Sheet::read(&bytes, &name).map_err(|error| vec![error.to_string()])?;
    let rows = sheet.rows().map(|row| (row.line(), row.cells().map(|cell| cell.plain()).collect()));
    NewList::read(sheet.header(), rows)
}

fn write(dir: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for (path, content) in files {
        let path = dir.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

/// `amoe rules import medicines`.
pub fn import(command: &Import, rulebook: Option<&Path>, scheme: Option<&str>) -> i32 {
    let Import::Medicines(args) = command;
    let dir = match folder(rulebook) {
        Ok(dir) => dir,
        Err(status) => return status,
    };
    if !args.file.is_file() {
        eprintln!("error: {} is not a file", args.file.display());
        return WRONG_COMMAND;
    }
    let list = match read_list(&args.file) {
        Ok(list) => list,
        Err(problems) => {
            for problem in problems {
                eprintln!("error: {}: {problem}", args.file.display());
            }
            return UNSOUND;
        }
    };
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let source = args.source.as_deref().unwrap_or(&name);
    let imported = match list.into_rulebook(dir, scheme, args.from, source, &args.licence) {
        Ok(imported) => imported,
        Err(defects) => return told(&defects),
    };
    if let Err(error) = write(dir, &imported.files) {
        eprintln!("error: {}: {error}", dir.display());
        return UNSOUND;
    }
    let changes = &imported.changes;
    let counts: Vec<String> =
        ChangeKind::ALL.iter().map(|kind| format!("{kind} {}", changes.count(*kind))).collect();
    say(&format!("from {}: {} packs, before {}", args.from, changes.packs.1, changes.packs.0));
    say(&counts.join(", "));
    changes.rows.iter().for_each(|change| say(&change.to_string()));
    imported.files.keys().for_each(|path| say(&format!("written\t{path}")));
    if imported.defects.is_empty() { 0 } else { told(&imported.defects) }
}

/// `amoe rules approve`.
pub fn approve(args: &Approve, rulebook: Option<&Path>, book: &Rulebook) -> i32 {
    let dir = match folder(rulebook) {
        Ok(dir) => dir,
        Err(status) => return status,
    };
    if args.by.trim().is_empty() {
        eprintln!("error: --by: who approves it?");
        return WRONG_COMMAND;
    }
    if let Some(approval) = book.approval() {
        say(&format!("{} was approved by {} on {}", approval.version, approval.by, approval.on));
        return 0;
    }
    let defects = book.check();
    if !defects.is_empty() {
        return told(&defects);
    }
    let on = args.on.unwrap_or_else(|| Env::system().today());
    match fs::write(approvals_path(dir), book.approved(&args.by, on)) {
        Ok(()) => {
            say(&format!("{} sha256:{} approved by {} on {on}", book.number(), book.hash(), args.by));
            0
        }
        Err(error) => {
            eprintln!("error: {}: {error}", approvals_path(dir).display());
            UNSOUND
        }
    }
}

/// `amoe rules release`.
pub fn release(rulebook: Option<&Path>, releases: &Path) -> i32 {
    match keep(rulebook, releases) {
        Ok(folder) => {
            say(&folder.display().to_string());
            0
        }
        Err(defects) => told(&defects),
    }
}

/// `amoe rules replay`.
pub fn replay_file(args: &Replay, book: &Rulebook, scheme: Option<&SchemeChoice>) -> i32 {
    let releases = match Releases::open(book, args.releases.as_deref()) {
        Ok(releases) => releases,
        Err(defects) => return told(&defects),
    };
    if let Some(url) = &args.database {
        return replay_database(url, &releases, scheme);
    }
    let replayed = if args.file.as_os_str() == "-" {
        replay(&releases, scheme, io::stdin().lock(), io::stdout().lock())
    } else {
        match File::open(&args.file) {
            Ok(file) => replay(&releases, scheme, file, io::stdout().lock()),
            Err(error) => {
                eprintln!("error: {}: {error}", args.file.display());
                return WRONG_COMMAND;
            }
        }
    };
    match replayed {
        Ok(replayed) => {
            eprintln!(
                "{} decisions as they were, {} otherwise, {} not recomputed",
                replayed.same, replayed.different, replayed.errors
            );
            i32::from(replayed.different + replayed.errors > 0)
        }
        // As with the other commands, `| head` needs no complaint.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => UNSOUND,
        Err(error) => {
            eprintln!("error: {error}");
            UNSOUND
        }
    }
}

/// Tells one line of JSON for each decision that is not as it was. A decision of before the facts were kept is named and
/// is no failure; one that names a rulebook which is not at hand is.
fn replay_database(url: &str, releases: &Releases<'_>, scheme: Option<&SchemeChoice>) -> i32 {
    let store = match database(url) {
        Ok(store) => store,
        Err((status, error)) => {
            eprintln!("error: {error}");
            return status;
        }
    };
    let (mut out, bar) = (io::stdout().lock(), counting("decisions"));
    let told = |line: &Told| {
        serde_json::to_writer(&mut out, line)?;
        out.write_all(b"\n")
    };
    let replayed =
        replay_store(&store, releases, scheme, told, |count| bar.inc(u64::try_from(count).unwrap_or(0)));
    bar.finish_and_clear();
    match replayed {
        Ok(replayed) => {
            eprintln!(
                "{} decisions as they were, {} otherwise, {} not replayable (facts not kept), {} not recomputed",
                replayed.same, replayed.different, replayed.without_facts, replayed.errors
            );
            i32::from(replayed.different + replayed.errors > 0)
        }
        Err(error) => {
            eprintln!("error: {error}");
            UNSOUND
        }
    }
}
