//! Ends of covers that are to come.

use amoe_base::{Date, Timestamp};
use amoe_domain::{
    Actor, CoverId, EndingId, Licence, Listing, Permit,
    act::{Marker, mark},
    ending::{Ending, EndingStatus},
    permit::Granted,
};
use diesel::{dsl::sql, prelude::*, sql_types::Bool};

use crate::{
    StorageError, Tx,
    convert::{from_json, instant, parse, to_json},
    schema::{ending, student},
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = ending, treat_none_as_default_value = false)]
struct Row {
    id: String,
    reference: String,
    scheme: String,
    cover_id: String,
    student_id: String,
    institution_id: String,
    reason: String,
    ends_on: String,
    status: String,
    asked_at: i64,
    announced_at: Option<i64>,
    body: String,
    version: i32,
}

impl Row {
    fn of(e: &Ending, announced_at: Option<Timestamp>) -> Result<Self, StorageError> {
        Ok(Self {
            id: e.id.to_string(),
            reference: e.reference.to_string(),
            scheme: e.scheme.clone(),
            cover_id: e.cover.to_string(),
            student_id: e.student.to_string(),
            institution_id: e.institution.to_string(),
            reason: e.reason().to_string(),
            ends_on: e.ends_on.to_string(),
            status: e.status().to_string(),
            asked_at: e.asked_at.as_microsecond(),
            announced_at: announced_at.map(Timestamp::as_microsecond),
            body: to_json(e, "ending")?,
            version: e.version,
        })
    }

    fn ending(self) -> Result<Ending, StorageError> {
        let mut ending: Ending = from_json(&self.body, "ending")?;
        ending.version = self.version;
        Ok(ending)
    }
}

/// The one that waits, as the index says it: with the word as a parameter neither engine would use it.
fn pending() -> diesel::expression::SqlLiteral<Bool> {
    sql::<Bool>("ending.status = 'pending'")
}

/// An end to come as work lists show it.
#[derive(Debug, Clone)]
pub struct EndingRow {
    /// Id.
    pub id: EndingId,
    /// Reference.
    pub reference: String,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// Why: `cancelled`, `studies_ended`.
    pub reason: String,
    /// Where it stands.
    pub status: EndingStatus,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// The first day that is not covered any more.
    pub ends_on: Date,
}

impl Tx<'_> {
    /// Adds one; `Duplicate` when the cover has an end to come already. `announced_at` says that the student knows it.
    pub fn ending_insert<A: Marker>(
        &mut self,
        _: &Licence<Ending, A>,
        new: &Ending,
        announced_at: Option<Timestamp>,
    ) -> Result<(), StorageError> {
        let row = Row::of(new, announced_at)?;
        let done = diesel::insert_into(ending::table).values(&row).execute(self.db);
        self.seen(done).map(drop)
    }

    /// One, for a purpose.
    pub fn ending_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: EndingId,
    ) -> Result<Permit<Ending, A>, StorageError> {
        let found = ending::table.find(id.to_string()).first::<Row>(self.db)?.ending()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// The end to come of a cover.
    pub fn ending_of_cover<A: Marker>(
        &mut self,
        actor: &Actor,
        cover: CoverId,
    ) -> Result<Option<Permit<Ending, A>>, StorageError> {
        let row = ending::table
            .filter(ending::cover_id.eq(cover.to_string()))
            .filter(pending())
            .first::<Row>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.ending()?)?)).transpose()
    }

    /// The last that a student was told of, whatever became of it.
    pub fn ending_last_of<A: Marker>(
        &mut self,
        actor: &Actor,
        cover: CoverId,
    ) -> Result<Option<Permit<Ending, A>>, StorageError> {
        let row = ending::table
            .filter(ending::cover_id.eq(cover.to_string()))
            .order((ending::asked_at.desc(), ending::id.desc()))
            .first::<Row>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.ending()?)?)).transpose()
    }

    /// Those of these covers that have an end to come.
    pub fn covers_ending(&mut self, covers: &[CoverId]) -> Result<Vec<CoverId>, StorageError> {
        let found: Vec<String> = ending::table
            .filter(ending::cover_id.eq_any(covers.iter().map(ToString::to_string)))
            .filter(pending())
            .select(ending::cover_id)
            .load(self.db)?;
        found.iter().map(|id| parse(id, "cover id")).collect()
    }

    /// Those whose day has come, oldest first, at most so many.
    pub fn endings_due<A: Marker>(
        &mut self,
        actor: &Actor,
        scheme: &str,
        today: Date,
        limit: i64,
    ) -> Result<Vec<Permit<Ending, A>>, StorageError> {
        let rows: Vec<Row> = ending::table
            .filter(pending())
            .filter(ending::scheme.eq(scheme).and(ending::ends_on.le(today.to_string())))
            .order((ending::ends_on.asc(), ending::id.asc()))
            .limit(limit)
            .load(self.db)?;
        rows.into_iter().map(|row| Ok(Permit::ask(actor, row.ending()?)?)).collect()
    }

    /// Those that end on this day or before and that their students have not been told of, at most so many.
    pub fn endings_to_announce(
        &mut self,
        actor: &Actor,
        scheme: &str,
        until: Date,
        limit: i64,
    ) -> Result<Vec<Permit<Ending, mark::Announce>>, StorageError> {
        let rows: Vec<Row> = ending::table
            .filter(pending())
            .filter(ending::scheme.eq(scheme).and(ending::ends_on.le(until.to_string())))
            .filter(ending::announced_at.is_null())
            .order((ending::ends_on.asc(), ending::id.asc()))
            .limit(limit)
            .load(self.db)?;
        rows.into_iter().map(|row| Ok(Permit::ask(actor, row.ending()?)?)).collect()
    }

    /// Notes that the student was told.
    pub fn ending_announced(&mut self, granted: &Permit<Ending, mark::Announce>) -> Result<(), StorageError> {
        let now = self.env.now().as_microsecond();
        let done = diesel::update(ending::table.find(granted.id.to_string()))
            .set(ending::announced_at.eq(now))
            .execute(self.db);
        self.seen(done).map(drop)
    }

    /// Stores what became of it, unless somebody was quicker.
    pub fn ending_save<A: Marker>(
        &mut self,
        _: &Granted<Ending, A>,
        mut next: Ending,
    ) -> Result<Ending, StorageError> {
        let was = next.version;
        next.version += 1;
        let changed = diesel::update(ending::table.find(next.id.to_string()).filter(ending::version.eq(was)))
            .set((
                ending::status.eq(next.status().as_str()),
                ending::body.eq(to_json(&next, "ending")?),
                ending::version.eq(next.version),
            ))
            .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// A work list, oldest first, and how many there are in all. Of another's reports nothing is listed.
    pub fn endings(
        &mut self,
        may: &Listing<Ending>,
        status: Option<EndingStatus>,
        offset: i64,
        limit: i64,
    ) -> Result<(Vec<EndingRow>, i64), StorageError> {
        let filtered = || {
            let mut rows =
                ending::table.inner_join(student::table.on(student::id.eq(ending::student_id))).into_boxed();
            if let Some(own) = may.student {
                rows = rows.filter(ending::student_id.eq(own.to_string()));
            }
            if let Some(institution) = may.institution {
                rows = rows
                    .filter(ending::institution_id.eq(institution.to_string()))
                    .filter(ending::reason.eq("studies_ended"));
            }
            if let Some(status) = status {
                rows = rows.filter(ending::status.eq(status.as_str()));
            }
            rows
        };
        let total = filtered().count().get_result(self.db)?;
        let rows: Vec<(String, String, String, String, String, i64, String)> = filtered()
            .order((ending::asked_at.asc(), ending::id.asc()))
            .offset(offset)
            .limit(limit)
            .select((
                ending::id,
                ending::reference,
                student::listed_name,
                ending::reason,
                ending::status,
                ending::asked_at,
                ending::ends_on,
            ))
            .load(self.db)?;
        let rows = rows.into_iter().map(|(id, reference, name, reason, status, asked_at, ends_on)| {
            Ok(EndingRow {
                id: parse(&id, "ending id")?,
                reference,
                name,
                reason,
                status: parse(&status, "ending status")?,
                asked_at: instant(asked_at)?,
                ends_on: crate::convert::date(&ends_on)?,
            })
        });
        Ok((rows.collect::<Result<_, StorageError>>()?, total))
    }
}
