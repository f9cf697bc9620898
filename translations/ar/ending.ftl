# التغطية التي تنتهي قبل أوانها: بإلغاء من الطالب أو بتصريح من المؤسسة، وما يحلّ بحلول تاريخه.
cancel-title = إلغاء التأمين
cancel-offer = اقرؤوا ما يترتب على الإلغاء قبل أن تطلبوه.
cancel-look = الاطلاع على ما يترتب على الإلغاء
cancel-follows = ما يترتب على الإلغاء
cancel-last = آخر يوم تشمله التغطية
cancel-certificate = شهادتكم
cancel-certificate-text = تفقد الشهادة صلاحيتها بعد هذا اليوم، ومعها البطاقة ورمز الاستجابة السريعة: من يتحقق منها يقرأ أنها أُلغيت.
cancel-claims = ملفاتكم
cancel-claims-none = ليس لكم أي ملف جارٍ. تبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية: أرسلوا ملفاتكم في الآجال المعتادة.
cancel-claims-text = لا يتغير شيء بالنسبة لهذه الملفات: تبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية، ويمكنكم إرسال ما لم ترسلوه بعد في الآجال المعتادة. ولا تُعوَّض العلاجات التي تلي هذا اليوم.
cancel-return = إذا غيّرتم رأيكم
cancel-return-text = إلى غاية { $last }، يمكنكم سحب الطلب بنقرة واحدة في فضائكم ولا يتغير شيء. وبعد ذلك، يمكنكم طلب التأمين من جديد للسنة الجامعية الموالية.
cancel-mandatory = التأمين إجباري لمن ليست له تغطية أخرى. لا تلغوه إلا إذا كنتم تستفيدون من تغطية أخرى.
cancel-ask = طلب الإلغاء
cancel-camera = تصوير البطاقة الوطنية
cancel-paper = نسخة من البطاقة الوطنية
cancel-paper-hint = الوجه والظهر، بصيغة PDF أو JPEG أو PNG. وبالنسبة للطلبة الأجانب: جواز السفر أو بطاقة الإقامة.
cancel-days =
    { $count ->
        [zero] لا يمكنكم التراجع عن الطلب.
        [one] يمكنكم التراجع عن الطلب خلال يوم واحد.
        [two] يمكنكم التراجع عن الطلب خلال يومين.
        [few] يمكنكم التراجع عن الطلب خلال { $count } أيام.
        [many] يمكنكم التراجع عن الطلب خلال { $count } يوما.
       *[other] يمكنكم التراجع عن الطلب خلال { $count } يوم.
    }
cancel-send = طلب الإلغاء
cancel-keep = الاحتفاظ بالتأمين
cancel-withdraw = الاحتفاظ بتأميني
flash-cancel-asked = وصلنا طلب الإلغاء. ما زال بإمكانكم التراجع عنه.
flash-cancel-withdrawn = سُحب الطلب: تستمر حقوقكم كما كانت.
ending-cancel-title = تنتهي حقوقكم بعد { $last } بناء على طلبكم
ending-cancel-text = يمكنكم إلى غاية هذا اليوم التراجع عن الطلب، ولا يتغير شيء.
ending-studies-title = تنتهي حقوقكم بعد { $last }
ending-studies-finished = صرّحت المؤسسة بانتهاء الدراسة منذ { $since }. إذا كان ذلك خطأ، فاتصلوا بها: يمكنها تصحيح تصريحها إلى غاية هذا اليوم.
ending-studies-interrupted = صرّحت المؤسسة بالانقطاع عن الدراسة منذ { $since }. إذا كان ذلك خطأ، فاتصلوا بها: يمكنها تصحيح تصريحها إلى غاية هذا اليوم.
ending-refused-title = لم يُقبل طلب الإلغاء
ending-over-title = انتهت حقوقكم بعد { $last }
ending-over-text = لم تعد الشهادة صالحة. تبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية: أرسلوا ملفاتكم في الآجال المعتادة.
ending-letter = رسالة التأكيد
ending-fact-reason = السبب
ending-reason-cancelled = إلغاء بطلب من الطالب
ending-reason-studies_ended = انتهاء الدراسة أو الانقطاع عنها
ending-reason-covered_elsewhere = الاستفادة من نظام آخر
ending-reason-scheme_ended = انتهاء النظام
status-ending-pending = مرتقب
status-ending-withdrawn = سحبه الطالب
status-ending-corrected = صحّحته المؤسسة
status-ending-refused = غير مقبول
status-ending-ended = أُنهيت الحقوق
studies-title = انتهاء الدراسة أو الانقطاع عنها
studies-offer = إذا أنهى هذا الطالب دراسته أو انقطع عنها، فصرّحوا بذلك: تنتهي حقوقه في التاريخ الذي تحدده القواعد.
studies-report = التصريح بانتهاء الدراسة أو الانقطاع عنها
studies-what = ماذا حدث؟
studies-kind-finished = انتهت الدراسة
studies-kind-interrupted = انقطاع عن الدراسة
studies-told-finished = انتهت الدراسة منذ { $since }
studies-told-interrupted = انقطاع عن الدراسة منذ { $since }
studies-since = منذ أي يوم؟
studies-cause = في حالة الانقطاع: ما سببه؟
studies-cause-hint = لا يُبلَّغ السبب إلى الصندوق.
studies-excepted = تستمر الحقوق
interruption-illness = مرض
interruption-pregnancy = حمل
interruption-accident = حادثة
interruption-summons = استدعاء من القضاء
interruption-decision = قرار إداري مؤقت
interruption-other = سبب آخر
studies-rules = ما تنص عليه القواعد
studies-rule-kept =
    { $count ->
        [zero] لا تستمر الحقوق بعد انتهاء الدراسة.
        [one] تستمر الحقوق شهرا واحدا بعد انتهاء الدراسة، وإلى نهايتها المقررة على الأكثر.
        [two] تستمر الحقوق شهرين بعد انتهاء الدراسة، وإلى نهايتها المقررة على الأكثر.
        [few] تستمر الحقوق { $count } أشهر بعد انتهاء الدراسة، وإلى نهايتها المقررة على الأكثر.
        [many] تستمر الحقوق { $count } شهرا بعد انتهاء الدراسة، وإلى نهايتها المقررة على الأكثر.
       *[other] تستمر الحقوق { $count } شهر بعد انتهاء الدراسة، وإلى نهايتها المقررة على الأكثر.
    }
studies-rule-interruption =
    { $count ->
        [zero] يُصرَّح بالانقطاع فور حدوثه.
        [one] يُصرَّح بالانقطاع بعد أن يدوم شهرا كاملا.
        [two] يُصرَّح بالانقطاع بعد أن يدوم شهرين متتاليين.
        [few] يُصرَّح بالانقطاع بعد أن يدوم { $count } أشهر متتالية.
        [many] يُصرَّح بالانقطاع بعد أن يدوم { $count } شهرا متتاليا.
       *[other] يُصرَّح بالانقطاع بعد أن يدوم { $count } شهر متتال.
    }
studies-rule-notice =
    { $count ->
        [zero] يُخبَر الطالب يوم انتهاء حقوقه.
        [one] يُخبَر الطالب قبل انتهاء حقوقه بيوم واحد على الأقل.
        [two] يُخبَر الطالب قبل انتهاء حقوقه بيومين على الأقل.
        [few] يُخبَر الطالب قبل انتهاء حقوقه بما لا يقل عن { $count } أيام.
        [many] يُخبَر الطالب قبل انتهاء حقوقه بما لا يقل عن { $count } يوما.
       *[other] يُخبَر الطالب قبل انتهاء حقوقه بما لا يقل عن { $count } يوم.
    }
studies-noted = صُرّح بذلك: تنتهي الحقوق بعد { $last }
studies-over = انتهت الحقوق بعد { $last }
studies-corrected = صُحّح التصريح: تستمر الحقوق
studies-correct-title = هل التصريح خاطئ؟
studies-correct-text = صحّحوه ما دامت الحقوق جارية: يُخبَر الطالب وتستمر حقوقه.
studies-nothing = لا شيء للتصريح به: حقوق هذا الطالب غير جارية، أو أن انتهاءها مرتقب.
flash-studies-reported = سُجّل التصريح وأُخبر الطالب.
flash-studies-goes-on = سُجّل التصريح: تستمر الحقوق بالنظر إلى هذا السبب.
flash-studies-corrected = صُحّح التصريح وتستمر الحقوق.
desk-nav-endings = انتهاء الحقوق
desk-endings = انتهاء الحقوق
desk-endings-text = طلبات الإلغاء والتصريحات بانتهاء الدراسة. إذا لم تجيبوا، تنتهي الحقوق في التاريخ المبيّن.
desk-endings-none = لا شيء في هذه الحالة.
desk-ending = انتهاء الحقوق
desk-ending-asked = تاريخ الطلب
desk-ending-letter = تاريخ وصول الرسالة
desk-ending-papers = نسخة البطاقة
desk-ending-in-file = على الورق، في الملف
desk-ending-check = التحقق من الطلب
desk-ending-check-text = قارنوا النسخة بالاسم والرقم المبيّنين. إذا كانت سليمة، فلا شيء عليكم. وإذا لم تكن بطاقة الطالب أو كانت غير مقروءة، فلا تقبلوا الطلب.
desk-ending-note = لماذا لا يُقبل الطلب
desk-ending-note-hint = يقرأ الطالب هذا النص: بيّنوا له ما يمكنه فعله.
desk-ending-refuse = عدم قبول الطلب
flash-desk-ending-refused = لم يُقبل الطلب، وأُخبر الطالب.
desk-nav-cancel = الإلغاءات
desk-cancel-title = رسالة إلغاء
desk-cancel-identity-hint = كما هو في نسخة البطاقة.
desk-cancel-scan = الرسالة ونسخة البطاقة بعد مسحهما ضوئيا
desk-cancel-scan-hint = بصيغة PDF أو JPEG أو PNG. اختياري إذا كانت الأوراق في الملف.
desk-cancel-in-file = الرسالة ونسخة البطاقة في الملف
desk-cancel-enter = تسجيل الرسالة
desk-cancel-how = ما يجب التحقق منه
desk-cancel-how-text = الرسالة موقّعة ومرفقة بنسخة من البطاقة الوطنية. وفي غياب النسخة، أعيدوا الرسالة واطلبوا الوثيقة.
desk-cancel-how-then = يُخبَر الطالب في الحال ويبقى بإمكانه التراجع عن طلبه. ويتحقق عون بمصلحة التسجيل من النسخة.
desk-pile-cancel = كومة الإلغاءات
desk-cancel-ends = آخر يوم تشمله التغطية: { $last }
refusal-ending-already = انتهاء هذه الحقوق مرتقب. اسحبوا أولا ما هو جارٍ أو صحّحوه.
refusal-ending-over = انتهت هذه الحقوق في { $on }: لم يعد التراجع ممكنا.
refusal-nothing-to-cancel = ليست لكم حقوق مفتوحة اليوم: لا شيء لإلغائه.
refusal-identity-copy-needed = أرفقوا نسخة من بطاقتكم الوطنية أو من جواز سفركم.
refusal-letter-scan-or-file = أرفقوا الرسالة ممسوحة ضوئيا، أو أشيروا إلى أن الأوراق في الملف.
refusal-student-not-covered = ليست لهذا الطالب حقوق مفتوحة اليوم.
refusal-interruption-short =
    { $months ->
        [zero] يُصرَّح بهذا الانقطاع ابتداء من { $from }.
        [one] يُصرَّح بالانقطاع بعد شهر واحد: وبهذا الانقطاع ابتداء من { $from }.
        [two] يُصرَّح بالانقطاع بعد شهرين: وبهذا الانقطاع ابتداء من { $from }.
        [few] يُصرَّح بالانقطاع بعد { $months } أشهر: وبهذا الانقطاع ابتداء من { $from }.
        [many] يُصرَّح بالانقطاع بعد { $months } شهرا: وبهذا الانقطاع ابتداء من { $from }.
       *[other] يُصرَّح بالانقطاع بعد { $months } شهر: وبهذا الانقطاع ابتداء من { $from }.
    }
thing-ending = انتهاء الحقوق
act-announce = الإشعار
act-revoke = الإلغاء
act-report = التصريح
act-correct = تصحيح التصريح
done-ending-submit = طلب الطالب الإلغاء
done-ending-receive = سُجّلت رسالة الإلغاء
done-ending-report = صُرّح بانتهاء الدراسة أو الانقطاع عنها
done-ending-withdraw = سُحب الطلب وتستمر الحقوق
done-ending-correct = صُحّح التصريح وتستمر الحقوق
done-ending-refuse = لم يُقبل الطلب
done-ending-end = أُنهيت الحقوق وأُرسلت الرسالة
done-ending-announce = أُشعر بانتهاء الحقوق
done-ending-download = فُتحت نسخة البطاقة
done-ending-read = اطُّلع على انتهاء الحقوق
done-cover-announce = أُشعر بانتهاء الحقوق
done-cover-report = صُرّح بانقطاع وتستمر الحقوق
done-certificate-revoke = أُلغيت شهادة التأمين
detail-reason = السبب
detail-ending = انتهاء الحقوق
detail-studies = الدراسة
detail-since = منذ
detail-excepted = سبب لا ينهي الحقوق
detail-by_mail = بالبريد الإلكتروني
detail-announced = عدد الإشعارات
rule-word-illness = مرض
rule-word-pregnancy = حمل
rule-word-accident = حادثة
rule-word-summons = استدعاء من القضاء
rule-word-decision = قرار إداري مؤقت
letter-ending-title = انتهاء حقوقكم
letter-ending-asked = طلبتم في { $on } إلغاء تأمينكم، وأرفقتم نسخة من بطاقتكم الوطنية.
letter-ending-by-letter = طلبتم إلغاء تأمينكم برسالة وصلت في { $on }، مرفقة بنسخة من بطاقتكم الوطنية.
letter-ending-studies-finished = صرّحت مؤسستكم بانتهاء دراستكم منذ { $since }.
letter-ending-studies-interrupted = صرّحت مؤسستكم بانقطاعكم عن الدراسة منذ { $since }.
letter-ending-summary = انتهت حقوقكم برسم السنة الجامعية { $year }. وآخر يوم شملته التغطية هو { $last }.
letter-ending-follows = ما يترتب على ذلك
letter-ending-care = تبقى العلاجات المقدَّمة إلى غاية { $last } مشمولة بالتغطية: أرسلوا ملفاتكم في الآجال المعتادة. ولا تُعوَّض العلاجات التي تلي هذا اليوم.
letter-ending-certificate = لم تعد الشهادة رقم { $number } صالحة، ولا البطاقة ورمز الاستجابة السريعة المرتبطان بها: من يتحقق منها يقرأ أنها أُلغيت.
letter-ending-return = للاستفادة من جديد
letter-ending-return-text = يمكنكم طلب التأمين في الموقع للسنة الجامعية الموالية بمجرد تسجيلكم. وإذا لم تكن لكم تغطية أخرى قبل ذلك، فراسلوا الصندوق.
mail-cancel-asked-subject = طلب إلغاء التأمين { $reference }
mail-cancel-asked-body =
    السلام عليكم،

    وصلنا طلب لإلغاء تأمينكم رقم { $reference }. تنتهي حقوقكم بعد { $last }. وتبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية.

    إذا غيّرتم رأيكم أو لم تطلبوا شيئا، فاسحبوا الطلب في هذه الصفحة، بعد تسجيل الدخول، في أجل أقصاه هذا اليوم:

    { $link }
mail-cancel-withdrawn-subject = تستمر حقوقكم، الطلب { $reference }
mail-cancel-withdrawn-body =
    السلام عليكم،

    سُحب طلب الإلغاء رقم { $reference }. تستمر حقوقكم كما كانت وتبقى شهادتكم صالحة:

    { $link }
mail-cancel-refused-subject = لم يُقبل طلب الإلغاء { $reference }
mail-cancel-refused-body =
    السلام عليكم،

    لم يُقبل طلب الإلغاء رقم { $reference }: تستمر حقوقكم. تجدون السبب في هذه الصفحة، بعد تسجيل الدخول، ويمكنكم تقديم طلب جديد:

    { $link }
mail-studies-reported-subject = تنتهي حقوقكم بعد { $last }
mail-studies-reported-body =
    السلام عليكم،

    صرّحت مؤسستكم بانتهاء دراستكم أو بانقطاعكم عنها، التصريح رقم { $reference }. تنتهي حقوقكم بعد { $last }. وتبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية.

    إذا كان ذلك خطأ، فاتصلوا بمؤسستكم: يمكنها تصحيح تصريحها إلى غاية هذا اليوم. تجدون التفاصيل في هذه الصفحة، بعد تسجيل الدخول:

    { $link }
mail-studies-corrected-subject = تستمر حقوقكم، { $reference }
mail-studies-corrected-body =
    السلام عليكم،

    صحّحت مؤسستكم تصريحها رقم { $reference }. تستمر حقوقكم كما كانت:

    { $link }
mail-ending-near-subject = تذكير: تنتهي حقوقكم بعد { $last }
mail-ending-near-body =
    السلام عليكم،

    تنتهي حقوقكم في التأمين الصحي للطلبة بعد { $last }، المرجع { $reference }. وتبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية. تجدون السبب وما يمكنكم فعله في هذه الصفحة، بعد تسجيل الدخول:

    { $link }
mail-cover-ended-subject = انتهت حقوقكم، { $reference }
mail-cover-ended-body =
    السلام عليكم،

    انتهت حقوقكم في التأمين الصحي للطلبة بعد { $last }. وتؤكد ذلك الرسالة رقم { $reference } المرفقة بصيغة PDF. لم تعد شهادتكم صالحة.

    تبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية: أرسلوا ملفاتكم في الآجال المعتادة من فضائكم:

    { $link }
mail-cover-ends-subject = تنتهي حقوقكم بعد { $last }
mail-cover-ends-body =
    السلام عليكم،

    تنتهي حقوقكم في التأمين الصحي للطلبة بعد { $last }. وتبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية.

    لتستمر تغطيتكم، قدّموا طلبا جديدا ابتداء من { $first }، بعد تسجيلكم في السنة الجامعية الجديدة:

    { $link }
mail-cover-ends-scheme-subject = تنتهي حقوقكم بعد { $last }
mail-cover-ends-scheme-body =
    السلام عليكم،

    تنتهي حقوقكم في التأمين الصحي للطلبة بعد { $last } بانتهاء هذا النظام ({ $text }). وتبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية: أرسلوا ملفاتكم في الآجال المعتادة.

    لمعرفة النظام الذي تستفيدون منه ابتداء من { $first }، راسلوا الصندوق أو اتصلوا به هاتفيا:

    { $link }
mail-cover-ends-age-subject = تنتهي حقوقكم بعد { $last }
mail-cover-ends-age-body =
    السلام عليكم،

    تنتهي حقوقكم في التأمين الصحي للطلبة بعد { $last }. وتبقى العلاجات المقدَّمة إلى غاية هذا اليوم مشمولة بالتغطية.

    ابتداء من { $first } تتجاوزون السن الأقصى لهذا التأمين. تبيّن هذه الصفحة من يمكنه الاستفادة والحالات التي لا يُعتد فيها بالسن:

    { $link }

    استفسروا من الآن عن نظام آخر، حتى لا تبقوا دون تغطية.
