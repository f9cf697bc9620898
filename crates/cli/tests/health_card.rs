//! Health cards seen from outside: by an implementation that is not ours (the npm package `kill-the-clipboard`, run by
//! Node), and by `amoe card verify`. `cargo xtask test` installs both and says where they are (`AMOE_NODE`,
//! `AMOE_CARD_READER`); without them that one test does nothing.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use amoe_app::{AppError, card};
use amoe_documents::qr::QrCode;
use amoe_domain::{
    Actor, Licence,
    act::mark,
    certificate::{Certificate, REFERENCE},
};
use amoe_testkit::{Backend, House};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// What a student has, and what is published, before and after the certificate was replaced under a new key.
struct World {
    house: House,
    file: String,
    digits: String,
    pdf: Vec<u8>,
    keys: Value,
    lists: Value,
    later_digits: String,
    later_keys: Value,
    later_lists: Value,
}

fn world() -> Result<World> {
    let house = House::new(&Backend::Sqlite)?;
    let app = house.app.clone();
    house.accept_list(1)?;
    let student = house.student(0)?;
    let mine = || -> Result<_> { Ok(app.student_home(&student)?.certificate.context("a certificate")?.0) };
    let file = || -> Result<String> {
        Ok(String::from_utf8(app.certificate_health_card(&student, mine()?)?.bytes)?)
    };
    let digits = |file: &str| -> Result<String> { Ok(amoe_card::Jws::read(file)?.digits()) };
    let keys = || -> Result<Value> { Ok(serde_json::to_value(app.card_keys()?)?) };
    let lists = || -> Result<Value> { Ok(serde_json::to_value(card::all_revocations(app.store())?)?) };

    let first = file()?;
    let pdf = app.certificate_pdf(&student, mine()?)?.bytes;
    let (before, none) = (keys()?, lists()?);
    house.clock.advance_days(1);
    card::rotate(app.store(), false)?;
    let id = mine()?;
    app.store().write(|tx| {
        let (old, _) = tx.certificate_load::<mark::Download>(&Actor::SYSTEM, id)?.open();
        let new = Certificate {
            id: tx.env().id(),
            reference: tx.env().reference(REFERENCE),
            code: tx.env().token().reveal()[..20].to_owned(),
            ..old
        };
        tx.certificates_insert(&Licence::ask(&Actor::SYSTEM)?, std::slice::from_ref(&new))?;
        let audited = tx.audit(&Actor::SYSTEM, amoe_domain::Act::Issue, &new, json!({}))?;
        Ok::<_, AppError>(((), audited))
    })?;
    let later = file()?;
    Ok(World {
        digits: digits(&first)?,
        file: first,
        pdf,
        keys: before,
        lists: none,
        later_digits: digits(&later)?,
        later_keys: keys()?,
        later_lists: lists()?,
        house,
    })
}

/// The same with one letter in the middle of what is signed changed.
fn tampered(digits: &str) -> Result<String> {
    let mut text = amoe_card::Jws::read(digits)?.as_str().to_owned();
    let middle = text.len() / 2;
    let other = if text[middle..].starts_with('A') { "B" } else { "A" };
    text.replace_range(middle..=middle, other);
    Ok(amoe_card::Jws::read(&text)?.digits())
}

#[test]
fn an_implementation_that_is_not_ours_reads_our_cards() -> Result<()> {
    let (Ok(node), Ok(reader)) = (std::env::var("AMOE_NODE"), std::env::var("AMOE_CARD_READER")) else {
        eprintln!("AMOE_NODE and AMOE_CARD_READER are not set: nothing was read");
        return Ok(());
    };
    let world = world()?;
    let directory = |keys: &Value, lists: &Value| json!({ "issuerInfo": [{ "issuer": { "iss": "https://amoe.test" }, "keys": keys["keys"], "crls": lists }] });
    let before = directory(&world.keys, &world.lists);
    let after = directory(&world.later_keys, &world.later_lists);
    let newest = &world.later_keys["keys"][0];
    ensure!(newest != &world.keys["keys"][0], "the newest key comes first");
    let asked = json!({ "reader": reader, "cards": [
        { "name": "digits", "text": world.digits, "directory": before },
        { "name": "file", "file": world.file, "directory": before },
        { "name": "tampered", "text": tampered(&world.digits)?, "key": world.keys["keys"][0] },
        { "name": "wrong key", "text": world.digits, "key": newest },
        { "name": "no key", "text": world.later_digits, "directory": before },
        { "name": "new key", "text": world.later_digits, "directory": after },
        { "name": "old key", "text": world.digits, "key": world.later_keys["keys"][1] },
        { "name": "revoked", "text": world.digits, "directory": after },
    ] });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/health_card/read.mjs");
    let mut child = Command::new(node)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("start node")?;
    child.stdin.take().context("its input")?.write_all(asked.to_string().as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "node: {}", output.status);
    let answers: Value = serde_json::from_slice(&output.stdout)?;
    let bundle = &answers["digits"]["bundle"];
    assert_eq!(bundle["entry"][0]["resource"]["name"][0]["family"], "Ouhaddou A", "{answers:#}");
    assert_eq!(bundle["entry"][0]["resource"]["name"][1]["given"][0], "سلمى");
    assert_eq!(bundle["entry"][1]["resource"]["resourceType"], "Coverage");
    assert_eq!(bundle["entry"][1]["resource"]["period"]["end"], "2027-01-31");
    assert_eq!(bundle, &answers["file"]["bundle"]);
    for good in ["new key", "old key"] {
        ensure!(answers[good]["bundle"].is_object(), "{good}: {answers:#}");
    }
    for (bad, why) in [
        ("tampered", "SignatureVerificationError"),
        ("wrong key", "SignatureVerificationError"),
        ("no key", "VerificationError"),
        ("revoked", "SHCRevokedError"),
    ] {
        assert_eq!(answers[bad]["refused"], why, "{bad}: {answers:#}");
    }
    Ok(())
}

/// Exit status and what was said.
fn amoe(arguments: &[&str]) -> Result<(i32, String)> {
    let output = Command::new(env!("CARGO_BIN_EXE_amoe"))
        .arg("card")
        .args(arguments)
        .env_remove("AMOE_DATABASE")
        .output()?;
    let told = [output.stdout, output.stderr].concat();
    Ok((output.status.code().unwrap_or(-1), String::from_utf8(told)?))
}

#[test]
fn the_command_says_who_is_covered_or_why_not() -> Result<()> {
    let world = world()?;
    let folder = tempfile::tempdir()?;
    let write = |name: &str, content: &[u8]| -> Result<String> {
        let path = folder.path().join(name);
        fs::write(&path, content)?;
        Ok(path.display().to_string())
    };
    let keys = write("jwks.json", world.keys.to_string().as_bytes())?;
    let later_keys = write("later.json", world.later_keys.to_string().as_bytes())?;
    let file = write("salma.smart-health-card", world.file.as_bytes())?;
    let pdf = write("salma.pdf", &world.pdf)?;
    let picture =
        write("salma.png", &QrCode::of_digits("shc:/", world.digits.trim_start_matches("shc:/"))?.png(3))?;
    let kid = world.later_keys["keys"][1]["kid"].as_str().context("a name")?;
    let list = world.later_lists.as_array().context("lists")?.iter().find(|l| l["kid"] == kid);
    let list = write("crl.json", list.context("its list")?.to_string().as_bytes())?;
    for what in [&world.digits, &file, &pdf, &picture] {
        let (status, told) = amoe(&["verify", what, "--keys", &keys, "--on", "2026-11-24"])?;
        assert_eq!(status, 0, "{told}");
        for word in
            ["valid on 2026-11-24", "Salma Ouhaddou A · سلمى أوحدو", "2027-01-31", "CNOPS", "not looked up"]
        {
            ensure!(told.contains(word), "{word} is not in: {told}");
        }
    }
    let changed = tampered(&world.digits)?;
    let database = world.house.database().url().to_owned();
    for (arguments, word) in [
        (vec![&*world.digits, "--keys", &keys, "--on", "2027-02-01"], "its days are over"),
        (vec![&*world.digits, "--keys", &keys, "--on", "2026-09-01"], "its days begin later"),
        (vec![&*changed, "--keys", &keys], "the signature is wrong"),
        (vec![&*world.later_digits, "--keys", &keys], "not among the keys at hand"),
        (vec![&*world.digits, "--keys", &later_keys, "--revoked", &list, "--on", "2026-11-24"], "revoked"),
        (vec![&*world.digits, "--database", &database, "--on", "2026-11-24"], "revoked"),
        (vec!["shc:/123", "--keys", &keys], "not a SMART Health Card"),
        (vec!["https://amoe.test/fr/verify/abcdefgh", "--keys", &keys], "not a card"),
        (vec!["nothing.png", "--keys", &keys], "there is no file"),
        (vec![&*world.digits, "--keys", &file], "no set of keys"),
    ] {
        let (status, told) = amoe(&[&["verify"], arguments.as_slice()].concat())?;
        assert_eq!(status, 1, "{told}");
        ensure!(told.contains(word), "{word} is not in: {told}");
    }
    let (status, told) =
        amoe(&["verify", &world.later_digits, "--database", &database, "--on", "2026-11-24"])?;
    ensure!(status == 0 && !told.contains("not looked up"), "{told}");
    let (status, told) = amoe(&["rotate", "--database", &database])?;
    ensure!(status == 0 && told.contains("from now on"), "{told}");
    let (status, _) = amoe(&["verify", &world.later_digits, "--database", &database, "--on", "2026-11-24"])?;
    assert_eq!(status, 0, "a card of before stays good");
    let (status, told) =
        amoe(&["rotate", "--database", &format!("sqlite:{}", folder.path().join("no.db").display())])?;
    ensure!(status == 1 && told.contains("there is no database"), "{told}");
    Ok(())
}
