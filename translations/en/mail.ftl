# Mails: plain text, the link alone on its line. Nothing about care, no identity number.
mail-signature =
    { $fund } · Student health insurance
    Questions: { $contact }
    This message is automatic: please do not reply to it.
mail-prove-email-subject = Confirm your e-mail address
mail-prove-email-body =
    Hello,

    An application for student health insurance gives this address. Open this link to confirm the address and choose your password:

    { $link }

    The link works for 72 hours and only once. Before that, we send you no document.

    If you did not apply, do nothing: this address will not be used.
mail-set-password-subject = Choose your password
mail-set-password-body =
    Hello,

    Open this link to choose the password of your account:

    { $link }

    The link works for 72 hours and only once. When it has been used, all your devices are logged out.

    If you did not ask for this, do nothing: nothing changes in your account.
mail-certificate-subject = Your insurance certificate { $reference }
mail-certificate-body =
    Hello,

    You are now covered by the student health insurance. Your certificate { $reference } is attached as a PDF. Anyone can check that it is genuine by the code printed on it.

    You also find it in your space, after logging in:

    { $link }
mail-application-refused-subject = Answer to your application { $reference }
mail-application-refused-body =
    Hello,

    Your application { $reference } was refused. To read the reason, the text that was applied and what you can do, open this page and fill in its three fields:

    { $link }
mail-application-returned-subject = Your application { $reference } needs a correction
mail-application-returned-body =
    Hello,

    Your application { $reference } was returned to be corrected. To read what to correct, open this page and fill in its three fields:

    { $link }

    Your cover opens only after this correction.
mail-claim-received-subject = Your claim { $reference } has arrived
mail-claim-received-body =
    Hello,

    The mailroom has received your claim { $reference }. An officer of the fund will review it.

    Follow it on this page, after logging in:

    { $link }
mail-claim-returned-subject = Your claim { $reference } must be completed
mail-claim-returned-body =
    Hello,

    Your claim { $reference } was returned because something is missing. This page says, after logging in, what is missing and what to do:

    { $link }
mail-claim-decided-subject = Decision on your claim { $reference }
mail-claim-decided-body =
    Hello,

    The fund has decided on your claim { $reference }. This page gives, after logging in, the decision and its explanation line by line:

    { $link }
mail-claim-paid-subject = The reimbursement of claim { $reference } has left
mail-claim-paid-body =
    Hello,

    The fund has paid the reimbursement of your claim { $reference }. This page gives, after logging in, the amount, the date and the way of payment:

    { $link }

    For a postal order, show your identity paper at the post office.
mail-applied-again-subject = Another application with your numbers
mail-applied-again-body =
    Hello,

    Today somebody applied for student health insurance with your identity number and your student number. Your application { $reference } stays as it is, and an officer looks at the other one.

    If it was you, you have nothing to do. Your application is shown on this page, with its three fields:

    { $link }

    If it was not you, tell the fund: { $contact }
mail-application-appealed-subject = Your appeal, application { $reference }
mail-application-appealed-body =
    Hello,

    Your appeal against the refusal of application { $reference } has arrived. An agent who did not take the first decision decides it. To see by when, and to follow it, open this page and fill in its three fields:

    { $link }
mail-appeal-granted-subject = Your appeal is granted, application { $reference }
mail-appeal-granted-body =
    Hello,

    Your appeal is granted: application { $reference } is no longer refused. If your institution has confirmed your enrolment, you are covered; if not, it is checking it now. To see where the application stands, open this page and fill in its three fields:

    { $link }
mail-appeal-upheld-subject = Answer to your appeal, application { $reference }
mail-appeal-upheld-body =
    Hello,

    Another agent has looked at your appeal for application { $reference }: the refusal stands. To read the answer, log in to your space, or open this page and fill in its three fields:

    { $link }
mail-application-reminder-subject = Health insurance of students { $year }: your application is missing
mail-application-reminder-body =
    Hello,

    { $institution } counts you among its students enrolled for { $year }. We have not received your application for health insurance (AMO Étudiants) yet. It is free at public institutions and takes a few minutes online:

    { $link }

    If you have another health cover already, there is nothing to do.

    To stop these reminders:

    { $stop }
mail-application-draft-subject = Your insurance form is waiting
mail-application-draft-body =
    Hello,

    A form for the students’ health insurance was kept with this address. This link opens it again for 30 days:

    { $link }

    Nothing is handed in before you send it. Give this link to nobody: it shows what you wrote.

    If you have not begun anything, do nothing: the form is deleted afterwards.
