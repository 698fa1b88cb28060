//! What of a database the attributes of the derives can say.

use squall::{
    SqlType,
    ast::{Expr, Part, RawText},
    schema::{ColumnDef, ColumnDefault, IndexKey, TableDef},
    types::EnumDef,
};

use super::literal::constant;
use crate::{
    introspect::{Facts, Live, Note, base},
    model::{Object, Schema},
};

/// What the source says.
#[derive(Debug)]
pub(super) struct Said {
    /// The tables, just as the derives will make them, but that each default is SQL.
    pub(super) tables: Vec<TableDef>,
    /// The constants that the defaults may be, by table and column.
    constants: Vec<(usize, usize, ColumnDefault)>,
    /// The enums.
    pub(super) enums: Vec<EnumDef>,
    /// What stands beside the tables; it is in comments.
    pub(super) objects: Vec<Object>,
    /// What cannot be said.
    pub(super) notes: Vec<Note>,
}

/// The longest name that the derives take.
const MAX_BYTES: usize = 63;

pub(super) fn say(live: &Live) -> Said {
    let mut said = Said {
        tables: Vec::new(),
        constants: Vec::new(),
        enums: Vec::new(),
        objects: live.schema.objects.clone(),
        notes: Vec::new(),
    };
    for table in &live.schema.tables {
        let facts = live.facts.get(&table.name).cloned().unwrap_or_default();
        said.table(table, &facts);
    }
    for object in &live.schema.objects {
        let text = format!("a {:?}, which the source has as a comment", object.kind);
        said.note(
            object.table.as_deref().unwrap_or(&object.name),
            None,
            format!("`{}` is {text}", object.name),
        );
    }
    said
}

impl Said {
    fn note(&mut self, table: &str, column: Option<&str>, text: impl Into<String>) {
        self.notes.push(Note { table: table.into(), column: column.map(Into::into), text: text.into() });
    }

    /// The schema that the derives make of the source, with the constants that are kept or without any.
    pub(super) fn schema(&self, constants: bool) -> Schema {
        let mut tables = self.tables.clone();
        if constants {
            for (table, column, default) in &self.constants {
                tables[*table].columns[*column].default = Some(default.clone());
            }
        }
        Schema { tables, objects: Vec::new() }
    }

    /// Forgets the constants that the database does not tell as it tells the default.
    pub(super) fn keep_constants(&mut self, adopted: &Schema) {
        let Self { tables, constants, .. } = self;
        constants.retain(|(table, column, default)| {
            let (table, column) = (&tables[*table].name, &tables[*table].columns[*column].name);
            let adopted = adopted.table(table).and_then(|it| it.column(column));
            adopted.is_some_and(|it| it.default.as_ref() == Some(default))
        });
    }

    pub(super) fn keep_no_constants(&mut self) {
        self.constants.clear();
    }

    fn table(&mut self, live: &TableDef, facts: &Facts) {
        let mut table = live.clone();
        let place = self.tables.len();
        if table.columns.is_empty() {
            self.note(
                &live.name,
                None,
                "a table without a column that the model has, which the source leaves out",
            );
            return;
        }
        let too_long = |name: &str| name.len() > MAX_BYTES || name.is_empty();
        if too_long(&table.name) {
            self.note(&live.name, None, "its name is too long for the source, which leaves it out");
            return;
        }
        if table.primary_key.iter().any(|key| facts.foreign.contains(key)) {
            self.note(
                &live.name,
                None,
                "its primary key is of a type that the model has not: left out of the source",
            );
            table.primary_key.clear();
        }
        if let Some(name) = &facts.primary_key
            // A point in a name of SQLite stands for a schema.
            && *name != table.primary_key_name().replace('.', "_")
        {
            self.note(
                &live.name,
                None,
                format!("its primary key is named `{name}`, which the source cannot say"),
            );
        }
        for (position, column) in table.columns.iter_mut().enumerate() {
            self.column(live, column, (place, position));
        }
        for check in &mut table.checks {
            retype(&mut check.condition, SqlType::Boolean);
        }
        let has_columns = |names: &[String]| names.iter().all(|name| live.column(name).is_some());
        table.uniques.retain(|it| has_columns(&it.columns));
        table.indexes.retain(|it| {
            it.parts.iter().all(|part| match &part.key {
                IndexKey::Column(column) => live.column(column).is_some(),
                IndexKey::Expr(_) => true,
            })
        });
        table.checks.retain(|check| {
            let taken = too_long(&check.name);
            if taken {
                self.notes.push(Note {
                    table: live.name.clone(),
                    column: None,
                    text: format!(
                        "the name of the check `{}` is too long for the source, which leaves it out",
                        check.name
                    ),
                });
            }
            !taken
        });
        self.tables.push(table);
    }

    fn column(&mut self, live: &TableDef, column: &mut ColumnDef, place: (usize, usize)) {
        if let SqlType::Array(element) = &column.ty {
            let plain = base(element);
            if plain != **element {
                let text = "an array whose elements have a size or a mode, which a field cannot say: without it in the source";
                self.note(&live.name, Some(&column.name), text);
                column.ty = SqlType::Array(plain.into());
            }
        }
        if let SqlType::Enum(def) = column.ty.leaf() {
            let def = (**def).clone();
            let is_sayable = !def.labels.is_empty()
                && def.labels.iter().all(|it| !it.is_empty() && it.len() <= MAX_BYTES)
                && !def.name.is_empty()
                && def.name.len() <= MAX_BYTES;
            if is_sayable {
                if !self.enums.iter().any(|it| it.name == def.name) {
                    self.enums.push(def);
                }
            } else {
                let text =
                    format!("the enum `{}` has a label that no `DbEnum` has: text in the source", def.name);
                self.note(&live.name, Some(&column.name), text);
                column.ty = SqlType::TEXT;
            }
        }
        if !column.ty.is_text() && column.collation.take().is_some() {
            self.note(&live.name, Some(&column.name), "the collation of an enum, which a field cannot say");
        }
        if column.identity.is_some() && live.primary_key != [column.name.as_str()] {
            self.note(
                &live.name,
                Some(&column.name),
                "an auto key that is not the primary key, which the source cannot say",
            );
            column.identity = None;
        }
        if let Some(ColumnDefault::Expr(expr)) = &mut column.default {
            let plain = base(&column.ty);
            if let Some(constant) = raw_sql(expr).and_then(|sql| constant(sql, &column.ty)) {
                self.constants.push((place.0, place.1, constant));
            }
            retype(expr, plain);
        }
        if let Some(generated) = &mut column.generated {
            retype(&mut generated.expr, base(&column.ty));
        }
    }
}

/// The SQL that an expression is.
pub(super) fn raw_sql(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Raw(raw) => match raw.texts.as_slice() {
            [RawText { parts, .. }] => match parts.as_slice() {
                [Part::Sql(sql)] => Some(sql),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Says the type that Rust gives to an expression.
fn retype(expr: &mut Expr, ty: SqlType) {
    if let Expr::Raw(raw) = expr {
        raw.ty = ty;
    }
}
