//! `check` finds what is unsound: each test breaks a copy of the rulebook in one place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod common;

use std::{fs, path::Path};

use amoe_base::Lang;
use amoe_rules::{Rulebook, show::Shown};
use common::{copied, source};
use tempfile::TempDir;

/// A copy with one text replaced in one file.
fn broken(file: &str, from: &str, to: &str) -> TempDir {
    let dir = copied();
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
    assert_eq!(book.check(), []);
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
        (
            "cnops-amoe/dental-2014/values.toml",
            "tariff.D",
            "tariff.C",
            "cnops-amoe/dental-2014/values.toml:2 tariff.C: overlap from 2014-01-01",
        ),
        ("cnops-amoe/dental-2014/values.toml", "tariff.D", "tariff.X", "no act has this key letter"),
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
        // A value, a rule, a text, a label, a holiday without effect
        ("cnops-amoe/dental-2014/values.toml", "tariff.D", "tarif.D", "values.toml:2 tarif.D: dead value"),
        (
            "cnops-amoe/dental-2014/values.toml",
            "frequency.DENTAL_PROSTHESIS",
            "frequency.TEETH",
            "frequency.TEETH: dead value",
        ),
        (
            "cnops-amoe/law-116-12/values.toml",
            "applied_by = \"people\"\n",
            "",
            "contribution.public: dead value",
        ),
        (
            "cnops-amoe/dental-2014/values.toml",
            "last_checked = \"2026-11-23\"\nnote",
            "last_checked = \"2026-11-23\"\napplied_by = \"people\"\nnote",
            "but a rule reads it",
        ),
        (
            "cnops-amoe/law-116-12/values.toml",
            "applied_by = \"people\"",
            "applied_by = \"nobody\"",
            "unknown variant `nobody`",
        ),
        (
            "cnops-amoe/law-65-00/rules.toml",
            "id = \"claim\"",
            "id = \"claims\"",
            "cnops-amoe/law-65-00/rules.toml:2 rule claims: dead rule",
        ),
        (
            "cnops-amoe/order-1961-06/acts.toml",
            "look_up = \"nabm\"",
            "look_up = \"order-1961-06\"",
            "cnops-amoe/nabm/text.toml: dead text",
        ),
        ("labels.toml", "\"line.smaller\"", "\"line.rate.none\"", "labels.toml line.rate.none: dead label"),
        (
            "cnops-amoe/fund-practice/calendar.toml",
            "[2026, 2027]",
            "[2026]",
            "2027 is not among the complete years",
        ),
        (
            "cnops-amoe/fund-practice/calendar.toml",
            "every = \"01-01\"",
            "every = \"13-01\"",
            "calendar.toml:7 holiday: `13-01` is not a day of every year",
        ),
        ("cnops-amoe/fund-practice/calendar.toml", "every = \"01-01\"\n", "", "needs either `every`"),
        (
            "cnops-amoe/fund-practice/values.toml",
            "saturday sunday",
            "saturday someday",
            "not a value that this key can have",
        ),
        // Two rules without an order, or in another than the program's
        (
            "cnops-amoe/fund-practice/rules.toml",
            "order = 690",
            "order = 700",
            "rule act.duplicate: has the order 700 of `act.dearest`: which of the two goes first?",
        ),
        (
            "cnops-amoe/fund-practice/rules.toml",
            "order = 690",
            "order = 710",
            "but the program applies it before",
        ),
        (
            "cnops-amoe/order-177-06/rules.toml",
            "reasons = [\"R20\"]",
            "reasons = [\"R20\", \"R15\"]",
            "rule act.dearest: does not give R15 in the program",
        ),
        // A rule or value without a source
        (
            "cnops-amoe/law-116-12/values.toml",
            "S1 wtemps.cnops.org.ma/fr/immatriculationetudiant\"",
            "\"",
            "scheme.start: no evidence",
        ),
        ("cnops-amoe/law-65-00/text.toml", "evidence = \"", "#", "text.toml"),
        (
            "cnops-amoe/decree-2-05-736/values.toml",
            "value = \"0.70\"",
            "value = \"0.75\"",
            "the rate 0.70 is neither 0 nor `rate.medicine`, 0.75",
        ),
        (
            "cnops-amoe/medicines-2014/medicines.toml",
            "from = \"2014-01-01\"",
            "from = \"2014-13-01\"",
            "`2014-13-01` is not a date",
        ),
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
fn a_text_that_is_no_toml_is_refused_with_file_and_line() {
    let found = defects(&broken("cnops-amoe/law-116-12/rules.toml", "[[rule]]", "[[rule]"));
    assert!(found.contains("cnops-amoe/law-116-12/rules.toml: TOML parse error at line 1"), "{found}");
}

#[test]
fn what_a_rule_without_folder_text_rests_on_is_missed() {
    let dir = broken("rulebook.toml", "version", "version");
    fs::remove_dir_all(dir.path().join("cnops-amoe/order-2314-08")).unwrap();
    let found = defects(&dir);
    assert!(found.contains("no rule `lump_sum.base`"), "{found}");
}

#[test]
fn a_reason_that_only_the_program_gives_is_told() {
    let dir = broken("cnops-amoe/order-177-06/rules.toml", "reasons = [\"R20\"]", "reasons = []");
    let path = dir.path().join("cnops-amoe/fund-practice/reasons.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace("code = \"R20\"", "code = \"R20\"\nsource = \"order-177-06\"")).unwrap();
    let found = defects(&dir);
    assert!(found.contains("rule act.dearest: gives R20 in the program, but not here"), "{found}");
}

#[test]
fn values_read_above_are_read_there() {
    fn sources(dir: &Path, all: &mut String) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    for part in ["app", "web"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(part).join("src"), &mut all);
    }
    for key in amoe_rules::check::READ_ABOVE {
        assert!(all.contains(&format!("\"{key}\"")), "nothing above reads `{key}`");
    }
}

#[test]
fn the_proof_counts_what_it_proved() {
    let proof = Rulebook::builtin().prove();
    assert_eq!(proof.defects, []);
    assert!(
        proof.texts >= 13 && proof.values >= 50 && proof.unsourced >= 5 && proof.unsourced < proof.values
    );
    assert!(proof.rules >= 26 && proof.branches > 50 && proof.cases > 150 && proof.sources > 15, "{proof:?}");
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
    assert!(show("contribution.private", Lang::Fr).contains("appliquée par les agents"));
    assert_eq!(show("nothing", Lang::En), "");
}

#[test]
fn a_lump_sum_added_to_the_rulebook_is_paid_without_a_change_to_the_program() {
    let value = "[[value]]\nkey = \"lump_sum.GLASSES\"\nname = { ar = \"نظارات\", fr = \"Lunettes\", en = \"Glasses\" }\nunit = \"MAD\"\nvalue = \"400.00\"\nfrom = \"2026-01-05\"\nevidence = \"invented for this test\"\nsourced = false\nlast_checked = \"2026-11-23\"\n\n[[value]]\nkey = \"tariff.D\"";
    let dir = broken("cnops-amoe/dental-2014/values.toml", "[[value]]\nkey = \"tariff.D\"", value);
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
    // An exemption raises acts and medicines; a lump sum keeps its own rate.
    let claim = r#"{"id":"g","sheet":"long_term","illness":9,"posted_on":"2026-02-01","member":{"birth_date":"2004","covers":[{"from":"2025-09-01"}],"exemptions":[{"illness":9,"number":"X","from":"2025-01-01"}]},"lines":[{"kind":"lump_sum","key":"GLASSES","on":"2026-01-10","paid":"900.00"}]}"#;
    let decision = book.adjudicate(&serde_json::from_str(claim).unwrap()).unwrap();
    let explanation = decision.lines[0].explanation.as_ref().unwrap();
    assert!(explanation.find("lump_sum.rate").is_some() && explanation.find("exemption.rate").is_none());
}
