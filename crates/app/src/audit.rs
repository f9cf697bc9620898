//! The auditor's view of the trail.

use amoe_domain::{
    Actor, Listing,
    audit::{Entry, Trail},
};
use amoe_storage::{AuditQuery, ChainReport, Tx, verify_chain};

use crate::{App, Result};

/// One entry with the name of who acted.
#[derive(Debug, Clone)]
pub struct AuditLine {
    /// The entry.
    pub entry: Entry,
    /// The name of the account; empty for visitors and the program.
    pub name: String,
}

impl App {
    /// The trail, newest first.
    pub fn audit_trail(&self, actor: &Actor, query: &AuditQuery) -> Result<Vec<AuditLine>> {
        let may = Listing::<Trail>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let entries = tx.audit_entries(&may, query)?;
            let mut names = std::collections::HashMap::new();
            entries
                .into_iter()
                .map(|entry| {
                    let name = match entry.user {
                        Some(user) => {
                            if let Some(name) = names.get(&user) {
                                String::clone(name)
                            } else {
                                let name = tx.user_name(user)?.unwrap_or_default();
                                names.insert(user, name.clone());
                                name
                            }
                        }
                        None => String::new(),
                    };
                    Ok(AuditLine { entry, name })
                })
                .collect()
        })
    }

    /// Walks the whole chain.
    pub fn audit_verify(&self, actor: &Actor) -> Result<ChainReport> {
        let _may = Listing::<Trail>::ask(actor)?;
        Ok(verify_chain(self.store(), None)?)
    }
}
