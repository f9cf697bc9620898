//! Letters as PDF: templates of `templates/letters/` compiled into the program, filled with typed data, set by typst.
//!
//! The same data gives the same bytes: the day in the metadata is part of the data, and only the fonts in
//! `assets/fonts/` are known, so the machine's own fonts never slip in. Files are tagged PDF/A-2a and PDF/UA-1.

mod world;

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use jiff::civil::Date;
use serde::Serialize;
use typst::{
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use self::world::{Codes, LetterWorld, Shelf};
use crate::{Card, CareSheet, Certificate, DecisionLetter, Paper, PaymentOrderList, barcode, qr};

/// After this many letters the memory of earlier compilations is swept, and what was not used since the sweep before
/// the last is dropped. Rarely enough for the templates to stay warm, often enough for memory to stay flat.
const RENDERS_PER_SWEEP: u32 = 16;

/// The letter could not be made: always a fault of ours (a template, a font), never of the reader.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The data could not be written as JSON.
    #[error("data of the {template} letter")]
    Data {
        /// Which template.
        template: &'static str,
        /// Why.
        source: serde_json::Error,
    },
    /// A code does not fit its symbol.
    #[error("code on the {template} letter")]
    Code {
        /// Which template.
        template: &'static str,
        /// Why.
        source: qr::CodeError,
    },
    /// The template or the file format refused; `reasons` hold positions in the template and no personal data.
    #[error("{template} letter: {reasons}")]
    Template {
        /// Which template.
        template: &'static str,
        /// What the compiler said.
        reasons: String,
    },
}

/// Makes letters. Holds fonts and parsed templates; cloning is cheap and all clones share them.
#[derive(Clone)]
pub struct Letters {
    shelf: Arc<Shelf>,
    renders: Arc<AtomicU32>,
}

impl Letters {
    /// Reads fonts and templates. Done once per process.
    pub fn new() -> Self {
        Self { shelf: Arc::new(Shelf::new()), renders: Arc::new(AtomicU32::new(0)) }
    }

    /// The certificate, one page.
    pub fn certificate(&self, certificate: &Certificate) -> Result<Vec<u8>, LetterError> {
        let template = "certificate";
        let code = qr_code(template, &certificate.verify_url)?;
        let card = certificate.health_card.as_deref().map(|text| card_code(template, text)).transpose()?;
        let codes = Codes { code: Some(code), card };
        self.render(template, &certificate.number, certificate.issued, certificate, codes)
    }

    /// The certificate as a card for the purse: two pages, its two sides.
    pub fn card(&self, card: &Card) -> Result<Vec<u8>, LetterError> {
        let template = "card";
        let certificate = &card.certificate;
        let codes = Codes {
            code: Some(qr_code(template, &certificate.verify_url)?),
            card: Some(card_code(template, &card.health_card)?),
        };
        self.render(template, &certificate.number, certificate.issued, card, codes)
    }

    /// The care sheet, filled in or blank.
    pub fn care_sheet(&self, sheet: &CareSheet) -> Result<Vec<u8>, LetterError> {
        let template = "care_sheet";
        let code = match &sheet.reference {
            Some(reference) => Some(
                barcode::Code128::new(reference)
                    .map_err(|source| LetterError::Code { template, source })?
                    .svg(),
            ),
            None => None,
        };
        let ident = sheet.reference.as_deref().unwrap_or(sheet.kind.as_str());
        self.render(template, ident, sheet.prepared, sheet, Codes { code, card: None })
    }

    /// The decision on a claim, in the student's language.
    pub fn decision_letter(&self, letter: &DecisionLetter) -> Result<Vec<u8>, LetterError> {
        let template = "decision_letter";
        let code = qr_code(template, &letter.verify_url)?;
        self.render(
            template,
            &letter.reference,
            letter.issued,
            letter,
            Codes { code: Some(code), card: None },
        )
    }

    /// The list of postal orders of a batch.
    pub fn payment_order_list(&self, list: &PaymentOrderList) -> Result<Vec<u8>, LetterError> {
        self.render("payment_order_list", &list.reference, list.issued, list, Codes::default())
    }

    /// A paper of an invented provider, for demonstrations.
    pub fn paper(&self, paper: &Paper) -> Result<Vec<u8>, LetterError> {
        let ident = format!("{} {} {}", paper.kind, paper.number, paper.provider.latin);
        self.render("paper", &ident, paper.issued, paper, Codes::default())
    }

    fn render(
        &self,
        template: &'static str,
        ident: &str,
        day: Date,
        data: &impl Serialize,
        codes: Codes,
    ) -> Result<Vec<u8>, LetterError> {
        let json = serde_json::to_string(data).map_err(|source| LetterError::Data { template, source })?;
        let world = LetterWorld::new(&self.shelf, template, json, codes);
        let refuse = |reasons: &[SourceDiagnostic]| LetterError::Template {
            template,
            reasons: world.explain(reasons),
        };
        let document = typst::compile::<PagedDocument>(&world).output.map_err(|reasons| refuse(&reasons))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|hint| LetterError::Template { template, reasons: hint.message().to_string() })?;
        let options = PdfOptions {
            ident: Smart::Custom(format!("amoe {template} {ident}")),
            creator: Smart::Custom(Some("amoe".into())),
            timestamp: timestamp(day),
            page_ranges: None,
            standards,
            tagged: true,
            pretty: false,
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|reasons| refuse(&reasons));
        if self.renders.fetch_add(1, Ordering::Relaxed) % RENDERS_PER_SWEEP == RENDERS_PER_SWEEP - 1 {
            typst::comemo::evict(1);
        }
        pdf
    }
}

impl Default for Letters {
    fn default() -> Self {
        Self::new()
    }
}

fn qr_code(template: &'static str, text: &str) -> Result<String, LetterError> {
    qr::QrCode::new(text).map(|code| code.svg()).map_err(|source| LetterError::Code { template, source })
}

/// The code of a health card: what stands before the digits is said once.
fn card_code(template: &'static str, text: &str) -> Result<String, LetterError> {
    let digits_at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (beginning, digits) = text.split_at(digits_at);
    let code = qr::QrCode::of_digits(beginning, digits);
    code.map(|code| code.svg()).map_err(|source| LetterError::Code { template, source })
}

/// Noon of the day: PDF/A wants an instant, and noon is the same day in every zone a reader may sit in.
fn timestamp(day: Date) -> Option<Timestamp> {
    let (month, day_of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year().into(), month, day_of_month, 12, 0, 0).map(Timestamp::new_utc)
}
