//! What is asked before a file is protected or its list changes, and the sentences where something is missing.

use base::ids::AccountId;
use base::input::InputErrors;

use crate::together::model::reason_of;

/// Reads why a file is protected and who may open it besides; at least one of those offered, so that nobody is needed
/// who is ill or has left.
///
/// # Errors
/// A sentence at each field that is not right.
pub(crate) fn read_protection(
    (reason, deputies): (&str, &[String]),
    offered: &[AccountId],
) -> Result<(String, Vec<AccountId>), InputErrors> {
    let mut errors = InputErrors::new();
    let reason = reason_of(reason, &mut errors);
    let chosen: Vec<AccountId> = deputies.iter().filter_map(|one| one.parse().ok()).collect();
    let all_offered = chosen.iter().all(|one| offered.contains(one)) && chosen.len() == deputies.len();
    if chosen.is_empty() || !all_offered {
        errors.add(
            "vertretung",
            "Bitte wählen Sie mindestens eine Person. Sie vertritt Sie, denn weder Vertretung noch Notzugriff öffnen diese Akte.",
        );
    }
    if errors.is_empty() {
        Ok((reason, chosen))
    } else {
        Err(errors)
    }
}

/// Reads somebody of those offered.
///
/// # Errors
/// A sentence at the field.
pub(crate) fn read_somebody(
    field: &'static str,
    typed: &str,
    offered: &[AccountId],
) -> Result<AccountId, InputErrors> {
    let mut errors = InputErrors::new();
    let chosen = typed.parse().ok().filter(|id| offered.contains(id));
    chosen.ok_or_else(|| {
        errors.add(field, "Bitte wählen Sie eine Person aus der Liste.");
        errors
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_file_is_protected_with_a_reason_and_somebody_who_can_step_in() {
        let ida = AccountId::from_uuid(Uuid::from_u128(1));
        let stranger = AccountId::from_uuid(Uuid::from_u128(2));
        let read = |reason: &str, chosen: &[AccountId]| {
            let chosen: Vec<String> = chosen.iter().map(ToString::to_string).collect();
            read_protection((reason, &chosen), &[ida])
        };
        assert_eq!(read("Bedrohung", &[ida]), Ok(("Bedrohung".to_owned(), vec![ida])));
        assert!(read("", &[ida]).unwrap_err().at("grund").is_some());
        for nobody in [vec![], vec![stranger], vec![ida, stranger]] {
            assert!(read("Bedrohung", &nobody).unwrap_err().at("vertretung").is_some());
        }
    }

    #[test]
    fn only_somebody_offered_can_be_chosen() {
        let ida = AccountId::from_uuid(Uuid::from_u128(1));
        assert_eq!(read_somebody("person", &ida.to_string(), &[ida]), Ok(ida));
        assert!(
            read_somebody("person", &ida.to_string(), &[])
                .unwrap_err()
                .at("person")
                .is_some()
        );
        assert!(read_somebody("person", "", &[ida]).is_err());
    }
}
