//! The demonstration: an embedded database with invented people, everything started, until Ctrl-C.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use amoe_app::{App, Fund, Settings, demo::PASSWORD, settings::MailRoute};
use amoe_base::{Date, Env, OsRandom, SlowClock};
use amoe_rules::Rulebook;
use anyhow::{Context, Result, bail};
use clap::Args;
use jiff::ToSpan;

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
    let (env, shown_as) = clock(Rulebook::builtin());
    let app = serve::open(&config, env)?;
    app.demo_fill().context("cannot make the demonstration data")?;
    serve::runtime()?.block_on(serve::run(app, &config, listener, |address| {
        println!("amoe demonstration: http://{address}/");
        println!("data in {} (mails in {})", data.display(), mails.display());
        if let Some(today) = shown_as {
            println!("the rules of the law in force today are not known yet: it is shown as on {today}");
        }
        println!("\nEvery account has the password {PASSWORD}");
        for account in App::demo_accounts() {
            println!("  {:21} {}", account.role.as_str(), account.login);
        }
        println!("\nCtrl-C stops it; starting again keeps the data, --fresh starts over.");
    }))
}

/// The clock, set back by whole years when the rules of today's law are not in the rulebook, and the day it shows then.
fn clock(rulebook: &Rulebook) -> (Env, Option<Date>) {
    let today = Env::system().today();
    let known = |day: Date| {
        let mut complete = rulebook.schemes().iter().filter(|scheme| scheme.complete);
        complete.any(|scheme| scheme.start <= day && scheme.end.is_none_or(|end| day < end))
    };
    let earlier = (1..=50).filter_map(|years: i32| today.checked_sub(years.years()).ok());
    match earlier.into_iter().find(|day| known(*day)).filter(|_| !known(today)) {
        None => (Env::system(), None),
        Some(shown) => {
            let behind = today.duration_since(shown);
            (Env::new(Arc::new(SlowClock { behind }), Arc::new(OsRandom)), Some(shown))
        }
    }
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
