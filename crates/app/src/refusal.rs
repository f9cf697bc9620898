//! Refusals in words: the one rendering that pages, the API and letters share.

use amoe_domain::Refusal;
use amoe_texts::{Arg, Words};

/// A refusal in words: `refusal-{code}`, or `malformed-{what}` for a text that has not its form.
pub fn refusal_text(words: Words, refusal: &Refusal) -> String {
    let args: Vec<(&str, Arg<'_>)> =
        refusal.facts.iter().map(|(name, value)| (name.as_str(), fact(words, name, value))).collect();
    if refusal.code.starts_with("malformed-") {
        words.with(&refusal.code, &args)
    } else if refusal.code == "not-now" {
        words.t("refusal-not-now").to_owned()
    } else {
        words.with(&format!("refusal-{}", refusal.code), &args)
    }
}

/// A fact as the sentence takes it: counts, days, and columns of lists by the names that people know.
fn fact<'a>(words: Words, name: &str, value: &'a str) -> Arg<'a> {
    if name == "columns" {
        let columns: Vec<_> = value.split(' ').map(|column| words.named("list-column", column)).collect();
        return words.list(&columns).into();
    }
    if let Ok(count) = value.parse::<i64>() {
        return count.into();
    }
    amoe_base::date::parse_iso(value).map_or_else(|| value.into(), Arg::from)
}

#[cfg(test)]
mod tests {
    use amoe_base::Lang;
    use amoe_texts::Texts;

    use super::*;

    #[test]
    fn facts_are_told_as_people_say_them() {
        let words = Texts::builtin().in_lang(Lang::Fr);
        let told = |refusal: &Refusal| refusal_text(words, refusal);
        let columns = Refusal::new("sheet-columns-missing").fact("columns", "student_number birth_date");
        assert!(told(&columns).contains("Code Massar ou CNE et Date de naissance"), "{}", told(&columns));
        let day = Refusal::new("day-to-come").fact("today", "2026-10-14");
        assert!(told(&day).contains("14 octobre 2026"), "{}", told(&day));
        let short = Refusal::new("password-short").fact("min", 15);
        assert!(told(&short).contains("15 caractères"), "{}", told(&short));
    }
}
