//! What begins, ends or changes who works on a case: each act a form of a page, sent by somebody who has just signed in.

use access::act::Act;
use base::ids::AccountId;
use cases::case::model::Phase;
use cases::case::store::bulk::{BulkCase, bulk_insert};
use cases::case::store::{Course, NewCase};
use cases::emergency::model::Basis;
use testing::people::delbrueck;

use crate::browser::Browser;
use crate::fixtures;
use crate::year::walk::{Known, Walk};

impl Walk {
    /// Anna begins a case of a new person, who has signed on paper.
    pub(super) async fn begins_case(&mut self, letter: char, given: &str) {
        self.tell(&format!("Anna beginnt Fall {letter}"));
        let lead = self.scene.person_of(self.anna, self.kreis, given).await;
        let case = fixtures::case(&self.scene, &lead.to_string(), self.anna).await;
        let case = case.parse().unwrap();
        self.known.push(Known { letter, case, lead });
    }

    /// Anna takes over a case that others lead in all life areas from today on.
    pub(super) async fn refers_on(&mut self, letter: char, given: &str) {
        self.tell(&format!("Anna verweist Fall {letter} weiter"));
        let lead = self.scene.person_of(self.anna, self.kreis, given).await;
        fixtures::paper(&self.scene, lead, self.anna).await;
        let new = BulkCase {
            owner: self.anna,
            controller: self.kreis,
            lead,
            others: Vec::new(),
            new: NewCase {
                municipality: Some(delbrueck()),
                ..NewCase::default()
            },
            course: Course {
                phase: Phase::ReferredOn,
                ..Course::begun_on(self.day)
            },
        };
        let made = bulk_insert(&self.scene.house.back_door, &[new]).await.unwrap();
        let case = *made[0].as_ref().unwrap();
        self.known.push(Known { letter, case, lead });
    }

    /// Anna's session ends while she types; what she typed is kept.
    pub(super) async fn types_too_late(&mut self, letter: char) {
        self.tell(&format!("Anna tippt in Fall {letter}, bis ihre Sitzung endet"));
        self.at("12:00");
        let who = self.session(self.anna).await;
        self.at("16:00");
        let path = self.path(letter, "notizen");
        let answer = Browser::of(&self.scene.router, &who)
            .post(&path, &[("text", "Probe")])
            .await;
        assert!(answer.location.starts_with("/anmelden"), "{}", answer.location);
    }

    pub(super) async fn offers(&mut self, letter: char) {
        self.tell(&format!("Anna bietet Ida Fall {letter} an"));
        let to = self.ida.to_string();
        let fields = [
            ("handlung", "abgeben"),
            ("person", to.as_str()),
            ("grund", "Umzug"),
        ];
        self.post(self.anna, &self.path(letter, "zusammenarbeit"), &fields)
            .await;
    }

    pub(super) async fn takes_over(&mut self, letter: char) {
        self.tell(&format!("Ida übernimmt Fall {letter}"));
        self.post(
            self.ida,
            &self.path(letter, "uebernahme"),
            &[("entscheidung", "ja")],
        )
        .await;
    }

    pub(super) async fn shares(&mut self, letter: char) {
        self.tell(&format!("Anna teilt Fall {letter} für 14 Tage mit Bernd"));
        let with = self.bernd.to_string();
        let fields = [
            ("handlung", "teilen"),
            ("person", with.as_str()),
            ("grund", "Rat"),
            ("tage", "14"),
        ];
        self.post(self.anna, &self.path(letter, "zusammenarbeit"), &fields)
            .await;
    }

    pub(super) async fn opens_at_once(&mut self, letter: char) {
        self.tell(&format!("Ida öffnet Fall {letter} im Akutzugriff"));
        let known = self.case(letter);
        let case = known.case.to_string();
        let fields = [("fall", case.as_str()), ("grund", "Steht am Tresen")];
        self.post(self.ida, &format!("/faelle/akut?person={}", known.lead), &fields)
            .await;
    }

    /// Ida helps in an emergency without a consent; somebody else looks at her note afterwards.
    pub(super) async fn notes_emergency(&mut self) {
        self.tell("Ida schreibt einen Notfallvermerk");
        let fields = [
            ("einmal", self.scene.house.ids.next_random().to_string()),
            ("grundlage", Basis::DangerToLife.code().to_owned()),
            ("tag", self.day.to_string()),
            ("anlass", "Probe".to_owned()),
            ("informiert", "Probe".to_owned()),
            ("getan", "Probe".to_owned()),
        ];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.post(self.ida, "/notfall/neu", &fields).await;
    }

    pub(super) async fn confirms_emergency(&mut self) {
        self.tell("Anna zeichnet den Notfallvermerk gegen");
        let id = self.text("SELECT id AS t FROM cases_emergency LIMIT 1").await;
        self.post(self.anna, &format!("/notfall/{id}/gegenzeichnung"), &[])
            .await;
    }

    /// Whether somebody comes into a case now.
    pub(super) async fn reads(&self, account: AccountId, letter: char) -> bool {
        let who = self.session(account).await;
        let access = &self.scene.house.access;
        access
            .reading(&who, Act::CaseRead, self.case(letter).case)
            .await
            .is_ok()
    }

    pub(super) async fn arranges_stand_in(&mut self, from: &str, last: &str) {
        self.tell(&format!("Anna lässt sich von Ida vertreten, {from} bis {last}"));
        let person = self.ida.to_string();
        let fields = [
            ("richtung", "mich"),
            ("person", person.as_str()),
            ("ab", from),
            ("bis", last),
        ];
        self.post(self.anna, "/vertretungen", &fields).await;
    }

    pub(super) async fn closes_resting(&mut self, letter: char) {
        self.tell(&format!("Anna schließt den ruhenden Fall {letter}"));
        let case = self.case(letter).case.to_string();
        let fields = [("fall", case.as_str()), ("grund", "contact_lost")];
        self.post(self.anna, "/faelle/ruhend", &fields).await;
    }

    /// Anna takes over a list with one row; without a consent the row becomes a contact card.
    pub(super) async fn takes_over_list(&mut self) {
        self.tell("Anna übernimmt eine Liste mit einer Zeile ohne Einwilligung");
        self.at("10:00");
        let who = self.session(self.anna).await;
        let sheet = web::upload::sheet::read(b"Name;Phase\nKarim Probe;Clearing\n").unwrap();
        let list = imports::staging::stage(&self.scene.house.access, &who, &sheet)
            .await
            .unwrap();
        let path = format!("/einfuhr/{list}");
        let columns = [("spalte_0", "name"), ("spalte_1", "phase")];
        self.post(self.anna, &format!("{path}/spalten"), &columns).await;
        self.post(
            self.anna,
            &format!("{path}/vorschau"),
            &[("schritt", "uebernehmen")],
        )
        .await;
        self.work().await;
    }

    pub(super) async fn owner(&self, letter: char) -> AccountId {
        let mut tx = self.scene.house.back_door.read().await.unwrap();
        let seat = access::subject::store::seat(&mut tx, &self.case(letter).case.to_string()).await;
        seat.unwrap().unwrap().account.unwrap()
    }
}
