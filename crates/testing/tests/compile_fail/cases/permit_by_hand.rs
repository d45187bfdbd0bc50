//! A page makes itself a permit.

use access::permit::Permit;
use access::policy::Grant;
use base::ids::PersonId;

fn page(person: PersonId) -> Permit<PersonId> {
    Permit { subject: person, grant: Grant::Full }
}

fn main() {}
