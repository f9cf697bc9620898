//! Mails as the demonstration writes them: one file each, quoted-printable or base64.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

/// The readable part of the newest mail to an address that contains `part`; waits for it.
pub async fn mail(folder: &Path, to: &str, part: &str) -> Result<String> {
    let end = Instant::now() + Duration::from_secs(30);
    while Instant::now() < end {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let raw = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let text = plain(&raw);
            if raw.contains(&format!("To: {to}")) && text.contains(part) {
                found.push((entry.metadata()?.modified()?, text));
            }
        }
        if let Some((_, text)) = found.into_iter().max() {
            return Ok(text);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    bail!("no mail to {to} with {part}")
}

/// The first part, in plain text.
fn plain(raw: &str) -> String {
    let raw = raw.replace("\r\n", "\n");
    let from = raw.find("Content-Type: text/plain").unwrap_or(0);
    let part = &raw[from..];
    let body = part.split_once("\n\n").map_or("", |(_, body)| body);
    let body = body.split("\n--").next().unwrap_or_default();
    if part.split("\n\n").next().is_some_and(|head| head.contains("base64")) {
        return String::from_utf8_lossy(&base64(body)).into_owned();
    }
    String::from_utf8_lossy(&quoted_printable(body)).into_owned()
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let text = text.replace("=\n", "");
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let code = text.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        match (byte, code) {
            (b'=', Some(code)) => {
                out.push(code);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Base64, anything else between skipped.
pub fn base64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(value).collect();
    let mut out = Vec::new();
    for group in digits.chunks(4) {
        let all = group.iter().fold(0_u32, |all, d| (all << 6) | u32::from(*d)) << (6 * (4 - group.len()));
        out.extend_from_slice(&all.to_be_bytes()[1..group.len()]);
    }
    out
}

#[test]
fn parts_of_mails_are_read() {
    assert_eq!(base64("YW1vZQ=="), b"amoe");
    assert_eq!(base64("YW1v\nZWI="), b"amoeb");
    assert_eq!(quoted_printable("a =C3=A9=\nb"), "a éb".as_bytes());
}
