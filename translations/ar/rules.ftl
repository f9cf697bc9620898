# القواعد كما يتصفحها العموم
rules-title = قواعد التعويض
rules-lead = هذه هي القيم التي تُحتسب بها الملفات: ما الذي يُعوَّض، وبأي نسبة، ومنذ متى، وبأي نص.
rules-rates = النسب
rules-tariffs = التعريفات المرجعية للأعمال الطبية
rules-amounts = مبالغ أخرى
rules-times = الآجال والمدد
rules-others = قيم أخرى
rules-rules = القواعد حسب ترتيب تطبيقها
rules-rules-lead = كل جواب على ملف أو طلب يمر من هذه القواعد ويذكرها في تفسيره.
rules-lists = اللوائح
rules-illnesses = الأمراض الطويلة الأمد
rules-illnesses-lead = تفتح هذه الأمراض الحق في الإعفاء من الجزء الذي يبقى على عاتق المؤمَّن.
rules-reasons = أسباب الإرجاع والرفض
rules-reasons-lead = لا يُرجَع ملف ولا يُرفَض إلا بسبب من هذه الأسباب، مع ما يمكنكم فعله.
rules-medicines = الأدوية
rules-medicines-lead = { $count ->
    [zero] لا دواء في اللائحة الرسمية
    [one] دواء واحد في اللائحة الرسمية
    [two] دواءان في اللائحة الرسمية
    [few] { $count } أدوية في اللائحة الرسمية
    [many] { $count } دواء في اللائحة الرسمية
   *[other] { $count } دواء في اللائحة الرسمية
}:
rules-medicines-none = لا دواء بهذا الاسم في اللائحة. ما ليس في اللائحة لا يُعوَّض.
rules-medicine-search = ابحثوا عن دواء
rules-medicine-search-hint = الاسم أو المادة الفعالة أو الرقم المكتوب تحت الرمز الخطي
rules-search = بحث
rules-texts = النصوص
rules-what = الموضوع
rules-value = القيمة
rules-since = منذ
rules-source = النص
rules-rule = القاعدة
rules-to-come = لاحقا
rules-assumed = افتراض ينتظر التأكيد
rules-assumed-text = لم نجد نصا منشورا يحدد هذه القيمة. تُذكر كافتراض في كل تفسير يستعملها.
rules-assumed-count = { $count ->
    [zero] كل القيم تستند إلى نص منشور.
    [one] قيمة واحدة افتراض ينتظر التأكيد.
    [two] قيمتان افتراضان ينتظران التأكيد.
    [few] { $count } قيم افتراضات تنتظر التأكيد.
    [many] { $count } قيمة افتراضات تنتظر التأكيد.
   *[other] { $count } قيمة افتراضات تنتظر التأكيد.
}
rules-version = نسخة القواعد:
rules-by-people = يطبقها الموظفون، لا البرنامج.
rules-evidence = أين قُرئت
rules-checked = آخر مراجعة
rules-key = المفتاح
rules-history = القيم عبر الزمن
rules-period = المدة
rules-order = الرتبة في التطبيق
rules-gives = الأسباب التي تعطيها
rules-branches = الحالات
rules-branches-text = لكل حالة مثال واحد على الأقل يُراجَع عند كل تغيير.
rules-wording = مقتطفات كما نُشرت
rules-values = القيم
rules-code = الرمز
rules-reason = السبب
rules-remedy = ما يمكنكم فعله
rules-number = الرقم
rules-illness = المرض
rules-renewal = مدة الإعفاء
rules-for-life = مدى الحياة
rules-renewed = تُجدَّد
rules-medicine = الدواء
rules-ingredient = المادة الفعالة
rules-price = ثمن البيع للعموم
rules-base = أساس التعويض
rules-rate = النسبة
rules-days = { $count ->
    [zero] 0 يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوما
   *[other] { $count } يوم
}
rules-hours = { $count ->
    [zero] 0 ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
rules-months = { $count ->
    [zero] 0 شهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرا
   *[other] { $count } شهر
}
rules-years = { $count ->
    [zero] 0 سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}

# القيم التي هي كلمات
rule-word-on_the_day = في اليوم نفسه
rule-word-academic_year_start = عند بداية السنة الجامعية
rule-word-half_up = إلى أقرب سنتيم، ونصف السنتيم إلى الأعلى
rule-word-half_even = إلى أقرب سنتيم، ونصف السنتيم إلى العدد الزوجي
rule-word-down = إلى السنتيم الأدنى
rule-word-monday = الاثنين
rule-word-tuesday = الثلاثاء
rule-word-wednesday = الأربعاء
rule-word-thursday = الخميس
rule-word-friday = الجمعة
rule-word-saturday = السبت
rule-word-sunday = الأحد
rule-word-traditional_final = التعليم العتيق، الطور النهائي
