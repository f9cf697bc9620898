//! QR codes: made for letters and pages, read from scans and photographs.

use std::fmt::Write;

use image::{
    GrayImage, ImageReader, Limits,
    imageops::{self, FilterType},
};
use qrcodegen::{QrCode as Symbol, QrCodeEcc, QrSegment, Version};

use crate::upload::{DECODED_BYTES_MAX, SIDE_PIXELS_MAX};

/// White cells around the symbol, as the standard asks.
const QUIET: usize = 4;
/// The largest symbol of a health card: 105 cells on a side, which phones still read at 4 cm.
const VERSION_OF_CARDS_MAX: u8 = 22;

/// The text does not fit the symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Longer than a QR code can hold, or empty.
    #[error("a QR code cannot hold {0} bytes")]
    Qr(usize),
    /// Not made of printable ASCII, or empty.
    #[error("a bar code holds printable ASCII only")]
    Bars,
}

/// A QR code as a square of dark and light cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    cells: Vec<bool>,
    size: usize,
}

impl QrCode {
    /// Encodes a text at level M: 15 % of the symbol may be lost to folds and stamps, and the cells of a long address
    /// stay large enough for a cheap phone.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        if text.is_empty() {
            return Err(CodeError::Qr(0));
        }
        Self::of(&QrSegment::make_segments(text), QrCodeEcc::Medium, Version::MAX)
            .ok_or(CodeError::Qr(text.len()))
    }

    /// Encodes a text that ends with many digits, such as a health card's: its beginning as bytes, the digits as numbers,
    /// which takes under half the room. At level L and no larger than version 22, as the framework of health cards
    /// wants; a better level where there is room left.
    pub fn of_digits(beginning: &str, digits: &str) -> Result<Self, CodeError> {
        let refused = CodeError::Qr(beginning.len() + digits.len());
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused);
        }
        let segments = [QrSegment::make_bytes(beginning.as_bytes()), QrSegment::make_numeric(digits)];
        Self::of(&segments, QrCodeEcc::Low, Version::new(VERSION_OF_CARDS_MAX)).ok_or(refused)
    }

    fn of(segments: &[QrSegment], level: QrCodeEcc, largest: Version) -> Option<Self> {
        let better = level == QrCodeEcc::Low;
        let code =
            Symbol::encode_segments_advanced(segments, level, Version::MIN, largest, None, better).ok()?;
        let side = code.size();
        let cells = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Some(Self {
            cells: cells.map(|(x, y)| code.get_module(x, y)).collect(),
            size: usize::try_from(side).ok()?,
        })
    }

    /// Cells on a side, without the quiet zone.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Is the cell in this column and row dark? Outside is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.cells[y * self.size + x]
    }

    /// An SVG with its quiet zone, dark cells merged into runs; one unit is one cell.
    pub fn svg(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|&at| self.is_dark(at, y)).count();
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        let side = self.size + 2 * QUIET;
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#1b2420" d="{path}"/></svg>"##
        )
    }
}

impl QrCode {
    /// A PNG with its quiet zone, so many pixels for a cell.
    pub fn png(&self, scale: u32) -> Vec<u8> {
        let cells = u32::try_from(self.size + 2 * QUIET).unwrap_or(0);
        let is_dark = |x: u32, y: u32| {
            let cell = |at: u32| usize::try_from(at / scale.max(1)).ok()?.checked_sub(QUIET);
            matches!((cell(x), cell(y)), (Some(x), Some(y)) if self.is_dark(x, y))
        };
        let side = cells * scale;
        let image = GrayImage::from_fn(side, side, |x, y| image::Luma([if is_dark(x, y) { 0 } else { 255 }]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        // Writing to memory cannot fail.
        let _ = image.write_to(&mut bytes, image::ImageFormat::Png);
        bytes.into_inner()
    }
}

/// The texts of QR codes found in a JPEG or PNG, in no particular order. A picture that does not open, or is larger than an
/// upload may be, holds none.
pub fn read(picture: &[u8]) -> Vec<String> {
    find(picture, |_| true)
}

/// The same, looking until a text is found that is wanted: a paper may have two codes on it, one easily read and one not.
pub fn find(picture: &[u8], is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let Ok(mut reader) = ImageReader::new(std::io::Cursor::new(picture)).with_guessed_format() else {
        return Vec::new();
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    reader.decode().map(|image| find_in(&image.to_luma8(), is_wanted)).unwrap_or_default()
}

/// At which sizes a picture is looked at, in per cent. The reader finds the corners of a large code at one size and misses
/// them at the next; over these, nearly every code of our papers was found from 200 to 400 dots to the inch.
const SIZES: [u32; 11] = [100, 90, 80, 75, 66, 60, 50, 40, 130, 150, 200];
/// Another look is not taken at more than this.
const PIXELS_MAX: u32 = 6_000_000;

fn find_in(image: &GrayImage, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for size in SIZES {
        let scaled = |side: u32| u32::try_from(u64::from(side) * u64::from(size) / 100).unwrap_or(u32::MAX);
        let (width, height) = (scaled(image.width()), scaled(image.height()));
        let shown = if size == 100 {
            image.clone()
        } else if width.min(height) > 0 && width.saturating_mul(height) <= PIXELS_MAX {
            imageops::resize(image, width, height, FilterType::Triangle)
        } else {
            continue;
        };
        for grid in rqrr::PreparedImage::prepare(shown).detect_grids() {
            if let Ok((_, text)) = grid.decode()
                && !texts.contains(&text)
            {
                texts.push(text);
            }
        }
        if texts.iter().any(|text| is_wanted(text)) {
            break;
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back() {
        let text = "https://amoe.example/fr/verify/AT-7K3M-4Q2D";
        let code = QrCode::new(text).unwrap();
        assert_eq!(read(&code.png(4)), [text]);
    }

    #[test]
    fn digits_take_less_room_than_letters_and_read_back() {
        let digits = "56".repeat(1195);
        let code = QrCode::of_digits("shc:/", &digits).unwrap();
        assert_eq!(code.size(), 105, "version 22 holds as much as the framework says");
        assert_eq!(read(&code.png(3)), [format!("shc:/{digits}")]);
        assert_eq!(QrCode::of_digits("shc:/", &"5".repeat(2500)), Err(CodeError::Qr(2505)));
        for wrong in ["", "12a", "٣"] {
            assert!(QrCode::of_digits("shc:/", wrong).is_err());
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(QrCode::new(""), Err(CodeError::Qr(0)));
        assert_eq!(QrCode::new(&"x".repeat(4000)), Err(CodeError::Qr(4000)));
        assert!(read(b"no picture").is_empty());
    }

    #[test]
    fn the_svg_draws_each_dark_cell_once() {
        let code = QrCode::new("amoe").unwrap();
        let dark = code.cells.iter().filter(|&&cell| cell).count();
        let svg = code.svg();
        let drawn: usize = svg
            .split('M')
            .filter_map(|run| run.split_once('h')?.1.split_once("v1h")?.0.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
    }
}
