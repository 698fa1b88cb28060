//! Functions of text, by code points.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

on_every_backend! {
    #![setup(items)]

    /// parity: Functions | substring from a place before the first, or of a negative length | what would stand there | from
    /// the end | refused: `InvalidValue`, of a constant before it is sent
    async fn substrings(db: Db) -> squall::Result<()> {
        let word = || text("aé🦀e\u{301}z");
        assert_eq!(of!(db, substring(word(), 2, 2))?, "é🦀");
        assert_eq!(of!(db, substring(word(), 4, 2))?, "e\u{301}");
        assert_eq!(of!(db, substring(word(), 1, 0))?, "");
        assert_eq!(of!(db, substring(word(), 7, 5))?, "");
        assert_eq!(of!(db, substring(word(), 5, i32::MAX))?, "\u{301}z");
        assert_eq!(of!(db, substring_from(word(), 6))?, "z");
        assert_eq!(of!(db, substring_from(text(""), 1))?, "");
        assert_eq!(of!(db, substring_from(word(), i32::MAX))?, "");
        assert_eq!(each!(db, substring(Item::note, 2, 2))?, [Some("ot".to_owned()), None]);
        assert_eq!(each!(db, substring_from(Item::name, Item::perhaps))?, [Some("ger 🦀 e\u{301}".to_owned()), None]);
        for refused in [0, -1, i32::MIN] {
            assert_fails(of!(db, substring(word(), refused, 1)), "InvalidValue");
            assert_fails(of!(db, substring_from(word(), refused)), "InvalidValue");
        }
        assert_fails(of!(db, substring(word(), 1, -1)), "InvalidValue");
        // What only the database can see.
        assert_fails(each!(db, substring(Item::name, Item::count, 1)), "InvalidValue");
        assert_fails(each!(db, substring(Item::name, 1, Item::count)), "InvalidValue");
        assert_fails(each!(db, substring_from(Item::name, Item::count)), "InvalidValue");
        assert_fails(of!(db, substring_from(word(), val(1) - 1)), "InvalidValue");
        Ok(())
    }

    async fn the_first_and_the_last_characters(db: Db) -> squall::Result<()> {
        let word = || text("aé🦀z");
        assert_eq!(of!(db, (left(word(), 3), right(word(), 2)))?, ("aé🦀".to_owned(), "🦀z".to_owned()));
        assert_eq!(of!(db, (left(word(), 0), right(word(), 0)))?, (String::new(), String::new()));
        assert_eq!(of!(db, (left(word(), 9), right(word(), i32::MAX)))?, ("aé🦀z".to_owned(), "aé🦀z".to_owned()));
        assert_eq!(each!(db, (left(Item::note, 1), right(Item::note, Item::perhaps)))?,
            [(Some("n".to_owned()), Some("ote".to_owned())), (None, None)]);
        assert_fails(of!(db, left(word(), -1)), "InvalidValue");
        assert_fails(of!(db, right(word(), -1)), "InvalidValue");
        assert_fails(each!(db, left(Item::name, Item::count)), "InvalidValue");
        assert_fails(each!(db, right(Item::name, Item::count)), "InvalidValue");
        Ok(())
    }

    /// parity: Functions | trim | spaces | spaces | equal: U+0020 and no other white space, or any of the characters named
    async fn without_characters_at_the_ends(db: Db) -> squall::Result<()> {
        let padded = || text("  \ta b\u{a0} ");
        assert_eq!(of!(db, trim(padded()))?, "\ta b\u{a0}");
        assert_eq!(of!(db, ltrim(padded()))?, "\ta b\u{a0} ");
        assert_eq!(of!(db, rtrim(padded()))?, "  \ta b\u{a0}");
        assert_eq!(of!(db, trim(text("   ")))?, "");
        assert_eq!(of!(db, trim_chars(text("🦀éaéb🦀é"), "é🦀"))?, "aéb");
        assert_eq!(of!(db, ltrim_chars(text("xyxa"), "yx"))?, "a");
        assert_eq!(of!(db, rtrim_chars(text("axyx"), "yx"))?, "a");
        assert_eq!(of!(db, trim_chars(text(" a "), ""))?, " a ");
        assert_eq!(each!(db, (trim(Item::note), trim_chars(Item::name, Item::note)))?,
            [(Some("note".to_owned()), Some("Ärger 🦀 e\u{301}".to_owned())), (None, None)]);
        Ok(())
    }

    async fn replaced(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, replace(text("aAéa🦀a"), "a", "xy"))?, "xyAéxy🦀xy");
        assert_eq!(of!(db, replace(text("aaa"), "aa", "b"))?, "ba");
        assert_eq!(of!(db, replace(text("abc"), "", "x"))?, "abc");
        assert_eq!(of!(db, replace(text("abc"), "b", ""))?, "ac");
        assert_eq!(of!(db, replace(text(""), "b", "c"))?, "");
        assert_eq!(each!(db, replace(Item::name, "r", Item::note))?, [Some("Änotegenote 🦀 e\u{301}".to_owned()), None]);
        Ok(())
    }

    async fn where_a_text_stands(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (position(text("é🦀ab"), "ab"), position(text("ab"), "B"), position(text("aaa"), "a")))?, (3, 0, 1));
        assert_eq!(of!(db, (position(text("abc"), ""), position(text(""), ""), position(text(""), "a")))?, (1, 1, 0));
        assert_eq!(each!(db, position(Item::note, "te"))?, [Some(3), None]);
        Ok(())
    }

    async fn parts_between_separators(db: Db) -> squall::Result<()> {
        let list = || text("a,,🦀,d");
        for (place, part) in [(1, "a"), (2, ""), (3, "🦀"), (4, "d"), (5, ""), (i32::MAX, "")] {
            assert_eq!(of!(db, split_part(list(), ",", place))?, part);
        }
        assert_eq!(of!(db, (split_part(list(), "", 1), split_part(list(), "", 2)))?, ("a,,🦀,d".to_owned(), String::new()));
        assert_eq!(of!(db, (split_part(text("a--b-c"), "--", 2), split_part(text(""), ",", 1)))?, ("b-c".to_owned(), String::new()));
        assert_eq!(of!(db, split_part(text("xxxy"), "xx", 2))?, "xy");
        assert_eq!(each!(db, split_part(Item::name, " ", Item::perhaps))?, [Some("e\u{301}".to_owned()), None]);
        assert_fails(of!(db, split_part(list(), ",", 0)), "InvalidValue");
        assert_fails(of!(db, split_part(list(), ",", -1)), "InvalidValue");
        assert_fails(each!(db, split_part(Item::name, " ", Item::count)), "InvalidValue");
        assert_fails(of!(db, split_part(list(), ",", val(1) - 1)), "InvalidValue");
        Ok(())
    }

    async fn filled_up_and_repeated(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (lpad(text("7"), 3, "0"), rpad(text("7"), 3, "0")))?, ("007".to_owned(), "700".to_owned()));
        assert_eq!(of!(db, (lpad(text("é"), 4, "🦀x"), rpad(text("é"), 4, "🦀x")))?, ("🦀x🦀é".to_owned(), "é🦀x🦀".to_owned()));
        assert_eq!(of!(db, (lpad(text("abc"), 2, "x"), rpad(text("abc"), 2, "x")))?, ("ab".to_owned(), "ab".to_owned()));
        assert_eq!(of!(db, (lpad(text("a"), 0, "x"), rpad(text("a"), -1, "x")))?, (String::new(), String::new()));
        assert_eq!(of!(db, (lpad(text("a"), 3, ""), rpad(text("a"), 3, "")))?, ("a".to_owned(), "a".to_owned()));
        assert_eq!(each!(db, lpad(Item::note, Item::perhaps, "-"))?, [Some("not".to_owned()), None]);
        assert_eq!(of!(db, (repeat(text("é🦀"), 2), repeat(text("a"), 0), repeat(text("a"), -1)))?,
            ("é🦀é🦀".to_owned(), String::new(), String::new()));
        assert_eq!(of!(db, repeat(text(""), i32::MAX))?, "");
        assert_fails(of!(db, repeat(text("abc"), i32::MAX)), "InvalidValue");
        assert_fails(of!(db, lpad(text("abc"), i32::MAX, "x")), "InvalidValue");
        assert_fails(of!(db, rpad(text("abc"), i32::MAX, "x")), "InvalidValue");
        Ok(())
    }

    async fn backwards(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (reverse(text("aé🦀")), reverse(text("")), reverse(text("xe\u{301}"))))?,
            ("🦀éa".to_owned(), String::new(), "\u{301}ex".to_owned()));
        assert_eq!(each!(db, reverse(Item::note))?, [Some("eton".to_owned()), None]);
        Ok(())
    }

    /// parity: Functions | equality without case | by the collation | ASCII | equal: `eq_ignore_case`, by the lower case of all
    /// Unicode
    async fn equal_but_for_case(db: Db) -> squall::Result<()> {
        let pairs = [("ÄRGER", "ärger", true), ("Я", "я", true), ("ß", "SS", false), ("é", "e\u{301}", false), ("a", "b", false), ("ΟΔΟΣ", "οδος", true)];
        for (left, right, equal) in pairs {
            assert_eq!(of!(db, eq_ignore_case(text(left), right))?, equal, "{left} {right}");
        }
        assert_eq!(each!(db, eq_ignore_case(Item::note, "NOTE"))?, [Some(true), None]);
        Ok(())
    }

    /// What a function gives is ordered by bytes, as everything is.
    async fn compared_by_bytes(db: Db) -> squall::Result<()> {
        for (left, right) in [("a", "B"), ("z", "Ä"), ("é", "f")] {
            let expected = left < right;
            let found = of!(db, (
                substring(text(left), 1, 9).lt(right), trim(text(left)).lt(right), reverse(text(left)).lt(right),
                replace(text(left), "-", "").lt(right), lpad(text(left), 1, "").lt(right), repeat(text(left), 1).lt(right),
                split_part(text(left), ",", 1).lt(right),
            ))?;
            assert_eq!(found, (expected, expected, expected, expected, expected, expected, expected));
        }
        Ok(())
    }
}
