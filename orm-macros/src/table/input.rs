//! The struct, and its `#[table(..)]`.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Data, DeriveInput, Error, Expr, Fields, Ident, LitStr, Path, Result, Token, Visibility,
    meta::ParseNestedMeta,
};

use super::{
    column::{Auto, Column},
    constraint::{Check, ForeignKey, Index, Unique},
    relations::{self, Kind, Relation},
};
use crate::{
    attrs::{self, Errors},
    names,
};

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
    "soft_delete",
    "renamed_from",
    "new(..)",
    "patch(..)",
    "without(..)",
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
    /// The position of the column that says when a row was deleted, and where that is said.
    pub(crate) soft_delete: Option<(usize, Path)>,
    /// Its name before, with that of its schema.
    pub(crate) renamed_from: Option<LitStr>,
    /// The attributes of `NewUser`.
    pub(crate) new_attributes: TokenStream,
    /// The attributes of `UserPatch`.
    pub(crate) patch_attributes: TokenStream,
    pub(crate) parts: Vec<Part>,
}

/// A struct of some of the columns.
pub(crate) struct Part {
    pub(crate) ident: Ident,
    /// Their positions.
    pub(crate) columns: Vec<usize>,
    pub(crate) attributes: TokenStream,
}

impl TableInput {
    /// Of what is wrong alone, that is left out.
    pub(crate) fn parse(input: DeriveInput, errors: &mut Errors) -> Result<Self> {
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
        let columns =
            fields.named.iter().map(|field| Column::parse(field, errors)).collect::<Result<Vec<_>>>()?;
        if columns.is_empty() {
            return Err(Error::new_spanned(&input.ident, "a table needs at least one column"));
        }
        errors.keep(check_distinct(&columns));
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
            soft_delete: None,
            renamed_from: None,
            new_attributes: TokenStream::new(),
            patch_attributes: TokenStream::new(),
            parts: Vec::new(),
        };
        // The name first: those of the constraints are made of it. What is wrong with others is said below.
        attrs::each_right(&input.attrs, "table", &mut Errors::default(), |item, meta| {
            match item {
                "name" | "schema" => errors.keep(table.naming(item, meta)),
                _ => skip(meta)?,
            }
            Ok(())
        });
        if let Some(schema) = &table.schema {
            table.name = format!("{schema}.{}", table.name);
        }
        if errors.none() {
            errors.keep(names::check(&table.name, &table.ident));
        }
        attrs::each_right(&input.attrs, "table", errors, |item, meta| table.attribute(item, meta));
        table.column_constraints(errors);
        table.name_self();
        if errors.none() {
            errors.keep(table.check());
        }
        Ok(table)
    }

    fn naming(&mut self, item: &str, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let text = attrs::text(meta)?;
        if item == "name" {
            self.name = text.value();
            return names::check(&self.name, &text);
        }
        self.schema = Some(text.value());
        names::check_schema(&text.value(), &text)
    }

    /// `Self` in what relations and foreign keys refer to is the table's struct: what is made of them may stand where it is not.
    fn name_self(&mut self) {
        let keys = self.foreign_keys.iter_mut().flat_map(|key| &mut key.references);
        for path in keys.chain(self.relations.iter_mut().flat_map(Relation::paths)) {
            if let Some(first) = path.segments.first_mut().filter(|first| first.ident == "Self") {
                first.ident = Ident::new(&self.ident.to_string(), first.ident.span());
            }
        }
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
            "soft_delete" => self.soft_delete(meta)?,
            "renamed_from" => self.renamed_from = Some(attrs::text(meta)?),
            "check" => self.table_check(meta)?,
            "foreign_key" => self.foreign_key(meta)?,
            "has_many" => self.relations.extend(relations::parse(Kind::HasMany, meta)?),
            "has_one" => self.relations.extend(relations::parse(Kind::HasOne, meta)?),
            "many_to_many" => self.relations.extend(relations::parse(Kind::ManyToMany, meta)?),
            "new" => self.new_attributes = attributes(meta, "new")?,
            "patch" => self.patch_attributes = attributes(meta, "patch")?,
            "without" => self.without(meta)?,
            _ => return Err(attrs::unknown(meta, "table", KNOWN)),
        }
        Ok(())
    }

    /// `without(PublicUser, columns(password_hash), derive(..))`
    fn without(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let (mut name, mut without) = (None, Vec::new());
        let (mut derives, mut serde) = (TokenStream::new(), TokenStream::new());
        attrs::nested(meta, |item, meta| {
            match item {
                "columns" => without = self.positions(&attrs::paths(&meta)?)?,
                "derive" | "serde" => {
                    let path = &meta.path;
                    let content;
                    syn::parenthesized!(content in meta.input);
                    let content: TokenStream = content.parse()?;
                    // An attribute of a derive stands after it.
                    let attributes = if item == "derive" { &mut derives } else { &mut serde };
                    attributes.extend(quote!(#[#path(#content)]));
                }
                _ if name.is_none() && meta.path.get_ident().is_some_and(starts_upper) => {
                    name = meta.path.get_ident().cloned();
                }
                _ => {
                    let known = &["the name of the struct", "columns(..)", "derive(..)", "serde(..)"];
                    return Err(attrs::unknown(&meta, "table(without(..))", known));
                }
            }
            Ok(())
        })?;
        let Some(ident) = name else {
            return Err(meta
                .error("`without` begins with the name of its struct: `without(PublicUser, columns(..))`"));
        };
        if without.is_empty() {
            return Err(Error::new_spanned(
                &ident,
                "`without` needs `columns(..)`: those that the struct has not",
            ));
        }
        let columns: Vec<usize> =
            (0..self.columns.len()).filter(|position| !without.contains(position)).collect();
        if columns.is_empty() {
            return Err(Error::new_spanned(&ident, "`without` leaves the struct no column"));
        }
        derives.extend(serde);
        self.parts.push(Part { ident, columns, attributes: derives });
        Ok(())
    }

    fn soft_delete(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let field: Path = meta.value()?.parse()?;
        let position = self.positions(std::slice::from_ref(&field))?[0];
        let column = &self.columns[position];
        if column.generated.is_some() || column.default.is_some() || column.on_update.is_some() {
            let message = "the column of `soft_delete` is NULL until the row is deleted: it is not generated, and has no \
                           `default` and no `on_update`";
            return Err(Error::new_spanned(&field, message));
        }
        self.soft_delete = Some((position, field));
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

    pub(super) fn positions(&self, fields: &[Path]) -> Result<Vec<usize>> {
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
            Auto::Identity => quote!(__squall::schema::Identity::Identity),
            Auto::Serial => quote!(__squall::schema::Identity::Serial),
        }
    }
}

fn starts_upper(ident: &Ident) -> bool {
    ident.to_string().starts_with(char::is_uppercase)
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
