//! Chromium without a window, driven through chromedriver.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, WebDriver};

/// A port of the loopback on which nobody listens now.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A running chromedriver; it and its browsers are ended when dropped.
pub struct Chrome {
    child: Child,
    /// The browser.
    pub driver: WebDriver,
}

impl Chrome {
    /// Starts both; `folder` takes the profile.
    pub async fn start(folder: &Path) -> Result<Self> {
        let path = |name: &str, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
        let port = free_port()?;
        let child = Command::new(path("AMOE_CHROMEDRIVER", "/usr/bin/chromedriver"))
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A group of its own: the browsers that it starts end with it.
            .process_group(0)
            .spawn()
            .context("start chromedriver")?;
        let guard = Guard(Some(child));
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > end {
                bail!("chromedriver does not answer");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&path("AMOE_CHROMIUM", "/usr/bin/chromium"))?;
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-quic",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1280,900",
            &profile,
        ] {
            wanted.add_arg(argument)?;
        }
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await.context("start Chromium")?;
        Ok(Self { child: guard.keep(), driver })
    }

    /// Closes the browser.
    pub async fn close(self) -> Result<()> {
        Ok(self.driver.clone().quit().await?)
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Ends chromedriver when the browser did not start.
struct Guard(Option<Child>);

impl Guard {
    fn keep(mut self) -> Child {
        self.0.take().expect("the child is taken once, here")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            end(child);
        }
    }
}

fn end(child: &mut Child) {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
    std::thread::sleep(Duration::from_millis(200));
    let _ = child.kill();
    let _ = child.wait();
}
