//! Relations in expressions: whether there are rows of them, how many, and what they come to.

use super::{
    Cardinality, Node, Related, Relation, Way,
    hop::{Hop, Name},
};
use crate::{
    ast::{
        self, Aggregate, Ask, Case, Join, JoinKind, Query, Rename, Select, SelectItem, Subquery,
        TableRef as TableAst,
    },
    query::{Condition, Expr, Expression, Of, Total, Within, add_condition},
    shared::Shared,
    table::{Source, Table, TableRef},
    types::{DbType, SqlType},
    value::Value,
};

/// The name of the table between in the query of a relation.
pub(super) const BETWEEN: &str = "squall_between";
/// The name of the relation's table in a query of the same table.
const OTHER: &str = "squall_other";

impl<P: Source, C: Table, K: Cardinality> Relation<P, C, K> {
    /// `EXISTS (SELECT .. WHERE condition)`: whether the condition holds for one of the rows
    #[must_use]
    pub fn any<X: Condition<Sources: Within<C>>>(self, condition: X) -> Expr<Total<Of<P>>, bool> {
        self.all_rows().any(condition)
    }

    /// `NOT EXISTS (SELECT .. WHERE condition)`: whether the condition holds for none of the rows
    #[must_use]
    pub fn none<X: Condition<Sources: Within<C>>>(self, condition: X) -> Expr<Total<Of<P>>, bool> {
        self.all_rows().none(condition)
    }

    /// `NOT EXISTS (SELECT .. WHERE condition IS NOT TRUE)`: whether the condition holds for all of the rows, as it does where
    /// there are none
    #[must_use]
    pub fn all<X: Condition<Sources: Within<C>>>(self, condition: X) -> Expr<Total<Of<P>>, bool> {
        self.all_rows().all(condition)
    }

    /// `EXISTS (SELECT ..)`: whether there is a row
    #[must_use]
    pub fn exists(self) -> Expr<Total<Of<P>>, bool> {
        self.all_rows().exists()
    }

    /// `(SELECT count(*) ..)`: how many rows there are
    #[must_use]
    pub fn count(self) -> Expr<Total<Of<P>>, i64> {
        self.all_rows().count()
    }

    /// `(SELECT expression ..)`: a column of the only row, or an aggregate of all rows; NULL where there is no row
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue), when the query runs, for several rows: take an aggregate, or `.limit(1)`.
    #[must_use]
    pub fn scalar<E: Expression<Sources: Within<C>>>(
        self,
        expression: E,
    ) -> Expr<Of<P>, <E::Type as DbType>::Nullable> {
        self.all_rows().scalar(expression)
    }
}

impl<P: Source, C: Table, K: Cardinality> Related<P, C, K, TableRef<C>> {
    /// `EXISTS (SELECT .. WHERE condition)`: whether the condition holds for one of the rows
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue), when the query runs, after `limit` or `offset`: it would be asked of all
    /// rows. The same for [`none`](Self::none) and [`all`](Self::all).
    #[must_use]
    pub fn any<X: Condition<Sources: Within<C>>>(mut self, condition: X) -> Expr<Total<Of<P>>, bool> {
        if let Some(reason) = limited(&self.node.select, &self.way, "a condition") {
            return Expr::new(reason);
        }
        add_condition(&mut self.node.select.filter, condition.into_condition());
        self.exists()
    }

    /// `NOT EXISTS (SELECT .. WHERE condition)`: whether the condition holds for none of the rows
    #[must_use]
    pub fn none<X: Condition<Sources: Within<C>>>(self, condition: X) -> Expr<Total<Of<P>>, bool> {
        self.any(condition).not()
    }

    /// `NOT EXISTS (SELECT .. WHERE condition IS NOT TRUE)`: whether the condition holds for all of the rows, as it does where
    /// there are none
    #[must_use]
    pub fn all<X: Condition<Sources: Within<C>>>(mut self, condition: X) -> Expr<Total<Of<P>>, bool> {
        if let Some(reason) = limited(&self.node.select, &self.way, "a condition") {
            return Expr::new(reason);
        }
        add_condition(&mut self.node.select.filter, condition.into_condition().map(is_not_true));
        self.exists().not()
    }

    /// `EXISTS (SELECT ..)`: whether there is a row
    #[must_use]
    pub fn exists(self) -> Expr<Total<Of<P>>, bool> {
        let one = ast::Expr::Bind(Value::BigInt(1), SqlType::BigInt);
        Expr::new(subquery(Name::of::<P>(), self.way, self.node, one, Ask::Exists))
    }

    /// `(SELECT count(*) ..)`: how many rows there are
    #[must_use]
    pub fn count(self) -> Expr<Total<Of<P>>, i64> {
        let mut node = self.node;
        node.select.order_by.clear();
        let count = ast::Expr::Aggregate(Box::new(Aggregate::of_rows()));
        Expr::new(subquery(Name::of::<P>(), self.way, node, count, Ask::Cell(SqlType::BigInt)))
    }

    /// `(SELECT expression ..)`: a column of the only row, or an aggregate of all rows; NULL where there is no row
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue), when the query runs, for several rows: take an aggregate, or `.limit(1)`.
    #[must_use]
    pub fn scalar<E: Expression<Sources: Within<C>>>(
        self,
        expression: E,
    ) -> Expr<Of<P>, <E::Type as DbType>::Nullable> {
        let ask = Ask::Cell(expression.sql_type());
        Expr::new(subquery(Name::of::<P>(), self.way, self.node, expression.into_ast(), ask))
    }
}

/// What fails, when the query runs, where something that is of all rows is asked of some.
fn limited(select: &Select, way: &Way, what: &str) -> Option<ast::Expr> {
    if select.limit.is_none() && select.offset.is_none() {
        return None;
    }
    let reason = format!("{what} of `{}` with `limit` or `offset` would be of all of its rows", way.name);
    Some(ast::Expr::Bind(Value::Invalid(reason), SqlType::Boolean))
}

/// `CASE WHEN condition THEN FALSE ELSE TRUE END`: true also where the condition is NULL.
pub(super) fn is_not_true(condition: ast::Expr) -> ast::Expr {
    let boolean = |value| ast::Expr::Bind(Value::Bool(value), SqlType::Boolean);
    ast::Expr::Case(Box::new(Case {
        arms: vec![(condition, boolean(false))],
        otherwise: Some(boolean(true)),
        ty: SqlType::Boolean,
    }))
}

/// The rows of a relation that belong to the row of the table `outer` of the query around, of each of which `cell` is taken.
pub(super) fn subquery(outer: Name, way: Way, node: Node, cell: ast::Expr, ask: Ask) -> ast::Expr {
    let mut select = Select { filter: node.filter(), ..*node.select };
    select.items = vec![SelectItem::Expr(cell)];
    if select.items.iter().any(is_aggregate)
        && let Some(reason) = limited(&select, &way, "an aggregate")
    {
        return reason;
    }
    let target = way.second.unwrap_or(way.first).end_table().name.clone();
    let shadows = target == outer.0;
    let name = if shadows { other(&select) } else { Name(target.clone()) };
    if shadows {
        let rename = Rename { from: target, to: name.0.clone() };
        select.items.iter_mut().for_each(|item| rename.item(item));
        select.filter.iter_mut().for_each(|expr| rename.expr(expr));
        select.order_by.iter_mut().for_each(|term| rename.term(term));
        if let Some(from) = &mut select.from {
            from.alias = Some(name.0.clone());
        }
    }
    let mut condition = Some(match way.second {
        None => way.first.condition(&outer, &name),
        Some(second) => {
            select.joins.push(between(way.first, second, &name));
            way.first.condition(&outer, &BETWEEN.into())
        }
    });
    add_condition(&mut condition, select.filter.take());
    select.filter = condition;
    ast::Expr::Subquery(Box::new(Subquery { query: Query::Select(Box::new(select)), ask }))
}

/// A name for the relation's table that no query in its conditions has, so that those can name it.
fn other(select: &Select) -> Name {
    let mut others = 0;
    select.each_expr(&mut |expr| others += count_others(expr));
    if others == 0 { OTHER.into() } else { Name(format!("{OTHER}_{others}").into()) }
}

/// How many tables of the queries in an expression have such a name.
fn count_others(expr: &ast::Expr) -> usize {
    let mut others = 0;
    expr.walk(&mut |expr| {
        if let Some(query) = expr.query() {
            query.each_select(&mut |select| {
                others += select.tables().filter(|table| table.name().starts_with(OTHER)).count();
                select.each_expr(&mut |expr| others += count_others(expr));
            });
        }
    });
    others
}

/// The join of the table between to that of the relation.
pub(super) fn between(first: Hop, second: Hop, name: &Name) -> Join {
    let table = TableAst { alias: Some(BETWEEN.into()), ..Shared::Static(first.end_table()).into() };
    let mut on = Some(second.condition(&BETWEEN.into(), name));
    add_condition(&mut on, table.living());
    Join { kind: JoinKind::Inner, table, on }
}

fn is_aggregate(item: &SelectItem) -> bool {
    matches!(item, SelectItem::Expr(expr) if expr.has_aggregate())
}
