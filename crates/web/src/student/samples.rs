//! The pages of this space with real data behind them: a small application in memory of the test, asked through the
//! same routes as a browser asks.

use std::{collections::BTreeMap, num::NonZeroUsize, sync::LazyLock};

use amoe_app::{
    account::{Factor, SetPassword, Signed},
    application::{AppealAnswer, AppealForm},
    claim::{
        draft::LineForm,
        mailroom::Arrival,
        review::{GiveBack, Verdict},
    },
};
use amoe_base::Lang;
use amoe_domain::{
    Actor, ApplicationId, ClaimId, Role,
    application::ApplicationState,
    claim::{PaperKind, Sheet},
};
use amoe_testkit::{Backend, House};
use askama::Template;
use axum::{
    Extension,
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use tower::ServiceExt as _;

use super::{home, routes};
use crate::{Caller, Page, Web, sample};

/// A house, a student with claims in every state, another without any.
pub struct World {
    /// The use cases.
    pub house: House,
    /// The pages.
    pub web: Web,
    /// The student with claims.
    pub student: Actor,
    /// The student without.
    pub other: Actor,
    /// Three whose applications were refused for another cover: not contested yet, contested, the refusal upheld.
    pub refused: Vec<(Actor, ApplicationId)>,
    /// Her claims, by where they stand.
    pub claims: BTreeMap<&'static str, ClaimId>,
}

/// Built once: the tests below read it, and write only to claims that they open themselves.
pub static WORLD: LazyLock<World> = LazyLock::new(|| World::new().unwrap());

impl World {
    fn new() -> anyhow::Result<Self> {
        let house = House::new(&Backend::Sqlite)?;
        let today = house.app.env().now();
        // Cover begins with the application: two months before the days of care.
        house.clock.set("2026-09-15T09:00:00Z".parse()?);
        house.accept_list(2)?;
        let (student, other) = (house.student(0)?, house.student(1)?);
        house.clock.set(today);
        let foundation =
            crate::Foundation::new(sample::site(), house.app.env().clone(), crate::WebSettings::default());
        let web = Web::new(house.app.clone(), foundation, NonZeroUsize::MIN.get());
        let refused = refused(&house)?;
        let mut world = Self { house, web, student, other, refused, claims: BTreeMap::new() };
        world.fill()?;
        Ok(world)
    }

    /// An empty draft.
    pub fn draft(&self) -> ClaimId {
        let app = &self.house.app;
        app.claim_create(&self.student, Sheet::Ordinary, Lang::Fr, &self.house.form()).unwrap()
    }

    fn fill(&mut self) -> anyhow::Result<()> {
        let app = self.house.app.clone();
        let student = self.student.clone();
        let (clerk, officer) = (self.house.staff(Role::MailroomClerk), self.house.staff(Role::ClaimsOfficer));
        let empty = self.draft();
        self.claims.insert("empty", empty);
        for name in ["draft", "ready", "posted", "received", "returned", "decided", "refused"] {
            let id = self.draft();
            self.claims.insert(name, id);
            for line in lines() {
                app.claim_line_add(&student, id, app.claim(&student, id, Lang::Fr)?.claim.version, &line)?;
            }
            let seen = || anyhow::Ok(app.claim(&student, id, Lang::Fr)?.claim.version);
            // Any PDF will do for a photograph of a bill.
            let pdf = app.care_sheet_pdf(&student, id)?.bytes;
            app.claim_paper_add(&student, id, seen()?, PaperKind::Bill, "facture n° 1.pdf", pdf)?;
            if name == "draft" {
                continue;
            }
            app.claim_prepare(&student, id, seen()?)?;
            if name == "ready" {
                continue;
            }
            app.claim_post(&student, id, seen()?, "2026-11-20")?;
            if name == "posted" {
                continue;
            }
            let code = app.claim(&student, id, Lang::Fr)?.claim.reference.to_string();
            app.claim_receive(&clerk, &Arrival { code, ..Arrival::default() }, &self.house.form())?;
            if name == "received" {
                continue;
            }
            let mut seen = app.claim_take(&officer, id)?.version;
            if name == "decided" {
                // The bill says less than was declared, and one box is not on it.
                let read = LineForm { paid: "280".to_owned(), ..lines().swap_remove(0) };
                app.claim_line_change(&officer, id, seen, 0, &read)?;
                seen = app.claim_line_remove(&officer, id, seen + 1, 2)?.version;
            }
            let note = "Durée <absente>".to_owned();
            if name == "returned" {
                app.claim_return(&officer, id, &GiveBack { reasons: vec!["R07".to_owned()], note, seen })?;
            } else {
                let rejected = if name == "refused" { vec!["R13".to_owned()] } else { Vec::new() };
                let verdict = Verdict { rejected, note, seen, ..Verdict::default() };
                app.claim_decide(&officer, id, &verdict)?;
            }
        }
        let preparer = self.house.staff(Role::FinancePreparer);
        app.batch_prepare(&preparer, &[self.claims["decided"]], &self.house.form())?;
        Ok(())
    }
}

/// Three who are refused for another cover.
fn refused(house: &House) -> anyhow::Result<Vec<(Actor, ApplicationId)>> {
    let app = &house.app;
    let agent = house.staff(Role::RegistrationAgent);
    let mut list = String::from("CIN;Régime;Date de naissance;Qualité;Date de début\n");
    for i in 2..5 {
        list.push_str(&format!("JB{:06};CNSS <b>;14/03/2005;Ayant droit;01/01/2010\n", 100_000 + i));
    }
    let form = amoe_app::other_cover::OtherCoverForm::default();
    let id = app.other_covers_preview(&agent, &form, "cnss.csv", list.into_bytes(), &house.form())?;
    app.other_covers_accept(&agent, id, 0)?;
    house.accept_list(5)?;
    let mut all = Vec::new();
    for i in 2..5 {
        let id = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form())?.id;
        let link = house.last_link(&format!("student{i}@amoe.test"))?;
        let password = SetPassword { password: amoe_testkit::PASSWORD.to_owned() };
        let student = app.link_use(&link, &password)?.session.unwrap().signed.actor;
        let seen = app.application(&student, id)?.application.version;
        if i > 2 {
            let form = AppealForm { text: "Mariée <b> depuis mars.".to_owned(), seen };
            let seen = app.application_appeal(&student, id, &form, vec![], &house.form())?.version;
            if i > 3 {
                let note = "L’acte <b> manque.".to_owned();
                app.appeal_uphold(&agent, id, &AppealAnswer { note, seen })?;
            }
        }
        all.push((student, id));
    }
    Ok(all)
}

fn lines() -> Vec<LineForm> {
    let line = |kind: &str, key: &str, code: &str, paid: &str| LineForm {
        kind: kind.to_owned(),
        key: key.to_owned(),
        code: code.to_owned(),
        name: "Inconnu".to_owned(),
        on: "2026-11-18".to_owned(),
        paid: paid.to_owned(),
        provider: "Dr Leïla Bennani".to_owned(),
        ..LineForm::default()
    };
    vec![
        line("act", "Cs", "", "300"),
        line("medicine", "", "6118000040286", "152"),
        // Not on the list: nothing of it is paid.
        line("medicine", "", "4006381333931", "44,80"),
    ]
}

/// Asks as somebody who is logged in.
pub fn ask(actor: &Actor, request: Request<Body>) -> Response<Body> {
    let world = &*WORLD;
    let signed = Signed {
        actor: actor.clone(),
        user: actor.user.unwrap(),
        role: actor.role,
        name: "Salma Ouhaddou".into(),
        lang: Lang::Fr,
        factor: Factor::Done,
    };
    let caller = Caller { actor: actor.clone(), session: Some((world.house.app.env().token(), signed)) };
    let router = routes(&world.web).with_state(world.web.clone()).layer(Extension(caller));
    runtime().block_on(router.oneshot(request)).unwrap()
}

/// What an answer says.
pub fn text(response: Response<Body>) -> String {
    let bytes = runtime().block_on(to_bytes(response.into_body(), 1 << 24)).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Opens a page.
pub fn get(actor: &Actor, path: &str) -> Response<Body> {
    ask(actor, Request::get(path).body(Body::empty()).unwrap())
}

/// Sends a form.
pub fn post(actor: &Actor, path: &str, body: &str) -> Response<Body> {
    let form = "application/x-www-form-urlencoded";
    let request = Request::post(path).header(header::CONTENT_TYPE, form).body(Body::from(body.to_owned()));
    ask(actor, request.unwrap())
}

/// Every template of this space, in one language.
pub fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let world = &*WORLD;
    let claim = |name: &str| format!("claims/{}", world.claims[name]);
    let draft = claim("draft");
    let looks = [
        ("student/home.html", &world.student, String::new()),
        ("student/home.html", &world.other, String::new()),
        ("student/home.html", &world.refused[0].0, String::new()),
        ("student/home.html", &world.refused[1].0, String::new()),
        ("student/home.html", &world.refused[2].0, String::new()),
        ("student/appeal.html", &world.refused[0].0, format!("/applications/{}/appeal", world.refused[0].1)),
        ("student/cover.html", &world.student, "/cover".into()),
        ("student/payments.html", &world.student, "/payments".into()),
        ("student/payments.html", &world.other, "/payments".into()),
        ("student/claims.html", &world.student, "/claims".into()),
        ("student/claims.html", &world.other, "/claims".into()),
        ("student/claim-new.html", &world.student, "/claims/new".into()),
        ("student/claim-draft.html", &world.student, format!("/{}", claim("empty"))),
        ("student/claim-draft.html", &world.student, format!("/{draft}")),
        ("student/line.html", &world.student, format!("/{draft}/lines/new/act")),
        ("student/line.html", &world.student, format!("/{draft}/lines/new/medicine")),
        ("student/line.html", &world.student, format!("/{draft}/lines/new/lump_sum")),
        ("student/line.html", &world.student, format!("/{draft}/lines/2")),
        ("student/papers.html", &world.student, format!("/{draft}/papers")),
        ("student/papers.html", &world.student, format!("/{}/papers", claim("posted"))),
        ("student/claim.html", &world.student, format!("/{}", claim("ready"))),
        ("student/claim.html", &world.student, format!("/{}", claim("posted"))),
        ("student/claim.html", &world.student, format!("/{}", claim("received"))),
        ("student/claim.html", &world.student, format!("/{}", claim("returned"))),
        ("student/claim.html", &world.student, format!("/{}", claim("decided"))),
        ("student/claim.html", &world.student, format!("/{}", claim("refused"))),
    ];
    let mut all: Vec<(&'static str, String)> = looks
        .into_iter()
        .map(|(template, actor, path)| {
            let response = get(actor, &format!("/{lang}/student{path}"));
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            (template, text(response))
        })
        .collect();
    let appeal = post(
        &world.refused[0].0,
        &format!("/{lang}/student/applications/{}/appeal", world.refused[0].1),
        "seen=99&text=%3Cb%3E",
    );
    assert_eq!(appeal.status(), StatusCode::UNPROCESSABLE_ENTITY);
    all.push(("student/appeal.html", text(appeal)));
    let sent = [
        ("student/cover.html", "/cover/rib".to_owned(), "seen=1&rib=12"),
        ("student/claim-new.html", "/claims/new".to_owned(), "sheet=long_term"),
        ("student/line.html", format!("/{draft}/lines/new/act"), "seen=0&key=&paid=abc&on-day=31&on-month=2"),
        ("student/line.html", format!("/{draft}/lines/new/medicine"), "seen=0&q=doli&do=search&paid=12"),
        (
            "student/claim.html",
            format!("/{}/post", claim("ready")),
            "seen=0&on-day=1&on-month=1&on-year=2020",
        ),
        ("student/claim-draft.html", format!("/{draft}/treatment"), "seen=0&treatment_ends_on-day=40"),
    ];
    for (template, path, body) in sent {
        let response = post(&world.student, &format!("/{lang}/student{path}"), body);
        assert!(matches!(response.status().as_u16(), 200 | 422), "{path}: {}", response.status());
        all.push((template, text(response)));
    }
    all.extend(pending(lang));
    all
}

/// The first page with an application in each state, which a student with an account meets only when renewing.
fn pending(lang: Lang) -> Vec<(&'static str, String)> {
    let world = &*WORLD;
    let mut home = world.house.app.student_home(&world.student).unwrap();
    (home.cover, home.certificate) = (None, None);
    let application = home.application.clone().unwrap();
    let at = application.submitted_at;
    let states = [
        ApplicationState::Submitted,
        ApplicationState::Refused { at, by: None, reasons: vec!["A4".into()], note: "Voir <b>".into() },
        ApplicationState::Returned { at, by: world.student.user.unwrap(), note: "La CIN".into() },
    ];
    let page = |path: &str| Page::new(world.web.foundation(), lang, path);
    states
        .into_iter()
        .map(|state| {
            let application = amoe_domain::application::Application { state, ..application.clone() };
            let pending = home::pend(&world.house.app, &page("student"), application, "Faculté".into(), lang);
            let template = home::Home {
                scheme_ended_by: Some("Loi 54-23 <b>".to_owned()),
                page: super::in_space(page("student")).titled("Salma"),
                home: home.clone(),
                institution: String::new(),
                pending: Some(pending),
                claims: Vec::new(),
                payments: Vec::new(),
                payment_soon: false,
                may_claim: false,
            };
            ("student/home.html", template.render().unwrap())
        })
        .collect()
}
