//! Rows by their primary key.

use super::Table;
use crate::{
    ast::{BinaryOp, ColumnRef, Expr},
    query::{Expr as TypedExpr, Operand, Predicate, chain},
    schema::ColumnInfo,
    shared::Shared,
    types::{Scalar, SqlType},
};

/// A table with a primary key; implemented by `#[derive(Table)]` where there is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no primary key to find a row by",
    note = "say `#[column(primary_key)]` on its field, or filter by what tells its rows apart"
)]
pub trait Keyed: Table {
    /// The type of the key: that of its column, or a tuple of those of its columns in the order of the key.
    type Key: KeyOf<Self::Key>;
    /// The columns of the key, in its order, by position.
    const KEY: &'static [usize];
}

/// `key = ..` of the table `T`.
pub(super) fn by_key<T: Keyed>(key: impl KeyOf<T::Key>) -> Predicate<T> {
    let mut parts = Vec::with_capacity(T::KEY.len());
    let columns = T::KEY.iter().map(|position| &T::COLUMNS[*position]);
    key.compare(&mut columns.map(|info| (&*T::INFO.name, info)), &mut parts);
    TypedExpr::new(chain(BinaryOp::And, parts))
}

/// The columns of a key, and the name of their table, as a [`KeyOf`] asks for them.
pub type KeyColumns<'a> = dyn Iterator<Item = (&'static str, &'static ColumnInfo)> + 'a;

/// A value of a key of the type `K`: `5` or `&"a"` for one column, a tuple for several.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key of the type `{K}`",
    label = "expected a `{K}`",
    note = "a key of several columns is a tuple of their values, in the order of the key"
)]
pub trait KeyOf<K> {
    /// Appends `column = value` for each of the columns that it is for.
    #[doc(hidden)]
    fn compare(self, columns: &mut KeyColumns<'_>, parts: &mut Vec<Expr>);
}

#[diagnostic::do_not_recommend]
impl<B: Scalar, V: Operand<B, Sources = ()>> KeyOf<B> for V {
    fn compare(self, columns: &mut KeyColumns<'_>, parts: &mut Vec<Expr>) {
        let Some((table, info)) = columns.next() else { return };
        let column = Expr::Column(ColumnRef { source: table.into(), info: Shared::Static(info) });
        let value = self.into_operand(info.ty.unsized_type());
        parts.push(Expr::binary(BinaryOp::Eq, column, value, SqlType::Boolean));
    }
}

macro_rules! tuple {
    ($($name:ident $key:ident),+) => {
        #[diagnostic::do_not_recommend]
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($key, $name: KeyOf<$key>),+> KeyOf<($($key,)+)> for ($($name,)+) {
            fn compare(self, columns: &mut KeyColumns<'_>, parts: &mut Vec<Expr>) {
                let ($($name,)+) = self;
                $($name.compare(columns, parts);)+
            }
        }
    };
}

tuple!(T1 K1, T2 K2);
tuple!(T1 K1, T2 K2, T3 K3);
tuple!(T1 K1, T2 K2, T3 K3, T4 K4);
tuple!(T1 K1, T2 K2, T3 K3, T4 K4, T5 K5);
tuple!(T1 K1, T2 K2, T3 K3, T4 K4, T5 K5, T6 K6);
tuple!(T1 K1, T2 K2, T3 K3, T4 K4, T5 K5, T6 K6, T7 K7);
tuple!(T1 K1, T2 K2, T3 K3, T4 K4, T5 K5, T6 K6, T7 K7, T8 K8);
