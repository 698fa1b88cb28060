//! Text, bytes and UUIDs.

use uuid::Uuid;

use super::round_trips;

fn text(text: &str) -> String {
    text.to_owned()
}

round_trips! {
    compared any_text: String = [
        text(""), text("\u{1}"), text("\t\r\n"), text(" "), text("%_\\'\"$$?{}--/*"), text("0"), text("A"), text("B"),
        text("NULL"), text("a"), text("a\u{301}"), text("b"),
        // The same letter in two ways stays two texts.
        text("e\u{301}"), text("z"), text("\u{7f}"), text("Ä"), text("ß"),
        text("ä"), text("é"), text("İstanbul"), text("שלום"), text("مرحبا"), text("日本語"), text("\u{fffd}"), text("👩\u{200d}👩\u{200d}👧"), text("🦀"),
        text("\u{10ffff}"),
    ];
    compared short_text(max_length = 3): String = [text(""), text("abc"), text("äöü"), text("🦀🦀🦀")];
    opaque long_text: String = ["x".repeat(1 << 20), "ä".repeat(1 << 19)];
    compared bytes: Vec<u8> = [
        vec![], vec![0], vec![0, 0], vec![0, 255], b"'\"\\x41".to_vec(), b"text".to_vec(), (128..=255).collect(),
        vec![255],
    ];
    opaque many_bytes: Vec<u8> = [[0, 255, 39, 92].repeat(1 << 18)];
    compared uuid_as_bytes(uuid = blob): Uuid = [
        Uuid::nil(), Uuid::from_u128(1), Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8),
        Uuid::from_u128(0x80000000_0000_0000_0000_000000000000), Uuid::max(),
    ];
    compared any_uuid: Uuid = [
        Uuid::nil(), Uuid::from_u128(1), Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8),
        Uuid::from_u128(0x80000000_0000_0000_0000_000000000000), Uuid::max(),
    ];
}
