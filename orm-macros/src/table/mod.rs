//! `#[derive(Table)]`

mod column;
mod definition;
mod input;
mod insert;
mod key;
mod patch;
mod relations;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Result};

use crate::record::{Field, Record};
use input::TableInput;

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let table = TableInput::parse(input)?;
    let record = record(&table).expand();
    let implementation = definition::expand(&table);
    let insert = insert::expand(&table);
    let patch = patch::expand(&table);
    let key = key::expand(&table);
    let relations = relations::expand(&table)?;
    Ok(quote! {
        #record
        #implementation
        #insert
        #patch
        #key
        #relations
    })
}

fn record(table: &TableInput) -> Record<'_> {
    let ident = &table.ident;
    let fields = table.columns.iter().map(|column| Field {
        ident: &column.ident,
        ty: &column.ty,
        vis: &column.vis,
        name: &column.name,
        info: column.info(),
    });
    Record {
        ident,
        vis: &table.vis,
        name: &table.name,
        schema: table.schema.as_deref(),
        fields: fields.collect(),
        def: quote!(::std::option::Option::Some(<#ident as squall::Table>::def)),
    }
}
