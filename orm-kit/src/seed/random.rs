//! Chance, the same on every machine.

use fake::rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

/// Where chance comes from.
pub(super) type Random = ChaCha8Rng;

/// Chance of its own for a part of a table: what other parts take of theirs does not change it.
pub(super) fn random_of(seed: u64, table: &str, part: &str) -> Random {
    // FNV-1a, which is the same everywhere, unlike the hashes of `std`.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in seed.to_le_bytes().iter().chain(table.as_bytes()).chain(&[0]).chain(part.as_bytes()) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    Random::seed_from_u64(hash)
}

/// One of a list that is not empty.
pub(super) fn one_of<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
    &all[below(random, all.len())]
}

/// A position below `end`, which is not 0.
pub(super) fn below(random: &mut Random, end: usize) -> usize {
    // By 64 bits on every machine.
    usize::try_from(random.random_range(0..end as u64)).unwrap_or_default()
}
