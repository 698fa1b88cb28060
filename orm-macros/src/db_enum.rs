//! `#[derive(DbEnum)]`

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Result};

use crate::{attrs, names};

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new_spanned(&input.ident, "`DbEnum` is for enums"));
    };
    if data.variants.is_empty() {
        return Err(Error::new_spanned(&input.ident, "an enum of the database needs at least one variant"));
    }
    let ident = &input.ident;
    let mut name = ident.to_string().to_snake_case();
    let mut native = true;
    attrs::each(&input.attrs, "db_enum", |item, meta| {
        match item {
            "name" => {
                let text = attrs::text(&meta)?;
                name = text.value();
                names::check(&name, &text)?;
            }
            "text" => native = false,
            _ => return Err(attrs::unknown(&meta, "db_enum", &["name", "text"])),
        }
        Ok(())
    })?;

    let mut labels: Vec<String> = Vec::new();
    let mut variants = Vec::new();
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(variant, "a variant of a `DbEnum` has no fields"));
        }
        let mut label = variant.ident.to_string().to_snake_case();
        attrs::each(&variant.attrs, "db_enum", |item, meta| match item {
            "rename" => {
                let text = attrs::text(&meta)?;
                label = text.value();
                names::check(&label, &text)
            }
            _ => Err(attrs::unknown(&meta, "db_enum", &["rename"])),
        })?;
        if labels.contains(&label) {
            return Err(Error::new_spanned(variant, format!("the label `{label}` is there already")));
        }
        labels.push(label);
        variants.push(&variant.ident);
    }

    Ok(quote! {
        const _: () = {
            use ::squall::__core as __squall;

            impl __squall::types::DbEnum for #ident {
                const DEF: &'static __squall::types::EnumDef = &__squall::types::EnumDef {
                    name: ::std::borrow::Cow::Borrowed(#name),
                    labels: ::std::borrow::Cow::Borrowed(&[#(::std::borrow::Cow::Borrowed(#labels)),*]),
                    native: #native,
                };
                const VARIANTS: &'static [Self] = &[#(Self::#variants),*];

                fn label(self) -> &'static str {
                    match self {
                        #(Self::#variants => #labels,)*
                    }
                }

                fn from_label(label: &str) -> ::std::option::Option<Self> {
                    match label {
                        #(#labels => ::std::option::Option::Some(Self::#variants),)*
                        _ => ::std::option::Option::None,
                    }
                }
            }

            impl __squall::Scalar for #ident {
                const TYPE: __squall::SqlType =
                    __squall::SqlType::Enum(__squall::Shared::Static(<Self as __squall::types::DbEnum>::DEF));

                fn into_value(self) -> __squall::Value {
                    __squall::Value::Text(::std::borrow::Cow::Borrowed(__squall::types::DbEnum::label(self)))
                }

                fn from_cell(
                    cell: __squall::ValueRef<'_>,
                ) -> ::std::result::Result<Self, __squall::types::Mismatch> {
                    __squall::types::decode_label(cell)
                }
            }

            impl __squall::query::CastTo<::std::string::String> for #ident {}
        };
    })
}
