//! ALTER and DROP.

use squall_core::{
    Dialect, Result, SqlType,
    ast::Expr,
    render::{Renderer, push_ident},
    schema::{ColumnDef, TableDef},
    types::EnumDef,
};

use super::{column, push_table};
use crate::{
    POSTGRES, literal,
    types::{BY_BYTES, push_type},
};

/// Writes ALTER TABLE and DROP TABLE of one table.
#[derive(Debug, Clone)]
pub struct Alter {
    /// The table, as SQL names it.
    table: String,
}

impl Alter {
    /// Of `table`.
    ///
    /// # Errors
    /// Where its name cannot be one.
    pub fn new(table: &TableDef) -> Result<Self> {
        let mut name = String::new();
        push_table(&mut name, table)?;
        Ok(Self { table: name })
    }

    /// The table, as SQL names it.
    pub fn table(&self) -> &str {
        &self.table
    }

    fn alter(&self, what: &str) -> String {
        format!("ALTER TABLE {} {what}", self.table)
    }

    fn column(&self, column: &str, what: &str) -> Result<String> {
        Ok(self.alter(&format!("ALTER COLUMN {} {what}", quoted_name(column)?)))
    }

    /// `DROP TABLE`
    pub fn drop_table(&self) -> String {
        format!("DROP TABLE {}", self.table)
    }

    /// `RENAME TO`, in the same schema.
    ///
    /// # Errors
    /// Where the name cannot be one; so of all that follow.
    pub fn rename(&self, name: &str) -> Result<String> {
        Ok(self.alter(&format!("RENAME TO {}", quoted_name(name)?)))
    }

    /// `SET SCHEMA`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn set_schema(&self, schema: &str) -> Result<String> {
        Ok(self.alter(&format!("SET SCHEMA {}", quoted_name(schema)?)))
    }

    /// `ADD CONSTRAINT .. UNIQUE USING INDEX`, of an index that has the constraint's name.
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn add_unique_by_index(&self, name: &str) -> Result<String> {
        let name = quoted_name(name)?;
        Ok(self.alter(&format!("ADD CONSTRAINT {name} UNIQUE USING INDEX {name}")))
    }

    /// `SET SCHEMA`, to that of the connection, whatever its name is.
    pub fn set_own_schema(&self) -> String {
        let sql = format!("ALTER TABLE {} SET SCHEMA %I", self.table().replace('%', "%%"));
        let body = format!("BEGIN EXECUTE format({}, current_schema()); END", text(&sql));
        format!("DO {}", text(&body))
    }

    /// `RENAME COLUMN`
    ///
    /// # Errors
    /// Where a name cannot be one.
    pub fn rename_column(&self, from: &str, to: &str) -> Result<String> {
        Ok(self.alter(&format!("RENAME COLUMN {} TO {}", quoted_name(from)?, quoted_name(to)?)))
    }

    /// `RENAME CONSTRAINT`
    ///
    /// # Errors
    /// Where a name cannot be one.
    pub fn rename_constraint(&self, from: &str, to: &str) -> Result<String> {
        Ok(self.alter(&format!("RENAME CONSTRAINT {} TO {}", quoted_name(from)?, quoted_name(to)?)))
    }

    /// `ADD COLUMN`
    ///
    /// # Errors
    /// Those of [`column`](super::column).
    pub fn add_column(&self, definition: &ColumnDef) -> Result<String> {
        Ok(self.alter(&format!("ADD COLUMN {}", column::column(definition)?)))
    }

    /// `DROP COLUMN`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn drop_column(&self, column: &str) -> Result<String> {
        Ok(self.alter(&format!("DROP COLUMN {}", quoted_name(column)?)))
    }

    /// `ADD CONSTRAINT ..`, as [`check`](super::check) and its like print it.
    pub fn add_constraint(&self, constraint: &str) -> String {
        self.alter(&format!("ADD {constraint}"))
    }

    /// The same, for new rows only: those that are there are looked at by [`validate`](Self::validate).
    pub fn add_constraint_not_valid(&self, constraint: &str) -> String {
        self.alter(&format!("ADD {constraint} NOT VALID"))
    }

    /// `VALIDATE CONSTRAINT`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn validate(&self, constraint: &str) -> Result<String> {
        Ok(self.alter(&format!("VALIDATE CONSTRAINT {}", quoted_name(constraint)?)))
    }

    /// `DROP CONSTRAINT`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn drop_constraint(&self, constraint: &str) -> Result<String> {
        Ok(self.alter(&format!("DROP CONSTRAINT {}", quoted_name(constraint)?)))
    }

    /// `ALTER COLUMN .. TYPE .. USING ..`: to the type and the order of text of `to`, by an expression over the old column.
    ///
    /// # Errors
    /// Where the name cannot be one, or there is no such type.
    pub fn set_type(&self, to: &ColumnDef, using: &str) -> Result<String> {
        let mut what = String::from("TYPE ");
        push_type(&mut what, &to.ty)?;
        column::push_collation(&mut what, to)?;
        what.push_str(" USING ");
        what.push_str(using);
        self.column(&to.name, &what)
    }

    /// `SET DEFAULT`, or `DROP DEFAULT` where it has none.
    ///
    /// # Errors
    /// Those of the default.
    pub fn set_default(&self, to: &ColumnDef) -> Result<String> {
        match column::default(to)? {
            Some(default) => self.column(&to.name, &format!("SET DEFAULT {default}")),
            None => self.drop_default(&to.name),
        }
    }

    /// `DROP DEFAULT`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn drop_default(&self, column: &str) -> Result<String> {
        self.column(column, "DROP DEFAULT")
    }

    /// `SET NOT NULL`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn set_not_null(&self, column: &str) -> Result<String> {
        self.column(column, "SET NOT NULL")
    }

    /// `DROP NOT NULL`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn drop_not_null(&self, column: &str) -> Result<String> {
        self.column(column, "DROP NOT NULL")
    }

    /// The check that finds NULLs without keeping others from the table, for `SET NOT NULL` to go by.
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn not_null_check(name: &str, column: &str) -> Result<String> {
        Ok(format!("CONSTRAINT {} CHECK ({} IS NOT NULL)", quoted_name(name)?, quoted_name(column)?))
    }

    /// `ADD GENERATED BY DEFAULT AS IDENTITY`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn add_identity(&self, column: &str) -> Result<String> {
        self.column(column, "ADD GENERATED BY DEFAULT AS IDENTITY")
    }

    /// `DROP IDENTITY`
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn drop_identity(&self, column: &str) -> Result<String> {
        self.column(column, "DROP IDENTITY")
    }

    /// Makes a sequence of the column's own, and has it count by that, as `bigserial` does.
    ///
    /// # Errors
    /// Where a name cannot be one.
    pub fn add_serial(&self, table: &TableDef, column: &str) -> Result<Vec<String>> {
        let (mut sequence, mut name) = (String::new(), String::new());
        // Names are cut where they are too long, as Postgres does it.
        let mut base = format!("{}_{column}", table.base_name());
        base.truncate(base.floor_char_boundary(59));
        if let Some(schema) = &table.schema {
            push_ident(&mut sequence, schema)?;
            sequence.push('.');
        }
        push_ident(&mut sequence, &format!("{base}_seq"))?;
        literal::quoted(&mut name, &sequence);
        let owner = format!("{}.{}", self.table, quoted_name(column)?);
        Ok(vec![
            format!("CREATE SEQUENCE {sequence} OWNED BY {owner}"),
            self.column(column, &format!("SET DEFAULT nextval({name}::regclass)"))?,
        ])
    }

    /// Drops the sequence that a `bigserial` counts by.
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn drop_serial(&self, column: &str) -> Result<Vec<String>> {
        let (mut table, mut name) = (String::new(), String::new());
        literal::quoted(&mut table, &self.table);
        literal::quoted(&mut name, column);
        let mut body = String::new();
        literal::quoted(
            &mut body,
            &format!(
                "DECLARE sequence text := pg_get_serial_sequence({table}, {name}); \
                 BEGIN IF sequence IS NOT NULL THEN EXECUTE 'DROP SEQUENCE ' || sequence; END IF; END"
            ),
        );
        Ok(vec![self.drop_default(column)?, format!("DO {body}")])
    }

    /// Has the sequence that a `bigserial` counts by count as far as the column's type goes.
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn retype_serial(&self, column: &ColumnDef) -> Result<String> {
        let (mut table, mut name, mut body) = (String::new(), String::new(), String::new());
        literal::quoted(&mut table, &self.table);
        literal::quoted(&mut name, &column.name);
        let mut ty = String::new();
        push_type(&mut ty, &column.ty)?;
        literal::quoted(
            &mut body,
            &format!(
                "BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence({table}, {name}) || ' AS {ty}'; END"
            ),
        );
        Ok(format!("DO {body}"))
    }

    /// Has the auto key count on from its greatest value. It gives no rows.
    ///
    /// # Errors
    /// Where a name cannot be one.
    pub fn count_on(table: &TableDef, column: &str) -> Result<String> {
        crate::sequence::count_on(table, column)
    }

    /// `UPDATE .. SET column = value`, of the rows where it is `from`, or NULL where that is none.
    ///
    /// # Errors
    /// Where the name cannot be one.
    pub fn update(&self, column: &str, value: &str, condition: &str) -> Result<String> {
        let column = quoted_name(column)?;
        Ok(format!("UPDATE {} SET {column} = {value} WHERE {column} {condition}", self.table))
    }
}

/// `DROP INDEX`, of the index of a table.
///
/// # Errors
/// Where a name cannot be one.
pub fn drop_index(table: &TableDef, index: &str, concurrently: bool) -> Result<String> {
    let concurrently = if concurrently { "CONCURRENTLY IF EXISTS " } else { "" };
    Ok(format!("DROP INDEX {concurrently}{}", index_name(table, index)?))
}

/// `ALTER INDEX .. RENAME TO ..`
///
/// # Errors
/// Where a name cannot be one.
pub fn rename_index(table: &TableDef, from: &str, to: &str) -> Result<String> {
    Ok(format!("ALTER INDEX {} RENAME TO {}", index_name(table, from)?, quoted_name(to)?))
}

/// `DROP TYPE`
///
/// # Errors
/// Where the name cannot be one.
pub fn drop_type(name: &str) -> Result<String> {
    Ok(format!("DROP TYPE {}", quoted_name(name)?))
}

/// `DROP SCHEMA`, which fails where something is left in it.
///
/// # Errors
/// Where the name cannot be one.
pub fn drop_schema(name: &str) -> Result<String> {
    Ok(format!("DROP SCHEMA {}", quoted_name(name)?))
}

/// `ALTER TYPE .. RENAME TO ..`
///
/// # Errors
/// Where a name cannot be one.
pub fn rename_type(from: &str, to: &str) -> Result<String> {
    Ok(format!("ALTER TYPE {} RENAME TO {}", quoted_name(from)?, quoted_name(to)?))
}

/// `ALTER TYPE .. ADD VALUE IF NOT EXISTS ..`, before the label `before` or else as the last. The label cannot be used
/// before this is committed.
///
/// # Errors
/// Where the name cannot be one.
pub fn alter_type_add_value(def: &EnumDef, label: &str, before: Option<&str>) -> Result<String> {
    let mut sql = format!("ALTER TYPE {} ADD VALUE IF NOT EXISTS ", quoted_name(&def.name)?);
    literal::quoted(&mut sql, label);
    if let Some(before) = before {
        sql.push_str(" BEFORE ");
        literal::quoted(&mut sql, before);
    }
    Ok(sql)
}

/// `ALTER TYPE .. RENAME VALUE .. TO ..`
///
/// # Errors
/// Where the name cannot be one.
pub fn alter_type_rename_value(def: &EnumDef, from: &str, to: &str) -> Result<String> {
    let mut sql = format!("ALTER TYPE {} RENAME VALUE ", quoted_name(&def.name)?);
    literal::quoted(&mut sql, from);
    sql.push_str(" TO ");
    literal::quoted(&mut sql, to);
    Ok(sql)
}

/// An expression over the columns of one table, where a value of type `ty` is wanted: for `USING`.
///
/// # Errors
/// Those of its parts.
pub fn using(expr: &Expr, ty: &SqlType) -> Result<String> {
    let mut r = Renderer::ddl(&POSTGRES);
    POSTGRES.coerced(&mut r, expr, ty)?;
    Ok(r.finish()?.0)
}

/// `"column"::type`, by way of text where `through_text`.
///
/// # Errors
/// Where the name cannot be one, or there is no such type.
pub fn cast(column: &str, ty: &SqlType, through_text: bool) -> Result<String> {
    let mut sql = quoted_name(column)?;
    if through_text {
        sql.push_str(if ty.is_array() { "::text[]" } else { "::text" });
        if !ty.is_array() {
            sql = format!("({sql}{BY_BYTES})");
        }
    }
    sql.push_str("::");
    push_type(&mut sql, ty)?;
    Ok(sql)
}

/// A text as a literal.
pub fn text(value: &str) -> String {
    let mut sql = String::new();
    literal::quoted(&mut sql, value);
    sql
}

fn index_name(table: &TableDef, index: &str) -> Result<String> {
    let mut sql = String::new();
    if let Some(schema) = &table.schema {
        push_ident(&mut sql, schema)?;
        sql.push('.');
    }
    push_ident(&mut sql, index)?;
    Ok(sql)
}

fn quoted_name(name: &str) -> Result<String> {
    let mut sql = String::new();
    push_ident(&mut sql, name)?;
    Ok(sql)
}
