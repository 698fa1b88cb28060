//! SQLite: pragmas, and for what they do not tell the stored SQL.

mod grammar;
mod scan;
pub(super) mod types;

use std::collections::HashMap;

use squall::{
    Collation, Result, SqlType, Transaction,
    ast::{Direction, Nulls},
    schema::{
        CheckDef, ColumnDef, ColumnDefault, ForeignKeyDef, Generated, Identity, IndexDef, IndexKey,
        IndexPart, TableDef, UniqueDef,
    },
};
use squall_dialect_sqlite::implicit::parse_check_name;

use super::{Facts, IntrospectOptions, Live, is_own, rows, sql_expr, unreadable};
use crate::model::{Object, ObjectKind};

/// The collation that the columns of decimals have.
const DECIMAL: &str = squall_dialect_sqlite::functions::DECIMAL_COLLATION;

/// Reads the main database of a connection.
pub(super) async fn read(transaction: &Transaction, options: &IntrospectOptions) -> Result<Live> {
    let mut live = Live::default();
    let sql = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY rowid";
    let stored: Vec<(String, String, String, Option<String>)> = rows(transaction, sql).await?;
    let sql = "SELECT name, type, wr <> 0, strict <> 0 FROM pragma_table_list WHERE schema = 'main'";
    let listed: Vec<(String, String, bool, bool)> = rows(transaction, sql).await?;
    let listed: HashMap<_, _> =
        listed.into_iter().map(|(name, kind, wr, strict)| (name, (kind, wr, strict))).collect();
    let is_left_out = |name: &str| {
        name.starts_with("sqlite_") || is_own(name) || options.without.iter().any(|it| it == name)
    };

    for (kind, name, of, sql) in &stored {
        let Some(sql) = sql else { continue };
        if is_left_out(name) || is_left_out(of) {
            continue;
        }
        match kind.as_str() {
            "table" => {
                let (kind, without_rowid, strict) =
                    listed.get(name).ok_or_else(|| unreadable(name, "it is not among the tables"))?;
                match kind.as_str() {
                    "table" => table(transaction, &mut live, name, sql, *strict).await?,
                    "virtual" => live.note(name, None, "a virtual table, which is left alone"),
                    _ => continue,
                }
                if *without_rowid {
                    live.note(name, None, "WITHOUT ROWID, which a rebuild of the table would take away");
                    live.facts.entry(name.clone()).or_default().clauses.push("WITHOUT ROWID".into());
                }
            }
            "view" => live.schema.objects.push(Object::new(ObjectKind::View, name).on_sqlite(sql)),
            "trigger" => {
                live.schema.objects.push(Object::new(ObjectKind::Trigger, name).of_table(of).on_sqlite(sql))
            }
            _ => {}
        }
    }
    for (kind, name, of, sql) in &stored {
        let Some(sql) = sql.as_deref().filter(|_| kind == "index" && !is_left_out(of)) else { continue };
        let unique: Vec<bool> = rows(
            transaction,
            &format!(
                "SELECT \"unique\" <> 0 FROM pragma_index_list({}) WHERE name = {}",
                text(of),
                text(name)
            ),
        )
        .await?;
        let Some(table) = live.schema.tables.iter_mut().find(|table| table.name == *of) else { continue };
        let index = index(table, name, sql, unique.contains(&true))?;
        table.indexes.push(index);
    }
    resolve_parents(&mut live);
    Ok(live)
}

/// A text in quotes.
fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

async fn table(
    transaction: &Transaction,
    live: &mut Live,
    name: &str,
    sql: &str,
    strict: bool,
) -> Result<()> {
    let parsed = grammar::table(sql, name)?;
    let comments = scan::comments(sql);
    let sql = format!(
        "SELECT name, type, \"notnull\" <> 0, pk, hidden FROM pragma_table_xinfo({}) ORDER BY cid",
        text(name)
    );
    let columns: Vec<(String, String, bool, i64, i64)> = rows(transaction, &sql).await?;
    let mut def = TableDef { comment: comments.table, ..TableDef::new(name) };
    let mut facts = Facts { primary_key: parsed.primary_key_name, strict, ..Facts::default() };

    let mut key: Vec<(i64, String)> =
        columns.iter().filter(|it| it.3 > 0).map(|it| (it.3, it.0.clone())).collect();
    key.sort();
    def.primary_key = key.into_iter().map(|(_, name)| name).collect();

    let is_single = def.primary_key.len() == 1;
    for (place, (column, declared, not_null, pk, _)) in columns.iter().enumerate() {
        let said = parsed.columns.get(place).filter(|it| it.name == *column);
        let said =
            said.ok_or_else(|| unreadable(name, format_args!("its columns are not as told at `{column}`")))?;
        let comments = comments.items.get(place);
        let told = comments.and_then(|it| types::marked(&it.inner));
        let told = told.or_else(|| types::checked(declared, name, column, &parsed.checks));
        let ty = match told {
            Some(ty) => Some(ty),
            None if strict => types::strict(declared),
            None => Some(match types::loose(declared) {
                types::Loose::Type(ty) => ty,
                types::Loose::IfStored { ty, glob } => {
                    let found = types::stored(transaction, name, column, ty.clone(), glob).await?;
                    if found != ty {
                        let text = format!(
                            "declared {declared}, and what is stored has not the form of a {ty}: read as {found}"
                        );
                        live.note(name, Some(column), text);
                    }
                    found
                }
            }),
        };
        facts.declared.insert(column.clone(), declared.clone());
        let Some(ty) = ty else {
            live.note(
                name,
                Some(column),
                format!("of the type {declared}, which the model has not: left alone"),
            );
            facts.foreign.push(column.clone());
            continue;
        };
        let is_rowid = is_single && *pk > 0 && declared.eq_ignore_ascii_case("INTEGER");
        let identity = if said.auto_increment {
            Some(Identity::Identity)
        } else if is_rowid && !strict {
            live.note(
                name,
                Some(column),
                "without AUTOINCREMENT: the ids of deleted rows are given out again",
            );
            Some(Identity::Identity)
        } else {
            None
        };
        def.columns.push(ColumnDef {
            name: column.clone(),
            nullable: !*not_null && *pk == 0,
            identity,
            default: said.default.as_deref().and_then(|sql| default(sql, &ty)),
            generated: said
                .generated
                .as_ref()
                .map(|(sql, stored)| Generated { expr: sql_expr(sql, ty.clone()), sqlite_virtual: !stored }),
            collation: said.collation.as_deref().filter(|it| is_said(it, &ty)).map(collation),
            comment: comments.and_then(|it| it.last.clone()),
            renamed_from: None,
            ty,
        });
    }
    for what in parsed.strange {
        facts.clauses.push(what.clone());
        live.note(name, None, format!("{what}, which a rebuild of the table would take away"));
    }
    constraints(&mut def, &mut facts, parsed.uniques, parsed.foreign_keys, parsed.checks);
    live.facts.insert(name.to_owned(), facts);
    live.schema.tables.push(def);
    Ok(())
}

/// The collation, as the model has it.
fn collation(name: &str) -> Collation {
    Collation::named_sqlite(name.to_owned())
}

/// Whether the model says this collation, and not the type.
fn is_said(collation: &str, ty: &SqlType) -> bool {
    let of_type = if matches!(ty, SqlType::Decimal(_)) { DECIMAL } else { "BINARY" };
    !collation.eq_ignore_ascii_case(of_type)
}

/// `DEFAULT NULL` is none.
fn default(sql: &str, ty: &SqlType) -> Option<ColumnDefault> {
    (!sql.eq_ignore_ascii_case("NULL")).then(|| ColumnDefault::Expr(sql_expr(sql, ty.clone())))
}

/// The constraints; those without a name get the one that the derive would give them.
fn constraints(
    def: &mut TableDef,
    facts: &mut Facts,
    uniques: Vec<grammar::Unique>,
    foreign_keys: Vec<grammar::ForeignKey>,
    checks: Vec<grammar::Check>,
) {
    let table = def.name.clone();
    let mut taken: Vec<String> = Vec::new();
    let mut name = |name: Option<String>, made: String| {
        if let Some(name) = name {
            taken.push(name.clone());
            return name;
        }
        let mut made = made;
        for number in 2.. {
            if !taken.contains(&made) {
                break;
            }
            made = format!("{made}{number}");
        }
        taken.push(made.clone());
        facts.unnamed.insert(made.clone());
        made
    };
    // SQLite takes names of columns in any case.
    let own = |def: &TableDef, columns: Vec<String>| -> Vec<String> {
        let own = |column: String| {
            let found = def.columns.iter().find(|it| it.name.eq_ignore_ascii_case(&column));
            found.map_or(column, |it| it.name.clone())
        };
        columns.into_iter().map(own).collect()
    };
    for unique in uniques {
        let columns = own(def, unique.columns);
        let name = name(unique.name, format!("{table}_{}_key", columns.join("_")));
        def.uniques.push(UniqueDef { name, columns });
    }
    for key in foreign_keys {
        let columns = own(def, key.columns);
        let name = name(key.name, format!("{table}_{}_fkey", columns.join("_")));
        def.foreign_keys.push(ForeignKeyDef {
            name,
            columns,
            foreign_table: key.parent,
            foreign_schema: None,
            foreign_columns: key.parent_columns,
            on_delete: key.on_delete,
            on_update: key.on_update,
            deferrable: key.deferred,
        });
    }
    for check in checks {
        let is_implicit = check
            .name
            .as_deref()
            .and_then(parse_check_name)
            .is_some_and(|(_, column)| def.column(column).is_some());
        if is_implicit {
            continue;
        }
        let made = match &check.column {
            Some(column) => format!("{table}_{column}_check"),
            None => format!("{table}_check"),
        };
        let name = name(check.name, made);
        let columns = mentioned(def, &check.condition);
        def.checks.push(CheckDef { name, columns, condition: sql_expr(check.condition, SqlType::Boolean) });
    }
}

/// The columns that an expression mentions, each once.
fn mentioned(def: &TableDef, sql: &str) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for word in scan::words(sql) {
        let column = def.columns.iter().find(|it| it.name.eq_ignore_ascii_case(&word));
        if let Some(column) = column.filter(|it| !columns.contains(&it.name)) {
            columns.push(column.name.clone());
        }
    }
    columns
}

fn index(table: &TableDef, name: &str, sql: &str, unique: bool) -> Result<IndexDef> {
    let parsed = grammar::index(sql, name)?;
    let parts = parsed.parts.into_iter().map(|part| {
        let column = part.name.and_then(|name| {
            let found = table.columns.iter().find(|it| it.name.eq_ignore_ascii_case(&name))?;
            Some(found.name.clone())
        });
        IndexPart {
            key: match column {
                Some(column) => IndexKey::Column(column),
                None => IndexKey::Expr(sql_expr(part.sql, SqlType::TEXT)),
            },
            direction: if part.descending { Direction::Desc } else { Direction::Asc },
            // SQLite's own order, which nothing says.
            nulls: Nulls::Last,
        }
    });
    Ok(IndexDef {
        name: name.to_owned(),
        parts: parts.collect(),
        unique,
        predicate: parsed.predicate.map(|sql| sql_expr(sql, SqlType::Boolean)),
        method: None,
    })
}

/// Says the names of parents as those have them, and the columns where a foreign key leaves them to the primary key.
fn resolve_parents(live: &mut Live) {
    let parents: Vec<(String, Vec<String>, Vec<String>)> = live
        .schema
        .tables
        .iter()
        .map(|it| {
            (it.name.clone(), it.primary_key.clone(), it.columns.iter().map(|it| it.name.clone()).collect())
        })
        .collect();
    for key in live.schema.tables.iter_mut().flat_map(|table| &mut table.foreign_keys) {
        let parent = parents.iter().find(|(name, ..)| name.eq_ignore_ascii_case(&key.foreign_table));
        let Some((name, primary_key, columns)) = parent else { continue };
        key.foreign_table.clone_from(name);
        if key.foreign_columns.is_empty() {
            key.foreign_columns.clone_from(primary_key);
        }
        for column in &mut key.foreign_columns {
            if let Some(own) = columns.iter().find(|it| it.eq_ignore_ascii_case(column)) {
                column.clone_from(own);
            }
        }
    }
}
