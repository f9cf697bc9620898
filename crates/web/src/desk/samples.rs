//! The desks with real data behind them: a small application in memory of the test, asked through the same routes as a
//! browser asks, by everyone who works there.

use std::{num::NonZeroUsize, sync::LazyLock};

use amoe_app::{
    account::{Factor, Signed},
    application::{AppealForm, Enclosed},
    claim::{
        draft::LineForm,
        mailroom::Arrival,
        review::{GiveBack, Verdict},
    },
    ending::StudiesForm,
    other_cover::OtherCoverForm,
};
use amoe_base::Lang;
use amoe_domain::{
    Actor, ApplicationId, BatchId, ClaimId, EndingId, EnrolmentListId, OtherCoverListId, Role,
    claim::{PaperKind, Sheet},
};
use amoe_testkit::{Backend, House, PNG};
use axum::{
    Extension,
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use tower::ServiceExt as _;

use super::routes;
use crate::{Caller, Foundation, Web, WebSettings, sample};

/// One institution, one student, claims and payments in their states.
pub struct World {
    house: House,
    web: Web,
    student: Actor,
    /// An application that nobody has answered, and one that is answered.
    waiting: ApplicationId,
    refused: ApplicationId,
    /// One that no list holds.
    pending: ApplicationId,
    /// One refused for another cover, and contested.
    contested: ApplicationId,
    /// A list of another scheme.
    other_covers: OtherCoverListId,
    /// A cancellation that waits, and one that has ended the cover.
    ending: EndingId,
    ended: EndingId,
    /// Covered students whose institution reports nothing, something, and nothing that it may see.
    covered: [ApplicationId; 3],
    /// A list with good and bad lines.
    list: EnrolmentListId,
    /// A claim in hand, one with nothing on it, one that was decided, one that was sent back.
    in_hand: ClaimId,
    unannounced: ClaimId,
    decided: ClaimId,
    returned: ClaimId,
    batch: BatchId,
}

static WORLD: LazyLock<World> = LazyLock::new(|| World::new().unwrap());

impl World {
    fn new() -> anyhow::Result<Self> {
        let house = House::new(&Backend::Sqlite)?;
        let today = house.app.env().now();
        // Cover begins with the application: two months before the days of care.
        house.clock.set("2026-09-15T09:00:00Z".parse()?);
        house.accept_list(1)?;
        let student = house.student(0)?;
        house.clock.set(today);
        let app = house.app.clone();
        let apply = |i: usize| -> anyhow::Result<ApplicationId> {
            Ok(app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form())?.id)
        };
        let (waiting, refused) = (apply(1)?, apply(2)?);
        let officer = house.staff(Role::InstitutionOfficer);
        let answer = amoe_app::application::Answer {
            reasons: vec!["A2".to_owned()],
            note: "Voir <b>".to_owned(),
            seen: app.application(&officer, refused)?.application.version,
        };
        app.application_refuse(&officer, refused, &answer)?;
        let (other_covers, contested) = contested(&house)?;
        let (ending, ended, covered) = ends(&house)?;
        let pending = apply(8)?;
        let mut bytes = house.list(4);
        bytes.extend_from_slice("M1;;<script>;Zaïd;31/02/2005;F\r\n".as_bytes());
        let list = app.list_preview(&officer, "inscrits <2026>.csv", bytes, &house.form())?;
        let foundation = Foundation::new(sample::site(), app.env().clone(), WebSettings::default());
        let web = Web::new(app.clone(), foundation, NonZeroUsize::MIN.get());
        let claims = house.staff(Role::ClaimsOfficer);
        let [in_hand, decided, returned, payable] = [(); 4].map(|()| arrived(&house, &student).unwrap());
        let clerk = house.staff(Role::MailroomClerk);
        let identity_number = house.apply_form(0).identity_number;
        let form = Arrival { identity_number, sheet: "ordinary".to_owned(), ..Arrival::default() };
        let unannounced = app.claim_receive(&clerk, &form, &house.form())?.id;
        for id in [decided, returned, payable] {
            let seen = app.claim_take(&claims, id)?.version;
            if id == returned {
                let reasons = vec!["R07".to_owned()];
                app.claim_return(
                    &claims,
                    id,
                    &GiveBack { reasons, note: "Durée <absente>".to_owned(), seen },
                )?;
            } else {
                app.claim_decide(
                    &claims,
                    id,
                    &Verdict { note: "Bon <b>".to_owned(), seen, ..Verdict::default() },
                )?;
            }
        }
        let batch = app.batch_prepare(&house.staff(Role::FinancePreparer), &[decided], &house.form())?;
        let seen = app.claim_take(&claims, in_hand)?.version;
        let line = LineForm { paid: "310".to_owned(), ..line("act", "Cs", "", "") };
        let seen = app.claim_line_change(&claims, in_hand, seen, 0, &line)?.version;
        // What the rulebook has no tariff for: the officer is asked for one.
        app.claim_line_add(&claims, in_hand, seen, &self::line("lump_sum", "GLASSES", "", "850"))?;
        Ok(Self {
            web,
            student,
            waiting,
            refused,
            pending,
            contested,
            other_covers,
            ending,
            ended,
            covered,
            list,
            in_hand,
            unannounced,
            decided,
            returned,
            batch,
            house,
        })
    }

    fn version(&self, id: ClaimId) -> i32 {
        self.house.app.claim(&Actor::SYSTEM, id, Lang::Fr).unwrap().claim.version
    }
}

/// Students whose cover will end, or has ended, or goes on.
fn ends(house: &House) -> anyhow::Result<(EndingId, EndingId, [ApplicationId; 3])> {
    let app = &house.app;
    let today = app.env().now();
    house.clock.set("2026-10-01T09:00:00Z".parse()?);
    house.accept_list(9)?;
    let [staying, reported, asking, gone] = [5, 6, 7, 8].map(|i| house.student(i).unwrap());
    let copy = || vec![Enclosed { file_name: "cin <b>.png".to_owned(), bytes: PNG.to_vec() }];
    let ended = app.cancel_ask(&gone, copy(), &house.form())?.id;
    house.clock.set(today);
    let _ = app.nightly()?;
    let ending = app.cancel_ask(&asking, copy(), &house.form())?.id;
    let application =
        |student: &Actor| app.student_home(student).unwrap().application.map(|it| it.id).unwrap();
    let covered = [&staying, &reported, &asking].map(application);
    let report = StudiesForm {
        studies: "finished".to_owned(),
        since: "2026-11-01".to_owned(),
        ..StudiesForm::default()
    };
    app.studies_report(&house.staff(Role::InstitutionOfficer), covered[1], &report, &house.form())?;
    Ok((ending, ended, covered))
}

/// An application refused because of another scheme's list, and the student's appeal.
fn contested(house: &House) -> anyhow::Result<(OtherCoverListId, ApplicationId)> {
    let app = &house.app;
    let agent = house.staff(Role::RegistrationAgent);
    let list = "CIN;Nom complet;Date de naissance;Qualité;Date de début\n\
        JB100003;Ouhaddou D Salma <b>;14/03/2005;Assuré;01/07/2026\nAB1;X;;Cousin;31/02/2026\n";
    let form = OtherCoverForm { scheme: "CNSS <b>".to_owned() };
    let id =
        app.other_covers_preview(&agent, &form, "cnss <1>.csv", list.as_bytes().to_vec(), &house.form())?;
    app.other_covers_accept(&agent, id, 0)?;
    house.accept_list(4)?;
    let applied = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(3), &house.form())?.id;
    let link = house.last_link("student3@amoe.test")?;
    let password = amoe_app::account::SetPassword { password: amoe_testkit::PASSWORD.to_owned() };
    let student = app.link_use(&link, &password)?.session.unwrap().signed.actor;
    let seen = app.application(&student, applied)?.application.version;
    let appeal = AppealForm { text: "L’emploi <b> a pris fin.".to_owned(), seen };
    let png = Enclosed { file_name: "fin <b>.png".to_owned(), bytes: PNG.to_vec() };
    app.application_appeal(&student, applied, &appeal, vec![png], &house.form())?;
    Ok((id, applied))
}

fn line(kind: &str, key: &str, code: &str, paid: &str) -> LineForm {
    LineForm {
        kind: kind.to_owned(),
        key: key.to_owned(),
        code: code.to_owned(),
        name: "Inconnu <b>".to_owned(),
        on: "2026-11-18".to_owned(),
        paid: paid.to_owned(),
        provider: "Dr Leïla Bennani".to_owned(),
        ..LineForm::default()
    }
}

/// A claim with two lines and two papers, received by the mailroom.
fn arrived(house: &House, student: &Actor) -> anyhow::Result<ClaimId> {
    let app = &house.app;
    let id = app.claim_create(student, Sheet::Ordinary, Lang::Fr, &house.form())?;
    let seen = || anyhow::Ok(app.claim(student, id, Lang::Fr)?.claim.version);
    app.claim_line_add(student, id, seen()?, &line("act", "Cs", "", "300"))?;
    // Not on the list: nothing of it is paid.
    app.claim_line_add(student, id, seen()?, &line("medicine", "", "4006381333931", "44,80"))?;
    let pdf = app.care_sheet_pdf(student, id)?.bytes;
    app.claim_paper_add(student, id, seen()?, PaperKind::Bill, "facture.pdf", pdf)?;
    let png = PNG.to_vec();
    app.claim_paper_add(student, id, seen()?, PaperKind::PharmacyReceipt, "reçu.png", png)?;
    app.claim_prepare(student, id, seen()?)?;
    let code = app.claim(student, id, Lang::Fr)?.claim.reference.to_string();
    let form = Arrival { code, postmark: "20/11/2026".to_owned(), ..Arrival::default() };
    app.claim_receive(&house.staff(Role::MailroomClerk), &form, &house.form())?;
    Ok(id)
}

fn ask(actor: &Actor, request: Request<Body>) -> Response<Body> {
    let world = &*WORLD;
    let signed = Signed {
        actor: actor.clone(),
        user: actor.user.unwrap(),
        role: actor.role,
        name: "Nadia Amrani".into(),
        lang: Lang::Fr,
        factor: Factor::Done,
    };
    let caller = Caller { actor: actor.clone(), session: Some((world.house.app.env().token(), signed)) };
    let router = routes(&world.web).with_state(world.web.clone()).layer(Extension(caller));
    runtime().block_on(router.oneshot(request)).unwrap()
}

pub(super) fn text(response: Response<Body>) -> String {
    let bytes = runtime().block_on(to_bytes(response.into_body(), 1 << 24)).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

pub(super) fn get(role: Role, path: &str) -> Response<Body> {
    ask(&WORLD.house.staff(role), Request::get(path).body(Body::empty()).unwrap())
}

pub(super) fn post(role: Role, path: &str, body: &str) -> Response<Body> {
    let form = "application/x-www-form-urlencoded";
    let request = Request::post(path).header(header::CONTENT_TYPE, form).body(Body::from(body.to_owned()));
    ask(&WORLD.house.staff(role), request.unwrap())
}

/// Every template of the desks, in one language: looked at, and with a form that came back.
pub fn all(lang: Lang) -> Vec<(&'static str, String)> {
    use Role::{
        Administrator, Auditor, ClaimsOfficer, ContactAgent, FinanceApprover, FinancePreparer,
        InstitutionOfficer, MailroomClerk, MedicalReviewer, RegistrationAgent,
    };
    let w = &*WORLD;
    let claim = |id: &ClaimId, query: &str| format!("fund/claims/{id}{query}");
    let looks = [
        ("desk/institution.html", InstitutionOfficer, "institution".to_owned()),
        ("desk/lists.html", InstitutionOfficer, "institution/lists".to_owned()),
        ("desk/list-new.html", InstitutionOfficer, "institution/lists/new".to_owned()),
        ("desk/list.html", InstitutionOfficer, format!("institution/lists/{}?answered=3", w.list)),
        ("desk/roll.html", InstitutionOfficer, "institution/roll?standing=all".to_owned()),
        (
            "desk/roll.html",
            Auditor,
            format!("fund/roll/{}", w.house.staff(InstitutionOfficer).institution.unwrap()),
        ),
        (
            "desk/reminders.html",
            InstitutionOfficer,
            "institution/roll/reminders?programme=-&year=2".to_owned(),
        ),
        (
            "desk/reminders.html",
            RegistrationAgent,
            format!("fund/roll/{}/reminders", w.house.staff(InstitutionOfficer).institution.unwrap()),
        ),
        ("desk/rolls.html", RegistrationAgent, "fund/roll".to_owned()),
        ("desk/applications.html", InstitutionOfficer, "institution/applications".to_owned()),
        ("desk/applications.html", RegistrationAgent, "fund/applications?status=all".to_owned()),
        ("desk/application.html", InstitutionOfficer, format!("institution/applications/{}", w.waiting)),
        ("desk/application.html", RegistrationAgent, format!("fund/applications/{}?open=refuse", w.waiting)),
        ("desk/application.html", RegistrationAgent, format!("fund/applications/{}?open=return", w.waiting)),
        ("desk/application.html", Auditor, format!("fund/applications/{}", w.refused)),
        ("desk/application.html", RegistrationAgent, format!("fund/applications/{}", w.contested)),
        ("desk/application.html", RegistrationAgent, format!("fund/applications/{}?open=grant", w.contested)),
        ("desk/application.html", InstitutionOfficer, format!("institution/applications/{}", w.contested)),
        ("desk/other-covers.html", RegistrationAgent, "fund/other-covers".to_owned()),
        ("desk/other-covers.html", Auditor, "fund/other-covers".to_owned()),
        ("desk/other-cover-list.html", RegistrationAgent, format!("fund/other-covers/{}", w.other_covers)),
        ("desk/mailroom.html", MailroomClerk, "fund/mailroom".to_owned()),
        ("desk/mailroom-cancel.html", MailroomClerk, "fund/mailroom/cancel".to_owned()),
        ("desk/endings.html", RegistrationAgent, "fund/endings".to_owned()),
        ("desk/endings.html", Auditor, "fund/endings?status=refused".to_owned()),
        ("desk/ending.html", RegistrationAgent, format!("fund/endings/{}", w.ending)),
        ("desk/ending.html", Auditor, format!("fund/endings/{}", w.ended)),
        (
            "desk/studies.html",
            InstitutionOfficer,
            format!("institution/applications/{}/studies", w.covered[0]),
        ),
        (
            "desk/studies.html",
            InstitutionOfficer,
            format!("institution/applications/{}/studies", w.covered[1]),
        ),
        (
            "desk/studies.html",
            InstitutionOfficer,
            format!("institution/applications/{}/studies", w.covered[2]),
        ),
        ("desk/application.html", InstitutionOfficer, format!("institution/applications/{}", w.covered[0])),
        ("desk/claims.html", ClaimsOfficer, "fund/claims".to_owned()),
        ("desk/claims.html", ClaimsOfficer, "fund/claims/mine".to_owned()),
        ("desk/claims.html", MedicalReviewer, "fund/claims/decided".to_owned()),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=line-1")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=line-2")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=line-3")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=act")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=medicine")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=lump_sum")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=decide")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=reject")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=return")),
        ("desk/claim.html", MedicalReviewer, claim(&w.unannounced, "")),
        ("desk/claim.html", Auditor, claim(&w.decided, "?open=line-1")),
        ("desk/claim.html", ClaimsOfficer, claim(&w.returned, "")),
        ("desk/payments.html", FinancePreparer, "fund/payments".to_owned()),
        ("desk/payments.html", Auditor, "fund/payments".to_owned()),
        ("desk/payment.html", FinanceApprover, format!("fund/payments/{}", w.batch)),
        ("desk/payment.html", FinancePreparer, format!("fund/payments/{}", w.batch)),
        ("desk/audit.html", Auditor, "fund/audit?check=chain".to_owned()),
        ("desk/audit.html", Auditor, "fund/audit?key=%3Cb%3E&thing=claim&role=student&act=post".to_owned()),
        ("desk/accounts.html", Administrator, "admin".to_owned()),
        ("desk/contact.html", ContactAgent, "fund/contact".to_owned()),
    ];
    let mut all: Vec<(&'static str, String)> = looks
        .into_iter()
        .map(|(template, role, path)| {
            let response = get(role, &format!("/{lang}/{path}"));
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            (template, text(response))
        })
        .collect();
    let look_confirm = format!("do=look-confirm&chosen={}&chosen={}", w.pending, w.refused);
    let look_refuse = format!("do=look-refuse&chosen={}", w.pending);
    let confirm_old = format!("do=confirm&chosen={}:99", w.pending);
    let searches = [
        ("desk/applications.html", RegistrationAgent, "fund/applications/search", "status=all&q=%3Cx"),
        ("desk/roll.html", InstitutionOfficer, "institution/roll/search", "q=%3Cx&programme=-&year=2"),
        ("desk/answers.html", InstitutionOfficer, "institution/applications/answers", &look_confirm),
        ("desk/answers.html", RegistrationAgent, "fund/applications/answers", &look_refuse),
        ("desk/answers.html", InstitutionOfficer, "institution/applications/answers", &confirm_old),
        ("desk/claims.html", ClaimsOfficer, "fund/claims/search", "q=Ouhaddou%20%3Cb%3E"),
    ];
    for (template, role, path, body) in searches {
        let response = post(role, &format!("/{lang}/{path}"), body);
        assert_eq!(response.status(), StatusCode::OK, "{path} {body}");
        all.push((template, text(response)));
    }
    let line = claim(&w.in_hand, "?open=line-1");
    let refuse_nothing = format!("do=refuse&note=%3Cb%3E&chosen={}:0", w.pending);
    let sent = [
        (
            "desk/answers.html",
            InstitutionOfficer,
            "institution/applications/answers".to_owned(),
            refuse_nothing.as_str(),
        ),
        ("desk/list-new.html", InstitutionOfficer, "institution/lists/new".to_owned(), "form_id="),
        ("desk/other-covers.html", RegistrationAgent, "fund/other-covers".to_owned(), "scheme=%3Cb%3E"),
        (
            "desk/other-cover-list.html",
            RegistrationAgent,
            format!("fund/other-covers/{}", w.other_covers),
            "do=accept&seen=1",
        ),
        (
            "desk/application.html",
            RegistrationAgent,
            format!("fund/applications/{}?open=uphold", w.contested),
            "do=uphold&seen=99&note=%3Cb%3E",
        ),
        ("desk/list.html", InstitutionOfficer, format!("institution/lists/{}", w.list), "do=accept&seen=99"),
        (
            "desk/mailroom-cancel.html",
            MailroomClerk,
            "fund/mailroom/cancel".to_owned(),
            "identity_number=%3Cb%3E&arrived_on=1/1/2030",
        ),
        ("desk/ending.html", RegistrationAgent, format!("fund/endings/{}", w.ending), "seen=99&note=%3Cb%3E"),
        (
            "desk/studies.html",
            InstitutionOfficer,
            format!("institution/applications/{}/studies", w.covered[0]),
            "do=report&studies=interrupted&since=%3Cb%3E",
        ),
        (
            "desk/application.html",
            InstitutionOfficer,
            format!("institution/applications/{}?open=refuse", w.waiting),
            "do=refuse&seen=99&note=%3Cscript%3E",
        ),
        (
            "desk/mailroom.html",
            MailroomClerk,
            "fund/mailroom".to_owned(),
            "code=DM-0&postmark=x&arrived_on=1/1/2030",
        ),
        ("desk/claim.html", ClaimsOfficer, line.clone(), "do=line&kind=act&seen=99&on=x&paid=%3Cb%3E"),
        (
            "desk/claim.html",
            ClaimsOfficer,
            claim(&w.in_hand, "?open=line-3"),
            "do=price&seen=99&ceiling=x&source=%3Cb%3E",
        ),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=decide"), "do=decide&seen=99&line-0=R12"),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=return"), "do=return&seen=99&note=a"),
        ("desk/claim.html", ClaimsOfficer, claim(&w.in_hand, "?open=reject"), "do=reject&seen=99"),
        (
            "desk/claim.html",
            ClaimsOfficer,
            claim(&w.decided, "?open=decide"),
            "do=decide&seen=99&note=zu%20sp%C3%A4t",
        ),
        ("desk/payments.html", FinancePreparer, "fund/payments".to_owned(), "form_id="),
        ("desk/payment.html", FinanceApprover, format!("fund/payments/{}", w.batch), "do=approve&seen=99"),
    ];
    for (template, role, path, body) in sent {
        let response = post(role, &format!("/{lang}/{path}"), body);
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path} {body}");
        all.push((template, text(response)));
    }
    all
}

/// Which desk answers whom: everybody else meets "not found", not "forbidden".
#[test]
fn a_desk_is_there_for_those_who_work_at_it() {
    use Role::{
        Administrator, Auditor, ClaimsOfficer, ContactAgent, FinanceApprover, FinancePreparer,
        InstitutionOfficer, MailroomClerk, MedicalReviewer, RegistrationAgent,
    };
    let desks: [(&str, &[Role]); 15] = [
        ("institution", &[InstitutionOfficer]),
        ("institution/lists", &[InstitutionOfficer]),
        ("institution/lists/new", &[InstitutionOfficer]),
        ("institution/applications", &[InstitutionOfficer]),
        ("fund/applications", &[RegistrationAgent, Auditor]),
        ("fund/mailroom", &[MailroomClerk]),
        ("fund/mailroom/cancel", &[MailroomClerk]),
        ("fund/endings", &[RegistrationAgent, Auditor]),
        ("fund/claims", &[ClaimsOfficer, MedicalReviewer, Auditor]),
        ("fund/claims/mine", &[ClaimsOfficer]),
        ("fund/claims/decided", &[ClaimsOfficer, MedicalReviewer, Auditor]),
        ("fund/payments", &[FinancePreparer, FinanceApprover, Auditor]),
        ("fund/audit", &[Auditor]),
        ("admin", &[Administrator, Auditor]),
        ("fund/contact", &[ContactAgent]),
    ];
    for (path, there) in desks {
        for &role in Role::ALL.iter().filter(|role| role.is_staff()) {
            let expected = if there.contains(&role) { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(get(role, &format!("/fr/{path}")).status(), expected, "{role} at {path}");
        }
        let student = ask(&WORLD.student, Request::get(format!("/fr/{path}")).body(Body::empty()).unwrap());
        assert_eq!(student.status(), StatusCode::NOT_FOUND, "student at {path}");
    }
}

#[test]
fn papers_and_letters_open_for_the_claims_desk_alone() {
    let w = &*WORLD;
    let app = &w.house.app;
    let officer = w.house.staff(Role::ClaimsOfficer);
    let paper = app.claim(&officer, w.decided, Lang::Fr).unwrap().claim.papers[0].id;
    let paths =
        [format!("fund/claims/{}/papers/{paper}", w.decided), format!("fund/claims/{}/letter", w.decided)];
    for path in paths {
        let seen = get(Role::ClaimsOfficer, &format!("/fr/{path}"));
        assert_eq!(
            (seen.status(), &seen.headers()[header::CONTENT_TYPE]),
            (StatusCode::OK, &"application/pdf".parse().unwrap())
        );
        assert!(
            seen.headers()[header::CONTENT_SECURITY_POLICY]
                .to_str()
                .unwrap()
                .contains("frame-ancestors 'self'")
        );
        for role in
            [Role::MailroomClerk, Role::FinancePreparer, Role::Administrator, Role::InstitutionOfficer]
        {
            assert_eq!(get(role, &format!("/fr/{path}")).status(), StatusCode::NOT_FOUND, "{role} {path}");
        }
    }
}

#[test]
fn what_a_stale_page_typed_is_told_and_kept() {
    let w = &*WORLD;
    let path = format!("/fr/fund/claims/{}?open=decide", w.in_hand);
    let html =
        text(post(Role::ClaimsOfficer, &path, "do=decide&seen=0&line-1=R12&note=Bo%C3%AEte+%3Cvide%3E"));
    assert!(html.contains("Boîte &#60;vide&#62;</textarea>"), "{html}");
    assert!(html.contains("<option value=\"R12\" selected>"), "the reason chosen for line 2 stays chosen");
    assert!(
        html.contains(&format!("name=\"seen\" value=\"{}\"", w.version(w.in_hand))),
        "the next try is a fresh one"
    );
    assert_eq!(
        w.house.app.claim(&Actor::SYSTEM, w.in_hand, Lang::Fr).unwrap().claim.status().as_str(),
        "in_review"
    );
}

/// The way of a sheet without a code: opened by the mailroom, read, decided, paid by two people, all by forms.
#[test]
fn a_sheet_goes_through_all_desks() {
    let house = &WORLD.house;
    let identity = house.apply_form(0).identity_number;
    let form = house.form();
    let sheet =
        format!("form_id={form}&identity_number={identity}&sheet=ordinary&arrived_on=20/11/2026&code=");
    // The clock stands still, and other tests read the same world: what is new is told by what was there before.
    let clerk = house.staff(Role::MailroomClerk);
    let claims = || -> Vec<ClaimId> {
        let filter = amoe_app::ClaimFilter { limit: 200, ..Default::default() };
        house.app.claims(&clerk, &filter).unwrap().rows.iter().map(|row| row.id).collect()
    };
    let before = claims();
    let first = text(post(Role::MailroomClerk, "/fr/fund/mailroom", &sheet));
    assert!(first.contains("class=\"answer answer--wait\""), "no code: to be written on it");
    let second = text(post(Role::MailroomClerk, "/fr/fund/mailroom", &sheet));
    assert!(second.contains("class=\"answer answer--info\""), "the same form again opens no second claim");

    let mut new = claims();
    new.retain(|id| !before.contains(id));
    let [id] = new[..] else { panic!("one claim: {new:?}") };
    let claim = format!("/fr/fund/claims/{id}");
    let status = || house.app.claim(&Actor::SYSTEM, id, Lang::Fr).unwrap().claim.status().to_string();
    assert_eq!(post(Role::MedicalReviewer, &claim, "do=take").status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(Role::ClaimsOfficer, &claim, "do=take").status(), StatusCode::SEE_OTHER);
    let add = |body: &str| {
        let body = format!("do=line&seen={}&{body}", WORLD.version(id));
        post(Role::ClaimsOfficer, &format!("{claim}?open=act"), &body).status()
    };
    assert_eq!(add("kind=act&key=Cs&on=17/11/2026&paid=300"), StatusCode::SEE_OTHER);
    assert_eq!(add("kind=act&key=C&on=10/11/2026&paid=200&provider=Dr+B"), StatusCode::SEE_OTHER);
    let second = format!("{claim}?open=line-2");
    let removal = format!("do=remove&seen={}", WORLD.version(id));
    assert_eq!(post(Role::ClaimsOfficer, &second, &removal).status(), StatusCode::SEE_OTHER);
    let decision = format!("do=decide&seen={}&line-0=&note=", WORLD.version(id));
    assert_eq!(
        post(Role::ClaimsOfficer, &format!("{claim}?open=decide"), &decision).status(),
        StatusCode::SEE_OTHER
    );
    assert_eq!(status(), "decided");

    let page = format!("claims={id}&form_id={}", house.form());
    let made = post(Role::FinancePreparer, "/fr/fund/payments", &page);
    let batch = made.headers()[header::LOCATION].to_str().unwrap().to_owned();
    assert_eq!(
        get(Role::FinancePreparer, &format!("{batch}/transfers")).status(),
        StatusCode::CONFLICT,
        "nobody agreed yet"
    );
    assert_eq!(post(Role::FinancePreparer, &batch, "do=approve&seen=0").status(), StatusCode::NOT_FOUND);
    assert_eq!(post(Role::FinanceApprover, &batch, "do=approve&seen=0").status(), StatusCode::SEE_OTHER);
    let file = text(get(Role::FinancePreparer, &format!("{batch}/transfers")));
    assert!(file.contains("<InstdAmt Ccy=\"MAD\">120.00</InstdAmt>"), "{file}");
    assert_eq!(post(Role::FinancePreparer, &batch, "do=send&seen=1").status(), StatusCode::SEE_OTHER);
    assert_eq!(
        post(Role::FinancePreparer, &batch, "do=pay&seen=2&on=1/1/2030").status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        post(Role::FinancePreparer, &batch, "do=pay&seen=2&on=23/11/2026").status(),
        StatusCode::SEE_OTHER
    );
    assert_eq!(status(), "paid");
}

#[test]
fn an_application_with_papers_of_another_says_so_before_the_answer() {
    let house = &WORLD.house;
    let taken = house.apply_form(0);
    let form = amoe_app::application::Apply {
        identity_number: taken.identity_number,
        first_arabic: String::new(),
        last_arabic: String::new(),
        ..house.apply_form(7)
    };
    let id = house.app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form()).unwrap().id;
    let page = text(get(Role::RegistrationAgent, &format!("/fr/fund/applications/{id}")));
    let (note, button) = (page.find("appartient déjà").unwrap(), page.find("value=\"confirm\"").unwrap());
    assert!(note < button && page.contains(&taken.student_number), "{page}");
    let label = page.split("Nom en lettres arabes</dt><dd>").nth(1).unwrap();
    assert!(label.starts_with("Non indiqué</dd>"), "{}", &label[..80]);
    let page = text(get(Role::InstitutionOfficer, &format!("/fr/institution/applications/{id}")));
    assert!(page.contains("appartient déjà") && !page.contains(&taken.student_number));
}

#[test]
fn a_key_is_named_only_beside_its_button() {
    let hint = "<kbd>S</kbd>";
    for path in ["fund/claims".to_owned(), format!("fund/claims/{}", WORLD.returned)] {
        assert!(text(get(Role::ClaimsOfficer, &format!("/fr/{path}"))).contains(hint), "{path}");
        assert!(!text(get(Role::MedicalReviewer, &format!("/fr/{path}"))).contains(hint), "{path}");
    }
}
