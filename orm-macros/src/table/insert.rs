//! `User::new()`, the builder of a row to insert, and `NewUser`, the same as a plain struct.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, spanned::Spanned};

use super::{column::Column, input::TableInput};

pub(super) fn expand(table: &TableInput) -> TokenStream {
    let builder = builder(table);
    let new = new_struct(table);
    quote! {
        #builder
        #new
    }
}

fn builder(table: &TableInput) -> TokenStream {
    let TableInput { ident, vis, columns, .. } = table;
    let insert = format_ident!("{}Insert", ident);
    let required: Vec<&Column> = columns.iter().filter(|column| column.is_required()).collect();
    let states: Vec<Ident> = (1..=required.len()).map(|number| format_ident!("S{number}")).collect();
    let names: Vec<&Ident> = required.iter().map(|column| &column.ident).collect();
    let markers = format_ident!("{}_required", heck::ToSnakeCase::to_snake_case(ident.to_string().as_str()));
    // At the struct, and not at the derive, which the error of a missing column would then go on about.
    let write_all = write_all(ident);
    let insert_row = quote_spanned! {ident.span()=>
        impl<#(#states: ::squall::__core::query::Provided<#markers::#names>),*> ::squall::__core::query::InsertRow
            for #insert<#(#states),*>
        {
            type Table = #ident;

            fn write(self, cells: &mut ::squall::__core::query::Cells) {
                for (cell, value) in cells.iter_mut().zip(*self.cells) {
                    *cell = value;
                }
            }
        }

        impl<#(#states: ::squall::__core::query::Provided<#markers::#names>),*> ::squall::__core::query::InsertRows
            for #insert<#(#states),*>
        {
            #write_all
        }
    };
    let missing = states.iter().map(|_| quote!(::squall::__core::query::Missing));
    let missing = quote!(#(#missing),*);
    let writable = columns.iter().enumerate().filter(|(_, column)| column.is_writable());
    let setters = writable.map(|(position, column)| {
        let state = required.iter().position(|it| it.ident == column.ident);
        setter(&insert, &states, position, column, state)
    });
    let builder_doc = format!("A row to insert into [`{ident}`]; made by `{ident}::new()`.");
    let new_doc = match required.len() {
        0 => "A row to insert; no column must be set.".to_owned(),
        _ => {
            let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            format!("A row to insert; these columns must be set: {list}.")
        }
    };
    let count = columns.len();
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_docs, unreachable_pub, dead_code)]
        #vis mod #markers {
            #(#[derive(Debug)] pub struct #names;)*
        }

        #[doc = #builder_doc]
        #[must_use = "a row does nothing until it is inserted"]
        #vis struct #insert<#(#states),*> {
            cells: ::std::boxed::Box<[::std::option::Option<::squall::__core::ast::Assigned>; #count]>,
            marker: ::std::marker::PhantomData<fn() -> (#(#states,)*)>,
        }

        impl #ident {
            #[doc = #new_doc]
            #[allow(clippy::new_ret_no_self, dead_code)]
            #vis fn new() -> #insert<#missing> {
                #insert {
                    cells: ::std::boxed::Box::new([const { ::std::option::Option::None }; #count]),
                    marker: ::std::marker::PhantomData,
                }
            }
        }

        // The setters are named as the columns, whatever those are.
        #[allow(dead_code, clippy::wrong_self_convention, clippy::should_implement_trait)]
        impl<#(#states),*> #insert<#(#states),*> {
            #(#setters)*
        }

        #insert_row
    }
}

fn setter(
    insert: &Ident,
    states: &[Ident],
    position: usize,
    column: &Column,
    state: Option<usize>,
) -> TokenStream {
    let Column { ident, ty, vis, docs, .. } = column;
    let after = states.iter().enumerate().map(|(number, name)| {
        if state == Some(number) { quote!(::squall::__core::query::Set) } else { quote!(#name) }
    });
    let doc = format!("Sets the column `{}`.", column.name);
    quote_spanned! {ident.span()=>
        #[doc = #doc]
        ///
        #(#docs)*
        #vis fn #ident(
            mut self,
            value: impl ::squall::__core::query::Assign<#ty, Sources = ()>,
        ) -> #insert<#(#after),*> {
            self.cells[#position] = ::std::option::Option::Some(
                ::squall::__core::query::Assign::<#ty>::into_assigned(value),
            );
            #insert { cells: self.cells, marker: ::std::marker::PhantomData }
        }
    }
}

fn new_struct(table: &TableInput) -> TokenStream {
    let TableInput { ident, vis, columns, new_attributes, .. } = table;
    let new = format_ident!("New{ident}");
    let fields = columns.iter().filter(|column| column.is_writable()).map(|column| {
        let Column { ident, ty, vis, docs, .. } = column;
        let ty = if column.is_required() { quote!(#ty) } else { column.left_out_type() };
        quote_spanned!(ident.span()=> #(#docs)* #vis #ident: #ty,)
    });
    let writable = columns.iter().enumerate().filter(|(_, column)| column.is_writable());
    let writes = writable.map(|(position, column)| {
        let (field, ty) = (&column.ident, &column.ty);
        let set = |value| {
            quote_spanned! {ty.span()=>
                ::squall::__core::query::set_cell(
                &mut cells[#position],
                || <#ty as ::squall::__core::table::Field>::into_value(#value),
            )
            }
        };
        if column.is_required() {
            let set = set(quote!(self.#field));
            quote!(#set;)
        } else {
            let value =
                if column.is_optional() { quote!(::std::option::Option::Some(value)) } else { quote!(value) };
            let set = set(value);
            quote!(if let ::std::option::Option::Some(value) = self.#field { #set; })
        }
    });
    let write_all = write_all(ident);
    let doc = format!(
        "A row to insert into [`{ident}`], as a plain struct: what has a default, or may be NULL, may be `None`."
    );
    quote! {
        #[doc = #doc]
        #new_attributes
        #[allow(missing_docs, dead_code)]
        #vis struct #new {
            #(#fields)*
        }

        impl ::squall::__core::query::InsertRow for #new {
            type Table = #ident;

            fn write(self, cells: &mut ::squall::__core::query::Cells) {
                #(#writes)*
            }
        }

        impl ::squall::__core::query::InsertRows for #new {
            #write_all
        }
    }
}

/// What `InsertRows` of a single row is.
fn write_all(ident: &Ident) -> TokenStream {
    quote! {
        type Table = #ident;

        fn write_all(
            self,
            cells: &mut ::std::vec::Vec<::std::option::Option<::squall::__core::ast::Assigned>>,
        ) {
            ::squall::__core::query::write_row(self, cells);
        }
    }
}
