//! Releases of a rulebook: a version, the hash of its content, who approved it and when. The approval stands apart from
//! the content and from the days its values hold from. Older releases are kept as folders, so that an old decision can
//! be recomputed with the rulebook it was made with.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use amoe_base::Date;
use serde::Deserialize;

use crate::{
    Defect, Rulebook,
    files::{APPROVALS, Files},
    load,
};

/// Somebody has approved a content under a version.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The version.
    pub version: String,
    /// The hash of the content.
    pub hash: String,
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
}

impl Rulebook {
    /// The release's number: `2026.11.1`.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The approval of just this content; none for a draft.
    pub fn approval(&self) -> Option<&Approval> {
        self.approvals.iter().find(|approval| approval.hash == self.hash && approval.version == self.number)
    }

    /// The name of the folder that keeps this release.
    pub fn release_name(&self) -> String {
        format!("{}-{}", self.number, self.hash.get(..12).unwrap_or(&self.hash))
    }

    /// The text of `approvals.toml` with one approval more.
    pub fn approved(&self, by: &str, on: Date) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let entry = |approval: &Approval| {
            format!(
                "\n[[approval]]\nversion = {}\nhash = {}\nby = {}\non = \"{}\"\n",
                quoted(&approval.version),
                quoted(&approval.hash),
                quoted(&approval.by),
                approval.on
            )
        };
        let new = Approval { version: self.number.clone(), hash: self.hash.clone(), by: by.to_owned(), on };
        let all = self.approvals.iter().chain([&new]).map(entry).collect::<String>();
        format!("# Who approved which content, and when. Written by `amoe rules approve`.\n{all}")
    }
}

/// Writes a rulebook's files into a folder of releases; gives the folder, which already there is left as it is.
pub fn keep(rulebook: Option<&Path>, releases: &Path) -> Result<PathBuf, Vec<Defect>> {
    let files = match rulebook {
        None => Files::builtin(),
        Some(dir) => Files::read(dir).map_err(|(place, problem)| vec![Defect::new(&place, problem)])?,
    };
    let folder = releases.join(load::load(&files)?.release_name());
    let fault = |error: io::Error| vec![Defect::new(&folder.display().to_string(), error)];
    if folder.exists() {
        return Ok(folder);
    }
    // Under another name until it is whole, so that nobody ever finds half a release.
    let unfinished = releases.join(format!(".unfinished-{}", std::process::id()));
    for (path, content) in &files.0 {
        let path = unfinished.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(fault)?;
        }
        fs::write(path, content).map_err(fault)?;
    }
    fs::rename(&unfinished, &folder).map_err(fault)?;
    Ok(folder)
}

/// The file that approvals are written into.
pub fn approvals_path(rulebook: &Path) -> PathBuf {
    rulebook.join(APPROVALS)
}

/// The rulebook at hand and those kept, by the hash of their content.
#[derive(Debug)]
pub struct Releases<'r> {
    current: &'r Rulebook,
    kept: BTreeMap<String, Rulebook>,
}

impl<'r> Releases<'r> {
    /// Reads every release in a folder of folders.
    pub fn open(current: &'r Rulebook, releases: Option<&Path>) -> Result<Self, Vec<Defect>> {
        let mut kept = BTreeMap::new();
        if let Some(dir) = releases {
            let fault = |error: io::Error| vec![Defect::new(&dir.display().to_string(), error)];
            for entry in fs::read_dir(dir).map_err(fault)? {
                let path = entry.map_err(fault)?.path();
                let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                if path.is_dir() && !hidden {
                    let book = Rulebook::load_dir(&path)?;
                    kept.insert(book.hash.clone(), book);
                }
            }
        }
        Ok(Self { current, kept })
    }

    /// The rulebook with this content.
    pub fn get(&self, hash: &str) -> Option<&Rulebook> {
        if self.current.hash == hash { Some(self.current) } else { self.kept.get(hash) }
    }
}
