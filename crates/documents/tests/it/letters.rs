//! Every letter is set, read back with poppler's tools, and compared with what went in.
//!
//! Needs `pdftotext`, `pdftoppm` and `pdfinfo` (Debian: poppler-utils).

use std::{fs, path::Path, process::Command};

use amoe_base::Lang;
use amoe_documents::{CareSheetKind, Certificate, Letters, PaperKind, PersonName, qr};

use crate::samples;

fn run(tool: &str, arguments: &[&str]) -> Vec<u8> {
    let output =
        Command::new(tool).args(arguments).output().unwrap_or_else(|error| panic!("{tool}: {error}"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

/// Where the words of the line that holds a word stand, from left to right.
fn line_with(pdf: &[u8], word: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    fs::write(&file, pdf).unwrap();
    let boxes = String::from_utf8(run("pdftotext", &["-bbox", path(&file), "-"])).unwrap();
    // Whole points are exact enough.
    let number = |line: &str, name: &str| -> i32 {
        let value = line.split(&format!("{name}=\"")).nth(1).unwrap();
        value.split(['.', '"']).next().unwrap().parse().unwrap()
    };
    let words: Vec<_> = boxes
        .lines()
        .filter_map(|line| Some((line, line.split_once("\">")?.1.strip_suffix("</word>")?)))
        .map(|(line, word)| (number(line, "yMax"), number(line, "xMin"), word.to_owned()))
        .collect();
    let (base, ..) = words.iter().find(|(.., w)| w == word).unwrap_or_else(|| panic!("no {word}")).clone();
    let mut line: Vec<_> = words.into_iter().filter(|(y, ..)| (y - base).abs() < 4).collect();
    line.sort_by_key(|word| word.1);
    line.into_iter().map(|(.., word)| word).collect()
}

/// The text of a PDF, without the marks of direction that pdftotext adds, blanks and line ends made one blank.
fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    fs::write(&file, pdf).unwrap();
    let text = String::from_utf8(run("pdftotext", &[path(&file), "-"])).unwrap();
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pages_of(pdf: &[u8]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    fs::write(&file, pdf).unwrap();
    let info = String::from_utf8(run("pdfinfo", &[path(&file)])).unwrap();
    info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap()
}

/// What the codes on a page say, addresses first; the last one wanted begins like this.
fn codes_of(pdf: &[u8], page: usize, last: &str) -> Vec<String> {
    codes_at(pdf, page, last, "300")
}

fn codes_at(pdf: &[u8], page: usize, last: &str, dots: &str) -> Vec<String> {
    let mut codes = qr::find(&picture(pdf, page, dots), |text| text.starts_with(last));
    codes.sort();
    codes
}

/// The first page as a picture of 150 points to the inch.
fn picture_of(pdf: &[u8]) -> Vec<u8> {
    picture(pdf, 1, "150")
}

fn picture(pdf: &[u8], page: usize, points: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    fs::write(&file, pdf).unwrap();
    let out = folder.path().join("page");
    let page = page.to_string();
    let which = ["-r", points, "-png", "-f", &page, "-l", &page, "-singlefile"];
    run("pdftoppm", &[&which[..], &[path(&file), path(&out)]].concat());
    fs::read(out.with_extension("png")).unwrap()
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
}

#[test]
fn the_certificate_says_who_where_and_how_long_in_both_languages_on_one_page() {
    let pdf = Letters::new().certificate(&samples::certificate()).unwrap();
    assert_eq!(pages_of(&pdf), 1);
    has(
        &text_of(&pdf),
        &[
            "Salma Ouhaddou",
            "سلمى أوحدو",
            "JB458213",
            "M130012345",
            "AT-7K3M-4Q2D",
            "2026-2027",
            "Faculté des Sciences d’Agadir",
            "كلية العلوم بأكادير",
            "Du 1er octobre 2026",
            "1er mai 2004",
            "116-12",
            "2-15-657",
            "amoe.example/fr/verify",
            "Caisse Nationale des Organismes de Prévoyance Sociale",
        ],
    );
}

#[test]
fn the_longest_certificate_still_has_one_page_and_a_readable_code() {
    let certificate = samples::certificate_long();
    let pdf = Letters::new().certificate(&certificate).unwrap();
    assert_eq!(pages_of(&pdf), 1);
    let health_card = certificate.health_card.unwrap();
    assert_eq!(codes_of(&pdf, 1, "shc:/"), [certificate.verify_url, health_card]);
}

#[test]
fn without_a_health_card_the_certificate_has_one_code() {
    let certificate = Certificate { health_card: None, ..samples::certificate_long() };
    let pdf = Letters::new().certificate(&certificate).unwrap();
    assert_eq!(pages_of(&pdf), 1);
    assert_eq!(codes_of(&pdf, 1, "https"), [certificate.verify_url]);
}

#[test]
fn the_card_has_two_sides_a_code_on_each_and_no_identity_number() {
    for card in [samples::card(), samples::card_long()] {
        let pdf = Letters::new().card(&card).unwrap();
        assert_eq!(pages_of(&pdf), 2);
        let certificate = &card.certificate;
        assert_eq!(codes_of(&pdf, 1, "https"), std::slice::from_ref(&certificate.verify_url));
        assert_eq!(codes_of(&pdf, 2, "shc:/"), [card.health_card]);
        let text = text_of(&pdf);
        has(&text, &["Du 1er octobre 2026 au 30 septembre 2027", "AT-7K3M-4Q2D", "CNOPS"]);
        has(&text, &[&certificate.student.latin, &certificate.student.arabic, &certificate.birth.fr]);
        assert!(!text.contains(&certificate.identity_number));
    }
}

#[test]
fn the_code_on_paper_leads_to_the_verification_page() {
    let letters = Letters::new();
    let certificate = samples::certificate();
    let pdf = letters.certificate(&certificate).unwrap();
    let both = [certificate.verify_url, certificate.health_card.unwrap()];
    for dots in ["200", "300", "400"] {
        assert_eq!(codes_at(&pdf, 1, "shc:/", dots), both, "at {dots} dots to the inch");
    }
    // By hand: the page in each language, and the code in fours on both sides.
    let text = text_of(&pdf);
    has(&text, &["amoe.example/fr/verify", "amoe.example/ar/verify"]);
    assert_eq!(text.matches("6gq4 ccmp cw5w 6obu h4cc").count(), 2);
    let letter = samples::decision_ar();
    assert_eq!(qr::read(&picture_of(&letters.decision_letter(&letter).unwrap())), [letter.verify_url]);
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let (certificate, letter) = (samples::certificate(), samples::decision_ar());
    let letters = Letters::new();
    let first = (letters.certificate(&certificate).unwrap(), letters.decision_letter(&letter).unwrap());
    for _ in 0..40 {
        letters.certificate(&samples::certificate_long()).unwrap();
    }
    assert!(letters.certificate(&certificate).unwrap() == first.0, "after other letters");
    typst::comemo::evict(0);
    assert!(Letters::new().decision_letter(&letter).unwrap() == first.1, "with nothing remembered");
}

#[test]
fn letters_are_tagged_archive_files_with_the_day_they_were_given() {
    let pdf = Letters::new().certificate(&samples::certificate()).unwrap();
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>") && raw.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(raw.contains("2026-11-24"));
    assert!(!raw.contains("Noto") && !raw.contains("DejaVu"), "only our own fonts");
}

#[test]
fn the_care_sheet_carries_the_student_the_care_and_where_to_post_it() {
    let pdf = Letters::new().care_sheet(&samples::care_sheet()).unwrap();
    assert!(pages_of(&pdf) <= 2);
    has(
        &text_of(&pdf),
        &[
            "Feuille de soins",
            "Maladie ordinaire",
            "DM-7K3M-4Q2D",
            "Salma Ouhaddou",
            "سلمى أوحدو",
            "JB458213",
            "06 12 34 56 78",
            "Cs",
            "300,00",
            "6118000040286",
            "506,40 DH",
            "INPE 041207358",
            "Pharmacien",
            "Laboratoire",
            "8-10, rue Al Khalil, B.P. 912",
            "13 décembre 2026",
            "Ordonnance, avec votre nom",
        ],
    );
}

#[test]
fn each_care_sheet_has_what_its_kind_needs() {
    let letters = Letters::new();
    let dental = text_of(&letters.care_sheet(&samples::care_sheet_dental()).unwrap());
    has(&dental, &["Soins dentaires", "ICE", "Dentiste", "18", "48"]);
    assert!(!dental.contains("Pharmacien"));
    let long = text_of(&letters.care_sheet(&samples::care_sheet_long_term()).unwrap());
    has(&long, &["Maladie chronique ou coûteuse", "2026-000118"]);
    for kind in CareSheetKind::ALL {
        let blank = letters.care_sheet(&samples::care_sheet_blank(*kind)).unwrap();
        assert!(pages_of(&blank) <= 2, "{kind}");
        assert!(!text_of(&blank).contains("Salma"), "{kind}");
    }
    assert!(pages_of(&letters.care_sheet(&samples::care_sheet_full()).unwrap()) <= 2);
}

#[test]
fn a_hand_scanner_finds_the_bars_of_the_care_sheet() {
    let sheet = samples::care_sheet();
    let pdf = Letters::new().care_sheet(&sheet).unwrap();
    let page = image::load_from_memory(&picture_of(&pdf)).unwrap().to_luma8();
    // The line through the middle of the bars, from the first dark dot to the last, as a scanner sees it.
    let y = page.height() * 17 / 297;
    let line: Vec<bool> = (page.width() / 2..page.width()).map(|x| page.get_pixel(x, y).0[0] < 128).collect();
    let (first, last) = (line.iter().position(|&d| d).unwrap(), line.iter().rposition(|&d| d).unwrap());
    let units = amoe_documents::barcode::Code128::new(sheet.reference.as_deref().unwrap()).unwrap();
    let units = units.units();
    let width = last - first + 1;
    for (at, &dark) in units.iter().enumerate() {
        let middle = first + (2 * at + 1) * width / (2 * units.len());
        assert_eq!(line[middle], dark, "unit {at}");
    }
}

#[test]
fn the_decision_is_worded_in_the_language_of_the_student() {
    let letters = Letters::new();
    let french = text_of(&letters.decision_letter(&samples::decision_fr()).unwrap());
    has(
        &french,
        &[
            "Votre remboursement",
            "208,03 DH",
            "Mme Salma Ouhaddou",
            "Réf. DM-7K3M-4Q2D",
            "Arrêté 1961-06",
            "81,38",
            "Total",
        ],
    );
    let english = text_of(&letters.decision_letter(&samples::decision_en_returned()).unwrap());
    has(&english, &["We need one more paper", "What is missing", "Page 1 of 1"]);
    let arabic = letters.decision_letter(&samples::decision_ar()).unwrap();
    assert_eq!(pages_of(&arabic), 1);
    has(
        &text_of(&arabic),
        &["استشارة طبيب اختصاصي", "قبل", "يناير", "Augmentin 500 mg/62,5 mg", "DM-7K3M-4Q2D"],
    );
}

#[test]
fn ids_inside_arabic_keep_their_order() {
    let letters = Letters::new();
    let arabic = text_of(&letters.decision_letter(&samples::decision_ar()).unwrap());
    has(&arabic, &["2026-000001", "2-05-736", "1961-06", "8-10", "506,40", "62,5"]);
    for flipped in ["000001-2026", "736-05-2", "06-1961", "10-8", "40,506"] {
        assert!(!arabic.contains(flipped), "{flipped} in: {arabic}");
    }
    assert!(!arabic.contains("05-736-2"), "{arabic}");
}

#[test]
fn a_day_inside_arabic_stays_in_one_piece() {
    let pdf = Letters::new().decision_letter(&samples::decision_ar()).unwrap();
    let line = line_with(&pdf, "AMP");
    let at = |word: &str| {
        line.iter().position(|w| w.contains(word)).unwrap_or_else(|| panic!("no {word} in {line:?}"))
    };
    // Read from right to left: the day, the code, the doctor; the year is not drawn to the Latin letters.
    assert!(at("Bennani") < at("AMP") && at("AMP") < at("2026") && at("2026") < at("14"), "{line:?}");
}

#[test]
fn a_long_letter_turns_the_page() {
    let pdf = Letters::new().decision_letter(&samples::decision_ar_long()).unwrap();
    assert!(pages_of(&pdf) >= 2);
}

#[test]
fn the_list_of_postal_orders_names_everyone_and_the_sum() {
    for &lang in Lang::ALL {
        let list = samples::payment_order_list(lang);
        let text = text_of(&Letters::new().payment_order_list(&list).unwrap());
        has(
            &text,
            &[
                "LP-2026-000001",
                "OP-7K3M-0001",
                "OP-7K3M-0040",
                "JB458253",
                &list.total,
                "عبد الرحمان أيت لحسن",
            ],
        );
    }
}

#[test]
fn demonstration_papers_say_that_they_are() {
    let letters = Letters::new();
    for kind in PaperKind::ALL {
        let paper = samples::paper(*kind);
        let text = text_of(&letters.paper(&paper).unwrap());
        has(&text, &["ocument de démonstration", "091234567", &paper.patient, &paper.lines[0].label]);
    }
}

#[test]
fn a_letter_our_fonts_cannot_draw_is_still_sent() {
    let mut certificate = samples::certificate();
    certificate.student = PersonName::new("Nguyễn Łukasz Ömer 李 😀", "سلمى");
    let text = text_of(&Letters::new().certificate(&certificate).unwrap());
    has(&text, &["ukasz Ömer ? ?"]);
}

#[test]
fn what_people_type_is_text_and_never_template() {
    let mut certificate = samples::certificate();
    certificate.student = PersonName::new("#panic() $x$ *gras* _it_ @ref <a> \\ \"q\"", "سلمى");
    let text = text_of(&Letters::new().certificate(&certificate).unwrap());
    has(&text, &["#panic() $x$ *gras* _it_ @ref <a> \\ \"q\""]);
}

#[test]
fn one_set_of_templates_serves_all_threads() {
    let letters = Letters::new();
    let expected = letters.certificate(&samples::certificate()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let letters = letters.clone();
            let expected = &expected;
            scope.spawn(move || {
                for _ in 0..10 {
                    assert!(&letters.certificate(&samples::certificate()).unwrap() == expected);
                }
            });
        }
    });
}
