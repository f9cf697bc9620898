//! As much of HTTP/1.1 as it takes to ask our own server over a connection that stays open, and to count the bytes.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, ensure};

/// A connection; opened at the first request and again when the server has closed it.
pub struct Client {
    address: SocketAddr,
    stream: Option<BufReader<TcpStream>>,
}

/// What to ask for.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub path: String,
    /// The session's secret.
    pub session: Option<String>,
    /// JSON to post.
    pub body: Option<String>,
    /// Leave the answer as it is: not compressed.
    pub plain: bool,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    /// Bytes of head and body as they came.
    pub wire: usize,
}

impl Ask {
    /// A page.
    pub fn page(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }
}

impl Client {
    pub const fn new(address: SocketAddr) -> Self {
        Self { address, stream: None }
    }

    /// Asks and waits for the whole answer.
    pub fn ask(&mut self, ask: &Ask) -> Result<Answer> {
        // A connection that was closed while it slept is opened once more.
        let kept = self.stream.is_some();
        match self.once(ask) {
            Err(_) if kept => {
                self.stream = None;
                self.once(ask)
            }
            done => done,
        }
        .with_context(|| ask.path.clone())
    }

    /// The same, and the answer must be 200.
    pub fn good(&mut self, ask: &Ask) -> Result<Answer> {
        let answer = self.ask(ask)?;
        ensure!(answer.status == 200, "{} answered {}", ask.path, answer.status);
        Ok(answer)
    }

    fn once(&mut self, ask: &Ask) -> Result<Answer> {
        let mut stream = if let Some(stream) = self.stream.take() {
            stream
        } else {
            let stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(1))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(30)))?;
            BufReader::new(stream)
        };
        let mut head = format!(
            "{} {} HTTP/1.1\r\nHost: {}\r\n",
            if ask.body.is_some() { "POST" } else { "GET" },
            ask.path,
            self.address
        );
        if !ask.plain {
            head.push_str("Accept-Encoding: gzip\r\n");
        }
        if let Some(session) = &ask.session {
            head.extend(["Cookie: session=", session, "\r\n"]);
        }
        if let Some(body) = &ask.body {
            let length = body.len().to_string();
            head.extend(["Content-Type: application/json\r\nContent-Length: ", &length, "\r\n"]);
        }
        head.push_str("\r\n");
        head.push_str(ask.body.as_deref().unwrap_or_default());
        stream.get_mut().write_all(head.as_bytes())?;
        let (answer, keep) = read(&mut stream)?;
        self.stream = keep.then_some(stream);
        Ok(answer)
    }
}

fn read(stream: &mut impl BufRead) -> Result<(Answer, bool)> {
    let (mut wire, mut length, mut chunked, mut keep) = (0, None, false, true);
    let first = line(stream, &mut wire)?;
    let status = first.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status line")?;
    loop {
        let line = line(stream, &mut wire)?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        match line.split_once(": ") {
            Some(("content-length", n)) => length = Some(n.parse::<usize>()?),
            Some(("transfer-encoding", how)) => chunked = how.contains("chunked"),
            Some(("connection", how)) => keep = how != "close",
            _ => {}
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = usize::from_str_radix(&line(stream, &mut wire)?, 16)?;
            wire += take(stream, size, &mut body)?;
            line(stream, &mut wire)?;
            if size == 0 {
                break;
            }
        }
    } else {
        wire += take(stream, length.unwrap_or(0), &mut body)?;
    }
    Ok((Answer { status, body, wire }, keep))
}

fn line(stream: &mut impl BufRead, wire: &mut usize) -> Result<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line)?;
    ensure!(read > 0, "the server hung up");
    *wire += read;
    Ok(line.trim_end().to_owned())
}

fn take(stream: &mut impl BufRead, size: usize, body: &mut Vec<u8>) -> Result<usize> {
    let read = stream.take(u64::try_from(size)?).read_to_end(body)?;
    ensure!(read == size, "the server hung up");
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_body_are_read_and_counted() {
        let plain = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        let (answer, keep) = read(&mut &plain[..]).expect("an answer");
        assert_eq!((answer.status, answer.wire, keep), (200, plain.len(), true));
        assert_eq!(answer.body, b"hello");
        let chunked = b"HTTP/1.1 404 Not Found\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n";
        let (answer, keep) = read(&mut &chunked[..]).expect("an answer");
        assert_eq!((answer.status, answer.wire, keep), (404, chunked.len(), false));
        assert_eq!(answer.body, b"abc0123456789");
        assert!(read(&mut &plain[..plain.len() - 1]).is_err());
    }
}
