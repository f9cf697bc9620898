//! The project's rulebook, copied to a folder of its own where a test may change it.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::{fs, path::Path};

use tempfile::TempDir;

/// The project's rulebook.
pub fn source() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebook"))
}

/// A copy of it, removed when dropped.
pub fn copied() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(source(), dir.path());
    dir
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
