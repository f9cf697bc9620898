//! SMART Health Cards (the framework of that name, version 1.4): a signed statement of cover that fits into one QR code
//! and is checked without a network. What it says is [`CoverCard`], who signs it [`Signer`], its form as text and digits
//! [`Jws`], the published keys [`Keys`], and the cards that count no longer [`Revocations`].
//!
//! Left to others: which certificate it stands for (`app`), where keys are kept (`storage`), how the code is drawn
//! (`documents`), and the live answer that knows more than a card can (`app::certificate`). Nothing here reads a clock.
//!
//! Whatever is read comes from strangers: its length is limited before it is looked at, and so is what it unpacks to.

mod cover_card;
mod jws;
mod key;
mod refusal;
mod revocation;

pub use cover_card::{Checked, CoverCard, PersonName, Standing};
pub use jws::{DIGITS_MAX, INFLATED_BYTES_MAX, Jws};
pub use key::{Jwk, Keys, PublicKey, Signer};
pub use refusal::CardRefusal;
pub use revocation::{Revocations, revocation_id};
