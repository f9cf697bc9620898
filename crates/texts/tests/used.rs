//! Code and templates ask only for messages that exist, and every message is asked for.
//!
//! What counts as a use: the key between quotation marks in a crate that uses messages (tests apart) or in `templates/`,
//! a family given to `named("family", …)`, a prefix in `"prefix-{…}"`, or a line of `dynamic-keys.txt`.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files fails, and that is right")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(root().join("translations/ar")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        keys.extend(source.lines().filter_map(|line| {
            let (key, _) = line.split_once('=')?;
            key.starts_with(|c: char| c.is_ascii_lowercase()).then(|| key.trim().to_owned())
        }));
    }
    keys
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("tests") {
                    walk(&path, found);
                }
            } else if path
                .extension()
                .is_some_and(|e| ["rs", "html", "txt", "typ", "svg"].iter().any(|x| e == *x))
            {
                let source = fs::read_to_string(&path).unwrap();
                // What a comment mentions is an example.
                let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.push((path.clone(), code.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("templates"), &mut found);
    // Of the crates, those that may use messages at all.
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        if manifest.lines().any(|line| line.starts_with("amoe-texts") || line.contains("\"amoe-texts\"")) {
            walk(&folder, &mut found);
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The string literals given first to a function of this name, `t("…")` or `with(⏎ "…"`.
fn asked<'a>(source: &'a str, function: &str) -> Vec<&'a str> {
    let call = format!("{function}(");
    source
        .match_indices(&call)
        .filter(|(at, _)| {
            !source[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '&')
        })
        .filter_map(|(at, _)| source[at + call.len()..].trim_start().strip_prefix('"')?.split_once('"'))
        .map(|(key, _)| key)
        .filter(|key| is_key(key))
        .collect()
}

/// The keys given to `with("…", &[…])`; other builders have a `with` too, with other arguments.
fn asked_with_arguments(source: &str) -> Vec<&str> {
    let takes_arguments = |key: &&str| {
        source.match_indices(&format!("\"{key}\"")).any(|(at, quoted)| {
            let rest = source[at + quoted.len()..].trim_start().strip_prefix(',').map_or("", str::trim_start);
            rest.starts_with('[') || rest.starts_with("&[") || rest.starts_with("&args")
        })
    };
    asked(source, "with").into_iter().filter(takes_arguments).collect()
}

#[test]
fn every_message_asked_for_exists() {
    let keys = keys();
    let mut missing = BTreeSet::new();
    for (path, source) in sources() {
        for key in asked(&source, "t").into_iter().chain(asked_with_arguments(&source)) {
            if !keys.contains(key) {
                missing.insert(format!("{key} ({})", path.display()));
            }
        }
        for family in asked(&source, "named") {
            if !keys.iter().any(|key| key.starts_with(&format!("{family}-"))) {
                missing.insert(format!("{family}-… ({})", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "missing in translations/:\n{missing:#?}");
}

#[test]
fn every_message_is_asked_for() {
    let sources = sources();
    let listed = fs::read_to_string(root().join("crates/texts/tests/dynamic-keys.txt")).unwrap();
    let mut families: BTreeSet<String> = listed
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_whitespace().next().unwrap().trim_end_matches('*').to_owned())
        .collect();
    let mut quoted = BTreeSet::new();
    for (_, source) in &sources {
        families.extend(asked(source, "named").into_iter().map(|family| format!("{family}-")));
        // Odd and even pieces both: a lone quotation mark earlier in the file must not hide a key.
        for piece in source.split('"') {
            if is_key(piece) {
                quoted.insert(piece);
            } else if let Some((prefix, _)) = piece.split_once('{')
                && prefix.ends_with('-')
                && is_key(prefix)
            {
                families.insert(prefix.to_owned());
            }
        }
    }
    let unused: Vec<_> = keys()
        .into_iter()
        .filter(|key| !quoted.contains(key.as_str()))
        .filter(|key| !families.iter().any(|family| key.starts_with(family.as_str())))
        .collect();
    assert!(unused.is_empty(), "asked for nowhere; remove them, or list their family:\n{unused:#?}");
}
