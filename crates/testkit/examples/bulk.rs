//! Whole lists through the use cases, as an institution sends them in October: how long preview, take-over and the
//! opening of covers take. `cargo xtask bench import covers` runs it on either engine; rows that begin with `|` are its
//! results.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use amoe_app::RollFilter;
use amoe_base::Lang;
use amoe_domain::{Actor, ApplicationId, Role, act::mark, application::Application, roll::Standing};
use amoe_rules::{
    SchemeChoice,
    simulate::{Comparison, Side},
};
use amoe_storage::{StorageError, verify_chain};
use amoe_testkit::{Backend, House, backends, covered_students, received_claims};
use anyhow::{Context, Result, bail, ensure};
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let count = arguments.next().context("how many?")?.parse()?;
    let counting = arguments.next().as_deref() == Some("--statements");
    if counting {
        set_default_instrumentation(|| Some(Box::new(Count)))?;
    }
    for backend in backends() {
        match what.as_str() {
            "import" => import(&backend, count)?,
            "covers" => covers(&backend, count, counting)?,
            "simulate" => simulate(&backend, count)?,
            "propose" => propose(&backend, count, counting)?,
            "nightly" => nightly(&backend, count, counting)?,
            "roll" => roll(&backend, count)?,
            _ => bail!("bulk import|covers|nightly|propose|roll|simulate COUNT [--statements]"),
        }
    }
    Ok(())
}

/// A list of strangers: previewed, then taken over.
fn import(backend: &Backend, count: usize) -> Result<()> {
    let house = House::new(backend)?;
    let officer = house.staff(Role::InstitutionOfficer);
    let list = list(&house, count)?;
    let (id, took) = timed(|| Ok(house.app.list_preview(&officer, "inscrits.csv", list, &house.form())?))?;
    row(&format!("preview of a list of {} lines", grouped(count)), backend, took, 5);
    let (accepted, took) = timed(|| Ok(house.app.list_accept(&officer, id, 0)?))?;
    ensure!(accepted.0.good == u32::try_from(count)?, "{} of {count} lines were good", accepted.0.good);
    row(&format!("import of {} students", grouped(count)), backend, took, 10);
    Ok(())
}

/// Students who apply before the institution sends its list, which then opens all their covers.
fn covers(backend: &Backend, count: usize, counting: bool) -> Result<()> {
    let house = House::new(backend)?;
    let mut applied: Vec<ApplicationId> = Vec::with_capacity(count);
    for i in 0..count {
        let form = house.apply_form(i);
        applied.push(house.app.apply(&Actor::VISITOR, Lang::Fr, &form, &house.form())?.id);
    }
    prove(&house, &applied)?;
    let mails = house.app.mails_waiting()?;
    let officer = house.staff(Role::InstitutionOfficer);
    let list = list(&house, count)?;
    let id = house.app.list_preview(&officer, "inscrits.csv", list, &house.form())?;
    statements();
    let ((_, opened), took) = timed(|| Ok(house.app.list_accept(&officer, id, 0)?))?;
    if counting {
        told(&statements());
    }
    ensure!(opened == count, "{opened} of {count} covers were opened");
    let mails = house.app.mails_waiting()? - mails;
    ensure!(mails == i64::try_from(count)?, "{mails} mails for {count} covers");
    let chain = verify_chain(house.app.store(), None)?;
    ensure!(
        chain.broken_at.is_none() && chain.entries > 3 * i64::try_from(count)?,
        "the audit trail is not whole"
    );
    row(&format!("taking a list over that opens {} covers", grouped(count)), backend, took, 10);
    Ok(())
}

/// Notes that the addresses are proved, so that each cover sends its certificate. The mailed link would also hash a
/// password each time, slowly on purpose, which is not what is measured.
fn prove(house: &House, applied: &[ApplicationId]) -> Result<()> {
    for chunk in applied.chunks(1_000) {
        house.app.store().housekeep(|tx| {
            for &id in chunk {
                let permit = tx.application_load::<mark::Confirm>(&Actor::SYSTEM, id)?;
                let (application, granted) = permit.open();
                let proved = Application { email_proved_at: Some(tx.env().now()), ..application };
                tx.application_save(&granted, proved)?;
            }
            Ok::<_, StorageError>(())
        })?;
    }
    Ok(())
}

/// Received claims of five lines each, one per student, for which the rules' proposals are written down.
fn propose(backend: &Backend, count: usize, counting: bool) -> Result<()> {
    let house = House::new(backend)?;
    received_claims(&house, count)?;
    statements();
    let (proposed, took) = timed(|| Ok(house.app.claims_propose(|_| {})?))?;
    if counting {
        told(&statements());
    }
    ensure!(proposed.made() == count, "{proposed:?} of {count} claims");
    ensure!(house.app.claims_propose(|_| {})?.made() == 0, "a second run finds nothing to do");
    let chain = verify_chain(house.app.store(), None)?;
    ensure!(
        chain.broken_at.is_none() && chain.entries > i64::try_from(count)?,
        "the audit trail is not whole"
    );
    let rate = u64::try_from(count)? * 1_000 / u64::try_from(took.as_millis().max(1))?;
    let (goal, engine) = match backend {
        Backend::Sqlite => (4_000, "SQLite"),
        Backend::Postgres(_) => (3_000, "PostgreSQL"),
    };
    let met = if rate >= goal { "yes" } else { "NO" };
    println!(
        "| proposals for {} received claims of 5 lines, persisted, {engine} | {} claims/s | {} claims/s | {met} |",
        grouped(count),
        grouped(usize::try_from(rate)?),
        grouped(usize::try_from(goal)?)
    );
    Ok(())
}

/// So many covers of a year on four days: one that brings nothing, one on which the end of a hundredth of them comes near,
/// one on which these are over, and one on which all the others are told that they end with their law.
fn nightly(backend: &Backend, count: usize, counting: bool) -> Result<()> {
    let house = House::new(backend)?;
    let few = count / 100;
    covered_students(&house, count, few)?;
    for (what, day, announced, closed) in [
        ("looking at {} covers on a day that brings nothing", "2026-11-23", 0, 0),
        ("the day on which {} ends are announced", "2026-12-02", few, 0),
        ("the day on which {} covers are over", "2027-01-01", 0, few),
        ("the day on which {} ends are announced", "2027-01-02", count - few, 0),
    ] {
        house.clock.set(format!("{day}T02:00:00Z").parse()?);
        statements();
        let (done, took) = timed(|| Ok(house.app.nightly()?))?;
        if counting {
            told(&statements());
        }
        ensure!((done.announced, done.closed) == (announced, closed), "{done:?} on {day}");
        let shown = if announced + closed == 0 { count } else { announced + closed };
        let what = what.replace("{}", &grouped(shown));
        row(&format!("nightly job over {} covers: {what}", grouped(count)), backend, took, 60);
    }
    let chain = verify_chain(house.app.store(), None)?;
    ensure!(chain.broken_at.is_none(), "the audit trail is not whole");
    Ok(())
}

/// The page of an institution with so many students, a tenth of whom have applied: each kind of looking and searching, the
/// slowest of five.
fn roll(backend: &Backend, count: usize) -> Result<()> {
    let house = House::new(backend)?;
    let officer = house.staff(Role::InstitutionOfficer);
    // Some apply before the list comes, and are covered by it.
    for i in 0..count / 50 {
        house.app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(i), &house.form())?;
    }
    let list = varied(&house, count)?;
    let id = house.app.list_preview(&officer, "inscrits.csv", list, &house.form())?;
    let (_, took) = timed(|| Ok(house.app.list_accept(&officer, id, 0)?))?;
    row(&format!("import of {} students with their words", grouped(count)), backend, took, 30);
    let not_yet = || RollFilter { standing: Some(Standing::NotApplied), limit: 50, ..RollFilter::default() };
    let search = |typed: &str| RollFilter { search: typed.to_owned(), limit: 50, ..RollFilter::default() };
    let last = i64::try_from(count)? - i64::try_from(count)? / 10;
    let asked = [
        ("first page of those who have not applied", not_yet()),
        ("last page of them", RollFilter { offset: last, ..not_yet() }),
        ("those of one programme", RollFilter { programme: Some("Filière 7".into()), ..not_yet() }),
        (
            "those of one programme and year of study",
            RollFilter { programme: Some("Filière 7".into()), year_of_study: Some(2), ..not_yet() },
        ),
        ("those of one year of study", RollFilter { year_of_study: Some(2), ..not_yet() }),
        ("somebody by Massar code", search("M130000777")),
        ("somebody by identity card", search("JB100777")),
        ("a rare part of a name", search("taghazouti")),
        ("the commonest first name and part of a family name", search("mohamed ala")),
        ("the commonest first name", search("mohamed")),
        ("the commonest first name in Arabic", search("محمد")),
    ];
    // The first look reads the file's pages into the machine's memory.
    house.app.roll(&officer, None, &not_yet())?;
    for (what, filter) in asked {
        let mut slowest = Duration::ZERO;
        let mut total = 0;
        for _ in 0..5 {
            let (view, took) = timed(|| Ok(house.app.roll(&officer, None, &filter)?))?;
            (slowest, total) = (slowest.max(took), view.total);
        }
        let engine = if *backend == Backend::Sqlite { "SQLite" } else { "PostgreSQL" };
        let met = if slowest < Duration::from_millis(100) { "yes" } else { "NO" };
        let (millis, micros) = (slowest.as_millis(), slowest.subsec_micros() % 1_000 / 100);
        println!(
            "| page of {} students, rates included: {what} ({} found), {engine} | {millis}.{micros} ms | under 100 ms | {met} |",
            grouped(count),
            grouped(usize::try_from(total)?)
        );
    }
    Ok(())
}

/// A list with names and programmes as they are spread in the country: one first name in nine is Mohamed.
fn varied(house: &House, count: usize) -> Result<Vec<u8>> {
    const FIRST: &[(&str, &str)] = &[
        ("Mohamed", "محمد"),
        ("Fatima Zahra", "فاطمة الزهراء"),
        ("Salma", "سلمى"),
        ("Youssef", "يوسف"),
        ("Khadija", "خديجة"),
        ("Hamza", "حمزة"),
        ("Zaïnab", "زينب"),
        ("Ayoub", "أيوب"),
        ("Imane", "إيمان"),
    ];
    const LAST: &[(&str, &str)] = &[
        ("El Alaoui", "العلوي"),
        ("Aït Lahcen", "آيت لحسن"),
        ("Ouhaddou", "أوحدو"),
        ("Bennani", "بناني"),
        ("El Idrissi", "الإدريسي"),
        ("Amrani", "عمراني"),
        ("Ben Moussa", "بن موسى"),
    ];
    let mut out = String::from(
        "Code Massar;CIN;Nom;Prénom;الاسم العائلي;الاسم الشخصي;Date de naissance;Filière;Année d'étude;Email\r\n",
    );
    for i in 0..count {
        let form = house.apply_form(i);
        let ((first, first_arabic), (last, last_arabic)) = (FIRST[i % 9], LAST[i % 7]);
        let last = match i % 1_000 {
            0 => "Taghazouti".to_owned(),
            _ => format!("{last} {}", ["", "Ali", "Saïd", "Brahim", "Omar"][i % 5]),
        };
        writeln!(
            out,
            "{};{};{last};{first};{last_arabic};{first_arabic};14/03/2005;Filière {};{};student{i}@amoe.test\r",
            form.student_number,
            form.identity_number,
            i % 83,
            1 + i % 5,
        )?;
    }
    Ok(out.into_bytes())
}

/// Received claims under the rulebook and itself: the time of reading and judging, twice each.
fn simulate(backend: &Backend, count: usize) -> Result<()> {
    let house = House::new(backend)?;
    received_claims(&house, count)?;
    let side = Side { rulebook: house.app.rulebook(), scheme: &SchemeChoice::Default };
    let comparison = Comparison { before: side, after: side, from: None, to: None };
    let (sums, took) =
        timed(|| Ok(amoe_app::claim::simulate::simulate(house.app.store(), &comparison, |_| {})?))?;
    ensure!(sums.claims.count == u64::try_from(count)? && sums.errors == 0, "{:?}", sums.claims);
    row(&format!("simulation over {} claims of the database", grouped(count)), backend, took, 15);
    Ok(())
}

/// The first applicants as a student office exports them, programmes and Arabic names included.
fn list(house: &House, count: usize) -> Result<Vec<u8>> {
    let mut out = String::from(
        "Code Massar;CIN;Nom;Prénom;الاسم العائلي;الاسم الشخصي;Date de naissance;Sexe;Nationalité;Filière\r\n",
    );
    for i in 0..count {
        let form = house.apply_form(i);
        writeln!(
            out,
            "{};{};{};{};{};{};14/03/2005;F;Marocaine;Sciences de la vie\r",
            form.student_number,
            form.identity_number,
            form.last_latin,
            form.first_latin,
            form.last_arabic,
            form.first_arabic
        )?;
    }
    Ok(out.into_bytes())
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
    let begin = Instant::now();
    let value = work()?;
    Ok((value, begin.elapsed()))
}

fn row(measure: &str, backend: &Backend, took: Duration, goal: u64) {
    let engine = if *backend == Backend::Sqlite { "SQLite" } else { "PostgreSQL" };
    let met = if took < Duration::from_secs(goal) { "yes" } else { "NO" };
    let (seconds, millis) = (took.as_secs(), took.subsec_millis());
    println!("| {measure}, {engine} | {seconds}.{millis:03} s | under {goal} s | {met} |");
}

fn grouped(count: usize) -> String {
    if count < 1_000 { count.to_string() } else { format!("{},{:03}", grouped(count / 1_000), count % 1_000) }
}

/// How often each statement ran, to find the ones that need not.
static STATEMENTS: Mutex<BTreeMap<String, u32>> = Mutex::new(BTreeMap::new());

struct Count;

impl Instrumentation for Count {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text: String = query.to_string().chars().take(90).collect();
            *STATEMENTS.lock().unwrap_or_else(PoisonError::into_inner).entry(text).or_default() += 1;
        }
    }
}

fn statements() -> BTreeMap<String, u32> {
    std::mem::take(&mut *STATEMENTS.lock().unwrap_or_else(PoisonError::into_inner))
}

fn told(statements: &BTreeMap<String, u32>) {
    let mut often: Vec<_> = statements.iter().collect();
    often.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (text, count) in often.iter().take(25) {
        println!("{count:>8}  {text}");
    }
    println!("{:>8}  statements in all", statements.values().sum::<u32>());
}
