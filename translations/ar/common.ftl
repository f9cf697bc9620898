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

# كل الصفحات
service-name = التأمين الصحي للطلبة
skip = المرور إلى المحتوى
crumbs = مسار التصفح
title-refused = خطأ:
student-space = فضاء الطالب
log-out = تسجيل الخروج
list-comma = ،
office-name = مكتب التأمين الصحي
currency = درهم

# الاستمارات
form-errors =
    { $count ->
        [zero] لا شيء للتصحيح
        [one] نقطة واحدة للتصحيح
        [two] نقطتان للتصحيح
        [few] { $count } نقط للتصحيح
        [many] { $count } نقطة للتصحيح
       *[other] { $count } نقطة للتصحيح
    }
form-error = { $field }: { $error }
date-day = اليوم
date-month = الشهر
date-year = السنة
select-choose = اختاروا
button-change = تغيير
button-remove = حذف
file-too-large = حجم هذا الملف يفوق { $megabytes } ميغابايت: لن يُقبل.
file-sending = جارٍ الإرسال
file-choose = اختيار الملفات
file-choose-one = اختيار الملف
file-photograph = فتح آلة التصوير
field-identity = رقم البطاقة الوطنية
field-identity-hint = أو رقم جواز السفر أو بطاقة الإقامة.
field-last8 = آخر 8 أرقام من رمز مسار
field-birth = تاريخ الازدياد
