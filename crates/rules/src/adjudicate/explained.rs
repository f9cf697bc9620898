//! The explanation of a line, drawn from its verdict.

use amoe_base::Rate;

use super::{Item, JudgedLine, Known, Priced, RateFrom, Refusal, RoundedBy, Unit, Verdict};
use crate::{
    Law,
    borrowed::Case,
    law::is_leap_day,
    names::RuleName,
    tree::{Datum, PARTS, Tree, Used, exact_parts},
};

impl<'a> Law<'a> {
    pub(super) fn explain(
        self,
        case: &Case<'a>,
        item: &Item<'a>,
        verdict: &Verdict<'a>,
        line: &JudgedLine<'a>,
        rounding: RoundedBy<'a>,
        tree: &mut Tree<'a>,
    ) {
        let branch = match verdict {
            Verdict::Refused(_) => "refused",
            Verdict::ToPrice { .. } => "to_price",
            Verdict::Priced(_) => "paid",
        };
        tree.open(self, item.rule(), branch).with("on", item.on).with("paid", item.paid).result(line.payable);
        match item.what {
            Known::Act { act, known, .. } => tree
                .with("key", act.key)
                .with("coefficient", act.coefficient)
                .with("setting", act.setting.as_str())
                .with_some("group", known.map(|known| known.group.as_str())),
            Known::Medicine { code, quantity, pack, .. } => tree
                .with("code", code)
                .with("quantity", i64::from(quantity))
                .with_some("name", pack.map(|pack| pack.name.as_str())),
            Known::LumpSum { key } => tree.with("key", key),
        };
        self.explain_cover(case, item, verdict, tree);
        match verdict {
            Verdict::Refused(refusal) => self.explain_refusal(item, refusal, tree),
            Verdict::ToPrice { look_up } => {
                let no_base = matches!(item.what, Known::Medicine { .. });
                tree.open(self, item.base_rule(), if no_base { "no_base" } else { "no_tariff" })
                    .by(look_up)
                    .close();
            }
            Verdict::Priced(priced) => {
                self.explain_price(item, priced, tree);
                if let Some(rounding) = rounding {
                    let exactly = exact_parts(priced.base, priced.rate);
                    let exact = exactly == i128::from(line.payable.centimes()) * PARTS;
                    tree.open(self, RuleName::Rounding, if exact { "exact" } else { "rounded" })
                        .with("exact", Datum::Product(priced.base, priced.rate))
                        .using(self.parameter(rounding))
                        .result(line.payable)
                        .close();
                }
            }
        }
        tree.close();
    }

    fn explain_cover(self, case: &Case<'a>, item: &Item<'a>, verdict: &Verdict<'a>, tree: &mut Tree<'a>) {
        let outside = matches!(verdict, Verdict::Refused(Refusal::Outside));
        let cover = case.covers.iter().find(|cover| cover.contains(item.on));
        tree.open(self, RuleName::LineCover, if outside { "outside" } else { "covered" })
            .with("on", item.on)
            .with_some("from", cover.map(|cover| cover.from))
            .with_some("to", cover.and_then(|cover| cover.to))
            .result(!outside)
            .close();
    }

    fn explain_refusal(self, item: &Item<'a>, refusal: &Refusal<'a>, tree: &mut Tree<'a>) {
        let line_number = |at: usize| i64::try_from(at + 1).unwrap_or(i64::MAX);
        let (_, rule) = refusal.reason();
        match refusal {
            // Its node is that of the cover.
            Refusal::Outside => return,
            Refusal::NotListed => tree.open(self, rule, "not_listed").result(Rate::ZERO),
            Refusal::ZeroRate => tree.open(self, rule, "zero").result(Rate::ZERO),
            Refusal::LowerThan { line, kept } => {
                tree.open(self, rule, "lower").with("kept_line", line_number(*line)).with("kept_base", *kept)
            }
            Refusal::Repeats { line } => {
                tree.open(self, rule, "in_claim").with("first_line", line_number(*line))
            }
            Refusal::InHistory => tree.open(self, rule, "in_history").with("on", item.on),
            Refusal::TooSoon { earlier, again_from, years, leap_day } => tree
                .open(self, rule, "too_soon")
                .with("earlier", *earlier)
                .with("years", i64::from(years.value))
                .with("again_from", *again_from)
                .using(self.parameter(years))
                .and_using(is_leap_day(*earlier).then(|| self.parameter(leap_day))),
        };
        tree.close();
    }

    fn explain_price(self, item: &Item<'a>, priced: &Priced<'a>, tree: &mut Tree<'a>) {
        let branch = match (item.paid <= priced.ceiling, item.what) {
            (true, _) => "paid",
            (false, Known::Act { .. }) => "tariff",
            (false, Known::Medicine { .. }) => "list",
            (false, Known::LumpSum { .. }) => "lump_sum",
        };
        tree.open(self, item.base_rule(), branch).with("paid", item.paid);
        match priced.unit {
            Unit::Tariff(tariff) => {
                let parameter = self.parameter(tariff);
                tree.by(&parameter.source).with("unit", tariff.value).using(parameter)
            }
            Unit::Pack { price, list } => tree.by(list).with("unit", price),
            Unit::ByHand(price) => tree.by(&price.source).with("by_hand", true),
        };
        match (priced.unit, item.what) {
            // What the officer found is for the line as a whole.
            (Unit::ByHand(_), _) | (_, Known::LumpSum { .. }) => &mut *tree,
            (_, Known::Act { act, .. }) => tree.with("coefficient", act.coefficient),
            (_, Known::Medicine { quantity, .. }) => tree.with("quantity", i64::from(quantity)),
        };
        tree.with("ceiling", priced.ceiling).result(priced.base).close();
        if priced.beaten > 0 {
            let beaten = i64::try_from(priced.beaten).unwrap_or(i64::MAX);
            tree.open(self, RuleName::Dearest, "kept").with("beaten", beaten).result(priced.base).close();
        }
        match priced.rate_from {
            RateFrom::Setting(setting, rate) => {
                let parameter = self.parameter(rate);
                tree.open(self, RuleName::ActRate, setting.as_str())
                    .by(&parameter.source)
                    .using(parameter)
                    .result(rate.value)
            }
            RateFrom::LumpSum(rate) => {
                tree.open(self, RuleName::LumpSumRate, "full").using(self.parameter(rate)).result(rate.value)
            }
            RateFrom::List { pack, from, list } => tree
                .open(self, RuleName::MedicineRate, "listed")
                .with("generic", pack.generic)
                .used(Used::Pack { pack, from, list })
                .result(pack.rate),
        }
        .close();
        if let Some(raised) = priced.raised {
            tree.open(self, RuleName::ExemptionRate, "raised")
                .using(self.parameter(raised))
                .result(raised.value)
                .close();
        }
    }
}
