//! The house stands as docs/architecture.md draws it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Crates of others that have few homes, and which.
const HOMES: &[(&str, &[&str])] = &[
    ("diesel", &["storage", "testkit"]),
    ("axum", &["web", "cli"]),
    ("tower-http", &["web"]),
    ("askama", &["web"]),
    ("typst", &["documents"]),
    ("object_store", &["documents"]),
    ("lettre", &["app"]),
    ("argon2", &["app"]),
    ("fluent-bundle", &["texts"]),
    ("icu", &["texts"]),
    ("calamine", &["tables"]),
    ("getrandom", &["base"]),
    ("clap", &["cli"]),
    ("tokio", &["documents", "app", "web", "testkit", "cli"]),
    ("anyhow", &["testkit", "cli"]),
];

/// What the law and the nouns do without: a clock, randomness, floats, the network, the machine's settings.
const NOT_IN_PURE_CRATES: &[&str] = &[
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "getrandom",
    " f32",
    " f64",
    "tokio",
    "std::net",
    "std::env",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The rows of the tables of a page that begin with code: cells without blanks around and without code marks.
fn rows(page: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|c| c.trim().replace('`', "")).collect();
    read(page).lines().filter(|line| line.starts_with("| `")).map(cells).collect()
}

/// What each crate takes, without what only its tests take.
fn manifests() -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(root().join("crates")).expect("crates") {
        let name = entry.expect("crate").file_name().into_string().expect("name");
        let manifest: toml::Table = read(&format!("crates/{name}/Cargo.toml")).parse().expect("manifest");
        let of = |key| {
            manifest.get(key).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys).cloned()
        };
        all.insert(name, of("dependencies").chain(of("build-dependencies")).collect());
    }
    all
}

#[test]
fn crates_use_only_what_the_architecture_lets_them() {
    let rows = rows("docs/architecture.md");
    let manifests = manifests();
    for (name, uses) in &manifests {
        let place = rows.iter().position(|row| row[0] == *name);
        let place = place.unwrap_or_else(|| panic!("docs/architecture.md has no row for {name}"));
        let may: Vec<&str> = rows[place][1].split(", ").collect();
        for used in uses.iter().filter_map(|u| u.strip_prefix("amoe-")) {
            assert!(may.contains(&used), "{name} uses {used}, and docs/architecture.md does not let it");
            let above = rows[..place].iter().any(|row| row[0] == used);
            assert!(above, "{used} does not stand above {name} in docs/architecture.md");
        }
        for (other, homes) in HOMES.iter().filter(|(other, _)| uses.iter().any(|u| u == other)) {
            assert!(homes.contains(&name.as_str()), "{name} uses {other}, whose home is {homes:?}");
        }
    }
    assert_eq!(rows.len(), manifests.len(), "every row is a crate");
}

#[test]
fn the_law_and_the_nouns_have_no_clock_and_no_floats() {
    let mut seen = 0;
    let mut folders = ["rules", "domain"].map(|name| root().join("crates").join(name).join("src")).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("sources") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            seen += 1;
            let text = fs::read_to_string(&path).expect("source");
            for (number, line) in (1..).zip(text.lines()) {
                // JSON's numbers arrive as floats only to be refused; comments may name what is not used.
                if line.contains("fn visit_f64") || line.trim_start().starts_with("//") {
                    continue;
                }
                for word in NOT_IN_PURE_CRATES {
                    assert!(!line.contains(word), "{}, line {number}: \"{word}\"", path.display());
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} files were looked at");
}
