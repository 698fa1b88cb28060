//! `schema![User, Post]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Path, Token, parse::Parse, punctuated::Punctuated};

pub(crate) struct Schema(Punctuated<Path, Token![,]>);

impl Parse for Schema {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        Punctuated::parse_terminated(input).map(Self)
    }
}

pub(crate) fn expand(Schema(tables): Schema) -> TokenStream {
    let tables = tables.iter();
    quote!([#(<#tables as ::squall::Table>::def()),*])
}
