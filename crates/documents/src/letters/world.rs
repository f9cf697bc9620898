//! What a template can see: the templates themselves, the mark, the data and the code of this letter, our fonts. No
//! disk, no packages, no clock.

use std::{collections::HashMap, fmt::Write};

use typst::{
    Library, LibraryExt, World, WorldExt,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Name and text of every template and of the parts that they import.
const TEMPLATES: &[(&str, &str)] = &[
    ("letterhead", include_str!("../../../../templates/letters/letterhead.typ")),
    ("certificate", include_str!("../../../../templates/letters/certificate.typ")),
    ("card", include_str!("../../../../templates/letters/card.typ")),
    ("care_sheet", include_str!("../../../../templates/letters/care_sheet.typ")),
    ("decision_letter", include_str!("../../../../templates/letters/decision_letter.typ")),
    ("payment_order_list", include_str!("../../../../templates/letters/payment_order_list.typ")),
    ("paper", include_str!("../../../../templates/letters/paper.typ")),
];

const MARK: &[u8] = include_bytes!("../../../../templates/letters/mark.svg");

/// Plex for titles, labels and Latin letters, Amiri for running Arabic, which copies cleanly out of the file.
const FONTS: &[&[u8]] = &[
    include_bytes!("../../../../assets/fonts/IBMPlexSansArabic-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/IBMPlexSansArabic-SemiBold.ttf"),
    include_bytes!("../../../../assets/fonts/Amiri-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/Amiri-Bold.ttf"),
];

/// What all letters share.
pub(super) struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    mark: Bytes,
    mark_id: FileId,
    data_id: FileId,
    code_id: FileId,
    card_id: FileId,
}

impl Shelf {
    pub(super) fn new() -> Self {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources: TEMPLATES
                .iter()
                .map(|(name, text)| {
                    let id = file_id(&format!("/{name}.typ"));
                    (id, Source::new(id, (*text).to_owned()))
                })
                .collect(),
            mark: Bytes::new(MARK),
            mark_id: file_id("/mark.svg"),
            data_id: file_id("/data.json"),
            code_id: file_id("/code.svg"),
            card_id: file_id("/card.svg"),
        }
    }
}

impl Shelf {
    /// The data with `?` for what none of our fonts can draw, such as an emoji in an address: PDF/A refuses a letter
    /// with a missing glyph, and a letter with a question mark is better than none.
    fn drawable(&self, json: &str) -> String {
        let needs_no_glyph = |c: char| c.is_ascii() || c.is_whitespace() || is_mark_of_direction(c);
        json.chars().map(|c| if needs_no_glyph(c) || self.covers(c) { c } else { '?' }).collect()
    }

    fn covers(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(c.into()))
    }
}

/// Shapes the line and is never drawn.
fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[expect(
    clippy::expect_used,
    reason = "the paths are literals of this file: absolute, without `..` or backslash"
)]
fn file_id(path: &str) -> FileId {
    FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a plain path")))
}

/// The world of one letter.
pub(super) struct LetterWorld<'a> {
    shelf: &'a Shelf,
    main: FileId,
    data: Bytes,
    code: Option<Bytes>,
    card: Option<Bytes>,
}

/// The codes of one letter, as SVG.
#[derive(Debug, Default)]
pub(super) struct Codes {
    /// The one that every letter may have: an address, a reference.
    pub(super) code: Option<String>,
    /// The health card.
    pub(super) card: Option<String>,
}

impl<'a> LetterWorld<'a> {
    pub(super) fn new(shelf: &'a Shelf, template: &str, json: String, codes: Codes) -> Self {
        Self {
            shelf,
            main: file_id(&format!("/{template}.typ")),
            data: Bytes::from_string(shelf.drawable(&json)),
            code: codes.code.map(Bytes::from_string),
            card: codes.card.map(Bytes::from_string),
        }
    }

    /// The compiler's complaints in one line each, with the template's line.
    pub(super) fn explain(&self, reasons: &[SourceDiagnostic]) -> String {
        let mut text = String::new();
        for reason in reasons {
            let place = reason.span.id().zip(self.range(reason.span)).and_then(|(id, range)| {
                let line = self.source(id).ok()?.lines().byte_to_line(range.start)?;
                Some(format!("{}:{}: ", id.vpath().get_without_slash(), line + 1))
            });
            // The one complaint that quotes what was typed is cut before the quotation: this line goes to the log.
            let message =
                reason.message.split_once("the text `").map_or(&*reason.message, |(before, _)| before);
            // Writing to a String cannot fail.
            let _ = write!(text, "{}{message}; ", place.unwrap_or_default());
        }
        text.trim_end_matches("; ").to_owned()
    }
}

impl World for LetterWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shelf.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.shelf.data_id => Ok(self.data.clone()),
            id if id == self.shelf.mark_id => Ok(self.shelf.mark.clone()),
            id if id == self.shelf.code_id => self.code.clone().ok_or_else(|| missing(id)),
            id if id == self.shelf.card_id => self.card.clone().ok_or_else(|| missing(id)),
            _ => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    /// Unknown: a letter's day is part of its data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
