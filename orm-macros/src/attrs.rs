//! What all attributes have in common: an unknown one is an error that lists the known ones.

use proc_macro2::{TokenStream, TokenTree};
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

/// What is wrong with an input, one thing after another: of what is right the rest is made all the same, for whatever uses it would
/// be wrong without it.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    /// Whether there is none.
    pub(crate) fn none(&self) -> bool {
        self.0.is_none()
    }

    /// Adds one.
    pub(crate) fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }

    /// Adds that of a result.
    pub(crate) fn keep(&mut self, result: Result<()>) {
        if let Err(error) = result {
            self.add(error);
        }
    }

    /// Adds those of another.
    pub(crate) fn append(&mut self, errors: Self) {
        errors.0.into_iter().for_each(|error| self.add(error));
    }

    /// As tokens.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.0.map(Error::into_compile_error).unwrap_or_default()
    }
}

/// As [`each`], but one that is wrong is stepped over.
pub(crate) fn each_right(
    attrs: &[Attribute],
    name: &str,
    errors: &mut Errors,
    mut each: impl FnMut(&str, &ParseNestedMeta<'_>) -> Result<()>,
) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        let mut found = Errors::default();
        let parsed = attr.parse_nested_meta(|meta| {
            if let Err(error) = each(&path_name(&meta.path), &meta) {
                found.add(error);
                while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
                    meta.input.parse::<TokenTree>()?;
                }
            }
            Ok(())
        });
        // Tokens in parentheses that are left are an error for `syn`, too.
        if found.none() {
            errors.keep(parsed);
        }
        errors.append(found);
    }
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
