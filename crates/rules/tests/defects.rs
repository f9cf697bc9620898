//! `check` finds what is unsound: each test breaks a copy of the rulebook in one place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use std::{fs, path::Path};

use amoe_base::Lang;
use amoe_rules::{Rulebook, show::Shown};
use tempfile::TempDir;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn source() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebook"))
}

/// A copy with one text replaced in one file.
fn broken(file: &str, from: &str, to: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(source(), dir.path());
    let path = dir.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no `{from}`");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    dir
}

fn defects(dir: &TempDir) -> String {
    let defects = match Rulebook::load_dir(dir.path()) {
        Ok(book) => book.check(),
        Err(defects) => defects,
    };
    defects.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_folder_gives_the_same_rulebook_as_the_program() {
    let book = Rulebook::load_dir(source()).unwrap();
    assert_eq!(book.version(), Rulebook::builtin().version());
    assert!(book.version().starts_with("cnops-amoe 2026.") && book.version().contains(" sha256:"));
}

#[test]
fn one_changed_byte_changes_the_version() {
    let dir = broken("labels.toml", "You paid", "You Paid");
    let book = Rulebook::load_dir(dir.path()).unwrap();
    assert_ne!(book.version(), Rulebook::builtin().version());
    assert!(book.check().is_empty());
}

#[test]
fn each_kind_of_defect_is_found_and_named() {
    for (file, from, to, finds) in [
        ("cnops-amoe/order-1961-06/values.toml", "\"80.00\"", "\"81.00\"", "expected"),
        ("cnops-amoe/order-1961-06/values.toml", "\"80.00\"", "\"eighty\"", "cannot be read as MAD"),
        ("cnops-amoe/order-1961-06/values.toml", "\"2006-08-04\"", "\"2006-08-32\"", "is not a date"),
        (
            "cnops-amoe/order-1961-06/values.toml",
            "from = \"2006-08-04\"",
            "from = \"2006-08-04\"\nto = \"2006-08-04\"",
            "not later",
        ),
        ("cnops-amoe/fund-practice/values.toml", "tariff.D", "tariff.C", "tariff.C: overlap from 2014-01-01"),
        ("cnops-amoe/fund-practice/values.toml", "tariff.D", "tariff.X", "no act has this key letter"),
        (
            "cnops-amoe/fund-practice/values.toml",
            "half_up",
            "half_sideways",
            "not a value that this key can have",
        ),
        (
            "cnops-amoe/fund-practice/values.toml",
            "academic_year.start",
            "academic_year.begin",
            "no value `academic_year.start`",
        ),
        ("cnops-amoe/law-116-12/values.toml", "evidence = \"S1", "unknown = \"S1", "unknown field"),
        ("cnops-amoe/law-116-12/values.toml", "fr = \"Limite d’âge\"", "fr = \"\"", "no words in `fr`"),
        ("cnops-amoe/law-116-12/rules.toml", "reasons = [\"A3\"]", "reasons = []", "A3"),
        (
            "cnops-amoe/law-116-12/rules.toml",
            "\"exempt\"",
            "\"exempt\", \"never\"",
            "no case takes the branch `never`",
        ),
        ("cnops-amoe/law-116-12/rules.toml", ", \"exempt\"", "", "does not declare"),
        (
            "cnops-amoe/order-1961-06/acts.toml",
            "look_up = \"nabm\"",
            "look_up = \"nowhere\"",
            "names no text",
        ),
        ("cnops-amoe/guide-uiz/illnesses.toml", "number = 42", "number = 43", "expected number 42"),
        ("cnops-amoe/medicines-2014/medicines.csv", "6118010116230", "6118001230068", "stands twice"),
        ("cnops-amoe/medicines-2014/medicines.csv", ",70%\r\n", ",seventy\r\n", "is not a rate"),
        ("cnops-amoe/medicines-2014/medicines.csv", "CODE,NOM", "NOM,CODE", "the columns must be"),
        ("cnops-amoe/fund-practice/reasons.toml", "code = \"R20\"", "code = \"R15\"", "stands twice"),
        ("cnops-amoe/fund-practice/suspensions.toml", "2020-07-27", "2020-07-26", "expected"),
        ("labels.toml", "\"line.smaller\"", "\"line.smallest\"", "no label `line.smaller`"),
        ("labels.toml", "{rate} de {base}", "{rate} de {taux}", "different values in braces"),
        ("rulebook.toml", "\"cnops-amoe\"", "\"cnops\"", "has no folder"),
        ("cnops-amoe/guide-uiz/cases-deadline.toml", "2026-03-11", "2026-03-12", "expected"),
        ("cnops-amoe/guide-uiz/cases-deadline.toml", "[[case]]", "[[cases]]", "unknown field"),
    ] {
        let found = defects(&broken(file, from, to));
        assert!(found.contains(finds), "{file}, {from} → {to}: expected `{finds}` in\n{found}");
    }
}

#[test]
fn a_gap_between_two_values_is_found_and_stops_a_case_with_the_text_to_look_up() {
    let dir = broken(
        "cnops-amoe/guide-uiz/values.toml",
        "from = \"2016-01-13\"\nat = \"E10\"",
        "from = \"2016-01-13\"\nto = \"2026-01-01\"\nat = \"E10\"",
    );
    let path = dir.path().join("cnops-amoe/guide-uiz/values.toml");
    let text = fs::read_to_string(&path).unwrap();
    let first = text.split("[[value]]").nth(1).unwrap();
    let second = first.replace("to = \"2026-01-01\"\n", "").replace("\"2016-01-13\"", "\"2026-02-01\"");
    fs::write(&path, format!("{text}\n[[value]]{second}")).unwrap();
    let found = defects(&dir);
    assert!(found.contains("deadline.days: gap from 2026-01-01 to 2026-02-01"), "{found}");
    assert!(found.contains("no value of `deadline.days` on 2026-01-10: look up guide-uiz"), "{found}");
}

#[test]
fn a_missing_file_is_told() {
    let dir = broken("rulebook.toml", "version", "version");
    fs::remove_file(dir.path().join("cnops-amoe/law-65-00/text.toml")).unwrap();
    fs::remove_file(dir.path().join("cnops-amoe/medicines-2014/medicines.csv")).unwrap();
    let found = defects(&dir);
    assert!(found.contains("law-65-00/text.toml: the file is missing"), "{found}");
    assert!(found.contains("medicines.csv: the file is missing"), "{found}");
}

#[test]
fn show_gives_value_source_and_history_in_each_language() {
    let book = Rulebook::builtin();
    let on = "2026-11-23".parse().unwrap();
    let show = |key: &str, lang| match book.show(book.default_scheme(), key, on, lang) {
        Shown::Found(text) | Shown::NoValue(text) => text,
        Shown::Unknown => String::new(),
    };
    assert!(show("rate.outpatient", Lang::Fr).contains("Décret 2-05-736, article 1"));
    assert!(show("rate.outpatient", Lang::Ar).contains("المرسوم \u{2066}2-05-736\u{2069}"));
    assert!(show("rounding", Lang::En).contains("an assumption without a published text"));
    assert!(show("R12", Lang::En).contains("not reimbursable"));
    assert!(show("act.dearest", Lang::En).contains("R20"));
    assert!(show("law-116-12", Lang::Fr).contains("âgés de 30 ans au plus"));
    assert_eq!(show("nothing", Lang::En), "");
}

#[test]
fn a_lump_sum_added_to_the_rulebook_is_paid_without_a_change_to_the_program() {
    let value = "[[value]]\nkey = \"lump_sum.GLASSES\"\nname = { ar = \"نظارات\", fr = \"Lunettes\", en = \"Glasses\" }\nunit = \"MAD\"\nvalue = \"400.00\"\nfrom = \"2026-01-05\"\nevidence = \"invented for this test\"\nsourced = false\nlast_checked = \"2026-11-23\"\n\n[[value]]\nkey = \"tariff.D\"";
    let dir = broken("cnops-amoe/fund-practice/values.toml", "[[value]]\nkey = \"tariff.D\"", value);
    let book = Rulebook::load_dir(dir.path()).unwrap();
    let pays = |paid: &str, on: &str| {
        let line = format!(
            r#"{{"id":"g","sheet":"ordinary","posted_on":"2026-02-01","member":{{"birth_date":"2004","covers":[{{"from":"2025-09-01"}}]}},"lines":[{{"kind":"lump_sum","key":"GLASSES","on":"{on}","paid":"{paid}"}}]}}"#
        );
        let decision = book.adjudicate(&serde_json::from_str(&line).unwrap()).unwrap();
        (decision.outcome.as_str(), decision.payable.to_string())
    };
    assert_eq!(pays("900.00", "2026-01-10"), ("accepted", "400.00".to_owned()));
    assert_eq!(pays("300.00", "2026-01-10"), ("accepted", "300.00".to_owned()), "the price when it is less");
}
