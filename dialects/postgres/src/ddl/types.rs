//! The types of native enums.

use squall_core::{Error, Result, SqlType, Value, render::push_ident, schema::TableDef, types::EnumDef};

use crate::literal::literal;

/// CREATE TYPE, once for each native enum that the tables use.
pub(super) fn create_types(tables: &[&TableDef]) -> Result<Vec<String>> {
    let mut known: Vec<&EnumDef> = Vec::new();
    let mut statements = Vec::new();
    for column in tables.iter().flat_map(|table| &table.columns) {
        let SqlType::Enum(def) = &column.ty else { continue };
        if !def.native {
            continue;
        }
        // A table has a type of its name, too.
        if tables.iter().any(|table| table.name == def.name) {
            return Err(Error::invalid_query(format!(
                "`{}` is the name of a table and of an enum",
                def.name
            )));
        }
        match known.iter().find(|it| it.name == def.name) {
            Some(other) if other.labels != def.labels => {
                return Err(Error::invalid_query(format!(
                    "two enums have the name `{}` and not the same labels",
                    def.name
                )));
            }
            Some(_) => {}
            None => {
                known.push(def);
                statements.push(create_type(def)?);
            }
        }
    }
    Ok(statements)
}

fn create_type(def: &EnumDef) -> Result<String> {
    let mut sql = String::from("CREATE TYPE ");
    push_ident(&mut sql, &def.name)?;
    sql.push_str(" AS ENUM (");
    for (position, label) in def.labels.iter().enumerate() {
        if position > 0 {
            sql.push_str(", ");
        }
        literal(&mut sql, &Value::Text(label.clone()), &SqlType::TEXT)?;
    }
    sql.push(')');
    Ok(sql)
}
