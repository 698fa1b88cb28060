//! `#[derive(Table)]`

mod column;
mod constraint;
mod definition;
mod input;
mod insert;
mod key;
mod part;
mod patch;
mod relations;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{DeriveInput, Result, spanned::Spanned};

use crate::{
    attrs::Errors,
    record::{Field, Record},
};
use input::TableInput;

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let mut errors = Errors::default();
    let table = TableInput::parse(input, &mut errors)?;
    let record = record(&table).expand();
    let implementation = definition::expand(&table);
    let insert = insert::expand(&table);
    let patch = patch::expand(&table);
    let key = key::expand(&table);
    let relations = relations::expand(&table, &mut errors);
    let parts = part::expand(&table);
    let errors = errors.into_tokens();
    Ok(quote! {
        #errors
        #record
        #implementation
        #insert
        #patch
        #key
        #relations
        #parts
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
        def: quote!(::std::option::Option::Some(<#ident as __squall::Table>::def)),
        with: soft_delete(table),
    }
}

/// The column that says when a row was deleted, whose type is checked where it is named.
fn soft_delete(table: &TableInput) -> TokenStream {
    let Some((position, field)) = &table.soft_delete else { return TokenStream::new() };
    let ty = &table.columns[*position].ty;
    let check = quote_spanned!(field.span()=> __squall::table::soft_delete::<#ty>);
    quote!(.with_soft_delete(#check(#position)))
}
