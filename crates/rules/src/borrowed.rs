//! A claim whose texts are borrowed, from a line of JSON or from a [`ClaimCase`]: what the engine works on, so that a
//! batch copies no text.
//!
//! [`read`] reads the lines that are right and says nothing about the others: those go through [`crate::read`], which
//! finds everything that is wrong with them. What it accepts, the careful reader accepts with the same meaning.

use std::fmt;

use amoe_base::{BirthDate, Coefficient, Date, Money, Period};
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use crate::claim::{ClaimCase, Line, Price, Setting, Sheet};

/// A claim.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Case<'c> {
    pub id: &'c str,
    pub sheet: Sheet,
    pub posted_on: Option<Date>,
    pub received_on: Option<Date>,
    pub treatment_ends_on: Option<Date>,
    pub illness: Option<u8>,
    pub birth_date: BirthDate,
    pub covers: Vec<Period>,
    pub exemptions: Vec<Exemption<'c>>,
    pub history: Vec<Earlier<'c>>,
    pub lines: Vec<CaseLine<'c>>,
}

/// An exemption.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exemption<'c> {
    pub illness: u8,
    pub number: &'c str,
    pub period: Period,
}

/// An act or article already claimed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Earlier<'c> {
    pub key: &'c str,
    pub on: Date,
    pub inpe: Option<&'c str>,
}

/// A line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CaseLine<'c> {
    pub on: Date,
    pub paid: Money,
    pub what: What<'c>,
    /// An officer's, where the rulebook has no tariff.
    pub price: Option<&'c Price>,
}

/// What was paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What<'c> {
    Act(Act<'c>),
    Medicine { code: &'c str, quantity: u16 },
    LumpSum { key: &'c str },
}

/// An act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Act<'c> {
    pub key: &'c str,
    pub coefficient: Coefficient,
    pub setting: Setting,
    pub inpe: &'c str,
}

impl Case<'_> {
    /// The first act: the earliest day of all lines, medicines included.
    pub fn first_act(&self) -> Option<Date> {
        self.lines.iter().map(|line| line.on).min()
    }

    /// The day that decides whether it was sent in time.
    pub fn sent_on(&self) -> Option<Date> {
        self.posted_on.or(self.received_on)
    }
}

impl<'c> From<&'c ClaimCase> for Case<'c> {
    fn from(case: &'c ClaimCase) -> Self {
        let line = |(at, line): (usize, &'c Line)| {
            let what = match line {
                Line::Act(act) => What::Act(Act {
                    key: &act.key,
                    coefficient: act.coefficient,
                    setting: act.setting,
                    inpe: &act.inpe,
                }),
                Line::Medicine(medicine) => {
                    What::Medicine { code: &medicine.code, quantity: medicine.quantity }
                }
                Line::LumpSum(lump_sum) => What::LumpSum { key: &lump_sum.key },
            };
            CaseLine { on: line.on(), paid: line.paid(), what, price: case.prices.get(&at) }
        };
        Self {
            id: &case.id,
            sheet: case.sheet,
            posted_on: case.posted_on,
            received_on: case.received_on,
            treatment_ends_on: case.treatment_ends_on,
            illness: case.illness,
            birth_date: case.member.birth_date,
            covers: case.member.covers.clone(),
            exemptions: case
                .member
                .exemptions
                .iter()
                .map(|e| Exemption { illness: e.illness, number: &e.number, period: e.period })
                .collect(),
            history: case
                .history
                .iter()
                .map(|e| Earlier { key: &e.key, on: e.on, inpe: e.inpe.as_deref() })
                .collect(),
            lines: case.lines.iter().enumerate().map(line).collect(),
        }
    }
}

/// Reads a line that is right; `None` for any other, and for texts with escapes.
pub(crate) fn read(line: &[u8]) -> Option<Case<'_>> {
    // The contract's claims have no institution.
    read_with_institution(line).filter(|(_, institution)| institution.is_none()).map(|(case, _)| case)
}

/// The same for lines that may carry the student's institution, as a simulation takes them.
pub(crate) fn read_with_institution(line: &[u8]) -> Option<(Case<'_>, Option<&str>)> {
    // Checked once here, the texts need no check one by one.
    let line = std::str::from_utf8(line).ok()?;
    let raw: RawClaim<'_> = serde_json::from_str(line).ok()?;
    let exemptions = raw.member.exemptions.unwrap_or_default().into_iter();
    let case = Case {
        id: raw.id,
        sheet: raw.sheet.0,
        posted_on: raw.posted_on.map(|day| day.0),
        received_on: raw.received_on.map(|day| day.0),
        treatment_ends_on: raw.treatment_ends_on.map(|day| day.0),
        illness: raw.illness,
        birth_date: raw.member.birth_date.0,
        covers: raw
            .member
            .covers
            .into_iter()
            .map(|raw| Period::new(raw.from.0, raw.to.map(|day| day.0)))
            .collect::<Option<_>>()?,
        exemptions: exemptions
            .map(|raw| {
                let period = Period::new(raw.from.0, raw.to.map(|day| day.0))?;
                Some(Exemption { illness: raw.illness, number: raw.number, period })
            })
            .collect::<Option<_>>()?,
        history: raw
            .history
            .unwrap_or_default()
            .into_iter()
            .map(|raw| Earlier { key: raw.key, on: raw.on.0, inpe: raw.inpe })
            .collect(),
        lines: raw.lines.into_iter().map(RawLine::read).collect::<Option<_>>()?,
    };
    Some((case, raw.institution))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim<'a> {
    id: &'a str,
    #[serde(default, borrow, deserialize_with = "some")]
    institution: Option<&'a str>,
    sheet: Word<Sheet>,
    #[serde(default)]
    posted_on: Option<Day>,
    #[serde(default)]
    received_on: Option<Day>,
    #[serde(default)]
    treatment_ends_on: Option<Day>,
    #[serde(default)]
    illness: Option<u8>,
    #[serde(borrow)]
    member: RawMember<'a>,
    #[serde(default, borrow)]
    history: Option<Vec<RawEarlier<'a>>>,
    #[serde(borrow)]
    lines: Vec<RawLine<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMember<'a> {
    birth_date: Birth,
    covers: Vec<RawCover>,
    #[serde(default, borrow)]
    exemptions: Option<Vec<RawExemption<'a>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCover {
    from: Day,
    #[serde(default)]
    to: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExemption<'a> {
    illness: u8,
    number: &'a str,
    from: Day,
    #[serde(default)]
    to: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEarlier<'a> {
    key: &'a str,
    on: Day,
    #[serde(default)]
    inpe: Option<&'a str>,
}

/// The fields of all kinds of line, those that may not be null by their own reader.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine<'a> {
    kind: Kind,
    #[serde(default, borrow, deserialize_with = "some")]
    key: Option<&'a str>,
    #[serde(default, borrow, deserialize_with = "some")]
    code: Option<&'a str>,
    #[serde(default, deserialize_with = "some")]
    coefficient: Option<Times>,
    #[serde(default, deserialize_with = "some")]
    quantity: Option<u16>,
    on: Day,
    #[serde(default, deserialize_with = "some")]
    setting: Option<Word<Setting>>,
    #[serde(default, borrow)]
    inpe: Inpe<'a>,
    paid: Amount,
}

/// Null only on a lump sum.
#[derive(Default)]
enum Inpe<'a> {
    #[default]
    Missing,
    Null,
    Given(&'a str),
}

impl<'de: 'a, 'a> Deserialize<'de> for Inpe<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Option::<&'a str>::deserialize(d).map(|text| text.map_or(Self::Null, Self::Given))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Act,
    Medicine,
    LumpSum,
}

/// A field that is there, even when it is null.
fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    T::deserialize(d).map(Some)
}

impl<'a> RawLine<'a> {
    /// The line, when it has just the fields of its kind.
    fn read(self) -> Option<CaseLine<'a>> {
        let what = match self {
            Self {
                kind: Kind::Act,
                key: Some(key),
                code: None,
                coefficient: Some(coefficient),
                quantity: None,
                setting,
                inpe: Inpe::Given(inpe),
                ..
            } => What::Act(Act {
                key,
                coefficient: coefficient.0,
                setting: setting.map_or(Setting::default(), |word| word.0),
                inpe,
            }),
            Self {
                kind: Kind::Medicine,
                key: None,
                code: Some(code),
                coefficient: None,
                quantity: Some(quantity @ 1..=10_000),
                setting: None,
                inpe: Inpe::Missing,
                ..
            } => What::Medicine { code, quantity },
            Self {
                kind: Kind::LumpSum,
                key: Some(key),
                code: None,
                coefficient: None,
                quantity: None,
                ..
            } => What::LumpSum { key },
            _ => return None,
        };
        Some(CaseLine { on: self.on.0, paid: self.paid.0, what, price: None })
    }
}

struct Day(Date);
struct Birth(BirthDate);
struct Amount(Money);
struct Times(Coefficient);
struct Word<T>(T);

/// Reads one value from a text that the line holds as it is.
macro_rules! from_text {
    ($($name:ident $(<$t:ident>)? => $read:expr),+ $(,)?) => {$(
        impl<'de $(, $t: std::str::FromStr)?> Deserialize<'de> for $name $(<$t>)? {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Text $(<$t>(std::marker::PhantomData<$t>))?;
                impl<'de $(, $t: std::str::FromStr)?> Visitor<'de> for Text $(<$t>)? {
                    type Value = $name $(<$t>)?;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a text of the contract's form")
                    }
                    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                        let read: Option<Self::Value> = $read(text);
                        read.ok_or_else(|| E::custom(""))
                    }
                }
                d.deserialize_str(Text $(::<$t>(std::marker::PhantomData))?)
            }
        }
    )+};
}
from_text! {
    Day => |text| date(text).map(Day),
    Birth => |text: &str| text.parse().ok().map(Birth),
    Amount => |text| money(text).map(Amount),
    Times => |text: &str| if text == "1" { Some(Times(Coefficient::ONE)) } else { text.parse().ok().map(Times) },
    Word<T> => |text: &str| text.parse().ok().map(Word),
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| number * 10 + i64::from(digit))
    })
}

/// As `amoe_base::date::parse_iso`, without the general parser behind it.
pub(crate) fn date(text: &str) -> Option<Date> {
    let (year, rest) = text.as_bytes().split_first_chunk::<4>()?;
    let &[b'-', m1, m2, b'-', d1, d2] = rest else { return None };
    let (year, month, day) = (number(year)?, number(&[m1, m2])?, number(&[d1, d2])?);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// As `Money::from_str`, without making a text of the digits.
fn money(text: &str) -> Option<Money> {
    let (whole, rest) = text.as_bytes().split_at_checked(text.len().checked_sub(3)?)?;
    let (&[b'.', tens, units], 1..=12) = (rest, whole.len()) else { return None };
    if whole.len() > 1 && whole[0] == b'0' {
        return None;
    }
    Some(Money::from_centimes(number(whole)? * 100 + number(&[tens, units])?))
}

#[cfg(test)]
mod tests {
    use amoe_base::date::parse_iso;
    use proptest::prelude::*;

    use super::*;

    const RIGHT: &str = r#"{"id":"k1","sheet":"ordinary","posted_on":"2026-01-30","received_on":"2026-02-02","treatment_ends_on":null,"illness":null,"member":{"birth_date":"2004-05-01","covers":[{"from":"2025-09-01","to":"2026-09-01"}],"exemptions":[{"illness":9,"number":"X-1","from":"2025-01-01","to":null}]},"history":[{"key":"GLASSES","on":"2025-03-02"}],"lines":[{"kind":"act","key":"C","coefficient":"1","on":"2026-01-10","setting":"outpatient","inpe":"123456789","paid":"200.00"},{"kind":"medicine","code":"6118000040286","quantity":2,"on":"2026-01-10","paid":"17.20"},{"kind":"lump_sum","key":"GLASSES","on":"2026-01-10","paid":"500.00","inpe":null}]}"#;

    #[test]
    fn a_right_line_is_read_at_once() {
        let careful: ClaimCase = serde_json::from_str(RIGHT).unwrap();
        assert_eq!(read(RIGHT.as_bytes()), Some(Case::from(&careful)));
    }

    /// Tokens of the contract, to be put where they do not belong.
    const PIECES: [&str; 34] = [
        "null",
        "0",
        "1",
        "2.0",
        "10001",
        "-1",
        "1e2",
        "300",
        "\"\"",
        "\"1\"",
        "\"1.00\"",
        "\"2026-01-10\"",
        "\"2026-02-30\"",
        "\"2004\"",
        "\"stay\"",
        "\"act\"",
        "\"medicine\"",
        "\"lump_sum\"",
        "\"dental\"",
        "[]",
        "{}",
        "\"key\":\"C\"",
        "\"code\":null",
        "\"inpe\":null",
        "\"setting\":null",
        "\"quantity\":1",
        "\"id\":\"x\"",
        "\"to\":null",
        "\"other\":1",
        "true",
        "\"\\u0041\"",
        "\"é\"",
        "\"1.5\"",
        "\"0\"",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn what_is_read_at_once_is_what_the_careful_reader_reads(
            changes in prop::collection::vec((0..120_usize, 0..120_usize, prop::sample::select(PIECES.to_vec())), 1..3),
        ) {
            // Tokens between the marks of JSON, each with the mark that follows it.
            let mut tokens: Vec<String> = RIGHT.split_inclusive([',', ':', '{', '}', '[', ']']).map(str::to_owned).collect();
            for (from, to, piece) in changes {
                let (from, to) = (from % tokens.len(), to % tokens.len());
                match from % 4 {
                    0 => tokens.swap(from, to),
                    1 => drop(tokens.remove(from)),
                    2 => tokens.insert(to, tokens[from].clone()),
                    _ => {
                        let mark = tokens[from].chars().last().unwrap_or(',');
                        tokens[from] = format!("{piece}{mark}");
                    }
                }
            }
            let line: String = tokens.concat();
            let careful: Result<ClaimCase, _> = serde_json::from_str(&line);
            match (read(line.as_bytes()), careful) {
                (Some(quick), Ok(careful)) => prop_assert_eq!(quick, Case::from(&careful)),
                (Some(_), Err(error)) => prop_assert!(false, "{line}: {error}"),
                (None, Ok(_)) => prop_assert!(line.contains('\\'), "read only with care: {line}"),
                (None, Err(_)) => {}
            }
        }
    }

    proptest! {
        #[test]
        fn dates_and_amounts_are_read_as_base_reads_them(
            date_like in prop_oneof!["[0-9]{4}-[01][0-9]-[0-3][0-9]", "[0-9-]{8,11}", "\\PC{0,10}"],
            amount_like in prop_oneof!["[0-9]{1,14}\\.[0-9]{2}", "[0-9.+-]{0,6}", "\\PC{0,6}"],
        ) {
            prop_assert_eq!(date(&date_like), parse_iso(&date_like));
            prop_assert_eq!(money(&amount_like), amount_like.parse().ok());
        }
    }
}
