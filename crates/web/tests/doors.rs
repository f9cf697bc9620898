//! What stands before the use cases: the counts that pages and API share, and the time that a request may take.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

use std::{net::SocketAddr, sync::Arc, time::Duration};

use amoe_testkit::{Backend, House};
use amoe_web::{Foundation, Ready, Web, WebSettings, router, sample, uploads};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{Method, Request, StatusCode},
    routing::post,
};
use tower::ServiceExt as _;

fn request(path: &str, kind: &str, body: &str) -> Request<Body> {
    let from: SocketAddr = "192.0.2.7:4711".parse().unwrap();
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("content-type", kind)
        .extension(ConnectInfo(from))
        .body(Body::from(body.to_owned()))
        .unwrap()
}

#[tokio::test]
async fn pages_and_api_share_the_count_of_tries() {
    let house = House::new(&Backend::Sqlite).unwrap();
    let foundation = Foundation::new(sample::site(), house.app.env().clone(), WebSettings::default());
    let web = Web::new(house.app.clone(), foundation, 2);
    let ready: Ready = Arc::new(|| Box::pin(async { Ok(()) }));
    let app = router(&web, ready).unwrap();
    let mut said = Vec::new();
    // Another name each time, so that only the address is counted.
    for i in 0..6 {
        let page = format!("login=AB{i}&password=wrong");
        let api = format!(r#"{{"login":"CD{i}","password":"wrong"}}"#);
        for request in [
            request("/fr/log-in", "application/x-www-form-urlencoded", &page),
            request("/api/v1/session", "application/json", &api),
        ] {
            said.push(app.clone().oneshot(request).await.unwrap().status());
        }
    }
    assert!(said[..10].iter().all(|s| *s == StatusCode::UNPROCESSABLE_ENTITY), "{said:?}");
    assert!(said[10..].iter().all(|s| *s == StatusCode::TOO_MANY_REQUESTS), "{said:?}");
}

#[tokio::test]
async fn only_a_route_that_takes_files_may_take_long() {
    let settings = WebSettings { timeout: Duration::from_millis(50), ..WebSettings::default() };
    let foundation = Foundation::new(sample::site(), sample::foundation().env().clone(), settings);
    let slowly = |_: Bytes| async {
        tokio::time::sleep(Duration::from_millis(250)).await;
        "done"
    };
    let routes =
        Router::new().route("/fr/form", post(slowly)).route("/fr/upload", uploads::accept(post(slowly), 10));
    let app: Router = foundation.wrap(routes).unwrap();
    let status = async |path: &str| {
        app.clone().oneshot(request(path, "application/octet-stream", "a")).await.unwrap().status()
    };
    assert_eq!(status("/fr/form").await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(status("/fr/upload").await, StatusCode::OK);
}
