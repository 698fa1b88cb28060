//! `impl Table`: the definition, and what the client fills in.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, spanned::Spanned};

use super::{
    column::{Column, Default},
    constraint::{ForeignKey, IndexParts},
    input::{TableInput, parent},
};

pub(super) fn expand(table: &TableInput) -> TokenStream {
    let TableInput { ident, columns, .. } = table;
    let defaults = client_values(columns, |column| column.default.as_ref());
    let keys = key_values(table);
    let required = if table.soft_delete.is_some() { quote!(Maybe) } else { quote!(One) };
    let on_update =
        client_values(columns, |column| column.on_update.as_ref()).into_iter().chain(next_version(table));
    let versioned = versioned(table);
    let soft_delete =
        table.soft_delete.as_ref().map(|_| quote!(impl __squall::table::SoftDelete for #ident {}));
    let definition = definition(table);
    quote! {
        const _: () = {
            use ::squall::__core as __squall;

            impl __squall::Table for #ident {
                type Required = __squall::relation::#required;
                const DEFAULTS: &'static [__squall::table::ClientValue] = &[#(#defaults),*];
                const ON_UPDATE: &'static [__squall::table::ClientValue] = &[#(#on_update),*];

                fn def() -> &'static __squall::schema::TableDef {
                    static DEF: ::std::sync::LazyLock<__squall::schema::TableDef> =
                        ::std::sync::LazyLock::new(|| { #definition });
                    &DEF
                }

                #[inline]
                fn key_value(&self, column: usize) -> __squall::Value {
                    match column {
                        #(#keys)*
                        _ => __squall::Value::Invalid("the column is of no key".into()),
                    }
                }
            }

            #versioned
            #soft_delete
        };
    }
}

/// The values of the columns that are in a key.
fn key_values(table: &TableInput) -> impl Iterator<Item = TokenStream> {
    let TableInput { primary_key, uniques, foreign_keys, columns, .. } = table;
    let in_key = |position: &usize| {
        primary_key.contains(position)
            || uniques.iter().any(|it| it.columns.contains(position))
            || foreign_keys.iter().any(|it| it.columns.contains(position))
    };
    (0..columns.len()).filter(in_key).map(|position| {
        let ident = &columns[position].ident;
        quote!(#position => __squall::table::Field::into_value(::std::clone::Clone::clone(&self.#ident)),)
    })
}

/// What an update sets the version to.
fn next_version(table: &TableInput) -> Option<TokenStream> {
    let position = table.columns.iter().position(|column| column.version)?;
    let (ident, column) = (&table.ident, &table.columns[position].ident);
    Some(quote! {
        __squall::table::ClientValue {
            column: #position,
            make: |ty| __squall::table::next_version(#ident::#column, ty),
        }
    })
}

/// `impl Versioned`
fn versioned(table: &TableInput) -> Option<TokenStream> {
    let Column { ident: column, ty, .. } = table.columns.iter().find(|column| column.version)?;
    let ident = &table.ident;
    Some(quote_spanned! {ty.span()=>
        impl __squall::table::Versioned for #ident {
            type Version = #ty;
            const VERSION: __squall::query::Column<Self, #ty> = Self::#column;
        }
    })
}

/// The values that the client gives, for `DEFAULTS` and `ON_UPDATE`.
fn client_values<'a>(
    columns: &'a [Column],
    which: impl Fn(&'a Column) -> Option<&'a Default>,
) -> Vec<TokenStream> {
    columns
        .iter()
        .enumerate()
        .filter_map(|(position, column)| {
            let ty = &column.ty;
            let make = match which(column)? {
                Default::Value(_) => return None,
                Default::Now(span) => quote_spanned!(*span=> __squall::table::now::<#ty>),
                Default::Function(function) => quote_spanned! {function.span()=>
                    |ty| __squall::ast::Expr::Bind(<#ty as __squall::table::Field>::into_value(#function()), ty)
                },
            };
            Some(quote!(__squall::table::ClientValue { column: #position, make: #make }))
        })
        .collect()
}

fn definition(table: &TableInput) -> TokenStream {
    let TableInput { ident, name, columns, .. } = table;
    let definitions = columns.iter().enumerate().map(|(position, column)| {
        let ty = &column.ty;
        let identity = column.auto.map(|auto| {
            let identity = TableInput::identity(auto);
            quote_spanned!(column.ident.span()=> .with_identity(__squall::table::auto_key::<#ty>(#identity)))
        });
        let default = match &column.default {
            Some(Default::Now(_)) => Some(quote!(.with_default(__squall::schema::ColumnDefault::Now))),
            Some(Default::Value(value)) => Some(quote_spanned! {value.span()=>
                .with_default(__squall::table::constant::<#ty, _>(#value))
            }),
            None if column.version => {
                Some(quote_spanned!(ty.span()=> .with_default(__squall::table::first_version::<#ty>())))
            }
            Some(Default::Function(_)) | None => None,
        };
        let generated = column.generated.as_ref().map(|value| {
            quote_spanned! {value.span()=>
                .with_generated(__squall::table::generated::<#ident, #ty, _>(#value, columns[#position].ty.clone()))
            }
        });
        let is_virtual = column.sqlite_virtual.then(|| quote!(.with_sqlite_virtual()));
        let collation = column.collation.as_ref().map(|collation| {
            quote_spanned!(collation.span()=> .with_collation(__squall::table::collation::<#ty>(#collation)))
        });
        let comment = column.comment.as_ref().map(|comment| quote!(.with_comment(#comment)));
        let renamed_from = column.renamed_from.as_ref().map(|name| quote!(.with_renamed_from(#name)));
        quote! {
            __squall::schema::ColumnDef::new(&columns[#position])
                #identity #default #generated #is_virtual #collation #comment #renamed_from
        }
    });
    let names = |positions: &[usize]| {
        let names = positions.iter().map(|position| &columns[*position].name);
        quote!(vec![#(#names.to_owned()),*])
    };
    let primary_key = names(&table.primary_key);
    let uniques = table.uniques.iter().map(|unique| {
        let (name, columns) = (&unique.name, names(&unique.columns));
        quote!(__squall::schema::UniqueDef { name: #name.to_owned(), columns: #columns })
    });
    let indexes = table.indexes.iter().map(|index| {
        let (name, unique) = (&index.name, index.unique);
        let (columns, terms) = match &index.parts {
            IndexParts::Columns(columns) => (names(columns), None),
            IndexParts::Terms(terms) => {
                let span = terms[0].span();
                (
                    quote!([""; 0]),
                    Some(quote_spanned! {span=>
                        parts: __squall::table::index_parts::<#ident, _>((#(#terms,)*)),
                    }),
                )
            }
        };
        let method = index
            .method
            .as_ref()
            .map(|method| quote!(method: ::std::option::Option::Some(#method.to_owned()),));
        let predicate = match &index.predicate {
            Some(condition) => quote_spanned! {condition.span()=>
                ::std::option::Option::Some(__squall::table::condition::<#ident, _>(#condition))
            },
            None => quote!(::std::option::Option::None),
        };
        quote! {
            __squall::schema::IndexDef {
                unique: #unique,
                predicate: #predicate,
                #terms
                #method
                ..__squall::schema::IndexDef::new(#name, #columns)
            }
        }
    });
    let checks = table.checks.iter().map(|check| {
        let (name, condition) = (&check.name, &check.condition);
        quote_spanned! {condition.span()=>
            __squall::schema::CheckDef::new(#name, __squall::table::condition::<#ident, _>(#condition))
        }
    });
    let comment = optional(table.comment.as_ref());
    let schema = optional(table.schema.as_ref());
    let renamed_from = optional(table.renamed_from.as_ref());
    let foreign_keys = table.foreign_keys.iter().map(|key| foreign_key(key, columns, &names(&key.columns)));
    quote! {
        #[allow(unused_imports)]
        use __squall::query::Expression as _;

        #[allow(unused_variables)]
        let columns = <#ident as __squall::table::Record>::COLUMNS;
        __squall::schema::TableDef {
            name: #name.to_owned(),
            schema: #schema,
            columns: vec![#(#definitions),*],
            primary_key: #primary_key,
            uniques: vec![#(#uniques),*],
            foreign_keys: vec![#(#foreign_keys),*],
            checks: vec![#(#checks),*],
            indexes: vec![#(#indexes),*],
            comment: #comment,
            renamed_from: #renamed_from,
        }
    }
}

/// A text that may be missing.
fn optional(text: Option<&impl ToTokens>) -> TokenStream {
    match text {
        Some(text) => quote!(::std::option::Option::Some(#text.to_owned())),
        None => quote!(::std::option::Option::None),
    }
}

fn foreign_key(key: &ForeignKey, columns: &[Column], names: &TokenStream) -> TokenStream {
    let ForeignKey { name, references, on_delete, on_update, deferrable, .. } = key;
    let parent = parent(&references[0]);
    let referenced = key.columns.iter().zip(references).map(|(position, column)| {
        let ty = &columns[*position].ty;
        quote_spanned!(column.span()=> __squall::table::referenced::<#ty, #parent, _>(#column).to_owned())
    });
    let action = |action: &Ident| quote!(__squall::schema::ReferentialAction::#action);
    let (on_delete, on_update) = (action(on_delete), action(on_update));
    quote! {
        __squall::schema::ForeignKeyDef {
            name: #name.to_owned(),
            columns: #names,
            foreign_table: <#parent as __squall::table::Record>::INFO.name.to_string(),
            foreign_schema: <#parent as __squall::table::Record>::INFO.schema.as_deref().map(::std::borrow::ToOwned::to_owned),
            foreign_columns: vec![#(#referenced),*],
            on_delete: #on_delete,
            on_update: #on_update,
            deferrable: #deferrable,
        }
    }
}
