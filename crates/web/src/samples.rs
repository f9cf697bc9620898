//! Every template, rendered with sample data in the three languages and both directions.
//!
//! A new page adds one line to [`samples`]; `every_template_has_a_sample` fails until it is there.

use std::{collections::BTreeSet, path::Path};

use amoe_base::Lang;
use askama::Template;

use crate::{ErrorPage, Form, Page, error_page::ErrorTemplate, public, sample};

fn page(lang: Lang) -> Page {
    sample::page(lang, "who?x=1", "Aït Lahcen <script> عبد الرحمان")
}

/// The template's path and what it shows, in one language.
fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let words = page(lang).words;
    let mut all = vec![
        (
            "public/home.html",
            public::Home { page: page(lang).titled(""), form: Form::blank(&sample::foundation(), words) }
                .render(),
        ),
        ("public/who.html", public::Who { page: page(lang) }.render()),
        ("public/reimbursement.html", public::Reimbursement { page: page(lang) }.render()),
        ("public/care-sheets.html", public::CareSheets { page: page(lang) }.render()),
        ("public/contact.html", public::Contact { page: page(lang) }.render()),
        ("public/accessibility.html", public::Accessibility { page: page(lang) }.render()),
        ("public/privacy.html", public::Privacy { page: page(lang) }.render()),
        ("samples/desk.html", sample::desk(lang).render()),
        ("samples/parts.html", sample::parts(lang).render()),
    ];
    for error in [
        ErrorPage::NotFound,
        ErrorPage::WrongMethod,
        ErrorPage::BadRequest,
        ErrorPage::ForeignForm,
        ErrorPage::Stale,
        ErrorPage::TooLarge,
        ErrorPage::TooMany(60),
        ErrorPage::TooSlow,
        ErrorPage::Broken,
    ] {
        all.push(("errors/error.html", ErrorTemplate::new(page(lang), error, "0a1b2c".into()).render()));
    }
    all.extend(crate::account::samples::samples(lang));
    let mut all: Vec<_> = all.into_iter().map(|(path, html)| (path, html.unwrap())).collect();
    all.extend(crate::rules::samples::all(lang));
    all.extend(crate::student::samples::all(lang));
    all.extend(crate::desk::samples::all(lang));
    all
}

#[test]
fn every_template_has_a_sample() {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else if std::fs::read_to_string(&path).unwrap().starts_with("{% extends") {
                found.insert(path.strip_prefix(root).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/pages");
    let mut templates = BTreeSet::new();
    walk(&root, &root, &mut templates);
    templates.retain(|path| !path.starts_with("layout/"));
    let sampled: BTreeSet<String> = samples(Lang::Ar).into_iter().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(templates, sampled, "left: templates, right: samples");
}

#[test]
fn every_page_renders_in_every_language_and_direction() {
    for &lang in Lang::ALL {
        for (path, html) in samples(lang) {
            let start = format!("<html lang=\"{lang}\" dir=\"{}\">", lang.dir());
            assert!(html.contains(&start), "{lang} {path}");
            assert_eq!(html.matches("<h1").count(), 1, "{lang} {path}: one heading");
            assert_eq!(html.matches("id=\"main\"").count(), 1, "{lang} {path}: one main part");
            assert!(!html.contains("<script>") && !html.contains("<script> "), "{lang} {path}: escaped");
            for forbidden in [" style=\"", "onclick=", "javascript:", "class=\"\""] {
                assert!(!html.contains(forbidden), "{lang} {path}: {forbidden}");
            }
            for other in Lang::ALL {
                assert!(html.contains(&format!("href=\"/{other}/")), "{lang} {path}: switch to {other}");
            }
            // Every id once, every label and description leading somewhere.
            let ids = values(&html, " id=\"");
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{lang} {path}: {ids:?}");
            for attribute in [" for=\"", " aria-describedby=\"", " aria-labelledby=\"", "href=\"#"] {
                for target in values(&html, attribute).iter().flat_map(|v| v.split_whitespace()) {
                    assert!(ids.contains(&target), "{lang} {path}: {attribute}{target}");
                }
            }
        }
    }
}

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect()
}

#[test]
fn what_was_typed_is_kept_and_escaped() {
    let html = samples(Lang::Ar).into_iter().find(|(path, _)| *path == "samples/parts.html").unwrap().1;
    assert!(html.contains("value=\"458213\"") && html.contains("value=\"&#60;300&#62;\""), "{html}");
    assert!(html.contains("value=\"b\" checked") && html.contains("value=\"b\" selected"), "{html}");
    assert!(html.contains("<title>خطأ:"), "the title says first that the form was refused");
}
