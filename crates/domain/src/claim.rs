//! The claim: a reimbursement file, from the student's draft to the money. [`mod@line`] is what was paid for, [`state`] is
//! its life, [`facts`] is what a decision keeps to be recomputed; what the rules make of it comes from `amoe_rules`.

pub mod facts;
pub mod line;
pub mod state;

use amoe_base::{Date, Lang, Money, Reference, Timestamp};
use serde::{Deserialize, Serialize};

pub use amoe_rules::claim::{Price, Setting, Sheet};
pub use facts::Facts;
pub use line::{Line, LineKind};
pub use state::{ClaimState, ClaimStatus, Decided, LineVerdict, Outcome, Receipt, STEPS};

use crate::{
    ClaimId, PaperId, StudentId,
    policy::{Belongs, Thing, ThingKind},
};

/// The prefix of claim references: dossier maladie.
pub const REFERENCE: &str = "DM";

amoe_base::text_enum! {
    /// What a paper of a claim is.
    pub enum PaperKind {
        /// The care sheet, filled and stamped.
        CareSheet => "care_sheet",
        /// The doctor's prescription.
        Prescription => "prescription",
        /// A bill of a doctor, laboratory or imaging centre.
        Bill => "bill",
        /// The pharmacy's receipt.
        PharmacyReceipt => "pharmacy_receipt",
        /// A report or result.
        Report => "report",
        /// Something else.
        Other => "other",
    }
}

/// A photograph or PDF that belongs to a claim. The file lies in the store under its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Id.
    pub id: PaperId,
    /// What it is.
    pub kind: PaperKind,
    /// Name the student's device gave it.
    pub file_name: String,
    /// `application/pdf`, `image/jpeg` or `image/png`, recognised by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Content hash in the store.
    pub hash: String,
    /// When it arrived.
    pub added_at: Timestamp,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Id.
    pub id: ClaimId,
    /// What is printed on the sheet, also as bar code.
    pub reference: Reference,
    /// Under which scheme it was opened.
    pub scheme: String,
    /// Whose.
    pub student: StudentId,
    /// Which sheet.
    pub sheet: Sheet,
    /// The illness of a long-term sheet, 1 to 42.
    #[serde(default)]
    pub illness: Option<u8>,
    /// End of a continuous treatment.
    #[serde(default)]
    pub treatment_ends_on: Option<Date>,
    /// What stands on the papers now, as last read.
    pub lines: Vec<Line>,
    /// What the student declared, kept when an officer corrects the lines.
    #[serde(default)]
    pub declared: Vec<Line>,
    /// Photographs and PDFs.
    pub papers: Vec<Paper>,
    /// Language of its letters.
    pub lang: Lang,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Where it stands.
    pub state: ClaimState,
    /// How often it was decided.
    #[serde(default)]
    pub round: u32,
    /// Counts the changes.
    pub version: i32,
}

impl Claim {
    /// Where it stands.
    pub const fn status(&self) -> ClaimStatus {
        self.state.status()
    }

    /// What was paid for everything on it.
    pub fn claimed(&self) -> Money {
        self.lines.iter().map(|l| l.paid).sum()
    }

    /// The earliest day of care; the deadline counts from it.
    pub fn first_act(&self) -> Option<Date> {
        self.lines.iter().map(|l| l.on).min()
    }

    /// The student may still change it.
    pub const fn is_draft(&self) -> bool {
        matches!(self.state, ClaimState::Draft)
    }

    /// What is still missing before it can be prepared: stable codes, `missing-{code}` is the message.
    pub fn missing(&self) -> Vec<&'static str> {
        let has = |kind| self.papers.iter().any(|p| p.kind == kind);
        let acts = self.lines.iter().any(|l| matches!(l.kind, LineKind::Act { .. }));
        let medicines = self.lines.iter().any(|l| matches!(l.kind, LineKind::Medicine { .. }));
        let checks = [
            (self.lines.is_empty(), "lines"),
            (acts && !has(PaperKind::Bill), "bill"),
            (medicines && !has(PaperKind::Prescription), "prescription"),
            (medicines && !has(PaperKind::PharmacyReceipt), "pharmacy_receipt"),
        ];
        checks.into_iter().filter_map(|(missing, code)| missing.then_some(code)).collect()
    }

    /// The claim as the rules take it, given what else they need to know of the student.
    pub fn case(
        &self,
        member: amoe_rules::claim::Member,
        history: Vec<amoe_rules::claim::HistoryEntry>,
        today: Date,
    ) -> amoe_rules::claim::ClaimCase {
        let receipt = self.state.receipt();
        amoe_rules::claim::ClaimCase {
            id: self.reference.to_string(),
            sheet: self.sheet,
            // Before the post has it, the estimate is made as if it were posted today.
            posted_on: receipt.map_or_else(|| self.state.posted_on().or(Some(today)), |r| r.postmark),
            received_on: receipt.map(|r| r.on),
            treatment_ends_on: self.treatment_ends_on,
            illness: self.illness,
            member,
            history,
            lines: self.lines.iter().map(Line::for_rules).collect(),
            prices: self
                .lines
                .iter()
                .enumerate()
                .filter_map(|(at, line)| Some((at, line.price.clone()?)))
                .collect(),
        }
    }
}

impl Thing for Claim {
    const KIND: ThingKind = ThingKind::Claim;
    fn belongs(&self) -> Belongs {
        Belongs {
            student: Some(self.student),
            taken_by: self.state.officer(),
            unsent: ClaimStatus::UNSENT.contains(&self.status()),
            ..Belongs::default()
        }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
