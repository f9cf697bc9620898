//! Which encoding a text file is in. Files never say; they are guessed from what each reading would mean.

use encoding_rs::{WINDOWS_1252, WINDOWS_1256};
use serde::Serialize;

/// The encodings that spreadsheets of the country write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// Western European Windows, what a French Excel saves as "CSV".
    Windows1252,
    /// Arabic Windows, what an Arabic Excel saves as "CSV".
    Windows1256,
    /// What Excel saves as "Unicode text".
    Utf16Le,
    /// The same, the other byte first.
    Utf16Be,
}

/// A text with what is needed to write it back as it was.
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    pub bom: bool,
}

/// Decodes a file. A byte order mark decides; else valid UTF-8 is UTF-8; else the Windows page whose letters make
/// likelier words. Nothing fails: a byte that fits nowhere becomes U+FFFD, which the checks on names find.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let marked = |text: String, encoding| Decoded { text, encoding, bom: true };
    let lossy = |rest: &[u8]| String::from_utf8_lossy(rest).into_owned();
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return marked(lossy(rest), Encoding::Utf8),
        [0xFF, 0xFE, rest @ ..] => return marked(utf16(rest, u16::from_le_bytes), Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => return marked(utf16(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ => {}
    }
    let plain = |text, encoding| Decoded { text, encoding, bom: false };
    if let Ok(text) = std::str::from_utf8(bytes) {
        return plain(text.to_owned(), Encoding::Utf8);
    }
    if mostly_utf8(bytes) {
        return plain(lossy(bytes), Encoding::Utf8);
    }
    let (page, encoding) = if arabic_page(bytes) {
        (WINDOWS_1256, Encoding::Windows1256)
    } else {
        (WINDOWS_1252, Encoding::Windows1252)
    };
    plain(page.decode_without_bom_handling(bytes).0.into_owned(), encoding)
}

/// Encodes; `None` when the encoding lacks a character.
pub(crate) fn encode(text: &str, encoding: Encoding, bom: bool) -> Option<Vec<u8>> {
    let page = match encoding {
        Encoding::Utf8 => {
            let mut bytes = if bom { vec![0xEF, 0xBB, 0xBF] } else { Vec::new() };
            bytes.extend_from_slice(text.as_bytes());
            return Some(bytes);
        }
        Encoding::Utf16Le => return Some(to_utf16(text, u16::to_le_bytes)),
        Encoding::Utf16Be => return Some(to_utf16(text, u16::to_be_bytes)),
        Encoding::Windows1252 => WINDOWS_1252,
        Encoding::Windows1256 => WINDOWS_1256,
    };
    let (bytes, _, lossy) = page.encode(text);
    (!lossy).then(|| bytes.into_owned())
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn to_utf16(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(write).collect()
}

/// A UTF-8 file into which a program put a few bytes of something else. Reading it as a Windows page would spoil all
/// its letters for the sake of those.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

/// Both pages put é, è, à, ç, ê, î, ô, û at the same bytes; where the Western page has other letters the Arabic one has
/// Arabic. So words tell: Arabic letters stand together, while É or ï stands among Latin letters.
fn arabic_page(bytes: &[u8]) -> bool {
    let (mut arabic_words, mut broken_words) = (0_usize, 0_usize);
    let sample = &bytes[..bytes.len().min(1 << 20)];
    for word in sample.split(|b| b.is_ascii() && !b.is_ascii_alphabetic()) {
        if word.is_ascii() {
            continue;
        }
        let text = WINDOWS_1256.decode_without_bom_handling(word).0;
        let arabic = text.chars().filter(|c| matches!(c, '\u{600}'..='\u{6ff}')).count();
        let latin = text.chars().any(|c| c.is_alphabetic() && !matches!(c, '\u{600}'..='\u{6ff}'));
        match (arabic, latin) {
            // One letter alone says nothing.
            (0, _) | (1, false) => {}
            (_, true) => broken_words += 1,
            (_, false) => arabic_words += 1,
        }
    }
    arabic_words > broken_words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str, encoding: Encoding) -> (Encoding, String) {
        let bytes = encode(text, encoding, false).expect("the page has all these letters");
        let decoded = decode(&bytes);
        (decoded.encoding, decoded.text)
    }

    #[test]
    fn the_windows_pages_are_told_apart_by_their_words() {
        let french = "Prénom;Né(e) le;Filière\nAÏCHA;12/05/2004;ÉCONOMIE ET GESTION\nHélène;01/02/2003;Génie civil à Agadir\n";
        assert_eq!(guessed(french, Encoding::Windows1252), (Encoding::Windows1252, french.to_owned()));
        let arabic = "رمز مسار;النسب;الاسم\nM130012345;أوحدو;سلمى\n";
        assert_eq!(guessed(arabic, Encoding::Windows1256), (Encoding::Windows1256, arabic.to_owned()));
        let both = "CNE;Nom;Prénom;النسب;الاسم\nM130012345;Bénani;Hélène;بناني;هيلين\n";
        assert_eq!(guessed(both, Encoding::Windows1256), (Encoding::Windows1256, both.to_owned()));
        let capitals = "NOM;PRÉNOM\nEL MÉKKI;ÉLIE\nNOËL;LÉÏLA\n";
        assert_eq!(guessed(capitals, Encoding::Windows1252), (Encoding::Windows1252, capitals.to_owned()));
    }

    #[test]
    fn byte_order_marks_decide() {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = encode("رمز;é", encoding, true).expect("Unicode has all letters");
            let decoded = decode(&bytes);
            assert_eq!((decoded.encoding, decoded.bom, decoded.text.as_str()), (encoding, true, "رمز;é"));
        }
    }

    #[test]
    fn one_bad_byte_does_not_spoil_a_utf8_file() {
        let mut bytes = "النسب;الاسم;Prénom".as_bytes().to_vec();
        bytes.push(0xE9);
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert!(decoded.text.ends_with("Prénom\u{fffd}"));
    }

    #[test]
    fn what_the_page_lacks_is_not_written_wrong() {
        assert_eq!(encode("سلمى", Encoding::Windows1252, false), None);
        assert!(encode("é", Encoding::Windows1252, false).is_some_and(|b| b == [0xE9]));
    }
}
