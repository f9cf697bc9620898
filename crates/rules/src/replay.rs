//! Old decisions recomputed with the rulebook they were made with. One line of JSON per decision,
//! `{"claim": …, "decision": …}`: the claim in the form of the contract, the decision as it was answered or stored. The
//! decision itself says by which rulebook, in its field `rulebook`: scheme, version, and the hash of the content.
//! Whoever has claims and decisions at hand in another form asks [`recompute`] and [`differences`].

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::{
    Rulebook, SchemeChoice,
    claim::{ClaimCase, Decision},
    lines::{Block, Piece, lines},
    release::Releases,
};

/// What a replay came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replayed {
    /// Decisions recomputed to the same result.
    pub same: u64,
    /// Decisions that came out otherwise.
    pub different: u64,
    /// Lines that could not be recomputed.
    pub errors: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    claim: ClaimCase,
    decision: Map<String, Json>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a str>,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    rulebook: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differs: Vec<Difference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A field that came out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which, as `lines[0].payable`.
    pub field: String,
    /// As it was decided.
    pub then: Json,
    /// As it comes out.
    pub now: Json,
}

/// Recomputes every decision of the input; each that differs or cannot be recomputed is one line of the output. The
/// scheme is the decision's own unless another choice is made.
pub fn replay(
    releases: &Releases<'_>,
    choice: Option<&SchemeChoice>,
    mut input: impl Read,
    mut output: impl Write,
) -> io::Result<Replayed> {
    let mut block = Block::new();
    let mut replayed = Replayed::default();
    let mut number = 0;
    while let Some(piece) = block.read(&mut input)? {
        if let Piece::TooLong(_) = piece {
            number += 1;
            replayed.errors += 1;
            tell(&mut output, None, number, None, Err("the line is too long".to_owned()))?;
            block.drop_line(&mut input)?;
            continue;
        }
        let (length, _) = piece.length();
        for line in lines(&block.bytes[..length]) {
            number += 1;
            let parsed: Result<Line, _> = serde_json::from_slice(line);
            match parsed {
                Ok(line) => {
                    let rulebook = line.decision.get("rulebook").and_then(Json::as_str);
                    let compared = compare_line(releases, choice, &line, rulebook);
                    match &compared {
                        Ok(differences) if differences.is_empty() => {
                            replayed.same += 1;
                            continue;
                        }
                        Ok(_) => replayed.different += 1,
                        Err(_) => replayed.errors += 1,
                    }
                    tell(&mut output, Some(&line.claim.id), number, rulebook, compared)?;
                }
                Err(error) => {
                    replayed.errors += 1;
                    let error = error.to_string().replace(" at line 1 column ", " at column ");
                    tell(&mut output, None, number, None, Err(error))?;
                }
            }
        }
        block.drop_first(length);
    }
    output.flush()?;
    Ok(replayed)
}

fn tell(
    output: &mut impl Write,
    id: Option<&str>,
    line: u64,
    rulebook: Option<&str>,
    compared: Result<Vec<Difference>, String>,
) -> io::Result<()> {
    let (differs, error) = match compared {
        Ok(differs) => (differs, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    serde_json::to_writer(&mut *output, &Answer { id, line, rulebook, differs, error })?;
    output.write_all(b"\n")
}

fn compare_line(
    releases: &Releases<'_>,
    choice: Option<&SchemeChoice>,
    line: &Line,
    rulebook: Option<&str>,
) -> Result<Vec<Difference>, String> {
    let recorded = rulebook.ok_or("the decision does not say by which rulebook it was made")?;
    let explained = line.decision.contains_key("explanation");
    let decision = recompute(releases, choice, &line.claim, recorded, explained)?;
    let now = serde_json::to_value(&decision).map_err(|error| error.to_string())?;
    Ok(differences(&Json::Object(line.decision.clone()), &now))
}

/// Decides a claim again by the rulebook that an old decision names, with its scheme unless another choice is made.
pub fn recompute(
    releases: &Releases<'_>,
    choice: Option<&SchemeChoice>,
    claim: &ClaimCase,
    recorded: &str,
    explained: bool,
) -> Result<Decision, String> {
    let (scheme, hash) = recorded
        .split_once(' ')
        .and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once("sha256:")?.1)))
        .ok_or_else(|| format!("`{recorded}` is not a rulebook: scheme, version, sha256:…"))?;
    let book = releases.get(hash).ok_or_else(|| format!("no release has the content sha256:{hash}"))?;
    let named = SchemeChoice::named(scheme, book);
    let choice = choice.or(named.as_ref()).ok_or_else(|| format!("that release has no scheme `{scheme}`"))?;
    book.law_for_claim(choice, claim)
        .and_then(|law| law.adjudicate(claim, explained))
        .map_err(|error| error.to_string())
}

/// The fields in which what was kept and what comes out differ, the first of them.
pub fn differences(then: &Json, now: &Json) -> Vec<Difference> {
    let mut differences = Vec::new();
    compare(then, now, String::new(), &mut differences);
    differences
}

/// The first fields in which two decisions differ; more than these help nobody.
const DIFFERENCES_TOLD: usize = 20;

fn compare(then: &Json, now: &Json, path: String, into: &mut Vec<Difference>) {
    if into.len() >= DIFFERENCES_TOLD || then == now {
        return;
    }
    let field = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (then, now) {
        (Json::Object(old), Json::Object(new)) => {
            let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
            for name in names {
                let side = |object: &Map<String, Json>| object.get(name).cloned().unwrap_or(Json::Null);
                compare(&side(old), &side(new), field(name), into);
            }
        }
        (Json::Array(old), Json::Array(new)) if old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                compare(old, new, format!("{path}[{at}]"), into);
            }
        }
        _ => into.push(Difference { field: path, then: then.clone(), now: now.clone() }),
    }
}

impl Rulebook {
    /// Recomputes decisions with this rulebook alone.
    pub fn replay(&self, input: impl Read, output: impl Write) -> io::Result<Replayed> {
        let releases = Releases::open(self, None).map_err(|_| io::Error::other("no releases"))?;
        replay(&releases, None, input, output)
    }
}
