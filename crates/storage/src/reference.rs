//! New references: short enough to read out on the telephone, and so short that two drawn at random may be the same.

use std::collections::HashSet;

use amoe_base::Reference;
use amoe_domain::{
    application as applications, certificate as certificates, claim as claims, payment as payments,
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    schema::{application, batch, certificate, claim},
    tx::ROWS,
};

impl Tx<'_> {
    /// A reference that nothing of its kind has. Of six million claims every five-thousandth new one would meet another.
    pub fn reference(&mut self, prefix: &'static str) -> Result<Reference, StorageError> {
        self.references(prefix, 1)?.pop().ok_or(StorageError::Corrupt { what: "reference" })
    }

    /// So many at once.
    pub fn references(&mut self, prefix: &'static str, count: usize) -> Result<Vec<Reference>, StorageError> {
        let mut free: Vec<Reference> = Vec::with_capacity(count);
        let mut drawn: HashSet<String> = HashSet::with_capacity(count);
        while free.len() < count {
            let missing = (count - free.len()).min(ROWS);
            let new: Vec<Reference> = (0..missing)
                .map(|_| self.env().reference(prefix))
                .filter(|reference| drawn.insert(reference.to_string()))
                .collect();
            let taken = self.references_taken(prefix, &new)?;
            free.extend(new.into_iter().filter(|reference| !taken.contains(reference.as_str())));
        }
        Ok(free)
    }

    fn references_taken(&mut self, prefix: &str, new: &[Reference]) -> Result<HashSet<String>, StorageError> {
        let new = new.iter().map(Reference::as_str);
        macro_rules! among {
            ($table:ident) => {
                $table::table.filter($table::reference.eq_any(new)).select($table::reference).load(self.db)?
            };
        }
        let taken: Vec<String> = match prefix {
            applications::REFERENCE => among!(application),
            certificates::REFERENCE => among!(certificate),
            claims::REFERENCE => among!(claim),
            payments::REFERENCE => among!(batch),
            _ => Vec::new(),
        };
        Ok(taken.into_iter().collect())
    }
}
