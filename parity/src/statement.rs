//! Random statements over the tables of a schema.

use squall::{
    Shared, SqlType, Value,
    ast::{
        Assignment, Delete, Direction, Expr, Join, JoinKind, Nulls, OrderTerm, Select, SelectItem, Statement,
        TableRef, Update,
    },
    relation::dynamic::add_condition,
};

use crate::{
    expression::{Maker, columns},
    insert::Keys,
    kinds::{base, is_float, kind_of},
    living::{self, GONE},
    nullable::nullable,
    query::telling,
    random::Random,
    relation::Linked,
    schema::{Schema, all_columns},
};

/// Makes statements over the tables of a schema.
#[derive(Debug)]
pub struct Statements<'a> {
    /// The tables.
    pub schema: &'a Schema,
    /// As queries know them.
    pub infos: &'a [TableRef],
    /// The relations between them.
    pub relations: &'a [Linked],
    /// The keys of rows that were inserted into each table.
    pub keys: &'a Keys,
}

/// What queries in a statement read.
#[derive(Debug)]
pub(crate) struct Readable {
    pub(crate) tables: Vec<TableRef>,
    pub(crate) relations: Vec<Linked>,
}

impl Statements<'_> {
    pub(crate) fn maker<'r>(&'r self, random: &'r mut Random, leaves: Vec<Expr>) -> Maker<'r> {
        let safe = random.chance(55);
        let (enums, tables) = (self.schema.used_enums(), self.infos.to_vec());
        Maker { enums, safe, tables, relations: self.relations, ..Maker::new(random, leaves) }
    }

    /// As [`maker`](Self::maker), of expressions whose queries read nothing else.
    pub(crate) fn limited_maker<'r>(
        &'r self,
        random: &'r mut Random,
        leaves: Vec<Expr>,
        readable: &'r Readable,
    ) -> Maker<'r> {
        let Readable { tables, relations } = readable;
        Maker { tables: tables.clone(), relations, ..self.maker(random, leaves) }
    }

    /// A statement of any kind.
    pub fn any(&self, random: &mut Random) -> Statement {
        match random.below(100) {
            0..75 => Statement::Select(Box::new(self.select(random))),
            75..80 => {
                let leaves = random.pick(self.infos);
                let mut maker = self.maker(random, columns(leaves));
                maker.safe = true;
                let types: Vec<SqlType> = (0..maker.random.within(1, 3)).map(|_| maker.any_type()).collect();
                Statement::Combined(Box::new(maker.combined(&types).0))
            }
            80..90 => {
                let place = random.below(self.infos.len());
                Statement::Insert(self.insert(random, place, true))
            }
            90..95 => Statement::Update(self.update(random)),
            _ => self.delete(random),
        }
    }

    fn update(&self, random: &mut Random) -> Update {
        let place = random.below(self.infos.len());
        let table = living::perhaps_all(random, &self.infos[place]);
        let (from, on) = self.joined(random, &table, 85);
        let leaves = all_columns(std::iter::once(&table).chain(&from));
        let assignments = self.assignments(random, place, &leaves, &self.all());
        let filter = self.filter(random, on, leaves, 85);
        let returning = if random.chance(50) { self.returning(random, &table) } else { Vec::new() };
        Update { table, assignments, from, filter, returning }
    }

    /// What is joined to a table that is written, now and then, and by which condition: of an UPDATE mostly by a key.
    fn joined(&self, random: &mut Random, table: &TableRef, keyed: usize) -> (Vec<TableRef>, Option<Expr>) {
        if !random.chance(25) {
            return (Vec::new(), None);
        }
        let mut other = random.pick(self.infos).clone();
        other = living::perhaps_all(random, &other);
        if other.name() == table.name() || random.chance(10) {
            other.alias = Some("x1".into());
        }
        let by_key = if random.chance(keyed) { self.key_of(random, table, &other) } else { None };
        let on = by_key.unwrap_or_else(|| self.on(random, columns(table), &other));
        (vec![other], Some(on))
    }

    /// That the primary key of a table is equal to columns of another one, or values.
    fn key_of(&self, random: &mut Random, of: &TableRef, other: &TableRef) -> Option<Expr> {
        let def = self.schema.tables.iter().find(|it| it.name == other.info.name)?;
        let mut on = None;
        for key in columns(other) {
            let Expr::Column(column) = &key else { continue };
            if !def.primary_key.iter().any(|it| *it == column.info.name) {
                continue;
            }
            let same: Vec<Expr> =
                columns(of).into_iter().filter(|it| base(it.ty()) == base(key.ty())).collect();
            let value = match same.as_slice() {
                [_, ..] if random.chance(80) => random.pick(&same).clone(),
                _ => Expr::Bind(self.stored(random, def, &column.info), base(key.ty())),
            };
            let equal = Expr::binary(squall::ast::BinaryOp::Eq, key.clone(), value, SqlType::Boolean);
            add_condition(&mut on, equal);
        }
        on
    }

    /// All that a query can read.
    pub(crate) fn all(&self) -> Readable {
        Readable { tables: self.infos.to_vec(), relations: self.relations.to_vec() }
    }

    /// SET, of what can be made of the `leaves`, and of queries.
    pub(crate) fn assignments(
        &self,
        random: &mut Random,
        place: usize,
        leaves: &[Expr],
        readable: &Readable,
    ) -> Vec<Assignment> {
        let table = &self.infos[place];
        let mut assignments: Vec<Assignment> = Vec::new();
        for _ in 0..random.within(1, 3) {
            let column = random.pick(&table.info.columns).clone();
            // Of an auto key that an UPDATE changes only one of the databases takes notice.
            let own = |it: &squall::schema::ColumnDef| it.identity.is_some() || it.generated.is_some();
            let own = self.schema.tables[place].column(&column.name).is_some_and(own);
            if own || assignments.iter().any(|it| it.column.name == column.name) {
                continue;
            }
            let mut maker = self.limited_maker(random, leaves.to_vec(), readable);
            let value = if maker.can_ask() && !is_float(&column.ty) && maker.random.chance(20) {
                maker.scalar(&base(&column.ty))
            } else if maker.random.chance(50) {
                Expr::Bind(self.stored(maker.random, &self.schema.tables[place], &column), column.ty.clone())
            } else if is_float(&column.ty) {
                maker.tame(&base(&column.ty))
            } else {
                maker.expr(&base(&column.ty), 2)
            };
            if !column.nullable && nullable(&value, &|_| false) {
                continue;
            }
            assignments.push(Assignment { column: Shared::from(column), value });
        }
        assignments
    }

    /// DELETE; where the rows stay, most often the UPDATE that but marks them.
    fn delete(&self, random: &mut Random) -> Statement {
        let table = random.pick(self.infos).clone();
        let table = living::perhaps_all(random, &table);
        let (joined, on) = self.joined(random, &table, 30);
        let leaves = all_columns(std::iter::once(&table).chain(&joined));
        let filter = self.filter(random, on, leaves, 97);
        let returning = if random.chance(50) { self.returning(random, &table) } else { Vec::new() };
        let gone = table.info.columns.iter().find(|it| it.name == GONE).filter(|_| random.chance(70));
        match gone.cloned() {
            Some(gone) => {
                let value = Expr::Now(gone.ty.clone());
                let assignments = vec![Assignment { column: gone.into(), value }];
                Statement::Update(Update { table, assignments, from: joined, filter, returning })
            }
            None => Statement::Delete(Delete { table, using: joined, filter, returning }),
        }
    }

    fn filter(
        &self,
        random: &mut Random,
        on: Option<Expr>,
        leaves: Vec<Expr>,
        percent: usize,
    ) -> Option<Expr> {
        let mut filter = on;
        let percent = if filter.is_some() { percent / 2 } else { percent };
        if random.chance(percent) {
            add_condition(&mut filter, self.maker(random, leaves).condition(3));
        }
        filter
    }

    pub(crate) fn returning(&self, random: &mut Random, table: &TableRef) -> Vec<SelectItem> {
        let mut maker = self.maker(random, columns(table));
        let item = |maker: &mut Maker<'_>| {
            if maker.random.chance(40) {
                return SelectItem::Table(table.clone());
            }
            let ty = maker.any_type();
            SelectItem::Expr(maker.expr(&ty, 2))
        };
        (0..maker.random.within(1, 2)).map(|_| item(&mut maker)).collect()
    }

    /// A SELECT.
    pub fn select(&self, random: &mut Random) -> Select {
        let mut select = Select::default();
        if random.chance(4) {
            let mut maker = self.maker(random, Vec::new());
            select.items = items(&mut maker, 4);
            return select;
        }
        self.sources(random, &mut select);
        let leaves = all_columns(select.sources().into_iter().map(|(table, _)| table));
        let mut maker = self.maker(random, leaves);
        if maker.random.chance(60) {
            let depth = maker.random.within(1, 4);
            select.filter = Some(maker.condition(depth));
        }
        let grouped = maker.random.chance(30);
        if grouped {
            group(&mut maker, &mut select);
        } else {
            rows(&mut maker, &mut select);
        }
        select
    }

    /// FROM, and the joins.
    fn sources(&self, random: &mut Random, select: &mut Select) {
        select.from = Some(self.source(random, select, 0));
        let joins = [0, 0, 0, 1, 1, 2][random.below(6)];
        for place in 1..=joins {
            use JoinKind::{Cross, Full, Inner, Left, Right};
            if random.chance(10) {
                let before = all_columns(select.sources().into_iter().map(|(table, _)| table));
                let kind = *random.pick(&[Inner, Left]);
                let table = self.elements(random, &before, place);
                let on = Some(self.on(random, before, &table));
                select.joins.push(Join { kind, table, on });
                continue;
            }
            let kind = *random.pick(&[Inner, Inner, Left, Left, Right, Full, Cross]);
            let table = self.source(random, select, place);
            let on = (kind != Cross).then(|| {
                let before = all_columns(select.sources().into_iter().map(|(table, _)| table));
                self.on(random, before, &table)
            });
            select.joins.push(Join { kind, table, on });
        }
    }

    /// A table, under another name where it is there already.
    fn source(&self, random: &mut Random, select: &mut Select, place: usize) -> TableRef {
        if random.chance(2) {
            return self.elements(random, &[], place);
        }
        if random.chance(12) {
            let leaves = columns(random.pick(self.infos));
            let mut maker = self.maker(random, leaves);
            maker.safe = true;
            return maker.view(place, &mut select.with);
        }
        let mut table = random.pick(self.infos).clone();
        table = living::perhaps_all(random, &table);
        let taken = select.sources().iter().any(|(other, _)| other.name() == table.name());
        if taken || random.chance(10) {
            table.alias = Some(format!("x{place}").into());
        }
        table
    }

    /// The condition of a join: most often that two columns are equal.
    fn on(&self, random: &mut Random, before: Vec<Expr>, table: &TableRef) -> Expr {
        let mut pairs = Vec::new();
        for left in &before {
            let joined = columns(table);
            pairs.extend(
                joined.into_iter().filter(|it| base(it.ty()) == base(left.ty())).map(|it| (left.clone(), it)),
            );
        }
        if !pairs.is_empty() && random.chance(80) {
            let (left, right) = random.pick(&pairs).clone();
            return Expr::binary(squall::ast::BinaryOp::Eq, left, right, SqlType::Boolean);
        }
        let leaves = before.into_iter().chain(columns(table)).collect();
        self.maker(random, leaves).condition(2)
    }
}

/// What a row is made of.
fn items(maker: &mut Maker<'_>, most: usize) -> Vec<SelectItem> {
    (0..maker.random.within(1, most))
        .map(|_| {
            if maker.random.chance(2)
                && let Some(apart) = maker.apart()
            {
                return SelectItem::Expr(apart);
            }
            let ty = maker.any_type();
            let depth = maker.random.within(0, 4);
            SelectItem::Expr(maker.expr(&ty, depth))
        })
        .collect()
}

/// A SELECT of rows, perhaps DISTINCT, in an order that leaves nothing open where it is cut.
fn rows(maker: &mut Maker<'_>, select: &mut Select) {
    select.items = items(maker, 3);
    let tables: Vec<TableRef> = select.sources().into_iter().map(|(table, _)| table.clone()).collect();
    if maker.random.chance(25) {
        let table = maker.random.pick(&tables).clone();
        select.items.push(SelectItem::Table(table));
    }
    let own: Vec<Expr> = tables.iter().flat_map(telling).collect();
    // Equal rows of a query could get each other's place in a second window.
    let told_apart = tables.iter().all(|table| table.info.def.is_some());
    if told_apart && maker.random.chance(22) {
        for place in 0..maker.random.within(1, 2) {
            select.items.push(SelectItem::Expr(maker.windowed(&own, place)));
        }
    }
    select.distinct = maker.random.chance(20);
    let ordered = maker.random.chance(40);
    if !ordered {
        return;
    }
    let keys: Vec<Expr> = if select.distinct {
        let of = |item: &SelectItem| match item {
            SelectItem::Expr(expr) => vec![expr.clone()],
            SelectItem::Table(table) => columns(table),
        };
        select.items.iter().flat_map(of).collect()
    } else {
        let mut keys = Vec::new();
        for _ in 0..maker.random.below(3) {
            let ty = maker.any_type();
            let depth = maker.random.within(0, 2);
            keys.push(maker.expr(&ty, depth));
        }
        keys.extend(own);
        keys
    };
    order(maker.random, select, keys);
    if maker.random.chance(20) {
        maker.distinct_on(select);
    }
}

/// A SELECT of groups.
fn group(maker: &mut Maker<'_>, select: &mut Select) {
    let rows = maker.leaves.clone();
    let mut keys = Vec::new();
    let tables: Vec<TableRef> = select.sources().into_iter().map(|(table, _)| table.clone()).collect();
    let mut leaves = Vec::new();
    match maker.random.below(100) {
        0..25 => {}
        25..45 => {
            let table = maker.random.pick(&tables);
            keys = telling(table);
            leaves = columns(table);
            if maker.random.chance(30) {
                select.items.push(SelectItem::Table(table.clone()));
            }
        }
        _ => {
            for _ in 0..maker.random.within(1, 2) {
                let ty = maker.any_type();
                let depth = if maker.random.chance(60) { 0 } else { 2 };
                let key = maker.expr(&ty, depth);
                // A constant is a group of its own in no database.
                if !keys.contains(&key) && mentions_column(&key) {
                    keys.push(key);
                }
            }
            leaves = keys.clone();
        }
    }
    maker.leaves = leaves;
    maker.rows = Some(rows);
    select.items.extend(items(maker, 3));
    let aggregates =
        select.items.iter().any(|it| matches!(it, SelectItem::Expr(expr) if expr.has_aggregate()));
    select.group_by = keys;
    if (!select.group_by.is_empty() || aggregates) && maker.random.chance(30) {
        select.having = Some(maker.condition(2));
    }
    select.distinct = maker.random.chance(8);
    if !select.distinct && maker.random.chance(40) && !select.group_by.is_empty() {
        let mut terms = Vec::new();
        if maker.random.chance(50) {
            let ty = maker.any_type();
            terms.push(maker.expr(&ty, 2));
        }
        terms.extend(select.group_by.clone());
        order(maker.random, select, terms);
    }
    maker.rows = None;
}

/// The columns of a table's primary key.
pub(crate) fn keys_of(table: &TableRef) -> Vec<Expr> {
    let is_key = |it: &Expr| matches!(it, Expr::Column(column) if column.info.primary_key);
    columns(table).into_iter().filter(is_key).collect()
}

fn mentions_column(expr: &Expr) -> bool {
    let mut found = false;
    expr.walk(&mut |expr| found |= matches!(expr, Expr::Column(_)));
    found
}

/// Orders by `keys`, which leave nothing open, and perhaps takes only some of the rows.
pub(crate) fn order(random: &mut Random, select: &mut Select, keys: Vec<Expr>) {
    let refused = keys.iter().any(|key| !kind_of(key.ty()).ordered);
    if refused && random.chance(95) {
        return;
    }
    let term = |expr| OrderTerm {
        expr,
        direction: *random.pick(&[Direction::Asc, Direction::Desc]),
        nulls: *random.pick(&[Nulls::Last, Nulls::Last, Nulls::First]),
    };
    select.order_by = keys.into_iter().map(term).collect();
    let number =
        |random: &mut Random| Some(Expr::Bind(Value::BigInt(random.below(6) as i64), SqlType::BigInt));
    if random.chance(40) {
        select.limit = number(random);
    }
    if random.chance(25) {
        select.offset = number(random);
    }
}
