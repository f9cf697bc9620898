//! Institutions.

use amoe_domain::{InstitutionId, Listing, institution::Institution};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{from_json, parse, to_json},
    schema::institution,
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = institution)]
struct InstitutionRow {
    id: String,
    code: String,
    name: String,
    city: String,
}

impl InstitutionRow {
    fn institution(self) -> Result<Institution, StorageError> {
        Ok(Institution {
            id: parse(&self.id, "institution id")?,
            code: self.code,
            name: from_json(&self.name, "institution name")?,
            city: from_json(&self.city, "institution city")?,
        })
    }
}

impl Tx<'_> {
    /// Adds or renames an institution, by its code.
    pub fn institution_put(&mut self, new: &Institution) -> Result<(), StorageError> {
        let row = InstitutionRow {
            id: new.id.to_string(),
            code: new.code.clone(),
            name: to_json(&new.name, "institution name")?,
            city: to_json(&new.city, "institution city")?,
        };
        let changed = diesel::update(institution::table.filter(institution::code.eq(&row.code)))
            .set((institution::name.eq(&row.name), institution::city.eq(&row.city)))
            .execute(self.db)?;
        if changed == 0 {
            let done = diesel::insert_into(institution::table).values(&row).execute(self.db);
            self.seen(done)?;
        }
        Ok(())
    }

    /// All institutions, by code. Their names are public.
    pub fn institutions(&mut self, _: &Listing<Institution>) -> Result<Vec<Institution>, StorageError> {
        let rows: Vec<InstitutionRow> = institution::table.order(institution::code.asc()).load(self.db)?;
        rows.into_iter().map(InstitutionRow::institution).collect()
    }

    /// One institution, by id. Its name is public.
    pub fn institution(&mut self, id: InstitutionId) -> Result<Institution, StorageError> {
        institution::table.find(id.to_string()).first::<InstitutionRow>(self.db)?.institution()
    }
}
