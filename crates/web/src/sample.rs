//! Sample values for tests and for the example server: the worked instance of the documentation. Never used by the
//! running service, which takes its own from settings and rulebook.

use std::sync::Arc;

use amoe_base::{AcademicYear, Date, Email, Env, FixedClock, Money, Rate, SeededRandom, Trilingual};

use crate::{
    Foundation, WebSettings,
    site::{Example, Figures, Site},
};

/// A foundation with the clock and randomness of a test.
#[expect(clippy::expect_used, reason = "a constant instant")]
pub fn foundation() -> Foundation {
    let now = "2026-11-23T09:00:00Z".parse().expect("an instant");
    let env = Env::new(Arc::new(FixedClock::at(now)), Arc::new(SeededRandom::new(1)));
    Foundation::new(site(), env, WebSettings::default())
}

/// The site of the worked instance.
#[expect(clippy::expect_used, reason = "constant values, used by tests and the example server only")]
pub fn site() -> Site {
    let email = |text: &str| Email::parse(text).expect("an address");
    Site {
        university: Trilingual {
            ar: "جامعة ابن زهر".into(),
            fr: "Université Ibn Zohr".into(),
            en: "Ibn Zohr University".into(),
        },
        fund: "CNOPS".into(),
        fund_address: vec![
            "Caisse Nationale des Organismes de Prévoyance Sociale".into(),
            "8-10, rue Al Khalil".into(),
            "B.P. 912, Rabat".into(),
        ],
        fund_phone: "053 800 20 20".into(),
        fund_email: email("centre.appel@cnops.org.ma"),
        complaints_host: "cnops.chikaya.ma".into(),
        office_email: email("amoe@uiz.ac.ma"),
        figures: Figures {
            academic_year: AcademicYear(2026),
            age_max: 30,
            deadline_days: 60,
            payment_days: 60,
            care_rate: Rate::from_percent(80),
            medicine_rate: Rate::from_percent(70),
            kept_months: 6,
            example: Example {
                paid: Money::from_centimes(30_000),
                tariff: Money::from_centimes(15_000),
                rate: Rate::from_percent(80),
                tariff_order: ("1961-06".into(), Date::constant(2006, 8, 4)),
                rates_decree: "2-05-736".into(),
            },
        },
    }
}
