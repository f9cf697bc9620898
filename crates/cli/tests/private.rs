//! What the program writes is for the account that runs it: nobody else on the machine reads databases or papers.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

fn readable_by_others(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let meta = fs::metadata(&path).unwrap();
        if meta.permissions().mode() & 0o077 != 0 {
            found.push(path.display().to_string());
        }
        if meta.is_dir() {
            found.extend(readable_by_others(&path));
        }
    }
    found
}

#[test]
fn nobody_else_reads_what_the_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let database = format!("sqlite:{}", data.join("amoe.db").display());
    let names =
        ["--name-ar", "كلية العلوم", "--name-fr", "Faculté des sciences", "--name-en", "Faculty of Science"];
    let status = Command::new(env!("CARGO_BIN_EXE_amoe"))
        .args([
            "institution",
            "--database",
            &database,
            "--code",
            "fsa",
            "--city-ar",
            "أكادير",
            "--city",
            "Agadir",
        ])
        .args(names)
        .current_dir(folder.path())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(data.join("amoe.db").exists());
    assert_eq!(readable_by_others(folder.path()), Vec::<String>::new());
}
