//! Received claims in numbers, for mass runs.

use amoe_app::claim::{draft::LineForm, mailroom::Arrival};
use amoe_base::Lang;
use amoe_domain::{
    Actor, Licence, Role,
    act::mark,
    claim::{Claim, PaperKind, REFERENCE, Sheet},
};
use amoe_storage::StorageError;
use anyhow::Result;

use crate::House;

/// Insured people among whom the claims are shared out.
const STUDENTS: usize = 20;

/// So many received claims of five lines: a consultation and four boxes of medicines. The first of each student comes
/// the long way, from the draft to the mailroom; the others are its copies under numbers of their own.
pub fn received_claims(house: &House, count: usize) -> Result<()> {
    let app = &house.app;
    let now = app.env().now();
    // Cover begins with the application: two months before the days of care.
    house.clock.set("2026-09-15T09:00:00Z".parse()?);
    house.accept_list(STUDENTS.min(count))?;
    let students: Vec<Actor> = (0..STUDENTS.min(count)).map(|i| house.student(i)).collect::<Result<_>>()?;
    house.clock.set(now);
    for (i, student) in students.iter().enumerate() {
        let first = arrived(house, student)?;
        let copies = count / students.len() + usize::from(i < count % students.len()) - 1;
        app.store().housekeep(|tx| {
            let licence = Licence::<Claim, mark::Create>::ask(student)?;
            for reference in tx.references(REFERENCE, copies)? {
                let id = tx.env().id();
                tx.claim_insert(&licence, &Claim { id, reference, ..first.clone() })?;
            }
            Ok::<_, StorageError>(())
        })?;
    }
    Ok(())
}

/// A claim that has come the long way.
fn arrived(house: &House, student: &Actor) -> Result<Claim> {
    let app = &house.app;
    let id = app.claim_create(student, Sheet::Ordinary, Lang::Fr, &house.form())?;
    let on = "2026-11-02".to_owned();
    let consultation = LineForm {
        kind: "act".to_owned(),
        key: "Cs".to_owned(),
        inpe: "012345678".to_owned(),
        on: on.clone(),
        paid: "300".to_owned(),
        provider: "Dr Bennani".to_owned(),
        ..LineForm::default()
    };
    let mut seen = app.claim_line_add(student, id, 0, &consultation)?.version;
    for (name, paid) in
        [("doliprane", "40"), ("amoxil", "75.50"), ("aspegic", "31.20"), ("augmentin", "129.90")]
    {
        let pack = app.rulebook().search_medicines(name, 1);
        let code = pack.first().map(|pack| pack.code.clone()).unwrap_or_default();
        let line = LineForm {
            kind: "medicine".to_owned(),
            code,
            quantity: "1".to_owned(),
            on: on.clone(),
            paid: paid.to_owned(),
            ..LineForm::default()
        };
        seen = app.claim_line_add(student, id, seen, &line)?.version;
    }
    let pdf = app.care_sheet_pdf(student, id)?.bytes;
    for kind in [PaperKind::Bill, PaperKind::Prescription, PaperKind::PharmacyReceipt] {
        seen = app.claim_paper_add(student, id, seen, kind, "papier.pdf", pdf.clone())?.version;
    }
    app.claim_prepare(student, id, seen)?;
    let posted = app.claim_post(student, id, seen + 1, "2026-11-20")?;
    let arrival = Arrival { code: posted.reference.to_string(), ..Arrival::default() };
    app.claim_receive(&house.staff(Role::MailroomClerk), &arrival, &house.form())?;
    app.store()
        .read(|tx| Ok(tx.claim_load::<mark::Read>(&Actor::SYSTEM, id)?.open().0))
        .map_err(|e: amoe_app::AppError| e.into())
}
