//! What the desks do and do not, through the routes.

use amoe_app::ApplicationRow;
use amoe_base::{Lang, Reference};
use amoe_domain::{
    Role,
    application::{ApplicationStatus, REFERENCE},
};
use askama::Template as _;
use axum::http::StatusCode;

use super::{
    applications::Applications,
    payments::Payments,
    samples::{get, post, text},
};
use crate::{Form, Page, sample};

const LISTS: [(Role, &str); 3] = [
    (Role::ClaimsOfficer, "fund/claims"),
    (Role::RegistrationAgent, "fund/applications"),
    (Role::InstitutionOfficer, "institution/applications"),
];

#[test]
fn what_is_searched_for_comes_in_no_address() {
    for (role, list) in LISTS {
        // What somebody still writes into the address is not looked for.
        let plain = text(get(role, &format!("/fr/{list}")));
        let asked = text(get(role, &format!("/fr/{list}?q=JB999999")));
        assert_eq!(plain.replace("?q=JB999999", ""), asked.replace("?q=JB999999", ""), "{list}");
        // No form of the page puts it there.
        assert!(!plain.contains("method=\"get\"") && plain.contains("name=\"q\""), "{list}");

        let search = format!("/fr/{list}/search");
        let found = text(post(role, &search, "q=Ouhaddou&status=all"));
        assert!(found.contains("Ouhaddou") && !found.contains("q=Ouhaddou"), "{list}");
        let none = text(post(role, &search, "q=JB999999&status=all"));
        assert!(none.contains("class=\"empty\""), "{list}: {none}");
        for back in [get(role, &search), post(role, &search, "q=+&status=all")] {
            assert_eq!(back.status(), StatusCode::SEE_OTHER, "{list}");
            let path = back.headers()["location"].to_str().unwrap();
            assert!(path.starts_with(&format!("/fr/{list}")) && !path.contains("q="), "{path}");
        }
    }
}

fn page() -> Page {
    sample::page(Lang::Fr, "fund/applications/search", "Nadia Amrani")
}

#[test]
fn the_pages_of_a_search_are_reached_by_its_form() {
    let row = ApplicationRow {
        id: sample::foundation().env().id(),
        reference: Reference::from_number(REFERENCE, 7),
        name: "Ouhaddou, Salma".into(),
        number: "M130000000".into(),
        status: ApplicationStatus::Submitted,
        submitted_at: "2026-11-02T09:00:00Z".parse().unwrap(),
    };
    let asked = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
    let shown = |query| {
        Applications::new(page(), "fund/applications", std::slice::from_ref(&row), 214, &query, true)
            .render()
            .unwrap()
    };
    let found = shown(asked(&[("q", "Ouh"), ("status", "all"), ("page", "2")]));
    for part in [
        "method=\"post\" action=\"/fr/fund/applications/search\"",
        "type=\"hidden\" name=\"q\" value=\"Ouh\"",
        "type=\"hidden\" name=\"status\" value=\"all\"",
        "name=\"page\" value=\"1\"",
        "name=\"page\" value=\"3\"",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
    assert!(!found.contains("q=Ouh"));
    let listed = shown(asked(&[("status", "all"), ("page", "2")]));
    assert!(listed.contains("fund/applications?status=all&#38;page=3"), "{listed}");
}

#[test]
fn a_refused_batch_says_why_also_when_nothing_is_left_to_pay() {
    let mut form = Form::blank(&sample::foundation(), page().words);
    form.refuse_with("claims", "refusal-paid-already", &[]);
    let shown = Payments::new(page(), true, &[], &[], form).render().unwrap();
    assert!(shown.contains(page().words.t("refusal-paid-already")), "{shown}");
}
