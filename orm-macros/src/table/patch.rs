//! `UserPatch`: changes to some columns of a row.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{column::Column, input::TableInput};

pub(super) fn expand(table: &TableInput) -> TokenStream {
    let TableInput { ident, vis, columns, patch_attributes, .. } = table;
    let patch = format_ident!("{ident}Patch");
    let changeable: Vec<(usize, &Column)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.primary_key && !column.version && column.is_writable())
        .collect();
    let fields = changeable.iter().map(|(_, column)| {
        let Column { ident, ty, vis, docs, .. } = column;
        quote_spanned!(ident.span()=> #(#docs)* #vis #ident: ::std::option::Option<#ty>,)
    });
    let pushes = changeable.iter().map(|(position, column)| {
        let Column { ident, ty, .. } = column;
        quote_spanned! {ty.span()=>
            if let ::std::option::Option::Some(value) = self.#ident {
                assignments.push((#position, <#ty as ::squall::__core::table::Field>::into_value(value)));
            }
        }
    });
    let doc = format!("Changes to a row of [`{ident}`]: the columns that are not `None` are set.");
    quote! {
        #[doc = #doc]
        #[derive(Default)]
        #patch_attributes
        #[allow(missing_docs, dead_code)]
        #vis struct #patch {
            #(#fields)*
        }

        impl ::squall::__core::query::Patch for #patch {
            type Table = #ident;

            fn assignments(self) -> ::std::vec::Vec<(usize, ::squall::__core::Value)> {
                #[allow(unused_mut)]
                let mut assignments = ::std::vec::Vec::new();
                #(#pushes)*
                assignments
            }
        }
    }
}
