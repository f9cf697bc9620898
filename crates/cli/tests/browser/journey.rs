//! The journey, step by step. Pages are found by addresses and names of fields, never by words; what they say is then
//! held against what must be right in the language.

use std::path::{Path, PathBuf};

use amoe_app::demo::PASSWORD as STAFF_PASSWORD;
use amoe_base::{Date, Lang};
use amoe_testkit::{Server, binary_command};
use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::{
    chrome::Chrome,
    mails::mail,
    pages::{Reader, plain},
    world::{self, BORN, CIN, EMAIL, LAST8, MASSAR, PASSWORD},
};

/// The button of the page's own form.
const SUBMIT: &str = "main form[method=post] button.btn:not(.btn--line):not(.btn--bad)";

/// All of it, in one language; nothing without `AMOE_BROWSER`.
pub async fn walk(lang: Lang) -> Result<()> {
    if std::env::var("AMOE_BROWSER").as_deref() != Ok("1") {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo");
    let mut command = binary_command(Path::new(env!("CARGO_BIN_EXE_amoe")));
    command.arg("demo").arg("--listen").arg("127.0.0.1:0").arg("--data").arg(&data);
    let server = Server::start(command)?;
    let chrome = Chrome::start(folder.path()).await?;
    let reader = Reader::new(chrome.driver.clone(), lang, &server.url).await?;
    let mut journey = Journey {
        reader,
        data,
        folder,
        claim: String::new(),
        reference: String::new(),
        batch: String::new(),
    };
    let walked = journey.steps().await;
    if walked.is_err() {
        // What the reader last had in front of them.
        let _ = journey.reader.picture("failed").await;
    }
    chrome.close().await?;
    walked?;
    ensure!(journey.reader.findings.is_empty(), "{}", journey.reader.findings.join("\n"));
    Ok(())
}

struct Journey {
    reader: Reader,
    data: PathBuf,
    folder: TempDir,
    /// The claim's id, as it stands in addresses.
    claim: String,
    /// … and its reference, as people read it.
    reference: String,
    batch: String,
}

impl Journey {
    async fn steps(&mut self) -> Result<()> {
        self.visitor_reads().await.context("a visitor reads")?;
        self.institution_sends_a_list().await.context("1. the institution")?;
        self.student_applies().await.context("2. the application")?;
        self.student_opens_the_account().await.context("4. the account")?;
        self.student_fetches_the_certificate().await.context("3. the certificate")?;
        self.student_prepares_a_claim().await.context("5. the claim")?;
        self.mailroom_receives().await.context("6. the mailroom")?;
        self.officer_decides().await.context("7. the decision")?;
        self.finance_pays().await.context("8. the payment")?;
        self.student_sees_all().await.context("9. the student")?;
        self.auditor_sees_all().await.context("9. the auditor")
    }

    async fn visitor_reads(&mut self) -> Result<()> {
        let page = &mut self.reader;
        page.open("").await?;
        page.pictures("home").await?;
        page.in_the_dark("home").await?;
        for path in [
            "who",
            "reimbursement",
            "care-sheets",
            "contact",
            "accessibility",
            "privacy",
            "forgot",
            "status",
            "verify",
        ] {
            page.open(path).await?;
            page.pictures(path).await?;
        }
        Ok(())
    }

    async fn institution_sends_a_list(&mut self) -> Result<()> {
        let file = self.folder.path().join("inscrits.csv");
        std::fs::write(&file, world::list())?;
        self.log_in("etablissement@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        ensure!(page.address().await?.ends_with("/institution"), "{}", page.address().await?);
        page.picture("institution").await?;
        page.press("main a[href$='/institution/lists/new']").await?;
        page.picture("list-new").await?;
        page.attach("file", &file).await?;
        page.press(SUBMIT).await?;
        // Two good lines, and the bad one by its number and what is wrong with it.
        page.sees_in(".tiles .tile:nth-child(1)", "2").await?;
        page.sees_in(".tiles .tile:nth-child(2)", "1").await?;
        page.sees(MASSAR).await?;
        page.sees(page.words().t("status-list-preview")).await?;
        ensure!(page.count("a[href$='/rejected']").await? == 1, "the bad lines can be fetched");
        page.picture("list-preview").await?;
        page.press("main button[name=do][value=accept]").await?;
        page.sees(page.words().t("status-list-accepted")).await?;
        page.picture("list-accepted").await?;
        page.press(".bar-top a[href$='/institution/applications']").await?;
        page.picture("institution-applications").await?;
        page.press("main tbody a").await?;
        page.picture("institution-application").await?;
        self.log_out().await
    }

    async fn student_applies(&mut self) -> Result<()> {
        let page = &mut self.reader;
        page.open("").await?;
        page.press("main a[href$='/apply']").await?;
        page.pictures("apply").await?;
        page.choose("identity_kind", "cin").await?;
        page.fill("identity_number", CIN).await?;
        page.fill("student_number", MASSAR).await?;
        page.fill("first_latin", "Abderrahmane").await?;
        page.fill("last_latin", "Aït Lahcen").await?;
        page.fill("first_arabic", "عبد الرحمان").await?;
        page.fill("last_arabic", "أيت لحسن").await?;
        page.fill_day("birth", BORN).await?;
        page.choose("sex", "male").await?;
        page.choose("nationality", "MA").await?;
        page.fill("email", EMAIL).await?;
        page.fill("phone", "0612345678").await?;
        page.fill("address", "Cité universitaire, Agadir").await?;
        page.choose_text("institution", page.pick("كلية العلوم بأكادير", "Faculté des sciences d’Agadir"))
            .await?;
        page.choose("no_other_cover", "yes").await?;
        // A key that does not fit: told at the field, and nothing typed is lost.
        page.fill("rib", "007101000000000000000161").await?;
        page.press(SUBMIT).await?;
        ensure!(page.count(".errors a[href='#f-rib']").await? == 1, "the account's key is checked");
        let kept = page.find("main [name=last_arabic]").await?.value().await?;
        ensure!(kept.as_deref() == Some("أيت لحسن"), "{kept:?} was kept");
        page.pictures("apply-refused").await?;
        page.fill("rib", "007101000000000000000160").await?;
        page.press(SUBMIT).await?;
        // A look at what was typed; back to the form nothing is lost, and then it is sent.
        page.sees("أيت لحسن").await?;
        page.pictures("apply-check").await?;
        page.press("main button[formaction$='/apply/edit']").await?;
        let kept = page.find("main [name=last_arabic]").await?.value().await?;
        ensure!(kept.as_deref() == Some("أيت لحسن"), "{kept:?} was kept");
        page.press(SUBMIT).await?;
        page.press(SUBMIT).await?;
        ensure!(page.address().await?.contains("/apply/done"), "{}", page.address().await?);
        page.pictures("apply-done").await
    }

    async fn student_opens_the_account(&mut self) -> Result<()> {
        let mail = mail(&self.data.join("mails"), EMAIL, "/link/").await?;
        let link = mail.split_whitespace().find(|word| word.contains("/link/")).context("a link")?;
        let link = plain(link);
        let page = &mut self.reader;
        ensure!(
            link.contains(&format!("/{}/link/", page.lang)),
            "the link speaks the student's language: {link}"
        );
        page.open(&link).await?;
        page.fill("password", "123456").await?;
        page.press(SUBMIT).await?;
        ensure!(page.count(".errors").await? == 1, "a short password is refused");
        page.pictures("link").await?;
        page.fill("password", PASSWORD).await?;
        page.press(SUBMIT).await?;
        ensure!(page.address().await?.ends_with("/student"), "{}", page.address().await?);
        page.pictures("student-home").await?;
        page.in_the_dark("student-home").await?;
        page.press("nav a[href$='/student/cover']").await?;
        page.sees("2026-2027").await?;
        page.pictures("student-cover").await?;
        self.log_out().await
    }

    async fn student_fetches_the_certificate(&mut self) -> Result<()> {
        let folder = self.folder.path().join("downloads");
        let page = &mut self.reader;
        page.download_into(&folder).await?;
        page.open("certificate").await?;
        let three = |born: (&'static str, &'static str, &'static str)| (CIN, LAST8, born);
        let wrong = three(("15", "3", "2005"));
        fill_three(page, wrong).await?;
        page.press(SUBMIT).await?;
        ensure!(page.count(".errors").await? == 1, "a wrong birth date is refused");
        page.pictures("certificate-refused").await?;
        fill_three(page, three(BORN)).await?;
        page.find(SUBMIT).await?.click().await?;
        let text = plain(&world::pdf_text(&world::downloaded(&folder).await?)?);
        ensure!(text.contains(CIN) && text.contains("Abderrahmane"), "{text}");

        page.open("status").await?;
        fill_three(page, three(BORN)).await?;
        page.press(SUBMIT).await?;
        page.sees(page.words().t("status-application-covered")).await?;
        page.pictures("progress").await?;

        let code = verification_code(&text).with_context(|| text.clone())?;
        page.open("verify").await?;
        page.fill("code", &code).await?;
        page.press("main form button.btn").await?;
        page.sees(page.words().t("verify-answer-valid")).await?;
        page.sees(CIN).await?;
        page.pictures("verified").await?;
        page.open("verify/aaaaaaaaaaaaaaaa").await?;
        page.sees(page.words().t("verify-answer-unknown")).await?;
        page.pictures("verify-unknown").await
    }

    async fn student_prepares_a_claim(&mut self) -> Result<()> {
        self.log_in(CIN, PASSWORD).await?;
        let page = &mut self.reader;
        let today = today();
        let on = (today.day().to_string(), today.month().to_string(), today.year().to_string());
        let on = (on.0.as_str(), on.1.as_str(), on.2.as_str());
        page.press("nav a[href$='/student/claims']").await?;
        page.pictures("claims-none").await?;
        page.press("main a[href$='/student/claims/new']").await?;
        page.choose("sheet", "ordinary").await?;
        page.pictures("claim-new").await?;
        page.press(SUBMIT).await?;
        let address = page.address().await?;
        self.claim = address.rsplit('/').next().unwrap_or_default().to_owned();
        self.reference = plain(&page.find(".page-head p bdi.id").await?.text().await?);
        ensure!(self.reference.starts_with("DM"), "{}", self.reference);
        page.pictures("claim-empty").await?;

        // A specialist for 300 DH: the tariff is 150 DH, and 80 % of it come back.
        page.press("main a[href$='/lines/new/act']").await?;
        page.choose("key", "Cs").await?;
        page.fill_day("on", on).await?;
        page.fill("paid", "300,00").await?;
        page.fill("provider", "Dr Leïla Bennani").await?;
        page.fill("inpe", "041207358").await?;
        page.pictures("line-act").await?;
        page.press("main button[name=do][value=save]:not(.vh)").await?;
        page.sees(page.pick("120,00 درهم", "120,00 DH")).await?;

        // A medicine of the list, found while typing.
        page.press("main a[href$='/lines/new/medicine']").await?;
        page.fill("q", "a-gram").await?;
        let found = page.find("amoe-search .results button[value='6118010000287']").await?;
        page.pictures("medicine-found").await?;
        found.click().await?;
        let code = page.find("main [name=code]").await?.value().await?;
        ensure!(code.as_deref() == Some("6118010000287"), "{code:?}");
        page.fill("quantity", "1").await?;
        page.fill("paid", "47,60").await?;
        page.fill("provider", "Pharmacie Al Amal").await?;
        page.pictures("line-medicine").await?;
        page.press("main button[name=do][value=save]:not(.vh)").await?;
        ensure!(page.count(".checks .warn").await? > 0, "papers are missing, and the page says so");
        page.pictures("claim-missing").await?;
        for (kind, file) in world::papers(self.folder.path(), today)? {
            page.choose("kind", kind).await?;
            page.attach("paper", &file).await?;
            page.press("main form[action$='/papers'] button.btn:not([type=button])").await?;
        }
        // 120.00 of 300.00 and 33.32 of 47.60 (70 %).
        page.sees(page.pick("120,00 درهم", "120,00 DH")).await?;
        page.sees(page.pick("33,32 درهم", "33,32 DH")).await?;
        page.sees_in(".sum__amount", "153,32").await?;
        page.sees(page.pick("194,28 درهم", "194,28 DH")).await?;
        ensure!(page.count(".files--plain li").await? == 3, "three papers");
        ensure!(page.count(".checks .warn").await? == 0, "nothing is missing: {}", page.text().await?);
        page.pictures("claim-draft").await?;
        page.in_the_dark("claim-draft").await?;

        page.press("main form[action$='/prepare'] button").await?;
        page.sees(page.words().t("status-claim-ready")).await?;
        page.pictures("claim-ready").await?;
        let (kind, sheet) = page.fetch("main a[href$='/sheet']").await?;
        let file = self.folder.path().join("sheet.pdf");
        std::fs::write(&file, sheet)?;
        let text = world::pdf_text(&file)?;
        ensure!(kind == "application/pdf" && plain(&text).contains(&self.reference), "{kind} {text}");
        page.press("main form[action$='/post'] button").await?;
        page.sees(page.words().t("status-claim-posted")).await?;
        page.pictures("claim-posted").await?;
        page.open("student/payments").await?;
        page.pictures("payments-none").await?;
        self.log_out().await
    }

    async fn mailroom_receives(&mut self) -> Result<()> {
        self.log_in("courrier@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        ensure!(page.address().await?.ends_with("/fund/mailroom"), "{}", page.address().await?);
        page.picture("mailroom").await?;
        page.fill("code", "DM-0000-0000").await?;
        page.press(SUBMIT).await?;
        ensure!(page.count(".errors a[href='#f-code']").await? == 1, "a code of nothing is refused");
        page.fill("code", &self.reference).await?;
        page.fill("postmark", &today().strftime("%d/%m/%Y").to_string()).await?;
        page.press(SUBMIT).await?;
        page.sees_in(".answer", &self.reference).await?;
        page.sees_in(".answer", "Aït Lahcen").await?;
        page.sees_in(".answer", page.words().t("desk-pile-claims")).await?;
        page.pictures("mailroom-received").await?;
        self.log_out().await
    }

    async fn officer_decides(&mut self) -> Result<()> {
        self.log_in("prestations@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        ensure!(page.address().await?.ends_with("/fund/claims"), "{}", page.address().await?);
        page.picture("claims-desk").await?;
        page.press("main form[action$='/fund/claims'] button").await?;
        // The oldest comes first, and it is another's; ours is found by its reference.
        ensure!(page.address().await?.contains("/fund/claims/"), "{}", page.address().await?);
        page.pictures("claim-next").await?;
        page.press(".lines button[name=do][value=release]").await?;
        page.search(&self.reference).await?;
        ensure!(!page.address().await?.contains(&self.reference), "{}", page.address().await?);
        page.picture("claims-found").await?;
        page.press(&format!("main tbody a[href*='/fund/claims/{}']", self.claim)).await?;
        page.sees(&self.reference).await?;
        page.press("button[name=do][value=take]").await?;
        page.sees("Aït Lahcen").await?;
        ensure!(page.count(".viewer .paper").await? == 1, "a paper lies beside the lines");
        page.sees_in(".decide", page.pick("153,32 درهم", "153,32 DH")).await?;
        page.pictures("claim-desk").await?;
        page.in_the_dark("claim-desk").await?;
        page.press(".lines a.line").await?;
        page.picture("claim-desk-line").await?;
        page.press(".decide a[data-key=d]").await?;
        page.picture("claim-desk-decide").await?;
        page.press("button[name=do][value=decide]").await?;
        page.sees(page.words().t("status-claim-decided")).await?;
        page.sees_in(".decide", page.pick("153,32 درهم", "153,32 DH")).await?;
        page.picture("claim-desk-decided").await?;
        page.open("fund/claims/decided").await?;
        page.sees(&self.reference).await?;
        page.picture("claims-decided").await?;
        let told = mail(&self.data.join("mails"), EMAIL, &self.reference).await?;
        ensure!(told.contains(&format!("/student/claims/{}", self.claim)), "{told}");
        self.log_out().await
    }

    async fn finance_pays(&mut self) -> Result<()> {
        self.log_in("paiement@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        ensure!(page.address().await?.ends_with("/fund/payments"), "{}", page.address().await?);
        page.pictures("payments-desk").await?;
        let boxes = page.driver.find_all(thirtyfour::By::Css("main input[name=claims]")).await?;
        for tick in boxes {
            let ours = tick.value().await?.as_deref() == Some(self.claim.as_str());
            if tick.is_selected().await? != ours {
                tick.click().await?;
            }
        }
        page.press(SUBMIT).await?;
        self.batch = page.address().await?.rsplit('/').next().unwrap_or_default().to_owned();
        page.sees(page.words().t("status-batch-prepared")).await?;
        page.sees(page.pick("153,32 درهم", "153,32 DH")).await?;
        ensure!(page.count("button[value=approve]").await? == 0, "nobody approves what they have prepared");
        page.pictures("batch-prepared").await?;
        self.log_out().await?;

        self.log_in("approbation@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        page.press(&format!("main a[href$='/fund/payments/{}']", self.batch)).await?;
        page.picture("batch-to-approve").await?;
        page.press("button[name=do][value=approve]").await?;
        page.sees(page.words().t("status-batch-approved")).await?;
        page.picture("batch-approved").await?;
        self.log_out().await?;

        self.log_in("paiement@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        page.open(&format!("fund/payments/{}", self.batch)).await?;
        let (_, file) = page.fetch("main a[href$='/transfers']").await?;
        let file = String::from_utf8_lossy(&file).into_owned();
        ensure!(file.contains("pain.001.001") && file.contains(">153.32<"), "{file}");
        page.press("button[name=do][value=send]").await?;
        page.sees(page.words().t("status-batch-sent")).await?;
        page.picture("batch-sent").await?;
        page.press("button[name=do][value=pay]").await?;
        page.sees(page.words().t("status-batch-paid")).await?;
        page.picture("batch-paid").await?;
        self.log_out().await
    }

    async fn student_sees_all(&mut self) -> Result<()> {
        self.log_in(CIN, PASSWORD).await?;
        let page = &mut self.reader;
        page.pictures("student-home-paid").await?;
        page.press("nav a[href$='/student/claims']").await?;
        page.sees(&self.reference).await?;
        page.pictures("claims").await?;
        page.press(&format!("main a[href$='/student/claims/{}']", self.claim)).await?;
        page.sees(page.words().t("status-claim-paid")).await?;
        page.sees_in(".sum__amount", "153,32").await?;
        for act in ["prepare", "post", "receive", "decide", "pay"] {
            page.sees_in(".steps", &page.words().named("done", &format!("claim-{act}"))).await?;
        }
        page.pictures("claim-paid").await?;
        page.in_the_dark("claim-paid").await?;
        let (kind, letter) = page.fetch("main a[href$='/letter']").await?;
        let file = self.folder.path().join("letter.pdf");
        std::fs::write(&file, letter)?;
        let text = plain(&world::pdf_text(&file)?);
        ensure!(kind == "application/pdf" && text.contains("153,32"), "{kind} {text}");
        page.press("nav a[href$='/student/payments']").await?;
        page.sees(page.pick("153,32 درهم", "153,32 DH")).await?;
        page.pictures("payments").await?;
        self.log_out().await
    }

    async fn auditor_sees_all(&mut self) -> Result<()> {
        self.log_in("audit@demo.example", STAFF_PASSWORD).await?;
        let page = &mut self.reader;
        ensure!(page.address().await?.ends_with("/fund/audit"), "{}", page.address().await?);
        page.pictures("audit").await?;
        page.choose("thing", "claim").await?;
        page.fill("key", &self.claim).await?;
        page.press("main form[method=get] button").await?;
        for act in ["create", "prepare", "post", "receive", "take", "decide", "pay"] {
            page.sees_in("main tbody", &page.words().named("act", act)).await?;
        }
        page.picture("audit-claim").await?;
        page.press("main a[href*='check=chain']").await?;
        page.find(".note--good").await?;
        page.picture("audit-chain").await?;
        self.log_out().await?;
        let database = format!("sqlite:{}", self.data.join("amoe.db").display());
        let mut verify = binary_command(Path::new(env!("CARGO_BIN_EXE_amoe")));
        let done = verify.args(["audit", "verify", "--database", &database]).output()?;
        ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    }

    async fn log_in(&mut self, login: &str, password: &str) -> Result<()> {
        let page = &mut self.reader;
        page.open("log-in").await?;
        page.fill("login", login).await?;
        page.fill("password", password).await?;
        page.press(SUBMIT).await?;
        if page.address().await?.contains("/log-in") {
            bail!("{login} is not let in: {}", page.text().await?);
        }
        Ok(())
    }

    async fn log_out(&mut self) -> Result<()> {
        self.reader.press("header form[action$='/log-out'] button").await?;
        ensure!(self.reader.count("form[action$='/log-out']").await? == 0, "still logged in");
        Ok(())
    }
}

async fn fill_three(page: &Reader, (cin, last8, born): (&str, &str, (&str, &str, &str))) -> Result<()> {
    page.fill("identity_number", cin).await?;
    page.fill("last8", last8).await?;
    page.fill_day("birth", born).await
}

/// Today in Morocco, as the server counts.
fn today() -> Date {
    amoe_base::Env::system().today()
}

/// The code that is printed on the certificate under the address of the page, in groups of four; on both sides.
fn verification_code(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("/fr/verify")?;
    let groups: Vec<_> = rest.split_whitespace().take_while(|group| group.len() == 4).take(5).collect();
    Some(groups.join(" ")).filter(|_| groups.len() == 5)
}
