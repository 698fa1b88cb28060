//! The table and its columns as values: `User`, `User::id`, and the same for an alias.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::input::TableInput;

pub(super) fn expand(table: &TableInput) -> TokenStream {
    let TableInput { ident, vis, .. } = table;
    let alias = format_ident!("{ident}As");
    let doc = format!("The table `{}` in queries.", table.name);
    let alias_doc = format!("[`{ident}`] under another name, made by `alias!(Name = {ident})`.");
    let columns: Vec<_> = table
        .columns
        .iter()
        .enumerate()
        .map(|(position, column)| {
            let (ident, ty, vis) = (&column.ident, &column.ty, &column.vis);
            let doc = format!("The column `{}`.", column.name);
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
            use ::squall::__core as squall;

            const COLUMNS: &[squall::schema::ColumnInfo] = <#ident as squall::Table>::COLUMNS;

            #[allow(non_upper_case_globals, dead_code)]
            impl #ident {
                #(#columns)*
            }

            #[allow(non_upper_case_globals, dead_code)]
            impl<A: squall::table::Alias> #alias<A> {
                #(#columns)*
            }

            impl squall::table::Source for #ident {
                type Row = Self;
                const ALIAS: ::std::option::Option<&'static str> = ::std::option::Option::None;
            }

            impl<A: squall::table::Alias> squall::table::Source for #alias<A> {
                type Row = #ident;
                const ALIAS: ::std::option::Option<&'static str> = ::std::option::Option::Some(A::NAME);
            }
        };
    }
}
