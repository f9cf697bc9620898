//! The explanation of a line, drawn from its verdict.

use amoe_base::Rate;

use super::{Priced, RateFrom, Refusal, Unit, Verdict, base_rule, line_rule, rounding::exact};
use crate::{
    Explanation, Law, Value,
    claim::{ClaimCase, Line, LineDecision},
    dated::Entry,
    law::is_leap_day,
    parameter::ParameterUsed,
    scheme::Rounding,
};

impl<'r> Law<'r> {
    pub(super) fn explain(
        self,
        case: &ClaimCase,
        line: &Line,
        verdict: &Verdict<'r>,
        decision: &LineDecision,
        rounding: Option<&Entry<Rounding>>,
    ) -> Explanation {
        let branch = match verdict {
            Verdict::Refused(_) => "refused",
            Verdict::ToPrice { .. } => "to_price",
            Verdict::Priced(_) => "paid",
        };
        let mut node = self.node(line_rule(line), branch).with("on", line.on()).with("paid", line.paid());
        node = match line {
            Line::Act(act) => {
                let group = self.scheme.act(&act.key).map(|known| known.group.as_str());
                node.with("key", act.key.as_str())
                    .with("coefficient", act.coefficient)
                    .with("setting", act.setting.as_str())
                    .with_some("group", group)
            }
            Line::Medicine(m) => {
                let list = self.scheme.lists.on(m.on, self.every_date).map(|entry| &entry.value);
                let name = list.and_then(|list| list.get(&m.code)).map(|pack| pack.name.as_str());
                node.with("code", m.code.as_str())
                    .with("quantity", i64::from(m.quantity))
                    .with_some("name", name)
            }
            Line::LumpSum(lump_sum) => node.with("key", lump_sum.key.as_str()),
        };
        node = node.result(decision.payable);
        node = node.child(self.cover_node(case, line, verdict));
        match verdict {
            Verdict::Refused(refusal) => {
                if let Some(child) = self.refusal_node(line, refusal) {
                    node = node.child(child);
                }
            }
            Verdict::ToPrice { look_up } => {
                let mut child = self.node(
                    base_rule(line),
                    if matches!(line, Line::Medicine(_)) { "no_base" } else { "no_tariff" },
                );
                (*look_up).clone_into(&mut child.source);
                node = node.child(child);
            }
            Verdict::Priced(priced) => {
                for child in self.priced_nodes(line, priced, decision, rounding) {
                    node = node.child(child);
                }
            }
        }
        node
    }

    fn cover_node(self, case: &ClaimCase, line: &Line, verdict: &Verdict<'r>) -> Explanation {
        let outside = matches!(verdict, Verdict::Refused(Refusal::Outside));
        let cover = case.member.covers.iter().find(|cover| cover.contains(line.on()));
        self.node("line.cover", if outside { "outside" } else { "covered" })
            .with("on", line.on())
            .with_some("from", cover.map(|c| c.from))
            .with_some("to", cover.and_then(|c| c.to))
            .result(!outside)
    }

    fn refusal_node(self, line: &Line, refusal: &Refusal<'r>) -> Option<Explanation> {
        let line_number = |at: usize| i64::try_from(at + 1).unwrap_or(i64::MAX);
        let (_, rule) = refusal.reason();
        Some(match refusal {
            // Its node is that of the cover.
            Refusal::Outside => return None,
            Refusal::NotListed => self.node(rule, "not_listed").result(Rate::ZERO),
            Refusal::ZeroRate => self.node(rule, "zero").result(Rate::ZERO),
            Refusal::LowerThan { line, kept } => {
                self.node(rule, "lower").with("kept_line", line_number(*line)).with("kept_base", *kept)
            }
            Refusal::Repeats { line } => self.node(rule, "in_claim").with("first_line", line_number(*line)),
            Refusal::InHistory => self.node(rule, "in_history").with("on", line.on()),
            Refusal::TooSoon { earlier, again_from, years, leap_day } => self
                .node(rule, "too_soon")
                .with("earlier", *earlier)
                .with("years", i64::from(years.value))
                .with("again_from", *again_from)
                .using(self.parameter(years).used())
                .and_using(is_leap_day(*earlier).then(|| self.parameter(leap_day).used())),
        })
    }

    fn priced_nodes(
        self,
        line: &Line,
        priced: &Priced<'r>,
        decision: &LineDecision,
        rounding: Option<&Entry<Rounding>>,
    ) -> Vec<Explanation> {
        let mut nodes = Vec::new();
        let by_paid = line.paid() <= priced.ceiling;
        let branch = match (by_paid, line) {
            (true, _) => "paid",
            (false, Line::Act(_)) => "tariff",
            (false, Line::Medicine(_)) => "list",
            (false, Line::LumpSum(_)) => "lump_sum",
        };
        let mut base = self.node(base_rule(line), branch).with("paid", line.paid());
        base = match priced.unit {
            Unit::Tariff(tariff) => {
                let parameter = self.parameter(tariff);
                base.source.clone_from(&parameter.source);
                base.with("unit", tariff.value).using(parameter.used())
            }
            Unit::Pack { price, list } => {
                list.clone_into(&mut base.source);
                base.with("unit", price)
            }
        };
        base = match line {
            Line::Act(act) => base.with("coefficient", act.coefficient),
            Line::Medicine(m) => base.with("quantity", i64::from(m.quantity)),
            Line::LumpSum(_) => base,
        };
        nodes.push(base.with("ceiling", priced.ceiling).result(priced.base));
        if priced.beaten > 0 {
            let beaten = i64::try_from(priced.beaten).unwrap_or(i64::MAX);
            nodes.push(self.node("act.dearest", "kept").with("beaten", beaten).result(priced.base));
        }
        nodes.push(self.rate_node(line, priced));
        if let Some(raised) = priced.raised {
            let node = self.node("exemption.rate", "raised").using(self.parameter(raised).used());
            nodes.push(node.result(raised.value));
        }
        if let Some(rounding) = rounding {
            let exact = exact(priced.base, priced.rate);
            let changed = exact != decision.payable.to_string();
            let node = self
                .node("rounding", if changed { "rounded" } else { "exact" })
                .with("exact", Value::Exact(exact))
                .using(self.parameter(rounding).used());
            nodes.push(node.result(decision.payable));
        }
        nodes
    }

    fn rate_node(self, line: &Line, priced: &Priced<'r>) -> Explanation {
        match priced.rate_from {
            RateFrom::Setting(setting, rate) => {
                let parameter = self.parameter(rate);
                let mut node =
                    self.node("act.rate", setting.as_str()).using(parameter.used()).result(rate.value);
                node.source.clone_from(&parameter.source);
                node
            }
            RateFrom::LumpSum(rate) => {
                self.node("lump_sum.rate", "full").using(self.parameter(rate).used()).result(rate.value)
            }
            RateFrom::List(list) => {
                let entry = self.scheme.lists.on(line.on(), self.every_date);
                let pack = match (line, entry) {
                    (Line::Medicine(m), Some(entry)) => entry.value.get(&m.code),
                    _ => None,
                };
                let rate = pack.map_or(Rate::ZERO, |pack| pack.rate);
                let mut node = self.node("medicine.rate", "listed").result(rate);
                if let (Some(pack), Some(entry)) = (pack, entry) {
                    node = node.with("generic", pack.generic).using(ParameterUsed {
                        key: format!("medicine.{}", pack.code),
                        value: rate.to_string(),
                        from: entry.period.from,
                        source: list.to_owned(),
                        sourced: true,
                    });
                }
                node
            }
        }
    }
}
