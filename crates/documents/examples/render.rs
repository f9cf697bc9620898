//! Writes one letter of each kind to a folder, then measures warm renders and memory:
//! `cargo run -p amoe-documents --example render -- target/letters 200`.

#[path = "../tests/it/samples.rs"]
mod samples;

use std::{fs, path::PathBuf, time::Instant};

use amoe_base::Lang;
use amoe_documents::{CareSheetKind, Certificate, LetterError, Letters, PaperKind};

type Made = Result<Vec<u8>, LetterError>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().unwrap_or_else(|| "target/letters".into()));
    let rounds: usize = words.next().map_or(Ok(0), |count| count.parse())?;
    fs::create_dir_all(&folder)?;
    let start = Instant::now();
    let letters = Letters::new();
    println!("fonts and templates: {:?}, {} MB", start.elapsed(), resident_megabytes());
    let made: Vec<(&str, Made)> = vec![
        ("certificate", letters.certificate(&samples::certificate())),
        ("certificate-long", letters.certificate(&samples::certificate_long())),
        ("card", letters.card(&samples::card())),
        ("card-long", letters.card(&samples::card_long())),
        ("care-sheet", letters.care_sheet(&samples::care_sheet())),
        ("care-sheet-full", letters.care_sheet(&samples::care_sheet_full())),
        ("care-sheet-dental", letters.care_sheet(&samples::care_sheet_dental())),
        ("care-sheet-long-term", letters.care_sheet(&samples::care_sheet_long_term())),
        ("care-sheet-blank", letters.care_sheet(&samples::care_sheet_blank(CareSheetKind::Ordinary))),
        ("care-sheet-blank-dental", letters.care_sheet(&samples::care_sheet_blank(CareSheetKind::Dental))),
        ("care-sheet-blank-long", letters.care_sheet(&samples::care_sheet_blank(CareSheetKind::LongTerm))),
        ("decision-fr", letters.decision_letter(&samples::decision_fr())),
        ("decision-ar", letters.decision_letter(&samples::decision_ar())),
        ("decision-ar-long", letters.decision_letter(&samples::decision_ar_long())),
        ("decision-en-returned", letters.decision_letter(&samples::decision_en_returned())),
        ("orders-fr", letters.payment_order_list(&samples::payment_order_list(Lang::Fr))),
        ("orders-ar", letters.payment_order_list(&samples::payment_order_list(Lang::Ar))),
        ("paper-invoice", letters.paper(&samples::paper(PaperKind::DoctorInvoice))),
        ("paper-prescription", letters.paper(&samples::paper(PaperKind::Prescription))),
        ("paper-ticket", letters.paper(&samples::paper(PaperKind::PharmacyTicket))),
        ("paper-laboratory", letters.paper(&samples::paper(PaperKind::LaboratoryInvoice))),
    ];
    for (name, pdf) in made {
        match pdf {
            Ok(pdf) => {
                println!("{name}: {} KB", pdf.len() / 1024);
                fs::write(folder.join(format!("{name}.pdf")), pdf)?;
            }
            Err(error) => println!("{name}: {error}"),
        }
    }
    if rounds > 0 {
        let mut times = Vec::new();
        for round in 0..rounds {
            // Another person each time, so that nothing is taken from memory but the template.
            let number = format!("AT-{round:04}-4Q2D");
            let certificate = Certificate {
                student: amoe_documents::PersonName::new(format!("Salma Ouhaddou {round}"), "سلمى أوحدو"),
                verify_url: format!("https://amoe.example/fr/verify/{number}"),
                identity_number: format!("JB{round:06}"),
                number,
                ..samples::certificate()
            };
            let start = Instant::now();
            letters.certificate(&certificate)?;
            times.push(start.elapsed());
            if round % (rounds / 5).max(1) == 0 {
                println!("after {round}: {} MB", resident_megabytes());
            }
        }
        times.sort();
        println!(
            "certificate, {rounds} times: median {:?}, 99 % under {:?}, {} MB",
            times[rounds / 2],
            times[rounds * 99 / 100],
            resident_megabytes()
        );
    }
    Ok(())
}

/// From `/proc`, in pages of 4 KB; 0 where there is none.
fn resident_megabytes() -> usize {
    let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4 / 1024
}
