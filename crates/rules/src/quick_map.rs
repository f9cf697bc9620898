//! A map from the rulebook's keys to where they stand. Its keys are fixed once the rulebook is read and whoever asks
//! cannot add any, so it needs no protection against chosen keys, and a multiplication for every eight bytes will do.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Keys of the rulebook and what belongs to them.
pub(crate) type QuickMap<T> = HashMap<String, T, BuildHasherDefault<Quick>>;

#[derive(Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            // An odd number without a pattern: 2^64 divided by the golden ratio.
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn write_u8(&mut self, _: u8) {
        // The end mark of a text, the same for every key.
    }

    fn finish(&self) -> u64 {
        // The map takes both ends of the number; the upper half is the mixed one.
        self.0.rotate_left(32)
    }
}
