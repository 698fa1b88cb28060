//! Questions on a terminal.

use std::io::{BufRead, Write};

use crate::{
    diff::{Answers, Question},
    error::{Error, Result},
};

/// Asks, and adds what is answered.
///
/// # Errors
/// [`Error::Questions`] where no answer comes.
pub(super) fn ask(
    questions: &[Question],
    answers: &mut Answers,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> Result<()> {
    for question in questions {
        loop {
            let choices = choices(question, answers);
            if choices.is_empty() {
                break;
            }
            // Nobody is asked where nothing can be written.
            let open = |_| Error::Questions(questions.to_vec());
            writeln!(output, "\n{question}").map_err(open)?;
            for (position, (text, _)) in choices.iter().enumerate() {
                writeln!(output, "  {}) {text}", position + 1).map_err(open)?;
            }
            write!(output, "> ").and_then(|()| output.flush()).map_err(open)?;
            let mut line = String::new();
            if input.read_line(&mut line).map_err(open)? == 0 {
                return Err(Error::Questions(questions.to_vec()));
            }
            let Some((_, choice)) =
                line.trim().parse::<usize>().ok().and_then(|it| choices.get(it.checked_sub(1)?))
            else {
                continue;
            };
            match choice {
                Choice::Renamed { new, old } => {
                    answers.renames.insert(new.clone(), old.clone());
                }
                Choice::New(name) => {
                    answers.created.insert(name.clone());
                }
                Choice::Empty(table) => {
                    answers.empty.insert(table.clone());
                }
                Choice::Recreate(column) => {
                    answers.recreated.insert(column.clone());
                }
                Choice::Fill(column) | Choice::Using(column) => {
                    write!(output, "SQL: ").and_then(|()| output.flush()).map_err(open)?;
                    let mut sql = String::new();
                    input.read_line(&mut sql).map_err(open)?;
                    let sql = sql.trim().to_owned();
                    if sql.is_empty() {
                        continue;
                    }
                    match choice {
                        Choice::Fill(_) => answers.fills.insert(column.clone(), sql),
                        _ => answers.using.insert(column.clone(), sql),
                    };
                }
            }
            break;
        }
    }
    Ok(())
}

enum Choice {
    Renamed { new: String, old: String },
    New(String),
    Fill(String),
    Empty(String),
    Using(String),
    Recreate(String),
}

/// What can be answered; nothing, where an answer to another question has said it.
fn choices(question: &Question, answers: &Answers) -> Vec<(String, Choice)> {
    match question {
        Question::Renamed { name, candidates, .. } => {
            let is_taken = |old: &String| answers.renames.values().any(|it| it == old);
            let mut choices = vec![("it is new".to_owned(), Choice::New(name.clone()))];
            choices.extend(candidates.iter().filter(|it| !is_taken(it)).map(|old| {
                (format!("it was `{old}`"), Choice::Renamed { new: name.clone(), old: old.clone() })
            }));
            choices
        }
        Question::Fill { column } => {
            let table = column.rsplit_once('.').map_or("", |it| it.0);
            if answers.empty.contains(table) {
                return Vec::new();
            }
            vec![
                ("they get a value".into(), Choice::Fill(column.clone())),
                (format!("no row is in `{table}`"), Choice::Empty(table.to_owned())),
            ]
        }
        Question::Convert { column, .. } => vec![
            ("by an expression".into(), Choice::Using(column.clone())),
            ("they do not: drop them, and make the column anew".into(), Choice::Recreate(column.clone())),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Named;

    #[test]
    fn answers_are_taken_and_what_is_none_is_asked_again() {
        let questions = [
            Question::Renamed {
                what: Named::Column,
                name: "users.full_name".into(),
                candidates: vec!["users.name".into()],
            },
            Question::Fill { column: "users.age".into() },
        ];
        let mut answers = Answers::default();
        let mut said = Vec::new();
        let typed = "what\n2\n1\n0\n";
        assert!(ask(&questions, &mut answers, &mut typed.as_bytes(), &mut said).is_ok());
        assert_eq!(answers.renames["users.full_name"], "users.name");
        assert_eq!(answers.fills["users.age"], "0");
        assert_eq!(String::from_utf8_lossy(&said).matches("was it renamed").count(), 2);
        assert!(ask(&questions, &mut answers, &mut "".as_bytes(), &mut said).is_err());
    }
}
