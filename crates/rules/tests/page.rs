//! The page that lists what holds each sentence of the contract names only cases and tests that exist.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use std::{fs, path::Path};

fn read_all(dir: &Path, extension: &str, into: &mut String) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, extension, into);
        } else if path.extension().is_some_and(|found| found == extension) {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_case_and_test_that_the_page_names_exists() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let page = fs::read_to_string(root.join("docs/rules-contract.md")).unwrap();
    let mut cases = String::new();
    read_all(&root.join("rulebook"), "toml", &mut cases);
    let named: Vec<&str> = page.split('«').skip(2).map(|rest| rest.split('»').next().unwrap()).collect();
    assert!(named.len() > 90);
    for case in named {
        assert!(cases.contains(&format!("name = \"{case}\"\n")), "no case «{case}»");
    }
    for place in
        page.split('`').skip(1).step_by(2).filter(|place| place.contains("::") && !place.contains(' '))
    {
        let (file, test) = place.split_once("::").unwrap();
        if file == "file" {
            continue;
        }
        let text = fs::read_to_string(root.join(format!("crates/rules/tests/{file}.rs"))).unwrap();
        assert!(text.contains(&format!("fn {test}(")), "no test {place}");
    }
}
