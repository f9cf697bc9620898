//! Enrolment lists and the enrolments they gave.

use std::collections::HashMap;

use amoe_base::{AcademicYear, Email, IdentityDocument};
use amoe_domain::{
    Actor, EnrolmentListId, InstitutionId, Licence, Listing, Permit,
    act::{Marker, mark},
    enrolment::{Enrolment, EnrolmentList},
    permit::Granted,
    person::Personal,
    roll::{Roll, Standing},
};
use diesel::{prelude::*, upsert::excluded};

use crate::{
    StorageError, Tx,
    convert::{count, count_column, from_json, instant, instant_opt, parse, parse_opt, to_json},
    roll::Whose,
    schema::{enrolment, enrolment_list, roll_count},
    tx::{ROWS, insert_rows},
};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = enrolment_list, treat_none_as_null = true)]
struct ListRow {
    id: String,
    institution_id: String,
    year: i32,
    file_name: String,
    file_hash: String,
    status: String,
    good: i32,
    bad: i32,
    sent_at: i64,
    sent_by: String,
    closed_at: Option<i64>,
    version: i32,
}

impl ListRow {
    fn of(l: &EnrolmentList) -> Self {
        Self {
            id: l.id.to_string(),
            institution_id: l.institution.to_string(),
            year: i32::from(l.year.0),
            file_name: l.file_name.clone(),
            file_hash: l.file_hash.clone(),
            status: l.status.to_string(),
            good: count_column(l.good),
            bad: count_column(l.bad),
            sent_at: l.sent_at.as_microsecond(),
            sent_by: l.sent_by.to_string(),
            closed_at: l.closed_at.map(amoe_base::Timestamp::as_microsecond),
            version: l.version,
        }
    }

    fn list(self) -> Result<EnrolmentList, StorageError> {
        Ok(EnrolmentList {
            id: parse(&self.id, "list id")?,
            institution: parse(&self.institution_id, "institution id")?,
            year: year(self.year)?,
            file_name: self.file_name,
            file_hash: self.file_hash,
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
#[diesel(table_name = enrolment, treat_none_as_default_value = false)]
pub(crate) struct EnrolmentRow {
    pub(crate) institution_id: String,
    pub(crate) year: i32,
    pub(crate) person_key: String,
    student_number: Option<String>,
    identity_kind: Option<String>,
    identity_number: Option<String>,
    name: String,
    birth: String,
    cycle: String,
    pub(crate) programme: String,
    list_id: Option<String>,
    email: Option<String>,
    pub(crate) year_of_study: Option<i32>,
    listed_name: String,
    pub(crate) standing: String,
    pub(crate) application_status: Option<String>,
}

impl EnrolmentRow {
    fn of(e: &Enrolment, list: Option<EnrolmentListId>) -> Result<Self, StorageError> {
        let number = e.number.as_ref().map(ToString::to_string);
        let identity = e.identity.as_ref().map(|d| d.number.clone());
        Ok(Self {
            institution_id: e.institution.to_string(),
            year: i32::from(e.year.0),
            person_key: number
                .clone()
                .or_else(|| identity.clone())
                .ok_or(StorageError::Corrupt { what: "enrolment key" })?,
            student_number: number,
            identity_kind: e.identity.as_ref().map(|d| d.kind.to_string()),
            identity_number: identity,
            name: to_json(&e.name, "name")?,
            birth: e.birth.to_string(),
            cycle: e.cycle.clone(),
            programme: e.programme.clone(),
            list_id: list.map(|l| l.to_string()),
            // No server is known that tells capitals apart; reminders are counted by address.
            email: e.email.as_ref().map(|a| a.as_str().to_lowercase()),
            year_of_study: e.year_of_study.map(i32::from),
            listed_name: e.name.listed(),
            standing: Standing::NotApplied.to_string(),
            application_status: None,
        })
    }

    pub(crate) fn enrolment(self) -> Result<(Enrolment, Option<EnrolmentListId>), StorageError> {
        let kind = parse_opt(self.identity_kind.as_deref(), "identity kind")?;
        let identity = kind.zip(self.identity_number).map(|(kind, number)| IdentityDocument { kind, number });
        let list = parse_opt(self.list_id.as_deref(), "list id")?;
        let number = self.student_number.as_deref().map(amoe_base::StudentNumber::parse).transpose();
        Ok((
            Enrolment {
                institution: parse(&self.institution_id, "institution id")?,
                year: year(self.year)?,
                number: number.map_err(|_| StorageError::Corrupt { what: "student number" })?,
                identity,
                name: from_json(&self.name, "name")?,
                birth: parse(&self.birth, "birth date")?,
                cycle: self.cycle,
                programme: self.programme,
                year_of_study: self.year_of_study.and_then(|year| u8::try_from(year).ok()),
                email: self.email.as_deref().map(Email::parse).transpose().ok().flatten(),
            },
            list,
        ))
    }
}

impl EnrolmentRow {
    /// Who it is, for the applications that are hers.
    pub(crate) fn whose(&self) -> Whose {
        Whose {
            institution: self.institution_id.clone(),
            number: self.student_number.clone(),
            identity: self.identity_number.clone(),
        }
    }
}

fn year(value: i32) -> Result<AcademicYear, StorageError> {
    i16::try_from(value).map(AcademicYear).map_err(|_| StorageError::Corrupt { what: "year" })
}

impl Tx<'_> {
    /// Keeps a list that was sent.
    pub fn list_insert(
        &mut self,
        _: &Licence<EnrolmentList, mark::Create>,
        new: &EnrolmentList,
    ) -> Result<(), StorageError> {
        let done = diesel::insert_into(enrolment_list::table).values(&ListRow::of(new)).execute(self.db);
        self.seen(done).map(drop)
    }

    /// One list, for a purpose.
    pub fn list_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: EnrolmentListId,
    ) -> Result<Permit<EnrolmentList, A>, StorageError> {
        let found = enrolment_list::table.find(id.to_string()).first::<ListRow>(self.db)?.list()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// Stores what became of it, unless somebody was quicker.
    pub fn list_save<A: Marker>(
        &mut self,
        _: &Granted<EnrolmentList, A>,
        mut next: EnrolmentList,
    ) -> Result<EnrolmentList, StorageError> {
        let was = next.version;
        next.version += 1;
        let row = ListRow::of(&next);
        let changed =
            diesel::update(enrolment_list::table.find(&row.id).filter(enrolment_list::version.eq(was)))
                .set(&row)
                .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// The lists of an institution, newest first.
    pub fn lists(&mut self, may: &Listing<EnrolmentList>) -> Result<Vec<EnrolmentList>, StorageError> {
        let mut rows = enrolment_list::table.into_boxed().order(enrolment_list::sent_at.desc()).limit(100);
        if let Some(institution) = may.institution {
            rows = rows.filter(enrolment_list::institution_id.eq(institution.to_string()));
        }
        rows.load::<ListRow>(self.db)?.into_iter().map(ListRow::list).collect()
    }

    /// Takes enrolments over; a later list replaces what an earlier one said of the same person.
    pub fn enrolments_put<A: Marker>(
        &mut self,
        _: &Granted<EnrolmentList, A>,
        list: EnrolmentListId,
        new: &[Enrolment],
    ) -> Result<(), StorageError> {
        let mut rows = new.iter().map(|e| EnrolmentRow::of(e, Some(list))).collect::<Result<Vec<_>, _>>()?;
        for chunk in rows.chunks_mut(ROWS) {
            self.enrolment_rows_stand(chunk)?;
        }
        self.enrolment_rows_put(&rows)?;
        self.enrolment_words_put(new)?;
        let mut rolls: Vec<Roll> =
            new.iter().map(|e| Roll { institution: e.institution, year: e.year }).collect();
        rolls.dedup();
        rolls.iter().try_for_each(|roll| self.roll_recount(roll))
    }

    /// Whoever applied before the list came stands on it as having applied.
    fn enrolment_rows_stand(&mut self, rows: &mut [EnrolmentRow]) -> Result<(), StorageError> {
        let Some(year) = rows.first().map(|row| row.year) else { return Ok(()) };
        let whose: Vec<Whose> = rows.iter().map(EnrolmentRow::whose).collect();
        for (row, (standing, status)) in rows.iter_mut().zip(self.standings(year, &whose)?) {
            row.standing = standing.to_string();
            row.application_status = status.map(|status| status.to_string());
        }
        Ok(())
    }

    fn enrolment_rows_put(&mut self, rows: &[EnrolmentRow]) -> Result<(), StorageError> {
        // Not deleted first: PostgreSQL would plan that for the empty table of the first lines, and scan it for all others.
        insert_rows!(
            self,
            enrolment::table,
            rows,
            on_conflict((enrolment::institution_id, enrolment::year, enrolment::person_key)),
            do_update(),
            set((
                enrolment::student_number.eq(excluded(enrolment::student_number)),
                enrolment::identity_kind.eq(excluded(enrolment::identity_kind)),
                enrolment::identity_number.eq(excluded(enrolment::identity_number)),
                enrolment::name.eq(excluded(enrolment::name)),
                enrolment::birth.eq(excluded(enrolment::birth)),
                enrolment::cycle.eq(excluded(enrolment::cycle)),
                enrolment::programme.eq(excluded(enrolment::programme)),
                enrolment::list_id.eq(excluded(enrolment::list_id)),
                enrolment::email.eq(excluded(enrolment::email)),
                enrolment::year_of_study.eq(excluded(enrolment::year_of_study)),
                enrolment::listed_name.eq(excluded(enrolment::listed_name)),
                enrolment::standing.eq(excluded(enrolment::standing)),
                enrolment::application_status.eq(excluded(enrolment::application_status)),
            ))
        );
        Ok(())
    }

    /// The enrolment of this person at an institution, with the list that says so.
    pub fn enrolment_of(
        &mut self,
        institution: InstitutionId,
        year: AcademicYear,
        person: &Personal,
    ) -> Result<Option<(Enrolment, Option<EnrolmentListId>)>, StorageError> {
        Ok(self.enrolments_of(institution, year, &[person])?.pop().flatten())
    }

    /// The same for several people at once, in their order.
    pub fn enrolments_of(
        &mut self,
        institution: InstitutionId,
        year: AcademicYear,
        people: &[&Personal],
    ) -> Result<Vec<Option<(Enrolment, Option<EnrolmentListId>)>>, StorageError> {
        let numbers: Vec<&str> = people.iter().map(|p| p.number.as_str()).collect();
        let identities: Vec<&str> = people.iter().map(|p| p.identity.number.as_str()).collect();
        let here = || {
            enrolment::table
                .filter(enrolment::institution_id.eq(institution.to_string()))
                .filter(enrolment::year.eq(i32::from(year.0)))
        };
        // Two questions, each answered by its index: in one, with "or", PostgreSQL reads the whole table. A row found
        // by both is the same row.
        let mut rows: Vec<EnrolmentRow> =
            here().filter(enrolment::person_key.eq_any(numbers)).load(self.db)?;
        rows.extend(
            here().filter(enrolment::identity_number.eq_any(identities)).load::<EnrolmentRow>(self.db)?,
        );
        let found = rows.into_iter().map(EnrolmentRow::enrolment).collect::<Result<Vec<_>, _>>()?;
        // By each of their keys, so that many people are not compared with many rows.
        let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (enrolment, _)) in found.iter().enumerate() {
            let number = enrolment.number.as_ref().map(amoe_base::StudentNumber::as_str);
            let identity = enrolment.identity.as_ref().map(|d| d.number.as_str());
            for key in number.into_iter().chain(identity) {
                by_key.entry(key).or_default().push(at);
            }
        }
        let of = |person: &&Personal| {
            let keys = [person.number.as_str(), person.identity.number.as_str()];
            let mut rows = keys.into_iter().filter_map(|key| by_key.get(key)).flatten();
            rows.find(|at| found[**at].0.is_of(person)).map(|at| found[*at].clone())
        };
        Ok(people.iter().map(of).collect())
    }

    /// All enrolments of an institution and year by person key, for matching many applications at once.
    pub fn enrolments_by_key(
        &mut self,
        institution: InstitutionId,
        year: AcademicYear,
    ) -> Result<HashMap<String, (Enrolment, Option<EnrolmentListId>)>, StorageError> {
        let rows: Vec<EnrolmentRow> = enrolment::table
            .filter(enrolment::institution_id.eq(institution.to_string()))
            .filter(enrolment::year.eq(i32::from(year.0)))
            .load(self.db)?;
        rows.into_iter().map(|row| Ok((row.person_key.clone(), row.enrolment()?))).collect()
    }

    /// How many are enrolled and have no application that counts.
    pub fn enrolments_without_application(
        &mut self,
        institution: InstitutionId,
        year: AcademicYear,
    ) -> Result<i64, StorageError> {
        let counts: Vec<i64> = roll_count::table
            .filter(roll_count::institution_id.eq(institution.to_string()))
            .filter(roll_count::year.eq(i32::from(year.0)))
            .filter(roll_count::standing.eq(Standing::NotApplied.as_str()))
            .select(roll_count::students)
            .load(self.db)?;
        Ok(counts.iter().sum())
    }

    /// How many are enrolled.
    pub fn enrolments_count(
        &mut self,
        institution: InstitutionId,
        year: AcademicYear,
    ) -> Result<i64, StorageError> {
        Ok(enrolment::table
            .filter(
                enrolment::institution_id
                    .eq(institution.to_string())
                    .and(enrolment::year.eq(i32::from(year.0))),
            )
            .count()
            .get_result(self.db)?)
    }
}
