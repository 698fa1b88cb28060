//! Another process: the same test binary, started once more, to run nothing but its `other_process`.

use std::{
    env,
    io::{BufRead, BufReader, stdin},
    process::{Child, ChildStdout, Command, Stdio},
};

const ROLE: &str = "SQUALL_TESTING_ROLE";
const URL: &str = "SQUALL_TEST_POSTGRES_URL";

/// In the other process: what it is to do.
pub(crate) fn role() -> Option<String> {
    env::var(ROLE).ok()
}

/// In the other process: tells a URL, and waits until it may go on.
#[allow(clippy::print_stdout)]
pub(crate) fn say(url: &str) {
    println!("url={url}");
    stdin().read_line(&mut String::new()).unwrap();
}

/// The other process, and the URL that it told.
pub(crate) struct Other {
    pub(crate) url: String,
    child: Child,
    /// Stays open for as long as the process may print.
    output: BufReader<ChildStdout>,
}

impl Other {
    /// Starts it, with the URL of a server or without one, and waits until it has told its URL.
    pub(crate) fn start(role: &str, server: Option<&str>) -> Other {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "--nocapture", "other_process"]);
        command.env(ROLE, role).env_remove(URL).envs(server.map(|url| (URL, url)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut other = Other { url: String::new(), child, output };
        while other.url.is_empty() {
            let mut line = String::new();
            assert!(other.output.read_line(&mut line).unwrap() > 0, "the other process ended early");
            if let Some((_, url)) = line.trim_end().split_once("url=") {
                other.url = url.to_owned();
            }
        }
        other
    }

    /// Ends it by SIGKILL.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Lets it go on to its end; tells whether it succeeded.
    pub(crate) fn go_on(mut self) -> bool {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().success()
    }
}
