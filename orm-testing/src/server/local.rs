//! A private cluster, made with the Postgres programs of this machine.

use std::{
    env, fs,
    io::{self, BufRead, BufReader},
    net::TcpListener,
    path::PathBuf,
    process::Command,
};

use uuid::Uuid;

use super::{SETTINGS, watchdog::Watchdog};

/// Makes and starts the cluster. Takes a second or two, and blocks that long.
pub(super) fn start() -> Result<(String, PathBuf, Watchdog), String> {
    let programs =
        programs().ok_or("initdb, pg_ctl and postgres are neither in PATH nor in a usual place")?;
    let password = Uuid::new_v4().simple().to_string();
    let settings: Vec<_> = SETTINGS.iter().map(|(name, value)| format!("-c {name}={value}")).collect();
    let ports = free_ports().map_err(|error| format!("no free port on 127.0.0.1: {error}"))?;

    let mut command = Watchdog::command(include_str!("local.sh"));
    command.arg(&programs).arg(settings.join(" ")).args(ports.map(|port| port.to_string()));
    command.env("SQUALL_TEST_PASSWORD", &password).current_dir("/");
    unprivileged(&mut command)?;
    let (watchdog, output) = Watchdog::spawn(command).map_err(|error| format!("cannot run sh: {error}"))?;

    let mut said = String::new();
    let mut output = BufReader::new(output);
    let read = loop {
        let line = said.len();
        match output.read_line(&mut said) {
            Ok(0) => break Ok(None),
            Ok(_) => {
                if let Some(port) = said[line..].strip_prefix("ready ") {
                    break Ok(Some(port.trim().to_owned()));
                }
            }
            Err(error) => break Err(error.to_string()),
        }
    };
    let port = read?.ok_or_else(|| said.trim_end().to_owned())?;
    let url = format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres");
    Ok((url, programs, watchdog))
}

/// Three, as another process may take one before Postgres does.
fn free_ports() -> io::Result<[u16; 3]> {
    let listen = || TcpListener::bind("127.0.0.1:0");
    let listeners = [listen()?, listen()?, listen()?];
    let port = |listener: &TcpListener| Ok::<_, io::Error>(listener.local_addr()?.port());
    Ok([port(&listeners[0])?, port(&listeners[1])?, port(&listeners[2])?])
}

/// The folder of the programs: the first in `PATH`, else the newest where systems install them.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let usual = [
        versions("/usr/lib/postgresql", ""), // Debian
        versions("/usr", "pgsql-"),          // Fedora
        versions("/opt/homebrew/opt", "postgresql@"),
        versions("/usr/local/opt", "postgresql@"),
        versions("/Applications/Postgres.app/Contents/Versions", ""),
        vec!["/opt/homebrew/bin".into(), "/usr/local/pgsql/bin".into()],
    ];
    env::split_paths(&path).chain(usual.into_iter().flatten()).find_map(|dir| {
        // A link in PATH leads to where the programs find their other files.
        let dir = dir.join("initdb").canonicalize().ok()?.parent()?.to_owned();
        ["pg_ctl", "postgres"].iter().all(|program| dir.join(program).is_file()).then_some(dir)
    })
}

/// The `bin` folders of the versions in a folder, the newest first.
fn versions(parent: &str, prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, dir)| dir).collect()
}

/// Postgres refuses to run as root: then it runs as another user.
#[cfg(unix)]
fn unprivileged(command: &mut Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt;

    let id = Command::new("id").arg("-u").output().map_err(|error| format!("cannot run id: {error}"))?;
    if id.stdout.trim_ascii() != b"0" {
        return Ok(());
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let (uid, gid) = ["postgres", "nobody"].iter().find_map(|name| account(&accounts, name)).ok_or(
        "this is root, as which Postgres refuses to run, and there is no user `postgres` or `nobody`",
    )?;
    command.uid(uid).gid(gid);
    Ok(())
}

#[cfg(not(unix))]
fn unprivileged(_: &mut Command) -> Result<(), String> {
    Err("this takes a Unix system".into())
}

/// The user and group numbers of an account.
#[cfg(unix)]
fn account(accounts: &str, name: &str) -> Option<(u32, u32)> {
    accounts.lines().find_map(|line| {
        let mut fields = line.strip_prefix(name)?.strip_prefix(':')?.split(':').skip(1);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}
