//! Why a card is not taken.

amoe_base::text_enum! {
    /// Why a card is not taken. What a genuine card says of its days is no refusal: [`Standing`](crate::Standing).
    pub enum CardRefusal {
        /// No card at all: other text, a broken code.
        NotACard => "not-a-card",
        /// Longer than any card, or unpacks to more than one holds.
        TooLarge => "too-large",
        /// A card in several codes, which the framework has given up.
        InParts => "in-parts",
        /// Signed by a key that is not among those at hand: another issuer's, or one that was withdrawn.
        UnknownKey => "unknown-key",
        /// The signature does not fit what it says: changed after signing.
        BadSignature => "bad-signature",
        /// Genuine, but it says nothing of cover: a card of another kind.
        NoCover => "no-cover",
    }
}

impl CardRefusal {
    /// In plain words, for the command line.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NotACard => "this is not a SMART Health Card",
            Self::TooLarge => "this is longer than a SMART Health Card can be",
            Self::InParts => "this is one part of a card in several codes, which is not read",
            Self::UnknownKey => "the card was signed with a key that is not among the keys at hand",
            Self::BadSignature => "the signature is wrong: the card was changed after it was signed",
            Self::NoCover => "the card is genuine, but says nothing of insurance cover",
        }
    }
}

impl std::error::Error for CardRefusal {}
