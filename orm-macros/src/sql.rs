//! `sql!("lower({User::name}) = {name}" => bool)`

use std::collections::VecDeque;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{
    Error, Expr, Ident, LitStr, Member, Result, Token, Type,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    spanned::Spanned,
};

/// The databases that a text can be for, as their dialects name them.
const DATABASES: [(&str, &str); 2] = [("postgres", "Postgres"), ("sqlite", "SQLite")];

/// The texts, and the type of the whole where it is an expression.
pub(crate) struct Sql {
    texts: Vec<Text>,
    ty: Option<Type>,
}

/// A text for all databases, or for one, and what its `{}` are.
struct Text {
    database: Option<Ident>,
    text: LitStr,
    values: VecDeque<Expr>,
}

impl Parse for Sql {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut texts = Vec::new();
        loop {
            texts.push(input.parse::<Text>()?);
            if !names_database(input) {
                break;
            }
            if texts.iter().any(|text| text.database.is_none()) {
                return Err(input.error("name the database of each text: `postgres: \"..\", sqlite: \"..\"`"));
            }
        }
        let ty = if input.parse::<Option<Token![=>]>>()?.is_some() { Some(input.parse()?) } else { None };
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            return Err(input.error("expected `,`, or `=>` and the type of the expression"));
        }
        Ok(Self { texts, ty })
    }
}

/// Whether `postgres:` is next.
fn names_database(input: ParseStream<'_>) -> bool {
    input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::])
}

impl Parse for Text {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut database = None;
        if names_database(input) {
            database = Some(input.call(Ident::parse_any)?);
            input.parse::<Token![:]>()?;
        }
        let text = input.parse().map_err(|error: Error| {
            Error::new(
                error.span(),
                "expected a string literal: text made at run time could hold what a user typed, so it does not become SQL; \
                 write `{}`, and give the value after the text",
            )
        })?;
        let mut values = VecDeque::new();
        while input.parse::<Option<Token![,]>>()?.is_some() {
            if input.is_empty() || names_database(input) || input.peek(Token![=>]) {
                break;
            }
            values.push_back(input.parse()?);
        }
        Ok(Self { database, text, values })
    }
}

pub(crate) fn expand(sql: Sql) -> Result<TokenStream> {
    let mut seen: Vec<String> = Vec::new();
    let mut all: Option<TokenStream> = None;
    for text in sql.texts {
        let backend = match &text.database {
            None => quote!(::core::option::Option::None),
            Some(database) => {
                let name = database.to_string();
                let Some((_, backend)) = DATABASES.iter().find(|(known, _)| *known == name) else {
                    return Err(Error::new(database.span(), "no such database: `postgres` or `sqlite`"));
                };
                if seen.contains(&name) {
                    return Err(Error::new(database.span(), format!("`{name}` is said twice")));
                }
                seen.push(name);
                quote!(::core::option::Option::Some(#backend))
            }
        };
        let text = parts(text, backend)?;
        all = Some(match all {
            None => text,
            Some(before) => quote!(#before.or(#text)),
        });
    }
    Ok(match sql.ty {
        Some(ty) => quote!(#all.expr::<#ty>()),
        None => quote!(#all.statement()),
    })
}

/// The text as pieces of SQL with expressions between them.
fn parts(Text { text: literal, mut values, .. }: Text, backend: TokenStream) -> Result<TokenStream> {
    let span = literal.span();
    let text = literal.value();
    if text.contains('\0') {
        return Err(Error::new(span, "the text has the character U+0000"));
    }
    let mut tokens = quote!(::squall::__core::query::RawBuilder::new(#backend));
    let mut sql = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        sql.push_str(&rest[..at]);
        let brace = &rest[at..at + 1];
        let after = &rest[at + 1..];
        if let Some(after) = after.strip_prefix(brace) {
            sql.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" {
            return Err(Error::new(span, "a single `}`: write `}}`"));
        }
        let Some(end) = after.find('}') else {
            return Err(Error::new(span, "a `{` that is not closed: for the character write `{{`"));
        };
        // With the span of the part, so that the compiler's messages point at it.
        let part = match &after[..end] {
            "" => {
                let value = values.pop_front().ok_or_else(|| {
                    Error::new(span, "a `{}` without a value: give it after the text, or name it, `{value}`")
                })?;
                quote_spanned!(value.span()=> .part(#value))
            }
            name => {
                // Located at the text, but not of it: the compiler would suggest to replace the whole text by a name.
                let span = Span::call_site().located_at(span);
                let named = named(name, span)?;
                quote_spanned!(span=> .named(&#named))
            }
        };
        if !sql.is_empty() {
            tokens = quote!(#tokens.sql(#sql));
            sql.clear();
        }
        tokens.extend(part);
        rest = &after[end + 1..];
    }
    if let Some(more) = values.front() {
        return Err(Error::new(more.span(), "this value has no `{}` in the text"));
    }
    sql.push_str(rest);
    Ok(if sql.is_empty() { tokens } else { quote!(#tokens.sql(#sql)) })
}

/// `{User::name}`, `{name}` or `{self.name}`.
fn named(text: &str, span: Span) -> Result<Expr> {
    let expr: Option<Expr> = LitStr::new(text, span).parse().ok();
    expr.filter(is_name).ok_or_else(|| {
        let message =
            format!("`{{{text}}}` is not a name: write `{{}}`, and give the expression after the text");
        Error::new(span, message)
    })
}

fn is_name(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => matches!(field.member, Member::Named(_)) && is_name(&field.base),
        _ => false,
    }
}
