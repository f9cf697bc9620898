//! Who is enrolled and has not applied yet, on every engine at hand.

use amoe_app::{
    AppError, RollFilter,
    application::Answer,
    application::answers::{Answered, Answers, ManyAct},
    roll::RollFormat,
};
use amoe_base::Lang;
use amoe_domain::{
    Actor, Denied, Role, ThingKind, application::ApplicationStatus, institution::Institution, roll::Standing,
};
use amoe_storage::verify_chain;
use amoe_testkit::{House, backends};
use anyhow::{Context, Result};

fn on_each_engine(test: impl Fn(&House) -> Result<()>) -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        test(&house).with_context(|| format!("on {backend:?}"))?;
        assert_eq!(verify_chain(house.app.store(), None)?.broken_at, None);
    }
    Ok(())
}

/// Six students: two programmes, two years of study, one without an address, one with a passport only.
const LIST: &str = "\
Code Massar;CIN;Passeport;Nom;Prénom;الاسم العائلي;الاسم الشخصي;Date de naissance;Filière;Année d'étude;Email
M130000000;JB100000;;Ouhaddou A;Salma;أوحدو;سلمى;14/03/2005;Droit;1;Student0@amoe.test
M130000001;JB100001;;Ouhaddou B;Salma;أوحدو;سلمى;14/03/2005;Droit;1;student1@amoe.test
M130000002;JB100002;;Ouhaddou C;Salma;أوحدو;سلمى;14/03/2005;Droit;2;student2@amoe.test
M130000003;JB100003;;El Alaoui;Zaïnab;العلوي;زينب;14/03/2005;Physique;1;
M130000004;JB100004;;N’Dri;Koffi;;;14/03/2005;Physique;2;student4@amoe.test
;;X1234567;Aït Lahcen;Fatima Zahra;آيت لحسن;فاطمة الزهراء;14/03/2005;Physique;;student5@amoe.test
";

fn enrol(house: &House) -> Result<()> {
    let officer = house.staff(Role::InstitutionOfficer);
    let id = house.app.list_preview(&officer, "liste.csv", LIST.as_bytes().to_vec(), &house.form())?;
    let (list, _) = house.app.list_accept(&officer, id, 0)?;
    assert_eq!((list.good, list.bad), (6, 0));
    Ok(())
}

fn found(house: &House, filter: &RollFilter) -> Result<Vec<String>> {
    let officer = house.staff(Role::InstitutionOfficer);
    let view = house.app.roll(&officer, None, &RollFilter { limit: 50, ..filter.clone() })?;
    assert_eq!(view.total, i64::try_from(view.rows.len())?, "{filter:?}");
    Ok(view.rows.into_iter().map(|row| row.enrolment.name.listed()).collect())
}

fn search(house: &House, typed: &str) -> Result<Vec<String>> {
    found(house, &RollFilter { search: typed.to_owned(), ..RollFilter::default() })
}

const NOT_YET: RollFilter = RollFilter {
    standing: Some(Standing::NotApplied),
    programme: None,
    year_of_study: None,
    search: String::new(),
    offset: 0,
    limit: 0,
};

#[test]
fn the_roll_follows_every_application_whichever_came_first() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let officer = house.staff(Role::InstitutionOfficer);
        // Before the list: one waits and is covered by it, one is refused.
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &house.form())?;
        let refused = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(1), &house.form())?.id;
        app.application_refuse(
            &officer,
            refused,
            &Answer { reasons: vec!["A2".into()], ..Answer::default() },
        )?;
        enrol(house)?;
        let rates = |house: &House| anyhow::Ok(house.app.roll(&officer, None, &NOT_YET)?.rates);
        let all = rates(house)?.all;
        assert_eq!((all.covered, all.applied, all.not_applied), (1, 0, 5));

        // After it: one is covered at once, one waits under another name.
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(2), &house.form())?;
        let waits = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(3), &house.form())?;
        assert_eq!(waits.status, ApplicationStatus::Submitted, "another name than the list's");
        let all = rates(house)?.all;
        assert_eq!((all.covered, all.applied, all.not_applied), (2, 1, 3));
        let view = app.roll(&officer, None, &RollFilter { limit: 50, ..NOT_YET })?;
        let last: Vec<_> = view.rows.iter().map(|r| r.application).collect();
        assert_eq!(
            last,
            [None, None, Some(ApplicationStatus::Refused)],
            "by name: Aït Lahcen, N’Dri, Ouhaddou B"
        );

        let back = Answer { note: "Nom à corriger".into(), ..Answer::default() };
        app.application_return(&officer, waits.id, &back)?;
        let rates = rates(house)?;
        assert_eq!((rates.all.covered, rates.all.applied, rates.all.not_applied), (2, 0, 4));
        let programmes: Vec<_> =
            rates.programmes.iter().map(|(p, r)| (p.as_str(), r.covered, r.not_applied)).collect();
        assert_eq!(programmes, [("Physique", 0, 3), ("Droit", 2, 1)]);
        let years: Vec<_> = rates.years_of_study.iter().map(|(y, r)| (*y, r.enrolled())).collect();
        assert_eq!(years, [(Some(1), 3), (Some(2), 2), (None, 1)]);

        // The list again, corrected: nobody loses her standing.
        enrol(house)?;
        assert_eq!(app.roll(&officer, None, &NOT_YET)?.rates, rates);
        assert_eq!(app.institution_home(&officer)?.without_application, 4);
        Ok(())
    })
}

#[test]
fn somebody_is_found_by_any_number_and_by_the_beginning_of_a_name_in_either_script() -> Result<()> {
    on_each_engine(|house| {
        enrol(house)?;
        let zainab = ["El Alaoui, Zaïnab"];
        let fatima = ["Aït Lahcen, Fatima Zahra"];
        for typed in [
            "alaoui",
            "ALAOUI zain",
            "zaïnab",
            "zaïn el",
            "العلوي",
            "علوي",
            "زينب",
            "jb 100003",
            "M130000003",
        ] {
            assert_eq!(search(house, typed)?, zainab, "{typed}");
        }
        for typed in ["ait", "lahcen fat", "zahra", "فاطمه", "الزهراء", "زهراء", "ايت", "x1234567", "X12"]
        {
            assert_eq!(search(house, typed)?, fatima, "{typed}");
        }
        assert_eq!(search(house, "N'Dri")?, ["N’Dri, Koffi"]);
        assert_eq!(search(house, "ouhaddou c")?, ["Ouhaddou C, Salma"], "one letter is a whole word");
        assert_eq!(search(house, "JB1000")?.len(), 5);
        for nobody in ["houhaddou", "laoui", "JB999", "%", "alaoui salma", "9"] {
            assert!(search(house, nobody)?.is_empty(), "{nobody}");
        }
        let of = |programme: &str, year| RollFilter {
            programme: Some(programme.to_owned()),
            year_of_study: year,
            ..RollFilter::default()
        };
        assert_eq!(found(house, &of("Physique", None))?.len(), 3);
        assert_eq!(found(house, &of("Physique", Some(2)))?, ["N’Dri, Koffi"]);
        assert!(found(house, &of("", None))?.is_empty());
        let page = RollFilter { offset: 4, limit: 50, ..RollFilter::default() };
        let view = house.app.roll(&house.staff(Role::InstitutionOfficer), None, &page)?;
        assert_eq!((view.rows.len(), view.total), (2, 6));
        Ok(())
    })
}

#[test]
fn a_roll_is_its_own_institutions_and_the_registration_desks() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        enrol(house)?;
        let text = |t: &str| amoe_base::Trilingual { ar: t.to_owned(), fr: t.to_owned(), en: t.to_owned() };
        let other = Institution {
            id: app.env().id(),
            code: "est".into(),
            name: text("École"),
            city: text("Guelmim"),
        };
        app.institution_put(&Actor::SYSTEM, &other)?;
        let officer = house.staff(Role::InstitutionOfficer);
        let agent = house.staff(Role::RegistrationAgent);
        let not_found = |actor: &Actor, institution| {
            matches!(app.roll(actor, institution, &NOT_YET), Err(AppError::Denied(Denied::NotFound)))
        };
        assert!(not_found(&officer, Some(other.id)));
        assert!(not_found(&agent, None), "of no institution herself");
        for role in [Role::ClaimsOfficer, Role::MailroomClerk, Role::Administrator, Role::FinanceApprover] {
            assert!(not_found(&house.staff(role), Some(house.institution)), "{role}");
        }
        assert!(not_found(&Actor::VISITOR, Some(house.institution)));
        assert_eq!(app.roll(&agent, Some(house.institution), &NOT_YET)?.total, 6);
        assert_eq!(app.roll(&agent, Some(other.id), &NOT_YET)?.total, 0);
        assert!(app.roll(&house.staff(Role::Auditor), Some(house.institution), &NOT_YET)?.acts.is_empty());

        // Whoever applies at another institution has applied.
        let mut form = house.apply_form(4);
        form.institution = other.id.to_string();
        app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        let all = app.roll(&officer, None, &NOT_YET)?.rates.all;
        assert_eq!((all.applied, all.not_applied), (1, 5));
        Ok(())
    })
}

#[test]
fn the_roll_goes_out_as_a_file_that_runs_nothing_and_can_come_back() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let (officer, agent) = (house.staff(Role::InstitutionOfficer), house.staff(Role::RegistrationAgent));
        let list = LIST.replace("Physique;1", "=cmd|' /C calc'!A0;1");
        let id = app.list_preview(&officer, "liste.csv", list.into_bytes(), &house.form())?;
        app.list_accept(&officer, id, 0)?;
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &house.form())?;
        let take = |filter: &RollFilter, format, lang| app.roll_export(&officer, None, filter, format, lang);

        let csv = take(&RollFilter::default(), RollFormat::Csv, Lang::Fr)?;
        assert_eq!(csv.file_name, "inscrits-fsa-2026-2027.csv");
        let text = String::from_utf8(csv.bytes.clone())?;
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 7, "{text}");
        assert!(lines[0].starts_with("Code Massar ou CNE;CIN;Passeport;"), "{}", lines[0]);
        assert!(text.contains(";'=cmd|"), "{text}");
        assert!(lines.iter().any(|l| l.starts_with("M130000000;JB100000;;;Ouhaddou A;Salma;")
            && l.ends_with(";Couvert;Droits ouverts")));
        assert!(
            lines.iter().any(|l| l.starts_with(";;X1234567;;") && l.ends_with(";Pas encore de demande;"))
        );
        // What went out is a list that can be sent.
        let again = app.list_preview(&officer, &csv.file_name, csv.bytes, &house.form())?;
        assert_eq!(app.list(&officer, again, 0)?.list.good, 6);

        for lang in [Lang::Ar, Lang::En] {
            let xlsx = take(&NOT_YET, RollFormat::Xlsx, lang)?;
            let name = format!("again-{lang}.xlsx");
            assert!(xlsx.file_name.is_ascii(), "{}", xlsx.file_name);
            let id = app.list_preview(&agent, &name, xlsx.bytes.clone(), &house.form());
            assert!(id.is_err(), "agents send no lists");
            let id = app.list_preview(&officer, &name, xlsx.bytes, &house.form())?;
            assert_eq!(app.list(&officer, id, 0)?.list.good, 5, "{lang}: all but the covered one");
        }
        let auditor = house.staff(Role::Auditor);
        let denied = app.roll_export(&auditor, Some(house.institution), &NOT_YET, RollFormat::Csv, Lang::Fr);
        assert!(matches!(denied, Err(AppError::Denied(Denied::NotAllowed))));
        let noted = app.audit_trail(
            &auditor,
            &amoe_app::AuditQuery { thing: Some(ThingKind::Roll), limit: 10, ..Default::default() },
        )?;
        assert_eq!(noted.len(), 3, "{noted:?}");
        Ok(())
    })
}

fn filter(programme: Option<&str>) -> RollFilter {
    RollFilter { programme: programme.map(str::to_owned), ..RollFilter::default() }
}

/// What waits to be sent, by address.
fn reminders(house: &House) -> Result<Vec<amoe_domain::mail::Mail>> {
    house.clock.set(house.app.env().now() + jiff::SignedDuration::from_hours(1));
    let due = house.app.store().housekeep(|tx| {
        let due = tx.outbox_lease(1000)?;
        due.iter().try_for_each(|out| tx.outbox_sent(out).map(drop))?;
        Ok::<_, amoe_storage::StorageError>(due)
    })?;
    let mails = due.into_iter().map(|out| out.mail).filter(|mail| mail.template == "application-reminder");
    let mut mails: Vec<_> = mails.collect();
    mails.sort_by(|a, b| a.to.as_str().cmp(b.to.as_str()));
    Ok(mails)
}

#[test]
fn those_who_have_not_applied_are_reminded_once_until_they_say_stop() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let officer = house.staff(Role::InstitutionOfficer);
        enrol(house)?;
        // 0 is covered; 1 was refused and knows; 3 has no address.
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &house.form())?;
        let mut form = house.apply_form(1);
        form.birth_year = "1990".into();
        app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        let plan =
            |programme: Option<&str>| anyhow::Ok(app.reminder_plan(&officer, None, &filter(programme))?.1);
        let first = plan(None)?;
        assert_eq!(
            (first.listed, first.closed, first.without_address, first.to_send),
            (5, 1, 1, 3),
            "{first:?}"
        );
        assert_eq!(plan(Some("Droit"))?.to_send, 1);

        // What the officer did not see is not sent.
        let form = house.form();
        let send =
            |programme, seen, form: &str| app.reminders_send(&officer, None, &filter(programme), seen, form);
        assert!(matches!(send(None, 4, &form), Err(AppError::Stale)));
        assert!(reminders(house)?.is_empty());
        assert_eq!(send(None, 3, &form)?, 3);
        assert_eq!(send(None, 3, &form)?, 3, "the same form: the same answer");
        let mails = reminders(house)?;
        let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["student2@amoe.test", "student4@amoe.test", "student5@amoe.test"]);
        for mail in &mails {
            assert_eq!((mail.lang, mail.also), (Lang::Ar, Some(Lang::Fr)), "nobody knows the language");
            let told = serde_json::to_string(&mail.args)?;
            assert!(!told.contains("M13") && !told.contains("JB1") && !told.contains("Ouhaddou"), "{told}");
        }
        let again = plan(None)?;
        assert_eq!((again.recent, again.to_send), (3, 0), "{again:?}");
        assert_eq!(send(None, 0, &house.form())?, 0);

        // One says stop; opening the link changes nothing.
        let code = mails[0].args["stop"].rsplit('/').next().context("a code")?.to_owned();
        assert!(!app.reminder_wish(&code)?.stopped);
        assert!(app.reminder_set(&code, true)?.stopped);
        assert!(matches!(app.reminder_set("nobody", true), Err(AppError::Denied(Denied::NotFound))));
        house.clock.set("2026-12-20T09:00:00Z".parse()?);
        let later = plan(None)?;
        assert_eq!((later.stopped, later.recent, later.to_send), (1, 0, 2), "{later:?}");
        assert_eq!(send(Some("Physique"), 2, &house.form())?, 2);
        let second = reminders(house)?;
        assert_eq!(second.len(), 2);
        assert_eq!(second[0].args["stop"], mails[1].args["stop"], "the link of an older mail keeps working");
        app.reminder_set(&code, false)?;
        assert_eq!(plan(None)?.to_send, 1);

        let auditor = house.staff(Role::Auditor);
        let denied = app.reminder_plan(&auditor, Some(house.institution), &NOT_YET);
        assert!(matches!(denied, Err(AppError::Denied(Denied::NotAllowed))));
        Ok(())
    })
}

#[test]
fn one_address_gets_one_mail_and_whoever_was_insured_reads_her_language() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let officer = house.staff(Role::InstitutionOfficer);
        // Insured last year, in French.
        house.clock.set("2025-11-23T09:00:00Z".parse()?);
        let id = app.list_preview(&officer, "liste.csv", LIST.as_bytes().to_vec(), &house.form())?;
        app.list_accept(&officer, id, 0)?;
        app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(2), &house.form())?;
        house.clock.set("2026-11-23T09:00:00Z".parse()?);
        let list = LIST.replace("student1@amoe.test", "STUDENT0@amoe.test");
        let id = app.list_preview(&officer, "liste.csv", list.into_bytes(), &house.form())?;
        app.list_accept(&officer, id, 0)?;
        let plan = app.reminder_plan(&officer, None, &filter(Some("Droit")))?.1;
        assert_eq!((plan.listed, plan.shared, plan.to_send), (3, 1, 2), "{plan:?}");
        assert_eq!(app.reminders_send(&officer, None, &filter(Some("Droit")), 2, &house.form())?, 2);
        let mails = reminders(house)?;
        let langs: Vec<_> = mails.iter().map(|mail| (mail.to.as_str(), mail.lang, mail.also)).collect();
        assert_eq!(
            langs,
            [("student0@amoe.test", Lang::Ar, Some(Lang::Fr)), ("student2@amoe.test", Lang::Fr, None)]
        );
        Ok(())
    })
}

#[test]
fn many_applications_are_answered_each_for_itself_after_a_look_that_changes_nothing() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let officer = house.staff(Role::InstitutionOfficer);
        let apply = |i: usize| app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form());
        let ids: Vec<_> = (0..4).map(|i| Ok(apply(i)?.id)).collect::<Result<_>>()?;
        // Another one with the card of the first: only one of the two can be covered.
        let mut form = house.apply_form(9);
        form.identity_number = house.apply_form(0).identity_number;
        let twin = app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?.id;
        // One that somebody returned, and one that is not there.
        let back = Answer { note: "Nom".into(), ..Answer::default() };
        app.application_return(&officer, ids[3], &back)?;
        let nobody = app.env().id();
        let answers = |act, all: &[amoe_domain::ApplicationId]| Answers {
            act,
            chosen: all.iter().map(|id| (*id, None)).collect(),
            reasons: if act == ManyAct::Refuse { vec!["A2".into()] } else { Vec::new() },
            note: String::new(),
        };
        let chosen = [ids[0], ids[1], twin, ids[3], nobody];
        let told = |all: &[Answered]| -> Vec<String> {
            all.iter()
                .map(|it| match &it.outcome {
                    Ok(status) => status.to_string(),
                    Err(refusal) => refusal.code.clone(),
                })
                .collect()
        };
        let before = app.audit_trail(
            &house.staff(Role::Auditor),
            &amoe_app::AuditQuery { limit: 1, ..Default::default() },
        )?;
        let mails = app.mails_waiting()?;
        let dry = app.applications_answer_dry(&officer, &answers(ManyAct::Confirm, &chosen))?;
        assert_eq!(told(&dry), ["covered", "covered", "identity-taken", "not-now", "not-there"]);
        let after = app.audit_trail(
            &house.staff(Role::Auditor),
            &amoe_app::AuditQuery { limit: 1, ..Default::default() },
        )?;
        assert_eq!(before[0].entry.seq, after[0].entry.seq, "a look leaves nothing");
        assert_eq!(app.mails_waiting()?, mails);
        assert_eq!(app.application(&officer, ids[0])?.application.status(), ApplicationStatus::Submitted);

        let mut real = answers(ManyAct::Confirm, &chosen);
        real.chosen = dry.iter().map(|it| (it.id, Some(it.seen))).collect();
        // One moves on between the look and the act.
        real.chosen[1].1 = Some(99);
        let done = app.applications_answer(&officer, &real)?;
        assert_eq!(told(&done), ["covered", "changed-meanwhile", "identity-taken", "not-now", "not-there"]);
        let refused =
            app.applications_answer(&officer, &answers(ManyAct::Refuse, &[ids[1], ids[2], ids[0]]))?;
        assert_eq!(told(&refused), ["refused", "refused", "not-now"]);

        let wrong = app.applications_answer(
            &officer,
            &Answers { reasons: Vec::new(), ..answers(ManyAct::Refuse, &[twin]) },
        );
        assert!(matches!(wrong, Err(AppError::Refused(refusals)) if refusals[0].code == "reason-needed"));
        let denied =
            app.applications_answer_dry(&house.staff(Role::Auditor), &answers(ManyAct::Confirm, &[twin]));
        assert!(matches!(denied, Err(AppError::Denied(_))));
        Ok(())
    })
}
