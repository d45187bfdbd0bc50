//! The bare handler that pages are held against: axum, one route, the same bytes. No session, no database, no templates.

use std::net::Ipv4Addr;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

/// Serves the file named first at `/` and says where.
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let page: &'static [u8] = std::fs::read(file)?.leak();
    let answer = move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], page) };
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    announce(&format!("http://{address}"))?;
    axum::serve(listener, Router::new().route("/", get(answer))).await?;
    Ok(())
}

fn announce(line: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout();
    writeln!(out, "{line}")?;
    out.flush()
}
