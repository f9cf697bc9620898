//! The measures of the running program: pages, start, certificate.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use super::{
    Bench,
    demo::{Demo, Place},
    http::{Ask, Client},
    load::{self, percentile},
    report::{Row, millis},
};

/// Wire bytes of the first page with all its assets (docs/architecture and the readers' data plans ask for it).
const FIRST_PAGE_BYTES: usize = 60 * 1024;

/// Real pages at 200 requests a second.
pub fn pages(bench: &Bench<'_>) -> Result<Vec<Row>> {
    const EVERY: Duration = Duration::from_millis(5);
    let place = Place::fresh(bench)?;
    let demo = place.start()?;
    // The demonstration's first mails are a burst that no day of work has.
    place.until_mails_left()?;
    let student = demo.log_in("student")?;
    let officer = demo.log_in("institution_officer")?;
    let claim = demo.link("/fr/student/claims", &student, "/fr/student/claims/claim_")?;
    let of = |path: &str, session: &str| Ask { session: Some(session.to_owned()), ..Ask::page(path) };
    let pages = [
        ("home", Ask::page("/ar/")),
        ("status form", Ask::page("/fr/status")),
        ("log-in", Ask::page("/fr/log-in")),
        ("student's home", of("/fr/student", &student)),
        ("student's claim", of(&claim, &student)),
        ("officer's work list", of("/fr/institution/applications", &officer)),
    ];
    let asks: Vec<Ask> = pages.iter().map(|(_, ask)| ask.clone()).collect();
    let seconds = bench.scaled(20, 3);
    let warm_up = usize::try_from(bench.scaled(400, 60))?;
    load::run(demo.address, &asks, EVERY, warm_up)?;
    let done = load::run(demo.address, &asks, EVERY, usize::try_from(seconds * 200)?)?;

    println!("{} requests in {seconds} s, after {warm_up} to warm up", done.len());
    println!("{:<22} {:>10} {:>10} {:>10}", "page", "p50", "p99", "max");
    let sorted = |page: Option<usize>| {
        let mut times: Vec<Duration> =
            done.iter().filter(|(p, _)| page.is_none_or(|page| page == *p)).map(|(_, t)| *t).collect();
        times.sort_unstable();
        times
    };
    let tell = |name: &str, times: &[Duration]| {
        let [p50, p99, max] = [50, 99, 100].map(|p| millis(percentile(times, p)));
        println!("{name:<22} {p50:>10} {p99:>10} {max:>10}");
    };
    let goal = Duration::from_millis(25);
    let mut rows = Vec::new();
    for (at, (name, _)) in pages.iter().enumerate() {
        let times = sorted(Some(at));
        tell(name, &times);
        rows.push(row(&format!("{name}, p50 · p99 · max"), &times, goal));
    }
    let all = sorted(None);
    tell("all", &all);
    rows.insert(0, row("pages from SQLite at 200 requests a second, p50 · p99 · max", &all, goal));
    rows.extend(first_page(&demo)?);
    Ok(rows)
}

/// The three numbers; the goal is for the second.
fn row(measure: &str, times: &[Duration], goal: Duration) -> Row {
    let three = [50, 99, 100].map(|p| millis(percentile(times, p))).join(" · ");
    Row {
        result: three,
        goal: format!("p99 under {}", millis(goal)),
        ..Row::took(measure, percentile(times, 99), goal)
    }
}

/// What a browser fetches that has never been here: the page, what it names, what its stylesheets name.
fn first_page(demo: &Demo) -> Result<Vec<Row>> {
    let mut client = Client::new(demo.address);
    let mut rows = Vec::new();
    for (page, language) in [("/ar/", "Arabic"), ("/fr/", "French")] {
        let mut bytes = client.good(&Ask::page(page))?.wire;
        let html = client.good(&Ask { plain: true, ..Ask::page(page) })?.body;
        let mut assets: BTreeSet<String> = quoted(&String::from_utf8_lossy(&html), "\"/assets/");
        for sheet in assets.clone().iter().filter(|a| a.rsplit('.').next() == Some("css")) {
            let css = client.good(&Ask { plain: true, ..Ask::page(sheet.as_str()) })?.body;
            let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
            let named = String::from_utf8_lossy(&css)
                .split("url(\"")
                .skip(1)
                .map(|rest| format!("{folder}/{}", rest.split('"').next().unwrap_or_default()))
                .collect::<Vec<_>>();
            // The two fonts hold Arabic letters only: a browser fetches them when a page has such letters, and each of
            // ours has some (the other language's name).
            assets.extend(named);
        }
        for asset in &assets {
            let got = client.good(&Ask::page(asset.as_str()))?.wire;
            println!("{language:<8} {asset:<40} {got:>8} bytes");
            bytes += got;
        }
        rows.push(Row {
            measure: format!("first page on the wire with all {} assets, {language}", assets.len()),
            result: format!("{}.{} KB", bytes / 1_024, bytes % 1_024 * 10 / 1_024),
            goal: "at most 60 KB".to_owned(),
            met: bytes <= FIRST_PAGE_BYTES,
        });
    }
    Ok(rows)
}

fn quoted(text: &str, begins: &str) -> BTreeSet<String> {
    text.match_indices(begins)
        .filter_map(|(at, _)| text[at + 1..].split('"').next().map(str::to_owned))
        .collect()
}

/// From the start of the program to the first good answer.
pub fn ready(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let place = Place::fresh(bench)?;
    let demo = place.start()?;
    let first = demo.ready;
    demo.stop()?;
    let mut again = Vec::new();
    for _ in 0..3 {
        let demo = place.start()?;
        again.push(demo.ready);
        demo.stop()?;
    }
    again.sort_unstable();
    Ok(vec![
        Row::took("ready after the first start, demonstration data made", first, Duration::from_secs(5)),
        Row::took("ready after a start with the data there, slowest of 3", again[2], Duration::from_secs(1)),
    ])
}

/// PDFs one after the other, and what they leave in memory.
pub fn certificate(bench: &Bench<'_>) -> Result<Vec<Row>> {
    const WARM: usize = 20;
    let place = Place::fresh(bench)?;
    let demo = place.start()?;
    place.until_mails_left()?;
    demo.stop()?;
    // Started anew, no PDF has been made: the demonstration's data and mails are there.
    let demo = place.start()?;
    let student = demo.log_in("student")?;
    let path = demo.link("/fr/student", &student, "/fr/student/certificates/")?;
    let ask = Ask { session: Some(student), ..Ask::page(path) };
    let before = demo.resident()?;
    let mut client = Client::new(demo.address);
    let mut times = Vec::new();
    let count = usize::try_from(bench.scaled(1_000, 50))?;
    for _ in 0..count {
        let begin = Instant::now();
        let answer = client.good(&Ask { plain: true, ..ask.clone() })?;
        times.push(begin.elapsed());
        ensure!(answer.body.starts_with(b"%PDF"), "that is no PDF");
    }
    let after = demo.resident()?;
    let first = times[0];
    let mut warm = times.split_off(WARM);
    warm.sort_unstable();
    println!("first {}, then {} times after {} to warm up", millis(first), warm.len(), WARM);
    let memory = |measure: String, kib: u64, most: u64| Row {
        measure,
        result: format!("{} MB", kib.div_ceil(1_024)),
        goal: format!("at most {most} MB"),
        met: kib <= most * 1_024,
    };
    Ok(vec![
        row("certificate as PDF over HTTP, warm, p50 · p99 · max", &warm, Duration::from_millis(50)),
        memory("resident memory before the first PDF".to_owned(), before, 150),
        memory(format!("resident memory after {count} PDFs"), after, 350),
    ])
}
