//! What one case manager does with a case: each act a form of a page, sent by somebody who has just signed in.

use base::ids::AccountId;
use cases::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use db::statement::Statement;

use crate::year::walk::Walk;

impl Walk {
    /// The lead person agrees on paper that the Jobcenter may be asked, until a day.
    pub(super) async fn agrees_for_the_jobcenter(&mut self, letter: char, until: &str) {
        self.tell(&format!(
            "Fall {letter} willigt für das Jobcenter bis {until} ein"
        ));
        let jobcenter = self
            .text("SELECT id AS t FROM organisation_organisation WHERE kind = 'jobcenter' LIMIT 1")
            .await;
        let sheet = self.scene.house.ids.next_random().to_string();
        let path = format!("/personen/{}/einwilligungen", self.case(letter).lead);
        let wished = [
            ("blatt", sheet.as_str()),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
            ("richtung", "both"),
            ("gibt_ab", "person"),
            ("sprache", "de"),
            ("gueltig_bis", until),
            ("stelle", &jobcenter),
            ("zwecke", "work"),
            ("daten", "contact"),
        ];
        self.post(self.anna, &format!("{path}/neu"), &wished).await;
        let today = self.day.to_string();
        let signed = [
            ("blatt", sheet.as_str()),
            ("am", &today),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
        ];
        self.post(self.anna, &format!("{path}/unterschrift"), &signed)
            .await;
    }

    pub(super) async fn assesses(&mut self, letter: char, (version, level): (&str, &str)) {
        self.tell(&format!("Anna schätzt Fall {letter} ein"));
        let levels = [
            ("version", version),
            ("bedarf_housing", level),
            ("ressourcen_housing", ""),
        ];
        self.post(self.anna, &self.path(letter, "einschaetzung/neu"), &levels)
            .await;
    }

    pub(super) async fn decides_to_accompany(&mut self, letter: char) {
        self.tell(&format!("Anna entscheidet die Zuständigkeit in Fall {letter}"));
        let way = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_housing", "accompanied"),
        ];
        self.post(self.anna, &self.path(letter, "zustaendigkeit"), &way)
            .await;
    }

    pub(super) async fn sets_goal(&mut self, letter: char) {
        self.tell(&format!("Anna vereinbart ein Ziel in Fall {letter}"));
        let goal = [
            ("goal", ""),
            ("version", "0"),
            ("ebene", "action"),
            ("ziel", "Wohnung gefunden"),
        ];
        self.post(self.anna, &self.path(letter, "ziele/bearbeiten"), &goal)
            .await;
    }

    pub(super) async fn plans_step(&mut self, letter: char, by: &str) {
        self.tell(&format!("Anna plant einen Schritt in Fall {letter} bis {by}"));
        let goal = self.text("SELECT id AS t FROM planning_goal LIMIT 1").await;
        let step = [
            ("ziel", goal.as_str()),
            ("was", "Antrag stellen"),
            ("wer", "client"),
            ("schritt_bis", by),
        ];
        self.post(self.anna, &self.path(letter, "ziele/schritte"), &step)
            .await;
    }

    pub(super) async fn does_step(&mut self, letter: char) {
        self.tell(&format!("Anna hakt den Schritt in Fall {letter} ab"));
        let step = self.text("SELECT id AS t FROM planning_step LIMIT 1").await;
        let done = [("schritt", step.as_str()), ("handlung", "erledigt")];
        self.post(self.anna, &self.path(letter, "ziele/schritte"), &done)
            .await;
    }

    pub(super) async fn reviews(
        &mut self,
        (who, letter): (AccountId, char),
        (version, level): (&str, &str),
        next: &str,
    ) {
        self.tell(&format!(
            "{} überprüft Fall {letter}, wieder am {next}",
            self.name_of(who)
        ));
        let goal = self.text("SELECT id AS t FROM planning_goal LIMIT 1").await;
        let (goal, today) = (format!("ziel_{goal}"), self.day.to_string());
        let review = [
            ("version", version),
            (goal.as_str(), level),
            ("naechste", next),
            ("notiz", ""),
            ("am", &today),
        ];
        self.post(who, &self.path(letter, "ueberpruefung"), &review).await;
    }

    pub(super) async fn enters_deadline(&mut self, letter: char, kind: &str, day: &str) {
        let told = format!("Anna trägt eine Frist in Fall {letter} ein: {kind} {day}");
        self.tell(told.trim_end());
        self.post(
            self.anna,
            &self.path(letter, "fristen"),
            &[("art", kind), ("tag", day)],
        )
        .await;
    }

    /// The earliest open deadline of a case is settled by whoever has the case.
    pub(super) async fn settles_deadline(&mut self, letter: char, how: &str) {
        let (id, _) = self.open_deadline(letter).await;
        let who = self.owner(letter).await;
        self.tell(&format!(
            "{} erledigt eine Frist in Fall {letter}: {how}",
            self.name_of(who)
        ));
        let fields = [("frist", id.as_str()), ("erledigung", how)];
        self.post(who, &self.path(letter, "fristen/erledigung"), &fields)
            .await;
    }

    pub(super) async fn moves_deadline(&mut self, letter: char, to: &str) {
        self.tell(&format!("Anna verschiebt die Frist in Fall {letter} auf {to}"));
        let (id, version) = self.open_deadline(letter).await;
        let fields = [("frist", id.as_str()), ("version", &version), ("neuer_tag", to)];
        self.post(self.anna, &self.path(letter, "fristen/verschiebung"), &fields)
            .await;
    }

    pub(super) async fn follows_up(&mut self, letter: char, day: &str) {
        self.tell(&format!("Anna legt Fall {letter} auf Wiedervorlage am {day}"));
        let fields = [("anlass", "papers"), ("tag", day), ("text", "Probe")];
        self.post(self.anna, &self.path(letter, "wiedervorlagen"), &fields)
            .await;
    }

    pub(super) async fn settles_follow_up(&mut self, letter: char) {
        self.tell(&format!("Anna erledigt die Wiedervorlage von Fall {letter}"));
        let id = self
            .text("SELECT id AS t FROM calendar_follow_up WHERE done_at IS NULL ORDER BY day LIMIT 1")
            .await;
        self.post(
            self.anna,
            &self.path(letter, "wiedervorlagen/erledigung"),
            &[("wiedervorlage", &id)],
        )
        .await;
    }

    pub(super) async fn plans_appointment(&mut self, letter: char, day: &str) {
        self.tell(&format!(
            "Anna plant einen Termin in Fall {letter} am {day} um 9:30 Uhr"
        ));
        let fields = [
            ("art", "office"),
            ("tag", day),
            ("uhrzeit", "9:30"),
            ("minuten", "60"),
            ("titel", "Probe"),
        ];
        self.post(self.anna, &self.path(letter, "termine/neu"), &fields)
            .await;
    }

    /// The earliest appointment without an outcome took place.
    pub(super) async fn notes_outcome(&mut self, letter: char) {
        self.tell(&format!(
            "Anna notiert in Fall {letter}: Termin hat stattgefunden"
        ));
        let id = self
            .text("SELECT id AS t FROM calendar_appointment WHERE outcome IS NULL ORDER BY starts_at LIMIT 1")
            .await;
        let fields = [("termin", id.as_str()), ("ergebnis", "attended")];
        self.post(self.anna, &self.path(letter, "termine/ergebnis"), &fields)
            .await;
    }

    /// Whoever has the case talks with its lead person.
    pub(super) async fn talks(&mut self, letter: char) {
        let who = self.owner(letter).await;
        self.tell(&format!("{} spricht mit Fall {letter}", self.name_of(who)));
        self.post(
            who,
            &self.path(letter, "kontakt"),
            &self
                .contact(&[("art", ContactKind::CaseContact.code())])
                .as_pairs(),
        )
        .await;
    }

    /// Anna keeps a contact card with an appointment.
    pub(super) async fn keeps_card(&mut self, appointment: &str) {
        self.tell(&format!(
            "Anna legt eine Kontaktkarte an, Termin am {appointment}"
        ));
        let card = self.contact(&[
            ("art", ContactKind::BriefAdvice.code()),
            ("thema", "housing"),
            ("karte_name", "Probe"),
            ("karte_erreichbar", "0151 2345678"),
            ("karte_tag", appointment),
            ("karte_uhrzeit", "9:30"),
        ]);
        self.post(self.anna, "/kontakte/neu", &card.as_pairs()).await;
    }

    fn contact(&self, more: &[(&str, &str)]) -> Typed {
        let day = self.day.to_string();
        let once = self.scene.house.ids.next_random().to_string();
        let usual = [
            ("einmal", once.as_str()),
            ("zurueck", "/"),
            ("tag", &day),
            ("weg", Mode::Appointment.code()),
            ("dauer", MinutesClass::UpTo30.code()),
            ("sprachmittlung", Interpreter::None.code()),
            ("ergebnis", ContactResult::Informed.code()),
        ];
        Typed(
            usual
                .iter()
                .chain(more)
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    pub(super) async fn notes(&mut self, letter: char) {
        self.tell(&format!("Anna schreibt eine Notiz zu Fall {letter}"));
        self.post(self.anna, &self.path(letter, "notizen"), &[("text", "Probe")])
            .await;
    }

    async fn open_deadline(&self, letter: char) -> (String, String) {
        let mut tx = self.scene.house.back_door.read().await.unwrap();
        Statement::new(
            "SELECT id, version FROM calendar_deadline WHERE case_id = $1 AND settled_on IS NULL ORDER BY day LIMIT 1",
        )
        .bind(&self.case(letter).case)
        .first(&mut tx, |row| Ok((row.get("id")?, row.get::<i64>("version")?.to_string())))
        .await
        .unwrap()
        .unwrap()
    }

    /// The one value that a statement names `t`.
    pub(super) async fn text(&self, statement: &'static str) -> String {
        let mut tx = self.scene.house.back_door.read().await.unwrap();
        let found = Statement::new(statement).first(&mut tx, |row| row.get("t")).await;
        found.unwrap().unwrap()
    }
}

/// What was typed into a form.
struct Typed(Vec<(String, String)>);

impl Typed {
    fn as_pairs(&self) -> Vec<(&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }
}
