//! The mass run of the rules over received claims.

use amoe_app::claim::simulate::simulate;
use amoe_base::{Date, Lang, Money};
use amoe_domain::{Act, Role, ThingKind, claim::ClaimStatus};
use amoe_rules::{
    SchemeChoice,
    simulate::{Comparison, Side},
};
use amoe_storage::{AuditQuery, ClaimFilter};
use amoe_testkit::{Backend, House, backends, received_claims};
use anyhow::{Context as _, Result, ensure};

#[test]
fn what_a_change_would_cost_is_counted_over_every_claim_that_was_sent() -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        received_claims(&house, 90)?;
        let book = house.app.rulebook();
        let side = Side { rulebook: book, scheme: &SchemeChoice::Default };
        let all = Comparison { before: side, after: side, from: None, to: None };
        let mut told = 0;
        let sums = simulate(house.app.store(), &all, |count| told += count)?;
        ensure!((sums.claims.count, sums.errors, told) == (90, 0, 90), "{sums:?}");
        ensure!(sums.claims.difference() == Money::ZERO && sums.claims.before > Money::ZERO, "{sums:?}");
        ensure!(
            sums.by_kind["consultation"].count == 90 && sums.by_institution["fsa"].count == 450,
            "{sums:?}"
        );
        // Nothing before the care, and a draft is nobody else's business.
        let earlier = Comparison { to: Some(Date::constant(2026, 11, 2)), ..all };
        let none = simulate(house.app.store(), &earlier, |_| {})?;
        ensure!((none.claims.count, none.left_out) == (0, 90), "{none:?}");
    }
    Ok(())
}

#[test]
fn every_claim_that_waits_is_proposed_once_and_again_only_when_it_has_changed() -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        // More than a batch.
        received_claims(&house, 620)?;
        let mut told = Vec::new();
        let first = house.app.claims_propose(|count| told.push(count))?;
        ensure!(first.made() == 620 && told == [500, 120], "{backend:?}: {first:?}, {told:?}");
        ensure!(house.app.claims_propose(|_| {})?.made() == 0, "nothing has changed");

        // Somebody takes one and puts it back: it is another version, and waits again.
        let officer = house.staff(Role::ClaimsOfficer);
        let id = house.app.claim_take_next(&officer)?.expect("a claim waits");
        ensure!(house.app.claims_propose(|_| {})?.made() == 0, "what is in hand is the officer's");
        let seen = house.app.claim(&officer, id, Lang::Fr)?.claim.version;
        house.app.claim_release(&officer, id, seen)?;
        let again = house.app.claims_propose(|_| {})?;
        ensure!((again.made(), again.moved) == (1, 0), "{again:?}");

        let query = AuditQuery {
            thing: Some(ThingKind::Claim),
            act: Some(Act::Propose),
            limit: 10_000,
            ..AuditQuery::default()
        };
        ensure!(house.app.audit_trail(&house.staff(Role::Auditor), &query)?.len() == 621);
        // The work list tells what is proposed, for what stands.
        let filter =
            ClaimFilter { statuses: vec![ClaimStatus::Received], limit: 50, ..ClaimFilter::default() };
        let page = house.app.claims(&officer, &filter)?;
        let shown = house.app.claim(&officer, page.rows[0].id, Lang::Fr)?.breakdown.expect("lines");
        for row in &page.rows {
            let proposed = row.proposed.as_ref().expect("a proposal");
            ensure!(
                proposed.payable == shown.payable && proposed.outcome.as_str() == shown.outcome,
                "{proposed:?}"
            );
        }
    }
    Ok(())
}

/// What a visitor of the demonstration finds on the officer's work list.
#[test]
fn the_demonstration_has_proposals_and_glasses_to_price() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    let database = amoe_testkit::Database::fresh(&Backend::Sqlite)?;
    let store = amoe_storage::Store::open(
        database.url(),
        house.app.env().clone(),
        amoe_storage::Options { connections: 2 },
    )?;
    let files = amoe_documents::FileStore::folder(&database.folder().join("files"))?;
    let app = amoe_app::App::new(store, files, house.app.settings().clone());
    app.demo_fill()?;
    let filter = ClaimFilter { statuses: vec![ClaimStatus::Received], limit: 100, ..Default::default() };
    let officer = app
        .users(&house.staff(Role::Administrator))?
        .into_iter()
        .find(|user| user.role == Role::ClaimsOfficer)
        .map(|user| user.actor())
        .context("an officer")?;
    let rows = app.claims(&officer, &filter)?.rows;
    assert!(rows.len() > 5 && rows.iter().all(|row| row.proposed.is_some()), "{}", rows.len());
    let mut to_price = 0;
    for row in &rows {
        let lines = app.claim(&officer, row.id, Lang::Fr)?.breakdown.context("lines")?.lines;
        to_price += lines.iter().filter(|line| line.unpriced).count();
    }
    assert_eq!(to_price, 1);
    Ok(())
}
