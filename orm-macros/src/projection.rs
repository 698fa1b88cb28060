//! `#[derive(Projection)]` and `#[derive(View)]`: structs that the rows of a query are read into.
//!
//! Both make a struct of expressions beside the struct of values: of `Card { name: String }` it is
//! `CardFields { name: User::name }`, which is what is selected. A view has columns, too.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Data, DeriveInput, Error, Fields, Ident, Result, Type, Visibility, spanned::Spanned};

use crate::{
    attrs, names,
    record::{Field as RecordField, Record},
};

/// A struct with named fields, and no parameters.
struct Input {
    ident: Ident,
    vis: Visibility,
    /// Its name in the database.
    name: String,
    fields: Vec<Field>,
}

struct Field {
    ident: Ident,
    ty: Type,
    vis: Visibility,
    docs: Vec<Attribute>,
    /// Its name in the database.
    name: String,
}

pub(crate) fn derive_projection(input: DeriveInput) -> Result<TokenStream> {
    Ok(Input::parse(input, "Projection")?.projection())
}

pub(crate) fn derive_view(input: DeriveInput) -> Result<TokenStream> {
    let input = Input::parse(input, "View")?;
    let projection = input.projection();
    let record = input.record().expand();
    let view = input.view();
    Ok(quote! {
        #projection
        #record
        #view
    })
}

impl Input {
    fn parse(input: DeriveInput, derive: &str) -> Result<Self> {
        let Data::Struct(data) = &input.data else {
            return Err(Error::new_spanned(&input.ident, format!("`{derive}` is for structs")));
        };
        let Fields::Named(fields) = &data.fields else {
            let message =
                format!("`{derive}` is for structs with named fields: `struct Card {{ name: String }}`");
            return Err(Error::new_spanned(&input.ident, message));
        };
        if !input.generics.params.is_empty() {
            let message = format!("a struct with `{derive}` has no type parameters and no lifetimes");
            return Err(Error::new_spanned(&input.generics, message));
        }
        let is_view = derive == "View";
        let fields =
            fields.named.iter().map(|field| Field::parse(field, is_view)).collect::<Result<Vec<_>>>()?;
        if fields.is_empty() {
            return Err(Error::new_spanned(&input.ident, format!("a struct with `{derive}` needs a field")));
        }
        let mut name = input.ident.to_string().to_snake_case();
        if is_view {
            attrs::each(&input.attrs, "view", |item, meta| {
                if item != "name" {
                    return Err(attrs::unknown(&meta, "view", &["name"]));
                }
                let text = attrs::text(&meta)?;
                name = text.value();
                names::check(&name, &text)
            })?;
            names::check(&name, &input.ident)?;
        }
        Ok(Self { ident: input.ident, vis: input.vis, name, fields })
    }

    /// `CardFields`, and how a row of it is read into a `Card`.
    fn projection(&self) -> TokenStream {
        let Self { ident, vis, fields, .. } = self;
        let selected = format_ident!("{ident}Fields");
        let doc = format!(
            "What is selected into [`{ident}`]: an expression, a table or another such struct for each field."
        );
        let params: Vec<Ident> =
            (1..=fields.len()).map(|number| format_ident!("__T{number}", span = ident.span())).collect();
        let places: Vec<Ident> =
            (1..=fields.len()).map(|number| format_ident!("__I{number}", span = ident.span())).collect();
        let members = fields
            .iter()
            .zip(&params)
            .map(|(Field { ident, docs, .. }, param)| quote!(#(#docs)* #vis #ident: #param,));
        let idents: Vec<&Ident> = fields.iter().map(|field| &field.ident).collect();
        let bounds = fields.iter().zip(&params).zip(&places).map(|((Field { ty, .. }, param), place)| {
            quote_spanned! {ident.span()=>
                #param: __squall::query::Project<__Tables, #place>,
                <#param as __squall::query::Project<__Tables, #place>>::Row: __squall::query::FieldOf<#ty>,
            }
        });
        let reads =
            fields.iter().zip(&params).zip(&places).map(|((Field { ident, ty, .. }, param), place)| {
                quote! {
                    let #ident = __squall::query::FieldOf::<#ty>::into_field(
                        <#param as __squall::query::Project<__Tables, #place>>::decode(row, at)?
                    );
                    at += <#param as __squall::query::Project<__Tables, #place>>::CELLS;
                }
            });
        // At the struct, and not at the derive, which the error of a field of another type would then go on about.
        let project = quote_spanned! {ident.span()=>
            impl<__Tables, #(#params,)* #(#places),*> __squall::query::Project<__Tables, (#(#places,)*)>
                for #selected<#(#params),*>
            where
                Self: __squall::query::Projection,
                #(#bounds)*
            {
                type Row = #ident;
                const CELLS: usize = #(<#params as __squall::query::Project<__Tables, #places>>::CELLS)+*;

                #[allow(unused_assignments)]
                fn decode(row: &dyn __squall::driver::Row, at: usize) -> __squall::Result<#ident> {
                    let mut at = at;
                    #(#reads)*
                    ::std::result::Result::Ok(#ident { #(#idents),* })
                }
            }
        };
        quote! {
            #[doc = #doc]
            #[derive(Debug, Clone)]
            #vis struct #selected<#(#params),*> {
                #(#members)*
            }

            const _: () = {
                use ::squall::__core as __squall;

                #project

                impl<#(#params: __squall::query::Projection),*> __squall::query::Projection for #selected<#(#params),*> {
                    fn push(self, items: &mut ::std::vec::Vec<__squall::ast::SelectItem>) {
                        #(__squall::query::Projection::push(self.#idents, items);)*
                    }
                }
            };
        }
    }

    fn record(&self) -> Record<'_> {
        let fields = self.fields.iter().map(|Field { ident, ty, vis, name, .. }| RecordField {
            ident,
            ty,
            vis,
            name,
            info: quote_spanned! {ty.span()=>
                __squall::schema::ColumnInfo {
                    name: ::std::borrow::Cow::Borrowed(#name),
                    ty: <#ty as __squall::table::Field>::COLUMN_TYPE,
                    nullable: <#ty as __squall::table::Field>::IS_NULLABLE,
                    primary_key: false,
                }
            },
        });
        Record {
            ident: &self.ident,
            vis: &self.vis,
            name: &self.name,
            schema: None,
            fields: fields.collect(),
            def: quote!(::std::option::Option::None),
            with: TokenStream::new(),
        }
    }

    fn view(&self) -> TokenStream {
        let ident = &self.ident;
        let values = self.fields.iter().map(|Field { ident, ty, .. }| {
            quote_spanned!(ty.span()=> <#ty as __squall::table::Field>::into_value(self.#ident))
        });
        let types = self.fields.iter().map(|field| &field.ty);
        quote! {
            const _: () = {
                use ::squall::__core as __squall;

                impl __squall::table::View for #ident {
                    type Fields = (#(#types,)*);

                    fn into_values(self) -> ::std::vec::Vec<__squall::Value> {
                        ::std::vec![#(#values),*]
                    }
                }
            };
        }
    }
}

impl Field {
    fn parse(field: &syn::Field, is_view: bool) -> Result<Self> {
        let ident = field.ident.clone().ok_or_else(|| Error::new_spanned(field, "a field needs a name"))?;
        let mut name = ident.to_string().trim_start_matches("r#").to_owned();
        if is_view {
            attrs::each(&field.attrs, "column", |item, meta| {
                if item != "name" {
                    return Err(attrs::unknown(&meta, "column", &["name"]));
                }
                let text = attrs::text(&meta)?;
                name = text.value();
                names::check(&name, &text)
            })?;
            names::check(&name, &ident)?;
        }
        let docs = field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).cloned().collect();
        Ok(Self { ident, ty: field.ty.clone(), vis: field.vis.clone(), docs, name })
    }
}
