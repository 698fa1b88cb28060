//! Files of migrations, whatever is in them.

use proptest::prelude::*;
use squall_kit::{plan::Backend, script::Script};

/// Pieces by which statements, texts and comments begin and end.
const PIECES: &[&str] = &[
    "SELECT",
    "CREATE",
    "TRIGGER",
    "TEMP",
    "BEGIN",
    "ATOMIC",
    "END",
    ";",
    "'",
    "\"",
    "`",
    "[",
    "]",
    "$",
    "$a$",
    "$$",
    "--",
    "/*",
    "*/",
    "\n",
    "\r\n",
    " ",
    "E",
    "\\",
    "ä",
    "🦀",
    "squall: new transaction",
    "squall: rebuild ",
    "squall: expect none",
    "x",
    "1",
    "",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// What was read is read again as the same.
    #[test]
    fn any_text_is_read_or_refused(text in text()) {
        for backend in Backend::ALL {
            let Ok(script) = Script::parse(&text, backend) else { continue };
            prop_assert!(script.statements.iter().all(|it| !it.sql.trim().is_empty()));
            // The last may be a text or a comment that nobody has closed.
            let whole = script.statements.split_last().map_or(&[][..], |(_, whole)| whole);
            for statement in whole {
                let again = Script::parse(&format!("{};", statement.plain), backend);
                prop_assert!(again.is_ok_and(|it| it.statements.len() == 1), "{:?}", statement);
            }
        }
    }
}
