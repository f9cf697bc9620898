//! The rules and reasons that the engine itself names. Their words, order and sources are in the rulebook; `check`
//! refuses a rulebook that lacks one.

amoe_base::text_enum! {
    /// A rule that the engine applies, in the order in which they are applied; `check` holds the rulebook to it.
    pub enum RuleName {
        /// The conditions of cover together.
        Eligibility => "eligibility",
        /// Enrolled on the day.
        Enrolled => "eligibility.enrolled",
        /// Not over the age limit.
        Age => "eligibility.age",
        /// No other cover.
        OtherCover => "eligibility.other_cover",
        /// The period of cover.
        Cover => "eligibility.cover",
        /// A claim as a whole.
        Claim => "claim",
        /// How the last day is counted.
        LastDay => "deadline.last_day",
        /// Days that do not count.
        Suspension => "deadline.suspension",
        /// Sent in time.
        ClaimDeadline => "claim.deadline",
        /// The right sheet.
        ClaimSheet => "claim.sheet",
        /// An exemption on the dates of care.
        ClaimExemption => "claim.exemption",
        /// Care during a cover.
        LineCover => "line.cover",
        /// A line with an act.
        LineAct => "line.act",
        /// A line with a medicine.
        LineMedicine => "line.medicine",
        /// A line with a lump sum.
        LineLumpSum => "line.lump_sum",
        /// Base of an act.
        ActBase => "act.base",
        /// Rate of an act.
        ActRate => "act.rate",
        /// Base of a medicine.
        MedicineBase => "medicine.base",
        /// Rate of a medicine.
        MedicineRate => "medicine.rate",
        /// Base of a lump sum.
        LumpSumBase => "lump_sum.base",
        /// Rate of a lump sum.
        LumpSumRate => "lump_sum.rate",
        /// The rate of the exemption.
        ExemptionRate => "exemption.rate",
        /// The same act twice.
        Duplicate => "act.duplicate",
        /// A consultation with another act.
        Dearest => "act.dearest",
        /// Not again before the time has passed.
        Frequency => "line.frequency",
        /// To the centime.
        Rounding => "rounding",
    }
}

/// How many they are.
pub(crate) const RULES: usize = RuleName::ALL.len();

amoe_base::text_enum! {
    /// A reason that the engine gives.
    pub enum Code {
        /// Not enrolled.
        A2 => "A2",
        /// Too old.
        A3 => "A3",
        /// Covered elsewhere.
        A4 => "A4",
        /// Sent too late.
        R01 => "R01",
        /// Outside the cover.
        R02 => "R02",
        /// The wrong sheet.
        R10 => "R10",
        /// No exemption.
        R11 => "R11",
        /// Not reimbursable.
        R12 => "R12",
        /// Too soon after the last one.
        R14 => "R14",
        /// The same twice.
        R15 => "R15",
        /// Less dear than another act of the day.
        R20 => "R20",
        /// No tariff in the rulebook.
        R21 => "R21",
    }
}

/// Which rule gives a reason; R21 comes from whatever rule lacked a tariff.
pub(crate) const GIVEN_BY: &[(Code, RuleName)] = &[
    (Code::A2, RuleName::Enrolled),
    (Code::A3, RuleName::Age),
    (Code::A4, RuleName::OtherCover),
    (Code::R01, RuleName::ClaimDeadline),
    (Code::R02, RuleName::LineCover),
    (Code::R10, RuleName::ClaimSheet),
    (Code::R11, RuleName::ClaimExemption),
    (Code::R12, RuleName::MedicineRate),
    (Code::R14, RuleName::Frequency),
    (Code::R15, RuleName::Duplicate),
    (Code::R20, RuleName::Dearest),
];
