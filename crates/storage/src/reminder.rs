//! Who is to be reminded to apply, who was, and who said stop.

use std::collections::HashMap;

use amoe_base::{Email, Lang, Timestamp};
use amoe_domain::{
    Actor, Permit,
    act::{Marker, mark},
    permit::Granted,
    reminder::Reminder,
    roll::{Roll, Standing},
};
use diesel::prelude::*;

use crate::{
    RollFilter, StorageError, Tx,
    convert::{instant, instant_opt, parse},
    schema::{enrolment, reminder, student},
    tx::insert_rows,
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = reminder, treat_none_as_default_value = false)]
struct Row {
    id: String,
    email: String,
    code: String,
    reminded_at: i64,
    stopped_at: Option<i64>,
}

impl Row {
    fn reminder(self) -> Result<Reminder, StorageError> {
        Ok(Reminder {
            id: parse(&self.id, "reminder id")?,
            email: Email::parse(&self.email).map_err(|_| StorageError::Corrupt { what: "address" })?,
            code: self.code,
            reminded_at: instant(self.reminded_at)?,
            stopped_at: instant_opt(self.stopped_at)?,
        })
    }
}

/// Somebody who has not applied, as far as reminding her goes.
#[derive(Debug, Clone)]
pub struct Remindable {
    /// Her address, when the list has one.
    pub email: Option<String>,
    /// Her student number.
    pub number: Option<String>,
    /// The number of her identity paper.
    pub identity: Option<String>,
    /// An application of hers was refused, returned or withdrawn: she knows.
    pub closed: bool,
    /// When the address was last reminded.
    pub reminded_at: Option<Timestamp>,
    /// It said stop.
    pub stopped: bool,
}

impl Tx<'_> {
    /// Those of the filter who have not applied, by address. With `due_before`, only so many of those who may be
    /// written to: the address not reminded since.
    pub fn remindable<A: Marker>(
        &mut self,
        may: &Permit<Roll, A>,
        filter: &RollFilter,
        due_before: Option<(Timestamp, i64)>,
    ) -> Result<Vec<Remindable>, StorageError> {
        type Found =
            (Option<String>, Option<String>, Option<String>, Option<String>, Option<i64>, Option<i64>);
        let mut rows = enrolment::table
            .left_join(reminder::table.on(reminder::email.nullable().eq(enrolment::email)))
            .filter(enrolment::institution_id.eq(may.institution.to_string()))
            .filter(enrolment::year.eq(i32::from(may.year.0)))
            .filter(enrolment::standing.eq(Standing::NotApplied.as_str()))
            .into_boxed();
        if let Some(programme) = &filter.programme {
            rows = rows.filter(enrolment::programme.eq(programme.clone()));
        }
        if let Some(year_of_study) = filter.year_of_study {
            rows = rows.filter(enrolment::year_of_study.eq(i32::from(year_of_study)));
        }
        if let Some((before, limit)) = due_before {
            let due = reminder::reminded_at.lt(before.as_microsecond()).and(reminder::stopped_at.is_null());
            rows = rows
                .filter(enrolment::application_status.is_null())
                .filter(enrolment::email.is_not_null())
                .filter(reminder::id.is_null().or(due.nullable().assume_not_null()))
                .limit(limit);
        }
        let rows: Vec<Found> = rows
            .order((enrolment::email.asc(), enrolment::person_key.asc()))
            .select((
                enrolment::email,
                enrolment::student_number,
                enrolment::identity_number,
                enrolment::application_status,
                reminder::reminded_at.nullable(),
                reminder::stopped_at.nullable(),
            ))
            .load(self.db)?;
        let one = |(email, number, identity, status, reminded_at, stopped_at): Found| {
            Ok(Remindable {
                email,
                number,
                identity,
                closed: status.is_some(),
                reminded_at: instant_opt(reminded_at)?,
                stopped: stopped_at.is_some(),
            })
        };
        rows.into_iter().map(one).collect()
    }

    /// Notes that these addresses are reminded now, and gives the codes of their links.
    pub fn reminders_note(
        &mut self,
        _: &Permit<Roll, mark::Remind>,
        emails: &[String],
    ) -> Result<HashMap<String, String>, StorageError> {
        let now = self.env.now().as_microsecond();
        let known: Vec<(String, String)> = reminder::table
            .filter(reminder::email.eq_any(emails))
            .select((reminder::email, reminder::code))
            .load(self.db)?;
        let mut codes: HashMap<String, String> = known.into_iter().collect();
        let again = reminder::table.filter(reminder::email.eq_any(codes.keys().cloned().collect::<Vec<_>>()));
        let done = diesel::update(again).set(reminder::reminded_at.eq(now)).execute(self.db);
        self.seen(done)?;
        let mut new: Vec<Row> = Vec::new();
        for email in emails {
            if codes.contains_key(email) {
                continue;
            }
            let code = self.env.token().reveal().clone();
            codes.insert(email.clone(), code.clone());
            let id: amoe_domain::ReminderId = self.env.id();
            new.push(Row {
                id: id.to_string(),
                email: email.clone(),
                code,
                reminded_at: now,
                stopped_at: None,
            });
        }
        insert_rows!(self, reminder::table, new);
        Ok(codes)
    }

    /// When these addresses were last reminded.
    pub(crate) fn reminded_at(
        &mut self,
        emails: &[&str],
    ) -> Result<HashMap<String, Timestamp>, StorageError> {
        let rows: Vec<(String, i64)> = reminder::table
            .filter(reminder::email.eq_any(emails))
            .select((reminder::email, reminder::reminded_at))
            .load(self.db)?;
        rows.into_iter().map(|(email, at)| Ok((email, instant(at)?))).collect()
    }

    /// What the holder of a mailed link may change.
    pub fn reminder_load<A: Marker>(
        &mut self,
        actor: &Actor,
        code: &str,
    ) -> Result<Permit<Reminder, A>, StorageError> {
        let row = reminder::table.filter(reminder::code.eq(code)).first::<Row>(self.db)?;
        Ok(Permit::ask(actor, row.reminder()?)?)
    }

    /// Stores what the holder of the link wishes.
    pub fn reminder_save<A: Marker>(
        &mut self,
        _: &Granted<Reminder, A>,
        next: &Reminder,
    ) -> Result<(), StorageError> {
        let done = diesel::update(reminder::table.find(next.id.to_string()))
            .set(reminder::stopped_at.eq(next.stopped_at.map(Timestamp::as_microsecond)))
            .execute(self.db);
        self.seen(done).map(drop)
    }

    /// The languages of those who are or were insured, by student number and by the number of the identity paper.
    pub fn languages_known<A: Marker>(
        &mut self,
        _: &Permit<Roll, A>,
        numbers: &[&str],
        identities: &[&str],
    ) -> Result<HashMap<String, Lang>, StorageError> {
        let by_number: Vec<(String, String)> = student::table
            .filter(student::student_number.eq_any(numbers))
            .select((student::student_number, student::lang))
            .load(self.db)?;
        let by_paper: Vec<(String, String)> = student::table
            .filter(student::identity_number.eq_any(identities))
            .select((student::identity_number, student::lang))
            .load(self.db)?;
        let both = by_number.into_iter().chain(by_paper);
        both.map(|(key, lang)| Ok((key, parse(&lang, "language")?))).collect()
    }
}
