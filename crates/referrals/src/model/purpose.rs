//! What a referral is for, as a consent names it, and what of a person the other organisation usually needs for it.

use std::collections::BTreeSet;

use consents::model::category::Category;
use consents::model::preset::Preset;
use consents::model::purpose::Purpose;
use directory::field::FieldOfAction;

/// The preset of a consent that fits a field of action.
pub const fn preset(field: FieldOfAction) -> Preset {
    match field {
        FieldOfAction::Language => Preset::Language,
        FieldOfAction::Education => Preset::School,
        FieldOfAction::Training => Preset::Training,
        FieldOfAction::Work => Preset::Work,
        FieldOfAction::Housing => Preset::Housing,
        FieldOfAction::Health => Preset::Health,
        FieldOfAction::Residence => Preset::Residence,
        FieldOfAction::Participation => Preset::Participation,
    }
}

/// The purpose that a referral to an offer of this field proposes.
pub fn purpose(field: FieldOfAction) -> Purpose {
    preset(field)
        .purposes()
        .first()
        .copied()
        .unwrap_or(Purpose::Handover)
}

/// What a sheet for this field proposes: only what the purpose needs, never what is specially protected.
pub fn categories(field: FieldOfAction) -> BTreeSet<Category> {
    preset(field).categories().iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_purpose_of_its_own_and_names_the_person() {
        let purposes: BTreeSet<Purpose> = FieldOfAction::ALL.iter().map(|field| purpose(*field)).collect();
        assert_eq!(purposes.len(), FieldOfAction::ALL.len());
        for field in FieldOfAction::ALL {
            assert!(categories(*field).contains(&Category::Contact), "{field}");
            assert!(
                categories(*field).iter().all(|category| !category.is_special()),
                "{field}"
            );
        }
    }
}
