//! Article 1 of the Universal Declaration of Human Rights (United Nations, 1948) in the 16 languages. Not a translation of
//! any text of the house.

use base::language::Language;

/// The first sentence of the article.
pub(crate) const fn article_one(language: Language) -> &'static str {
    match language {
        Language::German => "Alle Menschen sind frei und gleich an Würde und Rechten geboren.",
        Language::PlainGerman => {
            "Alle Menschen sind gleich viel wert. Alle Menschen haben die gleichen Rechte."
        }
        Language::English => "All human beings are born free and equal in dignity and rights.",
        Language::Ukrainian => "Всі люди народжуються вільними і рівними у своїй гідності та правах.",
        Language::Russian => "Все люди рождаются свободными и равными в своём достоинстве и правах.",
        Language::Polish => "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.",
        Language::Arabic => "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
        Language::Romanian => "Toate ființele umane se nasc libere și egale în demnitate și în drepturi.",
        Language::Turkish => "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.",
        Language::Farsi => "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.",
        Language::Kurmanji => "Hemû mirov azad û di weqar û mafan de wekhev tên dinyayê.",
        Language::Bulgarian => "Всички хора се раждат свободни и равни по достойнство и права.",
        Language::Albanian => {
            "Të gjithë njerëzit lindin të lirë dhe të barabartë në dinjitet dhe në të drejta."
        }
        Language::Serbian => "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima.",
        Language::French => "Tous les êtres humains naissent libres et égaux en dignité et en droits.",
        Language::Tigrinya => "ብመንፅር ክብርን መሰልን ኩሎም ሰባት እንትውለዱ ነፃን ማዕሪን እዮም።",
    }
}
