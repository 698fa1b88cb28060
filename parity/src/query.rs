//! Queries in queries: in expressions, in the place of a table, and put together by set operations. Nothing in them fails.

use squall::{
    Shared, SqlType, Value,
    ast::{
        Ask, BinaryOp, Case, Cte, Derived, Direction, Expr, Function, FunctionCall, Nulls, OrderTerm, Query,
        Select, SelectItem, SetOp, SetOperation, Subquery, TableRef, Values,
    },
    schema::{ColumnInfo, TableInfo},
};

use crate::{
    expression::{Maker, columns},
    kinds::{base, kind_of},
    living,
    nullable::nullable,
    statement::keys_of,
};

impl Maker<'_> {
    /// Whether a query can stand in an expression here.
    pub(crate) fn can_ask(&self) -> bool {
        !self.ddl && !self.tables.is_empty()
    }

    /// A condition with a query in it.
    pub(crate) fn asked(&mut self) -> Expr {
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, Ne};
        let negated = self.random.chance(40);
        let ask = match self.random.below(10) {
            0..3 => {
                let ty = self.any_type();
                let query = self.inner(&[ty]);
                return subquery(query, Ask::Exists);
            }
            3..6 => {
                let ty = self.any_type();
                let operand = self.expr(&ty, 1);
                let query = self.inner(&[base(operand.ty())]);
                return subquery(query, Ask::Contains { operand, negated });
            }
            6..8 => {
                let cells: Vec<Expr> = (0..2)
                    .map(|_| {
                        let ty = self.any_type();
                        self.expr(&ty, 1)
                    })
                    .collect();
                Ask::ContainsRow { cells, negated }
            }
            _ => {
                let op = *self.random.pick(&[Eq, Ne, Lt, Le, Gt, Ge]);
                let ty = if matches!(op, Eq | Ne) { self.any_type() } else { self.ordered_type() };
                let operand = self.expr(&ty, 1);
                // Refused on SQLite.
                if operand.has_aggregate() {
                    let query = self.inner(&[base(operand.ty())]);
                    return subquery(query, Ask::Contains { operand, negated });
                }
                Ask::Quantified { operand, op, all: negated }
            }
        };
        let types: Vec<SqlType> = match &ask {
            Ask::ContainsRow { cells, .. } => cells.iter().map(|it| base(it.ty())).collect(),
            Ask::Quantified { operand, .. } => vec![base(operand.ty())],
            _ => Vec::new(),
        };
        let query = self.inner(&types);
        subquery(query, ask)
    }

    /// The only cell of a query: an aggregate, or a cell of its first row.
    pub(crate) fn scalar(&mut self, ty: &SqlType) -> Expr {
        let by_row = self.random.chance(50);
        let query = self.in_query(|maker, own| {
            let mut select = Select { from: Some(own.clone()), ..Select::default() };
            let aggregate = if by_row { None } else { maker.aggregate_of_rows(ty, 1) };
            if aggregate.is_none() {
                select.order_by = columns(own).into_iter().filter(is_key).map(ascending).collect();
                select.limit = Some(Expr::Bind(Value::BigInt(1), SqlType::BigInt));
            }
            select.items = vec![SelectItem::Expr(aggregate.unwrap_or_else(|| maker.expr(ty, 1)))];
            select.filter = maker.random.chance(50).then(|| maker.condition(2));
            select
        });
        let ty = query.cells(0).first().map_or_else(|| ty.clone(), |cell| cell.ty().clone());
        subquery(query, Ask::Cell(ty))
    }

    /// A query of one table, with a cell of each of the types; it may name columns of the query around it.
    fn inner(&mut self, types: &[SqlType]) -> Query {
        self.in_query(|maker, own| {
            let mut select = Select { from: Some(own.clone()), ..Select::default() };
            select.items = types.iter().map(|ty| SelectItem::Expr(maker.expr(ty, 1))).collect();
            select.filter = maker.random.chance(70).then(|| maker.condition(2));
            select.distinct = maker.random.chance(10);
            if !select.distinct && maker.random.chance(10) {
                select.order_by = columns(own).into_iter().filter(is_key).map(ascending).collect();
                select.limit = Some(Expr::Bind(Value::BigInt(2), SqlType::BigInt));
            }
            select
        })
    }

    /// What `make` makes of a table, with its columns to mention, and perhaps those of the query around it.
    fn in_query(&mut self, make: impl FnOnce(&mut Self, &TableRef) -> Select) -> Query {
        let tables = std::mem::take(&mut self.tables);
        let place = self.random.below(tables.len());
        let own = living::perhaps_all(self.random, &tables[place]);
        let own = TableRef { alias: Some(own_name(&own).into()), ..own };
        let outer = self.leaves.clone();
        let mut leaves = columns(&own);
        if self.random.chance(50) {
            leaves.extend(outer.iter().filter(|it| matches!(it, Expr::Column(_))).cloned());
        }
        let (safe, rows) = (std::mem::replace(&mut self.safe, true), self.rows.take());
        self.leaves = leaves;
        self.scope.push(own.clone());
        let select = make(self, &own);
        self.scope.pop();
        (self.leaves, self.safe, self.rows, self.tables) = (outer, safe, rows, tables);
        Query::Select(Box::new(select))
    }

    /// A query in the place of a table, a CTE, or rows that are written out, named `v` with a number.
    pub(crate) fn view(&mut self, place: usize, with: &mut Vec<Cte>) -> TableRef {
        let types: Vec<SqlType> = (0..self.random.within(1, 3)).map(|_| self.ordered_type()).collect();
        let types: Vec<SqlType> = types.into_iter().filter(|ty| kind_of(ty).ordered).collect();
        let types = if types.is_empty() { vec![SqlType::Integer] } else { types };
        let (query, nullables) = match self.random.below(10) {
            0..2 => {
                let row = |maker: &mut Self| types.iter().map(|ty| maker.constant(ty)).collect();
                let rows: Vec<Vec<Expr>> = (0..self.random.below(4)).map(|_| row(self)).collect();
                (Query::Values(Box::new(Values { rows })), vec![false; types.len()])
            }
            2..5 => {
                let (set, nullables) = self.combined(&types);
                (Query::Combined(Box::new(set)), nullables)
            }
            _ => {
                let outer = std::mem::take(&mut self.leaves);
                let query = self.inner(&types);
                self.leaves = outer;
                let nullables = query_nullables(&query, types.len());
                (query, nullables)
            }
        };
        let mut info = TableInfo::new("", &[], None);
        info.name = format!("v{place}").into();
        let column = |(at, (ty, nullable)): (usize, (SqlType, bool))| ColumnInfo {
            name: format!("c{at}").into(),
            ty,
            nullable,
            primary_key: false,
        };
        info.columns = types.into_iter().zip(nullables).enumerate().map(column).collect();
        let info = Shared::from(info);
        if !matches!(query, Query::Values(_)) && self.random.chance(40) {
            let materialized = *self.random.pick(&[None, None, Some(true), Some(false)]);
            with.push(Cte { table: info.clone(), query, recursive: false, materialized });
            return TableRef::from(info);
        }
        TableRef { derived: Some(Box::new(Derived { query, lateral: false })), ..TableRef::from(info) }
    }

    /// A set operation of two or three queries; and which of its columns can be NULL, the same ones in each.
    pub(crate) fn combined(&mut self, types: &[SqlType]) -> (SetOperation, Vec<bool>) {
        let nullables: Vec<bool> = types.iter().map(|_| self.random.chance(50)).collect();
        let outer = std::mem::take(&mut self.leaves);
        let mut set = self.operation(types, &nullables, |maker| maker.member(types, &nullables));
        if self.random.chance(25) {
            let left = Query::Combined(Box::new(set));
            set = self.operation(types, &nullables, |_| left);
        }
        self.leaves = outer;
        (set, nullables)
    }

    fn operation(
        &mut self,
        types: &[SqlType],
        nullables: &[bool],
        left: impl FnOnce(&mut Self) -> Query,
    ) -> SetOperation {
        let op = *self.random.pick(&[SetOp::Union, SetOp::Union, SetOp::Intersect, SetOp::Except]);
        let all = op == SetOp::Union && self.random.chance(40);
        let (left, right) = (left(self), self.member(types, nullables));
        SetOperation { with: Vec::new(), op, all, left, right, limit: None, offset: None }
    }

    fn member(&mut self, types: &[SqlType], nullables: &[bool]) -> Query {
        let mut query = self.inner(types);
        if let Query::Select(select) = &mut query {
            for (item, as_nullable) in select.items.iter_mut().zip(nullables) {
                let SelectItem::Expr(expr) = item else { continue };
                let is = nullable(expr, &|_| false);
                let (value, ty) = (expr.clone(), base(expr.ty()));
                if is && !*as_nullable {
                    let args = vec![value, self.constant(&ty)];
                    let function = Function::Coalesce;
                    *expr = Expr::Function(Box::new(FunctionCall { function, args, ty }));
                } else if !is && *as_nullable {
                    let condition = self.constant(&SqlType::Boolean);
                    let arms = vec![(condition, value)];
                    *expr = Expr::Case(Box::new(Case { arms, otherwise: None, ty }));
                }
            }
        }
        query
    }
}

fn query_nullables(query: &Query, width: usize) -> Vec<bool> {
    (0..width).map(|place| query.cells(place).iter().any(|cell| nullable(cell, &|_| false))).collect()
}

/// The name of a table in a query in an expression, which no other table has: `s1` of `t1_12`.
fn own_name(table: &TableRef) -> String {
    let name = table.info.name.rsplit('.').next().unwrap_or_default();
    let place = name.trim_start_matches('t').split('_').next().unwrap_or_default();
    format!("s{place}")
}

fn subquery(query: Query, ask: Ask) -> Expr {
    Expr::Subquery(Box::new(Subquery { query, ask }))
}

fn is_key(expr: &Expr) -> bool {
    matches!(expr, Expr::Column(column) if column.info.primary_key)
}

fn ascending(expr: Expr) -> OrderTerm {
    OrderTerm { expr, direction: Direction::Asc, nulls: Nulls::Last }
}

/// Whether a typed query in an expression makes it an `Option`; columns of the query around it count as such.
pub(crate) fn asks_nullable(it: &Subquery, of: &dyn Fn(&Expr) -> bool) -> bool {
    let cells = match &it.ask {
        Ask::Cell(_) => return true,
        Ask::Exists => return false,
        Ask::Contains { operand, .. } | Ask::Gathered { operand } | Ask::Quantified { operand, .. } => {
            std::slice::from_ref(operand)
        }
        Ask::ContainsRow { cells, .. } => cells,
    };
    let mut own = Vec::new();
    it.query.each_select(&mut |select| own.extend(select.tables().map(|table| table.name().to_owned())));
    let outer = |name: &str| !own.iter().any(|it| it == name);
    cells.iter().any(of)
        || (0..cells.len()).any(|place| it.query.cells(place).iter().any(|cell| nullable(cell, &outer)))
}

/// The columns by which the rows of a source are told apart: its key, or of a query all that have an order.
pub(crate) fn telling(table: &TableRef) -> Vec<Expr> {
    match table.info.def {
        None => columns(table).into_iter().filter(|it| kind_of(it.ty()).ordered).collect(),
        Some(_) => keys_of(table),
    }
}
