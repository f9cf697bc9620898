//! The layers around every page, seen from outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot ask fails, and that is right")]

use std::{net::SocketAddr, num::NonZeroU32, sync::Arc, time::Duration};

use amoe_base::{Env, FixedClock, Lang, SeededRandom};
use amoe_web::{
    ErrorPage, Flash, Foundation, Page, Problem, Ready, Sent, WebSettings, assets, cookies,
    limits::{self, Limit},
    metrics, public, sample,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, Response, StatusCode},
    middleware::from_fn_with_state,
    response::Redirect,
    routing::{get, post},
};
use tower::ServiceExt as _;

fn foundation(tls: bool) -> Foundation {
    let clock = FixedClock::at("2026-11-23T09:00:00Z".parse().unwrap());
    let settings = WebSettings {
        tls,
        timeout: Duration::from_millis(200),
        body_bytes_max: 4096,
        ..WebSettings::default()
    };
    Foundation::new(sample::site(), Env::new(Arc::new(clock), Arc::new(SeededRandom::new(7))), settings)
}

fn site_on(foundation: &Foundation) -> Router {
    let ready: Ready = Arc::new(|| Box::pin(async { Err("the database does not answer".to_owned()) }));
    let limit = Limit::per_minute(foundation, "status", NonZeroU32::new(3).unwrap());
    let routes = Router::new()
        .merge(public::routes::<Foundation>())
        .merge(assets::routes())
        .merge(metrics::routes(foundation, ready))
        .route("/{lang}/echo", post(|Sent(typed): Sent| async move { typed.get("a").to_owned() }))
        .route("/{lang}/saved", post(|| async { (Flash("test"), Redirect::to("/fr/who")) }))
        .route("/{lang}/status", post(|| async { "counted" }).layer(from_fn_with_state(limit, limits::apply)))
        .route("/{lang}/slow", get(|| tokio::time::sleep(Duration::from_secs(5))))
        .route("/{lang}/panic", get(|| async { panic!("JB458213") as () }))
        .route("/{lang}/hidden/{id}", get(|_: Page| async { ErrorPage::NotFound }))
        .route("/api/v1/made", post(|| async {}))
        .route("/api/v1/hidden", get(|| async { ErrorPage::NotFound }))
        .route(
            "/api/v1/own",
            get(|| async { Problem::new(StatusCode::CONFLICT, "stale").detailed("version 3") }),
        );
    foundation.wrap(routes).unwrap().with_state(foundation.clone())
}

fn site() -> Router {
    site_on(&foundation(false))
}

async fn ask(site: &Router, request: Request<Body>) -> Response<Body> {
    site.clone().oneshot(request).await.unwrap()
}

async fn look(path: &str) -> Response<Body> {
    ask(&site(), Request::get(path).body(Body::empty()).unwrap()).await
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

fn form(path: &str) -> axum::http::request::Builder {
    Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "amoe.example")
}

#[tokio::test]
async fn the_bare_address_leads_to_the_browsers_language() {
    let request = Request::get("/").header("accept-language", "fr-MA,fr;q=0.9").body(Body::empty()).unwrap();
    let response = ask(&site(), request).await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["location"]),
        (303, &"/fr/".parse().unwrap())
    );
    assert_eq!(look("/").await.headers()["location"], "/ar/");
    assert_eq!(look("/en").await.headers()["location"], "/en/");
}

#[tokio::test]
async fn every_answer_is_protected_by_its_headers() {
    let paths = ["/fr/", "/ar/nothing", "/healthz", "/api/v1/hidden", "/assets/x/amoe.css", "/favicon.ico"];
    for path in paths {
        let response = look(path).await;
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        let policy = header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(header("x-request-id").len(), 12, "{path}");
        assert!(response.headers().get("strict-transport-security").is_none(), "{path}: not without TLS");
    }
    let secure = ask(&site_on(&foundation(true)), Request::get("/fr/").body(Body::empty()).unwrap()).await;
    assert!(secure.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn the_session_cookie_is_bound_to_the_host_over_tls_only() {
    let cookie = cookies::session(&foundation(true), "secret".into()).to_string();
    assert_eq!(cookie, "__Host-session=secret; HttpOnly; SameSite=Lax; Secure; Path=/");
    let cookie = cookies::session(&foundation(false), "secret".into()).to_string();
    assert_eq!(cookie, "session=secret; HttpOnly; SameSite=Lax; Path=/");
}

#[tokio::test]
async fn forms_of_other_sites_are_refused_and_ours_are_read() {
    let ours = [("sec-fetch-site", "same-origin"), ("origin", "http://amoe.example")];
    for (name, value) in ours {
        let response =
            ask(&site(), form("/fr/echo").header(name, value).body(Body::from("a=1")).unwrap()).await;
        assert_eq!(
            (response.status().as_u16(), text(response).await.as_str()),
            (200, "1"),
            "{name}: {value}"
        );
    }
    let theirs = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ];
    for (name, value) in theirs {
        let response =
            ask(&site(), form("/fr/echo").header(name, value).body(Body::from("a=1")).unwrap()).await;
        assert_eq!(response.status(), 403, "{name}: {value}");
        assert!(text(response).await.contains("ne vient pas de notre site"));
    }
}

#[tokio::test]
async fn a_token_opens_the_api_from_anywhere_and_a_cookie_only_from_our_own_pages() {
    let asked = |headers: &[(&str, &str)]| {
        let mut request = Request::post("/api/v1/made").header("host", "amoe.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        ask_owned(request.body(Body::empty()).unwrap())
    };
    let theirs = [("origin", "https://other.example"), ("sec-fetch-site", "cross-site")];
    let token = ("authorization", "Bearer 4TZ");
    let cookie = ("cookie", "session=4TZ");
    for from in theirs {
        assert_eq!(asked(&[from, token]).await, 200, "{from:?} with a token");
        assert_eq!(asked(&[from, cookie]).await, 403, "{from:?} with a cookie");
        assert_eq!(asked(&[from, cookie, token]).await, 403, "{from:?} with both");
        assert_eq!(asked(&[from, ("authorization", "Basic eDp5")]).await, 403, "{from:?} with a password");
        assert_eq!(asked(&[from]).await, 403, "{from:?} with nothing");
    }
    assert_eq!(asked(&[("sec-fetch-site", "same-origin"), cookie]).await, 200);
    // A token does not open the pages to forms of others.
    let page = form("/fr/echo").header(token.0, token.1).header("origin", "https://other.example");
    assert_eq!(ask(&site(), page.body(Body::from("a=1")).unwrap()).await.status(), 403);
}

async fn ask_owned(request: Request<Body>) -> u16 {
    ask(&site(), request).await.status().as_u16()
}

#[tokio::test]
async fn whatever_goes_wrong_is_told_in_the_readers_language() {
    for (path, lang, status, says) in [
        ("/fr/nothing", Lang::Fr, 404, "Page introuvable"),
        ("/ar/hidden/claim_01", Lang::Ar, 404, "الصفحة غير موجودة"),
        ("/xx/nothing", Lang::Ar, 404, "الصفحة غير موجودة"),
        ("/en/echo", Lang::En, 405, "opened the wrong way"),
        ("/en/slow", Lang::En, 503, "did not answer in time"),
        ("/fr/panic", Lang::Fr, 500, "Panne de notre côté"),
    ] {
        let response = look(path).await;
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8", "{path}");
        let html = text(response).await;
        assert!(html.contains(says) && html.contains(&format!("<html lang=\"{lang}\"")), "{path}: {html}");
        assert!(!html.contains("JB458213"), "{path}: nothing of the fault is shown");
    }
    let large = form("/fr/echo").body(Body::from(format!("a={}", "x".repeat(5000)))).unwrap();
    let response = ask(&site(), large).await;
    assert_eq!(response.status(), 413);
    assert!(text(response).await.contains("Envoi trop volumineux"));
    assert_eq!(look("/fr/hidden/a").await.status(), look("/fr/hidden").await.status(), "hidden is not there");
}

#[tokio::test]
async fn the_api_answers_problem_details() {
    let response = look("/api/v1/hidden").await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert!(text(response).await.contains("\"type\":\"/problems/not-found\""));
    assert!(text(look("/api/v1/nothing").await).await.contains("/problems/not-found"));
    assert!(text(look("/api/v1/own").await).await.contains("version 3"), "a problem of its own stays");
}

#[tokio::test]
async fn one_address_is_slowed_down_and_another_is_not() {
    let foundation = foundation(false);
    let site = site_on(&foundation);
    let from = |address: [u8; 4]| {
        let mut request = Request::post("/ar/status").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
        request
    };
    for _ in 0..3 {
        assert_eq!(ask(&site, from([10, 0, 0, 1])).await.status(), 200);
    }
    let refused = ask(&site, from([10, 0, 0, 1])).await;
    assert_eq!(refused.status(), 429);
    assert!(refused.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap() <= 21);
    assert!(text(refused).await.contains("محاولات كثيرة"));
    assert_eq!(ask(&site, from([10, 0, 0, 2])).await.status(), 200);
}

#[tokio::test]
async fn a_word_of_success_is_shown_once_and_only_ours() {
    let saved = ask(&site(), form("/fr/saved").body(Body::empty()).unwrap()).await;
    assert_eq!(saved.headers()["set-cookie"], "flash=test; HttpOnly; SameSite=Lax; Path=/");
    // No message flash-<b>: nothing is shown, and the cookie is removed all the same.
    let request =
        Request::get("/fr/who").header("cookie", "flash=<b>bought</b>").body(Body::empty()).unwrap();
    let response = ask(&site(), request).await;
    assert!(response.headers()["set-cookie"].to_str().unwrap().starts_with("flash=; "), "removed");
    assert!(!text(response).await.contains("bought"));
}

#[tokio::test]
async fn health_is_told_and_counts_name_no_path() {
    let site = site();
    assert_eq!(text(look("/healthz").await).await, "ok\n");
    let ready = look("/readyz").await;
    assert_eq!((ready.status().as_u16(), text(ready).await.as_str()), (503, "not ready\n"));

    ask(&site, Request::get("/fr/hidden/claim_secret?token=abc").body(Body::empty()).unwrap()).await;
    let ask_metrics = |address: [u8; 4]| {
        let mut request = Request::get("/metrics").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
        request
    };
    assert_eq!(ask(&site, ask_metrics([8, 8, 8, 8])).await.status(), 404, "not for strangers");
    let counts = text(ask(&site, ask_metrics([127, 0, 0, 1])).await).await;
    assert!(counts.contains("route=\"/{lang}/hidden/{id}\",status=\"404\"} 1"), "{counts}");
    assert!(!counts.contains("secret") && !counts.contains("abc"), "{counts}");
}

/// What a first visit costs on the wire: the page and everything it names, compressed.
#[tokio::test]
async fn a_first_visit_stays_under_sixty_kilobytes() {
    let site = site();
    for lang in ["ar", "fr", "en"] {
        let mut total = 0;
        let page = look(&format!("/{lang}/")).await;
        let html = text(page).await;
        let mut wanted: Vec<String> = vec![format!("/{lang}/")];
        wanted.extend(html.split('"').filter(|piece| piece.starts_with("/assets/")).map(str::to_owned));
        let base = wanted[1].rsplit_once('/').unwrap().0.trim_end_matches("/fonts").to_owned();
        wanted.extend(["band.svg", "zellige.svg"].map(|name| format!("{base}/{name}")));
        // The language switch writes its own name in Arabic, so both weights may come on every page.
        wanted.extend(
            ["fonts/arabic-400.woff2", "fonts/arabic-600.woff2"].map(|name| format!("{base}/{name}")),
        );
        wanted.sort();
        wanted.dedup();
        for path in &wanted {
            let request =
                Request::get(path).header("accept-encoding", "gzip, br").body(Body::empty()).unwrap();
            let response = ask(&site, request).await;
            assert_eq!(response.status(), 200, "{path}");
            let headers: usize = response.headers().iter().map(|(n, v)| n.as_str().len() + v.len() + 4).sum();
            total += headers + to_bytes(response.into_body(), 1 << 20).await.unwrap().len();
        }
        assert!(total <= 60 * 1024, "{lang}: {total} bytes for {wanted:?}");
        assert!(wanted.len() >= 7, "{wanted:?}");
    }
}
