//! The struct, and its `#[table(..)]`.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Data, DeriveInput, Error, Expr, Fields, Ident, LitStr, Path, Result, Token, Visibility,
    meta::ParseNestedMeta, parse::Parse,
};

use super::{
    column::{self, Auto, Column},
    relations::{self, Kind, Relation},
};
use crate::{attrs, names};

const KNOWN: &[&str] = &[
    "name",
    "schema",
    "primary_key(..)",
    "unique(..)",
    "index(..)",
    "check(..)",
    "foreign_key(..)",
    "has_many(..)",
    "has_one(..)",
    "many_to_many(..)",
    "comment",
    "new(..)",
    "patch(..)",
];

/// A table, as its struct says it.
pub(crate) struct TableInput {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    /// Its name, with that of its schema.
    pub(crate) name: String,
    pub(crate) schema: Option<String>,
    pub(crate) columns: Vec<Column>,
    /// The positions of the primary key's columns, in the key's order.
    pub(crate) primary_key: Vec<usize>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) checks: Vec<Check>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) comment: Option<LitStr>,
    /// The attributes of `NewUser`.
    pub(crate) new_attributes: TokenStream,
    /// The attributes of `UserPatch`.
    pub(crate) patch_attributes: TokenStream,
}

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
    pub(crate) fn parse(input: DeriveInput) -> Result<Self> {
        let Data::Struct(data) = &input.data else {
            return Err(Error::new_spanned(&input.ident, "`Table` is for structs"));
        };
        let Fields::Named(fields) = &data.fields else {
            return Err(Error::new_spanned(
                &input.ident,
                "a table is a struct with named fields: `struct User { id: i64 }`",
            ));
        };
        if !input.generics.params.is_empty() {
            return Err(Error::new_spanned(
                &input.generics,
                "a table has no type parameters and no lifetimes",
            ));
        }
        let columns = fields.named.iter().map(Column::parse).collect::<Result<Vec<_>>>()?;
        if columns.is_empty() {
            return Err(Error::new_spanned(&input.ident, "a table needs at least one column"));
        }
        check_distinct(&columns)?;
        let mut table = Self {
            name: names::table(&input.ident),
            schema: None,
            primary_key: (0..columns.len()).filter(|position| columns[*position].primary_key).collect(),
            ident: input.ident,
            vis: input.vis,
            columns,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            relations: Vec::new(),
            comment: None,
            new_attributes: TokenStream::new(),
            patch_attributes: TokenStream::new(),
        };
        // The name first: those of the constraints are made of it.
        attrs::each(&input.attrs, "table", |item, meta| match item {
            "name" => {
                let text = attrs::text(&meta)?;
                table.name = text.value();
                names::check(&table.name, &text)
            }
            "schema" => {
                let text = attrs::text(&meta)?;
                table.schema = Some(text.value());
                names::check_schema(&text.value(), &text)
            }
            _ => skip(&meta),
        })?;
        if let Some(schema) = &table.schema {
            table.name = format!("{schema}.{}", table.name);
        }
        names::check(&table.name, &table.ident)?;
        attrs::each(&input.attrs, "table", |item, meta| table.attribute(item, &meta))?;
        table.column_constraints()?;
        table.check()?;
        Ok(table)
    }

    fn attribute(&mut self, item: &str, meta: &ParseNestedMeta<'_>) -> Result<()> {
        match item {
            "name" | "schema" => skip(meta)?,
            "primary_key" => {
                if !self.primary_key.is_empty() {
                    return Err(
                        meta.error("the primary key is said twice: by a field's `primary_key` and here")
                    );
                }
                self.primary_key = self.positions(&attrs::paths(meta)?)?;
                for position in &self.primary_key {
                    let column = &mut self.columns[*position];
                    if column.is_optional() {
                        return Err(
                            meta.error("a column of the primary key is never NULL: take the `Option` away")
                        );
                    }
                    column.primary_key = true;
                }
            }
            "unique" => {
                let clause = self.clause(meta, &["columns(..)", "name"], |_, _| Ok(false))?;
                clause.check_columns(meta)?;
                let name = self.constraint_name(&clause, "key", meta)?;
                self.uniques.push(Unique { name, columns: clause.columns });
            }
            "index" => {
                self.index(meta)?;
            }
            "comment" => self.comment = Some(attrs::text(meta)?),
            "check" => self.table_check(meta)?,
            "foreign_key" => self.foreign_key(meta)?,
            "has_many" => self.relations.extend(relations::parse(Kind::HasMany, meta)?),
            "has_one" => self.relations.extend(relations::parse(Kind::HasOne, meta)?),
            "many_to_many" => self.relations.extend(relations::parse(Kind::ManyToMany, meta)?),
            "new" => self.new_attributes = attributes(meta, "new")?,
            "patch" => self.patch_attributes = attributes(meta, "patch")?,
            _ => return Err(attrs::unknown(meta, "table", KNOWN)),
        }
        Ok(())
    }

    fn index(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
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

    fn table_check(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
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

    fn foreign_key(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
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
    fn column_constraints(&mut self) -> Result<()> {
        let prefix = self.prefix();
        for position in 0..self.columns.len() {
            let column = &mut self.columns[position];
            let (unique, index) = (column.unique, column.index);
            let (check, reference) = (column.check.take(), column.references.take());
            let ident = column.ident.clone();
            let name = |kind: &str| {
                let name = format!("{prefix}_{}_{kind}", self.columns[position].name);
                names::check(&name, &ident).map(|()| name)
            };
            if unique {
                self.uniques.push(Unique { name: name("key")?, columns: vec![position] });
            }
            if index {
                let name = name("idx")?;
                let parts = IndexParts::Columns(vec![position]);
                self.indexes.push(Index { name, parts, unique: false, predicate: None, method: None });
            }
            if let Some(condition) = check {
                self.checks.push(Check { name: name("check")?, condition });
            }
            if let Some(reference) = reference {
                self.foreign_keys.push(ForeignKey {
                    name: name("fkey")?,
                    columns: vec![position],
                    references: vec![reference.column],
                    on_delete: reference.on_delete,
                    on_update: reference.on_update,
                    deferrable: reference.deferrable,
                    relation: reference.relation,
                });
            }
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        if self.columns.iter().any(|column| column.auto.is_some()) && self.primary_key.len() != 1 {
            return Err(Error::new_spanned(
                &self.ident,
                "an `auto` column is the only column of its primary key",
            ));
        }
        if let Some(second) = self.columns.iter().filter(|column| column.version).nth(1) {
            return Err(Error::new_spanned(&second.ident, "a row has one version: take one `version` away"));
        }
        let mut seen = HashMap::new();
        let constraints =
            self.uniques.iter().map(|it| &it.name).chain(self.indexes.iter().map(|it| &it.name));
        let constraints = constraints.chain(self.checks.iter().map(|it| &it.name));
        for name in constraints.chain(self.foreign_keys.iter().map(|it| &it.name)) {
            if seen.insert(name.to_lowercase(), ()).is_some() {
                let message =
                    format!("two constraints or indexes are named `{name}`: name one by `name = \"..\"`");
                return Err(Error::new_spanned(&self.ident, message));
            }
        }
        Ok(())
    }

    /// `columns(..)` and `name`, which most clauses have, and what else `each` knows.
    fn clause(
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

    fn constraint_name(&self, clause: &Clause, kind: &str, meta: &ParseNestedMeta<'_>) -> Result<String> {
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

    fn positions(&self, fields: &[Path]) -> Result<Vec<usize>> {
        fields
            .iter()
            .map(|field| {
                self.columns.iter().position(|column| field.is_ident(&column.ident)).ok_or_else(|| {
                    let known: Vec<_> = self.columns.iter().map(|column| column.ident.to_string()).collect();
                    let message = format!("`{}` has no such field; it has: {}", self.ident, known.join(", "));
                    Error::new_spanned(field, message)
                })
            })
            .collect()
    }

    /// Whether the auto key is counted up, and how.
    pub(crate) fn identity(auto: Auto) -> TokenStream {
        match auto {
            Auto::Identity => quote!(squall::schema::Identity::Identity),
            Auto::Serial => quote!(squall::schema::Identity::Serial),
        }
    }
}

struct Clause {
    columns: Vec<usize>,
    name: Option<LitStr>,
}

impl Clause {
    fn check_columns(&self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        if self.columns.is_empty() {
            let clause = attrs::path_name(&meta.path);
            return Err(meta.error(format!("`{clause}` needs `columns(..)`")));
        }
        Ok(())
    }
}

/// The table in the path of a column or a relation: `User` of `User::id`.
pub(super) fn parent(column: &Path) -> Path {
    let mut path = column.clone();
    path.segments.pop();
    path.segments.pop_punct();
    path
}

/// Steps over the value of an item that another pass reads.
fn skip(meta: &ParseNestedMeta<'_>) -> Result<()> {
    if meta.input.peek(Token![=]) {
        meta.value()?.parse::<Expr>()?;
    } else if meta.input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in meta.input);
        content.parse::<TokenStream>()?;
    }
    Ok(())
}

/// The attributes of a generated struct: what it derives, and what the derives of serde are told.
fn attributes(meta: &ParseNestedMeta<'_>, clause: &str) -> Result<TokenStream> {
    let mut derives = TokenStream::new();
    let mut serde = TokenStream::new();
    attrs::nested(meta, |item, meta| {
        let attributes = match item {
            "derive" => &mut derives,
            "serde" => &mut serde,
            _ => {
                let known = &["derive(..)", "serde(..)"];
                return Err(attrs::unknown(&meta, &format!("table({clause}(..))"), known));
            }
        };
        let path = &meta.path;
        let content;
        syn::parenthesized!(content in meta.input);
        let content: TokenStream = content.parse()?;
        attributes.extend(quote!(#[#path(#content)]));
        Ok(())
    })?;
    // An attribute of a derive stands after it.
    derives.extend(serde);
    Ok(derives)
}

fn check_distinct(columns: &[Column]) -> Result<()> {
    let mut seen = HashMap::new();
    for column in columns {
        if let Some(before) = seen.insert(column.name.to_lowercase(), &column.ident) {
            let message = format!("`{before}` and `{}` are the same column name but for case", column.ident);
            return Err(Error::new_spanned(&column.ident, message));
        }
    }
    Ok(())
}
