//! A page makes itself the permit of a job.

use access::permit::{JobPermit, JobPurpose};

fn page(now: base::moment::Moment) -> JobPermit {
    JobPermit { purpose: JobPurpose::MatchIndex, now }
}

fn main() {}
