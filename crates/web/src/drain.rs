//! An answer that is given before the whole request was read, to somebody who is no longer logged in and sends a
//! photograph, would be lost: the connection closes on what is still coming, and the browser shows that instead of the
//! answer. What is left of a body is therefore read to its end, within limits, and thrown away.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    middleware::Next,
    response::Response,
};
use http_body_util::BodyExt as _;

/// As much as the largest upload may be; whoever sends more sees the connection close.
const BYTES_MAX: usize = 60 * 1024 * 1024;
/// How long the rest may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The body where the handler and the one who throws the rest away both reach it.
#[derive(Clone)]
struct Shared(Arc<Mutex<Body>>);

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

/// Answers, and reads what is left of the request before the answer leaves.
pub async fn drain(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let shared = Shared(Arc::new(Mutex::new(body)));
    let mut left = shared.clone();
    let response = next.run(Request::from_parts(parts, Body::new(shared))).await;
    let rest = async {
        let mut read = 0;
        while !left.is_end_stream() && read <= BYTES_MAX {
            match left.frame().await {
                Some(Ok(frame)) => read += frame.data_ref().map_or(0, Bytes::len),
                Some(Err(_)) | None => return,
            }
        }
    };
    // Whoever is too slow gets the answer all the same, and may lose it.
    let _ = tokio::time::timeout(PATIENCE, rest).await;
    response
}
