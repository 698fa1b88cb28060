//! The constraints and indexes of a table, as its attributes and those of its fields say them.

use syn::{Expr, Ident, LitStr, Path, Result, Token, meta::ParseNestedMeta, parse::Parse};

use super::{column, input::TableInput};
use crate::{
    attrs::{self, Errors},
    names,
};

pub(crate) struct Unique {
    pub(crate) name: String,
    pub(crate) columns: Vec<usize>,
}

pub(crate) struct Index {
    pub(crate) name: String,
    pub(crate) parts: IndexParts,
    pub(crate) unique: bool,
    pub(crate) predicate: Option<Expr>,
    /// The access method on Postgres.
    pub(crate) method: Option<LitStr>,
}

/// What an index sorts by.
pub(crate) enum IndexParts {
    /// `columns(..)`, by position
    Columns(Vec<usize>),
    /// `on(..)`: expressions, and the direction of their order
    Terms(Vec<Expr>),
}

pub(crate) struct Check {
    pub(crate) name: String,
    pub(crate) condition: Expr,
}

pub(crate) struct ForeignKey {
    pub(crate) name: String,
    pub(crate) columns: Vec<usize>,
    pub(crate) references: Vec<Path>,
    pub(crate) on_delete: Ident,
    pub(crate) on_update: Ident,
    pub(crate) deferrable: bool,
    /// The name of the relation along it.
    pub(crate) relation: Option<Ident>,
}

impl TableInput {
    pub(super) fn index(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let (mut unique, mut predicate, mut method) = (false, None, None);
        let mut terms = Vec::new();
        let known = &["columns(..)", "on(..)", "name", "unique", "where", "postgres(using)"];
        let clause = self.clause(meta, known, |item, meta| {
            match item {
                "on" => {
                    let content;
                    syn::parenthesized!(content in meta.input);
                    terms.extend(content.parse_terminated(Expr::parse, Token![,])?);
                }
                "unique" => unique = true,
                "where" => predicate = Some(meta.value()?.parse()?),
                "postgres" => attrs::nested(meta, |item, meta| {
                    if item != "using" {
                        return Err(attrs::unknown(&meta, "table(index(postgres(..)))", &["using"]));
                    }
                    method = Some(attrs::text(&meta)?);
                    Ok(())
                })?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        let name = if terms.is_empty() {
            clause.check_columns(meta)?;
            self.constraint_name(&clause, "idx", meta)?
        } else if !clause.columns.is_empty() {
            return Err(meta.error("an index has `columns(..)` or `on(..)`, and not both"));
        } else {
            let name = clause.name.ok_or_else(|| meta.error("an index `on(..)` needs `name = \"..\"`"))?;
            names::check(&name.value(), &name)?;
            name.value()
        };
        let parts =
            if terms.is_empty() { IndexParts::Columns(clause.columns) } else { IndexParts::Terms(terms) };
        self.indexes.push(Index { name, parts, unique, predicate, method });
        Ok(())
    }

    pub(super) fn table_check(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let mut name = None;
        let mut condition = None;
        attrs::nested(meta, |item, meta| {
            match item {
                "name" => name = Some(attrs::text(&meta)?),
                "condition" => condition = Some(meta.value()?.parse()?),
                _ => return Err(attrs::unknown(&meta, "table(check(..))", &["name", "condition"])),
            }
            Ok(())
        })?;
        let name = name.ok_or_else(|| meta.error("a check of the table needs `name = \"..\"`"))?;
        names::check(&name.value(), &name)?;
        let condition: Expr = condition.ok_or_else(|| meta.error("a check needs `condition = ..`"))?;
        self.checks.push(Check { name: name.value(), condition });
        Ok(())
    }

    pub(super) fn foreign_key(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let mut references = Vec::new();
        let mut on_delete = Ident::new(
            "NoAction",
            meta.path.get_ident().map_or_else(proc_macro2::Span::call_site, Ident::span),
        );
        let mut on_update = on_delete.clone();
        let (mut deferrable, mut relation) = (false, None);
        let known =
            &["columns(..)", "references(..)", "name", "on_delete", "on_update", "deferrable", "relation"];
        let clause = self.clause(meta, known, |item, meta| {
            match item {
                "references" => references = attrs::paths(meta)?,
                "on_delete" => on_delete = column::action(meta.value()?.parse()?)?,
                "on_update" => on_update = column::action(meta.value()?.parse()?)?,
                "deferrable" => deferrable = true,
                "relation" => relation = Some(meta.value()?.parse()?),
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        clause.check_columns(meta)?;
        if references.len() != clause.columns.len() {
            return Err(meta.error(
                "`columns(..)` and `references(..)` of a foreign key have the same number of columns",
            ));
        }
        let name = self.constraint_name(&clause, "fkey", meta)?;
        self.foreign_keys.push(ForeignKey {
            name,
            columns: clause.columns,
            references,
            on_delete,
            on_update,
            deferrable,
            relation,
        });
        Ok(())
    }

    /// What the columns say of themselves, as constraints of the table.
    pub(super) fn column_constraints(&mut self, errors: &mut Errors) {
        let prefix = self.prefix();
        for position in 0..self.columns.len() {
            let column = &mut self.columns[position];
            let (unique, index) = (column.unique, column.index);
            let (check, reference) = (column.check.take(), column.references.take());
            let (ident, of) = (column.ident.clone(), column.name.clone());
            let mut name = |kind: &str| {
                let name = format!("{prefix}_{of}_{kind}");
                errors.keep(names::check(&name, &ident));
                name
            };
            if unique {
                self.uniques.push(Unique { name: name("key"), columns: vec![position] });
            }
            if index {
                let parts = IndexParts::Columns(vec![position]);
                self.indexes.push(Index {
                    name: name("idx"),
                    parts,
                    unique: false,
                    predicate: None,
                    method: None,
                });
            }
            if let Some(condition) = check {
                self.checks.push(Check { name: name("check"), condition });
            }
            if let Some(reference) = reference {
                self.foreign_keys.push(ForeignKey {
                    name: name("fkey"),
                    columns: vec![position],
                    references: vec![reference.column],
                    on_delete: reference.on_delete,
                    on_update: reference.on_update,
                    deferrable: reference.deferrable,
                    relation: reference.relation,
                });
            }
        }
    }

    /// `columns(..)` and `name`, which most clauses have, and what else `each` knows.
    pub(super) fn clause(
        &self,
        meta: &ParseNestedMeta<'_>,
        known: &[&str],
        mut each: impl FnMut(&str, &ParseNestedMeta<'_>) -> Result<bool>,
    ) -> Result<Clause> {
        let mut clause = Clause { columns: Vec::new(), name: None };
        let clause_name = attrs::path_name(&meta.path);
        attrs::nested(meta, |item, meta| {
            match item {
                "columns" => clause.columns = self.positions(&attrs::paths(&meta)?)?,
                "name" => clause.name = Some(attrs::text(&meta)?),
                _ if each(item, &meta)? => {}
                _ => return Err(attrs::unknown(&meta, &format!("table({clause_name}(..))"), known)),
            }
            Ok(())
        })?;
        Ok(clause)
    }

    pub(super) fn constraint_name(
        &self,
        clause: &Clause,
        kind: &str,
        meta: &ParseNestedMeta<'_>,
    ) -> Result<String> {
        if let Some(name) = &clause.name {
            names::check(&name.value(), name)?;
            return Ok(name.value());
        }
        let columns: Vec<_> =
            clause.columns.iter().map(|position| self.columns[*position].name.as_str()).collect();
        let name = format!("{}_{}_{kind}", self.prefix(), columns.join("_"));
        names::check(&name, &meta.path)?;
        Ok(name)
    }

    /// What the names of its constraints begin with.
    fn prefix(&self) -> String {
        match &self.schema {
            Some(schema) => self.name.replacen(&format!("{schema}."), &format!("{schema}_"), 1),
            None => self.name.clone(),
        }
    }
}

pub(super) struct Clause {
    pub(super) columns: Vec<usize>,
    name: Option<LitStr>,
}

impl Clause {
    pub(super) fn check_columns(&self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        if self.columns.is_empty() {
            let clause = attrs::path_name(&meta.path);
            return Err(meta.error(format!("`{clause}` needs `columns(..)`")));
        }
        Ok(())
    }
}
