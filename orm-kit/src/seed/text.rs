//! Texts, by the name of their column.

use fake::{
    Fake,
    faker::{
        address::en::{
            BuildingNumber, CityName, CountryCode, CountryName, StateName, StreetName, TimeZone, ZipCode,
        },
        company::en::{CatchPhrase, CompanyName, Industry},
        currency::en::CurrencyCode,
        filesystem::en::{FileName, FilePath, MimeType, SemverStable},
        internet::en::{IPv4, MACAddress, SafeEmail, UserAgent, Username},
        job::en::Title,
        lorem::en::{Paragraph, Sentence, Word, Words},
        name::en::{FirstName, LastName, Name},
        phone_number::en::PhoneNumber,
    },
    rand::RngExt,
};

use super::random::{Random, one_of};

/// A text for a column, of at most so many characters.
pub(super) fn text(table: &str, column: &str, most: Option<u32>, random: &mut Random) -> String {
    let text = by_name(table, &column.to_lowercase(), most, random);
    match most {
        Some(most) => cut(&text, most as usize),
        None => text,
    }
}

/// Its first characters.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

/// The text with a number in it, so that it is another one, of at most so many characters: before the `@` of an address.
pub(super) fn numbered(text: &str, number: u64, most: Option<u32>) -> String {
    let number = number.to_string();
    let (head, tail) = text.split_at(text.find('@').unwrap_or(text.len()));
    let most = most.map_or(usize::MAX, |it| it as usize);
    let beside = number.len() + tail.chars().count();
    let head: String = head.chars().take(most.saturating_sub(beside)).collect();
    cut(&format!("{head}{number}{tail}"), most)
}

fn by_name(table: &str, column: &str, most: Option<u32>, random: &mut Random) -> String {
    let words: Vec<&str> = column.split('_').collect();
    let has = |any: &[&str]| any.iter().any(|it| words.contains(it));
    let fake = random;
    if has(&["email", "mail"]) {
        SafeEmail().fake_with_rng::<String, _>(fake).to_lowercase()
    } else if has(&["username", "login", "handle", "nick", "nickname"]) || has(&["user"]) && has(&["name"]) {
        Username().fake_with_rng(fake)
    } else if has(&["firstname", "forename"]) || has(&["first", "given", "middle"]) && has(&["name"]) {
        FirstName().fake_with_rng(fake)
    } else if has(&["lastname", "surname"]) || has(&["last", "family"]) && has(&["name"]) {
        LastName().fake_with_rng(fake)
    } else if has(&["fullname", "author", "artist", "composer"])
        || has(&["full", "display"]) && has(&["name"])
    {
        Name().fake_with_rng(fake)
    } else if has(&["company", "organization", "organisation", "employer", "brand", "vendor", "supplier"]) {
        CompanyName().fake_with_rng(fake)
    } else if has(&["phone", "mobile", "telephone", "tel", "fax"]) {
        PhoneNumber().fake_with_rng(fake)
    } else if has(&["avatar", "image", "photo", "picture", "thumbnail"]) {
        format!("https://images.example.com/{}.jpg", fake.random_range(1..10_000))
    } else if has(&["url", "uri", "website", "homepage", "link", "href"]) {
        format!("https://{}.example.com/{}", word(fake), word(fake))
    } else if has(&["domain", "host", "hostname"]) {
        format!("{}.example.com", word(fake))
    } else if has(&["slug"]) {
        format!("{}-{}-{}", word(fake), word(fake), fake.random_range(1..1_000))
    } else if has(&["ip"]) {
        IPv4().fake_with_rng(fake)
    } else if has(&["mac"]) {
        MACAddress().fake_with_rng(fake)
    } else if has(&["agent"]) {
        UserAgent().fake_with_rng(fake)
    } else if has(&["city", "town", "birthplace"]) {
        CityName().fake_with_rng(fake)
    } else if has(&["country", "nation"]) {
        if has(&["code", "iso"]) || most.is_some_and(|it| it < 4) {
            CountryCode().fake_with_rng(fake)
        } else {
            CountryName().fake_with_rng(fake)
        }
    } else if has(&["street", "address"]) {
        let number: String = BuildingNumber().fake_with_rng(fake);
        format!("{number} {}", StreetName().fake_with_rng::<String, _>(fake))
    } else if has(&["zip", "zipcode", "postal", "postcode"]) {
        ZipCode().fake_with_rng(fake)
    } else if has(&["timezone", "tz"]) {
        TimeZone().fake_with_rng(fake)
    } else if has(&["province", "region", "state"]) {
        StateName().fake_with_rng(fake)
    } else if has(&["currency"]) {
        CurrencyCode().fake_with_rng(fake)
    } else if has(&["locale", "language", "lang"]) {
        (*one_of(fake, &["en", "de", "fr", "es", "it", "pt", "ja", "zh"])).into()
    } else if has(&["color", "colour"]) {
        format!("#{:06x}", fake.random_range(0..0x0100_0000))
    } else if has(&["mime"]) || column == "content_type" {
        MimeType().fake_with_rng(fake)
    } else if has(&["file", "filename"]) {
        FileName().fake_with_rng(fake)
    } else if has(&["path", "directory"]) {
        FilePath().fake_with_rng(fake)
    } else if has(&["version"]) {
        SemverStable().fake_with_rng(fake)
    } else if has(&["password", "hash", "token", "secret", "checksum", "digest", "key"]) {
        format!("{:032x}", fake.random::<u128>())
    } else if has(&["job", "profession", "occupation", "position"]) {
        Title().fake_with_rng(fake)
    } else if has(&["industry", "sector", "department"]) {
        Industry().fake_with_rng(fake)
    } else if has(&["slogan", "tagline", "motto"]) {
        CatchPhrase().fake_with_rng(fake)
    } else if has(&["sku", "code", "number", "reference", "ref", "serial"]) {
        let letters = format!("{}{}", letter(fake), letter(fake));
        format!("{letters}-{:06}", fake.random_range(0..1_000_000))
    } else if has(&["gender", "sex"]) {
        (*one_of(fake, &["female", "male", "other"])).into()
    } else if has(&["status"]) {
        (*one_of(fake, &["new", "active", "done", "cancelled"])).into()
    } else if has(&["type", "kind", "category", "tag", "label", "genre", "group", "role"]) {
        word(fake)
    } else if has(&["name"]) {
        name(table, fake)
    } else if has(&["title", "subject", "headline", "question"]) {
        title(3, 6, fake)
    } else if has(&[
        "body",
        "content",
        "text",
        "description",
        "bio",
        "about",
        "comment",
        "note",
        "notes",
        "message",
        "review",
        "answer",
        "abstract",
    ]) {
        Paragraph(1..4).fake_with_rng(fake)
    } else if has(&["summary", "excerpt", "reason", "remark"]) {
        Sentence(5..12).fake_with_rng(fake)
    } else {
        Words(2..4).fake_with_rng::<Vec<String>, _>(fake).join(" ")
    }
}

/// A name, by what the table is of.
fn name(table: &str, fake: &mut Random) -> String {
    let table = table.rsplit('.').next().unwrap_or(table).to_lowercase();
    let of = |any: &[&str]| any.iter().any(|it| table.contains(it));
    if of(&["compan", "organi", "vendor", "supplier", "brand", "tenant", "customer_account"]) {
        CompanyName().fake_with_rng(fake)
    } else if of(&["cit", "town"]) && !of(&["citizen"]) {
        CityName().fake_with_rng(fake)
    } else if of(&["countr"]) {
        CountryName().fake_with_rng(fake)
    } else if of(&[
        "user", "person", "people", "customer", "employee", "author", "artist", "member", "contact",
        "student", "teacher", "patient", "player", "citizen", "guest", "account",
    ]) {
        Name().fake_with_rng(fake)
    } else {
        title(1, 3, fake)
    }
}

/// A few words, the first with a capital, and no point at the end.
fn title(least: usize, end: usize, fake: &mut Random) -> String {
    let words = Words(least..end).fake_with_rng::<Vec<String>, _>(fake).join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn word(fake: &mut Random) -> String {
    Word().fake_with_rng(fake)
}

fn letter(fake: &mut Random) -> char {
    char::from(fake.random_range(b'A'..=b'Z'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::random::random_of;

    #[test]
    fn texts_are_as_their_names_say() {
        let mut random = random_of(1, "t", "c");
        for _ in 0..200 {
            let mut made = |column| text("users", column, None, &mut random);
            assert!(made("email").contains("@example."), "an address that is nobody's");
            assert!(made("billing_email").contains('@'));
            assert!(made("homepage").starts_with("https://"));
            assert!(!made("whatever").is_empty());
            assert!(text("users", "bio", Some(10), &mut random).chars().count() <= 10);
            assert!(text("a", "country", Some(2), &mut random).len() == 2);
        }
    }

    #[test]
    fn a_number_makes_it_another_text_that_still_fits() {
        assert_eq!(numbered("ann@example.com", 7, None), "ann7@example.com");
        assert_eq!(numbered("word", 7, None), "word7");
        assert_eq!(numbered("words", 12, Some(5)), "wor12");
        assert_eq!(numbered("a", 12, Some(1)), "1");
    }
}
