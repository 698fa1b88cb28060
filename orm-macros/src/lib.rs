//! The derive macros of Squall. They only parse and print tokens; users get them from the crate `squall`.

mod alias;
mod attrs;
mod db_enum;
mod db_type;
mod names;
mod projection;
mod record;
mod schema;
mod shape;
mod sql;
mod table;

use proc_macro::TokenStream;

/// Makes a struct a table: its rows are values of the struct, and the struct's name is the table in queries.
///
/// See the guide of the crate `squall` for all attributes. On the struct, `#[table(..)]` takes `name`, `primary_key(..)`,
/// `index(..)`, `unique(..)`, `check(..)`, `foreign_key(..)`, `has_many(..)`, `has_one(..)`, `many_to_many(..)`, and for the structs of inserts and updates that it makes
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

/// Makes a struct something that a nested query fills: its fields are columns of a table, what is computed of them, and shapes of
/// its relations.
///
/// `#[shape(table = User)]` names the table. A field takes the column or the relation of its name, or that which
/// `#[shape(value = ..)]` says: a column, an expression, a relation with what is asked of its rows.
#[proc_macro_derive(Shape, attributes(shape))]
pub fn derive_shape(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(shape::derive))
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

/// SQL as it is written, with typed expressions in it: `sql!("lower({User::name}) || {suffix}" => String)`.
///
/// What stands in braces is Rust: a column, a table, a value, bound as a parameter, an expression, or a `Param` of a prepared
/// statement; never text. As in `format!`, names stand in the braces (also `{User::name}` and `{self.name}`), and other expressions
/// after the text, one for each `{}`: `sql!("length({User::name}) > {}", least + 1 => bool)`; `{{` and `}}` are braces.
///
/// With `=> T` it is an expression of the type `T`, and stands wherever one can: columns in it must be of the tables of its query.
/// The type says whether it can be NULL: `=> Option<String>`. Each expression in it stands in parentheses where it needs them,
/// and so does the whole.
///
/// Without, it is a whole statement: `.all(&db)` and its like run it, and read each row, by position, into a type that a column
/// can have, a tuple of them, or a table's struct; `.exec(&db)` returns how many rows it wrote.
///
/// Where the databases differ, each has its text: `sql!(postgres: "..", sqlite: ".." => T)`; on one that has none, running it is
/// `Error::Unsupported`. What a text means is up to its author: one for both databases is sent to both as it is.
#[proc_macro]
pub fn sql(input: TokenStream) -> TokenStream {
    expand(syn::parse(input).and_then(sql::expand))
}

fn expand(tokens: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    tokens.unwrap_or_else(|error| error.into_compile_error()).into()
}
