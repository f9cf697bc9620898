//! The list of postal orders that finance hands to the post office: one line per student without a bank account.

use amoe_base::Lang;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Letterhead, PersonName};

/// What the list says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentOrderList {
    /// The language of headings.
    pub lang: Lang,
    /// The batch's reference.
    pub reference: String,
    /// Day of the list, kept in the file's metadata.
    pub issued: Date,
    /// Place and day in words.
    pub issued_on: String,
    /// The fund.
    pub fund: Letterhead,
    /// The orders.
    pub orders: Vec<PaymentOrder>,
    /// How many, as printed.
    pub count: String,
    /// Their sum, for the last line of the column: `12 408,55`.
    pub total: String,
    /// Their sum with its unit, for the title: `12 408,55 DH`.
    pub total_with_unit: String,
    /// The unit over the column: `DH`.
    pub unit: String,
    /// Who prepared it.
    pub prepared_by: String,
    /// Who approved it; empty leaves a line for a signature.
    #[serde(default)]
    pub approved_by: String,
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PaymentOrder {
    /// The payment's reference.
    pub number: String,
    /// Who is paid.
    pub name: PersonName,
    /// Number of the identity document to show at the counter.
    pub identity_number: String,
    /// Postal address in one line.
    pub address: String,
    /// Amount without unit.
    pub amount: String,
}
