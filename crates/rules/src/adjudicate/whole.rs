//! Rules 1 and 2: what rejects or returns the claim as a whole.

use amoe_base::Date;

use super::{Item, Judgement, Known};
use crate::{
    Law,
    borrowed::Case,
    claim::Sheet,
    deadline::Counted,
    names::{Code, RuleName},
    tree::Tree,
};

impl<'a> Law<'a> {
    /// Rule 1, in words.
    pub(super) fn explain_deadline(
        self,
        case: &Case<'a>,
        first_act: Date,
        counted: Counted<'a>,
        late: bool,
        tree: &mut Tree<'a>,
    ) {
        let received_on = case.received_on.filter(|_| case.posted_on.is_none());
        tree.open(self, RuleName::ClaimDeadline, if late { "late" } else { "in_time" })
            .with("last_day", counted.last_day)
            .with_some("posted_on", case.posted_on)
            .with_some("received_on", received_on)
            .result(!late);
        self.explain_last_day(first_act, case.treatment_ends_on, counted, tree);
        tree.close();
    }

    /// Rule 2.
    pub(super) fn sheet(self, case: &Case<'a>, items: &[Item<'a>], judgement: &mut Judgement<'a>) {
        let dental_sheet = case.sheet == Sheet::Dental;
        let misplaced = items.iter().find_map(|item| match item.what {
            Known::Act { act, known, .. } => {
                let dental = known.is_some_and(crate::ActKey::is_dental);
                (dental != dental_sheet).then_some(act.key)
            }
            _ => None,
        });
        if misplaced.is_some() {
            judgement.reasons.push(self.scheme.give(Code::R10, RuleName::ClaimSheet));
        }
        if let Some(tree) = &mut judgement.tree {
            tree.open(self, RuleName::ClaimSheet, if misplaced.is_some() { "wrong" } else { "right" })
                .with("sheet", case.sheet.as_str())
                .with_some("key", misplaced)
                .result(misplaced.is_none())
                .close();
        }
        if case.sheet == Sheet::LongTerm {
            self.exemption(case, judgement);
        }
    }

    fn exemption(self, case: &Case<'a>, judgement: &mut Judgement<'a>) {
        let exemption_on = |on: Date| {
            case.exemptions.iter().find(|e| Some(e.illness) == case.illness && e.period.contains(on))
        };
        let outside = case.lines.iter().map(|line| line.on).find(|on| exemption_on(*on).is_none());
        if outside.is_some() {
            judgement.reasons.push(self.scheme.give(Code::R11, RuleName::ClaimExemption));
        }
        if let Some(tree) = &mut judgement.tree {
            let valid =
                case.lines.first().and_then(|line| exemption_on(line.on)).filter(|_| outside.is_none());
            tree.open(self, RuleName::ClaimExemption, if outside.is_some() { "missing" } else { "valid" })
                .with_some("illness", case.illness.map(i64::from))
                .with_some("on", outside)
                .with_some("number", valid.map(|e| e.number))
                .with_some("from", valid.map(|e| e.period.from))
                .with_some("to", valid.and_then(|e| e.period.to))
                .result(outside.is_none())
                .close();
        }
    }
}
