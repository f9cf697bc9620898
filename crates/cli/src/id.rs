//! `amoe id check KIND VALUE`: a national identifier as a person typed it, normalised, or why it is refused.

use amoe_base::{Cin, Ean13, Email, Ice, Inpe, Malformed, Massar, Phone, Rib};
use clap::{Args, Subcommand, ValueEnum};

/// National identifiers.
#[derive(Debug, Args)]
pub struct IdCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Prints the normalised value, or says why it is refused and exits 1.
    Check {
        /// What it is.
        kind: Kind,
        /// As typed.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Bank account number, 24 digits with key.
    Rib,
    /// Company identifier, 15 digits.
    Ice,
    /// Provider identifier, 9 digits.
    Inpe,
    /// National id card number.
    Cin,
    /// Student code.
    Massar,
    /// Code of a pack of medicine.
    Ean13,
    /// Moroccan phone number.
    Phone,
    /// E-mail address.
    Email,
}

/// Runs the command and gives its exit status.
pub fn run(command: &IdCommand) -> i32 {
    let Act::Check { kind, value } = &command.act;
    match check(*kind, value) {
        Ok(normalised) => {
            println!("{normalised}");
            0
        }
        Err(malformed) => {
            eprintln!("{malformed}");
            1
        }
    }
}

fn check(kind: Kind, typed: &str) -> Result<String, Malformed> {
    match kind {
        Kind::Rib => Rib::parse(typed).map(|rib| rib.as_str().to_owned()),
        Kind::Ice => Ice::parse(typed).map(|id| id.to_string()),
        Kind::Inpe => Inpe::parse(typed).map(|id| id.to_string()),
        Kind::Cin => Cin::parse(typed).map(|id| id.to_string()),
        Kind::Massar => Massar::parse(typed).map(|id| id.to_string()),
        Kind::Ean13 => Ean13::parse(typed).map(|id| id.to_string()),
        Kind::Phone => Phone::parse(typed).map(|id| id.to_string()),
        Kind::Email => Email::parse(typed).map(|id| id.to_string()),
    }
}
