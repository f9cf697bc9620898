//! Rules 3 to 6: cover, base and rate of one line by itself.

use amoe_base::{Money, Rate};

use super::{Item, Known, Priced, RateFrom, Refusal, Unit, Verdict};
use crate::{
    Law, RuleError,
    borrowed::{Act, Case, CaseLine, What},
    claim::{Setting, Sheet},
    dated::Entry,
    medicine::{Medicine, MedicineList},
    names::RuleName,
};

impl<'a> Law<'a> {
    /// Looks up what the rulebook knows about a line, once for all the rules.
    pub(super) fn item(self, line: &CaseLine<'a>) -> Item<'a> {
        let what = match line.what {
            What::Act(act) => {
                let at = self.scheme.act_at.get(act.key);
                Known::Act {
                    act,
                    known: at.and_then(|at| at.act).map(|at| &self.scheme.acts[at]),
                    tariff: at.and_then(|at| at.tariffs.on(line.on, self.every_date)),
                }
            }
            What::Medicine { code, quantity } => {
                let list = self.scheme.lists.on(line.on, self.every_date);
                Known::Medicine { code, quantity, list, pack: list.and_then(|list| list.value.get(code)) }
            }
            What::LumpSum { key } => Known::LumpSum { key },
        };
        Item { on: line.on, paid: line.paid, what, price: line.price }
    }

    /// Rules 3 to 6, for one line by itself.
    pub(super) fn line(self, case: &Case<'_>, item: &Item<'a>) -> Result<Verdict<'a>, RuleError> {
        if !case.covers.iter().any(|cover| cover.contains(item.on)) {
            return Ok(Verdict::Refused(Refusal::Outside));
        }
        let mut verdict = match item.what {
            Known::Act { act, known, tariff } => {
                let look_up = known.and_then(|known| known.look_up.as_deref());
                self.act(item, &act, tariff, look_up)?
            }
            Known::Medicine { quantity, list, pack, .. } => self.medicine(item, quantity, list, pack),
            Known::LumpSum { key } => self.lump_sum(item, key)?,
        };
        if case.sheet == Sheet::LongTerm
            && !matches!(item.what, Known::LumpSum { .. })
            && let Verdict::Priced(priced) = &mut verdict
        {
            let settings = &self.scheme.settings;
            let raised = self.get(&settings.rate_exemption, "rate.exemption", item.on)?;
            priced.rate = raised.value;
            priced.raised = Some(raised);
        }
        Ok(verdict)
    }

    fn act(
        self,
        item: &Item<'a>,
        act: &Act<'_>,
        tariff: Option<&'a Entry<Money>>,
        look_up: Option<&'a str>,
    ) -> Result<Verdict<'a>, RuleError> {
        let (ceiling, unit) = match (tariff, item.price) {
            (Some(tariff), _) => (tariff.value.times(act.coefficient), Unit::Tariff(tariff)),
            (None, Some(price)) => (price.ceiling, Unit::ByHand(price)),
            (None, None) => {
                let look_up = look_up.unwrap_or_else(|| self.source_or_look_up(RuleName::ActBase));
                return Ok(Verdict::ToPrice { look_up });
            }
        };
        let settings = &self.scheme.settings;
        let (rates, key) = match act.setting {
            Setting::Outpatient => (&settings.rate_outpatient, "rate.outpatient"),
            Setting::Stay => (&settings.rate_stay, "rate.stay"),
            Setting::PublicHospital => (&settings.rate_public_hospital, "rate.public_hospital"),
        };
        let rate = self.get(rates, key, item.on)?;
        Ok(Verdict::Priced(Priced::new(
            item.paid,
            ceiling,
            unit,
            rate.value,
            RateFrom::Setting(act.setting, rate),
        )))
    }

    fn medicine(
        self,
        item: &Item<'a>,
        quantity: u16,
        list: Option<&'a Entry<MedicineList>>,
        pack: Option<&'a Medicine>,
    ) -> Verdict<'a> {
        let Some(list) = list else {
            return Verdict::ToPrice { look_up: self.source_or_look_up(RuleName::MedicineBase) };
        };
        let source = list.value.source.as_str();
        match pack {
            None => Verdict::Refused(Refusal::NotListed),
            Some(pack) if pack.rate == Rate::ZERO => Verdict::Refused(Refusal::ZeroRate),
            Some(pack) => {
                let listed = pack.base_price.and_then(|p| Some((p, p.checked_times(quantity.into())?)));
                let (ceiling, unit) = match (listed, item.price) {
                    (Some((price, ceiling)), _) => (ceiling, Unit::Pack { price, list: source }),
                    (None, Some(price)) => (price.ceiling, Unit::ByHand(price)),
                    (None, None) => return Verdict::ToPrice { look_up: source },
                };
                let rate_from = RateFrom::List { pack, from: list.period.from, list: source };
                Verdict::Priced(Priced::new(item.paid, ceiling, unit, pack.rate, rate_from))
            }
        }
    }

    fn lump_sum(self, item: &Item<'a>, key: &str) -> Result<Verdict<'a>, RuleError> {
        let settings = &self.scheme.settings;
        let sum = settings.lump_sums.get(key).and_then(|sums| sums.on(item.on, self.every_date));
        let (ceiling, unit) = match (sum, item.price) {
            (Some(sum), _) => (sum.value, Unit::Tariff(sum)),
            (None, Some(price)) => (price.ceiling, Unit::ByHand(price)),
            (None, None) => {
                let known = self.scheme.lump_sums.iter().find(|known| known.key == key);
                let look_up =
                    known.map_or(self.source_or_look_up(RuleName::LumpSumBase), |known| &known.look_up);
                return Ok(Verdict::ToPrice { look_up });
            }
        };
        let rate = self.get(&settings.rate_lump_sum, "rate.lump_sum", item.on)?;
        let from = RateFrom::LumpSum(rate);
        Ok(Verdict::Priced(Priced::new(item.paid, ceiling, unit, rate.value, from)))
    }

    fn source_or_look_up(self, rule: RuleName) -> &'a str {
        match self.scheme.source_of(rule) {
            "" => &self.scheme.look_up,
            source => source,
        }
    }
}

impl<'r> Priced<'r> {
    fn new(paid: Money, ceiling: Money, unit: Unit<'r>, rate: Rate, rate_from: RateFrom<'r>) -> Self {
        Self { unit, ceiling, base: paid.min(ceiling), rate, rate_from, raised: None, beaten: 0 }
    }
}
