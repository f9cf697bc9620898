//! No file makes the program panic, and what is read goes out and comes in again.

use amoe_tables::{Format, Sheet, enrolment};
use proptest::prelude::*;

fn all(bytes: &[u8]) {
    let Ok(sheet) = Sheet::read(bytes, "list.csv") else { return };
    let list = enrolment::read(&sheet);
    let rows: Vec<_> = (0..=sheet.len()).map(|i| (i, "=raison".to_owned())).collect();
    let back = sheet.write_rejected(&rows, "Motif").expect("what was read can be written");
    // Without column names we know, the column more may make another line look like the header.
    if list.is_ok() {
        let again = Sheet::read(&back, "list.csv").expect("what was written can be read");
        assert_eq!(again.len(), sheet.len());
        assert!(enrolment::read(&again).is_ok());
    }
}

/// A whole workbook, to be damaged.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in (0..).zip([["CNE", "Nom", "Prénom", "DDN"], ["M130012345", "A", "B", "2003"]]) {
        for (at, text) in (0..).zip(row) {
            sheet.write_string(line, at, text).expect("written");
        }
    }
    book.save_to_buffer().expect("saved")
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        all(&bytes);
    }

    #[test]
    fn texts_that_look_like_lists_are_read_or_refused(
        text in "(CNE|Nom|Prénom|DDN|[a-zé0-9ء-ي/.'\" -]{0,12}|[;,\t\"\n\r]){0,120}",
        arabic in any::<bool>(),
    ) {
        all(text.as_bytes());
        let page = if arabic { encoding_rs::WINDOWS_1256 } else { encoding_rs::WINDOWS_1252 };
        all(&page.encode(&text).0);
    }

    #[test]
    fn whatever_stands_in_a_line_is_understood_or_told(cells in prop::collection::vec("[^\0]{0,20}", 11)) {
        let header = ["CNE", "CIN", "Nom", "Prénom", "DDN", "Sexe", "Nationalité", "Année", "Mail", "Tél", "Nom arabe"];
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        let text = format!("{}\n{}\n", header.join(";"), quoted.join(";"));
        let sheet = Sheet::read(text.as_bytes(), "x").expect("well formed");
        let read_as_written = matches!(sheet.format(), Format::Csv { separator: ';', .. });
        prop_assert!(read_as_written);
        let list = enrolment::read(&sheet).expect("has its columns");
        all(text.as_bytes());
        prop_assert!(list.lines.iter().all(|line| line.outcome.as_ref().is_ok_and(|s| !s.last_latin.is_empty() || !s.last_arabic.is_empty())
            || line.outcome.as_ref().is_err_and(|problems| !problems.is_empty())));
    }

    #[test]
    fn damaged_workbooks_are_refused_or_read(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = workbook();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        all(&bytes);
    }
}
