//! Cover.

use std::collections::HashSet;

use amoe_base::{AcademicYear, Period};
use amoe_domain::{
    Actor, CoverId, InstitutionId, Licence, Permit, StudentId,
    act::{Marker, mark},
    cover::{Cover, Ended},
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{date, date_opt, instant, parse},
    schema::cover,
    tx::insert_rows,
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = cover, treat_none_as_default_value = false)]
struct CoverRow {
    id: String,
    scheme: String,
    student_id: String,
    institution_id: String,
    year: i32,
    application_id: String,
    starts_on: String,
    ends_on: Option<String>,
    ended_at: Option<i64>,
    ended_why: Option<String>,
    rulebook: String,
    opened_at: i64,
    version: i32,
}

impl CoverRow {
    fn of(c: &Cover) -> Self {
        Self {
            id: c.id.to_string(),
            scheme: c.scheme.clone(),
            student_id: c.student.to_string(),
            institution_id: c.institution.to_string(),
            year: i32::from(c.year.0),
            application_id: c.application.to_string(),
            starts_on: c.period.from.to_string(),
            ends_on: c.period.to.map(|d| d.to_string()),
            ended_at: c.ended.as_ref().map(|e| e.at.as_microsecond()),
            ended_why: c.ended.as_ref().map(|e| e.reason.to_string()),
            rulebook: c.rulebook.clone(),
            opened_at: c.opened_at.as_microsecond(),
            version: c.version,
        }
    }

    fn cover(self) -> Result<Cover, StorageError> {
        let ended = match (self.ended_at, self.ended_why) {
            (Some(at), Some(why)) => Some(Ended { at: instant(at)?, reason: parse(&why, "end reason")? }),
            _ => None,
        };
        Ok(Cover {
            id: parse(&self.id, "cover id")?,
            scheme: self.scheme,
            student: parse(&self.student_id, "student id")?,
            institution: parse(&self.institution_id, "institution id")?,
            year: AcademicYear(i16::try_from(self.year).map_err(|_| StorageError::Corrupt { what: "year" })?),
            application: parse(&self.application_id, "application id")?,
            period: Period { from: date(&self.starts_on)?, to: date_opt(self.ends_on.as_deref())? },
            ended,
            rulebook: self.rulebook,
            opened_at: instant(self.opened_at)?,
            version: self.version,
        })
    }
}

impl Tx<'_> {
    /// Opens covers; `Duplicate` when a student has one for the year.
    pub fn covers_insert(
        &mut self,
        _: &Licence<Cover, mark::Create>,
        new: &[Cover],
    ) -> Result<(), StorageError> {
        let rows: Vec<CoverRow> = new.iter().map(CoverRow::of).collect();
        insert_rows!(self, cover::table, rows);
        Ok(())
    }

    /// One cover, for a purpose.
    pub fn cover_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: CoverId,
    ) -> Result<Permit<Cover, A>, StorageError> {
        let found = cover::table.find(id.to_string()).first::<CoverRow>(self.db)?.cover()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// The covers of a student, newest first.
    pub fn covers_of_student(
        &mut self,
        actor: &Actor,
        student: StudentId,
    ) -> Result<Vec<Permit<Cover, mark::Read>>, StorageError> {
        let rows: Vec<CoverRow> = cover::table
            .filter(cover::student_id.eq(student.to_string()))
            .order(cover::starts_on.desc())
            .load(self.db)?;
        rows.into_iter().map(|row| Ok(Permit::ask(actor, row.cover()?)?)).collect()
    }

    /// Those of these students who have a cover of this year already.
    pub fn students_covered(
        &mut self,
        scheme: &str,
        year: AcademicYear,
        students: &[StudentId],
    ) -> Result<HashSet<StudentId>, StorageError> {
        let ids: Vec<String> = cover::table
            .filter(cover::scheme.eq(scheme).and(cover::year.eq(i32::from(year.0))))
            .filter(cover::student_id.eq_any(students.iter().map(ToString::to_string)))
            .select(cover::student_id)
            .load(self.db)?;
        ids.iter().map(|id| parse(id, "student id")).collect()
    }

    /// How many students of an institution are covered for a year.
    pub fn covers_count(
        &mut self,
        institution: InstitutionId,
        year: AcademicYear,
    ) -> Result<i64, StorageError> {
        Ok(cover::table
            .filter(cover::institution_id.eq(institution.to_string()).and(cover::year.eq(i32::from(year.0))))
            .count()
            .get_result(self.db)?)
    }
}
