//! Comments that say where a statement comes from, in the form of [sqlcommenter](https://google.github.io/sqlcommenter/spec/).

use std::{borrow::Cow, fmt::Write};

use crate::executor::{Executor, Place, Target};

/// Keys and values that stand in a comment at the end of each statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[doc(hidden)]
pub struct Tags {
    pairs: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl Tags {
    /// These and one more, which takes the place of one with the same key.
    pub(crate) fn with(tags: Option<&Self>, key: Cow<'static, str>, value: Cow<'static, str>) -> Self {
        let mut pairs = tags.map(|it| it.pairs.clone()).unwrap_or_default();
        pairs.retain(|(known, _)| *known != key);
        pairs.push((key, value));
        // By what is printed, as the specification has it.
        pairs.sort_by_cached_key(|(key, value)| (encoded(key), encoded(value)));
        Self { pairs }
    }

    /// Whether they are all of the program's text, and so the same each time.
    pub(crate) fn are_constant(&self) -> bool {
        let constant = |text: &Cow<'_, str>| matches!(text, Cow::Borrowed(_));
        self.pairs.iter().all(|(key, value)| constant(key) && constant(value))
    }

    /// The statement with the comment at its end; one that ends with a comment is left as it is.
    pub(crate) fn on(&self, sql: &str) -> Option<String> {
        if sql.trim_end().ends_with("*/") {
            return None;
        }
        let mut text = String::with_capacity(sql.len() + 8 + self.pairs.len() * 32);
        text.push_str(sql);
        // On a line of its own where the user's SQL may end with a comment to the end of the line.
        text.push_str(if sql.contains("--") { "\n/*" } else { " /*" });
        for (position, (key, value)) in self.pairs.iter().enumerate() {
            if position > 0 {
                text.push(',');
            }
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{}='{}'", encoded(key), encoded(value));
        }
        text.push_str("*/");
        Some(text)
    }
}

/// The text as a part of a URL: letters, digits and `-._~` are themselves, so that nothing in it ends a quote or a comment.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// What queries run on, with a comment at the end of each: made by [`Executor::comment`].
#[derive(Debug)]
pub struct Commented<'a> {
    place: Place<'a>,
    tags: Tags,
}

impl<'a> Commented<'a> {
    pub(crate) fn new(target: Target<'a>, key: Cow<'static, str>, value: Cow<'static, str>) -> Self {
        Self { place: target.place, tags: Tags::with(target.tags, key, value) }
    }
}

#[diagnostic::do_not_recommend]
impl Executor for Commented<'_> {
    fn target(&self) -> Target<'_> {
        Target { place: self.place, tags: Some(&self.tags) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &'static str)]) -> String {
        let tags = pairs.iter().fold(Tags::default(), |tags, (key, value)| {
            Tags::with(Some(&tags), (*key).into(), (*value).into())
        });
        tags.on("SELECT 1").unwrap_or_default()
    }

    #[test]
    fn keys_are_sorted_and_the_last_value_counts() {
        let pairs = [("route", "/a"), ("action", "list"), ("route", "/users/1?a=b c")];
        assert_eq!(of(&pairs), "SELECT 1 /*action='list',route='%2Fusers%2F1%3Fa%3Db%20c'*/");
    }

    #[test]
    fn nothing_breaks_out() {
        let hostile = "*/; DROP TABLE users; -- ' \\' \" \0 \n é %27 /*";
        let text = of(&[("k", hostile), (hostile, "v")]);
        let comment =
            text.strip_prefix("SELECT 1 /*").and_then(|it| it.strip_suffix("*/")).unwrap_or_default();
        assert!(!comment.contains("*/") && !comment.contains("/*"), "{text}");
        assert_eq!(comment.matches('\'').count(), 4, "{text}");
        assert!(comment.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._~%=',".contains(&it)), "{text}");
        assert!(comment.contains("%2A%2F%3B%20DROP"), "{text}");
    }

    #[test]
    fn a_comment_that_is_there_is_left_alone() {
        let tags = Tags::with(None, "a".into(), "b".into());
        assert_eq!(tags.on("SELECT 1 /*x*/ "), None);
        assert_eq!(tags.on("SELECT 1 -- x").as_deref(), Some("SELECT 1 -- x\n/*a='b'*/"));
    }

    #[test]
    fn text_of_the_program_is_constant() {
        let constant = Tags::with(None, "a".into(), "b".into());
        assert!(constant.are_constant());
        assert!(!Tags::with(Some(&constant), "c".into(), String::from("d").into()).are_constant());
    }
}
