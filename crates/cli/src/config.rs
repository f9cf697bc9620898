//! The configuration: a TOML file (`--config FILE`); where things are can also be said by environment variables and
//! options, the later ones winning. An unknown or wrong setting is refused at start with its line. `docs/configuration.md` lists all.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use amoe_app::{
    Fund, Settings,
    mail::Mailer,
    settings::{MailRoute, Smtp},
};
use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

/// Where things are, as options and environment variables.
#[derive(Debug, Clone, Default, Args)]
pub struct ConfigArgs {
    /// Configuration file (TOML).
    #[arg(long, env = "AMOE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(long, env = "AMOE_DATABASE", value_name = "URL")]
    pub database: Option<String>,
    /// Address and port to listen on.
    #[arg(long, env = "AMOE_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Folder of uploaded files.
    #[arg(long, env = "AMOE_FILES", value_name = "DIR")]
    pub files: Option<PathBuf>,
    /// Public address, as links in mails and QR codes begin: `https://amoe.example.ma`.
    #[arg(long, env = "AMOE_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
}

/// The file. Everything in it may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    database: Option<String>,
    listen: Option<SocketAddr>,
    files: Option<PathBuf>,
    public_url: Option<String>,
    behind_proxy: bool,
    connections: Option<u32>,
    worker: Option<bool>,
    trusted_origins: Vec<String>,
    fund: Option<PathBuf>,
    smtp: Option<Smtp>,
}

/// The configuration in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// The database.
    pub database: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Folder of uploaded files.
    pub files: PathBuf,
    /// A proxy of ours stands in front and sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Connections to the database.
    pub connections: u32,
    /// `serve` runs a worker too.
    pub worker: bool,
    /// Other origins whose forms are accepted.
    pub trusted_origins: Vec<String>,
    /// Settings of the use cases.
    pub settings: Settings,
}

impl Config {
    /// Reads file, environment and options.
    pub fn load(args: &ConfigArgs) -> Result<Self> {
        let file = match &args.config {
            Some(path) => read::<File>(path)?,
            None => File::default(),
        };
        let database = args.database.clone().or(file.database).context(
            "no database: give --database sqlite:PATH or postgres://…, AMOE_DATABASE, or `database` in the configuration file",
        )?;
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database.starts_with(scheme)) {
            bail!(
                "database: \"{}\" does not begin with sqlite: or postgres:",
                database.split(':').next().unwrap_or_default()
            );
        }
        let listen = args.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url =
            args.public_url.clone().or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        if !(public_url.starts_with("https://") || public_url.starts_with("http://")) {
            bail!("public_url: \"{public_url}\" does not begin with https:// or http://");
        }
        if public_url.starts_with("http://") && !is_loopback(&public_url) {
            bail!(
                "public_url: \"{public_url}\" is not encrypted; only a loopback address may be reached without TLS"
            );
        }
        let beside_database =
            || amoe_storage::Store::sqlite_path(&database).and_then(|p| Some(p.parent()?.join("files")));
        let files = args.files.clone().or(file.files).or_else(beside_database).context(
            "no folder for uploaded files: give --files DIR, AMOE_FILES, or `files` in the configuration file",
        )?;
        let fund = match &file.fund {
            Some(path) => read::<Fund>(path)?,
            None => Fund::builtin().context("built-in fund")?,
        };
        if amoe_rules::Rulebook::builtin().scheme(&fund.scheme).is_none() {
            bail!("fund: the rulebook has no scheme \"{}\"", fund.scheme);
        }
        amoe_base::Rib::parse(&fund.debtor.rib).context("fund: debtor.rib")?;
        let mut smtp = file.smtp;
        if let Some(smtp) = &smtp {
            Mailer::new(&MailRoute::Smtp(smtp.clone())).context("smtp")?;
        }
        if let (Some(smtp), Ok(password)) = (&mut smtp, std::env::var("AMOE_SMTP_PASSWORD")) {
            smtp.password = Some(password.into());
        }
        Ok(Self {
            database,
            listen,
            files,
            behind_proxy: file.behind_proxy,
            connections: file.connections.unwrap_or(8).clamp(2, 64),
            worker: file.worker.unwrap_or(true),
            trusted_origins: file.trusted_origins,
            settings: Settings { public_url, demo: false, fund, mail: smtp.map(MailRoute::Smtp) },
        })
    }

    /// Told the address that was taken: a port of 0 has become another, and a public address that followed `listen`
    /// follows it now.
    pub fn taken(&mut self, address: SocketAddr) {
        if self.settings.public_url == format!("http://{}", self.listen) {
            self.settings.public_url = format!("http://{address}");
        }
        self.listen = address;
    }

    /// Browsers reach us over TLS.
    pub fn tls(&self) -> bool {
        self.settings.public_url.starts_with("https://")
    }
}

fn is_loopback(url: &str) -> bool {
    let host = url.trim_start_matches("http://").split('/').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host).trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Reads a TOML file; an error names the file, the line and the setting.
fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).map_err(|e| {
        let line = e.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let shown =
            text.lines().nth(line - 1).unwrap_or_default().split('=').next().unwrap_or_default().trim();
        anyhow::anyhow!("{}, line {line} ({shown}): {}", path.display(), e.message().trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<Config> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("amoe.toml");
        std::fs::write(&path, text).unwrap();
        Config::load(&ConfigArgs { config: Some(path), ..ConfigArgs::default() })
    }

    #[test]
    fn a_wrong_setting_is_refused_with_its_line() {
        let wrong =
            load("database = \"sqlite:/tmp/a.db\"\n\nlisten = \"nowhere\"\n").unwrap_err().to_string();
        assert!(wrong.contains("line 3 (listen)"), "{wrong}");
        let unknown = load("database = \"sqlite:/tmp/a.db\"\ndatabse = 1\n").unwrap_err().to_string();
        assert!(unknown.contains("line 2 (databse)") && unknown.contains("unknown field"), "{unknown}");
    }

    #[test]
    fn the_example_in_the_docs_is_read_and_names_every_setting() {
        let text = include_str!("../../../docs/amoe.example.toml");
        let config = load(text).unwrap();
        assert!(config.tls() && config.behind_proxy && config.worker);
        assert_eq!(config.database, "sqlite:/var/lib/amoe/amoe.db");
        assert!(matches!(&config.settings.mail, Some(MailRoute::Smtp(smtp)) if smtp.port == 587));
        // What the reader of the file knows, as it says itself when it meets something else.
        let unknown = load("none_of_them = 1\n").unwrap_err().to_string();
        let known: Vec<&str> = unknown.split('`').skip(3).step_by(2).collect();
        assert!(known.len() >= 10, "{unknown}");
        let documented = include_str!("../../../docs/configuration.md");
        for key in known {
            let in_example = [format!("{key} = "), format!("# {key} = "), format!("[{key}]")];
            assert!(
                text.lines().any(|l| in_example.iter().any(|k| l.starts_with(k))),
                "{key} is not in the example"
            );
            assert!(
                documented.contains(&format!("**`{key}`**"))
                    || documented.contains(&format!("**`[{key}]`**")),
                "{key} is not in the docs"
            );
        }
    }

    #[test]
    fn the_public_address_follows_the_port_that_was_taken() {
        let taken = SocketAddr::from(([127, 0, 0, 1], 49_152));
        let text = "database = \"sqlite:/tmp/a.db\"\nlisten = \"127.0.0.1:0\"\n";
        let mut config = load(text).unwrap();
        config.taken(taken);
        assert_eq!(config.settings.public_url, "http://127.0.0.1:49152");
        let mut config = load(&format!("{text}public_url = \"https://amoe.example\"\n")).unwrap();
        config.taken(taken);
        assert_eq!(config.settings.public_url, "https://amoe.example");
    }

    #[test]
    fn only_loopback_is_reached_without_tls() {
        assert!(load("database = \"sqlite:/tmp/a.db\"\npublic_url = \"http://amoe.example\"\n").is_err());
        assert!(load("database = \"sqlite:/tmp/a.db\"\npublic_url = \"http://127.0.0.1:8080/\"\n").is_ok());
        assert!(
            load("database = \"sqlite:/tmp/a.db\"\npublic_url = \"https://amoe.example\"\n")
                .is_ok_and(|c| c.tls())
        );
        assert!(load("database = \"mysql://a\"\n").is_err());
    }
}
