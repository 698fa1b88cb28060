//! `#[derive(DbType)]`

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, Error, Field, Fields, Path, Result, spanned::Spanned};

use crate::attrs;

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let (inner, member) = inner(&input)?;
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(
            &input.generics,
            "a `DbType` has no generics: implement `squall::types::StoredAs` by hand",
        ));
    }
    let mut check: Option<Path> = None;
    attrs::each(&input.attrs, "db_type", |item, meta| match item {
        "check" => {
            check = Some(meta.value()?.parse()?);
            Ok(())
        }
        _ => Err(attrs::unknown(&meta, "db_type", &["check"])),
    })?;

    let ident = &input.ident;
    let ty = &inner.ty;
    let stored = quote_spanned!(ty.span()=> type Stored = #ty;);
    let checked = check.map(|check| {
        quote_spanned! {check.span()=>
            let checked: ::std::result::Result<(), _> = #check(&inner);
            checked.map_err(|reason| ::std::string::ToString::to_string(&reason))?;
        }
    });
    Ok(quote! {
        const _: () = {
            use ::squall::__core as __squall;

            impl __squall::types::StoredAs for #ident {
                #stored

                fn store(self) -> ::std::result::Result<#ty, ::std::string::String> {
                    let inner = self.#member;
                    #checked
                    ::std::result::Result::Ok(inner)
                }

                fn load(inner: #ty) -> ::std::result::Result<Self, ::std::string::String> {
                    #checked
                    ::std::result::Result::Ok(Self { #member: inner })
                }
            }
        };
    })
}

/// The only field of the struct, and its name.
fn inner(input: &DeriveInput) -> Result<(&Field, syn::Member)> {
    let message = match &input.data {
        Data::Struct(data) => {
            let mut fields = data.fields.iter();
            if let (Some(field), None) = (fields.next(), fields.next()) {
                let member = match (&data.fields, &field.ident) {
                    (Fields::Named(_), Some(name)) => name.clone().into(),
                    _ => 0.into(),
                };
                return Ok((field, member));
            }
            "a `DbType` has one field, whose type is stored: to store more, use `Json<T>` or implement \
             `squall::types::StoredAs` by hand"
        }
        Data::Enum(_) => "`DbType` is for structs of one field: for an enum without fields there is `DbEnum`",
        Data::Union(_) => "`DbType` is for structs of one field",
    };
    Err(Error::new_spanned(&input.ident, message))
}
