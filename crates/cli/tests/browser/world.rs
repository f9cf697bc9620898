//! The papers of the journey: the enrolment list, the bills, and reading PDF files.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use amoe_base::Date;
use amoe_documents::{Letters, Paper, PaperKind, PaperLine, PersonName};
use anyhow::{Context, Result, bail, ensure};

/// The student, who is on no list of the demonstration.
pub const CIN: &str = "BK771204";
/// Of the Massar code.
pub const MASSAR: &str = "M139004512";
/// The last eight digits.
pub const LAST8: &str = "39004512";
/// Born on.
pub const BORN: (&str, &str, &str) = ("14", "3", "2005");
/// Where mails go.
pub const EMAIL: &str = "ait-lahcen@demo.example";
/// Chosen by the student.
pub const PASSWORD: &str = "une phrase assez longue";

/// An Apogée export: two good lines and a bad one.
pub fn list() -> String {
    [
        "Code Massar;CIN;Nom;Prénom;الاسم العائلي;الاسم الشخصي;Date de naissance;Sexe;Nationalité;Filière",
        &format!(
            "{MASSAR};{CIN};Aït Lahcen;Abderrahmane;أيت لحسن;عبد الرحمان;14/03/2005;M;Marocaine;Physique"
        ),
        "M139004513;BK771205;Zerouali;Hajar;الزروالي;هاجر;02/11/2006;F;Marocaine;Chimie",
        "M139;BK771206;Sans;Numéro;;;31/02/2004;F;Marocaine;Chimie",
        "",
    ]
    .join("\r\n")
}

/// A bill, a prescription and a receipt, as files: `(kind, path)`.
pub fn papers(folder: &Path, on: Date) -> Result<Vec<(&'static str, PathBuf)>> {
    let letters = Letters::new();
    let line = |label: &str, detail: &str, amount: &str| PaperLine {
        label: label.to_owned(),
        detail: detail.to_owned(),
        amount: amount.to_owned(),
    };
    let act = line("Consultation spécialisée", "", "300,00");
    let prescribed = line("A-GRAM 500 mg", "1 × 3 par jour, 6 jours", "");
    let sold = line("A-GRAM 500 mg", "1 boîte", "47,60");
    let mut out = Vec::new();
    for (name, kind, line, total) in [
        ("bill", PaperKind::DoctorInvoice, act, "300,00 DH"),
        ("prescription", PaperKind::Prescription, prescribed, ""),
        ("pharmacy_receipt", PaperKind::PharmacyTicket, sold, "47,60 DH"),
    ] {
        let paper = Paper {
            kind,
            number: "2026-0117".to_owned(),
            issued: on,
            issued_on: on.strftime("%d/%m/%Y").to_string(),
            provider: PersonName::new("Dr Leïla Bennani", "ليلى بناني"),
            speciality: PersonName::default(),
            address: "12, avenue Hassan II, Agadir".to_owned(),
            phone: String::new(),
            inpe: "041207358".to_owned(),
            ice: String::new(),
            patient: "Abderrahmane Aït Lahcen".to_owned(),
            lines: vec![line],
            total: total.to_owned(),
        };
        let path = folder.join(format!("{name}.pdf"));
        std::fs::write(&path, letters.paper(&paper)?)?;
        out.push((name, path));
    }
    Ok(out)
}

/// The one PDF that is downloaded into a folder; waits for it.
pub async fn downloaded(folder: &Path) -> Result<PathBuf> {
    let end = Instant::now() + Duration::from_secs(20);
    while Instant::now() < end {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "pdf") {
                return Ok(path);
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("no PDF was downloaded into {}", folder.display())
}

/// What a PDF says (by poppler's pdftotext).
pub fn pdf_text(path: &Path) -> Result<String> {
    let out = Command::new("pdftotext").arg(path).arg("-").output().context("pdftotext")?;
    ensure!(out.status.success(), "{} is no PDF", path.display());
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}
