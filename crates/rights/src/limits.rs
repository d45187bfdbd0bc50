//! What the gate of disclosures asks this room: for whom processing is restricted (Art. 18 GDPR), and who objects to it
//! (Art. 21 GDPR). Both begin with the request of the person, before anybody has decided upon it.

use base::day::Day;
use base::ids::PersonId;
use consents::limits::Standings;
use db::tx::Tx;

use crate::hold::store::standing as standing_limits;

/// What these persons, at most fifty, have said against the use of their data and what of it stands on a day.
pub fn standing<'t>(tx: &'t mut Tx, persons: &'t [PersonId], today: Day) -> Standings<'t> {
    Box::pin(standing_limits(tx, persons, today))
}
