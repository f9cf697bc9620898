//! Files that the reader asked for: PDF made by us, photographs that somebody uploaded.

use amoe_app::Download;
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::{ErrorPage, security};

/// A file to be shown in the browser (not run by it): never guessed to be something else, nothing loaded from it.
pub fn inline(file: Download) -> Response {
    sent(file, "inline")
}

/// A file to be kept.
pub fn attachment(file: Download) -> Response {
    sent(file, "attachment")
}

fn sent(file: Download, how: &'static str) -> Response {
    let headers = (
        HeaderValue::from_str(&file.media_type),
        HeaderValue::from_str(&format!(
            "{how}; filename=\"{}\"; filename*=UTF-8''{}",
            ascii(&file.file_name),
            percent(&file.file_name)
        )),
    );
    let (Ok(kind), Ok(disposition)) = headers else { return ErrorPage::Broken.into_response() };
    let is_picture = file.media_type.starts_with("image/");
    let mut response = security::as_document(file.bytes.into_response());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    // Browsers do not open their PDF viewer inside a sandbox; a picture needs nothing from them.
    if is_picture {
        headers.append(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    }
    response
}

/// A text as addresses and headers carry it: UTF-8 with percent signs. Clients that know it show the name in its own
/// alphabet; the others take the plain one.
pub(crate) fn percent(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn ascii(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '/')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let file = Download {
            file_name: "a\"\r\nx: y/..\\b.pdf".into(),
            media_type: "application/pdf".into(),
            bytes: vec![1],
        };
        let response = inline(file);
        assert_eq!(
            response.headers()[header::CONTENT_DISPOSITION],
            "inline; filename=\"ax:y..b.pdf\"; filename*=UTF-8''a%22%0D%0Ax%3A%20y%2F..%5Cb.pdf"
        );
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    }
}
