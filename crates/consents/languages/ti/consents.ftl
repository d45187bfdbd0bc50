# Reading aid; the German text governs. Not yet reviewed by a native speaker.

# Frame of the sheet.
sheet-title = ፍቓድ ንኣተሓሕዛን ኣጠቓቕማን ሓበሬታን ካብ ሞያዊ ምስጢር ነጻ ምግባርን
reading-aid = ሓገዝ ንንባብ – ወሳኒ እቲ ናይ ጀርመን ጽሑፍ እዩ።
version-line = ሕታም ጽሑፍ { $number }፣ መረጋገጺ ምልክት { $mark }
sheet-parts = በዝሒ ነናቶም ዝቖሙ መግለጺታት ኣብዚ ወረቐት፦ { $count }። ነፍሲ ወከፍ ናይ ገዛእ ርእሱ ክታም የድልዮ። ንሓደ ክትፍርሙ ነቲ ካልእ ከይትፍርሙ ትኽእሉ።
copy-for-you = ናይዚ ወረቐት ቅዳሕ ይወሃበኩም።

# Who is who.
person-label = ዝምልከቶ ሰብ
born-label = ዕለተ ልደት
controller-label = ሓላፊ ትካል
contact-label = መራኸቢ
officer-label = ሓላፊ ዕቝባ ሓበሬታ
authority-label = ተቖጻጻሪ ኣካል
professional-label = ክኢላ ምሕደራ ጉዳይ (Case Management)
officer-on-request = እንተሓቲትኩም መራኸቢኡ ብኡንብኡ ንነግረኩም።

# Declaration A: consent to the processing of personal data.
processing-title = A. ፍቓድ ንኣተሓሕዛን ኣጠቓቕማን ሓበሬታ
processing-declare = { $controller } ኣብ ምሕደራ ጉዳይ ምእንቲ ክድግፈኒ፣ ነቲ ኣብ ታሕቲ ተጠቒሱ ዘሎ ብዛዕባይ ዝምልከት ሓበሬታ ክእክብ፣ ክዕቅብን ክጥቀምን እፈቅድ።
processing-share = ከምኡ'ውን ኣብ መንጎ { $controller }ን ኣብ ታሕቲ ዝተጠቕሱ ትካላትን ሓበሬታ ክመሓላለፍ እፈቅድ፦ እቲ ዝተጠቕሰ ሓበሬታ ጥራይ፣ ነቲ ዝተጠቕሰ ዕላማ ጥራይ፣ በቲ ዝተጠቕሰ ኣንፈት ጥራይ።
processing-limit = ኣብቲ ሰደቓ ዘየለ ኣይተፈቕደን።
processing-base = መሰረቱ ፍቓድኩም ጥራይ እዩ (ዓንቀጽ 6 ንኡስ ዓንቀጽ 1 ፊደል a ናይ ሓፈሻዊ ሕጊ ዕቝባ ሓበሬታ (DSGVO)፣ ንብፍሉይ ዝዕቀብ ሓበሬታ ዓንቀጽ 9 ንኡስ ዓንቀጽ 2 ፊደል a ናይ DSGVO)።

# Declaration B: release from professional secrecy.
release-title = B. ካብ ሞያዊ ምስጢር ነጻ ምግባር
release-declare = ን{ $professional }ን ኣብ ምሕደራ ጉዳይ ኣብ { $controller } ንዝትክኦም ሰብን፣ ነቶም ኣብ ታሕቲ ዝተጠቕሱ ትካላት ክነግሩ፣ ካብ ግዴታ ሞያዊ ምስጢር ምሕላው (§ 203 ሕጊ ገበን ጀርመን፣ StGB) ነጻ እገብሮም።
release-back = ኣብቲ ሰደቓ “ካብቲ ትካል ናባና” ወይ “ብክልቲኡ ኣንፈት” እንተሃልዩ፣ ንክኢላታት ናይቲ ዝተጠቕሰ ትካል'ውን ንምሕደራ ጉዳይ ክነግሩ ካብ ግዴታ ሞያዊ ምስጢር ምሕላው ነጻ እገብሮም።
release-limit = እዚ ነጻ ምግባር ነቲ ዝተጠቕሰ ሓበሬታን ነቲ ዝተጠቕሰ ዕላማን ጥራይ እዩ። ካልእ ኩሉ ምስጢር ኮይኑ ይተርፍ።
release-separate = እዚ መግለጺ ካብ መግለጺ A ናጻ እዩ።

# The table.
table-number = ቁጽሪ
table-recipient = ትካል
table-categories = ሓበሬታ
table-purpose = ዕላማ
table-direction = ኣንፈት
table-until = ዝሰርሓሉ ክሳብ
table-until-withdrawn = ክሳብ ዝስሓብ
recipient-own = ምሕደራ ጉዳይ ኣብ { $controller }
direction-to = ካባና ናብቲ ትካል
direction-from = ካብቲ ትካል ናባና
direction-both = ብክልቲኡ ኣንፈት
direction-within = ኣባና ጥራይ

# Categories of data.
category-contact = ስም፣ ዕለተ ልደት፣ ኣድራሻ፣ ተሌፎን፣ ኢመይል
category-household = ስድራቤትን ኣባላት ገዛን
category-status = ዜግነት፣ ኩነታት መንበሪ ፍቓድ፣ ፓስፖርትን ናይ መንበሪ ሰነዳትን
category-language = ፍልጠት ቋንቋን ናይ ቋንቋ ኮርሳትን
category-education = መዋእለ ሕጻናት፣ ቤት ትምህርቲ፣ ሞያዊ ስልጠና፣ ዩኒቨርሲቲ፣ ምስክር ወረቓቕቲ
category-work = ስራሕ፣ ናይ ስራሕ ተመክሮ፣ ተፈላጥነት ናይ ትምህርቲ ማስረጃ
category-livelihood = እቶት፣ ናይ መንግስቲ ሓገዝ፣ ዕዳ
category-housing = ኩነታት መንበሪ ገዛ
category-participation = ናጻ ግዜ፣ ወለንታዊ ስራሕ፣ ማሕበራዊ ርክባት
category-appointments = ቆጸራታት፦ መዓልቲ፣ ሰዓት፣ ቦታ፣ ተሳትፎ
category-plan = ገምጋም ጉዳይ፣ ሸቶታትን ዝተሰማማዕናሎም ስጉምትታትን
category-correspondence = ምልክታታት፣ ውሳነታትን ደብዳበታትን ናይ ቤት ጽሕፈታት መንግስቲ
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = ጥዕና፣ ጥንሲ፣ ስንክልና፣ ክንክን
category-religion = ሃይማኖት ወይ ርእየተ ዓለም
category-persecution = መስጎጕቲ፣ ምኽንያታት ምህዳም፣ ፖለቲካዊ እምነት
category-origin = ብሄራዊ መበቆል፣ ተመክሮ ኣድልዎ
category-orientation = ጾታዊ ዝንባለ ወይ ናይ ጾታ መንነት

# Specially protected data.
special-title = ብፍሉይ ዝዕቀብ ሓበሬታ
special-intro = ነዚ ሓበሬታ ሕጊ ብፍሉይ ይከላኸለሉ (ዓንቀጽ 9 DSGVO)። እቲ መግለጺ ንዕኡ ዝሰርሕ ባዕልኹም ኣብቲ ሳጹን ምልክት እንተጌርኩም ጥራይ እዩ።
special-tick = እወ፣ ብንጹር ነዚ'ውን እፈቅድ፦ { $category }

# Purposes.
purpose-accompany = ምሕደራ ጉዳይ፦ ዘድሊ ምንጻር፣ ሸቶታት ምስምማዕ፣ ሓገዝ ምርካብ፣ ውጽኢት ምርኣይ
purpose-housing = ገዛ ምድላይ፣ ምክራይ ወይ ምዕቃብ
purpose-work = ስራሕ ምድላይን ምምልካትን
purpose-recognition = ናይ ወጻኢ ትምህርቲ ማስረጃ ተፈላጥነት ክረክብ ምግባር
purpose-training = ናይ ሞያዊ ስልጠና ወይ ናይ ዩኒቨርሲቲ ቦታ ምድላይ
purpose-school = ኣብ ቤት ትምህርቲ ወይ መዋእለ ሕጻናት ቦታ ምርካብን ምኽታል ምውሓስን
purpose-language = ናይ ቋንቋ ወይ ናይ ውህደት ኮርስ ምርካብን ምምዝጋብን
purpose-health = ሕክምናዊ፣ ስነ ኣእምሮኣዊ ወይ ናይ ክንክን ሓገዝ ምርካብ
purpose-residence = መሰል መንበሪ ምንጻር፣ ናይ መንበሪ ሰነዳት ምሕታት ወይ ምንዋሕ
purpose-naturalisation = ዜግነት ምድላውን ምሕታትን
purpose-livelihood = ናይ መነባብሮ ሓገዝ ምንጻርን ምሕታትን
purpose-debts = ዕዳ ምንጻርን ምንካይን
purpose-family = ንቖልዑን ስድራቤትን ሓገዝ ምንጻርን ምሕታትን
purpose-participation = ንናጻ ግዜ፣ ምርኻብን ወለንታዊ ስራሕን ዝኸውን ዕድላት ምርካብ
purpose-appointments = ምስቲ ትካል ቆጸራን ትርጉምን ምውዳድ
purpose-conference = ምይይጥ ጉዳይ፦ ምስቲ ትካል ዝቕጽሉ ስጉምትታት ምስምማዕ
purpose-handover = ነቲ ደገፍ ንዝምልከቶ ትካል ምርካብ

# Presets: what is often agreed together.
preset-housing = ገዛ ምድላይ
preset-work = ስራሕ
preset-training = ሞያዊ ስልጠናን ዩኒቨርሲቲን
preset-school = ቤት ትምህርትን መዋእለ ሕጻናትን
preset-health = ጥዕና
preset-language = ናይ ቋንቋ ኮርስ
preset-residence = መንበሪ ፍቓድን ዜግነትን
preset-livelihood = ገንዘብን ሓገዝን
preset-family = ስድራቤት
preset-participation = ናጻ ግዜን ወለንታዊ ስራሕን
preset-conference = ምይይጥ ጉዳይ
preset-handover = ናብ ካልእ ትካል ምርካብ

# What the person must know before signing.
voluntary-title = ብድሌትኩም
voluntary = ብናጽነት ትውስኑ። እንተዘይፈሪምኩም ዝኾነ ጉድኣት ኣይበጽሓኩምን፦ ኣብ ሓገዝ ኮነ፣ ኣብ መንበሪ ፍቓድ ኮነ፣ ኣብ ካልኦት ትካላት ኮነ።
refusal-processing = ብዘይ መግለጺ A ምኽሪ ንህበኩም፣ ብዘይ ስምኩም'ውን። ግን ሽዑ ሸቶታት ዘለዎ ፋይል ክንሕዝን ቀጻሊ ደገፍ ክንህብን ኣይንኽእልን።
refusal-release = ብዘይ መግለጺ B ደገፍና ንቕጽል። ግን ሽዑ ምስ ዝኾነ ካልእ ትካል ብዛዕባኹም ኣይንዛረብን። ሰነዳት ባዕልኹም ከተረክቡ ትኽእሉ።
withdrawal-right-title = ምስሓብ
withdrawal-right = ንነፍሲ ወከፍ መግለጺ ኣብ ዝኾነ ግዜ፣ ብምሉኡ ወይ ንውሱናት ትካላት፣ ሓበሬታ ወይ ዕላማታት፣ ብዘይ ምኽንያት ክትስሕብዎ ትኽእሉ። ክትነግሩና ወይ ክትጽሕፉልና እኹል እዩ።
withdrawal-effect = ካብ ዝተሳሕበሉ ግዜ ጀሚሩ በቲ መግለጺ መሰረት ዝኾነ ሓበሬታ ኣይዕቀብን፣ ኣይንጥቀመሉን፣ ኣይነመሓላልፎን። ቅድሚኡ ዝተገብረ ሕጋዊ ኮይኑ ይተርፍ።
withdrawal-file = ነቲ ንሕና ባዕልና ሓበሬታ ክንጥቀም ዝሃብኩምና ፍቓድ እንተስሒብኩም፣ እቲ ደገፍ የብቅዕ። ሓበሬታኹም ንድምስሶ፣ ሕጊ ክዕቀብ ዝጠልቦ ጥራይ ይተርፍ።
duration-title = ንውሓት ግዜ
duration = ነፍሲ ወከፍ መስመር ክሳብ እታ ዝተጠቕሰት መዓልቲ ይሰርሕ። መዓልቲ እንተዘየለ ክሳብ ዝስሓብ ይሰርሕ።
storage = ድሕሪ መወዳእታ ደገፍ፣ ፋይል ድሕሪ ክንድዚ ምሉእ ዓመታት ዓውደ ኣዋርሕ ንድምስሶ፦ { $years }
rights-title = መሰላትኩም
rights = ሓበሬታኹም ናይ ምርኣይ፣ ናይ ምእራም፣ ናይ ምድምሳስ፣ ኣጠቓቕምኡ ናይ ምግዳብን ናይ ምስግጋርን መሰል ኣለኩም (ዓንቀጽ 15 ክሳብ 18ን 20ን DSGVO)።
complaint = ናብቲ ተቖጻጻሪ ኣካል ጥርዓን ከተቕርቡ ትኽእሉ፦ { $authority }
by-law = ብዘይ መግለጺኹም ሓበሬታ ነመሓላልፍ ሕጊ እንተጠሊቡ ወይ ብንጹር እንተፈቒዱ ጥራይ እዩ፣ ንኣብነት ንህይወት ወይ ንቖልዓ ሓደጋ እንተሃልዩ።
residence-office = ቤት ጽሕፈት ወጻእተኛታት (Ausländerbehörde) ንፋይልና ክርእዮ ኣይክእልን። ካባና ዝረክብ ንስኹም ኣብ ላዕሊ ዝፈቐድኩምዎ ወይ ሕጊ ዝጠልቦ ጥራይ እዩ።
no-machine = ዝኾነ ኮምፒተር ብዛዕባኹም ኣይውስንን። ናብ ካብ ኤውሮጳዊ ሕብረት ወጻኢ ዘለዋ ሃገራት ሓበሬታ ኣይንህብን።

# How it was explained.
explained-title = ከምዚ ተገሊጹ
explained-language = ቋንቋ ናይቲ ዝርርብ
explained-how = ኣገባብ መግለጺ
explained-self-read = ብውልቂ ዝተነበ
explained-read-aloud = ዓው ተባሂሉ ዝተነበ
explained-interpreter = ብቓል ዝተተርጎመ
explained-translation = ትርጉም ተዋሂቡ
explained-plain = ብቐሊል ቃላት ዝተገልጸ
interpreter-label = ዘተርጎመ
interpreter-none = ዋላ ሓደ፣ ኣድላዪ ኣይነበረን
interpreter-promise = ምሉእን ቅኑዕን ገይረ ኣተርጒመ፤ ኣብዚ ዝፈለጥክዎ ኩሉ ብምስጢር እሕዞ።
understood = ነቲ መግለጺ ተረዲኤዮ። ንሕቶታተይ መልሲ ተዋሂቡ።

# Who declares.
given-by-label = መግለጺ ዝህብ
given-by-person = እቲ ሰብ ባዕሉ / ባዕላ
given-by-parent = መሰል ምእላይ ዘለዎ ሰብ (Sorgerecht)
given-by-guardian = ሞግዚት ወይ ብቤት ፍርዲ ዝተመዘዘ ወኪል
minor-note = ትርጉሙ ባዕሉ ዝርዳእ (መብዛሕትኡ ግዜ ካብ 15 ዓመት) ባዕሉ ይፍርም። ንዝነኣሱ ቆልዑ መሰል ምእላይ ዘለዎም ይፍርሙ፤ ሓባራዊ መሰል እንተኾይኑ ክልቲኦም።

# Signatures.
sign-place-day = ቦታ፣ ዕለት
sign-processing = ክታም ንመግለጺ A
sign-release = ክታም ንመግለጺ B
sign-second-parent = ካልኣይ መሰል ምእላይ ዘለዎ ሰብ
sign-interpreter = ተርጓሚት / ተርጓሚ
sign-professional = ክኢላ
signed-on-screen = ኣብ ስክሪን ዝተፈረመ ዕለት { $day }

# Confirmation of a withdrawal.
withdrawn-title = መረጋገጺ ናይ ምስሓብኩም
withdrawn-received = ምስሓብኩም ዕለት { $day } በጺሑና። ንዚ ይምልከት፦
withdrawn-from-now = ካብኡ ጀሚርና ነቲ ዝተጠቕሰ ሓበሬታ ኣይነመሓላልፍን ኣይንሓትትን።
withdrawn-file = በዚ ደገፍኩም የብቅዕ። ሓበሬታኹም ንድምስሶ፣ ሕጊ ክዕቀብ ዝጠልቦ ጥራይ ይተርፍ።
withdrawn-before = ቅድሚኡ እዚ ሓበሬታ ተመሓላሊፉ፦
withdrawn-nothing-before = ቅድሚኡ በዚ መግለጺ መሰረት ዝተመሓላለፈ የለን።
withdrawn-deletion = እንተደሊኹም ነቶም ዝተጠቕሱ ትካላት ሓበሬታ ክድምስሱ ንሓትቶም። ንገሩና።
withdrawn-again = ኣብ ዝኾነ ግዜ ሓድሽ መግለጺ ክትህቡ ትኽእሉ።
