//! A JPEG rewritten segment by segment, without touching the picture itself.

const START: [u8; 2] = [0xff, 0xd8];
const SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// The same picture without Exif (place, device, time), XMP, thumbnails, comments and what follows its end. The
/// orientation stays, in an Exif block that holds nothing else, since phones write pictures lying on their side.
/// `None` when the file is cut off or its segments do not fit.
pub(super) fn without_hidden_data(bytes: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(START);
    if orientation != 1 {
        out.extend(exif_orientation(orientation));
    }
    let mut at = 2;
    if bytes.get(..2)? != START {
        return None;
    }
    loop {
        // Any number of fill bytes may stand before a marker.
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == END {
            out.extend([0xff, END]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let mut next = at.checked_add(2)?.checked_add(length)?;
        let body = bytes.get(at + 4..next)?;
        if marker == SCAN {
            next = end_of_scan(bytes, next)?;
        }
        if is_kept(marker, body) {
            out.extend(bytes.get(at..next)?);
        }
        at = next;
    }
}

/// Where the entropy-coded data ends: at the next marker that is neither a stuffed byte nor a restart.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let data = bytes.get(from..)?;
    let at =
        data.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff | 0xd0..=0xd7))?;
    Some(from + at)
}

/// Application blocks stay only when the colours need them: JFIF, an ICC profile, Adobe's colour transform.
fn is_kept(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xee => body.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// An Exif segment with one entry: tag 0x0112, one short.
fn exif_orientation(orientation: u8) -> [u8; 36] {
    let mut segment = [0; 36];
    segment[..4].copy_from_slice(&[0xff, 0xe1, 0, 34]);
    segment[4..10].copy_from_slice(b"Exif\0\0");
    segment[10..18].copy_from_slice(&[b'M', b'M', 0, 42, 0, 0, 0, 8]);
    segment[18..30].copy_from_slice(&[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]);
    segment
}
