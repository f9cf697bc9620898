//! `amoe rules` as a program: exit statuses, files read and written, what goes to which stream.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

#[path = "../../rules/tests/common/mod.rs"]
mod common;

use std::{
    fs,
    io::Write,
    process::{Command, Output, Stdio},
};

use common::{copy, source};
use tempfile::TempDir;

const CLAIM: &str = r#"{"id":"k1","sheet":"ordinary","posted_on":"2026-11-20","member":{"birth_date":"2004-05-01","covers":[{"from":"2025-09-01"}]},"lines":[{"kind":"act","key":"C","coefficient":"1","on":"2026-11-10","inpe":"1","paid":"100.00"},{"kind":"medicine","code":"6118000160212","quantity":1,"on":"2026-11-10","paid":"152.00"}]}"#;

fn amoe(args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_amoe"))
        .arg("rules")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A command that does not read has closed its end already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (status.code(), text(stdout), text(stderr))
}

fn rulebook() -> (TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    copy(source(), &dir.path().join("rulebook"));
    let path = dir.path().join("rulebook").to_str().unwrap().to_owned();
    (dir, path)
}

#[test]
fn check_says_what_it_proved_and_fails_on_a_defect_with_file_and_line() {
    let (status, out, _) = amoe(&["check"], "");
    assert_eq!(status, Some(0));
    let last = out.lines().last().unwrap();
    for word in ["sound: ", " texts", " values (", " unsourced)", " rules", " branches", " cases", " sources"]
    {
        assert!(last.contains(word), "{last}");
    }
    let (_dir, path) = rulebook();
    let file = format!("{path}/cnops-amoe/order-1961-06/values.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("tariff.C\"", "tarif.C\"", 1)).unwrap();
    let (status, out, _) = amoe(&["check", "--rulebook", &path], "");
    assert_eq!(status, Some(1));
    assert!(out.contains("cnops-amoe/order-1961-06/values.toml:4 tarif.C: dead value"), "{out}");
    fs::write(&file, "[[value]\n").unwrap();
    let (status, _, err) = amoe(&["adjudicate", "--rulebook", &path], CLAIM);
    assert_eq!(status, Some(1));
    assert!(err.contains("values.toml: TOML parse error at line 1"), "{err}");
}

#[test]
fn a_bad_line_is_answered_and_the_status_says_so() {
    let input = format!("{CLAIM}\n{{\"id\":\"x\"}}\n{CLAIM}\n");
    for threads in ["1", "2"] {
        let (status, out, _) = amoe(&["adjudicate", "--threads", threads], &input);
        assert_eq!(status, Some(1));
        assert_eq!(out.lines().count(), 3);
        assert!(
            out.lines().nth(1).unwrap().starts_with(r#"{"id":"x","line":2,"error":"sheet: missing"#),
            "{out}"
        );
    }
    assert_eq!(amoe(&["adjudicate"], CLAIM).0, Some(0));
    assert_eq!(amoe(&["adjudicate", "/no/such/file"], "").0, Some(2));
    assert_eq!(amoe(&["adjudicate", "--scheme", "none"], "").0, Some(2));
    assert_eq!(amoe(&["adjudicate", "--rulebook", "/no/such/folder"], "").0, Some(2));
}

#[test]
fn a_list_of_medicines_is_imported_from_csv_and_xlsx() {
    let header = [
        "CODE",
        "NOM",
        "DCI1",
        "DOSAGE1",
        "UNITE_DOSAGE1",
        "FORME",
        "PRESENTATION",
        "PPV",
        "PH",
        "PRIX_BR",
        "PRINCEPS_GENERIQUE",
        "TAUX_REMBOURSEMENT",
    ];
    let row = [
        "6118000160212",
        "AUGMENTIN",
        "AMOXICILLINE",
        "1",
        "G",
        "POUDRE",
        "1 BOITE",
        "150,5",
        " 90.00 ",
        "120",
        "P",
        "70%",
    ];
    let table = amoe_tables::Table {
        title: "Liste".into(),
        header: header.map(str::to_owned).to_vec(),
        rows: vec![row.map(amoe_tables::Value::from).to_vec()],
        dir: amoe_base::lang::Dir::Ltr,
    };
    for (name, bytes) in [("list.csv", table.csv()), ("list.xlsx", table.xlsx().unwrap())] {
        let (dir, path) = rulebook();
        let file = dir.path().join(name);
        fs::write(&file, bytes).unwrap();
        let file = file.to_str().unwrap();
        let import =
            |from: &str| amoe(&["import", "medicines", file, "--from", from, "--rulebook", &path], "");
        let (status, out, err) = import("2027-01-01");
        assert_eq!(status, Some(0), "{err}");
        assert!(
            out.contains("1 packs, before 5917")
                && out.contains("base price\t6118000160212\tAUGMENTIN\t116.25 → 120.00"),
            "{out}"
        );
        assert_eq!(amoe(&["check", "--rulebook", &path], "").0, Some(0));
        let (status, _, err) = import("2026-12-01");
        assert_eq!(status, Some(1), "a list does not begin before the newest");
        assert!(err.contains("medicines-2027-01-01"), "{err}");
        assert_eq!(
            amoe(&["import", "medicines", file, "--from", "2027-01-01"], "").0,
            Some(2),
            "the built-in one is not written"
        );
    }
}

#[test]
fn releases_are_kept_approved_and_replayed() {
    let (dir, path) = rulebook();
    let releases = dir.path().join("releases").to_str().unwrap().to_owned();
    assert_eq!(amoe(&["release", &releases], "").0, Some(0));
    let file = format!("{path}/rulebook.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("version = \"20", "version = \"9920"))
        .unwrap();
    let (status, out, err) =
        amoe(&["approve", "--by", "Somebody", "--on", "2026-11-23", "--rulebook", &path], "");
    assert_eq!(status, Some(0), "{out}{err}");
    let (_, out, _) = amoe(&["check", "--rulebook", &path], "");
    assert!(out.contains("approved by Somebody on 2026-11-23"), "{out}");
    let (_, decision, _) = amoe(&["adjudicate", "--explain"], CLAIM);
    let record = format!("{{\"claim\":{CLAIM},\"decision\":{}}}", decision.trim());
    let (status, out, err) = amoe(&["replay", "--releases", &releases, "--rulebook", &path], &record);
    assert_eq!((status, out.as_str()), (Some(0), ""), "{err}");
    assert!(err.contains("1 decisions as they were, 0 otherwise"), "{err}");
    assert_eq!(
        amoe(&["replay", "--rulebook", &path], &record).0,
        Some(1),
        "without its release it cannot be"
    );
}

#[test]
fn a_simulation_is_shown_in_every_form() {
    let (dir, path) = rulebook();
    let file = format!("{path}/cnops-amoe/decree-2-05-736/values.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("0.80", "0.75", 1)).unwrap();
    let claims = dir.path().join("claims.ndjson");
    let line = CLAIM.replacen('{', "{\"institution\":\"<b>FSA</b>\",", 1);
    fs::write(&claims, format!("{line}\n{CLAIM}\n")).unwrap();
    let claims = claims.to_str().unwrap();
    let run =
        |more: &[&str]| amoe(&[&["simulate", "--against", &path, "--claims", claims], more].concat(), "");
    let (status, out, _) = run(&[]);
    assert_eq!(status, Some(0));
    assert!(out.contains("-8.00") && out.contains("Consultations"), "{out}");
    let (_, out, _) = run(&["--format", "csv", "--lang", "fr"]);
    assert!(out.contains("Par établissement;Sans établissement;"), "{out}");
    for (lang, direction) in [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")] {
        let (_, out, _) = run(&["--format", "html", "--lang", lang]);
        assert!(
            out.contains(&format!("dir=\"{direction}\"")) && out.contains("<svg") && out.contains("<table>")
        );
        assert!(out.contains("&lt;b&gt;FSA") && !out.contains("<b>FSA"), "names are escaped");
        assert!(
            !out.contains("http://") && !out.contains("https://") && !out.contains("<script"),
            "one page by itself"
        );
        assert!(!out.contains(">simulate.") && !out.contains(">kind."), "every word is there");
    }
    let book = dir.path().join("effect.xlsx");
    assert_eq!(run(&["--format", "xlsx", "--output", book.to_str().unwrap()]).0, Some(0));
    let sheet = amoe_tables::Sheet::read(&fs::read(&book).unwrap(), "effect.xlsx").unwrap();
    assert!(sheet.len() >= 7);
    fs::write(claims, "nothing\n").unwrap();
    let (status, _, err) = run(&[]);
    assert_eq!(status, Some(1));
    assert!(err.contains("line 1: not valid JSON"), "{err}");
    assert_eq!(amoe(&["simulate", "--against", "/no/such", "--claims", claims], "").0, Some(2));
}
