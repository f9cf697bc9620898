//! A new list of medicines from the public spreadsheet: columns found by their names, prices and rates brought to the
//! form of the rulebook, every bad line told, and what changes against the list before it.
//!
//! Reading the spreadsheet and writing the files is left to the command line; here are only cells and texts.

use std::{borrow::Cow, collections::BTreeMap, fmt, path::Path};

use amoe_base::{Date, Money, Rate};

use crate::{
    Defect, Medicine, Rulebook,
    files::Files,
    load,
    medicine::{COLUMNS, MedicineList, fold},
};

/// Other names under which a column is published.
const ALIASES: [(&str, &str); 8] = [
    ("DCI", "DCI1"),
    ("DOSAGE", "DOSAGE1"),
    ("UNITE DOSAGE", "UNITE_DOSAGE1"),
    ("PBR", "PRIX_BR"),
    ("PRIX BASE REMBOURSEMENT", "PRIX_BR"),
    ("P G", "PRINCEPS_GENERIQUE"),
    ("PRINCEPS GENERIQUE P G", "PRINCEPS_GENERIQUE"),
    ("TAUX", "TAUX_REMBOURSEMENT"),
];

/// A list in the form of the rulebook, not yet in it.
#[derive(Debug)]
pub struct NewList {
    csv: Vec<u8>,
}

/// The rulebook with the new list, and the files that make it.
#[derive(Debug)]
pub struct Imported {
    /// What the new list changes.
    pub changes: Changes,
    /// Files to write, by their path in the rulebook.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is unsound in the rulebook with them, for instance a case with an amount of the list before.
    pub defects: Vec<Defect>,
}

/// What a list changes against another.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Packs before and after.
    pub packs: (usize, usize),
    /// One row per change, by kind and code.
    pub rows: Vec<Change>,
}

amoe_base::text_enum! {
    /// What changed.
    pub enum ChangeKind {
        /// A pack that was not on the list.
        Added => "added",
        /// A pack that is no longer on it.
        Gone => "gone",
        /// The public price.
        PublicPrice => "public price",
        /// The price that the rate applies to.
        BasePrice => "base price",
        /// The rate.
        Rate => "rate",
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub kind: ChangeKind,
    /// The code of the pack.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Before, empty for a new pack.
    pub before: String,
    /// After, empty for a pack that is gone.
    pub after: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}", self.kind, self.code, self.name)?;
        match (self.before.as_str(), self.after.as_str()) {
            (before, "") => write!(f, "\t{before}"),
            ("", after) => write!(f, "\t{after}"),
            (before, after) => write!(f, "\t{before} → {after}"),
        }
    }
}

/// Which cell of a row holds each column of the rulebook's form.
fn places(header: &[String]) -> Result<Vec<usize>, Vec<String>> {
    let folded = |name: &str| fold(name).trim().to_uppercase();
    let header: Vec<String> = header.iter().map(|name| folded(name)).collect();
    let mut missing = Vec::new();
    let places = COLUMNS
        .iter()
        .map(|column| {
            let names = std::iter::once(folded(column))
                .chain(ALIASES.iter().filter(|(_, of)| of == column).map(|(alias, _)| (*alias).to_owned()));
            let found = names.into_iter().find_map(|name| header.iter().position(|given| *given == name));
            if found.is_none() {
                missing.push(format!("no column {column}"));
            }
            found.unwrap_or(0)
        })
        .collect();
    if missing.is_empty() { Ok(places) } else { Err(missing) }
}

/// A price as people and spreadsheets write it: ` 31,50 `, `1 234.5`, `9.60`.
fn price(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.replace(',', ".");
    match text.split_once('.') {
        // What a spreadsheet adds behind the centimes.
        Some((whole, part)) if part.len() > 2 && part.bytes().skip(2).all(|b| b == b'0') => {
            format!("{whole}.{}", part.trim_end_matches('0'))
        }
        _ => text,
    }
}

/// `70%`, `70 %`, `0,7` of a cell with the form of a percentage, or `70`.
fn rate(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let number = text.trim_end_matches('%').replace(',', ".");
    match number.split_once('.') {
        Some(("0", part)) if part.len() <= 2 && !text.ends_with('%') => {
            format!("{}%", format!("{part:0<2}").trim_start_matches('0'))
        }
        Some((whole, part)) if part.bytes().all(|b| b == b'0') => format!("{whole}%"),
        None if number == "1" && !text.ends_with('%') => "100%".to_owned(),
        _ => format!("{number}%"),
    }
}

fn code(text: &str) -> Result<&str, String> {
    let text = text.trim();
    if text.contains(['.', ',']) || (text.contains(['E', 'e']) && text.contains('+')) {
        return Err(format!("`{text}` is not a code: a spreadsheet has made a number of it"));
    }
    Ok(text)
}

impl NewList {
    /// Reads rows of cells, each with the number of its line; every bad line is told.
    pub fn read<'r>(
        header: &[String],
        rows: impl Iterator<Item = (u32, Vec<&'r str>)>,
    ) -> Result<Self, Vec<String>> {
        let places = places(header)?;
        let mut problems = Vec::new();
        let mut out = csv::Writer::from_writer(Vec::new());
        let fault = |error: csv::Error| vec![error.to_string()];
        out.write_record(COLUMNS).map_err(fault)?;
        let mut lines = Vec::new();
        for (line, cells) in rows {
            let mut record: Vec<Cow<'_, str>> =
                places.iter().map(|at| cells.get(*at).copied().unwrap_or_default().trim().into()).collect();
            match code(&record[0]) {
                Ok(_) => {}
                Err(problem) => problems.push(format!("line {line}: {problem}")),
            }
            for cell in &mut record[7..10] {
                *cell = price(cell).into();
            }
            record[10] = record[10].to_uppercase().into();
            record[11] = rate(&record[11]).into();
            lines.push(line);
            out.write_record(record.iter().map(|cell| cell.as_bytes())).map_err(fault)?;
        }
        let csv = out.into_inner().map_err(|error| vec![error.to_string()])?;
        if problems.is_empty()
            && let Err(found) = MedicineList::read(&csv, String::new())
        {
            // The lines of the form made here, in those of the spreadsheet.
            problems.extend(found.iter().map(|problem| renumbered(problem, &lines)));
        }
        if problems.is_empty() { Ok(Self { csv }) } else { Err(problems) }
    }

    /// The rulebook of a folder with this list from a day on.
    pub fn into_rulebook(
        self,
        dir: &Path,
        scheme: Option<&str>,
        from: Date,
        evidence: &str,
        licence: &str,
    ) -> Result<Imported, Vec<Defect>> {
        let mut files = Files::read(dir).map_err(|(place, problem)| vec![Defect::new(&place, problem)])?;
        let before = load::load(&files)?;
        let scheme = scheme.and_then(|id| before.scheme(id)).unwrap_or(before.default_scheme());
        let refuse = |problem: String| vec![Defect::new(&scheme.id, problem)];
        let Some(latest) = scheme.lists.latest() else {
            return Err(refuse("has no list of medicines that this one could follow".to_owned()));
        };
        if from <= latest.period.from || latest.period.to.is_some() {
            return Err(refuse(format!(
                "the newest list, {}, holds from {} to {}: a new one begins later and follows one without an end",
                latest.value.source,
                latest.period.from,
                latest.period.to.map_or("open".to_owned(), |to| to.to_string())
            )));
        }
        let folder = format!("{}/medicines-{from}", scheme.id);
        let ended = format!("{}/{}/medicines.toml", scheme.id, latest.value.source);
        let mut new = BTreeMap::new();
        let text = files.text(&ended).and_then(Result::ok).unwrap_or_default();
        new.insert(ended, format!("{}\nto = \"{from}\"\n", text.trim_end()).into_bytes());
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let citation = "citation = { ar = \"لائحة الأدوية المقبول إرجاع مصاريفها\", fr = \"Liste des médicaments remboursables\", en = \"List of reimbursable medicines\" }";
        new.insert(
            format!("{folder}/text.toml"),
            format!(
                "title = {{ ar = \"لائحة الأدوية المقبول إرجاع مصاريفها ابتداء من {from}\", fr = \"Référentiel des médicaments à partir du {from}\", en = \"List of medicines from {from}\" }}\n{citation}\nevidence = {}\n",
                quoted(evidence)
            )
            .into_bytes(),
        );
        new.insert(
            format!("{folder}/medicines.toml"),
            format!("from = \"{from}\"\nlicence = {}\n", quoted(licence)).into_bytes(),
        );
        new.insert(format!("{folder}/medicines.csv"), self.csv);
        for (path, content) in &new {
            files.0.insert(path.clone(), Cow::Owned(content.clone()));
        }
        let after = load::load(&files)?;
        let lists = |book: &Rulebook| -> Option<Changes> {
            Some(Changes::between(&latest.value, book.scheme(&scheme.id)?.medicines()?))
        };
        Ok(Imported { changes: lists(&after).unwrap_or_default(), files: new, defects: after.check() })
    }
}

/// `line 3: …` of the form made here, with the line that the spreadsheet shows.
fn renumbered(problem: &str, lines: &[u32]) -> String {
    let told = problem.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
    let line = told.and_then(|(number, _)| lines.get(number.parse::<usize>().ok()?.checked_sub(2)?));
    match (told, line) {
        (Some((_, rest)), Some(line)) => format!("line {line}: {rest}"),
        _ => problem.to_owned(),
    }
}

impl Changes {
    /// What a new list changes, by kind and code.
    pub fn between(old: &MedicineList, new: &MedicineList) -> Self {
        let mut rows = Vec::new();
        let mut add = |kind, pack: &Medicine, before: String, after: String| {
            rows.push(Change { kind, code: pack.code.clone(), name: pack.name.clone(), before, after });
        };
        let amount = |price: Option<Money>| price.map_or("none".to_owned(), |price| price.to_string());
        let percent = |rate: Rate| format!("{} %", rate.ten_thousandths() / 100);
        let whole = |pack: &Medicine| format!("base {}, {}", amount(pack.base_price), percent(pack.rate));
        for pack in new.packs() {
            let Some(before) = old.get(&pack.code) else {
                add(ChangeKind::Added, pack, String::new(), whole(pack));
                continue;
            };
            for (kind, before, after) in [
                (ChangeKind::PublicPrice, amount(before.public_price), amount(pack.public_price)),
                (ChangeKind::BasePrice, amount(before.base_price), amount(pack.base_price)),
                (ChangeKind::Rate, percent(before.rate), percent(pack.rate)),
            ] {
                if before != after {
                    add(kind, pack, before, after);
                }
            }
        }
        for pack in old.packs().iter().filter(|pack| new.get(&pack.code).is_none()) {
            add(ChangeKind::Gone, pack, whole(pack), String::new());
        }
        rows.sort_by(|a, b| (a.kind, &a.code).cmp(&(b.kind, &b.code)));
        Self { packs: (old.packs().len(), new.packs().len()), rows }
    }

    /// How many changes there are of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_and_rates_are_read_as_spreadsheets_write_them() {
        for (typed, read) in [
            (" 31.50   ", "31.50"),
            ("31,5", "31.5"),
            ("1 234,00", "1234.00"),
            ("9.6000", "9.6"),
            ("4.4Ͽ", "4.4Ͽ"),
            ("9.615", "9.615"),
            ("", ""),
        ] {
            assert_eq!(price(typed), read, "{typed}");
        }
        for (typed, read) in [
            ("70%", "70%"),
            ("70 %", "70%"),
            ("0.7", "70%"),
            ("0,70", "70%"),
            ("70", "70%"),
            ("0%", "0%"),
            ("0", "0%"),
            ("1", "100%"),
            ("1%", "1%"),
            ("70.0", "70%"),
            ("0.05", "5%"),
            ("many", "many%"),
        ] {
            assert_eq!(rate(typed), read, "{typed}");
        }
        assert!(
            code("6,118E+12").is_err() && code("6.11800012E+12").is_err() && code(" 6118000040286 ").is_ok()
        );
    }
}
