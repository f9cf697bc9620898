//! A university's list of its students: columns recognised, every line either understood or returned with all that is
//! wrong with it. What the list changes (who is confirmed, who gets cover) is decided by others.

use std::collections::HashMap;

use amoe_base::{
    BirthDate, Email, IdentityDocument, IdentityKind, Phone, StudentNumber, arabic_name, latin_name,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Cell, Column, Row, Sheet, cell_date, column, country};

amoe_base::text_enum! {
    /// Sex, by the same names as in the rest of the program.
    pub enum Sex {
        /// Female.
        Female => "female",
        /// Male.
        Male => "male",
    }
}

amoe_base::text_enum! {
    /// What can be wrong with a line; the name is the key for the reader's language.
    pub enum ProblemCode {
        /// Neither a student number nor an identity document.
        MissingNumber => "missing-number",
        /// No Massar code and no CNE of ten digits.
        BadStudentNumber => "bad-student-number",
        /// Not the form of that paper's numbers.
        BadIdentityDocument => "bad-identity-document",
        /// No family or no first name.
        MissingName => "missing-name",
        /// Letters were lost on the way: `?`, replacement characters, or UTF-8 read as something else.
        NameDamaged => "name-damaged",
        /// Signs that no name has: digits, brackets, both alphabets in one.
        NameSigns => "name-signs",
        /// No birth date.
        MissingBirthDate => "missing-birth-date",
        /// Not a date.
        BadBirthDate => "bad-birth-date",
        /// The same number stands in a line above.
        DuplicateInList => "duplicate-in-list",
        /// No scheme in the line and none for the whole list.
        MissingScheme => "missing-scheme",
        /// No identity number.
        MissingIdentity => "missing-identity",
        /// Neither holder nor dependant.
        UnknownQuality => "unknown-quality",
        /// No first day.
        MissingFrom => "missing-from",
        /// Not a day.
        BadDay => "bad-day",
        /// The last day is before the first.
        EndsBefore => "ends-before",
        /// Warning: neither of the two.
        UnknownSex => "unknown-sex",
        /// Warning: no country we know.
        UnknownNationality => "unknown-nationality",
        /// Warning: no year of study.
        UnknownYear => "unknown-year",
        /// Warning: not the form of an address.
        BadEmail => "bad-email",
        /// Warning: not the form of a Moroccan number.
        BadPhone => "bad-phone",
    }
}

/// One thing wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub column: Column,
    /// What.
    pub code: ProblemCode,
    /// What the cell says, shortened; for the page of the person who sent it, never for a log.
    pub value_shown: String,
    /// The line that has the same number already.
    pub other_line: Option<u32>,
}

/// What a line says of a student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentLine {
    /// Massar code or CNE. It or the identity document is there.
    pub student_number: Option<StudentNumber>,
    /// Identity document.
    pub identity: Option<IdentityDocument>,
    /// The institution's own number.
    pub institution_number: Option<String>,
    /// Family name in Latin letters, empty when only the Arabic one is there.
    pub last_latin: String,
    /// First name in Latin letters.
    pub first_latin: String,
    /// Family name in Arabic letters, empty when only the Latin one is there.
    pub last_arabic: String,
    /// First name in Arabic letters.
    pub first_arabic: String,
    /// Birth date.
    pub birth: BirthDate,
    /// Sex.
    pub sex: Option<Sex>,
    /// Nationality, ISO 3166-1 alpha-2.
    pub nationality: Option<String>,
    /// Cycle, in the list's words.
    pub cycle: Option<String>,
    /// Programme, in the list's words.
    pub programme: Option<String>,
    /// Faculty or school, in the list's words.
    pub institution: Option<String>,
    /// Year of study.
    pub year_of_study: Option<u8>,
    /// E-mail address.
    pub email: Option<Email>,
    /// Phone.
    pub phone: Option<Phone>,
    /// Zeros that a spreadsheet had taken from the CNE were put back.
    pub zeros_restored: bool,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLine {
    /// Its index in the sheet, for [`Sheet::write_rejected`].
    pub row: usize,
    /// Its number as the spreadsheet shows it.
    pub line: u32,
    /// The student, or all that keeps the line from being accepted.
    pub outcome: Result<EnrolmentLine, Vec<Problem>>,
    /// What could not be understood but does not keep the line out: the value is left away.
    pub warnings: Vec<Problem>,
}

/// A list understood.
#[derive(Debug, Clone)]
pub struct EnrolmentList {
    /// Which column is where in the sheet.
    pub columns: Vec<(Column, usize)>,
    /// Names of columns that mean nothing to us.
    pub unused: Vec<String>,
    /// Dates are written month first; worth telling the person.
    pub month_first: bool,
    /// Every line that is not blank and not the header again.
    pub lines: Vec<ListedLine>,
}

impl EnrolmentList {
    /// The lines that are good.
    pub fn accepted(&self) -> impl Iterator<Item = (&ListedLine, &EnrolmentLine)> {
        self.lines.iter().filter_map(|line| line.outcome.as_ref().ok().map(|student| (line, student)))
    }

    /// The lines that are not, with why.
    pub fn rejected(&self) -> impl Iterator<Item = (&ListedLine, &[Problem])> {
        self.lines
            .iter()
            .filter_map(|line| line.outcome.as_ref().err().map(|problems| (line, problems.as_slice())))
    }
}

/// The list lacks columns without which no student can be told from another.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the list lacks columns")]
pub struct MissingColumns {
    /// What is missing. The student number stands for "or an identity document", a Latin name for "or the Arabic one".
    pub missing: Vec<Column>,
    /// The header as it was found, to show beside.
    pub found: Vec<String>,
    /// Names stand in one column, which has to be split.
    pub names_in_one_column: bool,
}

/// Understands a sheet as a list of students.
pub fn read(sheet: &Sheet) -> Result<EnrolmentList, MissingColumns> {
    let layout = Layout::of(sheet)?;
    let mut seen = Seen::default();
    let mut lines = Vec::with_capacity(sheet.len());
    for (index, row) in sheet.rows().enumerate() {
        if layout.is_header(&row, index, sheet) {
            continue;
        }
        lines.push(layout.line(index, &row, &mut seen));
    }
    Ok(EnrolmentList {
        columns: layout.columns.clone(),
        unused: layout.unused.clone(),
        month_first: layout.order == cell_date::Order::MonthFirst,
        lines,
    })
}

/// What people write where there is nothing.
const NOTHING: &[&str] = &[
    "-",
    "--",
    "/",
    "//",
    ".",
    "null",
    "(null)",
    "n/a",
    "na",
    "néant",
    "neant",
    "nan",
    "none",
    "vide",
    "لا شيء",
];

/// What the lines above have shown: numbers with their lines, and the meaning of words.
#[derive(Default)]
struct Seen {
    /// What a column of few different values means; 50,000 lines say "Marocaine".
    nationalities: HashMap<String, Option<&'static str>>,
    sexes: HashMap<String, Option<Sex>>,
    years: HashMap<String, Option<u8>>,
    numbers: HashMap<StudentNumber, u32>,
    documents: HashMap<IdentityDocument, u32>,
}

struct Layout {
    columns: Vec<(Column, usize)>,
    unused: Vec<String>,
    order: cell_date::Order,
    /// The student number's column says CNE.
    cne: bool,
}

impl Layout {
    fn of(sheet: &Sheet) -> Result<Self, MissingColumns> {
        let mut columns: Vec<(Column, usize)> = Vec::new();
        let mut unused = Vec::new();
        for (at, name) in sheet.header().iter().enumerate() {
            match column::recognise(name) {
                Some(column) if columns.iter().all(|(known, _)| *known != column) => {
                    columns.push((column, at));
                }
                _ if name.is_empty() => {}
                _ => unused.push(name.clone()),
            }
        }
        let mut layout = Self { columns, unused, order: cell_date::Order::default(), cne: false };
        // An English "student number" is the institution's own when a CNE stands beside it, else it may be the CNE.
        let own = |(column, at): &(Column, usize)| {
            *column == Column::InstitutionNumber && column::fold(&sheet.header()[*at]).starts_with("student")
        };
        if !layout.has(Column::StudentNumber)
            && let Some(place) = layout.columns.iter_mut().find(|place| own(place))
        {
            place.0 = Column::StudentNumber;
        }
        layout.check(sheet)?;
        layout.cne = layout.at(Column::StudentNumber).is_some_and(|at| column::says_cne(&sheet.header()[at]));
        if let Some(at) = layout.at(Column::BirthDate) {
            layout.order = cell_date::Order::of(sheet.rows().map(|row| row.cell(at)));
        }
        Ok(layout)
    }

    fn check(&self, sheet: &Sheet) -> Result<(), MissingColumns> {
        let mut missing = Vec::new();
        let papers =
            [Column::StudentNumber, Column::IdentityDocument, Column::Passport, Column::ResidenceCard];
        if !papers.iter().any(|c| self.has(*c)) {
            missing.push(Column::StudentNumber);
        }
        for (latin, arabic) in
            [(Column::LastLatin, Column::LastArabic), (Column::FirstLatin, Column::FirstArabic)]
        {
            if !self.has(latin) && !self.has(arabic) {
                missing.push(latin);
            }
        }
        if !self.has(Column::BirthDate) {
            missing.push(Column::BirthDate);
        }
        if missing.is_empty() {
            return Ok(());
        }
        let names_in_one_column = self.has(Column::FullName) && missing.contains(&Column::FirstLatin);
        Err(MissingColumns { missing, found: sheet.header().to_vec(), names_in_one_column })
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }

    fn has(&self, column: Column) -> bool {
        self.at(column).is_some()
    }

    /// The header in a second language right below the first, or the header again where two exports were joined.
    fn is_header(&self, row: &Row<'_>, index: usize, sheet: &Sheet) -> bool {
        let again = |(_, at): &(Column, usize)| row.cell(*at).clean() == sheet.header()[*at];
        self.columns.iter().take(3).all(again)
            || (index == 0 && 2 * column::count_known(row.cells().map(|c| c.plain())) > self.columns.len())
    }

    fn line(&self, index: usize, row: &Row<'_>, seen: &mut Seen) -> ListedLine {
        let mut reader = LineReader { layout: self, row, problems: Vec::new(), warnings: Vec::new() };
        let nationality = reader.optional(Column::Nationality, ProblemCode::UnknownNationality, |text| {
            once(&mut seen.nationalities, text, country::code).map(str::to_owned)
        });
        let (student_number, zeros_restored) = reader.student_number();
        let identity = reader.identity(nationality.as_deref());
        let [last_latin, first_latin, last_arabic, first_arabic] = reader.names();
        let birth = reader.birth();
        let sex =
            reader.optional(Column::Sex, ProblemCode::UnknownSex, |text| once(&mut seen.sexes, text, sex));
        let year_of_study = reader.optional(Column::YearOfStudy, ProblemCode::UnknownYear, |text| {
            once(&mut seen.years, text, year_of_study)
        });
        let email = reader.optional(Column::Email, ProblemCode::BadEmail, email);
        let phone = reader.optional(Column::Phone, ProblemCode::BadPhone, phone);
        reader.duplicates(student_number.as_ref(), identity.as_ref(), seen);
        let text = |column| reader.text(column);
        let outcome = match (birth, reader.problems.is_empty()) {
            (Some(birth), true) => Ok(EnrolmentLine {
                institution_number: text(Column::InstitutionNumber),
                cycle: text(Column::Cycle),
                programme: text(Column::Programme),
                institution: text(Column::Institution),
                student_number,
                identity,
                last_latin,
                first_latin,
                last_arabic,
                first_arabic,
                birth,
                sex,
                nationality,
                year_of_study,
                email,
                phone,
                zeros_restored,
            }),
            _ => Err(reader.problems),
        };
        ListedLine { row: index, line: row.line(), outcome, warnings: reader.warnings }
    }
}

struct LineReader<'a> {
    layout: &'a Layout,
    row: &'a Row<'a>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl<'a> LineReader<'a> {
    fn cell(&self, column: Column) -> Cell<'a> {
        // A column that is not there has no cell beyond any width.
        self.row.cell(self.layout.at(column).unwrap_or(usize::MAX))
    }

    /// The cleaned text; `None` when it is empty or says that there is nothing.
    fn text(&self, column: Column) -> Option<String> {
        let text = self.cell(column).clean();
        let nothing =
            text.is_empty() || (text.len() <= 20 && NOTHING.contains(&text.to_lowercase().as_str()));
        (!nothing).then_some(text)
    }

    fn problem(&self, column: Column, code: ProblemCode) -> Problem {
        let value_shown = self.cell(column).text.trim().chars().take(60).collect();
        Problem { column, code, value_shown, other_line: None }
    }

    fn refuse(&mut self, column: Column, code: ProblemCode) {
        self.problems.push(self.problem(column, code));
    }

    fn optional<T>(
        &mut self,
        column: Column,
        code: ProblemCode,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(column)?;
        let value = read(&text);
        if value.is_none() {
            self.warnings.push(self.problem(column, code));
        }
        value
    }

    /// The number, and whether zeros were put back.
    fn student_number(&mut self) -> (Option<StudentNumber>, bool) {
        let Some(text) = self.text(Column::StudentNumber) else { return (None, false) };
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        let lost = digits && self.layout.cne && (8..=9).contains(&text.len());
        let number =
            if lost { StudentNumber::parse(&format!("{text:0>10}")) } else { StudentNumber::parse(&text) };
        if number.is_err() {
            self.refuse(Column::StudentNumber, ProblemCode::BadStudentNumber);
        }
        (number.ok(), lost)
    }

    fn identity(&mut self, nationality: Option<&str>) -> Option<IdentityDocument> {
        let foreign = nationality.is_some_and(|code| code != "MA");
        let generic = self.layout.at(Column::IdentityDocument).is_some();
        let mut refused = None;
        for (column, kind) in [
            (Column::IdentityDocument, IdentityKind::Cin),
            (Column::Passport, IdentityKind::Passport),
            (Column::ResidenceCard, IdentityKind::ResidenceCard),
        ] {
            let Some(text) = self.text(column) else { continue };
            // Lists put the passports of foreigners into the column of identity cards.
            let kind = if kind == IdentityKind::Cin && foreign { IdentityKind::Passport } else { kind };
            match IdentityDocument::parse(kind, &text) {
                Ok(document) => return Some(document),
                Err(_) => refused = refused.or(Some(column)),
            }
        }
        if let Some(column) = refused {
            self.refuse(column, ProblemCode::BadIdentityDocument);
        } else if self.text(Column::StudentNumber).is_none() {
            let column = if self.layout.has(Column::StudentNumber) || !generic {
                Column::StudentNumber
            } else {
                Column::IdentityDocument
            };
            self.refuse(column, ProblemCode::MissingNumber);
        }
        None
    }

    /// Family and first name in Latin letters, then in Arabic ones. What is written decides, not what the header says:
    /// lists with one pair of columns fill it with either.
    fn names(&mut self) -> [String; 4] {
        let mut names: [String; 4] = Default::default();
        for (at, column) in [Column::LastLatin, Column::FirstLatin, Column::LastArabic, Column::FirstArabic]
            .into_iter()
            .enumerate()
        {
            let Some(text) = self.text(column) else { continue };
            if damaged(&text) {
                self.refuse(column, ProblemCode::NameDamaged);
            }
            let arabic = text.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}'));
            let name = if arabic { arabic_name(&text) } else { latin_name(&text) };
            if name.is_err() && !damaged(&text) {
                self.refuse(column, ProblemCode::NameSigns);
            }
            let place = if arabic { 2 + at % 2 } else { at % 2 };
            if names[place].is_empty() || place == at {
                names[place] = text.replace('ـ', "");
            }
        }
        let [last_latin, first_latin, last_arabic, first_arabic] = &names;
        let whole = |last: &str, first: &str| !last.is_empty() && !first.is_empty();
        if !whole(last_latin, first_latin) && !whole(last_arabic, first_arabic) {
            let arabic = !last_arabic.is_empty() || !first_arabic.is_empty();
            let latin = !last_latin.is_empty() || !first_latin.is_empty();
            let use_arabic = (arabic && !latin)
                || !(self.layout.has(Column::LastLatin) || self.layout.has(Column::FirstLatin));
            let pair = if use_arabic {
                [(last_arabic, Column::LastArabic), (first_arabic, Column::FirstArabic)]
            } else {
                [(last_latin, Column::LastLatin), (first_latin, Column::FirstLatin)]
            };
            let missing: Vec<Column> =
                pair.iter().filter(|(name, _)| name.is_empty()).map(|(_, column)| *column).collect();
            for column in missing {
                self.refuse(column, ProblemCode::MissingName);
            }
        }
        names
    }

    fn birth(&mut self) -> Option<BirthDate> {
        if self.text(Column::BirthDate).is_none() {
            self.refuse(Column::BirthDate, ProblemCode::MissingBirthDate);
            return None;
        }
        let birth = cell_date::birth_date(self.cell(Column::BirthDate), self.layout.order);
        if birth.is_none() {
            self.refuse(Column::BirthDate, ProblemCode::BadBirthDate);
        }
        birth
    }

    fn duplicates(
        &mut self,
        number: Option<&StudentNumber>,
        document: Option<&IdentityDocument>,
        seen: &mut Seen,
    ) {
        let line = self.row.line();
        let earlier =
            number.map(|n| *seen.numbers.entry(n.clone()).or_insert(line)).filter(|first| *first != line);
        if let Some(first) = earlier {
            let problem = self.problem(Column::StudentNumber, ProblemCode::DuplicateInList);
            self.problems.push(Problem { other_line: Some(first), ..problem });
        }
        let earlier =
            document.map(|d| *seen.documents.entry(d.clone()).or_insert(line)).filter(|first| *first != line);
        if let Some(first) = earlier {
            let column = match document.map(|d| d.kind) {
                Some(IdentityKind::Passport) if self.text(Column::Passport).is_some() => Column::Passport,
                Some(IdentityKind::ResidenceCard) => Column::ResidenceCard,
                _ => Column::IdentityDocument,
            };
            let problem = self.problem(column, ProblemCode::DuplicateInList);
            self.problems.push(Problem { other_line: Some(first), ..problem });
        }
    }
}

/// Signs that letters were lost: marks and digits that no name has, or UTF-8 that was read as a Windows page (`Ã©`,
/// `Ø³`), where a letter of the page's upper half is followed by one of its signs.
fn damaged(name: &str) -> bool {
    let signs = name
        .chars()
        .any(|c| matches!(c, '?' | '\u{fffd}' | '#' | '=' | '<' | '>' | '؟') || c.is_ascii_digit());
    let pairs = || {
        let mut before = ' ';
        name.chars().any(|c| {
            let first = std::mem::replace(&mut before, c);
            matches!(first, 'Ã' | 'Â' | 'Ø' | 'Ù' | 'Ú' | 'Û')
                && !c.is_alphabetic()
                && !matches!(c, ' ' | '-' | '\'' | '’' | '.')
                || matches!(first, 'Ã' | 'Â') && matches!(c, 'ª' | 'º' | 'µ')
        })
    };
    signs || pairs()
}

/// Reads each different text once.
fn once<T: Copy>(known: &mut HashMap<String, T>, text: &str, read: impl FnOnce(&str) -> T) -> T {
    if let Some(value) = known.get(text) {
        return *value;
    }
    let value = read(text);
    known.insert(text.to_owned(), value);
    value
}

fn sex(text: &str) -> Option<Sex> {
    match column::fold(text).as_str() {
        "f" | "femme" | "feminin" | "fille" | "female" | "woman" | "mme" | "mlle" | "2" | "انثي" | "انثى"
        | "ا" | "طالبه" => Some(Sex::Female),
        "m" | "h" | "homme" | "masculin" | "garcon" | "male" | "man" | "mr" | "g" | "1" | "ذكر" | "ذ"
        | "طالب" => Some(Sex::Male),
        _ => None,
    }
}

/// `1`, `1ère année`, `2A`, `L3`, `S5` (its year), `السنة الأولى`.
fn year_of_study(text: &str) -> Option<u8> {
    let text = column::fold(text);
    let arabic = [("اولي", 1), ("ثاني", 2), ("ثالث", 3), ("رابع", 4), ("خامس", 5), ("سادس", 6), ("سابع", 7)];
    if let Some((_, year)) = arabic.iter().find(|(word, _)| text.contains(word)) {
        return Some(*year);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number: u8 = digits.parse().ok().filter(|n| (1..=14).contains(n))?;
    let semester = text.starts_with('s') && text.len() <= 3 || text.starts_with("sem");
    let year = if semester { number.div_ceil(2) } else { number };
    (year <= 8).then_some(year)
}

fn email(text: &str) -> Option<Email> {
    Email::parse(text.strip_prefix("mailto:").unwrap_or(text)).ok()
}

/// A spreadsheet takes the first zero of a phone number, too.
fn phone(text: &str) -> Option<Phone> {
    let lost = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
    Phone::parse(text).or_else(|wrong| if lost { Phone::parse(&format!("0{text}")) } else { Err(wrong) }).ok()
}
