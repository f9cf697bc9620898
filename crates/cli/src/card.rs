//! `amoe card`: checks a health card without a network, and changes the key that signs them.

use std::{io::Read, path::PathBuf};

use amoe_app::card::{self, Presented};
use amoe_base::{Date, Env};
use amoe_card::{Checked, Jws, Keys, Revocations, Standing};
use amoe_storage::{Options, Store};
use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand};

/// Larger files hold no card.
const FILE_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// Commands on cards.
#[derive(Debug, Subcommand)]
pub enum CardCommand {
    /// Checks a card without a network; exit status 1 when it is not valid.
    Verify(VerifyArgs),
    /// Makes the key that signs from now on; cards signed before stay good.
    Rotate(RotateArgs),
}

/// Options of `card verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// `shc:/…`, a photograph (JPEG, PNG) of the code, a `.smart-health-card` file, a certificate as PDF, or `-` for the
    /// standard input.
    #[arg(value_name = "FILE|TEXT")]
    what: String,
    /// The issuer's keys, saved from `/.well-known/jwks.json`.
    #[arg(long, visible_alias = "jwks", value_name = "FILE", required_unless_present = "database")]
    keys: Option<PathBuf>,
    /// A list of revoked cards, saved from `/.well-known/crl/…`; may be given again for another key.
    #[arg(long, visible_alias = "crl", value_name = "FILE")]
    revoked: Vec<PathBuf>,
    /// Keys and revoked cards from the database itself: `sqlite:PATH` or `postgres://…`.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// On which day it should be valid; today without it.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

/// Options of `card rotate`.
#[derive(Debug, Args)]
pub struct RotateArgs {
    /// `sqlite:PATH` or `postgres://…`.
    #[arg(long, env = "AMOE_DATABASE", value_name = "URL")]
    database: String,
    /// Somebody else may have the present key: it is published no more, and every card that it signed is refused.
    #[arg(long)]
    withdraw: bool,
}

/// Runs a command and gives its exit status.
pub fn run(command: &CardCommand) -> Result<i32> {
    match command {
        CardCommand::Verify(args) => verify(args),
        CardCommand::Rotate(args) => {
            let kid = card::rotate(&open(&args.database)?, args.withdraw)?;
            println!("cards are signed with {kid} from now on");
            if args.withdraw {
                println!("the key before it is withdrawn: its cards have to be downloaded again");
            }
            Ok(0)
        }
    }
}

fn open(database: &str) -> Result<Store> {
    if let Some(path) = Store::sqlite_path(database)
        && !path.exists()
    {
        bail!("there is no database at {}", path.display());
    }
    Store::open(database, Env::system(), Options { connections: 2 }).context("cannot open the database")
}

fn verify(args: &VerifyArgs) -> Result<i32> {
    let (keys, revoked) = trusted(args)?;
    let text = match presented(&args.what)? {
        Presented::Card(text) => text,
        Presented::Code(_) => {
            println!("not a card: this is the small code of a certificate, which only its page can answer");
            return Ok(1);
        }
        Presented::Nothing => {
            println!("not a card: no code was found in it");
            return Ok(1);
        }
    };
    let checked = match Jws::read(&text).and_then(|jws| jws.check(&keys)) {
        Ok(checked) => checked,
        Err(refusal) => {
            println!("not valid: {}", refusal.reason());
            return Ok(1);
        }
    };
    let on = args.on.unwrap_or_else(|| Env::system().today());
    let standing = checked.standing(on, &revoked);
    print!("{}", report(&checked, standing, on));
    if !revoked.iter().any(|list| list.kid == checked.kid) {
        println!("not looked up: whether it was revoked since (give --revoked with the list of its key)");
    }
    Ok(i32::from(standing != Standing::Valid))
}

/// What is trusted: keys and lists of revoked cards, from files and from the database.
fn trusted(args: &VerifyArgs) -> Result<(Keys, Vec<Revocations>)> {
    let mut keys = Keys::default();
    let mut revoked = Vec::new();
    if let Some(path) = &args.keys {
        let named = || path.display().to_string();
        let set = Keys::read(&file(path)?).with_context(|| format!("{}: this is no set of keys", named()))?;
        ensure!(!set.is_empty(), "{}: there is no key for cards in it", named());
        keys.join(set);
    }
    for path in &args.revoked {
        let list = Revocations::read(&file(path)?);
        revoked.push(list.with_context(|| format!("{}: this is no list of revoked cards", path.display()))?);
    }
    if let Some(database) = &args.database {
        let store = open(database)?;
        keys.join(card::keys(&store)?);
        revoked.extend(card::all_revocations(&store)?);
    }
    Ok((keys, revoked))
}

fn presented(what: &str) -> Result<Presented> {
    if what == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().take(FILE_BYTES_MAX).read_to_end(&mut bytes).context("standard input")?;
        return Ok(Presented::in_file(&bytes));
    }
    let path = PathBuf::from(what);
    // A text as long as a card's is no name that a file can have; asking for it is an error of its own on some systems.
    if what.len() < 1024 && path.is_file() {
        return Ok(Presented::in_file(&file(&path)?));
    }
    let text = Presented::in_text(what);
    if matches!(text, Presented::Code(_)) && what.contains('.') && !what.contains("/verify/") {
        bail!("there is no file {what}");
    }
    Ok(text)
}

fn file(path: &PathBuf) -> Result<Vec<u8>> {
    let named = || format!("cannot read {}", path.display());
    let opened = std::fs::File::open(path).with_context(named)?;
    ensure!(opened.metadata().with_context(named)?.len() <= FILE_BYTES_MAX, "{}: too large", path.display());
    let mut bytes = Vec::new();
    opened.take(FILE_BYTES_MAX).read_to_end(&mut bytes).with_context(named)?;
    Ok(bytes)
}

fn report(checked: &Checked, standing: Standing, on: Date) -> String {
    let card = &checked.card;
    let names: Vec<String> = card.names.iter().map(amoe_card::PersonName::whole).collect();
    let last = card.period.to.and_then(|to| to.yesterday().ok());
    let until = last.map_or_else(|| "without an end".to_owned(), |last| format!("to {last}"));
    let answer = match standing {
        Standing::Valid => format!("valid on {on}"),
        Standing::NotYet => format!("genuine, but not valid on {on}: its days begin later"),
        Standing::Expired => format!("genuine, but not valid on {on}: its days are over"),
        Standing::Revoked => "revoked: it was replaced by a newer one, or is no longer true".to_owned(),
    };
    format!(
        "{answer}\n  name    {}\n  born    {}\n  covered {} {until}\n  number  {}\n  payer   {}\n  issuer  {}, {}\n",
        plain(&names.join(" · ")),
        card.birth,
        card.period.from,
        plain(&card.reference),
        plain(&card.payer),
        plain(&card.issuer),
        Env::system().date_of(card.issued),
    )
}

/// What a stranger wrote, without what would move the cursor.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
