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
