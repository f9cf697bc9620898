//! What an upload really is: recognised by its content, opened to prove it, freed from what it tells unasked (place,
//! device, editing history), refused when it would run something, named without tricks. The declared type is never looked at.
//!
//! Left to others: virus scanning, and serving files so that a browser does not run them.

mod active;
mod jpeg;
mod pdf;
mod png;

use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

/// The most bytes of one file: 10 MB.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;

/// The longest side of a picture.
pub const SIDE_PIXELS_MAX: u32 = 12_000;

/// The most cells of a picture: above what phones take (50 million), below what exhausts the server.
pub const PIXELS_MAX: u64 = 50_000_000;

/// The most memory for opening a picture.
pub const DECODED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The longest name kept, in characters.
const NAME_CHARS_MAX: usize = 100;

amoe_base::text_enum! {
    /// What is accepted.
    pub enum UploadKind {
        /// PDF.
        Pdf => "pdf",
        /// JPEG.
        Jpeg => "jpeg",
        /// PNG.
        Png => "png",
    }
}

impl UploadKind {
    /// The media type to serve it with.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending of its file name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UploadRefusal {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// More than [`BYTES_MAX`].
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// Another kind of file, whatever its name says.
    #[error("the file is {found}")]
    NotAllowed {
        /// What it seems to be, as a media type; `unknown` when nothing fits.
        found: &'static str,
    },
    /// It begins like an accepted file, and does not open or is cut off.
    #[error("the {kind} is damaged")]
    Damaged {
        /// What it began as.
        kind: UploadKind,
    },
    /// A PDF that runs something when it is opened: a script, a program, a form that sends itself.
    #[error("the PDF is not only pages")]
    Active,
    /// A PDF behind a password, or with forbidden printing or copying.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// A picture with more cells than [`PIXELS_MAX`] or a side over [`SIDE_PIXELS_MAX`].
    #[error("the picture has {width} × {height} pixels")]
    TooManyPixels {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
}

impl UploadRefusal {
    /// The stable name, for message keys and the API.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::NotAllowed { .. } => "not_allowed",
            Self::Damaged { .. } => "damaged",
            Self::Active => "active",
            Self::Encrypted => "encrypted",
            Self::TooManyPixels { .. } => "too_many_pixels",
        }
    }
}

/// A file that was looked at and is what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// What it is.
    pub kind: UploadKind,
    /// Its name, without folders and control characters, with the ending of its kind.
    pub name: String,
    /// What to keep: the picture without its hidden data, the PDF as it came.
    pub bytes: Vec<u8>,
    /// Width and height of a picture.
    pub pixels: Option<(u32, u32)>,
}

impl Upload {
    /// Looks at a file. `declared_name` is what the browser sent, and only ever shown.
    pub fn inspect(bytes: Vec<u8>, declared_name: &str) -> Result<Self, UploadRefusal> {
        if bytes.is_empty() {
            return Err(UploadRefusal::Empty);
        }
        if bytes.len() > BYTES_MAX {
            return Err(UploadRefusal::TooLarge { bytes: bytes.len() });
        }
        let found = infer::get(&bytes).map_or("unknown", |kind| kind.mime_type());
        let (kind, bytes, pixels) = match found {
            "application/pdf" => {
                let damaged = UploadRefusal::Damaged { kind: UploadKind::Pdf };
                pdf::check(&bytes).ok_or(damaged.clone())?;
                match active::look(&bytes) {
                    active::Found::Nothing => {}
                    active::Found::Active => return Err(UploadRefusal::Active),
                    active::Found::Encrypted => return Err(UploadRefusal::Encrypted),
                    active::Found::TooMuch => return Err(damaged),
                }
                (UploadKind::Pdf, bytes, None)
            }
            "image/jpeg" => {
                let (pixels, orientation) = open(&bytes, ImageFormat::Jpeg, UploadKind::Jpeg)?;
                let clean = jpeg::without_hidden_data(&bytes, orientation)
                    .ok_or(UploadRefusal::Damaged { kind: UploadKind::Jpeg })?;
                (UploadKind::Jpeg, clean, Some(pixels))
            }
            "image/png" => {
                let (pixels, _) = open(&bytes, ImageFormat::Png, UploadKind::Png)?;
                let clean = png::without_hidden_data(&bytes)
                    .ok_or(UploadRefusal::Damaged { kind: UploadKind::Png })?;
                (UploadKind::Png, clean, Some(pixels))
            }
            other => return Err(UploadRefusal::NotAllowed { found: other }),
        };
        Ok(Self { kind, name: clean_name(declared_name, kind), bytes, pixels })
    }
}

/// Decodes the whole picture, which is the only proof that it opens. Gives its size and its Exif orientation (1 to 8).
fn open(bytes: &[u8], format: ImageFormat, kind: UploadKind) -> Result<((u32, u32), u8), UploadRefusal> {
    let damaged = || UploadRefusal::Damaged { kind };
    let mut reader = ImageReader::with_format(std::io::Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > SIDE_PIXELS_MAX || u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(UploadRefusal::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().map_or(1, image::metadata::Orientation::to_exif);
    image::DynamicImage::from_decoder(decoder).map_err(|_| damaged())?;
    Ok(((width, height), orientation))
}

/// The last part of a path of either system, without control and direction characters (which can make `exe.pdf` out of
/// `fdp.exe`), with the ending of the kind.
fn clean_name(declared: &str, kind: UploadKind) -> String {
    let last = declared.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
        .filter(|c| !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*'))
        .take(NAME_CHARS_MAX)
        .collect();
    let stem = shown.rsplit_once('.').map_or(shown.as_str(), |(stem, _)| stem).trim_matches(['.', ' ']);
    let stem = if stem.is_empty() { "document" } else { stem };
    format!("{stem}.{}", kind.extension())
}
