//! The kinds of ids.

use amoe_base::id_kinds;

id_kinds! {
    /// A university, faculty or school.
    InstitutionId: InstitutionKind = "institution",
    /// A person insured or once insured.
    StudentId: StudentKind = "student",
    /// Someone who can log in.
    UserId: UserKind = "user",
    /// A list of enrolled students that an institution sent.
    EnrolmentListId: EnrolmentListKind = "list",
    /// A list of covers in another scheme.
    OtherCoverListId: OtherCoverListKind = "othercovers",
    /// A cover in another scheme.
    OtherCoverId: OtherCoverKind = "othercover",
    /// An application for one academic year.
    ApplicationId: ApplicationKind = "application",
    /// A right to benefits over a period.
    CoverId: CoverKind = "cover",
    /// The end of a cover that is to come before its time.
    EndingId: EndingKind = "ending",
    /// A certificate of cover.
    CertificateId: CertificateKind = "certificate",
    /// A reimbursement file.
    ClaimId: ClaimKind = "claim",
    /// A paper of a claim: photograph or PDF.
    PaperId: PaperKind = "paper",
    /// One payment to one student.
    PaymentId: PaymentKind = "payment",
    /// Payments that leave together.
    BatchId: BatchKind = "batch",
    /// An address that was reminded to apply.
    ReminderId: ReminderKind = "reminder",
    /// One outgoing mail.
    MailId: MailKind = "mail",
}
