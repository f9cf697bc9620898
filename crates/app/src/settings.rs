//! What the program is told from outside: where it is reached, whose scheme it runs, who pays. The fund's own data are
//! a file (`data/cnops.toml` by default), not code.

use amoe_base::{Lang, Trilingual};
use secrecy::SecretString;
use serde::Deserialize;

/// Settings of the use cases.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The public address, without a slash at the end: links in mails and QR codes begin with it.
    pub public_url: String,
    /// Demonstration: staff may log in without a second factor, and a banner says so.
    pub demo: bool,
    /// The fund.
    pub fund: Fund,
    /// Where mail goes; none keeps mails in the queue.
    pub mail: Option<MailRoute>,
}

/// Where mail goes.
#[derive(Debug, Clone)]
pub enum MailRoute {
    /// To a mail server.
    Smtp(Smtp),
    /// Into a folder, one file per mail: for the demonstration.
    Folder(std::path::PathBuf),
}

/// The mail server.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Host name.
    pub host: String,
    /// Port.
    pub port: u16,
    /// `none`, `starttls` or `tls`.
    pub security: SmtpSecurity,
    /// Account, when one is needed.
    #[serde(default)]
    pub user: Option<String>,
    /// Its password.
    #[serde(default)]
    pub password: Option<SecretString>,
    /// Sender: `AMO Étudiants <no-reply@example.ma>`.
    pub from: String,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// Not at all: a server on the same machine.
    None,
    /// Upgraded after the greeting.
    Starttls,
    /// From the first byte.
    Tls,
}

/// The fund that runs the scheme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// The scheme's id in the rulebook.
    pub scheme: String,
    /// Short name: `CNOPS`.
    pub short_name: String,
    /// Full name.
    pub name: Trilingual,
    /// The scheme's name.
    pub scheme_name: Trilingual,
    /// Where files are posted to, line by line as on an envelope.
    pub address: Vec<Trilingual>,
    /// The town of its letters.
    pub town: Trilingual,
    /// The call centre's phone.
    pub phone: String,
    /// The call centre's mailbox.
    pub email: String,
    /// The complaints site, host name only.
    pub complaints_host: String,
    /// The university's or group's name in the header.
    pub university: Trilingual,
    /// The university's office for questions.
    pub university_contact: String,
    /// The texts a certificate rests on.
    pub legal_basis: Trilingual,
    /// So many days pass before an address is reminded again to apply. No text says it and it decides nobody's rights,
    /// so it stands here and not in the rulebook.
    #[serde(default = "two_weeks")]
    pub reminder_pause_days: u16,
    /// Whose account pays.
    pub debtor: Debtor,
}

const fn two_weeks() -> u16 {
    14
}

/// The account that payments leave from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debtor {
    /// Name on the account.
    pub name: String,
    /// The account. The built-in one belongs to nobody.
    pub rib: String,
    /// The bank's BIC.
    pub bic: String,
}

impl Fund {
    /// The postal address in one line.
    pub fn address_line(&self, lang: Lang) -> String {
        let comma = if lang == Lang::Ar { "، " } else { ", " };
        self.address.iter().map(|line| line.get(lang)).collect::<Vec<_>>().join(comma)
    }

    /// Phone and mailbox in one line.
    pub fn contact(&self) -> String {
        format!("{} · {}", self.phone, self.email)
    }

    /// The worked instance: CNOPS with Ibn Zohr University.
    pub fn builtin() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../data/cnops.toml"))
    }
}
