//! Our own lists for people's spreadsheets: CSV that opens with a double click, and XLSX.

use amoe_base::{Date, Money, lang::Dir};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook, XlsxError};
use thiserror::Error;

use crate::delimited::{disarm, write_record};

/// A list could not be written.
#[derive(Debug, Error)]
#[error("the workbook could not be written")]
pub struct WriteError(#[from] XlsxError);

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text; also codes, whose zeros stay.
    Text(String),
    /// An amount in dirhams.
    Money(Money),
    /// A day.
    Date(Date),
    /// A count.
    Number(i64),
    /// Nothing.
    Empty,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Money> for Value {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A list to be written.
#[derive(Debug, Clone)]
pub struct Table {
    /// The name of the sheet.
    pub title: String,
    /// The names of the columns, in the reader's language.
    pub header: Vec<String>,
    /// The lines.
    pub rows: Vec<Vec<Value>>,
    /// The reader's direction; a sheet in Arabic has its first column on the right.
    pub dir: Dir,
}

impl Table {
    /// As a CSV that Excel of the country opens as it should: UTF-8 with its mark, `;`, decimal commas, `dd/mm/yyyy`.
    pub fn csv(&self) -> Vec<u8> {
        let mut out = String::from('\u{feff}');
        write_record(&mut out, self.header.iter().map(String::as_str), ';', "\r\n");
        for row in &self.rows {
            let fields: Vec<String> = row
                .iter()
                .map(|value| match value {
                    Value::Text(text) => disarm(text).into_owned(),
                    Value::Money(money) => money.to_string().replace('.', ","),
                    Value::Date(day) => written(*day),
                    Value::Number(number) => number.to_string(),
                    Value::Empty => String::new(),
                })
                .collect();
            write_record(&mut out, fields.iter().map(String::as_str), ';', "\r\n");
        }
        out.into_bytes()
    }

    /// As a workbook with real dates and amounts.
    pub fn xlsx(&self) -> Result<Vec<u8>, WriteError> {
        let mut book = Workbook::new();
        let bold = CellFormat::new().set_bold();
        let amount = CellFormat::new().set_num_format("#,##0.00");
        let day_format = CellFormat::new().set_num_format(DAY);
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.title))?;
        sheet.set_right_to_left(self.dir == Dir::Rtl);
        sheet.set_freeze_panes(1, 0)?;
        for (at, name) in (0..).zip(&self.header) {
            sheet.write_string_with_format(0, at, cut(name), &bold)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (at, value) in (0..).zip(row) {
                match value {
                    Value::Text(text) => sheet.write_string(line, at, cut(text))?,
                    // Excel has only floats; the text of an amount becomes the nearest one, which it shows again as
                    // that amount.
                    Value::Money(money) => match money.to_string().parse::<f64>() {
                        Ok(number) => sheet.write_number_with_format(line, at, number, &amount)?,
                        Err(_) => sheet.write_string(line, at, money.to_string())?,
                    },
                    Value::Date(day) => match excel_day(*day) {
                        Some(number) => sheet.write_datetime_with_format(line, at, number, &day_format)?,
                        None => sheet.write_string(line, at, written(*day))?,
                    },
                    Value::Number(number) => match i32::try_from(*number) {
                        Ok(number) => sheet.write_number(line, at, number)?,
                        Err(_) => sheet.write_string(line, at, number.to_string())?,
                    },
                    Value::Empty => continue,
                };
            }
        }
        sheet.autofit();
        Ok(book.save_to_buffer()?)
    }
}

/// The format of days in workbooks.
pub(crate) const DAY: &str = "dd/mm/yyyy";

pub(crate) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

pub(crate) fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Excel refuses longer cells.
pub(crate) fn cut(text: &str) -> String {
    text.chars().take(32_000).collect()
}

/// Excel's rules for sheet names: at most 31 characters, some signs not allowed.
pub(crate) fn sheet_name(title: &str) -> String {
    let name: String = title
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control())
        .take(31)
        .collect();
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "1".to_owned() } else { name.to_owned() }
}
