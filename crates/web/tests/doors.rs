//! What stands before the use cases: the counts that pages and API share, and the time that a request may take.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

use std::{net::SocketAddr, sync::Arc, time::Duration};

use amoe_domain::Role;
use amoe_testkit::{Backend, House, PASSWORD};
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
    let (_house, app) = house();
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

fn house() -> (House, Router) {
    let house = House::new(&Backend::Sqlite).unwrap();
    let foundation = Foundation::new(sample::site(), house.app.env().clone(), WebSettings::default());
    let web = Web::new(house.app.clone(), foundation, 2);
    let ready: Ready = Arc::new(|| Box::pin(async { Ok(()) }));
    let app = router(&web, ready).unwrap();
    (house, app)
}

const FORM: &str = "application/x-www-form-urlencoded";

async fn send(app: &Router, path: &str, body: &str) -> (StatusCode, Option<String>, String) {
    let response = app.clone().oneshot(request(path, FORM, body)).await.unwrap();
    let wait = response.headers().get("retry-after").map(|v| v.to_str().unwrap().to_owned());
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, wait, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn too_many_tries_lose_nothing_that_was_typed() {
    let (_house, app) = house();
    let three = "identity_number=AB7654321&last8=30012399&birth-day=14&birth-month=3&birth-year=2005";
    let apply = "form_id=018f3c6e-2b7a-7c11-9d44-2f6f0a1b2c3d&identity_kind=cin&identity_number=AB7654321\
        &last_latin=Ouhaddou&first_arabic=%D8%B3%D9%84%D9%85%D9%89&birth-year=2005&address=Agadir-centre";
    for (path, body, kept) in [
        ("/fr/log-in", "login=AB7654321&password=not-this-one", &["AB7654321"][..]),
        ("/fr/status", three, &["AB7654321", "30012399", "2005"]),
        ("/fr/certificate", three, &["AB7654321", "30012399", "2005"]),
        ("/fr/status/link", three, &["AB7654321", "30012399", "2005"]),
        ("/fr/forgot", "login=AB7654321", &["AB7654321"]),
        (
            "/fr/apply",
            apply,
            &["AB7654321", "Ouhaddou", "سلمى", "Agadir-centre", "018f3c6e-2b7a-7c11-9d44-2f6f0a1b2c3d"],
        ),
    ] {
        let mut last = send(&app, path, body).await;
        for _ in 0..30 {
            if last.0 == StatusCode::TOO_MANY_REQUESTS {
                break;
            }
            last = send(&app, path, body).await;
        }
        let (status, wait, text) = last;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert!(wait.is_some_and(|seconds| seconds.parse::<u64>().unwrap() > 0), "{path}");
        for typed in kept {
            assert!(text.contains(&format!("value=\"{typed}\"")), "{path}: {typed} is lost");
        }
        assert!(text.contains("class=\"errors\"") && text.contains("Votre saisie est gardée"), "{path}");
        assert!(!text.contains("not-this-one"), "{path}");
    }
}

#[tokio::test]
async fn a_campus_behind_one_address_logs_in_at_once() {
    let (house, app) = house();
    let email = |role: Role| format!("{role}@amoe.test");
    let right = |role| format!("login={}&password={PASSWORD}", email(role)).replace(' ', "+");
    for _ in 0..4 {
        for role in [Role::Auditor, Role::ClaimsOfficer, Role::MailroomClerk, Role::Administrator] {
            assert_eq!(send(&app, "/fr/log-in", &right(role)).await.0, StatusCode::SEE_OTHER);
        }
    }
    // The house waits for what it does, which a thread of the runtime must not.
    std::thread::scope(|scope| {
        let filled = scope.spawn(|| {
            house.accept_list(1).unwrap();
            house.student(0).unwrap();
        });
        filled.join().unwrap();
    });
    let three = "identity_number=JB100000&last8=30000000&birth-day=14&birth-month=3&birth-year=2005";
    for _ in 0..25 {
        assert_eq!(send(&app, "/fr/status", three).await.0, StatusCode::OK);
    }
    // Ten wrong ones still close the address, and then to right ones too.
    for i in 0..10 {
        let wrong = format!("login=CD{i}&password=wrong");
        assert_eq!(send(&app, "/fr/log-in", &wrong).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{i}");
    }
    assert_eq!(send(&app, "/fr/log-in", &right(Role::Auditor)).await.0, StatusCode::TOO_MANY_REQUESTS);
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
