//! The list "vom Kreis zu bestätigen": every inferred or open fact, and what the sums show missing. Not a to-do list.

use base::day::Day;
use base::fte::Fte;
use base::ids::{MunicipalityId, OrganisationId, PostId, RegionId, RowId, SocialAreaId};

use crate::model::evidence::{Certainty, Evidence, FactKey};
use crate::model::funding::yearly_rate;
use crate::model::history::History;
use crate::model::municipality::Municipality;
use crate::model::organisation::Organisation;
use crate::model::post::Post;
use crate::model::staffing_plan::StaffingPlan;
use crate::model::structure::Structure;

/// What an open point is about, so that a page can lead there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The district itself.
    District,
    /// A region.
    Region(RegionId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A social area.
    SocialArea(SocialAreaId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A post.
    Post(PostId),
    /// A funding frame.
    Frame(RowId),
    /// A funding rate.
    Rate(RowId),
}

/// One fact that the district has to confirm or to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// What it is about.
    pub subject: Subject,
    /// The fact that can be confirmed; `None` for gaps that the sums show, which are closed by entering what is missing.
    pub key: Option<FactKey>,
    /// The name of what it is about: `Borchen`.
    pub name: String,
    /// Which fact, and what it says now: `Region: Region 3 (Ost)`.
    pub fact: String,
    /// Inferred or open, from where, and why.
    pub evidence: Evidence,
}

impl Structure {
    /// Everything the district has to confirm or to tell, open points first; `day` is the day of the computed gaps.
    pub fn to_confirm(&self, day: Day) -> Vec<OpenPoint> {
        let mut points = Points(Vec::new());
        self.district_points(&mut points);
        self.funding_points(day, &mut points);
        for municipality in &self.municipalities {
            self.municipality_points(municipality, &mut points);
        }
        for post in &self.posts {
            self.post_points(post, &mut points);
        }
        for organisation in &self.organisations {
            organisation_points(organisation, &mut points);
        }
        points
            .0
            .sort_by_key(|point| point.evidence.certainty != Certainty::Open);
        points.0
    }

    fn district_points(&self, points: &mut Points) {
        let district = &self.district;
        let mut about_district = points.about(Subject::District, &district.name);
        about_district.fact(FactKey::district(), "Stammdaten", &district.evidence);
        for count in &district.population {
            about_district.fact(
                FactKey::of(count.id),
                format!("Einwohnerzahl am {}", count.day.german()),
                &count.evidence,
            );
        }
        for region in &self.regions {
            points.about(Subject::Region(region.id), &region.name).fact(
                FactKey::of(region.id),
                "Zuschnitt und Name",
                &region.evidence,
            );
        }
        for social_area in &self.social_areas {
            points
                .about(Subject::SocialArea(social_area.id), &social_area.name)
                .fact(
                    FactKey::of(social_area.id),
                    "Zuschnitt und Name",
                    &social_area.evidence,
                );
        }
    }

    fn municipality_points(&self, municipality: &Municipality, points: &mut Points) {
        let mut about = points.about(Subject::Municipality(municipality.id), &municipality.name);
        about.fact(FactKey::of(municipality.id), "Stammdaten", &municipality.evidence);
        for count in &municipality.population {
            about.fact(
                FactKey::of(count.id),
                format!("Einwohnerzahl am {}", count.day.german()),
                &count.evidence,
            );
        }
        for row in municipality.region.rows() {
            let region = self
                .region(row.value)
                .map(|region| region.name.as_str())
                .unwrap_or_default();
            about.fact(
                FactKey::of(row.id),
                format!("Region: {region}, {}", row.validity.german()),
                &row.evidence,
            );
        }
        for row in municipality.participation.rows() {
            about.fact(
                FactKey::of(row.id),
                format!("Teilnahme: {}, {}", row.value.label(), row.validity.german()),
                &row.evidence,
            );
        }
        for row in &municipality.focus_groups {
            about.fact(
                FactKey::of(row.id),
                format!("Schwerpunkt: {}, {}", row.value.label(), row.validity.german()),
                &row.evidence,
            );
        }
    }

    fn post_points(&self, post: &Post, points: &mut Points) {
        let mut about = points.about(Subject::Post(post.id), &post.title);
        about.fact(FactKey::of(post.id), "Stelle", &post.evidence);
        for row in post.allocation.rows() {
            let place = self.workplace_name(row.value.workplace);
            about.fact(
                FactKey::of(row.id),
                format!(
                    "Zuteilung: {} VZÄ, {place}, {}",
                    row.value.fte.german(),
                    row.validity.german()
                ),
                &row.evidence,
            );
        }
        self.responsibility_points("Anstellungsträger", &post.employer, &mut about);
        self.responsibility_points("Fachaufsicht", &post.technical_supervision, &mut about);
        self.responsibility_points("Dienstaufsicht", &post.line_supervision, &mut about);
        for filling in &post.fillings {
            let share = filling.fte.map_or_else(
                || "nicht bekannt".to_owned(),
                |fte| format!("{} VZÄ", fte.german()),
            );
            about.fact(
                FactKey::of(filling.id),
                format!("Besetzung: {share}, {}", filling.validity.german()),
                &filling.evidence,
            );
        }
    }

    fn responsibility_points(
        &self,
        word: &str,
        rows: &History<Option<OrganisationId>>,
        about: &mut About<'_>,
    ) {
        for row in rows.rows() {
            let name = row
                .value
                .and_then(|id| self.organisation(id))
                .map_or("nicht bekannt", Organisation::display_name);
            about.fact(
                FactKey::of(row.id),
                format!("{word}: {name}, {}", row.validity.german()),
                &row.evidence,
            );
        }
    }

    fn funding_points(&self, day: Day, points: &mut Points) {
        for frame in &self.frames {
            let share = format!(
                "Förderrahmen: {} VZÄ, {}",
                frame.fte.german(),
                frame.validity.german()
            );
            points.about(Subject::Frame(frame.id), &frame.title).fact(
                FactKey::of(frame.id),
                share,
                &frame.evidence,
            );
        }
        for rate in &self.rates {
            let amount = format!("Fördersatz: {}, {}", rate.amount.german(), rate.validity.german());
            points.about(Subject::Rate(rate.id), &rate.title).fact(
                FactKey::of(rate.id),
                amount,
                &rate.evidence,
            );
        }
        let plan = StaffingPlan::on(self, day);
        for staffing in plan.bausteine.iter().flat_map(|baustein| &baustein.frames) {
            let Some(frame) = self.frames.iter().find(|frame| frame.id == staffing.frame) else {
                continue;
            };
            let mut about = points.about(Subject::Frame(frame.id), &frame.title);
            if staffing.unallocated > Fte::ZERO {
                let gap = format!(
                    "{} VZÄ sind gefördert, aber keiner Stelle zugeteilt",
                    staffing.unallocated.german()
                );
                about.gap(gap, "Wofür sind diese VZÄ vorgesehen?");
            }
            if yearly_rate(frame.function, &self.rates, day).is_none() {
                about.gap("Fördersatz nicht bekannt", "Welcher Betrag gilt je VZÄ und Jahr?");
            }
        }
    }
}

fn organisation_points(organisation: &Organisation, points: &mut Points) {
    let mut about = points.about(
        Subject::Organisation(organisation.id),
        organisation.display_name(),
    );
    about.fact(FactKey::of(organisation.id), "Stammdaten", &organisation.evidence);
    let Some(controller) = &organisation.controller else {
        return;
    };
    about.fact(
        FactKey::controller(organisation.id),
        "Angaben zum Verantwortlichen",
        &controller.evidence,
    );
    let missing = match (&controller.address, &controller.data_protection_contact) {
        (Some(_), Some(_)) => return,
        (Some(_), None) => "Kontakt der oder des Datenschutzbeauftragten fehlt",
        (None, Some(_)) => "Anschrift des Verantwortlichen fehlt",
        (None, None) => {
            "Anschrift des Verantwortlichen und Kontakt der oder des Datenschutzbeauftragten fehlen"
        }
    };
    about.gap(missing, "Was soll auf den Formularen stehen?");
}

struct Points(Vec<OpenPoint>);

struct About<'a> {
    points: &'a mut Points,
    subject: Subject,
    name: &'a str,
}

impl Points {
    fn about<'a>(&'a mut self, subject: Subject, name: &'a str) -> About<'a> {
        About {
            points: self,
            subject,
            name,
        }
    }
}

impl About<'_> {
    /// Notes the fact if the district has to confirm it.
    fn fact(&mut self, key: FactKey, fact: impl Into<String>, evidence: &Evidence) {
        if evidence.needs_confirmation() {
            self.note(Some(key), fact.into(), evidence.clone());
        }
    }

    /// Notes what is missing and what has to be answered.
    fn gap(&mut self, fact: impl Into<String>, question: &str) {
        self.note(None, fact.into(), Evidence::open(question));
    }

    fn note(&mut self, key: Option<FactKey>, fact: String, evidence: Evidence) {
        let name = self.name.to_owned();
        self.points.0.push(OpenPoint {
            subject: self.subject,
            key,
            name,
            fact,
            evidence,
        });
    }
}
