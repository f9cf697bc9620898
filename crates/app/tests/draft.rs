//! An application begun, put aside, taken up again; and the form of who was insured before.

use amoe_app::{AppError, application::Apply};
use amoe_base::{Lang, Token};
use amoe_domain::Actor;
use amoe_testkit::{House, on_each_engine};
use anyhow::{Context, Result};

const DAY: i64 = 1;

fn keep(house: &House, form: &Apply, link: Option<&Token>) -> Result<(), AppError> {
    house.app.application_keep(&Actor::VISITOR, Lang::Fr, form, link)
}

fn mails(house: &House) -> Result<usize> {
    let waiting = house.app.store().housekeep(|tx| tx.outbox_lease(1000))?;
    Ok(waiting.iter().filter(|out| out.mail.template == "application-draft").count())
}

#[test]
fn what_was_typed_waits_under_the_mailed_link_until_it_is_sent_or_the_time_is_over() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        // Nothing but the address is there, and one field is wrong.
        let begun = Apply { email: "S.Ouhaddou@amoe.test".into(), rib: "12".into(), ..Apply::default() };
        let without = Apply { email: String::new(), ..begun.clone() };
        match keep(house, &without, None) {
            Err(AppError::Refused(why)) => assert_eq!(why[0].field.as_deref(), Some("email")),
            other => panic!("{other:?}"),
        }
        keep(house, &begun, None)?;
        let link = Token::parse(&house.last_link("S.Ouhaddou@amoe.test")?).context("a link")?;
        let found = app.application_kept(&link)?.context("a draft")?;
        assert_eq!((found.email, found.rib), (begun.email.clone(), "12".into()));

        // Taken up and put aside again: the same link, no second mail.
        let further = Apply { last_latin: "Ouhaddou".into(), ..begun.clone() };
        let before = mails(house)?;
        keep(house, &further, Some(&link))?;
        assert_eq!(mails(house)?, before);
        assert_eq!(app.application_kept(&link)?.context("a draft")?.last_latin, "Ouhaddou");
        // With another address it is another draft, and the first stays as it was.
        keep(house, &Apply { email: "other@amoe.test".into(), ..begun.clone() }, Some(&link))?;
        let other = Token::parse(&house.last_link("other@amoe.test")?).context("a link")?;
        assert_ne!(other.reveal(), link.reveal());
        assert_eq!(app.application_kept(&link)?.context("a draft")?.email, begun.email);

        let unknown = app.env().token();
        assert!(app.application_kept(&unknown)?.is_none());
        app.application_forget(&link)?;
        assert!(app.application_kept(&link)?.is_none());
        house.clock.advance_days(30 * DAY);
        assert!(app.application_kept(&other)?.is_none());
        app.store().housekeep(|tx| tx.sweep().map(|gone| assert!(gone > 0)))?;
        Ok(())
    })
}

#[test]
fn nobody_fills_the_box_of_another() -> Result<()> {
    on_each_engine(|house| {
        let begun = Apply { email: "salma@amoe.test".into(), ..Apply::default() };
        for _ in 0..8 {
            keep(house, &begun, None)?;
        }
        assert_eq!(mails(house)?, 3);
        Ok(())
    })
}

#[test]
fn who_was_insured_before_finds_what_is_known_and_is_asked_anew_for_other_cover() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let student = house.student(0)?;
        let known = app.application_again(&student)?;
        let typed = house.apply_form(0);
        assert_eq!(known.no_other_cover, "");
        let known = Apply { no_other_cover: typed.no_other_cover.clone(), ..known };
        let read = app.application_form_read(&student, &known)?;
        assert_eq!(read.personal, app.application_form_read(&student, &typed)?.personal);
        assert_eq!(read.institution.id, house.institution);
        assert!(matches!(app.application_again(&Actor::VISITOR), Err(AppError::Denied(_))));
        Ok(())
    })
}
