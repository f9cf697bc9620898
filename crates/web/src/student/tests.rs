//! What a student can do and cannot, through the routes.

use amoe_app::claim::draft::LineForm;
use amoe_base::{Lang, Money};
use amoe_domain::{ClaimId, Role};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use super::samples::{WORLD, ask, get, post, text};

fn version(id: ClaimId) -> i32 {
    WORLD.house.app.claim(&WORLD.student, id, Lang::Fr).unwrap().claim.version
}

fn location(response: &axum::http::Response<Body>) -> String {
    response.headers()[header::LOCATION].to_str().unwrap().to_owned()
}

#[test]
fn the_space_is_not_there_for_other_roles_nor_for_other_students() {
    let world = &*WORLD;
    let draft = world.claims["draft"];
    for role in [Role::ClaimsOfficer, Role::InstitutionOfficer, Role::Auditor] {
        assert_eq!(get(&world.house.staff(role), "/fr/student").status(), StatusCode::NOT_FOUND, "{role}");
    }
    for path in ["", "/sheet", "/letter", "/papers", "/lines/new/act", "/lines/1"] {
        let path = format!("/fr/student/claims/{draft}{path}");
        assert_eq!(get(&world.other, &path).status(), StatusCode::NOT_FOUND, "{path}");
    }
    for (path, body) in [("prepare", "seen=0"), ("lines/1/remove", "seen=0"), ("withdraw", "seen=0")] {
        let path = format!("/fr/student/claims/{draft}/{path}");
        assert_eq!(post(&world.other, &path, body).status(), StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(get(&world.student, "/fr/student/claims/nothing").status(), StatusCode::NOT_FOUND);
}

#[test]
fn a_medicine_is_found_and_chosen_without_a_script_and_nothing_typed_is_lost() {
    let world = &*WORLD;
    let id = world.draft();
    let path = format!("/fr/student/claims/{id}/lines/new/medicine");
    let typed = "on-day=18&on-month=11&on-year=2026&paid=12,50&provider=Pharmacie+Al+Amal&quantity=2";
    let suggested = "/fr/student/medicines";
    assert!(text(post(&world.student, suggested, "q=doliprane")).contains("DOLIPRANE"));
    assert_eq!(
        get(&world.student, &format!("{suggested}?q=doliprane")).status(),
        StatusCode::METHOD_NOT_ALLOWED
    );
    let found = text(post(&world.student, &path, &format!("seen=0&{typed}&do=search&q=doliprane")));
    assert!(found.contains("DOLIPRANE") && found.contains("value=\"12,50\""), "{found}");
    let code = found.split("name=\"choose\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    // The key Enter in the search field presses the first button, which saves: it still searches.
    let entered = text(post(&world.student, &path, &format!("seen=0&{typed}&do=save&q=doliprane")));
    assert!(entered.contains(code));
    let chosen =
        text(post(&world.student, &path, &format!("seen=0&{typed}&q=doliprane&code=&name=&choose={code}")));
    assert!(chosen.contains(&format!("value=\"{code}\"")) && chosen.contains("Pharmacie Al Amal"));
    let saved = post(&world.student, &path, &format!("seen=0&{typed}&do=save&q=&code={code}"));
    assert_eq!(
        (saved.status(), location(&saved)),
        (StatusCode::SEE_OTHER, format!("/fr/student/claims/{id}"))
    );
    let claim = world.house.app.claim(&world.student, id, Lang::Fr).unwrap().claim;
    assert_eq!(claim.claimed(), Money::from_centimes(1250));
    let page = text(get(&world.student, &format!("/ar/student/claims/{id}")));
    assert!(page.contains("DOLIPRANE") && page.contains("lines/1/remove"));
}

#[test]
fn a_refused_line_tells_every_field_and_keeps_the_rest() {
    let world = &*WORLD;
    let id = world.draft();
    let path = format!("/fr/student/claims/{id}/lines/new/act");
    let response =
        post(&world.student, &path, "seen=0&key=Cs&paid=-&on-day=31&on-month=2&on-year=2026&provider=Dr+A");
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = text(response);
    for kept in ["value=\"Cs\" selected", "value=\"Dr A\"", "id=\"e-on\"", "id=\"e-paid\"", "value=\"31\""] {
        assert!(html.contains(kept), "{kept}");
    }
}

#[test]
fn a_stale_page_changes_nothing_and_says_so() {
    let world = &*WORLD;
    let id = world.draft();
    let path = format!("/en/student/claims/{id}/lines/new/act");
    let body = "seen=7&key=Cs&paid=300&on-day=18&on-month=11&on-year=2026";
    let response = post(&world.student, &path, body);
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = text(response);
    assert!(html.contains("value=\"300\"") && html.contains("name=\"seen\" value=\"0\""), "{html}");
    assert_eq!(version(id), 0);
}

fn upload(id: ClaimId, files: &[(&str, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    let mut field = |head: &str, content: &[u8]| {
        body.extend_from_slice(b"--X\r\nContent-Disposition: form-data; ");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    field("name=\"kind\"", b"bill");
    for (name, content) in files {
        field(&format!("name=\"paper\"; filename=\"{name}\""), content);
    }
    field("name=\"seen\"", version(id).to_string().as_bytes());
    body.extend_from_slice(b"--X--\r\n");
    Request::post(format!("/fr/student/claims/{id}/papers"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X")
        .body(Body::from(body))
        .unwrap()
}

#[test]
fn a_bad_file_is_named_at_its_field_and_the_good_one_beside_it_is_kept() {
    let world = &*WORLD;
    let id = world.draft();
    let pdf = world.house.app.care_sheet_pdf(&world.student, id).unwrap().bytes;
    let large = vec![0_u8; 11 * 1024 * 1024];
    let files: &[(&str, &[u8])] = &[("a.pdf", &pdf), ("b.exe", b"MZ\x90 not a picture"), ("c.jpg", &large)];
    let response = ask(&world.student, upload(id, files));
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = text(response);
    assert!(html.contains("b.exe") && html.contains("c.jpg") && html.contains("value=\"bill\" selected"));
    let claim = world.house.app.claim(&world.student, id, Lang::Fr).unwrap().claim;
    assert_eq!(claim.papers.len(), 1);

    let paper = get(&world.student, &format!("/fr/student/claims/{id}/papers/{}", claim.papers[0].id));
    assert_eq!(paper.headers()[header::CONTENT_TYPE], "application/pdf");
    assert!(paper.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("inline"));
    let path = format!("/fr/student/claims/{id}/papers/{}/remove", claim.papers[0].id);
    let removed = post(&world.student, &path, &format!("seen={}", version(id)));
    assert_eq!(removed.status(), StatusCode::SEE_OTHER);
    assert!(world.house.app.claim(&world.student, id, Lang::Fr).unwrap().claim.papers.is_empty());
}

#[test]
fn a_claim_goes_from_the_first_line_to_the_post() {
    let world = &*WORLD;
    let opened = post(
        &world.student,
        "/fr/student/claims/new",
        &format!("form_id={}&sheet=ordinary", world.house.form()),
    );
    let path = location(&opened);
    let id: ClaimId = path.rsplit('/').next().unwrap().parse().unwrap();
    let step = |step: &str, body: &str| {
        let response =
            post(&world.student, &format!("{path}/{step}"), &format!("seen={}&{body}", version(id)));
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{step}: {}", text(response));
    };
    step("lines/new/act", "key=Cs&paid=300&on-day=18&on-month=11&on-year=2026");
    step("lines/1", "key=C&paid=150&on-day=18&on-month=11&on-year=2026");
    step("prepare", "");
    assert!(text(get(&world.student, &path)).contains("/sheet"));
    // A link to the editor that was kept open leads to the claim.
    assert_eq!(get(&world.student, &format!("{path}/lines/1")).status(), StatusCode::SEE_OTHER);
    step("reopen", "");
    step("prepare", "");
    step("post", "on-day=20&on-month=11&on-year=2026");
    let sheet = get(&world.student, &format!("{path}/sheet"));
    assert_eq!(sheet.headers()[header::CONTENT_TYPE], "application/pdf");
    step("withdraw", "");
}

/// What stood in the letter alone: an officer's corrections of the lines, and the note that goes with the decision.
#[test]
fn what_an_officer_corrected_and_added_stands_on_the_page() {
    let world = &*WORLD;
    let page = |name: &str| text(get(&world.student, &format!("/fr/student/claims/{}", world.claims[name])));
    let decided = page("decided");
    let table = decided.split("table--said").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap();
    let amounts = table.replace('\u{202f}', " ");
    assert!(amounts.contains("300,00 DH") && amounts.contains("280,00 DH"), "{amounts}");
    assert!(table.contains("Inconnu") && table.contains("Ligne absente des pièces"), "{table}");
    assert!(!table.contains("DOLIPRANE"), "what is the same is not told: {table}");
    assert!(decided.contains("Durée &#60;absente&#62;"), "the note of the decision");
    for name in ["ready", "received", "refused"] {
        assert!(!page(name).contains("table--said"), "{name}");
    }
}

#[test]
fn what_is_over_is_not_current_and_a_refund_that_waits_is_told() {
    let world = &*WORLD;
    let app = &world.house.app;
    let page = text(get(&world.student, "/fr/student"));
    let stands = |name: &str| page.contains(&format!("/student/claims/{}\"", world.claims[name]));
    assert!(stands("received") && stands("decided") && !stands("refused"), "{page}");
    // Another's claim, decided and in no payment yet.
    let row =
        app.claims(&world.student, &amoe_app::ClaimFilter { limit: 100, ..Default::default() }).unwrap();
    assert!(row.rows.iter().any(|r| r.payable == Some(Money::ZERO)), "one was rejected");
    let home = super::home::payment_soon(&row.rows);
    let decided: Vec<_> = row
        .rows
        .into_iter()
        .map(|row| match row.payable {
            Some(payable) if payable > Money::ZERO => {
                amoe_app::ClaimRow { status: amoe_domain::claim::ClaimStatus::Decided, ..row }
            }
            _ => row,
        })
        .collect();
    assert_eq!((home, super::home::payment_soon(&decided)), (false, true));
}

#[test]
fn the_check_before_printing_names_a_day_that_has_passed() {
    let world = &*WORLD;
    let id = world.draft();
    let line = |on: &str| LineForm {
        kind: "act".into(),
        key: "Cs".into(),
        paid: "300".into(),
        on: on.into(),
        ..LineForm::default()
    };
    let page = || text(get(&world.student, &format!("/fr/student/claims/{id}")));
    world.house.app.claim_line_add(&world.student, id, 0, &line("2026-11-18")).unwrap();
    assert!(!page().contains("la caisse rejette"));
    world.house.app.claim_line_change(&world.student, id, 1, 0, &line("2026-09-16")).unwrap();
    assert!(page().contains("Le dernier jour pour l’envoi était le 15 novembre 2026"), "{}", page());
}
