# Spaces and their bars
desk-space-institution = Institution
desk-space-registration = Registration
desk-space-mailroom = Mailroom
desk-space-contact = Help desk
desk-space-claims = Claims
desk-space-medical = Medical control
desk-space-payments = Payments
desk-space-audit = Audit
desk-space-admin = Administration
desk-nav-dashboard = Dashboard
desk-nav-confirmations = Confirmations
desk-nav-lists = Lists
desk-nav-applications = Applications
desk-nav-mailroom = Arrivals
desk-nav-contact = Help desk
desk-nav-claims = To do
desk-nav-mine = In hand
desk-nav-decided = Decided
desk-nav-payments = Payments
desk-nav-audit = Trail
desk-nav-accounts = Accounts
desk-find-application = Name, CIN, Massar code, reference
desk-find-claim = Claim, CIN, name

# Shared by the desks
desk-oldest-first = Oldest first
desk-latest-first = Latest first
desk-days =
    { $count ->
        [0] today
        [one] { $count } day
       *[other] { $count } days
    }
desk-pages = Pages
desk-page-before = Previous
desk-page-after = Next
desk-page-shown = { $first } to { $last } of { $total }
desk-open = Open
desk-next = Next
desk-to-papers =
    { $count ->
        [one] See the paper
       *[other] See the { $count } papers
    }
desk-cancel = Cancel
desk-any = All
desk-filter = Filter
desk-choose = Choose
desk-total = Total
desk-history = History
desk-key-browse = browse
desk-key-search = search
desk-note = Message to the student
desk-note-hint = Optional. The student reads it as it is.
desk-reasons = Reasons
desk-day-hint = For example 14/10/2026
desk-col-file = File
desk-col-year = Year
desk-col-sent = Sent on
desk-col-good = Good lines
desk-col-bad = Lines to correct
desk-col-state = State
desk-col-line = Line
desk-col-problem = What is wrong
desk-col-programme = Programme
desk-col-name = Name
desk-col-reference = Reference
desk-col-submitted = Handed in on
desk-col-age = Waiting for
desk-col-arrived = Arrived on
desk-col-paid = Paid
desk-col-proposed = What the rules propose
desk-col-base = Base
desk-col-rate = Rate
desk-col-reimbursed = Reimbursed
desk-col-line-what = Act or product
desk-col-day = Day
desk-col-to-pay = To pay, MAD
desk-col-prepared = Prepared on
desk-col-payments = Payments
desk-payments-count =
    { $count ->
        [0] no payment
        [one] { $count } payment
       *[other] { $count } payments
    }
desk-col-payee = Payee
desk-col-amount = Amount, MAD
desk-col-seq = No.
desk-col-when = When
desk-col-who = Who
desk-col-act = Act
desk-col-thing = Thing
desk-col-key = Id of the thing
desk-col-role = Role
desk-col-detail = Detail
desk-col-password = Password
desk-col-factor = Second factor
desk-field-number = Massar code or CNE
desk-field-name-latin = Name in Latin letters
desk-field-name-arabic = Name in Arabic letters
desk-not-given = Not given
desk-field-birth = Born
desk-field-sex = Sex
desk-field-nationality = Nationality
desk-field-institution = Institution
desk-field-year = Academic year
desk-field-other-cover = Other health cover
desk-field-email = E-mail
desk-field-phone = Phone
desk-field-address = Address
desk-other-cover-none = Declares to have none
desk-other-cover-some = Declares to have one
desk-email-proved = confirmed
desk-email-unproved = not confirmed yet

# Institution
desk-situation = Academic year { $year } · as of { $date }
desk-share-title = How the students are covered
desk-share-enrolled = Students
desk-share-enrolled-sub =
    { $count ->
        [0] none of them on your lists
        [one] { $count } of them on your lists
       *[other] { $count } of them on your lists
    }
desk-share-covered = Covered
desk-share-of-enrolled = { $rate } of the total
desk-share-waiting = Waiting
desk-share-waiting-sub = wait for your confirmation
desk-share-rest = Without application
desk-share-rest-sub = enrolled, no application under way
desk-home-empty = No enrolled student known for this year
desk-home-empty-text = Send the list of your students: waiting applications are then confirmed by themselves.
desk-todo = To do
desk-todo-nothing = Nothing waits for you.
desk-todo-confirm = Confirm the enrolment
desk-todo-confirm-sub = applications of students who are not on your lists
desk-todo-list = List to look at
desk-last-lists = Last lists
desk-all-lists = All lists
desk-lists-none = No list yet
desk-lists-none-text = Your lists of students appear here, with what was taken over from them.
desk-institution-sees = You see the students of your institution only, never their care.

# Enrolment lists
desk-list-new = Send a list
desk-list-file = List of students, CSV or XLSX
desk-list-file-hint = 50 MB at most. The file of Apogée or of your software is fine as it is.
desk-list-preview-first = Sending takes nothing over: you first see what was understood.
desk-list-send = Send and look
desk-list-no-file = Choose a file.
desk-list-too-large = This file is larger than 50 MB. Send it in parts.
desk-list-columns = Columns we look for
desk-list-columns-needed = Needed: Massar code or CNE, or else CIN, passport or residence card; family name; first name; birth date.
desk-list-columns-better = Useful: names in Arabic, sex, nationality, programme, cycle, e-mail.
desk-list-columns-free = The order and the language of the columns are free, and a title above does no harm.
desk-list-sent = Academic year { $year } · sent on { $at }
desk-list-accepted =
    { $count ->
        [one] { $count } line taken over
       *[other] { $count } lines taken over
    }
desk-list-answered =
    { $count ->
        [one] { $count } waiting application was confirmed.
       *[other] { $count } waiting applications were confirmed.
    }
desk-list-month-first = The dates of this file begin with the month
desk-list-month-first-next = They were read so. Compare the birth dates below with your file before you accept.
desk-list-unused = Columns left aside: { $columns }
desk-list-unused-next = They mean nothing to us. If one of them matters, give it a usual name and send the list again.
desk-list-download-bad = Download the lines to correct
desk-good-sub = will be taken over
desk-good-sub-done = taken over
desk-bad-sub = are given back to you, with the reason
desk-bad-title = Lines to correct
desk-bad-text = Correct them in the downloaded file and send it as a new list.
desk-good-title = First good lines
desk-good-text = Compare them with your file before you accept.

# Applications
desk-applications-title = Applications for registration
desk-applications-none = No application here
desk-applications-none-text = Applications appear here as soon as a student hands them in.
desk-all-states = All states
desk-next-application = Next application
desk-person = The person
desk-rules-say = What the rules say
desk-eligible = Conditions met
desk-not-eligible = Conditions not met
desk-answer = Your answer
desk-confirm-says = By confirming you state that this person is enrolled with you this year. Cover opens at once when the conditions are met.
desk-held = { $paper }: this number belongs to another insured person already.
desk-held-who = { $name }, born { $birth }, paper { $identity }, student number { $number }. Confirming will be refused until one of the two is corrected.
desk-held-ask = Confirming will be refused. Ask the person to check her numbers, then return the application to be corrected; if they are right, ask the registration office.
desk-application-return-note = What the student has to correct
desk-application-return-hint = Name the field and what is expected: the student reads this text.
desk-application-was-returned = Sent back to the student
desk-application-was-covered = Cover is open
desk-application-by-list = Enrolment confirmed by a list.
desk-application-by-officer = Enrolment confirmed by an officer.
desk-application-was-refused = Refused
desk-application-refused-by-rules = Refused: the conditions are not met
desk-application-was-withdrawn = Withdrawn by the student

# Mailroom
desk-mailroom-title = A claim arrives
desk-mail-code = Code of the care sheet
desk-mail-code-hint = Scan the bar code or type the reference, for example DM-7K3M-4Q2D.
desk-mail-postmark = Postmark
desk-mail-postmark-hint = Stays for the next letters; empty it when unreadable.
desk-mail-arrived = Arrived on
desk-mail-without-code = Sheet without a code
desk-mail-without-code-hint = Leave the code empty and give the number on the sheet: a claim is opened.
desk-mail-identity = CIN, passport or residence card
desk-mail-sheet = Sheet
desk-mail-receive = Note the arrival
desk-mail-last = Last arrivals
desk-mail-last-none = No claim waits to be taken.
desk-pile-claims = To do
desk-pile-unannounced = No code: write this reference on the sheet, then to do
desk-pile-again = Noted before: put it with the claim that has arrived
desk-arrival-with-postmark = Arrived on { $arrived }, postmark of { $postmark }
desk-arrival-without-postmark = Arrived on { $arrived }, postmark unreadable

# Claims
desk-take-next = Take the next
desk-claims-none = Nothing to do
desk-claims-none-text = Claims appear here as soon as the mailroom has noted them.
desk-claims-mine-none = No claim in hand
desk-claims-decided-none = No claim decided
desk-claims-found = Claims found
desk-claims-found-none = No claim found
desk-found-for =
    { $count ->
        [one] { $count } claim for “{ $search }”
       *[other] { $count } claims for “{ $search }”
    }
desk-queue = Work list
desk-queue-all = See the whole list ({ $count })
desk-position = { $at } of { $total }
desk-papers = Papers of the claim
desk-papers-none = No scanned paper
desk-papers-none-text = The claim is on paper: read it and enter its lines.
desk-paper-about = Paper { $at } of { $total } · { $size } · { $date }
desk-paper-full = Open full size
desk-in-hands-of = with { $name }
desk-answer-by = answer by { $date }
desk-lines-caption = Lines as read, in dirhams
desk-lines-none = No line
desk-lines-none-text = Enter what the sheet and the bills say.
desk-line-add = Add a line
desk-price = Tariff of this line
desk-price-hint = The rulebook has none. Give what the text says for the whole line, coefficient or boxes included; the rate and the amount paid are applied to it.
desk-price-ceiling = Tariff, MAD
desk-price-source = Text that gives it
desk-price-source-hint = For example: order 177-06, annex 2
desk-price-save = Save the tariff
desk-line-save = Save the line
desk-line-kind = Kind of line
desk-line-act = Act
desk-line-medicine = Medicine
desk-line-lump-sum = Lump sum
desk-line-code = Bar code
desk-line-boxes = Boxes
desk-line-name = Name, when not on the list
desk-line-inpe = INPE
desk-line-coefficient = Coefficient
desk-line-setting = Setting
desk-line-on = Day of care
desk-line-paid = Paid, MAD
desk-line-provider = Doctor or pharmacy
desk-calculation = Calculation
desk-declared = Lines declared by the student
desk-declared-nothing = The student declared nothing
desk-declared-same = Declared by the student: { $declared }, the same
desk-declared-differs = Declared: { $declared }, read: { $read }
desk-checks = Checks
desk-check-no-lines = No line is entered yet
desk-check-covered = Covered on every day of care
desk-check-not-covered = Not covered on at least one day of care
desk-check-posted = Posted on { $sent }; last day: { $last }
desk-check-arrived = Arrived on { $sent }, postmark unreadable; last day: { $last }
desk-check-line = Line { $line }: { $reason }
desk-check-no-duplicate = No identical act claimed before
desk-deadline-how = How this time limit is counted
desk-rulebook = Rulebook:
desk-proposed-amount = Proposed reimbursement
desk-decided-amount = Decided reimbursement
desk-patient-share = stays with the student
desk-decide = Decide
desk-decide-lines = Lines
desk-decide-lines-hint = Without a reason the line is paid as the rules say.
desk-decide-keep = Reimburse { $amount }
desk-reject = Reject the claim
desk-reject-short = Reject
desk-reject-reason = Reason of the rejection
desk-return = Ask for a paper
desk-return-reasons = What is missing
desk-return-hint = Only reasons that the student can mend stand here.
desk-letter = Decision letter
desk-claim-in-other-hands = This claim is no longer in your hands. Nothing was saved; what you typed is still shown.

# Payments
desk-payable = Reimbursements to pay
desk-payable-text = Decided, not yet in a payment. Untick what has to wait.
desk-payable-none = No reimbursement waits to be paid.
desk-batch-prepare = Prepare the payment order
desk-batches = Payment orders
desk-batches-none = No payment order yet.
desk-transfers = Bank transfers
desk-orders = Postal orders
desk-next-step = Next step
desk-file-transfers = File of transfers (pain.001)
desk-file-orders = List of postal orders (PDF)
desk-batch-waits-second = A second person has to approve this order. The files exist after that.
desk-batch-approve-says = Compare amounts and payees: once you agree, the files can leave.
desk-batch-send-says = First hand the files to the bank and the post.
desk-batch-pay-on = Day on which the money left
desk-batch-prepared-by = Prepared by
desk-batch-approved-by = Approved by
desk-batch-paid-on = Paid on

# Audit and accounts
desk-audit-title = Trail of what was done
desk-audit-text = Each entry carries the fingerprint of the one before: nothing in it can be changed unseen.
desk-audit-none = No entry
desk-audit-none-text = No entry fits these filters.
desk-audit-older = Older entries
desk-chain-check = Check the chain
desk-chain-holds =
    { $count ->
        [one] The chain holds: { $count } entry
       *[other] The chain holds: { $count } entries
    }
desk-chain-holds-next = Note the fingerprint elsewhere: it will prove later that the end was not cut off.
desk-chain-head = Fingerprint of the last entry:
desk-chain-broken = The chain is broken at entry { $at }
desk-chain-broken-next = This entry or the one before was changed outside the program. Tell the administrator and keep a copy of the database.
desk-accounts-text = The accounts of staff. Those of students open by their application.
desk-account-active = Active
desk-account-closed = Closed

# Words of success
flash-desk-list-discarded = List discarded. Nothing was taken over from it.
flash-desk-application-covered = Enrolment confirmed, cover is open.
flash-desk-application-returned = Application sent back to the student.
flash-desk-application-refused = Application refused, with its reasons.
flash-desk-nothing-waits = No claim waits.
flash-desk-claim-taken = Claim taken.
flash-desk-claim-released = Claim put back on the list.
flash-desk-line-priced = The tariff was saved, and the proposal follows it.
flash-desk-line-changed = Line saved.
flash-desk-line-added = Line added. Add the next or cancel.
flash-desk-line-removed = Line removed.
flash-desk-claim-decided = Decided, the student is told.
flash-desk-claim-returned = Claim sent back, the student is told.
flash-desk-batch-prepared = Payment order prepared. A second person has to approve it.
flash-desk-batch-approved = Payment order approved.
flash-desk-batch-sent = Payment order handed over.
flash-desk-batch-paid = Payment noted, the students are told.

# The help desk
desk-contact-title = Help desk
desk-contact-text = What you can do for whoever calls or stands before you.
desk-contact-with = Together with the person
desk-contact-with-text = She gives her CIN, the last eight digits of her Massar code and her birth date: you see the answer that she would see.
desk-contact-status = Where an application stands, and what is missing.
desk-contact-certificate = Certificate of cover
desk-contact-certificate-text = Download or print it for the person.
desk-contact-verify = Say whether a certificate is genuine and still valid.
desk-contact-explain = Explain
desk-contact-reimbursement = The steps, from the doctor to the transfer.
desk-contact-rules = Every rate, tariff and time limit, with its text.
desk-contact-medicines = The rate and base price of a pack.
desk-contact-sheets = The three sheets to print.
desk-contact-sees = You see neither claims nor bank accounts. About a claim, the person reads her own page or writes to the university office.

# The detail of an entry of the trail
detail = { $name }: { $value }
detail-account = Account
detail-applications = Applications
detail-arrived = Arrived on
detail-asked = Asked for
detail-bad = Lines to correct
detail-batch = Batch
detail-by = By
detail-by-three-fields = three personal fields
detail-code = Code
detail-cover = Cover
detail-demonstration = Demonstration
detail-enrolments = Enrolments
detail-factor = Second factor
detail-factor-done = checked
detail-factor-code = code awaited
detail-factor-enrol = to be set up
detail-file = File
detail-form = Form
detail-form-again = sent again, without effect
detail-from = From
detail-good = Good lines
detail-institution = Institution
detail-lang = Language
detail-lines = Lines
detail-link = Mailed link
detail-link-prove_email = to prove the address
detail-link-set_password = for the password
detail-listed = On the list
detail-moved = In other hands meanwhile
detail-on = On
detail-outcome = Outcome
detail-paper = Paper
detail-papers = Papers
detail-payable = Refund
detail-payments = Payments
detail-postmark = Postmark
detail-reasons = Reasons
detail-role = Role
detail-round = Decision no.
detail-rulebook = Rulebook
detail-set = Given
detail-to = New state
detail-total = Total
detail-unannounced = Not announced
detail-until = Until
detail-what = What
detail-what-line-added = line added
detail-what-line-changed = line changed
detail-what-line-removed = line removed
detail-what-line-priced = tariff of a line
detail-what-end-of-treatment = end of treatment
detail-what-paper-added = paper added
detail-what-paper-removed = paper removed
detail-what-bank-account = bank account
detail-what-language = language of letters
