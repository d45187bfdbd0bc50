//! Names of the demo: common given and family names of the Kreis' largest groups, combined by chance. Nobody is meant.

use base::language::Language;

/// A group of origin with names and how often it is drawn.
#[derive(Debug)]
pub struct Origin {
    /// Out of a thousand drawn. Source: nationalities at the residence office, 31.12.2022 (dossier § 5), rounded.
    pub weight: u32,
    /// The language most of them speak at home, of the 16 that are served.
    pub language: Language,
    /// Women's given names.
    pub women: &'static [&'static str],
    /// Men's given names.
    pub men: &'static [&'static str],
    /// Family names, women's form.
    pub families_women: &'static [&'static str],
    /// Family names, men's form.
    pub families_men: &'static [&'static str],
}

const SYRIAN: &[&str] = &[
    "Al-Ahmad",
    "Al-Hassan",
    "Haddad",
    "Khalil",
    "Darwish",
    "Saleh",
    "Najjar",
    "Hamdan",
    "Qasem",
    "Al-Masri",
    "Shami",
    "Issa",
];
const ROMANIAN: &[&str] = &[
    "Popescu", "Ionescu", "Dumitru", "Stan", "Radu", "Munteanu", "Ciobanu", "Lupu", "Marin", "Dobre",
];
const TURKISH: &[&str] = &[
    "Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Öztürk", "Aydın", "Arslan", "Doğan", "Koç", "Yıldız",
];
const ITALIAN: &[&str] = &[
    "Rossi", "Ferrari", "Esposito", "Bianchi", "Romano", "Greco", "Conti", "Marino",
];
const AFGHAN: &[&str] = &[
    "Ahmadi", "Rahimi", "Karimi", "Hosseini", "Nazari", "Sultani", "Amiri", "Noori",
];
const IRAQI: &[&str] = &[
    "Al-Jabouri",
    "Abbas",
    "Hussein",
    "Kareem",
    "Rashid",
    "Mahmoud",
    "Salman",
    "Ibrahim",
];
const KOSOVAR: &[&str] = &[
    "Krasniqi", "Gashi", "Berisha", "Hoxha", "Shala", "Morina", "Bytyqi", "Kastrati",
];
const ERITREAN: &[&str] = &[
    "Tesfay",
    "Gebremedhin",
    "Haile",
    "Kidane",
    "Mehari",
    "Okbay",
    "Tekle",
    "Weldu",
];
const NIGERIAN: &[&str] = &[
    "Okafor", "Adeyemi", "Balogun", "Eze", "Nwosu", "Ogunleye", "Okoro", "Bello",
];
const SERBIAN: &[&str] = &[
    "Jovanović",
    "Petrović",
    "Nikolić",
    "Marković",
    "Ilić",
    "Pavlović",
    "Horvat",
    "Kovačević",
];
const KURDISH: &[&str] = &[
    "Bozan", "Ciwan", "Dilan", "Hesen", "Mistefa", "Omer", "Şêxo", "Xelîl",
];

/// The groups.
pub const ORIGINS: &[Origin] = &[
    Origin {
        weight: 190,
        language: Language::Ukrainian,
        women: &[
            "Oksana",
            "Iryna",
            "Natalija",
            "Olena",
            "Kateryna",
            "Svitlana",
            "Marija",
            "Julija",
            "Anastasija",
            "Halyna",
        ],
        men: &[
            "Oleksandr",
            "Serhij",
            "Andrij",
            "Mykola",
            "Volodymyr",
            "Dmytro",
            "Ihor",
            "Taras",
            "Vasyl",
            "Bohdan",
        ],
        families_women: &[
            "Shevchenko",
            "Bondarenko",
            "Kovalenko",
            "Melnyk",
            "Tkachenko",
            "Kravchuk",
            "Lysenko",
            "Moroz",
            "Polishchuk",
            "Savchenko",
        ],
        families_men: &[
            "Shevchenko",
            "Bondarenko",
            "Kovalenko",
            "Melnyk",
            "Tkachenko",
            "Kravchuk",
            "Lysenko",
            "Moroz",
            "Polishchuk",
            "Savchenko",
        ],
    },
    Origin {
        weight: 135,
        language: Language::Polish,
        women: &[
            "Agnieszka",
            "Katarzyna",
            "Małgorzata",
            "Joanna",
            "Ewa",
            "Magdalena",
            "Anna",
            "Monika",
        ],
        men: &[
            "Piotr",
            "Krzysztof",
            "Andrzej",
            "Tomasz",
            "Paweł",
            "Marcin",
            "Michał",
            "Grzegorz",
        ],
        families_women: &[
            "Nowak",
            "Kowalska",
            "Wiśniewska",
            "Wójcik",
            "Kamińska",
            "Lewandowska",
            "Zielińska",
            "Szymańska",
        ],
        families_men: &[
            "Nowak",
            "Kowalski",
            "Wiśniewski",
            "Wójcik",
            "Kamiński",
            "Lewandowski",
            "Zieliński",
            "Szymański",
        ],
    },
    Origin {
        weight: 150,
        language: Language::Arabic,
        women: &[
            "Fatima", "Rima", "Samira", "Nour", "Hanan", "Amal", "Layla", "Yasmin", "Rasha", "Huda",
        ],
        men: &[
            "Mohammed", "Ahmad", "Omar", "Khaled", "Yousef", "Hassan", "Ali", "Mahmoud", "Samer", "Bilal",
        ],
        families_women: SYRIAN,
        families_men: SYRIAN,
    },
    Origin {
        weight: 120,
        language: Language::Romanian,
        women: &[
            "Elena", "Maria", "Ioana", "Andreea", "Mihaela", "Cristina", "Daniela", "Gabriela",
        ],
        men: &[
            "Ion",
            "Andrei",
            "Mihai",
            "Alexandru",
            "Gheorghe",
            "Florin",
            "Vasile",
            "Cristian",
        ],
        families_women: ROMANIAN,
        families_men: ROMANIAN,
    },
    Origin {
        weight: 95,
        language: Language::Turkish,
        women: &[
            "Ayşe", "Emine", "Elif", "Zeynep", "Hatice", "Meryem", "Esra", "Büşra",
        ],
        men: &[
            "Mehmet", "Mustafa", "Ahmet", "Hüseyin", "İbrahim", "Emre", "Yusuf", "Murat",
        ],
        families_women: TURKISH,
        families_men: TURKISH,
    },
    Origin {
        weight: 45,
        language: Language::German,
        women: &["Giulia", "Francesca", "Chiara", "Lucia", "Paola", "Rosa"],
        men: &["Giuseppe", "Marco", "Antonio", "Luca", "Salvatore", "Paolo"],
        families_women: ITALIAN,
        families_men: ITALIAN,
    },
    Origin {
        weight: 55,
        language: Language::Farsi,
        women: &["Zahra", "Maryam", "Shabnam", "Farida", "Nilofar", "Soraya"],
        men: &["Reza", "Hamid", "Farhad", "Jawad", "Najib", "Mirwais"],
        families_women: AFGHAN,
        families_men: AFGHAN,
    },
    Origin {
        weight: 40,
        language: Language::Russian,
        women: &["Olga", "Tatjana", "Jelena", "Irina", "Ljudmila", "Swetlana"],
        men: &["Iwan", "Sergej", "Dmitrij", "Alexej", "Wiktor", "Nikolaj"],
        families_women: &[
            "Iwanowa", "Petrowa", "Sidorowa", "Smirnowa", "Wolkowa", "Morosowa",
        ],
        families_men: &["Iwanow", "Petrow", "Sidorow", "Smirnow", "Wolkow", "Morosow"],
    },
    Origin {
        weight: 40,
        language: Language::Arabic,
        women: &["Zainab", "Noor", "Ruqaya", "Dunya", "Suhad", "Maysaa"],
        men: &["Haider", "Mustafa", "Karrar", "Sajad", "Wisam", "Ammar"],
        families_women: IRAQI,
        families_men: IRAQI,
    },
    Origin {
        weight: 40,
        language: Language::Kurmanji,
        women: &["Berîvan", "Rojîn", "Zîn", "Nesrîn", "Gulistan"],
        men: &["Azad", "Baran", "Serhat", "Rêzan", "Welat"],
        families_women: KURDISH,
        families_men: KURDISH,
    },
    Origin {
        weight: 30,
        language: Language::Albanian,
        women: &["Arbnora", "Vjosa", "Teuta", "Drita", "Besa"],
        men: &["Arben", "Besnik", "Driton", "Fatos", "Ilir"],
        families_women: KOSOVAR,
        families_men: KOSOVAR,
    },
    Origin {
        weight: 25,
        language: Language::Serbian,
        women: &["Jelena", "Milica", "Dragana", "Ivana", "Snežana"],
        men: &["Dragan", "Milan", "Zoran", "Goran", "Nikola"],
        families_women: SERBIAN,
        families_men: SERBIAN,
    },
    Origin {
        weight: 20,
        language: Language::Tigrinya,
        women: &["Selam", "Mebrat", "Senait", "Abrehet", "Rahwa"],
        men: &["Filmon", "Yonas", "Amanuel", "Tesfalem", "Robel"],
        families_women: ERITREAN,
        families_men: ERITREAN,
    },
    Origin {
        weight: 15,
        language: Language::English,
        women: &["Blessing", "Ngozi", "Chioma", "Aisha", "Funmi"],
        men: &["Emeka", "Tunde", "Chinedu", "Ibrahim", "Femi"],
        families_women: NIGERIAN,
        families_men: NIGERIAN,
    },
];
