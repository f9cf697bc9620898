//! Another scheme's list of whom it covers: person, quality, from when to when. Every line is either understood or
//! returned with all that is wrong with it. What it means for a student is decided by others.

use std::collections::HashMap;

use amoe_base::{BirthDate, Date, IdentityDocument, IdentityKind};

use crate::{
    Cell, Column, Row, Sheet, cell_date, column,
    enrolment::{MissingColumns, Problem, ProblemCode},
};

amoe_base::text_enum! {
    /// In which quality, by the same names as in the rules.
    pub enum Quality {
        /// Insured in one's own right.
        Holder => "holder",
        /// Through a parent or a spouse.
        Dependant => "dependant",
    }
}

amoe_base::text_enum! {
    /// What gives the cover, by the same names as in the rules.
    pub enum Basis {
        /// A job as an employee.
        Salaried => "salaried",
        /// Anything else.
        Other => "other",
    }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherCoverLine {
    /// The scheme; empty when the list does not say it line by line.
    pub scheme: String,
    /// Number of the identity paper, without blanks and in capitals.
    pub identity_number: String,
    /// Birth, when it is there.
    pub birth: Option<BirthDate>,
    /// Name, when it is there.
    pub name: String,
    /// In which quality.
    pub quality: Quality,
    /// What gives the cover, when the list says so.
    pub basis: Option<Basis>,
    /// First day covered.
    pub from: Date,
    /// First day no longer covered; none while it lasts.
    pub to: Option<Date>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLine {
    /// Its index in the sheet, for [`Sheet::write_rejected`].
    pub row: usize,
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// The cover, or all that keeps the line from being accepted.
    pub outcome: Result<OtherCoverLine, Vec<Problem>>,
}

/// Days of this year (31/12/9999) are how many systems write that there is no end.
const NO_END: &str = "9999";

/// Understands a sheet as a list of covers. `scheme` is whose list it is, when the file does not say.
pub fn read(sheet: &Sheet, scheme: &str) -> Result<Vec<ListedLine>, MissingColumns> {
    let columns = columns(sheet);
    let has = |column: Column| columns.iter().any(|(known, _)| *known == column);
    let paper = [Column::IdentityDocument, Column::Passport, Column::ResidenceCard];
    let mut missing: Vec<Column> =
        [Column::Quality, Column::From].into_iter().filter(|column| !has(*column)).collect();
    if !paper.iter().any(|column| has(*column)) {
        missing.insert(0, Column::IdentityDocument);
    }
    if !has(Column::Scheme) && scheme.is_empty() {
        missing.push(Column::Scheme);
    }
    if !missing.is_empty() {
        let found = sheet.header().to_vec();
        return Err(MissingColumns { missing, found, names_in_one_column: false });
    }
    let at = |column| columns.iter().find(|(known, _)| *known == column).map(|(_, at)| *at);
    let days = [Column::From, Column::Until, Column::BirthDate].into_iter().filter_map(at);
    let order = cell_date::Order::of(days.flat_map(|at| sheet.rows().map(move |row| row.cell(at))));
    let mut seen = HashMap::new();
    let header =
        |row: &Row<'_>| columns.iter().take(3).all(|(_, at)| row.cell(*at).clean() == sheet.header()[*at]);
    let lines = sheet.rows().enumerate().filter(|(_, row)| !header(row));
    Ok(lines
        .map(|(index, row)| {
            let line = LineReader { columns: &columns, row: &row, order, problems: Vec::new() };
            ListedLine { row: index, line: row.line(), outcome: line.read(scheme, &mut seen) }
        })
        .collect())
}

fn columns(sheet: &Sheet) -> Vec<(Column, usize)> {
    let mut columns: Vec<(Column, usize)> = Vec::new();
    for (at, name) in sheet.header().iter().enumerate() {
        if let Some(column) = column::recognise(name)
            && columns.iter().all(|(known, _)| *known != column)
        {
            columns.push((column, at));
        }
    }
    columns
}

struct LineReader<'a> {
    columns: &'a [(Column, usize)],
    row: &'a Row<'a>,
    order: cell_date::Order,
    problems: Vec<Problem>,
}

impl<'a> LineReader<'a> {
    fn cell(&self, column: Column) -> Cell<'a> {
        // A column that is not there has no cell beyond any width.
        let at = self.columns.iter().find(|(known, _)| *known == column).map_or(usize::MAX, |(_, at)| *at);
        self.row.cell(at)
    }

    fn refuse(&mut self, column: Column, code: ProblemCode) {
        let value_shown = self.cell(column).text.trim().chars().take(60).collect();
        self.problems.push(Problem { column, code, value_shown, other_line: None });
    }

    fn day(&mut self, column: Column) -> Option<Date> {
        if self.cell(column).clean().is_empty() {
            return None;
        }
        match cell_date::birth_date(self.cell(column), self.order) {
            Some(BirthDate::Full(day)) => Some(day),
            _ => {
                self.refuse(column, ProblemCode::BadDay);
                None
            }
        }
    }

    /// The first paper that is there, in the form of one of them: lists put passports into the column of identity cards.
    fn identity_number(&mut self) -> String {
        let papers = [Column::IdentityDocument, Column::Passport, Column::ResidenceCard];
        let Some(column) = papers.into_iter().find(|column| !self.cell(*column).clean().is_empty()) else {
            self.refuse(Column::IdentityDocument, ProblemCode::MissingIdentity);
            return String::new();
        };
        let text = self.cell(column).clean();
        let mut read = IdentityKind::ALL.iter().map(|kind| IdentityDocument::parse(*kind, &text));
        match read.find_map(Result::ok) {
            Some(document) => document.number,
            None => {
                self.refuse(column, ProblemCode::BadIdentityDocument);
                String::new()
            }
        }
    }

    fn read(
        mut self,
        scheme: &str,
        seen: &mut HashMap<(String, String, Quality, Date), u32>,
    ) -> Result<OtherCoverLine, Vec<Problem>> {
        let named = self.cell(Column::Scheme).clean();
        let scheme = if named.is_empty() { scheme.to_owned() } else { named };
        if scheme.is_empty() {
            self.refuse(Column::Scheme, ProblemCode::MissingScheme);
        }
        let identity_number = self.identity_number();
        let birth = self.cell(Column::BirthDate);
        let birth = if birth.clean().is_empty() {
            None
        } else {
            let read = cell_date::birth_date(birth, self.order);
            if read.is_none() {
                self.refuse(Column::BirthDate, ProblemCode::BadBirthDate);
            }
            read
        };
        let names = [
            Column::LastLatin,
            Column::FirstLatin,
            Column::FullName,
            Column::LastArabic,
            Column::FirstArabic,
        ];
        let names: Vec<String> = names.map(|column| self.cell(column).clean()).into();
        let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        if birth.is_none() && name.is_empty() && self.cell(Column::BirthDate).clean().is_empty() {
            // The number alone does not tell a person.
            self.refuse(Column::BirthDate, ProblemCode::MissingBirthDate);
        }
        let quality = quality(&self.cell(Column::Quality).clean());
        if quality.is_none() {
            self.refuse(Column::Quality, ProblemCode::UnknownQuality);
        }
        let from = self.day(Column::From);
        if from.is_none() && self.cell(Column::From).clean().is_empty() {
            self.refuse(Column::From, ProblemCode::MissingFrom);
        }
        // Lists tell the last day; we keep the first day after it.
        let until = self.cell(Column::Until).clean();
        let endless = until.split(['/', '-', '.', ' ', 'T']).any(|part| part == NO_END);
        let last = if endless { None } else { self.day(Column::Until) };
        if from.zip(last).is_some_and(|(from, last)| last < from) {
            self.refuse(Column::Until, ProblemCode::EndsBefore);
        }
        if let (Some(quality), Some(from)) = (quality, from) {
            let key = (identity_number.clone(), scheme.clone(), quality, from);
            let line = self.row.line();
            let first = *seen.entry(key).or_insert(line);
            if first != line {
                self.refuse(Column::IdentityDocument, ProblemCode::DuplicateInList);
                if let Some(problem) = self.problems.last_mut() {
                    problem.other_line = Some(first);
                }
            }
        }
        match (quality, from, self.problems.is_empty()) {
            (Some(quality), Some(from), true) => Ok(OtherCoverLine {
                scheme,
                identity_number,
                birth,
                name,
                quality,
                basis: basis(&self.cell(Column::Basis).clean()),
                from,
                to: last.and_then(|last| last.tomorrow().ok()),
            }),
            _ => Err(self.problems),
        }
    }
}

fn quality(text: &str) -> Option<Quality> {
    let text = column::fold(text);
    // "Non assuré" says that there is no cover: a person has to look at such a line.
    if text.split(' ').any(|word| matches!(word, "non" | "pas" | "not" | "no" | "sans" | "غير" | "ليس" | "لا"))
    {
        return None;
    }
    let is = |words: &[&str]| words.iter().any(|word| text == *word || text.split(' ').any(|w| w == *word));
    if is(&[
        "ayant",
        "ayants",
        "fils",
        "fille",
        "mere",
        "pere",
        "parent",
        "dependant",
        "dependent",
        "conjoint",
        "conjointe",
        "epoux",
        "epouse",
        "enfant",
        "spouse",
        "child",
        "ad",
    ]) || text.contains("ذوي الحقوق")
        || is(&["زوج", "زوجه", "ابن", "ابنه", "طفل"])
    {
        return Some(Quality::Dependant);
    }
    let holder = [
        "assure",
        "assuree",
        "adherent",
        "adherente",
        "principal",
        "holder",
        "insured",
        "titulaire",
        "affilie",
    ];
    (is(&holder) || is(&["مومن", "المومن", "منخرط", "المنخرط"]) || text.contains("مؤمن"))
        .then_some(Quality::Holder)
}

/// What is not said, or not understood, counts as no job.
fn basis(text: &str) -> Option<Basis> {
    let text = column::fold(text);
    if text.is_empty() {
        return None;
    }
    let independent = text.contains("non salarie") || text.contains("غير الاجراء");
    let salaried = ["salari", "employe", "اجير", "اجراء", "ماجور"].iter().any(|word| text.contains(word));
    Some(if salaried && !independent { Basis::Salaried } else { Basis::Other })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(csv: &str, scheme: &str) -> Vec<ListedLine> {
        read(&Sheet::read(csv.as_bytes(), "l.csv").unwrap(), scheme).unwrap()
    }

    #[test]
    fn a_list_is_understood_line_by_line() {
        let csv = "Régime;CIN;Nom et prénom;Date de naissance;Qualité;Type d'affiliation;Date de début;Date de fin\n\
            CNSS; jb 458213 ;Ouhaddou Salma;14/03/2005;Assuré;Salarié;01/07/2026;31/08/2026\n\
            FAR;EE12345;Naciri Imane;;Ayant droit;;01/01/2010;\n\
            CNSS;;X;;Assuré;;01/07/2026;\n\
            CNSS;AB12345;X;;Cousin;;31/02/2026;01/01/2026\n\
            CNSS;AB12345;X;;Assuré;;01/03/2026;01/01/2026\n\
            CNSS;JB458213;Ouhaddou Salma;;مؤمن له;;01/07/2026;\n\
            CNSS;1,2E+07;Naciri Imane;;Non assuré;;01/07/2026;\n\
            CNSS;AB123456;Naciri Imane;;Assurée;;01/07/2026;31/12/9999\n";
        let read = lines(csv, "");
        let first = read[0].outcome.as_ref().unwrap();
        assert_eq!(
            (first.identity_number.as_str(), first.quality, first.basis),
            ("JB458213", Quality::Holder, Some(Basis::Salaried))
        );
        assert_eq!(
            (first.from.to_string(), first.to.map(|d| d.to_string())),
            ("2026-07-01".into(), Some("2026-09-01".into()))
        );
        let second = read[1].outcome.as_ref().unwrap();
        assert_eq!((second.scheme.as_str(), second.quality, second.to), ("FAR", Quality::Dependant, None));
        let codes = |at: usize| -> Vec<ProblemCode> {
            read[at].outcome.as_ref().unwrap_err().iter().map(|p| p.code).collect()
        };
        assert_eq!(codes(2), [ProblemCode::MissingIdentity]);
        assert_eq!(codes(3), [ProblemCode::UnknownQuality, ProblemCode::BadDay]);
        assert_eq!(codes(4), [ProblemCode::EndsBefore]);
        assert_eq!(codes(5), [ProblemCode::DuplicateInList]);
        assert_eq!(read[5].outcome.as_ref().unwrap_err()[0].other_line, Some(read[0].line));
        assert_eq!(codes(6), [ProblemCode::BadIdentityDocument, ProblemCode::UnknownQuality]);
        assert_eq!(read[7].outcome.as_ref().unwrap().to, None);
    }

    #[test]
    fn whose_list_it_is_may_be_said_once() {
        let csv = "CIN;Nom;Qualité;Date de début\nJB10001;Alami;Conjoint;01/07/2026\nJB10002;;Conjoint;01/07/2026\n";
        let read_as = lines(csv, "AMO Tadamon");
        assert_eq!(read_as[0].outcome.as_ref().unwrap().scheme, "AMO Tadamon");
        let unnamed = read_as[1].outcome.as_ref().unwrap_err();
        assert_eq!(unnamed[0].code, ProblemCode::MissingBirthDate, "a number alone tells nobody");
        let sheet = Sheet::read(csv.as_bytes(), "l.csv").unwrap();
        assert_eq!(read(&sheet, "").unwrap_err().missing, [Column::Scheme]);
        let without = Sheet::read("CIN;Nom\nJB10001;X\n".as_bytes(), "l.csv").unwrap();
        assert_eq!(read(&without, "CNSS").unwrap_err().missing, [Column::Quality, Column::From]);
    }

    #[test]
    fn a_job_is_told_from_work_of_ones_own() {
        assert_eq!(basis("Travailleur non salarié"), Some(Basis::Other));
        assert_eq!(basis("SALARIÉE"), Some(Basis::Salaried));
        assert_eq!((basis("أجير"), basis("")), (Some(Basis::Salaried), None));
    }
}
