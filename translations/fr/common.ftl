# Dates, sizes and counts
date-time = { $date } à { $time }
period-day = le { $from }
period-closed = du { $from } au { $to }
period-open = à partir du { $from }
size-kilobytes = { $size } ko
size-megabytes = { $size } Mo
pages-count =
    { $count ->
        [one] { $count } page
        [many] { $count } de pages
       *[other] { $count } pages
    }

# Languages
languages = Langue
