//! `impl Keyed`: the primary key's columns and its type.

use proc_macro2::TokenStream;
use quote::quote;

use super::input::TableInput;

/// Nothing for a table without a primary key, or one that may be NULL.
pub(super) fn expand(table: &TableInput) -> TokenStream {
    let TableInput { ident, primary_key, columns, .. } = table;
    // That is said to be wrong already.
    if primary_key.iter().any(|position| columns[*position].is_optional()) {
        return TokenStream::new();
    }
    let types = primary_key.iter().map(|position| &columns[*position].ty);
    let key = match primary_key.len() {
        0 => return TokenStream::new(),
        1 => quote!(#(#types)*),
        _ => quote!((#(#types),*)),
    };
    quote! {
        const _: () = {
            use ::squall::__core as __squall;

            impl __squall::table::Keyed for #ident {
                type Key = #key;
                const KEY: &'static [usize] = &[#(#primary_key),*];
            }
        };
    }
}
