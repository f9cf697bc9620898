//! Rules 1 and 2: what rejects or returns the claim as a whole.

use amoe_base::Date;

use super::Whole;
use crate::{
    Law, RuleError,
    claim::{ClaimCase, Line, Sheet},
};

impl Law<'_> {
    /// Rule 1.
    pub(super) fn is_late(
        self,
        case: &ClaimCase,
        first_act: Date,
        explain: bool,
        whole: &mut Whole,
    ) -> Result<bool, RuleError> {
        const RULE: &str = "claim.deadline";
        let (last_day, below) = self.last_day(first_act, case.treatment_ends_on, explain)?;
        let late = case.sent_on().is_some_and(|sent| sent > last_day);
        if late {
            whole.reasons.push(self.scheme.give("R01", RULE));
        }
        if let Some(below) = below {
            let mut node = self.node(RULE, if late { "late" } else { "in_time" }).with("last_day", last_day);
            node = match (case.posted_on, case.received_on) {
                (Some(posted), _) => node.with("posted_on", posted),
                (None, received) => node.with_some("received_on", received),
            };
            whole.nodes.push(node.result(!late).child(below));
        }
        Ok(late)
    }

    /// Rule 2.
    pub(super) fn sheet(self, case: &ClaimCase, explain: bool, whole: &mut Whole) {
        const SHEET: &str = "claim.sheet";
        const EXEMPTION: &str = "claim.exemption";
        let dental_sheet = case.sheet == Sheet::Dental;
        let misplaced = case.lines.iter().find_map(|line| match line {
            Line::Act(act) => {
                let dental = self.scheme.act(&act.key).is_some_and(crate::ActKey::is_dental);
                (dental != dental_sheet).then_some(act)
            }
            _ => None,
        });
        if misplaced.is_some() {
            whole.reasons.push(self.scheme.give("R10", SHEET));
        }
        if explain {
            let node = self
                .node(SHEET, if misplaced.is_some() { "wrong" } else { "right" })
                .with("sheet", case.sheet.as_str())
                .with_some("key", misplaced.map(|act| act.key.as_str()));
            whole.nodes.push(node.result(misplaced.is_none()));
        }
        if case.sheet != Sheet::LongTerm {
            return;
        }
        let exemption_on = |on: Date| {
            case.member.exemptions.iter().find(|e| Some(e.illness) == case.illness && e.period.contains(on))
        };
        let outside = case.lines.iter().map(Line::on).find(|on| exemption_on(*on).is_none());
        if outside.is_some() {
            whole.reasons.push(self.scheme.give("R11", EXEMPTION));
        }
        if explain {
            let valid =
                case.lines.first().and_then(|line| exemption_on(line.on())).filter(|_| outside.is_none());
            let node = self
                .node(EXEMPTION, if outside.is_some() { "missing" } else { "valid" })
                .with_some("illness", case.illness.map(i64::from))
                .with_some("on", outside)
                .with_some("number", valid.map(|e| e.number.as_str()))
                .with_some("from", valid.map(|e| e.period.from))
                .with_some("to", valid.and_then(|e| e.period.to));
            whole.nodes.push(node.result(outside.is_none()));
        }
    }
}
