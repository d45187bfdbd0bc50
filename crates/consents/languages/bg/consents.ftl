# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Съгласие и освобождаване от професионална тайна
reading-aid = Помощ за четене – меродавен е немският текст.
version-line = Версия на текста { $number }, контролен код { $mark }
sheet-parts = Отделни декларации на този лист: { $count }. Всяка изисква отделен подпис. Можете да подпишете едната, а другата не.
copy-for-you = Получавате копие от този лист.

# Who is who.
person-label = Отнася се за
born-label = Дата на раждане
controller-label = Администратор на данни
contact-label = Контакт
officer-label = Длъжностно лице по защита на данните
authority-label = Надзорен орган
professional-label = Специалист по Case Management
officer-on-request = При запитване веднага ви даваме данните за контакт.

# Declaration A: consent to the processing of personal data.
processing-title = A. Съгласие за обработване на данни
processing-declare = Съгласявам се { $controller } да събира, съхранява и използва посочените по-долу данни за мен, за да ме подкрепя в Case Management.
processing-share = Съгласявам се също данни да се предават между { $controller } и посочените по-долу институции: само посочените данни, само за посочената цел, само в посочената посока.
processing-limit = Каквото не е в таблицата, не е разрешено.
processing-base = Основание е единствено вашето съгласие (чл. 6, пар. 1, буква „а“ GDPR, за особено защитени данни чл. 9, пар. 2, буква „а“ GDPR).

# Declaration B: release from professional secrecy.
release-title = B. Освобождаване от професионална тайна
release-declare = Освобождавам { $professional } и заместващото лице в Case Management при { $controller } от професионалната тайна (§ 203 от германския Наказателен кодекс, StGB) спрямо посочените по-долу институции.
release-back = Ако в таблицата пише „от институцията към нас“ или „в двете посоки“, освобождавам и специалистите на тази институция от професионалната тайна спрямо Case Management.
release-limit = Освобождаването важи само за посочените данни и само за посочената цел. Всичко друго остава тайна.
release-separate = Тази декларация не зависи от декларация A.

# The table.
table-number = №
table-recipient = Институция
table-categories = Данни
table-purpose = Цел
table-direction = Посока
table-until = Валидно до
table-until-withdrawn = до оттегляне
recipient-own = Case Management при { $controller }
direction-to = от нас към институцията
direction-from = от институцията към нас
direction-both = в двете посоки
direction-within = само при нас

# Categories of data.
category-contact = Име, дата на раждане, адрес, телефон, имейл
category-household = Семейство и домакинство
category-status = Гражданство, статут на пребиваване, паспорт и документи за пребиваване
category-language = Езикови знания и езикови курсове
category-education = Детска градина, училище, обучение, следване, свидетелства
category-work = Работа, трудов опит, признаване на квалификации
category-livelihood = Доходи, социални плащания, дългове
category-housing = Жилищно положение
category-participation = Свободно време, доброволчество, социални контакти
category-appointments = Срещи: ден, час, място, присъствие
category-plan = Оценка на случая, цели и договорени стъпки
category-correspondence = Заявления, решения и писма от органи на властта
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Здраве, бременност, увреждане, грижи
category-religion = Религия или философски убеждения
category-persecution = Преследване, причини за бягство, политически убеждения
category-origin = Етнически произход, преживяна дискриминация
category-orientation = Сексуална ориентация или полова идентичност

# Specially protected data.
special-title = Особено защитени данни
special-intro = Законът защитава особено тези данни (чл. 9 GDPR). Декларацията важи за тях само ако сами отбележите квадратчето.
special-tick = Да, изрично и: { $category }

# Purposes.
purpose-accompany = Case Management: изясняване на нуждите, договаряне на цели, осигуряване на помощ, проверка на резултатите
purpose-housing = Търсене, наемане или запазване на жилище
purpose-work = Търсене на работа и кандидатстване
purpose-recognition = Признаване на чуждестранна квалификация
purpose-training = Търсене на място за обучение или следване
purpose-school = Намиране на място в училище или детска градина и осигуряване на посещението
purpose-language = Намиране на езиков или интеграционен курс и записване
purpose-health = Намиране на медицинска, психологическа помощ или грижи
purpose-residence = Изясняване на правото на пребиваване, подаване на заявление за документи или удължаването им
purpose-naturalisation = Подготовка и заявление за германско гражданство
purpose-livelihood = Изясняване и заявяване на помощи за издръжка
purpose-debts = Изясняване и намаляване на дългове
purpose-family = Изясняване и заявяване на помощ за деца и семейство
purpose-participation = Намиране на предложения за свободно време, срещи и доброволчество
purpose-appointments = Уговаряне на срещи и устен превод с институцията
purpose-conference = Обсъждане на случая: съгласуване на следващите стъпки с институцията
purpose-handover = Предаване на подкрепата на компетентната институция

# Presets: what is often agreed together.
preset-housing = Търсене на жилище
preset-work = Работа
preset-training = Обучение и следване
preset-school = Училище и детска градина
preset-health = Здраве
preset-language = Езиков курс
preset-residence = Пребиваване и гражданство
preset-livelihood = Пари и помощи
preset-family = Семейство
preset-participation = Свободно време и доброволчество
preset-conference = Обсъждане на случая
preset-handover = Предаване на друга институция

# What the person must know before signing.
voluntary-title = Доброволно
voluntary = Решавате свободно. Ако не подпишете, това няма да ви навреди: нито при помощите, нито при пребиваването, нито в други институции.
refusal-processing = Без декларация A ви консултираме, и без вашето име. Тогава не можем да водим досие с цели и постоянна подкрепа.
refusal-release = Без декларация B продължаваме да ви подкрепяме. Тогава не говорим за вас с никоя друга институция. Документите можете да подадете сами.
withdrawal-right-title = Оттегляне
withdrawal-right = Можете да оттеглите всяка декларация по всяко време, изцяло или за отделни институции, данни или цели, без да посочвате причини. Достатъчно е да ни кажете или пишете.
withdrawal-effect = След оттеглянето нищо повече не се обработва или предава въз основа на декларацията. Станалото преди това остава законосъобразно.
withdrawal-file = Ако оттеглите съгласието за обработване при самите нас, подкрепата приключва. Изтриваме данните ви, доколкото никой закон не изисква съхраняването им.
duration-title = Срок
duration = Всеки ред важи до посочения ден. Без ден той важи до оттегляне.
storage = Пълни календарни години след края на подкрепата, след които изтриваме досието: { $years }
rights-title = Вашите права
rights = Имате право на достъп, коригиране, изтриване, ограничаване на обработването и преносимост на данните (чл. 15 – 18 и 20 GDPR).
complaint = Можете да подадете жалба до надзорния орган: { $authority }
by-law = Без ваша декларация предаваме нещо само ако закон го изисква или изрично позволява, например при опасност за нечий живот или за дете.
residence-office = Службата за чужденци (Ausländerbehörde) не може да вижда нашето досие. От нас тя получава само това, което вие разрешавате по-горе или което закон изисква.
no-machine = Никой компютър не решава за вас. Не предаваме данни в държави извън Европейския съюз.

# How it was explained.
explained-title = Как беше обяснено
explained-language = Език на разговора
explained-how = Начин на обяснение
explained-self-read = прочетено лично
explained-read-aloud = прочетено на глас
explained-interpreter = преведено устно
explained-translation = връчен превод
explained-plain = обяснено с прости думи
interpreter-label = Превеждащо лице
interpreter-none = никой, не беше необходимо
interpreter-promise = Преведох пълно и точно и пазя в тайна всичко, което науча при това.
understood = Разбрах декларацията. Получих отговор на въпросите си.

# Who declares.
given-by-label = Декларацията подава
given-by-person = самото лице
given-by-parent = лице с родителски права
given-by-guardian = настойник или законен попечител (Betreuung)
minor-note = Който сам разбира значението (обикновено от 15 години), подписва сам. За по-малки деца подписват лицата с родителски права, а при общи права – и двете.

# Signatures.
sign-place-day = Място, дата
sign-processing = Подпис към декларация A
sign-release = Подпис към декларация B
sign-second-parent = Второ лице с родителски права
sign-interpreter = Преводачка или преводач
sign-professional = Специалист
signed-on-screen = Подписано на екран на { $day }

# Confirmation of a withdrawal.
withdrawn-title = Потвърждение за вашето оттегляне
withdrawn-received = Вашето оттегляне е получено при нас на { $day }. То се отнася за:
withdrawn-from-now = Оттогава не предаваме посочените данни и не ги изискваме повече.
withdrawn-file = С това вашата подкрепа приключва. Изтриваме данните ви, доколкото никой закон не изисква съхраняването им.
withdrawn-before = Преди това са предадени следните данни:
withdrawn-nothing-before = Преди това нищо не е предадено въз основа на тази декларация.
withdrawn-deletion = По ваше желание молим посочените институции да изтрият данните. Кажете ни.
withdrawn-again = По всяко време можете да подадете нова декларация.
