//! The rulebook for anyone who wants to know what is reimbursed, at which rate, since when and says who. It shows the
//! very values that decide claims; nothing is written twice.

#[cfg(test)]
pub(crate) mod samples;

use amoe_base::{Date, Lang, Money, Period};
use amoe_rules::{
    Medicine, Parameter, ReasonEntry, Rule, Rulebook, Scheme, Text, cite,
    parameter::{MonthDay, Unit},
    tables::Illness,
};
use askama::{Template, filters::Safe};
use axum::{
    Router,
    extract::{FromRequestParts, Path, Query},
    http::request::Parts,
    response::Response,
    routing::get,
};
use serde::Deserialize;

use crate::{ErrorPage, Form, Page, Sent, Web, html};

/// Packs shown for one search.
const PACKS: usize = 40;

/// The routes.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/{lang}/rules", get(index))
        .route("/{lang}/rules/medicines", get(medicines).post(medicines_found))
        .route("/{lang}/rules/illnesses", get(illnesses))
        .route("/{lang}/rules/reasons", get(reasons))
        .route("/{lang}/rules/{key}", get(entry))
}

/// What may stand in the query of these pages.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Which scheme; the one that the fund runs when left out.
    #[serde(default)]
    scheme: String,
}

/// Which scheme is shown, and on which day.
struct Shown {
    book: &'static Rulebook,
    scheme: &'static Scheme,
    today: Date,
}

impl FromRequestParts<Web> for Shown {
    type Rejection = ErrorPage;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, ErrorPage> {
        let Query(asked): Query<Asked> =
            Query::try_from_uri(&parts.uri).map_err(|_| ErrorPage::BadRequest)?;
        let book = web.app().rulebook();
        let scheme = if asked.scheme.is_empty() {
            book.default_scheme()
        } else {
            book.scheme(&asked.scheme).ok_or(ErrorPage::NotFound)?
        };
        Ok(Self { book, scheme, today: web.app().env().today() })
    }
}

/// A value as a table shows it.
pub struct Row {
    key: String,
    name: String,
    value: Safe<String>,
    from: Date,
    source: String,
    /// No publication gives it.
    assumed: bool,
    /// Not yet in force.
    to_come: bool,
}

/// A heading with its values.
pub struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

/// A scheme in the choice above the tables.
pub struct SchemeLink {
    name: String,
    path: String,
    period: Period,
    current: bool,
}

/// Everything at a glance.
#[derive(Template)]
#[template(path = "rules/index.html")]
pub struct IndexPage {
    page: Page,
    form: Form,
    schemes: Vec<SchemeLink>,
    groups: Vec<Group>,
    texts: Vec<(String, String, String)>,
    rules: Vec<(String, String, String)>,
    version: String,
    assumed: usize,
    /// The query that stays on this scheme: empty for the one that the fund runs.
    suffix: String,
}

/// One dated value.
#[derive(Template)]
#[template(path = "rules/value.html")]
pub struct ValuePage {
    page: Page,
    now: Row,
    evidence: String,
    last_checked: Date,
    note: Option<String>,
    by_people: bool,
    text: (String, String),
    history: Vec<(Period, Row)>,
    suffix: String,
}

/// One rule.
#[derive(Template)]
#[template(path = "rules/rule.html")]
pub struct RulePage {
    page: Page,
    rule: Rule,
    source: String,
    text: (String, String),
    reasons: Vec<(String, String)>,
    suffix: String,
}

/// One text: what it is, what it says, what comes from it.
#[derive(Template)]
#[template(path = "rules/text.html")]
pub struct TextPage {
    page: Page,
    text: Text,
    rows: Vec<Row>,
    rules: Vec<(String, String, String)>,
    suffix: String,
}

/// The reasons of decisions.
#[derive(Template)]
#[template(path = "rules/reasons.html")]
pub struct ReasonsPage {
    page: Page,
    reasons: Vec<ReasonRow>,
}

/// A reason in words.
pub struct ReasonRow {
    code: String,
    text: String,
    remedy: String,
    source: String,
    assumed: bool,
}

/// The illnesses that open an exemption.
#[derive(Template)]
#[template(path = "rules/illnesses.html")]
pub struct IllnessesPage {
    page: Page,
    illnesses: Vec<Illness>,
}

/// The packs that a search finds.
#[derive(Template)]
#[template(path = "rules/medicines.html")]
pub struct MedicinesPage {
    page: Page,
    form: Form,
    q: String,
    found: Vec<Medicine>,
    list: String,
    count: usize,
}

fn suffix(book: &Rulebook, scheme: &Scheme) -> String {
    if scheme.id == book.default_scheme().id { String::new() } else { format!("?scheme={}", scheme.id) }
}

fn month_day(page: &Page, value: MonthDay) -> String {
    // Any year will do: only day and month are shown.
    value.in_year(2000).map(|date| page.words.day_of_year(date)).unwrap_or_default()
}

/// The value in words, by its unit.
fn value_of(page: &Page, parameter: &Parameter) -> Safe<String> {
    let counted = |key: &str| {
        let count = i64::from(parameter.as_count().unwrap_or_default());
        page.value(page.words.with(key, &[("count", count.into())]))
    };
    match parameter.unit {
        Unit::Rate => parameter.as_rate().map(|rate| page.rate(rate)),
        Unit::Money => parameter.as_money().map(|money: Money| page.money(money)),
        Unit::Date => parameter.as_date().map(|date| page.date(date)),
        Unit::MonthDay => parameter.as_month_day().map(|day| page.value(month_day(page, day))),
        Unit::Days => Some(counted("rules-days")),
        Unit::Hours => Some(counted("rules-hours")),
        Unit::Months => Some(counted("rules-months")),
        Unit::Years => Some(counted("rules-years")),
        Unit::Count => parameter.as_count().map(|count| page.count(count)),
        Unit::Word | Unit::Words => worded(page, &parameter.value),
    }
    .unwrap_or_else(|| page.id(&parameter.value))
}

/// Each word as people say it, `rule-word-{word}`; nothing when one of them has no words yet.
fn worded(page: &Page, value: &str) -> Option<Safe<String>> {
    let told: Option<Vec<&str>> =
        value.split_whitespace().map(|word| page.words.find(&format!("rule-word-{word}"))).collect();
    told.filter(|told| !told.is_empty()).map(|told| page.name(page.words.list(&told)))
}

fn row(page: &Page, book: &Rulebook, today: Date, parameter: &Parameter) -> Row {
    Row {
        key: parameter.key.clone(),
        name: parameter.name(page.lang).to_owned(),
        value: value_of(page, parameter),
        from: parameter.period.from,
        source: book.cite(&parameter.source, page.lang),
        assumed: !parameter.sourced,
        to_come: parameter.period.from > today,
    }
}

/// Each key once: the value of today, else the next to come, else the last that was.
fn present(scheme: &Scheme, today: Date, of: impl Fn(&Parameter) -> bool) -> Vec<&Parameter> {
    let mut keys: Vec<&str> = Vec::new();
    for parameter in scheme.parameters.iter().filter(|p| of(p)) {
        if !keys.contains(&parameter.key.as_str()) {
            keys.push(&parameter.key);
        }
    }
    keys.into_iter()
        .filter_map(|key| {
            let history = scheme.history(key);
            let next = history.iter().find(|p| p.period.from > today).copied();
            scheme.parameter(key, today).or(next).or(history.last().copied())
        })
        .collect()
}

fn group_of(parameter: &Parameter) -> &'static str {
    match (parameter.key.split('.').next().unwrap_or_default(), parameter.unit) {
        (_, Unit::Rate) => "rules-rates",
        ("tariff", _) => "rules-tariffs",
        (_, Unit::Money) => "rules-amounts",
        (_, Unit::Days | Unit::Hours | Unit::Months | Unit::Years) => "rules-times",
        _ => "rules-others",
    }
}

const GROUPS: [&str; 5] = ["rules-rates", "rules-tariffs", "rules-amounts", "rules-times", "rules-others"];

impl IndexPage {
    fn new(page: Page, shown: &Shown, form: Form) -> Self {
        let (book, scheme, today, lang) = (shown.book, shown.scheme, shown.today, page.lang);
        let groups = GROUPS
            .into_iter()
            .map(|title| {
                let rows: Vec<Row> = present(scheme, today, |p| group_of(p) == title)
                    .into_iter()
                    .map(|p| row(&page, book, today, p))
                    .collect();
                Group { title, rows }
            })
            .filter(|group| !group.rows.is_empty())
            .collect();
        let schemes = book
            .schemes()
            .iter()
            .map(|s| SchemeLink {
                name: s.name.get(lang).to_owned(),
                path: format!("rules{}", suffix(book, s)),
                period: Period { from: s.start, to: s.end },
                current: s.id == scheme.id,
            })
            .collect();
        let title = page.t("rules-title");
        Self {
            schemes,
            groups,
            texts: scheme
                .texts
                .values()
                .map(|t| (t.id.clone(), t.citation.get(lang).to_owned(), t.title.get(lang).to_owned()))
                .collect(),
            rules: rules_of(book, scheme, lang, |_| true),
            version: scheme.version.clone(),
            assumed: scheme.parameters.iter().filter(|p| !p.sourced).count(),
            suffix: suffix(book, scheme),
            form,
            page: page.titled(title),
        }
    }
}

fn rules_of(
    book: &Rulebook,
    scheme: &Scheme,
    lang: Lang,
    of: impl Fn(&Rule) -> bool,
) -> Vec<(String, String, String)> {
    scheme
        .rules
        .iter()
        .filter(|rule| of(rule))
        .map(|rule| (rule.id.clone(), rule.title.get(lang).to_owned(), book.cite(&rule.source, lang)))
        .collect()
}

async fn index(page: Page, shown: Shown) -> Response {
    let form = Form::blank(page.foundation(), page.words);
    html(&IndexPage::new(page, &shown, form))
}

/// The text that a source names: id and citation.
fn text_of(scheme: &Scheme, source: &str, lang: Lang) -> (String, String) {
    let (id, _) = cite::split(source);
    let citation = scheme.texts.get(id).map_or_else(|| id.to_owned(), |t| t.title.get(lang).to_owned());
    (id.to_owned(), citation)
}

impl ValuePage {
    fn new(page: Page, shown: &Shown, key: &str) -> Option<Self> {
        let (book, scheme, today) = (shown.book, shown.scheme, shown.today);
        let now = *present(scheme, today, |p| p.key == key).first()?;
        let mut history: Vec<_> =
            scheme.history(key).into_iter().map(|p| (p.period, row(&page, book, today, p))).collect();
        history.reverse();
        let title = now.name(page.lang).to_owned();
        Some(Self {
            now: row(&page, book, today, now),
            evidence: now.evidence.clone(),
            last_checked: now.last_checked,
            note: now.note.clone(),
            by_people: now.by_people,
            text: text_of(scheme, &now.source, page.lang),
            history,
            suffix: suffix(book, scheme),
            page: page.under_rules(book, scheme).titled(title),
        })
    }
}

impl Page {
    fn under_rules(self, book: &Rulebook, scheme: &Scheme) -> Self {
        let title = self.t("rules-title");
        self.under(format!("rules{}", suffix(book, scheme)), title)
    }
}

impl RulePage {
    fn new(page: Page, shown: &Shown, key: &str) -> Option<Self> {
        let (book, scheme, lang) = (shown.book, shown.scheme, page.lang);
        let rule = scheme.rule(key)?.clone();
        let reasons = rule
            .reasons
            .iter()
            .filter_map(|code| Some((code.clone(), scheme.reason(code)?.text.get(lang).to_owned())))
            .collect();
        let title = rule.title.get(lang).to_owned();
        Some(Self {
            source: book.cite(&rule.source, lang),
            text: text_of(scheme, &rule.source, lang),
            reasons,
            rule,
            suffix: suffix(book, scheme),
            page: page.under_rules(book, scheme).titled(title),
        })
    }
}

impl TextPage {
    fn new(page: Page, shown: &Shown, key: &str) -> Option<Self> {
        let (book, scheme, today, lang) = (shown.book, shown.scheme, shown.today, page.lang);
        let text = scheme.texts.get(key)?.clone();
        let of = |source: &str| cite::split(source).0 == key;
        let title = text.title.get(lang).to_owned();
        Some(Self {
            rows: present(scheme, today, |p| of(&p.source))
                .into_iter()
                .map(|p| row(&page, book, today, p))
                .collect(),
            rules: rules_of(book, scheme, lang, |rule| of(&rule.source)),
            text,
            suffix: suffix(book, scheme),
            page: page.under_rules(book, scheme).titled(title),
        })
    }
}

async fn entry(
    page: Page,
    Path((_, key)): Path<(String, String)>,
    shown: Shown,
) -> Result<Response, ErrorPage> {
    if let Some(value) = ValuePage::new(page.clone(), &shown, &key) {
        return Ok(html(&value));
    }
    if let Some(rule) = RulePage::new(page.clone(), &shown, &key) {
        return Ok(html(&rule));
    }
    TextPage::new(page, &shown, &key).map(|text| html(&text)).ok_or(ErrorPage::NotFound)
}

impl ReasonsPage {
    fn new(page: Page, shown: &Shown) -> Self {
        let (book, scheme, lang) = (shown.book, shown.scheme, page.lang);
        let told = |reason: &ReasonEntry| ReasonRow {
            code: reason.code.clone(),
            text: reason.text.get(lang).to_owned(),
            remedy: reason.remedy.as_ref().map(|r| r.get(lang).to_owned()).unwrap_or_default(),
            source: book.cite(&reason.source, lang),
            assumed: !reason.sourced,
        };
        let title = page.t("rules-reasons");
        Self {
            reasons: scheme.reasons.iter().map(told).collect(),
            page: page.under_rules(book, scheme).titled(title),
        }
    }
}

async fn reasons(page: Page, shown: Shown) -> Response {
    html(&ReasonsPage::new(page, &shown))
}

impl IllnessesPage {
    fn new(page: Page, shown: &Shown) -> Self {
        let title = page.t("rules-illnesses");
        Self {
            illnesses: shown.scheme.illnesses.clone(),
            page: page.under_rules(shown.book, shown.scheme).titled(title),
        }
    }
}

async fn illnesses(page: Page, shown: Shown) -> Response {
    html(&IllnessesPage::new(page, &shown))
}

impl MedicinesPage {
    fn new(page: Page, shown: &Shown, form: Form) -> Self {
        let (book, scheme) = (shown.book, shown.scheme);
        let list = book.default_scheme().medicines();
        let q = amoe_base::clean(form.value("q"));
        let found = if q.is_empty() { Vec::new() } else { book.search_medicines(&q, PACKS) };
        let title = page.t("rules-medicines");
        Self {
            found: found.into_iter().cloned().collect(),
            list: list.map(|l| book.cite(&l.source, page.lang)).unwrap_or_default(),
            count: list.map_or(0, |l| l.packs().len()),
            q,
            form,
            page: page.under_rules(book, scheme).titled(title),
        }
    }
}

async fn medicines(page: Page, shown: Shown) -> Response {
    let form = Form::blank(page.foundation(), page.words);
    html(&MedicinesPage::new(page, &shown, form))
}

/// What somebody takes stands in no address.
async fn medicines_found(page: Page, shown: Shown, Sent(typed): Sent) -> Response {
    let form = Form::sent(typed, page.words);
    html(&MedicinesPage::new(page, &shown, form))
}
