# Header
account-space = My space
log-in-button = Log in

# Applying
apply-title = Apply for insurance
apply-lead = For the academic year { $year }. Have your identity paper and your Massar code at hand. It takes about five minutes.
apply-who = Who you are
apply-identity-kind = Identity paper
apply-identity-number = Number of this paper
apply-identity-number-hint = For example JB458213 for a national card.
apply-student-number = Massar code or CNE
apply-student-number-hint = One letter and nine digits, for example M130012345. An old CNE has ten digits.
apply-names-hint = Write your names as on the paper. The certificate shows them in both scripts.
apply-first-latin = First name, in Latin letters
apply-first-arabic = First name, in Arabic letters (optional)
apply-last-latin = Family name, in Latin letters
apply-last-arabic = Family name, in Arabic letters (optional)
apply-birth-hint = The year alone is enough if your papers say no more.
apply-sex = Sex
apply-nationality = Nationality
apply-reach = How to reach you
apply-email = E-mail address
apply-email-hint = We send a link to confirm there, then your certificate.
apply-phone = Phone (optional)
apply-phone-hint = For example 06 12 34 56 78.
apply-address = Postal address
apply-address-hint = Street, number, town. Returned papers are sent there.
apply-studies = Your studies
apply-institution = Institution
apply-institution-hint = Where you are enrolled this year. It confirms your enrolment.
apply-cover = Other health cover
apply-cover-question = Do you have another health cover today?
apply-cover-hint = In your own name, or as the spouse or child of an insured person. A declared summer job counts for its dates only: once it is over, it does not exclude you. Any cover that counted is shown in the answer.
apply-cover-none = No, I declare that I have no other health cover
apply-cover-other = Yes, I have another health cover
apply-account = Where to send refunds
apply-rib = RIB (optional)
apply-rib-hint = 24 digits, in your name; the key is checked. Without a RIB you receive a postal order.
apply-once = One application per academic year. Your data serve health insurance only.
apply-button = Send the application
apply-reason-source = Text: { $source }
apply-reference = Reference of the application:
apply-again = Send a new application
apply-refused-title = Your cover cannot open
apply-refused-lead = Your application is recorded and refused. Here is every reason, with the text applied.
apply-refused-reasons = Reasons of the refusal
apply-refused-next = What you can do
apply-refused-again = If an answer in the form was wrong, or if your situation changes, send a new application. If you disagree, write to the office with the reference.
apply-done-title = Your application has arrived
apply-done-mail = Open the link that we have just sent you by e-mail
apply-done-mail-why = It confirms your address and opens your space. Until then we send you nothing else. Look in the spam folder too.
apply-done-next = What happens next
apply-done-listed = If you are already on the list of your institution, you are covered from now on.
apply-done-unlisted = If not, your institution confirms your enrolment first.
apply-done-certificate = Your certificate leaves by e-mail as soon as cover is open and the address confirmed.

# Following an application
follow-title = Your application
follow-lead = Three details are enough, without an account.
follow-last8-hint = Or of the old CNE.
follow-birth-hint = As in the application: the year alone, if that is all you gave.
follow-unknown = No application fits these three details. Compare them with your application, or send one.
follow-label-holder = Who has the application
follow-label-since = Since
follow-label-next = Next step
follow-label-when = At the latest
follow-holder-returned = You
follow-holder-covered = Nobody: the application is closed
follow-holder-refused = Nobody: it has been decided
follow-holder-upheld = Nobody: it has been decided
follow-holder-withdrawn = Nobody: the application is closed
follow-next-submitted = The institution confirms your enrolment
follow-next-returned = You send a corrected application
follow-next-covered = You download the certificate
follow-next-refused = You can contest the refusal in your space
follow-next-upheld = None; a new application remains possible
follow-next-withdrawn = None; a new application remains possible
follow-when-submitted = The texts set no time limit
follow-when-returned = The end of the academic year
follow-when-covered = Whenever you like
follow-when-refused = The end of the academic year
follow-when-upheld = The end of the academic year
follow-when-withdrawn = The end of the academic year
follow-unproved = Your e-mail address is not confirmed
follow-unproved-text = Open the link that we sent you. Until then neither certificate nor news leaves by e-mail.
follow-unproved-button = Get a new link
follow-note = Message from the officer
follow-submitted = Sent on

# Fetching a certificate
certificate-lead = The certificate proves that you are covered. It downloads as PDF, without an account.
certificate-none = No current certificate fits these three details. Check them; if they are right, follow your application to see what is missing.
certificate-verify = Somebody gave you a certificate?

# Checking a certificate
verify-lead = Doctors, pharmacies, institutions: check that a certificate is genuine and valid today.
verify-code = Code of the certificate
verify-code-hint = Five groups of four letters and digits, at the foot of the certificate beside the square.
verify-button = Check
verify-eyebrow = Check of a certificate
verify-answer-valid = Genuine and valid today
verify-answer-not_yet = Genuine, not valid yet
verify-answer-expired = Genuine, but expired
verify-answer-superseded = Genuine, but replaced
verify-answer-revoked = Revoked
verify-answer-unknown = No certificate has this code
verify-meaning-valid = This person is covered by the health insurance of students.
verify-meaning-not_yet = The cover of this person begins later. See the period.
verify-meaning-expired = The cover that this certificate proved has ended.
verify-meaning-superseded = There is a newer certificate. Ask the student for it.
verify-meaning-revoked = This certificate proves nothing any more.
verify-meaning-unknown = Compare the code with the paper, sign by sign, or scan the square. If it is right, the paper is not from us.
verify-facts = What the certificate says
verify-reference = Number
verify-name-latin = Name
verify-name-arabic = Name in Arabic letters
verify-identity = Identity paper
verify-institution = Institution
verify-year = Academic year
verify-period = Covered
verify-issued = Issued on
verify-compare = Compare these details with the paper and with the identity paper of the person.
verify-another = Check another certificate

# Mailed links
link-prove-title = Confirm your address and choose a password
link-prove-lead = The button confirms your e-mail address and opens your space.
link-set-title = Choose a new password
link-set-lead = All devices logged in with the old one are logged out.
link-password = New password
link-password-hint =
    { $min ->
        [one] At least { $min } character. A sentence that is easy to remember is fine; no digit or sign is required.
       *[other] At least { $min } characters. A sentence that is easy to remember is fine; no digit or sign is required.
    }
link-button = Save and continue
link-done-title = Your address is confirmed
link-done-account = If you have an account already, log in with your usual password: the one that you just typed was not kept.
link-done-check = If not, an officer first compares your papers with an existing file. Follow your application to see what comes next.
link-gone-title = This link no longer works
link-gone-lead =
    { $hours ->
        [one] A link works once, for { $hours } hour. This one was used already, or it is too old.
       *[other] A link works once, for { $hours } hours. This one was used already, or it is too old.
    }
link-gone-account = If you have an account, ask for a new link to choose a password.
link-gone-application = If you have none yet, follow your application. The page offers you a new confirmation link.

# Logging in
log-in-title = Log in
log-in-login = National id number or e-mail address
log-in-login-hint = Students: the number of your identity paper. Staff: your e-mail address.
log-in-password = Password
log-in-forgot = Forgotten password
log-in-none = A student’s account opens with the application.
code-title = Second factor
code-lead = Open your authentication app and copy the code of the moment.
code-code = Code
code-hint = Six digits. It changes every 30 seconds.
code-other = Use another account
factor-title = Protect your account
factor-lead = Staff need a second factor: a code from your phone, besides the password.
factor-scan = 1. Scan this square
factor-scan-text = With an authentication app (one-time codes, TOTP).
factor-secret = Or type this key into the app:
factor-prove = 2. Copy the code it shows
factor-button = Activate and continue
forgot-title = Forgotten password
forgot-lead =
    { $hours ->
        [one] We send a link to the e-mail address of the account. It works once, for { $hours } hour.
       *[other] We send a link to the e-mail address of the account. It works once, for { $hours } hours.
    }
forgot-button = Get a link

# What was done
flash-logged-out = You are logged out.
flash-logged-out-everywhere = You are logged out on all your devices.
flash-link-mailed = If an account fits, a link leaves for its e-mail address. Look in the spam folder too.
flash-proof-mailed = If the address is still to be confirmed, a new link has just left. Look in the spam folder too.

# Looking at what was typed, and putting it aside
apply-check-button = Check my answers
apply-check-title = Check your answers
apply-check-lead = Nothing has been sent yet. Compare with your papers, then hand the application in.
apply-check-name = Full name
apply-check-name-arabic = Full name in Arabic
apply-check-email = E-mail address
apply-check-phone = Phone
apply-check-rib = Bank account (RIB)
apply-check-no-rib = None: refunds come as a postal order
apply-check-cover = Your declaration
apply-check-true = By handing it in you declare that these answers are true.
apply-check-edit = Correct
apply-keep-button = Continue later
apply-keep-hint = With your e-mail address the form is kept, and a link to go on is mailed to you.
apply-kept-title = Your form is kept
apply-kept-mail = A link is on its way by e-mail
apply-kept-text = { $days ->
    [one] It opens the form again for { $days } day.
   *[other] It opens the form again for { $days } days.
} Nothing is handed in before you send it. If you had a link already, it is the same one.
apply-kept-home = Back to the start
apply-gone-title = This form is not kept any more
apply-gone-lead = The application was sent, or the time is over. Follow your application, or begin another.
apply-again-known = Your answers of the last application are filled in
apply-again-look = Look at what may have changed: institution, address, bank account. Other cover is asked every year.
apply-done-keep = Note the reference or print this page. The acknowledgement as PDF is in your space.
