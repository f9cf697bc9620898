//! The server: site, API, worker, until Ctrl-C or SIGTERM.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use amoe_app::{App, mail::Mailer};
use amoe_base::Env;
use amoe_documents::FileStore;
use amoe_storage::{Options, Store};
use amoe_web::{Foundation, Ready, Web, WebSettings, router, site};
use anyhow::{Context, Result};
use clap::Args;
use tokio::{net::TcpListener, sync::watch};

use crate::config::{Config, ConfigArgs};

/// So many use cases run at once: they wait for the disk more than for a core.
const BLOCKING: usize = 16;

/// Options of `serve` and `worker`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    config: ConfigArgs,
}

/// Structured logs on standard error; `AMOE_LOG` narrows them. They hold no health data, no identity numbers, no tokens.
pub fn logs(default: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("AMOE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(default));
    // A second call (tests) keeps the first.
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

/// Opens database and files.
pub fn open(config: &Config, env: Env) -> Result<App> {
    if let Some(folder) = Store::sqlite_path(&config.database).as_deref().and_then(std::path::Path::parent)
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let store = Store::open(&config.database, env, Options { connections: config.connections })
        .context("cannot open the database")?;
    let files = FileStore::folder(&config.files).context("cannot open the folder of files")?;
    Ok(App::new(store, files, config.settings.clone()))
}

/// Serves until told to stop.
pub fn serve(args: &ServeArgs) -> Result<()> {
    logs("info");
    let mut config = Config::load(&args.config)?;
    let listener = listen(config.listen)?;
    config.taken(listener.local_addr()?);
    let app = open(&config, Env::system())?;
    runtime()?.block_on(run(app, &config, listener, |address| {
        tracing::info!(%address, "serving");
        eprintln!("amoe serves on http://{address}");
    }))
}

/// Runs only the worker.
pub fn worker(args: &ServeArgs) -> Result<()> {
    logs("info");
    let config = Config::load(&args.config)?;
    let app = open(&config, Env::system())?;
    runtime()?.block_on(async {
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(async move {
            signal().await;
            let _ = stop.send(true);
        });
        work(app, stopped).await;
        Ok(())
    })
}

/// Threads for two cores: requests are short, use cases run beside.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(BLOCKING + 8)
        .build()
        .context("cannot start")
}

/// Takes the address. It comes first: a port of 0 means any, and the public address has to name the one that it became.
pub fn listen(address: SocketAddr) -> Result<std::net::TcpListener> {
    std::net::TcpListener::bind(address).with_context(|| format!("cannot listen on {address}"))
}

/// Serves an application; `ready` is told the address once it does.
pub async fn run(
    app: App,
    config: &Config,
    listener: std::net::TcpListener,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    let settings = WebSettings {
        tls: config.tls(),
        behind_proxy: config.behind_proxy,
        trusted_origins: config.trusted_origins.clone(),
        ..WebSettings::default()
    };
    let site = site::of(app.settings(), app.rulebook(), app.env().today())
        .context("the rulebook lacks a figure of the public pages")?;
    let foundation = Foundation::new(site, app.env().clone(), settings);
    let web = Web::new(app.clone(), foundation, BLOCKING);
    let asked = web.clone();
    let probe: Ready = Arc::new(move || {
        let web = asked.clone();
        Box::pin(async move { web.run(App::ready).await.map_err(|e| e.to_string()) })
    });
    let routes = router(&web, probe).context("trusted_origins")?;

    let (stop, stopped) = watch::channel(false);
    let worker = config.worker.then(|| tokio::spawn(work(app, stopped.clone())));
    ready(address);
    let mut until = stopped;
    let server = axum::serve(listener, routes.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            let _ = until.changed().await;
        });
    tokio::spawn(async move {
        signal().await;
        let _ = stop.send(true);
        // Whoever keeps a connection open does not keep the server from stopping.
        tokio::time::sleep(Duration::from_secs(10)).await;
        std::process::exit(0);
    });
    server.await.context("server")?;
    if let Some(worker) = worker {
        let _ = worker.await;
    }
    Ok(())
}

/// The worker's loop: mails every two seconds, sweeping now and then.
async fn work(app: App, mut stopped: watch::Receiver<bool>) {
    let mailer = match app.settings().mail.as_ref().map(Mailer::new).transpose() {
        Ok(mailer) => mailer,
        Err(error) => {
            tracing::error!(%error, "mail is not configured rightly; mails wait in the queue");
            None
        }
    };
    let mut round = 0u32;
    while !*stopped.borrow() {
        if let Some(mailer) = &mailer
            && let Err(error) = app.send_mails(mailer).await
        {
            tracing::error!(%error, "mails");
        }
        if round.is_multiple_of(300) {
            let swept = app.clone();
            if let Ok(Err(error)) = tokio::task::spawn_blocking(move || swept.sweep()).await {
                tracing::error!(%error, "sweep");
            }
        }
        round = round.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(2)) => {}
            _ = stopped.changed() => {}
        }
    }
}

async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
