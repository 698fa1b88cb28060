//! LIKE and its kin: `%` and `_` in patterns, `\` before them, case, and Unicode.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::NONE;

#[derive(Table, Debug)]
pub struct Word {
    #[column(primary_key)]
    pub id: i32,
    pub text: Option<String>,
    pub part: String,
}

/// The words, each with a part that is looked for in it.
const WORDS: [(Option<&str>, &str); 14] = [
    (Some("Apfel"), "pf"),
    (Some("apfel"), "Ap"),
    (Some("ÄÖ straße"), "Ö s"),
    (Some("äö STRASSE"), "äö"),
    (Some("100%"), "0%"),
    (Some("100 percent"), "0%"),
    (Some("a_b"), "_"),
    (Some("axb"), "_"),
    (Some(r"c:\dir"), r"\"),
    (Some(r"c:\\dir"), r"\\"),
    (Some(""), ""),
    (None, "x"),
    (Some("line\nfeed"), "\nf"),
    (Some("日本語🦀"), "語🦀"),
];

async fn words(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Word]).await?;
    let rows = WORDS.into_iter().zip(1..);
    let rows =
        rows.map(|((text, part), id)| NewWord { id, text: text.map(str::to_owned), part: part.into() });
    insert(Word).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    Ok(())
}

macro_rules! found {
    ($db:ident, $condition:expr) => {
        select(Word::id).from(Word).filter($condition).order_by(Word::id).all(&$db).await?
    };
}

on_every_backend! {
    #![setup(words)]

    /// parity: Expressions | `LIKE` | case-sensitive, `\` escapes | ASCII case-insensitive, no escape | equal:
    /// case-sensitive, `\` escapes
    async fn like(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Word::text.like("Apfel")), [1]);
        assert_eq!(found!(db, Word::text.like("%pf%")), [1, 2]);
        assert_eq!(found!(db, Word::text.like("a%")), [2, 7, 8]);
        assert_eq!(found!(db, Word::text.like("_pfel")), [1, 2]);
        assert_eq!(found!(db, Word::text.like("a_b")), [7, 8]);
        assert_eq!(found!(db, Word::text.like(r"a\_b")), [7]);
        assert_eq!(found!(db, Word::text.like(r"100\%")), [5]);
        assert_eq!(found!(db, Word::text.like(r"c:\\dir")), [9]);
        assert_eq!(found!(db, Word::text.like(r"c:\\\\dir")), [10]);
        assert_eq!(found!(db, Word::text.like(r"%\\\\%")), [10]);
        assert_eq!(found!(db, Word::text.like("ÄÖ%")), [3]);
        assert_eq!(found!(db, Word::text.like("____")), [5, 14]);
        assert_eq!(found!(db, Word::text.like("line_feed")), [13]);
        assert_eq!(found!(db, Word::text.like("")), [11]);
        assert_eq!(found!(db, Word::text.like("%")), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14]);
        assert_eq!(found!(db, Word::text.like("日%🦀")), [14]);
        // A backslash before another character is that character.
        assert_eq!(found!(db, Word::text.like(r"\A\p\f\e\l")), [1]);
        Ok(())
    }

    async fn not_like(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Word::text.not_like("%a%")), [1, 4, 5, 6, 9, 10, 11, 13, 14]);
        assert_eq!(found!(db, Word::text.like("%a%").not()), [1, 4, 5, 6, 9, 10, 11, 13, 14]);
        assert_eq!(found!(db, Word::text.not_like("%")), NONE);
        Ok(())
    }

    /// parity: Expressions | `ilike` | by the collation | not there | equal: of all Unicode
    async fn ilike(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Word::text.ilike("APFEL")), [1, 2]);
        assert_eq!(found!(db, Word::text.ilike("äÖ%")), [3, 4]);
        assert_eq!(found!(db, Word::text.ilike("%STRASSE")), [4]);
        assert_eq!(found!(db, Word::text.ilike(r"A\_B")), [7]);
        assert_eq!(found!(db, Word::text.ilike(r"C:\\D%")), [9]);
        assert_eq!(found!(db, Word::text.ilike("%")).len(), 13);
        Ok(())
    }

    /// parity: Expressions | a `LIKE` pattern that ends with a lone `\` | an error for some rows | no match | refused
    async fn a_pattern_that_escapes_nothing(db: Db) {
        for pattern in ["\\", "abc\\", "abc\\\\\\"] {
            let query = select(Word).from(Word);
            assert_fails(query.clone().filter(Word::text.like(pattern)).all(&db).await, "InvalidQuery");
            assert_fails(query.clone().filter(Word::text.not_like(pattern)).all(&db).await, "InvalidQuery");
            assert_fails(query.filter(Word::text.ilike(pattern)).all(&db).await, "InvalidQuery");
        }
    }

    async fn a_pattern_that_is_too_long(db: Db) {
        let query = select(Word).from(Word);
        let pattern = "%".repeat(30_001);
        assert_fails(query.clone().filter(Word::text.like(&pattern)).all(&db).await, "InvalidQuery");
        assert_fails(query.clone().filter(Word::text.ilike(&pattern)).all(&db).await, "InvalidQuery");
        let longest = "Ⱥ".repeat(10_000);
        assert_eq!(query.filter(Word::text.ilike(&longest)).all(&db).await.unwrap().len(), 0);
    }

    /// parity: Expressions | contains, starts_with, ends_with | `%` and `_` by hand | same | equal: letter for letter
    async fn contains(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Word::text.contains("pf")), [1, 2]);
        assert_eq!(found!(db, Word::text.contains("PF")), NONE);
        assert_eq!(found!(db, Word::text.contains("%")), [5]);
        assert_eq!(found!(db, Word::text.contains("_")), [7]);
        assert_eq!(found!(db, Word::text.contains("\\")), [9, 10]);
        assert_eq!(found!(db, Word::text.contains("\\\\")), [10]);
        assert_eq!(found!(db, Word::text.contains("Ö")), [3]);
        assert_eq!(found!(db, Word::text.contains("本")), [14]);
        assert_eq!(found!(db, Word::text.contains("")).len(), 13);
        assert_eq!(found!(db, Word::text.contains(Word::part)), [1, 3, 4, 5, 7, 9, 10, 11, 13, 14]);
        assert_eq!(found!(db, Word::text.contains(lower(Word::part))), [1, 2, 4, 5, 7, 9, 10, 11, 13, 14]);
        Ok(())
    }

    async fn starts_with(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Word::text.starts_with("a")), [2, 7, 8]);
        assert_eq!(found!(db, Word::text.starts_with("a_")), [7]);
        assert_eq!(found!(db, Word::text.starts_with("100%")), [5]);
        assert_eq!(found!(db, Word::text.starts_with("c:\\\\")), [10]);
        assert_eq!(found!(db, Word::text.starts_with("Ä")), [3]);
        assert_eq!(found!(db, Word::text.starts_with("日本語🦀")), [14]);
        assert_eq!(found!(db, Word::text.starts_with("日本語🦀x")), NONE);
        assert_eq!(found!(db, Word::text.starts_with("")).len(), 13);
        assert_eq!(found!(db, Word::text.starts_with(Word::part)), [4, 11]);
        assert_eq!(found!(db, lower(Word::text).starts_with("ä")), [3, 4]);
        assert_eq!(found!(db, Word::text.starts_with("a").not()).len(), 10);
        Ok(())
    }

    async fn ends_with(db: Db) -> squall::Result<()> {
        assert_eq!(found!(db, Word::text.ends_with("fel")), [1, 2]);
        assert_eq!(found!(db, Word::text.ends_with("%")), [5]);
        assert_eq!(found!(db, Word::text.ends_with("_b")), [7]);
        assert_eq!(found!(db, Word::text.ends_with("\\dir")), [9, 10]);
        assert_eq!(found!(db, Word::text.ends_with("aße")), [3]);
        assert_eq!(found!(db, Word::text.ends_with("🦀")), [14]);
        assert_eq!(found!(db, Word::text.ends_with("a longer text than any")), NONE);
        assert_eq!(found!(db, Word::text.ends_with("")).len(), 13);
        assert_eq!(found!(db, Word::text.ends_with(Word::part)), [5, 11, 14]);
        assert_eq!(found!(db, upper(Word::text).ends_with("SSE")), [3, 4]);
        Ok(())
    }

    async fn a_text_of_a_mebibyte(db: Db) -> squall::Result<()> {
        let long = "ab%_".repeat(1 << 18);
        insert(Word).values(Word::new().id(99).text(long.clone()).part(&*long)).exec(&db).await?;
        assert_eq!(found!(db, Word::text.eq(&long)), [99]);
        assert_eq!(found!(db, Word::text.starts_with(&long)), [99]);
        assert_eq!(found!(db, Word::text.contains(&long)), [99]);
        assert_eq!(found!(db, Word::text.ends_with(&long)), [99]);
        assert_eq!(found!(db, Word::text.ends_with(Word::part).and(Word::id.eq(99))), [99]);
        Ok(())
    }
}
