//! All claims of a database under two rulebooks: what a change of the law would have cost.

use std::{collections::HashMap, sync::mpsc, thread};

use amoe_domain::{Actor, Listing};
use amoe_rules::simulate::{Comparison, Simulation};
use amoe_storage::{Sent, StorageError, Store, Tx};
use rayon::prelude::*;

use crate::{AppError, Result};

/// Claims read at a time; as many more may wait while these are judged.
const BATCH: i64 = 4_000;

/// Judges every claim that was ever sent, on all cores, with what its student is covered for today and what other
/// claims were paid. `told` hears how many were looked at. For the one who runs the system: nothing is written, and
/// only sums come out.
pub fn simulate(
    store: &Store,
    comparison: &Comparison<'_>,
    mut told: impl FnMut(usize),
) -> Result<Simulation> {
    let system = Actor::SYSTEM;
    let today = store.env().today();
    let may = Listing::ask(&system)?;
    let institutions = store.read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.institutions(&may)?))?;
    let institutions: HashMap<_, _> = institutions.into_iter().map(|i| (i.id, i.code)).collect();
    let (send, receive) = mpsc::sync_channel::<Result<Vec<Sent>>>(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut after = None;
            loop {
                let batch = store.read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.claims_sent(after, BATCH)?));
                let last = match &batch {
                    Ok(claims) => claims.last().map(Sent::id),
                    Err(_) => None,
                };
                match last {
                    Some(Ok(id)) => after = Some(id),
                    // An empty batch is the end; a fault is the reader's to tell.
                    _ if batch.is_ok() => return,
                    _ => {}
                }
                let failed = batch.is_err();
                if send.send(batch).is_err() || failed {
                    return;
                }
            }
        });
        let mut sums = Simulation::default();
        for batch in receive {
            let batch = batch?;
            let count = batch.len();
            let part = batch
                .into_par_iter()
                .try_fold(Simulation::default, |mut sum, sent| {
                    let at = sent.institution.and_then(|id| institutions.get(&id)).map(String::as_str);
                    let (claim, member, history) = sent.claim(&system)?;
                    let case = claim.case(member, history, today);
                    // What cannot be judged is counted, with the reference of its claim and no more.
                    sum.add_or_fail(comparison, &case, at);
                    Ok::<_, StorageError>(sum)
                })
                .try_reduce(Simulation::default, |a, b| Ok(a.join(b)))?;
            sums = sums.join(part);
            told(count);
        }
        Ok(sums)
    })
}
