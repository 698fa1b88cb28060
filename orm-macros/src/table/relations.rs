//! Relations: those along the table's foreign keys, and those that `has_many(..)`, `has_one(..)` and `many_to_many(..)` say.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{
    Error, Expr, Ident, Path, Result, Token, custom_keyword,
    meta::ParseNestedMeta,
    parse::{Parse, ParseStream},
    spanned::Spanned,
};

use super::{
    constraint::ForeignKey,
    input::{TableInput, parent},
};
use crate::attrs::Errors;

custom_keyword!(through);

/// A relation that an attribute says.
pub(crate) struct Relation {
    pub(crate) kind: Kind,
    pub(crate) ident: Ident,
    /// Its table; or the relation that goes the other way.
    target: Path,
    /// The table between, and of its relations that to this table and that to the other.
    between: Option<(Path, Option<(Ident, Ident)>)>,
    filter: Option<Expr>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    HasMany,
    HasOne,
    ManyToMany,
}

/// `posts: Post`, `posts: Post::author`, `tags: Tag through PostTag`, `tags: Tag through PostTag(post, tag)`, each with
/// `where condition`
struct Item {
    ident: Ident,
    target: Path,
    between: Option<(Path, Option<(Ident, Ident)>)>,
    filter: Option<Expr>,
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let target = Path::parse_mod_style(input)?;
        let mut between = None;
        if input.peek(through) {
            input.parse::<through>()?;
            let table = Path::parse_mod_style(input)?;
            let mut names = None;
            if input.peek(syn::token::Paren) {
                let content;
                syn::parenthesized!(content in input);
                let back = content.parse()?;
                content.parse::<Token![,]>()?;
                names = Some((back, content.parse()?));
            }
            between = Some((table, names));
        }
        let filter = if input.peek(Token![where]) {
            input.parse::<Token![where]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        Ok(Self { ident, target, between, filter })
    }
}

/// The relations in the parentheses of an attribute.
pub(super) fn parse(kind: Kind, meta: &ParseNestedMeta<'_>) -> Result<Vec<Relation>> {
    let content;
    syn::parenthesized!(content in meta.input);
    let items = content.parse_terminated(Item::parse, Token![,])?;
    let relation = |item: Item| {
        let Item { ident, target, between, filter } = item;
        if between.is_some() != (kind == Kind::ManyToMany) {
            let message = match kind {
                Kind::ManyToMany => "say by which table: `many_to_many(tags: Tag through PostTag)`",
                _ => "a relation by a table between is `many_to_many(tags: Tag through PostTag)`",
            };
            return Err(Error::new_spanned(ident, message));
        }
        Ok(Relation { kind, ident, target, between, filter })
    };
    items.into_iter().map(relation).collect()
}

/// The name of the relation along a foreign key: that which was said, or that of its column without `_id`.
fn name(table: &TableInput, key: &ForeignKey) -> Option<Ident> {
    if let Some(name) = &key.relation {
        return Some(name.clone());
    }
    let [column] = key.columns.as_slice() else { return None };
    let ident = &table.columns[*column].ident;
    let plain = ident.to_string();
    let name = plain.trim_start_matches("r#").strip_suffix("_id").filter(|name| !name.is_empty())?;
    // A keyword, or the name of another field, is no name for it.
    let name = syn::parse_str::<Ident>(name).ok().map(|_| Ident::new(name, ident.span()))?;
    let is_taken = table.columns.iter().any(|column| column.ident == name)
        || table.relations.iter().any(|relation| relation.ident == name);
    (!is_taken).then_some(name)
}

pub(super) fn expand(table: &TableInput, errors: &mut Errors) -> TokenStream {
    let TableInput { ident, vis, columns, foreign_keys, relations, .. } = table;
    let mut names: HashSet<String> = columns.iter().map(|column| column.ident.to_string()).collect();
    let mut links = TokenStream::new();
    let mut consts = Vec::new();
    for (number, key) in foreign_keys.iter().enumerate() {
        let link = format_ident!("LINK_{number}");
        let foreign = parent(&key.references[0]);
        let own = &key.columns;
        let referenced = &key.references;
        links.extend(quote! {
            const #link: &__squall::relation::Link = &__squall::relation::Link {
                table: <#ident as __squall::table::Record>::INFO,
                columns: &[#(&<#ident as __squall::table::Record>::COLUMNS[#own]),*],
                foreign_table: <#foreign as __squall::table::Record>::INFO,
                foreign_columns: &[#(#referenced.info()),*],
            };
        });
        let Some(name) = name(table, key) else { continue };
        let kind = if own.iter().any(|position| columns[*position].is_optional()) {
            quote!(__squall::relation::Maybe)
        } else {
            quote!(<#foreign as __squall::Table>::Required)
        };
        if let Some(function) = function(&name) {
            let (at, way) = match key.relation {
                Some(_) => (name.to_token_stream(), ""),
                None => (referenced.first().to_token_stream(), ", by `relation = name`"),
            };
            errors.add(Error::new_spanned(at, of_function(&name, function, ident, way)));
            continue;
        }
        if !names.insert(name.to_string()) {
            errors.add(taken(&name));
            continue;
        }
        let text = name.to_string();
        let doc = format!(
            "The row that its foreign key refers to: `{}`.",
            foreign.segments.last().map_or_else(String::new, |it| it.ident.to_string())
        );
        let value = quote!(__squall::relation::Relation::forward(#text, #link));
        consts.push((name, doc, foreign, kind, value));
    }
    for relation in relations {
        if let Some(function) = function(&relation.ident) {
            errors
                .add(Error::new_spanned(&relation.ident, of_function(&relation.ident, function, ident, "")));
            continue;
        }
        if !names.insert(relation.ident.to_string()) {
            errors.add(taken(&relation.ident));
            continue;
        }
        consts.push(relation.constant(ident));
    }
    let own = consts.iter().map(|(name, doc, target, kind, value)| {
        quote_spanned! {name.span()=>
            #[doc = #doc]
            #vis const #name: __squall::relation::Relation<Self, #target, #kind> = #value;
        }
    });
    let alias = format_ident!("{ident}As");
    let of_alias = consts.iter().map(|(name, doc, target, kind, _)| {
        quote! {
            #[doc = #doc]
            #vis const #name: __squall::relation::Relation<Self, #target, #kind> = #ident::#name.of();
        }
    });
    let refers = refers(table);
    let made_of_keys = made_of_keys(table);
    quote! {
        const _: () = {
            use ::squall::__core as __squall;
            #[allow(unused_imports)]
            use __squall::query::Expression as _;

            #links

            #[allow(non_upper_case_globals, dead_code)]
            impl #ident {
                #(#own)*
            }

            #[allow(non_upper_case_globals, dead_code)]
            impl<A: __squall::table::Alias> #alias<A> {
                #(#of_alias)*
            }

            #refers
            #made_of_keys

            #[diagnostic::do_not_recommend]
            impl __squall::relation::Shape for #ident {
                type Table = Self;
                type Level = __squall::relation::Shaped<Self>;

                fn plan(node: &mut __squall::relation::Node) {
                    node.read_whole::<Self>();
                }

                fn gather(
                    fetched: &mut __squall::relation::Fetched,
                ) -> __squall::Result<(::std::vec::Vec<Self>, ::std::vec::Vec<u32>)> {
                    <__squall::TableRef<Self> as __squall::relation::Leveled>::level(fetched)
                }
            }
        };
    }
}

/// The function of every table that has this name, which a relation would hide.
fn function(name: &Ident) -> Option<&'static str> {
    ["new", "query", "find", "by_key"].into_iter().find(|function| name == function)
}

fn of_function(name: &Ident, function: &str, table: &Ident, way: &str) -> String {
    format!(
        "the relation would be called `{name}`, which is the name of `{table}::{function}()`: name it otherwise{way}"
    )
}

fn taken(name: &Ident) -> Error {
    Error::new_spanned(name, format!("there is a field or a relation named `{name}` already"))
}

/// `impl Refers` for each table to which exactly one foreign key refers.
fn refers(table: &TableInput) -> TokenStream {
    let ident = &table.ident;
    let same = |one: &ForeignKey, other: &ForeignKey| {
        may_be_same(&parent(&one.references[0]), &parent(&other.references[0]))
    };
    let mut all = TokenStream::new();
    for (number, key) in table.foreign_keys.iter().enumerate() {
        if table.foreign_keys.iter().filter(|other| same(other, key)).count() > 1 {
            continue;
        }
        let link = format_ident!("LINK_{number}");
        let foreign = parent(&key.references[0]);
        all.extend(quote! {
            #[diagnostic::do_not_recommend]
            impl __squall::relation::Refers<#foreign> for #ident {
                const RELATION: __squall::relation::Relation<Self, #foreign, __squall::relation::Maybe> =
                    __squall::relation::Relation::forward("", #link);
            }
        });
    }
    all
}

/// `impl Links` where the table has several foreign keys, and an insert need name no other column.
fn made_of_keys(table: &TableInput) -> Option<TokenStream> {
    let ident = &table.ident;
    let is_of_key = |column: usize| table.foreign_keys.iter().any(|key| key.columns.contains(&column));
    let mut columns = table.columns.iter().enumerate();
    let made_of_keys = table.foreign_keys.len() > 1
        && columns.all(|(position, column)| !column.is_required() || is_of_key(position));
    made_of_keys.then(|| quote!(impl __squall::relation::Links for #ident {}))
}

/// Whether two paths may name one table: where one ends as the other does, as `Account` and `auth::Account`, but not
/// `billing::Account` and `auth::Account`.
fn may_be_same(one: &Path, other: &Path) -> bool {
    let names = |path: &Path| -> Vec<String> {
        let names = path.segments.iter().rev().map(|segment| segment.ident.to_string());
        names.filter(|name| !matches!(name.as_str(), "crate" | "self" | "super")).collect()
    };
    names(one).iter().zip(&names(other)).all(|(one, other)| one == other)
}

type Constant = (Ident, String, Path, TokenStream, TokenStream);

impl Relation {
    /// The tables and relations that it names.
    pub(super) fn paths(&mut self) -> impl Iterator<Item = &mut Path> {
        [&mut self.target].into_iter().chain(self.between.iter_mut().map(|(table, _)| table))
    }

    /// Its name, its documentation, its table, how many rows it has, and its value.
    fn constant(&self, ident: &Ident) -> Constant {
        let name = self.ident.to_string();
        let kind = match (self.kind, &self.between) {
            (Kind::HasOne, _) => quote!(__squall::relation::Maybe),
            (_, Some((table, _))) => quote!(__squall::relation::Through<#table>),
            _ => quote!(__squall::relation::Many),
        };
        let span = self.target.span();
        // `Post::author` is a relation, and `Post` a table.
        let is_relation = self.kind != Kind::ManyToMany
            && self.target.segments.len() > 1
            && self.target.segments.last().is_some_and(|it| {
                it.ident.to_string().trim_start_matches("r#").starts_with(|first: char| !first.is_uppercase())
            });
        let target = if is_relation { parent(&self.target) } else { self.target.clone() };
        let value = match &self.between {
            Some((table, Some((back, on)))) => {
                quote_spanned!(table.span()=> __squall::relation::Relation::through(#name, #table::#back, #table::#on))
            }
            Some((table, None)) => quote_spanned! {table.span()=>
                __squall::relation::Relation::through(
                    #name,
                    <#table as __squall::relation::Refers<#ident>>::RELATION,
                    <#table as __squall::relation::Refers<#target>>::RELATION,
                )
            },
            None if is_relation => {
                let back = &self.target;
                quote_spanned!(span=> __squall::relation::Relation::inverse(#name, #back))
            }
            None => quote_spanned! {span=>
                __squall::relation::Relation::inverse(
                    #name,
                    <#target as __squall::relation::Refers<#ident>>::RELATION,
                )
            },
        };
        let value = match &self.filter {
            None => value,
            Some(filter) => quote_spanned! {filter.span()=>
                #value.only(|| __squall::table::condition::<#target, _>(#filter))
            },
        };
        let doc = match self.kind {
            Kind::HasOne => "The row that refers to it, if there is one.",
            Kind::HasMany => "The rows that refer to it.",
            Kind::ManyToMany => "The rows that a table between brings together with it.",
        };
        (self.ident.clone(), doc.to_owned(), target, kind, value)
    }
}
