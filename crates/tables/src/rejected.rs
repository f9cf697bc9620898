//! The bad lines of a list, in the format in which the list came, with one column more that says why. The person
//! corrects it and sends it again as it is.

use amoe_base::date::parse_iso;
use rust_xlsxwriter::{Format as CellFormat, Workbook};

use crate::{
    Cell, CellKind, Column, Encoding, Format, Sheet, WriteError, column,
    delimited::{disarm, write_record},
    encoding,
    table::{DAY, cut, excel_day, sheet_name, written},
};

impl Sheet {
    /// Writes the lines of these indices with the reason of each, in the reader's language, in a last column. Cells stay
    /// as they were sent, but for an apostrophe before what a spreadsheet would run; a legacy encoding that lacks a letter of the reasons gives way to UTF-8.
    pub fn write_rejected(
        &self,
        problems: &[(usize, String)],
        reason_header: &str,
    ) -> Result<Vec<u8>, WriteError> {
        let list = Rejected::of(self, problems, reason_header);
        match self.format() {
            Format::Csv { separator, encoding, crlf, bom } => {
                let text = list.csv(*separator, if *crlf { "\r\n" } else { "\n" });
                Ok(encoding::encode(&text, *encoding, *bom)
                    .or_else(|| encoding::encode(&text, Encoding::Utf8, true))
                    .unwrap_or_default())
            }
            Format::Xlsx { sheet } => list.xlsx(sheet),
        }
    }
}

struct Rejected<'a> {
    header: Vec<&'a str>,
    /// The line's cells, as many as the header has, and the reason.
    rows: Vec<(Vec<Cell<'a>>, String)>,
}

impl<'a> Rejected<'a> {
    fn of(sheet: &'a Sheet, problems: &[(usize, String)], reason_header: &'a str) -> Self {
        // The column of an earlier round, in whichever language, is replaced.
        let earlier: Vec<usize> = (0..sheet.header().len())
            .filter(|at| {
                let name = &sheet.header()[*at];
                name == reason_header || column::recognise(name) == Some(Column::Reason)
            })
            .collect();
        let picked: Vec<_> =
            problems.iter().filter_map(|(index, why)| Some((sheet.row(*index)?, why))).collect();
        let width = picked.iter().map(|(row, _)| row.width()).max().unwrap_or(0).max(sheet.header().len());
        let kept: Vec<usize> = (0..width).filter(|at| !earlier.contains(at)).collect();
        let name = |at: &usize| sheet.header().get(*at).map_or("", String::as_str);
        let header = kept.iter().map(name).chain([reason_header]).collect();
        let rows = picked
            .into_iter()
            .map(|(row, why)| (kept.iter().map(|at| row.cell(*at)).collect(), why.replace(['\r', '\n'], " ")))
            .collect();
        Self { header, rows }
    }

    fn csv(&self, separator: char, end: &str) -> String {
        let mut out = String::new();
        let mut line = |texts: &mut dyn Iterator<Item = &str>| {
            // What somebody wrote into a list must not run in the program that opens it.
            let safe: Vec<_> = texts.map(disarm).collect();
            write_record(&mut out, safe.iter().map(AsRef::as_ref), separator, end);
        };
        line(&mut self.header.iter().copied());
        for (cells, why) in &self.rows {
            line(&mut cells.iter().map(|c| c.text).chain([why.as_str()]));
        }
        out
    }

    fn xlsx(&self, title: &str) -> Result<Vec<u8>, WriteError> {
        let mut book = Workbook::new();
        let bold = CellFormat::new().set_bold();
        let day_format = CellFormat::new().set_num_format(DAY);
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(title))?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, name) in (0..).zip(&self.header) {
            sheet.write_string_with_format(0, at, cut(name), &bold)?;
        }
        for (line, (cells, why)) in (1..).zip(&self.rows) {
            let mut next = 0;
            for cell in cells {
                let day = if cell.kind == CellKind::Date { parse_iso(cell.text) } else { None };
                match (day, day.and_then(excel_day)) {
                    (_, Some(day)) => sheet.write_datetime_with_format(line, next, day, &day_format)?,
                    (Some(day), None) => sheet.write_string(line, next, written(day))?,
                    // Numbers go back as text, so that no code loses a digit on the way.
                    _ if cell.text.is_empty() => sheet,
                    _ => sheet.write_string(line, next, cut(cell.text))?,
                };
                next += 1;
            }
            sheet.write_string(line, next, cut(why))?;
        }
        sheet.autofit();
        Ok(book.save_to_buffer()?)
    }
}
