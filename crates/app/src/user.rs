//! Accounts of staff: made by the administrator or, for the first one, on the command line.

use amoe_base::{Email, Lang};
use amoe_domain::{
    Act, Actor, InstitutionId, Licence, Listing, Refusal, Role,
    act::mark,
    user::{LinkPurpose, User},
};
use amoe_storage::Tx;
use serde_json::json;

use crate::{App, AppError, Result, password};

/// A new account of staff.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// In which role.
    pub role: Role,
    /// Name shown to colleagues.
    pub name: String,
    /// Log-in name.
    pub email: Email,
    /// For an institution officer.
    pub institution: Option<InstitutionId>,
    /// Language.
    pub lang: Lang,
}

impl App {
    /// All accounts of staff.
    pub fn users(&self, actor: &Actor) -> Result<Vec<User>> {
        let may = Listing::<User>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.users(&may)?))
    }

    /// Makes an account and the link by which its owner sets a password; the link is mailed and given back.
    pub fn user_create(&self, actor: &Actor, new: &NewUser) -> Result<String> {
        self.store().write(|tx| {
            let user = self.user_insert(tx, actor, new, None)?;
            let (link, event) = self.link_for(tx, LinkPurpose::SetPassword, None, Some(user.id), new.lang)?;
            self.mail(tx, "set-password", &event, &new.email, new.lang, &[("link", &link)], None)?;
            let audited = tx.audit(actor, Act::Create, &user, json!({ "role": user.role }))?;
            Ok((link, audited))
        })
    }

    /// Makes an account whose password is known: demonstration and tests.
    pub fn user_with_password(&self, actor: &Actor, new: &NewUser, password: &str) -> Result<User> {
        let hashed = password::hash(self.env(), password)?;
        self.store().write(|tx| {
            let user = self.user_insert(tx, actor, new, Some(hashed.clone()))?;
            let audited = tx.audit(actor, Act::Create, &user, json!({ "role": user.role }))?;
            Ok((user, audited))
        })
    }

    fn user_insert(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        new: &NewUser,
        password: Option<String>,
    ) -> Result<User> {
        let licence = Licence::<User, mark::Create>::ask(actor)?;
        if !new.role.is_staff() {
            return Err(Refusal::new("malformed-choice").field("role").into());
        }
        if (new.role == Role::InstitutionOfficer) != new.institution.is_some() {
            return Err(Refusal::new("institution-of-officer").field("institution").into());
        }
        if !tx.users_by_login(&new.email.as_str().to_lowercase(), "")?.is_empty() {
            return Err(AppError::from(Refusal::new("email-taken").field("email")));
        }
        let user = User {
            id: tx.env().id(),
            role: new.role,
            name: new.name.clone(),
            email: new.email.clone(),
            identity_number: None,
            student: None,
            institution: new.institution,
            password,
            totp: None,
            totp_step: 0,
            active: true,
            lang: new.lang,
            version: 0,
        };
        tx.user_insert(&licence, &user)?;
        Ok(user)
    }

    /// Adds or renames an institution, by its code.
    pub fn institution_put(&self, actor: &Actor, new: &amoe_domain::institution::Institution) -> Result<()> {
        let _may = Licence::<User, mark::Create>::ask(actor)?;
        self.store().write(|tx| {
            tx.institution_put(new)?;
            let audited = tx.audit(actor, Act::Edit, new, json!({ "code": new.code }))?;
            Ok(((), audited))
        })
    }
}
