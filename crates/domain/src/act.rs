//! The verbs: everything an actor can do to a thing. Each has a marker type, so that a permit to read is not a permit
//! to decide.

/// The type-level name of an act.
pub trait Marker {
    /// The act it stands for.
    const ACT: Act;
}

macro_rules! acts {
    ($($(#[$meta:meta])* $name:ident => $text:literal),+ $(,)?) => {
        amoe_base::text_enum! {
            /// Something an actor does to a thing.
            pub enum Act { $($(#[$meta])* $name => $text),+ }
        }

        /// One empty type per act, for permits: `Permit<Claim, mark::Decide>`.
        pub mod mark {
            $($(#[$meta])* #[derive(Debug, Clone, Copy)] pub struct $name;
            impl super::Marker for $name { const ACT: super::Act = super::Act::$name; })+
        }
    };
}

acts! {
    /// See one thing.
    Read => "read",
    /// See the list of them.
    List => "list",
    /// Make a new one.
    Create => "create",
    /// Change what it says, its state staying the same.
    Edit => "edit",
    /// Accept the good lines of a list.
    Accept => "accept",
    /// Throw a preview away.
    Discard => "discard",
    /// Hand in an application.
    Submit => "submit",
    /// Say that the student is enrolled.
    Confirm => "confirm",
    /// Say no, with reasons.
    Refuse => "refuse",
    /// Send back to be completed.
    Return => "return",
    /// Take back by the one who asked.
    Withdraw => "withdraw",
    /// Contest a no before somebody else.
    Appeal => "appeal",
    /// Say yes to an appeal.
    Grant => "grant",
    /// Say that the no stands.
    Uphold => "uphold",
    /// Prove the e-mail address by its link.
    Prove => "prove",
    /// Finish preparing: the sheet is printed, the lines stand.
    Prepare => "prepare",
    /// Go back to editing.
    Reopen => "reopen",
    /// Say that it was posted.
    Post => "post",
    /// Note that the paper has arrived.
    Receive => "receive",
    /// Take from the work list.
    Take => "take",
    /// Put back on the work list.
    Release => "release",
    /// Write down what the rules propose, for an officer to confirm.
    Propose => "propose",
    /// Decide.
    Decide => "decide",
    /// Put into a payment.
    Order => "order",
    /// Agree to, as the second person.
    Approve => "approve",
    /// Hand to the bank or the post.
    Send => "send",
    /// Note that the money has left.
    Pay => "pay",
    /// Give out (certificates).
    Issue => "issue",
    /// Let end on its day.
    End => "end",
    /// Say beforehand that it will end.
    Announce => "announce",
    /// Say that it counts no longer.
    Revoke => "revoke",
    /// Tell what happened to a student's studies.
    Report => "report",
    /// Call back what was told wrongly.
    Correct => "correct",
    /// Write to those who have not done something yet.
    Remind => "remind",
    /// Get the file of.
    Download => "download",
    /// Log in.
    LogIn => "log_in",
    /// Log out, everywhere.
    LogOut => "log_out",
    /// Set a password.
    SetPassword => "set_password",
    /// Enrol a second factor.
    SetFactor => "set_factor",
}
