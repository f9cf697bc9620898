//! Files that are made from the code and committed, so that people who do not run the code can read them, and so that a
//! change of them is seen in review.
//!
//! To add one: let a command of `amoe` print it, and name the file and the command in [`FILES`].

use std::fs;

use anyhow::{Result, bail};

use crate::shell::{self, Workspace};

/// A file, and the arguments with which `amoe` prints it.
struct Generated {
    path: &'static str,
    command: &'static [&'static str],
}

/// Every generated file.
const FILES: &[Generated] = &[
    Generated { path: "docs/permissions.txt", command: &["docs", "permissions"] },
    Generated { path: "docs/workflows.md", command: &["docs", "workflows"] },
    Generated { path: "docs/words.md", command: &["docs", "words"] },
];

/// Writes the files, or checks that they are what would be written.
pub fn run(workspace: &Workspace, check: bool) -> Result<()> {
    let mut stale = Vec::new();
    for file in FILES {
        let command = [&["run", "--quiet", "--package", "amoe-cli", "--"], file.command].concat();
        let text = shell::output(&mut workspace.cargo(&command))?;
        let path = workspace.root.join(file.path);
        let same = fs::read_to_string(&path).is_ok_and(|old| old == text);
        if same {
            println!("up to date  {}", file.path);
        } else if check {
            println!("STALE       {}", file.path);
            stale.push(file.path);
        } else {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, text)?;
            println!("written     {}", file.path);
        }
    }
    println!("{} generated files", FILES.len());
    if stale.is_empty() {
        return Ok(());
    }
    bail!("not up to date: {}; run `cargo xtask generate` and commit", stale.join(", "))
}
