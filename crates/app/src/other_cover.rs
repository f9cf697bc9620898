//! Lists of other schemes: who is covered elsewhere, from when to when. Preview with the problems of each line, take over
//! the good lines, give back the bad ones. What a cover found here means for an application is the rules' business.

use amoe_base::{Lang, Period, clean};
use amoe_documents::files::ContentHash;
use amoe_domain::{
    Act, Actor, Licence, Listing, OtherCoverListId, ThingKind,
    act::mark,
    enrolment::ListStatus,
    other_cover::{OtherCover, OtherCoverList},
};
use amoe_rules::eligibility::{Basis, CoveredAs};
use amoe_storage::Tx;
use amoe_tables::{
    Sheet,
    other_cover::{self as reader, ListedLine, OtherCoverLine, Quality},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    App, AppError, Download, Result,
    application::fresh,
    enrolment::{BadLine, lacking, problem_text, shown_name, unreadable},
    error::Context,
    form::Problems,
    receipt::Numbered,
};

/// So long may the name of a scheme be.
const SCHEME_MAX: usize = 60;
/// So many lines are shown of each kind; the file of the bad lines has them all.
const SHOWN: usize = 100;

/// What is said with a list.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OtherCoverForm {
    /// Whose list it is; empty when the file says it line by line.
    pub scheme: String,
}

/// A list with what was found in it.
#[derive(Debug, Clone)]
pub struct OtherCoverListView {
    /// The list.
    pub list: OtherCoverList,
    /// The first good lines, with their numbers as the spreadsheet shows them.
    pub good: Vec<(u32, OtherCoverLine)>,
    /// The first bad lines.
    pub bad: Vec<BadLine>,
}

fn read_list(bytes: &[u8], file_name: &str, scheme: &str) -> Result<(Sheet, Vec<ListedLine>)> {
    let sheet = Sheet::read(bytes, file_name).map_err(|e| AppError::from(unreadable(&e)))?;
    let lines = reader::read(&sheet, scheme).map_err(|e| lacking(&e))?;
    Ok((sheet, lines))
}

fn count(lines: &[ListedLine], good: bool) -> u32 {
    let n = lines.iter().filter(|line| line.outcome.is_ok() == good).count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl App {
    fn other_covers_read(&self, list: &OtherCoverList) -> Result<(Sheet, Vec<ListedLine>)> {
        let hash: ContentHash = list.file_hash.parse().context("list hash")?;
        let bytes = self.files().get_blocking(&hash).context("list file")?;
        read_list(&bytes, &list.file_name, &list.scheme)
    }

    /// Reads a list and keeps it as a preview; nothing is taken over yet.
    pub fn other_covers_preview(
        &self,
        actor: &Actor,
        form: &OtherCoverForm,
        file_name: &str,
        bytes: Vec<u8>,
        form_id: &str,
    ) -> Result<OtherCoverListId> {
        let licence = Licence::<OtherCoverList, mark::Create>::ask(actor)?;
        let user = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        let scheme = clean(&form.scheme);
        let mut p = Problems::default();
        p.at_most("scheme", &scheme, SCHEME_MAX);
        p.done()?;
        let (_, lines) = read_list(&bytes, file_name, &scheme)?;
        let (good, bad) = (count(&lines, true), count(&lines, false));
        let hash = self.files().put_blocking(bytes).context("list file")?.to_string();
        let numbered = Numbered::new(form_id, "other covers", &(file_name, &hash, &scheme))?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id = before.parse().context("form receipt")?;
                return self.nothing_new(tx, actor, (ThingKind::OtherCoverList, &before), id);
            }
            let list = OtherCoverList {
                id: tx.env().id(),
                file_name: shown_name(file_name),
                file_hash: hash.clone(),
                scheme: scheme.clone(),
                status: ListStatus::Preview,
                good,
                bad,
                sent_at: tx.env().now(),
                sent_by: user,
                closed_at: None,
                version: 0,
            };
            tx.other_cover_list_insert(&licence, &list)?;
            numbered.done(tx, actor, &list.id.to_string())?;
            let audited = tx.audit(actor, Act::Create, &list, json!({ "good": good, "bad": bad }))?;
            Ok((list.id, audited))
        })
    }

    /// The last lists, newest first.
    pub fn other_cover_lists(&self, actor: &Actor) -> Result<Vec<OtherCoverList>> {
        let may = Listing::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.other_cover_lists(&may)?))
    }

    /// A list with its first good and bad lines.
    pub fn other_cover_list(&self, actor: &Actor, id: OtherCoverListId) -> Result<OtherCoverListView> {
        let (list, _) = self
            .store()
            .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.other_cover_list_load::<mark::Read>(actor, id)?))?
            .open();
        let (_, lines) = self.other_covers_read(&list)?;
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for line in lines {
            match line.outcome {
                Ok(cover) if good.len() < SHOWN => good.push((line.line, cover)),
                Err(problems) if bad.len() < SHOWN => bad.push(BadLine { line: line.line, problems }),
                _ => {}
            }
        }
        Ok(OtherCoverListView { list, good, bad })
    }

    /// Takes the good lines over. Applications that come from now on are checked against them; those answered before
    /// stay as they are.
    pub fn other_covers_accept(
        &self,
        actor: &Actor,
        id: OtherCoverListId,
        seen: i32,
    ) -> Result<OtherCoverList> {
        let (list, _) = self
            .store()
            .read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.other_cover_list_load::<mark::Accept>(actor, id)?))?
            .open();
        let (_, lines) = self.other_covers_read(&list)?;
        self.store().write(|tx| {
            let permit = tx.other_cover_list_load::<mark::Accept>(actor, id)?;
            fresh(permit.version, seen)?;
            let (list, granted) = permit.open();
            let now = tx.env().now();
            let good = lines.iter().filter_map(|line| line.outcome.as_ref().ok());
            let covers: Vec<OtherCover> = good.map(|line| cover(tx, id, line, now)).collect();
            tx.other_covers_put(&granted, &covers)?;
            let next = tx.other_cover_list_save(&granted, list.accept(now)?)?;
            let audited = tx.audit(actor, Act::Accept, &next, json!({ "other_covers": covers.len() }))?;
            Ok((next, audited))
        })
    }

    /// Throws a preview away.
    pub fn other_covers_discard(&self, actor: &Actor, id: OtherCoverListId, seen: i32) -> Result<()> {
        self.store().write(|tx| {
            let permit = tx.other_cover_list_load::<mark::Discard>(actor, id)?;
            fresh(permit.version, seen)?;
            let (list, granted) = permit.open();
            let next = tx.other_cover_list_save(&granted, list.discard(tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Discard, &next, json!({}))?;
            Ok(((), audited))
        })
    }

    /// The bad lines in the format of the list, with a column of reasons in the reader's language.
    pub fn other_covers_rejected(&self, actor: &Actor, id: OtherCoverListId, lang: Lang) -> Result<Download> {
        let (list, _) = self
            .store()
            .read(|tx: &mut Tx<'_>| {
                Ok::<_, AppError>(tx.other_cover_list_load::<mark::Download>(actor, id)?)
            })?
            .open();
        let (sheet, lines) = self.other_covers_read(&list)?;
        let words = Self::words(lang);
        let told = lines.iter().filter_map(|line| {
            let problems = line.outcome.as_ref().err()?;
            let told: Vec<String> = problems.iter().map(|p| problem_text(words, p)).collect();
            Some((line.row, told.join(" · ")))
        });
        let told: Vec<(usize, String)> = told.collect();
        let bytes = sheet.write_rejected(&told, words.t("list-reason-column")).context("rejected lines")?;
        Ok(Download {
            file_name: sheet.rejected_file_name(words.t("list-rejected-word")),
            media_type: sheet.format().media_type_of(&bytes).to_owned(),
            bytes,
        })
    }
}

fn cover(
    tx: &Tx<'_>,
    list: OtherCoverListId,
    line: &OtherCoverLine,
    now: amoe_base::Timestamp,
) -> OtherCover {
    OtherCover {
        id: tx.env().id(),
        scheme: line.scheme.clone(),
        identity_number: line.identity_number.clone(),
        birth: line.birth,
        name: line.name.clone(),
        covered_as: match line.quality {
            Quality::Holder => CoveredAs::Holder,
            Quality::Dependant => CoveredAs::Dependant,
        },
        basis: line.basis.map(|basis| match basis {
            reader::Basis::Salaried => Basis::Salaried,
            reader::Basis::Other => Basis::Other,
        }),
        period: Period { from: line.from, to: line.to },
        list,
        noted_at: now,
        disproved_by: None,
    }
}
