//! What each kind of line says of itself, in the three languages: the sentences are written out, so that whoever changes
//! a word sees the whole of what a student reads.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use amoe_app::claim::{
    breakdown::ReasonText,
    sentence::{Said, sentence},
};
use amoe_base::Lang;
use amoe_rules::{
    Rulebook,
    claim::{ClaimCase, Price},
};
use amoe_texts::{Texts, without_isolates};
use serde_json::{Value as Json, json};

fn act(key: &str, on: &str, inpe: &str, paid: &str) -> Json {
    json!({ "kind": "act", "key": key, "coefficient": "1", "on": on, "inpe": inpe, "paid": paid })
}

fn medicine(code: &str, quantity: u16, paid: &str) -> Json {
    json!({ "kind": "medicine", "code": code, "quantity": quantity, "on": "2026-01-10", "paid": paid })
}

fn claim(sheet: &str, lines: Vec<Json>) -> ClaimCase {
    let exemptions: Vec<Json> = (sheet == "long_term")
        .then(|| json!({ "illness": 9, "number": "E-1", "from": "2025-01-01" }))
        .into_iter()
        .collect();
    let claim = json!({
        "id": "k", "sheet": sheet, "posted_on": "2026-01-30", "illness": exemptions.first().map(|_| 9),
        "member": { "birth_date": "2004-05-01", "covers": [{ "from": "2025-09-01", "to": "2026-01-20" }], "exemptions": exemptions },
        "history": [{ "key": "C", "on": "2026-01-14", "inpe": "4" }, { "key": "GLASSES", "on": "2025-03-02" }],
        "lines": lines,
    });
    serde_json::from_value(claim).unwrap()
}

/// Packs of the list, by what they are an example of.
struct Packs {
    round: String,
    uneven: String,
    zero: String,
    no_base: Option<String>,
}

fn packs(book: &Rulebook) -> Packs {
    let list = book.default_scheme().medicines().unwrap().packs();
    let zero = list.iter().find(|pack| pack.rate == amoe_base::Rate::ZERO).unwrap();
    Packs {
        // 9.50 at 70 %, and 116.25 at 70 %: 81.375.
        round: book.search_medicines("doliprane 500", 1)[0].code.clone(),
        uneven: "6118000160212".to_owned(),
        zero: zero.code.clone(),
        no_base: list
            .iter()
            .find(|pack| pack.base_price.is_none() && pack.rate > amoe_base::Rate::ZERO)
            .map(|pack| pack.code.clone()),
    }
}

/// Name of the case, what the line is called, the claim, which line.
fn cases(book: &Rulebook) -> Vec<(&'static str, [String; 3], ClaimCase, usize)> {
    let packs = packs(book);
    let named = |key: &str| {
        let act = book.act(key).unwrap();
        [Lang::Ar, Lang::Fr, Lang::En].map(|lang| act.name.get(lang).to_owned())
    };
    let pack = |code: &str| {
        let name = book.medicine(code).map_or_else(|| "Inconnu 5 mg".to_owned(), |m| m.name.clone());
        [name.clone(), name.clone(), name]
    };
    let glasses = ["نظارات".to_owned(), "Lunettes".to_owned(), "Glasses".to_owned()];
    let on = "2026-01-10";
    let alone = |line: Json| claim("ordinary", vec![line]);
    let before = |line: Json| ClaimCase { history: Vec::new(), ..alone(line) };
    let priced = |paid: &str| ClaimCase {
        prices: BTreeMap::from([(
            0,
            Price { ceiling: "350.00".parse().unwrap(), source: "Arrêté 177-06, annexe 2".to_owned() },
        )]),
        ..before(json!({ "kind": "lump_sum", "key": "GLASSES", "on": on, "paid": paid }))
    };
    let mut cases = vec![
        ("act by tariff", named("C"), alone(act("C", on, "1", "200.00")), 0),
        ("act within the tariff", named("C"), alone(act("C", on, "1", "60.00")), 0),
        (
            "act with a coefficient",
            named("Z"),
            alone(
                json!({ "kind": "act", "key": "Z", "coefficient": "10.5", "on": on, "inpe": "1", "paid": "300.00" }),
            ),
            0,
        ),
        ("one box", pack(&packs.round), alone(medicine(&packs.round, 1, "9.60")), 0),
        ("three boxes, rounded", pack(&packs.uneven), alone(medicine(&packs.uneven, 3, "500.10")), 0),
        ("two boxes within the base", pack(&packs.round), alone(medicine(&packs.round, 2, "12.00")), 0),
        ("a medicine at nothing", pack(&packs.zero), alone(medicine(&packs.zero, 1, "44.80")), 0),
        ("a medicine that is not listed", pack("1"), alone(medicine("1", 1, "44.80")), 0),
        ("long-term illness", named("C"), claim("long_term", vec![act("C", on, "1", "200.00")]), 0),
        (
            "glasses",
            glasses.clone(),
            before(json!({ "kind": "lump_sum", "key": "GLASSES", "on": on, "paid": "900.00" })),
            0,
        ),
        ("glasses priced by an officer", glasses.clone(), priced("900.00"), 0),
        ("glasses within what an officer found", glasses.clone(), priced("300.00"), 0),
        ("R02, outside the cover", named("C"), alone(act("C", "2026-01-25", "1", "200.00")), 0),
        (
            "R14, too soon",
            glasses,
            alone(json!({ "kind": "lump_sum", "key": "GLASSES", "on": on, "paid": "900.00" })),
            0,
        ),
        (
            "R15, twice in the claim",
            named("C"),
            claim("ordinary", vec![act("C", on, "1", "200.00"), act("C", on, "1", "200.00")]),
            1,
        ),
        ("R15, in another claim", named("C"), alone(act("C", "2026-01-14", "4", "200.00")), 0),
        (
            "R20, less dear than another act",
            named("C"),
            claim("ordinary", vec![act("Cs", on, "1", "300.00"), act("C", on, "1", "200.00")]),
            1,
        ),
        (
            "R21, no tariff",
            named("B"),
            alone(
                json!({ "kind": "act", "key": "XYZ", "coefficient": "1", "on": on, "inpe": "1", "paid": "90.00" }),
            ),
            0,
        ),
        ("the whole claim is late", named("C"), alone(act("C", "2025-09-05", "1", "200.00")), 0),
    ];
    if let Some(code) = packs.no_base {
        cases.push(("R21, no base price", pack(&code), alone(medicine(&code, 1, "44.80")), 0));
    }
    cases
}

fn told() -> String {
    let book = Rulebook::builtin();
    let mut out = String::new();
    for (name, what, claim, at) in cases(book) {
        let decision = book.law_for_claim(&amoe_rules::SchemeChoice::Default, &claim).unwrap();
        let decision = decision.adjudicate(&claim, true).unwrap();
        let _ = writeln!(out, "## {name}\n");
        for (lang, what) in [Lang::Ar, Lang::Fr, Lang::En].into_iter().zip(&what) {
            let words = Texts::builtin().in_lang(lang);
            let said = sentence(words, book, what, &decision.lines[at], Said::Rules).unwrap();
            let _ = writeln!(out, "- {said}");
        }
        out.push('\n');
    }
    let claim = claim("ordinary", vec![act("C", "2026-01-10", "1", "200.00")]);
    let decision = book.law().adjudicate(&claim, true).unwrap();
    // The rulebook at hand has no lump sum yet, and no tariff that is an assumption.
    for (name, kind) in [("a tariff that no text gives", "act"), ("a lump sum", "lump_sum")] {
        let mut line = decision.lines[0].clone();
        let tree = line.explanation.as_mut().unwrap();
        tree.rule = format!("line.{kind}").into();
        let base = tree.children.iter_mut().find(|node| node.rule == "act.base").unwrap();
        base.parameter.as_mut().unwrap().sourced = kind == "lump_sum";
        let _ = writeln!(out, "## {name}\n");
        for lang in [Lang::Ar, Lang::Fr, Lang::En] {
            let words = Texts::builtin().in_lang(lang);
            let _ = writeln!(out, "- {}", sentence(words, book, "XYZ", &line, Said::Rules).unwrap());
        }
        out.push('\n');
    }
    for (name, whole) in [("refused by an officer", false), ("the whole claim refused by an officer", true)] {
        let _ = writeln!(out, "## {name}\n");
        for lang in [Lang::Ar, Lang::Fr, Lang::En] {
            let entry = book.reason("R13").unwrap();
            let reason = ReasonText {
                code: "R13".to_owned(),
                text: entry.text.get(lang).to_owned(),
                remedy: String::new(),
                source: book.cite(&entry.source, lang),
                note: String::new(),
            };
            let words = Texts::builtin().in_lang(lang);
            let said = if whole { Said::Whole } else { Said::Officer(&reason) };
            let what = book.act("C").unwrap().name.get(lang);
            let _ = writeln!(out, "- {}", sentence(words, book, what, &decision.lines[0], said).unwrap());
        }
        out.push('\n');
    }
    out
}

/// The file shows the marks that keep numbers in place: ⟨ opens an isolate, ⟩ closes it.
fn visible(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}'], "⟨").replace('\u{2069}', "⟩").replace(['\u{a0}', '\u{202f}'], "~")
}

#[test]
fn every_kind_of_line_says_what_it_pays_and_why() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences.md");
    let head = "# What a line says of itself\n\nWritten by `crates/app/tests/sentences.rs` when the variable `SENTENCES` is set, and compared with by its test.\n⟨ and ⟩ stand for the marks of an isolate, ~ for a no-break space.\n\n";
    let now = format!("{head}{}", visible(&told()).trim_end()) + "\n";
    if std::env::var_os("SENTENCES").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert_eq!(now, kept, "look at each sentence that has changed, then run this once with SENTENCES=1");
}

#[test]
fn no_number_stands_bare_in_arabic_and_every_isolate_is_closed() {
    let told = told();
    let mut lines = 0;
    for line in told.lines().filter(|line| line.starts_with("- ")) {
        let mut depth = 0_i32;
        for c in line.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                c if c.is_ascii_digit() && line.contains("أدّيتم") => assert!(depth > 0, "{line}"),
                _ => {}
            }
            assert!(depth >= 0, "{line}");
        }
        assert_eq!(depth, 0, "{line}");
        lines += 1;
    }
    assert!(lines > 50, "{lines}");
    assert!(without_isolates(&told).contains("; 80% of MAD\u{a0}80.00 is MAD\u{a0}64.00"));
}
