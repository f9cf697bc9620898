//! The change of the law on 1 February 2027: each day of care by the law in force on it, and nothing by one that is not.

use amoe_app::{App, AppError, application::CheckForm, claim::draft::LineForm};
use amoe_base::{Date, Lang};
use amoe_domain::{
    Actor, ClaimId, Licence, Role,
    act::mark,
    application::ApplicationStatus,
    claim::{Claim, ClaimStatus, REFERENCE, Sheet},
};
use amoe_storage::{ClaimFilter, StorageError};
use amoe_testkit::{House, backends, received_claims};
use anyhow::{Context, Result};

const AFTER: &str = "2027-02-20T09:00:00Z";

fn on_each_engine(test: impl Fn(&House) -> Result<()>) -> Result<()> {
    for backend in backends() {
        test(&House::new(&backend)?).with_context(|| format!("on {backend:?}"))?;
    }
    Ok(())
}

fn consultation(on: &str) -> LineForm {
    LineForm {
        kind: "act".to_owned(),
        key: "Cs".to_owned(),
        on: on.to_owned(),
        paid: "300".to_owned(),
        ..LineForm::default()
    }
}

fn refusal<T: std::fmt::Debug>(result: Result<T, AppError>) -> (Option<String>, String) {
    match result {
        Err(AppError::Refused(refusals)) => (refusals[0].field.clone(), refusals[0].code.clone()),
        other => (None, format!("{other:?}")),
    }
}

fn claim(app: &App, owner: &Actor, form: &str) -> Result<ClaimId> {
    Ok(app.claim_create(owner, Sheet::Ordinary, Lang::Fr, form)?)
}

#[test]
fn care_on_either_side_of_the_change_needs_a_claim_each() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        house.accept_list(1)?;
        let student = house.student(0)?;
        house.clock.set(AFTER.parse()?);
        let id = claim(app, &student, &house.form())?;
        let seen = app.claim_line_add(&student, id, 0, &consultation("2027-01-31"))?.version;
        let shown = app.claim(&student, id, Lang::Fr)?;
        assert_eq!(shown.breakdown.context("an estimate")?.payable.to_string(), "120.00");
        let later = app.claim_line_add(&student, id, seen, &consultation("2027-02-01"));
        assert_eq!(refusal(later), (Some("on".into()), "two-schemes".into()));
        let moved = app.claim_line_change(&student, id, seen, 0, &consultation("2027-02-01"));
        assert_eq!(refusal(moved), (Some("on".into()), "law-not-at-hand".into()));
        let before = app.claim_line_add(&student, id, seen, &consultation("2015-01-01"));
        assert_eq!(refusal(before), (Some("on".into()), "no-scheme".into()));
        assert_eq!(app.claim(&student, id, Lang::Fr)?.claim.lines.len(), 1, "the rest is as it was");
        Ok(())
    })
}

#[test]
fn what_the_law_at_hand_does_not_answer_is_shown_without_a_sum_and_decided_by_nobody() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        received_claims(house, 3)?;
        let officer = house.staff(Role::ClaimsOfficer);
        let filter =
            ClaimFilter { statuses: vec![ClaimStatus::Received], limit: 9, ..ClaimFilter::default() };
        let known = app.claims(&officer, &filter)?.rows[0].id;
        // As if the day of the change had been moved after it arrived.
        let mut late = app.claim(&officer, known, Lang::Fr)?.claim;
        late.id = app.env().id();
        for line in &mut late.lines {
            line.on = Date::constant(2027, 2, 10);
        }
        let id = late.id;
        let owner = Actor { student: Some(late.student), role: Role::Student, ..Actor::SYSTEM };
        app.store().housekeep(|tx| {
            let licence = Licence::<Claim, mark::Create>::ask(&owner)?;
            late.reference = tx.reference(REFERENCE)?;
            tx.claim_insert(&licence, &late)?;
            Ok::<_, StorageError>(())
        })?;

        let proposed = app.claims_propose(|_| {})?;
        assert_eq!((proposed.made(), proposed.unanswered), (3, 1));
        assert_eq!(app.claims_propose(|_| {})?.made(), 0);
        app.claim_take(&officer, id)?;
        let view = app.claim(&officer, id, Lang::Fr)?;
        let shown = view.breakdown.context("the lines")?;
        assert_eq!((shown.lines.len(), shown.payable.to_string().as_str()), (5, "0.00"));
        assert!(shown.reasons[0].text.contains("10 février 2027"), "{:?}", shown.reasons);
        assert_eq!(view.deadline, None);
        let verdict = amoe_app::claim::review::Verdict { seen: view.claim.version, ..Default::default() };
        assert_eq!(refusal(app.claim_decide(&officer, id, &verdict)).1, "law-not-at-hand");
        Ok(())
    })
}

#[test]
fn nobody_is_covered_by_a_law_that_is_not_at_hand_and_nothing_is_lost() -> Result<()> {
    on_each_engine(|house| {
        let app = &house.app;
        let applied = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(0), &house.form())?;
        house.clock.set(AFTER.parse()?);
        let late = app.apply(&Actor::VISITOR, Lang::Fr, &house.apply_form(1), &house.form());
        assert_eq!(refusal(late).1, "law-not-at-hand");
        let asked = CheckForm {
            birth_year: "2005".into(),
            studies: "enrolled".into(),
            elsewhere: "no".into(),
            ..CheckForm::default()
        };
        assert_eq!(refusal(app.eligibility_check(&asked)).1, "law-not-at-hand");
        // The institution's list is taken over all the same; who waits goes on waiting.
        house.accept_list(2)?;
        let officer = house.staff(Role::InstitutionOfficer);
        let waiting = app.application(&officer, applied.id)?.application;
        assert_eq!(waiting.status(), ApplicationStatus::Submitted);
        assert_eq!(
            refusal(app.application_confirm(&officer, waiting.id, waiting.version)).1,
            "law-not-at-hand"
        );
        Ok(())
    })
}
