//! What callers of the command line rely on beyond single cases: order, line numbers, errors, threads.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use amoe_rules::{
    Rulebook, SchemeChoice,
    ndjson::{Batch, Question, Summary},
};
use serde_json::Value;

fn run(question: Question, threads: usize, input: &[u8]) -> (Vec<Value>, Summary) {
    let batch = Batch { rulebook: Rulebook::builtin(), scheme: SchemeChoice::Default, question, threads };
    let mut output = Vec::new();
    let summary = batch.run(input, &mut output).unwrap();
    assert!(output.is_empty() || output.ends_with(b"\n"));
    let lines = String::from_utf8(output).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), summary)
}

fn claim(id: usize, paid: &str) -> String {
    format!(
        r#"{{"id":"k{id}","sheet":"ordinary","received_on":"2026-02-02","member":{{"birth_date":"2004","covers":[{{"from":"2025-09-01"}}]}},"lines":[{{"kind":"act","key":"C","coefficient":"1","on":"2026-01-10","inpe":"{id}","paid":"{paid}"}}]}}"#
    )
}

#[test]
fn lines_come_out_in_the_order_they_went_in_whatever_the_threads() {
    let mut input = String::new();
    for id in 0..10_000 {
        input.push_str(&if id % 7 == 0 { "{".to_owned() } else { claim(id, "80.00") });
        input.push('\n');
    }
    let question = Question::Adjudicate { explain: false };
    let (one, summary) = run(question, 1, input.as_bytes());
    let (four, same) = run(question, 4, input.as_bytes());
    assert_eq!(one, four);
    assert_eq!(summary, same);
    assert_eq!(summary, Summary { lines: 10_000, errors: 1429 });
    for (at, answer) in one.iter().enumerate() {
        if at % 7 == 0 {
            assert_eq!(answer["line"], at + 1);
            assert!(answer["id"].is_null());
        } else {
            assert_eq!(answer["id"], format!("k{at}"));
        }
    }
}

#[test]
fn every_physical_line_has_one_answer_and_its_number() {
    let input = b"{\"id\":\"a\",\"first_act\":\"2026-01-10\"}\r\n\n   \n\xff\xfe\n{\"id\":\"b\"}\n{\"id\":\"c\",\"first_act\":\"2026-01-10\"}";
    let (answers, summary) = run(Question::Deadline, 1, input);
    assert_eq!(summary, Summary { lines: 6, errors: 4 });
    assert_eq!(answers[0]["last_day"], "2026-03-11");
    for (at, expected) in
        [(1, "not valid JSON"), (2, "not valid JSON"), (3, "not valid JSON"), (4, "first_act: missing")]
    {
        assert_eq!(answers[at]["line"], at + 1);
        assert!(answers[at]["error"].as_str().unwrap().contains(expected), "{}", answers[at]);
    }
    assert_eq!(answers[4]["id"], "b");
    assert_eq!(answers[5]["last_day"], "2026-03-11", "the last line needs no newline");
}

#[test]
fn an_empty_input_has_an_empty_answer() {
    assert_eq!(run(Question::Deadline, 1, b""), (Vec::new(), Summary::default()));
}

#[test]
fn a_line_too_long_to_keep_is_an_error_and_the_next_is_answered() {
    let mut input = vec![b' '; 17 << 20];
    input.extend_from_slice(b"\n{\"id\":\"b\",\"first_act\":\"2026-01-10\"}\n");
    let (answers, summary) = run(Question::Deadline, 1, &input);
    assert_eq!(summary, Summary { lines: 2, errors: 1 });
    assert!(answers[0]["error"].as_str().unwrap().contains("longer than"));
    assert_eq!(answers[1]["id"], "b");
}

#[test]
fn without_explain_there_is_no_explanation_and_the_amounts_are_the_same() {
    let input = claim(1, "93.75");
    let (plain, _) = run(Question::Adjudicate { explain: false }, 1, input.as_bytes());
    let (mut explained, _) = run(Question::Adjudicate { explain: true }, 1, input.as_bytes());
    assert!(explained[0]["explanation"].is_object() && explained[0]["lines"][0]["explanation"].is_object());
    let answer = explained[0].as_object_mut().unwrap();
    answer.remove("explanation");
    answer["lines"][0].as_object_mut().unwrap().remove("explanation");
    assert_eq!(plain, explained);
    let keys: Vec<&String> = plain[0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["id", "outcome", "claimed", "payable", "patient_share", "rulebook", "lines", "reasons"],
        "the fields and their order are part of the contract"
    );
}

#[test]
fn every_amount_date_and_quantity_out_of_form_is_an_error_that_names_its_field() {
    let good = claim(1, "80.00");
    for (from, to, field) in [
        (r#""80.00""#, r#""80.000""#, "lines[0].paid"),
        (r#""80.00""#, r#""-80.00""#, "lines[0].paid"),
        (r#""80.00""#, "80.00", "lines[0].paid"),
        (r#""80.00""#, r#""1000000000000.00""#, "lines[0].paid"),
        (r#""coefficient":"1""#, r#""coefficient":1"#, "lines[0].coefficient"),
        (r#""coefficient":"1""#, r#""coefficient":"1.005""#, "lines[0].coefficient"),
        (r#""coefficient":"1""#, r#""coefficient":"100000""#, "lines[0].coefficient"),
        ("2026-01-10", "2026-1-10", "lines[0].on"),
        ("2026-01-10", "20260110", "lines[0].on"),
        ("2026-01-10", "2026-01-10T00:00:00", "lines[0].on"),
        ("2026-02-02", "2026-02-29", "received_on"),
        (r#""birth_date":"2004""#, r#""birth_date":2004"#, "member.birth_date"),
        (r#""inpe":"1""#, r#""inpe":null"#, "lines[0].inpe"),
        (r#""inpe":"1""#, r#""inpe":1"#, "lines[0].inpe"),
        (r#""from":"2025-09-01""#, r#""from":null"#, "member.covers[0].from"),
        (r#""from":"2025-09-01""#, r#""from":"2025-09-01","to":"2025-08-01""#, "member.covers[0].to"),
        (r#""kind":"act""#, r#""kind":"Act""#, "lines[0].kind"),
        (r#""ordinary""#, r#""ordinary","illness":"9""#, "illness"),
        (r#""ordinary""#, r#""ordinary","illness":-1"#, "illness"),
        (r#""ordinary""#, r#""ordinary","illness":300"#, "illness"),
        (r#""ordinary""#, r#""ordinary","history":[{"key":"C"}]"#, "history[0].on"),
        (r#""ordinary""#, r#""ordinary","history":{}"#, "history"),
        (r#""ordinary""#, r#""ordinary","Id":1"#, "Id: unknown field"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        let (answers, _) = run(Question::Adjudicate { explain: false }, 1, bad.as_bytes());
        let error = answers[0]["error"].as_str().unwrap_or_else(|| panic!("{to}: {}", answers[0]));
        assert!(error.contains(field), "{to}: {error}");
        assert_eq!(answers[0]["id"], "k1");
    }
    let (answers, _) = run(Question::Adjudicate { explain: false }, 1, good.as_bytes());
    assert_eq!(answers[0]["outcome"], "accepted");
}

#[test]
fn sums_beyond_what_can_be_kept_are_an_error_not_a_wrong_sum() {
    let line =
        r#"{"kind":"act","key":"C","coefficient":"1","on":"2026-01-10","inpe":"1","paid":"999999999999.99"}"#;
    let lines = vec![line; 100_000].join(",");
    let input = format!(
        r#"{{"id":"big","sheet":"ordinary","received_on":"2026-02-02","member":{{"birth_date":"2004","covers":[]}},"lines":[{lines}]}}"#
    );
    let (answers, _) = run(Question::Adjudicate { explain: false }, 1, input.as_bytes());
    assert!(answers[0]["error"].as_str().unwrap().contains("too large"), "{}", answers[0]);
}

#[test]
fn scheme_choices_are_checked_by_name() {
    let book = Rulebook::builtin();
    assert_eq!(SchemeChoice::named("auto", book), Some(SchemeChoice::Auto));
    assert!(SchemeChoice::named("successor", book).is_some());
    assert_eq!(SchemeChoice::named("nobody", book), None);
}
