//! The law as data: rulebook, eligibility, deadlines, adjudication, explanations
