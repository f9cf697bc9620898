//! One entry of the rulebook for a reader: a value with its source and history, a rule, or a reason.

use std::fmt::Write;

use amoe_base::{Date, Lang};

use crate::{Parameter, Rulebook, Scheme};

/// What `rules show` found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The text to print.
    Found(String),
    /// The key exists, but has no value on that day; the text says which text to look up.
    NoValue(String),
    /// Nothing has this key.
    Unknown,
}

impl Rulebook {
    /// A parameter, rule, reason or text of a scheme, by its key.
    pub fn show(&self, scheme: &Scheme, key: &str, on: Date, lang: Lang) -> Shown {
        let history = scheme.history(key);
        if !history.is_empty() {
            return self.show_parameter(scheme, key, &history, on, lang);
        }
        let label = |name: &'static str| self.label(name, lang);
        let mut out = String::new();
        if let Some(rule) = scheme.rule(key) {
            line(&mut out, &rule.id, rule.title.get(lang));
            line(&mut out, label("show.source"), &self.cite(&rule.source, lang));
            line(&mut out, label("show.order"), &rule.order.to_string());
            if !rule.reasons.is_empty() {
                line(&mut out, label("show.reasons"), &rule.reasons.join(", "));
            }
            if !rule.branches.is_empty() {
                line(&mut out, label("show.branches"), &rule.branches.join(", "));
            }
            return Shown::Found(out);
        }
        if let Some(reason) = scheme.reason(key) {
            line(&mut out, &reason.code, reason.text.get(lang));
            if let Some(remedy) = &reason.remedy {
                let _ = writeln!(out, "  {}", remedy.get(lang));
            }
            line(&mut out, label("show.rule"), &reason.rule);
            line(&mut out, label("show.source"), &self.cite(&reason.source, lang));
            if !reason.sourced {
                let _ = writeln!(out, "  {}", label("show.unsourced"));
            }
            return Shown::Found(out);
        }
        if let Some(text) = scheme.texts.get(key) {
            line(&mut out, &text.id, text.title.get(lang));
            line(&mut out, label("show.evidence"), &text.evidence);
            for wording in &text.wording {
                let _ = writeln!(out, "  {}: « {} »", wording.at, wording.text.trim());
            }
            return Shown::Found(out);
        }
        Shown::Unknown
    }

    fn show_parameter(
        &self,
        scheme: &Scheme,
        key: &str,
        history: &[&Parameter],
        on: Date,
        lang: Lang,
    ) -> Shown {
        let label = |name: &'static str| self.label(name, lang);
        let Some(current) = scheme.parameter(key, on) else {
            let near = history.first().map_or("", |first| first.source.as_str());
            return Shown::NoValue(format!(
                "{key} · {on}: {} {}",
                label("show.no_value"),
                self.cite(near, lang)
            ));
        };
        let mut out = String::new();
        let _ = writeln!(out, "{key} · {on} = {} {}", current.value, current.unit);
        let _ = writeln!(out, "  {}", current.name(lang));
        line(&mut out, label("show.source"), &self.cite(&current.source, lang));
        line(&mut out, label("show.evidence"), &current.evidence);
        line(&mut out, label("show.last_checked"), &current.last_checked.to_string());
        if !current.sourced {
            let _ = writeln!(out, "  {}", label("show.unsourced"));
        }
        if current.by_people {
            let _ = writeln!(out, "  {}", label("show.by_people"));
        }
        if let Some(note) = &current.note {
            line(&mut out, label("show.note"), note);
        }
        let _ = writeln!(out, "  {}", label("show.history"));
        for value in history {
            let to = value.period.to.map_or_else(String::new, |to| to.to_string());
            let source = self.cite(&value.source, lang);
            let _ =
                writeln!(out, "    [{}, {to}) {} {} · {source}", value.period.from, value.value, value.unit);
        }
        Shown::Found(out)
    }
}

/// `writeln!` to a `String` does not fail.
fn line(out: &mut String, name: &str, value: &str) {
    let indent = if out.is_empty() { "" } else { "  " };
    let _ = writeln!(out, "{indent}{name}: {value}");
}
