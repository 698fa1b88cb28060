//! Reading what is there, and writing what was made.

use squall::{
    ConstraintKind, Db, Error as DbError, Executor, Place, SqlType, TransactionOptions, Value, ValueRef,
    ast::{Assigned, ColumnRef, Expr, Insert, Select, SelectItem, Statement, TableRef},
    driver::{self, NoRows, Query, RowSink},
    render::render,
    schema::{ColumnInfo, ForeignKeyDef, TableDef, TableInfo},
};

use super::rows::Row;
use crate::error::{Error, Result};

/// So many rows at most are one statement.
const ROWS_EACH: usize = 500;

/// A connection with an open transaction.
pub(super) struct Connection {
    connection: Box<dyn driver::Connection>,
    dialect: &'static dyn squall::Dialect,
}

impl Connection {
    pub(super) async fn begin(db: &Db) -> Result<Self> {
        let Place::Database(driver) = db.target().place else {
            return Err(Error::refused("the database is a transaction", "give it the `Db`"));
        };
        let connection = driver.begin(TransactionOptions::new()).await?;
        Ok(Self { connection, dialect: db.dialect() })
    }

    pub(super) async fn commit(mut self) -> Result<()> {
        Ok(self.connection.commit().await?)
    }

    pub(super) async fn rollback(mut self) -> Result<()> {
        Ok(self.connection.rollback().await?)
    }

    /// The rows of a table, of which these columns are read; the others are NULL.
    pub(super) async fn rows(&mut self, table: &TableDef, columns: &[usize]) -> Result<Vec<Row>> {
        let infos = infos(table);
        let read = columns.iter().map(|it| infos[*it].clone()).collect();
        let found = self.read(info(&table.name, table.schema.as_deref(), infos), read).await?;
        let whole = |cells: Row| {
            let mut row = vec![Value::Null; table.columns.len()];
            for (at, cell) in columns.iter().zip(cells) {
                row[*at] = cell;
            }
            row
        };
        Ok(found.into_iter().map(whole).collect())
    }

    /// What a foreign key can refer to in a table that is not seeded.
    pub(super) async fn referred(&mut self, table: &TableDef, key: &ForeignKeyDef) -> Result<Vec<Row>> {
        let columns: Vec<ColumnInfo> = key
            .columns
            .iter()
            .zip(&key.foreign_columns)
            .filter_map(|(own, foreign)| {
                let own = table.column(own)?;
                Some(column_info(foreign, &own.ty, true, false))
            })
            .collect();
        let source = info(&key.foreign_table, key.foreign_schema.as_deref(), columns.clone());
        let mut rows = self.read(source, columns).await?;
        rows.retain(|row| !row.contains(&Value::Null));
        Ok(rows)
    }

    async fn read(&mut self, table: TableInfo, columns: Vec<ColumnInfo>) -> Result<Vec<Row>> {
        let types: Vec<SqlType> = columns.iter().map(|it| it.ty.clone()).collect();
        let source = table.name.clone();
        let item = |info: ColumnInfo| {
            SelectItem::Expr(Expr::Column(ColumnRef { source: source.clone(), info: info.into() }))
        };
        let select = Select {
            items: columns.into_iter().map(item).collect(),
            from: Some(TableRef::from(squall::Shared::from(table))),
            ..Select::default()
        };
        // A table without keys has nothing to be known but its length.
        let select = if types.is_empty() {
            Select { items: vec![SelectItem::Expr(Expr::Bind(Value::BigInt(1), SqlType::BigInt))], ..select }
        } else {
            select
        };
        let statement = Statement::Select(Box::new(select));
        let mut sink = Rows { types, rows: Vec::new() };
        self.connection.run(&render(&statement, self.dialect)?, &mut sink).await?;
        // In an order that is the same on every database.
        sink.rows.sort_by_cached_key(|row| format!("{row:?}"));
        Ok(sink.rows)
    }

    /// Writes rows.
    pub(super) async fn insert(&mut self, table: &TableDef, rows: &[Row]) -> Result<()> {
        let columns: Vec<usize> =
            (0..table.columns.len()).filter(|it| table.columns[*it].generated.is_none()).collect();
        let info = squall::Shared::from(info(&table.name, table.schema.as_deref(), infos(table)));
        let rows_each = (self.dialect.max_binds() / columns.len().max(1)).clamp(1, ROWS_EACH);
        for rows in rows.chunks(rows_each) {
            let cell =
                |(at, value): (usize, &Value)| columns.contains(&at).then(|| Assigned::Value(value.clone()));
            let statement = Statement::Insert(Insert {
                table: TableRef::from(info.clone()),
                columns: columns.clone(),
                cells: rows.iter().flat_map(|row| row.iter().enumerate().map(cell)).collect(),
                query: None,
                on_conflict: None,
                returning: Vec::new(),
            });
            let query = render(&statement, self.dialect).map_err(|error| told(table, error))?;
            self.connection.run(&query, &mut NoRows).await.map_err(|error| told(table, error))?;
        }
        let auto = table.columns.iter().find(|it| it.identity.is_some());
        if let Some(sql) = auto.and_then(|it| self.dialect.count_on(table, &it.name)) {
            self.connection.run(&Query::text(sql), &mut NoRows).await?;
        }
        Ok(())
    }
}

/// The error of an insert, with what is to be done.
fn told(table: &TableDef, error: DbError) -> Error {
    let Some(violation) = error.violation() else { return error.into() };
    let refine = match violation.columns.as_slice() {
        [] => "the columns that it is about".to_owned(),
        columns => columns.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", "),
    };
    let reason = match violation.kind {
        ConstraintKind::Check => "a row that was made up breaks a check",
        ConstraintKind::Unique => "two rows are alike",
        ConstraintKind::ForeignKey => "a row refers to one that is not there",
        ConstraintKind::NotNull | _ => "a row has a NULL where none can be",
    };
    Error::Seed {
        table: table.name.clone(),
        columns: violation.columns.clone(),
        constraint: violation.constraint.clone(),
        reason: format!("{reason}: {violation}"),
        help: format!("say what {refine} may have, by `.column(..)` or `.weights(..)` of the `Seed`"),
    }
}

fn infos(table: &TableDef) -> Vec<ColumnInfo> {
    let is_key = |name: &String| table.primary_key.contains(name);
    table.columns.iter().map(|it| column_info(&it.name, &it.ty, it.nullable, is_key(&it.name))).collect()
}

fn column_info(name: &str, ty: &SqlType, nullable: bool, primary_key: bool) -> ColumnInfo {
    ColumnInfo { name: name.to_owned().into(), ty: ty.clone(), nullable, primary_key }
}

fn info(name: &str, schema: Option<&str>, columns: Vec<ColumnInfo>) -> TableInfo {
    let mut info = TableInfo::new("", &[], None);
    info.name = name.to_owned().into();
    info.schema = schema.map(|it| it.to_owned().into());
    info.columns = columns.into();
    info
}

struct Rows {
    types: Vec<SqlType>,
    rows: Vec<Row>,
}

impl RowSink for Rows {
    fn row(&mut self, row: &dyn driver::Row) -> squall::Result<()> {
        let cells = self.types.iter().enumerate();
        let cells = cells.map(|(at, ty)| Ok(read(row.cell(at, ty)?, ty)));
        self.rows.push(cells.collect::<squall::Result<_>>()?);
        Ok(())
    }
}

/// The cell of a key. What no key is made of, such as an array, is not known.
fn read(cell: ValueRef<'_>, ty: &SqlType) -> Value {
    let instant = |micros| chrono::DateTime::from_timestamp_micros(micros);
    match (cell, ty) {
        (ValueRef::Bool(it), _) => Value::Bool(it),
        (ValueRef::Int(it), SqlType::SmallInt) => i16::try_from(it).map_or(Value::Null, Value::SmallInt),
        (ValueRef::Int(it), SqlType::Integer) => i32::try_from(it).map_or(Value::Null, Value::Integer),
        (ValueRef::Int(it), _) => Value::BigInt(it),
        (ValueRef::Real(it), _) => Value::Real(it),
        (ValueRef::Double(it), _) => Value::Double(it),
        (ValueRef::Decimal(it), _) => Value::Decimal(it),
        (ValueRef::Text(it), _) => Value::Text(it.to_owned().into()),
        (ValueRef::Bytes(it), _) => Value::Bytes(it.to_vec()),
        (ValueRef::Uuid(it), _) => Value::Uuid(it),
        (ValueRef::Date(it), _) => Value::Date(it),
        (ValueRef::Time(it), _) => Value::Time(it),
        (ValueRef::Timestamp(it), SqlType::Timestamp(_)) => {
            instant(it).map_or(Value::Null, |it| Value::Timestamp(it.naive_utc()))
        }
        (ValueRef::Timestamp(it), _) => instant(it).map_or(Value::Null, Value::TimestampTz),
        (ValueRef::Interval(it), _) => Value::Interval(chrono::TimeDelta::microseconds(it)),
        _ => Value::Null,
    }
}
