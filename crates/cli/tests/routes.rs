//! Every route, asked by a stranger and in each role. The answers stand in `docs/routes.txt`, so that whoever opens a
//! door shows it in review; `AMOE_WRITE_ROUTES=1 cargo test -p amoe-cli --test routes` writes the file anew.

use std::{collections::BTreeMap, fmt::Write as _, path::Path, sync::Arc};

use amoe_app::{
    account::LogIn,
    application::{AppealForm, Enclosed},
    claim::{draft::LineForm, mailroom::Arrival, review::Verdict},
    ending::{Reported, StudiesForm},
    other_cover::OtherCoverForm,
    user::NewUser,
};
use amoe_base::{Email, Lang, Trilingual};
use amoe_domain::{
    Actor, ApplicationId, ClaimId, EndingId, OtherCoverListId, PaperId, Role,
    claim::{PaperKind, Sheet},
    institution::Institution,
};
use amoe_testkit::{Backend, House, PASSWORD, PNG};
use amoe_web::{Foundation, Ready, Web, WebSettings, router, site};
use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method, redirect::Policy};
use serde_json::json;

/// Route and method, and what each asker was answered.
type Table = BTreeMap<(String, String), Vec<String>>;

/// Who asks: the heading of the column, and how she logs in.
struct Asker {
    name: &'static str,
    login: Option<String>,
}

/// What is asked: the route as it is written, an address of it, and what is sent.
struct Question {
    route: String,
    note: &'static str,
    path: String,
    kind: &'static str,
    body: Vec<u8>,
}

/// Things of the student "owner" and of the institution "own", in the states where most can be done to them.
struct World {
    house: House,
    /// What stands for a place in a path: the route's beginning, the place, and a value with a note about it.
    places: Vec<(&'static str, &'static str, &'static str, String)>,
    askers: Vec<Asker>,
    /// A claim that nobody can pay yet.
    draft: ClaimId,
    /// A report of an institution.
    reported: EndingId,
    /// A PDF, as good as any paper.
    paper: Vec<u8>,
}

impl World {
    fn new() -> Result<Self> {
        let house = House::new(&Backend::Sqlite)?;
        let app = house.app.clone();
        let now = app.env().now();
        // Cover begins with the application: two months before the days of care.
        house.clock.set("2026-09-15T09:00:00Z".parse()?);
        house.accept_list(2)?;
        let (owner, _) = (house.student(0)?, house.student(1)?);
        house.clock.set(now);
        let application = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(2), &house.form())?.id;
        let (other_covers, contested, enclosed) = contested(&house)?;
        let officer = house.staff(Role::InstitutionOfficer);
        let list = app.list_preview(&officer, "list.csv", house.list(4), &house.form())?;

        let text = |t: &str| Trilingual { ar: t.to_owned(), fr: t.to_owned(), en: t.to_owned() };
        let other = Institution {
            id: app.env().id(),
            code: "est".to_owned(),
            name: text("École"),
            city: text("Guelmim"),
        };
        app.institution_put(&Actor::SYSTEM, &other)?;
        for (role, email, institution) in [
            (Role::InstitutionOfficer, "elsewhere@amoe.test", Some(other.id)),
            (Role::ClaimsOfficer, "colleague@amoe.test", None),
        ] {
            let email = Email::parse(email)?;
            let new = NewUser { role, name: "Test".to_owned(), email, institution, lang: Lang::Fr };
            app.user_with_password(&Actor::SYSTEM, &new, PASSWORD)?;
        }

        let draft = claim(&house, &owner)?;
        let in_hand = claim(&house, &owner)?;
        arrive(&house, &owner, in_hand)?;
        let decided = claim(&house, &owner)?;
        let seen = arrive(&house, &owner, decided)?;
        app.claim_decide(
            &house.staff(Role::ClaimsOfficer),
            decided,
            &Verdict { seen, ..Verdict::default() },
        )?;
        let preparer = house.staff(Role::FinancePreparer);
        let batch = app.batch_prepare(&preparer, &[decided], &house.form())?;
        let copy = || vec![Enclosed { file_name: "cin.png".to_owned(), bytes: PNG.to_vec() }];
        let ending = app.cancel_ask(&owner, copy(), &house.form())?;
        let (ended, reported, covered) = ends(&house)?;
        let home = app.student_home(&owner)?;
        let certificate = home.certificate.context("a certificate")?.0;
        let paper = |id| anyhow::Ok(app.claim(&owner, id, Lang::Fr)?.claim.papers[0].id.to_string());

        let places = vec![
            ("/{lang}/student/claims/", "{id}", "", draft.to_string()),
            ("/{lang}/student/claims/", "{paper}", "", paper(draft)?),
            ("/{lang}/student/certificates/", "{id}", "", certificate.to_string()),
            ("/{lang}/fund/claims/", "{id}", "", in_hand.to_string()),
            ("/{lang}/fund/claims/", "{paper}", "", paper(in_hand)?),
            ("/{lang}/student/endings/", "{id}", "", ending.id.to_string()),
            ("/{lang}/student/endings/", "{paper}", "", ending.papers()[0].id.to_string()),
            ("/{lang}/fund/endings/", "{id}", "", ending.id.to_string()),
            ("/{lang}/fund/endings/", "{id}", "over", ended.to_string()),
            ("/{lang}/fund/endings/", "{paper}", "", ending.papers()[0].id.to_string()),
            ("/api/v1/endings/", "{id}", "", ending.id.to_string()),
            ("/api/v1/endings/", "{id}", "over", ended.to_string()),
            ("/api/v1/endings/", "{id}", "reported", reported.to_string()),
            ("/api/v1/endings/", "{paper}", "", ending.papers()[0].id.to_string()),
            ("/{lang}/institution/applications/{id}/studies", "{id}", "", covered.to_string()),
            ("/api/v1/applications/{id}/studies", "{id}", "", covered.to_string()),
            ("/api/v1/claims/", "{id}", "draft", draft.to_string()),
            ("/api/v1/claims/", "{id}", "in hand", in_hand.to_string()),
            ("/api/v1/student/certificates/", "{id}", "", certificate.to_string()),
            ("/api/v1/certificates/", "{id}", "", certificate.to_string()),
            ("/.well-known/crl/", "{file}", "", "none.json".to_owned()),
            ("/{lang}/institution/lists/", "{id}", "", list.to_string()),
            ("/api/v1/enrolment-lists/", "{id}", "", list.to_string()),
            ("/{lang}/fund/other-covers/", "{id}", "", other_covers.to_string()),
            ("/api/v1/other-cover-lists/", "{id}", "", other_covers.to_string()),
            ("/{lang}/institution/applications/", "{id}", "", application.to_string()),
            ("/{lang}/institution/applications/", "{id}", "contested", contested.to_string()),
            ("/{lang}/institution/applications/", "{paper}", "", enclosed.to_string()),
            ("/{lang}/fund/applications/", "{id}", "", application.to_string()),
            ("/{lang}/fund/applications/", "{id}", "contested", contested.to_string()),
            ("/{lang}/fund/applications/", "{paper}", "", enclosed.to_string()),
            ("/api/v1/applications/", "{id}", "", application.to_string()),
            ("/api/v1/applications/", "{id}", "contested", contested.to_string()),
            ("/api/v1/applications/", "{paper}", "", enclosed.to_string()),
            ("/{lang}/student/applications/", "{id}", "", contested.to_string()),
            ("/{lang}/student/applications/", "{paper}", "", enclosed.to_string()),
            ("/{lang}/fund/roll/", "{id}", "", house.institution.to_string()),
            ("/api/v1/institutions/", "{id}", "", house.institution.to_string()),
            ("/{lang}/fund/payments/", "{id}", "", batch.to_string()),
            ("/api/v1/batches/", "{id}", "", batch.to_string()),
            ("/{lang}/rules/", "{key}", "", "rate.outpatient".to_owned()),
            ("", "{lang}", "", "fr".to_owned()),
            ("", "{kind}", "", "act".to_owned()),
            ("", "{line}", "", "0".to_owned()),
            ("", "{index}", "", "0".to_owned()),
            ("", "{hash}", "", "0".to_owned()),
            ("", "{*name}", "", "amoe.css".to_owned()),
            // Of nobody: that a stranger may ask is what is seen here.
            ("", "{paper}", "", paper(draft)?),
            ("", "{code}", "", "aaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned()),
            ("", "{token}", "", "a".repeat(52)),
        ];
        let staff = |name, login: &str| Asker { name, login: Some(format!("{login}@amoe.test")) };
        let askers = vec![
            Asker { name: "stranger", login: None },
            staff("owner", "student0"),
            staff("other student", "student1"),
            staff("institution", "institution_officer"),
            staff("other institution", "elsewhere"),
            staff("registration", "registration_agent"),
            staff("mailroom", "mailroom_clerk"),
            staff("claims", "claims_officer"),
            staff("other claims", "colleague"),
            staff("medical", "medical_reviewer"),
            staff("preparer", "finance_preparer"),
            staff("approver", "finance_approver"),
            staff("contact", "contact_agent"),
            staff("auditor", "auditor"),
            staff("administrator", "administrator"),
        ];
        let paper = app.care_sheet_pdf(&owner, draft)?.bytes;
        Ok(Self { house, places, askers, draft, reported, paper })
    }

    /// Every address of a route; its places filled.
    fn fill(&self, route: &str) -> Vec<(&'static str, String)> {
        let mut open = vec![("", route.to_owned())];
        for place in route.split('/').filter(|part| part.starts_with('{')) {
            let fits =
                |(begin, name, ..): &&(&str, &str, &str, String)| *name == place && route.starts_with(begin);
            // What is said for this beginning goes before what is said for all.
            let longest = self.places.iter().filter(fits).map(|(begin, ..)| begin.len()).max().unwrap_or(0);
            let values: Vec<_> =
                self.places.iter().filter(fits).filter(|(begin, ..)| begin.len() == longest).collect();
            assert!(!values.is_empty(), "{route}: nothing stands for {place}");
            open = open
                .into_iter()
                .flat_map(|(note, path)| {
                    values.iter().map(move |(_, _, more, value)| {
                        (if note.is_empty() { *more } else { note }, path.replacen(place, value, 1))
                    })
                })
                .collect();
        }
        open
    }
}

/// The list of another scheme, the application of somebody who is on it and contests the refusal, and what she encloses.
fn contested(house: &House) -> Result<(OtherCoverListId, ApplicationId, PaperId)> {
    let app = &house.app;
    let agent = house.staff(Role::RegistrationAgent);
    let list = "CIN;Date de naissance;Qualité;Date de début\nJB100005;14/03/2005;Assuré;01/07/2026\n";
    let form = OtherCoverForm { scheme: "CNSS".to_owned() };
    let list =
        app.other_covers_preview(&agent, &form, "cnss.csv", list.as_bytes().to_vec(), &house.form())?;
    app.other_covers_accept(&agent, list, 0)?;
    house.accept_list(6)?;
    let student = house.student(5)?;
    let id = app.student_home(&student)?.application.context("an application")?.id;
    let seen = app.application(&student, id)?.application.version;
    let bytes = PNG.to_vec();
    let form = AppealForm { text: "Fini.".to_owned(), seen };
    let paper = Enclosed { file_name: "fin.png".to_owned(), bytes };
    let next = app.application_appeal(&student, id, &form, vec![paper], &house.form())?;
    let paper = next.appealed().context("an appeal")?.papers[0].id;
    Ok((list, id, paper))
}

/// A cover that was cancelled and has ended, one whose studies were reported as over, and the application of that student.
fn ends(house: &House) -> Result<(EndingId, EndingId, ApplicationId)> {
    let app = &house.app;
    let now = app.env().now();
    house.clock.set("2026-10-01T09:00:00Z".parse()?);
    house.accept_list(8)?;
    let (gone, left) = (house.student(6)?, house.student(7)?);
    let copy = vec![Enclosed { file_name: "cin.png".to_owned(), bytes: PNG.to_vec() }];
    let ended = app.cancel_ask(&gone, copy, &house.form())?.id;
    house.clock.set(now);
    let _ = app.nightly()?;
    let covered = app.student_home(&left)?.application.context("an application")?.id;
    let form = StudiesForm {
        studies: "finished".to_owned(),
        since: "2026-11-01".to_owned(),
        ..StudiesForm::default()
    };
    let officer = house.staff(Role::InstitutionOfficer);
    match app.studies_report(&officer, covered, &form, &house.form())? {
        Reported::Ends(ending) => Ok((ended, ending.id, covered)),
        Reported::GoesOn => anyhow::bail!("the report ends nothing"),
    }
}

/// A draft with a line and a bill.
fn claim(house: &House, owner: &Actor) -> Result<ClaimId> {
    let app = &house.app;
    let id = app.claim_create(owner, Sheet::Ordinary, Lang::Fr, &house.form())?;
    let line = LineForm {
        kind: "act".to_owned(),
        key: "Cs".to_owned(),
        on: "2026-11-20".to_owned(),
        paid: "300".to_owned(),
        ..LineForm::default()
    };
    app.claim_line_add(owner, id, 0, &line)?;
    let pdf = app.care_sheet_pdf(owner, id)?.bytes;
    app.claim_paper_add(owner, id, 1, PaperKind::Bill, "facture.pdf", pdf)?;
    Ok(id)
}

/// Posted, received, and taken by the claims officer; its version then.
fn arrive(house: &House, owner: &Actor, id: ClaimId) -> Result<i32> {
    let app = &house.app;
    app.claim_prepare(owner, id, 2)?;
    let posted = app.claim_post(owner, id, 3, "2026-11-23")?;
    let arrival = Arrival { code: posted.reference.to_string(), ..Arrival::default() };
    app.claim_receive(&house.staff(Role::MailroomClerk), &arrival, &house.form())?;
    Ok(app.claim_take(&house.staff(Role::ClaimsOfficer), id)?.version)
}

/// Every path that the router holds, from its own description of itself: none can be forgotten.
fn paths(router: &axum::Router) -> Result<Vec<String>> {
    let described = format!("{router:?}");
    let at = described.find("paths: {").context("axum describes its paths")?;
    let (mut paths, mut rest) = (Vec::new(), &described[at..]);
    while let Some(from) = rest.find("): \"/") {
        let text = &rest[from + 4..];
        let end = text.find('"').context("the end of a path")?;
        // What answers when nothing fits is no door.
        if !text[..end].contains("__private") {
            paths.push(text[..end].to_owned());
        }
        rest = &text[end..];
    }
    paths.sort();
    paths.dedup();
    ensure!(paths.len() > 80, "only {} paths: {described}", paths.len());
    Ok(paths)
}

/// What is sent to a page that has several buttons: each of them once.
fn buttons(route: &str) -> &'static [&'static str] {
    match route {
        "/{lang}/fund/claims/{id}" => &["take", "release", "line", "decide", "return", "reject", "price"],
        "/{lang}/institution/applications/{id}" | "/{lang}/fund/applications/{id}" => {
            &["confirm", "refuse", "return", "grant", "uphold"]
        }
        "/{lang}/institution/applications/answers" | "/{lang}/fund/applications/answers" => {
            &["look-confirm", "look-refuse", "confirm", "refuse"]
        }
        "/{lang}/fund/other-covers/{id}" | "/{lang}/institution/lists/{id}" => &["accept", "discard"],
        "/{lang}/institution/applications/{id}/studies" => &["report", "correct"],
        "/{lang}/fund/payments/{id}" => &["approve", "send", "pay"],
        _ => &[""],
    }
}

/// The kind and the body of a writing request: whole, and of a version that is not there.
fn body(world: &World, route: &str, button: &str) -> (&'static str, Vec<u8>) {
    let Some(operation) = route.strip_prefix("/api/v1/") else {
        let ending = if button == "correct" { format!("&ending={}", world.reported) } else { String::new() };
        let body = format!("seen=99999&q=a&do={button}{ending}&form_id={}", world.house.form());
        return ("application/x-www-form-urlencoded", body.into_bytes());
    };
    let line =
        json!({ "kind": "act", "key": "Cs", "on": "2026-11-20", "paid": "300", "provider": "Dr Bennani" });
    let body = match operation {
        "claims/{id}/papers" => {
            let part = "--b\r\ncontent-disposition: form-data; name=";
            let begin = format!(
                "{part}\"seen\"\r\n\r\n99999\r\n{part}\"kind\"\r\n\r\nbill\r\n{part}\"file\"; \
                 filename=\"a.pdf\"\r\n\r\n"
            );
            let whole = [begin.as_bytes(), &world.paper, b"\r\n--b--\r\n"].concat();
            return ("multipart/form-data; boundary=b", whole);
        }
        "student/cancellation" | "arrivals/cancellations" => {
            return ("multipart/form-data; boundary=b", b"--b--\r\n".to_vec());
        }
        "endings/{id}/refuse" => json!({ "note": "Illisible", "seen": 99999 }),
        "applications/{id}/studies" => json!({ "studies": "finished" }),
        "applications/search" | "claims/search" | "institutions/{id}/roll/search" => json!({ "search": "a" }),
        "medicines/search" => json!({ "q": "a" }),
        "eligibility" => json!({ "birth": "2005", "studies": "enrolled", "elsewhere": "no" }),
        "applications/{id}/appeal" => {
            let form = "--b\r\ncontent-disposition: form-data; name=\"seen\"\r\n\r\n99999\r\n\
                --b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\nNon\r\n--b--\r\n";
            return ("multipart/form-data; boundary=b", form.as_bytes().to_vec());
        }
        "applications/{id}/grant" | "applications/{id}/uphold" => json!({ "note": "Vu", "seen": 99999 }),
        "applications/{id}/refuse" => json!({ "reasons": ["A2"], "note": "", "seen": 99999 }),
        "applications/{id}/return" => json!({ "note": "Nom", "seen": 99999 }),
        "claims/{id}/return" => json!({ "reasons": ["R07"], "note": "", "seen": 99999 }),
        "claims/{id}/lines" | "claims/{id}/lines/{index}" => json!({ "line": line, "seen": 99999 }),
        "claims/{id}/lines/{index}/price" => json!({ "ceiling": "100", "source": "Arrêté", "seen": 99999 }),
        "claims/{id}/treatment-end" => json!({ "treatment_ends_on": "", "seen": 99999 }),
        "claims/{id}/post" | "batches/{id}/pay" => json!({ "on": "2026-11-23", "seen": 99999 }),
        "arrivals" => json!({ "code": "DM-0000-0001" }),
        "batches" => json!({ "claims": [world.draft] }),
        "claims" => json!({ "sheet": "ordinary" }),
        "applications/answers" => json!({ "act": "confirm", "applications": [] }),
        "student/rib" => json!({ "rib": "", "seen": 99999 }),
        "claims/next" => return ("application/json", Vec::new()),
        _ => json!({ "seen": 99999 }),
    };
    ("application/json", body.to_string().into_bytes())
}

/// The questions of a route: nothing that is sent is right, so that nothing changes; whoever may do it is told what is
/// wrong with it, whoever may not learns nothing.
fn questions(world: &World, route: &str, method: &Method) -> Vec<Question> {
    let mut all = Vec::new();
    for (note, path) in world.fill(route) {
        let path = if *method == Method::DELETE { format!("{path}?seen=99999") } else { path };
        for button in if *method == Method::GET { &[""] } else { buttons(route) } {
            let note = if button.is_empty() { note } else { button };
            let (kind, body) = body(world, route, button);
            all.push(Question { route: route.to_owned(), note, path: path.clone(), kind, body });
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_opens_to_those_for_whom_it_is() -> Result<()> {
    let world = tokio::task::block_in_place(World::new)?;
    let app = world.house.app.clone();
    let site = site::of(app.settings(), app.rulebook(), app.env().today()).context("figures")?;
    let settings = WebSettings { behind_proxy: true, ..WebSettings::default() };
    let foundation = Foundation::new(site, app.env().clone(), settings);
    let ready: Ready = Arc::new(|| Box::pin(async { Ok(()) }));
    let routes = router(&Web::new(app.clone(), foundation, 8), ready)?;
    let paths = paths(&routes)?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let http = Client::builder().redirect(Policy::none()).build()?;
    let session = |asker: &Asker| -> Result<Option<String>> {
        let Some(login) = asker.login.clone() else { return Ok(None) };
        let session = app.log_in(&LogIn { login, password: PASSWORD.to_owned(), ..LogIn::default() })?;
        Ok(Some(session.token.reveal()))
    };
    let mut sessions: Vec<_> = world.askers.iter().map(session).collect::<Result<_>>()?;

    let mut asked = 0_u32;
    let mut table = Table::new();
    for route in &paths {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            for question in questions(&world, route, &method) {
                let mut row = Vec::new();
                for (asker, token) in world.askers.iter().zip(&sessions) {
                    asked += 1;
                    let from = std::net::Ipv4Addr::from(0x0a00_0000 + asked).to_string();
                    // Whoever logs out does so with a session of her own.
                    let fresh = if question.path.contains("log-out") || route == "/api/v1/session" {
                        session(asker)?
                    } else {
                        None
                    };
                    let mut request = http
                        .request(method.clone(), format!("{url}{}", question.path))
                        .header("x-forwarded-for", from)
                        .header("sec-fetch-site", "same-origin");
                    if let Some(token) = fresh.as_ref().or(token.as_ref()) {
                        request =
                            request.header("cookie", format!("session={token}; __Host-session={token}"));
                    }
                    if method != Method::GET {
                        request = request
                            .header("content-type", question.kind)
                            .header("idempotency-key", world.house.form())
                            .body(question.body.clone());
                    }
                    let answer = request.send().await?;
                    let status = answer.status().as_u16();
                    let to =
                        answer.headers().get("location").and_then(|v| v.to_str().ok()).unwrap_or_default();
                    ensure!(status < 500, "{method} {} as {}: {status}", question.path, asker.name);
                    row.push(if to.contains("/log-in") { "log-in".to_owned() } else { status.to_string() });
                }
                if question.path.ends_with("log-out-everywhere") {
                    sessions = world.askers.iter().map(session).collect::<Result<_>>()?;
                }
                if row.iter().any(|cell| cell != "405") {
                    let mut name = question.route.clone();
                    if !question.note.is_empty() {
                        write!(name, " ({})", question.note)?;
                    }
                    table.insert((name, method.to_string()), row);
                }
            }
        }
    }
    whose_is_nobody_elses(&world, &table)?;

    let text = print(&world, &table)?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/routes.txt");
    if std::env::var_os("AMOE_WRITE_ROUTES").is_some() {
        std::fs::write(&file, &text)?;
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<&str> = text.lines().filter(|line| !committed.lines().any(|old| old == *line)).collect();
    ensure!(committed == text, "docs/routes.txt says otherwise of these doors:\n{}", changed.join("\n"));
    Ok(())
}

/// What is named in a path belongs to somebody: another student, and another institution, find nothing there.
fn whose_is_nobody_elses(world: &World, table: &Table) -> Result<()> {
    let (mut seen, mut open) = (0, Vec::new());
    for ((route, method), row) in table {
        if !route.contains("{id}") {
            continue;
        }
        for (asker, answer) in world.askers.iter().zip(row) {
            // A form's address that is opened again leads to the page of its thing, which then decides.
            if method == "GET" && answer == "303" {
                continue;
            }
            let locked_out = match asker.name {
                "stranger" => ["log-in", "401", "404"].contains(&answer.as_str()),
                "other student" | "other institution" => answer == "404" || answer == "405",
                _ => continue,
            };
            seen += 1;
            if !locked_out {
                open.push(format!("{method} {route} answers {answer} to \"{}\"", asker.name));
            }
        }
    }
    ensure!(open.is_empty(), "doors that should be closed:\n{}", open.join("\n"));
    ensure!(seen > 100, "only {seen} closed doors were tried");
    Ok(())
}

fn print(world: &World, table: &Table) -> Result<String> {
    let mut out = String::from(
        "# Every route and what it answers to a stranger and in each role, when what is sent is not right (an old version,\n\
         # no fields): 404 not there for her, 401 or log-in: log in first, 409 and 422: may, if it were right.\n\
         # \"owner\" is the student whose things these are, \"institution\" their university, \"claims\" the officer who has\n\
         # the claim in hand. Written by a test: crates/cli/tests/routes.rs.\n\n",
    );
    let wide =
        table.keys().map(|(route, method)| route.chars().count() + method.len()).max().unwrap_or(0) + 2;
    write!(out, "{:wide$}", "")?;
    for asker in &world.askers {
        write!(out, " {:>w$}", asker.name, w = asker.name.len().max(6))?;
    }
    out.push('\n');
    for ((route, method), row) in table {
        write!(out, "{:wide$}", format!("{method} {route}"))?;
        for (asker, answer) in world.askers.iter().zip(row) {
            write!(out, " {answer:>w$}", w = asker.name.len().max(6))?;
        }
        out.push('\n');
    }
    Ok(out)
}
