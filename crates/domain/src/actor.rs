//! Who acts: a visitor, a person with an account in one role, or the program itself.

use serde::{Deserialize, Serialize};

use crate::{InstitutionId, StudentId, UserId};

amoe_base::text_enum! {
    /// What an account is for. One account has one role: whoever works at two desks has two accounts, and the second
    /// person of a payment is really a second person.
    pub enum Role {
        /// Nobody in particular.
        Visitor => "visitor",
        /// An insured student or applicant.
        Student => "student",
        /// Works for a university or school.
        InstitutionOfficer => "institution_officer",
        /// Fund: registration.
        RegistrationAgent => "registration_agent",
        /// Fund: incoming mail.
        MailroomClerk => "mailroom_clerk",
        /// Fund: decides claims.
        ClaimsOfficer => "claims_officer",
        /// Fund: doctor of the medical control.
        MedicalReviewer => "medical_reviewer",
        /// Fund: prepares payments.
        FinancePreparer => "finance_preparer",
        /// Fund: approves payments.
        FinanceApprover => "finance_approver",
        /// Fund: answers questions.
        ContactAgent => "contact_agent",
        /// Reads everything, changes nothing.
        Auditor => "auditor",
        /// Accounts and settings; no clinical data.
        Administrator => "administrator",
        /// The program: jobs, imports, clock.
        System => "system",
    }
}

impl Role {
    /// Staff of the fund, an institution or the administration: a second factor is asked for outside the demonstration.
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Visitor | Self::Student | Self::System)
    }

    /// Staff of the fund.
    pub const fn is_fund(self) -> bool {
        self.is_staff() && !matches!(self, Self::InstitutionOfficer)
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// In which role.
    pub role: Role,
    /// With which account; none for visitors and the program.
    pub user: Option<UserId>,
    /// The student that the account belongs to.
    pub student: Option<StudentId>,
    /// The institution that the account works for.
    pub institution: Option<InstitutionId>,
}

impl Actor {
    /// Somebody not logged in.
    pub const VISITOR: Self = Self { role: Role::Visitor, user: None, student: None, institution: None };
    /// The program itself.
    pub const SYSTEM: Self = Self { role: Role::System, user: None, student: None, institution: None };
}
