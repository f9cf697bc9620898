//! Covers in other schemes and the lists that tell them.

use std::collections::HashMap;

use amoe_base::Period;
use amoe_domain::{
    Actor, Licence, Listing, OtherCoverListId, Permit,
    act::{Marker, mark},
    application::Application,
    other_cover::{OtherCover, OtherCoverList},
    permit::Granted,
    person::Personal,
};
use diesel::{prelude::*, upsert::excluded};

use crate::{
    StorageError, Tx,
    convert::{count, count_column, instant, instant_opt, parse, parse_opt},
    schema::{other_cover, other_cover_list},
    tx::insert_rows,
};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = other_cover_list, treat_none_as_null = true)]
struct ListRow {
    id: String,
    file_name: String,
    file_hash: String,
    scheme: String,
    status: String,
    good: i32,
    bad: i32,
    sent_at: i64,
    sent_by: String,
    closed_at: Option<i64>,
    version: i32,
}

impl ListRow {
    fn of(l: &OtherCoverList) -> Self {
        Self {
            id: l.id.to_string(),
            file_name: l.file_name.clone(),
            file_hash: l.file_hash.clone(),
            scheme: l.scheme.clone(),
            status: l.status.to_string(),
            good: count_column(l.good),
            bad: count_column(l.bad),
            sent_at: l.sent_at.as_microsecond(),
            sent_by: l.sent_by.to_string(),
            closed_at: l.closed_at.map(amoe_base::Timestamp::as_microsecond),
            version: l.version,
        }
    }

    fn list(self) -> Result<OtherCoverList, StorageError> {
        Ok(OtherCoverList {
            id: parse(&self.id, "list id")?,
            file_name: self.file_name,
            file_hash: self.file_hash,
            scheme: self.scheme,
            status: parse(&self.status, "list status")?,
            good: count(self.good),
            bad: count(self.bad),
            sent_at: instant(self.sent_at)?,
            sent_by: parse(&self.sent_by, "user id")?,
            closed_at: instant_opt(self.closed_at)?,
            version: self.version,
        })
    }
}

#[derive(Queryable, Insertable, Clone)]
#[diesel(table_name = other_cover, treat_none_as_default_value = false)]
struct Row {
    id: String,
    identity_number: String,
    scheme: String,
    covered_as: String,
    starts_on: String,
    ends_on: Option<String>,
    basis: Option<String>,
    birth: Option<String>,
    name: String,
    list_id: String,
    noted_at: i64,
    disproved_by: Option<String>,
}

impl Row {
    fn of(c: &OtherCover) -> Self {
        Self {
            id: c.id.to_string(),
            identity_number: c.identity_number.clone(),
            scheme: c.scheme.clone(),
            covered_as: c.covered_as.to_string(),
            starts_on: c.period.from.to_string(),
            ends_on: c.period.to.map(|day| day.to_string()),
            basis: c.basis.map(|b| b.to_string()),
            birth: c.birth.map(|b| b.to_string()),
            name: c.name.clone(),
            list_id: c.list.to_string(),
            noted_at: c.noted_at.as_microsecond(),
            disproved_by: c.disproved_by.map(|id| id.to_string()),
        }
    }

    fn cover(self) -> Result<OtherCover, StorageError> {
        Ok(OtherCover {
            id: parse(&self.id, "other cover id")?,
            scheme: self.scheme,
            identity_number: self.identity_number,
            birth: parse_opt(self.birth.as_deref(), "birth date")?,
            name: self.name,
            covered_as: parse(&self.covered_as, "quality")?,
            basis: parse_opt(self.basis.as_deref(), "basis")?,
            period: Period {
                from: parse(&self.starts_on, "day")?,
                to: parse_opt(self.ends_on.as_deref(), "day")?,
            },
            list: parse(&self.list_id, "list id")?,
            noted_at: instant(self.noted_at)?,
            disproved_by: parse_opt(self.disproved_by.as_deref(), "application id")?,
        })
    }
}

impl Tx<'_> {
    /// Keeps a list that was sent.
    pub fn other_cover_list_insert(
        &mut self,
        _: &Licence<OtherCoverList, mark::Create>,
        new: &OtherCoverList,
    ) -> Result<(), StorageError> {
        let done = diesel::insert_into(other_cover_list::table).values(&ListRow::of(new)).execute(self.db);
        self.seen(done).map(drop)
    }

    /// One list, for a purpose.
    pub fn other_cover_list_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: OtherCoverListId,
    ) -> Result<Permit<OtherCoverList, A>, StorageError> {
        let found = other_cover_list::table.find(id.to_string()).first::<ListRow>(self.db)?.list()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// Stores what became of it, unless somebody was quicker.
    pub fn other_cover_list_save<A: Marker>(
        &mut self,
        _: &Granted<OtherCoverList, A>,
        mut next: OtherCoverList,
    ) -> Result<OtherCoverList, StorageError> {
        let was = next.version;
        next.version += 1;
        let row = ListRow::of(&next);
        let changed =
            diesel::update(other_cover_list::table.find(&row.id).filter(other_cover_list::version.eq(was)))
                .set(&row)
                .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// The last lists, newest first.
    pub fn other_cover_lists(
        &mut self,
        _: &Listing<OtherCoverList>,
    ) -> Result<Vec<OtherCoverList>, StorageError> {
        let rows: Vec<ListRow> =
            other_cover_list::table.order(other_cover_list::sent_at.desc()).limit(100).load(self.db)?;
        rows.into_iter().map(ListRow::list).collect()
    }

    /// Takes the covers of a list over. What an earlier list said of the same cover is replaced; an appeal that
    /// disproved it still holds.
    pub fn other_covers_put<A: Marker>(
        &mut self,
        _: &Granted<OtherCoverList, A>,
        new: &[OtherCover],
    ) -> Result<(), StorageError> {
        let rows: Vec<Row> = new.iter().map(Row::of).collect();
        insert_rows!(
            self,
            other_cover::table,
            rows,
            on_conflict((
                other_cover::identity_number,
                other_cover::scheme,
                other_cover::covered_as,
                other_cover::starts_on,
            )),
            do_update(),
            set((
                other_cover::ends_on.eq(excluded(other_cover::ends_on)),
                other_cover::basis.eq(excluded(other_cover::basis)),
                other_cover::birth.eq(excluded(other_cover::birth)),
                other_cover::name.eq(excluded(other_cover::name)),
                other_cover::list_id.eq(excluded(other_cover::list_id)),
                other_cover::noted_at.eq(excluded(other_cover::noted_at)),
            ))
        );
        Ok(())
    }

    /// What stands against each of these people, in their order: covers that no appeal disproved. Asks no policy: it
    /// is evidence for the rules; whoever sees the answer sees what it rests on.
    pub fn other_covers_of(&mut self, people: &[&Personal]) -> Result<Vec<Vec<OtherCover>>, StorageError> {
        let numbers: Vec<&str> = people.iter().map(|p| p.identity.number.as_str()).collect();
        let rows: Vec<Row> = other_cover::table
            .filter(other_cover::identity_number.eq_any(numbers))
            .filter(other_cover::disproved_by.is_null())
            .order((other_cover::starts_on.asc(), other_cover::id.asc()))
            .load(self.db)?;
        let mut by_number: HashMap<String, Vec<OtherCover>> = HashMap::new();
        for row in rows {
            let cover = row.cover()?;
            by_number.entry(cover.identity_number.clone()).or_default().push(cover);
        }
        let of = |person: &&Personal| {
            let found = by_number.get(&person.identity.number).map(Vec::as_slice).unwrap_or_default();
            found.iter().filter(|cover| cover.is_of(person)).cloned().collect()
        };
        Ok(people.iter().map(of).collect())
    }

    /// The appeal of this application showed that those which it contested do not stand against its applicant.
    pub fn other_covers_disprove(
        &mut self,
        _: &Granted<Application, mark::Grant>,
        application: &Application,
        contested: impl Fn(&OtherCover) -> bool,
    ) -> Result<(), StorageError> {
        let mut against = self.other_covers_of(&[&application.personal])?.pop().unwrap_or_default();
        against.retain(contested);
        let ids = against.iter().map(|cover| cover.id.to_string());
        let done = diesel::update(other_cover::table.filter(other_cover::id.eq_any(ids)))
            .set(other_cover::disproved_by.eq(application.id.to_string()))
            .execute(self.db);
        self.seen(done).map(drop)
    }
}
