# Home
home-title = Your care is covered, every dirham explained
home-lead = The compulsory basic health insurance for students: apply, receive your certificate, follow your claims step by step.
home-apply = Apply for registration
home-how = How am I reimbursed?
home-open = Applications are open during the whole academic year { $year }.
home-status-title = Where is your application?
home-status-button = Follow the application
home-services = Without logging in
home-who = Am I entitled to cover?
home-who-text = Three conditions, and what the insurance covers.
home-certificate = Download the certificate
home-certificate-text = With the national id number, the Massar code and the date of birth.
home-reimbursement = Understand reimbursement
home-reimbursement-text = The steps, the rates and the time limits.
home-care-sheets-text = Ordinary, long-term illness, dental; where to send them.
home-verify = Verify a certificate
home-verify-text = By the printed code, or by scanning it with a phone.
home-contact-text = The university’s office, the fund, complaints.
home-path = From the doctor to your bank account
home-example = Example: a visit to a specialist
home-law = Law 54-23: what changes for students in 2027
home-law-text = Each treatment is reimbursed under the rules in force on the day you received it.

# The four steps
path-pay = You pay for the care
path-pay-text = Keep the original prescription, invoices and reports.
path-prepare = You prepare the claim here
path-prepare-text = You see what is missing and the expected amount, then print the care sheet.
path-send =
    { $days ->
        [one] You send it within { $days } day
       *[other] You send it within { $days } days
    }
path-send-text = Counted from the first medical act, or from the end of the treatment if it is continuous.
path-receive = You receive the money
path-receive-text = By bank transfer, or by postal order if you have no account.

# The worked example
example-paid = You paid
example-base = Base: reference tariff
example-rate = Rate
example-refund = You receive
example-sources = Texts: { $tariff } (tariff); { $rate } (rate).

# Who is covered
who-title = Who is covered
who-lead = The insurance covers a student who meets these three conditions.
who-enrolled = You are enrolled in an institution of the university for the current year.
who-age =
    { $age ->
        [one] You are { $age } year old at most.
       *[other] You are { $age } years old at most.
    }
who-other-cover = You have no other health cover, neither in your own name nor as the spouse or child of an insured person.
who-foreign = The conditions are the same for Moroccan and foreign students.
who-what = What is covered
who-what-text = The cost of care in case of illness, accident or maternity, and of physical or functional rehabilitation.
who-when = From when
who-when-text = Cover starts without a waiting period, for the academic year { $year }. The application is renewed every year.
who-kept =
    { $months ->
        [one] If your studies end, your cover stays open for { $months } month.
       *[other] If your studies end, your cover stays open for { $months } months.
    }
who-refused = If the application is refused
who-refused-text = The answer gives the reason, the text applied and the evidence used. To contest it, write to the fund or to your university’s health insurance office.

# How reimbursement works
reimbursement-title = How reimbursement works
reimbursement-lead = You pay the doctor, the pharmacy or the laboratory first. The fund then reimburses you.
reimbursement-how-much = How much you receive
reimbursement-rule = The fund takes the smaller of two amounts: what you paid, and the base of reimbursement. It reimburses a share of it, the rate. The rest stays with you.
reimbursement-care = Care
reimbursement-base = Base
reimbursement-visits = Consultations, tests, radiology
reimbursement-tariff = National reference tariff
reimbursement-medicines = Medicines on the list
reimbursement-medicine-base = Price of the generic when there is one
reimbursement-when = Time limits
reimbursement-deadline =
    { $days ->
        [one] Send the claim at most { $days } day after the first medical act. If the treatment is continuous, the limit runs from its end.
       *[other] Send the claim at most { $days } days after the first medical act. If the treatment is continuous, the limit runs from its end.
    }
reimbursement-payment =
    { $days ->
        [one] The fund has { $days } day to pay a complete claim.
       *[other] The fund has { $days } days to pay a complete claim.
    }
reimbursement-direct = Direct cover and long-term illnesses
reimbursement-direct-text = For a hospital stay or a long-term, costly illness, the care institution can ask the fund to pay it directly. You then pay only your share.

# Care sheets
care-sheets-title = Care sheets
care-sheets-lead = Prepare the claim online: the sheet is printed filled in, with the claim’s code and the address. The fund’s blank sheets are still accepted.
care-sheets-prepare = Prepare a claim
care-sheets-which = Which sheet to choose
sheet-ordinary = Ordinary
sheet-ordinary-text = Consultations, medicines, tests and radiology.
sheet-long-term = Long-term illness
sheet-long-term-text = Care for one of the illnesses on the list; give its code and the agreement number.
sheet-dental = Dental
sheet-dental-text = Dental care and prostheses.
care-sheets-carry = What the sheet must carry
care-sheets-you = You: name, national id number, address, total paid, signature. Students have no membership number.
care-sheets-doctor = The doctor: identity, INPE, fee, stamp, dated signature.
care-sheets-pharmacist = The pharmacist: identity, total price of the medicines, stamp, dated signature.
care-sheets-laboratory = The laboratory or radiology centre: INPE.
care-sheets-dentist = The dentist: INPE and ICE.
care-sheets-enclose = What to enclose, as originals
care-sheets-prescription = The prescription, with your name, the doctor’s name and the length of the treatment.
care-sheets-invoices = The invoices of the doctor, the laboratory and the radiology centre.
care-sheets-results = The results and reports of the tests.
care-sheets-send = Where to send the claim
care-sheets-keep = Keep a copy of each paper and the receipt of the post office.

# Contact
contact-title = Contact us
contact-lead = The university’s office answers about registration, the fund about care and payments.
contact-office = Health insurance office of the university
contact-office-text = Application, list of enrolled students, certificate.
contact-fund = The fund
contact-fund-text = Claims, direct cover, payments.
contact-phone = Call centre
contact-email = E-mail
contact-address = Postal address
contact-complaint = Make a complaint
contact-complaint-text = Give the reference of the claim and the date. You can also contest a decision from your space: the objection then follows the claim.

# Accessibility
accessibility-title = Accessibility
accessibility-lead = This site aims at level AA of the WCAG 2.2 rules. Here is what works, and what we have not checked yet.
accessibility-works = What works
accessibility-keyboard = Everything can be done with the keyboard, and the place where you are is always visible.
accessibility-script = Every page works without JavaScript and on a small screen.
accessibility-colour = Colour never speaks alone; contrasts are measured, light and dark.
accessibility-languages = Every page exists in Arabic, French and English, at the same address.
accessibility-limits = What is not checked
accessibility-limits-text = The pages are checked by automatic tools. They have not yet been tried by people who use a screen reader every day. Papers scanned by others may not be readable by a screen reader.
accessibility-tell = Report an obstacle
accessibility-tell-text = Write to us with the address of the page and what stopped you. The office gives you the information or does the step with you.

# Privacy
privacy-title = Personal data
privacy-lead = What we keep about you, why, and who sees it.
privacy-what = What we keep
privacy-what-text = Your identity, your contact details, your enrolment, your bank account if you give it, and the papers of your care. The latter are health data.
privacy-why = Why
privacy-why-text = To open your cover and reimburse your care, as the law on students’ health insurance asks. Law 09-08 protects these data. They are used for nothing else, and are neither sold nor sent abroad.
privacy-who = Who sees them
privacy-who-text = Your institution ({ $university }) sees your enrolment, never your care. At the fund ({ $fund }), each person sees what their task needs.
privacy-medical = Papers under medical cover are opened only by the doctors of the medical review. Every reading of health data leaves a trace.
privacy-cookies = Cookies
privacy-cookies-text = One cookie keeps you logged in. Another knows your device again for a year, so that whoever tries passwords under your name does not lock you out. A third carries a message from one page to the next. There is no audience measurement and no service of a third party.
privacy-long = How long
privacy-long-text = The fund sets the retention period under the law. Ask it by the means on the contact page.
privacy-rights = Your rights
privacy-rights-text = You can ask to read your data and to have them corrected. If the answer does not satisfy you, you can turn to the CNDP.
