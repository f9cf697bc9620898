//! A reader in front of the browser: opens, fills in, presses, reads, and keeps a picture of each page.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use amoe_base::Lang;
use amoe_texts::{Texts, Words};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, WebElement, extensions::query::ElementQueryable as _};

use crate::mails::base64;

/// A desk's screen and a phone's.
const DESK: (u32, u32) = (1280, 900);
const PHONE: (u32, u32) = (390, 844);

/// The reader.
pub struct Reader {
    /// The browser.
    pub driver: WebDriver,
    /// The language of the pages.
    pub lang: Lang,
    base: String,
    pictures: PathBuf,
    number: u32,
    axe: String,
    /// What is wrong with pages but does not stop the journey.
    pub findings: Vec<String>,
}

impl Reader {
    /// Sits down; pictures of earlier runs go.
    pub async fn new(driver: WebDriver, lang: Lang, base: &str) -> Result<Self> {
        let target =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots").join(lang.as_str());
        if target.exists() {
            std::fs::remove_dir_all(&target).context("old pictures")?;
        }
        for folder in ["desk", "phone", "dark"] {
            std::fs::create_dir_all(target.join(folder))?;
        }
        let axe = std::env::var("AMOE_AXE").context("AMOE_AXE, where axe.min.js lies")?;
        let reader = Self {
            driver,
            lang,
            base: base.to_owned(),
            pictures: target,
            number: 0,
            axe: std::fs::read_to_string(axe).context("axe.min.js")?,
            findings: Vec::new(),
        };
        reader.screen(DESK).await?;
        Ok(reader)
    }

    /// The words of the language.
    pub fn words(&self) -> Words {
        Texts::builtin().in_lang(self.lang)
    }

    /// One of two, by language.
    pub fn pick<'t>(&self, arabic: &'t str, french: &'t str) -> &'t str {
        if self.lang == Lang::Ar { arabic } else { french }
    }

    /// Opens a page by its address after the language, or a whole address.
    pub async fn open(&self, path: &str) -> Result<()> {
        let url = if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}/{}/{path}", self.base, self.lang)
        };
        self.driver.goto(url.as_str()).await.with_context(|| format!("open {path}"))?;
        self.is_a_page().await.with_context(|| format!("at {url}"))
    }

    /// The address of the page.
    pub async fn address(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// The one element that fits; waits for it.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let found = self
            .driver
            .query(By::Css(css))
            .wait(Duration::from_secs(10), Duration::from_millis(100))
            .first()
            .await;
        match found {
            Ok(element) => Ok(element),
            Err(_) => bail!("no {css} at {}: {}", self.address().await?, self.text().await?),
        }
    }

    /// How many fit, now.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(css)).await?.len())
    }

    /// Types into the field of a name.
    pub async fn fill(&self, name: &str, value: &str) -> Result<()> {
        let field = self.find(&format!("main [name='{name}']:not([type=hidden])")).await?;
        field.clear().await.with_context(|| format!("clear {name}"))?;
        field.send_keys(value).await.with_context(|| format!("fill {name}"))
    }

    /// Types a day into its three boxes.
    pub async fn fill_day(&self, name: &str, (day, month, year): (&str, &str, &str)) -> Result<()> {
        self.fill(&format!("{name}-day"), day).await?;
        self.fill(&format!("{name}-month"), month).await?;
        self.fill(&format!("{name}-year"), year).await
    }

    /// Gives a file to the field of a name.
    pub async fn attach(&self, name: &str, file: &Path) -> Result<()> {
        let field = self.find(&format!("main input[type=file][name='{name}']")).await?;
        field.send_keys(file.display().to_string()).await.with_context(|| format!("attach to {name}"))
    }

    /// Chooses a value among radio buttons or in a list.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let css = format!(
            "main input[name='{name}'][value='{value}'],main select[name='{name}'] option[value='{value}']"
        );
        self.find(&css).await?.click().await.with_context(|| format!("choose {name} {value}"))
    }

    /// Chooses what reads so in a list.
    pub async fn choose_text(&self, name: &str, text: &str) -> Result<()> {
        let path = format!("//main//select[@name='{name}']/option[contains(., \"{text}\")]");
        self.driver.find(By::XPath(path)).await.with_context(|| format!("{text} in {name}"))?.click().await?;
        Ok(())
    }

    /// Presses a button or follows a link, and waits for the page after it.
    pub async fn press(&self, css: &str) -> Result<()> {
        let button = self.find(css).await?;
        self.driver.execute("window.seenBefore = true", Vec::<Value>::new()).await?;
        button.scroll_into_view().await?;
        button.click().await.with_context(|| format!("press {css}"))?;
        self.comes_after(css).await
    }

    /// Types into the search field of the bar, with the key Enter, and waits for the page after it.
    pub async fn search(&self, what: &str) -> Result<()> {
        let css = "header.bar-top input[name=q]";
        let field = self.find(css).await?;
        self.driver.execute("window.seenBefore = true", Vec::<Value>::new()).await?;
        field.send_keys(what).await?;
        field.send_keys("\n").await?;
        self.comes_after(css).await
    }

    async fn comes_after(&self, css: &str) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(20);
        while Instant::now() < end {
            let script = "return window.seenBefore === undefined && document.readyState === 'complete'";
            // Between two pages there is none to ask.
            if let Ok(answer) = self.driver.execute(script, Vec::<Value>::new()).await
                && answer.json().as_bool() == Some(true)
            {
                return self.is_a_page().await.with_context(|| format!("after {css}"));
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        bail!("nothing came after pressing {css}: {}", self.text().await?)
    }

    /// What can be read, white space and direction marks made plain.
    pub async fn text(&self) -> Result<String> {
        let text = self.driver.execute("return document.body.innerText", Vec::<Value>::new()).await?;
        Ok(plain(text.json().as_str().unwrap_or_default()))
    }

    /// Is this to be read on the page?
    pub async fn sees(&self, what: &str) -> Result<()> {
        let (text, what) = (self.text().await?, plain(what));
        ensure!(text.contains(&what), "\"{what}\" is not to be read at {}:\n{text}", self.address().await?);
        Ok(())
    }

    /// Is this to be read inside the element?
    pub async fn sees_in(&self, css: &str, what: &str) -> Result<()> {
        let text = plain(&self.find(css).await?.text().await?);
        let what = plain(what);
        ensure!(
            text.contains(&what),
            "\"{what}\" is not to be read in {css} at {}:\n{text}",
            self.address().await?
        );
        Ok(())
    }

    /// Every page says its language and direction, has one title, and is no page of an error.
    async fn is_a_page(&self) -> Result<()> {
        let script = "const h = document.documentElement; return [h.lang, h.dir, document.querySelectorAll('h1').length, document.title]";
        let said = self.driver.execute(script, Vec::<Value>::new()).await?;
        let said = said.json();
        let direction = if self.lang == Lang::Ar { "rtl" } else { "ltr" };
        ensure!(
            said[0] == self.lang.as_str() && said[1] == direction,
            "html says {said}: {}",
            self.text().await?
        );
        ensure!(said[2] == 1, "not one h1 but {}: {}", said[2], self.text().await?);
        Ok(())
    }

    /// Bytes that a link of the page leads to, fetched by the page.
    pub async fn fetch(&self, css: &str) -> Result<(String, Vec<u8>)> {
        let link = self.find(css).await?.attr("href").await?.context("an address")?;
        let script = "const done = arguments[arguments.length - 1];
            fetch(arguments[0]).then(async (answer) => {
                const bytes = new Uint8Array(await answer.arrayBuffer());
                let text = '';
                for (const byte of bytes) text += String.fromCharCode(byte);
                done([answer.status, answer.headers.get('content-type'), btoa(text)]);
            }, (error) => done([0, String(error), '']));";
        let got = self.driver.execute_async(script, vec![json!(link)]).await?;
        let got = got.json();
        ensure!(got[0] == 200, "{css}: {} {}", got[0], got[1]);
        let kind = got[1].as_str().unwrap_or_default().to_owned();
        Ok((kind, base64(got[2].as_str().unwrap_or_default())))
    }

    /// Can everyone use the page? axe knows what of that a program can tell; what it calls serious or critical is a
    /// finding. The papers in frames are not ours.
    async fn reach(&mut self, seen: &str) -> Result<()> {
        self.driver.execute(self.axe.as_str(), Vec::<Value>::new()).await.context("axe")?;
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((found) => done(found.violations
                .filter((v) => v.impact === 'serious' || v.impact === 'critical')
                .map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' ')))
            , (error) => done(['axe: ' + error]));";
        let found = self.driver.execute_async(script, Vec::<Value>::new()).await?;
        let address = self.address().await?;
        let told = found.json().as_array().context("axe says nothing")?;
        self.findings.extend(told.iter().map(|finding| format!("{address} ({seen}): {finding}")));
        Ok(())
    }

    /// A picture at a desk's width.
    pub async fn picture(&mut self, name: &str) -> Result<()> {
        self.number += 1;
        self.keep("desk", name, DESK).await?;
        self.reach("desk").await?;
        self.sideways(DESK).await
    }

    /// Pictures at a desk's and a phone's width; nothing may stick out at the side.
    pub async fn pictures(&mut self, name: &str) -> Result<()> {
        self.picture(name).await?;
        self.screen(PHONE).await?;
        self.sideways(PHONE).await?;
        self.keep("phone", name, PHONE).await?;
        self.reach("phone").await?;
        self.screen(DESK).await
    }

    /// Another two in the dark.
    pub async fn in_the_dark(&mut self, name: &str) -> Result<()> {
        let dark = |value: &str| json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.cdp("Emulation.setEmulatedMedia", dark("dark")).await?;
        self.keep("dark", &format!("{name}-desk"), DESK).await?;
        self.reach("dark").await?;
        self.screen(PHONE).await?;
        self.keep("dark", &format!("{name}-phone"), PHONE).await?;
        self.screen(DESK).await?;
        self.cdp("Emulation.setEmulatedMedia", dark("")).await?;
        Ok(())
    }

    /// The whole page, on a screen that is as high as it: pictures beyond the screen come out shifted in Arabic.
    async fn keep(&self, folder: &str, name: &str, (width, height): (u32, u32)) -> Result<()> {
        let script =
            "return [document.documentElement.scrollHeight, document.querySelectorAll('iframe').length]";
        let said = self.driver.execute(script, Vec::<Value>::new()).await?;
        let said = said.json();
        let whole = u32::try_from(said[0].as_u64().unwrap_or_default())?;
        self.screen((width, whole.max(height))).await?;
        if said[1] != 0 {
            // The browser's own viewer of PDF files takes its time, and tells nobody when it is ready.
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        let picture = self.driver.screenshot_as_png().await?;
        std::fs::write(self.pictures.join(folder).join(format!("{:02}-{name}.png", self.number)), picture)?;
        self.screen((width, height)).await
    }

    async fn sideways(&mut self, (width, _): (u32, u32)) -> Result<()> {
        let script = "const h = document.documentElement;
            const out = [...document.querySelectorAll('body *')].filter((e) => {
                const box = e.getBoundingClientRect();
                return box.width > 0 && !e.closest('.scroll,.vh,.skip') && (box.right > innerWidth + 1 || box.left < -1);
            }).slice(0, 3).map((e) => e.tagName + '.' + e.className);
            return [h.scrollWidth, innerWidth, out.join(' ')]";
        let said = self.driver.execute(script, Vec::<Value>::new()).await?;
        let said = said.json();
        // A phone's window grows with a page that is too wide, so the screen's own width is the measure.
        if said[0].as_u64() > Some(u64::from(width)) {
            let address = self.address().await?;
            self.findings.push(format!("{address} scrolls sideways at {width}: {said}"));
        }
        Ok(())
    }

    async fn screen(&self, (width, height): (u32, u32)) -> Result<()> {
        let mobile = width < 600;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Downloads go into this folder.
    pub async fn download_into(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        self.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }))
            .await?;
        Ok(())
    }

    async fn cdp(&self, command: &str, arguments: Value) -> Result<Value> {
        self.driver.cdp().send_raw(command, arguments).await.with_context(|| command.to_owned())
    }
}

/// No marks of direction, no white space but single blanks.
pub fn plain(text: &str) -> String {
    let marks = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    let text: String = text.chars().filter(marks).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
