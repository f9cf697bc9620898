//! Two rules that can both fire on one line need an order. The rulebook numbers the rules, the program applies them in
//! the order of [`RuleName`]; here the two are held together.

use super::Check;
use crate::{
    Scheme,
    names::{Code, GIVEN_BY, RuleName},
};

pub(super) fn order(check: &mut Check, scheme: &Scheme) {
    // The rules stand in the order of their numbers.
    for pair in scheme.rules.windows(2).filter(|pair| pair[0].order == pair[1].order) {
        check.add(
            &pair[1].place,
            format_args!("has the order {} of `{}`: which of the two goes first?", pair[1].order, pair[0].id),
        );
    }
    let known = |id: &str| RuleName::ALL.iter().find(|name| name.as_str() == id);
    let mut last: Option<(&str, RuleName)> = None;
    for rule in &scheme.rules {
        let Some(name) = known(&rule.id) else {
            check.add(&rule.place, "dead rule: the program applies none of this name");
            continue;
        };
        match last {
            Some((before, last)) if *name < last => check.add(
                &rule.place,
                format_args!("comes after `{before}` by its order, but the program applies it before"),
            ),
            _ => last = Some((&rule.id, *name)),
        }
    }
}

/// Each reason has one rule that gives it, the same here and in the program.
pub(super) fn reasons(check: &mut Check, scheme: &Scheme) {
    for rule in &scheme.rules {
        for code in &rule.reasons {
            let given = GIVEN_BY.iter().any(|(given, by)| given.as_str() == code && by.as_str() == rule.id);
            if !given {
                check.add(&rule.place, format_args!("does not give {code} in the program"));
            }
        }
    }
    if !scheme.complete {
        return;
    }
    for (code, by) in GIVEN_BY.iter().copied() {
        if let Some(rule) = scheme.rule(by.as_str())
            && !rule.reasons.iter().any(|given| given == code.as_str())
        {
            check.add(&rule.place, format_args!("gives {code} in the program, but not here"));
        }
    }
    for code in Code::ALL.iter().filter(|code| scheme.reason(code.as_str()).is_none()) {
        check.add(&scheme.id, format_args!("no reason {code}"));
    }
}
