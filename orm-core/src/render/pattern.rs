//! Plain text in LIKE patterns.

/// Plain text as a part of a LIKE pattern: `%`, `_` and `\` mean themselves.
pub fn escape_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_means_itself() {
        assert_eq!(escape_pattern(r"50%_a\b"), r"50\%\_a\\b");
    }
}
