//! Lists in CSV or XLSX as people really send them: any separator, old encodings, titles above the header, dates in
//! every form, lost leading zeros. [`Sheet`] reads a file and writes its bad lines back in the same format,
//! [`enrolment`] understands a university's list of students, [`other_cover`] another scheme's list of whom it covers, [`Table`] writes our own exports.
//!
//! Who may import, what an accepted line changes, and the words of each problem in the reader's language are left to
//! others. Nothing here reads a clock or touches a disk.

mod cell_date;
mod column;
mod country;
mod delimited;
mod encoding;
pub mod enrolment;
mod grid;
pub mod other_cover;
mod rejected;
mod sheet;
mod table;
mod workbook;

pub use column::Column;
pub use encoding::Encoding;
pub use grid::{Cell, CellKind, Row};
pub use sheet::{Format, Sheet, SheetError};
pub use table::{Table, Value, WriteError};

/// What a file may hold at most. The numbers leave room for the largest university of the country (about 150,000
/// students) and stop what would only be there to fill the server's memory.
pub mod limits {
    /// Bytes of the file.
    pub const BYTES: usize = 50 * 1024 * 1024;
    /// Lines that are not blank.
    pub const LINES: usize = 200_000;
    /// Columns that are not blank.
    pub const COLUMNS: usize = 100;
    /// Characters of one cell.
    pub const CELL_CHARS: usize = 1000;
    /// Bytes of all cells together, after an XLSX repeats its shared strings.
    pub const TEXT_BYTES: usize = 200 * 1024 * 1024;
    /// Bytes of all parts of an XLSX unpacked.
    pub const UNPACKED_BYTES: u64 = 400 * 1024 * 1024;
}
