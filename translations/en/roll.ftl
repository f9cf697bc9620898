# The roll, and who has not applied yet
desk-nav-roll = Enrolled
thing-roll = The enrolled of an institution
act-remind = Remind
standing-not_applied = Not applied yet
standing-applied = Application waiting
standing-covered = Covered
roll-title = Enrolled students
roll-situation = Academic year { $year } · by the accepted lists
roll-pick = Choose an institution.
roll-no-institution = No institution
roll-no-institution-text = Institutions appear here as soon as they are registered.
roll-empty-text = The institution has not sent a list for this year yet.
roll-rates = How far the students have come
roll-everyone = All enrolled
roll-chart = Shares
roll-rate = Rate of cover
roll-enrolled = Enrolled
roll-enrolled-sub = on the accepted lists
roll-applied-sub = applied, not decided yet
roll-not-applied-sub = no application under way
roll-by-programme = By programme
roll-by-programme-text = The programmes that lack most applications come first.
roll-by-year = By year of study
roll-year = Year of study
roll-no-programme = No programme named
roll-no-year = No year named
roll-year-of-study =
    { $year ->
        [one] Year { $year }
       *[other] Year { $year }
    }
roll-any-programme = All
roll-any-year = All
roll-more-programmes =
    { $count ->
        [one] Show the other programme
       *[other] Show the { $count } other programmes
    }
roll-details = Rates by programme and year of study
roll-list = List
roll-find = Name, Massar code, identity card or passport
roll-identity = Identity card or passport
roll-col-standing = Standing
roll-col-application = Application
roll-found =
    { $count ->
        [0] No student
        [one] { $count } student
       *[other] { $count } students
    }
roll-found-many = More than { $count } students: type more of the name.
roll-none = Nobody fits these criteria.
roll-files = Download the list
roll-files-text = The file holds personal data: that it was downloaded is noted in the audit trail.
roll-file-listed-xlsx = The list above, Excel
roll-file-listed-csv = The list above, CSV
roll-file-all-xlsx = All enrolled with their standing, Excel
roll-file-all-csv = All enrolled with their standing, CSV
roll-file-word = enrolled
roll-todo = Students without application
roll-todo-sub = enrolled and not applied yet

# Reminders
thing-reminder = Reminders to an address
remind-button = Remind by e-mail
remind-title = Remind by e-mail
remind-lead = Nothing has been sent yet. This is what it would come to.
remind-scope-all = To all enrolled students without an application.
remind-scope = To enrolled students without an application: { $which }.
remind-listed = Enrolled without application
remind-closed = Had an answer
remind-closed-sub = application refused, returned or withdrawn: no reminder
remind-without-address = Without address
remind-without-address-sub = the list gives none
remind-stopped = Said stop
remind-recent = Reminded already
remind-recent-sub =
    { $days ->
        [one] less than { $days } day ago
       *[other] less than { $days } days ago
    }
remind-shared = Address of another one
remind-to-send = Mails to send
remind-language = The mail is in the student’s language where it is known, else in Arabic and French. It names nobody, gives no number, and carries a link that stops the reminders.
remind-send =
    { $count ->
        [one] Send { $count } mail
       *[other] Send { $count } mails
    }
remind-nobody = There is nobody to write to.
remind-sent =
    { $count ->
        [0] No mail to send.
        [one] { $count } mail is queued.
       *[other] { $count } mails are queued.
    }
remind-sent-next = They leave little by little, so that certificates are not held up.
remind-col = Reminded on
reminders-title = Reminders by e-mail
reminders-lead = The address to which this link was sent gets reminders until the application for insurance is handed in.
reminders-stop = Stop the reminders
reminders-stopped = This address gets no more reminders.
reminders-stopped-text = You can still apply. Mails about an application that was handed in go on.
reminders-resume = Get reminders again

# Many applications at once
answers-title = Answer several applications
answers-lead = Nothing has been done yet. This is what each application would become.
answers-choose = Choose
answers-choose-all = Answer the ticked applications
answers-look-confirm = Confirm enrolments…
answers-look-refuse = Not one of ours…
answers-done-lead = This is what became of each application.
answers-becomes = Would become
answers-became = Became
answers-stays = Stays as it is
answers-confirm =
    { $count ->
        [one] Confirm { $count } enrolment
       *[other] Confirm { $count } enrolments
    }
answers-refuse =
    { $count ->
        [one] Refuse { $count } application
       *[other] Refuse { $count } applications
    }
answers-none = None of these applications can be answered so.
answers-back = Back to the applications
refusal-no-application-chosen = Tick at least one application.
refusal-too-many-chosen = Tick { $max } applications at most at a time.
refusal-changed-meanwhile = Changed meanwhile: look at it again.
refusal-not-yours = This answer is not yours to give.
refusal-not-there = No such application.
