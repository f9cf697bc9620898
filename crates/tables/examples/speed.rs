//! How long a list of 50,000 students takes: `cargo run --release -p amoe-tables --example speed`.

use std::time::Instant;

use amoe_tables::{Sheet, Table, Value, enrolment};

const LINES: usize = 50_000;
const HEADER: [&str; 15] = [
    "CNE",
    "CIN",
    "Nom",
    "Prénom",
    "Nom arabe",
    "Prénom arabe",
    "Date de naissance",
    "Sexe",
    "Nationalité",
    "Cycle",
    "Filière",
    "Année d'études",
    "E-mail",
    "Téléphone",
    "Ville",
];

fn line(i: usize) -> [String; 15] {
    [
        format!("M{:09}", 130_000_000 + i),
        format!("JB{:06}", 100_000 + i),
        "OUHADDOU".into(),
        "Salma Hélène".into(),
        "أوحدو".into(),
        "سلمى".into(),
        format!("{:02}/{:02}/{}", 1 + i % 28, 1 + i % 12, 1998 + i % 10),
        if i.is_multiple_of(2) { "F" } else { "M" }.into(),
        "Marocaine".into(),
        "Licence".into(),
        "Sciences de la vie".into(),
        "1ère année".into(),
        format!("etudiant{i}@edu.uiz.example"),
        format!("06{:08}", 10_000_000 + i),
        "Agadir".into(),
    ]
}

fn main() {
    let rows: Vec<[String; 15]> = (0..LINES).map(line).collect();
    let text: String = std::iter::once(HEADER.join(";"))
        .chain(rows.iter().map(|row| row.join(";")))
        .collect::<Vec<_>>()
        .join("\r\n");
    let page = encoding_rs::WINDOWS_1256.encode(&text).0.into_owned();
    let table = Table {
        title: "Inscrits".into(),
        header: HEADER.map(String::from).to_vec(),
        rows: rows.into_iter().map(|row| row.map(Value::Text).to_vec()).collect(),
        dir: amoe_base::lang::Dir::Ltr,
    };
    let begin = Instant::now();
    let book = table.xlsx().unwrap_or_default();
    println!("write XLSX: {:?}, {} bytes", begin.elapsed(), book.len());
    for (name, bytes) in [("UTF-8", text.as_bytes()), ("Windows-1256", &page), ("XLSX", &book)] {
        let begin = Instant::now();
        let sheet = Sheet::read(bytes, "list").map_err(|e| e.to_string());
        let read = begin.elapsed();
        let list = sheet.as_ref().ok().and_then(|sheet| enrolment::read(sheet).ok());
        let understood = begin.elapsed();
        let accepted = list.map_or(0, |list| list.accepted().count());
        let bad: Vec<_> = (0..5000).map(|i| (i, "raison".to_owned())).collect();
        let back = sheet.ok().and_then(|sheet| sheet.write_rejected(&bad, "Motif").ok()).unwrap_or_default();
        println!(
            "{name}: {} bytes, read {read:?}, understood {understood:?} ({accepted} accepted), 5,000 lines back {:?} ({} bytes)",
            bytes.len(),
            begin.elapsed(),
            back.len()
        );
    }
}
