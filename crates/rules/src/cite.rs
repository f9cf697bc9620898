//! Sources in words: `decree-2-05-736, art. 1` becomes "Décret 2-05-736, article 1".

use amoe_base::Lang;

/// Splits a source into the text's id and the place in it.
pub fn split(source: &str) -> (&str, Option<&str>) {
    match source.split_once(", ") {
        Some((text, at)) => (text, Some(at)),
        None => (source, None),
    }
}

/// Joins a text's id and the place in it.
pub(crate) fn join(text: &str, at: Option<&str>) -> String {
    match at {
        Some(at) => format!("{text}, {at}"),
        None => text.to_owned(),
    }
}

/// A place in a text, in words: `art. 1`, `grid 1`, `list`; anything else stays as it is.
pub(crate) fn place(at: &str, lang: Lang) -> String {
    let words = [
        ("art.", ["المادة", "article", "article"]),
        ("grid", ["الجدول", "grille", "grid"]),
        ("section", ["الفقرة", "section", "section"]),
    ];
    let (first, rest) = at.split_once(' ').unwrap_or((at, ""));
    match words.iter().find(|(word, _)| *word == first) {
        Some((_, names)) => {
            let name = match lang {
                Lang::Ar => names[0],
                Lang::Fr => names[1],
                Lang::En => names[2],
            };
            format!("{name} {rest}").trim().to_owned()
        }
        None => at.to_owned(),
    }
}

/// A text that somebody typed, in whatever script: one isolate keeps it together in Arabic (U+2068, U+2069).
pub(crate) fn as_it_is(text: &str, lang: Lang) -> String {
    if lang == Lang::Ar { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// Keeps numbers and Latin ids in Arabic text from being turned round: each run is put between the marks of a
/// left-to-right isolate (U+2066, U+2069), which work alike in pages, letters and plain mail.
pub fn isolate(text: &str, lang: Lang) -> String {
    if lang != Lang::Ar {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let in_run = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '%' | ':');
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !in_run(c)).unwrap_or(rest.len());
        // A full stop or colon that ends the run belongs to the sentence.
        let run = rest[..end].trim_end_matches(['.', ':', '/', '-']);
        out.push('\u{2066}');
        out.push_str(run);
        out.push('\u{2069}');
        rest = &rest[run.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_translated() {
        assert_eq!(place("art. 1", Lang::Ar), "المادة 1");
        assert_eq!(place("art. 1", Lang::Fr), "article 1");
        assert_eq!(place("E10", Lang::En), "E10");
        assert_eq!(split("decree-2-05-736, art. 1"), ("decree-2-05-736", Some("art. 1")));
    }

    #[test]
    fn ids_in_arabic_are_isolated() {
        assert_eq!(isolate("المرسوم 2-05-736.", Lang::Ar), "المرسوم \u{2066}2-05-736\u{2069}.");
        assert_eq!(isolate("Décret 2-05-736", Lang::Fr), "Décret 2-05-736");
    }
}
