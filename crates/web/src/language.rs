//! Which language a request is in: the first part of its path; for the bare address, what the browser prefers.

use amoe_base::Lang;
use axum::http::{HeaderMap, Uri, header};

/// The language named by `/{lang}/…`, and the rest of the path without its leading slash.
pub fn split(uri: &Uri) -> Option<(Lang, &str)> {
    let path = uri.path().strip_prefix('/')?;
    let (lang, rest) = path.split_once('/').unwrap_or((path, ""));
    Some((lang.parse().ok()?, rest))
}

/// The language that the browser prefers among ours; Arabic when it asks for none of them.
pub fn preferred(headers: &HeaderMap) -> Lang {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut best = (Lang::Ar, 0);
    for entry in asked.split(',') {
        let mut parts = entry.split(';').map(str::trim);
        let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1000, |q| thousandths(q).unwrap_or(0));
        let Ok(lang) = tag.split('-').next().unwrap_or_default().parse::<Lang>() else { continue };
        // The first of equal weights wins.
        if weight > best.1 {
            best = (lang, weight);
        }
    }
    best.0
}

/// Reads `0.8` as 800.
fn thousandths(q: &str) -> Option<u32> {
    let (whole, part) = q.split_once('.').unwrap_or((q, ""));
    format!("{whole}{part:0<3}").get(..whole.len() + 3)?.parse().ok()
}

/// The language of a request in any case.
pub fn of(uri: &Uri, headers: &HeaderMap) -> Lang {
    split(uri).map_or_else(|| preferred(headers), |(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_browser_is_asked_only_without_a_language_in_the_path() {
        for (asked, lang) in [
            ("fr-FR,fr;q=0.9,en;q=0.8", Lang::Fr),
            ("ber, ar-MA;q=0.5, fr;q=0.7", Lang::Fr),
            ("en;q=0.1,ar;q=0.2", Lang::Ar),
            ("de", Lang::Ar),
            ("", Lang::Ar),
            ("en;q=x", Lang::Ar),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(asked))]);
            assert_eq!(preferred(&headers), lang, "{asked}");
            assert_eq!(of(&Uri::from_static("/en/student/claims"), &headers), Lang::En);
        }
        assert_eq!(split(&Uri::from_static("/fr/a/b?c=d")), Some((Lang::Fr, "a/b")));
        assert_eq!(split(&Uri::from_static("/fr")), Some((Lang::Fr, "")));
        assert_eq!(split(&Uri::from_static("/xx/a")), None);
    }
}
