//! Stored SQL by SQLite's own grammar: what no pragma tells.

use sqlite3_parser::{
    Bump, FallibleIterator,
    ast::{
        Cmd, ColumnConstraint, CreateTableBody, DeferSubclause, Expr, ForeignKeyClause, InitDeferredPred,
        NamedColumnConstraint, NamedTableConstraint, OneSelect, RefAct, RefArg, ResultColumn, SortOrder,
        SortedColumn, Stmt, TableConstraint,
    },
    lexer::sql::Parser,
};
use squall::{Result, schema::ReferentialAction};

use super::scan::unquoted;
use crate::introspect::unreadable;

/// What a CREATE TABLE says.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) primary_key_name: Option<String>,
    pub(super) uniques: Vec<Unique>,
    pub(super) foreign_keys: Vec<ForeignKey>,
    pub(super) checks: Vec<Check>,
    /// Clauses that the model has not.
    pub(super) strange: Vec<String>,
}

/// What it says of a column.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) auto_increment: bool,
    pub(super) default: Option<String>,
    pub(super) collation: Option<String>,
    /// The expression, and whether it is stored.
    pub(super) generated: Option<(String, bool)>,
}

#[derive(Debug)]
pub(super) struct Unique {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
}

#[derive(Debug)]
pub(super) struct ForeignKey {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    pub(super) parent: String,
    /// Empty where it is the parent's primary key.
    pub(super) parent_columns: Vec<String>,
    pub(super) on_delete: ReferentialAction,
    pub(super) on_update: ReferentialAction,
    pub(super) deferred: bool,
}

#[derive(Debug)]
pub(super) struct Check {
    pub(super) name: Option<String>,
    /// The column that it stands with.
    pub(super) column: Option<String>,
    pub(super) condition: String,
}

/// What a CREATE INDEX says.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) parts: Vec<IndexPart>,
    pub(super) predicate: Option<String>,
}

#[derive(Debug)]
pub(super) struct IndexPart {
    /// The name, where it is but a name.
    pub(super) name: Option<String>,
    pub(super) sql: String,
    pub(super) descending: bool,
}

/// The text of an expression, in one form whatever its white space and comments were.
fn text(expr: &Expr<'_>, of: &str) -> Result<String> {
    let text = expr.to_string();
    let select = format!("SELECT {text}");
    let bump = Bump::new();
    // The grammar's printer is checked by its reader: a text that means something else would be worse than none.
    let is_same = match parse(&bump, &select, of)? {
        Stmt::Select(select) => match &select.body.select {
            OneSelect::Select { columns, .. } => {
                matches!(&**columns, [ResultColumn::Expr(again, None)] if again == expr)
            }
            OneSelect::Values(_) => false,
        },
        _ => false,
    };
    if is_same { Ok(text) } else { Err(unreadable(of, format_args!("`{text}` is not what it says"))) }
}

fn parse<'a>(bump: &'a Bump, sql: &'a str, of: &str) -> Result<Stmt<'a>> {
    match Parser::new(bump, sql.as_bytes()).next() {
        Ok(Some(Cmd::Stmt(stmt))) => Ok(stmt),
        Ok(_) => Err(unreadable(of, "it is empty")),
        Err(error) => Err(unreadable(of, error)),
    }
}

/// Reads a CREATE TABLE.
pub(super) fn table(sql: &str, name: &str) -> Result<Table> {
    let bump = Bump::new();
    let Stmt::CreateTable {
        body: CreateTableBody::ColumnsAndConstraints { columns, constraints, .. }, ..
    } = parse(&bump, sql, name)?
    else {
        return Err(unreadable(name, "it is no CREATE TABLE of columns"));
    };
    let mut table = Table::default();
    for definition in &columns {
        let mut column = Column { name: unquoted(definition.col_name.0), ..Column::default() };
        for constraint in definition.constraints {
            of_column(&mut table, &mut column, constraint, name)?;
        }
        table.columns.push(column);
    }
    for constraint in constraints.unwrap_or_default() {
        of_table(&mut table, constraint, name)?;
    }
    Ok(table)
}

fn of_column(
    table: &mut Table,
    column: &mut Column,
    constraint: &NamedColumnConstraint<'_>,
    of: &str,
) -> Result<()> {
    let name = constraint.name.as_ref().map(|name| unquoted(name.0));
    let conflict = |table: &mut Table, clause: &Option<_>| {
        if clause.is_some() {
            table.strange.push(format!("ON CONFLICT of a constraint of `{}`", column.name));
        }
    };
    match &constraint.constraint {
        ColumnConstraint::PrimaryKey { auto_increment, conflict_clause, .. } => {
            conflict(table, conflict_clause);
            column.auto_increment = *auto_increment;
            table.primary_key_name = name;
        }
        ColumnConstraint::NotNull { conflict_clause, .. } => conflict(table, conflict_clause),
        ColumnConstraint::Unique(conflict_clause) => {
            conflict(table, conflict_clause);
            table.uniques.push(Unique { name, columns: vec![column.name.clone()] });
        }
        ColumnConstraint::Check(condition) => table.checks.push(Check {
            name,
            column: Some(column.name.clone()),
            condition: text(condition, of)?,
        }),
        ColumnConstraint::Default(value) => column.default = Some(text(bared(value), of)?),
        ColumnConstraint::Defer(clause) => {
            if let Some(key) = table.foreign_keys.last_mut() {
                key.deferred = is_deferred(Some(clause));
            }
        }
        ColumnConstraint::Collate { collation_name } => column.collation = Some(unquoted(collation_name.0)),
        ColumnConstraint::ForeignKey { clause, defer_clause } => {
            let key = foreign_key(name, vec![column.name.clone()], clause, defer_clause.as_ref(), table);
            table.foreign_keys.push(key);
        }
        ColumnConstraint::Generated { expr, typ } => {
            let stored = typ.as_ref().is_some_and(|it| it.0.eq_ignore_ascii_case("STORED"));
            column.generated = Some((text(expr, of)?, stored));
        }
    }
    Ok(())
}

fn of_table(table: &mut Table, constraint: &NamedTableConstraint<'_>, of: &str) -> Result<()> {
    let name = constraint.name.as_ref().map(|name| unquoted(name.0));
    match &constraint.constraint {
        TableConstraint::PrimaryKey { columns, auto_increment, conflict_clause } => {
            table.primary_key_name = name;
            if conflict_clause.is_some() {
                table.strange.push("ON CONFLICT of the primary key".into());
            }
            if *auto_increment && let Some(only) = sorted(columns).first() {
                let column = table.columns.iter_mut().find(|it| it.name.eq_ignore_ascii_case(only));
                column.into_iter().for_each(|it| it.auto_increment = true);
            }
        }
        TableConstraint::Unique { columns, conflict_clause } => {
            if conflict_clause.is_some() {
                table.strange.push("ON CONFLICT of a unique constraint".into());
            }
            table.uniques.push(Unique { name, columns: sorted(columns) });
        }
        TableConstraint::Check(condition, _) => {
            table.checks.push(Check { name, column: None, condition: text(condition, of)? });
        }
        TableConstraint::ForeignKey { columns, clause, defer_clause } => {
            let columns = columns.iter().map(|it| unquoted(it.col_name.0)).collect();
            let key = foreign_key(name, columns, clause, defer_clause.as_ref(), table);
            table.foreign_keys.push(key);
        }
    }
    Ok(())
}

/// The expression without the parentheses around it.
fn bared<'a>(expr: &'a Expr<'a>) -> &'a Expr<'a> {
    match expr {
        Expr::Parenthesized(inner) if inner.len() == 1 => bared(&inner[0]),
        expr => expr,
    }
}

/// The columns of a key, which are names.
fn sorted(columns: &[SortedColumn<'_>]) -> Vec<String> {
    columns.iter().filter_map(|column| bare(&column.expr)).collect()
}

/// The name that an expression is, with its collation or without.
fn bare(expr: &Expr<'_>) -> Option<String> {
    match expr {
        Expr::Id(id) => Some(unquoted(id.0)),
        Expr::Name(name) => Some(unquoted(name.0)),
        Expr::Collate(inner, _) => bare(inner),
        _ => None,
    }
}

fn foreign_key(
    name: Option<String>,
    columns: Vec<String>,
    clause: &ForeignKeyClause<'_>,
    defer: Option<&DeferSubclause>,
    table: &mut Table,
) -> ForeignKey {
    let (mut on_delete, mut on_update) = (ReferentialAction::NoAction, ReferentialAction::NoAction);
    for arg in clause.args {
        match arg {
            RefArg::OnDelete(it) => on_delete = action(*it),
            RefArg::OnUpdate(it) => on_update = action(*it),
            // SQLite reads both, and does nothing by them.
            RefArg::OnInsert(_) | RefArg::Match(_) => {
                table.strange.push(format!("MATCH of the foreign key of `{}`", columns.join("`, `")));
            }
        }
    }
    ForeignKey {
        name,
        columns,
        parent: unquoted(clause.tbl_name.0),
        parent_columns: clause.columns.unwrap_or_default().iter().map(|it| unquoted(it.col_name.0)).collect(),
        on_delete,
        on_update,
        deferred: is_deferred(defer),
    }
}

fn action(action: RefAct) -> ReferentialAction {
    match action {
        RefAct::SetNull => ReferentialAction::SetNull,
        RefAct::SetDefault => ReferentialAction::SetDefault,
        RefAct::Cascade => ReferentialAction::Cascade,
        RefAct::Restrict => ReferentialAction::Restrict,
        RefAct::NoAction => ReferentialAction::NoAction,
    }
}

/// DEFERRABLE alone is INITIALLY IMMEDIATE.
fn is_deferred(clause: Option<&DeferSubclause>) -> bool {
    clause.is_some_and(|it| {
        it.deferrable && matches!(it.init_deferred, Some(InitDeferredPred::InitiallyDeferred))
    })
}

/// Reads a CREATE INDEX.
pub(super) fn index(sql: &str, name: &str) -> Result<Index> {
    let bump = Bump::new();
    let Stmt::CreateIndex { columns, where_clause, .. } = parse(&bump, sql, name)? else {
        return Err(unreadable(name, "it is no CREATE INDEX"));
    };
    let parts = columns.iter().map(|part| {
        let name = match &part.expr {
            Expr::Collate(..) => None,
            expr => bare(expr),
        };
        let descending = matches!(part.order, Some(SortOrder::Desc));
        Ok(IndexPart { name, sql: text(&part.expr, sql)?, descending })
    });
    Ok(Index {
        parts: parts.collect::<Result<_>>()?,
        predicate: where_clause.as_ref().map(|it| text(it, name)).transpose()?,
    })
}
