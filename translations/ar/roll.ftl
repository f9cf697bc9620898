# لائحة المسجلين ومن لم يودعوا طلبهم بعد
desk-nav-roll = المسجلون
thing-roll = لائحة المسجلين في مؤسسة
act-remind = تذكير
standing-not_applied = لم يودع طلبه بعد
standing-applied = طلب في الانتظار
standing-covered = مستفيد
roll-title = الطلبة المسجلون
roll-situation = السنة الجامعية { $year } · حسب اللوائح المقبولة
roll-pick = اختاروا مؤسسة.
roll-no-institution = لا توجد أي مؤسسة
roll-no-institution-text = تظهر المؤسسات هنا بمجرد تسجيلها.
roll-empty-text = لم ترسل المؤسسة بعد أي لائحة لهذه السنة.
roll-rates = وضعية الطلبة
roll-everyone = جميع المسجلين
roll-chart = التوزيع
roll-rate = نسبة التغطية
roll-enrolled = المسجلون
roll-enrolled-sub = في اللوائح المقبولة
roll-applied-sub = أودعوا طلبا لم يُبتّ فيه بعد
roll-not-applied-sub = بلا أي طلب جارٍ
roll-by-programme = حسب المسلك
roll-by-programme-text = تُعرض أولا المسالك التي تنقصها أكثر الطلبات.
roll-by-year = حسب السنة الدراسية
roll-year = السنة الدراسية
roll-no-programme = مسلك غير مذكور
roll-no-year = سنة غير مذكورة
roll-year-of-study =
    { $year ->
        [zero] السنة { $year }
        [one] السنة الأولى
        [two] السنة الثانية
        [3] السنة الثالثة
        [4] السنة الرابعة
        [5] السنة الخامسة
        [6] السنة السادسة
        [7] السنة السابعة
        [few] السنة { $year }
        [many] السنة { $year }
       *[other] السنة { $year }
    }
roll-any-programme = كل المسالك
roll-any-year = كل السنوات
roll-more-programmes =
    { $count ->
        [zero] عرض المسالك الأخرى
        [one] عرض المسلك الآخر
        [two] عرض المسلكين الآخرين
        [few] عرض { $count } مسالك أخرى
        [many] عرض { $count } مسلكا آخر
       *[other] عرض { $count } مسلك آخر
    }
roll-details = النسب حسب المسلك والسنة الدراسية
roll-list = اللائحة
roll-find = الاسم أو رمز مسار أو رقم البطاقة الوطنية أو جواز السفر
roll-identity = البطاقة الوطنية أو جواز السفر
roll-col-standing = الوضعية
roll-col-application = الطلب
roll-found =
    { $count ->
        [zero] لا طالب
        [one] طالب واحد
        [two] طالبان
        [few] { $count } طلبة
        [many] { $count } طالبا
       *[other] { $count } طالب
    }
roll-found-many = أكثر من { $count } طالب: دققوا البحث.
roll-none = لا أحد يستجيب لهذه المعايير.
roll-files = تحميل اللائحة
roll-files-text = يتضمن الملف معطيات شخصية: يُقيَّد تحميله في سجل العمليات.
roll-file-listed-xlsx = اللائحة أعلاه، Excel
roll-file-listed-csv = اللائحة أعلاه، CSV
roll-file-all-xlsx = جميع المسجلين مع وضعيتهم، Excel
roll-file-all-csv = جميع المسجلين مع وضعيتهم، CSV
roll-file-word = musajjalun
roll-todo = طلبة بدون طلب
roll-todo-sub = مسجلون لم يودعوا طلبهم بعد

# التذكير
thing-reminder = التذكير الموجه إلى عنوان
remind-button = تذكير بالبريد الإلكتروني
remind-title = تذكير بالبريد الإلكتروني
remind-lead = لم يُرسل أي شيء بعد. هذه نتيجة الإرسال لو تم.
remind-scope-all = إلى جميع المسجلين الذين لم يودعوا طلبهم.
remind-scope = إلى المسجلين الذين لم يودعوا طلبهم: { $which }.
remind-listed = مسجلون بدون طلب
remind-closed = تلقوا جوابا
remind-closed-sub = طلب مرفوض أو معاد أو مسحوب: لا تذكير
remind-without-address = بدون عنوان
remind-without-address-sub = غير مذكور في اللائحة
remind-stopped = طلبوا إيقاف التذكير
remind-recent = سبق تذكيرهم
remind-recent-sub =
    { $days ->
        [zero] اليوم
        [one] منذ أقل من يوم
        [two] منذ أقل من يومين
        [few] منذ أقل من { $days } أيام
        [many] منذ أقل من { $days } يوما
       *[other] منذ أقل من { $days } يوم
    }
remind-shared = عنوانهم عنوان غيرهم
remind-to-send = رسائل ستُرسل
remind-language = تُكتب الرسالة بلغة الطالب إن كانت معروفة، وإلا فبالعربية والفرنسية. لا تذكر اسما ولا رقما، وتحمل رابطا لإيقاف التذكير.
remind-send =
    { $count ->
        [zero] لا رسالة للإرسال
        [one] إرسال رسالة واحدة
        [two] إرسال رسالتين
        [few] إرسال { $count } رسائل
        [many] إرسال { $count } رسالة
       *[other] إرسال { $count } رسالة
    }
remind-nobody = لا يوجد من تُرسل إليه رسالة.
remind-sent =
    { $count ->
        [zero] لا رسالة للإرسال.
        [one] رسالة واحدة في انتظار الإرسال.
        [two] رسالتان في انتظار الإرسال.
        [few] { $count } رسائل في انتظار الإرسال.
        [many] { $count } رسالة في انتظار الإرسال.
       *[other] { $count } رسالة في انتظار الإرسال.
    }
remind-sent-next = تُرسل الرسائل تدريجيا حتى لا تتأخر الشهادات.
remind-col = تاريخ التذكير
reminders-title = التذكير بالبريد الإلكتروني
reminders-lead = يتوصل العنوان الذي أُرسل إليه هذا الرابط برسائل تذكير ما دام طلب التأمين لم يودَع.
reminders-stop = إيقاف رسائل التذكير
reminders-stopped = لن يتوصل هذا العنوان برسائل تذكير بعد الآن.
reminders-stopped-text = يمكنكم دائما إيداع طلبكم. أما الرسائل المتعلقة بطلب مودَع فتستمر.
reminders-resume = التوصل برسائل التذكير من جديد

# الجواب على عدة طلبات
answers-title = الجواب على عدة طلبات
answers-lead = لم يتم أي شيء بعد. هذا ما سيصير إليه كل طلب.
answers-choose = اختيار
answers-choose-all = الجواب على الطلبات المؤشَّر عليها
answers-look-confirm = تأكيد التسجيلات…
answers-look-refuse = ليسوا من طلبتنا…
answers-done-lead = هذا ما صار إليه كل طلب.
answers-becomes = سيصير
answers-became = صار
answers-stays = يبقى على حاله
answers-confirm =
    { $count ->
        [zero] لا تسجيل للتأكيد
        [one] تأكيد تسجيل واحد
        [two] تأكيد تسجيلين
        [few] تأكيد { $count } تسجيلات
        [many] تأكيد { $count } تسجيلا
       *[other] تأكيد { $count } تسجيل
    }
answers-refuse =
    { $count ->
        [zero] لا طلب للرفض
        [one] رفض طلب واحد
        [two] رفض طلبين
        [few] رفض { $count } طلبات
        [many] رفض { $count } طلبا
       *[other] رفض { $count } طلب
    }
answers-none = لا يمكن توجيه هذا الجواب إلى أي من هذه الطلبات.
answers-back = الرجوع إلى الطلبات
refusal-no-application-chosen = أشّروا على طلب واحد على الأقل.
refusal-too-many-chosen = أشّروا على { $max } طلب على الأكثر في المرة الواحدة.
refusal-changed-meanwhile = تغير في الأثناء: اطلعوا عليه من جديد.
refusal-not-yours = هذا الجواب ليس من اختصاصكم.
refusal-not-there = طلب غير موجود.
