//! Random tables.

use std::cell::RefCell;

use squall::{
    Shared, SqlType,
    ast::{Direction, Expr, Function, FunctionCall, IsNull, Nulls, RowWith, TableRef},
    schema::{
        CheckDef, ColumnDef, ColumnDefault, ColumnInfo, ForeignKeyDef, Identity, IndexDef, IndexKey,
        IndexPart, ReferentialAction, TableDef, TableInfo, UniqueDef,
    },
    types::EnumDef,
};

use crate::{
    expression::{Maker, columns, is_wild},
    kinds::{KINDS, Kind, base, enums, kind_of},
    living::{GONE, is_gone},
    nullable::nullable,
    random::Random,
    relation::{self, Relation},
};

/// The tables of a case.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The tables, each after those that it refers to.
    pub tables: Vec<TableDef>,
    /// The enums that their columns can have.
    pub enums: [Shared<EnumDef>; 2],
    /// The relations between them.
    pub relations: Vec<Relation>,
}

thread_local! {
    /// The definitions by which a driver finds the columns of a violated constraint: those of the tables in use.
    static DEFINITIONS: RefCell<[Option<&'static TableDef>; 4]> = const { RefCell::new([None; 4]) };
}

fn definition<const PLACE: usize>() -> &'static TableDef {
    static NONE: std::sync::LazyLock<TableDef> = std::sync::LazyLock::new(|| TableDef::new("none"));
    DEFINITIONS.with_borrow(|all| all[PLACE]).unwrap_or(&NONE)
}

/// A schema of the database, in which some of the tables are.
pub const SCHEMA: &str = "ns";

impl Schema {
    /// Random tables. Their names end with `suffix`, so that they are none of another case.
    pub fn random(random: &mut Random, suffix: &str) -> Self {
        let mut schema = Self { tables: Vec::new(), enums: enums(suffix), relations: Vec::new() };
        for place in 0..random.within(2, 4) {
            let table = schema.table(random, format!("t{place}{suffix}"));
            schema.tables.push(table);
        }
        let mut filter = |random: &mut Random, def: &TableDef| schema.condition(random, def);
        schema.relations = relation::random(&schema.tables, random, &mut filter);
        schema
    }

    /// The enums that columns of these tables have.
    pub fn used_enums(&self) -> Vec<Shared<EnumDef>> {
        let used = |def: &&Shared<EnumDef>| {
            let mut columns = self.tables.iter().flat_map(|table| &table.columns);
            columns.any(|column| column.ty == SqlType::Enum((*def).clone()))
        };
        self.enums.iter().filter(used).cloned().collect()
    }

    /// The tables as queries know them. The definitions become those that the drivers of this thread look up.
    pub fn infos(&self) -> Vec<TableRef> {
        let find: [fn() -> &'static TableDef; 4] =
            [definition::<0>, definition::<1>, definition::<2>, definition::<3>];
        let info = |(place, def): (usize, &TableDef)| {
            // A driver wants a `static`; a schema is small, and there are thousands at the most.
            let leaked: &'static TableDef = Box::leak(Box::new(def.clone()));
            DEFINITIONS.with_borrow_mut(|all| all[place] = Some(leaked));
            let mut info = TableInfo::new("", &[], Some(find[place]));
            info.name = def.name.clone().into();
            info.schema = def.schema.clone().map(Into::into);
            info.columns = def.columns.iter().map(|it| column_info(def, it)).collect();
            info.soft_delete = def.columns.iter().position(is_gone);
            TableRef::from(Shared::Static(Box::leak(Box::new(info))))
        };
        self.tables.iter().enumerate().take(4).map(info).collect()
    }

    fn table(&self, random: &mut Random, name: String) -> TableDef {
        let mut def = if random.chance(15) {
            TableDef { schema: Some(SCHEMA.into()), ..TableDef::new(format!("{SCHEMA}.{name}")) }
        } else {
            TableDef::new(name)
        };
        let auto = random.chance(12);
        self.key(random, &mut def, auto);
        for letter in 0..random.within(0, 7) {
            let kind = random.pick(&KINDS);
            let wild = random.chance(35);
            let name = format!("{}{}", char::from(b'a' + letter as u8), if wild { "x" } else { "" });
            let column = self.column(random, name, kind);
            def.columns.push(column);
        }
        if random.chance(35) {
            let times: Vec<&Kind> = KINDS.iter().filter(|it| is_time(&it.base)).collect();
            let columns = &random.pick(&times).columns;
            let ty = random.pick(columns).clone();
            def.columns.push(ColumnDef { nullable: true, ..ColumnDef::named(GONE, ty) });
        }
        if auto {
            // Nothing that an insert could fail by: the number that it drew would be lost on one of the databases.
            return def;
        }
        self.references(random, &mut def);
        let keys = |def: &TableDef, random: &mut Random| -> Vec<String> {
            let able: Vec<&ColumnDef> = def.columns.iter().filter(|it| kind_of(&it.ty).key).collect();
            let mut names: Vec<String> =
                (0..random.within(1, 2)).map(|_| random.pick(&able).name.clone()).collect();
            names.dedup();
            names
        };
        if random.chance(20) {
            let columns = keys(&def, random);
            if columns != def.primary_key {
                def.uniques
                    .push(UniqueDef { name: format!("{}_{}_key", def.name, columns.join("_")), columns });
            }
        }
        if random.chance(30) {
            let columns = keys(&def, random);
            let name = format!("{}_{}_idx", def.name, columns.join("_"));
            // A key that is free again when its row is deleted.
            let living = living(&self.leaves(&def)).filter(|_| random.chance(50));
            let free = living.is_some();
            let predicate = living.or_else(|| random.chance(30).then(|| self.condition(random, &def)));
            def.indexes.push(IndexDef {
                unique: free || random.chance(15),
                predicate,
                ..IndexDef::new(name, columns)
            });
        }
        if random.chance(25) {
            let generated = self.generated(random, &def);
            def.columns.push(generated);
        }
        if random.chance(15) {
            let key = self.computed(random, &def);
            let part = IndexPart {
                key: IndexKey::Expr(key),
                direction: *random.pick(&[Direction::Asc, Direction::Desc]),
                nulls: Nulls::Last,
            };
            def.indexes.push(IndexDef {
                parts: vec![part],
                unique: random.chance(20),
                ..IndexDef::new(format!("{}_on", def.name), [""; 0])
            });
        }
        if random.chance(20) {
            let condition = self.condition(random, &def);
            def.checks.push(CheckDef::new(format!("{}_check", def.name), condition));
        }
        def
    }

    /// A column that is computed from others.
    fn generated(&self, random: &mut Random, def: &TableDef) -> ColumnDef {
        let mut expr = self.computed(random, def);
        // Postgres computes what is constant before it knows of collations, and fails, however the text is written. A user meets
        // it when the tables are made.
        while compares_constant_texts(&expr) {
            expr = self.computed(random, def);
        }
        let nullable = nullable(&expr, &|_| false);
        let column = ColumnDef { nullable, ..ColumnDef::named("made", base(expr.ty())) }.with_generated(expr);
        if random.chance(50) { column.with_sqlite_virtual() } else { column }
    }

    /// What neither fails nor changes by anything but the row: a condition, or a function of a text.
    fn computed(&self, random: &mut Random, def: &TableDef) -> Expr {
        let mut texts = self.leaves(def);
        texts.retain(|it| it.ty().is_text());
        if texts.is_empty() || random.chance(50) {
            return self.condition(random, def);
        }
        let (function, ty) = random
            .pick(&[
                (Function::Lower, SqlType::TEXT),
                (Function::Upper, SqlType::TEXT),
                (Function::Reverse, SqlType::TEXT),
                (Function::Length, SqlType::Integer),
            ])
            .clone();
        let args = vec![random.pick(&texts).clone()];
        Expr::Function(Box::new(FunctionCall { function, args, ty }))
    }

    fn key(&self, random: &mut Random, def: &mut TableDef, auto: bool) {
        let integer = random.pick(&[SqlType::Integer, SqlType::BigInt]).clone();
        let column = |name: &str, ty| ColumnDef { nullable: false, ..ColumnDef::named(name, ty) };
        let keyed: Vec<&Kind> = KINDS.iter().filter(|it| it.key).collect();
        let (first, second) = (random.pick(&keyed).base.clone(), random.pick(&keyed).base.clone());
        def.columns = match random.below(100) {
            _ if auto => {
                let identity = *random.pick(&[Identity::Identity, Identity::Serial]);
                vec![column("id", integer).with_identity(identity)]
            }
            0..75 => vec![column("id", integer)],
            75..85 => vec![column("idx", self.own(first))],
            _ => vec![column("id", integer), column("id2", self.own(second))],
        };
        def.primary_key = def.columns.iter().map(|it| it.name.clone()).collect();
    }

    fn own(&self, ty: SqlType) -> SqlType {
        match ty {
            SqlType::Enum(def) => SqlType::Enum(self.enums[usize::from(!def.native)].clone()),
            other => other,
        }
    }

    fn column(&self, random: &mut Random, name: String, kind: &Kind) -> ColumnDef {
        let ty = self.own(random.pick(&kind.columns).clone());
        let default = random.chance(15).then(|| random.pick(&kind.tame).clone());
        let default = default.filter(|value| fits(value, &ty)).map(ColumnDefault::Value);
        ColumnDef { nullable: random.chance(60), default, ..ColumnDef::named(name, ty) }
    }

    /// Adds columns that refer to other tables, or to this one.
    fn references(&self, random: &mut Random, def: &mut TableDef) {
        use ReferentialAction::{Cascade, NoAction, Restrict, SetDefault, SetNull};
        for place in 0..random.below(4) {
            let parents: Vec<&TableDef> = self.tables.iter().chain([&*def]).collect();
            let parent = (*random.pick(&parents)).clone();
            let nullable = random.chance(75);
            let mut names = Vec::new();
            for (key, letter) in parent.primary_key.iter().zip(["", "b"]) {
                let Some(ty) = parent.column(key).map(|it| it.ty.clone()) else { return };
                let name = format!("r{place}{letter}{}", if is_wild(key) { "x" } else { "" });
                def.columns.push(ColumnDef { nullable, ..ColumnDef::named(name.clone(), ty) });
                names.push(name);
            }
            let itself = parent.name == def.name;
            let mut action = || {
                let action = *random.pick(&[NoAction, NoAction, Restrict, Cascade, SetNull, SetDefault]);
                match action {
                    SetNull if !nullable => Cascade,
                    // SQLite changes rows that are about to be deleted, and may find that they cannot be.
                    SetDefault if itself => NoAction,
                    action => action,
                }
            };
            let (on_delete, on_update) = (action(), action());
            def.foreign_keys.push(ForeignKeyDef {
                name: format!("{}_{}_fkey", def.name, names.join("_")),
                columns: names,
                foreign_table: parent.name,
                foreign_schema: parent.schema,
                foreign_columns: parent.primary_key,
                on_delete,
                on_update,
                deferrable: random.chance(20),
            });
        }
    }

    /// The columns that others can be computed from.
    fn leaves(&self, def: &TableDef) -> Vec<Expr> {
        let columns = def.columns.iter().filter(|it| it.generated.is_none());
        let columns = columns.map(|it| column_info(def, it)).collect();
        let mut info = TableInfo::new("", &[], None);
        info.name = def.name.clone().into();
        info.columns = columns;
        let leaves = crate::expression::columns(&TableRef::from(squall::Shared::from(info)));
        // An order of JSON values and arrays is refused.
        leaves.into_iter().filter(|it| kind_of(it.ty()).ordered).collect()
    }

    fn condition(&self, random: &mut Random, def: &TableDef) -> Expr {
        let leaves = self.leaves(def);
        Maker { ddl: true, ..Maker::new(random, leaves) }.condition(2)
    }
}

/// Whether it is a type that says when a row was deleted.
fn is_time(ty: &SqlType) -> bool {
    matches!(ty, SqlType::Timestamp(_) | SqlType::TimestampTz(_))
}

/// That a row is not deleted, where rows stay.
fn living(columns: &[Expr]) -> Option<Expr> {
    let gone = columns.iter().find(|it| matches!(it, Expr::Column(it) if it.info.name == GONE))?;
    Some(Expr::IsNull(Box::new(IsNull { operand: gone.clone(), negated: false })))
}

/// Whether two texts are compared in it that no column is in.
fn compares_constant_texts(expr: &Expr) -> bool {
    let constant = |expr: &Expr| {
        let mut any = false;
        expr.walk(&mut |it| any |= matches!(it, Expr::Column(_)));
        !any
    };
    let text = |expr: &Expr| match expr.ty().leaf() {
        SqlType::Enum(def) => !def.native && constant(expr),
        ty => ty.is_text() && constant(expr),
    };
    let mut any = false;
    expr.walk(&mut |expr| {
        any |= match expr {
            Expr::Binary(it) => text(&it.left) && constant(&it.right),
            Expr::Between(it) => text(&it.operand) && (constant(&it.low) || constant(&it.high)),
            Expr::InList(it) => text(&it.operand) && !it.list.is_empty(),
            Expr::Like(it) => text(&it.operand) && constant(&it.pattern),
            Expr::Match(it) => text(&it.operand) && constant(&it.text),
            Expr::Row(it) => match &it.with {
                RowWith::Row(_, right) => {
                    it.cells.iter().zip(right).any(|(left, right)| text(left) && constant(right))
                }
                RowWith::List { rows, .. } => !rows.is_empty() && it.cells.iter().any(text),
            },
            _ => false,
        };
    });
    any
}

/// Whether a column takes the value.
pub fn fits(value: &squall::Value, ty: &SqlType) -> bool {
    squall::render::fitted(value, ty, "").is_ok()
}

fn column_info(def: &TableDef, column: &ColumnDef) -> ColumnInfo {
    ColumnInfo {
        name: column.name.clone().into(),
        ty: column.ty.clone(),
        nullable: column.nullable,
        primary_key: def.primary_key.contains(&column.name),
    }
}

/// All columns of the tables, as expressions.
pub fn all_columns<'a>(tables: impl IntoIterator<Item = &'a TableRef>) -> Vec<squall::ast::Expr> {
    tables.into_iter().flat_map(columns).collect()
}
