# التواريخ والأحجام والأعداد
date-time = { $date } على الساعة { $time }
period-day = يوم { $from }
period-closed = من { $from } إلى { $to }
period-open = ابتداء من { $from }
size-kilobytes = { $size } كيلوبايت
size-megabytes = { $size } ميغابايت
pages-count =
    { $count ->
        [zero] بدون صفحات
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
        [many] { $count } صفحة
       *[other] { $count } صفحة
    }

# اللغات
languages = اللغة
