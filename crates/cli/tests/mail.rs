//! Mail over a real SMTP server: what the queue holds arrives once, with a link that works, in the reader's language.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use amoe_app::account::SetPassword;
use amoe_base::{Env, Lang};
use amoe_domain::Actor;
use amoe_testkit::{Backend, Database, House, PASSWORD, Server, Smtp, binary_command};
use anyhow::{Context, Result, ensure};

/// The settings of a server on this database that mails through this mail server.
fn config(database: &Database, smtp: &Smtp) -> Result<PathBuf> {
    let config = database.folder().join("amoe.toml");
    std::fs::write(
        &config,
        format!(
            "database = \"{}\"\nlisten = \"127.0.0.1:0\"\npublic_url = \"http://127.0.0.1:8080\"\nfiles = \"{}\"\n\n\
             [smtp]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\nfrom = \"AMO <no-reply@amoe.test>\"\n",
            database.url(),
            database.folder().join("files").display(),
            smtp.port
        ),
    )?;
    Ok(config)
}

fn serve(config: &Path) -> Command {
    let mut serve = binary_command(Path::new(env!("CARGO_BIN_EXE_amoe")));
    serve.arg("serve").arg("--config").arg(config);
    serve
}

#[test]
fn the_certificate_arrives_as_a_pdf_once_the_address_is_proved_and_not_before() -> Result<()> {
    let Some(smtp) = Smtp::start()? else { return Ok(()) };
    let house = House::new(&Backend::Sqlite)?;
    // The server lives by the machine's clock.
    house.clock.set(Env::system().now());
    house.accept_list(1)?;
    let server = Server::start(serve(&config(house.database(), &smtp)?))?;
    house.app.apply(&Actor::VISITOR, Lang::Ar, &house.apply_form(0), &house.form())?;
    let link = smtp.wait_for("student0@amoe.test", |_| true)?.link()?.context("a link")?;
    ensure!(link.contains("/ar/link/"), "{link}");
    std::thread::sleep(std::time::Duration::from_secs(2));
    ensure!(smtp.mails()?.len() == 1, "nothing but the link before the address is proved");

    let token = link.rsplit('/').next().context("a token")?;
    house.app.link_use(token, &SetPassword { password: PASSWORD.to_owned() })?;
    let mail = smtp.wait_for("student0@amoe.test", |mail| mail.raw.contains("application/pdf"))?;
    let parts = mail.parts()?;
    let (_, pdf) = parts.iter().find(|(kind, _)| kind == "application/pdf").context("an attachment")?;
    ensure!(pdf.starts_with(b"%PDF-1.7") && pdf.len() > 10_000, "{} bytes", pdf.len());
    // What mail servers log says nothing of the person but her address.
    let (head, _) = mail.raw.split_once("\r\n\r\n").context("a head")?;
    ensure!(!head.contains("JB100000") && !head.contains("Ouhaddou"), "{head}");
    drop(server);
    Ok(())
}

#[test]
fn a_new_account_gets_its_link_by_mail_once() -> Result<()> {
    // `cargo xtask test` installs the server; plain `cargo test` on a machine without it has nothing to talk to.
    let Some(smtp) = Smtp::start()? else { return Ok(()) };
    let binary = Path::new(env!("CARGO_BIN_EXE_amoe"));
    let database = Database::fresh(&Backend::Sqlite)?;
    let config = config(&database, &smtp)?;
    let run = |args: &[&str]| -> Result<String> {
        let done = binary_command(binary).args(args).arg("--config").arg(&config).output()?;
        ensure!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(String::from_utf8(done.stdout)?)
    };
    let printed =
        run(&["user", "--role", "auditor", "--name", "Rami", "--email", "rami@amoe.test", "--lang", "ar"])?;

    let first = Server::start(serve(&config))?;
    let mail = smtp.wait_for("rami@amoe.test", |_| true)?;
    ensure!(mail.raw.contains("From: ") && mail.raw.contains("no-reply@amoe.test"), "{}", mail.raw);
    ensure!(
        mail.raw.contains("lang=\"ar\"") || mail.raw.contains("lang=3D\"ar\"") || mail.raw.contains("base64"),
        "{}",
        mail.raw
    );
    drop(first);

    // A server that starts again sends nothing twice.
    let second = Server::start(serve(&config))?;
    std::thread::sleep(std::time::Duration::from_secs(3));
    ensure!(smtp.mails()?.len() == 1, "told once");
    let token = printed.trim().rsplit('/').next().context("a link")?;
    ensure!(token.len() == 52, "{printed}");
    drop(second);
    Ok(())
}
