# The space
student-nav-home = Home
student-nav-cover = My cover
student-nav-claims = Claims
student-nav-payments = Payments
student-home-title = Hello, { $name }
student-cancel = Cancel
student-note = The officer’s note:
student-for-you = For you:
student-pages = Pages of the list
student-page-before = Previous page
student-page-after = Next page
student-page-of = Page { $number } of { $last }

# Cover and application
student-covered = You are covered
student-covered-tag = Covered
student-cover-period = Period of cover
student-certificate-number = Certificate number
student-certificate-download = Download the certificate
student-not-covered = You are not covered today
student-not-covered-tag = No cover
student-not-covered-text = Apply for the current academic year. Care is reimbursed when it is given during the period of cover.
student-not-covered-pending = Your cover opens when the application above is accepted.
student-institution = Institution
student-application-title = Application for { $year }
student-application-reasons = Reasons of the refusal
student-application-prove = First confirm your e-mail address: open the link that we sent you.
student-application-submitted = Your institution checks your enrolment. There is nothing to do now; the answer comes by e-mail.
student-application-returned = Correct what is said above, then apply again.
student-application-refused = If the reason is a mistake, contest the decision and enclose a proof. If your situation has changed, apply again.
student-application-withdrawn = You have withdrawn this application. You can make another one.
student-apply-again = Apply again
student-covers = Periods of cover
student-cover-now = Now
student-cover-to-come = To come
student-cover-over = Over
student-no-covers = No cover yet
student-no-covers-text = Your periods of cover will appear here, year by year.

# Personal data and account
student-facts = Your data
student-facts-text = This is what you declared in your application. To correct it, write to the university’s office.
student-fact-name = Name
student-fact-birth = Date of birth
student-fact-address = Address
student-fact-email = E-mail
student-fact-phone = Phone
student-account = Bank account
student-account-rib = Refunds go to the account
student-account-none = No account declared: refunds come as a postal order, paid at any post office on showing the identity card.
student-account-change = Change the account
student-rib = Bank account number (RIB)
student-rib-hint = 24 digits as on your bank statement, of an account in your name. Leave it empty to receive a postal order.
student-rib-save = Save the account
student-letters = Letters
student-letters-language = Language of letters
student-letters-hint = Decisions and e-mails are written in this language.
student-letters-save = Save the language
student-sessions = Devices logged in
student-sessions-text = If you lost a phone or used a shared computer, end every open session, this one included.
student-sessions-end = Log out everywhere

# Payments
student-no-payments = No payment yet
student-no-payments-text = Your refunds will appear here once their payment is prepared.
student-payment-soon = A refund is decided. Its payment will appear here once it is prepared.
student-all-payments = All payments
student-payment-claim = Claim
student-payment-way = Way
student-payment-date = Date
student-payment-state = State
student-payment-amount = Amount

# List of claims, new claim
student-open-claims = Open claims
student-all-claims = All claims
student-new-claim = Prepare a claim
student-no-claims = No claims here
student-no-claims-text = Prepare a claim after a visit to the doctor or the pharmacy: you see what is missing and the expected amount before you post it.
student-no-claims-cover = You can prepare a claim once your cover is open.
student-claim-opened = Opened on { $date }
student-claim-paid = You paid { $amount }
student-claim-reimbursed = Reimbursed { $amount }
student-claim-title = Claim of { $date }
student-claim-title-empty = New claim
student-new-title = Prepare a claim
student-sheet = Which care sheet?
student-sheet-hint = One claim per person and per illness or accident.
student-sheet-long-term = This claim cannot be prepared here yet: use the paper sheet, with the code of the illness and the agreement number.
student-new-open = Open the claim

# A claim in preparation
student-lines = What you paid
student-lines-none = Nothing yet
student-lines-none-text = Add each act and each medicine on your bills. The expected amount is worked out line by line.
student-add-act = Add an act
student-add-medicine = Add a medicine
student-add-lump-sum = Add glasses or a device
student-line-new-act = Add an act
student-line-new-medicine = Add a medicine
student-line-new-lump-sum = Add glasses or a device
student-line-act = Act
student-line-act-hint = As the doctor or the laboratory calls it on the bill.
student-line-coefficient = Coefficient
student-line-coefficient-hint = For the key letters { $keys } only: the number after the letter on the bill. Leave it empty for the others.
student-line-setting = Where the care was given
student-line-lump-sum = What you bought
student-line-lump-sum-hint = On prescription.
student-line-on = Day of the care or purchase
student-line-on-hint = As on the bill, for example 14 10 2026.
student-line-paid = Amount paid
student-line-paid-hint = All that you paid for this line.
student-line-provider = Doctor, laboratory or pharmacy
student-line-provider-hint = The name on the bill. It may stay empty.
student-line-inpe = INPE number
student-line-inpe-hint = 9 digits on the stamp of the doctor or laboratory. It may stay empty.
student-line-save = Save the line
student-medicine-search = Find the medicine
student-medicine-search-hint = Its name, its substance or the code on the box, for example doliprane 500.
student-medicine-find = Find
student-medicine-results = Medicines found
student-medicine-none = No medicine of that name on the list. Copy the code and the name of the box below.
student-medicine-unpaid = Not reimbursed
student-medicine-rate = Reimbursed at { $rate } of the base
student-medicine-code = Bar code of the box
student-medicine-code-hint = The 13 digits below the bar code. Filled in when you choose a medicine.
student-medicine-name = Name of the medicine
student-medicine-name-hint = Needed only when the medicine is not on the list.
student-medicine-quantity = Number of boxes
student-papers = Papers
student-papers-text = Photograph each paper or add its file. The originals then go by post.
student-papers-there = Papers attached
student-papers-none = No papers
student-papers-none-text = No photograph was attached to this claim.
student-paper-kind = Kind of paper
student-paper-camera = Photograph the paper
student-paper-files = Files
student-paper-hint = PDF, JPEG or PNG photographs, 10 MB at most per file. You can choose several.
student-paper-add = Attach the papers
student-paper-none = Choose at least one file, or photograph the paper.
student-paper-refused = { $file }: { $why }
student-back-to-claim = Back to the claim
student-treatment = Continuous treatment?
student-treatment-end = Last day of the treatment
student-treatment-hint = If the care lasts several days or weeks, the time to post runs from its end. Leave it empty otherwise.
student-treatment-save = Save the date
student-last-day = Last day to post it
student-last-day-how = How it is counted
student-last-day-over = Too late
student-days-left =
    { $count ->
        [0] It is today
        [one] { $count } day left
       *[other] { $count } days left
    }
student-check = Before you print
student-check-complete = Nothing is missing that we can check.
student-check-not-covered = A day of care lies outside your periods of cover: its line will not be reimbursed.
student-check-late = The last day to post it was { $date }: the fund rejects a claim posted later.
student-check-may = You can print now, but the fund returns the claim if a paper is missing when you post it.

# Posting
student-send = How to send the claim
student-send-print = Print the care sheet
student-send-print-text = It is filled in and carries the code that the mailroom scans.
student-send-sign = Have it stamped and sign it
student-send-sign-text = The doctor and the pharmacist stamp, sign and date the sheet, then you sign it.
student-send-enclose = Enclose the originals
student-send-enclose-text = Prescriptions, bills, results, and the bar codes of the boxes.
student-send-post = Post it all
student-send-before = By { $date }; the postmark counts.
student-sheet-open = Open the care sheet (PDF)
student-posted-title = Have you posted it?
student-posted-on = Day of posting
student-posted-hint = As on the receipt of the post office.
student-reopen = Change the claim
student-reopen-text = If you forgot something, reopen the claim, then print the sheet again.
student-withdraw = Give up this claim
student-withdraw-text = The claim will not be examined. You can prepare another one for the same care while there is time.

# After it has arrived
student-returned = Your claim is to be completed
student-returned-how = Papers can no longer be attached here: post what is missing to the address below, with the same reference on the envelope and on every sheet. The date of your first posting still counts.
student-corrections = What your papers say
student-corrections-text = The officer read something else on your papers than you had declared. The calculation follows the papers.
student-corrections-line = Line
student-corrections-declared = You declared
student-corrections-read = On the papers
student-corrections-added = Nothing
student-corrections-removed = Not on the papers
student-letter = Download the letter (PDF)

# Words of success
flash-student-rib = Your bank account is saved.
flash-student-language = The language of letters is saved.
flash-student-line-saved = The line is saved.
flash-student-line-removed = The line is removed.
flash-student-papers-added = The papers are attached.
flash-student-paper-removed = The paper is removed.
flash-student-treatment = The end of the treatment is saved.
flash-student-prepared = Your claim is ready: print the care sheet.
flash-student-reopened = The claim is open again; you can change it.
flash-student-posted = The day of posting is noted. You will be told when the claim arrives.
flash-student-withdrawn = The claim is withdrawn.

# The calculation line by line, for the student and the claims desk
breakdown-reference = Reference
breakdown-where-who = Who has the claim
breakdown-where-since = Since
breakdown-where-next = Next step
breakdown-where-by = At the latest on
breakdown-timeline = Progress
breakdown-since = since { $date } · { $holder }
breakdown-by = at the latest on { $date }
breakdown-sum-estimate = What you should receive
breakdown-sum-decided = What you receive
breakdown-of-paid = Of { $amount } that you paid
breakdown-estimate = Estimate
breakdown-estimate-text = With the tariffs in force on the day of care. The decision may differ if a paper is missing.
breakdown-share-payable = Reimbursed
breakdown-share-above = Above the tariff or base
breakdown-share-own = Your share
breakdown-share-refused = Not reimbursed
breakdown-share-to-price = To be priced by the fund
breakdown-to-price = To be priced
breakdown-title = How this amount is worked out
breakdown-text = One line per act or medicine. Open it to see the calculation and the text behind it.
breakdown-paid = paid
breakdown-unsourced = an assumption, to be confirmed
breakdown-total-paid = Total paid
breakdown-stays = Stays with you
breakdown-reimbursed = Reimbursement
breakdown-reimbursed-estimate = Estimated reimbursement
student-cover-scheme-ends = The students’ scheme ends on that date ({ $text }). The rules that follow are not available here yet.
