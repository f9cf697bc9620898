//! Is a PDF whole? Only its two ends are read: the header, and the trailer that points to the table of objects.

/// How far from the end the trailer may stand; some printers append a few lines.
const TAIL: usize = 2048;

/// `Some` when the file begins as PDF 1.x or 2.x, ends with `%%EOF`, and `startxref` leads to a table or a stream of
/// objects inside the file.
pub(super) fn check(bytes: &[u8]) -> Option<()> {
    let version = bytes.strip_prefix(b"%PDF-")?;
    if !matches!(version.first()?, b'1' | b'2') || version.get(1)? != &b'.' {
        return None;
    }
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let end = last(tail, b"%%EOF")?;
    let start = last(&tail[..end], b"startxref")?;
    let digits = tail[start + b"startxref".len()..end].trim_ascii();
    let offset: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let table = bytes.get(offset..)?.trim_ascii_start();
    // A table of its own, or a stream object such as `12 0 obj`.
    (table.starts_with(b"xref") || table.first()?.is_ascii_digit()).then_some(())
}

fn last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}
