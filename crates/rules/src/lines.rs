//! Lines of an input of any length, read in blocks of bounded size.

use std::io::{self, BufRead, ErrorKind, Read};

/// A line longer than this is answered with an error and not kept: memory stays flat whatever comes in.
pub(crate) const LINE_BYTES_MAX: usize = 16 << 20;
/// What is kept of it, to find its id.
const BEGINNING_BYTES: usize = 64 << 10;
/// How much is read at once; bounds the answers held in memory too.
const READ_BYTES: usize = 256 << 10;

/// What is read and not yet answered.
pub(crate) struct Block {
    pub bytes: Vec<u8>,
    /// How many of them hold something.
    filled: usize,
    ended: bool,
}

/// What a block holds after reading.
pub(crate) enum Piece {
    /// So many bytes of whole lines.
    Lines(usize),
    /// One line too long to keep, of which the beginning is here.
    TooLong(usize),
}

impl Block {
    pub fn new() -> Self {
        Self { bytes: vec![0; READ_BYTES], filled: 0, ended: false }
    }

    /// Reads until a line has ended. Whatever has come by then is answered before anything is waited for.
    pub fn read(&mut self, input: &mut impl Read) -> io::Result<Option<Piece>> {
        loop {
            if self.ended {
                return Ok((self.filled > 0).then_some(Piece::Lines(self.filled)));
            }
            if self.filled > LINE_BYTES_MAX {
                return Ok(Some(Piece::TooLong(BEGINNING_BYTES)));
            }
            if self.filled == self.bytes.len() {
                self.bytes.resize(self.filled + READ_BYTES, 0);
            }
            let came = match input.read(&mut self.bytes[self.filled..]) {
                Ok(came) => came,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let before = self.filled;
            self.filled += came;
            self.ended = came == 0;
            if let Some(last) = self.bytes[before..self.filled].iter().rposition(|byte| *byte == b'\n') {
                let first = (&self.bytes[..self.filled]).skip_until(b'\n')?;
                if first > LINE_BYTES_MAX + 1 {
                    return Ok(Some(Piece::TooLong(BEGINNING_BYTES)));
                }
                return Ok(Some(Piece::Lines(before + last + 1)));
            }
        }
    }

    /// Drops what was answered; a buffer that a long line has stretched goes back to its size.
    pub fn drop_first(&mut self, count: usize) {
        self.bytes.copy_within(count..self.filled, 0);
        self.filled -= count;
        if self.filled <= READ_BYTES && self.bytes.len() > 2 * READ_BYTES {
            self.bytes.truncate(READ_BYTES);
            self.bytes.shrink_to_fit();
        }
    }

    /// Gives the first bytes away; what follows them goes on in another buffer.
    pub fn hand_over(&mut self, count: usize, mut into: Vec<u8>) -> Vec<u8> {
        into.resize((self.filled - count).max(READ_BYTES), 0);
        into[..self.filled - count].copy_from_slice(&self.bytes[count..self.filled]);
        self.filled -= count;
        std::mem::replace(&mut self.bytes, into)
    }

    /// Drops a line to its end without keeping it.
    pub fn drop_line(&mut self, input: &mut impl Read) -> io::Result<()> {
        loop {
            let line = (&self.bytes[..self.filled]).skip_until(b'\n')?;
            let ended = line > 0 && self.bytes[line - 1] == b'\n';
            self.drop_first(line);
            if ended || self.ended {
                return Ok(());
            }
            match input.read(&mut self.bytes) {
                Ok(came) => (self.filled, self.ended) = (came, came == 0),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Piece {
    /// How many bytes it has, and whether they are the beginning of a line too long to keep.
    pub fn length(&self) -> (usize, bool) {
        match self {
            Self::Lines(length) => (*length, false),
            Self::TooLong(length) => (*length, true),
        }
    }
}

/// The lines of a piece, without their ends.
pub(crate) fn lines(mut piece: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let whole = piece;
        // Reading from memory does not fail.
        match piece.skip_until(b'\n') {
            Ok(length @ 1..) => Some(whole[..length].strip_suffix(b"\n").unwrap_or(&whole[..length])),
            _ => None,
        }
    })
}

/// How many lines a piece has, the last with or without its end.
pub(crate) fn count_lines(piece: &[u8]) -> u64 {
    // The compiler makes the best of this; another crate for one count would be too much.
    #[expect(clippy::naive_bytecount, reason = "see above")]
    let ends = piece.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(ends).unwrap_or(u64::MAX) + u64::from(piece.last().is_some_and(|byte| *byte != b'\n'))
}
