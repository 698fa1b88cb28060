//! The command line, as it is written.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::plan::Backend;

/// Migrations for SQLite and Postgres, from the schema that a program says once.
///
/// The first time:   squall init, then cargo kit generate, then cargo kit migrate --url sqlite:app.db
/// After a change:   cargo kit generate, read the SQL, then cargo kit migrate
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// The folder of the migrations
    #[arg(
        long,
        global = true,
        value_name = "FOLDER",
        default_value = "migrations",
        env = "SQUALL_MIGRATIONS"
    )]
    pub(crate) dir: PathBuf,
    /// Answers in JSON, for programs; nothing is asked then
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sets a project up: the folder, the program `kit` with your schema, and the alias `cargo kit`
    Init,
    /// Writes a migration: what changed in the schema since the last one, for both databases
    ///
    /// Nothing is guessed. What could be a rename is asked for on a terminal; elsewhere it ends with exit code 2, and says
    /// which flag answers it.
    #[command(after_help = GENERATE)]
    Generate(GenerateArgs),
    /// Applies the migrations that a database does not have
    Migrate(MigrateArgs),
    /// Undoes the last migration, where that loses nothing
    Rollback(RollbackArgs),
    /// Tells which migrations a database has
    Status(Connection),
    /// Looks at the folder: branches, files that are missing or cannot be read
    Check,
    /// Runs all migrations in a throwaway database, and compares what comes out with the schema
    Verify(OptionalConnection),
    /// Tells what is to be thought of before a migration meets a database in use
    Lint(LintArgs),
    /// Prints the SQL that makes the whole schema
    Export(ExportArgs),
    /// Reads a live database, and writes its schema as Rust source
    Pull(PullArgs),
    /// Changes a live database to the schema, without migrations: for development
    ///
    /// The rows that are there are looked at first: what would be lost is asked for, and what does not allow the change is
    /// told before anything is done.
    Push(PushArgs),
    /// Compares a live database with what the migrations made of it; exit code 1 where something differs
    Drift(Connection),
    /// Brings a live database under migrations, as it is: writes the first one, and notes it as applied
    Baseline(BaselineArgs),
    /// Fills the tables with rows that are made up: for development
    ///
    /// The names and types of the columns say what is in them. Foreign keys refer to rows that are there, unique keys hold, and
    /// the same --seed makes the same rows on both databases.
    #[command(after_help = SEED)]
    Seed(SeedArgs),
    /// Drops all that is in a database, and makes it anew: for development
    ///
    /// By the migrations, or by the schema where there are none. It is refused for a database that is not on this machine,
    /// unless --yes names it, and for one that looks like production, whatever is said.
    Reset(ResetArgs),
    /// Prints the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

const GENERATE: &str = "Examples:
  cargo kit generate
  cargo kit generate --name add_age --fill \"users.age=0\"
  cargo kit generate --rename users.name=users.full_name
  cargo kit generate --custom --name move_addresses
  cargo kit generate --check        (in CI: fails where a migration is missing)
  cargo kit generate --explain      (what would be done, with locks and losses)";

const SEED: &str = "Examples:
  cargo kit seed
  cargo kit seed --rows 100 --count countries=5 --count audit_log=0
  cargo kit seed --seed 2           (other rows)

What is in a column is refined in your program: squall_kit::main(Kit::new(schema![..]).seed(|seed| ..))";

#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    /// The name of the migration; made of what it does where it is not given
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Empty files, for SQL that is written by hand
    #[arg(long, conflicts_with_all = ["check", "explain", "merge"])]
    pub(crate) custom: bool,
    /// Writes nothing; fails where there is something to write
    #[arg(long)]
    pub(crate) check: bool,
    /// Writes nothing; tells what would be done, with locks and what is lost
    #[arg(long)]
    pub(crate) explain: bool,
    /// Brings branches of migrations together
    #[arg(long)]
    pub(crate) merge: bool,
    /// Makes indexes and unique constraints of tables that are there without keeping writers waiting, on Postgres
    #[arg(long)]
    pub(crate) concurrently: bool,
    /// Writes what undoes it also where that loses data
    #[arg(long)]
    pub(crate) down: bool,
    #[command(flatten)]
    pub(crate) answers: AnswerArgs,
}

/// The answers to what only you can tell.
#[derive(Debug, Args)]
#[command(next_help_heading = "Answers")]
pub(crate) struct AnswerArgs {
    /// A table, a column, an enum or a label has a new name
    #[arg(long, value_name = "OLD=NEW")]
    pub(crate) rename: Vec<String>,
    /// It is new, and was not renamed
    #[arg(long = "new", value_name = "NAME")]
    pub(crate) created: Vec<String>,
    /// What rows get that are there, where the column cannot be NULL: SQL that both databases understand
    #[arg(long, value_name = "TABLE.COLUMN=SQL")]
    pub(crate) fill: Vec<String>,
    /// No row is in the table
    #[arg(long, value_name = "TABLE")]
    pub(crate) empty: Vec<String>,
    /// How the values come to the new type: SQL that both databases understand
    #[arg(long, value_name = "TABLE.COLUMN=SQL")]
    pub(crate) using: Vec<String>,
    /// The column is dropped, with its values, and made anew
    #[arg(long, value_name = "TABLE.COLUMN")]
    pub(crate) recreate: Vec<String>,
    /// A JSON file of answers: {"renames": {"new": "old"}, "created": [..], "fills": {..}, ..}
    #[arg(long, value_name = "FILE")]
    pub(crate) hints: Option<PathBuf>,
}

/// The database.
#[derive(Debug, Args)]
pub(crate) struct Connection {
    /// The database: sqlite:app.db, or postgres://user:password@host/database
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub(crate) url: String,
}

#[derive(Debug, Args)]
pub(crate) struct OptionalConnection {
    /// A Postgres whose role may create databases; without it SQLite alone is looked at
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub(crate) url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct MigrateArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The last migration to apply
    #[arg(long, value_name = "NAME")]
    pub(crate) to: Option<String>,
    /// Does nothing; tells what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Takes the file of an applied migration, which was edited, for what was applied
    #[arg(long, value_name = "NAME", conflicts_with_all = ["to", "dry_run"])]
    pub(crate) accept: Option<String>,
    /// How many seconds another process is waited for that migrates the same database
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) lock_wait: u64,
}

#[derive(Debug, Args)]
pub(crate) struct RollbackArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// How many migrations are undone
    #[arg(long, default_value_t = 1)]
    pub(crate) steps: usize,
    /// Does nothing; tells what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PullArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The file to write; the source is printed where it is not given
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Writes over a file that is there
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    /// On Postgres, a schema to read; all but those of the server where none is given
    #[arg(long, value_name = "NAME")]
    pub(crate) schema: Vec<String>,
    /// A table to leave out
    #[arg(long, value_name = "TABLE")]
    pub(crate) without: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct PushArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// Does nothing; tells what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Goes on where rows or values that are there are lost
    #[arg(long)]
    pub(crate) accept_data_loss: bool,
    /// Drops tables that are not in the schema
    #[arg(long)]
    pub(crate) drop_tables: bool,
    #[command(flatten)]
    pub(crate) answers: AnswerArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SeedArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// How many rows a table gets; fewer where its unique keys have no room for more
    #[arg(long, default_value_t = 20)]
    pub(crate) rows: usize,
    /// How many rows one table gets; 0 leaves it as it is
    #[arg(long, value_name = "TABLE=ROWS")]
    pub(crate) count: Vec<String>,
    /// Another number makes other rows
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// The name of the database, where it is not on this machine
    #[arg(long, value_name = "DATABASE")]
    pub(crate) yes: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ResetArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The name of the database, where it is not on this machine; then nothing is asked
    #[arg(long, value_name = "DATABASE")]
    pub(crate) yes: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The name of the migration that is written
    #[arg(long)]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct LintArgs {
    /// Looks at this migration only; at all of them where it is not given
    pub(crate) migration: Option<String>,
    /// Warnings are errors, too
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// For which database
    #[arg(value_enum)]
    pub(crate) backend: BackendArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum BackendArg {
    /// Postgres
    Postgres,
    /// SQLite
    Sqlite,
}

impl From<BackendArg> for Backend {
    fn from(arg: BackendArg) -> Self {
        match arg {
            BackendArg::Postgres => Self::Postgres,
            BackendArg::Sqlite => Self::Sqlite,
        }
    }
}
