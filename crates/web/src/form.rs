//! Forms that lose nothing: every typed value is kept, every error stands at its field, and one hidden number makes
//! sending twice the same as sending once.
//!
//! ```text
//! async fn save(page: Page, Sent(typed): Sent, …) -> Response {
//!     let mut form = Form::sent(typed, page.words);
//!     let cin = form.parse("cin", Cin::parse);
//!     let born = form.birth_date("birth");
//!     let rib = form.parse_optional("rib", Rib::parse);
//!     let (Some(cin), Some(born), false) = (cin, born, form.is_refused()) else {
//!         return refused(&ApplyPage { page: page.with_form(&form), form });
//!     };
//!     … one use case …
//! }
//! ```

use amoe_base::{BirthDate, Date, Malformed, Money};
use amoe_texts::{Arg, Texts, Words};
use askama::Template;
use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use uuid::Uuid;

use crate::{ErrorPage, Foundation, html_with, refused, uploads::Pace};

/// The largest file that a page takes.
pub const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;

/// The largest enrolment list that the page of lists takes.
pub const LIST_BYTES_MAX: usize = 50 * 1024 * 1024;

/// The pace of an upload is not asked for before.
const GRACE: std::time::Duration = std::time::Duration::from_secs(30);

/// A file as it was sent. What it really is, is for the documents crate to say.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// Its name on the sender's machine.
    pub file_name: String,
    /// Its content; `None` when it was larger than its page takes.
    pub bytes: Option<Bytes>,
}

/// All values of a form, in the order sent.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    fields: Vec<(String, String)>,
    uploads: Vec<Upload>,
}

impl Typed {
    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// All values of a field: check boxes, repeated lines.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every field and value.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Sets a field, as when a form opens with what is already known.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.into()));
    }

    /// The files of a field; an empty file box sends none.
    pub fn uploads<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.uploads.iter().filter(move |upload| upload.field == field)
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Typed {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self { fields: pairs.into_iter().map(|(n, v)| (n.into(), v.into())).collect(), uploads: Vec::new() }
    }
}

/// The extractor: reads `application/x-www-form-urlencoded` and `multipart/form-data`.
#[derive(Debug)]
pub struct Sent(pub Typed);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = ErrorPage;

    async fn from_request(request: Request, state: &S) -> Result<Self, ErrorPage> {
        read_request(request, state, FILE_BYTES_MAX).await.map(Self)
    }
}

/// The same for the page that takes enrolment lists: one file of up to [`LIST_BYTES_MAX`].
#[derive(Debug)]
pub struct SentList(pub Typed);

impl<S: Send + Sync> FromRequest<S> for SentList {
    type Rejection = ErrorPage;

    async fn from_request(request: Request, state: &S) -> Result<Self, ErrorPage> {
        read_request(request, state, LIST_BYTES_MAX).await.map(Self)
    }
}

async fn read_request<S: Send + Sync>(
    request: Request,
    state: &S,
    bytes_max: usize,
) -> Result<Typed, ErrorPage> {
    let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |v| v.as_bytes());
    if kind.starts_with(b"multipart/form-data") {
        let parts =
            Multipart::from_request(request, state).await.map_err(|e| ErrorPage::from_status(e.status()))?;
        return read_parts(parts, bytes_max).await;
    }
    let axum::Form(fields) = axum::Form::<Vec<(String, String)>>::from_request(request, state)
        .await
        .map_err(|e| ErrorPage::from_status(axum::response::IntoResponse::into_response(e).status()))?;
    Ok(Typed { fields, uploads: Vec::new() })
}

async fn read_parts(mut parts: Multipart, bytes_max: usize) -> Result<Typed, ErrorPage> {
    let wrong = |e: MultipartError| ErrorPage::from_status(e.status());
    let mut typed = Typed::default();
    let mut pace = Pace::new(GRACE);
    while let Some(mut part) = parts.next_field().await.map_err(wrong)? {
        let field = part.name().unwrap_or_default().to_owned();
        let Some(file_name) = part.file_name().map(str::to_owned) else {
            typed.fields.push((field, part.text().await.map_err(wrong)?));
            continue;
        };
        // Read to the end even when it is too large: the fields behind it must not be lost.
        let (mut bytes, mut size) = (Vec::new(), 0);
        while let Some(chunk) = part.chunk().await.map_err(wrong)? {
            pace.came(chunk.len())?;
            size += chunk.len();
            if size <= bytes_max {
                bytes.extend_from_slice(&chunk);
            }
        }
        if !(file_name.is_empty() && size == 0) {
            let bytes = (size <= bytes_max).then(|| bytes.into());
            typed.uploads.push(Upload { field, file_name, bytes });
        }
    }
    Ok(typed)
}

/// A form on a page: what was typed, what is wrong with it, and its number.
#[derive(Debug, Clone)]
pub struct Form {
    /// The hidden number: use cases that must happen once keep it.
    pub id: Uuid,
    /// What was typed.
    pub typed: Typed,
    words: Words,
    /// Field and message, in the order of checking; an empty field name stands for the whole form.
    errors: Vec<(String, String)>,
    /// What fields are called, for the summary of errors.
    labels: &'static [(&'static str, &'static str)],
    /// Too many tries came: so many seconds are to be waited.
    pub(crate) wait: Option<u64>,
}

/// How a form that is shown again is answered: 422, or 429 with the seconds to wait.
#[derive(Debug, Clone, Copy)]
pub struct Again(Option<u64>);

impl Again {
    /// The page with the form.
    pub fn html(self, template: &impl Template) -> Response {
        let Some(seconds) = self.0 else { return refused(template) };
        let mut response = html_with(StatusCode::TOO_MANY_REQUESTS, template);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}

impl Form {
    /// The name of the hidden field.
    pub const ID_FIELD: &'static str = "form_id";

    /// A form to fill in.
    pub fn blank(foundation: &Foundation, words: Words) -> Self {
        Self::filled(foundation, words, Typed::default())
    }

    /// A form that opens with what is known.
    pub fn filled(foundation: &Foundation, words: Words, typed: Typed) -> Self {
        Self { id: foundation.env().uuid(), typed, words, errors: Vec::new(), labels: &[], wait: None }
    }

    /// A form that came back. One that has lost its number has the nil UUID: use cases that must happen once refuse it.
    pub fn sent(typed: Typed, words: Words) -> Self {
        Self {
            id: typed.get(Self::ID_FIELD).parse().unwrap_or_default(),
            typed,
            words,
            errors: Vec::new(),
            labels: &[],
            wait: None,
        }
    }

    /// The typed value of a field.
    pub fn value(&self, name: impl AsRef<str>) -> &str {
        self.typed.get(name.as_ref())
    }

    /// Was this answer chosen?
    pub fn is_chosen(&self, name: impl AsRef<str>, value: impl AsRef<str>) -> bool {
        self.typed.all(name.as_ref()).any(|v| v == value.as_ref())
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn error(&self, name: impl AsRef<str>) -> &str {
        let name = name.as_ref();
        self.errors.iter().find(|(n, _)| n == name).map_or("", |(_, message)| message)
    }

    /// All that is wrong: field and message.
    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    /// Names fields by the messages of their labels: the summary of errors then says which field each line means, where
    /// several could have the same thing wrong with them.
    pub fn labelled(mut self, labels: &'static [(&'static str, &'static str)]) -> Self {
        self.labels = labels;
        self
    }

    /// A line of the summary.
    pub fn told(&self, name: &str, message: &str) -> String {
        match self.labels.iter().find(|(field, _)| *field == name) {
            Some((_, key)) => {
                let label = self.words.t(key);
                self.words.with("form-error", &[("field", label.into()), ("error", message.into())])
            }
            None => message.to_owned(),
        }
    }

    /// Is anything wrong?
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// How the page that shows this form again is answered.
    pub const fn again(&self) -> Again {
        Again(self.wait)
    }

    /// Refuses a field, in words that name the cure.
    pub fn refuse(&mut self, name: &str, message: impl Into<String>) {
        self.errors.push((name.to_owned(), message.into()));
    }

    /// Refuses a field by a message of the translations.
    pub fn refuse_with(&mut self, name: &str, key: &str, args: &[(&str, Arg<'_>)]) {
        self.refuse(name, self.words.with(key, args));
    }

    fn malformed(&mut self, name: &str, wrong: &Malformed) {
        self.refuse(name, self.words.named("malformed", wrong.what));
    }

    /// Reads a field that must be filled in.
    pub fn parse<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, Malformed>) -> Option<T> {
        if self.value(name).trim().is_empty() {
            self.malformed(name, &Malformed::new("empty"));
            return None;
        }
        self.parse_optional(name, read)
    }

    /// Reads a field that may be left empty; `None` too when it is wrong, and then the form is refused.
    pub fn parse_optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, Malformed>,
    ) -> Option<T> {
        let text = self.value(name).trim();
        if text.is_empty() {
            return None;
        }
        read(text).map_err(|wrong| self.malformed(name, &wrong)).ok()
    }

    /// Reads a line of text of at most so many characters.
    pub fn text(&mut self, name: &str, chars_max: usize) -> Option<String> {
        self.parse(name, |typed| {
            let text = amoe_base::clean(typed);
            if text.chars().count() <= chars_max { Ok(text) } else { Err(Malformed::new("too_long")) }
        })
    }

    /// Reads an amount of money.
    pub fn money(&mut self, name: &str) -> Option<Money> {
        self.parse(name, Money::parse_typed)
    }

    /// Reads one of the answers of a list.
    pub fn choice<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        self.parse(name, |typed| typed.parse().map_err(|_| Malformed::new("choice")))
    }

    /// Reads the three boxes of a day: `{name}-day`, `{name}-month`, `{name}-year`.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        match self.three_boxes(name)? {
            Ok(BirthDate::Full(date)) => Some(date),
            Ok(BirthDate::Year(_)) | Err(_) => {
                self.malformed(name, &Malformed::new("date"));
                None
            }
        }
    }

    /// The same for a birth date, of which the year alone is enough.
    pub fn birth_date(&mut self, name: &str) -> Option<BirthDate> {
        self.three_boxes(name)?.map_err(|wrong| self.malformed(name, &wrong)).ok()
    }

    fn three_boxes(&mut self, name: &str) -> Option<Result<BirthDate, Malformed>> {
        let [day, month, year] =
            ["day", "month", "year"].map(|part| self.value(format!("{name}-{part}")).to_owned());
        if [&day, &month, &year].iter().all(|part| part.trim().is_empty()) {
            self.malformed(name, &Malformed::new("empty"));
            return None;
        }
        Some(BirthDate::from_parts(&day, &month, &year))
    }

    /// The words of the summary's heading: how many points there are to correct.
    pub fn summary(&self) -> String {
        self.words.with("form-errors", &[("count", self.errors.len().into())])
    }
}

impl Default for Form {
    /// An empty form for samples.
    fn default() -> Self {
        Self::sent(Typed::default(), Texts::builtin().in_lang(amoe_base::Lang::Fr))
    }
}

#[cfg(test)]
mod tests {
    use amoe_base::{Cin, Lang, Rib};
    use axum::{body::Body, http::Request};

    use super::*;

    async fn sent(kind: &str, body: &'static str) -> Result<Typed, ErrorPage> {
        let request = Request::post("/").header("content-type", kind).body(Body::from(body)).unwrap();
        Sent::from_request(request, &()).await.map(|sent| sent.0)
    }

    #[tokio::test]
    async fn both_encodings_are_read_with_repeated_fields_and_files() {
        let typed = sent("application/x-www-form-urlencoded", "a=1&b=%D8%B3%2B+x&a=2").await.unwrap();
        assert_eq!((typed.get("b"), typed.all("a").collect::<Vec<_>>()), ("س+ x", vec!["1", "2"]));
        let body = "--X\r\nContent-Disposition: form-data; name=\"cin\"\r\n\r\nJB458213\r\n\
            --X\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"o.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nJPEG\r\n\
            --X\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"\"\r\n\r\n\r\n--X--\r\n";
        let typed = sent("multipart/form-data; boundary=X", body).await.unwrap();
        let names: Vec<_> =
            typed.uploads("paper").map(|u| (u.file_name.as_str(), u.bytes.as_deref())).collect();
        assert_eq!((typed.get("cin"), names), ("JB458213", vec![("o.jpg", Some(&b"JPEG"[..]))]));
    }

    #[tokio::test]
    async fn a_file_too_large_loses_none_of_the_other_fields() {
        let mut body =
            b"--X\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"big.jpg\"\r\n\r\n".to_vec();
        body.resize(body.len() + FILE_BYTES_MAX + 1, b'x');
        body.extend_from_slice(
            b"\r\n--X\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nkept\r\n--X--\r\n",
        );
        let request = Request::post("/")
            .header("content-type", "multipart/form-data; boundary=X")
            .body(Body::from(body))
            .unwrap();
        let router = axum::Router::new()
            .route(
                "/",
                axum::routing::post(|Sent(typed): Sent| async move {
                    format!("{} {}", typed.get("note"), typed.uploads("paper").any(|u| u.bytes.is_none()))
                }),
            )
            .layer(axum::extract::DefaultBodyLimit::max(2 * FILE_BYTES_MAX));
        let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
        let text = axum::body::to_bytes(response.into_body(), 100).await.unwrap();
        assert_eq!(&text[..], b"kept true");
    }

    #[tokio::test]
    async fn what_is_no_form_is_refused() {
        assert!(matches!(sent("application/json", "{}").await, Err(ErrorPage::BadRequest)));
        assert!(matches!(
            sent("multipart/form-data; boundary=X", "--X\r\nhalf").await,
            Err(ErrorPage::BadRequest)
        ));
    }

    #[test]
    fn every_error_stands_at_its_field_and_the_typing_is_kept() {
        let typed: Typed = [
            ("cin", "458213"),
            ("rib", " "),
            ("birth-day", "31"),
            ("birth-month", "2"),
            ("birth-year", "2004"),
        ]
        .into_iter()
        .collect();
        let mut form = Form::sent(typed, Texts::builtin().in_lang(Lang::Fr));
        assert_eq!(form.parse("cin", Cin::parse), None);
        assert_eq!(form.parse_optional("rib", Rib::parse), None);
        assert_eq!(form.birth_date("birth"), None);
        assert_eq!(form.money("paid"), None);
        let fields: Vec<_> = form.errors().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(fields, ["cin", "birth", "paid"], "an empty optional field is no error");
        assert!(form.error("cin").contains("JB458213") && form.error("rib").is_empty());
        assert_eq!(form.value("cin"), "458213");
        assert!(form.summary().starts_with('3'));
    }
}
