//! Random expressions: those that the typed builders can make.

use squall::{
    Shared, SqlType, Value,
    ast::{
        Between, BinaryOp, Case, ColumnRef, Expr, FunctionCall, InList, IsNull, Like, Match, MatchKind,
        RowTest, RowWith, TableRef, Unary, UnaryOp,
    },
    types::EnumDef,
};

use crate::{
    compare::varies,
    functions::{FUNCTIONS, Gives, Signature, Takes, can_cast},
    kinds::{KINDS, base, is_float, is_number, kind_of},
    nullable::nullable,
    random::Random,
    relation::Linked,
};

/// What is added to a timestamp.
const MICROS: [i64; 6] = [1, -1, 1_000_000, 86_400_000_000, -90_061_000_001, 31_536_000_000_000];

/// Steps into a JSON document: keys of those that there are, and places.
const STEPS: [&str; 6] = ["a", "a", "b", "", "0", "1"];

/// Makes expressions over what can be mentioned in a place.
#[derive(Debug)]
pub struct Maker<'a> {
    /// The choices.
    pub random: &'a mut Random,
    /// What can be mentioned: columns, or what is grouped by.
    pub leaves: Vec<Expr>,
    /// What can be mentioned in an aggregate, where there can be one.
    pub rows: Option<Vec<Expr>>,
    /// The enums that columns of the schema have.
    pub enums: Vec<Shared<EnumDef>>,
    /// Whether nothing may fail.
    pub safe: bool,
    /// Whether it is for a check or an index.
    pub ddl: bool,
    /// The tables that a query in an expression can be of.
    pub tables: Vec<TableRef>,
    /// The relations of the tables.
    pub relations: &'a [Linked],
    /// The tables that have a name of their own here.
    pub scope: Vec<TableRef>,
    /// In how many relations it is.
    pub depth: usize,
}

impl<'a> Maker<'a> {
    /// Makes expressions of these, in which no query is and nothing fails.
    pub fn new(random: &'a mut Random, leaves: Vec<Expr>) -> Self {
        Self {
            random,
            leaves,
            rows: None,
            enums: Vec::new(),
            safe: true,
            ddl: false,
            tables: Vec::new(),
            relations: &[],
            scope: Vec::new(),
            depth: 0,
        }
    }
}

/// All columns of a table, as expressions.
pub fn columns(table: &TableRef) -> Vec<Expr> {
    let column = |info: &squall::schema::ColumnInfo| {
        Expr::Column(ColumnRef { source: table.name().to_owned().into(), info: info.clone().into() })
    };
    table.info.columns.iter().map(column).collect()
}

/// Whether a column has values at the ends of its type: its name says so.
pub fn is_wild(name: &str) -> bool {
    name.ends_with('x')
}

impl Maker<'_> {
    /// A type, most often one of what can be mentioned.
    pub fn any_type(&mut self) -> SqlType {
        if !self.leaves.is_empty() && self.random.chance(75) {
            return base(self.random.pick(&self.leaves).ty());
        }
        self.type_of_all(|_| true)
    }

    /// One of all types; of the enums, those of the schema.
    fn type_of_all(&mut self, fits: impl Fn(&SqlType) -> bool) -> SqlType {
        let fitting: Vec<SqlType> = self.types().into_iter().filter(|ty| fits(ty)).collect();
        if fitting.is_empty() { SqlType::TEXT } else { self.random.pick(&fitting).clone() }
    }

    pub(crate) fn types(&self) -> Vec<SqlType> {
        let plain = KINDS.iter().map(|it| &it.base).filter(|ty| !matches!(ty, SqlType::Enum(_))).cloned();
        plain.chain(self.enums.iter().cloned().map(SqlType::Enum)).collect()
    }

    pub(crate) fn type_that(&mut self, fits: impl Fn(&SqlType) -> bool) -> SqlType {
        let leaves: Vec<SqlType> = self.leaves.iter().map(|it| base(it.ty())).filter(|ty| fits(ty)).collect();
        if !leaves.is_empty() && self.random.chance(80) {
            return self.random.pick(&leaves).clone();
        }
        self.type_of_all(fits)
    }

    /// A value, bound as a `ty`.
    pub fn constant(&mut self, ty: &SqlType) -> Expr {
        Expr::Bind(self.value(ty, false), ty.clone())
    }

    /// A value of a type.
    pub fn value(&mut self, ty: &SqlType, wild: bool) -> Value {
        let kind = kind_of(ty);
        let wild = !kind.wild.is_empty() && !self.safe && self.random.chance(if wild { 50 } else { 12 });
        let values = if wild { &kind.wild } else { &kind.tame };
        self.random.pick(values).clone()
    }

    /// An expression of the type `ty`, which is a base.
    pub fn expr(&mut self, ty: &SqlType, depth: usize) -> Expr {
        if depth == 0 || self.random.chance(20) {
            return self.leaf(ty);
        }
        if self.rows.is_some()
            && self.random.chance(40)
            && let Some(aggregate) = self.aggregate(ty, depth)
        {
            return aggregate;
        }
        if !self.ddl
            && self.random.chance(30)
            && let Some(call) = self.call(ty, depth)
        {
            return call;
        }
        if self.can_ask() && self.random.chance(3) {
            return self.scalar(ty);
        }
        if !self.relations.is_empty()
            && self.random.chance(4)
            && let Some(value) = self.related_value(ty)
        {
            return value;
        }
        if !self.ddl && self.random.chance(6) {
            return self.case(ty, depth - 1);
        }
        match ty {
            SqlType::Boolean => self.condition(depth),
            _ if is_number(ty) && !self.safe => self.number(ty, depth),
            _ => self.leaf(ty),
        }
    }

    fn leaf(&mut self, ty: &SqlType) -> Expr {
        let fitting: Vec<&Expr> = self.leaves.iter().filter(|it| base(it.ty()) == *ty).collect();
        if fitting.is_empty() || self.random.chance(20) {
            return self.constant(ty);
        }
        (*self.random.pick(&fitting)).clone()
    }

    /// What stands on the right of `left`.
    fn operand(&mut self, left: &SqlType, depth: usize) -> Expr {
        if self.random.chance(45) {
            self.constant(&left.unsized_type())
        } else {
            self.expr(&base(left), depth)
        }
    }

    /// A condition.
    pub fn condition(&mut self, depth: usize) -> Expr {
        let Some(depth) = depth.checked_sub(1) else { return self.leaf(&SqlType::Boolean) };
        if self.can_ask() && self.random.chance(7) {
            return self.asked();
        }
        if !self.relations.is_empty()
            && self.random.chance(10)
            && let Some(condition) = self.related_condition()
        {
            return condition;
        }
        match self.random.below(100) {
            0..35 => self.comparison(depth),
            35..55 => {
                let op = *self.random.pick(&[BinaryOp::And, BinaryOp::Or]);
                let (left, right) = (self.condition(depth), self.condition(depth));
                Expr::binary(op, left, right, SqlType::Boolean)
            }
            55..62 => unary(UnaryOp::Not, self.condition(depth)),
            62..70 => {
                let ty = self.any_type();
                let operand = self.expr(&ty, depth);
                Expr::IsNull(Box::new(IsNull { operand, negated: self.random.chance(50) }))
            }
            70..78 => self.in_list(depth),
            78..84 => {
                let ty = self.ordered_type();
                let operand = self.expr(&ty, depth);
                let (low, high) = (self.operand(operand.ty(), depth), self.operand(operand.ty(), depth));
                Expr::Between(Box::new(Between { operand, low, high, negated: false }))
            }
            84..93 => self.text_condition(depth),
            93..97 => self.row_test(depth),
            _ => self.leaf(&SqlType::Boolean),
        }
    }

    pub(crate) fn ordered_type(&mut self) -> SqlType {
        let anything = self.random.chance(2);
        self.type_that(|ty| anything || kind_of(ty).ordered)
    }

    fn comparison(&mut self, depth: usize) -> Expr {
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, Ne};
        let op = *self.random.pick(&[Eq, Eq, Ne, Lt, Le, Gt, Ge]);
        let ty = if matches!(op, Eq | Ne) { self.any_type() } else { self.ordered_type() };
        let left = self.expr(&ty, depth);
        let right = self.operand(left.ty(), depth);
        Expr::binary(op, left, right, SqlType::Boolean)
    }

    /// A comparison of rows of two or three cells.
    fn row_test(&mut self, depth: usize) -> Expr {
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, Ne};
        let op = *self.random.pick(&[Eq, Ne, Lt, Le, Gt, Ge]);
        let by_order = !matches!(op, Eq | Ne);
        let among = self.random.chance(30);
        let depth = depth.min(1);
        let cells: Vec<Expr> = (0..self.random.within(2, 3))
            .map(|_| {
                let ty = if by_order && !among { self.ordered_type() } else { self.any_type() };
                self.expr(&ty, depth)
            })
            .collect();
        let types: Vec<SqlType> = cells.iter().map(|it| it.ty().clone()).collect();
        let with = if among {
            let mut row = || types.iter().map(|ty| self.constant(&ty.unsized_type())).collect();
            let rows = [row(), row(), row()];
            let count = self.random.below(4);
            RowWith::List { rows: rows.into_iter().take(count).collect(), negated: self.random.chance(40) }
        } else {
            RowWith::Row(op, types.iter().map(|ty| self.operand(ty, depth)).collect())
        };
        Expr::Row(Box::new(RowTest { cells, with }))
    }

    fn in_list(&mut self, depth: usize) -> Expr {
        let ty = self.any_type();
        let operand = self.expr(&ty, depth);
        let item = operand.ty().unsized_type();
        let list = (0..self.random.below(4)).map(|_| self.constant(&item)).collect();
        Expr::InList(Box::new(InList { operand, list, negated: self.random.chance(40) }))
    }

    fn text_condition(&mut self, depth: usize) -> Expr {
        const PATTERNS: [&str; 18] = [
            "%", "a%", "%a%", "_", "__", "a\\%b", "\\_", "%\\%%", "", "A_", "ä%", "%🦀", "%b", "Ä", "_%_",
            "%\\\\", "ß%", "%\n%",
        ];
        let operand = self.expr(&SqlType::TEXT, depth);
        if self.random.chance(50) {
            let pattern = if self.ddl || self.random.chance(80) {
                let pattern = *self.random.pick(&PATTERNS);
                Expr::Bind(Value::Text(pattern.into()), SqlType::TEXT)
            } else {
                self.expr(&SqlType::TEXT, depth)
            };
            let case_insensitive = self.random.chance(40);
            let negated = !case_insensitive && self.random.chance(30);
            return Expr::Like(Box::new(Like { operand, pattern, negated, case_insensitive }));
        }
        let kind = *self.random.pick(&[MatchKind::Contains, MatchKind::StartsWith, MatchKind::EndsWith]);
        let text = self.operand(&SqlType::TEXT, depth);
        Expr::Match(Box::new(Match { kind, operand, text }))
    }

    fn number(&mut self, ty: &SqlType, depth: usize) -> Expr {
        use BinaryOp::{Add, Div, Mul, Rem, Sub};
        let left = self.expr(ty, depth - 1);
        if self.random.chance(12) {
            return unary(UnaryOp::Neg, left);
        }
        let mut op = *self.random.pick(&[Add, Sub, Mul, Div, Rem]);
        if op == Rem && is_float(ty) && self.random.chance(95) {
            op = Mul;
        }
        let result = left.ty().unsized_type();
        let right = if matches!(ty, SqlType::Decimal(_)) && self.random.chance(25) {
            let whole = self.random.pick(&[SqlType::SmallInt, SqlType::Integer, SqlType::BigInt]).clone();
            self.expr(&whole, depth - 1)
        } else {
            self.operand(left.ty(), depth - 1)
        };
        Expr::binary(op, left, right, result)
    }

    fn case(&mut self, ty: &SqlType, depth: usize) -> Expr {
        let mut arms = vec![(self.condition(depth), self.expr(ty, depth))];
        if self.random.chance(30) {
            arms.push((self.condition(depth), self.operand(ty, depth)));
        }
        let otherwise = self.random.chance(60).then(|| self.operand(ty, depth));
        Expr::Case(Box::new(Case { arms, otherwise, ty: ty.clone() }))
    }

    fn call(&mut self, ty: &SqlType, depth: usize) -> Option<Expr> {
        let able: Vec<&Signature> =
            FUNCTIONS.iter().filter(|it| it.can_give(ty) && !(self.safe && it.fails)).collect();
        if able.is_empty() {
            return None;
        }
        let signature = *self.random.pick(&able);
        self.call_of(signature, ty, depth)
    }

    /// A call of a function whose result stands by itself.
    pub fn apart(&mut self) -> Option<Expr> {
        let apart: Vec<&Signature> =
            FUNCTIONS.iter().filter(|it| matches!(it.gives, Gives::Apart(_))).collect();
        let signature = *self.random.pick(&apart);
        self.call_of(signature, &SqlType::TEXT, 2)
    }

    fn call_of(&mut self, signature: &Signature, ty: &SqlType, depth: usize) -> Option<Expr> {
        let mut args: Vec<Expr> = Vec::new();
        let last = *signature.takes.last()?;
        let more = self.random.below(signature.more + 1);
        for takes in signature.takes.iter().copied().chain((0..more).map(|_| last)) {
            let first = args.first().map(|it| it.ty().clone());
            let arg = match (takes, first) {
                (Takes::Same, Some(first)) => self.operand(&base(&first), depth - 1),
                (Takes::Whole(least, most), _) => {
                    let number = least + self.random.below(most.abs_diff(least) as usize + 1) as i32;
                    Expr::Bind(Value::Integer(number), SqlType::Integer)
                }
                (Takes::Micros, _) => Expr::Bind(Value::BigInt(*self.random.pick(&MICROS)), SqlType::BigInt),
                (Takes::Step, _) => {
                    Expr::Bind(Value::Text((*self.random.pick(&STEPS)).into()), SqlType::TEXT)
                }
                (Takes::Castable, _) => {
                    let of = self.type_that(|from| can_cast(from, ty));
                    self.expr(&of, depth - 1)
                }
                (Takes::Element, Some(first)) => {
                    // A NULL element would make the array one of another type.
                    let element = first.leaf().clone();
                    let element = self.expr(&element, depth - 1);
                    if nullable(&element, &|_| true) { self.constant(first.leaf()) } else { element }
                }
                (Takes::ArrayOf, Some(first)) => {
                    let element = base(&first);
                    let array = KINDS.iter().find(|it| it.base.is_array() && *it.base.leaf() == element)?;
                    let among = self.expr(&array.base, depth - 1);
                    // To Postgres' planner `= ANY` of what proves to be an empty constant is NULL of a NULL, and it is false
                    // when it is run.
                    if matches!(among, Expr::Bind(..)) || varies(&among) {
                        among
                    } else {
                        Expr::Bind(array.tame.last()?.clone(), array.base.clone())
                    }
                }
                (_, None) if signature.gives == Gives::TheSame => self.expr(ty, depth - 1),
                (takes, _) => {
                    let of = self.type_that(|ty| takes.accepts(ty));
                    self.expr(&of, depth - 1)
                }
            };
            args.push(arg);
        }
        let ty = match &signature.gives {
            Gives::TheSame => base(args.first()?.ty()),
            Gives::Always(ty) | Gives::Apart(ty) => ty.clone(),
            Gives::Cast | Gives::Part => ty.clone(),
        };
        Some(Expr::Function(Box::new(FunctionCall { function: signature.function, args, ty })))
    }
}

fn unary(op: UnaryOp, operand: Expr) -> Expr {
    Expr::Unary(Box::new(Unary { op, operand }))
}
