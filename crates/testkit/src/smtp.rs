//! A real mail server in a process of its own (Python's aiosmtpd, installed by `cargo xtask test`), which writes each
//! mail into a file.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

const SCRIPT: &str = r#"
import asyncio, os, sys
from aiosmtpd.controller import Controller
folder = sys.argv[1]
class Handler:
    count = 0
    async def handle_DATA(self, server, session, envelope):
        Handler.count += 1
        name = os.path.join(folder, f"{Handler.count:04}.eml")
        with open(name + ".part", "wb") as f:
            f.write(("X-Rcpt: " + ",".join(envelope.rcpt_tos) + "\r\n").encode())
            f.write(envelope.content)
        os.rename(name + ".part", name)
        return "250 kept"
import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); port = s.getsockname()[1]; s.close()
c = Controller(Handler(), hostname="127.0.0.1", port=port)
c.start()
print(port, flush=True)
sys.stdin.read()
"#;

/// A running mail server.
#[derive(Debug)]
pub struct Smtp {
    child: Child,
    folder: TempDir,
    /// Its port on the loopback.
    pub port: u16,
}

/// A mail that arrived.
#[derive(Debug, Clone)]
pub struct Received {
    /// To whom.
    pub to: String,
    /// All of it, as sent.
    pub raw: String,
}

impl Smtp {
    /// Starts it; `None` without a Python that has aiosmtpd (`AMOE_PYTHON`).
    pub fn start() -> Result<Option<Self>> {
        let Ok(python) = std::env::var("AMOE_PYTHON") else { return Ok(None) };
        let folder = tempfile::tempdir()?;
        let mut child = Command::new(python)
            .args(["-c", SCRIPT])
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("start the mail server")?;
        let mut line = String::new();
        let stdout = child.stdout.take().context("its output")?;
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line)?;
        let port = line.trim().parse().context("the mail server's port")?;
        Ok(Some(Self { child, folder, port }))
    }

    /// All mails so far, oldest first.
    pub fn mails(&self) -> Result<Vec<Received>> {
        let mut names: Vec<PathBuf> = std::fs::read_dir(self.folder.path())?
            .map(|e| e.map(|e| e.path()))
            .collect::<std::io::Result<_>>()?;
        names.retain(|n| n.extension().is_some_and(|e| e == "eml"));
        names.sort();
        names
            .iter()
            .map(|name| {
                let raw = String::from_utf8_lossy(&std::fs::read(name)?).into_owned();
                let to = raw
                    .lines()
                    .next()
                    .and_then(|l| l.strip_prefix("X-Rcpt: "))
                    .unwrap_or_default()
                    .to_owned();
                Ok(Received { to, raw })
            })
            .collect()
    }

    /// Waits until a mail to this address fits.
    pub fn wait_for(&self, to: &str, fits: impl Fn(&Received) -> bool) -> Result<Received> {
        let end = Instant::now() + Duration::from_secs(20);
        while Instant::now() < end {
            if let Some(found) = self.mails()?.into_iter().rev().find(|m| m.to == to && fits(m)) {
                return Ok(found);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("no such mail to {to}")
    }
}

impl Received {
    /// Its parts, decoded: media type and content.
    pub fn parts(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let mail = mailparse::parse_mail(self.raw.as_bytes())?;
        mail.parts().map(|part| Ok((part.ctype.mimetype.clone(), part.get_body_raw()?))).collect()
    }

    /// The first link of its text.
    pub fn link(&self) -> Result<Option<String>> {
        let parts = self.parts()?;
        let text = parts.iter().find(|(kind, _)| kind == "text/plain").context("a text")?;
        let text = String::from_utf8_lossy(&text.1);
        Ok(text.find("http").map(|at| text[at..].chars().take_while(|c| !c.is_whitespace()).collect()))
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
