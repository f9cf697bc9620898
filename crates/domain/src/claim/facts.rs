//! What the rules were told about the student when a claim was decided: kept with the decision, since covers,
//! exemptions and the history of acts go on changing, and the decision must come out the same whenever it is recomputed.

use amoe_base::{BirthDate, Date, Period};
use amoe_rules::claim::{Exemption, HistoryEntry, Member};
use serde::{Deserialize, Serialize};

/// Birth; covers (first day, first day after); exemptions (illness, number, first day, first day after); earlier acts
/// (key, day, provider); whether the scheme was taken within its own time, as it has been since 24 November 2026, or as
/// in force on every date. Lists without names, because every decision carries them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts(
    BirthDate,
    Vec<(Date, Option<Date>)>,
    Vec<(u8, String, Date, Option<Date>)>,
    Vec<(String, Date, Option<String>)>,
    #[serde(default)] bool,
);

impl Facts {
    /// What a decision is taken on.
    pub fn of(member: &Member, history: &[HistoryEntry]) -> Self {
        Self(
            member.birth_date,
            member.covers.iter().map(|cover| (cover.from, cover.to)).collect(),
            member
                .exemptions
                .iter()
                .map(|e| (e.illness, e.number.clone(), e.period.from, e.period.to))
                .collect(),
            history.iter().map(|earlier| (earlier.key.clone(), earlier.on, earlier.inpe.clone())).collect(),
            true,
        )
    }

    /// Did the scheme that was in force on the days of care decide?
    pub fn by_law_in_force(&self) -> bool {
        self.4
    }

    /// The same as the rules take it.
    pub fn open(&self) -> (Member, Vec<HistoryEntry>) {
        let Self(birth_date, covers, exemptions, history, _) = self;
        let member = Member {
            birth_date: *birth_date,
            covers: covers.iter().map(|&(from, to)| Period { from, to }).collect(),
            exemptions: exemptions
                .iter()
                .map(|(illness, number, from, to)| Exemption {
                    illness: *illness,
                    number: number.clone(),
                    period: Period { from: *from, to: *to },
                })
                .collect(),
        };
        let earlier = |(key, on, inpe): &(String, Date, Option<String>)| HistoryEntry {
            key: key.clone(),
            on: *on,
            inpe: inpe.clone(),
        };
        (member, history.iter().map(earlier).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_kept_short_and_come_back() {
        let on = |day| Date::constant(2026, 9, day);
        let member = Member {
            birth_date: BirthDate::Year(2004),
            covers: vec![Period { from: on(1), to: None }],
            exemptions: vec![Exemption {
                illness: 9,
                number: "X/1".to_owned(),
                period: Period { from: on(2), to: Some(on(9)) },
            }],
        };
        let history = vec![HistoryEntry { key: "Cs".to_owned(), on: on(3), inpe: None }];
        let facts = Facts::of(&member, &history);
        let kept = r#"["2004",[["2026-09-01",null]],[[9,"X/1","2026-09-02","2026-09-09"]],[["Cs","2026-09-03",null]],true]"#;
        assert_eq!(serde_json::to_string(&facts).ok().as_deref(), Some(kept));
        assert_eq!(serde_json::from_str::<Facts>(kept).ok(), Some(facts.clone()));
        let (before, _) = kept.split_once(",true").unwrap_or_default();
        let before = serde_json::from_str::<Facts>(&format!("{before}]")).ok();
        assert_eq!(before.map(|facts| facts.by_law_in_force()), Some(false), "kept before the flag was");
        assert_eq!((facts.by_law_in_force(), facts.open()), (true, (member, history)));
    }
}
