# Dates, sizes and counts
date-time = { $date } at { $time }
period-day = { $from }
period-closed = { $from } to { $to }
period-open = from { $from }
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
pages-count =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }

# Languages
languages = Language

# Every page
service-name = Student health insurance
skip = Skip to the content
crumbs = You are here
title-refused = Error:
student-space = Student space
log-out = Log out
list-comma = ,
office-name = Health insurance office
currency = MAD

# Forms
form-errors =
    { $count ->
        [one] { $count } point to correct
       *[other] { $count } points to correct
    }
form-error = { $field }: { $error }
date-day = Day
date-month = Month
date-year = Year
select-choose = Choose
button-change = Change
button-remove = Remove
file-too-large = This file is larger than { $megabytes } MB: it will not be accepted.
file-sending = Sending
file-choose = Choose files
file-choose-one = Choose a file
file-photograph = Open the camera
field-identity = National id number
field-identity-hint = Or of the passport, or of the residence card.
field-last8 = Last 8 digits of the Massar code
field-birth = Date of birth
