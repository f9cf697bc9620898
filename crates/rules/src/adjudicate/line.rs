//! Rules 3 to 6: cover, base and rate of one line by itself.

use amoe_base::{Money, Rate};

use super::{Priced, RateFrom, Refusal, Unit, Verdict};
use crate::{
    Law, RuleError,
    claim::{ActLine, ClaimCase, Line, LumpSumLine, MedicineLine, Setting, Sheet},
};

impl<'r> Law<'r> {
    /// Rules 3 to 6, for one line by itself.
    pub(super) fn line(self, case: &ClaimCase, line: &Line) -> Result<Verdict<'r>, RuleError> {
        if !case.member.covers.iter().any(|cover| cover.contains(line.on())) {
            return Ok(Verdict::Refused(Refusal::Outside));
        }
        let mut verdict = match line {
            Line::Act(act) => self.act(act)?,
            Line::Medicine(medicine) => self.medicine(medicine),
            Line::LumpSum(lump_sum) => self.lump_sum(lump_sum)?,
        };
        if case.sheet == Sheet::LongTerm
            && !matches!(line, Line::LumpSum(_))
            && let Verdict::Priced(priced) = &mut verdict
        {
            let settings = &self.scheme.settings;
            let raised = self.get(&settings.rate_exemption, "rate.exemption", line.on())?;
            priced.rate = raised.value;
            priced.raised = Some(raised);
        }
        Ok(verdict)
    }

    fn act(self, act: &ActLine) -> Result<Verdict<'r>, RuleError> {
        let settings = &self.scheme.settings;
        let tariff = settings.tariffs.get(&act.key).and_then(|tariffs| tariffs.on(act.on, self.every_date));
        let Some(tariff) = tariff else {
            let known = self.scheme.act(&act.key).and_then(|known| known.look_up.as_deref());
            return Ok(Verdict::ToPrice { look_up: known.unwrap_or(self.source_or_look_up("act.base")) });
        };
        let (rates, key) = match act.setting {
            Setting::Outpatient => (&settings.rate_outpatient, "rate.outpatient"),
            Setting::Stay => (&settings.rate_stay, "rate.stay"),
            Setting::PublicHospital => (&settings.rate_public_hospital, "rate.public_hospital"),
        };
        let rate = self.get(rates, key, act.on)?;
        Ok(Verdict::Priced(Priced::new(
            act.paid,
            tariff.value.times(act.coefficient),
            Unit::Tariff(tariff),
            rate.value,
            RateFrom::Setting(act.setting, rate),
        )))
    }

    fn medicine(self, medicine: &MedicineLine) -> Verdict<'r> {
        let Some(list) = self.scheme.lists.on(medicine.on, self.every_date).map(|entry| &entry.value) else {
            return Verdict::ToPrice { look_up: self.source_or_look_up("medicine.base") };
        };
        match list.get(&medicine.code) {
            None => Verdict::Refused(Refusal::NotListed),
            Some(pack) if pack.rate == Rate::ZERO => Verdict::Refused(Refusal::ZeroRate),
            Some(pack) => {
                match pack.base_price.and_then(|p| Some((p, p.checked_times(medicine.quantity.into())?))) {
                    None => Verdict::ToPrice { look_up: &list.source },
                    Some((price, ceiling)) => Verdict::Priced(Priced::new(
                        medicine.paid,
                        ceiling,
                        Unit::Pack { price, list: &list.source },
                        pack.rate,
                        RateFrom::List(&list.source),
                    )),
                }
            }
        }
    }

    fn lump_sum(self, line: &LumpSumLine) -> Result<Verdict<'r>, RuleError> {
        let settings = &self.scheme.settings;
        let sum = settings.lump_sums.get(&line.key).and_then(|sums| sums.on(line.on, self.every_date));
        let Some(sum) = sum else {
            let known = self.scheme.lump_sums.iter().find(|known| known.key == line.key);
            let look_up = known.map_or(self.source_or_look_up("lump_sum.base"), |known| &known.look_up);
            return Ok(Verdict::ToPrice { look_up });
        };
        let rate = self.get(&settings.rate_lump_sum, "rate.lump_sum", line.on)?;
        let from = RateFrom::LumpSum(rate);
        Ok(Verdict::Priced(Priced::new(line.paid, sum.value, Unit::Tariff(sum), rate.value, from)))
    }

    fn source_or_look_up(self, rule: &str) -> &'r str {
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
