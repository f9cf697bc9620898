//! Birth dates in every form in which lists give them.

use amoe_base::{BirthDate, Date};
use jiff::{ToSpan, civil::date};

use crate::{Cell, CellKind};

/// Two-digit years up to this one are of this century: students of the century's first thirty years.
const PIVOT: i16 = 30;

/// Day first as in Morocco, or month first as an American spreadsheet writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

impl Order {
    /// What a column's dates have in common. They are read month first only when no date could be day first wherever
    /// it can be told, and it can be told often enough not to be a slip.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = Cell<'a>>) -> Self {
        let (mut day_first, mut month_first) = (0, 0);
        for cell in cells.filter(|c| c.kind == CellKind::Text) {
            let Some([a, b, _]) =
                groups(without_time(&cell.clean())).and_then(|g| <[Group; 3]>::try_from(g).ok())
            else {
                continue;
            };
            match (a, b) {
                (Group::Number { value: 13..=31, .. }, Group::Number { value: 1..=12, .. }) => day_first += 1,
                (Group::Number { value: 1..=12, .. }, Group::Number { value: 13..=31, .. }) => {
                    month_first += 1;
                }
                _ => {}
            }
        }
        if day_first == 0 && month_first >= 3 { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// Reads a birth date; `None` when it is none.
pub(crate) fn birth_date(cell: Cell<'_>, order: Order) -> Option<BirthDate> {
    if cell.kind == CellKind::Date {
        let day = amoe_base::date::parse_iso(cell.text)?;
        // A year typed into a cell that is formatted as a date becomes the serial number of a day in 1905.
        return if day.year() == 1905 {
            i16::try_from(serial_of(day)).ok().and_then(year)
        } else {
            full(day)
        };
    }
    let text = cell.clean();
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(&text);
    }
    // A serial number with a time of day behind it.
    if let Some((whole, part)) = text.split_once('.')
        && whole.len() == 5
        && format!("{whole}{part}").bytes().all(|b| b.is_ascii_digit())
    {
        return digits(whole);
    }
    let groups: [Group; 3] = groups(without_time(&text))?.try_into().ok()?;
    let (d, m, y) = match groups {
        [
            Group::Number { value: y, len: 4 },
            Group::Number { value: m, .. },
            Group::Number { value: d, .. },
        ] => (d, m, y),
        [Group::Number { value: d, len: 1..=2 }, Group::Month(m), y]
        | [Group::Month(m), Group::Number { value: d, len: 1..=2 }, y] => (d, m, y.year()?),
        [Group::Number { value: a, len: 1..=2 }, Group::Number { value: b, len: 1..=2 }, y] => match order {
            Order::DayFirst => (a, b, y.year()?),
            Order::MonthFirst => (b, a, y.year()?),
        },
        _ => return None,
    };
    // Registers write 00/00/2004 when only the year is known, and 00/05/2004 when the day is not.
    if d == 0 { (m <= 12).then_some(y).and_then(year) } else { civil(y, m, d) }
}

/// A date without separators: a year, a serial number, `20040501`, `01052004`, or the latter with its zero lost.
fn digits(text: &str) -> Option<BirthDate> {
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<i16>().ok());
    match text.len() {
        4 => part(0..4).and_then(year),
        // 1927 to 2064.
        5 => {
            text.parse().ok().filter(|n| (10_000..60_000).contains(n)).and_then(day_of_serial).and_then(full)
        }
        7 => civil(part(3..7)?, part(1..3)?, part(0..1)?),
        8 => civil(part(0..4)?, part(4..6)?, part(6..8)?)
            .or_else(|| civil(part(4..8)?, part(2..4)?, part(0..2)?)),
        _ => None,
    }
}

fn civil(year: i16, month: i16, day: i16) -> Option<BirthDate> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().and_then(full)
}

fn full(day: Date) -> Option<BirthDate> {
    (1900..=2100).contains(&day.year()).then_some(BirthDate::Full(day))
}

fn year(year: i16) -> Option<BirthDate> {
    (1900..=2100).contains(&year).then_some(BirthDate::Year(year))
}

/// Excel's day 1 is 1 January 1900, but it counts a 29 February 1900 that never was.
fn day_of_serial(serial: i32) -> Option<Date> {
    date(1899, 12, 30).checked_add(serial.days()).ok()
}

fn serial_of(day: Date) -> i32 {
    (day - date(1899, 12, 30)).get_days()
}

/// Cuts `00:00:00` off, whether a blank or a `T` stands before it.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', ' '])
}

#[derive(Debug, Clone, Copy)]
enum Group {
    Number { value: i16, len: usize },
    Month(i16),
}

impl Group {
    fn year(self) -> Option<i16> {
        match self {
            Self::Number { value, len: 4 } => Some(value),
            Self::Number { value, len: 2 } => Some(if value <= PIVOT { 2000 + value } else { 1900 + value }),
            _ => None,
        }
    }
}

fn groups(text: &str) -> Option<Vec<Group>> {
    text.split(['/', '-', '.', ' ', ',', '\\'])
        .filter(|group| !group.is_empty())
        .map(|group| {
            if group.bytes().all(|b| b.is_ascii_digit()) {
                group.parse().ok().map(|value| Group::Number { value, len: group.len() })
            } else {
                month(group).map(Group::Month)
            }
        })
        .collect()
}

/// Months by their French, English and Moroccan Arabic names, or the first letters of the Latin ones.
fn month(name: &str) -> Option<i16> {
    const LATIN: [&[&str]; 12] = [
        &["janvier", "january"],
        &["fevrier", "february"],
        &["mars", "march"],
        &["avril", "april"],
        &["mai", "may"],
        &["juin", "june"],
        &["juillet", "july"],
        &["aout", "august"],
        &["septembre", "september"],
        &["octobre", "october"],
        &["novembre", "november"],
        &["decembre", "december"],
    ];
    const ARABIC: [&str; 12] = [
        "يناير",
        "فبراير",
        "مارس",
        "ابريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "اكتوبر",
        "نونبر",
        "دجنبر",
    ];
    let name = crate::column::fold(name);
    let fits = |full: &&str| *full == name || (name.len() >= 3 && full.starts_with(&name));
    let mut latin = (1..).zip(LATIN).filter(|(_, names)| names.iter().any(&fits));
    let arabic = (1..).zip(ARABIC).find(|(_, full)| *full == name);
    // "jui" could be June or July.
    match (latin.next(), latin.next(), arabic) {
        (Some((at, _)), None, _) | (_, _, Some((at, _))) => Some(at),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        birth_date(Cell { text, kind: CellKind::Text }, Order::DayFirst).map(|d| d.to_string())
    }

    #[test]
    fn every_form_gives_the_same_day() {
        for text in [
            "01/05/2004",
            "1/5/2004",
            "01-05-2004",
            "1.5.04",
            "01/05/04",
            "2004-05-01",
            "2004/5/1",
            "20040501",
            "01052004",
            "1052004",
            "38108",
            "01/05/2004 00:00",
            "2004-05-01T00:00:00",
            "1 mai 2004",
            "01-mai-04",
            "May 1, 2004",
            "فاتح",
            "1 ماي 2004",
            "٠١/٠٥/٢٠٠٤",
            "38108.0",
            " 01/05/2004 ",
            "'01/05/2004",
        ] {
            let expected = (text != "فاتح").then(|| "2004-05-01".to_owned());
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_year_may_stand_alone() {
        for text in ["2004", "00/00/2004", "0/0/2004"] {
            assert_eq!(read(text), Some("2004".into()), "{text}");
        }
        let typed_into_a_date_cell = Cell { text: "1905-06-26", kind: CellKind::Date };
        assert_eq!(birth_date(typed_into_a_date_cell, Order::DayFirst), Some(BirthDate::Year(2004)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "31/02/2004",
            "13/13/2004",
            "05/2004",
            "1/5/204",
            "abc",
            "99999",
            "1/2/3/4",
            "12345678901",
            "0",
            "-1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_american_column_is_recognised_as_a_whole() {
        let cells = |texts: &'static [&str]| texts.iter().map(|text| Cell { text, kind: CellKind::Text });
        assert_eq!(
            Order::of(cells(&["05/23/2004", "1/31/2003", "12/13/2002", "05/06/2004"])),
            Order::MonthFirst
        );
        assert_eq!(
            Order::of(cells(&["05/23/2004", "1/31/2003", "12/13/2002", "23/06/2004"])),
            Order::DayFirst
        );
        assert_eq!(Order::of(cells(&["05/23/2004"])), Order::DayFirst, "one may be a slip");
        let cell = Cell { text: "05/06/2004", kind: CellKind::Text };
        assert_eq!(birth_date(cell, Order::MonthFirst), Some(BirthDate::Full(date(2004, 5, 6))));
    }
}
