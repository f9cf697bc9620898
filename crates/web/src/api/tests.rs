//! The document is complete and sound, and what it shows as examples can be sent.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

fn document_json() -> Value {
    serde_json::from_str(&DOCUMENT).unwrap()
}

/// Path, method, operation.
fn all_operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let item = item.as_object().unwrap().clone();
        let path = path.clone();
        item.into_iter().map(move |(method, operation)| (path.clone(), method, operation))
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn the_document_lists_every_route_of_the_router() {
    // The router tells its paths only to `Debug`; one that was added with `route` instead of `routes!` shows there.
    let router: Router<Web> = OpenApiRouter::new().nest(ROOT, operations(None)).split_for_parts().0;
    let told = format!("{router:?}");
    let quoted = told.split('"').filter(|part| part.starts_with(ROOT) && !part.contains("__private"));
    let routed: BTreeSet<String> = quoted.map(str::to_owned).collect();
    let document = document_json();
    let listed: BTreeSet<String> = document["paths"].as_object().unwrap().keys().cloned().collect();
    assert!(routed.len() > 40, "{told}");
    assert_eq!(routed, listed);
}

#[test]
fn the_document_is_openapi_3_1() {
    let document = document_json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    let tags: BTreeSet<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeSet::new();
    for (path, method, operation) in all_operations(&document) {
        let here = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap().to_owned();
        assert!(
            id.contains('_') && id.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{id}: noun_verb"
        );
        assert!(ids.insert(id), "{here}: its id is there twice");
        for tag in operation["tags"].as_array().unwrap() {
            assert!(tags.contains(tag.as_str().unwrap()), "{here}: {tag}");
        }
        assert!(operation["summary"].is_string(), "{here}: says what it does");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.contains_key("default") && responses.len() >= 2, "{here}");
        for (status, response) in responses {
            assert!(response["description"].is_string(), "{here} {status}");
        }
        let empty = Vec::new();
        let parameters = operation["parameters"].as_array().unwrap_or(&empty);
        let declared: BTreeSet<&str> = parameters
            .iter()
            .filter(|p| p["in"] == "path" && p["required"] == true && p["schema"].is_object())
            .map(|p| p["name"].as_str().unwrap())
            .collect();
        let named: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(declared, named, "{here}");
        if let Some(content) = operation["requestBody"]["content"].as_object() {
            assert_eq!(operation["requestBody"]["required"], true, "{here}");
            assert!(content.values().all(|body| body["schema"].is_object()), "{here}");
        }
    }
    let scheme = &document["components"]["securitySchemes"]["bearer"];
    assert_eq!((&scheme["type"], &scheme["scheme"]), (&"http".into(), &"bearer".into()));
}

#[test]
fn every_reference_leads_somewhere_and_nothing_is_described_for_nobody() {
    fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(to)) = members.get("$ref") {
                    found.insert(to);
                }
                members.values().for_each(|member| references(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = document_json();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    for reference in &found {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(found.contains(format!("#/components/schemas/{name}").as_str()), "{name} is used by nobody");
    }
}

#[test]
fn whoever_makes_something_says_a_number_and_visitors_may_do_little() {
    let document = document_json();
    let (mut once, mut open) = (BTreeSet::new(), BTreeSet::new());
    for (_, _, operation) in all_operations(&document) {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        if parameters.iter().any(|p| p["name"] == "Idempotency-Key" && p["required"] == true) {
            once.insert(id.clone());
        }
        if operation["security"].is_array() {
            open.insert(id);
        }
    }
    let of = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(
        once,
        of(&[
            "application_appeal",
            "application_submit",
            "arrival_enter",
            "batch_prepare",
            "cancellation_ask",
            "cancellation_receive",
            "claim_create",
            "list_send",
            "other_covers_send",
            "studies_report",
            "reminder_send",
        ])
    );
    assert_eq!(
        open,
        of(&[
            "act_list",
            "application_follow",
            "application_submit",
            "certificate_download",
            "certificate_verify",
            "document_read",
            "eligibility_check",
            "institution_list",
            "link_read",
            "link_use",
            "medicine_search",
            "password_forget",
            "reason_list",
            "session_open",
        ])
    );
}

#[test]
fn the_example_of_every_body_can_be_sent() {
    fn reads<T: serde::de::DeserializeOwned>(example: &Value) -> Result<(), serde_json::Error> {
        serde_json::from_value::<T>(example.clone()).map(drop)
    }
    type Reader = fn(&Value) -> Result<(), serde_json::Error>;
    let readers: &[(&str, Reader)] = &[
        ("AppealAnswered", reads::<appeal::AppealAnswered>),
        ("ApplicationsSearched", reads::<application::ApplicationsSearched>),
        ("Apply", reads::<application::Apply>),
        ("Arrival", reads::<arrival::Arrival>),
        ("BankAccount", reads::<student::BankAccount>),
        ("Check", reads::<public::Check>),
        ("ClaimReturn", reads::<claim::ClaimReturn>),
        ("ClaimsSearched", reads::<claim::ClaimsSearched>),
        ("Correction", reads::<application::Correction>),
        ("EndingRefused", reads::<ending::EndingRefused>),
        ("FactorCode", reads::<session::FactorCode>),
        ("Forgotten", reads::<session::Forgotten>),
        ("LineChange", reads::<line::LineChange>),
        ("LinePrice", reads::<line::LinePrice>),
        ("LogIn", reads::<session::LogIn>),
        ("ManyAnswers", reads::<application::ManyAnswers>),
        ("MedicinesSearched", reads::<public::MedicinesSearched>),
        ("NewBatch", reads::<batch::NewBatch>),
        ("NewClaim", reads::<claim::NewClaim>),
        ("NewPassword", reads::<session::NewPassword>),
        ("PaidOn", reads::<batch::PaidOn>),
        ("Posting", reads::<claim::Posting>),
        ("Refusal", reads::<application::Refusal>),
        ("ReminderOrder", reads::<roll::ReminderOrder>),
        ("RollSearched", reads::<roll::RollSearched>),
        ("Seen", reads::<view::Seen>),
        ("StudiesReport", reads::<ending::StudiesReport>),
        ("ThreeFields", reads::<application::ThreeFields>),
        ("TreatmentEnd", reads::<claim::TreatmentEnd>),
        ("Verdict", reads::<claim::Verdict>),
    ];
    let document = document_json();
    let mut bodies = BTreeSet::new();
    for (path, method, operation) in all_operations(&document) {
        let body = &operation["requestBody"]["content"]["application/json"];
        if let Some(name) = body["schema"]["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
            bodies.insert(name.to_owned());
        } else {
            assert!(body.is_null(), "{method} {path}: a body without a name");
        }
    }
    let known: BTreeSet<String> = readers.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(bodies, known);
    for (name, read) in readers {
        let schema = &document["components"]["schemas"][name];
        read(&schema["example"]).unwrap_or_else(|why| panic!("{name}: {why}"));
        // A member that the document does not know is one that the program does not know either.
        let mut more = schema["example"].clone();
        more["sean"] = 1.into();
        assert!(read(&more).is_err_and(|why| why.to_string().contains("unknown field `sean`")), "{name}");
        for member in schema["example"].as_object().unwrap().keys() {
            assert!(schema["properties"][member].is_object(), "{name}: {member} is not described");
        }
    }
}
