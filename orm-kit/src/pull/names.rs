//! Names in Rust for names of the database.

use std::collections::HashSet;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Names that a struct or an enum must not take: those that the source itself uses, and the derives by their short names.
const TAKEN: &[&str] = &[
    "Self",
    "Option",
    "Vec",
    "String",
    "Some",
    "None",
    "Ok",
    "Err",
    "Result",
    "Box",
    "Table",
    "TableDef",
    "DbEnum",
    "Debug",
    "Clone",
    "Copy",
    "PartialEq",
    "Default",
    "Send",
    "Sync",
    "Sized",
    "Iterator",
    "From",
    "Into",
    "Drop",
    "Fn",
    "Uuid",
    "Decimal",
    "DateTime",
    "Utc",
    "NaiveDate",
    "NaiveDateTime",
    "NaiveTime",
    "TimeDelta",
    "Collation",
    "Json",
    "Db",
    "Error",
    "Executor",
    "Transaction",
];

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that a raw identifier cannot have either.
const NEVER: &[&str] = &["self", "super", "crate", "_", "new"];

/// Whether a const can have it without `r#`.
pub(super) fn is_name(name: &str) -> bool {
    is_ident(name) && !KEYWORDS.contains(&name) && !NEVER.contains(&name)
}

/// The names of structs and enums of one source, each once.
#[derive(Debug, Default)]
pub(super) struct Types {
    taken: HashSet<String>,
}

impl Types {
    /// A name for the struct of a table, or for an enum.
    pub(super) fn take(&mut self, words: &str) -> String {
        let base = camel(words);
        let mut name = base.clone();
        let mut number = 2;
        while TAKEN.contains(&name.as_str()) || made(&name).iter().any(|it| self.taken.contains(it)) {
            name = if name == base { format!("{base}Row") } else { format!("{base}{number}") };
            number += 1;
        }
        self.taken.extend(made(&name));
        name
    }
}

/// What the derive makes beside a struct.
fn made(name: &str) -> [String; 5] {
    [
        name.to_owned(),
        format!("New{name}"),
        format!("{name}Patch"),
        format!("{name}Insert"),
        format!("{name}As"),
    ]
}

/// In UpperCamelCase, of letters and digits, with a letter first.
pub(super) fn camel(words: &str) -> String {
    let plain: String = words.chars().map(|it| if it.is_alphanumeric() { it } else { '_' }).collect();
    let name = plain.to_upper_camel_case();
    match name.chars().next() {
        Some(first) if is_start(first) && is_ident(&name) => name,
        Some(_) if is_ident(&format!("N{name}")) => format!("N{name}"),
        _ => "Unnamed".into(),
    }
}

fn is_start(character: char) -> bool {
    character.is_alphabetic()
}

/// Whether the compiler takes it: letters and digits of all scripts, but no others.
fn is_ident(name: &str) -> bool {
    syn::parse_str::<proc_macro2::Ident>(name).is_ok()
}

/// Words whose plural is no ending: the plural, and how much of its end the singular has otherwise.
const IRREGULAR: [(&str, usize, &str); 7] = [
    ("people", 4, "rson"),
    ("children", 3, ""),
    ("women", 2, "an"),
    ("men", 2, "an"),
    ("feet", 3, "oot"),
    ("teeth", 4, "ooth"),
    ("mice", 3, "ouse"),
];

/// A singular for the name of a table.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    // The last of several words: `sales_people`, but not `specimen`.
    let is_last = |plural: &&(&str, usize, &str)| {
        lower.strip_suffix(plural.0).is_some_and(|it| it.is_empty() || it.ends_with(['_', ' ']))
    };
    if let Some((_, length, ending)) = IRREGULAR.iter().find(is_last) {
        return format!("{}{ending}", &word[..word.len() - length]);
    }
    let ends = |ending: &str| lower.ends_with(ending);
    let cut = |count: usize| word[..word.len() - count].to_owned();
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    if ends("ies") && word.len() > 4 {
        let y = if lower == word { "y" } else { "Y" };
        let y = if word.ends_with("ies") { "y" } else { y };
        format!("{}{y}", cut(3))
    } else if ["sses", "xes", "zes", "ches", "shes"].iter().any(|it| ends(it)) {
        cut(2)
    } else if ends("s") && !["ss", "us", "is"].iter().any(|it| ends(it)) {
        cut(1)
    } else {
        word.to_owned()
    }
}

/// The name that the derive gives to the table of a struct.
pub(super) fn table_of(ident: &str) -> String {
    plural(&ident.to_snake_case())
}

/// A plural, made as the derive makes it.
pub(super) fn plural(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "iy", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// A field, as it is written.
pub(super) struct FieldName {
    /// With `r#` where it is a keyword.
    pub(super) ident: String,
    /// The column's name, where the derive would give it another one.
    pub(super) name: Option<String>,
}

/// The fields of the columns of a table.
pub(super) fn fields<'a>(columns: impl Iterator<Item = &'a str>) -> Vec<FieldName> {
    let mut taken = HashSet::new();
    columns
        .map(|column| {
            let plain: String =
                column.chars().map(|it| if it.is_alphanumeric() { it } else { '_' }).collect();
            let mut base = plain.to_snake_case();
            if base.is_empty() {
                base = "column".into();
            }
            if !base.chars().next().is_some_and(is_start) {
                base.insert(0, '_');
            }
            if NEVER.contains(&base.as_str()) {
                base.push('_');
            } else if !is_ident(&base) && !KEYWORDS.contains(&base.as_str()) {
                base = "column".into();
            }
            let mut plain = base.clone();
            let mut number = 2;
            while !taken.insert(plain.clone()) {
                plain = format!("{base}_{number}");
                number += 1;
            }
            let name = (plain.to_snake_case() != column).then(|| column.to_owned());
            let ident = if KEYWORDS.contains(&plain.as_str()) { format!("r#{plain}") } else { plain };
            FieldName { ident, name }
        })
        .collect()
}

/// The variants of an enum, with the label where the derive would give another one.
pub(super) fn variants<'a>(labels: impl Iterator<Item = &'a str>) -> Vec<(String, Option<String>)> {
    let mut taken = HashSet::from(["Self".to_owned()]);
    labels
        .map(|label| {
            let base = camel(label);
            let mut variant = base.clone();
            let mut number = 2;
            while !taken.insert(variant.clone()) {
                variant = format!("{base}{number}");
                number += 1;
            }
            let label = (variant.to_snake_case() != label).then(|| label.to_owned());
            (variant, label)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_singular_structs() {
        for (table, ident) in [
            ("users", "User"),
            ("categories", "Category"),
            ("boxes", "Box"),
            ("addresses", "Address"),
            ("status", "Status"),
            ("Album", "Album"),
            ("order lines", "OrderLine"),
            ("2fa", "N2fa"),
            ("🦀", "Unnamed"),
            ("straße", "Straße"),
            ("people", "Person"),
            ("school_children", "SchoolChild"),
            ("specimen", "Specimen"),
        ] {
            assert_eq!(camel(&singular(table)), ident, "{table}");
        }
        for (ident, table) in
            [("User", "users"), ("Category", "categories"), ("Address", "addresses"), ("Day", "days")]
        {
            assert_eq!(table_of(ident), table);
        }
    }

    #[test]
    fn no_name_is_taken_twice() {
        let mut types = Types::default();
        assert_eq!(types.take("user"), "User");
        assert_eq!(types.take("User"), "UserRow");
        assert_eq!(types.take("USER"), "User3");
        assert_eq!(types.take("new user"), "NewUser4");
        assert_eq!(types.take("option"), "OptionRow");
        assert_eq!(types.take("user_as"), "UserAsRow");
    }

    #[test]
    fn fields_keep_the_names_of_their_columns() {
        let columns = ["id", "UserId", "type", "self", "new", "1st", "a b", "a_b", "", "naïve", "🦀", "_x"];
        let written: Vec<_> = fields(columns.into_iter())
            .into_iter()
            .map(|it| (it.ident, it.name.unwrap_or_default()))
            .collect();
        let expected = [
            ("id", ""),
            ("user_id", "UserId"),
            ("r#type", ""),
            ("self_", ""),
            ("new_", ""),
            ("_1st", ""),
            ("a_b", "a b"),
            ("a_b_2", "a_b"),
            ("column", ""),
            ("naïve", ""),
            ("column_2", "🦀"),
            ("x", "_x"),
        ];
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(written, expected);
    }
}
