//! The mass run: what the rules say of every claim that waits, written down ahead for the officer who will decide. It
//! goes through the same function as the estimate, the officer's screen and the decision itself.

use std::{collections::BTreeMap, sync::mpsc, thread};

use amoe_domain::{Act, Actor, ClaimId, act::mark, claim::Claim, permit::Granted};
use amoe_rules::claim::Decision;
use amoe_storage::Tx;
use serde_json::json;

use crate::{App, AppError, Result, error::Context};

/// Claims per transaction: short enough that other writers need not wait long, long enough that the commit's wait for
/// the disk is shared.
const BATCH: i64 = 500;

/// What a run has written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposed {
    /// Proposals, by outcome.
    pub outcomes: BTreeMap<String, usize>,
    /// Claims that moved on while they were looked at: somebody has them in hand.
    pub moved: usize,
}

impl Proposed {
    /// How many proposals were written.
    pub fn made(&self) -> usize {
        self.outcomes.values().sum()
    }
}

type Judged = (Granted<Claim, mark::Propose>, Claim, Decision);

impl App {
    /// Writes a proposal for every received claim that has none of this rulebook for its present version. Each batch is
    /// one transaction, so a run that is cut off leaves whole batches and the next one goes on after them. `told` hears
    /// how many were looked at.
    pub fn claims_propose(&self, mut told: impl FnMut(usize)) -> Result<Proposed> {
        // One thread reads and judges while the other writes; one batch may wait between them.
        let (send, receive) = mpsc::sync_channel::<Result<Vec<Judged>>>(1);
        thread::scope(|scope| {
            scope.spawn(move || {
                let mut after = None;
                loop {
                    let batch = self.claims_judge(&mut after);
                    let on = match &batch {
                        Ok(judged) if judged.is_empty() => return,
                        other => other.is_ok(),
                    };
                    // The writer has given up when it listens no more.
                    if send.send(batch).is_err() || !on {
                        return;
                    }
                }
            });
            let mut all = Proposed::default();
            for batch in receive {
                let batch = batch?;
                let (count, kept) = (batch.len(), self.claims_propose_batch(&batch)?);
                for ((.., decision), stands) in batch.iter().zip(kept) {
                    if stands {
                        *all.outcomes.entry(decision.outcome.to_string()).or_default() += 1;
                    } else {
                        all.moved += 1;
                    }
                }
                told(count);
            }
            Ok(all)
        })
    }

    /// The next batch after this claim, judged.
    fn claims_judge(&self, after: &mut Option<ClaimId>) -> Result<Vec<Judged>> {
        let rulebook = self.rulebook();
        let waiting = self.store().read(|tx: &mut Tx<'_>| {
            Ok::<_, AppError>(tx.claims_waiting(&Actor::SYSTEM, rulebook.version(), *after, BATCH)?)
        })?;
        let today = self.env().today();
        waiting
            .into_iter()
            .map(|one| {
                let (claim, granted) = one.claim.open();
                *after = Some(claim.id);
                let case = claim.case(one.member, one.history, today);
                let decision = rulebook.adjudicate(&case).context("adjudicate")?;
                Ok((granted, claim, decision))
            })
            .collect()
    }

    fn claims_propose_batch(&self, batch: &[Judged]) -> Result<Vec<bool>> {
        self.store().write(|tx| {
            let kept = tx.proposals_put(batch)?;
            let mut audited = None;
            for ((_, claim, decision), stands) in batch.iter().zip(&kept) {
                let detail = if *stands {
                    json!({ "outcome": decision.outcome, "payable": decision.payable, "rulebook": decision.rulebook })
                } else {
                    json!({ "moved": true })
                };
                audited = Some(tx.audit(&Actor::SYSTEM, Act::Propose, claim, detail)?);
            }
            match audited {
                Some(audited) => Ok((kept, audited)),
                None => Err(AppError::Fault { context: "propose", source: "an empty batch".into() }),
            }
        })
    }
}
