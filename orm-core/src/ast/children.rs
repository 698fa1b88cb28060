//! The direct parts of expressions: to read them, and to change them.

use super::{Aggregate, Ask, Expr, Part, RowTest, RowWith, WindowCall, Windowed};

/// Both walks over the same parts.
macro_rules! children {
    ($each:ident, $iter:ident $(, $mut:tt)?) => {
        impl Expr {
            /// Calls `visit` with each direct part; what is inside of a query is none.
            pub fn $each<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? Self)) {
                match self {
                    Self::Column(_) | Self::Bind(..) | Self::Null(_) | Self::Now(_) => {}
                    Self::Binary(it) => {
                        visit(& $($mut)? it.left);
                        visit(& $($mut)? it.right);
                    }
                    Self::Unary(it) => visit(& $($mut)? it.operand),
                    Self::IsNull(it) => visit(& $($mut)? it.operand),
                    Self::InList(it) => {
                        visit(& $($mut)? it.operand);
                        it.list.$iter().for_each(visit);
                    }
                    Self::Row(it) => it.$each(visit),
                    Self::Between(it) => {
                        visit(& $($mut)? it.operand);
                        visit(& $($mut)? it.low);
                        visit(& $($mut)? it.high);
                    }
                    Self::Like(it) => {
                        visit(& $($mut)? it.operand);
                        visit(& $($mut)? it.pattern);
                    }
                    Self::Match(it) => {
                        visit(& $($mut)? it.operand);
                        visit(& $($mut)? it.text);
                    }
                    Self::Collate(it) => visit(& $($mut)? it.operand),
                    Self::Case(it) => {
                        for (condition, result) in it.arms.$iter() {
                            visit(condition);
                            visit(result);
                        }
                        it.otherwise.$iter().for_each(visit);
                    }
                    Self::Function(it) => it.args.$iter().for_each(visit),
                    Self::Aggregate(it) => it.$each(visit),
                    Self::Window(it) => it.$each(visit),
                    Self::Subquery(it) => match & $($mut)? it.ask {
                        Ask::Cell(_) | Ask::Exists => {}
                        Ask::Contains { operand, .. }
                        | Ask::Gathered { operand }
                        | Ask::Quantified { operand, .. } => visit(operand),
                        Ask::ContainsRow { cells, .. } => cells.$iter().for_each(visit),
                    },
                    Self::Raw(it) => {
                        for part in it.texts.$iter().flat_map(|text| text.parts.$iter()) {
                            if let Part::Expr(expr) = part {
                                visit(expr);
                            }
                        }
                    }
                }
            }
        }

        impl Aggregate {
            /// Calls `visit` with each direct part.
            pub fn $each<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? Expr)) {
                self.arg.$iter().for_each(&mut *visit);
                if let Some(joined) = & $($mut)? self.joined {
                    visit(& $($mut)? joined.separator);
                    joined.order_by.$iter().for_each(|term| visit(& $($mut)? term.expr));
                }
                self.filter.$iter().for_each(visit);
            }
        }

        impl Windowed {
            /// Calls `visit` with each direct part: of the call, then of the window.
            pub fn $each<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? Expr)) {
                match & $($mut)? self.call {
                    WindowCall::Function(call) => call.args.$iter().for_each(&mut *visit),
                    WindowCall::Aggregate(aggregate) => aggregate.$each(visit),
                }
                self.window.partition_by.$iter().for_each(&mut *visit);
                self.window.order_by.$iter().for_each(|term| visit(& $($mut)? term.expr));
            }
        }

        impl RowTest {
            /// Calls `visit` with each cell of each row.
            pub fn $each<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? Expr)) {
                self.cells.$iter().for_each(&mut *visit);
                match & $($mut)? self.with {
                    RowWith::Row(_, cells) => cells.$iter().for_each(visit),
                    RowWith::List { rows, .. } => rows.$iter().flatten().for_each(visit),
                }
            }
        }
    };
}

children!(each_child, iter);
children!(each_child_mut, iter_mut, mut);
