//! What changes of enums.

use std::collections::BTreeMap;

use squall_core::{SqlType, types::EnumDef};

use super::{Answers, EnumChanges, Named, Question, ask, rename::Names};
use crate::model::Schema;

/// All enums of a schema, native or not, by name.
fn all_enums(schema: &Schema) -> Vec<&EnumDef> {
    let mut enums: Vec<&EnumDef> = Vec::new();
    for column in schema.tables.iter().flat_map(|table| &table.columns) {
        if let SqlType::Enum(def) = column.ty.leaf()
            && !enums.iter().any(|it| it.name == def.name)
        {
            enums.push(def);
        }
    }
    enums
}

pub(super) fn enum_changes(
    from: &Schema,
    to: &Schema,
    answers: &Answers,
    names: &mut Names,
    changes: &mut EnumChanges,
    questions: &mut Vec<Question>,
) -> BTreeMap<String, Vec<(String, String)>> {
    let (old, new) = (all_enums(from), all_enums(to));
    let find = |enums: &[&EnumDef], name: &str| enums.iter().copied().find(|it| it.name == name).cloned();
    let mut labels = BTreeMap::new();
    let mut added = Vec::new();
    let mut kept = Vec::new();
    for def in &new {
        let before = match answers.renames.get(&*def.name) {
            Some(before) => find(&old, before),
            None => find(&old, &def.name),
        };
        let Some(before) = before else {
            added.push(*def);
            continue;
        };
        kept.push(before.name.clone());
        if before.name != def.name && before.native && def.native {
            names.enums.insert(before.name.to_string(), def.name.to_string());
            changes.renamed.push((before.name.to_string(), def.name.to_string()));
        }
        let renamed = label_names(&before, def, answers, questions);
        let with_names: Vec<_> = before
            .labels
            .iter()
            .map(|label| match renamed.iter().find(|(old, _)| *old == **label) {
                Some((_, new)) => new.clone().into(),
                None => label.clone(),
            })
            .collect();
        if !renamed.is_empty() {
            labels.insert(def.name.to_string(), renamed);
        }
        match (before.native, def.native) {
            (true, true) => {
                let before = EnumDef { name: def.name.clone(), labels: with_names.into(), native: true };
                if before != **def {
                    changes.changed.push((before, (*def).clone()));
                }
            }
            (false, true) => changes.created.push((*def).clone()),
            (true, false) => changes.dropped.push(before),
            (false, false) => {}
        }
    }
    let gone: Vec<&EnumDef> = old.iter().copied().filter(|it| !kept.contains(&it.name)).collect();
    let native = |enums: &[&EnumDef]| -> Vec<EnumDef> {
        enums.iter().filter(|it| it.native).map(|it| (*it).clone()).collect()
    };
    let gone_names: Vec<String> = native(&gone).iter().map(|it| it.name.to_string()).collect();
    ask(
        Named::Enum,
        native(&added).into_iter().map(|it| it.name.to_string()),
        &gone_names,
        answers,
        questions,
    );
    changes.created.extend(native(&added));
    changes.dropped.extend(native(&gone));
    labels
}

fn label_names(
    old: &EnumDef,
    new: &EnumDef,
    answers: &Answers,
    questions: &mut Vec<Question>,
) -> Vec<(String, String)> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    let mut added = Vec::new();
    for label in new.labels.iter().filter(|it| !old.labels.contains(it)) {
        let full = format!("{}.{label}", new.name);
        let before = answers.renames.get(&full).and_then(|before| {
            let before = before
                .strip_prefix(&*old.name)
                .or_else(|| before.strip_prefix(&*new.name))
                .and_then(|it| it.strip_prefix('.'))?;
            old.labels.iter().find(|it| **it == before)
        });
        match before {
            Some(before) => renamed.push((before.to_string(), label.to_string())),
            None => added.push(full),
        }
    }
    let gone: Vec<String> = old
        .labels
        .iter()
        .filter(|it| !new.labels.contains(it) && !renamed.iter().any(|(old, _)| *old == ***it))
        .map(|it| format!("{}.{it}", old.name))
        .collect();
    ask(Named::Label, added.into_iter(), &gone, answers, questions);
    renamed
}
