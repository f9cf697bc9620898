//! QR codes: made for letters and pages, read from scans and photographs.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};
use image::{GrayImage, ImageReader, Limits};

use crate::upload::{DECODED_BYTES_MAX, SIDE_PIXELS_MAX};

/// White cells around the symbol, as the standard asks.
const QUIET: usize = 4;

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
        let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| CodeError::Qr(text.len()))?;
        let cells = (0..code.size)
            .flat_map(|y| code[y].iter().map(|cell| cell.value()).collect::<Vec<_>>())
            .collect();
        Ok(Self { cells, size: code.size })
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

/// The texts of all QR codes found in a JPEG or PNG, in no particular order. A picture that does not open, or is larger
/// than an upload may be, holds none.
pub fn read(picture: &[u8]) -> Vec<String> {
    let Ok(mut reader) = ImageReader::new(std::io::Cursor::new(picture)).with_guessed_format() else {
        return Vec::new();
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    reader.decode().map(|image| read_gray(image.to_luma8())).unwrap_or_default()
}

fn read_gray(image: GrayImage) -> Vec<String> {
    let mut prepared = rqrr::PreparedImage::prepare(image);
    let mut texts: Vec<String> =
        prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect();
    texts.dedup();
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(code: &QrCode, scale: u32) -> Vec<u8> {
        let side = u32::try_from(code.size() + 2 * QUIET).unwrap() * scale;
        let image = GrayImage::from_fn(side, side, |x, y| {
            let cell = |at: u32| usize::try_from(at / scale).unwrap().checked_sub(QUIET);
            let dark = matches!((cell(x), cell(y)), (Some(x), Some(y)) if code.is_dark(x, y));
            image::Luma([if dark { 0 } else { 255 }])
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_code_reads_back() {
        let text = "https://amoe.example/fr/verify/AT-7K3M-4Q2D";
        let code = QrCode::new(text).unwrap();
        assert_eq!(read(&picture(&code, 4)), [text]);
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
