//! The three cookies: the session's, the one that knows a device again, and the one that carries a word of success to the
//! next page.

use axum::{
    extract::Request,
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponseParts, Response, ResponseParts},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::Foundation;

/// The name of the session cookie. Over TLS the prefix makes browsers insist on `Secure`, on this host and on the whole
/// path; the plain-HTTP demonstration on loopback cannot have it.
pub const fn session_name(tls: bool) -> &'static str {
    if tls { "__Host-session" } else { "session" }
}

/// The session cookie with its secret. `Lax`, so that a link in a mail finds the reader logged in; writing is guarded
/// by the CSRF layer.
pub fn session(foundation: &Foundation, secret: String) -> Cookie<'static> {
    base(foundation, session_name(foundation.tls()), secret)
}

/// The session cookie, ended.
pub fn session_end(foundation: &Foundation) -> Cookie<'static> {
    let mut cookie = base(foundation, session_name(foundation.tls()), String::new());
    cookie.make_removal();
    cookie
}

/// The secret of the request's session, if it brought one.
pub fn session_of(foundation: &Foundation, headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(session_name(foundation.tls())).map(|c| c.value().to_owned())
}

/// The name of the cookie that knows a device on which somebody has logged in before.
const fn device_name(tls: bool) -> &'static str {
    if tls { "__Host-device" } else { "device" }
}

/// Remembers for a year that the account was used on this device: wrong passwords that a stranger types elsewhere under
/// its name do not count here. It opens nothing.
pub fn device(foundation: &Foundation, proof: String) -> Cookie<'static> {
    let mut cookie = base(foundation, device_name(foundation.tls()), proof);
    let year = Cookie::parse("year=; Max-Age=31536000").ok().and_then(|cookie| cookie.max_age());
    cookie.set_max_age(year);
    cookie
}

/// What an earlier log-in left on the device of this request; empty on a new one.
pub fn device_of(foundation: &Foundation, headers: &HeaderMap) -> String {
    CookieJar::from_headers(headers)
        .get(device_name(foundation.tls()))
        .map(|c| c.value().to_owned())
        .unwrap_or_default()
}

fn base(foundation: &Foundation, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .secure(foundation.tls())
        .same_site(SameSite::Lax)
        .build()
}

const FLASH: &str = "flash";

/// Shows the message `flash-{key}` on the next page: `(Flash("claim-saved"), Redirect::to(…))`. It carries a key, no
/// text: nobody can make our pages say their words by setting a cookie.
#[derive(Debug, Clone, Copy)]
pub struct Flash(pub &'static str);

impl IntoResponseParts for Flash {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, res: ResponseParts) -> Result<ResponseParts, Self::Error> {
        // A session cookie: closing the browser forgets it, and the first page shown removes it.
        let cookie = Cookie::build((FLASH, self.0)).path("/").http_only(true).same_site(SameSite::Lax);
        CookieJar::new().add(cookie).into_response_parts(res)
    }
}

/// The key that the last act left, if any.
pub fn flash(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(FLASH).map(|c| c.value().to_owned())
}

/// Forgets the word of success once a page has shown it.
pub async fn forget_flash(request: Request, next: Next) -> Response {
    let has_flash = flash(request.headers()).is_some();
    let mut response = next.run(request).await;
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"));
    if has_flash && is_page {
        let mut gone = Cookie::build((FLASH, "")).path("/").build();
        gone.make_removal();
        if let Ok(value) = gone.to_string().parse() {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}
