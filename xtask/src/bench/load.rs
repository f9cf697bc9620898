//! Requests at a fixed pace, whether or not earlier answers have come: a server that stalls makes the ones behind it
//! late, and that shows.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow};

use super::http::{Ask, Client};

/// Connections: more than the server will ever be behind.
const CONNECTIONS: usize = 32;

/// Sends `count` requests, going round the pages, one every `every`. Gives the page's number and the time from when it
/// was due to when its answer was complete.
pub fn run(
    address: SocketAddr,
    pages: &[Ask],
    every: Duration,
    count: usize,
) -> Result<Vec<(usize, Duration)>> {
    let begin = Instant::now() + Duration::from_millis(50);
    let next = AtomicUsize::new(0);
    let one = || -> Result<Vec<(usize, Duration)>> {
        let mut client = Client::new(address);
        let mut done = Vec::with_capacity(count);
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            if i >= count {
                return Ok(done);
            }
            let due = begin + every.saturating_mul(u32::try_from(i)?);
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let page = i % pages.len();
            client.good(&pages[page])?;
            done.push((page, due.elapsed()));
        }
    };
    let mut all = Vec::with_capacity(count);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(one)).collect();
        for thread in threads {
            all.extend(thread.join().map_err(|_| anyhow!("a thread of the load generator panicked"))??);
        }
        Ok(all)
    })
}

/// The time below which so many of a hundred stay.
pub fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_values_measured() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50), Duration::from_millis(100));
        assert_eq!(percentile(&times, 99), Duration::from_millis(198));
        assert_eq!(percentile(&times, 100), Duration::from_millis(200));
        assert_eq!(percentile(&times[..1], 99), Duration::from_millis(1));
    }
}
