//! The journey and its guards, use case by use case, on every engine at hand.

use amoe_app::{
    App, AppError,
    account::{LogIn, SetPassword},
    application::{Apply, ThreeFields},
    claim::{
        draft::LineForm,
        mailroom::Arrival,
        review::{GiveBack, PriceForm, Verdict},
    },
};
use amoe_base::{Lang, Money};
use amoe_domain::{
    Act, Actor, ClaimId, Denied, Role,
    act::mark,
    application::ApplicationStatus,
    claim::{ClaimStatus, LineVerdict, PaperKind, Sheet},
};
use amoe_storage::{StorageError, verify_chain};
use amoe_testkit::{Backend, House, backends};
use anyhow::{Context, Result};

fn on_each_engine(test: impl Fn(&House) -> Result<()>) -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        test(&house).with_context(|| format!("on {backend:?}"))?;
        assert_eq!(verify_chain(house.app.store(), None)?.broken_at, None);
    }
    Ok(())
}

fn consultation(paid: &str) -> LineForm {
    LineForm {
        kind: "act".into(),
        key: "Cs".into(),
        on: "2026-11-23".into(),
        paid: paid.into(),
        provider: "Dr Bennani".into(),
        ..LineForm::default()
    }
}

fn seen(app: &App, actor: &Actor, id: ClaimId) -> Result<i32> {
    Ok(app.claim(actor, id, Lang::Fr)?.claim.version)
}

/// A claim of one specialist's visit, in the hands of the claims officer.
fn in_review(house: &House, student: &Actor) -> Result<ClaimId> {
    let app = &house.app;
    let id = app.claim_create(student, Sheet::Ordinary, Lang::Fr, &house.form())?;
    app.claim_line_add(student, id, 0, &consultation("300"))?;
    app.claim_prepare(student, id, 1)?;
    app.claim_post(student, id, 2, "23/11/2026")?;
    let code = app.claim(student, id, Lang::Fr)?.claim.reference.to_string();
    let arrival = Arrival { code, postmark: "2026-11-23".into(), ..Arrival::default() };
    app.claim_receive(&house.staff(Role::MailroomClerk), &arrival, &house.form())?;
    app.claim_take(&house.staff(Role::ClaimsOfficer), id)?;
    Ok(id)
}

fn refusal_code<T: std::fmt::Debug>(result: amoe_app::Result<T>) -> String {
    match result {
        Err(AppError::Refused(refusals)) => refusals[0].code.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_student_comes_from_the_list_to_the_money() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(3)?;
        let student = house.student(1)?;
        let home = app.student_home(&student)?;
        assert!(home.cover.is_some_and(|c| c.period.to.is_some_and(|to| to.to_string() == "2027-02-01")));
        let (certificate, _) = home.certificate.context("a certificate")?;
        assert!(app.certificate_pdf(&student, certificate)?.bytes.starts_with(b"%PDF"));

        let id = in_review(house, &student)?;
        let officer = house.staff(Role::ClaimsOfficer);
        let view = app.claim(&officer, id, Lang::Ar)?;
        let breakdown = view.breakdown.context("a proposal")?;
        assert_eq!(breakdown.payable, Money::from_centimes(12_000), "150 × 80 %");
        let decided =
            app.claim_decide(&officer, id, &Verdict { seen: view.claim.version, ..Verdict::default() })?;
        assert_eq!(decided.status(), ClaimStatus::Decided);
        assert!(app.decision_letter_pdf(&student, id)?.bytes.starts_with(b"%PDF"));
        assert!(app.care_sheet_pdf(&student, id)?.bytes.starts_with(b"%PDF"));

        let (preparer, approver) = (house.staff(Role::FinancePreparer), house.staff(Role::FinanceApprover));
        let batch = app.batch_prepare(&preparer, &[id], &house.form())?;
        assert!(
            matches!(app.batch_transfers_file(&preparer, batch), Err(AppError::Refused(_))),
            "nobody approved yet"
        );
        app.batch_approve(&approver, batch, 0)?;
        app.batch_send(&preparer, batch, 1)?;
        let file = String::from_utf8(app.batch_transfers_file(&preparer, batch)?.bytes)?;
        assert!(
            file.contains("<InstdAmt Ccy=\"MAD\">120.00</InstdAmt>")
                && file.contains("<CtrlSum>120.00</CtrlSum>"),
            "{file}"
        );
        app.batch_pay(&preparer, batch, 2, "2026-11-23")?;
        let paid = app.claim(&student, id, Lang::Fr)?;
        assert_eq!(paid.claim.status(), ClaimStatus::Paid);
        let acts: Vec<&str> = paid.history.iter().map(|e| e.act.as_str()).collect();
        assert_eq!(acts, ["create", "edit", "prepare", "post", "receive", "take", "decide", "order", "pay"]);
        Ok(())
    })
}

#[test]
fn an_application_waits_for_the_list_and_is_then_answered() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let applied = app.apply(&Actor::VISITOR, Lang::Ar, &house.apply_form(0), &house.form())?;
        assert_eq!(applied.status, ApplicationStatus::Submitted);
        let fields = ThreeFields {
            identity_number: "jb 100000".into(),
            last8: "30000000".into(),
            birth_day: "14".into(),
            birth_month: "03".into(),
            birth_year: "2005".into(),
        };
        assert_eq!(app.progress(&fields)?.map(|p| p.status), Some(ApplicationStatus::Submitted));
        assert!(app.certificate_by_fields(&fields)?.is_none(), "without cover: as if unknown");
        assert_eq!(house.accept_list(1)?, 1);
        assert_eq!(app.progress(&fields)?.map(|p| p.status), Some(ApplicationStatus::Covered));
        assert!(app.certificate_by_fields(&fields)?.is_some());
        for wrong in [
            ThreeFields { birth_year: "2004".into(), ..fields.clone() },
            ThreeFields { last8: "30000001".into(), ..fields.clone() },
            ThreeFields { identity_number: "JB999999".into(), ..fields.clone() },
        ] {
            assert!(app.certificate_by_fields(&wrong)?.is_none());
            assert!(app.progress(&wrong)?.is_none());
        }
        Ok(())
    })
}

#[test]
fn an_officer_confirms_refuses_or_returns() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let officer = house.staff(Role::InstitutionOfficer);
        let ids: Vec<_> = (0..3)
            .map(|i| Ok(app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form())?.id))
            .collect::<Result<_>>()?;
        assert_eq!(app.application_confirm(&officer, ids[0], 0)?.status(), ApplicationStatus::Covered);
        let answer = amoe_app::application::Answer { reasons: vec!["A2".into()], ..Default::default() };
        assert_eq!(app.application_refuse(&officer, ids[1], &answer)?.status(), ApplicationStatus::Refused);
        let answer = amoe_app::application::Answer { note: "Nom à corriger".into(), ..Default::default() };
        assert_eq!(app.application_return(&officer, ids[2], &answer)?.status(), ApplicationStatus::Returned);
        assert!(matches!(app.application_confirm(&officer, ids[2], 0), Err(AppError::Stale)));
        assert_eq!(refusal_code(app.application_confirm(&officer, ids[2], 1)), "not-now");
        Ok(())
    })
}

#[test]
fn of_many_applications_none_is_saved_when_one_has_moved_on() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let ids: Vec<_> = (0..2)
            .map(|i| Ok(app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form())?.id))
            .collect::<Result<_>>()?;
        let officer = house.staff(Role::InstitutionOfficer);
        let versions = || -> Result<Vec<i32>> {
            Ok(app.store().read(|tx| {
                let load = |id: &_| Ok(tx.application_load::<mark::Read>(&Actor::SYSTEM, *id)?.version);
                ids.iter().map(load).collect::<Result<_, AppError>>()
            })?)
        };
        let before = versions()?;
        let saved = app.store().write(|tx| {
            let mut all = Vec::new();
            for id in &ids {
                let (application, granted) = tx.application_load::<mark::Return>(&officer, *id)?.open();
                all.push((granted, application));
            }
            let (application, granted) = tx.application_load::<mark::Return>(&officer, ids[1])?.open();
            let moved = tx.application_save(&granted, application)?;
            let refused = tx.applications_save(all);
            assert!(matches!(refused, Err(StorageError::Stale)), "{refused:?}");
            let audited = tx.audit(&officer, Act::Return, &moved, serde_json::json!({}))?;
            Ok::<_, AppError>(((), audited))
        });
        saved?;
        assert_eq!(versions()?, [before[0], before[1] + 1]);
        Ok(())
    })
}

#[test]
fn too_old_or_covered_elsewhere_is_refused_with_every_reason() -> Result<()> {
    on_each_engine(|house| {
        let mut form = house.apply_form(0);
        (form.birth_year, form.no_other_cover) = ("1990".into(), "no".into());
        let applied = house.app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        assert_eq!(applied.status, ApplicationStatus::Refused);
        let codes: Vec<&str> = applied.eligibility.reasons.iter().map(|r| r.code.as_str()).collect();
        assert_eq!(codes, ["A3", "A4"]);
        Ok(())
    })
}

#[test]
fn every_wrong_field_is_told_at_once() -> Result<()> {
    on_each_engine(|house| {
        let mut form = house.apply_form(0);
        form.identity_number = "12".into();
        form.rib = "007101000000000000000161".into();
        form.email = "nobody".into();
        form.first_latin = "سلمى".into();
        form.last_latin = "Ouhaddou <b> 2".into();
        form.last_arabic = "أوحدو؟".into();
        form.no_other_cover = String::new();
        let Err(AppError::Refused(refusals)) =
            house.app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())
        else {
            panic!("accepted");
        };
        let mut fields: Vec<&str> = refusals.iter().filter_map(|r| r.field.as_deref()).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            ["email", "first_latin", "identity_number", "last_arabic", "last_latin", "no_other_cover", "rib"]
        );
        Ok(())
    })
}

#[test]
fn a_form_sent_twice_has_one_effect() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let form = house.form();
        let first = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &form)?;
        let again = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &form)?;
        assert_eq!(first.id, again.id);

        let link = house.last_link("student0@amoe.test")?;
        let student = app
            .link_use(&link, &SetPassword { password: "a long test password".into() })?
            .session
            .context("session")?
            .signed
            .actor;
        let form = house.form();
        let claim = app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &form)?;
        assert_eq!(app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &form)?, claim);

        let id = in_review(house, &student)?;
        let officer = house.staff(Role::ClaimsOfficer);
        app.claim_decide(&officer, id, &Verdict { seen: seen(app, &officer, id)?, ..Verdict::default() })?;
        let preparer = house.staff(Role::FinancePreparer);
        let form = house.form();
        let batch = app.batch_prepare(&preparer, &[id], &form)?;
        assert_eq!(app.batch_prepare(&preparer, &[id], &form)?, batch);
        assert_eq!(refusal_code(app.batch_prepare(&preparer, &[id], &house.form())), "paid-already");
        Ok(())
    })
}

#[test]
fn of_two_officers_deciding_the_second_is_told() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let student = house.student(0)?;
        let id = in_review(house, &student)?;
        let officer = house.staff(Role::ClaimsOfficer);
        let version = seen(app, &officer, id)?;
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let decide = |refuse: bool| {
                let officer = officer.clone();
                scope.spawn(move || {
                    let refused = if refuse {
                        vec![LineVerdict { line: 0, code: "R13".into(), note: String::new() }]
                    } else {
                        vec![]
                    };
                    app.claim_decide(&officer, id, &Verdict { seen: version, refused, ..Verdict::default() })
                })
            };
            [decide(false), decide(true)].into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1, "{outcomes:?}");
        assert!(
            outcomes.iter().any(|o| matches!(o, Err(AppError::Stale | AppError::Denied(_)))),
            "{outcomes:?}"
        );
        assert_eq!(app.claim(&student, id, Lang::Fr)?.claim.round, 1);
        Ok(())
    })
}

#[test]
fn a_returned_claim_keeps_its_postmark_and_comes_back() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let student = house.student(0)?;
        let id = in_review(house, &student)?;
        let officer = house.staff(Role::ClaimsOfficer);
        let form = |code: &str, seen| GiveBack { reasons: vec![code.to_owned()], note: String::new(), seen };
        let version = seen(app, &officer, id)?;
        assert_eq!(
            refusal_code(app.claim_return(&officer, id, &form("R01", version))),
            "reason-not-mendable"
        );
        app.claim_return(&officer, id, &form("R07", version))?;
        assert!(app.decision_letter_pdf(&student, id)?.bytes.starts_with(b"%PDF"));
        house.clock.advance_days(70);
        let code = app.claim(&student, id, Lang::Fr)?.claim.reference.to_string();
        app.claim_receive(
            &house.staff(Role::MailroomClerk),
            &Arrival { code, ..Arrival::default() },
            &house.form(),
        )?;
        let back = app.claim(&student, id, Lang::Fr)?;
        assert_eq!(
            back.claim.state.receipt().and_then(|r| r.postmark).map(|d| d.to_string()).as_deref(),
            Some("2026-11-23")
        );
        assert_ne!(back.breakdown.context("a proposal")?.outcome, "rejected", "it was in time once");
        Ok(())
    })
}

#[test]
fn what_is_not_theirs_is_not_found() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(2)?;
        let (mine, other) = (house.student(0)?, house.student(1)?);
        let id = in_review(house, &mine)?;
        assert!(matches!(app.claim(&other, id, Lang::Fr), Err(AppError::Denied(Denied::NotFound))));
        assert!(matches!(app.claim(&Actor::VISITOR, id, Lang::Fr), Err(AppError::Denied(Denied::NotFound))));
        for role in Role::ALL.iter().copied().filter(|r| r.is_staff()) {
            let may = matches!(role, Role::ClaimsOfficer | Role::MedicalReviewer | Role::Auditor);
            assert_eq!(app.claim(&house.staff(role), id, Lang::Fr).is_ok(), may, "{role}");
        }
        let certificate = app.student_home(&mine)?.certificate.context("certificate")?.0;
        assert!(app.certificate_pdf(&other, certificate).is_err());
        assert!(app.claims_payable(&house.staff(Role::ClaimsOfficer)).is_err());
        assert!(
            app.audit_trail(&house.staff(Role::Administrator), &amoe_storage::AuditQuery::default()).is_err()
        );
        Ok(())
    })
}

#[test]
fn the_second_person_of_a_payment_is_another() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let student = house.student(0)?;
        let id = in_review(house, &student)?;
        let officer = house.staff(Role::ClaimsOfficer);
        app.claim_decide(&officer, id, &Verdict { seen: seen(app, &officer, id)?, ..Verdict::default() })?;
        let preparer = house.staff(Role::FinancePreparer);
        let batch = app.batch_prepare(&preparer, &[id], &house.form())?;
        assert!(matches!(app.batch_approve(&preparer, batch, 0), Err(AppError::Denied(Denied::NotAllowed))));
        let same_person = Actor { role: Role::FinanceApprover, ..preparer };
        assert!(matches!(
            app.batch_approve(&same_person, batch, 0),
            Err(AppError::Denied(Denied::NotAllowed))
        ));
        Ok(())
    })
}

#[test]
fn an_account_is_not_taken_over_by_who_knows_the_numbers() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let today = app.env().now();
        house.clock.set("2025-10-01T09:00:00Z".parse()?);
        house.accept_list(1)?;
        house.student(0)?;
        // A year later somebody applies with the same papers and an address of his own.
        house.clock.set(today);
        let mut form = house.apply_form(0);
        (form.email, form.rib) = ("thief@amoe.test".into(), "225810123456789012345659".into());
        app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        let link = house.last_link("thief@amoe.test")?;
        let used = app.link_use(&link, &SetPassword { password: "another long password".into() })?;
        assert!(used.session.is_none());
        let wrong =
            LogIn { login: "JB100000".into(), password: "another long password".into(), ..LogIn::default() };
        assert_eq!(refusal_code(app.log_in(&wrong)), "log-in-wrong");
        let right =
            LogIn { login: "jb 100000".into(), password: "a long test password".into(), ..LogIn::default() };
        let actor = app.log_in(&right)?.signed.actor;
        assert_eq!(
            app.student_home(&actor)?.student.personal.rib.map(|r| r.tail().to_owned()).as_deref(),
            Some("0160")
        );
        Ok(())
    })
}

#[test]
fn applying_with_the_numbers_of_another_is_answered_like_any_application() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(2)?;
        let student = house.student(0)?;
        // Waits for an officer, its address not proved.
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(5), &house.form())?;
        let stranger = |n: usize| {
            let mut form = house.apply_form(n);
            form.email = format!("stranger{n}@amoe.test");
            form
        };
        let mut answers = std::collections::BTreeSet::new();
        // Of a covered student, of one who waits, with half of a student's papers, with her year of birth alone, of
        // nobody.
        let half = Apply { identity_number: "JB100000".into(), ..stranger(1) };
        let year = Apply { birth_day: String::new(), birth_month: String::new(), ..stranger(0) };
        let year = Apply { email: "stranger4@amoe.test".into(), ..year };
        for form in [stranger(0), stranger(5), half, year, stranger(6)] {
            let said = app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
            let waiting = app.store().housekeep(|tx| tx.outbox_lease(1000))?;
            let mails: Vec<_> = waiting
                .iter()
                .filter(|out| out.mail.to.as_str() == form.email)
                .map(|out| (out.mail.template.clone(), out.mail.args.keys().cloned().collect::<Vec<_>>()))
                .collect();
            let link = waiting.iter().rev().find(|out| out.mail.to.as_str() == form.email);
            let link = link.and_then(|out| out.mail.args.get("link")).context("link")?;
            let token = link.rsplit('/').next().unwrap_or_default();
            let view = app.link_view(token)?.map(|view| (view.purpose, view.sets_password));
            let length = said.reference.len();
            answers.insert(format!(
                "{:?} {length} {} {mails:?} {view:?}",
                said.status, said.eligibility.eligible
            ));
            // It opens nothing that is another's.
            if form.email != "stranger6@amoe.test" {
                let used = app.link_use(token, &SetPassword { password: "another long password".into() })?;
                assert!(used.session.is_none(), "{}", form.email);
            }
        }
        assert_eq!(answers.len(), 1, "{answers:#?}");
        // Her three fields still show the application that counts, and her list the cover.
        let fields = ThreeFields {
            identity_number: "JB100000".into(),
            last8: "30000000".into(),
            birth_day: "14".into(),
            birth_month: "3".into(),
            birth_year: "2005".into(),
        };
        let shown = app.progress(&fields)?.context("progress")?;
        assert_eq!(shown.status, ApplicationStatus::Covered);
        assert!(app.student_home(&student)?.cover.is_some());
        Ok(())
    })
}

#[test]
fn an_owner_is_told_that_her_numbers_were_used_and_an_officer_looks_at_both() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        house.student(0)?;
        let mails = |template: &str| -> Result<usize> {
            let waiting = app.store().housekeep(|tx| tx.outbox_lease(1000))?;
            Ok(waiting
                .iter()
                .filter(|o| o.mail.template == template && o.mail.to.as_str() == "student0@amoe.test")
                .count())
        };
        let mut form = house.apply_form(0);
        form.email = "stranger@amoe.test".into();
        let beside = app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?.id;
        app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        assert_eq!(mails("applied-again")?, 1, "once a day");
        let agent = house.staff(Role::RegistrationAgent);
        assert_eq!(refusal_code(app.application_confirm(&agent, beside, 0)), "applied-already");
        // A list accepted later leaves it to the officer too.
        house.accept_list(1)?;
        assert_eq!(app.application(&agent, beside)?.application.status(), ApplicationStatus::Submitted);
        let answer = amoe_app::application::Answer { reasons: vec!["A2".into()], ..Default::default() };
        assert_eq!(app.application_refuse(&agent, beside, &answer)?.status(), ApplicationStatus::Refused);

        // She who lost her link gets it again by applying again.
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(7), &house.form())?;
        let first = house.last_link("student7@amoe.test")?;
        house.clock.set("2026-11-24T09:00:00Z".parse()?);
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(7), &house.form())?;
        let again = house.last_link("student7@amoe.test")?;
        assert_ne!(first, again);
        assert!(
            app.link_use(&again, &SetPassword { password: "a long test password".into() })?.session.is_some()
        );
        Ok(())
    })
}

#[test]
fn links_and_sessions_end() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(2)?;
        let student = house.student(0)?;
        let link = {
            app.forgot_password("student0@amoe.test", Lang::Fr)?;
            house.last_link("student0@amoe.test")?
        };
        assert_eq!(
            refusal_code(app.link_use(&link, &SetPassword { password: "short".into() })),
            "password-short"
        );
        assert_eq!(
            refusal_code(app.link_use(&link, &SetPassword { password: "passwordpassword".into() })),
            "password-common"
        );
        let session = app
            .link_use(&link, &SetPassword { password: "une phrase assez longue".into() })?
            .session
            .context("session")?;
        assert_eq!(
            refusal_code(app.link_use(&link, &SetPassword { password: "une phrase assez longue".into() })),
            "link-gone"
        );
        assert!(app.session(&session.token)?.is_some());
        app.log_out_everywhere(&student)?;
        assert!(app.session(&session.token)?.is_none());
        app.forgot_password("nobody@amoe.test", Lang::Fr)?;
        Ok(())
    })
}

#[test]
fn a_code_of_the_second_factor_works_once() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let log_in = LogIn {
            login: "claims_officer@amoe.test".into(),
            password: "a long test password".into(),
            ..LogIn::default()
        };
        let session = app.log_in(&log_in)?;
        let setup = app.factor_setup(&session.signed)?;
        let seconds = u64::try_from(app.env().now().as_second())?;
        let code = amoe_testkit::totp_code(&setup.secret, seconds)?;
        assert_eq!(refusal_code(app.factor_enrol(&session.token, &setup.secret, "000000")), "factor-wrong");
        app.factor_enrol(&session.token, &setup.secret, &code)?;
        let next = app.log_in(&log_in)?;
        assert_eq!(next.signed.actor, Actor::VISITOR, "not before the code");
        assert_eq!(refusal_code(app.factor_check(&next.token, &code)), "factor-wrong");
        house.clock.set(app.env().now() + jiff::ToSpan::seconds(60));
        let code = amoe_testkit::totp_code(&setup.secret, seconds + 60)?;
        assert_eq!(app.factor_check(&next.token, &code)?.signed.actor.role, Role::ClaimsOfficer);
        Ok(())
    })
}

#[test]
fn papers_are_kept_and_shown_to_those_who_may() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(2)?;
        let (student, other) = (house.student(0)?, house.student(1)?);
        let id = app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &house.form())?;
        let html = b"<html><script>alert(1)</script></html>".to_vec();
        assert!(
            refusal_code(app.claim_paper_add(&student, id, 0, PaperKind::Bill, "scan.jpg", html))
                .starts_with("upload-")
        );
        let pdf = app
            .certificate_pdf(&student, app.student_home(&student)?.certificate.context("certificate")?.0)?
            .bytes;
        let claim = app.claim_paper_add(&student, id, 0, PaperKind::Bill, "../facture.pdf", pdf.clone())?;
        let paper = claim.papers[0].id;
        assert_eq!(app.claim_paper(&student, id, paper)?.bytes, pdf);
        assert!(app.claim_paper(&other, id, paper).is_err());
        Ok(())
    })
}

#[test]
fn a_broken_chain_is_found() -> Result<()> {
    use amoe_testkit::Backend;
    let house = House::new(&Backend::Sqlite)?;
    house.accept_list(1)?;
    house.student(0)?;
    let path = house.database().url().trim_start_matches("sqlite:").to_owned();
    let head = verify_chain(house.app.store(), None)?.head;
    amoe_testkit::run_sql(&path, "UPDATE audit SET role = 'auditor' WHERE seq = 5")?;
    assert_eq!(verify_chain(house.app.store(), None)?.broken_at, Some(5));
    amoe_testkit::run_sql(
        &path,
        "UPDATE audit SET role = (SELECT role FROM audit WHERE seq = 4) WHERE seq = 5",
    )?;
    amoe_testkit::run_sql(&path, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")?;
    assert!(!verify_chain(house.app.store(), Some(&head))?.head_found, "the end was cut off");
    Ok(())
}

#[test]
fn wrong_passwords_are_counted_under_the_name_whoever_has_it() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        house.student(0)?;
        let try_in = |login: &str, password: &str, device: &str| {
            let form = LogIn { login: login.into(), password: password.into(), device: device.into() };
            app.log_in(&form)
        };
        let right = "a long test password";
        let device = try_in("JB100000", right, "")?.device;
        assert!(!device.is_empty());
        // A name that somebody has and a name that nobody has: the same answers, try by try.
        for name in ["JB100000", "XY999999"] {
            for attempt in 0..10 {
                let typed = if attempt % 2 == 0 { name.to_lowercase() } else { name.replacen('0', " 0", 1) };
                assert_eq!(refusal_code(try_in(&typed, "wrong", "")), "log-in-wrong", "{name} {attempt}");
            }
            let closed = try_in(name, "wrong", "");
            assert!(matches!(closed, Err(AppError::TooMany { seconds: 880..=901 })), "{closed:?}");
        }
        // The flood closes the name for the right password too, but not on the owner's own device.
        assert!(matches!(try_in("JB100000", right, ""), Err(AppError::TooMany { .. })));
        assert!(matches!(try_in("JB100000", right, "forged"), Err(AppError::TooMany { .. })));
        assert!(try_in("JB100000", right, &device).is_ok());
        // … where wrong ones are counted as well.
        for _ in 0..10 {
            assert_eq!(refusal_code(try_in("JB100000", "wrong", &device)), "log-in-wrong");
        }
        assert!(matches!(try_in("JB100000", right, &device), Err(AppError::TooMany { .. })));
        let later = app.env().now().checked_add(jiff::SignedDuration::from_mins(16))?;
        house.clock.set(later);
        assert!(try_in("JB100000", right, "").is_ok());
        // A new password forgets the devices of the old one.
        app.forgot_password("student0@amoe.test", Lang::Fr)?;
        let link = house.last_link("student0@amoe.test")?;
        let new = "une phrase assez longue";
        app.link_use(&link, &SetPassword { password: new.into() })?;
        for _ in 0..10 {
            let _ = try_in("JB100000", "wrong", "");
        }
        assert!(matches!(try_in("JB100000", new, &device), Err(AppError::TooMany { .. })));
        Ok(())
    })
}

#[test]
fn a_mailbox_gets_three_links_an_hour_and_the_asker_hears_the_same() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &house.form())?;
        let form = house.apply_form(0);
        let fields = ThreeFields {
            identity_number: form.identity_number.clone(),
            last8: form.student_number[form.student_number.len() - 8..].to_owned(),
            birth_day: form.birth_day.clone(),
            birth_month: form.birth_month.clone(),
            birth_year: form.birth_year.clone(),
        };
        let mut links = vec![house.last_link(&form.email)?];
        let ask = |links: &mut Vec<String>| -> Result<()> {
            app.proof_again(&fields)?;
            // What an earlier look found is not found again.
            links.extend(house.last_link(&form.email));
            Ok(())
        };
        for _ in 0..5 {
            ask(&mut links)?;
        }
        assert_eq!(links.len(), 3, "the application's own and two more");
        house.clock.set(app.env().now().checked_add(jiff::SignedDuration::from_mins(61))?);
        ask(&mut links)?;
        assert_eq!(links.len(), 4);
        Ok(())
    })
}

#[test]
fn a_number_is_for_one_form_and_its_coming_again_is_noted_with_what_it_came_to() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let (form, number) = (house.apply_form(0), house.form());
        let apply = |form: &Apply| app.apply(&Actor::VISITOR, Lang::Fr, form, &number);
        let first = apply(&form)?;
        assert_eq!(apply(&form)?.id, first.id);
        let other = Apply { address: "Ailleurs".into(), ..form };
        assert_eq!(refusal_code(apply(&other)), "form-number-used");
        // Nor for another use case of the same person.
        house.accept_list(2)?;
        let student = house.student(1)?;
        let number = house.form();
        let claim = app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &number)?;
        assert_eq!(app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &number)?, claim);
        assert_eq!(
            refusal_code(app.claim_create(&student, Sheet::Dental, Lang::Fr, &number)),
            "form-number-used"
        );
        let key = Some(first.id.to_string());
        let query = amoe_app::AuditQuery { key, limit: 100, ..Default::default() };
        let trail = app.audit_trail(&house.staff(Role::Auditor), &query)?;
        let again = trail.iter().filter(|line| line.entry.detail.get("form").is_some()).count();
        assert_eq!(again, 1, "{trail:?}");
        Ok(())
    })
}

#[test]
fn whoever_knows_the_numbers_and_not_the_name_waits_for_a_person() -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        house.accept_list(2)?;
        let stranger = Apply { first_latin: "Eve".into(), last_latin: "Il".into(), ..house.apply_form(0) };
        let applied = house.app.apply(&Actor::VISITOR, Lang::Fr, &stranger, &house.form())?;
        assert_eq!(applied.status, ApplicationStatus::Submitted, "{backend:?}");
        // Accents, case and the columns' order are no other name.
        let form = house.apply_form(1);
        let same = Apply { first_latin: form.last_latin.to_uppercase(), last_latin: "Sàlma".into(), ..form };
        let applied = house.app.apply(&Actor::VISITOR, Lang::Fr, &same, &house.form())?;
        assert_eq!(applied.status, ApplicationStatus::Covered, "{backend:?}");
    }
    Ok(())
}

#[test]
fn two_people_may_choose_the_same_number_for_a_form_and_one_without_is_taken_as_it_comes() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    house.accept_list(2)?;
    let (one, two) = (house.student(0)?, house.student(1)?);
    let form = house.form();
    let make = |who: &Actor, form: &str| house.app.claim_create(who, Sheet::Ordinary, Lang::Fr, form);
    let first = make(&one, &form)?;
    assert_ne!(first, make(&two, &form)?);
    assert_eq!(first, make(&one, &form)?);
    let nil = "00000000-0000-0000-0000-000000000000";
    assert_ne!(make(&one, nil)?, make(&one, nil)?);
    Ok(())
}

#[test]
fn a_postmark_before_the_care_is_asked_again() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    house.accept_list(1)?;
    let student = house.student(0)?;
    let app = &house.app;
    let id = app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &house.form())?;
    app.claim_line_add(&student, id, 0, &consultation("300"))?;
    app.claim_prepare(&student, id, 1)?;
    let clerk = house.staff(Role::MailroomClerk);
    let code = app.claim(&student, id, Lang::Fr)?.claim.reference.to_string();
    let arrive = |postmark: &str| {
        let form = Arrival { code: code.clone(), postmark: postmark.to_owned(), ..Arrival::default() };
        app.claim_receive(&clerk, &form, &house.form())
    };
    assert_eq!(refusal_code(arrive("22/11/2026")), "postmark-before-care");
    assert_eq!(app.claim(&student, id, Lang::Fr)?.claim.status().as_str(), "ready");
    arrive("23/11/2026")?;
    Ok(())
}

#[test]
fn who_may_confirm_is_told_first_whose_papers_they_are() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    house.accept_list(1)?;
    house.student(0)?;
    let app = &house.app;
    let taken = house.apply_form(0);
    let apply =
        |form: &Apply| Ok::<_, AppError>(app.apply(&Actor::VISITOR, Lang::Fr, form, &house.form())?.id);
    let identity = Apply { identity_number: taken.identity_number.clone(), ..house.apply_form(1) };
    let number = Apply { student_number: taken.student_number.clone(), ..house.apply_form(2) };
    let (identity, number, free) = (apply(&identity)?, apply(&number)?, apply(&house.apply_form(3))?);
    let (agent, officer) = (house.staff(Role::RegistrationAgent), house.staff(Role::InstitutionOfficer));
    let held = |actor: &Actor, id| Ok::<_, AppError>(app.application(actor, id)?.held);
    let found = held(&agent, identity)?;
    assert_eq!((found.len(), found[0].identity, found[0].number), (1, true, false));
    let who = found[0].who.as_ref().context("the agent may read students")?;
    assert_eq!(who.number.as_str(), taken.student_number);
    let found = held(&officer, number)?;
    assert_eq!((found.len(), found[0].identity, found[0].number), (1, false, true));
    assert!(found[0].who.is_none(), "an institution reads nobody else's students");
    assert!(held(&agent, free)?.is_empty());
    // It is what confirming would have said.
    assert_eq!(refusal_code(app.application_confirm(&agent, identity, 0)), "identity-taken");
    assert!(held(&house.staff(Role::Auditor), identity)?.is_empty(), "who cannot confirm is not told");
    Ok(())
}

#[test]
fn an_officer_prices_what_has_no_tariff_and_the_student_reads_by_what() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    house.accept_list(1)?;
    let student = house.student(0)?;
    let app = &house.app;
    let glasses = |key: &str, paid: &str| LineForm {
        kind: "lump_sum".into(),
        key: key.into(),
        on: "2026-11-23".into(),
        paid: paid.into(),
        ..LineForm::default()
    };
    let id = app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &house.form())?;
    app.claim_line_add(&student, id, 0, &glasses("GLASSES", "850"))?;
    app.claim_line_add(&student, id, 1, &consultation("300"))?;
    let price = |actor: &Actor, line: usize, ceiling: &str, source: &str| {
        let form = PriceForm { ceiling: ceiling.to_owned(), source: source.to_owned() };
        app.claim_line_price(actor, id, seen(app, &Actor::SYSTEM, id)?, line, &form)
            .map_err(anyhow::Error::from)
    };
    let code = |result: Result<amoe_domain::claim::Claim>| match result {
        Err(error) => refusal_code::<()>(Err(error.downcast().unwrap_or(AppError::Stale))),
        Ok(_) => "done".to_owned(),
    };
    let nomenclature = "Nomenclature des dispositifs, p. 12";
    assert_eq!(code(price(&student, 0, "400", nomenclature)), "not-now", "a student states what was paid");
    app.claim_prepare(&student, id, 2)?;
    let reference = app.claim(&student, id, Lang::Fr)?.claim.reference.to_string();
    let arrival = Arrival { code: reference, ..Arrival::default() };
    app.claim_receive(&house.staff(Role::MailroomClerk), &arrival, &house.form())?;
    let officer = house.staff(Role::ClaimsOfficer);
    app.claim_take(&officer, id)?;
    assert_eq!(code(price(&student, 0, "400", nomenclature)), "not-now");
    assert_eq!(code(price(&officer, 1, "400", nomenclature)), "line-has-tariff");
    assert_eq!(code(price(&officer, 0, "400", &"x".repeat(121))), "field-too-long");
    assert_eq!(code(price(&officer, 7, "400", nomenclature)), "no-such-line");
    let verdict = |seen| Verdict { seen, ..Verdict::default() };
    let version = seen(app, &officer, id)?;
    assert_eq!(refusal_code(app.claim_decide(&officer, id, &verdict(version))), "line-without-tariff");

    price(&officer, 0, "400", nomenclature)?;
    let kept = || Ok::<_, AppError>(app.claim(&officer, id, Lang::Fr)?.claim.lines[0].price.is_some());
    let change =
        |form: &LineForm| app.claim_line_change(&officer, id, seen(app, &officer, id).unwrap_or(-1), 0, form);
    change(&glasses("GLASSES", "900"))?;
    assert!(kept()?, "the amount paid is no other thing");
    let other = app.rulebook().default_scheme().lump_sums.iter().find(|l| l.key != "GLASSES");
    change(&glasses(&other.context("another lump sum")?.key, "900"))?;
    assert!(!kept()?, "what was looked up was for glasses");
    change(&glasses("GLASSES", "850"))?;
    price(&officer, 0, "400", nomenclature)?;

    let version = seen(app, &officer, id)?;
    let decided = app.claim_decide(&officer, id, &verdict(version))?;
    let paid = decided.state.decided().context("decided")?.line_payable(0);
    let view = app.claim(&student, id, Lang::Fr)?.breakdown.context("a decision")?;
    let line = &view.lines[0];
    assert_eq!((line.base, line.payable), (Some(Money::from_centimes(40_000)), paid));
    assert!(paid > Money::ZERO && !line.unpriced);
    assert!(line.sentence.contains(nomenclature), "{}", line.sentence);
    assert!(app.decision_letter_pdf(&student, id)?.bytes.starts_with(b"%PDF"));
    Ok(())
}

#[test]
fn a_claim_in_review_is_no_longer_the_students_to_change() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    house.accept_list(1)?;
    let student = house.student(0)?;
    let app = &house.app;
    let id = in_review(&house, &student)?;
    let version = seen(app, &student, id)?;
    assert!(app.claim(&student, id, Lang::Fr)?.acts.is_empty(), "no button");
    let more = consultation("900");
    assert_eq!(refusal_code(app.claim_line_change(&student, id, version, 0, &more)), "not-now");
    assert_eq!(refusal_code(app.claim_line_add(&student, id, version, &more)), "not-now");
    assert_eq!(refusal_code(app.claim_line_remove(&student, id, version, 0)), "not-now");
    app.claim_line_change(&house.staff(Role::ClaimsOfficer), id, version, 0, &more)?;
    Ok(())
}
