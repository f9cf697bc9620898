//! The pages of the rulebook, with the rulebook itself.

use amoe_base::{Date, Lang};
use amoe_rules::{Rulebook, parameter::Unit};
use askama::Template;

use super::{IllnessesPage, IndexPage, MedicinesPage, ReasonsPage, RulePage, Shown, TextPage, ValuePage};
use crate::{Form, Page, sample};

fn shown(scheme: usize) -> Shown {
    let book = Rulebook::builtin();
    Shown { book, scheme: &book.schemes()[scheme], today: Date::constant(2026, 11, 23) }
}

fn page(lang: Lang) -> Page {
    sample::page(lang, "rules", "Aït Lahcen <script> عبد الرحمان")
}

/// Every template of this space.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let form = || Form::blank(&sample::foundation(), page(lang).words);
    let mut all = Vec::new();
    for scheme in 0..Rulebook::builtin().schemes().len() {
        all.push(("rules/index.html", IndexPage::new(page(lang), &shown(scheme), form()).render().unwrap()));
    }
    let value = |key| ValuePage::new(page(lang), &shown(0), key).unwrap().render().unwrap();
    all.push(("rules/value.html", value("rate.outpatient")));
    all.push(("rules/value.html", value("academic_year.start")));
    all.push((
        "rules/rule.html",
        RulePage::new(page(lang), &shown(0), "medicine.rate").unwrap().render().unwrap(),
    ));
    all.push((
        "rules/text.html",
        TextPage::new(page(lang), &shown(0), "law-116-12").unwrap().render().unwrap(),
    ));
    all.push(("rules/reasons.html", ReasonsPage::new(page(lang), &shown(0)).render().unwrap()));
    all.push(("rules/illnesses.html", IllnessesPage::new(page(lang), &shown(0)).render().unwrap()));
    for q in ["", "doliprane", "nothing of the kind"] {
        let form = Form::sent([("q", q)].into_iter().collect(), page(lang).words);
        let medicines = MedicinesPage::new(page(lang), &shown(0), form);
        all.push(("rules/medicines.html", medicines.render().unwrap()));
    }
    all
}

#[test]
fn every_key_of_every_scheme_has_a_page() {
    for at in 0..Rulebook::builtin().schemes().len() {
        let scheme = &Rulebook::builtin().schemes()[at];
        for parameter in &scheme.parameters {
            let shown = ValuePage::new(page(Lang::Ar), &shown(at), &parameter.key).unwrap().render().unwrap();
            assert!(shown.contains(&parameter.key), "{}", parameter.key);
        }
        for rule in &scheme.rules {
            assert!(RulePage::new(page(Lang::Fr), &shown(at), &rule.id).is_some(), "{}", rule.id);
        }
        for text in scheme.texts.keys() {
            assert!(TextPage::new(page(Lang::En), &shown(at), text).is_some(), "{text}");
        }
    }
    assert!(ValuePage::new(page(Lang::Fr), &shown(0), "no.such.key").is_none());
}

#[test]
fn a_rate_is_shown_with_its_text_and_an_assumption_as_one() {
    let page_of = |key| ValuePage::new(page(Lang::Fr), &shown(0), key).unwrap().render().unwrap();
    let rate = page_of("rate.outpatient");
    assert!(rate.contains("80") && rate.contains("Décret 2-05-736") && rate.contains("2006"), "{rate}");
    let assumed = Rulebook::builtin().default_scheme().parameters.iter().find(|p| !p.sourced).unwrap();
    assert!(page_of(&assumed.key).contains("hypothèse à confirmer"));
}

#[test]
fn a_value_that_is_a_word_is_said_in_the_language_of_the_page() {
    for scheme in Rulebook::builtin().schemes() {
        for parameter in scheme.parameters.iter().filter(|p| matches!(p.unit, Unit::Word | Unit::Words)) {
            for &lang in Lang::ALL {
                let told = super::worded(&page(lang), &parameter.value);
                assert!(told.is_some(), "{} = {} in {lang}", parameter.key, parameter.value);
            }
        }
    }
    let shown = ValuePage::new(page(Lang::Fr), &shown(0), "calendar.rest_days").unwrap().render().unwrap();
    assert!(shown.contains("samedi et dimanche") && !shown.contains("saturday"), "{shown}");
}
