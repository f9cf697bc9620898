# ورقة العلاجات المعبأة
care-sheet-send-rule = يسري الأجل من أول عمل طبي، أو من نهاية العلاج إذا كان مستمرا. والعبرة بتاريخ ختم البريد.
enclose-prescription = الوصفة الطبية الأصلية
enclose-bills = الفواتير الأصلية للطبيب والمختبر ومركز الأشعة
enclose-reports = نتائج الفحوص وتقاريرها
enclose-barcodes = الرموز الشريطية المقصوصة من علب الأدوية

# رسالة القرار
letter-place-date = { $place }، في { $date }
letter-title-accepted = قرار التعويض
letter-title-returned = ملف يحتاج إلى استكمال
letter-title-refused = قرار برفض التعويض
letter-summary-accepted = أدّيتم { $claimed }. ويعوّضكم الصندوق بمبلغ { $amount }. وتجدون أسفله حساب كل سطر وسنده.
letter-summary-returned = ينقص ملفكم، ومجموع ما أدّيتموه فيه { $claimed }، ما هو مبيّن أسفله. ويبقى الملف مفتوحا: أتمّوه وأعيدوا إرساله بالمرجع نفسه.
letter-summary-refused = أدّيتم { $claimed }. ولا يمكن للصندوق تعويض هذا الملف للأسباب المبيّنة أسفله.
letter-what-is-missing = ما ينقص، وما يجب فعله
letter-reasons = أسباب القرار
letter-appeal-title = إذا كنتم لا توافقون
letter-appeal = يمكنكم الطعن في هذا القرار برسالة إلى الصندوق، على العنوان المبيّن أعلاه، تذكرون فيها مرجع الملف وأسباب الطعن، وترفقون بها ما يثبت قولكم. للاستفسار: { $contact }.

# What the student keeps of an application
acknowledgement-title = وصل إيداع الطلب
acknowledgement-summary = وصل طلبكم للاستفادة من التأمين الصحي للطلبة برسم السنة { $year } في { $on }. المؤسسة المصرح بها: { $institution }.
acknowledgement-not-cover-title = ما لا يثبته هذا الوصل
acknowledgement-not-cover = يثبت هذا الوصل إيداع الطلب لا فتح الحقوق. والشهادة وحدها تثبت أنكم مؤمَّنون.
acknowledgement-follow-title = تتبع الطلب
acknowledgement-follow = امسحوا الرمز أو افتحوا صفحة التتبع. تكفي ثلاثة معطيات: رقم وثيقة الهوية، والأرقام الثمانية الأخيرة من رمز مسار أو الرقم الوطني للطالب، وتاريخ الازدياد.
acknowledgement-questions-title = للاستفسار
acknowledgement-questions = اذكروا المرجع. { $contact }
acknowledgement-download = وصل إيداع الطلب (PDF)
