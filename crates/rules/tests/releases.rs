//! Releases, approvals, old decisions recomputed, and what a change would cost.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod common;

use std::fs;

use amoe_rules::{
    Rulebook, SchemeChoice,
    ndjson::{Batch, Question},
    release::{Releases, approvals_path, keep},
    replay::{Replayed, replay},
    simulate::{Comparison, Side, Simulation},
};
use common::copied;
use tempfile::TempDir;

/// The rulebook with an outpatient rate of 75 % in November 2026, under a version of its own.
fn changed() -> TempDir {
    let dir = copied();
    let path = dir.path().join("cnops-amoe/decree-2-05-736/values.toml");
    let text = fs::read_to_string(&path).unwrap();
    let old = text.split("[[value]]").nth(1).unwrap().to_owned();
    let ended = old.replace("from = \"2006-08-04\"", "from = \"2006-08-04\"\nto = \"2026-11-01\"");
    let new = old
        .replace("from = \"2006-08-04\"", "from = \"2026-11-01\"\nto = \"2026-12-01\"")
        .replace("0.80", "0.75");
    let back = old.replace("2006-08-04", "2026-12-01");
    fs::write(&path, text.replace(&old, &format!("{ended}[[value]]{new}[[value]]{back}"))).unwrap();
    let path = dir.path().join("rulebook.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("version = \"20", "version = \"9920")).unwrap();
    dir
}

fn claim(id: &str, on: &str) -> String {
    format!(
        r#"{{"id":"{id}","sheet":"ordinary","posted_on":"2026-11-20","member":{{"birth_date":"2004-05-01","covers":[{{"from":"2025-09-01"}}]}},"lines":[{{"kind":"act","key":"C","coefficient":"1","on":"{on}","inpe":"1","paid":"100.00"}},{{"kind":"medicine","code":"6118000160212","quantity":1,"on":"{on}","paid":"152.00"}}]}}"#
    )
}

fn decide(book: &Rulebook, claim: &str, explain: bool) -> String {
    let batch = Batch {
        rulebook: book,
        scheme: SchemeChoice::Default,
        question: Question::Adjudicate { explain },
        threads: 1,
    };
    let mut out = Vec::new();
    batch.run(claim.as_bytes(), &mut out).unwrap();
    String::from_utf8(out).unwrap().trim().to_owned()
}

#[test]
fn an_old_decision_is_recomputed_with_the_rulebook_it_was_made_with() {
    let new_dir = changed();
    let new = Rulebook::load_dir(new_dir.path()).unwrap();
    let old = Rulebook::builtin();
    let kept = tempfile::tempdir().unwrap();
    let folder = keep(None, kept.path()).unwrap();
    assert_eq!(keep(None, kept.path()).unwrap(), folder, "keeping a release twice keeps it once");
    assert!(folder.ends_with(old.release_name()));

    let line = claim("k1", "2026-11-10");
    let record = |decision: &str| format!("{{\"claim\":{line},\"decision\":{decision}}}\n");
    let before = decide(old, &line, true);
    assert!(before.contains(r#""payable":"145.38""#), "{before}");
    assert!(decide(&new, &line, false).contains(r#""payable":"141.38""#));
    let mut input =
        record(&before) + &record(&decide(old, &line, false)) + &record(&decide(&new, &line, true));
    input += &record(&before.replacen("145.38", "145.39", 1));
    input += &record(r#"{"rulebook":"cnops-amoe 1 sha256:0000"}"#);
    input += "{\"claim\":{}}\n\n";

    let releases = Releases::open(&new, Some(kept.path())).unwrap();
    let mut out = Vec::new();
    let replayed = replay(&releases, None, input.as_bytes(), &mut out).unwrap();
    assert_eq!(replayed, Replayed { same: 3, different: 1, errors: 3 });
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines[0]["id"].as_str(), lines[0]["line"].as_u64()), (Some("k1"), Some(4)));
    assert_eq!(lines[0]["differs"][0]["field"], "payable");
    assert_eq!(
        (&lines[0]["differs"][0]["then"], &lines[0]["differs"][0]["now"]),
        (&"145.39".into(), &"145.38".into())
    );
    assert!(lines[1]["error"].as_str().unwrap().contains("no release has the content sha256:0000"));
    assert!(lines[2]["error"].as_str().unwrap().contains("missing") && lines[3]["error"].is_string());
    assert_eq!(
        new.replay(input.as_bytes(), Vec::new()).unwrap().same,
        1,
        "without the releases, only its own"
    );
}

#[test]
fn an_approval_stands_apart_from_the_content() {
    let dir = changed();
    let book = Rulebook::load_dir(dir.path()).unwrap();
    assert_eq!(book.approval(), None);
    let on = "2026-11-23".parse().unwrap();
    fs::write(approvals_path(dir.path()), book.approved("Direction \"AMO\"", on)).unwrap();
    let approved = Rulebook::load_dir(dir.path()).unwrap();
    assert_eq!(approved.version(), book.version(), "the hash is that of the content alone");
    let approval = approved.approval().unwrap();
    assert_eq!((approval.by.as_str(), approval.on), ("Direction \"AMO\"", on));
    assert_eq!(approved.check(), []);

    let labels = dir.path().join("labels.toml");
    fs::write(&labels, fs::read_to_string(&labels).unwrap() + "# one more line\n").unwrap();
    let later = Rulebook::load_dir(dir.path()).unwrap();
    assert_eq!(later.approval(), None, "an approval is of a content");
    let found: String = later.check().iter().map(ToString::to_string).collect();
    assert!(found.contains("the content has changed since it was approved"), "{found}");
    fs::write(approvals_path(dir.path()), later.approved(" ", on)).unwrap();
    let found: String =
        Rulebook::load_dir(dir.path()).unwrap().check().iter().map(ToString::to_string).collect();
    assert!(found.contains("two contents were approved") && found.contains("approved by nobody"), "{found}");
    fs::write(approvals_path(dir.path()), "[[approval]]\nversion = 1\n").unwrap();
    assert!(
        Rulebook::load_dir(dir.path()).unwrap_err()[0]
            .to_string()
            .starts_with("approvals.toml: TOML parse error at line 2")
    );
}

#[test]
fn a_change_is_summed_up_by_kind_age_institution_and_month() {
    let dir = changed();
    let new = Rulebook::load_dir(dir.path()).unwrap();
    let side = |rulebook| Side { rulebook, scheme: &SchemeChoice::Default };
    let mut comparison =
        Comparison { before: side(Rulebook::builtin()), after: side(&new), from: None, to: None };
    let with = |line: String, name: &str| line.replacen('{', &format!("{{\"institution\":\"{name}\","), 1);
    let mut input = String::new();
    for n in 0..40 {
        input += &with(claim(&n.to_string(), "2026-11-10"), if n % 2 == 0 { "FSA" } else { "ENCG \\u00e9" });
        input += "\n";
    }
    input += &claim("october", "2026-10-10");
    input += "\nnot a claim\n";
    input += &with(claim("2", "2026-11-10"), "X").replacen("\"X\"", "7", 1);
    let sums = Simulation::lines(&comparison, input.as_bytes(), |_| {}).unwrap();
    assert_eq!((sums.claims.count, sums.claims.changed, sums.errors), (41, 40, 2));
    assert_eq!(sums.claims.difference().to_string(), "-160.00");
    assert_eq!(sums.by_kind["consultation"].difference().to_string(), "-160.00");
    assert_eq!(sums.by_kind["medicine"].changed, 0);
    assert_eq!(sums.by_age.keys().collect::<Vec<_>>(), [&22]);
    assert_eq!(sums.by_institution.keys().collect::<Vec<_>>(), ["", "ENCG é", "FSA"]);
    assert_eq!(sums.by_institution["FSA"].difference().to_string(), "-80.00");
    assert_eq!((sums.by_month["2026-10"].changed, sums.by_month["2026-11"].changed), (0, 40));
    assert_eq!(sums.first_errors.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [42, 43]);

    // The same from a list of claims, as a database gives them.
    let listed = input.lines().take(41).map(|line| {
        let mut json: serde_json::Value = serde_json::from_str(line).unwrap();
        let institution = json.as_object_mut().unwrap().shift_remove("institution");
        (serde_json::from_value(json).unwrap(), institution.and_then(|name| name.as_str().map(str::to_owned)))
    });
    let of_list = Simulation::claims(&comparison, listed.collect::<Vec<_>>().into_iter());
    assert_eq!((of_list.claims, of_list.by_institution), (sums.claims, sums.by_institution));

    comparison.from = Some("2026-10-10".parse().unwrap());
    comparison.to = Some("2026-11-10".parse().unwrap());
    let sums = Simulation::lines(&comparison, input.as_bytes(), |_| {}).unwrap();
    assert_eq!((sums.claims.count, sums.left_out), (1, 40));
}

#[test]
fn a_simulation_against_itself_changes_nothing() {
    let side = Side { rulebook: Rulebook::builtin(), scheme: &SchemeChoice::Default };
    let comparison = Comparison { before: side, after: side, from: None, to: None };
    let mut read = 0;
    let sums =
        Simulation::lines(&comparison, claim("k", "2026-10-10").as_bytes(), |bytes| read = bytes).unwrap();
    assert_eq!((sums.claims.changed, sums.claims.difference().to_string()), (0, "0.00".to_owned()));
    assert!(read > 300 && sums.by_outcome.is_empty());
}
