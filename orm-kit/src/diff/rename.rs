//! A schema under other names: what stays when tables and columns are renamed.

use std::collections::HashMap;

use squall_core::{
    Shared, SqlType,
    ast::{ColumnRef, Expr},
    schema::{ColumnDef, IndexKey, TableDef},
    types::EnumDef,
};

/// The new names, by the old ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Of tables, and the schema of each.
    pub(super) tables: HashMap<String, (String, Option<String>)>,
    /// Of columns, by the old name of the table and their own.
    pub(super) columns: HashMap<(String, String), String>,
    /// Of native enums.
    pub(super) enums: HashMap<String, String>,
}

impl Names {
    fn column<'a>(&'a self, table: &str, column: &'a str) -> &'a str {
        self.columns.get(&(table.to_owned(), column.to_owned())).map_or(column, String::as_str)
    }

    /// `table` under its new name, with the new names of all that it refers to. Constraints and indexes keep theirs.
    pub(super) fn renamed(&self, table: &TableDef) -> TableDef {
        let old = table.name.as_str();
        let mut table = table.clone();
        let columns = |names: &mut Vec<String>, of: &str| {
            for name in names {
                *name = self.column(of, name).to_owned();
            }
        };
        columns(&mut table.primary_key, old);
        for unique in &mut table.uniques {
            columns(&mut unique.columns, old);
        }
        for key in &mut table.foreign_keys {
            columns(&mut key.columns, old);
            columns(&mut key.foreign_columns, &key.foreign_table.clone());
            if let Some((name, schema)) = self.tables.get(&key.foreign_table) {
                (key.foreign_table, key.foreign_schema) = (name.clone(), schema.clone());
            }
        }
        for check in &mut table.checks {
            columns(&mut check.columns, old);
            self.expr(&mut check.condition, old);
        }
        for index in &mut table.indexes {
            for part in &mut index.parts {
                match &mut part.key {
                    IndexKey::Column(column) => *column = self.column(old, column).to_owned(),
                    IndexKey::Expr(expr) => self.expr(expr, old),
                }
            }
            if let Some(predicate) = &mut index.predicate {
                self.expr(predicate, old);
            }
        }
        for column in &mut table.columns {
            self.definition(column, old);
        }
        if let Some((name, schema)) = self.tables.get(old) {
            (table.name, table.schema) = (name.clone(), schema.clone());
        }
        table
    }

    fn definition(&self, column: &mut ColumnDef, table: &str) {
        column.name = self.column(table, &column.name).to_owned();
        self.ty(&mut column.ty);
        if let Some(generated) = &mut column.generated {
            self.expr(&mut generated.expr, table);
        }
    }

    fn ty(&self, ty: &mut SqlType) {
        match ty {
            SqlType::Enum(def) => {
                if let Some(name) = self.enums.get(&*def.name).filter(|_| def.native) {
                    *def = Shared::from(EnumDef { name: name.clone().into(), ..(**def).clone() });
                }
            }
            SqlType::Array(element) => {
                let mut inner = (**element).clone();
                self.ty(&mut inner);
                *element = Shared::from(inner);
            }
            _ => {}
        }
    }

    /// Renames the columns of `table` that an expression of its definition mentions.
    fn expr(&self, expr: &mut Expr, table: &str) {
        if let Expr::Column(ColumnRef { source, info }) = expr {
            let mut renamed = (**info).clone();
            renamed.name = self.column(table, &renamed.name).to_owned().into();
            self.ty(&mut renamed.ty);
            *info = Shared::from(renamed);
            if let Some((name, _)) = self.tables.get(&**source) {
                *source = name.clone().into();
            }
        }
        if let Expr::Bind(_, ty) = expr {
            self.ty(ty);
        }
        expr.each_child_mut(&mut |child| self.expr(child, table));
    }
}
