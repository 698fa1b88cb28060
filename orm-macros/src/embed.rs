//! `embed_migrations!("migrations")`

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, LitStr, Result, parse::Parse};

pub(crate) struct Embed(Option<LitStr>);

impl Parse for Embed {
    fn parse(input: syn::parse::ParseStream<'_>) -> Result<Self> {
        if input.is_empty() { Ok(Self(None)) } else { input.parse().map(|it| Self(Some(it))) }
    }
}

/// The files of a migration, in the order in which `squall_kit` takes them.
const FILES: [&str; 4] = ["postgres.sql", "sqlite.sql", "postgres.down.sql", "sqlite.down.sql"];

pub(crate) fn expand(Embed(folder): Embed) -> Result<TokenStream> {
    let span = folder.as_ref().map_or_else(proc_macro2::Span::call_site, LitStr::span);
    let folder = folder.map_or_else(|| "migrations".to_owned(), |it| it.value());
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let folder = root.join(folder);
    let unreadable = |error: std::io::Error| {
        Error::new(
            span,
            format!("the folder of the migrations, {}, cannot be read: {error}", folder.display()),
        )
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    let migrations = paths.iter().filter_map(|path| migration(path));
    Ok(quote!(::squall_kit::project::embedded(&[#(#migrations),*])))
}

fn migration(path: &Path) -> Option<TokenStream> {
    let name = path.file_name()?.to_str().filter(|it| !it.starts_with('.'))?;
    let files = FILES.map(|file| path.join(file));
    if !path.is_dir() || !files.iter().any(|it| it.is_file()) {
        return None;
    }
    let texts = files.iter().map(|file| match file.to_str().filter(|_| file.is_file()) {
        Some(file) => quote!(::std::option::Option::Some(::std::include_str!(#file))),
        None => quote!(::std::option::Option::None),
    });
    Some(quote!((#name, [#(#texts),*])))
}
