//! Certificates.

use amoe_base::{Reference, Timestamp};
use amoe_domain::{
    Actor, CertificateId, CoverId, Licence, Permit, StudentId,
    act::{Marker, mark},
    certificate::{Certificate, REFERENCE},
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{instant, parse},
    schema::certificate,
    tx::{ROWS, insert_rows},
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = certificate, treat_none_as_default_value = false)]
struct CertificateRow {
    id: String,
    reference: String,
    cover_id: String,
    student_id: String,
    code: String,
    status: String,
    issued_at: i64,
}

impl CertificateRow {
    fn of(c: &Certificate) -> Self {
        Self {
            id: c.id.to_string(),
            reference: c.reference.to_string(),
            cover_id: c.cover.to_string(),
            student_id: c.student.to_string(),
            code: c.code.clone(),
            status: c.status.to_string(),
            issued_at: c.issued_at.as_microsecond(),
        }
    }

    fn certificate(self) -> Result<Certificate, StorageError> {
        Ok(Certificate {
            id: parse(&self.id, "certificate id")?,
            reference: Reference::parse(REFERENCE, &self.reference)
                .ok_or(StorageError::Corrupt { what: "reference" })?,
            cover: parse(&self.cover_id, "cover id")?,
            student: parse(&self.student_id, "student id")?,
            code: self.code,
            status: parse(&self.status, "certificate status")?,
            issued_at: instant(self.issued_at)?,
        })
    }
}

impl Tx<'_> {
    /// Adds certificates and supersedes those before them for the same covers.
    pub fn certificates_insert(
        &mut self,
        _: &Licence<Certificate, mark::Issue>,
        new: &[Certificate],
    ) -> Result<(), StorageError> {
        for chunk in new.chunks(ROWS) {
            let covers = chunk.iter().map(|c| c.cover.to_string());
            let done = diesel::update(certificate::table.filter(certificate::cover_id.eq_any(covers)))
                .set(certificate::status.eq("superseded"))
                .execute(self.db);
            self.seen(done)?;
        }
        let rows: Vec<CertificateRow> = new.iter().map(CertificateRow::of).collect();
        insert_rows!(self, certificate::table, rows);
        Ok(())
    }

    /// Its days count no longer: from now on whoever checks it is told so.
    pub fn certificate_revoke(
        &mut self,
        granted: &Permit<Certificate, mark::Revoke>,
    ) -> Result<(), StorageError> {
        let done = diesel::update(certificate::table.find(granted.id.to_string()))
            .set(certificate::status.eq("revoked"))
            .execute(self.db);
        self.seen(done).map(drop)
    }

    /// The number of the last certificate of a cover that was revoked; its letter names it.
    pub fn certificate_revoked_of(&mut self, cover: CoverId) -> Result<Option<Reference>, StorageError> {
        let row = certificate::table
            .filter(certificate::cover_id.eq(cover.to_string()).and(certificate::status.eq("revoked")))
            .order(certificate::issued_at.desc())
            .first::<CertificateRow>(self.db)
            .optional()?;
        row.map(|row| Ok(row.certificate()?.reference)).transpose()
    }

    /// One certificate, for a purpose.
    pub fn certificate_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: CertificateId,
    ) -> Result<Permit<Certificate, A>, StorageError> {
        let found =
            certificate::table.find(id.to_string()).first::<CertificateRow>(self.db)?.certificate()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// The certificate with this code, as printed in its QR.
    pub fn certificate_by_code<A: Marker>(
        &mut self,
        actor: &Actor,
        code: &str,
    ) -> Result<Option<Permit<Certificate, A>>, StorageError> {
        let row = certificate::table
            .filter(certificate::code.eq(code))
            .first::<CertificateRow>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.certificate()?)?)).transpose()
    }

    /// The certificate with this number.
    pub fn certificate_by_reference<A: Marker>(
        &mut self,
        actor: &Actor,
        reference: &Reference,
    ) -> Result<Option<Permit<Certificate, A>>, StorageError> {
        let row = certificate::table
            .filter(certificate::reference.eq(reference.as_str()))
            .first::<CertificateRow>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.certificate()?)?)).transpose()
    }

    /// The codes of the certificates that count no longer, in the order of their issue; with a moment, of those only that
    /// were issued before it.
    pub fn certificate_codes_over(&mut self, before: Option<Timestamp>) -> Result<Vec<String>, StorageError> {
        let before = before.unwrap_or(Timestamp::MAX).as_microsecond();
        // As the index says it: with the word as a parameter neither engine would use it.
        let over = diesel::dsl::sql::<diesel::sql_types::Bool>("certificate.status <> 'issued'");
        Ok(certificate::table
            .filter(over)
            .filter(certificate::issued_at.lt(before))
            .order((certificate::issued_at.asc(), certificate::code.asc()))
            .select(certificate::code)
            .load(self.db)?)
    }

    /// The newest certificate of a cover.
    pub fn certificate_of_cover<A: Marker>(
        &mut self,
        actor: &Actor,
        cover: CoverId,
    ) -> Result<Option<Permit<Certificate, A>>, StorageError> {
        let row = certificate::table
            .filter(certificate::cover_id.eq(cover.to_string()).and(certificate::status.eq("issued")))
            .first::<CertificateRow>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.certificate()?)?)).transpose()
    }

    /// The newest certificate that counts of a student.
    pub fn certificate_of_student<A: Marker>(
        &mut self,
        actor: &Actor,
        student: StudentId,
    ) -> Result<Option<Permit<Certificate, A>>, StorageError> {
        let row = certificate::table
            .filter(certificate::student_id.eq(student.to_string()).and(certificate::status.eq("issued")))
            .order(certificate::issued_at.desc())
            .first::<CertificateRow>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.certificate()?)?)).transpose()
    }
}
