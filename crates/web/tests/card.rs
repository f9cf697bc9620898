//! Health cards through the door: the published keys and lists, and the page that checks what somebody has in hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and that is right")]

use std::sync::Arc;

use amoe_documents::qr::QrCode;
use amoe_testkit::{Backend, House};
use amoe_web::{Foundation, Ready, Web, WebSettings, router, sample};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use tower::ServiceExt as _;

struct World {
    app: Router,
    /// The content of a student's file.
    card: String,
    /// Her certificate as PDF.
    pdf: Vec<u8>,
    _house: House,
}

fn world() -> World {
    // The house waits for what it does, which a thread of the runtime must not.
    std::thread::spawn(|| {
        let house = House::new(&Backend::Sqlite).unwrap();
        house.accept_list(1).unwrap();
        let student = house.student(0).unwrap();
        let id = house.app.student_home(&student).unwrap().certificate.unwrap().0;
        let card = house.app.certificate_health_card(&student, id).unwrap().bytes;
        let pdf = house.app.certificate_pdf(&student, id).unwrap().bytes;
        let foundation = Foundation::new(sample::site(), house.app.env().clone(), WebSettings::default());
        let web = Web::new(house.app.clone(), foundation, 2);
        let ready: Ready = Arc::new(|| Box::pin(async { Ok(()) }));
        World {
            app: router(&web, ready).unwrap(),
            card: String::from_utf8(card).unwrap(),
            pdf,
            _house: house,
        }
    })
    .join()
    .unwrap()
}

impl World {
    async fn ask(&self, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
    }

    async fn get(&self, path: &str) -> (StatusCode, HeaderMap, String) {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// The form as a browser sends it: a text, a file, or neither.
    async fn check(&self, text: &str, file: Option<(&str, &[u8])>) -> (StatusCode, HeaderMap, String) {
        let mut body =
            format!("--X\r\nContent-Disposition: form-data; name=\"card\"\r\n\r\n{text}\r\n").into_bytes();
        if let Some((name, bytes)) = file {
            body.extend(
                format!("--X\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\n\r\n")
                    .bytes(),
            );
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--X--\r\n");
        let request = Request::post("/en/verify").header("content-type", "multipart/form-data; boundary=X");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }
}

#[tokio::test]
async fn keys_and_lists_are_there_for_every_site_and_show_nothing_private() {
    let world = world();
    let (status, headers, text) = world.get("/.well-known/jwks.json").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["access-control-allow-origin"], "*");
    assert_eq!(headers["content-type"], "application/json");
    assert!(headers["cache-control"].to_str().unwrap().starts_with("public"));
    let keys: serde_json::Value = serde_json::from_str(&text).unwrap();
    let key = keys["keys"][0].as_object().unwrap();
    let mut members: Vec<&str> = key.keys().map(String::as_str).collect();
    members.sort_unstable();
    assert_eq!(members, ["alg", "crlVersion", "crv", "kid", "kty", "use", "x", "y"]);
    let kid = key["kid"].as_str().unwrap();
    let (status, headers, text) = world.get(&format!("/.well-known/crl/{kid}.json")).await;
    assert_eq!((status, &headers["access-control-allow-origin"]), (StatusCode::OK, &"*".parse().unwrap()));
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(list, serde_json::json!({ "kid": kid, "method": "rid", "ctr": 1, "rids": [] }));
    for none in ["/.well-known/crl/none.json".to_owned(), format!("/.well-known/crl/{kid}")] {
        assert_eq!(world.get(&none).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn whatever_holds_the_card_is_checked_and_what_is_wrong_is_said() {
    let world = world();
    let digits: String = {
        let text = world.card.split('"').find(|part| part.starts_with("eyJ")).unwrap();
        text.bytes().map(|b| format!("{:02}", b - 45)).collect()
    };
    let photo = QrCode::of_digits("shc:/", &digits).unwrap().png(3);
    let small = QrCode::new("https://amoe.test/fr/verify/abcdefghijklmnopqrst").unwrap().png(4);
    for (text, file) in [
        (format!("shc:/{digits}"), None),
        (world.card.clone(), None),
        (String::new(), Some(("card.png", &photo[..]))),
        (String::new(), Some(("a.smart-health-card", world.card.as_bytes()))),
        (String::new(), Some(("attestation.pdf", &world.pdf[..]))),
    ] {
        let (status, headers, page) = world.check(&text, file).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(page.contains("Genuine and valid today") && page.contains("Salma Ouhaddou A"), "{page}");
        assert!(headers["permissions-policy"].to_str().unwrap().contains("camera=()"));
    }
    let (status, headers, _) = world.check("", Some(("small.png", &small))).await;
    assert_eq!(
        (status, &headers["location"]),
        (StatusCode::SEE_OTHER, &"/en/verify/abcdefghijklmnopqrst".parse().unwrap())
    );
    let mut changed = digits.clone();
    changed.replace_range(
        digits.len() - 60..digits.len() - 58,
        if digits[digits.len() - 60..].starts_with("20") { "21" } else { "20" },
    );
    for (text, file, status, said) in [
        (format!("shc:/{changed}"), None, 422, "Forged, or badly read"),
        ("shc:/12".to_owned(), None, 422, "This is not a health card"),
        (String::new(), None, 422, "Choose a file or paste the text"),
        (String::new(), Some(("x.jpg", &b"\xff\xd8\xff broken"[..])), 422, "We found no square"),
    ] {
        let (answered, _, page) = world.check(&text, file).await;
        assert_eq!(answered.as_u16(), status, "{page}");
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[tokio::test]
async fn only_the_page_that_scans_may_ask_for_the_camera() {
    let world = world();
    let camera = async |path: &str| {
        let (_, headers, _) = world.get(path).await;
        let policy = headers["permissions-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("microphone=()"));
        policy.contains("camera=(self)")
    };
    assert!(camera("/fr/verify").await);
    for path in ["/fr/", "/fr/certificate", "/fr/verify/abcdefgh", "/.well-known/jwks.json"] {
        assert!(!camera(path).await, "{path}");
    }
}
