//! A project goes through ten changes of its schema, with rows, from the command line only.

use std::process::{Command, Output};

use squall_testing::{Backend, TestDb};
use tempfile::TempDir;

use super::support::execute;

struct Project {
    folder: TempDir,
    url: String,
}

impl Project {
    /// Runs `kit`, with the schema of this version.
    fn run(&self, version: u32, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kit_story"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("STORY", version.to_string())
            .env("DATABASE_URL", &self.url)
            .output()
            .unwrap()
    }

    /// The same, which must go well; returns what it says.
    fn good(&self, version: u32, arguments: &[&str]) -> String {
        let output = self.run(version, arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    fn step(&self, version: u32, answers: &[&str]) {
        let mut arguments = vec!["generate"];
        arguments.extend(answers);
        self.good(version, &arguments);
        self.good(version, &["migrate"]);
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

async fn ten_changes(backend: Backend) {
    let test_db = TestDb::new(backend).await.unwrap();
    let db = test_db.db();
    let project = Project { folder: TempDir::new().unwrap(), url: test_db.url().to_owned() };
    let set = async |sql: &str| execute(db, sql).await.unwrap();
    let texts = async |sql: &'static str| -> Vec<String> {
        squall::raw(squall::AssertSqlSafe(sql.into())).all(db).await.unwrap()
    };

    project.step(1, &["--name", "start"]);
    set("INSERT INTO users (name) VALUES ('ann'), ('bob')").await;

    // What only the user can tell is asked for: nobody is there, so it ends with 2, and nothing is written.
    let asked = project.run(2, &["generate"]);
    assert_eq!(asked.status.code(), Some(2), "{}", told(&asked));
    assert!(told(&asked).contains("--fill"), "{}", told(&asked));
    project.step(2, &["--fill", "users.age=30"]);

    let asked = project.run(3, &["generate", "--json"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(told(&asked).contains(r#""question": "renamed""#), "{}", told(&asked));
    project.step(3, &["--rename", "users.name=users.full_name"]);
    assert_eq!(texts("SELECT full_name FROM users WHERE age = 30 ORDER BY id").await, ["ann", "bob"]);

    project.step(4, &[]);
    set("INSERT INTO posts (user_id, title) VALUES (1, 'one'), (1, 'two'), (2, 'three')").await;
    project.step(5, &[]);
    project.step(6, &[]);
    set("INSERT INTO posts (user_id, title) VALUES (2, 'four')").await;
    project.step(7, &[]);

    let check = project.run(8, &["generate", "--check"]);
    assert_ne!(check.status.code(), Some(0));
    let explained =
        project.good(8, &["generate", "--explain", "--fill", "users.email=full_name || '@example.com'"]);
    assert!(explained.contains("unique"), "{explained}");
    project.step(8, &["--fill", "users.email=full_name || '@example.com'"]);
    assert_eq!(texts("SELECT email FROM users ORDER BY id").await, ["ann@example.com", "bob@example.com"]);

    project.step(9, &[]);
    assert!(execute(db, "INSERT INTO users (full_name, age, email) VALUES ('c', -1, 'c')").await.is_err());

    project.step(10, &["--name", "members"]);
    let titles = "SELECT title FROM posts JOIN members ON members.id = user_id ORDER BY posts.id";
    assert_eq!(texts(titles).await, ["one", "two", "three", "four"]);
    project.step(11, &[]);
    assert_eq!(
        texts("SELECT title FROM titles WHERE full_name = 'ann' ORDER BY title").await,
        ["one", "two"]
    );

    // The folder is in order, and makes the schema.
    project.good(11, &["check"]);
    project.good(11, &["generate", "--check"]);
    project.good(11, &["verify"]);
    let status = project.good(11, &["status", "--json"]);
    assert_eq!(status.matches(r#""state": "applied""#).count(), 11, "{status}");
    let lint = project.run(11, &["lint"]);
    assert_eq!(lint.status.code(), Some(1));
    assert!(told(&lint).contains("data-loss"), "{}", told(&lint));

    // What loses nothing is undone, and comes again; the rest is refused.
    project.good(11, &["rollback"]);
    assert!(execute(db, "SELECT * FROM titles").await.is_err());
    let refused = project.run(11, &["rollback"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("would lose"), "{}", told(&refused));
    project.good(11, &["migrate"]);
    assert!(project.good(11, &["migrate"]).contains("Nothing to apply"));
    assert!(project.good(11, &["export", "postgres"]).contains("CREATE TABLE"));
    assert!(project.good(11, &["completions", "bash"]).contains("complete"));

    // SQL that is written by hand is run as well.
    project.good(11, &["generate", "--custom", "--name", "by_hand"]);
    let folder = project.folder.path().join("migrations");
    let by_hand = std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path());
    let by_hand = by_hand.max().unwrap();
    for file in ["postgres.sql", "sqlite.sql"] {
        std::fs::write(by_hand.join(file), "UPDATE members SET full_name = upper(full_name);\n").unwrap();
    }
    project.good(11, &["migrate"]);
    assert_eq!(texts("SELECT full_name FROM members ORDER BY id").await, ["ANN", "BOB"]);
    project.good(11, &["generate", "--check"]);
}

#[tokio::test]
async fn on_sqlite() {
    ten_changes(Backend::SqliteFile).await;
}

#[tokio::test]
async fn on_postgres() {
    ten_changes(Backend::Postgres).await;
}

#[test]
fn init_sets_a_project_up_once() {
    let project = Project { folder: TempDir::new().unwrap(), url: String::new() };
    let first = project.good(1, &["init", "--json"]);
    assert_eq!(first.matches("migrations").count(), 1, "{first}");
    let config = project.folder.path().join(".cargo/config.toml");
    assert!(std::fs::read_to_string(&config).unwrap().contains("kit = \"run --quiet --bin kit --\""));
    assert!(project.folder.path().join("src/bin/kit.rs").exists());
    assert!(project.good(1, &["init", "--json"]).contains("[]"));
}

/// Two migrations from the same start, as two branches make them.
fn branched(ours: (u32, &[&str]), theirs: (u32, &[&str])) -> Project {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("app.db").display());
    let project = Project { folder, url };
    let migrations = project.folder.path().join("migrations");
    let aside = project.folder.path().join("aside");
    project.good(3, &["generate", "--name", "start"]);
    let generate = |name: &str, (version, answers): (u32, &[&str])| {
        let mut arguments = vec!["generate", "--name", name];
        arguments.extend(answers);
        project.good(version, &arguments);
        std::fs::read_dir(&migrations).unwrap().map(|it| it.unwrap().path()).max().unwrap()
    };
    let first = generate("ours", ours);
    std::fs::rename(&first, &aside).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    generate("theirs", theirs);
    std::fs::rename(&aside, &first).unwrap();
    project
}

#[test]
fn branches_are_found_and_brought_together() {
    let project = branched((4, &[]), (12, &[]));
    let check = project.run(13, &["check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(told(&check).contains("branches"), "{}", told(&check));
    assert_eq!(project.run(13, &["generate"]).status.code(), Some(1));
    project.good(13, &["generate", "--merge"]);
    project.good(13, &["check"]);
    project.good(13, &["generate", "--check"]);
    project.good(13, &["migrate"]);
    project.good(13, &["verify"]);
}

#[test]
fn branches_that_do_the_same_are_refused() {
    let project = branched((12, &[]), (7, &[]));
    let merged = project.run(7, &["generate", "--merge", "--json"]);
    assert_eq!(merged.status.code(), Some(1));
    assert!(told(&merged).contains("the column `email` of the table `users`"), "{}", told(&merged));
}

async fn seeded_and_reset(backend: Backend) {
    let test_db = TestDb::new(backend).await.unwrap();
    let db = test_db.db();
    let project = Project { folder: TempDir::new().unwrap(), url: test_db.url().to_owned() };
    let count = async |sql: &'static str| -> i64 {
        squall::raw(squall::AssertSqlSafe(sql.into())).one(db).await.unwrap()
    };

    // A server of the tests need not be on this machine, so the database is named.
    let database = match backend {
        Backend::Postgres => project.url.split('?').next().and_then(|it| it.rsplit('/').next()),
        _ => project.url.strip_prefix("sqlite://"),
    };
    let meant = ["--yes", database.unwrap()];
    let good = |arguments: &[&str]| project.good(4, &[arguments, &meant].concat());

    // Without migrations, by the schema.
    project.good(4, &["push"]);
    let said = good(&["seed", "--rows", "5", "--count", "posts=12"]);
    assert!(said.contains("users: 5 rows") && said.contains("posts: 12 rows"), "{said}");
    assert_eq!(count("SELECT count(*) FROM posts JOIN users ON users.id = user_id").await, 12);
    let wrong = project.run(4, &[&["seed", "--count", "nowhere=1"], &meant[..]].concat());
    assert_eq!(wrong.status.code(), Some(1));
    assert!(told(&wrong).contains("there are: users, posts"), "{}", told(&wrong));
    let said = good(&["reset"]);
    assert!(said.contains("as the schema says"), "{said}");
    assert_eq!(count("SELECT count(*) FROM posts").await, 0);

    // By the migrations, where there are some.
    project.good(4, &["generate", "--name", "start"]);
    let said = good(&["reset", "--json"]);
    assert!(said.contains(r#""applied": 1"#), "{said}");
    let status = project.good(4, &["status", "--json"]);
    assert_eq!(status.matches(r#""state": "applied""#).count(), 1, "{status}");
    good(&["seed"]);
    assert_eq!(count("SELECT count(*) FROM users").await, 20);

    // What is in the columns is said by the program, and how many rows by the command.
    for (arguments, users) in [(&["seed", "--rows", "4"][..], 3), (&["seed", "--count", "users=2"], 2)] {
        let said = project.good(14, &[arguments, &meant].concat());
        assert!(said.contains(&format!("users: {users} rows")), "{said}");
    }
    assert_eq!(count("SELECT count(*) FROM users WHERE full_name LIKE 'user %'").await, 5);
    good(&["reset"]);
    good(&["seed"]);

    // Not where it is production, whatever is said.
    for command in ["seed", "reset"] {
        for (name, value) in [
            ("APP_ENV", "production"),
            ("DATABASE_URL", "postgres://127.0.0.1:1/prod"),
            ("DATABASE_URL", "postgres://192.0.2.1/shop"),
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_kit_story"))
                .arg(command)
                .current_dir(project.folder.path())
                .env("STORY", "4")
                .env("DATABASE_URL", &project.url)
                .env(name, value)
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(1), "{command} {value}");
            let said = told(&output);
            assert!(said.contains("production") || said.contains("--yes shop"), "{command} {value}: {said}");
        }
    }
    assert_eq!(count("SELECT count(*) FROM users").await, 20);
}

#[tokio::test]
async fn sqlite_is_seeded_and_reset() {
    seeded_and_reset(Backend::SqliteFile).await;
}

#[tokio::test]
async fn postgres_is_seeded_and_reset() {
    seeded_and_reset(Backend::Postgres).await;
}

#[test]
fn the_help_tells_of_seeds() {
    let project = Project { folder: TempDir::new().unwrap(), url: String::new() };
    let help = project.good(1, &["seed", "--help"]);
    assert!(help.contains("--count countries=5") && help.contains("[default: 20]"), "{help}");
    let help = project.good(1, &["reset", "--help"]);
    assert!(help.contains("looks like production"), "{help}");
}
