//! Everything that leaves or enters as a file: letters and certificates as PDF ([`Letters`]), QR codes and bar codes,
//! what an upload really is ([`Upload`]), and the store of files by the hash of their content ([`FileStore`]).
//!
//! Left to others: what a letter says about a person's case (`app` words amounts, dates and reasons in the reader's
//! language and passes them in), and who may see a file (`domain`). Nothing here reads a clock.
//!
//! A new letter: `docs/how-to/add-a-letter.md`.

pub mod barcode;
pub mod card;
pub mod care_sheet;
pub mod certificate;
pub mod decision_letter;
pub mod files;
pub mod letters;
pub mod paper;
pub mod payment_order_list;
pub mod qr;
pub mod upload;
pub mod wording;

pub use card::Card;
pub use care_sheet::{ActLine, CareSheet, CareSheetKind, LongTerm, MedicineLine, Patient};
pub use certificate::Certificate;
pub use decision_letter::{Addressee, DecisionLetter, DecisionLine, DecisionTotals, Outcome, Section};
pub use files::{ContentHash, FileError, FileStore};
pub use letters::{LetterError, Letters};
pub use paper::{Paper, PaperKind, PaperLine};
pub use payment_order_list::{PaymentOrder, PaymentOrderList};
pub use upload::{Upload, UploadKind, UploadRefusal};
pub use wording::{Bilingual, Letterhead, PersonName};
