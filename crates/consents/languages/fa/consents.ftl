# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = رضایت به پردازش داده‌ها و معافیت از رازداری حرفه‌ای
reading-aid = کمک برای خواندن – متن آلمانی معتبر است.
version-line = نسخهٔ متن { $number }، کد کنترل { $mark }
sheet-parts = تعداد اظهارنامه‌های مستقل در این برگه: { $count }. هر کدام به امضای جداگانه نیاز دارد. می‌توانید یکی را امضا کنید و دیگری را نه.
copy-for-you = یک رونوشت از این برگه به شما داده می‌شود.

# Who is who.
person-label = دربارهٔ
born-label = تاریخ تولد
controller-label = نهاد مسئول
contact-label = تماس
officer-label = مسئول حفاظت از داده‌ها
authority-label = نهاد نظارت
professional-label = کارشناس مدیریت پرونده (Case Management)
officer-on-request = اگر بپرسید، نشانی تماس را فوراً به شما می‌گوییم.

# Declaration A: consent to the processing of personal data.
processing-title = اظهارنامهٔ A – رضایت به پردازش داده‌ها
processing-declare = رضایت می‌دهم که نهاد { $controller } داده‌های نام‌بردهٔ زیر را دربارهٔ من گردآوری، ذخیره و استفاده کند تا مرا در مدیریت پرونده همراهی کند.
processing-share = همچنین رضایت می‌دهم که داده‌ها میان { $controller } و نهادهای نام‌بردهٔ زیر منتقل شوند: فقط داده‌های نام‌برده، فقط برای منظور نام‌برده، فقط در جهت نام‌برده.
processing-limit = هر چه در جدول نیامده، مجاز نیست.
processing-base = تنها مبنا رضایت شماست (مادهٔ ۶ بند ۱ حرف a مقررات عمومی حفاظت از داده‌ها (DSGVO)، برای داده‌های با حفاظت ویژه مادهٔ ۹ بند ۲ حرف a از DSGVO).

# Declaration B: release from professional secrecy.
release-title = اظهارنامهٔ B – معافیت از رازداری حرفه‌ای
release-declare = من { $professional } و جانشین در مدیریت پرونده نزد { $controller } را در برابر نهادهای نام‌بردهٔ زیر از وظیفهٔ رازداری حرفه‌ای (مادهٔ ۲۰۳ قانون جزای آلمان، StGB) معاف می‌کنم.
release-back = اگر در جدول «از آن نهاد به ما» یا «در هر دو جهت» آمده باشد، کارشناسان نهاد نام‌برده را نیز در برابر مدیریت پرونده از وظیفهٔ رازداری حرفه‌ای معاف می‌کنم.
release-limit = این معافیت فقط برای داده‌های نام‌برده و فقط برای منظور نام‌برده است. هر چیز دیگر راز می‌ماند.
release-separate = این اظهارنامه مستقل از اظهارنامهٔ A است.

# The table.
table-number = شماره
table-recipient = نهاد
table-categories = داده‌ها
table-purpose = منظور
table-direction = جهت
table-until = معتبر تا
table-until-withdrawn = تا زمان پس‌گرفتن
recipient-own = مدیریت پرونده نزد { $controller }
direction-to = از ما به آن نهاد
direction-from = از آن نهاد به ما
direction-both = در هر دو جهت
direction-within = فقط نزد ما

# Categories of data.
category-contact = نام، تاریخ تولد، نشانی، تلفن، ایمیل
category-household = خانواده و اعضای خانه
category-status = تابعیت، وضعیت اقامت، پاسپورت و مدارک اقامت
category-language = دانش زبان و دوره‌های زبان
category-education = مهدکودک، مدرسه، آموزش حرفه‌ای، دانشگاه، مدارک تحصیلی
category-work = کار، تجربهٔ کاری، به‌رسمیت‌شناختن مدارک
category-livelihood = درآمد، کمک‌های دولتی، بدهی‌ها
category-housing = وضعیت مسکن
category-participation = اوقات فراغت، کار داوطلبانه، روابط اجتماعی
category-appointments = قرارها: روز، ساعت، محل، حضور
category-plan = ارزیابی پرونده، هدف‌ها و گام‌های توافق‌شده
category-correspondence = درخواست‌ها، تصمیم‌ها و نامه‌های ادارات
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = سلامت، بارداری، معلولیت، مراقبت
category-religion = دین یا جهان‌بینی
category-persecution = تعقیب و آزار، دلایل فرار از کشور، عقیدهٔ سیاسی
category-origin = تبار قومی، تجربه‌های تبعیض
category-orientation = گرایش جنسی یا هویت جنسیتی

# Specially protected data.
special-title = داده‌های با حفاظت ویژه
special-intro = قانون از این داده‌ها به‌طور ویژه حفاظت می‌کند (مادهٔ ۹ از DSGVO). اظهارنامه فقط وقتی شامل آن‌ها می‌شود که خودتان در خانه علامت بزنید.
special-tick = بله، صریحاً این هم: { $category }

# Purposes.
purpose-accompany = مدیریت پرونده: روشن‌کردن نیازها، توافق بر هدف‌ها، یافتن کمک، بررسی نتیجه‌ها
purpose-housing = جستجو، اجاره یا حفظ خانه
purpose-work = جستجوی کار و درخواست برای آن
purpose-recognition = به‌رسمیت‌شناختن مدرک خارجی
purpose-training = جستجوی جای آموزش حرفه‌ای یا دانشگاه
purpose-school = یافتن جا در مدرسه یا مهدکودک و تضمین رفتن به آن
purpose-language = یافتن دورهٔ زبان یا ادغام و ثبت‌نام در آن
purpose-health = یافتن کمک پزشکی، روان‌شناختی یا مراقبتی
purpose-residence = روشن‌کردن حق اقامت، درخواست یا تمدید مدارک اقامت
purpose-naturalisation = آماده‌کردن و درخواست تابعیت آلمان
purpose-livelihood = روشن‌کردن و درخواست کمک‌های تأمین معاش
purpose-debts = روشن‌کردن و کم‌کردن بدهی‌ها
purpose-family = روشن‌کردن و درخواست کمک برای کودکان و خانواده
purpose-participation = یافتن برنامه‌هایی برای اوقات فراغت، دیدار و کار داوطلبانه
purpose-appointments = هماهنگی قرارها و ترجمهٔ شفاهی با نهاد
purpose-conference = گفت‌وگو دربارهٔ پرونده: هماهنگی گام‌های بعدی با نهاد
purpose-handover = سپردن همراهی به نهادی که مسئول آن است

# Presets: what is often agreed together.
preset-housing = جستجوی خانه
preset-work = کار
preset-training = آموزش حرفه‌ای و دانشگاه
preset-school = مدرسه و مهدکودک
preset-health = سلامت
preset-language = دورهٔ زبان
preset-residence = اقامت و تابعیت
preset-livelihood = پول و کمک‌های دولتی
preset-family = خانواده
preset-participation = اوقات فراغت و کار داوطلبانه
preset-conference = گفت‌وگو دربارهٔ پرونده
preset-handover = سپردن به نهادی دیگر

# What the person must know before signing.
voluntary-title = داوطلبانه
voluntary = شما آزادانه تصمیم می‌گیرید. اگر امضا نکنید هیچ زیانی نمی‌بینید: نه در کمک‌های دولتی، نه در اقامت، نه نزد نهادهای دیگر.
refusal-processing = بدون اظهارنامهٔ A به شما مشاوره می‌دهیم، حتی بدون نام شما. اما در این صورت نمی‌توانیم پرونده‌ای با هدف‌ها و همراهی ثابت داشته باشیم.
refusal-release = بدون اظهارنامهٔ B به همراهی شما ادامه می‌دهیم. اما در این صورت با هیچ نهاد دیگری دربارهٔ شما حرف نمی‌زنیم. مدارک را می‌توانید خودتان تحویل بدهید.
withdrawal-right-title = پس‌گرفتن
withdrawal-right = می‌توانید هر اظهارنامه را هر زمان، کامل یا فقط برای بعضی نهادها، داده‌ها یا منظورها، بدون ذکر دلیل پس بگیرید. کافی است به ما بگویید یا بنویسید.
withdrawal-effect = از زمان پس‌گرفتن، دیگر هیچ چیز بر پایهٔ اظهارنامه پردازش یا منتقل نمی‌شود. آنچه پیش از آن انجام شده، قانونی می‌ماند.
withdrawal-file = اگر رضایت به پردازش داده‌ها نزد خود ما را پس بگیرید، همراهی پایان می‌یابد. داده‌های شما را پاک می‌کنیم، جز آنچه قانون نگه‌داری‌اش را لازم می‌داند.
duration-title = مدت
duration = هر ردیف تا روز نام‌برده معتبر است. اگر روزی نیامده باشد، تا زمان پس‌گرفتن.
storage = پرونده را پس از پایان همراهی بعد از این تعداد سال کامل تقویمی پاک می‌کنیم: { $years }
rights-title = حقوق شما
rights = شما حق دسترسی به داده‌های خود و تصحیح، پاک‌کردن، محدودکردن پردازش و انتقال آن‌ها را دارید (مواد ۱۵ تا ۱۸ و ۲۰ از DSGVO).
complaint = می‌توانید نزد نهاد نظارت شکایت کنید: { $authority }
by-law = بدون اظهارنامهٔ شما فقط وقتی چیزی را منتقل می‌کنیم که قانونی آن را لازم بداند یا صریحاً اجازه دهد، مثلاً وقتی جان کسی یا کودکی در خطر است.
residence-office = ادارهٔ امور خارجیان (Ausländerbehörde) نمی‌تواند پروندهٔ ما را ببیند. از ما فقط آنچه را دریافت می‌کند که شما در بالا اجازه می‌دهید یا قانونی لازم می‌داند.
no-machine = هیچ کامپیوتری دربارهٔ شما تصمیم نمی‌گیرد. ما داده‌ای به کشورهای بیرون از اتحادیهٔ اروپا نمی‌دهیم.

# How it was explained.
explained-title = چگونه توضیح داده شد
explained-language = زبان گفت‌وگو
explained-how = شیوهٔ توضیح
explained-self-read = خود شخص خواند
explained-read-aloud = با صدای بلند خوانده شد
explained-interpreter = شفاهی ترجمه شد
explained-translation = ترجمه تحویل داده شد
explained-plain = با واژه‌های ساده توضیح داده شد
interpreter-label = ترجمهٔ شفاهی از
interpreter-none = هیچ کس، لازم نبود
interpreter-promise = من کامل و درست ترجمه کردم و هر چه در این میان بفهمم، محرمانه نگه می‌دارم.
understood = من اظهارنامه را فهمیدم. به پرسش‌هایم پاسخ داده شد.

# Who declares.
given-by-label = اظهارنامه را می‌دهد
given-by-person = خود شخص
given-by-parent = شخص دارای حق سرپرستی (Sorgerecht)
given-by-guardian = قیم یا نمایندهٔ قانونی تعیین‌شدهٔ دادگاه
minor-note = کسی که معنای اظهارنامه را خودش می‌فهمد (معمولاً از ۱۵ سالگی)، خودش امضا می‌کند. برای کودکان کوچک‌تر، سرپرستان امضا می‌کنند و در سرپرستی مشترک هر دو.

# Signatures.
sign-place-day = محل، تاریخ
sign-processing = امضای اظهارنامهٔ A
sign-release = امضای اظهارنامهٔ B
sign-second-parent = شخص دوم دارای حق سرپرستی
sign-interpreter = مترجم شفاهی
sign-professional = کارشناس
signed-on-screen = امضا روی صفحهٔ نمایش در تاریخ { $day }

# Confirmation of a withdrawal.
withdrawn-title = تأیید پس‌گرفتن شما
withdrawn-received = پس‌گرفتن شما در تاریخ { $day } به ما رسید. این مربوط است به:
withdrawn-from-now = از آن زمان داده‌های نام‌برده را دیگر منتقل نمی‌کنیم و درخواست نمی‌کنیم.
withdrawn-file = با این کار همراهی شما پایان می‌یابد. داده‌های شما را پاک می‌کنیم، جز آنچه قانون نگه‌داری‌اش را لازم می‌داند.
withdrawn-before = پیش از آن این داده‌ها منتقل شده‌اند:
withdrawn-nothing-before = پیش از آن بر پایهٔ این اظهارنامه هیچ چیز منتقل نشده است.
withdrawn-deletion = اگر بخواهید، از نهادهای نام‌برده می‌خواهیم که داده‌ها را پاک کنند. به ما بگویید.
withdrawn-again = می‌توانید هر زمان اظهارنامهٔ تازه‌ای بدهید.
