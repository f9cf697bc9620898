//! The cells of a list in one block of text: 50,000 lines of 15 cells are two allocations, not 750,000.

use crate::{SheetError, limits};

/// What the file says a cell is. A CSV has only text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Text, as typed.
    Text,
    /// A number; its text is plain digits, never scientific notation, never `.0`.
    Number,
    /// A date; its text is `YYYY-MM-DD`.
    Date,
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The text, as the file has it.
    pub text: &'a str,
    /// What the file says it is.
    pub kind: CellKind,
}

impl<'a> Cell<'a> {
    const EMPTY: Cell<'static> = Cell { text: "", kind: CellKind::Text };

    /// The text without what people add to keep a spreadsheet from spoiling a code: `="0012"` and `'0012` are `0012`.
    pub fn plain(&self) -> &'a str {
        let text = self.text.trim();
        let text = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text);
        text.strip_prefix('\'').unwrap_or(text)
    }

    /// The plain text on one line with Latin digits (`amoe_base::clean`, spared where there is nothing to do, as in
    /// most cells).
    pub(crate) fn clean(&self) -> String {
        let text = self.plain();
        let tidy = text.bytes().all(|b| (b' '..0x7f).contains(&b)) && !text.contains("  ");
        if tidy { text.trim().to_owned() } else { amoe_base::clean(text) }
    }
}

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    grid: &'a Grid,
    at: usize,
}

impl<'a> Row<'a> {
    /// The number that a spreadsheet shows beside the line, from 1; blank lines count, and a cell of several text
    /// lines is one.
    pub fn line(&self) -> u32 {
        self.grid.rows[self.at].line
    }

    /// How many cells, up to the last one that is not empty.
    pub fn width(&self) -> usize {
        let row = &self.grid.rows[self.at];
        row.last - row.first
    }

    /// The cell of a column; empty beyond the last.
    pub fn cell(&self, column: usize) -> Cell<'a> {
        if column < self.width() {
            self.grid.cell(self.grid.rows[self.at].first + column)
        } else {
            Cell::EMPTY
        }
    }

    /// The cells in order.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> + use<'a> {
        let row = &self.grid.rows[self.at];
        let grid = self.grid;
        (row.first..row.last).map(move |i| grid.cell(i))
    }
}

#[derive(Debug, Clone, Copy)]
struct Span {
    line: u32,
    first: usize,
    last: usize,
}

/// All cells of a list, checked against the limits while they come in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    text: String,
    /// Where each cell ends in `text`; it starts where the one before ends.
    cells: Vec<(u32, CellKind)>,
    rows: Vec<Span>,
    row_first: usize,
}

impl Grid {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn row(&self, at: usize) -> Row<'_> {
        Row { grid: self, at }
    }

    fn cell(&self, at: usize) -> Cell<'_> {
        let start = at.checked_sub(1).map_or(0, |before| self.cells[before].0 as usize);
        let (end, kind) = self.cells[at];
        Cell { text: &self.text[start..end as usize], kind }
    }

    /// How many cells the row being filled has so far.
    pub(crate) fn open_width(&self) -> usize {
        self.cells.len() - self.row_first
    }

    /// Adds a cell to the row being filled. Empty cells are free: what counts is the last one that is not empty.
    pub(crate) fn push(&mut self, line: u32, text: &str, kind: CellKind) -> Result<(), SheetError> {
        if !text.is_empty() {
            if self.open_width() >= limits::COLUMNS {
                return Err(SheetError::TooManyColumns { line, limit: limits::COLUMNS });
            }
            // A character takes at most four bytes, so short texts need no counting.
            if text.len() > limits::CELL_CHARS && text.chars().nth(limits::CELL_CHARS).is_some() {
                return Err(SheetError::CellTooLong { line, limit: limits::CELL_CHARS });
            }
            if self.text.len() + text.len() > limits::TEXT_BYTES {
                return Err(SheetError::TooMuchText);
            }
        } else if self.open_width() >= limits::COLUMNS {
            return Ok(());
        }
        self.text.push_str(text);
        // Bounded by the check above.
        self.cells.push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), kind));
        Ok(())
    }

    /// Ends the row; a blank one leaves nothing but the gap in the line numbers.
    pub(crate) fn end_row(&mut self, line: u32) -> Result<(), SheetError> {
        while self.open_width() > 0 && self.cell(self.cells.len() - 1).text.trim().is_empty() {
            let start = self.cells.len().checked_sub(2).map_or(0, |before| self.cells[before].0 as usize);
            self.text.truncate(start);
            self.cells.pop();
        }
        if self.open_width() > 0 {
            if self.rows.len() >= limits::LINES {
                return Err(SheetError::TooManyLines { limit: limits::LINES });
            }
            self.rows.push(Span { line, first: self.row_first, last: self.cells.len() });
        }
        self.row_first = self.cells.len();
        Ok(())
    }
}
