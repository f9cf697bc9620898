//! A list as it came: its format, its header, its lines.

use std::fmt;

use serde::Serialize;
use thiserror::Error;

use crate::{
    Encoding, column, delimited, encoding,
    grid::{Grid, Row},
    limits, workbook,
};

/// How many lines from the top the header is looked for; above it stand titles and the like.
pub(crate) const HEADER_WITHIN: usize = 20;

/// In which format a list came, and so goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text with separators.
    Csv {
        /// Between the cells.
        separator: char,
        /// Of the text.
        encoding: Encoding,
        /// Lines end as on Windows.
        crlf: bool,
        /// The file starts with a byte order mark.
        bom: bool,
    },
    /// A workbook.
    Xlsx {
        /// The sheet that was read.
        sheet: String,
    },
}

impl Format {
    /// The ending of a file's name.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Csv { .. } => "csv",
            Self::Xlsx { .. } => "xlsx",
        }
    }

    /// The media type of a file that was written in this format: one whose words the list's own encoding lacks has given
    /// way to UTF-8, as its mark says.
    pub fn media_type_of(&self, written: &[u8]) -> &'static str {
        if written.starts_with("\u{feff}".as_bytes()) { "text/csv; charset=utf-8" } else { self.media_type() }
    }

    /// The media type to send it with.
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Csv { encoding: Encoding::Windows1252, .. } => "text/csv; charset=windows-1252",
            Self::Csv { encoding: Encoding::Windows1256, .. } => "text/csv; charset=windows-1256",
            Self::Csv { encoding: Encoding::Utf16Le | Encoding::Utf16Be, .. } => "text/csv; charset=utf-16",
            Self::Csv { encoding: Encoding::Utf8, .. } => "text/csv; charset=utf-8",
            Self::Xlsx { .. } => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Why a file is not read. [`SheetError::code`] is the key for the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SheetError {
    /// More bytes than [`limits::BYTES`].
    #[error("the file is larger than {} MB", .limit >> 20)]
    TooLarge {
        /// Bytes.
        limit: usize,
    },
    /// More lines than [`limits::LINES`].
    #[error("the list has more than {limit} lines")]
    TooManyLines {
        /// Lines.
        limit: usize,
    },
    /// More columns than [`limits::COLUMNS`].
    #[error("line {line} has more than {limit} columns")]
    TooManyColumns {
        /// Where.
        line: u32,
        /// Columns.
        limit: usize,
    },
    /// A cell longer than [`limits::CELL_CHARS`].
    #[error("a cell of line {line} is longer than {limit} characters")]
    CellTooLong {
        /// Where.
        line: u32,
        /// Characters.
        limit: usize,
    },
    /// All cells together hold more than [`limits::TEXT_BYTES`].
    #[error("the cells hold too much text")]
    TooMuchText,
    /// The workbook unpacks to more than a list could need.
    #[error("the workbook unpacks to more than a list could need")]
    UnpacksTooLarge,
    /// A quote opens a cell and none closes it.
    #[error("a quotation mark in line {line} is not closed")]
    UnclosedQuote {
        /// Where.
        line: u32,
    },
    /// No line holds anything.
    #[error("the list is empty")]
    Empty,
    /// The workbook wants a password.
    #[error("the workbook is protected by a password")]
    Protected,
    /// A workbook of before 2007, a web page with the ending `.xls`, an OpenDocument sheet, or no list at all.
    #[error("this is {found}; save it as XLSX or CSV")]
    OtherFormat {
        /// What it is.
        found: Found,
    },
    /// The workbook cannot be read.
    #[error("the workbook is damaged")]
    Damaged,
}

impl SheetError {
    /// A stable key for translation.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::TooManyLines { .. } => "too-many-lines",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::TooMuchText => "too-much-text",
            Self::UnpacksTooLarge => "unpacks-too-large",
            Self::UnclosedQuote { .. } => "unclosed-quote",
            Self::Empty => "empty",
            Self::Protected => "protected",
            Self::OtherFormat { found } => found.code(),
            Self::Damaged => "damaged",
        }
    }

    /// The line it is about.
    pub const fn line(&self) -> Option<u32> {
        match self {
            Self::TooManyColumns { line, .. }
            | Self::CellTooLong { line, .. }
            | Self::UnclosedQuote { line } => Some(*line),
            _ => None,
        }
    }
}

/// What a file is that is no list of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Excel 97 to 2003.
    OldExcel,
    /// A web page, which some systems export with the ending `.xls`.
    WebPage,
    /// LibreOffice's own format.
    OpenDocument,
    /// Something that is not text.
    NoList,
}

impl Found {
    const fn code(self) -> &'static str {
        match self {
            Self::OldExcel => "old-excel",
            Self::WebPage => "web-page",
            Self::OpenDocument => "open-document",
            Self::NoList => "no-list",
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OldExcel => "a workbook of Excel 97 to 2003",
            Self::WebPage => "a web page",
            Self::OpenDocument => "an OpenDocument file",
            Self::NoList => "not a list",
        })
    }
}

/// A list read from a file.
#[derive(Debug, Clone)]
pub struct Sheet {
    format: Format,
    file_name: String,
    header: Vec<String>,
    grid: Grid,
    /// Where the header is among the rows of `grid`; what stands above it is a title.
    header_at: usize,
}

impl Sheet {
    /// Reads a file. What it is, its bytes decide; its name is kept for the file of rejected lines.
    pub fn read(bytes: &[u8], file_name: &str) -> Result<Self, SheetError> {
        if bytes.len() > limits::BYTES {
            return Err(SheetError::TooLarge { limit: limits::BYTES });
        }
        let (format, grid) = match bytes {
            [b'P', b'K', 3, 4, ..] => workbook::read(bytes)?,
            // The container of Excel 97 and of encrypted workbooks; the latter names its part in UTF-16.
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
                let encrypted = bytes.windows(name.len()).any(|w| w == name);
                return Err(if encrypted { SheetError::Protected } else { other(Found::OldExcel) });
            }
            _ => read_text(bytes)?,
        };
        let header_at = find_header(&grid).ok_or(SheetError::Empty)?;
        let header = grid.row(header_at).cells().map(|c| amoe_base::clean(c.plain())).collect();
        Ok(Self { format, file_name: file_name.to_owned(), header, grid, header_at })
    }

    /// In which format it came.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The names of the columns, as the file has them.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// How many lines below the header are not blank.
    pub fn len(&self) -> usize {
        self.grid.len() - self.header_at - 1
    }

    /// Is there nothing below the header?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line of an index; `None` beyond the last.
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        (index < self.len()).then(|| self.grid.row(self.header_at + 1 + index))
    }

    /// The lines below the header that are not blank.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (self.header_at + 1..self.grid.len()).map(|at| self.grid.row(at))
    }

    /// A name for the file of rejected lines: the old one with a word more, such as `liste-a-corriger.csv`.
    pub fn rejected_file_name(&self, word: &str) -> String {
        let name = self.file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        // It goes into a header of the answer, where these would end the name.
        let stem: String = stem.chars().filter(|c| !c.is_control() && *c != '"').take(100).collect();
        let stem = if stem.is_empty() { "list" } else { &stem };
        format!("{stem}-{word}.{}", self.format.extension())
    }
}

pub(crate) const fn other(found: Found) -> SheetError {
    SheetError::OtherFormat { found }
}

fn read_text(bytes: &[u8]) -> Result<(Format, Grid), SheetError> {
    let decoded = encoding::decode(bytes);
    let text = decoded.text.as_str();
    // NUL is in no text; the old pages decode any bytes, so pictures and the like would pass for one.
    if text.contains('\0') || bytes.starts_with(b"%PDF") {
        return Err(other(Found::NoList));
    }
    let start: String = text.trim_start().chars().take(16).map(|c| c.to_ascii_lowercase()).collect();
    if ["<!doctype", "<html", "<table", "<?xml", "<head"].iter().any(|tag| start.starts_with(tag)) {
        return Err(other(Found::WebPage));
    }
    let (separator, text) =
        delimited::declared_separator(text).unwrap_or_else(|| (delimited::sniff_separator(text), text));
    let crlf = text.contains("\r\n");
    let grid = delimited::read(text, separator)?;
    Ok((Format::Csv { separator, encoding: decoded.encoding, crlf, bom: decoded.bom }, grid))
}

/// The header is the line with the most column names that we know, if it has two; else the first that is as wide as
/// the lines below it.
pub(crate) fn find_header(grid: &Grid) -> Option<usize> {
    let top = 0..grid.len().min(HEADER_WITHIN);
    let known = |at: &usize| column::count_known(grid.row(*at).cells().map(|c| c.plain()));
    let best = top.clone().rev().max_by_key(known).filter(|at| known(at) >= 2);
    let filled = |at: usize| grid.row(at).cells().filter(|c| !c.text.trim().is_empty()).count();
    let widest = top.clone().map(filled).max()?;
    best.or_else(|| top.clone().find(|at| 2 * filled(*at) > widest))
}
