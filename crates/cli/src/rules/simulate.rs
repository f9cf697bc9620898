//! `amoe rules simulate`: the same claims under two rulebooks, and what comes out as a table, CSV, XLSX or a page.

use std::{
    fs::{self, File},
    io::{self, IsTerminal, Read, Write},
    path::{Path, PathBuf},
};

use amoe_base::{Date, Lang, Money};
use amoe_rules::{
    Rulebook, SchemeChoice,
    simulate::{Comparison, Side, Simulation, Tally},
};
use amoe_tables::{Table, Value};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::{UNSOUND, WRONG_COMMAND, counting, database, date, lang, open, page, say};

#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// The rulebook to compare with: a folder. `--rulebook` is the one as it is, the built-in when left out.
    #[arg(long, value_name = "DIR")]
    against: PathBuf,
    /// Claims, one JSON object per line as `adjudicate` takes them, each with an `institution` if there is one; `-` for
    /// the standard input.
    #[arg(long, value_name = "FILE", required_unless_present = "database", conflicts_with = "database")]
    claims: Option<PathBuf>,
    /// All claims that were sent to the fund of this database: `sqlite:…` or `postgres:…`. It is only read.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Only claims whose first act is on this day or later.
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<Date>,
    /// Only claims whose first act is before this day.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<Date>,
    /// In which form.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The language of the words: ar, fr or en.
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = lang)]
    lang: Lang,
    /// The file to write; the standard output when left out.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Xlsx,
    Html,
}

/// One way of dividing the lines, with the name of each part in the reader's language.
pub struct Division {
    /// Its heading.
    pub title: String,
    /// What is counted: the label of lines or of claims.
    pub counts: &'static str,
    /// The parts.
    pub rows: Vec<(String, Tally)>,
}

/// What a report shows, in words.
pub struct Report<'r> {
    /// The words come from here.
    pub book: &'r Rulebook,
    /// The language.
    pub lang: Lang,
    /// Both rulebooks, by version.
    pub versions: [String; 2],
    /// The sums.
    pub sums: &'r Simulation,
    /// By kind of care, age, institution, month.
    pub divisions: Vec<Division>,
    /// Claims with another outcome: from, to, how many.
    pub outcomes: Vec<(String, String, u64)>,
}

impl<'r> Report<'r> {
    fn new(book: &'r Rulebook, against: &Rulebook, sums: &'r Simulation, lang: Lang) -> Self {
        let words = |key: &str| book.words(key, lang).to_owned();
        let named = |title: &str, rows: Vec<(String, Tally)>| Division {
            title: words(title),
            counts: "simulate.lines",
            rows,
        };
        let institution = |name: &str| match name {
            "" => words("simulate.no_institution"),
            name => name.to_owned(),
        };
        let divisions = vec![
            named(
                "simulate.by.kind",
                sums.by_kind.iter().map(|(kind, tally)| (words(&format!("kind.{kind}")), *tally)).collect(),
            ),
            named("simulate.by.age", sums.by_age.iter().map(|(age, t)| (age.to_string(), *t)).collect()),
            named(
                "simulate.by.institution",
                sums.by_institution.iter().map(|(name, tally)| (institution(name), *tally)).collect(),
            ),
            named(
                "simulate.by.month",
                sums.by_month.iter().map(|(month, tally)| (month.clone(), *tally)).collect(),
            ),
        ];
        let texts = amoe_texts::Texts::builtin().in_lang(lang);
        let outcome =
            |outcome: amoe_rules::claim::Outcome| texts.named("outcome", outcome.as_str()).into_owned();
        let outcomes = sums
            .by_outcome
            .iter()
            .map(|((before, after), count)| (outcome(*before), outcome(*after), *count))
            .collect();
        let versions = [book.version().to_owned(), against.version().to_owned()];
        Self { book, lang, versions, sums, divisions, outcomes }
    }

    /// Words of the report.
    pub fn words<'a>(&'a self, key: &'a str) -> &'a str {
        self.book.words(key, self.lang)
    }

    /// The names of the columns behind the first.
    pub fn columns(&self, counts: &'static str) -> [&str; 7] {
        [
            counts,
            "simulate.changed",
            "simulate.to_price",
            "simulate.claimed",
            "simulate.before",
            "simulate.after",
            "simulate.difference",
        ]
        .map(|key| self.words(key))
    }

    /// All divisions in one list, the claims first.
    fn table(&self) -> Table {
        let number = |count: u64| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
        let row = |division: &str, part: &str, tally: &Tally| {
            let mut row = vec![Value::from(division), Value::from(part)];
            row.extend([number(tally.count), number(tally.changed), number(tally.to_price.1)]);
            row.extend([tally.claimed, tally.before, tally.after, tally.difference()].map(Value::from));
            row
        };
        let mut header = vec![String::new(), String::new()];
        header.extend(self.columns("simulate.lines").map(str::to_owned));
        let mut rows =
            vec![row(self.words("simulate.claims"), self.words("simulate.all"), &self.sums.claims)];
        for division in &self.divisions {
            rows.extend(division.rows.iter().map(|(part, tally)| row(&division.title, part, tally)));
        }
        Table { title: self.words("simulate.title").to_owned(), header, rows, dir: self.lang.dir() }
    }

    /// For a terminal: columns of equal width.
    fn text(&self) -> String {
        let money = |amount: Money| amount.to_string();
        let cells = |name: &str, tally: &Tally| {
            let mut cells = vec![name.to_owned()];
            cells.extend([tally.count, tally.changed, tally.to_price.1].map(|count| count.to_string()));
            cells.extend([tally.claimed, tally.before, tally.after, tally.difference()].map(money));
            cells
        };
        let mut out = format!(
            "{}\n  {}: {}\n  {}: {}\n",
            self.words("simulate.title"),
            self.words("simulate.before"),
            self.versions[0],
            self.words("simulate.after"),
            self.versions[1]
        );
        let all = Division {
            title: self.words("simulate.claims").to_owned(),
            counts: "simulate.claims",
            rows: vec![(self.words("simulate.all").to_owned(), self.sums.claims)],
        };
        for division in std::iter::once(&all).chain(&self.divisions) {
            let mut lines = vec![vec![division.title.clone()]];
            lines[0].extend(self.columns(division.counts).map(str::to_owned));
            lines.extend(division.rows.iter().map(|(name, tally)| cells(name, tally)));
            let widths: Vec<usize> = (0..8)
                .map(|at| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0))
                .collect();
            out.push('\n');
            for line in lines {
                for (at, cell) in line.iter().enumerate() {
                    let blanks = " ".repeat(widths[at] - cell.chars().count());
                    out.push_str(&if at == 0 {
                        format!("{cell}{blanks}")
                    } else {
                        format!("  {blanks}{cell}")
                    });
                }
                out.push('\n');
            }
        }
        for (before, after, count) in &self.outcomes {
            out.push_str(&format!("\n{}: {before} → {after}: {count}", self.words("simulate.by.outcome")));
        }
        if self.sums.left_out > 0 {
            out.push_str(&format!("\n{}: {}", self.words("simulate.left_out"), self.sums.left_out));
        }
        out.push('\n');
        out
    }
}

fn bar(length: Option<u64>) -> ProgressBar {
    let bar = match length {
        Some(length) if io::stderr().is_terminal() => ProgressBar::new(length),
        _ => return ProgressBar::hidden(),
    };
    match ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

type Sums = Result<Simulation, (i32, String)>;

fn over_file(path: &Path, comparison: &Comparison<'_>) -> Sums {
    let named = |status, error: io::Error| (status, format!("{}: {error}", path.display()));
    let (input, length): (Box<dyn Read>, _) = if path.as_os_str() == "-" {
        (Box::new(io::stdin().lock()), None)
    } else {
        let file = File::open(path).map_err(|error| named(WRONG_COMMAND, error))?;
        let length = file.metadata().map(|data| data.len()).ok();
        (Box::new(file), length)
    };
    let bar = bar(length);
    let sums = Simulation::lines(comparison, input, |read| bar.set_position(read));
    bar.finish_and_clear();
    sums.map_err(|error| named(UNSOUND, error))
}

fn over_database(url: &str, comparison: &Comparison<'_>) -> Sums {
    let store = database(url)?;
    let bar = counting("claims");
    let told = |count| bar.inc(u64::try_from(count).unwrap_or(0));
    let sums = amoe_app::claim::simulate::simulate(&store, comparison, told);
    bar.finish_and_clear();
    sums.map_err(|error| (UNSOUND, error.to_string()))
}

/// Runs the command and gives its exit status.
pub fn simulate(args: &SimulateArgs, book: &Rulebook, scheme: Option<&str>, choice: &SchemeChoice) -> i32 {
    let against = match open(Some(&args.against), false) {
        Ok(against) => against,
        Err(status) => return status,
    };
    // What the service has decided, it decided by the scheme in force.
    let unnamed = if args.database.is_some() { SchemeChoice::Auto } else { SchemeChoice::Default };
    let choice = if scheme.is_none() { &unnamed } else { choice };
    let other = match scheme {
        None => unnamed.clone(),
        Some(name) => match SchemeChoice::named(name, &against) {
            Some(choice) => choice,
            None => {
                eprintln!("error: {}: no scheme `{name}`", args.against.display());
                return WRONG_COMMAND;
            }
        },
    };
    let comparison = Comparison {
        before: Side { rulebook: book, scheme: choice },
        after: Side { rulebook: &against, scheme: &other },
        from: args.from,
        to: args.to,
    };
    let sums = match (&args.claims, &args.database) {
        (Some(path), _) => over_file(path, &comparison),
        (None, Some(url)) => over_database(url, &comparison),
        // clap asks for one of them.
        (None, None) => return WRONG_COMMAND,
    };
    let sums = match sums {
        Ok(sums) => sums,
        Err((status, error)) => {
            eprintln!("error: {error}");
            return status;
        }
    };
    for (number, error) in &sums.first_errors {
        match number {
            // A claim of a database names itself.
            0 => eprintln!("{error}"),
            number => eprintln!("line {number}: {error}"),
        }
    }
    let report = Report::new(book, &against, &sums, args.lang);
    let written = match args.format {
        Format::Table => Ok(report.text().into_bytes()),
        Format::Csv => Ok(report.table().csv()),
        Format::Xlsx => report.table().xlsx().map_err(|error| error.to_string()),
        Format::Html => Ok(page::html(&report).into_bytes()),
    };
    let put = |bytes: Vec<u8>| match &args.output {
        Some(path) => put_file(path, &bytes),
        None => io::stdout().write_all(&bytes).map_err(|error| error.to_string()),
    };
    if let Err(error) = written.and_then(put) {
        eprintln!("error: {error}");
        return UNSOUND;
    }
    if sums.errors > 0 {
        eprintln!("{}: {}", report.words("simulate.errors"), sums.errors);
    }
    i32::from(sums.errors > 0)
}

fn put_file(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    say(&path.display().to_string());
    Ok(())
}
