//! An invented network for the demo: organisations of the district file as actors, functions in place of people, talks,
//! exchanges and requests for interpreters. Nobody here exists, and the words say so.

use access::back_door::BackDoor;
use access::permit::{JobPermit, JobPurpose};
use base::day::Day;
use base::ids::{AccountId, Ids, MunicipalityId, OrganisationId, PostId, RowId};
use base::local_time::TimeOfDay;
use db::tx::Tx;
use network::actor::model::{Actor, ActorRole};
use network::actor::store as actors;
use network::booking::model::{Booking, CancelReason, Setting, State};
use network::booking::store as bookings;
use network::contact::model::ContactPerson;
use network::contact::store as contacts;
use network::entry::model::{Entry, EntryKind};
use network::entry::store as entries;
use network::exchange::model::Exchange;
use network::exchange::store as exchanges;
use network::interpreter::model::{Interpreter, SpokenLevel, Training};
use network::interpreter::store as interpreters;
use network::interpreter::tongue::Tongue;
use organisation::model::field_of_action::FieldOfAction;
use organisation::model::organisation::{Organisation, OrganisationKind};
use organisation::model::post::{Function, Post};
use organisation::model::structure::Structure;

use crate::demo::persons::Carer;
use crate::failure::Result;

/// How far back the invented network work reaches (days).
const DAYS_BACK: i32 = 400;
/// How many entries there are.
const ENTRIES: usize = 48;
/// How many requests for interpreters there are.
const BOOKINGS: usize = 36;

/// Fills the network, if the district has organisations and somebody to work in it.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    ids: &Ids,
    (structure, carers): (&Structure, &[Carer]),
) -> Result<()> {
    let Some(first) = carers.first() else {
        return Ok(());
    };
    let permit = back_door.job(JobPurpose::Import).await?;
    let mut tx = back_door.write().await?;
    let mut filling = Filling {
        tx: &mut tx,
        permit: &permit,
        ids,
        structure,
        carers,
        account: first.account,
        today: permit.now().day(),
    };
    let all = filling.actors().await?;
    let exchanges = filling.exchanges(&all).await?;
    filling.entries(&all, &exchanges).await?;
    filling.pool().await?;
    tx.commit().await?;
    Ok(())
}

struct Filling<'f> {
    tx: &'f mut Tx,
    permit: &'f JobPermit,
    ids: &'f Ids,
    structure: &'f Structure,
    carers: &'f [Carer],
    account: AccountId,
    today: Day,
}

impl Filling<'_> {
    fn row(&self) -> RowId {
        RowId::from_uuid(self.ids.next())
    }

    async fn actors(&mut self) -> Result<Vec<OrganisationId>> {
        let mut all = Vec::new();
        for (number, organisation) in self.structure.organisations.iter().enumerate() {
            let Some((role, fields)) = part_in_the_network(organisation) else {
                continue;
            };
            let actor = Actor {
                roles: vec![role],
                fields: fields.to_vec(),
                places: self.place_of(organisation.id).into_iter().collect(),
                email: format!("stelle-{number}@example.org"),
                note: "Erfunden für die Demo.".to_owned(),
                post: self.post(number, self.place_of(organisation.id)),
                ..Actor::new(organisation.id)
            };
            actors::add_for_a_job(self.tx, self.permit, &actor).await?;
            let person = ContactPerson {
                id: self.row(),
                organisation: organisation.id,
                name: format!("Ansprechstelle {} (Demo)", number + 1),
                post_title: "Koordination".to_owned(),
                email: format!("ansprechstelle-{number}@example.org"),
                phone: String::new(),
                fields: Vec::new(),
                ended_on: None,
                mail_stopped_on: None,
                version: 1,
            };
            contacts::add_for_a_job(self.tx, self.permit, &person).await?;
            all.push(organisation.id);
        }
        Ok(all)
    }

    /// The municipality whose administration this is.
    fn place_of(&self, organisation: OrganisationId) -> Option<MunicipalityId> {
        let places = self.structure.municipalities.iter();
        let mut own = places.filter(|place| place.administration == Some(organisation));
        own.next().map(|place| place.id)
    }

    /// Who keeps the contact: the case manager of the place, or one of those who coordinate.
    fn post(&self, number: usize, place: Option<MunicipalityId>) -> Option<PostId> {
        if let Some(place) = place {
            return self.post_in(place);
        }
        let coordinates = |post: &&Post| post.function == Function::Coordination;
        let posts: Vec<&Post> = self.structure.posts.iter().filter(coordinates).collect();
        posts.get(number % posts.len().max(1)).map(|post| post.id)
    }

    /// The post of case management in a municipality; so due exchanges stand on the Mein Tag of whoever fills it.
    fn post_in(&self, place: MunicipalityId) -> Option<PostId> {
        self.structure
            .posts
            .iter()
            .filter(|post| post.function == Function::CaseManagement)
            .find(|post| {
                let workplace = post.allocation.value_on(self.today).map(|one| one.workplace);
                workplace.and_then(|one| self.structure.municipality_of(one)) == Some(place)
            })
            .map(|post| post.id)
    }

    async fn exchanges(&mut self, all: &[OrganisationId]) -> Result<Vec<(RowId, MunicipalityId)>> {
        let mut made = Vec::new();
        for (number, place) in self.structure.municipalities.iter().enumerate() {
            // Two municipalities have none yet, so that the page can say so.
            if number % 5 == 4 {
                continue;
            }
            let exchange = Exchange {
                id: self.row(),
                municipality: place.id,
                title: format!("Case Management und Beratungsstellen, {}", place.name),
                weeks_between: if number.is_multiple_of(3) { 6 } else { 10 },
                begins_on: self
                    .today
                    .plus_days(14 * i32::try_from(number % 4).unwrap_or_default() - 12),
                agreed_on: match number % 4 {
                    0 => Some(self.today.plus_days(3)),
                    1 => Some(self.today.plus_days(9)),
                    _ => None,
                },
                post: self.post_in(place.id),
                note: String::new(),
                ended_on: None,
                actors: all.iter().skip(number % 7).step_by(7).take(3).copied().collect(),
                last_on: None,
                version: 1,
            };
            exchanges::add_for_a_job(self.tx, self.permit, &exchange).await?;
            made.push((exchange.id, place.id));
        }
        Ok(made)
    }

    async fn entries(&mut self, all: &[OrganisationId], regular: &[(RowId, MunicipalityId)]) -> Result<()> {
        if all.is_empty() {
            return Ok(());
        }
        for number in 0..ENTRIES {
            let (kind, title, field) = TALKS[number % TALKS.len()];
            let exchange = (kind == EntryKind::Exchange)
                .then(|| regular.get(number / TALKS.len() % regular.len().max(1)))
                .flatten();
            let days = i32::try_from(number).unwrap_or_default() * (DAYS_BACK / 48);
            let carer = &self.carers[number % self.carers.len().min(3)];
            // Squares fall unevenly, so that some actors are met often and some hardly ever.
            let actors = (0..=number % 4).map(|step| all[(number * number + step * 5) % all.len()]);
            let mut actors: Vec<OrganisationId> = actors.collect();
            actors.sort_unstable();
            actors.dedup();
            let entry = Entry {
                id: self.row(),
                kind,
                on: self.today.plus_days(-days),
                title: title.to_owned(),
                place: String::new(),
                municipality: exchange
                    .map(|(_, place)| *place)
                    .or(Some(carer.place.municipality)),
                field: Some(field),
                note: "Erfunden für die Demo.".to_owned(),
                exchange: exchange.map(|(id, _)| *id),
                actors,
                members: vec![carer.account],
                version: 1,
            };
            entries::add_for_a_job(self.tx, self.permit, &entry, carer.account).await?;
        }
        Ok(())
    }

    async fn pool(&mut self) -> Result<()> {
        let mut pool = Vec::new();
        for (number, languages) in LANGUAGES.iter().enumerate() {
            let interpreter = Interpreter {
                id: self.row(),
                name: format!("Sprachmittlung {} (Demo)", number + 1),
                email: format!("sprachmittlung-{}@example.org", number + 1),
                phone: String::new(),
                training: Training::ALL[number % Training::ALL.len()],
                municipality: self
                    .structure
                    .municipalities
                    .get(number % self.structure.municipalities.len().max(1))
                    .map(|place| place.id),
                note: String::new(),
                languages: languages
                    .iter()
                    .enumerate()
                    .map(|(place, language)| {
                        let level = if place == 0 {
                            SpokenLevel::Native
                        } else {
                            SpokenLevel::B2
                        };
                        (*language, level)
                    })
                    .collect(),
                weekdays: (1..=5)
                    .filter(|day| (day + number) % 3 != 0)
                    .map(day_number)
                    .collect(),
                ended_on: None,
                version: 1,
            };
            interpreters::add_for_a_job(self.tx, self.permit, &interpreter).await?;
            pool.push(interpreter);
        }
        for number in 0..BOOKINGS {
            let interpreter = &pool[number * number % pool.len()];
            let booking = self.booking(number, interpreter);
            let step = self.row();
            bookings::add_for_a_job(self.tx, self.permit, (&booking, step)).await?;
        }
        Ok(())
    }

    fn booking(&self, number: usize, interpreter: &Interpreter) -> Booking {
        let days = i32::try_from(number).unwrap_or_default() * 5;
        let on = self.today.plus_days(20 - days);
        let state = match (on > self.today, number % 4) {
            (true, 0) => State::Requested,
            (true, 1) => State::Offered,
            (true, _) => State::Booked,
            (false, 3) => State::Cancelled,
            (false, _) => State::Held,
        };
        let hour = i8::try_from(8 + number % 8).unwrap_or(8);
        let language = interpreter
            .languages
            .first()
            .map_or(Tongue::Other, |(language, _)| *language);
        Booking {
            id: self.row(),
            language: if number % 9 == 8 { Tongue::Somali } else { language },
            on,
            begins: TimeOfDay::new(hour, 30).unwrap_or_else(|_| TimeOfDay::at(self.permit.now())),
            planned_minutes: 60,
            setting: Setting::ALL[number % Setting::ALL.len()],
            municipality: interpreter.municipality,
            place: String::new(),
            state,
            interpreter: (state != State::Requested && number % 9 != 8).then_some(interpreter.id),
            cancel_reason: (state == State::Cancelled).then_some(if number % 8 == 3 {
                CancelReason::NobodyFound
            } else {
                CancelReason::CalledOff
            }),
            held_minutes: (state == State::Held).then_some(45 + i64::from(hour) * 5),
            asked_by: if number.is_multiple_of(3) {
                self.account
            } else {
                self.carers[number % self.carers.len().min(3)].account
            },
            version: 1,
        }
    }
}

fn day_number(day: usize) -> i64 {
    i64::try_from(day).unwrap_or(1)
}

/// What an organisation does in the invented network; nothing for those that are none of it.
fn part_in_the_network(organisation: &Organisation) -> Option<(ActorRole, &'static [FieldOfAction])> {
    let name = organisation.name.as_str();
    Some(match organisation.kind {
        OrganisationKind::Welfare if name.contains("Jugendmigration") => (
            ActorRole::YouthMigrationService,
            &[FieldOfAction::Education, FieldOfAction::Training],
        ),
        OrganisationKind::Welfare => (
            ActorRole::Welfare,
            &[FieldOfAction::Participation, FieldOfAction::Housing],
        ),
        OrganisationKind::Association => (
            ActorRole::Volunteers,
            &[FieldOfAction::Participation, FieldOfAction::Language],
        ),
        OrganisationKind::IntegrationCouncil => {
            (ActorRole::IntegrationCouncil, &[FieldOfAction::Participation])
        }
        OrganisationKind::Jobcenter | OrganisationKind::EmploymentAgency => (
            ActorRole::Jobcenter,
            &[FieldOfAction::Work, FieldOfAction::Training],
        ),
        OrganisationKind::SchoolSupervision => (ActorRole::School, &[FieldOfAction::Education]),
        OrganisationKind::ResidenceOffice | OrganisationKind::NaturalisationOffice => {
            (ActorRole::Administration, &[FieldOfAction::Residence])
        }
        OrganisationKind::Office if name.contains("Jugendamt") => {
            (ActorRole::Family, &[FieldOfAction::Education])
        }
        OrganisationKind::Office if name.contains("Schule") || name.contains("Bildung") => (
            ActorRole::School,
            &[FieldOfAction::Education, FieldOfAction::Training],
        ),
        OrganisationKind::Office => (ActorRole::Administration, &[FieldOfAction::Housing]),
        OrganisationKind::MunicipalAdministration => (
            ActorRole::Administration,
            &[FieldOfAction::Housing, FieldOfAction::Residence],
        ),
        _ => return None,
    })
}

const TALKS: [(EntryKind, &str, FieldOfAction); 8] = [
    (
        EntryKind::RoundTable,
        "Wohnungssuche: Wer spricht Vermieter an?",
        FieldOfAction::Housing,
    ),
    (
        EntryKind::Exchange,
        "Austausch mit den Beratungsstellen",
        FieldOfAction::Participation,
    ),
    (
        EntryKind::WorkingGroup,
        "Übergang in Ausbildung: Zeitplan für das Schuljahr",
        FieldOfAction::Training,
    ),
    (
        EntryKind::Visit,
        "Antrittsbesuch und Zuständigkeiten",
        FieldOfAction::Participation,
    ),
    (
        EntryKind::Talk,
        "Wartezeiten im Integrationskurs",
        FieldOfAction::Language,
    ),
    (
        EntryKind::RoundTable,
        "Kitaplätze für neu Zugewanderte",
        FieldOfAction::Education,
    ),
    (
        EntryKind::Talk,
        "Anerkennung von Abschlüssen: wer berät wann?",
        FieldOfAction::Work,
    ),
    (
        EntryKind::WorkingGroup,
        "Gesundheit: Sprachmittlung in Praxen",
        FieldOfAction::Health,
    ),
];

const LANGUAGES: [&[Tongue]; 11] = [
    &[Tongue::Arabic, Tongue::French],
    &[Tongue::Ukrainian, Tongue::Russian],
    &[Tongue::Kurmanji, Tongue::Turkish],
    &[Tongue::Tigrinya, Tongue::Amharic],
    &[Tongue::Farsi, Tongue::Dari],
    &[Tongue::Arabic],
    &[Tongue::Romanian],
    &[Tongue::Bulgarian, Tongue::Turkish],
    &[Tongue::Polish, Tongue::Russian],
    &[Tongue::Albanian, Tongue::Serbian],
    &[Tongue::Pashto, Tongue::Dari],
];
