use std::{
    io,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A shell that cleans up after this process.
///
/// It waits for the end of its standard input. The other end of that pipe is held here and nowhere else, so the kernel
/// closes it when this process ends, however it ends; that holds in a test binary too, where statics are never dropped.
#[derive(Debug)]
pub(super) struct Watchdog {
    shell: Child,
    /// Held, never written to.
    pipe: ChildStdin,
}

impl Watchdog {
    /// Runs a script of `sh`; gives what it prints as well. Whoever calls may add to `command`, which is passed in as
    /// made by [`Watchdog::command`].
    pub(super) fn spawn(mut command: Command) -> io::Result<(Watchdog, ChildStdout)> {
        let mut shell = command.spawn()?;
        match (shell.stdin.take(), shell.stdout.take()) {
            (Some(pipe), Some(output)) => Ok((Watchdog { shell, pipe }, output)),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// The command for a script. The shell gets a process group of its own, so that Ctrl-C, and a test runner that kills
    /// the group of a slow test, leave it to do its work.
    pub(super) fn command(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
    }

    /// Lets the shell clean up now, and waits for it.
    pub(super) fn finish(self) {
        let Watchdog { mut shell, pipe } = self;
        drop(pipe);
        drop(shell.wait());
    }
}
