//! Enrolment lists: preview with the problems of each line, take over the good lines, give back the bad ones.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use amoe_base::Lang;
use amoe_documents::files::ContentHash;
use amoe_domain::{
    Act, Actor, EnrolmentListId, Licence, Listing, Refusal, ThingKind,
    act::mark,
    application::Confirmation,
    enrolment::{Enrolment, EnrolmentList, ListStatus},
    institution::Institution,
    person::Name,
};
use amoe_storage::{ApplicationQuery, Tx};
use amoe_tables::{
    Sheet, SheetError,
    enrolment::{self as reader, EnrolmentLine, MissingColumns, Problem},
};
use serde::Serialize;
use serde_json::json;

use crate::{
    App, AppError, Download, Result,
    application::{Opened, fresh},
    error::Context,
    receipt::Numbered,
};

/// The last few lists as read, so that a preview's pages do not read the file anew each time.
#[derive(Default)]
pub(crate) struct SheetCache(Mutex<VecDeque<(String, Arc<Read>)>>);

/// So many lists are kept in memory.
const CACHED: usize = 3;

struct Read {
    sheet: Sheet,
    list: reader::EnrolmentList,
}

/// A list with what was found in it.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The list.
    pub list: EnrolmentList,
    /// `2026-2027`.
    pub year: String,
    /// The first good lines.
    pub good: Vec<GoodLine>,
    /// A page of the bad lines.
    pub bad: Vec<BadLine>,
    /// Columns that mean nothing to us.
    pub unused: Vec<String>,
    /// Dates are written month first.
    pub month_first: bool,
}

/// A line that can be taken over.
#[derive(Debug, Clone, Serialize)]
pub struct GoodLine {
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// The student.
    pub student: EnrolmentLine,
}

/// A line that cannot.
#[derive(Debug, Clone, Serialize)]
pub struct BadLine {
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// All that is wrong with it.
    pub problems: Vec<Problem>,
}

/// The first page of an institution officer.
#[derive(Debug, Clone, Serialize)]
pub struct InstitutionHome {
    /// The institution.
    pub institution: Institution,
    /// `2026-2027`.
    pub year: String,
    /// How many are enrolled.
    pub enrolled: i64,
    /// How many are covered.
    pub covered: i64,
    /// How many applications wait for confirmation.
    pub waiting: i64,
    /// How many of the enrolled have neither cover nor an application that waits.
    pub without_application: i64,
    /// The last lists.
    pub lists: Vec<EnrolmentList>,
}

impl SheetCache {
    fn get(&self, hash: &str) -> Option<Arc<Read>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(h, _)| h == hash).map(|(_, read)| Arc::clone(read))
    }

    fn put(&self, hash: &str, read: &Arc<Read>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(h, _)| h != hash);
        kept.push_front((hash.to_owned(), Arc::clone(read)));
        kept.truncate(CACHED);
    }
}

fn read_list(bytes: &[u8], file_name: &str) -> Result<Read> {
    let sheet = Sheet::read(bytes, file_name).map_err(|e| AppError::from(unreadable(&e)))?;
    let list = reader::read(&sheet).map_err(|e| lacking(&e))?;
    Ok(Read { sheet, list })
}

/// Which columns a list lacks.
pub(crate) fn lacking(error: &MissingColumns) -> Refusal {
    let missing: Vec<&str> = error.missing.iter().map(|c| c.as_str()).collect();
    let code = if error.names_in_one_column { "sheet-names-in-one-column" } else { "sheet-columns-missing" };
    Refusal::new(code).field("file").fact("columns", missing.join(" "))
}

/// The name of a file as its page shows it: no folders, not too long.
pub(crate) fn shown_name(file_name: &str) -> String {
    file_name.rsplit(['/', '\\']).next().unwrap_or("liste").chars().take(120).collect()
}

/// Why a file is no list, with the line to look at.
pub(crate) fn unreadable(error: &SheetError) -> Refusal {
    let refusal = Refusal::new(&format!("sheet-{}", error.code())).field("file");
    match error {
        SheetError::TooManyColumns { line, .. }
        | SheetError::CellTooLong { line, .. }
        | SheetError::UnclosedQuote { line } => refusal.fact("line", line),
        _ => refusal,
    }
}

impl App {
    fn read_of(&self, list: &EnrolmentList) -> Result<Arc<Read>> {
        if let Some(read) = self.0.sheets.get(&list.file_hash) {
            return Ok(read);
        }
        let hash: ContentHash = list.file_hash.parse().context("list hash")?;
        let bytes = self.files().get_blocking(&hash).context("list file")?;
        let read = Arc::new(read_list(&bytes, &list.file_name)?);
        self.0.sheets.put(&list.file_hash, &read);
        Ok(read)
    }

    /// Reads a list and keeps it as a preview; nothing is taken over yet.
    pub fn list_preview(
        &self,
        actor: &Actor,
        file_name: &str,
        bytes: Vec<u8>,
        form_id: &str,
    ) -> Result<EnrolmentListId> {
        let licence = Licence::<EnrolmentList, mark::Create>::ask(actor)?;
        let (Some(institution), Some(user)) = (actor.institution, actor.user) else {
            return Err(amoe_domain::Denied::NotFound.into());
        };
        let read = Arc::new(read_list(&bytes, file_name)?);
        let good = u32::try_from(read.list.accepted().count()).unwrap_or(u32::MAX);
        let bad = u32::try_from(read.list.rejected().count()).unwrap_or(u32::MAX);
        let hash = self.files().put_blocking(bytes).context("list file")?.to_string();
        let numbered = Numbered::new(form_id, "list", &(file_name, &hash))?;
        self.0.sheets.put(&hash, &read);
        let shown = shown_name(file_name);
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id = before.parse().context("form receipt")?;
                return self.nothing_new(tx, actor, (ThingKind::EnrolmentList, &before), id);
            }
            let list = EnrolmentList {
                id: tx.env().id(),
                institution,
                year: self.rulebook().academic_year_on(tx.env().today()),
                file_name: shown.clone(),
                file_hash: hash.clone(),
                status: ListStatus::Preview,
                good,
                bad,
                sent_at: tx.env().now(),
                sent_by: user,
                closed_at: None,
                version: 0,
            };
            tx.list_insert(&licence, &list)?;
            numbered.done(tx, actor, &list.id.to_string())?;
            let audited = tx.audit(actor, Act::Create, &list, json!({ "good": good, "bad": bad }))?;
            Ok((list.id, audited))
        })
    }

    /// The lists that the actor may see, newest first.
    pub fn lists(&self, actor: &Actor) -> Result<Vec<EnrolmentList>> {
        let may = Listing::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.lists(&may)?))
    }

    /// A list with its first good lines and a page of its bad ones.
    pub fn list(&self, actor: &Actor, id: EnrolmentListId, page: usize) -> Result<ListView> {
        const PAGE: usize = 100;
        let (list, _) = self
            .store()
            .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.list_load::<mark::Read>(actor, id)?))?
            .open();
        let read = self.read_of(&list)?;
        let good = read
            .list
            .accepted()
            .take(20)
            .map(|(l, student)| GoodLine { line: l.line, student: student.clone() });
        let bad = read.list.rejected().skip(page * PAGE).take(PAGE);
        Ok(ListView {
            year: list.year.to_string(),
            good: good.collect(),
            bad: bad.map(|(l, problems)| BadLine { line: l.line, problems: problems.to_vec() }).collect(),
            unused: read.list.unused.clone(),
            month_first: read.list.month_first,
            list,
        })
    }

    /// Takes the good lines over, and confirms the applications that waited for them. Returns the list and how many
    /// applications were answered.
    pub fn list_accept(
        &self,
        actor: &Actor,
        id: EnrolmentListId,
        seen: i32,
    ) -> Result<(EnrolmentList, usize)> {
        let (list, _) = self
            .store()
            .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.list_load::<mark::Read>(actor, id)?))?
            .open();
        let read = self.read_of(&list)?;
        let enrolments: Vec<Enrolment> =
            read.list.accepted().map(|(_, line)| enrolment(&list, line)).collect();
        let list = self.store().write(|tx| {
            let permit = tx.list_load::<mark::Accept>(actor, id)?;
            fresh(permit.version, seen)?;
            let (list, granted) = permit.open();
            tx.enrolments_put(&granted, list.id, &enrolments)?;
            let next = tx.list_save(&granted, list.accept(tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Accept, &next, json!({ "enrolments": enrolments.len() }))?;
            Ok::<_, AppError>((next, audited))
        })?;
        let answered = self.confirm_waiting(&list)?;
        Ok((list, answered))
    }

    /// Confirms the applications that an accepted list holds, a few per unit of work so that others can write between.
    /// Repeating it is harmless: an answered application waits no more.
    pub fn confirm_waiting(&self, list: &EnrolmentList) -> Result<usize> {
        const CHUNK: usize = 200;
        let system = Actor::SYSTEM;
        let known = self
            .store()
            .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.enrolments_by_key(list.institution, list.year)?))?;
        let waiting = self.store().read(|tx: &mut Tx<'_>| {
            Ok::<_, AppError>(tx.applications_waiting(&system, list.institution, list.year)?)
        })?;
        let listed: Vec<_> = waiting
            .iter()
            .filter(|a| {
                [a.personal.number.as_str(), a.personal.identity.number.as_str()].iter().any(|key| {
                    known.get(*key).is_some_and(|(e, _)| e.is_of(&a.personal) && e.names(&a.personal))
                })
            })
            .map(|a| a.id)
            .collect();
        let mut answered = 0;
        for chunk in listed.chunks(CHUNK) {
            answered += self.store().write(|tx| {
                let mut permits = tx.applications_load::<mark::Confirm>(&system, chunk)?;
                // Another server may have been quicker.
                permits.retain(|p| p.status() == amoe_domain::application::ApplicationStatus::Submitted);
                let (mut done, mut last) = (0, None);
                for opened in self.open_covers(tx, permits, &Confirmation::List(Some(list.id)))? {
                    // Two people may claim one paper: those stay for an officer.
                    if let Opened::Answered(_, audited) = opened {
                        last = Some(audited);
                        done += 1;
                    }
                }
                let audited = match last {
                    Some(audited) => audited,
                    None => tx.audit(&system, Act::Confirm, list, json!({ "applications": 0 }))?,
                };
                Ok::<_, AppError>((done, audited))
            })?;
        }
        Ok(answered)
    }

    /// Throws a preview away.
    pub fn list_discard(&self, actor: &Actor, id: EnrolmentListId, seen: i32) -> Result<()> {
        self.store().write(|tx| {
            let permit = tx.list_load::<mark::Discard>(actor, id)?;
            fresh(permit.version, seen)?;
            let (list, granted) = permit.open();
            let next = tx.list_save(&granted, list.discard(tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Discard, &next, json!({}))?;
            Ok(((), audited))
        })
    }

    /// The bad lines in the format of the list, with a column of reasons in the reader's language.
    pub fn list_rejected(&self, actor: &Actor, id: EnrolmentListId, lang: Lang) -> Result<Download> {
        let (list, _) = self
            .store()
            .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.list_load::<mark::Download>(actor, id)?))?
            .open();
        let read = self.read_of(&list)?;
        let words = Self::words(lang);
        let reasons: Vec<(usize, String)> = read
            .list
            .rejected()
            .map(|(line, problems)| {
                let told: Vec<String> = problems.iter().map(|p| problem_text(words, p)).collect();
                (line.row, told.join(" · "))
            })
            .collect();
        let bytes =
            read.sheet.write_rejected(&reasons, words.t("list-reason-column")).context("rejected lines")?;
        Ok(Download {
            file_name: read.sheet.rejected_file_name(words.t("list-rejected-word")),
            media_type: read.sheet.format().media_type_of(&bytes).to_owned(),
            bytes,
        })
    }

    /// The first page of an institution officer.
    pub fn institution_home(&self, actor: &Actor) -> Result<InstitutionHome> {
        let may = Listing::<EnrolmentList>::ask(actor)?;
        let waiting = Listing::<amoe_domain::application::Application>::ask(actor)?;
        let id = actor.institution.ok_or(amoe_domain::Denied::NotFound)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let year = self.rulebook().academic_year_on(tx.env().today());
            let query = ApplicationQuery {
                status: Some(amoe_domain::application::ApplicationStatus::Submitted),
                limit: 1,
                ..ApplicationQuery::default()
            };
            Ok(InstitutionHome {
                institution: tx.institution(id)?,
                year: year.to_string(),
                enrolled: tx.enrolments_count(id, year)?,
                covered: tx.covers_count(id, year)?,
                waiting: tx.applications(&waiting, &query)?.1,
                without_application: tx.enrolments_without_application(id, year)?,
                lists: tx.lists(&may)?,
            })
        })
    }
}

/// One problem of a line in the reader's language: `list-problem-{code}`.
pub fn problem_text(words: amoe_texts::Words, problem: &Problem) -> String {
    let column = words.named("list-column", problem.column.as_str()).into_owned();
    let other = problem.other_line.map(i64::from).unwrap_or_default();
    words.with(
        &format!("list-problem-{}", problem.code),
        &[
            ("column", column.as_str().into()),
            ("value", problem.value_shown.as_str().into()),
            ("line", other.into()),
        ],
    )
}

fn enrolment(list: &EnrolmentList, line: &EnrolmentLine) -> Enrolment {
    Enrolment {
        institution: list.institution,
        year: list.year,
        number: line.student_number.clone(),
        identity: line.identity.clone(),
        name: Name {
            first_latin: line.first_latin.clone(),
            last_latin: line.last_latin.clone(),
            first_arabic: line.first_arabic.clone(),
            last_arabic: line.last_arabic.clone(),
        },
        birth: line.birth,
        // The list's own words for the cycle are no cycle of the rules; the age exception needs an officer's word.
        cycle: String::new(),
        programme: line.programme.clone().unwrap_or_default(),
        year_of_study: line.year_of_study,
        email: line.email.clone(),
    }
}
