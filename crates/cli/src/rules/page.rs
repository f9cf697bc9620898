//! A simulation as one page that needs nothing else: bars drawn as SVG, the same figures as a table under each.

use std::fmt::Write;

use amoe_base::{Lang, Money, lang::Dir};
use amoe_rules::simulate::Tally;
use amoe_texts::{Texts, Words};

use super::simulate::{Division, Report};

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1c2420; --paper: #fff; --line: #d5dbd7; --before: #7a8d84; --after: #0b6e4f }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeeb; --paper: #141a17; --line: #37423d; --before: #8fa39a; --after: #43c59e } }
body { margin: 2rem auto; max-inline-size: 60rem; padding-inline: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
h1 { font-size: 1.6rem } h2 { margin-block-start: 2.5rem; font-size: 1.2rem }
svg { inline-size: 100%; block-size: auto; max-inline-size: 45rem } text { fill: var(--ink); font: 12px system-ui, sans-serif }
.before { fill: var(--before) } .after { fill: var(--after) } .key { display: inline-block; inline-size: .8em; block-size: .8em; margin-inline: .8em .3em }
.key.before { background: var(--before) } .key.after { background: var(--after) }
.wide { overflow-x: auto } table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .6rem; border-block-end: 1px solid var(--line); text-align: end; vertical-align: bottom }
td { white-space: nowrap }
th:first-child, td:first-child { text-align: start } caption { text-align: start; padding-block: .3rem }
";

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What no page may hold.
            c if c.is_control() && !c.is_whitespace() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A page in the language of the report.
pub fn html(report: &Report<'_>) -> String {
    let words = Texts::builtin().in_lang(report.lang);
    let dir = if report.lang.dir() == Dir::Rtl { "rtl" } else { "ltr" };
    let title = escaped(report.words("simulate.title"));
    let (before, after) = (escaped(report.words("simulate.before")), escaped(report.words("simulate.after")));
    // Writing to a text does not fail.
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\" dir=\"{dir}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n",
        report.lang.as_str()
    );
    let _ = writeln!(out, "<h2>{}</h2>\n<ul>", escaped(report.words("simulate.rulebooks")));
    for (name, version) in [&before, &after].into_iter().zip(&report.versions) {
        let _ = writeln!(out, "<li>{name}: <bdi dir=\"ltr\">{}</bdi>", escaped(version));
    }
    let _ = writeln!(out, "</ul>");
    let all = Division {
        title: report.words("simulate.claims").to_owned(),
        counts: "simulate.claims",
        rows: vec![(report.words("simulate.all").to_owned(), report.sums.claims)],
    };
    for division in std::iter::once(&all).chain(&report.divisions) {
        let _ = writeln!(
            out,
            "<section>\n<h2>{}</h2>\n<p><span class=\"key before\"></span>{before}<span class=\"key after\"></span>{after}</p>",
            escaped(&division.title)
        );
        chart(&mut out, report, division, words);
        table(&mut out, report, division, words);
        let _ = writeln!(out, "</section>");
    }
    if !report.outcomes.is_empty() {
        let _ = writeln!(out, "<section>\n<h2>{}</h2>\n<ul>", escaped(report.words("simulate.by.outcome")));
        for (from, to, count) in &report.outcomes {
            let arrow = if dir == "rtl" { '←' } else { '→' };
            let _ = writeln!(
                out,
                "<li>{} {arrow} {}: <bdi>{}</bdi>",
                escaped(from),
                escaped(to),
                words.number(i64::try_from(*count).unwrap_or(i64::MAX))
            );
        }
        let _ = writeln!(out, "</ul>\n</section>");
    }
    for (key, count) in [("simulate.left_out", report.sums.left_out), ("simulate.errors", report.sums.errors)]
    {
        if count > 0 {
            let _ = writeln!(out, "<p>{}: {count}</p>", escaped(report.words(key)));
        }
    }
    out
}

const WIDTH: i64 = 720;
const NAMES: i64 = 200;
const AMOUNTS: i64 = 110;
const ROW: i64 = 36;
const BAR: i64 = 12;

/// Two bars for each part; in Arabic they grow from the right.
fn chart(out: &mut String, report: &Report<'_>, division: &Division, words: Words) {
    let most = division.rows.iter().map(|(_, t)| t.before.max(t.after)).max().unwrap_or_default();
    let room = WIDTH - NAMES - AMOUNTS;
    let length = |amount: Money| -> i64 {
        let most = i128::from(most.centimes().max(1));
        i64::try_from(i128::from(amount.centimes()) * i128::from(room) / most).unwrap_or(0)
    };
    let rtl = report.lang == Lang::Ar;
    let height = ROW * i64::try_from(division.rows.len()).unwrap_or(0) + 4;
    let _ = writeln!(
        out,
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">",
        escaped(&division.title)
    );
    let mirrored = |x: i64, width: i64| if rtl { WIDTH - x - width } else { x };
    for (at, (name, tally)) in (0..).zip(&division.rows) {
        let top = at * ROW + 4;
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            mirrored(0, 0),
            top + BAR + 4,
            escaped(&shortened(name))
        );
        for (class, y, amount) in [("before", top, tally.before), ("after", top + BAR + 2, tally.after)] {
            let width = length(amount);
            let _ = writeln!(
                out,
                "<rect class=\"{class}\" x=\"{}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\"/>\n<text x=\"{}\" y=\"{}\">{}</text>",
                mirrored(NAMES, width),
                mirrored(NAMES + width + 6, 0),
                y + BAR - 2,
                escaped(&words.amount(amount))
            );
        }
    }
    let _ = writeln!(out, "</svg>");
}

/// A name as the chart has room for it; the table has it whole.
fn shortened(name: &str) -> String {
    const ROOM: usize = 28;
    if name.chars().count() <= ROOM {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(ROOM - 1).collect();
    short.push('…');
    short
}

fn table(out: &mut String, report: &Report<'_>, division: &Division, words: Words) {
    let _ = write!(
        out,
        "<div class=\"wide\" tabindex=\"0\"><table>\n<caption>{}</caption>\n<tr><th>",
        escaped(&division.title)
    );
    for name in report.columns(division.counts) {
        let _ = write!(out, "<th scope=\"col\">{}", escaped(name));
    }
    out.push('\n');
    for (name, tally) in &division.rows {
        let _ = write!(out, "<tr><th scope=\"row\">{}", escaped(name));
        for cell in cells(tally, words) {
            let _ = write!(out, "<td><bdi>{}</bdi>", escaped(&cell));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "</table></div>");
}

fn cells(tally: &Tally, words: Words) -> Vec<String> {
    let number = |count: u64| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut cells = vec![number(tally.count), number(tally.changed), number(tally.to_price.1)];
    cells.extend(
        [tally.claimed, tally.before, tally.after, tally.difference()].map(|amount| words.amount(amount)),
    );
    cells
}
