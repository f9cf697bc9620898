//! Cases beside the texts: a name, what goes in, what must come out. They are run through the same door as the
//! command line ([`crate::ndjson`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value as Json;
use toml::Spanned;

use crate::{
    Defect, Rulebook, Scheme, SchemeChoice,
    ndjson::{Batch, Question},
};

/// A case file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    /// Which question its cases ask.
    ask: Ask,
    /// What every case starts from: fields that a case does not name are taken from here.
    #[serde(default)]
    base: Option<toml::Table>,
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Ask {
    Eligibility,
    Deadline,
    Adjudicate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: Spanned<String>,
    /// The scheme; `auto` for the one in force. The folder's own when left out.
    #[serde(default)]
    scheme: Option<String>,
    /// A table, or a text that is the JSON line itself.
    input: toml::Value,
    /// What must come out: fields that are not named are not compared. The text "null" stands for null, and an `error`
    /// only has to contain what is written here.
    expected: toml::Value,
}

/// Runs one file; what fails comes back, and the branches taken are noted.
pub(crate) fn run_file(
    book: &Rulebook,
    scheme: &Scheme,
    path: &str,
    text: &str,
    taken: &mut BTreeMap<String, BTreeSet<String>>,
) -> Vec<Defect> {
    let file: CaseFile = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => return vec![Defect::new(path, error.to_string().trim().replace('\n', " · "))],
    };
    let question = match file.ask {
        Ask::Eligibility => Question::Eligibility,
        Ask::Deadline => Question::Deadline,
        Ask::Adjudicate => Question::Adjudicate { explain: true },
    };
    let mut defects = Vec::new();
    let mut names = BTreeSet::new();
    for case in &file.case {
        let line = text.get(..case.name.span().start).map_or(0, |before| before.matches('\n').count()) + 1;
        let place = format!("{path}:{line} «{}»", case.name.get_ref());
        if !names.insert(case.name.get_ref()) {
            defects.push(Defect::new(&place, "two cases have this name"));
        }
        let choice = case.scheme.as_deref().unwrap_or(&scheme.id);
        let Some(choice) = SchemeChoice::named(choice, book) else {
            defects.push(Defect::new(&place, format_args!("no scheme `{choice}`")));
            continue;
        };
        match run(book, choice, question, file.base.as_ref(), case) {
            Ok(answer) => {
                note_branches(&answer, taken);
                for difference in differences(&case.expected, &answer, String::new()) {
                    defects.push(Defect::new(&place, difference));
                }
            }
            Err(problem) => defects.push(Defect::new(&place, problem)),
        }
    }
    defects
}

fn run(
    book: &Rulebook,
    scheme: SchemeChoice,
    question: Question,
    base: Option<&toml::Table>,
    case: &Case,
) -> Result<Json, String> {
    let line = match &case.input {
        toml::Value::String(line) => line.clone(),
        toml::Value::Table(input) => {
            let mut whole = base.cloned().unwrap_or_default();
            merge(&mut whole, input);
            whole.entry("id").or_insert_with(|| toml::Value::String("case".to_owned()));
            serde_json::to_string(&whole).map_err(|error| error.to_string())?
        }
        _ => return Err("the input is neither a table nor a text".to_owned()),
    };
    let mut answer = Vec::new();
    let batch = Batch { rulebook: book, scheme, question, threads: 1 };
    batch.run(line.as_bytes(), &mut answer).map_err(|error| error.to_string())?;
    serde_json::from_slice(&answer).map_err(|error| format!("the answer is no JSON: {error}"))
}

/// Tables are merged field by field; anything else replaces what was there.
fn merge(into: &mut toml::Table, from: &toml::Table) {
    for (key, value) in from {
        match (into.get_mut(key), value) {
            (Some(toml::Value::Table(into)), toml::Value::Table(from)) => merge(into, from),
            _ => {
                into.insert(key.clone(), value.clone());
            }
        }
    }
}

fn differences(expected: &toml::Value, actual: &Json, path: String) -> Vec<String> {
    let differs = || vec![format!("{path}: expected {}, got {actual}", expected.to_string().trim())];
    match (expected, actual) {
        (toml::Value::Table(fields), Json::Object(_)) => fields
            .iter()
            .flat_map(|(name, value)| {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                match actual.get(name) {
                    Some(actual) => differences(value, actual, path),
                    None => vec![format!("{path}: missing; the answer is {actual}")],
                }
            })
            .collect(),
        (toml::Value::Array(expected), Json::Array(actual)) if expected.len() == actual.len() => expected
            .iter()
            .zip(actual)
            .enumerate()
            .flat_map(|(at, (expected, actual))| differences(expected, actual, format!("{path}[{at}]")))
            .collect(),
        (toml::Value::String(text), Json::Null) if text == "null" => Vec::new(),
        (toml::Value::String(text), Json::String(actual)) => {
            let fits = if path == "error" { actual.contains(text.as_str()) } else { actual == text };
            if fits { Vec::new() } else { differs() }
        }
        (toml::Value::Boolean(expected), Json::Bool(actual)) if expected == actual => Vec::new(),
        (toml::Value::Integer(expected), Json::Number(actual)) if actual.as_i64() == Some(*expected) => {
            Vec::new()
        }
        _ => differs(),
    }
}

/// Every `{"rule": …, "branch": …}` anywhere in the answer.
fn note_branches(answer: &Json, taken: &mut BTreeMap<String, BTreeSet<String>>) {
    match answer {
        Json::Object(fields) => {
            if let (Some(Json::String(rule)), Some(Json::String(branch))) =
                (fields.get("rule"), fields.get("branch"))
            {
                taken.entry(rule.clone()).or_default().insert(branch.clone());
            }
            fields.values().for_each(|value| note_branches(value, taken));
        }
        Json::Array(items) => items.iter().for_each(|item| note_branches(item, taken)),
        _ => {}
    }
}
