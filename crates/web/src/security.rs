//! What protects every answer: headers, the guard against forms of other sites.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_http::csrf::{ConfigError, CsrfLayer, ProtectionError};

use crate::{ErrorPage, Foundation};

/// Nothing but our own files; no inline script or style; no framing by others.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
    script-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; object-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// For an uploaded or produced document (PDF, photograph) shown inside one of our pages: it may be framed by us, and
/// may itself load nothing.
const DOCUMENT_POLICY: &str = "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// Marks a response as a document: framed by our pages only, never guessed to be something else, never stored.
pub fn as_document(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DOCUMENT_POLICY));
    response
}

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// Lets this page, and nothing framed in it, ask for the camera.
pub fn with_camera(mut response: Response) -> Response {
    let policy = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
    response.headers_mut().insert(PERMISSIONS, HeaderValue::from_static(policy));
    response
}

/// Adds the headers that an answer has not set itself.
pub async fn headers(State(foundation): State<Foundation>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut add = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    add(header::CONTENT_SECURITY_POLICY, POLICY);
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Addresses carry tokens (mailed links, verification codes): they are told to nobody.
    add(header::REFERRER_POLICY, "no-referrer");
    add(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    add(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    // The camera is used through the file chooser, which needs no permission; one page asks for it ([`with_camera`]).
    add(PERMISSIONS, "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
    add(header::CACHE_CONTROL, "no-store");
    if foundation.tls() {
        add(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}

/// The bearer token of a request, if it brings one.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// Lets programs in browsers call the API with a token: what a browser adds by itself is the cookie, and a request of
/// the API that carries a token and no cookie cannot have been forged by another site. The guard behind this layer
/// judges by these two headers, so they are taken away; a request that also carries a cookie keeps them.
pub async fn trust_bearers(mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let by_token = bearer(headers).is_some() && !headers.contains_key(header::COOKIE);
    if by_token && request.uri().path().starts_with("/api/") {
        request.headers_mut().remove("sec-fetch-site");
        request.headers_mut().remove(header::ORIGIN);
    }
    next.run(request).await
}

type Reject = fn(ProtectionError) -> Response;

/// The guard against forms of other sites: a writing request must come from our own pages (`Sec-Fetch-Site`, else
/// `Origin` against `Host`). Programs that send neither header carry no cookies of a browser either.
pub fn csrf(trusted_origins: &[String]) -> Result<CsrfLayer<Reject>, ConfigError> {
    let mut layer = CsrfLayer::new();
    for origin in trusted_origins {
        layer = layer.add_trusted_origin(origin)?;
    }
    Ok(layer.with_rejection_response(reject as Reject))
}

fn reject(_: ProtectionError) -> Response {
    ErrorPage::ForeignForm.into_response()
}

/// The address of the client: the peer's, or behind a trusted proxy the last one that the proxy has added.
pub fn client_address(foundation: &Foundation, request: &Request) -> Option<std::net::IpAddr> {
    if foundation.behind_proxy() {
        return forwarded(request.headers());
    }
    let peer = request.extensions().get::<axum::extract::ConnectInfo<std::net::SocketAddr>>()?;
    Some(peer.0.ip().to_canonical())
}

fn forwarded(headers: &HeaderMap) -> Option<std::net::IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}
