//! `alias!(pub Manager = Employee);`

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Ident, Path, Token, Visibility, parse::Parse};

pub(crate) struct Alias {
    attrs: Vec<Attribute>,
    vis: Visibility,
    name: Ident,
    table: Path,
}

impl Parse for Alias {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let table = input.parse()?;
        input.parse::<Option<Token![;]>>()?;
        Ok(Self { attrs, vis, name, table })
    }
}

pub(crate) fn expand(Alias { attrs, vis, name, table }: Alias) -> TokenStream {
    let marker = format_ident!("{name}Alias");
    let sql_name = name.to_string().to_snake_case();
    quote! {
        #[doc(hidden)]
        #[derive(Debug)]
        #vis struct #marker;

        impl ::squall::__core::table::Alias for #marker {
            const NAME: &'static str = #sql_name;
        }

        #(#attrs)*
        #[allow(missing_docs)]
        #vis type #name = <#table as ::squall::__core::table::Record>::As<#marker>;

        #[allow(non_upper_case_globals, missing_docs, dead_code)]
        #vis const #name: ::squall::__core::TableRef<#name> = ::squall::__core::TableRef::new();
    }
}
