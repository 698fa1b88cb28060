//! `#[derive(Shape)]`: structs that a nested query fills.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Data, DeriveInput, Error, Expr, Fields, Ident, Path, Result, Type, spanned::Spanned};

use crate::attrs;

struct Field {
    ident: Ident,
    ty: Type,
    /// What it is filled from, where that is not the column or the relation of its name.
    value: Option<Expr>,
}

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(&input.ident, "`Shape` is for structs"));
    };
    let Fields::Named(fields) = &data.fields else {
        let message = "`Shape` is for structs with named fields: `struct UserCard { name: String }`";
        return Err(Error::new_spanned(&input.ident, message));
    };
    if !input.generics.params.is_empty() {
        let message = "a struct with `Shape` has no type parameters and no lifetimes";
        return Err(Error::new_spanned(&input.generics, message));
    }
    let mut table: Option<Path> = None;
    attrs::each(&input.attrs, "shape", |item, meta| {
        if item != "table" {
            return Err(attrs::unknown(&meta, "shape", &["table"]));
        }
        table = Some(meta.value()?.parse()?);
        Ok(())
    })?;
    let Some(table) = table else {
        return Err(Error::new_spanned(
            &input.ident,
            "say which table it is filled from: `#[shape(table = User)]`",
        ));
    };
    let mut parsed = Vec::new();
    for field in &fields.named {
        let Some(ident) = field.ident.clone() else { continue };
        let mut value = None;
        attrs::each(&field.attrs, "shape", |item, meta| {
            if item != "value" {
                return Err(attrs::unknown(&meta, "shape", &["value"]));
            }
            value = Some(meta.value()?.parse()?);
            Ok(())
        })?;
        parsed.push(Field { ident, ty: field.ty.clone(), value });
    }
    if parsed.is_empty() || parsed.len() > 256 {
        return Err(Error::new_spanned(&input.ident, "a struct with `Shape` has from 1 to 256 fields"));
    }
    Ok(expand(&input, &table, &parsed))
}

fn expand(input: &DeriveInput, table: &Path, fields: &[Field]) -> TokenStream {
    let (ident, vis) = (&input.ident, &input.vis);
    let names: Vec<Ident> = (0..fields.len()).map(|number| format_ident!("field_{number}")).collect();
    let idents = fields.iter().map(|field| &field.ident);
    let from = fields.iter().map(|Field { ident, ty, value }| {
        let value = match value {
            Some(value) => quote!(#value),
            None => quote_spanned!(ident.span()=> #table::#ident),
        };
        quote_spanned!(ty.span()=> __squall::relation::field::<#table, #ty, _>(#value))
    });
    let from = tuple(&from.collect::<Vec<_>>());
    let types = tuple(&fields.iter().map(|field| &field.ty).collect::<Vec<_>>());
    let pattern = tuple(&names);
    let table_span = table.span();
    let shape_table = quote_spanned!(table_span=> type Table = #table;);
    quote! {
        impl #ident {
            /// The rows of the table as values of this struct, of whose columns exactly those are fetched that it names.
            #vis fn query() -> ::squall::__core::relation::Nested<#table, ::squall::__core::relation::Shaped<Self>> {
                ::squall::__core::relation::Nested::of_shape()
            }
        }

        const _: () = {
            use ::squall::__core as __squall;
            #[allow(unused_imports)]
            use __squall::query::Expression as _;

            // The only place where the fields are told: what is wrong with one is said once.
            fn __fields() -> impl __squall::relation::Fields<Row = #types> {
                #from
            }

            #[diagnostic::do_not_recommend]
            impl __squall::relation::Shape for #ident {
                #shape_table
                type Level = __squall::relation::Shaped<Self>;

                fn plan(node: &mut __squall::relation::Node) {
                    __squall::relation::plan_fields(__fields(), node);
                }

                fn gather(
                    fetched: &mut __squall::relation::Fetched,
                ) -> __squall::Result<(::std::vec::Vec<Self>, ::std::vec::Vec<u32>)> {
                    let (rows, parents) = __squall::relation::gather_fields(__fields(), fetched)?;
                    let rows = rows.into_iter().map(|#pattern| Self { #(#idents: #names),* });
                    ::std::result::Result::Ok((rows.collect(), parents))
                }
            }
        };
    }
}

/// The parts as a tuple. It has at most 16: more of them are tuples of tuples.
fn tuple<T: ToTokens>(parts: &[T]) -> TokenStream {
    if parts.len() <= 16 {
        return quote!((#(#parts,)*));
    }
    let tuples = parts.chunks(16).map(|chunk| quote!((#(#chunk,)*)));
    quote!((#(#tuples,)*))
}
