//! Given names that are frequent among the people who come, and among those who work for them; in plain small letters.
//! Names that are German words as well (Ernst, Rose, Wolf) are left out: they would be found everywhere.

/// The names, sorted.
const GIVEN_NAMES: &str = "\
    abbas abdallah abdul abdullah abdulrahman abeba abraham adam adnan agnieszka ahmad ahmed aisha ajse \
    aleksandar aleksander aleksandra alexander alexandra alexej ali alina amal amar amina amir amira ana \
    anas anastasia andreas andrej andrzej anette angela angelika anita anja anke anna anne annette anton \
    arash arif arman artur asma asmaa ayman ayse aysel azad aziz bahar barbara bashar bekim bernd besnik \
    bilal birgit bodo bogdan bojan brigitte burak can carmen carsten cemal christa christian christiane \
    christina christine claudia cristian dana daniel daniela dariusz david denis dennis derya dieter \
    dilan dimitar dirk dmitri dmytro dragan ebru elena elham elif elisabeth elke emel emil emina emine \
    emre erdal erika ermias esra eva fadi farid farida fatima fatma fatmata fereshteh filip florian \
    florin frank frauke friedrich gabriele gebre georg gerd gheorghe giorgi gisela goran gudrun gulsen \
    habib habiba hakan hala hamid hamza hana hanan hannah hans harald hasan hassan hatice heike heinz \
    helga helmut hevin hoda holger horst hossein husein hussein ibrahim idris igor ilona ilse imad inga \
    ingrid ion irina iryna isabel ismail ivan ivana ivanka iwan jamal jamila jan jana jennifer jessica \
    jihad joachim jochen johanna johannes jonas jorg josef julia jurgen jutta kadir karim karin karsten \
    katarina katharina katja kemal kerstin khadija khaled khalid klaus kristina laila larisa laura layla \
    lea leila lena leonie leyla lina ljiljana loubna luca luisa lukas lyudmila maciej mahdi mahmoud \
    mahmud majid malika mandy manfred manuela marcel marco marek margarete maria mariam marie marija \
    marina mario marion markus marta martin martina marwa maryam masoud mathias matthias max mehdi \
    mehmet melanie melek meryem michael michaela mihaela mihai milan milica mirela miriam mohamad \
    mohamed mohammad mohammed mona monika morteza mostafa muhammad muhammed murat musa mustafa mykola \
    nabil nada nadia nadine najib nasrin natalia nataliya nermin nicole niklas nils noor nour nura \
    oksana oleg oleh oleksandr oleksandra olena olga omar omid osman parisa parwin patrick paul paula \
    pavel pawel peter petra philipp piotr rachid radu rafael rahel rainer ralf rami ramona rania rasha \
    rashid razan regina renate reza rima roland roman rosa roza ruslan saad sabine sabrina sadia said \
    salim salma samir samira samuel sandra sanja sara sarah saron sebastian selam selma semhar sergej \
    serhii serhij serkan sevgi shirin silke silvia simon sina slavica sofia solomon sonja soraya stefan \
    stefanie steffen suleiman suleyman susanne svetlana svitlana tamara tanja tarek tariq tatjana tesfay \
    tetiana thomas thorsten tim tobias tomasz torsten ulrich ulrike ursula ute uwe valentina vanessa \
    vasile vera veronika viktor viktoria vitali vladimir volker volodymyr walid werner wolfgang yahya \
    yasemin yasin yasmin yassin yonas younes yousef youssef yulia yuliia yusuf zahra zainab zaynab \
    zeinab zeynep zohra zoran \
";

/// Whether this is one of them.
pub(super) fn is_given_name(plain: &str) -> bool {
    GIVEN_NAMES
        .split(' ')
        .any(|name| !name.is_empty() && name == plain)
}
