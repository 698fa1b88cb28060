//! The types of native enums.

use squall_core::{Result, SqlType, Value, render::push_ident, schema::TableDef, types::EnumDef};

use crate::literal::{self, quoted};

/// What makes a type, once for each native enum that the tables use.
pub(super) fn create_types(tables: &[&TableDef]) -> Result<Vec<String>> {
    let mut known: Vec<&EnumDef> = Vec::new();
    let mut statements = Vec::new();
    for column in tables.iter().flat_map(|table| &table.columns) {
        let SqlType::Enum(def) = column.ty.leaf() else { continue };
        if def.native && !known.iter().any(|it| it.name == def.name) {
            known.push(def);
            statements.push(create_type(def)?);
        }
    }
    Ok(statements)
}

/// CREATE TYPE, unless tables that were created before have made the same type.
///
/// # Errors
/// Where the name cannot be one.
pub fn create_type(def: &EnumDef) -> Result<String> {
    let mut name = String::new();
    push_ident(&mut name, &def.name)?;
    let mut labels = String::new();
    for (position, label) in def.labels.iter().enumerate() {
        if position > 0 {
            labels.push_str(", ");
        }
        literal::literal(&mut labels, &Value::Text(label.clone()), &SqlType::TEXT)?;
    }
    let mut known = String::from("to_regtype(");
    quoted(&mut known, &name);
    known.push(')');
    let body = format!(
        "BEGIN
    IF {known} IS NULL THEN
        CREATE TYPE {name} AS ENUM ({labels});
    ELSIF (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = {known})
        IS DISTINCT FROM ARRAY[{labels}] THEN
        RAISE duplicate_object USING MESSAGE = 'there is a type of this name already, and not with these labels';
    END IF;
END"
    );
    let mut sql = String::from("DO ");
    quoted(&mut sql, &body);
    Ok(sql)
}
