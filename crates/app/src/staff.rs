//! The accounts of staff, as the administrator sees them: no password, no secret of a second factor.

use std::collections::HashMap;

use amoe_base::Trilingual;
use amoe_domain::{Actor, Listing, Role, UserId, user::User};
use amoe_storage::Tx;
use serde::Serialize;

use crate::{App, Result};

/// One account.
#[derive(Debug, Clone, Serialize)]
pub struct StaffAccount {
    /// Id.
    pub id: UserId,
    /// Name shown to colleagues.
    pub name: String,
    /// Log-in name.
    pub email: String,
    /// In which role.
    pub role: Role,
    /// The institution of an institution officer.
    pub institution: Option<Trilingual>,
    /// May log in.
    pub active: bool,
    /// Has set a password by the mailed link.
    pub has_password: bool,
    /// Has enrolled a second factor.
    pub has_factor: bool,
}

impl App {
    /// The accounts of staff, by role and name.
    pub fn staff(&self, actor: &Actor) -> Result<Vec<StaffAccount>> {
        let may = Listing::<User>::ask(actor)?;
        let institutions = Listing::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let names: HashMap<_, _> =
                tx.institutions(&institutions)?.into_iter().map(|i| (i.id, i.name)).collect();
            let accounts = tx.users(&may)?.into_iter().map(|user| StaffAccount {
                id: user.id,
                institution: user.institution.and_then(|id| names.get(&id).cloned()),
                active: user.active,
                has_password: user.password.is_some(),
                has_factor: user.totp.is_some(),
                name: user.name,
                email: user.email.to_string(),
                role: user.role,
            });
            Ok(accounts.collect())
        })
    }
}
