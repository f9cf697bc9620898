//! Cover.

use std::collections::HashSet;

use amoe_base::{AcademicYear, Date, Lang, Period, Timestamp};
use amoe_domain::{
    Actor, CoverId, InstitutionId, Licence, Permit, StudentId,
    act::{Marker, mark},
    cover::{Cover, Ended},
    permit::Granted,
    person::Personal,
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{date, date_opt, from_json, instant, instant_opt, parse},
    schema::{cover, student},
    tx::{ROWS, insert_rows},
};

/// A cover whose end comes near, with what its student is told by.
#[derive(Debug)]
pub struct EndingCover {
    /// The cover.
    pub cover: Permit<Cover, mark::Announce>,
    /// Who she is.
    pub personal: Personal,
    /// Language of her mails.
    pub lang: Lang,
    /// When her address was proved.
    pub email_proved_at: Option<Timestamp>,
}

/// A cover whose last day has come, as far as noting it needs.
#[derive(Debug, Clone)]
pub struct ClosedCover {
    /// Which.
    pub id: CoverId,
    /// The first day that is not covered any more.
    pub ends_on: Date,
}

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
    announced_at: Option<i64>,
    closed_at: Option<i64>,
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
            announced_at: None,
            closed_at: None,
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

    /// Stores a cover that ended before its time, unless somebody was quicker.
    pub fn cover_end_save(
        &mut self,
        _: &Granted<Cover, mark::End>,
        mut next: Cover,
    ) -> Result<Cover, StorageError> {
        let (was, now) = (next.version, self.env.now().as_microsecond());
        next.version += 1;
        let row = CoverRow::of(&next);
        let changed = diesel::update(cover::table.find(&row.id).filter(cover::version.eq(was)))
            .set((
                cover::ends_on.eq(&row.ends_on),
                cover::ended_at.eq(row.ended_at),
                cover::ended_why.eq(&row.ended_why),
                cover::closed_at.eq(Some(now)),
                cover::version.eq(row.version),
            ))
            .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// Covers that end after `today` and not after `until`, and whose students have not been told; the first so many
    /// after the day and id given.
    pub fn covers_to_announce(
        &mut self,
        actor: &Actor,
        scheme: &str,
        (today, until): (Date, Date),
        after: Option<(Date, CoverId)>,
        limit: i64,
    ) -> Result<Vec<EndingCover>, StorageError> {
        let (day, id) =
            after.map_or((today.to_string(), String::new()), |(day, id)| (day.to_string(), id.to_string()));
        let rows: Vec<(CoverRow, String, String, Option<i64>)> = cover::table
            .inner_join(student::table.on(student::id.eq(cover::student_id)))
            .filter(cover::announced_at.is_null())
            .filter(cover::scheme.eq(scheme))
            .filter(cover::ends_on.gt(today.to_string()).and(cover::ends_on.le(until.to_string())))
            // The first part lets the index begin where the batch before ended.
            .filter(cover::ends_on.ge(&day))
            .filter(cover::ends_on.gt(&day).or(cover::id.gt(&id)))
            .order((cover::ends_on.asc(), cover::id.asc()))
            .limit(limit)
            .select((cover::all_columns, student::personal, student::lang, student::email_proved_at))
            .load(self.db)?;
        let read = |(row, personal, lang, proved): (CoverRow, String, String, Option<i64>)| {
            Ok(EndingCover {
                cover: Permit::ask(actor, row.cover()?)?,
                personal: from_json(&personal, "student")?,
                lang: parse(&lang, "language")?,
                email_proved_at: instant_opt(proved)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Notes that the students were told.
    pub fn covers_announced(
        &mut self,
        _: &Licence<Cover, mark::Announce>,
        ids: &[CoverId],
    ) -> Result<(), StorageError> {
        let now = self.env.now().as_microsecond();
        for chunk in ids.chunks(ROWS) {
            let these = cover::table.filter(cover::id.eq_any(chunk.iter().map(ToString::to_string)));
            let done = diesel::update(these).set(cover::announced_at.eq(Some(now))).execute(self.db);
            self.seen(done)?;
        }
        Ok(())
    }

    /// Covers whose last day is over and for which this has not been noted, at most so many.
    pub fn covers_to_close(
        &mut self,
        _: &Licence<Cover, mark::End>,
        scheme: &str,
        today: Date,
        limit: i64,
    ) -> Result<Vec<ClosedCover>, StorageError> {
        let rows: Vec<(String, Option<String>)> = cover::table
            .filter(cover::closed_at.is_null())
            .filter(cover::scheme.eq(scheme).and(cover::ends_on.le(today.to_string())))
            .order((cover::ends_on.asc(), cover::id.asc()))
            .limit(limit)
            .select((cover::id, cover::ends_on))
            .load(self.db)?;
        let read = |(id, ends_on): (String, Option<String>)| {
            let ends_on =
                date_opt(ends_on.as_deref())?.ok_or(StorageError::Corrupt { what: "end of cover" })?;
            Ok(ClosedCover { id: parse(&id, "cover id")?, ends_on })
        };
        rows.into_iter().map(read).collect()
    }

    /// Notes that they are over.
    pub fn covers_closed(
        &mut self,
        _: &Licence<Cover, mark::End>,
        ids: &[CoverId],
    ) -> Result<(), StorageError> {
        let now = self.env.now().as_microsecond();
        for chunk in ids.chunks(ROWS) {
            let these = cover::table.filter(cover::id.eq_any(chunk.iter().map(ToString::to_string)));
            let done = diesel::update(these).set(cover::closed_at.eq(Some(now))).execute(self.db);
            self.seen(done)?;
        }
        Ok(())
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
