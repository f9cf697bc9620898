//! Whatever the domain, the rules of lists and the use cases can say has its words in all three languages.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its files fails")]

use std::{collections::BTreeSet, fs, path::Path};

use amoe_base::{Lang, identity::IdentityKind};
use amoe_domain::{
    Act, Role, ThingKind,
    application::ApplicationStatus,
    claim::{ClaimStatus, Outcome, PaperKind, Setting, Sheet},
    enrolment::ListStatus,
    payment::BatchStatus,
    person::Sex,
    workflow::{self, Effect},
};
use amoe_tables::{
    Column,
    enrolment::{Problem, ProblemCode},
};
use amoe_texts::{Arg, Texts, Words};

fn languages() -> [Words; 3] {
    [Lang::Ar, Lang::Fr, Lang::En].map(|lang| Texts::builtin().in_lang(lang))
}

fn names<T: ToString>(family: &str, all: &[T]) -> Vec<String> {
    all.iter().map(|value| format!("{family}-{}", value.to_string())).collect()
}

#[test]
fn every_state_role_act_and_kind_has_its_name() {
    let families = [
        names("role", Role::ALL),
        names("thing", ThingKind::ALL),
        names("act", Act::ALL),
        names("standing", amoe_domain::roll::Standing::ALL),
        names("status-claim", ClaimStatus::ALL),
        names("status-application", ApplicationStatus::ALL),
        names("status-batch", BatchStatus::ALL),
        names("status-list", ListStatus::ALL),
        names("certificate-standing", amoe_app::certificate::Standing::ALL),
        names("outcome", Outcome::ALL),
        names("outcome", amoe_rules::claim::Outcome::ALL),
        names("sheet", Sheet::ALL),
        names("setting", Setting::ALL),
        names("paper-kind", PaperKind::ALL),
        names("identity-kind", IdentityKind::ALL),
        names("sex", Sex::ALL),
        names("list-column", Column::ALL),
    ];
    let lacking: Vec<_> = languages()
        .into_iter()
        .flat_map(|words| families.iter().flatten().filter(move |key| words.find(key).is_none()))
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn every_step_of_a_workflow_has_its_line_in_the_timeline_and_its_mail() {
    let mut lacking = BTreeSet::new();
    for words in languages() {
        for step in workflow::steps() {
            let done = format!("done-{}-{}", step.thing, step.act);
            if words.find(&done).is_none() {
                lacking.insert(done);
            }
            for effect in step.follows {
                if let Effect::Mail(template) = effect {
                    let args: Vec<(&str, Arg<'_>)> = ["link", "reference", "fund", "contact", "last"]
                        .map(|name| (name, name.into()))
                        .into();
                    // A message that is missing or lacks an argument stops the test.
                    let subject = words.with(&format!("mail-{template}-subject"), &args);
                    let body = words.with(&format!("mail-{template}-body"), &args);
                    assert!(!subject.contains('\n'), "{template}: one line");
                    let link = amoe_texts::without_isolates(&body);
                    assert!(
                        link.lines().any(|line| line == "link"),
                        "{template}: the link alone on its line"
                    );
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn every_problem_of_a_list_is_told() {
    for words in languages() {
        for &code in ProblemCode::ALL {
            let value_shown = "H1234".to_owned();
            let problem = Problem { column: Column::StudentNumber, code, value_shown, other_line: Some(7) };
            assert!(!amoe_app::enrolment::problem_text(words, &problem).is_empty());
        }
    }
}

/// The codes and facts of refusals, as the sources make them: `Refusal::new("code")…fact("name", …)`.
fn refusals() -> Vec<(String, BTreeSet<String>)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates/");
    let mut found = Vec::new();
    let mut folders = vec![crates.join("app/src"), crates.join("domain/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            for start in ["Refusal::new(\"", "refuse(\""] {
                for (at, _) in source.match_indices(start) {
                    let rest = &source[at + start.len()..];
                    let (code, rest) = rest.split_once('"').unwrap();
                    let chain = rest.split([';', '?']).next().unwrap_or_default();
                    let chain = chain.split("Refusal::new").next().unwrap_or_default();
                    let facts = chain.match_indices(".fact(\"").filter_map(|(at, call)| {
                        chain[at + call.len()..].split_once('"').map(|(name, _)| name.to_owned())
                    });
                    found.push((code.to_owned(), facts.collect()));
                }
            }
        }
    }
    found
}

#[test]
fn every_refusal_has_its_message_and_its_facts() {
    let refusals = refusals();
    assert!(refusals.len() > 40, "the scan still finds them: {}", refusals.len());
    for (code, facts) in refusals {
        for words in languages() {
            let args: Vec<(&str, Arg<'_>)> = facts.iter().map(|name| (name.as_str(), 3_i64.into())).collect();
            let key = if code.starts_with("malformed-") { code.clone() } else { format!("refusal-{code}") };
            assert!(!words.with(&key, &args).is_empty(), "{key}");
        }
    }
}

/// The codes that a file's `fn code` gives: `Self::Damaged => "damaged",`.
fn codes_of(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates/").join(file);
    let source = fs::read_to_string(path).unwrap();
    let bodies = source.split("const fn code(").skip(1).filter_map(|rest| rest.split("\n    }\n").next());
    bodies
        .flat_map(|body| body.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_file_that_is_not_taken_is_told_why() {
    let sheet = codes_of("tables/src/sheet.rs").into_iter().map(|code| format!("refusal-sheet-{code}"));
    let upload = codes_of("documents/src/upload.rs").into_iter().map(|code| format!("refusal-upload-{code}"));
    let keys: Vec<String> = sheet.chain(upload).collect();
    assert!(keys.len() >= 19, "the scan still finds them: {keys:?}");
    for words in languages() {
        for key in &keys {
            assert!(!words.with(key, &[("line", 3_i64.into())]).is_empty(), "{key}");
        }
    }
}
