//! Covered elsewhere, refused with evidence, contested: use case by use case, on every engine at hand.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use amoe_app::{
    App, AppError,
    application::{Answer, AppealAnswer, AppealForm, Applied, CheckForm, Enclosed, Evidence, evidence},
    other_cover::OtherCoverForm,
    user::NewUser,
};
use amoe_base::{Email, Lang, Period, Random, SeededRandom};
use amoe_domain::{
    Actor, ApplicationId, Denied, Role,
    application::{Application, ApplicationStatus},
    enrolment::ListStatus,
};
use amoe_rules::eligibility::CoveredAs;
use amoe_testkit::{House, PASSWORD, backends, on_each_engine};
use anyhow::{Context, Result};

const HEADER: &str =
    "CIN;Nom complet;Date de naissance;Régime;Qualité;Type d'affiliation;Date de début;Date de fin\n";

/// Takes a list of another scheme over.
fn covered_elsewhere(house: &House, lines: &str) -> Result<()> {
    let agent = house.staff(Role::RegistrationAgent);
    let list = format!("{HEADER}{lines}").into_bytes();
    let form = OtherCoverForm::default();
    let id = house.app.other_covers_preview(&agent, &form, "cnss.csv", list, &house.form())?;
    assert_eq!(house.app.other_covers_accept(&agent, id, 0)?.status, ListStatus::Accepted);
    Ok(())
}

fn apply(house: &House, i: usize) -> Result<Applied> {
    Ok(house.app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form())?)
}

/// The i-th applicant with an account, refused or not.
fn account(house: &House, i: usize) -> Result<Actor> {
    let link = house.last_link(&format!("student{i}@amoe.test"))?;
    let password = amoe_app::account::SetPassword { password: PASSWORD.to_owned() };
    Ok(house.app.link_use(&link, &password)?.session.context("an account")?.signed.actor)
}

fn says(text: &str, seen: i32) -> AppealForm {
    AppealForm { text: text.to_owned(), seen }
}

fn answers(note: &str, seen: i32) -> AppealAnswer {
    AppealAnswer { note: note.to_owned(), seen }
}

fn read(app: &App, actor: &Actor, id: ApplicationId) -> Result<Application> {
    Ok(app.application(actor, id)?.application)
}

fn refusal<T>(result: Result<T, AppError>) -> (Option<String>, String) {
    match result {
        Err(AppError::Refused(refusals)) => (refusals[0].field.clone(), refusals[0].code.clone()),
        Err(other) => (None, other.to_string()),
        Ok(_) => (None, "accepted".to_owned()),
    }
}

/// A file to enclose: another student's certificate is a PDF like any other.
fn papers(house: &House) -> Result<Vec<Enclosed>> {
    let other = house.student(1)?;
    let (id, _) = house.app.student_home(&other)?.certificate.context("a certificate")?;
    let bytes = house.app.certificate_pdf(&other, id)?.bytes;
    Ok(vec![Enclosed { file_name: "radiation.pdf".to_owned(), bytes }])
}

#[test]
fn covered_elsewhere_is_refused_with_its_evidence_and_an_appeal_that_is_right_opens_cover() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        covered_elsewhere(house, "jb 100000;;14/03/2005;CNSS;Assuré;Salarié;01/07/2026;\n")?;
        house.accept_list(2)?;
        let applied = apply(house, 0)?;
        assert_eq!(applied.status, ApplicationStatus::Refused);
        let codes: Vec<&str> = applied.eligibility.reasons.iter().map(|r| r.code.as_str()).collect();
        assert_eq!(codes, ["A4"]);
        let found = Evidence {
            scheme: Some("CNSS".to_owned()),
            covered_as: CoveredAs::Holder,
            period: Period { from: "2026-07-01".parse()?, to: None },
            short_job: false,
        };
        assert_eq!(evidence(&applied.eligibility), [found]);

        let student = account(house, 0)?;
        let version = read(app, &student, applied.id)?.version;
        let appeal = |text: &str, papers| {
            app.application_appeal(&student, applied.id, &says(text, version), papers, &house.form())
        };
        assert_eq!(refusal(appeal("  ", vec![])), (Some("text".into()), "field-required".into()));
        let bad = vec![Enclosed { file_name: "x.exe".into(), bytes: b"MZ".to_vec() }];
        assert_eq!(refusal(appeal("L’emploi a pris fin.", bad)).0, Some("paper".into()));
        let contested = appeal("L’emploi a pris fin.", papers(house)?)?;
        assert_eq!(contested.status(), ApplicationStatus::Appealed);
        let said = contested.appealed().context("an appeal")?;
        assert_eq!(said.due_on, Some("2026-12-23".parse()?));
        assert!(matches!(appeal("Encore", vec![]), Err(AppError::Stale)));
        let paper = said.papers[0].id;

        let officer = house.staff(Role::InstitutionOfficer);
        let agent = house.staff(Role::RegistrationAgent);
        let seen = contested.version;
        assert!(app.appeal_paper(&agent, applied.id, paper)?.bytes.starts_with(b"%PDF"));
        assert!(matches!(app.appeal_paper(&officer, applied.id, paper), Err(AppError::Denied(_))));
        let denied = app.appeal_grant(&officer, applied.id, &answers("", seen));
        assert!(matches!(denied, Err(AppError::Denied(Denied::NotAllowed))), "{denied:?}");
        assert_eq!(
            refusal(app.appeal_uphold(&agent, applied.id, &answers(" ", seen))),
            (Some("note".into()), "note-needed".into())
        );
        let granted = app.appeal_grant(&agent, applied.id, &answers("Attestation vue.", seen))?;
        assert_eq!(granted.status(), ApplicationStatus::Covered);
        assert!(granted.answered.is_some_and(|answered| answered.granted));
        assert!(app.student_home(&student)?.certificate.is_some());
        let mails = app.store().housekeep(|tx| tx.outbox_lease(1000))?;
        let templates: Vec<&str> = mails.iter().map(|out| out.mail.template.as_str()).collect();
        for template in ["application-appealed", "appeal-granted", "certificate"] {
            assert!(templates.contains(&template), "{template}: {templates:?}");
        }

        // The same list again: what an appeal disproved excludes nobody.
        covered_elsewhere(house, "JB100000;;14/03/2005;CNSS;Assuré;Salarié;01/07/2026;\n")?;
        let personal = read(app, &agent, applied.id)?.personal;
        let known = app.store().read(|tx| Ok::<_, AppError>(tx.other_covers_of(&[&personal])?))?;
        assert!(known[0].is_empty(), "{known:?}");
        Ok(())
    })
}

#[test]
fn an_appeal_is_decided_by_another_agent_and_only_once() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let agent = house.staff(Role::RegistrationAgent);
        let second = app
            .user_with_password(
                &Actor::SYSTEM,
                &NewUser {
                    role: Role::RegistrationAgent,
                    name: "Second agent".to_owned(),
                    email: Email::parse("second@amoe.test")?,
                    institution: None,
                    lang: Lang::Fr,
                },
                PASSWORD,
            )?
            .actor();
        let refuse = |i: usize| -> Result<(Actor, ApplicationId, i32)> {
            let applied = apply(house, i)?;
            let student = account(house, i)?;
            let seen = read(app, &student, applied.id)?.version;
            let no = Answer { reasons: vec!["A2".into()], note: String::new(), seen };
            app.application_refuse(&agent, applied.id, &no)?;
            let seen = read(app, &student, applied.id)?.version;
            let form = says("Je suis inscrite, voyez l’attestation.", seen);
            let next = app.application_appeal(&student, applied.id, &form, vec![], &house.form())?;
            Ok((student, applied.id, next.version))
        };

        let (student, id, seen) = refuse(0)?;
        for denied in [
            app.appeal_grant(&agent, id, &answers("", seen)),
            app.appeal_uphold(&agent, id, &answers("x", seen)),
        ] {
            assert!(matches!(denied, Err(AppError::Denied(Denied::NotAllowed))), "{denied:?}");
        }
        assert!(app.application(&agent, id)?.acts.is_empty(), "no button for who refused");
        let upheld = app.appeal_uphold(&second, id, &answers("Radiée en septembre.", seen))?;
        assert_eq!(upheld.status(), ApplicationStatus::Refused);
        let again =
            app.application_appeal(&student, id, &says("Encore", upheld.version), vec![], &house.form());
        assert_eq!(refusal(again).1, "appealed-already");

        // The enrolment itself was contested: the agent has seen that it is there.
        let (_, id, seen) = refuse(1)?;
        let granted = app.appeal_grant(&second, id, &answers("", seen))?;
        assert_eq!(granted.status(), ApplicationStatus::Covered);
        Ok(())
    })
}

#[test]
fn who_is_not_on_the_list_waits_for_the_institution_after_an_appeal() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        covered_elsewhere(house, "JB100000;;14/03/2005;FAR;Ayant droit;;01/01/2010;\n")?;
        let applied = apply(house, 0)?;
        assert_eq!(
            applied.status,
            ApplicationStatus::Submitted,
            "nothing of FAR is told to who types a number"
        );
        let officer = house.staff(Role::InstitutionOfficer);
        let seen = app.application(&officer, applied.id)?.application.version;
        let refused = app.application_confirm(&officer, applied.id, seen)?;
        assert_eq!(refused.status(), ApplicationStatus::Refused);
        let seen_by_officer = app.application(&officer, applied.id)?.application;
        assert_eq!(
            evidence(&seen_by_officer.eligibility),
            [],
            "where she is insured is not the institution's business"
        );
        let student = account(house, 0)?;
        let seen = read(app, &student, applied.id)?.version;
        let next =
            app.application_appeal(&student, applied.id, &says("Mariée.", seen), vec![], &house.form())?;
        let agent = house.staff(Role::RegistrationAgent);
        let granted = app.appeal_grant(&agent, applied.id, &answers("", next.version))?;
        assert_eq!(granted.status(), ApplicationStatus::Submitted);
        assert!(granted.eligibility.eligible);
        let covered = app.application_confirm(&officer, applied.id, granted.version)?;
        assert_eq!(covered.status(), ApplicationStatus::Covered);
        Ok(())
    })
}

#[test]
fn nobody_grants_what_the_rules_still_refuse() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let mut form = house.apply_form(0);
        form.birth_year = "1990".into();
        let applied = app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        let student = account(house, 0)?;
        let seen = read(app, &student, applied.id)?.version;
        let next =
            app.application_appeal(&student, applied.id, &says("Non.", seen), vec![], &house.form())?;
        let agent = house.staff(Role::RegistrationAgent);
        let granted = app.appeal_grant(&agent, applied.id, &answers("", next.version));
        assert_eq!(refusal(granted).1, "rules-still-refuse");
        assert_eq!(read(app, &agent, applied.id)?.status(), ApplicationStatus::Appealed);
        Ok(())
    })
}

#[test]
fn a_short_job_an_ended_cover_and_another_person_exclude_nobody() -> Result<()> {
    on_each_engine(|house| {
        covered_elsewhere(
            house,
            "JB100000;;14/03/2005;CNSS;Assuré;Salarié;01/10/2026;30/11/2026\n\
             JB100001;;14/03/2005;CNSS;Ayant droit;;01/01/2010;31/08/2026\n\
             JB100002;;01/01/1999;CNSS;Assuré;;01/01/2010;\n\
             JB100003;Karim Alaoui;;CNSS;Assuré;;01/01/2010;\n\
             JB100004;OUHADDOU E Salma;;CNSS;Assuré;;01/01/2010;\n",
        )?;
        house.accept_list(5)?;
        assert_eq!(apply(house, 4)?.status, ApplicationStatus::Refused, "named as she names herself");
        for i in 0..4 {
            assert_eq!(apply(house, i)?.status, ApplicationStatus::Covered, "{i}");
        }
        let short = apply(house, 0)?;
        assert_eq!(evidence(&short.eligibility).len(), 1, "the short job is told all the same");
        Ok(())
    })
}

#[test]
fn a_later_list_says_when_a_cover_ended() -> Result<()> {
    on_each_engine(|house| {
        covered_elsewhere(house, "JB100000;;14/03/2005;CNSS;Assuré;;01/01/2026;\n")?;
        covered_elsewhere(house, "JB100000;;14/03/2005;CNSS;Assuré;;01/01/2026;31/10/2026\n")?;
        house.accept_list(1)?;
        assert_eq!(apply(house, 0)?.status, ApplicationStatus::Covered);
        Ok(())
    })
}

#[test]
fn whoever_is_found_elsewhere_meanwhile_is_not_covered_by_the_institutions_list() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let applied = apply(house, 0)?;
        assert_eq!(applied.status, ApplicationStatus::Submitted);
        covered_elsewhere(house, "JB100000;;14/03/2005;CNSS;Assuré;;01/01/2026;\n")?;
        house.accept_list(1)?;
        let agent = house.staff(Role::RegistrationAgent);
        assert_eq!(read(app, &agent, applied.id)?.status(), ApplicationStatus::Refused);
        Ok(())
    })
}

#[test]
fn whoever_asks_is_answered_as_an_application_would_be() -> Result<()> {
    let house = House::new(&amoe_testkit::Backend::Sqlite)?;
    let ask = |birth: [&str; 3], studies: &str, elsewhere: &str, job: [&str; 2]| {
        let [birth_day, birth_month, birth_year] = birth.map(str::to_owned);
        let [job_from, job_until] = job.map(str::to_owned);
        let (studies, elsewhere) = (studies.to_owned(), elsewhere.to_owned());
        let form = CheckForm { birth_day, birth_month, birth_year, studies, elsewhere, job_from, job_until };
        house.app.eligibility_check(&form)
    };
    let codes = |birth, studies, elsewhere, job| -> Result<Vec<String>> {
        Ok(ask(birth, studies, elsewhere, job)?.reasons.into_iter().map(|reason| reason.code).collect())
    };
    let (young, old, none) = (["14", "3", "2005"], ["", "", "1980"], ["", ""]);
    assert!(codes(young, "enrolled", "no", none)?.is_empty());
    assert!(codes(old, "traditional", "no", none)?.is_empty());
    assert_eq!(codes(old, "enrolled", "dependant", none)?, ["A3", "A4"]);
    assert_eq!(codes(young, "no", "own", none)?, ["A2", "A4"]);
    // A summer's job, one that goes on, one that is over.
    assert!(codes(young, "enrolled", "job", ["1/10/2026", "30/11/2026"])?.is_empty());
    assert_eq!(codes(young, "enrolled", "job", ["1/10/2026", ""])?, ["A4"]);
    assert!(codes(young, "enrolled", "job", ["1/7/2020", "31/8/2026"])?.is_empty());
    let wrong = |result| refusal(result).0;
    assert_eq!(wrong(ask(young, "enrolled", "job", none)), Some("job_from".into()));
    assert_eq!(wrong(ask(young, "enrolled", "job", ["2/10/2026", "1/10/2026"])), Some("job_until".into()));
    assert_eq!(wrong(ask(young, "perhaps", "no", none)), Some("studies".into()));
    assert_eq!(wrong(ask(["1", "1", "2030"], "enrolled", "no", none)), Some("birth".into()));
    Ok(())
}

/// Numbers for references come twice each; everything else is drawn as ever.
struct Twice {
    rest: SeededRandom,
    drawn: AtomicU64,
}

impl Random for Twice {
    fn fill(&self, bytes: &mut [u8]) {
        match <&mut [u8; 8]>::try_from(&mut *bytes) {
            Ok(number) => *number = (self.drawn.fetch_add(1, Ordering::SeqCst) / 2).to_le_bytes(),
            Err(_) => self.rest.fill(bytes),
        }
    }
}

#[test]
fn a_reference_that_is_taken_is_drawn_again() -> Result<()> {
    for backend in backends() {
        let random = Twice { rest: SeededRandom::new(7), drawn: AtomicU64::new(0) };
        let house = House::with_random(&backend, Arc::new(random))?;
        house.accept_list(3)?;
        let references: std::collections::BTreeSet<String> =
            (0..3).map(|i| Ok(apply(&house, i)?.reference)).collect::<Result<_>>()?;
        assert_eq!(references.len(), 3);
        let many = house.app.store().housekeep(|tx| tx.references("AT", 1200))?;
        let different: std::collections::BTreeSet<&str> =
            many.iter().map(amoe_base::Reference::as_str).collect();
        assert_eq!(different.len(), 1200);
    }
    Ok(())
}
