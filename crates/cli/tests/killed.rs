//! The server dies in the middle of every step of the journey, just before and just after each commit of it, and is
//! started again: the step can be repeated, nothing is lost and nothing is done twice. The same journey without deaths
//! is what it is compared with.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

use std::{collections::BTreeMap, path::Path, process::Command, time::Duration};

use amoe_base::Env;
use amoe_domain::{Act, Actor, Role, ThingKind, mail::Mail};
use amoe_storage::AuditQuery;
use amoe_testkit::{Backend, House, PASSWORD, Server, backends, binary_command, received_claims, totp_code};
use anyhow::{Context, Result, bail, ensure};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

/// What a request carries besides its path.
#[derive(Clone)]
enum Body {
    Json(Value),
    Csv(Vec<u8>),
    Paper { bytes: Vec<u8>, seen: i64 },
}

/// A step: one writing request.
struct Step<'a> {
    /// Whose session; nobody's when empty.
    token: &'a str,
    method: Method,
    path: &'a str,
    body: Body,
    /// A creation carries a key, and is answered the same when it comes again.
    key: Option<String>,
}

/// The journey on one database, with a server that may be told to die.
struct Journey {
    house: House,
    http: reqwest::Client,
    /// Dies at each commit of each step.
    mortal: bool,
    server: Option<Server>,
    deaths: usize,
    /// What left the queue so far.
    mails: Vec<Mail>,
}

/// An answer.
struct Said {
    status: u16,
    json: Value,
}

/// The program on the house's database; it dies at the `n`th time that it reaches the point.
fn command(house: &House, arguments: &[&str], death: Option<(&str, usize)>) -> Result<Command> {
    let folder = house.database().folder();
    let config = folder.join("amoe.toml");
    std::fs::write(
        &config,
        format!(
            "database = \"{}\"\nlisten = \"127.0.0.1:0\"\npublic_url = \"http://127.0.0.1:8080\"\nfiles = \
             \"{}\"\nworker = false\n",
            house.database().url(),
            folder.join("files").display()
        ),
    )?;
    let mut command = binary_command(Path::new(env!("CARGO_BIN_EXE_amoe")));
    command.args(arguments).arg("--config").arg(&config);
    if let Some((point, n)) = death {
        command.env("FAILPOINTS", format!("{point}={}*off->1*return", n - 1));
    }
    Ok(command)
}

impl Journey {
    fn new(backend: &Backend, mortal: bool) -> Result<Self> {
        let house = House::new(backend)?;
        // The server lives by the machine's clock, and so does whoever reads its mails.
        house.clock.set(Env::system().now());
        Ok(Self { house, http: reqwest::Client::new(), mortal, server: None, deaths: 0, mails: Vec::new() })
    }

    /// Starts the server; it dies at the `n`th time that it reaches the point.
    fn start(&mut self, death: Option<(&str, usize)>) -> Result<()> {
        // Gone before the next one comes: the port is free, the database is nobody's.
        self.server = None;
        self.server = Some(Server::start(command(&self.house, &["serve"], death)?)?);
        Ok(())
    }

    /// Sends a request; `None` when the server died on it.
    async fn send(&mut self, step: &Step<'_>) -> Result<Option<Said>> {
        let server = self.server.as_mut().context("a server")?;
        let mut request = self
            .http
            .request(step.method.clone(), format!("{}/api/v1/{}", server.url, step.path))
            .timeout(Duration::from_secs(30));
        if !step.token.is_empty() {
            request = request.bearer_auth(step.token);
        }
        if let Some(key) = &step.key {
            request = request.header("idempotency-key", key);
        }
        request = match step.body.clone() {
            Body::Json(Value::Null) => request,
            Body::Json(body) => request.json(&body),
            Body::Csv(bytes) => request.header("content-type", "text/csv").body(bytes),
            Body::Paper { bytes, seen } => request.multipart(
                Form::new()
                    .text("kind", "bill")
                    .text("seen", seen.to_string())
                    .part("file", Part::bytes(bytes).file_name("facture.pdf")),
            ),
        };
        match request.send().await {
            Ok(answer) => {
                let status = answer.status().as_u16();
                let bytes = answer.bytes().await?;
                Ok(Some(Said { status, json: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }))
            }
            Err(error) => {
                for _ in 0..500 {
                    if server.has_ended()? {
                        return Ok(None);
                    }
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                Err(error).context("the server lives and does not answer")
            }
        }
    }

    /// Takes a step, dying at every commit of it. A creation is answered at last as if nothing had been; anything else
    /// may be told that it is done already (its version is no longer the one seen, its link is used), which is `None`.
    async fn step(&mut self, step: Step<'_>) -> Result<Option<Value>> {
        let (before, mut maybe_done) = (self.deaths, false);
        if self.mortal {
            for n in 1..10 {
                for point in ["before_commit", "after_commit"] {
                    self.start(Some((point, n)))?;
                    match self.send(&step).await? {
                        None => {
                            self.deaths += 1;
                            maybe_done |= point == "after_commit";
                        }
                        Some(said) => {
                            ensure!(self.deaths >= before + 2, "{} did not die at its commit", step.path);
                            return step.answer(said, maybe_done);
                        }
                    }
                }
            }
            bail!("{} {}: ten commits", step.method, step.path);
        }
        if self.server.is_none() {
            self.start(None)?;
        }
        let said = self.send(&step).await?.context("no death was asked for")?;
        step.answer(said, false)
    }

    async fn get(&mut self, token: &str, path: &str) -> Result<Value> {
        if self.mortal || self.server.is_none() {
            self.start(None)?;
        }
        let body = Body::Json(Value::Null);
        let said = self.send(&Step { token, method: Method::GET, path, body, key: None }).await?;
        let said = said.context("a reading request killed the server")?;
        ensure!(said.status == 200, "{path}: {} {}", said.status, said.json);
        Ok(said.json)
    }
}

impl Journey {
    /// Makes something: repeated with its key, it is made once.
    async fn make(&mut self, token: &str, path: &str, body: Body) -> Result<String> {
        let key = Some(self.house.form());
        let made = self.step(Step { token, method: Method::POST, path, body, key }).await?;
        let made = made.context("a creation is always answered")?;
        Ok(made["id"].as_str().with_context(|| format!("an id in {made}"))?.to_owned())
    }

    /// Changes something: repeated, it is done or told that it was.
    async fn change(&mut self, token: &str, path: &str, body: Value) -> Result<Option<Value>> {
        self.step(Step { token, method: Method::POST, path, body: Body::Json(body), key: None }).await
    }

    async fn seen(&mut self, token: &str, path: &str) -> Result<i64> {
        self.get(token, path).await?["version"].as_i64().context("a version")
    }

    /// A session, without deaths: it can be opened as often as one likes, and nothing of it is compared.
    async fn log_in(&mut self, login: &str) -> Result<String> {
        let mortal = std::mem::replace(&mut self.mortal, false);
        self.start(None)?;
        let body = json!({ "login": login, "password": PASSWORD });
        let mut session = self.change("", "session", body).await?.context("a session")?;
        if session["factor"] == "enrol" {
            let half = token(&session)?;
            let setup = self.get(&half, "session/factor").await?;
            let secret = setup["secret"].as_str().context("a secret")?;
            let code = totp_code(secret, u64::try_from(Env::system().now().as_second())?)?;
            let body = json!({ "secret": secret, "code": code });
            session = self.change(&half, "session/factor", body).await?.context("a session")?;
        }
        self.mortal = mortal;
        token(&session)
    }

    async fn staff(&mut self, role: Role) -> Result<String> {
        self.log_in(&format!("{role}@amoe.test")).await
    }

    /// Empties the queue of mails into ours.
    fn collect(&mut self) -> Result<()> {
        self.house.clock.set(Env::system().now());
        let waiting = self.house.app.store().housekeep(|tx| tx.outbox_lease(1000))?;
        self.mails.extend(waiting.into_iter().map(|out| out.mail));
        Ok(())
    }

    /// From the list to the money.
    async fn walk(&mut self) -> Result<()> {
        let today = self.house.app.env().today().to_string();
        let officer = self.staff(Role::InstitutionOfficer).await?;
        let csv = Body::Csv(self.house.list(2));
        let list = self.make(&officer, "enrolment-lists?file_name=liste.csv", csv).await?;
        self.change(&officer, &format!("enrolment-lists/{list}/accept"), json!({ "seen": 0 })).await?;

        let mut form = serde_json::to_value(self.house.apply_form(0))?;
        let members = form.as_object_mut().unwrap();
        members.retain(|name, _| !name.starts_with("birth_"));
        members.insert("birth".to_owned(), "2005-03-14".into());
        members.insert("no_other_cover".to_owned(), true.into());
        self.make("", "applications", Body::Json(form)).await?;

        self.collect()?;
        let link = self.mails.iter().find_map(|mail| mail.args.get("link")).context("a link")?;
        let link = format!("links/{}", link.rsplit('/').next().unwrap_or_default());
        self.change("", &link, json!({ "password": PASSWORD })).await?;
        let student = self.log_in("student0@amoe.test").await?;

        let claim = self.make(&student, "claims", Body::Json(json!({ "sheet": "ordinary" }))).await?;
        let path = format!("claims/{claim}");
        let line =
            json!({ "kind": "act", "key": "Cs", "on": today, "paid": "300", "provider": "Dr Bennani" });
        self.change(&student, &format!("{path}/lines"), json!({ "line": line, "seen": 0 })).await?;
        let sheet = self.house.app.care_sheet_pdf(&Actor::SYSTEM, claim.parse()?)?.bytes;
        let papers = format!("{path}/papers");
        let body = Body::Paper { bytes: sheet, seen: 1 };
        self.step(Step { token: &student, method: Method::POST, path: &papers, body, key: None }).await?;
        self.change(&student, &format!("{path}/prepare"), json!({ "seen": 2 })).await?;
        self.change(&student, &format!("{path}/post"), json!({ "on": today, "seen": 3 })).await?;

        let mailroom = self.staff(Role::MailroomClerk).await?;
        let code = self.get(&student, &path).await?["reference"].clone();
        self.make(&mailroom, "arrivals", Body::Json(json!({ "code": code, "postmark": today }))).await?;
        let desk = self.staff(Role::ClaimsOfficer).await?;
        let next = self.change(&desk, "claims/next", Value::Null).await?.context("it is hers already")?;
        ensure!(next["id"] == claim.as_str(), "{next}");
        let seen = self.seen(&desk, &path).await?;
        self.change(&desk, &format!("{path}/decide"), json!({ "seen": seen })).await?;

        let preparer = self.staff(Role::FinancePreparer).await?;
        let batch = self.make(&preparer, "batches", Body::Json(json!({ "claims": [claim] }))).await?;
        let path = format!("batches/{batch}");
        let approver = self.staff(Role::FinanceApprover).await?;
        self.change(&approver, &format!("{path}/approve"), json!({ "seen": 0 })).await?;
        self.change(&preparer, &format!("{path}/send"), json!({ "seen": 1 })).await?;
        self.change(&preparer, &format!("{path}/pay"), json!({ "on": today, "seen": 2 })).await?;
        let home = self.get(&student, "student").await?;
        ensure!(home["payments"][0]["amount"] == "120.00", "{home}");
        self.collect()
    }

    /// What was done to what and how often, and which mails left: what must not depend on any death.
    fn effects(&self) -> Result<BTreeMap<String, usize>> {
        let auditor = self.house.staff(Role::Auditor);
        let query = AuditQuery { limit: 10_000, ..AuditQuery::default() };
        let mut counts = BTreeMap::new();
        for line in self.house.app.audit_trail(&auditor, &query)? {
            let entry = line.entry;
            // Sessions and reading may happen more often; who reads is noted, what is there does not change.
            if entry.thing != ThingKind::User && entry.act != Act::Read {
                *counts.entry(format!("{} {}", entry.act, entry.thing)).or_insert(0) += 1;
            }
        }
        for mail in &self.mails {
            *counts.entry(format!("mail {}", mail.template)).or_insert(0) += 1;
        }
        let report = self.house.app.audit_verify(&auditor)?;
        ensure!(report.broken_at.is_none(), "{report:?}");
        Ok(counts)
    }
}

fn token(session: &Value) -> Result<String> {
    Ok(session["token"].as_str().with_context(|| format!("a token in {session}"))?.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_at_every_commit_loses_nothing_and_doubles_nothing() -> Result<()> {
    for backend in backends() {
        let mut calm = Journey::new(&backend, false)?;
        calm.walk().await.with_context(|| format!("calm, on {backend:?}"))?;
        let mut mortal = Journey::new(&backend, true)?;
        mortal.walk().await.with_context(|| format!("after {} deaths on {backend:?}", mortal.deaths))?;
        ensure!(mortal.deaths >= 2 * 15, "only {} deaths", mortal.deaths);
        let (calm, mortal) = (calm.effects()?, mortal.effects()?);
        ensure!(calm.len() > 15 && calm == mortal, "without deaths {calm:#?}, with them {mortal:#?}");
    }
    Ok(())
}

#[test]
fn a_mass_run_that_dies_goes_on_where_it_was() -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        received_claims(&house, 1_100)?;
        let mut deaths = 0;
        for (point, n) in [("before_commit", 2), ("after_commit", 1), ("before_commit", 1)] {
            let run = command(&house, &["claims", "propose", "--all"], Some((point, n)))?.output()?;
            ensure!(!run.status.success(), "it was to die {point}: {}", String::from_utf8_lossy(&run.stdout));
            deaths += 1;
        }
        // 500 before the first death, 500 before the second, none before the third: 100 are left.
        let run = command(&house, &["claims", "propose", "--all"], None)?.output()?;
        let said = String::from_utf8(run.stdout)?;
        ensure!(run.status.success() && said.starts_with("100 proposals written"), "{deaths} deaths: {said}");
        let auditor = house.staff(Role::Auditor);
        let query = AuditQuery { act: Some(Act::Propose), limit: 10_000, ..AuditQuery::default() };
        let lines = house.app.audit_trail(&auditor, &query)?.len();
        ensure!(lines == 1_100, "{lines} proposals are noted");
        let report = house.app.audit_verify(&auditor)?;
        ensure!(report.broken_at.is_none(), "{report:?}");
    }
    Ok(())
}

impl Step<'_> {
    fn answer(&self, said: Said, maybe_done: bool) -> Result<Option<Value>> {
        match said.status {
            200..300 => Ok(Some(said.json)),
            404 | 409 if maybe_done && self.key.is_none() => Ok(None),
            422 if maybe_done && said.json["errors"][0]["code"] == "link-gone" => Ok(None),
            status => bail!("{} {}: {status} {}", self.method, self.path, said.json),
        }
    }
}
