//! Workbooks. `calamine` reads them, but trusts them: what a workbook unpacks to is measured first, part by part.

use std::{
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::{
    Format, SheetError, column,
    grid::{CellKind, Grid},
    limits,
    sheet::{Found, find_header, other},
};

/// Reads the first visible sheet that has column names we know, else the first that has anything.
pub(crate) fn read(bytes: &[u8]) -> Result<(Format, Grid), SheetError> {
    measure(bytes)?;
    // calamine is not written for files made to hurt. A panic in it must cost the upload, not the server; it works on
    // memory of its own, so nothing of ours is left half done.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes))).unwrap_or(Err(SheetError::Damaged))
}

fn read_sheets(bytes: &[u8]) -> Result<(Format, Grid), SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut first = None;
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet || sheet.visible != SheetVisible::Visible {
            continue;
        }
        let grid = read_sheet(&mut book, &sheet.name)?;
        let Some(header) = find_header(&grid) else { continue };
        let known = column::count_known(grid.row(header).cells().map(|c| c.plain()));
        let found = (Format::Xlsx { sheet: sheet.name }, grid);
        if known >= 2 {
            return Ok(found);
        }
        first.get_or_insert(found);
    }
    first.ok_or(SheetError::Empty)
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Grid, SheetError> {
    let mut grid = Grid::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
    let mut line = 1;
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
        let Some((text, kind)) = text_of(cell.get_value()) else { continue };
        if text.is_empty() {
            continue;
        }
        let at = row.saturating_add(1);
        if at != line {
            grid.end_row(line)?;
            line = at;
        }
        let column = column as usize;
        if column >= limits::COLUMNS {
            return Err(SheetError::TooManyColumns { line, limit: limits::COLUMNS });
        }
        while grid.open_width() < column {
            grid.push(line, "", CellKind::Text)?;
        }
        // Cells come in order; one that does not is the second of its place.
        if grid.open_width() == column {
            grid.push(line, &text, kind)?;
        }
    }
    grid.end_row(line)?;
    Ok(grid)
}

fn text_of<'a>(value: &'a DataRef<'_>) -> Option<(std::borrow::Cow<'a, str>, CellKind)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => (text.into(), CellKind::Text),
        DataRef::SharedString(text) => ((*text).into(), CellKind::Text),
        DataRef::Int(number) => (number.to_string().into(), CellKind::Number),
        // Rust writes floats in full: 1310012345 is "1310012345", not "1.31E9".
        DataRef::Float(number) => (number.to_string().into(), CellKind::Number),
        DataRef::Bool(yes) => (yes.to_string().into(), CellKind::Text),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}").into(), CellKind::Date)
        }
        DataRef::DateTime(moment) => (moment.as_f64().to_string().into(), CellKind::Number),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(amoe_base::date::parse_iso) {
            Some(date) => (date.to_string().into(), CellKind::Date),
            None => (text.into(), CellKind::Text),
        },
        DataRef::Error(error) => (error.to_string().into(), CellKind::Text),
    })
}

fn broken(error: &XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Protected,
        _ => SheetError::Damaged,
    }
}

/// Parts beside the sheets and their strings: real ones are far smaller, and each tag of theirs becomes a large value.
const SMALL_PART_BYTES: u64 = 8 << 20;
const SMALL_PART_TAGS: usize = 500_000;
/// Each tag of the shared strings becomes a string of its own.
const STRINGS_BYTES: u64 = 64 << 20;
const PARTS: usize = 5_000;

/// Unpacks every part to nowhere and refuses the workbook when it grows beyond what a list could need. The sizes that
/// the archive declares are not trusted.
fn measure(bytes: &[u8]) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    if archive.len() > PARTS {
        return Err(SheetError::UnpacksTooLarge);
    }
    let mut left = limits::UNPACKED_BYTES;
    let mut workbook = false;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| SheetError::Damaged)?;
        let name = part.name().map_err(|_| SheetError::Damaged)?.to_ascii_lowercase().replace('\\', "/");
        if name == "mimetype" {
            return Err(other(Found::OpenDocument));
        }
        workbook |= name.contains("workbook");
        let strings = name.ends_with("sharedstrings.xml");
        let small =
            !strings && !name.contains("worksheets/") && (name.ends_with("rels") || name.ends_with("xml"));
        let limit = match (strings, small) {
            (true, _) => left.min(STRINGS_BYTES),
            (_, true) => left.min(SMALL_PART_BYTES),
            _ => left,
        };
        left -= measure_part(part, limit, strings, small)?;
    }
    // A letter, or files somebody packed.
    if workbook { Ok(()) } else { Err(other(Found::NoList)) }
}

fn measure_part(mut part: impl Read, limit: u64, strings: bool, small: bool) -> Result<u64, SheetError> {
    let mut block = vec![0; 1 << 16];
    let (mut size, mut tags) = (0_u64, 0_usize);
    let mut head = Vec::new();
    loop {
        let len = part.read(&mut block).map_err(|_| SheetError::Damaged)?;
        if len == 0 {
            break;
        }
        size += len as u64;
        if size > limit {
            return Err(SheetError::UnpacksTooLarge);
        }
        if small {
            tags += block[..len].split(|b| *b == b'<').count() - 1;
            if tags > SMALL_PART_TAGS {
                return Err(SheetError::UnpacksTooLarge);
            }
        }
        if strings {
            head.extend_from_slice(&block[..len]);
        }
    }
    if strings && !declared_counts_fit(&head) {
        return Err(SheetError::UnpacksTooLarge);
    }
    Ok(size)
}

/// calamine sets aside as many strings as the part says it has, before it has seen one.
fn declared_counts_fit(strings: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    // In UTF-16 the name could not be found; no spreadsheet writes that.
    if strings.contains(&0) {
        return false;
    }
    let text = String::from_utf8_lossy(strings);
    text.match_indices("uniqueCount").all(|(at, _)| {
        let value = text[at + NAME.len()..].trim_start().trim_start_matches('=').trim_start();
        let digits = value.trim_start_matches(['"', '\'']).bytes().take_while(u8::is_ascii_digit).count();
        digits <= 7
    })
}
