//! `without(PublicUser, columns(..))`: a struct of the other columns, and what is selected into it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{
    column::Column,
    input::{Part, TableInput},
};

pub(super) fn expand(table: &TableInput) -> TokenStream {
    table.parts.iter().map(|part| struct_of(table, part)).collect()
}

fn struct_of(table: &TableInput, part: &Part) -> TokenStream {
    let TableInput { ident: of, vis, columns, .. } = table;
    let Part { ident, columns: positions, attributes } = part;
    let own: Vec<&Column> = positions.iter().map(|position| &columns[*position]).collect();
    let fields = own.iter().map(
        |Column { ident, ty, vis, docs, .. }| quote_spanned!(ident.span()=> #(#docs)* #vis #ident: #ty,),
    );
    let reads = own.iter().enumerate().map(|(place, Column { ident, ty, .. })| {
        quote_spanned! {ty.span()=>
            #ident: <#ty as __squall::table::Field>::read(row, at + #place, &<#ty as __squall::table::Field>::COLUMN_TYPE)?,
        }
    });
    let names: Vec<_> = own.iter().map(|column| &column.ident).collect();
    let doc = format!("Some of the columns of [`{of}`]: what `select({ident})` gives.");
    let const_doc = format!("The columns of [`{of}`] that the struct has, in queries.");
    quote! {
        #[doc = #doc]
        #attributes
        #[allow(missing_docs, dead_code)]
        #vis struct #ident {
            #(#fields)*
        }

        #[doc = #const_doc]
        #[allow(non_upper_case_globals, dead_code)]
        #vis const #ident: ::squall::__core::table::PartOf<#ident, #of> = ::squall::__core::table::PartOf::new();

        const _: () = {
            use ::squall::__core as __squall;

            impl __squall::table::Part for #ident {
                type Table = #of;
                const COLUMNS: &'static [usize] = &[#(#positions),*];

                fn from_row(row: &dyn __squall::driver::Row, at: usize) -> __squall::Result<Self> {
                    ::std::result::Result::Ok(Self {
                        #(#reads)*
                    })
                }
            }

            impl ::std::convert::From<#of> for #ident {
                fn from(row: #of) -> Self {
                    Self { #(#names: row.#names),* }
                }
            }
        };
    }
}
