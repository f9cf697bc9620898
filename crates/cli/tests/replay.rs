//! `amoe rules replay --database`: every decision of a database recomputed, and one that somebody has changed is found.

use std::{collections::BTreeMap, path::Path, process::Command};

use amoe_app::{AppError, claim::review::Verdict};
use amoe_domain::{
    Actor, ClaimId, Role,
    act::mark,
    claim::{Claim, LineVerdict},
};
use amoe_testkit::{Backend, House, binary_command, received_claims, run_sql};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

const CLAIMS: usize = 24;

struct Answer {
    status: Option<i32>,
    /// By the claim's key.
    lines: BTreeMap<String, Value>,
    summary: String,
}

fn replay(house: &House, more: &[&str]) -> Result<Answer> {
    let mut command: Command = binary_command(Path::new(env!("CARGO_BIN_EXE_amoe")));
    let out = command.args(["rules", "replay", "--database", house.database().url()]).args(more).output()?;
    let mut lines = BTreeMap::new();
    for line in String::from_utf8(out.stdout)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        lines.insert(line["claim"].as_str().context("a claim")?.to_owned(), line);
    }
    let summary = String::from_utf8(out.stderr)?.trim().to_owned();
    Ok(Answer { status: out.status.code(), lines, summary })
}

/// Decides everything that waits: most as proposed, one line refused, one claim rejected as a whole.
fn decide_all(house: &House) -> Result<Vec<ClaimId>> {
    let officer = house.staff(Role::ClaimsOfficer);
    let mut ids = Vec::new();
    while let Some(id) = house.app.claim_take_next(&officer)? {
        let seen = load(house, id)?.version;
        let mut verdict = Verdict { seen, ..Verdict::default() };
        match ids.len() {
            3 => verdict.refused = vec![LineVerdict { line: 1, code: "R12".to_owned(), note: String::new() }],
            4 => verdict.rejected = vec!["R03".to_owned()],
            _ => {}
        }
        house.app.claim_decide(&officer, id, &verdict)?;
        ids.push(id);
    }
    Ok(ids)
}

fn load(house: &House, id: ClaimId) -> Result<Claim> {
    let read = house
        .app
        .store()
        .read(|tx| Ok::<_, AppError>(tx.claim_load::<mark::Read>(&Actor::SYSTEM, id)?.open().0));
    Ok(read?)
}

#[test]
fn old_decisions_come_out_as_they_were_and_a_changed_one_is_found() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    received_claims(&house, CLAIMS)?;
    let ids = decide_all(&house)?;
    ensure!(ids.len() == CLAIMS);
    let sql = |sql: String| run_sql(house.database().url().trim_start_matches("sqlite:"), &sql);
    let outcomes: Vec<_> = ids
        .iter()
        .map(|id| Ok(load(&house, *id)?.state.decided().context("decided")?.outcome))
        .collect::<Result<_>>()?;
    ensure!(
        outcomes.iter().any(|o| *o != outcomes[0]),
        "one kind of decision would prove little: {outcomes:?}"
    );

    // The world goes on: covers end earlier, and every act was claimed by others too. The decisions stand.
    sql("UPDATE cover SET ends_on = '2026-10-01'; UPDATE claim_act SET inpe = '999999999'".to_owned())?;
    // One is kept in full, as before this form was there.
    let claim = load(&house, ids[0])?;
    let decision = claim.state.decided().context("decided")?.proposal.clone();
    let mut full = serde_json::to_value(&claim)?;
    full["state"]["decided"]["proposal"] = serde_json::to_value(&decision)?;
    ensure!(full["state"]["decided"]["proposal"]["lines"].is_array());
    let quoted = full.to_string().replace('\'', "''");
    sql(format!("UPDATE claim SET body = '{quoted}' WHERE id = '{}'", ids[0]))?;
    ensure!(load(&house, ids[0])? == claim, "both forms are one decision");
    let all = replay(&house, &[])?;
    ensure!(all.status == Some(0) && all.lines.is_empty(), "{:?} {}", all.lines, all.summary);
    ensure!(all.summary.starts_with("24 decisions as they were, 0 otherwise"), "{}", all.summary);

    // Somebody with the file in hand.
    let change = |at: usize, set: &str| sql(format!("UPDATE claim SET {set} WHERE id = '{}'", ids[at]));
    change(1, r#"body = replace(body, '"payable":"', '"payable":"9')"#)?;
    change(2, "payable = payable + 100")?;
    change(3, "body = replace(body, ',30000,', ',30001,')")?;
    change(5, r#"body = replace(body, '"facts":', '"nothing":')"#)?;
    change(6, "body = replace(body, 'sha256:', 'sha256:0')")?;
    change(7, "body = replace(body, '\"proposal\":[1,', '\"proposal\":[7,')")?;
    let found = replay(&house, &[])?;
    ensure!(found.status == Some(1), "{}", found.summary);
    ensure!(
        found.summary
            == "18 decisions as they were, 3 otherwise, 1 not replayable (facts not kept), 2 not recomputed",
        "{}",
        found.summary
    );
    let line = |at: usize| &found.lines[&ids[at].to_string()];
    let fields = |at: usize| -> Vec<&str> {
        line(at)["differs"].as_array().into_iter().flatten().filter_map(|d| d["field"].as_str()).collect()
    };
    ensure!(fields(1).contains(&"payable"), "{}", line(1));
    ensure!(fields(2) == ["listed.payable"], "{}", line(2));
    ensure!(
        fields(3).iter().all(|field| field.starts_with("decision.")) && !fields(3).is_empty(),
        "{}",
        line(3)
    );
    ensure!(line(5)["not_replayable"] == "facts not kept", "{}", line(5));
    let fault = |at: usize| line(at)["not_replayable"].as_str().unwrap_or_default();
    ensure!(
        fault(6).contains("no release has the content") && fault(7).contains("cannot be read"),
        "{:?}",
        found.lines
    );
    ensure!(line(1)["id"].as_str() == Some(load(&house, ids[1])?.reference.as_str()), "{}", line(1));
    Ok(())
}

#[test]
fn a_decision_of_an_older_release_is_recomputed_with_it() -> Result<()> {
    let house = House::new(&Backend::Sqlite)?;
    received_claims(&house, 20)?;
    decide_all(&house)?;
    // The rulebook of today is another one: a copy under its own version.
    let folder = house.database().folder().join("rulebook");
    let binary = || binary_command(Path::new(env!("CARGO_BIN_EXE_amoe")));
    let releases = house.database().folder().join("releases");
    let releases = releases.to_str().context("a path")?;
    ensure!(binary().args(["rules", "release", releases]).status()?.success());
    let kept = std::fs::read_dir(releases)?.next().context("a release")??.path();
    ensure!(Command::new("cp").arg("-r").arg(&kept).arg(&folder).status()?.success());
    let file = folder.join("rulebook.toml");
    std::fs::write(&file, std::fs::read_to_string(&file)?.replace("version = \"20", "version = \"9920"))?;
    let today = ["--rulebook", folder.to_str().context("a path")?];
    let without = replay(&house, &today)?;
    ensure!(
        without.status == Some(1) && without.summary.ends_with("20 not recomputed"),
        "{}",
        without.summary
    );
    let with = replay(&house, &[today[0], today[1], "--releases", releases])?;
    ensure!(with.status == Some(0) && with.lines.is_empty(), "{:?}", with.summary);
    Ok(())
}
