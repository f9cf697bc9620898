//! Importing a list of medicines: what is read, what is refused, what the rulebook is afterwards.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod common;

use std::fs;

use amoe_base::{Money, Rate};
use amoe_rules::{
    Rulebook,
    import::{ChangeKind, NewList},
};
use common::{copied, source};

const HEADER: [&str; 12] = [
    "Code",
    "NOM",
    "DCI1",
    "Dosage1",
    "Unité_Dosage1",
    "Forme",
    "Présentation",
    "PPV",
    "PH",
    "PBR",
    "P/G",
    "Taux remboursement",
];

fn read(rows: &[[&str; 12]]) -> Result<NewList, Vec<String>> {
    let header: Vec<String> = HEADER.map(str::to_owned).to_vec();
    NewList::read(&header, (2..).zip(rows.iter().map(|row| row.to_vec())))
}

const DOLIPRANE: [&str; 12] = [
    "6118000040286",
    "DOLIPRANE",
    "PARACETAMOL",
    "500",
    "MG",
    "COMPRIME",
    "1 BOITE 20",
    " 9,60 ",
    " 6.00  ",
    "9.5",
    "p",
    "0.7",
];

#[test]
fn a_list_is_read_whatever_the_spreadsheet_did_to_it_and_becomes_the_law_from_its_day() {
    let mut other = DOLIPRANE;
    (other[0], other[1], other[11]) = ("6118000160212", "AUGMENTIN", "0 %");
    let mut new = DOLIPRANE;
    (new[0], new[1]) = ("6118999999999", "NOUVEAU");
    let list = read(&[DOLIPRANE, other, new]).unwrap();
    let day = "2027-01-01".parse().unwrap();
    let imported = list.into_rulebook(source(), None, day, "test \"file\"", "ODbL").unwrap();
    assert_eq!(imported.defects, []);
    let changes = &imported.changes;
    assert_eq!(changes.packs, (5917, 3));
    assert_eq!((changes.count(ChangeKind::Added), changes.count(ChangeKind::Gone)), (1, 5915));
    let rate = changes.rows.iter().find(|row| row.kind == ChangeKind::Rate).unwrap();
    assert_eq!(
        (rate.code.as_str(), rate.before.as_str(), rate.after.as_str()),
        ("6118000160212", "70 %", "0 %")
    );
    let price = changes.rows.iter().find(|row| row.kind == ChangeKind::BasePrice).unwrap();
    assert_eq!(price.after, "9.50");

    let dir = copied();
    for (path, content) in &imported.files {
        fs::create_dir_all(dir.path().join(path).parent().unwrap()).unwrap();
        fs::write(dir.path().join(path), content).unwrap();
    }
    let book = Rulebook::load_dir(dir.path()).unwrap();
    assert_eq!(book.check(), []);
    let pack = book.medicine("6118000040286").unwrap();
    assert_eq!(
        (pack.public_price, pack.base_price),
        (Some(Money::from_centimes(960)), Some(Money::from_centimes(950)))
    );
    assert_eq!((pack.rate, pack.generic), (Rate::from_percent(70), false));
    let pays = |on: &str| {
        let claim = format!(
            r#"{{"id":"m","sheet":"ordinary","posted_on":"{on}","member":{{"birth_date":"2004","covers":[{{"from":"2025-09-01"}}]}},"lines":[{{"kind":"medicine","code":"6118000160212","quantity":1,"on":"{on}","paid":"200.00"}}]}}"#
        );
        book.adjudicate(&serde_json::from_str(&claim).unwrap()).unwrap().payable.to_string()
    };
    assert_eq!((pays("2026-12-31").as_str(), pays("2027-01-01").as_str()), ("81.38", "0.00"));
    let again = read(&[DOLIPRANE]).unwrap().into_rulebook(dir.path(), None, day, "", "").unwrap_err();
    assert!(again[0].to_string().contains("medicines-2027-01-01"), "{again:?}");
}

#[test]
fn every_bad_line_is_told_by_its_number() {
    let with = |at: usize, text: &'static str| {
        let mut row = DOLIPRANE;
        row[0] = ["1", "2", "3", "4", "5", "6"][at % 6];
        row[at] = text;
        row
    };
    let problems = read(&[with(7, "9.615"), with(9, "-1"), with(10, "X"), with(11, "many")]).unwrap_err();
    for (line, what) in [(2, "9.615"), (3, "-1"), (4, "neither P nor G"), (5, "not a rate")] {
        assert!(
            problems.iter().any(|p| p.starts_with(&format!("line {line}: ")) && p.contains(what)),
            "{problems:?}"
        );
    }
    let problems = read(&[DOLIPRANE, DOLIPRANE]).unwrap_err();
    assert!(problems[0].starts_with("line 3: code 6118000040286 stands twice"), "{problems:?}");
    let problems = read(&[with(0, "6,118E+12")]).unwrap_err();
    assert!(problems[0].contains("a spreadsheet has made a number of it"), "{problems:?}");
    let header: Vec<String> = ["Code", "Nom"].map(str::to_owned).to_vec();
    let problems = NewList::read(&header, std::iter::empty()).unwrap_err();
    assert_eq!(problems.len(), 10, "{problems:?}");
}

#[test]
fn a_rate_that_no_decree_gives_is_a_defect() {
    let mut row = DOLIPRANE;
    row[11] = "80%";
    let day = "2027-01-01".parse().unwrap();
    let imported = read(&[row]).unwrap().into_rulebook(source(), None, day, "x", "x").unwrap();
    assert!(imported.defects.iter().any(|defect| defect.to_string().contains("`rate.medicine`")));
}
