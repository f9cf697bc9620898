//! The demonstration: an embedded database with invented people, everything started, until Ctrl-C.

use std::{net::SocketAddr, path::PathBuf};

use amoe_app::{App, Fund, Settings, demo::PASSWORD, settings::MailRoute};
use anyhow::{Context, Result, bail};
use clap::Args;

use crate::{config::Config, serve};

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Address and port to listen on; only this machine can reach it by default.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR")]
    listen: SocketAddr,
    /// Folder of everything: database, files, mails.
    #[arg(long, default_value = "demo-data", value_name = "DIR")]
    data: PathBuf,
    /// Starts over with fresh data.
    #[arg(long)]
    fresh: bool,
}

/// What a demonstration's folder holds; nothing else in it is ever deleted.
const CONTENTS: &[&str] = &["amoe.db", "amoe.db-wal", "amoe.db-shm", "files", "mails"];

/// Serves the demonstration.
pub fn demo(args: &DemoArgs) -> Result<()> {
    serve::logs("warn");
    if args.fresh {
        start_over(&args.data)?;
    }
    std::fs::create_dir_all(&args.data).with_context(|| format!("cannot make {}", args.data.display()))?;
    let data = args.data.canonicalize().with_context(|| format!("cannot open {}", args.data.display()))?;
    let mails = data.join("mails");
    let listener = serve::listen(args.listen)?;
    let address = listener.local_addr()?;
    let config = Config {
        database: format!("sqlite:{}", data.join("amoe.db").display()),
        listen: address,
        files: data.join("files"),
        behind_proxy: false,
        connections: 8,
        worker: true,
        trusted_origins: Vec::new(),
        settings: Settings {
            public_url: format!("http://{address}"),
            demo: true,
            fund: Fund::builtin().context("built-in fund")?,
            mail: Some(MailRoute::Folder(mails.clone())),
        },
    };
    let app = serve::open(&config)?;
    app.demo_fill().context("cannot make the demonstration data")?;
    serve::runtime()?.block_on(serve::run(app, &config, listener, |address| {
        println!("amoe demonstration: http://{address}/");
        println!("data in {} (mails in {})", data.display(), mails.display());
        println!("\nEvery account has the password {PASSWORD}");
        for account in App::demo_accounts() {
            println!("  {:21} {}", account.role.as_str(), account.login);
        }
        println!("\nCtrl-C stops it; starting again keeps the data, --fresh starts over.");
    }))
}

fn start_over(data: &std::path::Path) -> Result<()> {
    for name in CONTENTS {
        let path = data.join(name);
        let gone = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        match gone {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => bail!("cannot delete {}: {error}", path.display()),
        }
    }
    Ok(())
}
