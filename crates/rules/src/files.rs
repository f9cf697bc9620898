//! The files of a rulebook, compiled in or read from a folder, and the hash over their content.

use std::{borrow::Cow, collections::BTreeMap, fs, path::Path};

use include_dir::{Dir, DirEntry, include_dir};
use sha2::{Digest, Sha256};

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../rulebook");

/// Who approved which content, kept apart from that content.
pub(crate) const APPROVALS: &str = "approvals.toml";

/// Path inside the rulebook (with `/`) → content, in the order of the paths.
pub(crate) struct Files(pub BTreeMap<String, Cow<'static, [u8]>>);

impl Files {
    pub fn builtin() -> Self {
        fn collect(dir: &'static Dir<'static>, into: &mut BTreeMap<String, Cow<'static, [u8]>>) {
            for entry in dir.entries() {
                match entry {
                    DirEntry::Dir(dir) => collect(dir, into),
                    DirEntry::File(file) => {
                        let path = file.path().to_string_lossy().replace('\\', "/");
                        into.insert(path, Cow::Borrowed(file.contents()));
                    }
                }
            }
        }
        let mut files = BTreeMap::new();
        collect(&BUILTIN, &mut files);
        files.retain(|path, _| is_law(path));
        Self(files)
    }

    pub fn read(root: &Path) -> Result<Self, (String, String)> {
        fn collect(
            root: &Path,
            prefix: &str,
            into: &mut BTreeMap<String, Cow<'static, [u8]>>,
        ) -> Result<(), (String, String)> {
            let fault = |error: std::io::Error| (root.display().to_string(), error.to_string());
            for entry in fs::read_dir(root).map_err(fault)? {
                let entry = entry.map_err(fault)?;
                let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    collect(&entry.path(), &format!("{path}/"), into)?;
                } else if is_law(&path) {
                    let content =
                        fs::read(entry.path()).map_err(|error| (path.clone(), error.to_string()))?;
                    into.insert(path, Cow::Owned(content));
                }
            }
            Ok(())
        }
        let mut files = BTreeMap::new();
        collect(root, "", &mut files)?;
        Ok(Self(files))
    }

    /// SHA-256 over every path and content, lengths included, so that no two sets of files share it. Approvals name
    /// this hash and so are not part of it.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (path, content) in self.0.iter().filter(|(path, _)| *path != APPROVALS) {
            for part in [path.as_bytes(), content.as_ref()] {
                hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                hash.update(part);
            }
        }
        data_encoding::HEXLOWER.encode(&hash.finalize())
    }

    pub fn text(&self, path: &str) -> Option<Result<&str, String>> {
        self.0.get(path).map(|bytes| std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned()))
    }

    /// The names of the folders directly in `prefix` (which is empty or ends with `/`).
    pub fn folders(&self, prefix: &str) -> Vec<String> {
        let mut folders: Vec<String> = self
            .0
            .keys()
            .filter_map(|path| {
                path.strip_prefix(prefix)?.split_once('/').map(|(folder, _)| folder.to_owned())
            })
            .collect();
        folders.dedup();
        folders
    }

    /// The files directly in a folder or below it whose path starts with `prefix`.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.keys().map(String::as_str).filter(move |path| path.starts_with(prefix))
    }
}

/// The law is in TOML and CSV; explanations for people and the files of editors and version control are no part of
/// it, and do not change its hash.
fn is_law(path: &str) -> bool {
    let hidden = path.split('/').any(|part| part.starts_with('.'));
    let extension = path.rsplit('.').next();
    !hidden && matches!(extension, Some("toml" | "csv"))
}
