//! Lists as universities send them, through the whole crate: file in, students and problems out, bad lines back.

use amoe_base::{BirthDate, Date, IdentityKind, Money, lang::Dir};
use amoe_tables::{
    Column, Encoding, Format, Sheet, SheetError, Table, Value,
    enrolment::{self, EnrolmentList, ProblemCode, Sex},
    limits,
};
use encoding_rs::{WINDOWS_1252, WINDOWS_1256};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};

const FRENCH: &str = "\
CNE;CIN;Nom;Prénom;Date de naissance;Sexe;Nationalité;Filière;Année d'études;E-mail;Téléphone\r
M130012345;JB458213;OUHADDOU;Salma;12/05/2004;F;Marocaine;Sciences de la vie;1ère année;s.ouhaddou@edu.uiz.example;0612345678\r
N145678901;JC123456;AÏT LAHCEN;Hélène;01/02/2003;F;Marocaine;Économie et gestion;S3;h.aitlahcen@edu.uiz.example;0661223344\r
";

fn read(bytes: &[u8]) -> (Sheet, EnrolmentList) {
    let sheet = Sheet::read(bytes, "liste.csv").expect("readable");
    let list = enrolment::read(&sheet).expect("has its columns");
    (sheet, list)
}

fn codes(list: &EnrolmentList) -> Vec<(u32, Vec<(Column, ProblemCode)>)> {
    list.rejected()
        .map(|(line, problems)| (line.line, problems.iter().map(|p| (p.column, p.code)).collect()))
        .collect()
}

#[test]
fn a_french_list_is_understood_in_every_encoding_and_with_every_separator() {
    for separator in [';', ',', '\t'] {
        let text = FRENCH.replace(';', &separator.to_string());
        let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding, bom) in [
            (text.as_bytes().to_vec(), Encoding::Utf8, false),
            (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8, true),
            (WINDOWS_1252.encode(&text).0.into_owned(), Encoding::Windows1252, false),
            (utf16, Encoding::Utf16Le, true),
        ] {
            let (sheet, list) = read(&bytes);
            assert_eq!(*sheet.format(), Format::Csv { separator, encoding, crlf: true, bom });
            assert_eq!(codes(&list), [], "{encoding:?} {separator:?}");
            let (line, student) = list.accepted().nth(1).expect("two students");
            assert_eq!(line.line, 3);
            assert!(line.warnings.is_empty(), "{:?}", line.warnings);
            assert_eq!((student.last_latin.as_str(), student.first_latin.as_str()), ("AÏT LAHCEN", "Hélène"));
            assert_eq!(student.student_number.as_ref().map(ToString::to_string), Some("N145678901".into()));
            assert_eq!(student.identity.as_ref().map(|d| d.kind), Some(IdentityKind::Cin));
            assert_eq!(student.birth, BirthDate::Full("2003-02-01".parse().expect("a date")));
            assert_eq!((student.sex, student.nationality.as_deref()), (Some(Sex::Female), Some("MA")));
            assert_eq!(student.programme.as_deref(), Some("Économie et gestion"));
            assert_eq!(student.year_of_study, Some(2), "semester 3");
            assert_eq!(student.phone.as_ref().map(ToString::to_string), Some("+212661223344".into()));
        }
    }
}

#[test]
fn an_arabic_list_in_the_old_windows_page_is_understood() {
    let text = "لائحة الطلبة المسجلين 2026-2027\n\nرمز مسار;رقم البطاقة الوطنية;النسب;الاسم;تاريخ الازدياد;الجنس;الجنسية;المسلك\n\
                M130012345;JB458213;أوحدو;سلمى;12/05/2004;أنثى;مغربية;علوم الحياة\n\
                N145678901;JC123456;بناني;يوسف;٠١/٠٢/٢٠٠٣;ذكر;مغربية;الاقتصاد والتدبير\n";
    let page = WINDOWS_1256.encode(&text.replace("٠١/٠٢/٢٠٠٣", "01/02/2003")).0.into_owned();
    for (bytes, encoding) in [(page, Encoding::Windows1256), (text.as_bytes().to_vec(), Encoding::Utf8)] {
        let (sheet, list) = read(&bytes);
        assert!(matches!(sheet.format(), Format::Csv { encoding: found, .. } if *found == encoding));
        assert_eq!(codes(&list), []);
        let students: Vec<_> = list.accepted().collect();
        assert_eq!(students.iter().map(|(line, _)| line.line).collect::<Vec<_>>(), [4, 5]);
        let (_, youssef) = students[1];
        assert_eq!((youssef.last_arabic.as_str(), youssef.first_arabic.as_str()), ("بناني", "يوسف"));
        assert_eq!(youssef.last_latin, "");
        assert_eq!((youssef.sex, youssef.birth.to_string()), (Some(Sex::Male), "2003-02-01".into()));
    }
}

#[test]
fn an_apogee_export_is_understood() {
    let (_, list) = read(
        b"COD_ETU\tCOD_NNE_IND\tCIN_IND\tLIB_NOM_PAT_IND\tLIB_PR1_IND\tDATE_NAI_IND\tCOD_SEX_ETU\tLIB_ETP\n\
          21004567\t10012345\tJB458213\tOUHADDOU\tSALMA\t12/05/2004 00:00:00\tF\tSVI S1\n",
    );
    let (_, student) = list.accepted().next().expect("one student");
    assert_eq!(student.institution_number.as_deref(), Some("21004567"));
    assert_eq!(
        student.student_number.as_ref().map(ToString::to_string),
        Some("0010012345".into()),
        "zeros are back"
    );
    assert!(student.zeros_restored);
    assert_eq!(student.birth.to_string(), "2004-05-12");
}

use {Column as C, ProblemCode as P};

#[test]
fn every_problem_of_a_line_is_told_not_the_first_alone() {
    let (_, list) = read(
        "N°;Code Massar;CIN;Nom;Prénom;Né(e) le;Tél;Mail\n\
         1;130012345;J1;OUH?DDOU;;31/02/2004;12;x\n\
         2;;;BENNANI;Youssef;2003;;\n\
         3;M130000001;;BENNANI;Youssef;2003;612345678;\n\
         4;m130000001;;ALAMI;Sara;;;\n\
         5;M130000002;JB458213;ALAMI;Sara;1/1/2003;;\n\
         6;M130000003;jb 458213;LÃ©a;Sara;1/1/2003;;\n\
         7;M130000004;;{ALAMI};Sara $;1/1/2003;;\n\
         8;M130000005;;N'Dri;Marie-Noëlle;1/1/2003;;\n"
            .as_bytes(),
    );
    assert_eq!(
        codes(&list),
        [
            (
                2,
                vec![
                    (C::StudentNumber, P::BadStudentNumber),
                    (C::IdentityDocument, P::BadIdentityDocument),
                    (C::LastLatin, P::NameDamaged),
                    (C::FirstLatin, P::MissingName),
                    (C::BirthDate, P::BadBirthDate),
                ]
            ),
            (3, vec![(C::StudentNumber, P::MissingNumber)]),
            (5, vec![(C::BirthDate, P::MissingBirthDate), (C::StudentNumber, P::DuplicateInList)]),
            (7, vec![(C::LastLatin, P::NameDamaged), (C::IdentityDocument, P::DuplicateInList)]),
            (8, vec![(C::LastLatin, P::NameSigns), (C::FirstLatin, P::NameSigns)]),
        ]
    );
    let (_, problems) = list.rejected().nth(3).expect("the sixth student");
    assert_eq!(problems[1].other_line, Some(6));
    assert_eq!(problems[1].value_shown, "jb 458213");
    let warned: Vec<_> = list.lines[0].warnings.iter().map(|p| p.code).collect();
    assert_eq!(warned, [P::BadEmail, P::BadPhone]);
    let (line, youssef) = list.accepted().next().expect("the third student");
    assert_eq!((line.line, youssef.birth), (4, BirthDate::Year(2003)));
    assert_eq!(youssef.phone.as_ref().map(ToString::to_string), Some("+212612345678".into()));
    assert_eq!(list.unused, ["N°"]);
}

#[test]
fn zeros_come_back_only_where_the_column_says_cne() {
    let list = |header: &str, number: &str| {
        read(format!("{header};Nom;Prénom;DDN\n{number};A;B;2003\n").as_bytes())
            .1
            .accepted()
            .next()
            .map(|(_, s)| s.clone())
    };
    let number =
        |header: &str, typed: &str| list(header, typed).and_then(|s| s.student_number).map(|n| n.to_string());
    assert_eq!(number("CNE", "210012345"), Some("0210012345".into()));
    assert_eq!(
        number("CNE", "=\"0210012345\""),
        Some("0210012345".into()),
        "as people force Excel to keep zeros"
    );
    assert_eq!(number("CNE", "2100123"), None);
    assert_eq!(number("Code Massar", "210012345"), None);
}

#[test]
fn passports_of_foreigners_may_stand_among_the_identity_cards() {
    let (_, list) = read("CIN;Nom;Prénom;DDN;Nationalité\nA01234567;DIALLO;Awa;2003;Sénégalaise\n12345678;ALAMI;Sara;2003;Marocaine\n".as_bytes());
    let (_, awa) = list.accepted().next().expect("the passport is accepted");
    assert_eq!(awa.identity.as_ref().map(|d| d.kind), Some(IdentityKind::Passport));
    assert_eq!(codes(&list), [(3, vec![(Column::IdentityDocument, ProblemCode::BadIdentityDocument)])]);
}

#[test]
fn missing_columns_are_named_beside_what_was_found() {
    let missing = |text: &str| {
        let sheet = Sheet::read(text.as_bytes(), "x").expect("readable");
        enrolment::read(&sheet).expect_err("columns are missing")
    };
    let error = missing("CNE;Nom et prénom;Ville\nM130012345;A B;Agadir\n");
    assert_eq!(error.missing, [Column::LastLatin, Column::FirstLatin, Column::BirthDate]);
    assert!(error.names_in_one_column);
    assert_eq!(error.found, ["CNE", "Nom et prénom", "Ville"]);
    assert!(missing("Nom;Prénom;Né le\nA;B;2003\n").missing == [Column::StudentNumber]);
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let day = CellFormat::new().set_num_format("dd/mm/yyyy");
    let hidden = book.add_worksheet();
    hidden.write_string(0, 0, "paramètres").expect("written");
    hidden.set_hidden(true);
    let sheet = book.add_worksheet();
    sheet.set_name("Inscrits 2026").expect("a name");
    sheet.set_active(true);
    sheet
        .merge_range(0, 0, 0, 5, "Université Ibn Zohr: liste des inscrits", &CellFormat::new())
        .expect("written");
    for (at, name) in (0..).zip(["N° CNE", "CNIE", "Nom", "Prénom", "Date de naissance", "Téléphone"]) {
        sheet.write_string(2, at, name).expect("written");
    }
    // A CNE that Excel took for a number and lost its zero; a real date.
    sheet.write_number(3, 0, 210_012_345).expect("written");
    sheet.write_string(3, 1, "JB458213").expect("written");
    sheet.write_string(3, 2, "OUHADDOU").expect("written");
    sheet.write_string(3, 3, "Salma").expect("written");
    sheet
        .write_datetime_with_format(3, 4, ExcelDateTime::from_ymd(2004, 5, 12).expect("a day"), &day)
        .expect("written");
    sheet.write_number(3, 5, 612_345_678).expect("written");
    // Line 5 is blank. A date as a plain number, a year in a date cell, a CNE of ten digits.
    sheet.write_number(5, 0, 1_210_012_346_u32).expect("written");
    sheet.write_string(5, 2, "BENNANI").expect("written");
    sheet.write_string(5, 3, "Youssef").expect("written");
    sheet.write_number(5, 4, 38_119).expect("written");
    sheet.write_string(6, 0, "M130012345").expect("written");
    sheet.write_string(6, 2, "ALAMI").expect("written");
    sheet.write_string(6, 3, "سارة").expect("written");
    sheet.write_number_with_format(6, 4, 2004, &day).expect("written");
    book.save_to_buffer().expect("saved")
}

#[test]
fn a_workbook_gives_codes_in_full_and_dates_as_dates() {
    let (sheet, list) = read(&workbook());
    assert_eq!(*sheet.format(), Format::Xlsx { sheet: "Inscrits 2026".into() });
    let students: Vec<_> = list.accepted().map(|(line, s)| (line.line, s.clone())).collect();
    assert_eq!(students.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 6]);
    let number = |i: usize| students[i].1.student_number.as_ref().map(ToString::to_string);
    assert_eq!((number(0), number(1)), (Some("0210012345".into()), Some("1210012346".into())));
    assert!(students[0].1.zeros_restored && !students[1].1.zeros_restored);
    assert_eq!(students[0].1.birth.to_string(), "2004-05-12");
    assert_eq!(students[1].1.birth.to_string(), "2004-05-12");
    assert_eq!(students[0].1.phone.as_ref().map(ToString::to_string), Some("+212612345678".into()));
    // Family name in Latin, first name in Arabic letters: neither pair is whole.
    assert_eq!(codes(&list), [(7, vec![(Column::FirstLatin, ProblemCode::MissingName)])]);
}

#[test]
fn rejected_lines_go_back_in_the_same_format_and_come_in_again() {
    let text = "Code Massar;Nom;Prénom;DDN\r\nM13;AÏT;Léa;2003\r\nM130000001;ALAMI;Sara;2003\r\nM130000002;\"B; C\";Ali;x\r\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), WINDOWS_1252.encode(text).0.into_owned(), utf16] {
        let (sheet, list) = read(&bytes);
        let reasons: Vec<_> =
            list.rejected().map(|(line, _)| (line.row, "=Numéro à corriger".to_owned())).collect();
        assert_eq!(reasons.len(), 2);
        let back = sheet.write_rejected(&reasons, "Motif").expect("written");
        let again = Sheet::read(&back, "liste-a-corriger.csv").expect("readable");
        assert_eq!(again.format(), sheet.format());
        assert_eq!(again.header(), ["Code Massar", "Nom", "Prénom", "DDN", "Motif"]);
        let second = again.row(1).expect("two lines");
        assert_eq!(
            second.cells().map(|c| c.text).collect::<Vec<_>>(),
            ["M130000002", "B; C", "Ali", "x", "'=Numéro à corriger"]
        );
        // The reason of another round, in another language, takes the place of the first.
        let third = again.write_rejected(&[(0, "الرمز غير صحيح".into())], "سبب الرفض").expect("written");
        let third = Sheet::read(&third, "x").expect("readable");
        assert_eq!(third.header(), ["Code Massar", "Nom", "Prénom", "DDN", "سبب الرفض"]);
        assert_eq!(third.row(0).map(|row| row.cell(4).text), Some("الرمز غير صحيح"), "no letter is lost");
        assert_eq!(third.row(0).map(|row| row.cell(1).text), Some("AÏT"));
    }
}

#[test]
fn a_corrected_file_is_accepted_with_its_reason_column() {
    let (sheet, list) = read("CNE;Nom;Prénom;DDN\n21;A;B;2003\n".as_bytes());
    let reasons: Vec<_> = list.rejected().map(|(line, _)| (line.row, "bad".to_owned())).collect();
    let back = String::from_utf8(sheet.write_rejected(&reasons, "Reason").expect("written")).expect("UTF-8");
    assert_eq!(back, "CNE;Nom;Prénom;DDN;Reason\n21;A;B;2003;bad\n");
    let (_, list) = read(back.replace("\n21", "\n1210012345").as_bytes());
    assert_eq!(list.accepted().count(), 1);
    assert_eq!(sheet.rejected_file_name("a-corriger"), "liste-a-corriger.csv");
}

#[test]
fn a_workbook_goes_back_as_a_workbook() {
    let (sheet, _) = read(&workbook());
    let back =
        sheet.write_rejected(&[(0, "=1+1".into()), (2, "الاسم ناقص".into())], "Motif").expect("written");
    let (again, list) = read(&back);
    assert_eq!(again.format(), sheet.format());
    assert_eq!(again.header().last().map(String::as_str), Some("Motif"));
    let rows: Vec<Vec<&str>> = again.rows().map(|row| row.cells().map(|c| c.text).collect()).collect();
    assert_eq!(rows[0], ["210012345", "JB458213", "OUHADDOU", "Salma", "2004-05-12", "612345678", "=1+1"]);
    assert_eq!(rows[1][3..], ["سارة", "1905-06-26", "", "الاسم ناقص"]);
    assert_eq!(list.accepted().next().map(|(_, s)| s.zeros_restored), Some(true));
}

#[test]
fn headers_repeated_or_doubled_are_no_students() {
    let (_, list) = read(
        "CNE;Nom;Prénom;DDN\nرمز مسار;النسب;الاسم;تاريخ الازدياد\nM130000001;A;B;2003\nCNE;Nom;Prénom;DDN\nM130000002;A;B;2003\n".as_bytes(),
    );
    assert_eq!(list.lines.iter().map(|l| l.line).collect::<Vec<_>>(), [3, 5]);
}

#[test]
fn american_dates_are_recognised_and_told() {
    let (_, list) = read("CNE;Nom;Prénom;DDN\nM130000001;A;B;05/23/2003\nM130000002;A;B;01/31/2003\nM130000003;A;B;02/28/2003\nM130000004;A;B;05/06/2003\n".as_bytes());
    assert!(list.month_first);
    assert_eq!(list.accepted().last().map(|(_, s)| s.birth.to_string()), Some("2003-05-06".into()));
}

#[test]
fn what_is_no_list_is_refused_by_name() {
    let code = |bytes: &[u8]| Sheet::read(bytes, "x").err().map(|e| e.code());
    assert_eq!(code(b""), Some("empty"));
    assert_eq!(code(b"\r\n;;;\r\n"), Some("empty"));
    assert_eq!(code(b"<html><table>"), Some("web-page"));
    assert_eq!(code(b"%PDF-1.7\n"), Some("no-list"));
    assert_eq!(code(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some("no-list"));
    assert_eq!(code(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), Some("old-excel"));
    let mut protected = vec![0xD0, 0xCF, 0x11, 0xE0];
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(code(&protected), Some("protected"));
    assert_eq!(code(b"PK\x03\x04 and then nothing"), Some("damaged"));
    assert_eq!(code(&archive(&[("word/document.xml", b"<document/>".to_vec())])), Some("no-list"));
    assert_eq!(code(&archive(&[("mimetype", b"application/vnd.oasis".to_vec())])), Some("open-document"));
    let whole = workbook();
    assert_eq!(code(&whole[..whole.len() / 2]), Some("damaged"));
}

#[test]
fn limits_are_kept_and_say_where() {
    let read = |bytes: Vec<u8>| Sheet::read(&bytes, "x").err();
    assert_eq!(read(vec![b'a'; limits::BYTES + 1]), Some(SheetError::TooLarge { limit: limits::BYTES }));
    assert_eq!(
        read("a;b\n".repeat(limits::LINES + 1).into_bytes()),
        Some(SheetError::TooManyLines { limit: limits::LINES })
    );
    assert_eq!(
        read(format!("a;b\n{}x", ";".repeat(100)).into_bytes()),
        Some(SheetError::TooManyColumns { line: 2, limit: 100 })
    );
    assert_eq!(read(format!("a;b\n{}", ";".repeat(5000)).into_bytes()), None, "empty columns are free");
    assert_eq!(
        read(format!("a;b\n{}", "é".repeat(1001)).into_bytes()),
        Some(SheetError::CellTooLong { line: 2, limit: 1000 })
    );
    assert_eq!(read(format!("a;b\n{}", "é".repeat(1000)).into_bytes()), None);
    assert_eq!(read(b"a;b\nc;\"d\ne;f\n".to_vec()), Some(SheetError::UnclosedQuote { line: 2 }));
}

/// An archive of parts made by hand.
fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
        archive.write_all(content).expect("written");
    }
    archive.finish().expect("finished").into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused_before_it_does() {
    let bomb = archive(&[("xl/worksheets/sheet1.xml", vec![b' '; 401 << 20])]);
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert_eq!(Sheet::read(&bomb, "x").err(), Some(SheetError::UnpacksTooLarge));
    let strings = archive(&[("xl/sharedStrings.xml", vec![b' '; 65 << 20])]);
    assert_eq!(Sheet::read(&strings, "x").err(), Some(SheetError::UnpacksTooLarge));
    let styles = archive(&[("xl/styles.xml", b"<xf/>".repeat(600_000))]);
    assert_eq!(Sheet::read(&styles, "x").err(), Some(SheetError::UnpacksTooLarge));
    let promise = archive(&[("xl/sharedStrings.xml", b"<sst uniqueCount = '99999999999'>".to_vec())]);
    assert_eq!(Sheet::read(&promise, "x").err(), Some(SheetError::UnpacksTooLarge));
}

#[test]
fn one_string_repeated_without_end_is_refused() {
    let rels = br#"<Relationships><Relationship Id="r1" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
    let book_rels = br#"<Relationships><Relationship Id="r1" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1000));
    let row = r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#;
    let parts = |rows: &str| {
        archive(&[
            ("_rels/.rels", rels.to_vec()),
            ("xl/workbook.xml", book.to_vec()),
            ("xl/_rels/workbook.xml.rels", book_rels.to_vec()),
            ("xl/sharedStrings.xml", strings.clone().into_bytes()),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes(),
            ),
        ])
    };
    assert_eq!(Sheet::read(&parts(&row.repeat(100)), "x").err(), None, "the form itself is read");
    assert_eq!(Sheet::read(&parts(&row.repeat(110_000)), "x").err(), Some(SheetError::TooMuchText));
}

#[test]
fn our_own_lists_open_as_they_should_and_run_nothing() {
    let day: Date = "2026-11-23".parse().expect("a date");
    let table = Table {
        title: "Paiements: novembre/2026".into(),
        header: vec!["Nom".into(), "Montant".into(), "Date".into(), "Lignes".into(), "RIB".into()],
        rows: vec![vec![
            "=cmd|' /C calc'!A0".into(),
            Money::from_centimes(123_456).into(),
            day.into(),
            Value::Number(3),
            "007101000000000000000160".into(),
        ]],
        dir: Dir::Rtl,
    };
    let text = String::from_utf8(table.csv()).expect("UTF-8");
    assert_eq!(
        text,
        "\u{feff}Nom;Montant;Date;Lignes;RIB\r\n'=cmd|' /C calc'!A0;1234,56;23/11/2026;3;007101000000000000000160\r\n"
    );
    let sheet = Sheet::read(&table.xlsx().expect("written"), "x").expect("readable");
    assert_eq!(*sheet.format(), Format::Xlsx { sheet: "Paiements novembre2026".into() });
    let row: Vec<_> = sheet.row(0).expect("one line").cells().map(|c| c.text.to_owned()).collect();
    assert_eq!(row, ["=cmd|' /C calc'!A0", "1234.56", "2026-11-23", "3", "007101000000000000000160"]);
}

#[test]
fn what_somebody_wrote_into_a_list_does_not_run_in_the_one_that_goes_back() {
    let csv = "Code Massar;Nom;Prénom;DDN\n=1+1;\"=HYPERLINK(\"\"x\"\")\";@SUM(1);x\n+212600000000;-A;B;x\n";
    let sheet = Sheet::read(csv.as_bytes(), "liste.csv").expect("a list");
    let back = sheet.write_rejected(&[(0, "Motif".into()), (1, "Motif".into())], "Motif").expect("written");
    let back = String::from_utf8(back).expect("UTF-8");
    let lines: Vec<&str> = back.lines().collect();
    assert_eq!(lines[1], "'=1+1;\"'=HYPERLINK(\"\"x\"\")\";'@SUM(1);x;Motif");
    assert_eq!(lines[2], "+212600000000;'-A;B;x;Motif", "a number is no formula");
}
