//! What only a user can tell, told at random.

use squall::{
    Error, SqlType,
    schema::ColumnDef,
    types::{TimestampMode, UuidMode},
};
use squall_kit::{
    Schema,
    diff::{Answers, Diff, Question},
};
use squall_parity::random::Random;

/// The difference, with all that is asked answered at random; none where something has no answer.
pub(super) fn answered(random: &mut Random, from: &Schema, to: &Schema) -> Option<Diff> {
    let mut answers = Answers::default();
    fill_nulls(random, from, to, &mut answers);
    for _ in 0..20 {
        let questions = match Diff::new(from, to, &answers) {
            Ok(diff) => return Some(diff),
            Err(squall_kit::Error::Questions(questions)) => questions,
            Err(squall_kit::Error::Database(Error::InvalidQuery(_))) => return None,
            Err(error) => panic!("{error}"),
        };
        let mut taken: Vec<String> = answers.renames.values().cloned().collect();
        for question in questions {
            match question {
                Question::Renamed { name, candidates, .. } => {
                    let free: Vec<&String> = candidates.iter().filter(|it| !taken.contains(it)).collect();
                    if free.is_empty() || can_be_new(to, &name) && random.chance(50) {
                        answers.created.insert(name);
                    } else {
                        let alike: Vec<&String> =
                            free.iter().copied().filter(|it| is_alike((from, it), (to, &name))).collect();
                        let likely = if alike.is_empty() || random.chance(20) { &free } else { &alike };
                        let old = (*random.pick(likely)).clone();
                        taken.push(old.clone());
                        answers.renames.insert(name, old);
                    }
                }
                Question::Fill { column } => {
                    let fill = column_of(to, &column).and_then(|it| fill(&it.ty))?;
                    answers.fills.insert(column, fill.into());
                }
                Question::Convert { column, .. } => {
                    answers.recreated.insert(column);
                }
            }
        }
    }
    None
}

fn column_of<'a>(schema: &'a Schema, full: &str) -> Option<&'a ColumnDef> {
    let (table, name) = full.rsplit_once('.')?;
    schema.table(table)?.column(name)
}

/// Whether rows that are there can get a value in it. What is no column can always be new.
fn can_be_new(to: &Schema, name: &str) -> bool {
    column_of(to, name).is_none_or(|it| {
        it.nullable || it.default.is_some() || it.generated.is_some() || fill(&it.ty).is_some()
    })
}

fn is_alike(old: (&Schema, &str), new: (&Schema, &str)) -> bool {
    let ty = |(schema, name)| column_of(schema, name).map(|it| it.ty.clone());
    ty(old) == ty(new)
}

/// Values, mostly, for the NULLs of columns that are to have none.
fn fill_nulls(random: &mut Random, from: &Schema, to: &Schema, answers: &mut Answers) {
    for table in &to.tables {
        for column in table.columns.iter().filter(|it| !it.nullable && it.generated.is_none()) {
            let old = from.table(&table.name).and_then(|it| it.column(&column.name));
            if old.is_some_and(|it| it.nullable && it.ty == column.ty)
                && let Some(fill) = fill(&column.ty)
                && random.chance(60)
            {
                answers.fills.insert(format!("{}.{}", table.name, column.name), fill.into());
            }
        }
    }
}

/// An expression that both databases take for a value of the type.
pub(super) fn fill(ty: &SqlType) -> Option<&'static str> {
    Some(match ty {
        SqlType::Boolean => "1 = 0",
        SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => "7",
        SqlType::Real | SqlType::Double => "0.5",
        SqlType::Text { .. } => "'x'",
        SqlType::Date => "'2024-05-06'",
        SqlType::Time => "'12:30:00.000000'",
        SqlType::Uuid(UuidMode::Text) => "'00000000-0000-0000-0000-000000000007'",
        SqlType::Timestamp(TimestampMode::Text) => "'2024-05-06T07:08:09.000000'",
        SqlType::TimestampTz(TimestampMode::Text) => "'2024-05-06T07:08:09.000000Z'",
        _ => return None,
    })
}
