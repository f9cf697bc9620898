//! The certificate as a card for the purse (ID-1, as bank cards are): what a counter looks for on the one side, the health
//! card on the other.

use serde::{Deserialize, Serialize};

use crate::Certificate;

/// What the card says: a part of what its certificate says. No identity number: a card is lost more easily than a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Short name of the fund: `CNOPS`.
    pub fund: String,
    /// The health card, `shc:/` and digits.
    pub health_card: String,
    /// The certificate that it stands for.
    pub certificate: Certificate,
}
