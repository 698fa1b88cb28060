//! Functions that leave something in the session: advisory locks, and settings that are not the transaction's alone.

/// Whether a query calls one of them. Where in doubt it does: the connection is thrown away after it.
pub(super) fn leaves_state(sql: &str) -> bool {
    let lower = sql.to_ascii_lowercase();
    lower.contains("advisory_lock") || sets_beyond_transaction(&lower)
}

/// Whether `set_config(name, value, is_local)` is called without `true` at its end.
fn sets_beyond_transaction(lower: &str) -> bool {
    const CALL: &str = "set_config";
    lower.match_indices(CALL).any(|(at, _)| !last_argument_is_true(&lower[at + CALL.len()..]))
}

/// Whether the last argument in the parentheses that `sql` begins with is the word `true`.
fn last_argument_is_true(sql: &str) -> bool {
    let mut depth = 0_usize;
    let mut argument = 0;
    let mut quoted = false;
    for (at, byte) in sql.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            _ if quoted => {}
            b'(' => {
                depth += 1;
                if depth == 1 {
                    argument = at + 1;
                }
            }
            b',' if depth == 1 => argument = at + 1,
            b')' => match depth {
                0 => return false,
                1 => return sql[argument..at].trim() == "true",
                _ => depth -= 1,
            },
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_the_transaction_alone_leave_nothing() {
        assert!(!leaves_state("SELECT set_config('app.tenant', $1, true)"));
        assert!(!leaves_state(
            "SELECT SET_CONFIG('a', current_setting('b', false), TRUE ), set_config('a', 'x, false)', true)"
        ));
        assert!(leaves_state("SELECT set_config('app.tenant', $1, false)"));
        assert!(leaves_state("SELECT set_config('a', 'b, true)', $1)"));
        assert!(leaves_state("SELECT set_config('a', 'b', true), set_config('a', 'b', false)"));
    }

    #[test]
    fn advisory_locks_of_the_session_are_state() {
        assert!(leaves_state("SELECT pg_try_advisory_lock_shared(1)"));
        assert!(!leaves_state("SELECT pg_try_advisory_xact_lock(1)"));
        assert!(!leaves_state("SELECT a FROM t"));
    }
}
