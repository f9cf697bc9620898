//! Keeping a foreign piece of text from turning its sentence around.
//!
//! `2026-000001` inside Arabic shows as `000001-2026` unless it is isolated; an Arabic name inside French pulls the
//! punctuation beside it. The marks U+2068 and U+2069 do in plain text (mails, titles, attributes) what `<bdi>` does in
//! HTML, and both may be used together.

use std::borrow::Cow;

use amoe_base::Lang;

/// First strong isolate: what follows takes its direction from its own first letter.
const FSI: char = '\u{2068}';
/// Pop directional isolate.
const PDI: char = '\u{2069}';

/// The text, wrapped in isolation marks when its direction differs from that of the language (or when it holds digits
/// inside Arabic, whose separators would be reordered).
pub fn isolate(lang: Lang, text: &str) -> Cow<'_, str> {
    let foreign = match lang {
        Lang::Ar => text.chars().any(|c| c.is_ascii_digit() || (c.is_alphabetic() && !is_right_to_left(c))),
        Lang::Fr | Lang::En => text.chars().any(is_right_to_left),
    };
    if foreign && !text.starts_with(FSI) {
        Cow::Owned(format!("{FSI}{text}{PDI}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without isolation marks, for where they are only noise: file names, comparisons.
pub fn without_isolates(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// Hebrew, Arabic and their neighbours, with the presentation forms.
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_turn_the_sentence_is_isolated() {
        assert_eq!(isolate(Lang::Ar, "2026-000001"), "\u{2068}2026-000001\u{2069}");
        assert_eq!(isolate(Lang::Ar, "Salma Ouhaddou"), "\u{2068}Salma Ouhaddou\u{2069}");
        assert_eq!(isolate(Lang::Ar, "سلمى أوحدو"), "سلمى أوحدو");
        assert_eq!(isolate(Lang::Fr, "سلمى أوحدو"), "\u{2068}سلمى أوحدو\u{2069}");
        assert_eq!(isolate(Lang::Fr, "DM-7K3M-4Q2D"), "DM-7K3M-4Q2D");
        assert_eq!(isolate(Lang::Ar, "\u{2068}80%\u{2069}"), "\u{2068}80%\u{2069}", "not twice");
        assert_eq!(without_isolates("\u{2068}a\u{2069}b"), "ab");
    }
}
