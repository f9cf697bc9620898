//! The demonstration as a process of its own, on a folder that goes away.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{self, Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use super::{
    Bench,
    http::{Ask, Client},
};
use crate::shell;

/// The program and the folder of its data.
pub struct Place {
    binary: PathBuf,
    folder: PathBuf,
}

impl Place {
    /// Builds the program and makes an empty folder.
    pub fn fresh(bench: &Bench<'_>) -> Result<Self> {
        shell::run(&mut bench.cargo(&["build", "--package", "amoe-cli"]))?;
        let profile = if bench.quick { "debug" } else { "release" };
        let binary = bench.workspace.target.join(profile).join("amoe");
        let folder = bench.workspace.target.join(format!("bench/demo-{}", process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self { binary, folder })
    }

    /// Starts it and waits until it is ready.
    pub fn start(&self) -> Result<Demo> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut command = Command::new(&self.binary);
        command.arg("demo").arg("--listen").arg(address.to_string()).arg("--data").arg(&self.folder);
        let begin = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("start amoe")?;
        let mut demo =
            Demo { child, address, ready: Duration::ZERO, password: String::new(), accounts: Vec::new() };
        demo.until_ready(begin)?;
        demo.read_accounts()?;
        Ok(demo)
    }

    /// Waits until no mail has left for a while: the worker makes the certificates that go with them.
    pub fn until_mails_left(&self) -> Result<()> {
        let count = || fs::read_dir(self.folder.join("mails")).map_or(0, Iterator::count);
        let (mut seen, mut since) = (count(), Instant::now());
        let end = Instant::now() + Duration::from_mins(2);
        while since.elapsed() < Duration::from_secs(6) {
            ensure!(Instant::now() < end, "mails keep leaving");
            thread::sleep(Duration::from_millis(200));
            let now = count();
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Left behind at worst, in the folder of built files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A running demonstration; ended when dropped.
pub struct Demo {
    child: Child,
    pub address: SocketAddr,
    /// From its start to the first good answer of /readyz.
    pub ready: Duration,
    password: String,
    /// Role and log-in.
    accounts: Vec<(String, String)>,
}

impl Demo {
    fn until_ready(&mut self, begin: Instant) -> Result<()> {
        let mut client = Client::new(self.address);
        let ask = Ask::page("/readyz");
        while begin.elapsed() < Duration::from_mins(2) {
            if client.ask(&ask).is_ok_and(|answer| answer.status == 200) {
                self.ready = begin.elapsed();
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("amoe ended with {status}");
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("amoe did not become ready in two minutes")
    }

    /// The accounts that it prints.
    fn read_accounts(&mut self) -> Result<()> {
        let mut lines = BufReader::new(self.child.stdout.take().context("its output")?).lines();
        for line in lines.by_ref() {
            let line = line?;
            if let Some((_, password)) = line.split_once("has the password ") {
                password.trim().clone_into(&mut self.password);
            } else if let Some(account) = line.strip_prefix("  ") {
                let mut words = account.split_whitespace();
                if let (Some(role), Some(login)) = (words.next(), words.next()) {
                    self.accounts.push((role.to_owned(), login.to_owned()));
                }
            } else if line.starts_with("Ctrl-C") {
                break;
            }
        }
        ensure!(!self.password.is_empty() && !self.accounts.is_empty(), "amoe named no accounts");
        // Read to the end, so that it never waits for a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Ok(())
    }

    /// Logs somebody in and gives the session's secret.
    pub fn log_in(&self, role: &str) -> Result<String> {
        let (_, login) =
            self.accounts.iter().find(|(r, _)| r == role).with_context(|| format!("no {role}"))?;
        let body = format!(r#"{{"login":"{login}","password":"{}"}}"#, self.password);
        let ask = Ask { body: Some(body), plain: true, ..Ask::page("/api/v1/session") };
        let answer = Client::new(self.address).good(&ask)?;
        let text = String::from_utf8(answer.body)?;
        let token = text.split_once(r#""token":""#).and_then(|(_, rest)| rest.split_once('"'));
        Ok(token.context("no token in the answer")?.0.to_owned())
    }

    /// The first address in a page that begins so.
    pub fn link(&self, page: &str, session: &str, begins: &str) -> Result<String> {
        let ask = Ask { session: Some(session.to_owned()), plain: true, ..Ask::page(page) };
        let html = String::from_utf8(Client::new(self.address).good(&ask)?.body)?;
        let at = html.find(begins).with_context(|| format!("{page} has no link to {begins}…"))?;
        Ok(html[at..].chars().take_while(|c| !"\"'#? <>&".contains(*c)).collect())
    }

    /// Kibibytes of resident memory.
    pub fn resident(&self) -> Result<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(Path::new(&path)).context(path)?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Stops it as Ctrl-C would.
    pub fn stop(mut self) -> Result<()> {
        shell::output(Command::new("sh").args([
            "-c",
            "kill -TERM \"$1\"",
            "kill",
            &self.child.id().to_string(),
        ]))?;
        let end = Instant::now() + Duration::from_secs(15);
        while Instant::now() < end {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(20));
        }
        bail!("amoe does not stop")
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
