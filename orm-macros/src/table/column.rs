//! The fields of the struct, and their `#[column(..)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{
    Error, Expr, Field, Ident, LitInt, LitStr, Path, Result, Type, meta::ParseNestedMeta, spanned::Spanned,
};

use crate::{
    attrs::{self, Errors},
    names,
};

const KNOWN: &[&str] = &[
    "name",
    "primary_key",
    "auto",
    "unique",
    "index",
    "default",
    "default_fn",
    "on_update",
    "on_update_fn",
    "version",
    "references",
    "check",
    "generated",
    "sqlite(virtual)",
    "collation",
    "comment",
    "renamed_from",
    "max_length",
    "precision",
    "scale",
    "timestamp",
    "uuid",
    "json",
];

/// A column, as its field says it.
pub(crate) struct Column {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) vis: syn::Visibility,
    pub(crate) docs: Vec<syn::Attribute>,
    pub(crate) name: String,
    pub(crate) primary_key: bool,
    pub(crate) auto: Option<Auto>,
    pub(crate) unique: bool,
    pub(crate) index: bool,
    pub(crate) default: Option<Default>,
    pub(crate) on_update: Option<Default>,
    pub(crate) version: bool,
    pub(crate) references: Option<Reference>,
    pub(crate) check: Option<Expr>,
    pub(crate) generated: Option<Expr>,
    /// Whether SQLite computes it when it is read.
    pub(crate) sqlite_virtual: bool,
    pub(crate) collation: Option<Expr>,
    pub(crate) comment: Option<LitStr>,
    /// Its name before, for the migration that renames it.
    pub(crate) renamed_from: Option<LitStr>,
    pub(crate) max_length: Option<LitInt>,
    pub(crate) precision: Option<LitInt>,
    pub(crate) scale: Option<LitInt>,
    pub(crate) timestamp: Option<Ident>,
    pub(crate) uuid: Option<Ident>,
    pub(crate) json: Option<Ident>,
    /// Whether something of it is wrong, and so maybe what it gets where nothing is said.
    is_wrong: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Auto {
    Identity,
    Serial,
}

/// What a column gets where nothing is said.
pub(crate) enum Default {
    /// `now()`
    Now(proc_macro2::Span),
    /// A constant that the database stores
    Value(Expr),
    /// A function that the client calls
    Function(Path),
}

/// `references(User::id, on_delete = cascade)`
pub(crate) struct Reference {
    pub(crate) column: Path,
    pub(crate) on_delete: Ident,
    pub(crate) on_update: Ident,
    pub(crate) deferrable: bool,
    /// The name of the relation along it.
    pub(crate) relation: Option<Ident>,
}

impl Column {
    pub(crate) fn parse(field: &Field, errors: &mut Errors) -> Result<Self> {
        let ident = field.ident.clone().ok_or_else(|| Error::new_spanned(field, "a column needs a name"))?;
        if ident == "new" {
            return Err(Error::new_spanned(
                &ident,
                "`new` is the insert's builder: name the field otherwise, and say `#[column(name = \"new\")]`",
            ));
        }
        let plain = ident.to_string().trim_start_matches("r#").to_owned();
        let mut column = Self {
            name: heck::ToSnakeCase::to_snake_case(plain.as_str()),
            ident,
            ty: field.ty.clone(),
            vis: field.vis.clone(),
            docs: field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).cloned().collect(),
            primary_key: false,
            auto: None,
            unique: false,
            index: false,
            default: None,
            on_update: None,
            version: false,
            references: None,
            check: None,
            generated: None,
            sqlite_virtual: false,
            collation: None,
            comment: None,
            renamed_from: None,
            max_length: None,
            precision: None,
            scale: None,
            timestamp: None,
            uuid: None,
            json: None,
            is_wrong: false,
        };
        let mut found = Errors::default();
        attrs::each_right(&field.attrs, "column", &mut found, |item, meta| column.attribute(item, meta));
        if found.none() {
            found.keep(names::check(&column.name, &column.ident));
            found.keep(column.check());
        }
        column.is_wrong = !found.none();
        errors.append(found);
        Ok(column)
    }

    fn attribute(&mut self, item: &str, meta: &ParseNestedMeta<'_>) -> Result<()> {
        match item {
            "name" => {
                let text = attrs::text(meta)?;
                self.name = text.value();
                names::check(&self.name, &text)?;
            }
            "primary_key" => self.primary_key = true,
            "auto" => self.auto = Some(auto(meta)?),
            "unique" => self.unique = true,
            "index" => self.index = true,
            "default" => self.default = Some(default(meta)?),
            "default_fn" => self.default = Some(Default::Function(function(meta)?)),
            "on_update" => {
                let default = default(meta)?;
                if !matches!(default, Default::Now(_)) {
                    return Err(
                        meta.error("`on_update` takes `now()`; for a function of yours use `on_update_fn`")
                    );
                }
                self.on_update = Some(default);
            }
            "on_update_fn" => self.on_update = Some(Default::Function(function(meta)?)),
            "version" => self.version = true,
            "references" => self.references = Some(reference(meta)?),
            "check" => self.check = Some(meta.value()?.parse()?),
            "generated" => self.generated = Some(meta.value()?.parse()?),
            "sqlite" => attrs::nested(meta, |item, meta| {
                if item != "virtual" {
                    return Err(attrs::unknown(&meta, "column(sqlite(..))", &["virtual"]));
                }
                self.sqlite_virtual = true;
                Ok(())
            })?,
            "collation" => self.collation = Some(meta.value()?.parse()?),
            "comment" => self.comment = Some(attrs::text(meta)?),
            "renamed_from" => self.renamed_from = Some(attrs::text(meta)?),
            "max_length" => self.max_length = Some(meta.value()?.parse()?),
            "precision" => self.precision = Some(meta.value()?.parse()?),
            "scale" => self.scale = Some(meta.value()?.parse()?),
            "timestamp" => self.timestamp = Some(mode(meta, &["micros", "millis", "seconds", "text"])?),
            "uuid" => self.uuid = Some(mode(meta, &["text", "blob"])?),
            "json" => self.json = Some(mode(meta, &["binary", "text"])?),
            _ => return Err(attrs::unknown(meta, "column", KNOWN)),
        }
        Ok(())
    }

    /// What must not stand together.
    fn check(&self) -> Result<()> {
        let fail = |message: &str| Err(Error::new_spanned(&self.ident, message));
        if self.auto.is_some() && !self.primary_key {
            return fail("`auto` is for the primary key: add `primary_key`");
        }
        if self.auto.is_some() && self.default.is_some() {
            return fail("an `auto` column has no other default");
        }
        let given = self.auto.is_some() || self.default.is_some() || self.on_update.is_some();
        if self.generated.is_some() && (given || self.primary_key) {
            return fail(
                "a generated column is computed by the database: it is no key, and has no `default` and no `on_update`",
            );
        }
        if self.sqlite_virtual && self.generated.is_none() {
            return fail("`sqlite(virtual)` is for a `generated` column");
        }
        if self.version && (given || self.generated.is_some() || self.primary_key) {
            return fail(
                "a version is counted up by each update, from 1: it is no key, and has no `default` and no `on_update`",
            );
        }
        if self.primary_key && self.is_optional() {
            return fail("a column of the primary key is never NULL: take the `Option` away");
        }
        if self.scale.is_some() && self.precision.is_none() {
            return fail("`scale` goes with `precision`");
        }
        Ok(())
    }

    /// Whether the field is an `Option`.
    pub(crate) fn is_optional(&self) -> bool {
        let Type::Path(path) = &self.ty else { return false };
        path.path.segments.last().is_some_and(|last| last.ident == "Option")
    }

    /// Whether an insert or an update can name it.
    pub(crate) fn is_writable(&self) -> bool {
        self.generated.is_none()
    }

    /// Whether an insert must name it.
    pub(crate) fn is_required(&self) -> bool {
        let is_given = self.auto.is_some() || self.default.is_some() || self.version;
        self.is_writable() && !is_given && !self.is_optional() && !self.is_wrong
    }

    /// The field's type in `NewUser` where it may be left out: an `Option`, but not one in another.
    pub(crate) fn left_out_type(&self) -> TokenStream {
        let ty = &self.ty;
        if self.is_optional() { quote!(#ty) } else { quote!(::std::option::Option<#ty>) }
    }

    /// The column as queries know it.
    pub(crate) fn info(&self) -> TokenStream {
        let Self { name, ty, primary_key, .. } = self;
        let sql_type = self.sql_type();
        quote_spanned! {ty.span()=>
            __squall::schema::ColumnInfo {
                name: ::std::borrow::Cow::Borrowed(#name),
                ty: #sql_type,
                nullable: <#ty as __squall::table::Field>::IS_NULLABLE,
                primary_key: #primary_key,
            }
        }
    }

    fn sql_type(&self) -> TokenStream {
        let ty = &self.ty;
        let span = ty.span();
        if let Some(length) = &self.max_length {
            quote_spanned!(span=> __squall::table::text::<#ty>(#length))
        } else if let Some(precision) = &self.precision {
            let scale = self.scale.as_ref().map_or_else(|| quote!(0), |scale| quote!(#scale));
            quote_spanned!(span=> __squall::table::decimal::<#ty>(#precision, #scale))
        } else if let Some(mode) = &self.timestamp {
            quote_spanned!(span=> __squall::table::timestamp::<#ty>(__squall::types::TimestampMode::#mode))
        } else if let Some(mode) = &self.uuid {
            quote_spanned!(span=> __squall::table::uuid::<#ty>(__squall::types::UuidMode::#mode))
        } else if let Some(mode) = &self.json {
            quote_spanned!(span=> __squall::table::json::<#ty>(__squall::types::JsonMode::#mode))
        } else {
            quote_spanned!(span=> <#ty as __squall::table::Field>::COLUMN_TYPE)
        }
    }
}

fn auto(meta: &ParseNestedMeta<'_>) -> Result<Auto> {
    if !meta.input.peek(syn::Token![=]) {
        return Ok(Auto::Identity);
    }
    let kind: Ident = meta.value()?.parse()?;
    match kind.to_string().as_str() {
        "identity" => Ok(Auto::Identity),
        "serial" => Ok(Auto::Serial),
        _ => Err(Error::new_spanned(kind, "`auto` takes `identity` (the default) or `serial`")),
    }
}

fn default(meta: &ParseNestedMeta<'_>) -> Result<Default> {
    let value: Expr = meta.value()?.parse()?;
    if let Expr::Call(call) = &value
        && let Expr::Path(function) = &*call.func
        && function.path.is_ident("now")
        && call.args.is_empty()
    {
        return Ok(Default::Now(value.span()));
    }
    Ok(Default::Value(value))
}

/// The function of `default_fn` and `on_update_fn`.
fn function(meta: &ParseNestedMeta<'_>) -> Result<Path> {
    match meta.value()?.parse()? {
        Expr::Path(function) if function.qself.is_none() => Ok(function.path),
        other => Err(Error::new_spanned(other, "expected the path of a function, such as `Uuid::new_v4`")),
    }
}

fn reference(meta: &ParseNestedMeta<'_>) -> Result<Reference> {
    let content;
    syn::parenthesized!(content in meta.input);
    let column: Path = content.parse()?;
    if column.segments.len() < 2 {
        return Err(Error::new_spanned(column, "expected a column, such as `User::id`"));
    }
    let no_action = || Ident::new("NoAction", column.span());
    let mut reference = Reference {
        on_delete: no_action(),
        on_update: no_action(),
        deferrable: false,
        relation: None,
        column,
    };
    while !content.is_empty() {
        content.parse::<syn::Token![,]>()?;
        if content.is_empty() {
            break;
        }
        let item: Ident = content.parse()?;
        let slot = match item.to_string().as_str() {
            "on_delete" => &mut reference.on_delete,
            "on_update" => &mut reference.on_update,
            "deferrable" => {
                reference.deferrable = true;
                continue;
            }
            "relation" => {
                content.parse::<syn::Token![=]>()?;
                reference.relation = Some(content.parse()?);
                continue;
            }
            _ => {
                let message = format!(
                    "unknown attribute `{item}` in `references(..)`; it takes: on_delete, on_update, deferrable, relation"
                );
                return Err(Error::new_spanned(item, message));
            }
        };
        content.parse::<syn::Token![=]>()?;
        *slot = action(content.parse()?)?;
    }
    Ok(reference)
}

/// A referential action, as the variant of its enum.
pub(crate) fn action(word: Ident) -> Result<Ident> {
    let variant = match word.to_string().as_str() {
        "no_action" => "NoAction",
        "restrict" => "Restrict",
        "cascade" => "Cascade",
        "set_null" => "SetNull",
        "set_default" => "SetDefault",
        other => {
            let message = format!(
                "unknown action `{other}`; there are: cascade, restrict, set_null, set_default, no_action"
            );
            return Err(Error::new_spanned(word, message));
        }
    };
    Ok(Ident::new(variant, word.span()))
}

/// One of the modes that a type has, as the variant of its enum.
fn mode(meta: &ParseNestedMeta<'_>, modes: &[&str]) -> Result<Ident> {
    let mode: Ident = meta.value()?.parse()?;
    let name = mode.to_string();
    if !modes.contains(&name.as_str()) {
        let message = format!("unknown mode `{name}`; there are: {}", modes.join(", "));
        return Err(Error::new_spanned(mode, message));
    }
    Ok(Ident::new(&heck::ToUpperCamelCase::to_upper_camel_case(name.as_str()), mode.span()))
}
