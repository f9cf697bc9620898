//! The three languages say the same things, completely.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files fails, and that is right")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use amoe_base::{Lang, Money, Period, Rate};
use amoe_texts::{Arg, Texts};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

/// What a test needs to know of one message.
#[derive(Debug, Default, Clone)]
struct Message {
    args: BTreeSet<String>,
    /// The variant names of each selection.
    selections: Vec<BTreeSet<String>>,
    /// All literal text, variants after each other.
    text: String,
    file: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn messages(lang: Lang) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("translations").join(lang.as_str())).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "ftl") {
            continue;
        }
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let (key, pattern) = match entry {
                Entry::Message(message) => {
                    assert!(message.attributes.is_empty(), "{}: attributes are not used", message.id.name);
                    (message.id.name, message.value)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value)),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                Entry::Junk { content } => panic!("{lang}/{file}: not understood: {content}"),
            };
            let mut message = Message { file: file.clone(), ..Message::default() };
            visit(&pattern.unwrap_or_else(|| panic!("{lang} {key} is empty")), &mut message);
            assert!(!message.text.trim().is_empty() || !message.args.is_empty(), "{lang} {key} is empty");
            assert!(found.insert(key.clone(), message).is_none(), "{lang} {key} is there twice");
        }
    }
    found
}

fn visit(pattern: &Pattern<String>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                message.text.push('\u{fffc}');
                variable(inline, message);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, message);
                let names = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => {
                        name.clone()
                    }
                });
                message.selections.push(names.collect());
                for variant in variants {
                    message.text.push('\n');
                    let before = message.text.len();
                    visit(&variant.value, message);
                    assert!(message.text.len() > before, "a variant is empty: {message:?}");
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<String>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.args.insert(id.name.clone());
        }
        InlineExpression::StringLiteral { value } => message.text.push_str(value),
        InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("not used here: {other:?}"),
    }
}

#[test]
fn every_message_exists_in_all_three_languages_with_the_same_arguments_and_in_the_same_file() {
    let [ar, fr, en] = [Lang::Ar, Lang::Fr, Lang::En].map(messages);
    let mut wrong = Vec::new();
    for key in ar.keys().chain(fr.keys()).chain(en.keys()).collect::<BTreeSet<_>>() {
        match (ar.get(key), fr.get(key), en.get(key)) {
            (Some(a), Some(f), Some(e)) => {
                if a.args != f.args || f.args != e.args {
                    wrong.push(format!("{key}: arguments {:?} {:?} {:?}", a.args, f.args, e.args));
                }
                if a.file != f.file || f.file != e.file {
                    wrong.push(format!("{key}: files {} {} {}", a.file, f.file, e.file));
                }
            }
            (a, f, e) => {
                wrong.push(format!("{key}: ar {} fr {} en {}", a.is_some(), f.is_some(), e.is_some()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_count_has_every_plural_form_of_its_language() {
    const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    for (lang, needed) in
        [(Lang::Ar, &CATEGORIES[..]), (Lang::Fr, &["one", "many", "other"]), (Lang::En, &["one", "other"])]
    {
        for (key, message) in messages(lang) {
            for selection in &message.selections {
                let is_plural = selection.iter().all(|name| {
                    CATEGORIES.contains(&name.as_str()) || name.bytes().all(|b| b.is_ascii_digit())
                });
                let lacking: Vec<_> = needed.iter().filter(|name| !selection.contains(**name)).collect();
                assert!(!is_plural || lacking.is_empty(), "{lang} {key} lacks {lacking:?}");
            }
        }
    }
}

fn outside_isolates(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[test]
fn each_language_is_written_by_its_own_rules() {
    let mut wrong = Vec::new();
    for (key, message) in messages(Lang::Fr) {
        let text: Vec<char> = message.text.chars().collect();
        for pair in text.windows(2) {
            if matches!(pair[1], '?' | '!' | ';' | '»') && !matches!(pair[0], '\u{a0}' | '\u{202f}')
                || pair[1] == ':' && pair[0] == ' '
                || pair[0] == '«' && !matches!(pair[1], '\u{a0}' | '\u{202f}')
                || pair[1] == '\''
            {
                wrong.push(format!(
                    "fr {key}: {}{}: narrow no-break space, curved apostrophe",
                    pair[0], pair[1]
                ));
            }
        }
        for phrase in ["veuillez", "merci de"] {
            if message.text.to_lowercase().contains(phrase) {
                wrong.push(format!("fr {key}: {phrase}"));
            }
        }
    }
    for (key, message) in messages(Lang::Ar) {
        let text = outside_isolates(&message.text);
        if let Some(c) =
            text.chars().find(|c| matches!(c, '٠'..='٩' | '\u{6f0}'..='\u{6f9}' | '?' | ';' | ','))
        {
            wrong.push(format!("ar {key}: {c}: Latin digits, Arabic punctuation"));
        }
        // 2026-0418, 80%, JB458213: shown in another order unless isolated.
        let turns = |pair: &[char]| pair[0].is_ascii_digit() && matches!(pair[1], '-' | '%' | '@' | ' ');
        let text: Vec<char> = text.chars().collect();
        if text.windows(3).any(|w| turns(w) && (w[1] == '%' || w[2].is_ascii_alphanumeric())) {
            wrong.push(format!("ar {key}: put U+2068 and U+2069 around the number or id"));
        }
    }
    for (key, message) in messages(Lang::En) {
        if message.text.contains(['\'', '"']) {
            wrong.push(format!("en {key}: curved apostrophe and quotation marks"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_resolves_in_every_language() {
    for lang in [Lang::Ar, Lang::Fr, Lang::En] {
        let words = Texts::builtin().in_lang(lang);
        for (key, message) in messages(lang).into_iter().filter(|(key, _)| !key.starts_with('-')) {
            if message.args.is_empty() {
                assert!(words.find(&key).is_some(), "{lang} {key}");
            } else {
                for count in [0, 1, 2, 3, 11, 100, 1_000_000] {
                    let args: Vec<(&str, Arg<'_>)> =
                        message.args.iter().map(|name| (name.as_str(), count.into())).collect();
                    let text = words.with(&key, &args);
                    assert!(!text.contains("{$"), "{lang} {key}: {text}");
                }
            }
        }
    }
}

#[test]
fn arabic_counts_take_their_six_forms() {
    let words = Texts::builtin().in_lang(Lang::Ar);
    let shown = [0, 1, 2, 3, 11, 100, 5917].map(|n: i64| words.with("pages-count", &[("count", n.into())]));
    assert_eq!(shown, ["بدون صفحات", "صفحة واحدة", "صفحتان", "3 صفحات", "11 صفحة", "100 صفحة", "5.917 صفحة"]);
}

#[test]
fn amounts_rates_and_dates_are_written_as_each_language_does() {
    let [ar, fr, en] = [Lang::Ar, Lang::Fr, Lang::En].map(|lang| Texts::builtin().in_lang(lang));
    let money = Money::from_centimes(123_456);
    assert_eq!(ar.money(money), "1.234,56\u{a0}درهم");
    assert_eq!(fr.money(money), "1\u{202f}234,56\u{202f}DH");
    assert_eq!(en.money(money), "MAD\u{a0}1,234.56");
    assert_eq!(fr.amount(Money::from_centimes(5)), "0,05");
    assert_eq!(fr.amount(Money::ZERO), "0,00");
    assert_eq!(ar.amount(Money::from_centimes(i64::MAX)), "92.233.720.368.547.758,07", "to the last centime");
    assert_eq!(en.number(5917), "5,917");
    assert_eq!([ar, fr, en].map(|w| w.rate(Rate::from_percent(80))), ["80%", "80\u{202f}%", "80%"]);
    assert_eq!(fr.rate("0.825".parse().unwrap()), "82,5\u{202f}%");

    let months: Vec<String> = (1..=12).map(|month| ar.date(jiff::civil::date(2026, month, 14))).collect();
    let expected = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ]
    .map(|month| format!("14 {month} 2026"));
    assert_eq!(months, expected);
    let day = jiff::civil::date(2026, 10, 14);
    assert_eq!([fr.date(day), en.date(day)], ["14 octobre 2026", "14 October 2026"]);
    let first = jiff::civil::date(2026, 9, 1);
    assert_eq!(fr.date(first), "1er septembre 2026");
    assert_eq!(
        [fr, en, ar].map(|words| words.day_of_year(first)),
        ["1er septembre", "1 September", "1 شتنبر"]
    );
    assert_eq!([ar, fr, en].map(|w| w.date_short(day)), ["14/10/2026"; 3]);

    let year = Period { from: jiff::civil::date(2026, 9, 1), to: Some(jiff::civil::date(2027, 9, 1)) };
    assert_eq!(fr.period(year), "du 1er septembre 2026 au 31 août 2027");
    assert_eq!(amoe_texts::without_isolates(&ar.period(year)), "من 1 شتنبر 2026 إلى 31 غشت 2027");
    assert_eq!(en.period(Period { to: None, ..year }), "from 1 September 2026");

    let instant: amoe_base::Timestamp = "2026-10-14T14:30:00Z".parse().unwrap();
    let zone = amoe_base::Env::system().zone().clone();
    assert_eq!(fr.date_time(instant, &zone), "14 octobre 2026 à 15:30");
    assert_eq!(fr.file_size(1_240_000), "1,2\u{202f}Mo");
    assert_eq!(fr.file_size(400), "1\u{202f}ko");
}

#[test]
fn lists_and_order_follow_the_language() {
    let [ar, fr] = [Lang::Ar, Lang::Fr].map(|lang| Texts::builtin().in_lang(lang));
    assert_eq!(fr.list(&["a", "b", "c"]), "a, b et c");
    assert_eq!(ar.list(&["الوصفة", "الفاتورة"]), "الوصفة والفاتورة");
    let mut names = ["Zineb", "Élodie", "Eva", "élan"];
    names.sort_by(|a, b| fr.compare(a, b));
    assert_eq!(names, ["élan", "Élodie", "Eva", "Zineb"]);
}
