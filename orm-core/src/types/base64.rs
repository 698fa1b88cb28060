//! Bytes as text: base64 (RFC 4648) for JSON, and its URL-safe form without padding for tokens.

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// In base64, padded.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = write(bytes, STANDARD);
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// What base64 says, padded or not; `None` where it is none.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    read(text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text), STANDARD)
}

/// In URL-safe base64, without padding.
pub(crate) fn encode_url(bytes: &[u8]) -> String {
    write(bytes, URL_SAFE)
}

/// What URL-safe base64 without padding says; `None` where it is none.
pub(crate) fn decode_url(text: &str) -> Option<Vec<u8>> {
    read(text, URL_SAFE)
}

fn write(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(alphabet[(bits >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

fn read(text: &str, alphabet: &[u8; 64]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for char in chunk {
            bits = bits << 6 | u32::try_from(alphabet.iter().position(|it| it == char)?).ok()?;
        }
        bits <<= 6 * (4 - chunk.len());
        // So many characters, so many whole bytes; what is left over is zero, so that each value has one text.
        let whole = chunk.len().checked_sub(1).filter(|whole| *whole > 0)?;
        let [_, all @ ..] = bits.to_be_bytes();
        if all[whole..].iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(&all[..whole]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (text, encoded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(encode(text.as_bytes()), encoded);
            assert_eq!(decode(encoded).as_deref(), Some(text.as_bytes()));
            let bare = encoded.trim_end_matches('=');
            assert_eq!(encode_url(text.as_bytes()), bare);
            assert_eq!(decode_url(bare).as_deref(), Some(text.as_bytes()));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode_url(&encode_url(&all)), Some(all));
    }

    #[test]
    fn what_is_none() {
        for text in ["Z", "Zg=", "Zh", "Z g", "Zm9v\n", "_w", "é"] {
            assert_eq!(decode_url(text).filter(|_| text != "_w"), None, "{text}");
        }
        assert_eq!(decode("_w=="), None);
        assert_eq!(decode("Zg==="), None);
    }
}
