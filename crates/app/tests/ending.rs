//! Covers that end before their time, and what a date brings: use case by use case, on every engine at hand.

use amoe_app::{
    AppError,
    application::Enclosed,
    card::revocations,
    certificate::Standing,
    ending::{CancelLetter, Reported, StudiesForm},
    nightly::Nightly,
};
use amoe_base::{Date, Lang};
use amoe_card::revocation_id;
use amoe_domain::{
    Act, Actor, ApplicationId, CertificateId, Denied, Role,
    act::mark,
    claim::Sheet,
    cover::EndReason,
    ending::{Ending, EndingStatus},
    mail::Mail,
};
use amoe_storage::verify_chain;
use amoe_testkit::{House, PNG, backends};
use anyhow::{Context, Result};

fn on_each_engine(test: impl Fn(&House) -> Result<()>) -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        test(&house).with_context(|| format!("on {backend:?}"))?;
        assert_eq!(verify_chain(house.app.store(), None)?.broken_at, None);
    }
    Ok(())
}

/// So many covered students with accounts; cover began on 15 September.
fn covered<const N: usize>(house: &House) -> Result<[Actor; N]> {
    covered_in(house, 2026)
}

/// The same in another year: law 116-12 ends on 1 February 2027, and every cover of that year with it.
fn covered_in<const N: usize>(house: &House, year: i16) -> Result<[Actor; N]> {
    house.clock.set(format!("{year}-09-15T09:00:00Z").parse()?);
    house.accept_list(N)?;
    let students: Vec<Actor> = (0..N).map(|i| house.student(i)).collect::<Result<_>>()?;
    house.clock.set(format!("{year}-11-23T09:00:00Z").parse()?);
    // What was mailed so far is of no interest here.
    mails(house)?;
    students.try_into().map_err(|_| anyhow::anyhow!("all of them"))
}

fn copy() -> Vec<Enclosed> {
    vec![Enclosed { file_name: "cin.png".to_owned(), bytes: PNG.to_vec() }]
}

/// What waits, taken out for good.
fn mails(house: &House) -> Result<Vec<Mail>> {
    let app = &house.app;
    let out = app.store().housekeep(|tx| tx.outbox_lease(10_000))?;
    app.store().housekeep(|tx| {
        for mail in &out {
            tx.outbox_sent(mail)?;
        }
        Ok::<_, amoe_storage::StorageError>(())
    })?;
    Ok(out.into_iter().map(|out| out.mail).collect())
}

fn templates(house: &House) -> Result<Vec<String>> {
    let mut all: Vec<String> = mails(house)?.into_iter().map(|mail| mail.template).collect();
    all.sort();
    Ok(all)
}

fn refusal<T>(result: Result<T, AppError>) -> (Option<String>, String) {
    match result {
        Err(AppError::Refused(refusals)) => (refusals[0].field.clone(), refusals[0].code.clone()),
        Err(other) => (None, other.to_string()),
        Ok(_) => (None, "accepted".to_owned()),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or_default()
}

fn noon(house: &House, on: &str) -> Result<()> {
    house.clock.set(format!("{on}T12:00:00Z").parse()?);
    Ok(())
}

fn did(ended: usize, closed: usize, announced: usize) -> Nightly {
    Nightly { ended, closed, announced }
}

fn certificate(house: &House, student: &Actor) -> Result<(CertificateId, String)> {
    let (id, _) = house.app.student_home(student)?.certificate.context("a certificate")?;
    let code = house
        .app
        .store()
        .read(|tx| Ok::<_, AppError>(tx.certificate_load::<mark::Read>(&Actor::SYSTEM, id)?.code.clone()))?;
    Ok((id, code))
}

fn standing(house: &House, code: &str) -> Result<Standing> {
    Ok(house.app.certificate_verify(code)?.context("genuine")?.standing)
}

#[test]
fn a_cancelled_cover_ends_after_the_days_to_think_again_and_verification_says_so() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let [student, other] = covered::<2>(house)?;
        let (id, code) = certificate(house, &student)?;
        let _ = app.certificate_pdf(&student, id)?;
        let open = app.claim_create(&student, Sheet::Ordinary, Lang::Fr, &house.form())?;

        let view = app.cancel_view(&student)?;
        assert_eq!((view.ends_on, view.days), (day("2026-12-07"), 14));
        assert_eq!(view.claims.iter().map(|row| row.id).collect::<Vec<_>>(), [open]);
        assert!(view.certificate.is_some() && view.ending.is_none());

        assert_eq!(
            refusal(app.cancel_ask(&student, vec![], &house.form())),
            (Some("paper".into()), "identity-copy-needed".into())
        );
        let bad = vec![Enclosed { file_name: "x.exe".into(), bytes: b"MZ".to_vec() }];
        assert_eq!(refusal(app.cancel_ask(&student, bad, &house.form())).0, Some("paper".into()));
        let form = house.form();
        let asked = app.cancel_ask(&student, copy(), &form)?;
        assert_eq!((asked.status(), asked.ends_on), (EndingStatus::Pending, day("2026-12-07")));
        assert_eq!(app.cancel_ask(&student, copy(), &form)?.id, asked.id, "the same form again");
        assert_eq!(refusal(app.cancel_ask(&student, copy(), &house.form())).1, "ending-already");
        assert_eq!(templates(house)?, ["cancel-asked"]);

        // Nobody else's business; the copy opens for the agent, and that is noted.
        let agent = house.staff(Role::RegistrationAgent);
        let officer = house.staff(Role::InstitutionOfficer);
        for stranger in [&other, &officer, &house.staff(Role::ClaimsOfficer)] {
            assert!(matches!(app.ending(stranger, asked.id), Err(AppError::Denied(Denied::NotFound))));
        }
        let paper = asked.papers()[0].id;
        assert_eq!(app.ending_paper(&agent, asked.id, paper)?.bytes, PNG);
        assert!(app.ending_letter_pdf(&student, asked.id).is_err(), "no letter before the end");
        assert_eq!(app.ending(&student, asked.id)?.acts, [Act::Withdraw]);
        assert_eq!(app.ending(&agent, asked.id)?.acts, [Act::Refuse]);

        noon(house, "2026-12-06")?;
        assert_eq!(app.nightly()?, did(0, 0, 0));
        assert_eq!(standing(house, &code)?, Standing::Valid);
        // The day itself, a week late.
        noon(house, "2026-12-14")?;
        assert_eq!(app.nightly()?, did(1, 0, 0));
        assert_eq!(app.nightly()?, did(0, 0, 0), "a second run finds nothing");
        assert_eq!(standing(house, &code)?, Standing::Revoked);
        let home = app.student_home(&student)?;
        assert!(home.cover.is_none() && home.certificate.is_none());
        let cover = home.covers.first().context("the cover")?;
        assert_eq!(cover.period.to, Some(day("2026-12-07")), "on its day, however late it was noted");
        assert_eq!(cover.ended.as_ref().map(|it| it.reason), Some(EndReason::Cancelled));
        assert!(app.certificate_card(&student, id).is_err(), "no card of what counts no longer");
        let keys = app.store().read(|tx| Ok::<_, AppError>(tx.card_keys()?))?;
        let revoked = revocations(app.store(), &keys[0].kid)?.context("the list of the key")?;
        let issued = "2026-09-15T09:00:00Z".parse()?;
        assert!(revoked.names(&keys[0].kid, &revocation_id(&code), issued), "who checks without a network");

        let told = mails(house)?;
        let ended: Vec<&Mail> = told.iter().filter(|mail| mail.template == "cover-ended").collect();
        assert_eq!((ended.len(), ended[0].ending), (1, Some(asked.id)));
        assert!(app.ending_letter_pdf(&student, asked.id)?.bytes.starts_with(b"%PDF"));
        assert!(app.ending_letter_pdf(&other, asked.id).is_err());
        let late = app.cancel_withdraw(&student, asked.id, 1);
        assert_eq!(refusal(late).1, "not-now");
        assert_eq!(refusal(app.cancel_ask(&student, copy(), &house.form())).1, "nothing-to-cancel");
        assert!(app.student_home(&other)?.cover.is_some());
        Ok(())
    })
}

#[test]
fn one_click_takes_a_cancellation_back_until_the_last_day() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let [student, late] = covered::<2>(house)?;
        let asked = app.cancel_ask(&student, copy(), &house.form())?;
        let other = app.cancel_ask(&late, copy(), &house.form())?;
        assert!(app.cancel_withdraw(&late, asked.id, asked.version).is_err(), "another's request");
        noon(house, "2026-12-06")?;
        let back = app.cancel_withdraw(&student, asked.id, asked.version)?;
        assert_eq!(back.status(), EndingStatus::Withdrawn);
        // The day has come and nobody has noted it yet.
        noon(house, "2026-12-07")?;
        assert_eq!(refusal(app.cancel_withdraw(&late, other.id, other.version)).1, "ending-over");
        assert_eq!(app.nightly()?, did(1, 0, 0));
        assert!(app.student_home(&student)?.cover.is_some());
        assert!(app.student_home(&late)?.cover.is_none());
        assert_eq!(templates(house)?, ["cancel-asked", "cancel-asked", "cancel-withdrawn", "cover-ended"]);
        // She may ask again.
        assert_eq!(app.cancel_ask(&student, copy(), &house.form())?.ends_on, day("2026-12-21"));
        Ok(())
    })
}

#[test]
fn the_mailroom_enters_a_letter_and_an_agent_need_not_take_it() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let [student] = covered::<1>(house)?;
        let clerk = house.staff(Role::MailroomClerk);
        let letter = |number: &str, in_file: &str| CancelLetter {
            identity_number: number.to_owned(),
            arrived_on: "20/11/2026".to_owned(),
            in_file: in_file.to_owned(),
        };
        let enter = |letter: &CancelLetter, papers| app.cancel_receive(&clerk, letter, papers, &house.form());
        assert_eq!(refusal(enter(&letter("JB999999", "yes"), vec![])).1, "identity-unknown");
        assert_eq!(refusal(enter(&letter("jb 100000", ""), vec![])).1, "letter-scan-or-file");
        let future = CancelLetter { arrived_on: "24/11/2026".to_owned(), ..letter("JB100000", "yes") };
        assert_eq!(refusal(enter(&future, vec![])).1, "day-to-come");
        let told = enter(&letter("jb 100000", "yes"), vec![])?;
        assert_eq!(told.ends_on, day("2026-12-07"), "from the day of entry");
        assert!(app.cancel_receive(&student, &letter("JB100000", "yes"), vec![], &house.form()).is_err());
        assert!(app.ending(&clerk, told.id).is_err(), "the clerk reads nothing");

        let agent = house.staff(Role::RegistrationAgent);
        assert_eq!(app.endings(&agent, Some(EndingStatus::Pending), 0, 50)?.1, 1);
        assert_eq!(refusal(app.cancel_refuse(&agent, told.id, " ", 0)).1, "field-required");
        let refused = app.cancel_refuse(&agent, told.id, "La copie manque.", 0)?;
        assert_eq!(refused.status(), EndingStatus::Refused);
        noon(house, "2026-12-20")?;
        assert_eq!(app.nightly()?, did(0, 0, 0));
        assert!(app.student_home(&student)?.cover.is_some());
        assert_eq!(templates(house)?, ["cancel-asked", "cancel-refused"]);
        Ok(())
    })
}

fn application(house: &House, student: &Actor) -> Result<ApplicationId> {
    Ok(house.app.student_home(student)?.application.context("an application")?.id)
}

fn studies(studies: &str, since: &str, cause: &str) -> StudiesForm {
    StudiesForm { studies: studies.to_owned(), since: since.to_owned(), cause: cause.to_owned() }
}

fn ends(reported: Reported) -> Result<Ending> {
    match reported {
        Reported::Ends(ending) => Ok(*ending),
        Reported::GoesOn => anyhow::bail!("nothing ends"),
    }
}

#[test]
fn studies_that_end_keep_the_rights_for_six_months_and_the_student_is_told() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let [student, second, third] = covered_in::<3>(house, 2025)?;
        let officer = house.staff(Role::InstitutionOfficer);
        let ids = [application(house, &student)?, application(house, &second)?, application(house, &third)?];
        let report = |id, form: &StudiesForm| app.studies_report(&officer, id, form, &house.form());

        // 31 August and six months: 28 February.
        let ending = ends(report(ids[0], &studies("finished", "31/08/2025", ""))?)?;
        assert_eq!((ending.ends_on, ending.reason()), (day("2026-02-28"), EndReason::StudiesEnded));
        assert_eq!(templates(house)?, ["studies-reported"]);
        assert_eq!(refusal(report(ids[0], &studies("finished", "01/09/2025", ""))).1, "ending-already");
        // Kept until long ago: she has thirty days of notice all the same.
        let ending = ends(report(ids[1], &studies("finished", "01/03/2025", ""))?)?;
        assert_eq!(ending.ends_on, day("2025-12-23"));
        // Six months after May the academic year is over.
        noon(house, "2026-05-02")?;
        let late = ends(report(ids[2], &studies("finished", "01/05/2026", ""))?)?;
        assert_eq!(late.ends_on, day("2026-09-01"));
        assert_eq!(app.ending(&officer, late.id)?.acts, [Act::Correct]);
        assert_eq!(app.ending(&third, late.id)?.acts, [], "not the student's to take back");
        assert!(app.cancel_withdraw(&third, late.id, 0).is_err());
        let back = app.studies_correct(&officer, late.id, 0)?;
        assert_eq!(back.status(), EndingStatus::Corrected);
        assert_eq!(app.nightly()?, did(2, 0, 0), "both others, at once");
        assert_eq!(app.student_home(&student)?.covers[0].period.to, Some(day("2026-02-28")));
        assert_eq!(app.student_home(&second)?.covers[0].period.to, Some(day("2025-12-23")));
        Ok(())
    })
}

#[test]
fn an_end_further_away_is_announced_once_thirty_days_before() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let [student] = covered_in::<1>(house, 2025)?;
        let officer = house.staff(Role::InstitutionOfficer);
        let id = application(house, &student)?;
        let form = studies("finished", "01/10/2025", "");
        let ending = ends(app.studies_report(&officer, id, &form, &house.form())?)?;
        assert_eq!(ending.ends_on, day("2026-04-01"));
        assert_eq!(app.nightly()?, did(0, 0, 0));
        noon(house, "2026-03-01")?;
        assert_eq!(app.nightly()?, did(0, 0, 0), "thirty-one days before");
        noon(house, "2026-03-02")?;
        assert_eq!(app.nightly()?, did(0, 0, 1));
        assert_eq!(app.nightly()?, did(0, 0, 0));
        noon(house, "2026-03-20")?;
        assert_eq!(app.nightly()?, did(0, 0, 0));
        assert_eq!(templates(house)?, ["ending-near", "studies-reported"]);
        Ok(())
    })
}

#[test]
fn a_short_interruption_is_not_reported_and_an_excepted_cause_ends_nothing() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let [student] = covered::<1>(house)?;
        let officer = house.staff(Role::InstitutionOfficer);
        let id = application(house, &student)?;
        let report = |form: &StudiesForm| app.studies_report(&officer, id, form, &house.form());
        let field = |form: &StudiesForm| refusal(report(form));
        assert_eq!(field(&studies("", "01/10/2026", "")).0, Some("studies".into()));
        assert_eq!(field(&studies("interrupted", "01/10/2026", "")).0, Some("cause".into()));
        assert_eq!(field(&studies("finished", "24/11/2026", "")).1, "day-to-come");
        let six_months = studies("interrupted", "24/05/2026", "other");
        assert_eq!(field(&six_months), (Some("since".into()), "interruption-short".into()));
        for cause in ["illness", "pregnancy", "accident", "summons", "decision"] {
            let form = studies("interrupted", "01/05/2026", cause);
            assert!(matches!(report(&form)?, Reported::GoesOn), "{cause}");
        }
        assert!(app.student_home(&student)?.ending.is_none());
        let long = ends(report(&studies("interrupted", "23/05/2026", "other"))?)?;
        assert_eq!(long.ends_on, day("2026-12-23"), "six months kept are over: thirty days of notice");
        // Nobody but her institution.
        let agent = house.staff(Role::RegistrationAgent);
        let denied = app.studies_report(&agent, id, &studies("finished", "01/11/2026", ""), &house.form());
        assert!(matches!(denied, Err(AppError::Denied(_))), "{denied:?}");
        Ok(())
    })
}

#[test]
fn the_end_of_the_year_is_announced_once_and_noted_once_however_often_the_job_runs() -> Result<()> {
    let every_day = |house: &House, days: &[&str]| -> Result<(Vec<String>, Nightly)> {
        let mut sum = Nightly::default();
        for on in days {
            noon(house, on)?;
            for _ in 0..2 {
                let done = house.app.nightly()?;
                sum.ended += done.ended;
                sum.closed += done.closed;
                sum.announced += done.announced;
            }
        }
        Ok((templates(house)?, sum))
    };
    on_each_engine(|house| {
        let [_, old, leaving] = covered_in::<3>(house, 2025)?;
        let asked = {
            noon(house, "2026-07-31")?;
            house.app.cancel_ask(&leaving, copy(), &house.form())?
        };
        assert_eq!(asked.ends_on, day("2026-08-14"));
        // A paused week in the middle: from 30 July to 9 August nothing ran.
        let (told, sum) =
            every_day(house, &["2026-08-01", "2026-08-09", "2026-08-20", "2026-08-31", "2026-09-08"])?;
        assert_eq!(sum, did(1, 2, 2), "one cancelled, two to their end");
        assert_eq!(told, ["cancel-asked", "cover-ended", "cover-ends", "cover-ends"]);
        assert!(house.app.student_home(&old)?.cover.is_none());
        Ok(())
    })
}

#[test]
fn a_cover_that_ends_with_its_law_is_announced_as_such() -> Result<()> {
    on_each_engine(|house| {
        let [_] = covered::<1>(house)?;
        noon(house, "2027-01-02")?;
        assert_eq!(house.app.nightly()?, did(0, 0, 1));
        let told = mails(house)?;
        assert_eq!(told.iter().map(|mail| mail.template.as_str()).collect::<Vec<_>>(), ["cover-ends-scheme"]);
        assert!(told[0].args["text"].contains("54-23"), "{:?}", told[0].args);
        noon(house, "2027-02-01")?;
        assert_eq!(house.app.nightly()?, did(0, 1, 0));
        assert_eq!(mails(house)?.len(), 0);
        Ok(())
    })
}

#[test]
fn who_will_be_too_old_is_told_so() -> Result<()> {
    on_each_engine(|house| {
        house.clock.set("2025-09-15T09:00:00Z".parse()?);
        let mut form = house.apply_form(0);
        (form.birth_day, form.birth_month, form.birth_year) = ("1".into(), "3".into(), "1995".into());
        let list = String::from_utf8(house.list(1))?.replace("14/03/2005", "01/03/1995");
        let officer = house.staff(Role::InstitutionOfficer);
        let id = house.app.list_preview(&officer, "list.csv", list.into_bytes(), &house.form())?;
        house.app.list_accept(&officer, id, 0)?;
        house.app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        let link = house.last_link("student0@amoe.test")?;
        let password = amoe_app::account::SetPassword { password: amoe_testkit::PASSWORD.to_owned() };
        house.app.link_use(&link, &password)?;
        noon(house, "2025-11-23")?;
        mails(house)?;
        noon(house, "2026-08-10")?;
        assert_eq!(house.app.nightly()?, did(0, 0, 1));
        assert_eq!(templates(house)?, ["cover-ends-age"]);
        Ok(())
    })
}
