//! The rows that are there: what of them would be lost, and what of them is in the way.

use squall::{
    Db, SqlType,
    schema::{ColumnDef, TableDef},
};

use crate::{
    diff::{Answers, Diff, TableDiff},
    error::Result,
    model::Schema,
    plan::{Plan, convert},
    runner::safe,
};

/// A name in quotes.
pub(super) fn ident(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The name of a table in a statement.
pub(super) fn qualified(table: &TableDef) -> String {
    match &table.schema {
        Some(schema) => format!("{}.{}", ident(schema), ident(table.base_name())),
        None => ident(&table.name),
    }
}

/// As [`qualified`], where SQLite takes a point as part of the name.
fn source(db: &Db, table: &TableDef) -> String {
    if db.dialect().has_schemas() { qualified(table) } else { ident(&table.name) }
}

async fn count(db: &Db, sql: String) -> Result<i64> {
    Ok(squall::raw(safe(sql)).one::<i64>(db).await?)
}

/// Whether no row is in a table.
pub(super) async fn is_empty(db: &Db, from: &Schema, table: &str) -> Result<bool> {
    let Some(table) = from.table(table) else { return Ok(true) };
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT 1) AS found", source(db, table));
    Ok(count(db, sql).await? == 0)
}

/// Whether a column has no value in any row.
pub(super) async fn has_no_values(db: &Db, from: &Schema, table: &str, column: &str) -> Result<bool> {
    let Some(table) = from.table(table) else { return Ok(true) };
    Ok(values(db, table, column).await? == 0)
}

async fn values(db: &Db, table: &TableDef, column: &str) -> Result<i64> {
    count(db, format!("SELECT count({}) FROM {}", ident(column), source(db, table))).await
}

/// The names that a table and a column have in the database.
pub(super) fn before(answers: &Answers, to: &Schema, table: &str, column: &str) -> (String, String) {
    let old_table = super::renamed(answers, to, table);
    let attribute =
        || to.table(table).and_then(|it| it.column(column)).and_then(|it| it.renamed_from.clone());
    let answer = answers.renames.get(&format!("{table}.{column}")).and_then(|it| it.rsplit_once('.'));
    let old_column = answer.map(|it| it.1.to_owned()).or_else(attribute);
    (old_table, old_column.unwrap_or_else(|| column.to_owned()))
}

/// What is lost of what is there.
pub(super) async fn losses(db: &Db, diff: &Diff) -> Result<Vec<String>> {
    let mut losses = Vec::new();
    for table in &diff.dropped {
        let rows = count(db, format!("SELECT count(*) FROM {}", source(db, table))).await?;
        if rows > 0 {
            losses.push(format!("{} of the table `{}`", number(rows, "row"), table.name));
        }
    }
    for table in &diff.changed {
        for column in &table.dropped_columns {
            // By the name that it has now: one that makes room for another goes by a name of the plan.
            let name = column.strip_prefix("__going_").unwrap_or(column);
            let Some(column) = table.old.column(name).filter(|it| it.generated.is_none()) else { continue };
            let values = values(db, &table.old, &column.name).await?;
            if values > 0 {
                losses.push(format!("{} of the column `{}.{name}`", number(values, "value"), table.old.name));
            }
        }
        for (old, new) in table.changed() {
            let full = format!("{}.{}", table.new.name, new.name);
            let is_told = diff.answers.using.contains_key(&full);
            let lost = if diff.answers.recreated.contains(&full)
                || old.generated.is_none() && new.generated.is_some()
            {
                "which is made anew"
            } else if let Some(lost) = convert::loss(&old.ty, &new.ty).filter(|_| !is_told) {
                lost
            } else {
                continue;
            };
            let values = values(db, &table.old, table.old_name(&old.name)).await?;
            if values > 0 {
                losses.push(format!("{} of the column `{full}`: {lost}", number(values, "value")));
            }
        }
    }
    Ok(losses)
}

fn number(count: i64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// What does not allow the change: what the plan itself looks for, and what the database would find.
pub(super) async fn obstacles(db: &Db, diff: &Diff, plan: &Plan) -> Result<Vec<String>> {
    let mut obstacles = Vec::new();
    for (query, reason) in plan.steps.iter().flat_map(|step| &step.expects_none) {
        if count(db, format!("SELECT count(*) FROM ({query}) AS found")).await? > 0
            && !obstacles.contains(reason)
        {
            obstacles.push(reason.clone());
        }
    }
    for table in &diff.changed {
        for (old, new) in table.changed() {
            too_long(db, table, old, new, diff, &mut obstacles).await?;
        }
        let added = table.new.indexes.iter().filter(|it| {
            it.unique && it.predicate.is_none() && it.is_plain() && table.indexes.added.contains(&it.name)
        });
        for index in added {
            duplicates(db, table, &index.name, &index.columns(), &mut obstacles).await?;
        }
    }
    Ok(obstacles)
}

async fn too_long(
    db: &Db,
    table: &TableDiff,
    old: &ColumnDef,
    new: &ColumnDef,
    diff: &Diff,
    obstacles: &mut Vec<String>,
) -> Result<()> {
    let name = table.old_name(&new.name);
    let full = format!("{}.{}", table.new.name, new.name);
    let is_told = diff.answers.recreated.contains(&full) || diff.answers.using.contains_key(&full);
    if let (SqlType::Text { max_length: before }, SqlType::Text { max_length: Some(most) }) =
        (&old.ty, &new.ty)
        && before.is_none_or(|before| before > *most)
        && !is_told
    {
        let from = source(db, &table.old);
        let long =
            count(db, format!("SELECT count(*) FROM {from} WHERE length({}) > {most}", ident(name))).await?;
        if long > 0 {
            obstacles
                .push(format!("`{full}` takes {most} characters, and has more in {}", number(long, "row")));
        }
    }
    Ok(())
}

/// Rows that have the same values in the columns of a new key.
async fn duplicates(
    db: &Db,
    table: &TableDiff,
    key: &str,
    columns: &[String],
    obstacles: &mut Vec<String>,
) -> Result<()> {
    let old: Vec<&str> = columns.iter().map(|it| table.old_name(it)).collect();
    // A column that is new has the same value in all rows, or is made with its key.
    if old.iter().any(|it| table.old.column(it).is_none()) {
        return Ok(());
    }
    let list = old.iter().map(|it| ident(it)).collect::<Vec<_>>();
    let present: Vec<String> = list.iter().map(|it| format!("{it} IS NOT NULL")).collect();
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} GROUP BY {} HAVING count(*) > 1) AS found",
        source(db, &table.old),
        present.join(" AND "),
        list.join(", ")
    );
    let found = count(db, sql).await?;
    if found > 0 {
        obstacles.push(format!(
            "`{key}` is to be unique, and {} of `{}` in more than one row",
            if found == 1 { "a value is there".to_owned() } else { format!("{found} values are there") },
            columns.join("`, `")
        ));
    }
    Ok(())
}
