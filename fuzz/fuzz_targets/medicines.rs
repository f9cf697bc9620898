//! A spreadsheet of any cells: refused line by line, or a list that the rulebook's own reader takes.
#![no_main]

use amoe_rules::import::NewList;
use libfuzzer_sys::fuzz_target;

const HEADER: [&str; 12] = [
    "CODE", "NOM", "DCI1", "DOSAGE1", "UNITE_DOSAGE1", "FORME", "PRESENTATION", "PPV", "PH", "PRIX_BR", "PRINCEPS_GENERIQUE",
    "TAUX_REMBOURSEMENT",
];

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.split('\n');
    // The header is the known one, or whatever the first line says.
    let header: Vec<String> = match lines.next() {
        Some(first) if first.contains(';') => first.split(';').map(str::to_owned).collect(),
        _ => HEADER.map(str::to_owned).to_vec(),
    };
    let rows = (2..).zip(lines).map(|(line, text)| (line, text.split(';').collect()));
    if let Err(problems) = NewList::read(&header, rows) {
        assert!(!problems.is_empty());
    }
});
