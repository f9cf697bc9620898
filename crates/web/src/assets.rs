//! Stylesheet, script, pictures and fonts: compiled in, served under an address that changes with their content, so
//! that browsers may keep them for ever.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use data_encoding::BASE32_NOPAD;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::ErrorPage;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/web");

/// One hash over all files: the stylesheet names its fonts by relative address, so they change together.
static HASH: LazyLock<String> = LazyLock::new(|| {
    fn add(dir: &Dir<'_>, hash: &mut Sha256) {
        for file in dir.files() {
            hash.update(file.path().as_os_str().as_encoded_bytes());
            hash.update(file.contents());
        }
        dir.dirs().for_each(|dir| add(dir, hash));
    }
    let mut hash = Sha256::new();
    add(&FILES, &mut hash);
    BASE32_NOPAD.encode(&hash.finalize()[..8]).to_ascii_lowercase()
});

/// The address of an asset, for templates: `{{ crate::asset("amoe.css") }}`.
pub fn asset(name: &str) -> String {
    debug_assert!(FILES.get_file(name).is_some(), "no asset {name}");
    format!("/assets/{}/{name}", *HASH)
}

/// The route of the assets.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{hash}/{*name}", get(serve)).route("/favicon.ico", get(favicon))
}

async fn favicon() -> Response {
    serve(Path((HASH.clone(), "mark.svg".to_owned()))).await
}

async fn serve(Path((hash, name)): Path<(String, String)>) -> Response {
    let Some((file, kind)) = FILES.get_file(&name).zip(content_type(&name)) else {
        return ErrorPage::NotFound.into_response();
    };
    // During an upgrade a page of one version may ask another for its stylesheet: it gets ours, but not for ever.
    let keep = if hash == *HASH { "public, max-age=31536000, immutable" } else { "public, max-age=60" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    (headers, file.contents()).into_response()
}

/// What we serve; notes and licences in the folder are not for the browser.
fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn assets_are_kept_for_ever_under_their_hash_only() {
        let now = serve(Path((HASH.clone(), "amoe.css".into()))).await;
        assert!(now.headers()["cache-control"].to_str().is_ok_and(|v| v.contains("immutable")));
        assert_eq!(now.headers()["content-type"], "text/css; charset=utf-8");
        let old = serve(Path(("older".into(), "amoe.css".into()))).await;
        assert_eq!(old.headers()["cache-control"], "public, max-age=60");
        for no in ["../Cargo.toml", "fonts/README.md", "fonts/OFL.txt", "nothing.css"] {
            assert_eq!(serve(Path((HASH.clone(), no.into()))).await.status(), 404, "{no}");
        }
    }

    #[test]
    fn every_address_in_the_stylesheet_is_served() {
        let css = FILES.get_file("amoe.css").and_then(include_dir::File::contents_utf8).unwrap();
        let urls: Vec<&str> =
            css.split("url(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(url, _)| url).collect();
        assert!(urls.len() >= 4, "{urls:?}");
        for url in urls {
            assert!(FILES.get_file(url).is_some() && content_type(url).is_some(), "{url}");
        }
    }

    #[test]
    fn the_script_stays_small() {
        let script = FILES.get_file("amoe.js").unwrap().contents();
        assert!(script.len() < 8 * 1024, "{} bytes", script.len());
    }
}
