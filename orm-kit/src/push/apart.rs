//! What the schema cannot say of a table of SQLite would be gone where the table is made anew.

use crate::{
    error::{Error, Result},
    introspect::Live,
    plan::{Plan, StepKind},
};

/// Refuses a plan that makes a table anew which has more than the schema says.
pub(super) fn check(plan: &Plan, live: &Live) -> Result<()> {
    let rebuilt = plan.steps.iter().filter(|it| it.kind == StepKind::Rebuild).flat_map(|it| &it.tables);
    for table in rebuilt {
        let Some(facts) = live.facts.get(table) else { continue };
        let mut lost: Vec<String> = facts.foreign.iter().map(|it| format!("the column `{it}`")).collect();
        lost.extend(facts.foreign_objects.values().cloned());
        lost.extend(facts.clauses.iter().cloned());
        if !lost.is_empty() {
            return Err(Error::refused(
                format!("the table `{table}` would be made anew, and would lose: {}", lost.join("; ")),
                "change it by a migration that is written by hand: generate --custom",
            ));
        }
    }
    Ok(())
}
