//! The real binary as a server, in a process of its own.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// A running server; killed when dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`.
    pub url: String,
}

/// The binary, with an environment that does not leak settings of the machine into it.
pub fn binary_command(binary: &Path) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("AMOE_") {
            command.env_remove(name);
        }
    }
    command
}

impl Server {
    /// Starts the binary with these arguments (which must make it listen on port 0 of the loopback) and waits until it
    /// says where it serves.
    pub fn start(mut command: Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("start amoe")?;
        let (tell, told) = std::sync::mpsc::channel();
        for stream in [
            child.stdout.take().map(|s| Box::new(s) as Box<dyn std::io::Read + Send>),
            child.stderr.take().map(|s| Box::new(s) as Box<dyn std::io::Read + Send>),
        ]
        .into_iter()
        .flatten()
        {
            let tell = tell.clone();
            // Read to the end, so that the server never waits for a full pipe.
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(std::result::Result::ok) {
                    let _ = tell.send(line);
                }
            });
        }
        let end = Instant::now() + Duration::from_mins(1);
        let mut seen = Vec::new();
        while Instant::now() < end {
            match told.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => {
                    if let Some(at) = line.find("http://127.0.0.1:") {
                        let url: String =
                            line[at..].chars().take_while(|c| !c.is_whitespace() && *c != '"').collect();
                        let url = url.trim_end_matches('/').to_owned();
                        return Ok(Self { child, url });
                    }
                    seen.push(line);
                }
                Err(_) => {
                    if let Some(status) = child.try_wait()? {
                        bail!("amoe ended with {status}: {}", seen.join("\n"));
                    }
                }
            }
        }
        let _ = child.kill();
        bail!("amoe did not say where it serves: {}", seen.join("\n"))
    }

    /// Has it ended by itself?
    pub fn has_ended(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// Kills it without warning (SIGKILL).
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The code that an authenticator shows now for a secret in base32.
pub fn totp_code(secret: &str, seconds: u64) -> Result<String> {
    let secret = totp_rs::Secret::try_from_base32(secret).map_err(|e| anyhow::anyhow!("{e}"))?;
    let generator =
        totp_rs::Builder::new().with_secret(secret).build().map_err(|e| anyhow::anyhow!("{e}"))?;
    Ok(generator.generate(seconds).to_string())
}
