//! The mass run: what the rules say of every claim that waits, written down ahead for the officer who will decide. It
//! goes through the same function as the estimate, the officer's screen and the decision itself.

use std::{collections::BTreeMap, sync::mpsc, thread};

use amoe_domain::{Act, Actor, ClaimId, act::mark, claim::Claim, permit::Granted};
use amoe_rules::claim::Decision;
use amoe_storage::Tx;
use serde_json::json;

use crate::{App, AppError, Result};

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
    /// Claims that the law at hand does not answer: an officer has to look.
    pub unanswered: usize,
}

impl Proposed {
    /// How many proposals were written.
    pub fn made(&self) -> usize {
        self.outcomes.values().sum()
    }
}

type Judged = (Granted<Claim, mark::Propose>, Claim, Decision);

/// A batch, and how many claims of it the law does not answer.
type Batch = (Vec<Judged>, usize);

impl App {
    /// Writes a proposal for every received claim that has none of this rulebook for its present version. Each batch is
    /// one transaction, so a run that is cut off leaves whole batches and the next one goes on after them. `told` hears
    /// how many were looked at.
    pub fn claims_propose(&self, mut told: impl FnMut(usize)) -> Result<Proposed> {
        // One thread reads and judges while the other writes; one batch may wait between them.
        let (send, receive) = mpsc::sync_channel::<Result<Batch>>(1);
        thread::scope(|scope| {
            scope.spawn(move || {
                let mut after = None;
                loop {
                    let batch = self.claims_judge(&mut after);
                    let on = match &batch {
                        Ok((judged, 0)) if judged.is_empty() => return,
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
                let (batch, unanswered) = batch?;
                all.unanswered += unanswered;
                let count = batch.len() + unanswered;
                let kept = if batch.is_empty() { Vec::new() } else { self.claims_propose_batch(&batch)? };
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
    fn claims_judge(&self, after: &mut Option<ClaimId>) -> Result<Batch> {
        let versions: Vec<&str> =
            self.rulebook().schemes().iter().map(|scheme| scheme.version.as_str()).collect();
        let waiting = self.store().read(|tx: &mut Tx<'_>| {
            Ok::<_, AppError>(tx.claims_waiting(&Actor::SYSTEM, &versions, *after, BATCH)?)
        })?;
        let today = self.env().today();
        let (mut judged, mut unanswered) = (Vec::with_capacity(waiting.len()), 0);
        for one in waiting {
            let (claim, granted) = one.claim.open();
            *after = Some(claim.id);
            match self.law_on_claim(&claim.case(one.member, one.history, today)) {
                Ok(decision) => judged.push((granted, claim, decision)),
                Err(AppError::Refused(_)) => unanswered += 1,
                Err(other) => return Err(other),
            }
        }
        Ok((judged, unanswered))
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
