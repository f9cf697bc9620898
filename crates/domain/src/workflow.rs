//! The workflows as tables: from, act, to, who may, what must hold, what follows. Pages draw their buttons from them;
//! `docs/workflows.md` and `docs/permissions.txt` are printed from them; a test walks them.

use std::fmt::Write as _;

use crate::{
    Act, Actor, Role, application, claim, ending, enrolment, other_cover, payment,
    policy::{Scope, Thing, ThingKind, check, within},
};

/// What a step sets going besides the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// A mail to the student, by its key.
    Mail(&'static str),
    /// A letter that can be downloaded from then on.
    Letter(&'static str),
    /// Another thing is made.
    Opens(ThingKind),
    /// Other things move on with it.
    Moves(ThingKind),
}

/// One step of one workflow. States are named by their status; an empty `from` means that the thing begins here.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The workflow.
    pub thing: ThingKind,
    /// From which states.
    pub from: &'static [&'static str],
    /// By which act.
    pub act: Act,
    /// Into which states.
    pub to: &'static [&'static str],
    /// By whom, which ones.
    pub by: &'static [(Role, Scope)],
    /// What must hold, in words for readers of the docs; the state machine checks it.
    pub needs: &'static str,
    /// What follows.
    pub follows: &'static [Effect],
}

/// Every step of every workflow.
pub fn steps() -> impl Iterator<Item = &'static Step> {
    [enrolment::STEPS, other_cover::STEPS, application::STEPS, ending::STEPS, claim::STEPS, payment::STEPS]
        .into_iter()
        .flatten()
}

/// The acts that this actor may do to this thing in its present state: the buttons of its page.
pub fn acts<T: Thing>(actor: &Actor, thing: &T, status: &str) -> Vec<Act> {
    let mut acts: Vec<Act> = steps()
        .filter(|s| is_open(s, actor, thing, status))
        .filter(|s| check(actor, s.act, thing).is_ok())
        .map(|s| s.act)
        .collect();
    acts.dedup();
    acts
}

/// Is this act the actor's in this very state? A permit says that it is somewhere on the thing's way: a draft is edited
/// by its student, what is in review by its officer.
pub fn may<T: Thing>(actor: &Actor, act: Act, thing: &T, status: &str) -> bool {
    steps().any(|s| s.act == act && is_open(s, actor, thing, status)) && check(actor, act, thing).is_ok()
}

fn is_open<T: Thing>(step: &Step, actor: &Actor, thing: &T, status: &str) -> bool {
    let by = |(role, scope): &(Role, Scope)| *role == actor.role && within(actor, *scope, thing);
    step.thing == T::KIND && step.from.contains(&status) && step.by.iter().any(by)
}

/// Is there a step from this state by this act?
pub fn leads(thing: ThingKind, from: &str, act: Act) -> bool {
    steps().any(|s| s.thing == thing && s.act == act && s.from.contains(&from))
}

/// `docs/workflows.md`: a diagram and a table per workflow.
pub fn document() -> String {
    let mut out = String::from(
        "# Workflows\n\nPrinted from the tables in `crates/domain` by `cargo xtask generate`; do not edit.\n",
    );
    for &thing in ThingKind::ALL {
        let of_thing: Vec<&Step> = steps().filter(|s| s.thing == thing).collect();
        if of_thing.is_empty() {
            continue;
        }
        // Writing to a String cannot fail.
        let _ = writeln!(out, "\n## {thing}\n\n```mermaid\nstateDiagram-v2");
        for step in &of_thing {
            let begins: &[&str] = if step.from.is_empty() { &["[*]"] } else { step.from };
            for from in begins {
                for to in step.to {
                    let _ = writeln!(out, "  {from} --> {to}: {}", step.act);
                }
            }
        }
        let _ = writeln!(
            out,
            "```\n\n| from | act | to | who | what must hold | what follows |\n| --- | --- | --- | --- | --- | --- |"
        );
        for step in &of_thing {
            let from = if step.from.is_empty() { "(new)".to_owned() } else { step.from.join(", ") };
            let who: Vec<&str> = step.by.iter().map(|(role, _)| role.as_str()).collect();
            let follows: Vec<String> = step
                .follows
                .iter()
                .map(|e| match e {
                    Effect::Mail(key) => format!("mail {key}"),
                    Effect::Letter(key) => format!("letter {key}"),
                    Effect::Opens(kind) => format!("opens {kind}"),
                    Effect::Moves(kind) => format!("moves {kind}"),
                })
                .collect();
            let _ = writeln!(
                out,
                "| {from} | {} | {} | {} | {} | {} |",
                step.act,
                step.to.join(", "),
                who.join(", "),
                step.needs,
                follows.join(", ")
            );
        }
    }
    out
}
