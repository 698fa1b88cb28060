//! What tables and views have in common: the columns as values (`User`, `User::id`, and the same for an alias), and how a
//! row is read.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, Type, Visibility, spanned::Spanned};

/// A struct whose fields are columns.
pub(crate) struct Record<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    /// The name in the database.
    pub(crate) name: &'a str,
    /// The schema, with which its name begins.
    pub(crate) schema: Option<&'a str>,
    pub(crate) fields: Vec<Field<'a>>,
    /// The function of the whole definition, if there is one.
    pub(crate) def: TokenStream,
    /// What else is said of its `TableInfo`.
    pub(crate) with: TokenStream,
}

pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) vis: &'a Visibility,
    /// The name in the database.
    pub(crate) name: &'a str,
    /// Its `ColumnInfo`.
    pub(crate) info: TokenStream,
}

impl Record<'_> {
    pub(crate) fn expand(&self) -> TokenStream {
        let source = self.source();
        let record = self.record();
        quote! {
            #source
            #record
        }
    }

    fn source(&self) -> TokenStream {
        let Self { ident, vis, name, .. } = self;
        let alias = format_ident!("{ident}As");
        let doc = format!("`{name}` in queries.");
        let alias_doc = format!("[`{ident}`] under another name, made by `alias!(Name = {ident})`.");
        let columns: Vec<_> = self
            .fields
            .iter()
            .enumerate()
            .map(|(position, Field { ident, ty, vis, name, .. })| {
                let doc = format!("The column `{name}`.");
                quote! {
                    #[doc = #doc]
                    #vis const #ident: ::squall::__core::query::Column<Self, #ty> =
                        ::squall::__core::query::Column::new(&COLUMNS[#position]);
                }
            })
            .collect();
        quote! {
            #[doc = #doc]
            #[allow(non_upper_case_globals, dead_code)]
            #vis const #ident: ::squall::__core::TableRef<#ident> = ::squall::__core::TableRef::new();

            #[doc = #alias_doc]
            #vis struct #alias<A>(::std::marker::PhantomData<fn() -> A>);

            const _: () = {
                use ::squall::__core as __squall;

                const COLUMNS: &[__squall::schema::ColumnInfo] = <#ident as __squall::table::Record>::COLUMNS;

                #[allow(non_upper_case_globals, dead_code)]
                impl #ident {
                    #(#columns)*
                }

                #[allow(non_upper_case_globals, dead_code)]
                impl<A: __squall::table::Alias> #alias<A> {
                    #(#columns)*
                }

                impl __squall::table::Source for #ident {
                    type Row = Self;
                    const ALIAS: ::std::option::Option<&'static str> = ::std::option::Option::None;
                }

                impl<A: __squall::table::Alias> __squall::table::Source for #alias<A> {
                    type Row = #ident;
                    const ALIAS: ::std::option::Option<&'static str> = ::std::option::Option::Some(A::NAME);
                }
            };
        }
    }

    fn record(&self) -> TokenStream {
        let Self { ident, name, fields, def, with, .. } = self;
        let schema = match self.schema {
            Some(schema) => quote!(::std::option::Option::Some(#schema)),
            None => quote!(::std::option::Option::None),
        };
        let alias = format_ident!("{ident}As");
        let infos = fields.iter().map(|field| &field.info);
        let reads = fields.iter().enumerate().map(|(position, Field { ident, ty, .. })| {
            quote_spanned! {ty.span()=>
                #ident: <#ty as __squall::table::Field>::read(row, at + #position, &columns[#position].ty)?,
            }
        });
        quote! {
            const _: () = {
                use ::squall::__core as __squall;

                static INFO: __squall::schema::TableInfo = __squall::schema::TableInfo::in_schema(
                    #schema,
                    #name,
                    <#ident as __squall::table::Record>::COLUMNS,
                    #def,
                )#with;

                impl __squall::table::Record for #ident {
                    const INFO: &'static __squall::schema::TableInfo = &INFO;
                    const COLUMNS: &'static [__squall::schema::ColumnInfo] = &[#(#infos),*];
                    type As<A: __squall::table::Alias> = #alias<A>;

                    fn from_row(row: &dyn __squall::driver::Row, at: usize) -> __squall::Result<Self> {
                        let columns = <Self as __squall::table::Record>::COLUMNS;
                        ::std::result::Result::Ok(Self {
                            #(#reads)*
                        })
                    }
                }

                impl __squall::query::FromRow for #ident {
                    const CELLS: usize = <Self as __squall::table::Record>::COLUMNS.len();

                    fn from_row(row: &dyn __squall::driver::Row) -> __squall::Result<Self> {
                        <Self as __squall::table::Record>::from_row(row, 0)
                    }
                }
            };
        }
    }
}
