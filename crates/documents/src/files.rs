//! The file store: bytes kept under the hash of their content, in a folder or any store that `object_store` speaks to.
//!
//! Storing twice is storing once; what is read is hashed again, so that a damaged or swapped file is noticed. Who may
//! read a file is decided before its hash is handed out.

use std::{
    fmt,
    path::Path as FolderPath,
    str::FromStr,
    sync::{Arc, LazyLock},
};

use data_encoding::HEXLOWER;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use tokio::runtime::Runtime;

/// The SHA-256 of a file, the name it is kept under: 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Where it lies: two levels of 256 folders keep every folder small.
    fn path(self) -> Path {
        let hex = self.to_string();
        Path::from(format!("{}/{}/{hex}", &hex[..2], &hex[2..4]))
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentHash({self})")
    }
}

/// The text is not the hash of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a content hash")]
pub struct NotAHash;

impl FromStr for ContentHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAHash)?;
        bytes.try_into().map(Self).map_err(|_| NotAHash)
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// No file with this content was ever stored here, or it was removed.
    #[error("file {0} is not in the store")]
    Missing(ContentHash),
    /// The bytes are not those that were stored.
    #[error("file {0} was changed in the store")]
    Changed(ContentHash),
    /// The folder cannot be made or reached.
    #[error("the folder of files cannot be used")]
    Folder(#[source] std::io::Error),
    /// The disk or the network failed.
    #[error("the store of files failed")]
    Store(#[source] object_store::Error),
}

/// A store of files. Clones share it.
#[derive(Debug, Clone)]
pub struct FileStore {
    store: Arc<dyn ObjectStore>,
}

impl FileStore {
    /// A store in a folder, made when missing. A file is synced to the disk before `put` answers.
    pub fn folder(folder: &FolderPath) -> Result<Self, FileError> {
        std::fs::create_dir_all(folder).map_err(FileError::Folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(FileError::Store)?.with_fsync(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// A store over anything else, such as S3.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self { store }
    }

    /// Keeps some bytes; twice the same is one file. Whole or not at all: no reader sees half of it.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<ContentHash, FileError> {
        let hash = ContentHash::of(&bytes);
        // Written again even when a file of that name is there: that mends a damaged one, and costs one rename.
        self.store.put(&hash.path(), PutPayload::from(bytes)).await.map_err(FileError::Store)?;
        Ok(hash)
    }

    /// The bytes behind a hash, checked against it.
    pub async fn get(&self, hash: &ContentHash) -> Result<Vec<u8>, FileError> {
        let missing_or_failed = |error| match error {
            object_store::Error::NotFound { .. } => FileError::Missing(*hash),
            other => FileError::Store(other),
        };
        let found = self.store.get(&hash.path()).await.map_err(missing_or_failed)?;
        let bytes = found.bytes().await.map_err(missing_or_failed)?;
        if ContentHash::of(&bytes) != *hash {
            return Err(FileError::Changed(*hash));
        }
        Ok(bytes.into())
    }

    /// [`FileStore::put`] for synchronous code. Not to be called from an async function: use the blocking pool.
    pub fn put_blocking(&self, bytes: Vec<u8>) -> Result<ContentHash, FileError> {
        BLOCKING.block_on(self.put(bytes))
    }

    /// [`FileStore::get`] for synchronous code. Not to be called from an async function: use the blocking pool.
    pub fn get_blocking(&self, hash: &ContentHash) -> Result<Vec<u8>, FileError> {
        BLOCKING.block_on(self.get(hash))
    }
}

/// Drives the store for synchronous code; lives as long as the process, because a runtime may not be dropped inside
/// another.
static BLOCKING: LazyLock<Runtime> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "fails only when the system gives no thread, and then nothing else runs"
    )]
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("files")
        .enable_all()
        .build()
        .expect("a runtime for the file store")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_same_is_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::folder(folder.path()).unwrap();
        let first = store.put_blocking(b"ordonnance".to_vec()).unwrap();
        assert_eq!(store.put_blocking(b"ordonnance".to_vec()).unwrap(), first);
        assert_eq!(store.get_blocking(&first).unwrap(), b"ordonnance");
        let hex = first.to_string();
        let path = folder.path().join(&hex[..2]).join(&hex[2..4]);
        let files: Vec<_> = std::fs::read_dir(path).unwrap().map(|f| f.unwrap().file_name()).collect();
        assert_eq!(files, [hex.as_str()]);
    }

    #[test]
    fn a_changed_file_is_noticed_and_a_missing_one_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::folder(folder.path()).unwrap();
        let hash = store.put_blocking(b"facture".to_vec()).unwrap();
        let hex = hash.to_string();
        let file = folder.path().join(&hex[..2]).join(&hex[2..4]).join(&hex);
        std::fs::write(&file, b"facture de 900").unwrap();
        assert!(matches!(store.get_blocking(&hash), Err(FileError::Changed(h)) if h == hash));
        std::fs::remove_file(&file).unwrap();
        assert!(matches!(store.get_blocking(&hash), Err(FileError::Missing(h)) if h == hash));
        // Storing it again mends it.
        store.put_blocking(b"facture".to_vec()).unwrap();
        assert_eq!(store.get_blocking(&hash).unwrap(), b"facture");
    }

    #[tokio::test]
    async fn async_and_blocking_callers_share_one_store() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::folder(folder.path()).unwrap();
        let hash = store.put(b"analyse".to_vec()).await.unwrap();
        let blocking = store.clone();
        let read = tokio::task::spawn_blocking(move || blocking.get_blocking(&hash)).await.unwrap().unwrap();
        assert_eq!(read, b"analyse");
    }

    #[test]
    fn a_hash_is_sixty_four_small_digits() {
        let hash = ContentHash::of(b"");
        assert_eq!(hash.to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        for wrong in ["", "e3b0", "../../etc/passwd", &hash.to_string().to_uppercase()] {
            assert_eq!(wrong.parse::<ContentHash>(), Err(NotAHash), "{wrong}");
        }
    }
}
