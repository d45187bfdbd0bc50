# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = ሓበሬታ ብዛዕባ ዕቝባ ሓበሬታ
intro = ሓበሬታኹም ንምንታይ ከም ዘድልየና፣ መን ከም ዝረኽቦ፣ ክንደይ ግዜ ከም ንዕቅቦን እንታይ መሰል ከም ዘለኩምን ኣብዚ ተነብቡ።
purpose-title = ንምንታይን ስለምንታይን
purpose = ናብ ጀርመን ንዝመጹ ሰባት ነማኽርን ንድግፍን። ንዚ ድማ ካባኹም ሓበሬታ የድልየና።
base-advice = ምኽሪ ምሃብ ህዝባዊ ዕዮና እዩ ({ $law })። ብዘይ ስምኩም'ውን ይከኣል።
base-case = ብፋይል እንተደጊፍናኩም፣ ናይ ጽሑፍ ፍቓድኩም የድልየና ({ $law })።
base-special = ከም ብዛዕባ ጥዕና ወይ ሃይማኖት ዝኣመሰለ ሓበሬታ፣ ብንጹር እንተፈቒድኩም ጥራይ ንዕቅብ ({ $law })።
base-danger = ህይወት ወይ ቖልዓ ኣብ ሓደጋ እንተሃልዩ፣ ክንሰርሕን ክንጽሕፎን ኣለና ({ $law })።
no-duty = ገለ ክትነግሩና ግዴታ የብልኩምን። ብዘይ ሓበሬታ ግን ምናልባት ብሓፈሻ ጥራይ ክንሕግዝ ንኽእል።
data-title = ኣየናይ ሓበሬታ
data = ንጉዳይኩም ዘድሊ ጥራይ ንጽሕፍ። እዚ ክኸውን ይኽእል፦
source = ሓበሬታ ካባኹም ንረክብ። ንካልኦት ትካላት እንተፈቒድኩም ጥራይ ንሓትት።
recipient-title = ሓበሬታኹም መን ይረኽቦ
recipient = ሓበሬታኹም ኣማኻሪኹም ይርእዮ፣ ኣብ ዕረፍቲ ድማ ወኪሉ። ካልኦት ትካላት ብጽሑፍ ዝፈቐድኩምዎ ጥራይ ይረኽቡ።
operator = ኮምፒተራትና ዝቈጻጸሩ ሰባት ምስጢር ክሕልዉ ኣለዎም፣ ብትእዛዝና ጥራይ ድማ ይሰርሑ።
keep-title = ክንደይ ግዜን ክሳብ ክንደይ ውሑስን
keep-contact = ፋይል ዘይብሉ ስምኩም ዘለዎ ካርድ ድሕሪ { $days } መዓልታት ንድምስሶ።
keep-safe = ስምኩምን ኩሉ ጽሑፋትን ብምስጢራዊ ኮድ ዝተዓጽወ እዩ። ንፋይልኩም ዝረኣየ ኩሉ ይምዝገብ።
objection = ኣብ ህዝባዊ ዕዮና ዝተመርኰሰ ኣጠቓቕማ ክትቃወሙ ትኽእሉ (ዓንቀጽ 21 DSGVO)።
ask = እንታይ ከም እትደልዩ ንገሩና ወይ ጸሓፉልና። ኣብ ውሽጢ ሓደ ወርሒ ብነጻ ንምልስ።
language = ቋንቋ
show = ኣርኢ
download = ከም PDF ኣውርድ
back = ናብ መእተዊ ገጽ
staff = እቶት ንሰራሕተኛታት
