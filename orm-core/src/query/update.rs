//! UPDATE, typed.

use super::{
    Assign, Column, Cons, In, Nil, NoReturning, Plain, TableItem, Unfiltered, Write, WriteAst,
    condition::add_condition, conflict::assign,
};
use crate::{
    ast::{self, Assignment, Expr, SelectItem, Statement},
    schema::ColumnInfo,
    shared::Shared,
    table::{ClientValue, Table, table_ref},
    types::DbType,
    value::Value,
};

/// An UPDATE of the table `T`, for the rows `W`, that returns `R`; `J` are the tables joined to it.
pub type Update<T, W = Unfiltered, R = NoReturning, J = Nil> = Write<ast::Update, T, W, R, J>;

/// Changes to some columns of a row: a `UserPatch`.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a patch of a table")]
pub trait Patch {
    /// The table that it is for.
    type Table: Table;

    /// The columns that it sets, by position, and their values.
    fn assignments(self) -> Vec<(usize, Value)>;
}

/// `UPDATE table`
///
/// Of a table with [`SoftDelete`](crate::table::SoftDelete) the rows that are not deleted, unless it is
/// [`with_deleted`](crate::TableRef::with_deleted).
pub fn update<I: TableItem<Source: Table>>(table: I) -> Update<I::Source> {
    let ast = ast::Update {
        table: table_ref::<I::Source>(),
        assignments: Vec::new(),
        from: Vec::new(),
        filter: None,
        returning: Vec::new(),
    };
    Write::new(ast, &table)
}

impl<T: Table, W, R, J> Update<T, W, R, J> {
    /// `UPDATE .. FROM table`: its columns can be set to, and filtered by
    ///
    /// A row must have at most one row of the joined table to go with: the filter has to equate (by `eq`, joined by `and`) a
    /// primary key or a unique key of it with values or columns of the other tables. Else it would be left to the database
    /// which of the rows counts. It can be joined to several tables, one after the other.
    ///
    /// # Errors
    /// When the query is run: [`Error::InvalidQuery`](crate::Error::InvalidQuery) where a row could have several.
    ///
    /// ```
    /// # use squall_core::{query::{Column, Expression, update}, table::{Table, TableRef}};
    /// # fn example<Post: Table, User: Table>(
    /// #     post: TableRef<Post>, user: TableRef<User>, author_id: Column<Post, i64>, id: Column<User, i64>,
    /// #     byline: Column<Post, String>, name: Column<User, String>,
    /// # ) {
    /// let _bylines = update(post).from(user).set(byline, name).filter(author_id.eq(id));
    /// # }
    /// ```
    #[must_use]
    pub fn from<I: TableItem>(mut self, table: I) -> Update<T, W, R, Cons<I::Source, Plain, J>> {
        let table = self.join(table);
        self.ast.from.push(table);
        self.retyped()
    }

    /// `SET column = value`: a value, or an expression over the columns of the row as it was, and of what is joined to it
    #[must_use]
    pub fn set<C: DbType, V: Assign<C>, I>(mut self, column: Column<T, C>, value: V) -> Self
    where
        V::Sources: In<Cons<T, Plain, J>, I>,
    {
        let value = value.into_assigned().into_expr(column.info().ty.clone());
        assign(&mut self.ast.assignments, Assignment { column: Shared::Static(column.info()), value });
        self
    }

    /// `SET` the columns that a patch has values for
    #[must_use]
    pub fn patch<P: Patch<Table = T>>(mut self, patch: P) -> Self {
        for (position, value) in patch.assignments() {
            let column = &T::COLUMNS[position];
            let value = Expr::Bind(value, column.ty.clone());
            assign(&mut self.ast.assignments, Assignment { column: Shared::Static(column), value });
        }
        self
    }
}

impl WriteAst for ast::Update {
    fn filter(&mut self) -> &mut Option<Expr> {
        &mut self.filter
    }

    fn returning(&mut self) -> &mut Vec<SelectItem> {
        &mut self.returning
    }

    /// With the columns set that set themselves, where others are.
    fn into_statement<T: Table>(self, own: Option<Expr>, joined: Option<Expr>) -> Statement {
        let mut update = only(self, own, joined);
        set_on_update(&mut update.assignments, &[], T::COLUMNS, T::ON_UPDATE);
        Statement::Update(update)
    }
}

/// The UPDATE of those rows alone of which this holds, beside the filter, and of the joined tables that.
pub(super) fn only(mut update: ast::Update, own: Option<Expr>, joined: Option<Expr>) -> ast::Update {
    add_condition(&mut update.filter, joined);
    add_condition(&mut update.filter, own);
    update
}

/// Adds the columns that set themselves, where others are set: these, or those at the positions `set`.
pub(super) fn set_on_update(
    assignments: &mut Vec<Assignment>,
    set: &[usize],
    columns: &'static [ColumnInfo],
    on_update: &[ClientValue],
) {
    if assignments.is_empty() && set.is_empty() {
        return;
    }
    for value in on_update.iter().filter(|value| !set.contains(&value.column)) {
        let column = &columns[value.column];
        if !assignments.iter().any(|it| it.column.name == column.name) {
            let value = value.late(column.ty.clone());
            assignments.push(Assignment { column: Shared::Static(column), value });
        }
    }
}
