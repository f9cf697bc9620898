//! The journey of a student from the enrolment list to the money, walked through the real pages in headless Chromium,
//! in Arabic and in French. Runs only with `AMOE_BROWSER=1` (`cargo xtask test` sets it); `AMOE_CHROMIUM`,
//! `AMOE_CHROMEDRIVER` and `AMOE_AXE` say where the programs lie. Every page is kept as a picture under
//! `target/screenshots/{ar,fr}/{desk,phone,dark}`.

#[path = "browser/chrome.rs"]
mod chrome;
#[path = "browser/journey.rs"]
mod journey;
#[path = "browser/mails.rs"]
mod mails;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/world.rs"]
mod world;

use amoe_base::Lang;
use anyhow::Result;

#[tokio::test(flavor = "multi_thread")]
async fn the_journey_in_arabic() -> Result<()> {
    journey::walk(Lang::Ar).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journey_in_french() -> Result<()> {
    journey::walk(Lang::Fr).await
}
