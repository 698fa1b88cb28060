//! The folder of the migrations.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    plan::Backend,
    script::Script,
    snapshot::Snapshot,
};

/// The name of the file of a snapshot.
const SNAPSHOT: &str = "snapshot.json";

/// A migration: its name and its texts.
#[derive(Debug, Clone)]
pub struct Migration {
    /// Its name, which begins with the time when it was made, so that names are in the order of time.
    pub name: String,
    /// Where it is; empty where it is embedded into the program.
    pub path: PathBuf,
    /// The text for Postgres.
    pub postgres: Option<String>,
    /// The text for SQLite.
    pub sqlite: Option<String>,
    /// What undoes it on Postgres.
    pub postgres_down: Option<String>,
    /// What undoes it on SQLite.
    pub sqlite_down: Option<String>,
    /// The snapshot's text; none where it is embedded.
    pub snapshot: Option<String>,
}

impl Migration {
    /// Its statements for a database; none where it is not for it.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn up(&self, backend: Backend) -> Result<Option<Script>> {
        let text = match backend {
            Backend::Postgres => &self.postgres,
            Backend::Sqlite => &self.sqlite,
        };
        self.script(text.as_deref(), backend, "sql")
    }

    /// The statements that undo it; none where it cannot be undone.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn down(&self, backend: Backend) -> Result<Option<Script>> {
        let text = match backend {
            Backend::Postgres => &self.postgres_down,
            Backend::Sqlite => &self.sqlite_down,
        };
        self.script(text.as_deref(), backend, "down.sql")
    }

    fn script(&self, text: Option<&str>, backend: Backend, extension: &str) -> Result<Option<Script>> {
        let Some(text) = text else { return Ok(None) };
        Script::parse(text, backend).map(Some).map_err(|reason| Error::Malformed {
            path: self.path.join(format!("{}.{extension}", backend.stem())),
            reason,
        })
    }

    /// Its snapshot.
    ///
    /// # Errors
    /// [`Error::Malformed`] where it has none, or it cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let path = self.path.join(SNAPSHOT);
        let Some(text) = &self.snapshot else {
            return Err(Error::Malformed { path, reason: "the migration has no snapshot".into() });
        };
        Snapshot::parse(text).map_err(|reason| Error::Malformed { path, reason })
    }
}

/// The migrations that [`embed_migrations!`](crate::embed_migrations) has read.
#[doc(hidden)]
pub fn embedded(migrations: &[(&str, [Option<&str>; 4])]) -> Vec<Migration> {
    let of = |(name, texts): &(&str, [Option<&str>; 4])| {
        let [postgres, sqlite, postgres_down, sqlite_down] = texts.map(|it| it.map(str::to_owned));
        let (name, path) = ((*name).to_owned(), PathBuf::new());
        Migration { name, path, postgres, sqlite, postgres_down, sqlite_down, snapshot: None }
    };
    migrations.iter().map(of).collect()
}

/// The migrations of a folder.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder.
    pub folder: PathBuf,
    /// The migrations, in the order of their names.
    pub migrations: Vec<Migration>,
}

impl Project {
    /// Reads a folder; one that is missing has no migrations.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn read(folder: impl Into<PathBuf>) -> Result<Self> {
        let folder = folder.into();
        let mut migrations = Vec::new();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { folder, migrations });
            }
            Err(source) => return Err(Error::File { path: folder, source }),
        };
        for entry in entries {
            let path = entry.map_err(|source| Error::File { path: folder.clone(), source })?.path();
            let Some(name) = path.file_name().and_then(|it| it.to_str()).map(str::to_owned) else { continue };
            if !path.is_dir() || name.starts_with('.') {
                continue;
            }
            let migration = Migration {
                postgres: text(&path.join("postgres.sql"))?,
                sqlite: text(&path.join("sqlite.sql"))?,
                postgres_down: text(&path.join("postgres.down.sql"))?,
                sqlite_down: text(&path.join("sqlite.down.sql"))?,
                snapshot: text(&path.join(SNAPSHOT))?,
                name,
                path,
            };
            if migration.postgres.is_some() || migration.sqlite.is_some() {
                migrations.push(migration);
            }
        }
        migrations.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { folder, migrations })
    }

    /// The migration of this name.
    pub fn migration(&self, name: &str) -> Option<&Migration> {
        self.migrations.iter().find(|it| it.name == name)
    }

    /// The migrations that no other follows, with their snapshots: one, unless branches were not brought together.
    ///
    /// # Errors
    /// [`Error::Malformed`]; also where one follows a migration that is not there.
    pub fn heads(&self) -> Result<Vec<(String, Snapshot)>> {
        let mut heads = Vec::new();
        for migration in &self.migrations {
            let snapshot = migration.snapshot()?;
            if let Some(missing) = snapshot.parents.iter().find(|it| self.migration(it).is_none()) {
                return Err(Error::Malformed {
                    path: migration.path.join(SNAPSHOT),
                    reason: format!("it follows `{missing}`, which is not in the folder"),
                });
            }
            heads.push((migration.name.clone(), snapshot));
        }
        let followed: Vec<String> = heads.iter().flat_map(|(_, it)| it.parents.clone()).collect();
        heads.retain(|(name, _)| !followed.contains(name));
        Ok(heads)
    }

    /// Writes a migration, all of its files or none.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn write(&self, name: &str, files: &[(String, String)]) -> Result<PathBuf> {
        let path = self.folder.join(name);
        let draft = self.folder.join(format!(".{name}"));
        let file = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::File { path, source }
        };
        fs::create_dir_all(&draft).map_err(file(&draft))?;
        for (name, text) in files {
            let path = draft.join(name);
            fs::write(&path, text).map_err(file(&path))?;
        }
        fs::rename(&draft, &path).map_err(file(&path))?;
        Ok(path)
    }
}

fn text(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::File { path: path.to_owned(), source }),
    }
}
