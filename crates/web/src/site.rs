//! Who runs this instance and what its public pages state: names, addresses, and the few figures of the rules that the
//! public pages quote. Filled at start from the settings and the rulebook; nothing here is read from a request.

use amoe_base::{AcademicYear, Date, Email, Lang, Money, Rate, Trilingual};

/// The fund, the university, and how to reach them.
#[derive(Debug, Clone)]
pub struct Site {
    /// The university or group of schools, by its name.
    pub university: Trilingual,
    /// The fund's short name: the same in every language.
    pub fund: String,
    /// The fund's full name and postal address as it stands on an envelope, line by line.
    pub fund_address: Vec<String>,
    /// The fund's call centre.
    pub fund_phone: String,
    /// … and its mailbox.
    pub fund_email: Email,
    /// The fund's complaints site, host name only.
    pub complaints_host: String,
    /// The university's health-insurance office.
    pub office_email: Email,
    /// What the public pages quote from the rulebook.
    pub figures: Figures,
}

/// Figures in force today, taken from the rulebook by whoever builds the site.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The academic year that is open for applications.
    pub academic_year: AcademicYear,
    /// The oldest age covered.
    pub age_max: u8,
    /// Days to send a claim, from the first act.
    pub deadline_days: u16,
    /// Days the fund has to pay.
    pub payment_days: u16,
    /// The share of consultations and tests.
    pub care_rate: Rate,
    /// The share of listed medicines.
    pub medicine_rate: Rate,
    /// Months that rights are kept after the studies end.
    pub kept_months: u8,
    /// The worked example of the home page: a visit to a specialist.
    pub example: Example,
}

/// One calculation, shown to everyone.
#[derive(Debug, Clone)]
pub struct Example {
    /// What the student paid.
    pub paid: Money,
    /// The reference tariff.
    pub tariff: Money,
    /// The rate.
    pub rate: Rate,
    /// The place in the text that fixes the tariff.
    pub tariff_source: Trilingual,
    /// The place in the text that fixes the rate.
    pub rate_source: Trilingual,
}

impl Example {
    /// The smaller of what was paid and the tariff.
    pub fn base(&self) -> Money {
        self.paid.min(self.tariff)
    }

    /// What comes back.
    pub fn refund(&self) -> Money {
        self.base().at_rate(self.rate)
    }
}

/// The site of the settings, with the figures that the rulebook has for this day; `None` when it lacks one.
pub fn of(settings: &amoe_app::Settings, rules: &amoe_rules::Rulebook, today: Date) -> Option<Site> {
    let fund = &settings.fund;
    let parameter = |key: &str| rules.parameter(key, today);
    let count = |key: &str| parameter(key)?.as_count();
    let tariff = parameter("tariff.Cs")?;
    let rate = parameter("rate.outpatient")?;
    // Every listed medicine that is reimbursed at all has the same rate.
    let medicine_rate = rules.default_scheme().medicines()?.packs().iter().map(|m| m.rate).max()?;
    let cite = |parameter: &amoe_rules::Parameter| rules.citation(&parameter.source);
    Some(Site {
        university: fund.university.clone(),
        fund: fund.short_name.clone(),
        // As the post reads it, in every language of the page.
        fund_address: std::iter::once(&fund.name)
            .chain(&fund.address)
            .map(|line| line.get(Lang::Fr).to_owned())
            .collect(),
        fund_phone: fund.phone.clone(),
        fund_email: Email::parse(&fund.email).ok()?,
        complaints_host: fund.complaints_host.clone(),
        office_email: Email::parse(&fund.university_contact).ok()?,
        figures: Figures {
            academic_year: rules.academic_year_on(today),
            age_max: u8::try_from(count("age.limit")?).ok()?,
            deadline_days: u16::try_from(count("deadline.days")?).ok()?,
            payment_days: u16::try_from(count("payment.days")?).ok()?,
            care_rate: rate.as_rate()?,
            medicine_rate,
            kept_months: u8::try_from(count("maintenance.months")?).ok()?,
            example: Example {
                paid: tariff.as_money()?.checked_times(2)?,
                tariff: tariff.as_money()?,
                rate: rate.as_rate()?,
                tariff_source: cite(tariff),
                rate_source: cite(rate),
            },
        },
    })
}
