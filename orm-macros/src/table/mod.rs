//! `#[derive(Table)]`

mod column;
mod definition;
mod input;
mod insert;
mod key;
mod patch;
mod source;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Result};

use input::TableInput;

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let table = TableInput::parse(input)?;
    let source = source::expand(&table);
    let implementation = definition::expand(&table);
    let insert = insert::expand(&table);
    let patch = patch::expand(&table);
    let key = key::expand(&table);
    Ok(quote! {
        #source
        #implementation
        #insert
        #patch
        #key
    })
}
