//! Every decision of a database recomputed with the rulebook and on the facts it was made with: it must come to the same
//! result, whatever has become of the law, the covers and the earlier claims since.

use amoe_base::Money;
use amoe_domain::{
    Actor,
    claim::{Claim, Decided, Facts},
};
use amoe_rules::{
    SchemeChoice,
    release::Releases,
    replay::{Difference, differences, recompute},
};
use amoe_storage::{OldDecision, Store, Tx};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use crate::{AppError, Result, law::IN_FORCE};

/// Decisions read at a time; no more of them are in memory.
const BATCH: i64 = 1_000;

/// What a replay came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replayed {
    /// Recomputed to the same result.
    pub same: u64,
    /// Came out otherwise.
    pub different: u64,
    /// Not replayable: decided before the facts were kept with the decision.
    pub without_facts: u64,
    /// Could not be recomputed: the release is not at hand, or what is kept cannot be read.
    pub errors: u64,
}

/// A decision that is not as it was.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// The claim's reference.
    pub id: String,
    /// Its key in the database.
    pub claim: String,
    /// The rulebook that it names.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rulebook: String,
    /// The fields that come out otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<Difference>,
    /// Why it was not recomputed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_replayable: Option<String>,
}

enum Found {
    Same,
    Different(Vec<Difference>),
    WithoutFacts,
    Fault(String),
}

/// Recomputes every decided claim, on all cores. `told` hears of each that is not the same, in the order of the claims,
/// and after each batch how many were looked at. For the one who runs the system: nothing is written, and what comes out
/// names claims, amounts and rules.
pub fn replay(
    store: &Store,
    releases: &Releases<'_>,
    choice: Option<&SchemeChoice>,
    mut told: impl FnMut(&Told) -> std::io::Result<()>,
    mut looked_at: impl FnMut(usize),
) -> Result<Replayed> {
    let mut replayed = Replayed::default();
    let mut after = String::new();
    loop {
        let batch = store.read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.claims_decided(&after, BATCH)?))?;
        let Some(last) = batch.last() else { return Ok(replayed) };
        last.id().clone_into(&mut after);
        let count = batch.len();
        let found: Vec<(Found, Told)> = batch.into_par_iter().map(|old| one(old, releases, choice)).collect();
        for (found, mut line) in found {
            match found {
                Found::Same => {
                    replayed.same += 1;
                    continue;
                }
                Found::Different(differs) => {
                    replayed.different += 1;
                    line.differs = differs;
                }
                Found::WithoutFacts => {
                    replayed.without_facts += 1;
                    line.not_replayable = Some("facts not kept".to_owned());
                }
                Found::Fault(fault) => {
                    replayed.errors += 1;
                    line.not_replayable = Some(fault);
                }
            }
            told(&line).map_err(|error| AppError::Fault { context: "replay", source: error.into() })?;
        }
        looked_at(count);
    }
}

fn one(old: OldDecision, releases: &Releases<'_>, choice: Option<&SchemeChoice>) -> (Found, Told) {
    let mut told = Told {
        id: old.reference().to_owned(),
        claim: old.id().to_owned(),
        rulebook: String::new(),
        differs: Vec::new(),
        not_replayable: None,
    };
    let sums = old.sums();
    let claim = match old.claim(&Actor::SYSTEM) {
        Ok(claim) => claim.open().0,
        Err(error) => return (Found::Fault(format!("cannot be read: {error}")), told),
    };
    let Some(decided) = claim.state.decided() else {
        return (Found::Fault("its state says that it is decided, and it has no decision".to_owned()), told);
    };
    told.rulebook.clone_from(&decided.proposal.rulebook);
    let found = match &decided.facts {
        None => Found::WithoutFacts,
        Some(facts) => compare(&claim, decided, facts, sums, releases, choice),
    };
    (found, told)
}

fn compare(
    claim: &Claim,
    decided: &Decided,
    facts: &Facts,
    sums: (Money, Option<Money>),
    releases: &Releases<'_>,
    choice: Option<&SchemeChoice>,
) -> Found {
    let (member, history) = facts.open();
    // A decided claim has arrived: the day on which it is asked again plays no part.
    let case = claim.case(member, history, amoe_base::Date::MIN);
    let explained = decided.proposal.explanation.is_some();
    let choice = choice.or(facts.by_law_in_force().then_some(IN_FORCE));
    let now = match recompute(releases, choice, &case, &decided.proposal.rulebook, explained) {
        Ok(proposal) => decided.again(proposal),
        Err(fault) => return Found::Fault(fault),
    };
    let claimed = claim.claimed();
    let same = now == *decided && decided.claimed == claimed && sums == (claimed, Some(decided.payable));
    if same {
        return Found::Same;
    }
    let shown = |decided: &Decided, claimed: Money, sums: (Money, Option<Money>)| {
        json!({
            "outcome": decided.outcome,
            "payable": decided.payable,
            "claimed": claimed,
            "listed": { "claimed": sums.0, "payable": sums.1 },
            "decision": decided.proposal,
        })
    };
    let then = shown(decided, decided.claimed, sums);
    Found::Different(differences(&then, &shown(&now, claimed, (claimed, Some(now.payable)))))
}
