//! Text with separators. Read by hand rather than by the `csv` crate, which drops blank lines: the number we show
//! beside a problem has to be the one that the person's spreadsheet shows.

use crate::{
    SheetError, column,
    grid::{CellKind, Grid},
    limits,
};

/// The separators that are tried, the likeliest first.
const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

/// Reads all records.
pub(crate) fn read(text: &str, separator: char) -> Result<Grid, SheetError> {
    let mut grid = Grid::default();
    let mut records = Records::new(text, separator);
    while let Some(line) = records.next_record()? {
        for (start, end) in &records.fields {
            grid.push(line, &records.buffer[*start..*end], CellKind::Text)?;
        }
        grid.end_row(line)?;
    }
    Ok(grid)
}

/// Splits off the line `sep=;` by which Excel is told the separator; it is not shown as a line.
pub(crate) fn declared_separator(text: &str) -> Option<(char, &str)> {
    let head = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep="))?;
    let mut rest = text[head.len()..].chars();
    let separator = rest.next().filter(|c| SEPARATORS.contains(c))?;
    let rest = rest.as_str();
    Some((separator, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']))?))
}

/// The separator that yields known column names, or else the most regular lines.
pub(crate) fn sniff_separator(text: &str) -> char {
    let cut = text.floor_char_boundary(1 << 16);
    let sample = &text[..cut];
    let mut best = (0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let score = score(sample, separator);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

fn score(sample: &str, separator: char) -> usize {
    let mut records = Records::new(sample, separator);
    let mut widths: Vec<usize> = Vec::new();
    let mut known = 0;
    while widths.len() < 60 {
        let Ok(Some(_)) = records.next_record() else { break };
        let cells = records.fields.iter().map(|(start, end)| &records.buffer[*start..*end]);
        if widths.len() < crate::sheet::HEADER_WITHIN && records.fields.len() > 1 {
            known = known.max(column::count_known(cells));
        }
        widths.push(records.fields.len());
    }
    // Squared, so that a separator found in all lines beats one found more often in most.
    let regular = |width: &usize| widths.iter().filter(|w| *w == width).count().pow(2) * (width - 1);
    widths.iter().map(regular).max().unwrap_or(0) + 1_000_000 * known
}

/// One record after the other, quotes undone (RFC 4180), line ends of any kind. Text after a closing quote is kept as
/// it is, and so is a quote in the middle of a field.
struct Records<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    line: u32,
    buffer: String,
    fields: Vec<(usize, usize)>,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        // All separators are ASCII.
        let separator = u8::try_from(separator).unwrap_or(b';');
        Self { text, separator, at: 0, line: 0, buffer: String::new(), fields: Vec::new() }
    }

    /// Reads the next record into `fields`; gives its line, `None` at the end.
    fn next_record(&mut self) -> Result<Option<u32>, SheetError> {
        if self.at >= self.text.len() {
            return Ok(None);
        }
        self.buffer.clear();
        self.fields.clear();
        self.line += 1;
        loop {
            let start = self.buffer.len();
            if self.text.as_bytes().get(self.at) == Some(&b'"') {
                self.quoted()?;
            }
            let rest = &self.text.as_bytes()[self.at..];
            let len = rest
                .iter()
                .position(|b| *b == self.separator || matches!(b, b'\r' | b'\n'))
                .unwrap_or(rest.len());
            self.buffer.push_str(&self.text[self.at..self.at + len]);
            self.at += len;
            // A line of millions of separators must not fill the memory; what lies beyond the last column is only
            // kept when there is something in it.
            if self.fields.len() <= limits::COLUMNS || self.buffer.len() > start {
                self.fields.push((start, self.buffer.len()));
            }
            match self.text.as_bytes().get(self.at) {
                Some(b) if *b == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') { 2 } else { 1 };
                    return Ok(Some(self.line));
                }
                Some(_) => {
                    self.at += 1;
                    return Ok(Some(self.line));
                }
                None => return Ok(Some(self.line)),
            }
        }
    }

    fn quoted(&mut self) -> Result<(), SheetError> {
        let start = self.buffer.len();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            // A quote that is never closed would swallow the rest of the file; a cell has an end before that.
            let Some(len) =
                rest.find('"').filter(|len| self.buffer.len() - start + len <= 8 * limits::CELL_CHARS)
            else {
                return Err(SheetError::UnclosedQuote { line: self.line });
            };
            self.buffer.push_str(&rest[..len]);
            self.at += len + 1;
            if self.text.as_bytes().get(self.at) != Some(&b'"') {
                return Ok(());
            }
            self.buffer.push('"');
            self.at += 1;
        }
    }
}

/// Appends one field, quoted when it has to be.
pub(crate) fn write_field(out: &mut String, field: &str, separator: char) {
    let quote = field.contains([separator, '"', '\r', '\n']) || field != field.trim();
    if quote {
        out.push('"');
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}

/// Appends one record.
pub(crate) fn write_record<'a>(
    out: &mut String,
    fields: impl Iterator<Item = &'a str>,
    separator: char,
    end: &str,
) {
    for (i, field) in fields.enumerate() {
        if i > 0 {
            out.push(separator);
        }
        write_field(out, field, separator);
    }
    out.push_str(end);
}

/// A text that a spreadsheet would run as a formula gets an apostrophe, which spreadsheets hide. A signed number is
/// no danger and stays.
pub(crate) fn disarm(text: &str) -> std::borrow::Cow<'_, str> {
    let starts = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = || text.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ','));
    if starts && !(text.starts_with(['+', '-']) && number()) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, separator: char) -> Vec<(u32, Vec<String>)> {
        let grid = read(text, separator).expect("readable");
        (0..grid.len())
            .map(|i| (grid.row(i).line(), grid.row(i).cells().map(|c| c.text.to_owned()).collect()))
            .collect()
    }

    #[test]
    fn lines_are_numbered_as_a_spreadsheet_shows_them() {
        let text = "a;b\r\n\r\n;;\r\n\"two\r\nlines\";x\rc;d\ne";
        assert_eq!(
            lines(text, ';'),
            [
                (1, vec!["a".to_owned(), "b".into()]),
                (4, vec!["two\r\nlines".into(), "x".into()]),
                (5, vec!["c".into(), "d".into()]),
                (6, vec!["e".into()]),
            ]
        );
    }

    #[test]
    fn quotes_are_undone_and_strays_kept() {
        assert_eq!(
            lines("\"a \"\"b\"\"\",5\" disc,\"x\"y,\"\"", ','),
            [(1, vec!["a \"b\"".to_owned(), "5\" disc".into(), "xy".into()])]
        );
        assert_eq!(read("a;\"b\nc;d\n", ';').err(), Some(SheetError::UnclosedQuote { line: 1 }));
    }

    #[test]
    fn the_separator_is_the_one_that_makes_sense() {
        assert_eq!(sniff_separator("CNE,Nom,Prénom\n1,a,b\n"), ',');
        assert_eq!(sniff_separator("CNE\tNom\tPrénom\n1\ta, b; c\tb\n"), '\t');
        assert_eq!(sniff_separator("x;y\n1,5;2,5\n1,7;3,5\n"), ';', "decimal commas");
        assert_eq!(sniff_separator("Liste, session 1, groupe A, 2026\nCNE;Nom;Prénom\n1;a;b\n"), ';');
        assert_eq!(declared_separator("sep=,\r\na,b"), Some((',', "a,b")));
        assert_eq!(declared_separator("sépare"), None);
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        assert_eq!(disarm("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(disarm("@a"), "'@a");
        assert_eq!(disarm("-2+3"), "'-2+3");
        assert_eq!(disarm("+212612345678"), "+212612345678");
        assert_eq!(disarm("Salma"), "Salma");
    }
}
