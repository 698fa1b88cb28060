//! Small trees for the tests of this crate.

use std::borrow::Cow;

use squall_core::{
    Result, Shared, SqlType, Value,
    ast::{ColumnRef, Expr},
    render::Renderer,
    schema::ColumnInfo,
    types::{EnumDef, TimestampMode},
};

use crate::POSTGRES;

pub(crate) const MICROS: SqlType = SqlType::TimestampTz(TimestampMode::Micros);

/// The column `t.name`.
pub(crate) fn column(name: &'static str, ty: SqlType) -> Expr {
    Expr::Column(ColumnRef {
        source: Cow::Borrowed("t"),
        info: Shared::from(ColumnInfo { name: Cow::Borrowed(name), ty, nullable: true, primary_key: false }),
    })
}

pub(crate) fn text(value: &'static str) -> Expr {
    Expr::Bind(Value::Text(value.into()), SqlType::TEXT)
}

pub(crate) fn status(native: bool) -> SqlType {
    static LABELS: [Cow<'static, str>; 2] = [Cow::Borrowed("on hold"), Cow::Borrowed("it's")];
    SqlType::Enum(Shared::from(EnumDef { name: "status".into(), labels: Cow::Borrowed(&LABELS), native }))
}

/// The SQL of an expression in a query, or the error.
pub(crate) fn sql(expr: &Expr) -> String {
    printed(Renderer::new(&POSTGRES), |r| r.expr(expr))
}

/// The SQL of an expression in DDL, or the error.
pub(crate) fn ddl(expr: &Expr) -> String {
    printed(Renderer::ddl(&POSTGRES), |r| r.expr(expr))
}

/// What `print` prints, or the error.
pub(crate) fn printed<'a>(
    mut r: Renderer<'a>,
    print: impl FnOnce(&mut Renderer<'a>) -> Result<()>,
) -> String {
    match print(&mut r).and_then(|()| r.finish()) {
        Ok((sql, _)) => sql,
        Err(error) => format!("error: {error}"),
    }
}
