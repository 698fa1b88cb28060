//! Random aggregates.

use squall::{
    SqlType,
    ast::{Aggregate, AggregateFunction, Direction, Expr, Joined, Nulls, OrderTerm},
};

use crate::{
    expression::{Maker, is_wild},
    functions::{AGGREGATES, aggregate_type},
    kinds::{is_float, kind_of},
};

impl Maker<'_> {
    /// An aggregate that gives a `ty`.
    pub(crate) fn aggregate(&mut self, ty: &SqlType, depth: usize) -> Option<Expr> {
        let rows = self.rows.take()?;
        let groups = std::mem::replace(&mut self.leaves, rows);
        let made = self.aggregate_of_rows(ty, depth);
        self.rows = Some(std::mem::replace(&mut self.leaves, groups));
        made
    }

    pub(crate) fn aggregate_of_rows(&mut self, ty: &SqlType, depth: usize) -> Option<Expr> {
        let able: Vec<(AggregateFunction, SqlType)> = AGGREGATES
            .iter()
            .flat_map(|(function, _)| self.types().into_iter().map(|of| (*function, of)))
            .filter(|(function, of)| {
                kind_of(of).ordered
                    && aggregate_type(*function, of).is_some_and(|gives| gives == *ty)
                    && !(self.safe && *function == AggregateFunction::Sum)
            })
            .collect();
        if able.is_empty() {
            return None;
        }
        let (function, of) = self.random.pick(&able).clone();
        if function == AggregateFunction::Count && self.random.chance(40) {
            return Some(Expr::Aggregate(Box::new(Aggregate::of_rows())));
        }
        let arg = if is_float(&of) && matches!(function, AggregateFunction::Sum | AggregateFunction::Avg) {
            self.tame(&of)
        } else {
            self.expr(&of, depth - 1)
        };
        let distinct = function == AggregateFunction::Count && self.random.chance(40);
        let ty = aggregate_type(function, arg.ty())?;
        let joined = (function == AggregateFunction::StringAgg).then(|| Box::new(self.joined(&arg)));
        let filter = self.random.chance(12).then(|| self.condition(2));
        Some(Expr::Aggregate(Box::new(Aggregate { function, arg: Some(arg), distinct, joined, filter, ty })))
    }

    /// How texts are joined: in an order that ends with the text itself.
    fn joined(&mut self, arg: &Expr) -> Joined {
        let ordered = self.type_that(|ty| kind_of(ty).ordered);
        let direction = *self.random.pick(&[Direction::Asc, Direction::Desc]);
        let order_by = vec![
            OrderTerm { expr: self.expr(&ordered, 1), direction, nulls: Nulls::Last },
            OrderTerm { expr: arg.clone(), direction: Direction::Asc, nulls: Nulls::Last },
        ];
        Joined { separator: self.constant(&SqlType::TEXT), order_by }
    }

    /// A number of this type with which sums are exact, so that they do not hang on the order of the rows.
    pub fn tame(&mut self, ty: &SqlType) -> Expr {
        let tame = |it: &&Expr| matches!(it, Expr::Column(column) if column.info.ty == *ty && !is_wild(&column.info.name));
        let fitting: Vec<&Expr> = self.leaves.iter().filter(tame).collect();
        match fitting.is_empty() {
            true => Expr::Bind(self.random.pick(&kind_of(ty).tame).clone(), ty.clone()),
            false => (*self.random.pick(&fitting)).clone(),
        }
    }
}
