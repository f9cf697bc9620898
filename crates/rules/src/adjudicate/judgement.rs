//! A decision while it still borrows from the claim and the rulebook.

use amoe_base::{Money, Rate};

use crate::{
    claim::{Decision, LineDecision, Outcome},
    reason::Given,
    tree::Tree,
    write::Out,
};

/// What is owed for a claim.
#[derive(Debug)]
pub struct Judgement<'a> {
    pub(super) id: &'a str,
    /// What becomes of it.
    pub outcome: Outcome,
    /// All that was paid.
    pub claimed: Money,
    /// What the fund owes.
    pub payable: Money,
    pub(super) rulebook: &'a str,
    /// One entry per line, in order.
    pub lines: Vec<JudgedLine<'a>>,
    pub(super) reasons: Vec<Given<'a>>,
    /// The claim's explanation from the first node, then those of the lines.
    pub(super) tree: Option<Tree<'a>>,
}

/// What is owed for a line; of a claim refused or returned as a whole, nothing and without a reason.
#[derive(Debug)]
pub struct JudgedLine<'a> {
    /// What the rate applies to; `None` when an officer must price the line.
    pub base: Option<Money>,
    /// The rate; `None` when an officer must price the line.
    pub rate: Option<Rate>,
    /// What the fund owes.
    pub payable: Money,
    pub(super) reason: Option<Given<'a>>,
    /// Where its explanation begins in the tree.
    pub(super) node: usize,
}

impl Default for JudgedLine<'_> {
    fn default() -> Self {
        Self { base: Some(Money::ZERO), rate: Some(Rate::ZERO), payable: Money::ZERO, reason: None, node: 0 }
    }
}

impl<'a> Judgement<'a> {
    pub(super) fn new(id: &'a str, claimed: Money, rulebook: &'a str) -> Self {
        Self {
            id,
            outcome: Outcome::Accepted,
            claimed,
            payable: Money::ZERO,
            rulebook,
            lines: Vec::new(),
            reasons: Vec::new(),
            tree: None,
        }
    }

    /// The last step: the sum and the result of the explanation. The reasons stand by code already: R10 is looked for
    /// before R11, and those of refused lines were sorted.
    pub(super) fn settle(&mut self, outcome: Outcome) {
        self.outcome = outcome;
        self.payable = self.lines.iter().map(|line| line.payable).sum();
        if let Some(tree) = &mut self.tree {
            tree.settle(0, outcome.as_str(), self.payable);
        }
    }

    /// No line pays more than was paid for it, so this cannot go below zero.
    fn patient_share(&self) -> Money {
        self.claimed.checked_sub(self.payable).unwrap_or_default()
    }

    /// How many rules the explanation of the claim and its lines shows.
    pub fn rules_applied(&self) -> usize {
        self.tree.as_ref().map_or(0, Tree::next)
    }

    /// The decision, by itself.
    pub fn keep(&self) -> Decision {
        let explanation = |node| self.tree.as_ref().and_then(|tree| tree.keep(node));
        Decision {
            id: self.id.to_owned(),
            outcome: self.outcome,
            claimed: self.claimed,
            payable: self.payable,
            patient_share: self.patient_share(),
            rulebook: self.rulebook.to_owned(),
            lines: self
                .lines
                .iter()
                .map(|line| LineDecision {
                    base: line.base,
                    rate: line.rate,
                    payable: line.payable,
                    reasons: line.reason.iter().map(|reason| reason.keep()).collect(),
                    explanation: explanation(line.node),
                })
                .collect(),
            reasons: self.reasons.iter().map(|reason| reason.keep()).collect(),
            explanation: explanation(0),
        }
    }

    /// Writes the decision, as serde writes what [`Judgement::keep`] gives.
    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.raw(r#"{"id":"#);
        out.text(self.id);
        out.raw(r#","outcome":""#);
        out.raw(self.outcome.as_str());
        out.raw(r#"","claimed":"#);
        out.money(self.claimed);
        out.raw(r#","payable":"#);
        out.money(self.payable);
        out.raw(r#","patient_share":"#);
        out.money(self.patient_share());
        out.raw(r#","rulebook":"#);
        out.text(self.rulebook);
        out.raw(r#","lines":["#);
        for (n, line) in self.lines.iter().enumerate() {
            out.raw(if n == 0 { r#"{"base":"# } else { r#",{"base":"# });
            match line.base {
                Some(base) => out.money(base),
                None => out.raw("null"),
            }
            out.raw(r#","rate":"#);
            match line.rate {
                Some(rate) => out.rate(rate),
                None => out.raw("null"),
            }
            out.raw(r#","payable":"#);
            out.money(line.payable);
            out.raw(r#","reasons":["#);
            if let Some(reason) = line.reason {
                reason.write(out);
            }
            out.raw("]");
            self.write_explanation(line.node, out);
            out.raw("}");
        }
        out.raw(r#"],"reasons":["#);
        for (n, reason) in self.reasons.iter().enumerate() {
            if n > 0 {
                out.raw(",");
            }
            reason.write(out);
        }
        out.raw("]");
        self.write_explanation(0, out);
        out.raw("}");
    }

    fn write_explanation(&self, node: usize, out: &mut Out<'_>) {
        if let Some(tree) = &self.tree {
            out.raw(r#","explanation":"#);
            tree.write(node, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{Rulebook, borrowed::Case, claim::ClaimCase, write::Out};

    const KEYS: [&str; 8] = ["C", "Cs", "K", "Z", "D", "B", "GLASSES", "é\"\\"];

    proptest! {
        #[test]
        fn what_is_written_is_what_serde_writes_of_what_is_kept(
            sheet in prop::sample::select(vec!["ordinary", "long_term", "dental"]),
            posted in prop::sample::select(vec!["2026-01-30", "2026-06-30"]),
            exempt in any::<bool>(),
            lines in prop::collection::vec((0..3_u8, 0..8_usize, 0..5917_usize, 1..4_u8, 0..90_000_u32), 1..8),
        ) {
            let book = Rulebook::builtin();
            let packs = book.default_scheme().medicines().map(crate::medicine::MedicineList::packs).unwrap_or_default();
            let lines: Vec<_> = lines.iter().map(|(kind, key, pack, day, paid)| {
                let (on, paid) = (format!("2026-01-1{day}"), format!("{}.{:02}", paid / 100, paid % 100));
                match kind {
                    0 => serde_json::json!({"kind":"act","key":KEYS[*key],"coefficient":"1.5","on":on,"inpe":"1","paid":paid}),
                    1 => serde_json::json!({"kind":"medicine","code":packs[*pack].code,"quantity":2,"on":on,"paid":paid}),
                    _ => serde_json::json!({"kind":"lump_sum","key":KEYS[*key],"on":on,"paid":paid}),
                }
            }).collect();
            let exemptions: Vec<_> = exempt.then(|| serde_json::json!({"illness":9,"number":"\u{1}X","from":"2025-01-01"})).into_iter().collect();
            let case: ClaimCase = serde_json::from_value(serde_json::json!({
                "id":"k\n1","sheet":sheet,"posted_on":posted,"illness":9,
                "member":{"birth_date":"2004","covers":[{"from":"2025-09-01","to":"2026-01-13"}],"exemptions":exemptions},
                "history":[{"key":"C","on":"2026-01-11","inpe":"1"},{"key":"GLASSES","on":"2024-02-29"}],
                "lines":lines,
            })).unwrap();
            for explain in [false, true] {
                let case = Case::from(&case);
                let judged = book.law().judge(&case, explain).unwrap();
                let mut written = Vec::new();
                judged.write(&mut Out(&mut written));
                prop_assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&judged.keep()).unwrap());
            }
        }
    }
}
