//! The statements of a table between two: which of its rows are there, and what is added and taken away.

use std::{collections::HashSet, marker::PhantomData};

use super::{
    Way,
    between::{Keys, other_key, pair_cells, row_key},
    hop::{Name, column},
};
use crate::{
    ast::{
        Ask, Assigned, BinaryOp, Derived, Expr as ExprAst, Function, FunctionCall, Query, ROWS, Select,
        SelectItem, Statement, Subquery, TableRef, Values,
    },
    driver::{Row, RowSink},
    error::Result,
    executor::Target,
    query::{Expr, Insert, Of, add_condition, chain, delete, identity},
    render::render,
    schema::{ColumnInfo, TableInfo, UniqueKey},
    shared::Shared,
    table::{self, Table, table_ref},
    types::SqlType,
    value::Value,
};

/// How many values of a type that is no number and no text an array has at most: each row may be compared with all of them.
const IN_ARRAY: usize = 1_000;

/// What a key has alike with one that is equal to it; none where it holds a NULL, which is equal to nothing.
type Identity = Vec<String>;

/// Rows of the table `T`: those that bring a row together with others.
pub(super) struct Pairs<T> {
    /// What they hold that refers to the row.
    own: Keys,
    /// The columns that refer to the others.
    columns: Vec<&'static ColumnInfo>,
    /// What those hold, of each of the others once.
    others: Vec<Vec<Value>>,
    marker: PhantomData<fn() -> T>,
}

impl<T: Table> Pairs<T> {
    pub(super) fn new<'r, P: Table, C: Table + 'r>(
        way: &Way,
        row: &P,
        others: impl IntoIterator<Item = &'r C>,
    ) -> Self {
        let columns = way.second.map_or_else(Vec::new, |second| second.start_columns().to_vec());
        let mut pairs = Self { own: row_key(way, row), columns, others: Vec::new(), marker: PhantomData };
        let mut seen = HashSet::new();
        for other in others {
            let key: Vec<Value> = other_key(way, other).into_iter().map(|(_, value)| value).collect();
            if pairs.identity(&key).is_none_or(|it| seen.insert(it)) {
                pairs.others.push(key);
            }
        }
        pairs
    }

    pub(super) fn is_empty(&self) -> bool {
        self.others.is_empty()
    }

    fn identity(&self, key: &[Value]) -> Option<Identity> {
        key.iter().zip(&self.columns).map(|(value, column)| identity(value, column)).collect()
    }

    /// The unique key of just the columns of the two keys: it tells which rows are together.
    pub(super) fn unique_key(&self) -> Option<String> {
        let columns = || self.own.iter().map(|(column, _)| *column).chain(self.columns.iter().copied());
        let is_of = |names: &[String]| {
            columns().all(|column| names.iter().any(|name| *name == column.name))
                && names.iter().all(|name| columns().any(|column| column.name == *name))
        };
        let mut keys = T::def().unique_keys().filter(|(_, key)| key.predicate().is_none());
        let found = keys.find(|(_, key)| match key {
            UniqueKey::Columns(names) => is_of(names),
            UniqueKey::Index(index) => index.is_plain() && is_of(&index.columns()),
        });
        found.map(|(name, _)| name)
    }

    /// Brings the rows together that are not yet; returns how many those are. Where there is no unique key, it takes several
    /// statements.
    pub(super) async fn add(mut self, target: Target<'_>) -> Result<u64> {
        if let Some(key) = self.unique_key() {
            let insert = Insert::<T>::of_cells(self.cells());
            return match T::INFO.soft_delete.and_then(|column| T::COLUMNS.get(column)) {
                None => insert.on_conflict_do_nothing().exec(&target).await,
                Some(column) => insert.on_conflict_revive(key, column).exec(&target).await,
            };
        }
        let mut there = HashSet::new();
        for some in self.chunks(target) {
            there.extend(
                self.read(target, Some(self.are(some))).await?.iter().filter_map(|it| self.identity(it)),
            );
        }
        self.leave_out(&there);
        Insert::<T>::of_cells(self.cells()).exec(&target).await
    }

    /// Takes the rows apart; returns how many links there were.
    pub(super) async fn remove(&self, target: Target<'_>) -> Result<u64> {
        let mut removed = 0;
        for some in self.chunks(target) {
            let of_row = Expr::<Of<T>, bool>::new(self.of_row());
            let these = delete(T::TABLE).filter(of_row).filter(Expr::<Of<T>, bool>::new(self.are(some)));
            removed += these.exec(&target).await?;
        }
        Ok(removed)
    }

    /// Brings just these rows together, and takes all others apart.
    pub(super) async fn replace(mut self, target: Target<'_>) -> Result<()> {
        let wanted: HashSet<Identity> = self.others.iter().filter_map(|key| self.identity(key)).collect();
        let mut there = HashSet::new();
        let mut gone = Vec::new();
        for key in self.read(target, None).await? {
            let Some(identity) = self.identity(&key) else { continue };
            if !wanted.contains(&identity) {
                gone.push(key);
            }
            there.insert(identity);
        }
        let (own, columns) = (self.own.clone(), self.columns.clone());
        Self { own, columns, others: gone, marker: PhantomData }.remove(target).await?;
        self.leave_out(&there);
        if !self.is_empty() {
            self.add(target).await?;
        }
        Ok(())
    }

    fn leave_out(&mut self, there: &HashSet<Identity>) {
        let others = std::mem::take(&mut self.others);
        let is_new = |key: &Vec<Value>| self.identity(key).is_none_or(|it| !there.contains(&it));
        self.others = others.into_iter().filter(is_new).collect();
    }

    /// The rows to insert.
    fn cells(&self) -> Vec<Option<Assigned>> {
        let other = |key: &Vec<Value>| self.columns.iter().copied().zip(key.iter().cloned()).collect();
        pair_cells::<T>(self.others.iter().map(|key| (self.own.clone(), other(key))))
    }

    /// What the rows that are there, of the row and of which the condition holds, have in the columns that refer to the others.
    async fn read(&self, target: Target<'_>, condition: Option<ExprAst>) -> Result<Vec<Vec<Value>>> {
        let table = table_ref::<T>();
        let mut filter = Some(self.of_row());
        add_condition(&mut filter, condition);
        add_condition(&mut filter, table.living());
        let items = self.columns.iter().map(|info| SelectItem::Expr(column(&name::<T>(), info))).collect();
        let select = Select { items, from: Some(table), filter, ..Select::default() };
        let statement = Statement::Select(Box::new(select));
        let mut sink = Sink { columns: &self.columns, keys: Vec::new() };
        target.run(&render(&statement, target.dialect())?, &mut sink).await?;
        Ok(sink.keys)
    }

    /// The condition that a row of the table refers to the row.
    fn of_row(&self) -> ExprAst {
        let pairs = self.own.iter().map(|(info, value)| {
            let value = ExprAst::Bind(value.clone(), info.ty.unsized_type());
            ExprAst::binary(BinaryOp::Eq, column(&name::<T>(), info), value, SqlType::Boolean)
        });
        chain(BinaryOp::And, pairs.collect())
    }

    /// The others, as many at once as a statement takes.
    fn chunks(&self, target: Target<'_>) -> std::slice::Chunks<'_, Vec<Value>> {
        let width = self.columns.len().max(1);
        let parameters = target.dialect().max_binds().saturating_sub(self.own.len());
        let at_once = if self.in_array(self.others.len()) { self.others.len() } else { parameters / width };
        self.others.chunks(at_once.max(1))
    }

    /// Whether so many keys are one parameter.
    fn in_array(&self, keys: usize) -> bool {
        let is_plain = |ty: &SqlType| ty.is_integer() || matches!(ty, SqlType::Text { .. });
        matches!(self.columns.as_slice(), [only] if keys <= IN_ARRAY || is_plain(&only.ty))
    }

    /// The condition that a row of the table refers to one of these.
    fn are(&self, others: &[Vec<Value>]) -> ExprAst {
        let own: Vec<ExprAst> = self.columns.iter().map(|info| column(&name::<T>(), info)).collect();
        if self.in_array(others.len()) {
            let ty = self.columns.first().map_or(SqlType::BigInt, |info| info.ty.unsized_type());
            let values = others.iter().flatten().cloned().collect();
            let array = ExprAst::Bind(Value::Array(values), SqlType::Array(ty.into()));
            let args = own.into_iter().chain([array]).collect();
            let call = FunctionCall { function: Function::EqualsAny, args, ty: SqlType::Boolean };
            return ExprAst::Function(Box::new(call));
        }
        // (a, b) IN (SELECT a, b FROM (VALUES ..))
        let bind =
            |(value, info): (&Value, &&ColumnInfo)| ExprAst::Bind(value.clone(), info.ty.unsized_type());
        let rows = others.iter().map(|key| key.iter().zip(&self.columns).map(bind).collect()).collect();
        let given: Vec<ColumnInfo> = self.columns.iter().map(|info| given(info)).collect();
        let info = Shared::from(TableInfo::made(ROWS.to_owned(), given));
        let item = |info: &ColumnInfo| {
            let info = Shared::from(info.clone());
            SelectItem::Expr(ExprAst::Column(crate::ast::ColumnRef { source: ROWS.into(), info }))
        };
        let items = info.columns.iter().map(item).collect();
        let query = Query::Values(Box::new(Values { rows }));
        let derived = Some(Box::new(Derived { query, lateral: false }));
        let from = Some(TableRef { derived, ..TableRef::from(info) });
        let query = Query::Select(Box::new(Select { items, from, ..Select::default() }));
        let ask = match <[ExprAst; 1]>::try_from(own) {
            Ok([operand]) => Ask::Contains { operand, negated: false },
            Err(cells) => Ask::ContainsRow { cells, negated: false },
        };
        ExprAst::Subquery(Box::new(Subquery { query, ask }))
    }
}

fn name<T: Table>() -> Name {
    Name(T::INFO.name.clone())
}

/// The column of a list of keys.
fn given(info: &ColumnInfo) -> ColumnInfo {
    ColumnInfo { ty: info.ty.unsized_type(), primary_key: false, ..info.clone() }
}

/// Takes the keys that a statement gives.
struct Sink<'a> {
    columns: &'a [&'static ColumnInfo],
    keys: Vec<Vec<Value>>,
}

impl RowSink for Sink<'_> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let cells = self.columns.iter().enumerate();
        self.keys.push(cells.map(|(at, info)| table::value(row, at, &info.ty)).collect::<Result<_>>()?);
        Ok(())
    }
}
