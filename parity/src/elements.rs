//! The elements of arrays and of JSON as tables.

use squall::{
    Shared, SqlType,
    ast::{Derived, ElementKind, Elements, Expr, Query, TableRef},
    schema::{ColumnInfo, TableInfo},
};

use crate::{kinds::KINDS, random::Random, statement::Statements};

impl Statements<'_> {
    /// The elements of a column of the tables before, or of a value, named `v` with a number.
    pub(crate) fn elements(&self, random: &mut Random, before: &[Expr], place: usize) -> TableRef {
        let has_elements = |ty: &SqlType| ty.is_array() || ty.is_json();
        let columns: Vec<&Expr> = before.iter().filter(|it| has_elements(it.ty())).collect();
        let of = if !columns.is_empty() && random.chance(80) {
            (*random.pick(&columns)).clone()
        } else {
            let types: Vec<&SqlType> =
                KINDS.iter().map(|kind| &kind.base).filter(|ty| has_elements(ty)).collect();
            let ty = (*random.pick(&types)).clone();
            self.maker(random, Vec::new()).constant(&ty)
        };
        let (kind, types) = match of.ty() {
            SqlType::Array(element) => (ElementKind::Array, [(**element).clone(), SqlType::BigInt]),
            _ if random.chance(50) => (ElementKind::JsonArray, [SqlType::JSON, SqlType::BigInt]),
            _ => (ElementKind::JsonObject, [SqlType::TEXT, SqlType::JSON]),
        };
        let column =
            |(at, ty)| ColumnInfo { name: format!("c{at}").into(), ty, nullable: false, primary_key: false };
        let mut info = TableInfo::new("", &[], None);
        info.name = format!("v{place}").into();
        info.columns = types.into_iter().enumerate().map(column).collect();
        let lateral = matches!(of, Expr::Column(_));
        let query = Query::Elements(Box::new(Elements { of, kind }));
        TableRef { derived: Some(Box::new(Derived { query, lateral })), ..TableRef::from(Shared::from(info)) }
    }
}
