//! The whole journey through the JSON API over HTTP, on every engine at hand: from the institution's list to the money
//! and the auditor's look at it. Every operation of the OpenAPI document is called at least once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use amoe_domain::{Actor, CertificateId, Role, act::mark, mail::Mail};
use amoe_storage::AuditQuery;
use amoe_testkit::{Backend, House, PASSWORD, PNG, backends, totp_code};
use amoe_web::{Foundation, Ready, Web, WebSettings, router, site};
use anyhow::{Context, Result, ensure};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

/// The API of a house, served on the loopback.
struct Api {
    house: House,
    url: String,
    http: reqwest::Client,
    /// Every call that succeeded: method and path.
    done: Mutex<BTreeSet<(String, String)>>,
    mails: Mutex<Vec<Mail>>,
}

/// Somebody who calls it.
#[derive(Clone)]
struct Who {
    api: Arc<Api>,
    token: Option<String>,
    lang: &'static str,
}

/// An answer.
#[derive(Debug)]
struct Said {
    status: u16,
    kind: String,
    location: String,
    bytes: Vec<u8>,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The problem's name, and what is wrong: pointer and code.
    fn problem(&self) -> (u16, String, Vec<(String, String)>) {
        assert_eq!(self.kind, "application/problem+json", "{self:?}");
        let it = self.json();
        assert_eq!(it["status"], self.status, "{it}");
        assert!(it["title"].as_str().is_some_and(|title| title.len() > 3), "{it}");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let errors = it["errors"].as_array().cloned().unwrap_or_default();
        let errors = errors.iter().map(|error| {
            assert!(!text(&error["detail"]).is_empty(), "{it}");
            (text(&error["pointer"]), text(&error["code"]))
        });
        (self.status, text(&it["type"]).trim_start_matches("/problems/").to_owned(), errors.collect())
    }

    /// One wrong member.
    fn refusal(&self) -> (String, String) {
        let (status, name, errors) = self.problem();
        assert_eq!((status, name.as_str(), errors.len()), (422, "refused", 1), "{self:?}");
        errors.into_iter().next().unwrap_or_default()
    }
}

impl Api {
    async fn start(backend: &Backend) -> Result<Arc<Self>> {
        let house = House::new(backend)?;
        let app = house.app.clone();
        let site = site::of(app.settings(), app.rulebook(), app.env().today()).context("figures")?;
        // As behind a proxy, so that each caller of a test may have an address of her own, or none that is counted.
        let settings = WebSettings { behind_proxy: true, ..WebSettings::default() };
        let foundation = Foundation::new(site, app.env().clone(), settings);
        let ready: Ready = Arc::new(|| Box::pin(async { Ok(()) }));
        let routes = router(&Web::new(app, foundation, 8), ready)?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let (done, mails) = Default::default();
        Ok(Arc::new(Self { house, url, http: reqwest::Client::new(), done, mails }))
    }

    /// How many lines the trail has.
    fn trail(&self) -> Result<i64> {
        let query = AuditQuery { limit: 1, ..AuditQuery::default() };
        let lines = self.house.app.audit_trail(&self.house.staff(Role::Auditor), &query)?;
        Ok(lines.first().map_or(0, |line| line.entry.seq))
    }

    fn visitor(self: &Arc<Self>) -> Who {
        Who { api: Arc::clone(self), token: None, lang: "fr" }
    }

    async fn log_in(self: &Arc<Self>, login: &str) -> Result<Who> {
        let said = self.visitor().post("session", json!({ "login": login, "password": PASSWORD })).await?;
        let token = said["token"].as_str().context("a token")?.to_owned();
        Ok(Who { token: Some(token), ..self.visitor() })
    }

    async fn staff(self: &Arc<Self>, role: Role) -> Result<Who> {
        self.log_in(&format!("{role}@amoe.test")).await
    }

    /// The last mail of a template to an address, as it waits in the queue.
    fn mail(&self, template: &str, to: &str) -> Result<Mail> {
        let waiting = self.house.app.store().housekeep(|tx| tx.outbox_lease(1000))?;
        let mut mails = self.mails.lock().unwrap();
        mails.extend(waiting.into_iter().map(|out| out.mail));
        let fits = |mail: &&Mail| mail.template == template && mail.to.as_str() == to;
        mails.iter().rev().find(fits).cloned().with_context(|| format!("mail {template} to {to}"))
    }

    fn link(&self, template: &str, to: &str) -> Result<String> {
        let mail = self.mail(template, to)?;
        let link = mail.args.get("link").context("a link")?;
        Ok(link.rsplit('/').next().unwrap_or_default().to_owned())
    }
}

impl Who {
    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self
            .api
            .http
            .request(method, format!("{}/api/v1/{path}", self.api.url))
            .header("accept-language", self.lang);
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    async fn send(&self, method: Method, path: &str, request: reqwest::RequestBuilder) -> Result<Said> {
        let before = self.api.trail()?;
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        // Whatever is changed leaves a line; what only asks, or finds its work done, changes nothing.
        // `applications/answers` is asked here for a dry run, and for what nobody looked at.
        let asking =
            ["applications/answers", "applications/progress", "eligibility", "session/factor", "claims/next"];
        let asks = asking.contains(&path) || path.ends_with("/search") || status == 204;
        if answer.status().is_success() && method != Method::GET && !asks {
            ensure!(self.api.trail()? > before, "{method} {path} left no line in the trail");
        }
        if answer.status().is_success() {
            let path = path.split('?').next().unwrap_or_default();
            let call = (method.as_str().to_ascii_lowercase(), format!("/api/v1/{path}"));
            self.api.done.lock().unwrap().insert(call);
        }
        let header = |name: &str| {
            answer.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
        };
        let (kind, location) = (header("content-type"), header("location"));
        Ok(Said { status, kind, location, bytes: answer.bytes().await?.to_vec() })
    }

    /// Any answer.
    async fn call(&self, method: Method, path: &str, body: Value) -> Result<Said> {
        let mut request = self.request(method.clone(), path);
        if !body.is_null() {
            request = request.json(&body);
        }
        self.send(method, path, request).await
    }

    async fn good(&self, method: Method, path: &str, body: Value) -> Result<Said> {
        let said = self.call(method.clone(), path, body).await?;
        ensure!(
            (200..300).contains(&said.status),
            "{method} {path}: {} {}",
            said.status,
            String::from_utf8_lossy(&said.bytes)
        );
        Ok(said)
    }

    async fn get(&self, path: &str) -> Result<Value> {
        Ok(self.good(Method::GET, path, Value::Null).await?.json())
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        Ok(self.good(Method::POST, path, body).await?.json())
    }

    async fn put(&self, path: &str, body: Value) -> Result<Value> {
        Ok(self.good(Method::PUT, path, body).await?.json())
    }

    async fn delete(&self, path: &str) -> Result<Value> {
        Ok(self.good(Method::DELETE, path, Value::Null).await?.json())
    }

    async fn file(&self, path: &str, kind: &str) -> Result<Vec<u8>> {
        let said = self.good(Method::GET, path, Value::Null).await?;
        ensure!(said.kind.starts_with(kind), "{path}: {}", said.kind);
        Ok(said.bytes)
    }

    async fn pdf(&self, path: &str) -> Result<Vec<u8>> {
        let bytes = self.file(path, "application/pdf").await?;
        ensure!(bytes.starts_with(b"%PDF"), "{path}");
        Ok(bytes)
    }

    /// Makes something, twice with the same key: the second time nothing new is made.
    async fn make(&self, path: &str, body: Value) -> Result<Value> {
        let key = self.api.house.form();
        let mut said = Vec::new();
        for _ in 0..2 {
            let request = self.request(Method::POST, path).header("idempotency-key", &key).json(&body);
            let answer = self.send(Method::POST, path, request).await?;
            ensure!(
                answer.status == 201,
                "{path}: {} {}",
                answer.status,
                String::from_utf8_lossy(&answer.bytes)
            );
            ensure!(answer.location.starts_with("/api/v1/"), "{path}: {}", answer.location);
            said.push(answer.json());
        }
        ensure!(said[0]["id"] == said[1]["id"], "{path} made two things: {said:?}");
        // The same key with something else in it is a mistake, not a success.
        let mut other = body.clone();
        for (member, value) in [("address", "Ailleurs"), ("sheet", "dental"), ("arrived_on", "2026-11-22")] {
            if other.get(member).is_some() {
                other[member] = json!(value);
            }
        }
        if other != body {
            let request = self.request(Method::POST, path).header("idempotency-key", &key).json(&other);
            let problem = self.send(Method::POST, path, request).await?.problem();
            ensure!(
                problem == (422, "refused".into(), vec![(String::new(), "form-number-used".into())]),
                "{path}: {problem:?}"
            );
        }
        Ok(said.remove(0))
    }

    async fn seen(&self, path: &str) -> Result<i64> {
        self.get(path).await?["version"].as_i64().context("a version")
    }
}

fn id(value: &Value) -> Result<String> {
    Ok(value["id"].as_str().with_context(|| format!("an id in {value}"))?.to_owned())
}

/// The i-th applicant as the API takes her.
fn applicant(house: &House, i: usize) -> Value {
    let mut body = serde_json::to_value(house.apply_form(i)).unwrap();
    let members = body.as_object_mut().unwrap();
    for part in ["birth_day", "birth_month", "birth_year"] {
        members.remove(part);
    }
    members.insert("birth".to_owned(), "2005-03-14".into());
    members.insert("no_other_cover".to_owned(), true.into());
    body
}

fn three_fields(house: &House, i: usize) -> Value {
    let form = house.apply_form(i);
    json!({ "identity_number": form.identity_number, "last8": form.student_number[2..], "birth": "2005-03-14" })
}

fn consultation(paid: &str) -> Value {
    json!({ "kind": "act", "key": "Cs", "on": "2026-11-23", "paid": paid, "provider": "Dr Bennani" })
}

async fn on_each_engine<F: Future<Output = Result<()>>>(test: impl Fn(Arc<Api>) -> F) -> Result<()> {
    for backend in backends() {
        let api = Api::start(&backend).await?;
        test(api).await.with_context(|| format!("on {backend:?}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_comes_from_the_list_to_the_money() -> Result<()> {
    on_each_engine(|api| async move {
        lookups(&api).await?;
        let officer = api.staff(Role::InstitutionOfficer).await?;
        apply(&api, &officer).await?;
        contest(&api).await?;
        let student = account(&api).await?;
        let claims = claim(&api, &student).await?;
        decide(&api, &student, &claims).await?;
        pay(&api, &student, &claims).await?;
        ends(&api).await?;
        audit(&api).await?;
        student.delete("session").await?;
        assert_eq!(student.call(Method::GET, "student", Value::Null).await?.status, 401);
        every_operation_was_called(&api).await
    })
    .await
}

async fn lookups(api: &Arc<Api>) -> Result<()> {
    let visitor = api.visitor();
    assert_eq!(visitor.get("openapi.json").await?["openapi"], "3.1.0");
    let institutions = visitor.get("institutions").await?;
    assert_eq!(institutions[0]["id"], api.house.institution.to_string());
    assert!(visitor.get("acts").await?.as_array().unwrap().iter().any(|act| act["key"] == "Cs"));
    let found = visitor.post("medicines/search", json!({ "q": "doliprane", "limit": 3 })).await?;
    assert!(found.as_array().unwrap().len() <= 3 && found[0]["code"].is_string(), "{found}");
    let asked = json!({ "birth": "2005-03-14", "studies": "enrolled", "elsewhere": "no" });
    let answer = visitor.post("eligibility", asked).await?;
    assert_eq!((&answer["eligible"], &answer["to"]), (&json!(true), &json!("2027-02-01")), "{answer}");
    assert!(visitor.get("reasons").await?.as_array().unwrap().iter().any(|reason| reason["code"] == "A2"));
    Ok(())
}

/// Lists and applications: 0 waits for the list, 1 comes after it, 2 is confirmed, 3 refused, 4 returned.
async fn apply(api: &Arc<Api>, officer: &Who) -> Result<()> {
    let (visitor, house) = (api.visitor(), &api.house);
    let mut applied = BTreeMap::new();
    for i in [0, 2, 3, 4] {
        let answer = visitor.make("applications", applicant(house, i)).await?;
        assert_eq!((&answer["status"], &answer["eligible"]), (&json!("submitted"), &json!(true)), "{answer}");
        applied.insert(i, id(&answer)?);
    }

    // What confirming two of them would come to; nothing changes.
    let both = json!([{ "id": applied[&2] }, { "id": applied[&3] }]);
    let asked = json!({ "act": "confirm", "dry_run": true, "applications": both });
    let told = officer.post("applications/answers", asked).await?;
    assert_eq!((&told[0]["status"], &told[1]["status"]), (&json!("covered"), &json!("covered")), "{told}");
    let blind =
        officer.post("applications/answers", json!({ "act": "confirm", "applications": both })).await?;
    assert_eq!(blind[0]["code"], "changed-meanwhile", "what nobody looked at stays: {blind}");

    // A list with a bad line: first thrown away, then sent again as a form and taken over.
    let mut csv = house.list(2);
    csv.extend_from_slice(b"M13;JB777777;Naciri;Imane;31/02/2005;F\r\n");
    let path = "enrolment-lists?file_name=liste.csv";
    let request = officer.request(Method::POST, path).header("idempotency-key", house.form());
    let sent = officer
        .send(Method::POST, path, request.header("content-type", "text/csv").body(csv.clone()))
        .await?;
    let list = officer.get(&format!("enrolment-lists/{}", id(&sent.json())?)).await?;
    assert_eq!(
        (&list["good"], &list["bad"], &list["file_name"]),
        (&json!(2), &json!(1), &json!("liste.csv")),
        "{list}"
    );
    assert!(
        list["bad_lines"][0]["problems"].as_array().unwrap().iter().any(|p| p["code"] == "bad-birth-date")
    );
    let rejected = officer.file(&format!("enrolment-lists/{}/rejected", id(&list)?), "text/csv").await?;
    assert!(String::from_utf8_lossy(&rejected).contains("JB777777"));
    officer.post(&format!("enrolment-lists/{}/discard", id(&list)?), json!({ "seen": 0 })).await?;

    let form = Form::new().part("file", Part::bytes(csv).file_name("liste.csv"));
    let request = officer.request(Method::POST, "enrolment-lists").header("idempotency-key", house.form());
    let sent = officer.send(Method::POST, "enrolment-lists", request.multipart(form)).await?.json();
    let accept = format!("enrolment-lists/{}/accept", id(&sent)?);
    let accepted = officer.post(&accept, json!({ "seen": 0 })).await?;
    assert_eq!((&accepted["status"], &accepted["applications_answered"]), (&json!("accepted"), &json!(1)));
    assert_eq!(officer.call(Method::POST, &accept, json!({ "seen": 0 })).await?.problem().1, "stale");
    assert_eq!(officer.get("enrolment-lists").await?.as_array().map(Vec::len), Some(2));

    // The roll: the student whom the list confirmed is covered, the other one has not applied yet.
    let roll = format!("institutions/{}/roll", house.institution);
    let read = officer.get(&format!("{roll}?standing=not_applied")).await?;
    assert_eq!(
        (&read["all"]["covered"], &read["all"]["not_applied"], &read["total"]),
        (&json!(1), &json!(1), &json!(1)),
        "{read}"
    );
    let form = house.apply_form(1);
    assert_eq!(read["rows"][0]["student_number"], form.student_number);
    let found = officer.post(&format!("{roll}/search"), json!({ "search": form.identity_number })).await?;
    assert_eq!((&found["total"], &found["rows"]), (&json!(1), &read["rows"]), "{found}");
    let taken = officer.file(&format!("{roll}/export?format=csv"), "text/csv").await?;
    assert!(String::from_utf8_lossy(&taken).contains(&form.student_number));
    // The list has no addresses.
    let plan = officer.get(&format!("{roll}/reminders")).await?;
    assert_eq!(
        (&plan["listed"], &plan["without_address"], &plan["to_send"]),
        (&json!(1), &json!(1), &json!(0)),
        "{plan}"
    );
    let path = format!("{roll}/reminders");
    let request = officer.request(Method::POST, &path).header("idempotency-key", house.form());
    let queued = officer.send(Method::POST, &path, request.json(&json!({ "seen": 0 }))).await?.json();
    assert_eq!(queued["queued"], 0, "{queued}");

    // Now the list holds the student: cover opens at once.
    let at_once = visitor.make("applications", applicant(house, 1)).await?;
    // Whoever hands in an application is told the same as anyone else; the three fields tell more.
    assert_eq!(at_once["status"], "submitted");
    let opened = visitor.post("applications/progress", three_fields(house, 1)).await?;
    assert_eq!((&opened["status"], &opened["reference"]), (&json!("covered"), &at_once["reference"]));

    let waiting = officer.get("applications?status=submitted").await?;
    assert_eq!(waiting["total"], 3, "{waiting}");
    let name = house.apply_form(2).last_latin;
    let found = officer.post("applications/search", json!({ "search": name, "status": "submitted" })).await?;
    assert!(found["rows"].as_array().unwrap().iter().any(|row| row["id"] == json!(applied[&2])), "{found}");
    let path = |i: usize, act: &str| format!("applications/{}{act}", applied[&i]);
    let read = officer.get(&path(2, "")).await?;
    assert_eq!(read["acts"], json!(["confirm", "refuse", "return"]));
    assert_eq!(read["personal"]["birth"], "2005-03-14");
    assert!(read["steps"][0]["label"].is_string(), "{read}");
    let seen = &read["version"];
    assert_eq!(officer.post(&path(2, "/confirm"), json!({ "seen": seen })).await?["status"], "covered");
    let refused =
        officer.call(Method::POST, &path(3, "/refuse"), json!({ "reasons": [], "seen": 0 })).await?;
    assert_eq!(refused.refusal(), ("/reasons".into(), "reason-needed".into()));
    officer.post(&path(3, "/refuse"), json!({ "reasons": ["A2"], "seen": 0 })).await?;
    officer.post(&path(4, "/return"), json!({ "note": "Nom à corriger", "seen": 0 })).await?;

    let progress = visitor.post("applications/progress", three_fields(house, 3)).await?;
    assert_eq!((&progress["status"], &progress["reasons"][0]["code"]), (&json!("refused"), &json!("A2")));
    Ok(())
}

/// Two who are covered elsewhere are refused with the evidence and contest it: one is right, the other not.
async fn contest(api: &Arc<Api>) -> Result<()> {
    let (visitor, house) = (api.visitor(), &api.house);
    let agent = api.staff(Role::RegistrationAgent).await?;
    let csv = "CIN;Date de naissance;Qualité;Date de début;Date de fin\n\
        JB100005;14/03/2005;Assuré;01/07/2026;\nJB100006;14/03/2005;Ayant droit;01/01/2010;\nAB1;;Cousin;;\n";
    let send = async |accept: bool| -> Result<String> {
        let path = "other-cover-lists?file_name=cnss.csv&scheme=CNSS";
        let request = agent.request(Method::POST, path).header("idempotency-key", house.form());
        let sent =
            agent.send(Method::POST, path, request.header("content-type", "text/csv").body(csv)).await?;
        let list = format!("other-cover-lists/{}", id(&sent.json())?);
        let act = if accept { "accept" } else { "discard" };
        agent.good(Method::POST, &format!("{list}/{act}"), json!({ "seen": 0 })).await?;
        Ok(list)
    };
    send(false).await?;
    let list = send(true).await?;
    let read = agent.get(&list).await?;
    assert_eq!((&read["status"], &read["good"], &read["bad"]), (&json!("accepted"), &json!(2), &json!(1)));
    assert_eq!(read["good_lines"][0]["scheme"], "CNSS");
    assert_eq!(read["bad_lines"][0]["problems"].as_array().map(Vec::len), Some(4), "{read}");
    let rejected = agent.file(&format!("{list}/rejected"), "text/csv").await?;
    assert!(String::from_utf8_lossy(&rejected).contains("Cousin"));
    assert_eq!(agent.get("other-cover-lists").await?.as_array().map(Vec::len), Some(2));

    tokio::task::block_in_place(|| house.accept_list(7))?;
    for (i, right) in [(5, true), (6, false)] {
        let applied = visitor.make("applications", applicant(house, i)).await?;
        let path = format!("applications/{}", id(&applied)?);
        let link = format!("links/{}", api.link("prove-email", &format!("student{i}@amoe.test"))?);
        let used = visitor.post(&link, json!({ "password": PASSWORD })).await?;
        let student = Who { token: used["session"]["token"].as_str().map(str::to_owned), ..visitor.clone() };
        let read = student.get(&path).await?;
        assert_eq!(
            (&read["status"], &read["reasons"][0]["code"]),
            (&json!("refused"), &json!("A4")),
            "{read}"
        );
        let quality = if right { "holder" } else { "dependant" };
        let evidence = &read["evidence"][0];
        assert_eq!(
            (&evidence["scheme"], &evidence["covered_as"]),
            (&json!("CNSS"), &json!(quality)),
            "{read}"
        );
        let seen = read["version"].to_string();
        let appeal = async |text: &str, bytes: &[u8]| {
            let paper = Part::bytes(bytes.to_vec()).file_name("fin.png");
            let form =
                Form::new().text("text", text.to_owned()).text("seen", seen.clone()).part("paper", paper);
            let to = format!("{path}/appeal");
            let request = student.request(Method::POST, &to).header("idempotency-key", house.form());
            student.send(Method::POST, &to, request.multipart(form)).await
        };
        assert_eq!(appeal("Fini.", b"no picture").await?.refusal().0, "/paper");
        assert_eq!(appeal("", PNG).await?.refusal(), ("/text".into(), "field-required".into()));
        assert_eq!(appeal("L’emploi a pris fin.", PNG).await?.json()["status"], "appealed");
        let read = agent.get(&path).await?;
        assert_eq!(read["acts"], json!(["grant", "uphold"]));
        let paper = id(&read["appeal"]["papers"][0])?;
        assert_eq!(agent.file(&format!("{path}/papers/{paper}"), "image/png").await?, PNG);
        let answer = json!({ "note": "Attestation vue.", "seen": read["version"] });
        let act = if right { "grant" } else { "uphold" };
        let said = agent.post(&format!("{path}/{act}"), answer).await?;
        assert_eq!(said["status"], if right { "covered" } else { "refused" });
        let read = student.get(&path).await?;
        assert_eq!(
            (&read["appeal"]["granted"], &read["appeal"]["answer"]),
            (&json!(right), &json!("Attestation vue."))
        );
    }
    Ok(())
}

/// Covers that end before their time: asked for online and by letter, and reported by the institution.
async fn ends(api: &Arc<Api>) -> Result<()> {
    let house = &api.house;
    let reported = tokio::task::block_in_place(|| -> Result<String> {
        house.accept_list(10)?;
        let [_, _, third] = [house.student(7)?, house.student(8)?, house.student(9)?];
        Ok(house.app.student_home(&third)?.application.context("an application")?.id.to_string())
    })?;
    let agent = api.staff(Role::RegistrationAgent).await?;
    let clerk = api.staff(Role::MailroomClerk).await?;
    let officer = api.staff(Role::InstitutionOfficer).await?;
    let student = api.log_in("student7@amoe.test").await?;
    let form = async |who: &Who, path: &str, form: Form| {
        let request = who.request(Method::POST, path).header("idempotency-key", house.form());
        who.send(Method::POST, path, request.multipart(form)).await
    };
    let copy = || Form::new().part("paper", Part::bytes(PNG.to_vec()).file_name("cin.png"));

    let before = student.get("student/cancellation").await?;
    assert_eq!((&before["days"], &before["ends_on"]), (&json!(14), &json!("2026-12-07")));
    let bare = form(&student, "student/cancellation", Form::new().text("x", "")).await?;
    assert_eq!(bare.refusal(), ("/paper".into(), "identity-copy-needed".into()));
    let asked = form(&student, "student/cancellation", copy()).await?;
    assert_eq!(asked.status, 201);
    let path = format!("endings/{}", id(&asked.json())?);
    assert!(asked.location.ends_with(&path));
    let read = agent.get(&path).await?;
    assert_eq!((&read["acts"], &read["ending"]["status"]), (&json!(["refuse"]), &json!("pending")));
    let paper = id(&read["papers"][0])?;
    assert_eq!(agent.file(&format!("{path}/papers/{paper}"), "image/png").await?, PNG);
    let back = student.post(&format!("{path}/withdraw"), json!({ "seen": 0 })).await?;
    assert_eq!(back["status"], "withdrawn");

    let again = id(&form(&student, "student/cancellation", copy()).await?.json())?;
    let no = json!({ "note": "La copie ne se lit pas.", "seen": 0 });
    let refused = agent.post(&format!("endings/{again}/refuse"), no).await?;
    assert_eq!(
        (&refused["status"], &refused["note"]),
        (&json!("refused"), &json!("La copie ne se lit pas."))
    );
    let last = id(&form(&student, "student/cancellation", copy()).await?.json())?;

    let letter = Form::new().text("identity_number", "jb100008").text("in_file", "yes");
    let entered = form(&clerk, "arrivals/cancellations", letter).await?;
    assert_eq!((entered.status, &entered.json()["ends_on"]), (201, &json!("2026-12-07")));
    let listed = agent.get("endings?status=pending").await?;
    assert_eq!(listed["total"], 2, "{listed}");

    let report = json!({ "studies": "finished", "since": "2026-11-01" });
    let noted = officer.make(&format!("applications/{reported}/studies"), report).await?;
    assert_eq!((&noted["goes_on"], &noted["ending"]["ends_on"]), (&json!(false), &json!("2027-02-01")));
    let report = format!("endings/{}", id(&noted["ending"])?);
    let seen = json!({ "seen": 0 });
    assert_eq!(officer.post(&format!("{report}/correct"), seen).await?["status"], "corrected");

    let now = house.app.env().now();
    house.clock.set("2026-12-07T09:00:00Z".parse()?);
    assert_eq!(tokio::task::block_in_place(|| house.app.nightly())?.ended, 2);
    let student = api.log_in("student7@amoe.test").await?;
    assert!(student.pdf(&format!("endings/{last}/letter")).await?.starts_with(b"%PDF"));
    assert!(student.get("student").await?["cover"].is_null());
    house.clock.set(now);
    Ok(())
}

/// The mailed link, the certificate, the password.
async fn account(api: &Arc<Api>) -> Result<Who> {
    let (visitor, house) = (api.visitor(), &api.house);
    let link = format!("links/{}", api.link("prove-email", "student1@amoe.test")?);
    assert_eq!(visitor.get(&link).await?, json!({ "purpose": "prove_email", "password_min": 15 }));
    let short = visitor.call(Method::POST, &link, json!({ "password": "short" })).await?;
    assert_eq!(short.refusal().0, "/password");
    let used = visitor.post(&link, json!({ "password": PASSWORD })).await?;
    assert_eq!((&used["session"]["role"], &used["session"]["factor"]), (&json!("student"), &json!("done")));
    assert_eq!(
        visitor.call(Method::GET, &link, Value::Null).await?.problem().1,
        "not-found",
        "a link works once"
    );
    assert!(api.mail("certificate", "student1@amoe.test")?.certificate.is_some());

    // The certificate by its three fields; whoever does not fit learns nothing.
    let said = visitor.good(Method::POST, "certificates/download", three_fields(house, 1)).await?;
    assert!(said.kind == "application/pdf" && said.bytes.starts_with(b"%PDF"));
    let mut answers = BTreeSet::new();
    for (i, birth) in [(1, "2004-03-14"), (3, "2005-03-14"), (9, "2005-03-14")] {
        let mut fields = three_fields(house, i);
        fields["birth"] = birth.into();
        let said = visitor.call(Method::POST, "certificates/download", fields).await?;
        answers.insert((said.status, said.bytes));
    }
    assert_eq!(answers.len(), 1, "wrong, uncovered and unknown look the same: {answers:?}");

    let student = Who { token: used["session"]["token"].as_str().map(str::to_owned), ..visitor.clone() };
    let home = student.get("student").await?;
    assert_eq!(home["cover"]["period"]["to"], "2027-02-01", "{home}");
    let certificate = id(&home["certificate"])?;
    student.pdf(&format!("student/certificates/{certificate}")).await?;
    student.pdf(&format!("certificates/{certificate}/card")).await?;
    student.pdf(&format!("applications/{}/acknowledgement", id(&home["application"])?)).await?;
    let health = format!("certificates/{certificate}/health-card");
    let health = student.file(&health, "application/smart-health-card").await?;
    let health: Value = serde_json::from_slice(&health)?;
    assert_eq!(health["verifiableCredential"].as_array().map(Vec::len), Some(1));
    let certificate: CertificateId = certificate.parse()?;
    let code = house.app.store().read(|tx| {
        Ok::<_, amoe_app::AppError>(
            tx.certificate_load::<mark::Read>(&Actor::SYSTEM, certificate)?.code.clone(),
        )
    })?;
    let verified = visitor.get(&format!("certificates/verify/{code}")).await?;
    assert_eq!((&verified["standing"], &verified["name"]["arabic"]), (&json!("valid"), &json!("سلمى أوحدو")));
    assert_eq!(visitor.call(Method::GET, "certificates/verify/abc", Value::Null).await?.status, 404);

    // Forgotten: the same answer for an address that nobody has.
    for login in ["student1@amoe.test", "nobody@amoe.test"] {
        assert_eq!(
            visitor.call(Method::POST, "password/forgot", json!({ "login": login })).await?.status,
            202
        );
    }
    let link = format!("links/{}", api.link("set-password", "student1@amoe.test")?);
    visitor.post(&link, json!({ "password": PASSWORD })).await?;
    assert_eq!(
        student.call(Method::GET, "student", Value::Null).await?.status,
        401,
        "old sessions have ended"
    );
    let student = api.log_in(&house.apply_form(1).identity_number).await?;
    assert_eq!(student.get("session").await?["role"], "student");
    Ok(student)
}

/// A claim of the student that was posted, and one that arrived unannounced.
struct Claims {
    posted: String,
    reference: String,
}

async fn claim(api: &Arc<Api>, student: &Who) -> Result<Claims> {
    let claim = id(&student.make("claims", json!({ "sheet": "ordinary" })).await?)?;
    let path = format!("claims/{claim}");
    let lines = format!("{path}/lines");
    assert_eq!(student.get(&path).await?["missing"], json!(["lines"]));

    // Every wrong member at once, in the language asked for.
    let wrong = json!({ "line": { "kind": "act", "key": "Qx", "on": "2027-01-01", "paid": "0" }, "seen": 0 });
    let mut told = BTreeSet::new();
    for lang in ["ar", "fr", "en"] {
        let said = Who { lang, ..student.clone() }.call(Method::POST, &lines, wrong.clone()).await?;
        let (_, _, mut errors) = said.problem();
        errors.sort();
        let told_here: Vec<(&str, &str)> = errors.iter().map(|(p, c)| (p.as_str(), c.as_str())).collect();
        assert_eq!(
            told_here,
            [("/line/key", "act-unknown"), ("/line/on", "day-to-come"), ("/line/paid", "amount-zero")]
        );
        told.insert(said.json()["errors"][0]["detail"].to_string());
    }
    assert_eq!(told.len(), 3, "three languages: {told:?}");

    let medicine = &student.post("medicines/search", json!({ "q": "doliprane" })).await?[0]["code"];
    let line =
        json!({ "kind": "medicine", "code": medicine, "quantity": 2, "on": "2026-11-23", "paid": "40" });
    student.post(&lines, json!({ "line": consultation("300"), "seen": 0 })).await?;
    student.post(&lines, json!({ "line": line, "seen": 1 })).await?;
    student.post(&lines, json!({ "line": consultation("999"), "seen": 2 })).await?;
    let stale = student.call(Method::DELETE, &format!("{lines}/2?seen=1"), Value::Null).await?;
    assert_eq!((stale.status, stale.problem().1.as_str()), (409, "stale"));
    student.delete(&format!("{lines}/2?seen=3")).await?;
    student.put(&format!("{lines}/0"), json!({ "line": consultation("250.00"), "seen": 4 })).await?;
    student.put(&format!("{path}/treatment-end"), json!({ "treatment_ends_on": "", "seen": 5 })).await?;

    let sheet = student.pdf(&format!("{path}/sheet")).await?;
    let paper = |bytes: Vec<u8>, kind: &str, seen: &str| {
        Form::new()
            .text("kind", kind.to_owned())
            .text("seen", seen.to_owned())
            .part("file", Part::bytes(bytes).file_name("papier.pdf"))
    };
    let papers = format!("{path}/papers");
    let send = async |form| {
        student.send(Method::POST, &papers, student.request(Method::POST, &papers).multipart(form)).await
    };
    let refused = send(paper(b"not a paper".to_vec(), "bill", "6")).await?;
    assert_eq!(refused.refusal(), ("/file".into(), "upload-not_allowed".into()));
    assert_eq!(send(paper(sheet.clone(), "hat", "6")).await?.refusal().0, "/kind");
    for (kind, seen) in [("bill", "6"), ("prescription", "7"), ("other", "8")] {
        let said = send(paper(sheet.clone(), kind, seen)).await?;
        assert_eq!(said.status, 200, "{said:?}");
    }
    let read = student.get(&path).await?;
    assert_eq!(read["missing"], json!(["pharmacy_receipt"]));
    assert_eq!(
        (&read["lines"][0]["paid"], &read["lines"][1]["quantity"]),
        (&json!("250.00"), &json!(2)),
        "{read}"
    );
    assert!(read["deadline"]["last_day"].as_str() > Some("2026-11-23"), "{read}");
    assert_eq!(read["breakdown"]["lines"][0]["payable"], "120.00", "80% of the tariff of 150: {read}");
    assert!(read["breakdown"]["lines"][0]["steps"].as_array().unwrap().iter().any(|s| s["source"] != ""));
    let other = id(&read["papers"][2])?;
    student.pdf(&format!("{papers}/{other}")).await?;
    student.delete(&format!("{papers}/{other}?seen=9")).await?;

    for (act, status) in [("prepare", "ready"), ("reopen", "draft"), ("prepare", "ready")] {
        let seen = student.seen(&path).await?;
        assert_eq!(student.post(&format!("{path}/{act}"), json!({ "seen": seen })).await?["status"], status);
    }
    let early = json!({ "on": "2026-11-22", "seen": student.seen(&path).await? });
    let refused = student.call(Method::POST, &format!("{path}/post"), early).await?;
    assert_eq!(refused.refusal(), ("/on".into(), "posted-on-impossible".into()));
    let posting = json!({ "on": "2026-11-23", "seen": student.seen(&path).await? });
    assert_eq!(student.post(&format!("{path}/post"), posting).await?["status"], "posted");

    let second = id(&student.make("claims", json!({ "sheet": "dental", "lang": "ar" })).await?)?;
    student.post(&format!("claims/{second}/withdraw"), json!({ "seen": 0 })).await?;
    assert_eq!(student.get("claims?newest_first=true").await?["total"], 2);

    // Somebody else's: not there.
    let visitor = api.visitor();
    visitor
        .post(
            &format!("links/{}", api.link("prove-email", "student2@amoe.test")?),
            json!({ "password": PASSWORD }),
        )
        .await?;
    let stranger = api.log_in("student2@amoe.test").await?;
    for (method, path) in [
        (Method::GET, path.clone()),
        (Method::GET, format!("{path}/sheet")),
        (Method::GET, "claims/claim_1".to_owned()),
        (Method::GET, "audit".to_owned()),
        (Method::GET, "enrolment-lists".to_owned()),
        (Method::GET, "payable-claims".to_owned()),
    ] {
        let said = stranger.call(method, &path, Value::Null).await?;
        assert_eq!((said.status, said.problem().1.as_str()), (404, "not-found"), "{path}");
    }
    // Without a bank account her money comes by postal order.
    let home = stranger.get("student").await?;
    let changed = stranger.put("student/rib", json!({ "rib": "", "seen": home["version"] })).await?;
    assert!(changed["personal"].get("rib").is_none(), "{changed}");
    Ok(Claims { reference: read["reference"].as_str().unwrap().to_owned(), posted: claim })
}

async fn decide(api: &Arc<Api>, student: &Who, claims: &Claims) -> Result<()> {
    let mailroom = api.staff(Role::MailroomClerk).await?;
    let wrong = mailroom
        .request(Method::POST, "arrivals")
        .header("idempotency-key", api.house.form())
        .json(&json!({ "code": "DM-0000-0001", "postmark": "2026-11-23" }));
    assert_eq!(mailroom.send(Method::POST, "arrivals", wrong).await?.refusal().0, "/code");
    let typed = claims.reference.to_lowercase().replace('-', " ");
    let arrived = mailroom.make("arrivals", json!({ "code": typed, "postmark": "2026-11-23" })).await?;
    assert_eq!((&arrived["id"], &arrived["unannounced"]), (&json!(claims.posted), &json!(false)));

    let officer = api.staff(Role::ClaimsOfficer).await?;
    let path = format!("claims/{}", claims.posted);
    assert_eq!(officer.get("claims?status=received").await?["total"], 1);
    let found = officer.post("claims/search", json!({ "search": claims.reference })).await?;
    assert_eq!((&found["total"], &found["rows"][0]["id"]), (&json!(1), &json!(claims.posted)));
    officer.post(&format!("{path}/take"), Value::Null).await?;
    officer.post(&format!("{path}/release"), json!({ "seen": officer.seen(&path).await? })).await?;
    let next = id(&officer.post("claims/next", Value::Null).await?)?;
    assert_eq!(next, claims.posted);
    assert_eq!(id(&officer.post("claims/next", Value::Null).await?)?, next, "one at a time");

    // Back to the student, and again.
    let seen = officer.seen(&path).await?;
    let unmendable = json!({ "reasons": ["R01"], "seen": seen });
    let said = officer.call(Method::POST, &format!("{path}/return"), unmendable).await?;
    assert_eq!(said.refusal().1, "reason-not-mendable");
    let back = json!({ "reasons": ["R07"], "note": "Le cachet manque.", "seen": seen });
    assert_eq!(officer.post(&format!("{path}/return"), back).await?["status"], "returned");
    let read = student.get(&path).await?;
    assert_eq!(
        (&read["returned"]["note"], &read["place"]["holder"]),
        (&json!("Le cachet manque."), &json!("you"))
    );
    mailroom.make("arrivals", json!({ "code": claims.reference })).await?;
    officer.post(&format!("{path}/take"), Value::Null).await?;

    // What the paper says differs from what was declared; the medicine is refused.
    let view = officer.get(&path).await?;
    assert_eq!((&view["receipt"]["postmark"], view["officer"].is_string()), (&json!("2026-11-23"), true));
    let corrected = officer
        .put(&format!("{path}/lines/0"), json!({ "line": consultation("300"), "seen": view["version"] }))
        .await?;
    let verdict = json!({ "refused": [{ "line": 1, "code": "R13", "note": "Illisible" }], "seen": corrected["version"] });
    let stale = json!({ "seen": view["version"] });
    assert_eq!(officer.call(Method::POST, &format!("{path}/decide"), stale).await?.status, 409);
    assert_eq!(officer.post(&format!("{path}/decide"), verdict).await?["status"], "decided");
    let read = student.get(&path).await?;
    let breakdown = &read["breakdown"];
    assert_eq!(
        (&breakdown["outcome"], &breakdown["payable"]),
        (&json!("partly_accepted"), &json!("120.00")),
        "{read}"
    );
    assert_eq!(breakdown["lines"][1]["reasons"][0]["note"], "Illisible");
    assert_eq!(read["declared"][0]["paid"], "250.00", "what was declared is kept");
    assert!(read.get("officer").is_none(), "the student does not learn who");
    student.pdf(&format!("{path}/letter")).await?;
    api.mail("claim-decided", "student1@amoe.test")?;

    // A sheet that nobody announced: the officer reads the lines from the paper.
    let stranger = api.house.apply_form(2).identity_number;
    let unannounced = mailroom.make("arrivals", json!({ "identity_number": stranger })).await?;
    assert_eq!(unannounced["unannounced"], true);
    let other = id(&unannounced)?;
    assert_eq!(id(&officer.post("claims/next", Value::Null).await?)?, other);
    let path = format!("claims/{other}");
    let seen = officer.seen(&path).await?;
    let added =
        officer.post(&format!("{path}/lines"), json!({ "line": consultation("200"), "seen": seen })).await?;
    // An analysis has no tariff in the rulebook: it is priced from the text that the officer names, a consultation is not.
    let analysis = json!({ "kind": "act", "key": "B", "coefficient": "10", "on": "2026-11-23", "paid": "20", "provider": "Labo Atlas" });
    let added =
        officer.post(&format!("{path}/lines"), json!({ "line": analysis, "seen": added["version"] })).await?;
    let price = |seen: &Value| json!({ "ceiling": "11", "source": "Liste NABM", "seen": seen });
    let has_one =
        officer.call(Method::PUT, &format!("{path}/lines/0/price"), price(&added["version"])).await?;
    assert_eq!(has_one.refusal(), ("/ceiling".into(), "line-has-tariff".into()));
    let priced = officer.put(&format!("{path}/lines/1/price"), price(&added["version"])).await?;
    officer.post(&format!("{path}/decide"), json!({ "seen": priced["version"] })).await?;
    let read = officer.get(&path).await?;
    assert_eq!(read["breakdown"]["lines"][1]["payable"], "8.80", "{read}");
    assert_eq!(officer.call(Method::POST, "claims/next", Value::Null).await?.status, 204, "nothing waits");
    Ok(())
}

async fn pay(api: &Arc<Api>, student: &Who, claims: &Claims) -> Result<()> {
    let (preparer, approver) =
        (api.staff(Role::FinancePreparer).await?, api.staff(Role::FinanceApprover).await?);
    let payable = preparer.get("payable-claims").await?;
    let ids: Vec<&Value> = payable.as_array().unwrap().iter().map(|claim| &claim["id"]).collect();
    assert_eq!(ids.len(), 2, "{payable}");
    let batch = id(&preparer.make("batches", json!({ "claims": ids })).await?)?;
    let path = format!("batches/{batch}");
    let read = preparer.get(&path).await?;
    assert_eq!(
        (&read["total"], &read["transfers"]["amount"], &read["orders"]["amount"]),
        (&json!("248.80"), &json!("120.00"), &json!("128.80")),
        "{read}"
    );
    let early = preparer.call(Method::GET, &format!("{path}/transfers"), Value::Null).await?;
    assert_eq!(early.refusal().1, "not-now", "nobody approved yet");
    let alone = preparer.call(Method::POST, &format!("{path}/approve"), json!({ "seen": 0 })).await?;
    assert_eq!(alone.status, 404, "who prepares does not approve");
    approver.post(&format!("{path}/approve"), json!({ "seen": 0 })).await?;
    let transfers = preparer.file(&format!("{path}/transfers"), "application/xml").await?;
    assert!(String::from_utf8(transfers)?.contains("<InstdAmt Ccy=\"MAD\">120.00</InstdAmt>"));
    preparer.pdf(&format!("{path}/orders")).await?;
    preparer.post(&format!("{path}/send"), json!({ "seen": 1 })).await?;
    assert_eq!(
        preparer.post(&format!("{path}/pay"), json!({ "on": "2026-11-23", "seen": 2 })).await?["status"],
        "paid"
    );
    assert_eq!(approver.get("batches").await?[0]["paid_on"], "2026-11-23");

    let read = student.get(&format!("claims/{}", claims.posted)).await?;
    assert_eq!((&read["status"], &read["payment"]["paid_on"]), (&json!("paid"), &json!("2026-11-23")));
    let acts: Vec<&str> =
        read["history"].as_array().unwrap().iter().filter_map(|event| event["act"].as_str()).collect();
    assert!(acts.starts_with(&["create"]) && acts.ends_with(&["decide", "order", "pay"]), "{acts:?}");
    assert_eq!(student.get("student").await?["payments"][0]["amount"], "120.00");
    Ok(())
}

async fn audit(api: &Arc<Api>) -> Result<()> {
    // The auditor enrols a second factor, and is asked for it from then on.
    let auditor = api.staff(Role::Auditor).await?;
    let setup = auditor.get("session/factor").await?;
    let secret = setup["secret"].as_str().context("a secret")?.to_owned();
    let code =
        || -> Result<String> { totp_code(&secret, u64::try_from(api.house.app.env().now().as_second())?) };
    let body = json!({ "code": code()?, "secret": secret });
    let done = auditor.post("session/factor", body).await?;
    assert_eq!(done["factor"], "done");
    let half = api.staff(Role::Auditor).await?;
    let said = half.call(Method::GET, "audit", Value::Null).await?;
    assert_eq!((said.status, said.problem().1.as_str()), (401, "factor-code"));
    let used = half.call(Method::POST, "session/factor", json!({ "code": code()? })).await?;
    assert_eq!(used.refusal(), ("/code".into(), "factor-wrong".into()), "a code works once");
    let later = api.house.app.env().now() + jiff::SignedDuration::from_secs(30);
    api.house.clock.set(later);
    let full = half.post("session/factor", json!({ "code": code()? })).await?;
    let auditor = Who { token: full["token"].as_str().map(str::to_owned), ..half };

    let trail = auditor.get("audit?thing=claim&limit=1000").await?;
    let acts: BTreeSet<&str> =
        trail.as_array().unwrap().iter().filter_map(|entry| entry["act"].as_str()).collect();
    for act in
        ["create", "edit", "prepare", "post", "receive", "take", "decide", "return", "order", "pay", "read"]
    {
        assert!(acts.contains(act), "{act} left a line: {acts:?}");
    }
    let report = auditor.get("audit/verify").await?;
    assert_eq!(report["whole"], true, "{report}");
    assert!(report["entries"].as_i64() > Some(40), "{report}");
    Ok(())
}

async fn every_operation_was_called(api: &Arc<Api>) -> Result<()> {
    let document = api.visitor().get("openapi.json").await?;
    let done = api.done.lock().unwrap().clone();
    let mut missing = Vec::new();
    for (template, item) in document["paths"].as_object().context("paths")? {
        for method in item.as_object().context("operations")?.keys() {
            // `claims/next` must not count as `claims/{id}`: only what the document does not name itself fills a place.
            let fits = |(m, path): &&(String, String)| {
                let (mut parts, mut places) = (path.split('/'), template.split('/'));
                m == method
                    && (path == template || document["paths"].get(path).is_none())
                    && parts
                        .by_ref()
                        .zip(places.by_ref())
                        .all(|(part, place)| part == place || place.starts_with('{'))
                    && path.split('/').count() == template.split('/').count()
            };
            if !done.iter().any(|call| fits(&call)) {
                missing.push(format!("{method} {template}"));
            }
        }
    }
    assert!(missing.is_empty(), "never called: {missing:#?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_told_with_its_place() -> Result<()> {
    on_each_engine(|api| async move {
        let visitor = api.visitor();
        let house = &api.house;
        // Without a key nothing is made, and the answer says why.
        for key in [None, Some("1"), Some("00000000-0000-0000-0000-000000000000")] {
            let mut request = visitor.request(Method::POST, "applications").json(&applicant(house, 0));
            if let Some(key) = key {
                request = request.header("idempotency-key", key);
            }
            let (status, name, _) = visitor.send(Method::POST, "applications", request).await?.problem();
            assert_eq!((status, name.as_str()), (400, "idempotency-key"), "{key:?}");
        }
        // Every member that must not be empty, at once.
        let key = || house.form();
        let post = |body: Value| {
            let request =
                visitor.request(Method::POST, "applications").header("idempotency-key", key()).json(&body);
            visitor.send(Method::POST, "applications", request)
        };
        let (_, _, errors) = post(json!({})).await?.problem();
        let wrong: BTreeSet<&str> = errors.iter().map(|(pointer, _)| pointer.as_str()).collect();
        for pointer in ["/identity_number", "/birth", "/no_other_cover", "/institution", "/email"] {
            assert!(wrong.contains(pointer), "{pointer}: {wrong:?}");
        }
        assert!(!wrong.contains("/rib") && !wrong.contains("/phone"), "{wrong:?}");
        // A day that does not exist stands at the member that was sent.
        let mut body = applicant(house, 0);
        body["birth"] = "2005-02-31".into();
        assert_eq!(post(body).await?.refusal().0, "/birth");
        // Unknown and malformed members are named.
        let mut body = applicant(house, 0);
        body["e_mail"] = "x".into();
        assert_eq!(post(body).await?.refusal(), ("/e_mail".into(), "unknown-member".into()));
        let mut body = applicant(house, 0);
        body["no_other_cover"] = "perhaps".into();
        assert_eq!(post(body).await?.refusal(), ("/no_other_cover".into(), "malformed-member".into()));

        let session = |kind: &'static str, body: &'static str| {
            let request = visitor.request(Method::POST, "session").header("content-type", kind).body(body);
            visitor.send(Method::POST, "session", request)
        };
        let said = async |kind, body| -> Result<(u16, String)> {
            let (status, name, _) = session(kind, body).await?.problem();
            Ok((status, name))
        };
        assert_eq!(said("application/json", "{").await?, (400, "malformed-json".into()));
        assert_eq!(said("application/json", "{} {}").await?.0, 422);
        assert_eq!(said("text/plain", "{}").await?, (415, "not-json".into()));
        for (method, path, status, name) in [
            (Method::GET, "nothing", 404, "not-found"),
            (Method::GET, "student", 401, "unauthenticated"),
            (Method::DELETE, "institutions", 405, "wrong-method"),
        ] {
            let (said, told, _) = visitor.call(method, path, Value::Null).await?.problem();
            assert_eq!((said, told.as_str()), (status, name), "{path}");
        }
        let officer = api.staff(Role::ClaimsOfficer).await?;
        let (said, told, _) = officer.call(Method::GET, "claims?colour=red", Value::Null).await?.problem();
        assert_eq!((said, told.as_str()), (400, "malformed-query"));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_arrives_also_when_the_body_was_not_read() -> Result<()> {
    let api = Api::start(&Backend::Sqlite).await?;
    let photograph = vec![0_u8; 6 * 1024 * 1024];
    // Nobody is logged in: the answer is known before the photograph has come.
    for _ in 0..25 {
        let answer = api
            .http
            .post(format!("{}/api/v1/claims/claim_1/papers", api.url))
            .header("content-type", "multipart/form-data; boundary=b")
            .body(photograph.clone())
            .send()
            .await
            .context("the connection closed on the rest of the body")?;
        assert_eq!(answer.status(), 401);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_cannot_be_tried_for_long() -> Result<()> {
    let api = Api::start(&Backend::Sqlite).await?;
    let attempt = async |from: &str, login: &str| {
        let visitor = api.visitor();
        let body = json!({ "login": login, "password": "not this one, surely" });
        let request = visitor.request(Method::POST, "session").header("x-forwarded-for", from).json(&body);
        visitor.send(Method::POST, "session", request).await
    };
    // By address, whatever the name.
    assert_eq!(attempt("192.0.2.1", "auditor@amoe.test").await?.refusal().1, "log-in-wrong");
    // Ten a minute; on a slow machine some more pass while the first ones grow old.
    let mut tries = 1;
    let said = loop {
        let said = attempt("192.0.2.1", &format!("AB{tries}")).await?;
        tries += 1;
        ensure!(tries < 40, "nobody stopped {tries} tries");
        if said.status != 422 {
            break said;
        }
    };
    assert!(tries > 10, "{tries}");
    assert_eq!((said.status, said.problem().1.as_str()), (429, "too-many"));
    assert_eq!(
        attempt("192.0.2.2", "auditor@amoe.test").await?.status,
        422,
        "another address has its own count"
    );
    // By name, whatever the address: the two above and eight more.
    for i in 3..11 {
        assert_eq!(attempt(&format!("192.0.2.{i}"), "auditor@amoe.test").await?.status, 422, "{i}");
    }
    let said = attempt("192.0.2.20", "auditor@amoe.test").await?;
    assert_eq!((said.status, said.problem().1.as_str()), (429, "too-many"));
    Ok(())
}
