# Why a use case says no (amoe_domain::Refusal): what is wrong, and what to do.
refusal-field-required = Fill in this field.
refusal-field-too-long =
    { $max ->
        [one] This text is too long: { $max } character at most. Shorten it.
       *[other] This text is too long: { $max } characters at most. Shorten it.
    }
refusal-amount-zero = The amount must be above zero. Enter what you paid.
refusal-day-to-come = This day has not come yet: today is { $today }. Correct it.
refusal-form-number-used = This form was already sent with other content. Check what was recorded, then open the page again to send something else.
refusal-stale = Someone else changed this file while you were working on it. Your change was not saved, but what you typed is kept. Check the present state of the file, then send the form again.
refusal-too-many =
    { $minutes ->
        [one] Too many attempts came in a short time, from your connection or under this name. What you typed is kept, except passwords. Wait one minute, then send the form again.
       *[other] Too many attempts came in a short time, from your connection or under this name. What you typed is kept, except passwords. Wait { $minutes } minutes, then send the form again.
    }
refusal-not-now = The file is now in a state that does not allow this. Open the page again: it shows what you can do now.

# Account and password
refusal-log-in-wrong = The log-in name and the password do not fit together. Check both, or choose “Forgot password”.
refusal-factor-wrong = This code is wrong, already used or too old. Wait for the next code in your app and enter it.
refusal-factor-exists = This account has a second factor already. Use it to log in.
refusal-link-gone = This link was used already or is no longer valid. Ask for a new one with “Forgot password”, or on the page that follows your application if you have no account yet.
refusal-password-short =
    { $min ->
        [one] This password is too short: it needs at least { $min } character. A sentence that you remember is fine.
       *[other] This password is too short: it needs at least { $min } characters. A sentence that you remember is fine.
    }
refusal-password-common = This password is easy to guess: it is a common one or contains your log-in name. Choose another.
refusal-email-taken = An account uses this e-mail address already. Take another.
refusal-institution-of-officer = Choose an institution for an institution officer. Other roles have none.

# Application
refusal-latin-letters = Write this name in Latin letters, as on the identity card or passport. Letters, blanks, apostrophes, hyphens and full stops only.
refusal-arabic-letters = Write this name in Arabic letters, as on the identity card. Letters, blanks, apostrophes and hyphens only.
refusal-applied-already = An application with this number exists already for this academic year. Follow it on the page “Where is your application?” instead of sending a second one.
refusal-covered-already = This student is already covered for this academic year. No other application is needed.
refusal-identity-taken = This paper or number is already registered for another person. Compare the application with the original papers, then return it to the student to be corrected.
refusal-note-needed = Tell the student what to correct.
refusal-reason-needed = Choose at least one reason.

# Claim
refusal-no-cover = You are not covered: you cannot prepare a claim. Apply for registration first.
refusal-act-unknown = This key letter is not known. Choose an act from the list.
refusal-too-many-lines =
    { $max ->
        [one] A claim has { $max } line at most. Open a second claim for the rest.
       *[other] A claim has { $max } lines at most. Open a second claim for the rest.
    }
refusal-too-many-papers =
    { $max ->
        [one] A claim has { $max } paper at most. Join the pages in one PDF.
       *[other] A claim has { $max } papers at most. Join the pages in one PDF.
    }
refusal-no-such-line = This line no longer exists. Open the claim again and check its lines.
refusal-treatment-ends-before = The treatment cannot end before the first medical act. Correct one of the two dates.
refusal-claim-without-lines = The claim has no line. Add at least one act or medicine.
refusal-posted-on-impossible = The day of posting lies between the first medical act and today. Copy it from the post office receipt.

# Uploads
refusal-upload-empty = This file is empty. Choose another, or take the photograph again.
refusal-upload-too_large = This file is larger than 10 MB. Send a smaller photograph, or split the pages into several files.
refusal-upload-not_allowed = This kind of file is not accepted. Send a PDF, or a JPEG or PNG photograph.
refusal-upload-damaged = This file is damaged or cut off: it does not open. Scan or photograph the paper again.
refusal-upload-active = This PDF contains a program or a form that acts by itself. Print it into a new PDF, or photograph the paper, then send that.
refusal-upload-encrypted = This PDF is encrypted or protected by a password. Save it without protection, or photograph the paper, then send that.
refusal-upload-too_many_pixels = This photograph has too many pixels. Take it again in a lower quality.

# Mailroom
refusal-code-wrong = This is not the form of a claim’s code, such as DM-7K3M-4Q2D. Compare it with the sheet, or enter the national id number.
refusal-code-unknown = No claim has this code. Compare it with the sheet sign by sign, or enter the national id number.
refusal-code-or-identity = Enter the code of the claim or the national id number.
refusal-identity-unknown = No insured student has this number. Compare it with the sheet. If it is right, pass the file on to the registration desk.
refusal-postmark-after-arrival = The postmark cannot be later than the arrival. Correct one of the two dates.
refusal-postmark-before-care = The postmark is older than the care in the claim. Read the date again. If it cannot be read, leave the field empty.

# Review
refusal-line-has-tariff = The rulebook has a tariff for this line, and it counts.
refusal-line-without-tariff = A line has no tariff: its amount cannot be worked out. Open it to give the one that the text has, refuse it with a reason, or return the claim.
refusal-return-proposed = The student can still mend what is missing: return the claim, or reject it with a reason.
refusal-reason-not-mendable = The student cannot mend reason { $code }: a claim is not returned for it. Choose another reason, or reject the claim.

# Payment
refusal-nothing-chosen = No claim is chosen. Choose at least one.
refusal-batch-too-large =
    { $max ->
        [one] A payment order has { $max } claim at most. Prepare a second order for the rest.
       *[other] A payment order has { $max } claims at most. Prepare a second order for the rest.
    }
refusal-nothing-to-pay = One of the chosen claims has nothing to pay. Take it out of the choice.
refusal-paid-already = Other payments took some of the chosen claims meanwhile. They stand on the list no longer: look at it again, and choose anew.
refusal-second-person-needed = You prepared this payment order: another person must approve it.
refusal-paid-on-impossible = The day of payment lies between the day of sending and today. Correct it.

# Enrolment lists
refusal-list-without-good-lines = The list has no good line. Correct it and send it again.
refusal-sheet-too-large = The list is larger than 50 MB. Split it into several files.
refusal-sheet-too-many-lines = The list has more than 200,000 lines. Split it into several files.
refusal-sheet-too-many-columns = Line { $line } has more than 100 columns. Keep the useful ones and check the separator.
refusal-sheet-cell-too-long = A cell of line { $line } has more than 1,000 characters. Check the separator and the quotation marks.
refusal-sheet-too-much-text = The list holds too much text. Keep only the useful columns.
refusal-sheet-unpacks-too-large = This workbook is far larger than a list. Copy only the table of students into a new workbook.
refusal-sheet-unclosed-quote = A quotation mark is opened on line { $line } and not closed: what follows cannot be read. Correct it, or save the list as XLSX.
refusal-sheet-empty = This list is empty. Check which file you chose.
refusal-sheet-protected = This workbook is protected by a password. Save it without one and send it again.
refusal-sheet-damaged = This workbook is damaged and does not open. Save it again as XLSX or CSV.
refusal-sheet-old-excel = This is an old Excel workbook (XLS). Save it as XLSX or CSV.
refusal-sheet-web-page = This is a web page named XLS. Open it in the spreadsheet program and save it as XLSX or CSV.
refusal-sheet-open-document = This is an OpenDocument sheet. Save it as XLSX or CSV.
refusal-sheet-no-list = This file is not a list. Send an XLSX or CSV table with the names of the columns on the first line.
refusal-sheet-columns-missing = Columns that are needed are missing: { $columns }. Add them and send the list again.
refusal-sheet-names-in-one-column = Family name and first name stand in one column. Split them into two. Missing columns: { $columns }.
refusal-law-not-at-hand = On { $on } another law applies, whose rules are not available here yet. Keep your papers and ask the fund.
refusal-no-scheme = No students’ scheme was in force on { $on }. Check the date.
refusal-two-schemes = The law changes on { $change }: care before that day and care from that day need a claim each.
