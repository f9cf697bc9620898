//! Any text as a health card: refused, or one of the key's own, which cannot be found by trying. Text that is taken for a
//! card is the same card when it is written as digits and read again; what a set of keys or a list may be is read too.
#![no_main]

use amoe_base::Token;
use amoe_card::{Jws, Keys, Revocations, Signer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = Keys::read(data);
    let _ = Revocations::read(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(card) = Jws::read(text) else { return };
    assert_eq!(Jws::read(&card.digits()).as_ref(), Ok(&card));
    let mut keys = Keys::default();
    if let Some(signer) = Signer::new(&Token::from_bytes([7; 32])) {
        keys.add(signer.public(), 1);
    }
    assert!(card.check(&keys).is_err());
});
