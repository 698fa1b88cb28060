//! A program as Rust, to be pasted into a test.

mod call;
mod nested;
mod query;
mod table;
mod window;

use std::fmt::Write;

use squall::{
    SqlType, Value,
    ast::{
        Assigned, BinaryOp, ConflictAction, Direction, Expr, MatchKind, Nulls, OnConflict, OrderTerm,
        RowWith, SelectItem, Statement, TableRef, UnaryOp,
    },
};

use crate::{
    kinds::{base, kind_of},
    living::{self, GONE},
    machine::{Judge, Program},
    shrink::has_enum,
    tree,
};

/// The program as the items of a Rust module: the tables, and a function `program`.
///
/// It needs `use super::*` over `squall::prelude::*`, the crates of its values, and the functions `decimal`, `date`,
/// `time`, `timestamp` and `json`, which make a value of a text.
pub fn program(program: &Program) -> String {
    let mut rust = String::new();
    if has_enum(program, true) {
        rust.push_str("#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]\npub enum Mood {\n    Sad,\n    Ok,\n    Happy,\n}\n\n");
    }
    if has_enum(program, false) {
        rust.push_str(
            "#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]\n#[db_enum(text)]\npub enum Size {\n    Small,\n    Medium,\n    \
             Large,\n    Huge,\n}\n\n",
        );
    }
    for def in &program.schema.tables {
        table::table(&mut rust, &program.schema, def);
    }
    let asked = asked(program);
    asked.iter().for_each(|statement| query::views(&mut rust, statement));
    let mut aliases = Vec::new();
    let mut add = |it: &TableRef| {
        if it.alias.is_some() {
            let line = format!("alias!(pub {} = {});\n", source(it.name()), source(&it.info.name));
            if !aliases.contains(&line) {
                aliases.push(line);
            }
        }
    };
    for statement in &asked {
        tree::each_table(&mut statement.clone(), &mut |it| add(it));
        query::aliased(statement, &mut add);
    }
    rust.push_str(&aliases.concat());
    let names: Vec<String> = program.schema.tables.iter().map(|it| source(&it.name)).collect();
    rust.push_str("\npub async fn program(db: &Db) -> squall::Result<String> {\n");
    let _ = writeln!(rust, "    db.create_tables(&schema![{}]).await?;", names.join(", "));
    for setup in &program.setup {
        let _ = writeln!(rust, "    {}.await?;", statement(setup));
    }
    match &program.judge {
        Judge::Oracle(oracle) => {
            let _ = writeln!(rust, "    // Judged by itself, by the condition {}", expr(oracle.condition()));
        }
        Judge::Purged => rust.push_str("    // Judged by tables in which no row stays that is deleted.\n"),
        Judge::Comparison | Judge::Nested(_) => {}
    }
    match (&program.judge, &program.statement) {
        (Judge::Nested(branches), Statement::Select(root)) => nested::nested(&mut rust, root, branches),
        (_, it) => drop(writeln!(rust, "    let answer = {}.await?;", statement(it))),
    }
    rust.push_str("    Ok(format!(\"{answer:?}\"))\n}\n");
    rust
}

/// The statements, and each part of a nested query.
fn asked(program: &Program) -> Vec<Statement> {
    let mut asked = program.setup.clone();
    asked.push(program.statement.clone());
    if let Judge::Nested(branches) = &program.judge {
        for branch in &mut branches.clone() {
            branch.each(&mut |select| asked.push(Statement::Select(Box::new(select.clone()))));
        }
    }
    asked
}

/// The name of the Rust type of a table or an alias: `T0` of `t0_12`, and `Other1` of `squall_other_1`, which names of relations
/// begin with.
fn source(name: &str) -> String {
    let name = name.rsplit('.').next().unwrap_or(name);
    let mut name = match name.strip_prefix("squall_") {
        Some(name) => name.replace('_', ""),
        None => name.split('_').next().unwrap_or(name).to_owned(),
    };
    name[..1].make_ascii_uppercase();
    name
}

/// A table, and which of its rows are meant.
fn table_of(table: &TableRef) -> String {
    source(table.name()) + with_deleted(table)
}

/// What is said of a table, or a relation, whose deleted rows are meant, too.
fn with_deleted(table: &TableRef) -> &'static str {
    if living::is_with_deleted(table) { ".with_deleted()" } else { "" }
}

/// A value that is there.
fn literal(value: &Value, ty: &SqlType) -> String {
    match (value, ty) {
        (Value::Text(label), SqlType::Enum(_)) => {
            let mut variant = label.to_string();
            variant[..1].make_ascii_uppercase();
            format!("{}::{variant}", kind_of(ty).rust)
        }
        (Value::Bool(it), _) => format!("{it}"),
        (Value::SmallInt(it), _) => format!("{it}i16"),
        (Value::Integer(it), _) => format!("{it}i32"),
        (Value::BigInt(it), _) => format!("{it}i64"),
        (Value::Real(it), _) if it.is_infinite() => {
            format!("{}f32::INFINITY", if *it < 0.0 { "-" } else { "" })
        }
        (Value::Double(it), _) if it.is_infinite() => {
            format!("{}f64::INFINITY", if *it < 0.0 { "-" } else { "" })
        }
        (Value::Real(it), _) => format!("{it:?}f32"),
        (Value::Double(it), _) => format!("{it:?}f64"),
        (Value::Decimal(it), _) => format!("decimal(\"{it}\")"),
        (Value::Text(it), _) => format!("{it:?}"),
        (Value::Bytes(it), _) if it.is_empty() => "Vec::<u8>::new()".into(),
        (Value::Bytes(it), _) => format!("vec!{it:?}"),
        (Value::Uuid(it), _) => format!("Uuid::from_u128({:#x})", it.as_u128()),
        (Value::Date(it), _) => format!("date(\"{it}\")"),
        (Value::Timestamp(it), _) => format!("timestamp(\"{}\")", it.format("%Y-%m-%dT%H:%M:%S%.f")),
        (Value::TimestampTz(it), _) => {
            format!("timestamp(\"{}\").and_utc()", it.naive_utc().format("%Y-%m-%dT%H:%M:%S%.f"))
        }
        (Value::Time(it), _) => format!("time(\"{it}\")"),
        (Value::Interval(it), _) => {
            format!("TimeDelta::microseconds({})", it.num_microseconds().unwrap_or_default())
        }
        (Value::Array(elements), _) if elements.is_empty() => {
            format!("Vec::<{}>::new()", kind_of(ty.leaf()).rust)
        }
        (Value::Array(elements), SqlType::Array(element)) => {
            let owned = if element.is_text() { ".to_owned()" } else { "" };
            let elements: Vec<String> =
                elements.iter().map(|it| format!("{}{owned}", literal(it, element))).collect();
            format!("vec![{}]", elements.join(", "))
        }
        (Value::Json(it), _) => format!("json({it:?})"),
        _ => format!("None::<{}>", kind_of(ty).rust),
    }
}

/// An expression, as what methods are called on.
fn expr(it: &Expr) -> String {
    match it {
        Expr::Column(column) => format!("{}::{}", source(&column.source), column.info.name),
        Expr::Bind(value @ Value::Text(_), ty) if ty.is_text() => {
            format!("val({}.to_owned())", literal(value, ty))
        }
        Expr::Bind(value, ty) => format!("val({})", literal(value, ty)),
        Expr::Binary(it) => {
            let (left, right) = (expr(&it.left), operand(&it.left, &it.right));
            let method = match it.op {
                BinaryOp::And => "and",
                BinaryOp::Or => "or",
                op if op.is_comparison() => comparison(op),
                op => return format!("({left} {} {right})", op.sql()),
            };
            format!("{left}.{method}({right})")
        }
        Expr::Unary(it) => {
            format!("({}{})", if it.op == UnaryOp::Not { "!" } else { "-" }, expr(&it.operand))
        }
        Expr::IsNull(it) => {
            format!("{}.is_{}null()", expr(&it.operand), if it.negated { "not_" } else { "" })
        }
        Expr::InList(it) => {
            let not = if it.negated { "not_" } else { "" };
            let list = if it.list.is_empty() {
                format!("Vec::<{}>::new()", kind_of(it.operand.ty()).rust)
            } else {
                format!("[{}]", operands(&it.operand, &it.list))
            };
            format!("{}.{not}in_list({list})", expr(&it.operand))
        }
        Expr::Row(it) => {
            let row = |cells: &[Expr]| {
                let cells = it.cells.iter().zip(cells).map(|(left, right)| operand(left, right));
                format!("({})", cells.collect::<Vec<_>>().join(", "))
            };
            let left = format!("row(({}))", it.cells.iter().map(expr).collect::<Vec<_>>().join(", "));
            match &it.with {
                RowWith::Row(op, cells) => format!("{left}.{}({})", comparison(*op), row(cells)),
                RowWith::List { rows, negated } => {
                    let not = if *negated { "not_" } else { "" };
                    let types: Vec<_> = it.cells.iter().map(|it| kind_of(it.ty()).rust).collect();
                    let list = if rows.is_empty() {
                        format!("Vec::<({})>::new()", types.join(", "))
                    } else {
                        format!("[{}]", rows.iter().map(|cells| row(cells)).collect::<Vec<_>>().join(", "))
                    };
                    format!("{left}.{not}in_list({list})")
                }
            }
        }
        Expr::Between(it) => {
            let (low, high) = (operand(&it.operand, &it.low), operand(&it.operand, &it.high));
            format!("{}.between({low}, {high})", expr(&it.operand))
        }
        Expr::Like(it) => {
            let method = match (it.negated, it.case_insensitive) {
                (false, false) => "like",
                (true, _) => "not_like",
                (false, true) => "ilike",
            };
            format!("{}.{method}({})", expr(&it.operand), operand(&it.operand, &it.pattern))
        }
        Expr::Match(it) => {
            let method = match it.kind {
                MatchKind::Contains => "contains",
                MatchKind::StartsWith => "starts_with",
                MatchKind::EndsWith => "ends_with",
            };
            format!("{}.{method}({})", expr(&it.operand), operand(&it.operand, &it.text))
        }
        Expr::Case(it) => {
            let mut rust = "case()".to_owned();
            for (at, (condition, value)) in it.arms.iter().enumerate() {
                let value = if at == 0 { expr(value) } else { operand(&it.arms[0].1, value) };
                let _ = write!(rust, ".when({}, {value})", expr(condition));
            }
            match &it.otherwise {
                Some(value) => format!("{rust}.otherwise({})", operand(&it.arms[0].1, value)),
                None => rust + ".or_null()",
            }
        }
        Expr::Function(it) => call::call(it),
        Expr::Aggregate(it) => window::aggregate(it),
        Expr::Window(it) => window::windowed(it),
        Expr::Subquery(it) => query::asked(it),
        other => format!("/* {other:?} */"),
    }
}

/// The method of a comparison.
fn comparison(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Ne => "ne",
        BinaryOp::Lt => "lt",
        BinaryOp::Le => "le",
        BinaryOp::Gt => "gt",
        BinaryOp::Ge => "ge",
        _ => "eq",
    }
}

/// What stands on the right of `left`: a bare value, where it is bound as the type of the left side.
fn operand(left: &Expr, right: &Expr) -> String {
    match right {
        Expr::Bind(value, ty) if *ty == left.ty().unsized_type() || base(ty) != *ty => literal(value, ty),
        right => expr(right),
    }
}

fn operands(left: &Expr, rights: &[Expr]) -> String {
    rights.iter().map(|it| operand(left, it)).collect::<Vec<_>>().join(", ")
}

fn tuple(parts: Vec<String>) -> String {
    match <[String; 1]>::try_from(parts) {
        Ok([only]) => only,
        Err(parts) => format!("({})", parts.join(", ")),
    }
}

fn items(items: &[SelectItem]) -> String {
    let item = |item: &SelectItem| match item {
        SelectItem::Expr(it) => expr(it),
        SelectItem::Table(table) => source(table.name()),
    };
    tuple(items.iter().map(item).collect())
}

fn statement(statement: &Statement) -> String {
    match statement {
        Statement::Select(it) => query::select(it, None) + ".all(db)",
        Statement::Combined(it) => query::set(it, None) + ".all(db)",
        Statement::Insert(it) => {
            let columns = &it.table.info.columns;
            let name = source(it.table.name());
            let row = |cells: &[Option<Assigned>]| {
                let mut rust = format!("{name}::new()");
                for (column, cell) in columns.iter().zip(cells) {
                    let Some(cell) = cell else { continue };
                    let value = stored(&column.ty, &cell.clone().into_expr(column.ty.clone()));
                    let _ = write!(rust, ".{}({value})", column.name);
                }
                rust
            };
            let rows: Vec<String> = it.cells.chunks(columns.len()).map(row).collect();
            let rows =
                if let [only] = rows.as_slice() { only.clone() } else { format!("[{}]", rows.join(", ")) };
            let conflict = it.on_conflict.as_ref().map_or(String::new(), |it| on_conflict(&name, it));
            format!("insert({name}).values({rows}){conflict}{}", returning(&it.returning))
        }
        Statement::Update(it) => {
            let name = source(it.table.name());
            if living::marks(it) {
                let (filter, returning) = (filter(it.filter.as_ref()), returning(&it.returning));
                let using = joined("using", &it.from);
                return format!("delete({}){using}{filter}{returning}", table_of(&it.table));
            }
            let mut rust = format!("update({}){}", table_of(&it.table), joined("from", &it.from));
            for assignment in &it.assignments {
                let value = stored(&assignment.column.ty, &assignment.value);
                let _ = write!(rust, ".set({name}::{}, {value})", assignment.column.name);
            }
            rust + &filter(it.filter.as_ref()) + &returning(&it.returning)
        }
        Statement::Delete(it) => {
            let stays = it.table.info.columns.iter().any(|it| it.name == GONE);
            format!(
                "delete({}){}{}{}{}",
                table_of(&it.table),
                if stays { ".forever()" } else { "" },
                joined("using", &it.using),
                filter(it.filter.as_ref()),
                returning(&it.returning)
            )
        }
        Statement::UpdateRows(_) | Statement::Raw(_) => String::new(),
    }
}

/// What is joined to a table that is written.
fn joined(method: &str, tables: &[TableRef]) -> String {
    tables.iter().map(|table| format!(".{method}({})", table_of(table))).collect()
}

fn on_conflict(name: &str, it: &OnConflict) -> String {
    let Some(target) = &it.target else { return ".on_conflict_do_nothing()".into() };
    let mut rust = format!(".on_conflict({})", tuple(target.keys.iter().map(expr).collect()));
    if let Some(predicate) = &target.predicate {
        let _ = write!(rust, ".target_where({})", expr(predicate));
    }
    match &it.action {
        ConflictAction::Nothing => rust.push_str(".do_nothing()"),
        ConflictAction::Update { assignments, filter } => {
            rust.push_str(".do_update()");
            for assignment in assignments {
                let value = stored(&assignment.column.ty, &assignment.value);
                let _ = write!(rust, ".set({name}::{}, {value})", assignment.column.name);
            }
            if let Some(filter) = filter {
                let _ = write!(rust, ".filter({})", expr(filter));
            }
        }
    }
    // Of a query in it, `Excluded` is the row that was to be inserted, and `Excluded::a` is `excluded(T1::a)`.
    let row = format!("correlate(squall::TableRef::<squall::query::Excluded<{name}>>::new())");
    let rust = rust.replace("correlate(Excluded)", &row);
    let mut parts = rust.split("Excluded::");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|it: char| !(it.is_alphanumeric() || it == '_')).unwrap_or(part.len());
        let _ = write!(whole, "excluded({name}::{}){}", &part[..end], &part[end..]);
    }
    whole
}

fn stored(ty: &SqlType, value: &Expr) -> String {
    match value {
        Expr::Bind(value, its) if its == ty => literal(value, ty),
        value => expr(value),
    }
}

fn filter(filter: Option<&Expr>) -> String {
    filter.map_or(".all_rows()".into(), |it| format!(".filter({})", expr(it)))
}

fn returning(returned: &[SelectItem]) -> String {
    if returned.is_empty() { ".exec(db)".into() } else { format!(".returning({}).all(db)", items(returned)) }
}

fn term(term: &OrderTerm) -> String {
    let direction = if term.direction == Direction::Asc { "asc" } else { "desc" };
    let nulls = if term.nulls == Nulls::First { ".nulls_first()" } else { "" };
    format!("{}.{direction}(){nulls}", expr(&term.expr))
}
