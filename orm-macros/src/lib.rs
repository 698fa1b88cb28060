//! The derive macros of Squall. They only parse and print tokens; users get them from the crate `squall`.

mod alias;
mod attrs;
mod db_enum;
mod db_type;
mod embed;
mod names;
mod projection;
mod record;
mod schema;
mod table;

use proc_macro::TokenStream;

/// Makes a struct a table: its rows are values of the struct, and the struct's name is the table in queries.
///
/// See the guide of the crate `squall` for all attributes. On the struct, `#[table(..)]` takes `name`, `primary_key(..)`,
/// `index(..)`, `unique(..)`, `check(..)`, `foreign_key(..)`, and for the structs of inserts and updates that it makes
/// `new(derive(..), serde(..))` and `patch(derive(..), serde(..))`; on a field, `#[column(..)]` takes `name`, `primary_key`, `auto`, `unique`, `index`, `default`, `default_fn`, `on_update`,
/// `on_update_fn`, `references(..)`, `check`, `max_length`, `precision`, `scale`, `timestamp` and `uuid`.
#[proc_macro_derive(Table, attributes(table, column))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(table::derive))
}

/// Makes an enum without fields a type that a column can have.
///
/// `#[db_enum(name = "..", text)]`: the name of the type in the database (default: snake_case), and whether Postgres
/// stores it as text with a CHECK instead of a type of its own. On a variant, `#[db_enum(rename = "..")]` sets its label
/// (default: snake_case).
#[proc_macro_derive(DbEnum, attributes(db_enum))]
pub fn derive_db_enum(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(db_enum::derive))
}

/// Makes a struct of one field, a newtype, a type that a column can have: it is stored as its field is.
///
/// `#[db_type(check = path)]`: a function `fn(&Inner) -> Result<(), impl Display>` that each value passes on its way in (or
/// it is `Error::InvalidValue`, before anything is sent) and on its way out (or it is `Error::Decode`).
#[proc_macro_derive(DbType, attributes(db_type))]
pub fn derive_db_type(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(db_type::derive))
}

/// Makes a struct something that rows can be selected into, by the names of its fields: of `struct Card { name: String }` it
/// makes `CardFields`, so that `select(CardFields { name: User::name })` gives values of `Card`.
///
/// A field takes an expression of its type, a table, or another such struct.
#[proc_macro_derive(Projection)]
pub fn derive_projection(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(projection::derive_projection))
}

/// Makes a struct the shape of a query's rows, with columns as a table has them: for a subquery, a CTE, or rows that are
/// written out. It is selected into by `CardFields`, as with `#[derive(Projection)]`.
///
/// `#[view(name = "..")]` is its name in queries (default: snake_case), `#[column(name = "..")]` that of a column.
#[proc_macro_derive(View, attributes(view, column))]
pub fn derive_view(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(projection::derive_view))
}

/// A table under another name, to join it to itself: `alias!(pub Manager = Employee);`
#[proc_macro]
pub fn alias(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).map(alias::expand))
}

/// The definitions of tables, for `create_tables`: `schema![User, Post]`
#[proc_macro]
pub fn schema(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).map(schema::expand))
}

/// The migrations of a folder, put into the program when it is compiled: `embed_migrations!("migrations")`, from where the
/// `Cargo.toml` is. They are a `Vec` of `squall_kit::Migration`, for `squall_kit::migrate`.
///
/// A new folder in it is seen when the crate is compiled anew: `println!("cargo:rerun-if-changed=migrations")` in `build.rs`
/// has Cargo do that.
#[proc_macro]
pub fn embed_migrations(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(embed::expand))
}

fn expand(tokens: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    tokens.unwrap_or_else(|error| error.into_compile_error()).into()
}
