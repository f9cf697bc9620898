//! Students.

use std::collections::HashMap;

use amoe_domain::{
    Actor, Licence, Permit, StudentId,
    act::{Marker, mark},
    permit::Granted,
    person::{Personal, Student},
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{from_json, instant_opt, parse, to_json},
    schema::student,
    tx::insert_rows,
};

/// Who holds the papers that a person names.
#[derive(Debug, Clone)]
pub enum Holder {
    /// Nobody yet.
    Nobody,
    /// That person: identity paper and student number both agree.
    Same(Box<Student>),
    /// Somebody who agrees in one of them only: two people claim the same paper, and an officer must look.
    Another,
}

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = student, treat_none_as_null = true, treat_none_as_default_value = false)]
struct StudentRow {
    id: String,
    identity_kind: String,
    identity_number: String,
    student_number: String,
    last8: String,
    birth: String,
    listed_name: String,
    email_proved_at: Option<i64>,
    lang: String,
    personal: String,
    version: i32,
}

impl StudentRow {
    fn of(s: &Student) -> Result<Self, StorageError> {
        let p = &s.personal;
        Ok(Self {
            id: s.id.to_string(),
            identity_kind: p.identity.kind.to_string(),
            identity_number: p.identity.number.clone(),
            student_number: p.number.to_string(),
            last8: p.number.last8().to_owned(),
            birth: p.birth.to_string(),
            listed_name: p.name.listed(),
            email_proved_at: s.email_proved_at.map(amoe_base::Timestamp::as_microsecond),
            lang: s.lang.to_string(),
            personal: to_json(p, "student")?,
            version: s.version,
        })
    }

    fn student(self) -> Result<Student, StorageError> {
        Ok(Student {
            id: parse(&self.id, "student id")?,
            personal: from_json(&self.personal, "student")?,
            email_proved_at: instant_opt(self.email_proved_at)?,
            lang: parse(&self.lang, "language")?,
            version: self.version,
        })
    }
}

impl Tx<'_> {
    /// One student, for a purpose.
    pub fn student_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: StudentId,
    ) -> Result<Permit<Student, A>, StorageError> {
        let found = student::table.find(id.to_string()).first::<StudentRow>(self.db)?.student()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// The student with this number of an identity paper, for those who may look people up.
    pub fn student_find<A: Marker>(
        &mut self,
        actor: &Actor,
        identity_number: &str,
    ) -> Result<Option<Permit<Student, A>>, StorageError> {
        let row = student::table
            .filter(student::identity_number.eq(identity_number))
            .first::<StudentRow>(self.db)
            .optional()?;
        row.map(|row| Ok(Permit::ask(actor, row.student()?)?)).transpose()
    }

    /// The student who is this person: identity paper and student number both agree. `Err(Duplicate)` when only one of
    /// them does: then two people claim the same paper, and an officer must look.
    pub fn student_matching(
        &mut self,
        may: &Licence<Student, mark::Create>,
        person: &Personal,
    ) -> Result<Option<Student>, StorageError> {
        match self.students_matching(may, &[person])?.pop() {
            None | Some(Holder::Nobody) => Ok(None),
            Some(Holder::Same(student)) => Ok(Some(*student)),
            Some(Holder::Another) => Err(StorageError::Duplicate("student".to_owned())),
        }
    }

    /// The same for several people at once, in their order.
    pub fn students_matching(
        &mut self,
        _: &Licence<Student, mark::Create>,
        people: &[&Personal],
    ) -> Result<Vec<Holder>, StorageError> {
        let numbers: Vec<&str> = people.iter().map(|p| p.number.as_str()).collect();
        let identities: Vec<&str> = people.iter().map(|p| p.identity.number.as_str()).collect();
        // Two questions, each answered by its index: in one, with "or", PostgreSQL reads the whole table.
        let mut rows: Vec<StudentRow> =
            student::table.filter(student::identity_number.eq_any(identities)).load(self.db)?;
        rows.extend(
            student::table.filter(student::student_number.eq_any(numbers)).load::<StudentRow>(self.db)?,
        );
        let found = rows.into_iter().map(StudentRow::student).collect::<Result<Vec<_>, _>>()?;
        let (mut by_identity, mut by_number) = (HashMap::new(), HashMap::new());
        for student in &found {
            let identity = &student.personal.identity;
            by_identity.insert((identity.kind, identity.number.as_str()), student);
            by_number.insert(student.personal.number.as_str(), student);
        }
        let of = |person: &&Personal| {
            let identity = (person.identity.kind, person.identity.number.as_str());
            match (by_identity.get(&identity), by_number.get(person.number.as_str())) {
                (None, None) => Holder::Nobody,
                (Some(one), Some(other)) if one.id == other.id => Holder::Same(Box::new((*one).clone())),
                _ => Holder::Another,
            }
        };
        Ok(people.iter().map(of).collect())
    }

    /// Everyone who has the identity paper or the student number of this person, for those who would make a student of
    /// her: more than one, or one who is another, and an officer must look.
    pub fn students_holding(
        &mut self,
        _: &Licence<Student, mark::Create>,
        person: &Personal,
    ) -> Result<Vec<Student>, StorageError> {
        let identity = student::identity_number.eq(&person.identity.number);
        let number = student::student_number.eq(person.number.as_str());
        let rows: Vec<StudentRow> = student::table.filter(identity.or(number)).load(self.db)?;
        let mut found = rows.into_iter().map(StudentRow::student).collect::<Result<Vec<_>, _>>()?;
        found.retain(|s| s.personal.identity == person.identity || s.personal.number == person.number);
        Ok(found)
    }

    /// Adds a student.
    pub fn student_insert(
        &mut self,
        may: &Licence<Student, mark::Create>,
        new: &Student,
    ) -> Result<(), StorageError> {
        self.students_insert(may, std::slice::from_ref(new))
    }

    /// Adds several.
    pub fn students_insert(
        &mut self,
        _: &Licence<Student, mark::Create>,
        new: &[Student],
    ) -> Result<(), StorageError> {
        let rows = new.iter().map(StudentRow::of).collect::<Result<Vec<_>, _>>()?;
        insert_rows!(self, student::table, rows);
        Ok(())
    }

    /// Stores what became of a student, unless somebody was quicker.
    pub fn student_save<A: Marker>(
        &mut self,
        _: &Granted<Student, A>,
        mut next: Student,
    ) -> Result<Student, StorageError> {
        let was = next.version;
        next.version += 1;
        let row = StudentRow::of(&next)?;
        let changed = diesel::update(student::table.find(&row.id).filter(student::version.eq(was)))
            .set(&row)
            .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// Ids of the students whose identity number and last eight digits these are; the caller compares the birth date.
    pub fn students_by_fields(
        &mut self,
        identity_number: &str,
        last8: &str,
    ) -> Result<Vec<StudentId>, StorageError> {
        let ids: Vec<String> = student::table
            .filter(student::identity_number.eq(identity_number).and(student::last8.eq(last8)))
            .select(student::id)
            .load(self.db)?;
        ids.iter().map(|id| parse(id, "student id")).collect()
    }
}
