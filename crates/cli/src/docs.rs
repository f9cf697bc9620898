//! Documents printed from the tables in the code; `cargo xtask generate` writes them, and a test compares.

use std::fmt::Display;

use amoe_app::certificate::Standing;
use amoe_base::Lang;
use amoe_domain::{
    Act, Role, ThingKind, application::ApplicationStatus, claim::ClaimStatus, ending::EndingStatus,
    enrolment::ListStatus, payment::BatchStatus, policy, workflow,
};
use amoe_rules::claim::Outcome;
use amoe_texts::Texts;
use anyhow::Result;
use clap::Subcommand;

/// Which document.
#[derive(Debug, Subcommand)]
pub enum DocsCommand {
    /// The permission matrix: role × act × thing.
    Permissions,
    /// The workflows: diagrams and tables.
    Workflows,
    /// Things, roles, states and acts in three languages, for the glossary.
    Words,
}

/// Prints it.
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn run(command: &DocsCommand) -> Result<()> {
    match command {
        DocsCommand::Permissions => print!("{}", policy::matrix()),
        DocsCommand::Workflows => print!("{}", workflow::document()),
        DocsCommand::Words => print!("{}", words()),
    }
    Ok(())
}

/// `docs/words.md`: what the enums of the code are called on pages.
fn words() -> String {
    let tables = [
        table("Things", "ThingKind", "thing", ThingKind::ALL),
        table("Roles", "Role", "role", Role::ALL),
        table("States of an application", "ApplicationStatus", "status-application", ApplicationStatus::ALL),
        table("States of an enrolment list", "ListStatus", "status-list", ListStatus::ALL),
        table("How far somebody enrolled has come", "Standing", "standing", amoe_domain::roll::Standing::ALL),
        table("States of a claim", "ClaimStatus", "status-claim", ClaimStatus::ALL),
        table("States of the end of a cover", "EndingStatus", "status-ending", EndingStatus::ALL),
        table("Outcomes of a claim", "Outcome", "outcome", Outcome::ALL),
        table("States of a batch", "BatchStatus", "status-batch", BatchStatus::ALL),
        table("Standing of a certificate", "Standing", "certificate-standing", Standing::ALL),
        table("Acts, as on buttons", "Act", "act", Act::ALL),
    ];
    format!(
        "# Words\n\nThe second half of the [glossary](glossary.md), printed from the code and `translations/` by \
         `cargo xtask generate`; do not edit.\n{}",
        tables.concat()
    )
}

fn table<T: Display>(title: &str, code: &str, family: &str, all: &[T]) -> String {
    let row = |name: &T| {
        let word = |lang| Texts::builtin().in_lang(lang).find(&format!("{family}-{name}")).unwrap_or("—");
        format!("| `{name}` | {} | {} | {} |\n", word(Lang::Ar), word(Lang::Fr), word(Lang::En))
    };
    let rows: String = all.iter().map(row).collect();
    format!("\n## {title}\n\n| `{code}` | العربية | français | English |\n| --- | --- | --- | --- |\n{rows}")
}
