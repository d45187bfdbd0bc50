# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = الموافقة على معالجة البيانات والإعفاء من واجب السرية المهنية
reading-aid = مساعدة على القراءة – النص الألماني هو المُلزِم.
version-line = نسخة النص { $number }، رمز التحقق { $mark }
sheet-parts = عدد الإقرارات المستقلة في هذه الورقة: { $count }. يحتاج كل إقرار إلى توقيع خاص به. يمكنكم توقيع أحدها وعدم توقيع الآخر.
copy-for-you = تحصلون على نسخة من هذه الورقة.

# Who is who.
person-label = الشخص المعني
born-label = تاريخ الميلاد
controller-label = الجهة المسؤولة
contact-label = للتواصل
officer-label = الشخص المكلَّف بحماية البيانات
authority-label = هيئة الرقابة
professional-label = المختصة / المختص في إدارة الحالة (Case Management)
officer-on-request = نعطيكم بيانات التواصل فورًا عند السؤال.

# Declaration A: consent to the processing of personal data.
processing-title = الإقرار A – الموافقة على معالجة البيانات
processing-declare = أوافق على أن تقوم الجهة المسؤولة { $controller } بجمع البيانات المذكورة أدناه عني وحفظها واستخدامها من أجل مرافقتي في إدارة الحالة.
processing-share = وأوافق أيضًا على نقل البيانات بين { $controller } والجهات المذكورة أدناه: البيانات المذكورة فقط، وللغرض المذكور فقط، وفي الاتجاه المذكور فقط.
processing-limit = كل ما لا يرد في الجدول غير مسموح به.
processing-base = الأساس الوحيد هو موافقتكم (المادة 6 الفقرة 1 الحرف أ من اللائحة العامة لحماية البيانات (DSGVO)، وللبيانات المحمية حماية خاصة المادة 9 الفقرة 2 الحرف أ من DSGVO).

# Declaration B: release from professional secrecy.
release-title = الإقرار B – الإعفاء من واجب السرية المهنية
release-declare = أُعفي { $professional } والشخص النائب في إدارة الحالة لدى { $controller } من واجب السرية المهنية (المادة 203 من قانون العقوبات الألماني، StGB) تجاه الجهات المذكورة أدناه.
release-back = إذا ورد في الجدول «من الجهة إلينا» أو «في كلا الاتجاهين»، فإنني أُعفي أيضًا المختصين في الجهة المذكورة من واجب السرية المهنية تجاه إدارة الحالة.
release-limit = يسري الإعفاء على البيانات المذكورة فقط وللغرض المذكور فقط. وكل ما عدا ذلك يبقى سرًا.
release-separate = هذا الإقرار مستقل عن الإقرار A.

# The table.
table-number = الرقم
table-recipient = الجهة
table-categories = البيانات
table-purpose = الغرض
table-direction = الاتجاه
table-until = صالح حتى
table-until-withdrawn = حتى السحب
recipient-own = إدارة الحالة لدى { $controller }
direction-to = منا إلى الجهة
direction-from = من الجهة إلينا
direction-both = في كلا الاتجاهين
direction-within = لدينا فقط

# Categories of data.
category-contact = الاسم، تاريخ الميلاد، العنوان، الهاتف، البريد الإلكتروني
category-household = العائلة وأفراد المنزل
category-status = الجنسية، وضع الإقامة، جواز السفر ووثائق الإقامة
category-language = المعرفة اللغوية ودورات اللغة
category-education = الروضة، المدرسة، التدريب المهني، الدراسة الجامعية، الشهادات
category-work = العمل، الخبرة المهنية، الاعتراف بالشهادات
category-livelihood = الدخل، الإعانات، الديون
category-housing = وضع السكن
category-participation = أوقات الفراغ، العمل التطوعي، العلاقات الاجتماعية
category-appointments = المواعيد: اليوم، الساعة، المكان، الحضور
category-plan = تقييم الحالة، الأهداف والخطوات المتفق عليها
category-correspondence = الطلبات وقرارات الدوائر الرسمية ورسائلها
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = الصحة، الحمل، الإعاقة، الرعاية والتمريض
category-religion = الدين أو المعتقد الفلسفي
category-persecution = الاضطهاد، أسباب اللجوء، الرأي السياسي
category-origin = الأصل العرقي، تجارب التمييز
category-orientation = الميل الجنسي أو الهوية الجندرية

# Specially protected data.
special-title = بيانات محمية حماية خاصة
special-intro = يحمي القانون هذه البيانات حماية خاصة (المادة 9 من DSGVO). لا يسري الإقرار عليها إلا إذا وضعتم العلامة في المربع بأنفسكم.
special-tick = نعم، أوافق صراحةً على هذا أيضًا: { $category }

# Purposes.
purpose-accompany = إدارة الحالة: توضيح الاحتياجات، الاتفاق على الأهداف، تأمين المساعدات، مراجعة النتائج
purpose-housing = البحث عن سكن أو استئجاره أو الاحتفاظ به
purpose-work = البحث عن عمل والتقدّم إليه
purpose-recognition = الاعتراف بشهادة أجنبية
purpose-training = البحث عن مكان للتدريب المهني أو الدراسة الجامعية
purpose-school = إيجاد مكان في المدرسة أو الروضة وضمان الدوام فيها
purpose-language = إيجاد دورة لغة أو اندماج والتسجيل فيها
purpose-health = إيجاد مساعدة طبية أو نفسية أو تمريضية
purpose-residence = توضيح حق الإقامة، طلب وثائق الإقامة أو تمديدها
purpose-naturalisation = التحضير للتجنّس وتقديم طلبه
purpose-livelihood = توضيح إعانات المعيشة وطلبها
purpose-debts = توضيح الديون وتخفيضها
purpose-family = توضيح المساعدات للأطفال والعائلة وطلبها
purpose-participation = إيجاد عروض لأوقات الفراغ واللقاء والعمل التطوعي
purpose-appointments = ترتيب المواعيد والترجمة الشفهية مع الجهة
purpose-conference = مناقشة الحالة: الاتفاق مع الجهة على الخطوات التالية
purpose-handover = تسليم المرافقة إلى الجهة المختصة بها

# Presets: what is often agreed together.
preset-housing = البحث عن سكن
preset-work = العمل
preset-training = التدريب المهني والدراسة الجامعية
preset-school = المدرسة والروضة
preset-health = الصحة
preset-language = دورة اللغة
preset-residence = الإقامة والتجنّس
preset-livelihood = المال والإعانات
preset-family = العائلة
preset-participation = أوقات الفراغ والعمل التطوعي
preset-conference = مناقشة الحالة
preset-handover = التسليم إلى جهة أخرى

# What the person must know before signing.
voluntary-title = طوعي
voluntary = أنتم تقررون بحرية. إذا لم توقّعوا فلن يلحق بكم أي ضرر: لا في الإعانات، ولا في الإقامة، ولا لدى الجهات الأخرى.
refusal-processing = بدون الإقرار A نقدّم لكم المشورة، حتى دون ذكر اسمكم. لكن لا يمكننا عندئذ أن نحتفظ بملف فيه أهداف وأن نرافقكم بشكل دائم.
refusal-release = بدون الإقرار B نستمر في مرافقتكم. لكننا لا نتحدث عندئذ عنكم مع أي جهة أخرى. ويمكنكم تسليم الأوراق بأنفسكم.
withdrawal-right-title = السحب
withdrawal-right = يمكنكم سحب كل إقرار في أي وقت، كليًا أو لجهات أو بيانات أو أغراض معيّنة، دون ذكر الأسباب. يكفي أن تقولوا لنا ذلك أو تكتبوه.
withdrawal-effect = منذ السحب لا يُعالَج ولا يُنقل أي شيء بناءً على الإقرار. وما حدث قبل ذلك يبقى قانونيًا.
withdrawal-file = إذا سحبتم الموافقة على معالجة البيانات لدينا نحن، تنتهي المرافقة. ونحذف بياناتكم باستثناء ما يوجب القانون حفظه.
duration-title = المدة
duration = يسري كل سطر حتى اليوم المذكور. وإذا لم يُذكر يوم فيسري حتى السحب.
storage = نحذف الملف بعد انتهاء المرافقة بهذا العدد من السنوات الميلادية الكاملة: { $years }
rights-title = حقوقكم
rights = لكم الحق في الاطلاع على بياناتكم وتصحيحها وحذفها وتقييد معالجتها ونقلها (المواد 15 إلى 18 و20 من DSGVO).
complaint = يمكنكم تقديم شكوى إلى هيئة الرقابة: { $authority }
by-law = بدون إقراركم لا ننقل شيئًا إلا إذا أوجبه قانون أو سمح به صراحةً، مثلًا عند وجود خطر على حياة إنسان أو على طفل.
residence-office = لا يمكن لدائرة الأجانب (Ausländerbehörde) الاطلاع على ملفنا. ولا تحصل منا إلا على ما تسمحون به أعلاه أو ما يوجبه قانون.
no-machine = لا يتخذ أي حاسوب قرارًا بشأنكم. ولا ننقل بيانات إلى بلدان خارج الاتحاد الأوروبي.

# How it was explained.
explained-title = هكذا تم الشرح
explained-language = لغة المحادثة
explained-how = طريقة الشرح
explained-self-read = قرأه الشخص بنفسه
explained-read-aloud = قُرئ بصوت عالٍ
explained-interpreter = تُرجم شفهيًا
explained-translation = سُلّمت ترجمة
explained-plain = شُرح بكلمات بسيطة
interpreter-label = قام بالترجمة الشفهية
interpreter-none = لا أحد، لم يكن ذلك ضروريًا
interpreter-promise = لقد ترجمت ترجمة كاملة وصحيحة، وأحفظ سرّ كل ما أعلمه من خلال ذلك.
understood = لقد فهمت الإقرار. وتمت الإجابة عن أسئلتي.

# Who declares.
given-by-label = يقدّم الإقرار
given-by-person = الشخص نفسه
given-by-parent = الشخص صاحب حق الحضانة (Sorgerecht)
given-by-guardian = الوصي أو الممثل القانوني المعيَّن من المحكمة
minor-note = من يفهم معنى الإقرار بنفسه (غالبًا من سن 15) يوقّع بنفسه. عن الأطفال الأصغر يوقّع أصحاب حق الحضانة، وعند الحضانة المشتركة كلاهما.

# Signatures.
sign-place-day = المكان، التاريخ
sign-processing = التوقيع على الإقرار A
sign-release = التوقيع على الإقرار B
sign-second-parent = الشخص الثاني صاحب حق الحضانة
sign-interpreter = المترجمة أو المترجم
sign-professional = المختصة / المختص
signed-on-screen = وُقّع على الشاشة بتاريخ { $day }

# Confirmation of a withdrawal.
withdrawn-title = تأكيد السحب
withdrawn-received = وصلنا سحبكم بتاريخ { $day }. وهو يخص:
withdrawn-from-now = منذ ذلك الحين لم نعد ننقل البيانات المذكورة ولا نطلبها.
withdrawn-file = بذلك تنتهي مرافقتكم. ونحذف بياناتكم باستثناء ما يوجب القانون حفظه.
withdrawn-before = قبل ذلك نُقلت البيانات التالية:
withdrawn-nothing-before = قبل ذلك لم يُنقل أي شيء بناءً على هذا الإقرار.
withdrawn-deletion = إذا رغبتم فإننا نطلب من الجهات المذكورة حذف البيانات. أخبرونا بذلك.
withdrawn-again = يمكنكم تقديم إقرار جديد في أي وقت.
