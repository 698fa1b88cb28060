//! SQLite in a file of its own.

use std::{io, thread, time::Duration};

use tempfile::TempDir;

use crate::Error;

/// A folder for one SQLite file and its companions (`-wal`, `-shm`), removed when this is dropped.
pub(crate) struct Folder(Option<TempDir>);

impl Folder {
    /// Makes the folder, and gives the URL of the file that is to be in it.
    pub(crate) fn new() -> Result<(Folder, String), Error> {
        let dir = TempDir::with_prefix("squall-test-").map_err(Error::Folder)?;
        let url = format!("sqlite://{}", dir.path().join("test.db").display());
        Ok((Folder(Some(dir)), url))
    }
}

impl Drop for Folder {
    /// Tries again for a while: a connection that is just closing may still put a file there.
    fn drop(&mut self) {
        let Some(path) = self.0.take().map(TempDir::keep) else { return };
        for _ in 0..20 {
            match std::fs::remove_dir_all(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    thread::sleep(Duration::from_millis(50))
                }
                _ => return,
            }
        }
    }
}
