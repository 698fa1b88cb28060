//! The command for what needs no schema: the migrations of a folder, and databases.

fn main() -> std::process::ExitCode {
    squall_kit::cli::without_schema()
}
