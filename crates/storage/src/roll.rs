//! The roll of an institution and year: pages of it, its counts, and on each enrolment how far its student has come.
//!
//! `standing` on an enrolment says what its student's applications of that year come to. Whatever writes applications
//! calls [`Tx::roll_follow`]; whatever writes enrolments asks [`Tx::standings`] first. So a page and the rates are read
//! from indexes of `enrolment` alone.

use std::collections::{HashMap, HashSet};

use amoe_base::{AcademicYear, clean, folded};
use amoe_domain::{
    Actor, InstitutionId, Permit,
    act::Marker,
    application::{Application, ApplicationStatus},
    enrolment::Enrolment,
    roll::{Applied, OnRoll, Roll, Standing, standing},
};
use diesel::{connection::SimpleConnection, prelude::*};

use crate::{
    StorageError, Tx,
    convert::{instant, parse, parse_opt},
    enrolment::EnrolmentRow,
    schema::{application, enrolment, enrolment_word, roll_count},
    store::Db,
    tx::{ROWS, insert_rows},
};

/// A number that is searched for finds so many at most: whoever types more of it finds fewer.
const FOUND_BY_NUMBER: i64 = 200;

/// A name finds so many at most, of whom a page and their number are told: more say that more of it is to be typed.
pub const FOUND_BY_NAME: i64 = 1_000;

/// So many people are looked at for one of several words.
const OF_ONE_WORD: i64 = 50_000;

/// Behind every identifier that begins with the text before it, in every collation: they are capitals and digits.
const AFTER: &str = "ZZZZZZZZZZZZZZZZZZZZZZZZ";

/// Which of a roll.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RollFilter {
    /// Who have come so far.
    pub standing: Option<Standing>,
    /// Of this programme, in the list's words; the empty one is of those whose list names none.
    pub programme: Option<String>,
    /// In this year of study.
    pub year_of_study: Option<u8>,
    /// Whose number begins so, or whose name has words that begin so, in either script.
    pub search: String,
    /// After so many.
    pub offset: i64,
    /// At most so many.
    pub limit: i64,
}

/// How many of a programme and year of study have come how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// In the list's words; empty when it names none.
    pub programme: String,
    /// When the list has it.
    pub year_of_study: Option<u8>,
    /// How far.
    pub standing: Standing,
    /// How many.
    pub count: i64,
}

/// Whose applications: the institution that asks, and the numbers of the person.
#[derive(Debug, Clone)]
pub(crate) struct Whose {
    pub(crate) institution: String,
    pub(crate) number: Option<String>,
    pub(crate) identity: Option<String>,
}

/// The hexadecimal UTF-8 of folded letters: its order is that of its bytes in every collation.
fn word_key(folded: &str) -> String {
    data_encoding::HEXLOWER.encode(folded.as_bytes())
}

/// The words by which a person is found; no more of a letter than names are long.
fn words_of(enrolment: &Enrolment) -> Vec<String> {
    let name = &enrolment.name;
    let all = [&name.first_latin, &name.last_latin, &name.first_arabic, &name.last_arabic];
    let mut words: Vec<String> = all.iter().flat_map(|text| searched(text)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The folded words of a text; an Arabic one also without its article, as many write it.
fn searched(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(' ').filter(|word| !word.is_empty());
    let bare =
        |word: &str| word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).map(str::to_owned);
    words.flat_map(|word| std::iter::once(word.to_owned()).chain(bare(word))).collect()
}

impl Tx<'_> {
    /// The roll of an institution and year, for a purpose.
    pub fn roll_load<A: Marker>(
        &mut self,
        actor: &Actor,
        institution: InstitutionId,
        year: AcademicYear,
    ) -> Result<Permit<Roll, A>, StorageError> {
        let found = self.institution(institution)?;
        Ok(Permit::ask(actor, Roll { institution: found.id, year })?)
    }

    /// How many of each programme and year of study have come how far.
    pub fn roll_tally<A: Marker>(&mut self, may: &Permit<Roll, A>) -> Result<Vec<Tally>, StorageError> {
        let rows: Vec<(String, i32, String, i64)> = roll_count::table
            .filter(roll_count::institution_id.eq(may.institution.to_string()))
            .filter(roll_count::year.eq(i32::from(may.year.0)))
            .filter(roll_count::students.gt(0))
            .select((
                roll_count::programme,
                roll_count::year_of_study,
                roll_count::standing,
                roll_count::students,
            ))
            .load(self.db)?;
        let tally = rows.into_iter().map(|(programme, year, standing, count)| {
            let year_of_study = u8::try_from(year).ok().filter(|year| *year > 0);
            Ok(Tally { programme, year_of_study, standing: parse(&standing, "standing")?, count })
        });
        tally.collect()
    }

    /// Counts a roll anew: after enrolments were put in or taken out.
    pub(crate) fn roll_recount(&mut self, roll: &Roll) -> Result<(), StorageError> {
        let (institution, year) = (roll.institution.to_string(), i32::from(roll.year.0));
        let of = roll_count::table
            .filter(roll_count::institution_id.eq(institution.clone()))
            .filter(roll_count::year.eq(year));
        let done = diesel::delete(of).execute(self.db);
        self.seen(done)?;
        let counted: Vec<(String, Option<i32>, String, i64)> = enrolment::table
            .filter(enrolment::institution_id.eq(institution.clone()))
            .filter(enrolment::year.eq(year))
            .group_by((enrolment::programme, enrolment::year_of_study, enrolment::standing))
            .select((
                enrolment::programme,
                enrolment::year_of_study,
                enrolment::standing,
                diesel::dsl::count_star(),
            ))
            .load(self.db)?;
        let rows: Vec<_> = counted
            .into_iter()
            .map(|(programme, year_of_study, standing, students)| {
                (
                    roll_count::institution_id.eq(institution.clone()),
                    roll_count::year.eq(year),
                    roll_count::programme.eq(programme),
                    roll_count::year_of_study.eq(year_of_study.unwrap_or(0)),
                    roll_count::standing.eq(standing),
                    roll_count::students.eq(students),
                )
            })
            .collect();
        insert_rows!(self, roll_count::table, rows);
        // What the planner knows of the table is from before the list: it would sort all of it for a page.
        if let Db::Postgres(db) = &mut *self.db {
            db.batch_execute("ANALYZE enrolment; ANALYZE enrolment_word").map_err(StorageError::from)?;
        }
        Ok(())
    }

    /// So many more, or fewer, in one count.
    fn roll_count_add(&mut self, row: &EnrolmentRow, standing: &str, more: i64) -> Result<(), StorageError> {
        let key = (
            row.institution_id.clone(),
            row.year,
            row.programme.clone(),
            row.year_of_study.unwrap_or(0),
            standing.to_owned(),
        );
        let done = diesel::update(roll_count::table.find(key.clone()))
            .set(roll_count::students.eq(roll_count::students + more))
            .execute(self.db);
        if self.seen(done)? == 0 {
            let new = (
                roll_count::institution_id.eq(key.0),
                roll_count::year.eq(key.1),
                roll_count::programme.eq(key.2),
                roll_count::year_of_study.eq(key.3),
                roll_count::standing.eq(key.4),
                roll_count::students.eq(more),
            );
            let done = diesel::insert_into(roll_count::table).values(new).execute(self.db);
            self.seen(done)?;
        }
        Ok(())
    }

    /// A page of the roll by name, and, when something is searched, how many were found. How many there are otherwise,
    /// the tally says: with it, `total`, a page of the second half is counted from the end.
    pub fn roll<A: Marker>(
        &mut self,
        may: &Permit<Roll, A>,
        filter: &RollFilter,
        total: Option<i64>,
    ) -> Result<(Vec<OnRoll>, Option<i64>), StorageError> {
        let (institution, year) = (may.institution.to_string(), i32::from(may.year.0));
        let typed = clean(&filter.search);
        let folded = folded(&typed);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(4).collect();
        if !typed.is_empty() && words.is_empty() {
            return Ok((Vec::new(), Some(0)));
        }
        let keys = if typed.is_empty() {
            None
        } else if typed.chars().any(|c| c.is_ascii_digit()) {
            Some(self.roll_keys(may, &typed)?)
        } else {
            Some(self.roll_keys_of_name(&institution, &words)?)
        };
        let filtered = || {
            let mut rows = enrolment::table
                .filter(enrolment::institution_id.eq(institution.clone()))
                .filter(enrolment::year.eq(year))
                .into_boxed();
            if let Some(standing) = filter.standing {
                rows = rows.filter(enrolment::standing.eq(standing.as_str()));
            }
            if let Some(programme) = &filter.programme {
                rows = rows.filter(enrolment::programme.eq(programme.clone()));
            }
            if let Some(year_of_study) = filter.year_of_study {
                rows = rows.filter(enrolment::year_of_study.eq(i32::from(year_of_study)));
            }
            if let Some(keys) = &keys {
                rows = rows.filter(enrolment::person_key.eq_any(keys.clone()));
            }
            rows
        };
        let from_end = total.filter(|total| typed.is_empty() && filter.offset > total / 2);
        let rows: Vec<EnrolmentRow> = match from_end {
            Some(total) => {
                let limit = filter.limit.min(total - filter.offset).max(0);
                let mut rows: Vec<EnrolmentRow> = filtered()
                    .order((enrolment::listed_name.desc(), enrolment::person_key.desc()))
                    .offset((total - filter.offset - limit).max(0))
                    .limit(limit)
                    .load(self.db)?;
                rows.reverse();
                rows
            }
            None => filtered()
                .order((enrolment::listed_name.asc(), enrolment::person_key.asc()))
                .offset(filter.offset)
                .limit(filter.limit)
                .load(self.db)?,
        };
        let seen = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let found = if typed.is_empty() {
            None
        } else if seen > 0 && seen < filter.limit {
            // The last page.
            Some(filter.offset + seen)
        } else {
            Some(filtered().count().get_result(self.db)?)
        };
        let mut rows = rows.into_iter().map(on_roll).collect::<Result<Vec<_>, _>>()?;
        for chunk in rows.chunks_mut(ROWS) {
            let emails: Vec<String> = chunk.iter().filter_map(address).collect();
            let reminded = self.reminded_at(&emails.iter().map(String::as_str).collect::<Vec<_>>())?;
            for row in chunk {
                row.reminded_at = address(row).and_then(|email| reminded.get(&email).copied());
            }
        }
        Ok((rows, found))
    }

    /// The keys of those whose number or identity paper begins so. Two questions, each answered by its index.
    fn roll_keys<A: Marker>(
        &mut self,
        may: &Permit<Roll, A>,
        typed: &str,
    ) -> Result<Vec<String>, StorageError> {
        let from: String =
            typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        let to = format!("{from}{AFTER}");
        let here = || {
            enrolment::table
                .filter(enrolment::institution_id.eq(may.institution.to_string()))
                .filter(enrolment::year.eq(i32::from(may.year.0)))
                .select(enrolment::person_key)
                .limit(FOUND_BY_NUMBER)
        };
        let by_key =
            here().filter(enrolment::person_key.ge(from.clone()).and(enrolment::person_key.lt(to.clone())));
        let mut keys: Vec<String> = by_key.load(self.db)?;
        let by_paper =
            here().filter(enrolment::identity_number.ge(from).and(enrolment::identity_number.lt(to)));
        keys.extend(by_paper.load::<String>(self.db)?);
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }

    /// The keys of those whose names have words that begin so: of each word its people, then those whom all have.
    fn roll_keys_of_name(&mut self, institution: &str, words: &[&str]) -> Result<Vec<String>, StorageError> {
        let most = if words.len() == 1 { FOUND_BY_NAME } else { OF_ONE_WORD };
        let mut all: Option<HashSet<String>> = None;
        for word in words {
            let from = word_key(word);
            // Behind all hexadecimal digits; what is one letter is meant as a whole word: too many begin with it.
            let to = if word.chars().count() > 1 { format!("{from}g") } else { format!("{from}0") };
            let of_word: Vec<String> = enrolment_word::table
                .filter(enrolment_word::institution_id.eq(institution))
                .filter(enrolment_word::word.ge(from).and(enrolment_word::word.lt(to)))
                .select(enrolment_word::person_key)
                .limit(most)
                .load(self.db)?;
            all = Some(match all {
                None => of_word.into_iter().collect(),
                Some(before) => of_word.into_iter().filter(|key| before.contains(key)).collect(),
            });
        }
        let mut keys: Vec<String> = all.unwrap_or_default().into_iter().collect();
        keys.sort_unstable();
        keys.truncate(usize::try_from(FOUND_BY_NAME).unwrap_or(usize::MAX));
        Ok(keys)
    }

    /// Keeps the words by which these are found.
    pub(crate) fn enrolment_words_put(&mut self, new: &[Enrolment]) -> Result<(), StorageError> {
        for chunk in new.chunks(ROWS) {
            let rows: Vec<_> = chunk
                .iter()
                .flat_map(|e| {
                    let number = e.number.as_ref().map(ToString::to_string);
                    let key =
                        number.or_else(|| e.identity.as_ref().map(|d| d.number.clone())).unwrap_or_default();
                    let institution = e.institution.to_string();
                    words_of(e).into_iter().map(move |word| {
                        (
                            enrolment_word::institution_id.eq(institution.clone()),
                            enrolment_word::word.eq(word_key(&word)),
                            enrolment_word::person_key.eq(key.clone()),
                        )
                    })
                })
                .collect();
            insert_rows!(self, enrolment_word::table, rows, on_conflict_do_nothing());
        }
        Ok(())
    }

    /// What the applications of these people, in their order, come to in a year.
    pub(crate) fn standings(
        &mut self,
        year: i32,
        whose: &[Whose],
    ) -> Result<Vec<(Standing, Option<ApplicationStatus>)>, StorageError> {
        type Row = (String, String, String, String, Option<String>, i64);
        let of_year = || {
            application::table.filter(application::year.eq(year)).select((
                application::student_number,
                application::identity_number,
                application::institution_id,
                application::status,
                application::active_key,
                application::submitted_at,
            ))
        };
        let numbers: Vec<&str> = whose.iter().filter_map(|w| w.number.as_deref()).collect();
        let identities: Vec<&str> = whose.iter().filter_map(|w| w.identity.as_deref()).collect();
        // Two questions, each answered by its index. An application found by both counts once more, and as much.
        let mut rows: Vec<Row> =
            of_year().filter(application::student_number.eq_any(numbers)).load(self.db)?;
        rows.extend(of_year().filter(application::identity_number.eq_any(identities)).load::<Row>(self.db)?);
        let mut of: HashMap<&str, Vec<Applied>> = HashMap::new();
        for (number, identity, institution, status, active, at) in &rows {
            let applied = Applied {
                institution: parse(institution, "institution id")?,
                status: parse(status, "status")?,
                counts: active.is_some(),
                at: instant(*at)?,
            };
            for key in [number, identity] {
                of.entry(key).or_default().push(applied);
            }
        }
        let one = |w: &Whose| {
            let keys = [w.number.as_deref(), w.identity.as_deref()].into_iter().flatten();
            let hers = keys.filter_map(|key| of.get(key)).flatten().copied();
            Ok(standing(parse(&w.institution, "institution id")?, hers))
        };
        whose.iter().map(one).collect()
    }

    /// Brings the enrolments of these applicants, at whichever institution, up to what their applications have become.
    /// All are of one year.
    pub(crate) fn roll_follow(&mut self, changed: &[&Application]) -> Result<(), StorageError> {
        let Some(year) = changed.first().map(|a| i32::from(a.year.0)) else { return Ok(()) };
        let numbers: Vec<&str> = changed.iter().map(|a| a.personal.number.as_str()).collect();
        let identities: Vec<&str> = changed.iter().map(|a| a.personal.identity.number.as_str()).collect();
        let of_year = || enrolment::table.filter(enrolment::year.eq(year));
        let mut rows: Vec<EnrolmentRow> =
            of_year().filter(enrolment::person_key.eq_any(numbers)).load(self.db)?;
        rows.extend(
            of_year().filter(enrolment::identity_number.eq_any(identities)).load::<EnrolmentRow>(self.db)?,
        );
        // Most are found by both.
        rows.sort_unstable_by(|a, b| {
            (&a.institution_id, &a.person_key).cmp(&(&b.institution_id, &b.person_key))
        });
        rows.dedup_by(|a, b| (&a.institution_id, &a.person_key) == (&b.institution_id, &b.person_key));
        if rows.is_empty() {
            return Ok(());
        }
        let whose: Vec<Whose> = rows.iter().map(EnrolmentRow::whose).collect();
        let now = self.standings(year, &whose)?;
        let mut moved: HashMap<(String, String, Option<String>), Vec<String>> = HashMap::new();
        for (row, (standing, status)) in rows.into_iter().zip(now) {
            let (standing, status) = (standing.to_string(), status.map(|status| status.to_string()));
            if standing != row.standing {
                self.roll_count_add(&row, &row.standing, -1)?;
                self.roll_count_add(&row, &standing, 1)?;
            }
            if (&standing, &status) != (&row.standing, &row.application_status) {
                moved.entry((row.institution_id, standing, status)).or_default().push(row.person_key);
            }
        }
        for ((institution, standing, status), keys) in moved {
            let theirs = enrolment::table
                .filter(enrolment::institution_id.eq(institution))
                .filter(enrolment::year.eq(year))
                .filter(enrolment::person_key.eq_any(keys));
            let done = diesel::update(theirs)
                .set((enrolment::standing.eq(standing), enrolment::application_status.eq(status)))
                .execute(self.db);
            self.seen(done)?;
        }
        Ok(())
    }
}

fn address(row: &OnRoll) -> Option<String> {
    row.enrolment.email.as_ref().map(ToString::to_string)
}

fn on_roll(row: EnrolmentRow) -> Result<OnRoll, StorageError> {
    Ok(OnRoll {
        standing: parse(&row.standing, "standing")?,
        application: parse_opt(row.application_status.as_deref(), "status")?,
        reminded_at: None,
        enrolment: row.enrolment()?.0,
    })
}
