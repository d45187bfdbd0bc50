# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = ናብ ዝርርብ ዕድመ
appointment-body =
    ሰላም { $person }፣
    ናብ ዝርርብ እዕድመኩም ኣለኹ፦ ዕለት { $tag } ሰዓት { $uhrzeit }። ቦታ፦ { $ort }።
    እቲ ዝርርብ ብድሌትኩምን ብነጻን እዩ። ተርጓሚ እንተደሊኹም ወይ ክትመጹ እንተዘይክኢልኩም፣ በጃኹም ኣቐዲምኩም ንገሩኒ፦ { $telefon }።
    ምስ ሰላምታ
    { $case_managerin }
confirmation-subject = ቆጸራኹም ዕለት { $tag }
confirmation-body =
    ሰላም { $person }፣
    ቆጸራና ዕለት { $tag } ሰዓት { $uhrzeit } የረጋግጽ። ቦታ፦ { $ort }።
    ክትመጹ እንተዘይክኢልኩም፣ በጃኹም ንገሩኒ፦ { $telefon }።
    ምስ ሰላምታ
    { $case_managerin }
attendance-subject = ናይ ዝርርብ ምስክር ወረቐት
attendance-body =
    { $person }፣ ዕለተ ልደት { $geburtsdatum }፣ ዕለት { $tag } ካብ ሰዓት { $uhrzeit } ክሳብ { $ende } ንዝርርብ ኣብዚ ነይሮም። ቦታ፦ { $ort }።
    እዚ ምስክር ወረቐት ብዛዕባ ትሕዝቶ ናይቲ ዝርርብ ዝብሎ የብሉን።
    { $case_managerin }፣ { $organisation }
power-subject = ውክልና
power-body =
    ኣነ፣ { $person }፣ ዕለተ ልደት { $geburtsdatum }፣ ውክልና እህብ፦ { $bevollmaechtigt }።
    እዚ ውክልና ነዚ ጉዳይ ጥራይ የገልግል፦ { $anliegen }።
    እቲ ዝተወከለ ሰብ ኣብዚ ጉዳይ ኣብ ክንዳይ ምልክታ ከቕርብ፣ ሓበሬታ ክሓትትን ደብዳበ ክቕበልን ይኽእል። ኣብ ክንዳይ ውዕል ክኣቱ ኣይክእልን።
    ነዚ ውክልና ኣብ ዝኾነ ግዜ ብዘይ ምኽንያት ከልዕሎ እኽእል። እቲ ጉዳይ ምስ ተዛዘመ፣ እንተደንጎየ ድሕሪ ሽዱሽተ ወርሒ የብቅዕ።
cover-subject = { $anliegen }
cover-body =
    ክቡራትን ክቡራንን፣
    ኣነ ን{ $person }፣ ዕለተ ልደት { $geburtsdatum }፣ ኣብ ናይ ኮሙን ምሕደራ ውህደት እድግፍ። ስምምዕን ካብ ግዴታ ምስጢር ምሕላው ፍቓድን ኣሎ።
    { $text }
    ንሕቶታት፦ { $telefon }። ቁጽርና፦ { $aktenzeichen }።
    ምስ ሰላምታ
    { $case_managerin }
papers-subject = በጃኹም እዘን ወረቓቕቲ ኣምጽኡ
papers-body =
    ሰላም { $person }፣
    ናብ ዝርርብና ዕለት { $tag } ሰዓት { $uhrzeit } በጃኹም ካብዘን ዘለዋኹም ሒዝኩም ምጹ፦
    { $unterlagen }
    ዝጎደለ እንተሃልዩ'ውን በጃኹም ምጹ። ሕቶታት፦ { $telefon }።
    ምስ ሰላምታ
    { $case_managerin }
information-subject = ናይ ኮሙን ምሕደራ ውህደት (KIM)
information-body =
    ሰላም { $person }፣
    ናይ ኮሙን ምሕደራ ውህደት (KIM) ንስደተኛታት ይድግፍ፦ ብዛዕባ መንበሪ ፍቓድ፣ ቋንቋ፣ ቤት ትምህርቲ፣ ስራሕ፣ መንበሪ ገዛ፣ ጥዕናን ስድራቤትን።
    ሓደ ቀዋሚ ሰብ ምሳኹም ኮይኑ እንታይ ከምዘድልየኩም ይርኢ፣ ናብ ቅኑዕ ቦታታት'ውን ምሳኹም ይኸይድ። ኣየኖት ሸቶታት ከምዘገድሱ ንስኹም ትውስኑ።
    እቲ ደገፍ ብድሌትኩምን ብነጻን እዩ። ኣብ ዝኾነ ግዜ ብዘይ ጉድኣት ከተቋርጽዎ ትኽእሉ።
    እትነግሩና ምስጢር ኮይኑ ይተርፍ። ካልኦት ትካላት ብጽሑፍ ዘፍቀድኩምዎ ጥራይ ይፈልጡ። ነቲ ፍቓድ ከተልዕልዎ ትኽእሉ። ንቖልዓ ወይ ንህይወት ሓደጋ እንተሃልዩ ጥራይ ሕጊ ካልእ ክጠልብ ይኽእል።
    ሓላፊኹም፦ { $case_managerin }፣ { $organisation }፣ { $telefon }።
closing-subject = መወዳእታ ደገፍ
closing-body =
    ሰላም { $person }፣
    ናይ ሓባር ስራሕና ሎሚ ይውዳእ። ስለ እምነትኩም የቐንየለይ።
    { $text }
    መሊስኩም ሓገዝ እንተደሊኹም፣ ኣብ ዝኾነ ግዜ ደውሉ፦ { $telefon }። ሓበሬታኹም ብመሰረት ሕጋዊ ግዜ ይድምሰስ። ብዛዕባኹም እንታይ ከምዝተመዝገበ ክትሓቱ ትኽእሉ።
    ጽቡቕ እምነየልኩም
    { $case_managerin }
sign-client = ቦታ፣ ዕለት፣ ክታም
reading-aid = ሓገዝ ንምንባብ – ናይ ጀርመን ጽሑፍ እዩ ዝሰርሕ።
paper-identity = መንነት ወረቐት ወይ ፓስፖርት
paper-residence = መንበሪ ፍቓድ ወይ ካልእ ናይ መንበሪ ሰነድ
paper-registration = ናይ ኣድራሻ ምዝገባ ወረቐት
paper-benefits = ውሳነታት ካብ ጆብሰንተር ወይ ማሕበራዊ ቤት ጽሕፈት
paper-work = ናይ ስራሕ ውዕልን ናይ ደሞዝ ወረቓቕትን
paper-rent = ናይ ክራይ ውዕልን ደብዳበታት ዋና ገዛን
paper-certificates = ናይ ትምህርቲ ምስክራት፣ ዲፕሎማታት፣ ሰርቲፊኬታት
paper-language = ምስክር ናይ ቋንቋ ኮርሳት
paper-health = ካርድ ጥዕና
paper-civil = ምስክር ልደትን ምርዓን
paper-bank = ናይ ዝሓለፉ ሰለስተ ኣዋርሕ ሕሳብ ባንክ
paper-mail = ደብዳበታት ካብ ቤት ጽሕፈታት፣ ዘይተኸፈተ'ውን
