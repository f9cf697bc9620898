//! Covered students in numbers, for mass runs.

use amoe_base::{Period, StudentNumber};
use amoe_domain::{
    Actor, Licence,
    act::mark,
    application::{Application, REFERENCE},
    cover::Cover,
    person::Student,
};
use amoe_storage::StorageError;
use anyhow::{Context, Result};

use crate::House;

/// So many at a time.
const CHUNK: usize = 5_000;

/// So many students covered for a year, as copies of one who came the long way, each with numbers, an application and a
/// cover of her own; the covers of the first `ending` end on 1 January 2027.
pub fn covered_students(house: &House, count: usize, ending: usize) -> Result<()> {
    let app = &house.app;
    let now = app.env().now();
    house.clock.set("2026-09-15T09:00:00Z".parse()?);
    house.accept_list(1)?;
    let first = house.student(0)?;
    house.clock.set(now);
    let home = app.student_home(&first)?;
    let application = home.application.context("an application")?;
    let (student, cover) = (home.student, home.cover.context("a cover")?);
    let early = Period { to: Some("2027-01-01".parse()?), ..cover.period };
    let system = Actor::SYSTEM;
    for from in (0..count.saturating_sub(1)).step_by(CHUNK) {
        let chunk = from..(from + CHUNK).min(count - 1);
        app.store().housekeep(|tx| {
            let mut references = tx.references(REFERENCE, chunk.len())?.into_iter();
            let (mut students, mut applications, mut covers) = (Vec::new(), Vec::new(), Vec::new());
            for i in chunk.clone() {
                let mut personal = student.personal.clone();
                personal.identity.number = format!("X{i:07}");
                personal.number = StudentNumber::parse(&format!("N{:09}", 200_000_000 + i))
                    .map_err(|_| StorageError::Corrupt { what: "student number" })?;
                let new = Student { id: tx.env().id(), personal: personal.clone(), ..student.clone() };
                let applied = Application {
                    id: tx.env().id(),
                    reference: references.next().ok_or(StorageError::Corrupt { what: "reference" })?,
                    personal,
                    student: Some(new.id),
                    ..application.clone()
                };
                covers.push(Cover {
                    id: tx.env().id(),
                    student: new.id,
                    application: applied.id,
                    period: if i < ending { early } else { cover.period },
                    ..cover.clone()
                });
                students.push(new);
                applications.push(applied);
            }
            tx.students_insert(&Licence::ask(&system)?, &students)?;
            let licence = Licence::<Application, mark::Create>::ask(&Actor::VISITOR)?;
            for applied in &applications {
                tx.application_insert(&licence, applied)?;
            }
            tx.covers_insert(&Licence::ask(&system)?, &covers)?;
            Ok::<_, StorageError>(())
        })?;
    }
    Ok(())
}
