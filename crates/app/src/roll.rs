//! The roll of an institution: who is enrolled this year, how far each has come, who has not applied yet.

use std::collections::BTreeMap;

use amoe_base::{AcademicYear, IdentityKind, Lang};
use amoe_domain::{
    Act, Actor, Denied, InstitutionId, Permit,
    act::mark,
    institution::Institution,
    policy,
    roll::{OnRoll, Roll, Standing},
};
use amoe_storage::{RollFilter, Tally, Tx};
use amoe_tables::{Column, Table, Value};
use amoe_texts::Words;
use serde::Serialize;
use serde_json::json;

use crate::{App, AppError, Download, Result, error::Context};

/// How many have come how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Covered.
    pub covered: i64,
    /// An application waits.
    pub applied: i64,
    /// Neither.
    pub not_applied: i64,
}

impl Count {
    /// All together.
    pub const fn enrolled(&self) -> i64 {
        self.covered + self.applied + self.not_applied
    }

    /// Those of one standing.
    pub const fn of(&self, standing: Standing) -> i64 {
        match standing {
            Standing::Covered => self.covered,
            Standing::Applied => self.applied,
            Standing::NotApplied => self.not_applied,
        }
    }

    const fn add(&mut self, tally: &Tally) {
        match tally.standing {
            Standing::Covered => self.covered += tally.count,
            Standing::Applied => self.applied += tally.count,
            Standing::NotApplied => self.not_applied += tally.count,
        }
    }
}

/// The rates of a roll.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rates {
    /// Of everyone.
    pub all: Count,
    /// By programme, in the list's words; empty where it names none.
    pub programmes: Vec<(String, Count)>,
    /// By year of study; none where the list has none.
    pub years_of_study: Vec<(Option<u8>, Count)>,
}

impl Rates {
    fn of(tally: &[Tally]) -> Self {
        let (mut all, mut programmes, mut years) = (Count::default(), BTreeMap::new(), BTreeMap::new());
        for one in tally {
            all.add(one);
            programmes.entry(one.programme.clone()).or_insert_with(Count::default).add(one);
            years.entry(one.year_of_study).or_insert_with(Count::default).add(one);
        }
        let mut programmes: Vec<(String, Count)> = programmes.into_iter().collect();
        // Where most are missing is where most is to be done.
        programmes.sort_by_key(|(_, count)| std::cmp::Reverse(count.not_applied));
        // "None" sorts first; it is read last.
        let mut years: Vec<(Option<u8>, Count)> = years.into_iter().collect();
        years.sort_by_key(|(year, _)| year.map_or(u8::MAX, |year| year));
        Self { all, programmes, years_of_study: years }
    }

    /// How many the filter leaves, nothing being searched.
    fn count(tally: &[Tally], filter: &RollFilter) -> i64 {
        let fits = |one: &&Tally| {
            filter.standing.is_none_or(|standing| standing == one.standing)
                && filter.programme.as_ref().is_none_or(|programme| *programme == one.programme)
                && filter.year_of_study.is_none_or(|year| Some(year) == one.year_of_study)
        };
        tally.iter().filter(fits).map(|one| one.count).sum()
    }
}

/// A page of a roll, and its rates.
#[derive(Debug, Clone)]
pub struct RollView {
    /// The institution.
    pub institution: Institution,
    /// The academic year.
    pub year: AcademicYear,
    /// The rates of the whole roll.
    pub rates: Rates,
    /// A page of those whom the filter leaves.
    pub rows: Vec<OnRoll>,
    /// How many it leaves.
    pub total: i64,
    /// What this actor may do with it.
    pub acts: Vec<Act>,
}

amoe_base::text_enum! {
    /// As which file a roll is taken along.
    pub enum RollFormat {
        /// Text with semicolons.
        Csv => "csv",
        /// A workbook.
        Xlsx => "xlsx",
    }
}

impl RollFormat {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The roll for a spreadsheet: the columns of the lists that institutions send, so that the file can be sent again, and how
/// far each has come. `amoe-tables` disarms what a spreadsheet would run.
fn table(words: Words, lang: Lang, rows: &[OnRoll]) -> Table {
    use Column::{
        BirthDate, Email, FirstArabic, FirstLatin, IdentityDocument, LastArabic, LastLatin, Passport,
    };
    use Column::{Programme, ResidenceCard, StudentNumber, YearOfStudy};
    let columns = [
        StudentNumber,
        IdentityDocument,
        Passport,
        ResidenceCard,
        LastLatin,
        FirstLatin,
        LastArabic,
        FirstArabic,
        BirthDate,
        Programme,
        YearOfStudy,
        Email,
    ];
    let named = columns.iter().map(|column| words.named("list-column", column.as_str()).into_owned());
    let added = ["roll-col-standing", "roll-col-application"].map(|key| words.t(key).to_owned());
    let line = |row: &OnRoll| {
        let e = &row.enrolment;
        let paper =
            |kind| Value::from(e.identity.as_ref().filter(|d| d.kind == kind).map(|d| d.number.clone()));
        let text = |text: &str| if text.is_empty() { Value::Empty } else { Value::from(text) };
        vec![
            Value::from(e.number.as_ref().map(ToString::to_string)),
            paper(IdentityKind::Cin),
            paper(IdentityKind::Passport),
            paper(IdentityKind::ResidenceCard),
            text(&e.name.last_latin),
            text(&e.name.first_latin),
            text(&e.name.last_arabic),
            text(&e.name.first_arabic),
            match e.birth {
                amoe_base::BirthDate::Full(day) => Value::from(day),
                amoe_base::BirthDate::Year(year) => Value::from(i64::from(year)),
            },
            text(&e.programme),
            Value::from(e.year_of_study.map(i64::from)),
            Value::from(e.email.as_ref().map(ToString::to_string)),
            Value::from(words.named("standing", row.standing.as_str()).into_owned()),
            Value::from(row.application.map(|s| words.named("status-application", s.as_str()).into_owned())),
        ]
    };
    Table {
        title: words.t("roll-title").to_owned(),
        header: named.chain(added).collect(),
        rows: rows.iter().map(line).collect(),
        dir: lang.dir(),
    }
}

impl App {
    /// Whose roll the actor means: her own institution's, else the one she names.
    pub(crate) fn roll_institution(actor: &Actor, named: Option<InstitutionId>) -> Result<InstitutionId> {
        Ok(named.or(actor.institution).ok_or(Denied::NotFound)?)
    }

    /// A page of the roll of this year.
    pub fn roll(
        &self,
        actor: &Actor,
        institution: Option<InstitutionId>,
        filter: &RollFilter,
    ) -> Result<RollView> {
        let institution = Self::roll_institution(actor, institution)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let permit = self.roll_of::<mark::Read>(tx, actor, institution)?;
            let tally = tx.roll_tally(&permit)?;
            let total = Rates::count(&tally, filter);
            let (rows, found) = tx.roll(&permit, filter, Some(total))?;
            let may = |act: &Act| policy::check(actor, *act, &*permit).is_ok();
            Ok(RollView {
                institution: tx.institution(institution)?,
                year: permit.year,
                total: found.unwrap_or(total),
                rates: Rates::of(&tally),
                rows,
                acts: [Act::Download, Act::Remind].into_iter().filter(may).collect(),
            })
        })
    }

    /// Those whom the filter leaves, or everyone with their standing, as a file in the reader's language. That it was taken
    /// is noted: it names people and their numbers.
    pub fn roll_export(
        &self,
        actor: &Actor,
        institution: Option<InstitutionId>,
        filter: &RollFilter,
        format: RollFormat,
        lang: Lang,
    ) -> Result<Download> {
        let institution = Self::roll_institution(actor, institution)?;
        let filter = RollFilter { offset: 0, limit: i64::MAX, ..filter.clone() };
        let (code, roll, rows) = self.store().write(|tx| {
            let permit = self.roll_of::<mark::Download>(tx, actor, institution)?;
            let (rows, _) = tx.roll(&permit, &filter, None)?;
            let code = tx.institution(institution)?.code;
            // Whom the filter named stays out of the trail: only how wide it was.
            let told = json!({
                "format": format,
                "rows": rows.len(),
                "standing": filter.standing,
                "programme": filter.programme,
                "year_of_study": filter.year_of_study,
                "searched": !filter.search.is_empty(),
            });
            let roll = *permit;
            let audited = tx.audit(actor, Act::Download, &roll, told)?;
            Ok::<_, AppError>(((code, roll, rows), audited))
        })?;
        let words = Self::words(lang);
        let table = table(words, lang, &rows);
        let bytes = match format {
            RollFormat::Csv => table.csv(),
            RollFormat::Xlsx => table.xlsx().context("roll")?,
        };
        let word = words.t("roll-file-word");
        Ok(Download {
            file_name: format!("{word}-{code}-{}.{format}", roll.year),
            media_type: format.media_type().to_owned(),
            bytes,
        })
    }

    /// The roll of this year, for a purpose.
    pub(crate) fn roll_of<A: amoe_domain::act::Marker>(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        institution: InstitutionId,
    ) -> Result<Permit<Roll, A>, AppError> {
        let year = self.rulebook().academic_year_on(tx.env().today());
        Ok(tx.roll_load(actor, institution, year)?)
    }
}
