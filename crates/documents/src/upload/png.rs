//! A PNG rewritten chunk by chunk.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The same picture without texts, Exif, times, private chunks and what follows its end. `None` when it is cut off.
pub(super) fn without_hidden_data(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(bytes.strip_prefix(SIGNATURE).map(|_| SIGNATURE)?);
    let mut at = SIGNATURE.len();
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let name: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let next = at.checked_add(12)?.checked_add(usize::try_from(length).ok()?)?;
        let chunk = bytes.get(at..next)?;
        if is_kept(name) {
            out.extend(chunk);
        }
        if &name == b"IEND" {
            return Some(out);
        }
        at = next;
    }
}

/// Critical chunks have a capital first letter; of the others only those that change how the picture looks stay.
fn is_kept(name: [u8; 4]) -> bool {
    name[0].is_ascii_uppercase()
        || matches!(&name, b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"iCCP" | b"sBIT" | b"bKGD" | b"pHYs")
}
