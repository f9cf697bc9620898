//! Mail over a real SMTP server: what the queue holds arrives once, with a link that works, in the reader's language.

use std::path::Path;

use amoe_testkit::{Backend, Database, Server, Smtp, binary_command};
use anyhow::{Context, Result, ensure};

#[test]
fn a_new_account_gets_its_link_by_mail_once() -> Result<()> {
    // `cargo xtask test` installs the server; plain `cargo test` on a machine without it has nothing to talk to.
    let Some(smtp) = Smtp::start()? else { return Ok(()) };
    let binary = Path::new(env!("CARGO_BIN_EXE_amoe"));
    let database = Database::fresh(&Backend::Sqlite)?;
    let config = database.folder().join("amoe.toml");
    std::fs::write(
        &config,
        format!(
            "database = \"{}\"\nlisten = \"127.0.0.1:0\"\npublic_url = \"http://127.0.0.1:8080\"\n\n[smtp]\nhost = \
             \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\nfrom = \"AMO <no-reply@amoe.test>\"\n",
            database.url(),
            smtp.port
        ),
    )?;
    let run = |args: &[&str]| -> Result<String> {
        let done = binary_command(binary).args(args).arg("--config").arg(&config).output()?;
        ensure!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(String::from_utf8(done.stdout)?)
    };
    let printed =
        run(&["user", "--role", "auditor", "--name", "Rami", "--email", "rami@amoe.test", "--lang", "ar"])?;

    let mut serve = binary_command(binary);
    serve.arg("serve").arg("--config").arg(&config);
    let first = Server::start(serve)?;
    let mail = smtp.wait_for("rami@amoe.test", |_| true)?;
    ensure!(mail.raw.contains("From: ") && mail.raw.contains("no-reply@amoe.test"), "{}", mail.raw);
    ensure!(
        mail.raw.contains("lang=\"ar\"") || mail.raw.contains("lang=3D\"ar\"") || mail.raw.contains("base64"),
        "{}",
        mail.raw
    );
    drop(first);

    // A server that starts again sends nothing twice.
    let mut serve = binary_command(binary);
    serve.arg("serve").arg("--config").arg(&config);
    let second = Server::start(serve)?;
    std::thread::sleep(std::time::Duration::from_secs(3));
    ensure!(smtp.mails()?.len() == 1, "told once");
    let token = printed.trim().rsplit('/').next().context("a link")?;
    ensure!(token.len() == 52, "{printed}");
    drop(second);
    Ok(())
}
