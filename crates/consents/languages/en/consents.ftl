# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = Consent and release from professional secrecy
reading-aid = Reading aid – the German text is the legally binding one.
version-line = Text version { $number }, check code { $mark }
sheet-parts = Separate declarations on this sheet: { $count }. Each one needs its own signature. You may sign one and not the other.
copy-for-you = You receive a copy of this sheet.

# Who is who.
person-label = This is about
born-label = Date of birth
controller-label = Responsible body
contact-label = Contact
officer-label = Data protection officer
authority-label = Supervisory authority
professional-label = Professional in Case Management
officer-on-request = We give you the contact details at once if you ask.

# Declaration A: consent to the processing of personal data.
processing-title = A. Consent to data processing
processing-declare = I consent to { $controller } collecting, storing and using the data about me named below in order to support me in Case Management.
processing-share = I also consent to data being passed between { $controller } and the organisations named below: only the data named, only for the purpose named, only in the direction named.
processing-limit = What is not in the table is not allowed.
processing-base = The only legal basis is your consent (Art. 6(1)(a) GDPR; for specially protected data Art. 9(2)(a) GDPR).

# Declaration B: release from professional secrecy.
release-title = B. Release from professional secrecy
release-declare = I release { $professional } and their stand-in in Case Management at { $controller } from professional secrecy (section 203 of the German Criminal Code, StGB) towards the organisations named below.
release-back = Where the table says “from the organisation to us” or “in both directions”, I also release the professionals of that organisation from professional secrecy towards Case Management.
release-limit = The release covers only the data named and only the purpose named. Everything else stays secret.
release-separate = This declaration is independent of declaration A.

# The table.
table-number = No.
table-recipient = Organisation
table-categories = Data
table-purpose = Purpose
table-direction = Direction
table-until = Valid until
table-until-withdrawn = until withdrawn
recipient-own = Case Management at { $controller }
direction-to = from us to the organisation
direction-from = from the organisation to us
direction-both = in both directions
direction-within = only with us

# Categories of data.
category-contact = Name, date of birth, address, telephone, e-mail
category-household = Family and household
category-status = Nationality, residence status, passport and residence papers
category-language = Language skills and language courses
category-education = Childcare, school, vocational training, university, certificates
category-work = Work, work experience, recognition of qualifications
category-livelihood = Income, benefits, debts
category-housing = Housing situation
category-participation = Leisure, volunteering, social contacts
category-appointments = Appointments: day, time, place, attendance
category-plan = Assessment of the case, goals and agreed steps
category-correspondence = Applications, decisions and letters from authorities
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Health, pregnancy, disability, care
category-religion = Religion or philosophical belief
category-persecution = Persecution, reasons for fleeing, political opinions
category-origin = Ethnic origin, experience of discrimination
category-orientation = Sexual orientation or gender identity

# Specially protected data.
special-title = Specially protected data
special-intro = The law gives these data special protection (Art. 9 GDPR). The declaration covers them only if you tick the box yourself.
special-tick = Yes, expressly also: { $category }

# Purposes.
purpose-accompany = Case Management: clarify needs, agree goals, arrange help, check results
purpose-housing = Look for, rent or keep a home
purpose-work = Look for a job and apply
purpose-recognition = Have a foreign qualification recognised
purpose-training = Look for a training or university place
purpose-school = Find a place in school or childcare and secure attendance
purpose-language = Find and enrol in a language or integration course
purpose-health = Find medical, psychological or nursing help
purpose-residence = Clarify the right of residence, apply for or extend residence papers
purpose-naturalisation = Prepare and apply for German citizenship
purpose-livelihood = Clarify and apply for benefits to cover living costs
purpose-debts = Clarify and reduce debts
purpose-family = Clarify and apply for help for children and family
purpose-participation = Find offers for leisure, meeting people and volunteering
purpose-appointments = Arrange appointments and interpreting with the organisation
purpose-conference = Case discussion: agree the next steps with the organisation
purpose-handover = Hand over the support to the organisation in charge of it

# Presets: what is often agreed together.
preset-housing = Finding a home
preset-work = Work
preset-training = Training and university
preset-school = School and childcare
preset-health = Health
preset-language = Language course
preset-residence = Residence and citizenship
preset-livelihood = Money and benefits
preset-family = Family
preset-participation = Leisure and volunteering
preset-conference = Case discussion
preset-handover = Handover to another organisation

# What the person must know before signing.
voluntary-title = Voluntary
voluntary = You decide freely. If you do not sign, you have no disadvantages: not with benefits, not with your residence, not with other organisations.
refusal-processing = Without declaration A we advise you, even without your name. We then cannot keep a file with goals and give you continuous support.
refusal-release = Without declaration B we continue to support you. We then talk to no other organisation about you. You can hand in documents yourself.
withdrawal-right-title = Withdrawal
withdrawal-right = You can withdraw each declaration at any time, completely or for single organisations, data or purposes, without giving reasons. It is enough to tell us or write to us.
withdrawal-effect = From the withdrawal on, nothing more is processed or passed on because of the declaration. What happened before remains lawful.
withdrawal-file = If you withdraw your consent to our own processing, the support ends. We delete your data as far as no law requires us to keep them.
duration-title = Duration
duration = Each row is valid until the day named. Without a day it is valid until withdrawn.
storage = Full calendar years after the end of the support after which we delete the file: { $years }
rights-title = Your rights
rights = You have the right of access, rectification, erasure, restriction of processing and data portability (Art. 15 to 18 and 20 GDPR).
complaint = You can complain to the supervisory authority: { $authority }
by-law = Without your declaration we pass something on only if a law requires or expressly allows it, for example when a life or a child is in danger.
residence-office = The foreigners’ authority (Ausländerbehörde) cannot see our file. From us it receives only what you allow above or what a law requires.
no-machine = No computer decides about you. We do not pass data to countries outside the European Union.

# How it was explained.
explained-title = How it was explained
explained-language = Language of the conversation
explained-how = Way of explaining
explained-self-read = read by the person
explained-read-aloud = read aloud
explained-interpreter = interpreted orally
explained-translation = translation handed over
explained-plain = explained in simple words
interpreter-label = Interpreted by
interpreter-none = nobody, it was not necessary
interpreter-promise = I have interpreted completely and correctly and keep secret everything I learn in doing so.
understood = I have understood the declaration. My questions were answered.

# Who declares.
given-by-label = The declaration is made by
given-by-person = the person themselves
given-by-parent = the person with parental custody
given-by-guardian = guardian or court-appointed carer
minor-note = Those who understand the meaning themselves (mostly from age 15) sign themselves. For younger children the persons with custody sign; with joint custody, both.

# Signatures.
sign-place-day = Place, date
sign-processing = Signature for declaration A
sign-release = Signature for declaration B
sign-second-parent = Second person with custody
sign-interpreter = Interpreter
sign-professional = Professional
signed-on-screen = Signed on screen on { $day }

# Confirmation of a withdrawal.
withdrawn-title = Confirmation of your withdrawal
withdrawn-received = Your withdrawal reached us on { $day }. It concerns:
withdrawn-from-now = Since then we no longer pass on the data named and no longer ask for them.
withdrawn-file = Your support ends with this. We delete your data as far as no law requires us to keep them.
withdrawn-before = Before that, these data were passed on:
withdrawn-nothing-before = Before that, nothing was passed on because of this declaration.
withdrawn-deletion = If you wish, we ask the organisations named to delete the data. Please tell us.
withdrawn-again = You can make a new declaration at any time.
