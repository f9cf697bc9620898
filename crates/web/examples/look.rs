//! The foundation's pages with sample values, to be looked at: `cargo run -p amoe-web --example look`, then open the
//! address it prints. `PORT` chooses another port; `/fr/parts` and `/fr/desk` show all the pieces.

use std::sync::Arc;

use amoe_base::Env;
use amoe_web::{Foundation, Page, Ready, WebSettings, assets, html, metrics, public, sample};
use axum::{Router, routing::get};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().with_env_filter("info").init();
    let foundation = Foundation::new(sample::site(), Env::system(), WebSettings::default());
    let ready: Ready = Arc::new(|| Box::pin(async { Ok(()) }));
    let routes = Router::new()
        .merge(public::routes::<Foundation>())
        .merge(assets::routes())
        .merge(metrics::routes(&foundation, ready))
        .route("/{lang}/parts", get(|page: Page| async move { html(&sample::parts(page.lang)) }))
        .route("/{lang}/desk", get(|page: Page| async move { html(&sample::desk(page.lang)) }));
    let app = foundation.wrap(routes)?.with_state(foundation.clone());
    let port: u16 = std::env::var("PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(8099);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}/", listener.local_addr()?);
    axum::serve(listener, app.into_make_service_with_connect_info::<std::net::SocketAddr>()).await?;
    Ok(())
}
