//! Applications.

use std::collections::HashMap;

use amoe_base::{AcademicYear, BirthDate, Reference, Timestamp};
use amoe_domain::{
    Actor, ApplicationId, InstitutionId, Licence, Listing, Permit, StudentId,
    act::{Marker, mark},
    application::{Application, ApplicationStatus},
    permit::Granted,
};
use diesel::{prelude::*, upsert::excluded};

use crate::{
    StorageError, Tx,
    convert::{from_json, instant, parse, to_json},
    schema::application,
    tx::{ROWS, insert_rows},
};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = application, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Row {
    id: String,
    reference: String,
    scheme: String,
    year: i32,
    institution_id: String,
    identity_number: String,
    student_number: String,
    last8: String,
    birth: String,
    listed_name: String,
    student_id: Option<String>,
    status: String,
    submitted_at: i64,
    active_key: Option<String>,
    body: String,
    version: i32,
}

impl Row {
    fn of(a: &Application) -> Result<Self, StorageError> {
        let p = &a.personal;
        // One that was returned counts no longer: the student corrects it by sending a new one.
        let counts = a.beside.is_none()
            && matches!(
                a.status(),
                ApplicationStatus::Submitted | ApplicationStatus::Appealed | ApplicationStatus::Covered
            );
        Ok(Self {
            id: a.id.to_string(),
            reference: a.reference.to_string(),
            scheme: a.scheme.clone(),
            year: i32::from(a.year.0),
            institution_id: a.institution.to_string(),
            identity_number: p.identity.number.clone(),
            student_number: p.number.to_string(),
            last8: p.number.last8().to_owned(),
            birth: p.birth.to_string(),
            listed_name: p.name.listed(),
            student_id: a.student.map(|s| s.to_string()),
            status: a.status().to_string(),
            submitted_at: a.submitted_at.as_microsecond(),
            active_key: counts.then(|| active_key(a)),
            body: to_json(a, "application")?,
            version: a.version,
        })
    }

    fn application(self) -> Result<Application, StorageError> {
        let mut application: Application = from_json(&self.body, "application")?;
        application.version = self.version;
        Ok(application)
    }
}

/// One person's application of one year.
fn active_key(a: &Application) -> String {
    let p = &a.personal;
    format!("{}/{}/{}:{}/{}/{}", a.scheme, a.year.0, p.identity.kind, p.identity.number, p.number, p.birth)
}

/// An application as work lists show it.
#[derive(Debug, Clone)]
pub struct ApplicationRow {
    /// Id.
    pub id: ApplicationId,
    /// Reference.
    pub reference: Reference,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// Massar code or CNE.
    pub number: String,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// When it was handed in.
    pub submitted_at: Timestamp,
}

/// Which applications a work list shows.
#[derive(Debug, Clone, Default)]
pub struct ApplicationQuery {
    /// In this state.
    pub status: Option<ApplicationStatus>,
    /// Whose name, number or reference begins so.
    pub search: Option<String>,
    /// After so many.
    pub offset: i64,
    /// At most so many.
    pub limit: i64,
}

impl Tx<'_> {
    /// Adds an application; `Duplicate` when the person has one that counts for the year.
    pub fn application_insert<A: Marker>(
        &mut self,
        _: &Licence<Application, A>,
        new: &Application,
    ) -> Result<(), StorageError> {
        let done = diesel::insert_into(application::table).values(&Row::of(new)?).execute(self.db);
        self.seen(done)?;
        self.roll_follow(&[new])
    }

    /// The application of the same person and year that counts, if there is one already. Asks no policy: what is told
    /// of it, and to whom, is for the use case.
    pub fn application_that_counts(
        &mut self,
        like: &Application,
    ) -> Result<Option<Application>, StorageError> {
        let found = application::table
            .filter(application::active_key.eq(active_key(like)))
            .first::<Row>(self.db)
            .optional()?;
        found.map(Row::application).transpose()
    }

    /// One application, for a purpose.
    pub fn application_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: ApplicationId,
    ) -> Result<Permit<Application, A>, StorageError> {
        let found = application::table.find(id.to_string()).first::<Row>(self.db)?.application()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// Several, for a purpose; those that the actor may not see are an error, as for one.
    pub fn applications_load<A: Marker>(
        &mut self,
        actor: &Actor,
        ids: &[ApplicationId],
    ) -> Result<Vec<Permit<Application, A>>, StorageError> {
        let rows: Vec<Row> = application::table
            .filter(application::id.eq_any(ids.iter().map(ToString::to_string)))
            .order((application::submitted_at.asc(), application::id.asc()))
            .load(self.db)?;
        rows.into_iter().map(|row| Ok(Permit::ask(actor, row.application()?)?)).collect()
    }

    /// Stores what became of it, unless somebody was quicker.
    pub fn application_save<A: Marker>(
        &mut self,
        _: &Granted<Application, A>,
        mut next: Application,
    ) -> Result<Application, StorageError> {
        let was = next.version;
        next.version += 1;
        let row = Row::of(&next)?;
        let changed = diesel::update(application::table.find(&row.id).filter(application::version.eq(was)))
            .set(&row)
            .execute(self.db);
        if self.seen(changed)? != 1 {
            return Err(StorageError::Stale);
        }
        self.roll_follow(&[&next])?;
        Ok(next)
    }

    /// The same for many at once: all of them, or none when one has moved on.
    pub fn applications_save<A: Marker>(
        &mut self,
        changed: Vec<(Granted<Application, A>, Application)>,
    ) -> Result<Vec<Application>, StorageError> {
        let mut next: Vec<Application> = changed.into_iter().map(|(_, next)| next).collect();
        let mut rows = Vec::with_capacity(next.len());
        for application in &mut next {
            application.version += 1;
            rows.push(Row::of(application)?);
        }
        // An update cannot have values of its own for each row; an insert that meets the rows can. Between looking and
        // writing nobody else writes (decision 001).
        let mut unchanged = 0;
        for chunk in next.chunks(ROWS) {
            let ids = chunk.iter().map(|a| a.id.to_string());
            let found: Vec<(String, i32)> = application::table
                .filter(application::id.eq_any(ids))
                .select((application::id, application::version))
                .load(self.db)?;
            let found: HashMap<String, i32> = found.into_iter().collect();
            let same =
                |a: &&Application| found.get(&a.id.to_string()).is_some_and(|was| was + 1 == a.version);
            unchanged += chunk.iter().filter(same).count();
        }
        if unchanged != next.len() {
            return Err(StorageError::Stale);
        }
        insert_rows!(
            self,
            application::table,
            rows,
            on_conflict(application::id),
            do_update(),
            set((
                application::institution_id.eq(excluded(application::institution_id)),
                application::identity_number.eq(excluded(application::identity_number)),
                application::student_number.eq(excluded(application::student_number)),
                application::last8.eq(excluded(application::last8)),
                application::birth.eq(excluded(application::birth)),
                application::listed_name.eq(excluded(application::listed_name)),
                application::student_id.eq(excluded(application::student_id)),
                application::status.eq(excluded(application::status)),
                application::active_key.eq(excluded(application::active_key)),
                application::body.eq(excluded(application::body)),
                application::version.eq(excluded(application::version)),
            ))
        );
        for chunk in next.chunks(ROWS) {
            self.roll_follow(&chunk.iter().collect::<Vec<_>>())?;
        }
        Ok(next)
    }

    /// A work list, oldest first, and how many there are in all.
    pub fn applications(
        &mut self,
        may: &Listing<Application>,
        query: &ApplicationQuery,
    ) -> Result<(Vec<ApplicationRow>, i64), StorageError> {
        let filtered = || {
            let mut rows = application::table.into_boxed();
            if let Some(student) = may.student {
                rows = rows.filter(application::student_id.eq(student.to_string()));
            }
            if let Some(institution) = may.institution {
                rows = rows.filter(application::institution_id.eq(institution.to_string()));
            }
            if let Some(status) = query.status {
                rows = rows.filter(application::status.eq(status.as_str()));
            }
            if let Some(search) = query.search.as_deref().filter(|s| !s.is_empty()) {
                let begins = format!("{}%", search.replace(['%', '_'], ""));
                rows = rows.filter(
                    application::listed_name
                        .like(begins.clone())
                        .or(application::student_number.like(begins.to_uppercase()))
                        .or(application::identity_number.like(begins.to_uppercase()))
                        .or(application::reference.like(begins.to_uppercase())),
                );
            }
            rows
        };
        let total = filtered().count().get_result(self.db)?;
        let rows: Vec<(String, String, String, String, String, i64)> = filtered()
            .order((application::submitted_at.asc(), application::id.asc()))
            .offset(query.offset)
            .limit(query.limit)
            .select((
                application::id,
                application::reference,
                application::listed_name,
                application::student_number,
                application::status,
                application::submitted_at,
            ))
            .load(self.db)?;
        let rows = rows.into_iter().map(|(id, reference, name, number, status, at)| {
            Ok(ApplicationRow {
                id: parse(&id, "application id")?,
                reference: Reference::parse(amoe_domain::application::REFERENCE, &reference)
                    .ok_or(StorageError::Corrupt { what: "reference" })?,
                name,
                number,
                status: parse(&status, "status")?,
                submitted_at: instant(at)?,
            })
        });
        Ok((rows.collect::<Result<_, StorageError>>()?, total))
    }

    /// The latest application of whoever knows these three fields; within a year, the one that counts. Asks no policy: the fields are the permission
    /// (brief B4, C2), and the use case shows no more than its state.
    pub fn application_by_fields(
        &mut self,
        identity_number: &str,
        last8: &str,
        birth: BirthDate,
    ) -> Result<Option<Application>, StorageError> {
        let rows: Vec<Row> = application::table
            .filter(
                application::identity_number
                    .eq(identity_number)
                    .and(application::last8.eq(last8))
                    .and(application::birth.eq(birth.to_string())),
            )
            .order((
                application::year.desc(),
                application::active_key.is_not_null().desc(),
                application::submitted_at.desc(),
            ))
            .limit(1)
            .load(self.db)?;
        rows.into_iter().next().map(Row::application).transpose()
    }

    /// The latest application of a student.
    pub fn application_of_student(
        &mut self,
        actor: &Actor,
        student: StudentId,
    ) -> Result<Option<Permit<Application, mark::Read>>, StorageError> {
        let row = application::table
            .filter(application::student_id.eq(student.to_string()))
            .order(application::submitted_at.desc())
            .first::<Row>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.application()?)?)).transpose()
    }

    /// The submitted applications at an institution whose student numbers or identity numbers are among these: those
    /// that an accepted list may confirm.
    pub fn applications_waiting(
        &mut self,
        actor: &Actor,
        institution: InstitutionId,
        year: AcademicYear,
    ) -> Result<Vec<Permit<Application, mark::Confirm>>, StorageError> {
        let rows: Vec<Row> = application::table
            .filter(
                application::institution_id
                    .eq(institution.to_string())
                    .and(application::status.eq("submitted"))
                    .and(application::active_key.is_not_null())
                    .and(application::year.eq(i32::from(year.0))),
            )
            .order(application::submitted_at.asc())
            .load(self.db)?;
        rows.into_iter().map(|row| Ok(Permit::ask(actor, row.application()?)?)).collect()
    }
}
