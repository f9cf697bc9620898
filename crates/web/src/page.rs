//! What every page knows: its language, its words, where it stands, who reads it.
//!
//! A handler takes [`Page`] as an argument, says its title and place, and puts it into its template as the field
//! `page`; the layouts in `templates/pages/layout/` read the rest from it.

use std::borrow::Borrow;

use amoe_base::{Date, Dir, Lang, Money, Period, Rate, Timestamp};
use amoe_texts::{Texts, Words};
use askama::{Template, filters::Safe};
use axum::{
    extract::{FromRef, FromRequestParts, OriginalUri},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};

use crate::{ErrorPage, Form, Foundation, cookies, language, parts::Note, site::Site};

/// The person who has logged in, as the header shows them. Put into the request's extensions by the session layer.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The name.
    pub name: String,
    /// The role or desk, in the reader's language.
    pub role: String,
}

impl Viewer {
    /// The first letters of the first and last name.
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace();
        let first = words.next().and_then(|w| w.chars().next());
        let last = words.next_back().and_then(|w| w.chars().next());
        first.into_iter().chain(last).collect()
    }
}

/// One entry of the navigation of a space.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Where it leads, after `/{lang}/`.
    pub path: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// How many things wait there.
    pub count: Option<u64>,
    /// Whether they wait for the reader.
    pub hot: bool,
}

impl NavItem {
    /// An entry without a number.
    pub const fn new(path: &'static str, label: &'static str) -> Self {
        Self { path, label, count: None, hot: false }
    }

    /// The same with a number; zero shows none.
    pub const fn counting(mut self, count: u64) -> Self {
        self.count = if count == 0 { None } else { Some(count) };
        self
    }
}

/// The navigation of a space.
#[derive(Debug, Clone, Default)]
pub struct Nav {
    /// The space's name.
    pub label: &'static str,
    /// Its entries.
    pub items: Vec<NavItem>,
    /// Where the search form of a desk is posted, after `/{lang}/`, and its label.
    pub search: Option<(&'static str, &'static str)>,
}

/// A link of the way back.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Where it leads, after `/{lang}/`.
    pub path: String,
    /// What it is called.
    pub label: String,
}

/// What the layouts need.
#[derive(Clone)]
pub struct Page {
    /// The language.
    pub lang: Lang,
    /// Its words.
    pub words: Words,
    /// What the page is called.
    pub title: String,
    /// The path after `/{lang}/`, with its query.
    path: String,
    /// A form on it was refused.
    pub refused: bool,
    /// The navigation of the space.
    pub nav: Nav,
    /// The way back.
    pub crumbs: Vec<Crumb>,
    /// Who reads.
    pub viewer: Option<Viewer>,
    /// What the last act achieved.
    pub flash: Option<Note>,
    foundation: Foundation,
}

impl Page {
    /// A page in a language at a path (what follows `/{lang}/`). Handlers get theirs as an argument; this is for
    /// error pages and samples.
    pub fn new(foundation: &Foundation, lang: Lang, path: &str) -> Self {
        Self {
            lang,
            words: Texts::builtin().in_lang(lang),
            title: String::new(),
            path: path.to_owned(),
            refused: false,
            nav: Nav::default(),
            crumbs: Vec::new(),
            viewer: None,
            flash: None,
            foundation: foundation.clone(),
        }
    }

    /// Gives it its title.
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Places it in a space.
    pub fn in_space(mut self, nav: Nav) -> Self {
        self.nav = nav;
        self
    }

    /// Adds a link to the way back.
    pub fn under(mut self, path: impl Into<String>, label: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { path: path.into(), label: label.into() });
        self
    }

    /// Tells the title whether the form was refused ("Erreur : …", so that a screen reader says it first).
    pub fn with_form(mut self, form: &Form) -> Self {
        self.refused = form.is_refused();
        self
    }

    /// A message without arguments.
    pub fn t(&self, key: &'static str) -> &'static str {
        self.words.t(key)
    }

    /// The reading direction.
    pub const fn dir(&self) -> Dir {
        self.lang.dir()
    }

    /// Does it read from right to left?
    pub const fn is_arabic(&self) -> bool {
        matches!(self.lang, Lang::Ar)
    }

    /// The address of a path in this page's language: `link("student/claims")`.
    pub fn link(&self, path: impl AsRef<str>) -> String {
        format!("/{}/{}", self.lang, path.as_ref())
    }

    /// The same page in each language: tag, own name, address, whether it is this one.
    pub fn languages(&self) -> Vec<(Lang, &'static str, String, bool)> {
        Lang::ALL
            .iter()
            .map(|&lang| (lang, lang.own_name(), format!("/{lang}/{}", self.path), lang == self.lang))
            .collect()
    }

    /// Is this entry the one the page stands under? The longest entry that fits is.
    pub fn is_current(&self, item: &NavItem) -> bool {
        let here = self.path.split('?').next().unwrap_or_default();
        let fits = |path: &str| here == path || here.strip_prefix(path).is_some_and(|r| r.starts_with('/'));
        let best = self.nav.items.iter().filter(|i| fits(i.path)).max_by_key(|i| i.path.len());
        best.is_some_and(|best| best.path == item.path)
    }

    /// What the page stands on.
    pub const fn foundation(&self) -> &Foundation {
        &self.foundation
    }

    /// Who runs the service.
    pub fn site(&self) -> &Site {
        self.foundation.site()
    }

    /// The university's name in the page's language.
    pub fn university(&self) -> &str {
        self.site().university.get(self.lang)
    }

    /// An amount with its currency, as `<bdi>`.
    pub fn money(&self, money: impl Borrow<Money>) -> Safe<String> {
        number(&self.words.money(*money.borrow()))
    }

    /// The number of an amount, for tables that name the currency once.
    pub fn amount(&self, money: impl Borrow<Money>) -> Safe<String> {
        number(&self.words.amount(*money.borrow()))
    }

    /// A percentage, which must keep its order inside Arabic.
    pub fn rate(&self, rate: impl Borrow<Rate>) -> Safe<String> {
        Safe(format!(r#"<bdi class="num" dir="ltr">{}</bdi>"#, self.words.rate(*rate.borrow())))
    }

    /// A whole number of any integer type, or a reference to one (templates pass references).
    pub fn count(&self, count: impl ToString) -> Safe<String> {
        let text = count.to_string();
        text.parse::<i64>().map_or_else(|_| Safe(escape(&text)), |count| number(&self.words.number(count)))
    }

    /// A day in words.
    pub fn date(&self, date: impl Borrow<Date>) -> Safe<String> {
        let date = *date.borrow();
        Safe(format!(r#"<time datetime="{date}"><bdi>{}</bdi></time>"#, self.words.date(date)))
    }

    /// The day of an instant in the country, in words.
    pub fn day_of(&self, instant: impl Borrow<Timestamp>) -> Safe<String> {
        self.date(self.foundation.env().date_of(*instant.borrow()))
    }

    /// From the first to the last day.
    pub fn period(&self, period: impl Borrow<Period>) -> Safe<String> {
        Safe(format!("<bdi>{}</bdi>", self.words.period(*period.borrow())))
    }

    /// Day and time in the country.
    pub fn instant(&self, instant: impl Borrow<Timestamp>) -> Safe<String> {
        let instant = *instant.borrow();
        let shown = self.words.date_time(instant, self.foundation.env().zone());
        Safe(format!(r#"<time datetime="{instant}"><bdi>{shown}</bdi></time>"#))
    }

    /// An amount, rate or day that a use case has put into words: a rate must keep its order inside Arabic.
    pub fn value(&self, text: impl AsRef<str>) -> Safe<String> {
        let text = text.as_ref();
        let direction = if text.ends_with('%') { r#" dir="ltr""# } else { "" };
        Safe(format!(r#"<bdi class="num"{direction}>{}</bdi>"#, escape(text)))
    }

    /// The size of a file.
    pub fn size(&self, bytes: impl Borrow<u64>) -> Safe<String> {
        number(&self.words.file_size(*bytes.borrow()))
    }

    /// A reference, identity number or code: always left to right, in a fixed-width font.
    pub fn id(&self, id: impl AsRef<str>) -> Safe<String> {
        Safe(format!(r#"<bdi class="id">{}</bdi>"#, escape(id.as_ref())))
    }

    /// A name or other text whose direction is its own.
    pub fn name(&self, name: impl AsRef<str>) -> Safe<String> {
        Safe(format!("<bdi>{}</bdi>", escape(name.as_ref())))
    }
}

fn number(text: &str) -> Safe<String> {
    Safe(format!(r#"<bdi class="num">{text}</bdi>"#))
}

fn escape(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html)
        .map_or_else(|never| match never {}, |s| s.to_string())
}

impl<S> FromRequestParts<S> for Page
where
    Foundation: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = ErrorPage;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ErrorPage> {
        let foundation = Foundation::from_ref(state);
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let (lang, rest) = language::split(uri).ok_or(ErrorPage::NotFound)?;
        let path = uri.query().map_or_else(|| rest.to_owned(), |query| format!("{rest}?{query}"));
        let mut page = Self::new(&foundation, lang, &path);
        page.viewer = parts.extensions.get::<Viewer>().cloned();
        page.flash = cookies::flash(&parts.headers)
            .and_then(|key| page.words.find(&format!("flash-{key}")))
            .map(|text| Note::good(text, ""));
        Ok(page)
    }
}

/// A rendered page; a template that fails (it writes to memory: it cannot, in practice) is a fault.
pub fn html(template: &impl Template) -> Response {
    html_with(StatusCode::OK, template)
}

/// A page that says a form was refused: 422, with what was typed.
pub fn refused(template: &impl Template) -> Response {
    html_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A rendered page with a status.
pub fn html_with(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => {
            let mut response = (status, Html(text)).into_response();
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(error) => {
            tracing::error!(%error, "template");
            ErrorPage::Broken.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn page(lang: Lang, path: &str) -> Page {
        Page::new(&sample::foundation(), lang, path)
    }

    #[test]
    fn the_switch_keeps_the_address() {
        let links: Vec<String> =
            page(Lang::Ar, "student/claims?page=2").languages().into_iter().map(|l| l.2).collect();
        assert_eq!(
            links,
            ["/ar/student/claims?page=2", "/fr/student/claims?page=2", "/en/student/claims?page=2"]
        );
    }

    #[test]
    fn the_longest_fitting_entry_is_the_current_one() {
        let nav = Nav {
            items: vec![NavItem::new("student", "a"), NavItem::new("student/claims", "b")],
            ..Nav::default()
        };
        let current = |path: &str| {
            let page = page(Lang::Fr, path).in_space(nav.clone());
            page.nav.items.iter().filter(|i| page.is_current(i)).map(|i| i.label).collect::<String>()
        };
        assert_eq!(current("student"), "a");
        assert_eq!(current("student/claims/claim_01?x=1"), "b");
        assert_eq!(current("student/claimsheet"), "a");
    }

    #[test]
    fn ids_are_escaped_and_kept_in_order() {
        let page = page(Lang::Ar, "");
        assert_eq!(page.id("<A-1>").0, r#"<bdi class="id">&#60;A-1&#62;</bdi>"#);
        assert_eq!(page.rate(Rate::from_percent(80)).0, r#"<bdi class="num" dir="ltr">80%</bdi>"#);
        assert_eq!(Viewer { name: "Nadia El Amrani".into(), role: String::new() }.initials(), "NA");
    }
}
