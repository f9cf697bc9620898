//! A rulebook of which one file holds any bytes: refused with its defects, or loaded and checked without a panic.
#![no_main]

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use amoe_rules::Rulebook;
use libfuzzer_sys::fuzz_target;

static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    fn collect(dir: &Path, prefix: &str, into: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(dir).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{path}/"), into);
            } else if path.ends_with(".toml") || path.ends_with(".csv") {
                let mut content = fs::read(entry.path()).unwrap();
                // A few packs are enough, and quick.
                if path.ends_with(".csv") {
                    let end = content.iter().enumerate().filter(|(_, b)| **b == b'\n').nth(5).unwrap().0;
                    content.truncate(end + 1);
                }
                into.insert(path, content);
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../rulebook")), "", &mut files);
    // The cases take long and are read by the same reader; one file of them stays.
    files.retain(|path, _| !path.contains("/cases") || path.ends_with("cases-deadline.toml"));
    files
});

fuzz_target!(|data: &[u8]| {
    let Some((which, content)) = data.split_first() else { return };
    let mut files = FILES.clone();
    let path = files.keys().nth(usize::from(*which) % files.len()).unwrap().clone();
    files.insert(path, content.to_vec());
    if let Ok(book) = Rulebook::load_files(files) {
        let _ = book.check();
    }
});
