//! How fast the rules are: `cargo run --release -p amoe-rules --example speed`.
//!
//! Prints one row per measure, `| measure | result | goal | met |`. All claims have five lines: two consultations of
//! different days, an X-ray and two packs of medicines, as files of students have. Two more words make it a tool:
//! `speed generate N` writes N claims, `speed answer THREADS [explain]` answers claims from the standard input through
//! the same door as `amoe rules adjudicate`.
#![expect(clippy::print_stdout, reason = "it is what this program is for")]

use std::{
    hint::black_box,
    io::{self, BufWriter, Write},
    time::{Duration, Instant},
};

use amoe_rules::{
    Rulebook, SchemeChoice,
    claim::ClaimCase,
    kept::Kept,
    ndjson::{Batch, Question},
};

/// Codes of packs of the list, spread over it.
fn codes() -> Vec<&'static str> {
    let list = Rulebook::builtin().default_scheme().medicines();
    list.map_or_else(Vec::new, |list| list.packs().iter().step_by(7).map(|pack| pack.code.as_str()).collect())
}

/// One claim as a line of JSON. The numbers walk through keys, days, amounts and packs, so that no two neighbours are
/// alike and every run makes the same lines.
fn write_claim(n: usize, codes: &[&str], out: &mut impl Write) -> io::Result<()> {
    const KEYS: [&str; 6] = ["C", "Cs", "CNPSY", "V", "Vs", "CsC"];
    let day = 1 + n % 27;
    let (first, second) = (KEYS[n % 6], KEYS[(n / 6) % 6]);
    writeln!(
        out,
        concat!(
            r#"{{"id":"k{n}","sheet":"ordinary","posted_on":"2026-11-20","received_on":"2026-11-23","treatment_ends_on":null,"illness":null,"#,
            r#""member":{{"birth_date":"2004-05-01","covers":[{{"from":"2026-09-01","to":"2027-09-01"}}],"exemptions":[]}},"history":[],"lines":["#,
            r#"{{"kind":"act","key":"{first}","coefficient":"1","on":"2026-10-{day:02}","setting":"outpatient","inpe":"12345{p:04}","paid":"{a}.00"}},"#,
            r#"{{"kind":"act","key":"{second}","coefficient":"1","on":"2026-10-{next:02}","setting":"outpatient","inpe":"12346{p:04}","paid":"{b}.50"}},"#,
            r#"{{"kind":"act","key":"Z","coefficient":"{c}.5","on":"2026-10-{day:02}","setting":"outpatient","inpe":"22345{p:04}","paid":"{a}.00"}},"#,
            r#"{{"kind":"medicine","code":"{m1}","quantity":1,"on":"2026-10-{day:02}","paid":"{b}.10"}},"#,
            r#"{{"kind":"medicine","code":"{m2}","quantity":2,"on":"2026-10-{day:02}","paid":"{c}4.75"}}]}}"#
        ),
        n = n,
        first = first,
        second = second,
        day = day,
        next = day + 1,
        p = n % 9973,
        a = 100 + n % 300,
        b = 30 + n % 170,
        c = 10 + n % 30,
        m1 = codes[(n * 13) % codes.len()],
        m2 = codes[(n * 29 + 5) % codes.len()],
    )
}

fn claims(count: usize) -> Vec<u8> {
    let codes = codes();
    let mut lines = Vec::with_capacity(count * 1024);
    for n in 0..count {
        // Writing to memory does not fail.
        let _ = write_claim(n, &codes, &mut lines);
    }
    lines
}

fn batch(threads: usize, explain: bool) -> Batch<'static> {
    Batch {
        rulebook: Rulebook::builtin(),
        scheme: SchemeChoice::Default,
        question: Question::Adjudicate { explain },
        threads,
    }
}

/// How long this thread has run on a core, where the system says so: what other programs do is not counted.
fn on_core() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split_whitespace().next()?.parse().ok()?))
}

/// The shortest of several runs, on this thread's core or by the clock.
fn best(runs: usize, clock: Clock, mut run: impl FnMut()) -> Duration {
    (0..runs)
        .map(|_| {
            let (begin, before) = (Instant::now(), on_core());
            run();
            let took = begin.elapsed();
            match (clock, before, on_core()) {
                (Clock::Core, Some(before), Some(after)) => after.saturating_sub(before),
                _ => took,
            }
        })
        .min()
        .unwrap_or_default()
}

#[derive(Clone, Copy)]
enum Clock {
    /// The time on a core: right for one thread.
    Core,
    /// The time that passes: right for several.
    Wall,
}

/// Claims a second, in whole numbers.
fn per_second(count: usize, took: Duration) -> u64 {
    let nanos = took.as_nanos().max(1);
    u64::try_from(u128::try_from(count).unwrap_or(0) * 1_000_000_000 / nanos).unwrap_or(u64::MAX)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn row(measure: &str, result: &str, goal: &str, met: bool) {
    println!("| {measure} | {result} | {goal} | {} |", if met { "yes" } else { "no" });
}

fn measure() {
    const IN_MEMORY: usize = 20_000;
    const LINES: usize = 200_000;
    const RUNS: usize = 7;
    let book = Rulebook::builtin();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebook");
    println!("| measure | result | goal | met |\n| --- | --- | --- | --- |");

    let load = best(RUNS, Clock::Core, || drop(black_box(Rulebook::load_dir(folder.as_ref()))));
    row("load the whole rulebook", &format!("{load:.1?}"), "under 50 ms", load < Duration::from_millis(50));

    let text = claims(IN_MEMORY);
    let cases: Vec<ClaimCase> =
        text.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let law = book.law();
    let in_memory = |name: &str, goal: Option<u64>, decide: &dyn Fn(&ClaimCase)| {
        let took = best(RUNS, Clock::Core, || cases.iter().for_each(|case| decide(black_box(case))));
        let speed = per_second(cases.len(), took);
        let wanted = goal.map_or("none".to_owned(), |goal| format!("{} claims/s", grouped(goal)));
        let met = goal.is_none_or(|goal| speed >= goal);
        row(name, &format!("{} claims/s", grouped(speed)), &wanted, met);
    };
    in_memory("adjudicate in memory, explanation tree included, one core", Some(500_000), &|case| {
        let _ = black_box(law.look(case, true, |judged| black_box(judged.rules_applied())));
    });
    in_memory("adjudicate in memory without explanation, one core", None, &|case| {
        let _ = black_box(law.look(case, false, |judged| black_box(judged.payable)));
    });
    in_memory("the same as a decision to keep, explanation as texts of its own, one core", None, &|case| {
        let _ = black_box(law.adjudicate(case, true));
    });
    in_memory("the same in the form that is stored, one core", None, &|case| {
        let kept = law.adjudicate(case, true).map(|decision| serde_json::to_string(&Kept(&decision)));
        let _ = black_box(kept);
    });
    let decisions = cases.iter().filter_map(|case| law.adjudicate(case, true).ok());
    let (count, full, kept) = decisions.fold((0, 0, 0), |(count, full, kept), decision| {
        let length = |json: serde_json::Result<String>| json.map_or(0, |json| json.len());
        (
            count + 1,
            full + length(serde_json::to_string(&decision)),
            kept + length(serde_json::to_string(&Kept(&decision))),
        )
    });
    let each = |bytes: usize| grouped(u64::try_from(bytes / count.max(1)).unwrap_or(0));
    let sizes = format!("{} bytes, in full {}", each(kept), each(full));
    row("a decision with its explanation as it is stored", &sizes, "none", true);

    let text = claims(LINES);
    let mut one = 0;
    for (name, threads, explain) in [
        ("NDJSON in and out, one thread", 1, false),
        ("NDJSON in and out, two threads", 2, false),
        ("NDJSON in and out with --explain, one thread", 1, true),
    ] {
        let batch = batch(threads, explain);
        let run = |clock| {
            best(5, clock, || {
                let _ = black_box(batch.run(text.as_slice(), io::sink()));
            })
        };
        let speed = per_second(LINES, run(if threads == 1 { Clock::Core } else { Clock::Wall }));
        let (goal, met) = match (threads, explain) {
            (1, false) => {
                one = speed;
                ("150,000 claims/s".to_owned(), speed >= 150_000)
            }
            (2, false) => {
                (format!("1.8 × one thread: {} claims/s", grouped(one * 18 / 10)), speed >= one * 18 / 10)
            }
            _ => ("none".to_owned(), true),
        };
        row(name, &format!("{} claims/s", grouped(speed)), &goal, met);
    }
}

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(1);
    match words.first().map(String::as_str) {
        Some("generate") => {
            let (codes, mut out) = (codes(), BufWriter::with_capacity(1 << 20, io::stdout().lock()));
            (0..number(1)).try_for_each(|n| write_claim(n, &codes, &mut out))?;
            out.flush()
        }
        Some("answer") => {
            let explain = words.get(2).is_some_and(|word| word == "explain");
            batch(number(1), explain).run(io::stdin().lock(), io::stdout()).map(drop)
        }
        _ => {
            measure();
            Ok(())
        }
    }
}
