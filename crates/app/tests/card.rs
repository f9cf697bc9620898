//! Health cards from the key to the answer, on every engine at hand.

use amoe_app::{
    App, AppError,
    card::{self, CardAnswer, Presented},
    certificate::Standing,
};
use amoe_base::Lang;
use amoe_card::{CardRefusal, Checked, Jws};
use amoe_documents::qr::QrCode;
use amoe_domain::{
    Actor, CertificateId, Denied, Licence,
    act::mark,
    certificate::{Certificate, CertificateStatus, REFERENCE},
};
use amoe_testkit::on_each_engine;
use anyhow::{Context, Result, ensure};

fn certificate(app: &App, student: &Actor) -> Result<CertificateId> {
    Ok(app.student_home(student)?.certificate.context("a certificate")?.0)
}

/// The card in the student's file, as the file and as digits.
fn card(app: &App, student: &Actor) -> Result<(String, Jws)> {
    let file = app.certificate_health_card(student, certificate(app, student)?)?;
    assert_eq!(file.media_type, "application/smart-health-card");
    assert!(file.file_name.ends_with(".smart-health-card"));
    let text = String::from_utf8(file.bytes)?;
    let jws = Jws::read(&text)?;
    Ok((text, jws))
}

fn check(app: &App, jws: &Jws) -> Result<Checked> {
    Ok(jws.check(&app.card_keys()?)?)
}

fn live(app: &App, text: &str) -> Result<Standing> {
    match app.card_verify(text)? {
        CardAnswer::Genuine(verified) => Ok(verified.standing),
        other => anyhow::bail!("{other:?}"),
    }
}

/// Gives the student another certificate for the same cover, as a correction does.
fn replace(app: &App, id: CertificateId) -> Result<()> {
    app.store().write(|tx| {
        let (old, _) = tx.certificate_load::<mark::Download>(&Actor::SYSTEM, id)?.open();
        let new = Certificate {
            id: tx.env().id(),
            reference: tx.env().reference(REFERENCE),
            code: tx.env().token().reveal()[..20].to_owned(),
            status: CertificateStatus::Issued,
            ..old
        };
        tx.certificates_insert(&Licence::ask(&Actor::SYSTEM)?, std::slice::from_ref(&new))?;
        let audited = tx.audit(&Actor::SYSTEM, amoe_domain::Act::Issue, &new, serde_json::json!({}))?;
        Ok::<_, AppError>(((), audited))
    })?;
    Ok(())
}

#[test]
fn a_card_says_what_its_certificate_says_and_is_answered_live() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        ensure!(app.card_keys()?.is_empty(), "no key before the first card");
        house.accept_list(2)?;
        let (student, other) = (house.student(0)?, house.student(1)?);
        let (text, jws) = card(app, &student)?;
        let said = check(app, &jws)?.card;
        let home = app.student_home(&student)?;
        let cover = home.cover.context("cover")?;
        assert_eq!(said.issuer, "https://amoe.test");
        let names: Vec<String> = said.names.iter().map(amoe_card::PersonName::whole).collect();
        assert_eq!(names, ["Salma Ouhaddou A", "سلمى أوحدو"]);
        assert_eq!(said.birth.to_string(), "2005-03-14");
        assert_eq!((said.period, said.payer.as_str()), (cover.period, "CNOPS"));
        assert_eq!(Some(&said.reference), home.certificate.as_ref().map(|c| &c.1));
        ensure!(!text.contains("JB100000"), "no identity number, not even by accident");
        // In the file, in the code, in the certificate as PDF and on the card for the purse: the same card.
        let id = certificate(app, &student)?;
        for pdf in [app.certificate_pdf(&student, id)?, app.certificate_card(&student, id)?] {
            assert_eq!(Presented::in_file(&pdf.bytes), Presented::Card(jws.digits()), "{}", pdf.file_name);
        }
        for text in [&text, &jws.digits(), jws.as_str()] {
            assert_eq!(live(app, text)?, Standing::Valid);
        }
        // Whose it is not finds none; what was changed is refused.
        let denied = |done: amoe_app::Result<_>| matches!(done, Err(AppError::Denied(_)));
        ensure!(denied(app.certificate_card(&other, id)) && denied(app.certificate_health_card(&other, id)));
        let mut changed = jws.digits();
        let last = changed.pop().context("a digit")?;
        changed.push(if last == '0' { '1' } else { '0' });
        ensure!(matches!(app.card_verify(&changed)?, CardAnswer::Refused(_)));
        ensure!(matches!(app.card_verify("shc:/12")?, CardAnswer::Refused(CardRefusal::NotACard)));
        Ok(())
    })
}

#[test]
fn an_older_key_stays_good_and_a_withdrawn_one_does_not() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let student = house.student(0)?;
        let (old_text, old) = card(app, &student)?;
        let old_kid = check(app, &old)?.kid;
        house.clock.advance_days(1);
        let kid = card::rotate(app.store(), false)?;
        let (new_text, new) = card(app, &student)?;
        assert_eq!(check(app, &new)?.kid, kid);
        ensure!(kid != old_kid && app.card_keys()?.len() == 2);
        assert_eq!((live(app, &old_text)?, live(app, &new_text)?), (Standing::Valid, Standing::Valid));
        let secrets =
            app.store().read(|tx| Ok::<_, AppError>(tx.card_key_signing(&Licence::ask(&Actor::SYSTEM)?)?))?;
        assert_eq!(secrets.map(|key| key.kid), Some(kid.clone()));

        house.clock.advance_days(1);
        card::rotate(app.store(), true)?;
        ensure!(matches!(app.card_verify(&new_text)?, CardAnswer::Refused(CardRefusal::UnknownKey)));
        ensure!(app.card_revocations(&kid)?.is_none(), "it is published no more");
        assert_eq!(live(app, &old_text)?, Standing::Valid, "the one before it is not concerned");
        assert_eq!(live(app, &card(app, &student)?.0)?, Standing::Valid);
        Ok(())
    })
}

#[test]
fn a_replaced_certificate_revokes_its_card_under_every_key_that_may_have_signed_it() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(2)?;
        let (student, other) = (house.student(0)?, house.student(1)?);
        let (text, jws) = card(app, &student)?;
        let checked = check(app, &jws)?;
        let today = app.env().today();
        let list = app.card_revocations(&checked.kid)?.context("a list")?;
        assert_eq!((list.ctr, list.rids.len()), (1, 0));
        house.clock.advance_days(1);
        let kid = card::rotate(app.store(), false)?;
        let id = certificate(app, &student)?;
        replace(app, id)?;
        for key in [&checked.kid, &kid] {
            let list = app.card_revocations(key)?.context("a list")?;
            assert_eq!(list.rids, std::slice::from_ref(&checked.card.rid));
            assert_eq!(list.ctr, 2);
        }
        let lists = card::all_revocations(app.store())?;
        assert_eq!(checked.standing(today, &lists), amoe_card::Standing::Revoked);
        let others = check(app, &card(app, &other)?.1)?;
        assert_eq!(others.standing(today, &lists), amoe_card::Standing::Valid);
        // The live answer says more; the old certificate has no card any more, the new one has.
        assert_eq!(live(app, &text)?, Standing::Superseded);
        ensure!(matches!(app.certificate_card(&student, id), Err(AppError::Denied(Denied::NotFound))));
        ensure!(matches!(Presented::in_file(&app.certificate_pdf(&student, id)?.bytes), Presented::Code(_)));
        assert_eq!(live(app, &card(app, &student)?.0)?, Standing::Valid);
        // A certificate of after the key was retired was never signed by it.
        let newer = serde_json::to_value(app.card_keys()?)?;
        let versions: Vec<_> =
            newer["keys"].as_array().context("keys")?.iter().map(|k| k["crlVersion"].as_u64()).collect();
        assert_eq!(versions, [Some(2), Some(2)]);
        Ok(())
    })
}

#[test]
fn the_longest_names_still_fit_into_one_code() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        // As long as the form takes them, in letters that hardly repeat.
        let letters = |alphabet: &str, seed: usize| -> String {
            let all: Vec<char> = alphabet.chars().collect();
            (0..60)
                .map(|i| if i % 13 == 7 { ' ' } else { all[(i * i * 7 + i * seed + seed) % all.len()] })
                .collect()
        };
        let latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèïôÉ";
        let arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤء";
        let form = amoe_app::application::Apply {
            first_latin: letters(latin, 3),
            last_latin: letters(latin, 11),
            first_arabic: letters(arabic, 5),
            last_arabic: letters(arabic, 17),
            ..house.apply_form(0)
        };
        let list = format!(
            "Code Massar;CIN;Nom;Prénom;Date de naissance;Sexe\r\n{};{};{};{};14/03/2005;F\r\n",
            form.student_number, form.identity_number, form.last_latin, form.first_latin
        );
        let officer = house.staff(amoe_domain::Role::InstitutionOfficer);
        let list = app.list_preview(&officer, "list.csv", list.into_bytes(), &house.form())?;
        app.list_accept(&officer, list, 0)?;
        app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?;
        let link = house.last_link("student0@amoe.test")?;
        let password = amoe_testkit::PASSWORD.to_owned();
        let used = app.link_use(&link, &amoe_app::account::SetPassword { password })?;
        let student = used.session.context("an account")?.signed.actor;
        let (_, jws) = card(app, &student)?;
        let said = check(app, &jws)?.card;
        ensure!(said.names[0].whole().chars().count() >= 110, "{said:?}");
        let digits = jws.digits();
        let code = QrCode::of_digits("shc:/", &digits[5..])?;
        ensure!(code.size() <= 105, "version 22 has 105 cells");
        eprintln!("{} names, {} characters, {} cells", said.names.len(), jws.as_str().len(), code.size());
        Ok(())
    })
}

#[test]
fn servers_that_start_together_make_one_key() -> Result<()> {
    on_each_engine(|house| {
        house.accept_list(1)?;
        let student = house.student(0)?;
        let id = certificate(&house.app, &student)?;
        std::thread::scope(|scope| {
            let made: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| house.app.certificate_health_card(&student, id).map(|file| file.bytes))
                })
                .collect();
            let mut cards = Vec::new();
            for card in made {
                cards.push(card.join().map_err(|_| anyhow::anyhow!("a thread fell"))??);
            }
            cards.dedup();
            assert_eq!(cards.len(), 1, "the same card from everywhere");
            assert_eq!(house.app.card_keys()?.len(), 1);
            Ok(())
        })
    })
}
