//! Does a PDF do more than show pages? Scripts, programs to launch, forms that send themselves, and encryption (which
//! hides the rest) are found by the names that a reader has to understand to run them.
//!
//! The whole file is read, and what its compressed streams unpack to, whatever the table of objects says: an object that
//! some reader finds and we do not would defeat the check. A general PDF library follows the table, and unpacks without
//! a limit what the file points it to (10 MB can become 10 GB); here nothing is kept and [`UNPACKED_BYTES_MAX`] ends it.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// All streams together unpack to at most so much: thirty pages in colour at 300 dots to the inch, uncompressed.
const UNPACKED_BYTES_MAX: u64 = 768 * 1024 * 1024;

/// What a page does not need. Names of at least five letters: the bytes of a picture do not spell them by chance.
const ACTIVE: &[&[u8]] = &[
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"RichMedia",
    b"GoToE",
    b"GoToR",
    b"Rendition",
    b"EmbeddedFile",
];

/// A form in XML, which may hold scripts; it stands in the form's dictionary. The name is too short to count alone: the
/// bytes of a picture may spell it.
const XML_FORM: [&[u8]; 2] = [b"AcroForm", b"XFA"];

/// The ways of packing that are not looked into; objects must not be packed by them.
const OPAQUE: &[&[u8]] = &[b"LZWDecode", b"ASCIIHexDecode", b"ASCII85Decode", b"RunLengthDecode", b"Crypt"];

/// Longer names are none of ours.
const NAME_BYTES_MAX: usize = 24;

/// The dictionary of a stream is shorter; looking further back for each of many would take for ever.
const HEAD_BYTES_MAX: usize = 16 * 1024;

/// Papers have fewer streams.
const STREAMS_MAX: usize = 20_000;

/// So much is unpacked at once.
const CHUNK: usize = 64 * 1024;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Only pages.
    Nothing,
    /// It runs something.
    Active,
    /// It is encrypted.
    Encrypted,
    /// It unpacks to too much, or packs its objects in a way that is not looked into.
    TooMuch,
}

/// Looks through a file.
pub(super) fn look(bytes: &[u8]) -> Found {
    look_within(bytes, UNPACKED_BYTES_MAX)
}

fn look_within(bytes: &[u8], mut left: u64) -> Found {
    let mut names = Names::default();
    names.read(bytes);
    if names.is_encrypted {
        return Found::Encrypted;
    }
    for (count, stream) in streams(bytes).enumerate() {
        let Some((start, packed)) = stream.filter(|_| count < STREAMS_MAX) else { return Found::TooMuch };
        let head = &bytes[start..start + packed];
        if hides_objects(head) {
            return Found::TooMuch;
        }
        let data = bytes[start + packed..].trim_ascii_start();
        let mut unpacked = ZlibDecoder::new(data);
        let mut inside = Names::default();
        let mut chunk = vec![0; CHUNK];
        // What cannot be unpacked (a photograph, damage) ends its own stream only.
        while let Ok(count @ 1..) = unpacked.read(&mut chunk) {
            inside.read(&chunk[..count]);
            match left.checked_sub(u64::try_from(count).unwrap_or(u64::MAX)) {
                Some(rest) => left = rest,
                None => return Found::TooMuch,
            }
        }
        names.is_active |= inside.is_active;
        names.has_form |= inside.has_form;
        names.has_xml |= inside.has_xml;
    }
    if names.is_active || names.has_form && names.has_xml { Found::Active } else { Found::Nothing }
}

/// Where the dictionaries of streams begin, and how long they are up to their `stream`; none for one that is too long.
fn streams(bytes: &[u8]) -> impl Iterator<Item = Option<(usize, usize)>> {
    const WORD: &[u8] = b"stream";
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + find(bytes.get(from..)?, WORD)?;
            from = at + WORD.len();
            if bytes[..at].ends_with(b"end") || !matches!(bytes.get(from), Some(b'\r' | b'\n' | b' ')) {
                continue;
            }
            let nearest = at.saturating_sub(HEAD_BYTES_MAX);
            let head = bytes[nearest..at].windows(4).rposition(|w| w == b" obj").map(|head| nearest + head);
            // Near the beginning there may be none before it.
            let head = head.or_else(|| (nearest == 0).then_some(0));
            return Some(head.map(|head| (head, from - head)));
        }
    })
}

/// A stream that holds objects (it counts them and names the first) has to be packed in the one usual way.
fn hides_objects(head: &[u8]) -> bool {
    let names = all_names(head);
    let has = |name: &[u8]| names.iter().any(|n| n == name);
    let holds_objects = has(b"ObjStm") || has(b"First") && has(b"N");
    let deflates = names.iter().filter(|n| matches!(&n[..], b"FlateDecode" | b"Fl")).count();
    // A predictor rearranges what was unpacked: the names in it would not be seen.
    let is_plain = !has(b"DecodeParms") && !has(b"DP") && (!has(b"Filter") || deflates == 1);
    holds_objects && (!is_plain || OPAQUE.iter().any(|name| has(name)))
}

fn all_names(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut names = Names { seen: Some(&mut found), ..Names::default() };
    names.read(bytes);
    names.read(b" ");
    found
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// The names in a text that comes in pieces. `#4c` stands for `L`, as readers take it.
#[derive(Default)]
struct Names<'s> {
    /// The name being read, when one is.
    name: Option<Vec<u8>>,
    is_active: bool,
    is_encrypted: bool,
    has_form: bool,
    has_xml: bool,
    seen: Option<&'s mut Vec<Vec<u8>>>,
}

impl Names<'_> {
    fn read(&mut self, mut bytes: &[u8]) {
        while let Some((&byte, rest)) = bytes.split_first() {
            if self.name.is_none() {
                // Most of a file is between names.
                let Some(at) = bytes.iter().position(|&byte| byte == b'/') else { return };
                self.name = Some(Vec::new());
                bytes = &bytes[at + 1..];
                continue;
            }
            bytes = rest;
            let is_regular = byte.is_ascii_graphic() && !b"()<>[]{}/%".contains(&byte);
            match (&mut self.name, is_regular) {
                (Some(name), true) if name.len() < 3 * NAME_BYTES_MAX => name.push(byte),
                (Some(_), false) => {
                    if let Some(name) = self.name.take() {
                        self.judge(&decoded(&name));
                    }
                    self.name = (byte == b'/').then(Vec::new);
                }
                // The rest of a name too long to be one of ours.
                _ => {}
            }
        }
    }

    fn judge(&mut self, name: &[u8]) {
        self.is_active |= ACTIVE.contains(&name);
        self.is_encrypted |= name == b"Encrypt";
        self.has_form |= name == XML_FORM[0];
        self.has_xml |= name == XML_FORM[1];
        if let Some(seen) = &mut self.seen {
            seen.push(name.to_vec());
        }
    }
}

fn decoded(name: &[u8]) -> Vec<u8> {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, after)) = rest.split_first() {
        match (first, after) {
            (b'#', [high, low, behind @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                out.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                rest = behind;
            }
            _ => {
                out.push(first);
                rest = after;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn bomb(bytes: usize, streams: usize) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![b' '; bytes]).unwrap();
        let packed = encoder.finish().unwrap();
        [b"1 0 obj <</Filter/FlateDecode>> stream\n".as_slice(), &packed, b"\nendstream endobj\n"]
            .concat()
            .repeat(streams)
    }

    #[test]
    fn what_unpacks_to_too_much_is_not_unpacked_to_its_end() {
        assert_eq!(look_within(&bomb(100_000, 9), 1_000_000), Found::Nothing);
        assert_eq!(look_within(&bomb(100_000, 11), 1_000_000), Found::TooMuch);
    }

    #[test]
    fn a_file_that_says_stream_again_and_again_is_given_up_soon() {
        let begin = std::time::Instant::now();
        assert_eq!(look(&b"stream\n".repeat(400_000)), Found::TooMuch);
        assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
    }

    #[test]
    fn objects_behind_a_predictor_are_not_looked_through() {
        let file =
            b"1 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>>> stream\nx";
        assert_eq!(look(file), Found::TooMuch);
    }

    #[test]
    fn a_form_in_xml_is_active_and_the_letters_alone_are_not() {
        assert_eq!(look(b"1 0 obj <</AcroForm 2 0 R>> 2 0 obj <</XFA[(template) 3 0 R]>>"), Found::Active);
        assert_eq!(look(b"1 0 obj <</AcroForm 2 0 R>> 2 0 obj <</Fields[]>>"), Found::Nothing);
        assert_eq!(look(b"\x93/XFA\x11"), Found::Nothing);
    }

    #[test]
    fn a_name_is_read_across_pieces_and_through_its_escapes() {
        let mut names = Names::default();
        names.read(b"<</S/Java");
        names.read(b"Scr#69pt");
        assert!(!names.is_active);
        names.read(b"/JS");
        assert!(names.is_active);
        assert_eq!(decoded(b"#4c#aZ#"), b"L#aZ#");
    }
}
