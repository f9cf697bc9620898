//! The administrator's chores before anyone can log in: the first account, the institutions.

use amoe_app::user::NewUser;
use amoe_base::{Email, Env, Lang, Trilingual};
use amoe_domain::{Actor, Role, institution::Institution};
use anyhow::{Context, Result};
use clap::Args;

use crate::{
    config::{Config, ConfigArgs},
    serve,
};

/// Options of `user`.
#[derive(Debug, Args)]
pub struct UserArgs {
    #[command(flatten)]
    config: ConfigArgs,
    /// Role, as in docs/permissions.txt: `administrator`, `claims_officer`, …
    #[arg(long)]
    role: Role,
    /// Name shown to colleagues.
    #[arg(long)]
    name: String,
    /// E-mail address, the log-in name.
    #[arg(long)]
    email: String,
    /// Code of the institution, for an institution officer.
    #[arg(long)]
    institution: Option<String>,
    /// `ar`, `fr` or `en`.
    #[arg(long, default_value = "fr")]
    lang: Lang,
}

/// Adds an account of staff.
pub fn user(args: &UserArgs) -> Result<()> {
    let app = serve::open(&Config::load(&args.config)?, Env::system())?;
    let system = Actor::SYSTEM;
    let institution = match &args.institution {
        Some(code) => {
            let found = app.institutions(&system)?.into_iter().find(|i| &i.code == code);
            Some(found.with_context(|| format!("there is no institution with the code {code}"))?.id)
        }
        None => None,
    };
    let new = NewUser {
        role: args.role,
        name: args.name.clone(),
        email: Email::parse(&args.email)?,
        institution,
        lang: args.lang,
    };
    let link = app.user_create(&system, &new)?;
    println!("{link}");
    Ok(())
}

/// Options of `institution`.
#[derive(Debug, Args)]
pub struct InstitutionArgs {
    #[command(flatten)]
    config: ConfigArgs,
    /// Short stable code: `uiz-fsa`.
    #[arg(long)]
    code: String,
    /// Name in Arabic.
    #[arg(long)]
    name_ar: String,
    /// Name in French.
    #[arg(long)]
    name_fr: String,
    /// Name in English.
    #[arg(long)]
    name_en: String,
    /// Town in Arabic.
    #[arg(long)]
    city_ar: String,
    /// Town in French and English.
    #[arg(long)]
    city: String,
}

/// Adds or renames an institution.
pub fn institution(args: &InstitutionArgs) -> Result<()> {
    let app = serve::open(&Config::load(&args.config)?, Env::system())?;
    let new = Institution {
        id: app.env().id(),
        code: args.code.clone(),
        name: Trilingual { ar: args.name_ar.clone(), fr: args.name_fr.clone(), en: args.name_en.clone() },
        city: Trilingual { ar: args.city_ar.clone(), fr: args.city.clone(), en: args.city.clone() },
    };
    Ok(app.institution_put(&Actor::SYSTEM, &new)?)
}
