//! Sample values for tests and for the example server: the worked instance of the documentation. Never used by the
//! running service, which takes its own from settings and rulebook.

use std::sync::Arc;

use amoe_base::{AcademicYear, Email, Env, FixedClock, Lang, Money, Rate, SeededRandom, Trilingual};
use askama::Template;

use crate::{
    Form, Foundation, Nav, NavItem, Page, Typed, Viewer, WebSettings,
    parts::{Choice, Fact, Note, Progress, Step, Tag, Tone},
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
    let source = |source: &str| amoe_rules::Rulebook::builtin().citation(source);
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
                tariff_source: source("order-1961-06, grid 1"),
                rate_source: source("decree-2-05-736, art. 1"),
            },
        },
    }
}

/// A page at an address.
pub fn page(lang: Lang, path: &str, title: &str) -> Page {
    Page::new(&foundation(), lang, path).titled(title)
}

/// All parts at once, on a page of the student's space whose form was refused.
#[derive(Template)]
#[template(path = "samples/parts.html")]
pub struct Parts {
    page: Page,
    form: Form,
    choices: Vec<Choice>,
    tags: Vec<Tag>,
    notes: Vec<Note>,
    steps: Vec<Step>,
    facts: Vec<Fact>,
}

/// An empty desk.
#[derive(Template)]
#[template(path = "samples/desk.html")]
pub struct Desk {
    page: Page,
}

fn placed(lang: Lang, path: &str) -> Page {
    let mut page = page(lang, path, "Aït Lahcen, عبد الرحمان").under("", "Accueil").in_space(Nav {
        label: "Prestations",
        items: vec![
            NavItem::new(if path == "parts" { "parts" } else { "desk" }, "À traiter").counting(38),
            NavItem::new("contact", "Décidés"),
        ],
        search: Some(("desk", "Dossier, CIN, nom")),
    });
    page.viewer = Some(Viewer { name: "Nadia Amrani".into(), role: "Chargée de dossiers".into() });
    page.flash = Some(Note::good("208,03 DH", ""));
    page
}

/// The pattern page.
pub fn parts(lang: Lang) -> Parts {
    let page = placed(lang, "parts");
    let typed: Typed =
        [("cin", "458213"), ("paid", "<300>"), ("kind", "b"), ("kind2", "b"), ("birth-day", "31")]
            .into_iter()
            .collect();
    let mut form = Form::sent(typed, page.words);
    form.refuse("cin", page.t("malformed-cin"));
    form.refuse("birth", page.t("malformed-birth_date"));
    let tones = [Tone::Plain, Tone::Info, Tone::Wait, Tone::Good, Tone::Bad];
    Parts {
        page: page.with_form(&form),
        form,
        choices: vec![Choice::new("a", "Un"), Choice::new("b", "Deux")],
        tags: tones.map(|tone| Tag::new(tone, "Mot")).into(),
        notes: tones.map(|tone| Note::new(tone, "Fait", "Suite")).into(),
        steps: [Progress::Done, Progress::Now, Progress::Todo]
            .map(|progress| Step::new(progress, "Étape", "14 octobre 2026"))
            .into(),
        facts: vec![Fact::id("CIN", "JB458213"), Fact::new("Nom", "سلمى أوحدو").changed_at("who")],
    }
}

/// The desk page.
pub fn desk(lang: Lang) -> Desk {
    Desk { page: placed(lang, "desk") }
}
