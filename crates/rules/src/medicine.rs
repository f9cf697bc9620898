//! The official list of medicines: one row per pack, found by its code or by what a person types.

use amoe_base::{Money, Rate, latin_digits};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::quick_map::QuickMap;

/// A pack of the list.
#[derive(Debug, Clone)]
pub struct Medicine {
    /// The code on the pack, as text: an EAN-13, though some of the list fail the check digit.
    pub code: String,
    /// The trade name.
    pub name: String,
    /// The active ingredient (DCI).
    pub ingredient: String,
    /// Strength with its unit: `500 MG`.
    pub dosage: String,
    /// Form: `COMPRIME`.
    pub form: String,
    /// Pack: `1 BOITE 20 COMPRIME`.
    pub pack: String,
    /// Price to the public, where the list has one.
    pub public_price: Option<Money>,
    /// Price to hospitals, where the list has one.
    pub hospital_price: Option<Money>,
    /// What the rate applies to, for one pack, where the list has one.
    pub base_price: Option<Money>,
    /// A generic, not an original?
    pub generic: bool,
    /// The list's rate: 70 % or nothing.
    pub rate: Rate,
    folded: String,
    folded_name: usize,
}

/// The list in force from a day.
#[derive(Debug, Clone)]
pub struct MedicineList {
    packs: Vec<Medicine>,
    by_code: QuickMap<usize>,
    /// Text and place in it.
    pub source: String,
}

/// Lower case, no accents, words separated by single blanks, a blank in front.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    folded.push(' ');
    let mut push = |c: char| {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !is_combining_mark(c) && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut push);
    } else {
        latin_digits(text).nfkd().for_each(push);
    }
    if folded.ends_with(' ') && folded.len() > 1 {
        folded.pop();
    }
    folded
}

/// Reads `95`, `60.7` or `1234.50`; zero or nothing is no price.
fn price(text: &str) -> Result<Option<Money>, String> {
    let text = text.trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 || whole.len() > 9 {
        return Err(format!("`{text}` is not a price"));
    }
    let centimes = format!("0{whole}{part:0<2}").parse().map_err(|_| format!("`{text}` is not a price"))?;
    Ok((centimes > 0).then(|| Money::from_centimes(centimes)))
}

/// Reads `70%`.
fn percent(text: &str) -> Result<Rate, String> {
    text.trim()
        .strip_suffix('%')
        .and_then(|n| n.trim().parse().ok())
        .filter(|n| *n <= 100)
        .map(Rate::from_percent)
        .ok_or_else(|| format!("`{text}` is not a rate"))
}

pub(crate) const COLUMNS: [&str; 12] = [
    "CODE",
    "NOM",
    "DCI1",
    "DOSAGE1",
    "UNITE_DOSAGE1",
    "FORME",
    "PRESENTATION",
    "PPV",
    "PH",
    "PRIX_BR",
    "PRINCEPS_GENERIQUE",
    "TAUX_REMBOURSEMENT",
];

impl MedicineList {
    /// Reads the list as published; every bad row is told by its line.
    pub(crate) fn read(csv: &[u8], source: String) -> Result<Self, Vec<String>> {
        let mut reader = csv::Reader::from_reader(csv);
        let mut problems = Vec::new();
        match reader.headers() {
            Ok(headers) if headers.iter().eq(COLUMNS) => {}
            Ok(_) => return Err(vec![format!("the columns must be {}", COLUMNS.join(","))]),
            Err(error) => return Err(vec![error.to_string()]),
        }
        let (mut packs, mut by_code) = (Vec::new(), QuickMap::<usize>::default());
        let mut row = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    problems.push(error.to_string());
                    break;
                }
            }
            let line = row.position().map_or(0, csv::Position::line);
            match Self::pack(&row) {
                Ok(pack) => {
                    if by_code.insert(pack.code.clone(), packs.len()).is_some() {
                        problems.push(format!("line {line}: code {} stands twice", pack.code));
                    }
                    packs.push(pack);
                }
                Err(problem) => problems.push(format!("line {line}: {problem}")),
            }
        }
        if problems.is_empty() { Ok(Self { packs, by_code, source }) } else { Err(problems) }
    }

    fn pack(row: &csv::StringRecord) -> Result<Medicine, String> {
        let field = |i: usize| row.get(i).unwrap_or_default().trim();
        if field(0).is_empty() {
            return Err("no code".into());
        }
        let generic = match field(10) {
            "G" => true,
            "P" => false,
            other => return Err(format!("`{other}` is neither P nor G")),
        };
        let known = |text: &str| if text == "NA" { String::new() } else { text.to_owned() };
        let dosage = format!("{} {}", known(field(3)), known(field(4))).trim().to_owned();
        Ok(Medicine {
            folded_name: fold(field(1)).len(),
            folded: fold(&format!("{} {} {} {} {}", field(1), field(2), dosage, field(5), field(0))),
            code: field(0).to_owned(),
            name: field(1).to_owned(),
            ingredient: field(2).to_owned(),
            dosage,
            form: field(5).to_owned(),
            pack: field(6).to_owned(),
            public_price: price(field(7))?,
            hospital_price: price(field(8))?,
            base_price: price(field(9))?,
            generic,
            rate: percent(field(11))?,
        })
    }

    /// The pack with exactly this code.
    pub fn get(&self, code: &str) -> Option<&Medicine> {
        self.by_code.get(code).map(|&at| &self.packs[at])
    }

    /// Every pack, in the order of the list.
    pub fn packs(&self) -> &[Medicine] {
        &self.packs
    }

    /// Packs in which every typed word begins a word of the name, ingredient, strength, form or code. Names that begin
    /// with what was typed come first, then names that hold it, then ingredients; within these, by name and pack.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<&Medicine> {
        let typed = fold(typed);
        if typed.trim().is_empty() || limit == 0 {
            return Vec::new();
        }
        let words: Vec<String> = typed.split_whitespace().map(|word| format!(" {word}")).collect();
        let rank = |pack: &Medicine| {
            if pack.folded.starts_with(&typed) {
                0
            } else if pack.folded[..pack.folded_name].contains(&words[0]) {
                1
            } else {
                2
            }
        };
        let mut found: Vec<(u8, &Medicine)> = self
            .packs
            .iter()
            .filter(|pack| words.iter().all(|word| pack.folded.contains(word)))
            .map(|pack| (rank(pack), pack))
            .collect();
        found.sort_by(|(a, x), (b, y)| {
            a.cmp(b)
                .then_with(|| x.name.cmp(&y.name))
                .then_with(|| x.dosage.cmp(&y.dosage))
                .then_with(|| x.pack.cmp(&y.pack))
        });
        found.truncate(limit);
        found.into_iter().map(|(_, pack)| pack).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_accents_and_case() {
        assert_eq!(fold("Paracétamol  500/125 mg"), " paracetamol 500 125 mg");
        assert_eq!(fold("٥٠٠"), " 500");
        assert_eq!(fold("  "), " ");
    }

    #[test]
    fn prices_are_read_without_floats() {
        assert_eq!(price("60.7"), Ok(Some(Money::from_centimes(6070))));
        assert_eq!(price("95"), Ok(Some(Money::from_centimes(9500))));
        assert_eq!(price("0"), Ok(None));
        assert_eq!(price(""), Ok(None));
        assert!(price("1.234").is_err() && price("-1").is_err() && price("abc").is_err());
    }
}
