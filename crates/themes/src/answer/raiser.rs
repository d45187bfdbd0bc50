//! Who raised something, as it lies sealed in a row: the post that was filled that day, so that the answer finds whoever
//! fills it when it comes; the account itself only where no post is known.

use std::fmt;
use std::str::FromStr;

use base::ids::{AccountId, PostId};

/// Who raised something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Raiser {
    /// Whoever fills this post.
    Post(PostId),
    /// An account that fills no post.
    Account(AccountId),
}

impl fmt::Debug for Raiser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Raiser(…)")
    }
}

impl Raiser {
    /// How it stands in a row, to be sealed.
    pub fn written(self) -> String {
        match self {
            Self::Post(post) => format!("post:{post}"),
            Self::Account(account) => format!("account:{account}"),
        }
    }
}

impl FromStr for Raiser {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const NOBODY: &str = "names nobody who raised something";
        match text.split_once(':') {
            Some(("post", id)) => id.parse().map(Self::Post).map_err(|_| NOBODY),
            Some(("account", id)) => id.parse().map(Self::Account).map_err(|_| NOBODY),
            _ => Err(NOBODY),
        }
    }
}
