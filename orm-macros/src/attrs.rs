//! What all attributes have in common: an unknown one is an error that lists the known ones.

use syn::{Attribute, Error, Expr, ExprLit, Lit, LitStr, Path, Result, Token, meta::ParseNestedMeta};

/// Calls `each` with every item of the attributes named `name`.
pub(crate) fn each(
    attrs: &[Attribute],
    name: &str,
    mut each: impl FnMut(&str, ParseNestedMeta<'_>) -> Result<()>,
) -> Result<()> {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        attr.parse_nested_meta(|meta| {
            let item = path_name(&meta.path);
            each(&item, meta)
        })?;
    }
    Ok(())
}

/// The name of an item.
pub(crate) fn path_name(path: &Path) -> String {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::")
}

/// The error for an item that there is not.
pub(crate) fn unknown(meta: &ParseNestedMeta<'_>, attribute: &str, known: &[&str]) -> Error {
    let item = path_name(&meta.path);
    meta.error(format!("unknown attribute `{item}` in `#[{attribute}(..)]`; it takes: {}", known.join(", ")))
}

/// The value of `item = "text"`.
pub(crate) fn text(meta: &ParseNestedMeta<'_>) -> Result<LitStr> {
    match meta.value()?.parse()? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text),
        other => Err(Error::new_spanned(other, "expected a string literal")),
    }
}

/// The items in the parentheses of `item(..)`.
pub(crate) fn nested(
    meta: &ParseNestedMeta<'_>,
    mut each: impl FnMut(&str, ParseNestedMeta<'_>) -> Result<()>,
) -> Result<()> {
    meta.parse_nested_meta(|inner| {
        let item = path_name(&inner.path);
        each(&item, inner)
    })
}

/// The paths in the parentheses of `item(a, b)`.
pub(crate) fn paths(meta: &ParseNestedMeta<'_>) -> Result<Vec<Path>> {
    let content;
    syn::parenthesized!(content in meta.input);
    let list = content.parse_terminated(Path::parse_mod_style, Token![,])?;
    Ok(list.into_iter().collect())
}
