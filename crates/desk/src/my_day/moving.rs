//! The line on Mein Tag about themes in motion from one's own cases: how many, and the first of them. All of them stand
//! beside the answers.

use themes::theme::moving::Moving;

/// So many are named.
const NAMED: usize = 2;

/// The themes in motion that are about one's own open cases.
#[derive(Debug, Default)]
pub(crate) struct InMotion(pub(crate) Vec<Moving>);

impl InMotion {
    /// Whether there is nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `2 Themen in Bewegung aus Ihren Fällen`.
    pub(crate) fn words(&self) -> String {
        match self.0.len() {
            1 => "1 Thema in Bewegung aus Ihren Fällen".to_owned(),
            number => format!("{number} Themen in Bewegung aus Ihren Fällen"),
        }
    }

    /// `Kitaplätze, Wohnungen und weitere`.
    pub(crate) fn titles(&self) -> String {
        let named: Vec<&str> = self
            .0
            .iter()
            .take(NAMED)
            .map(|moving| moving.theme.title.as_str())
            .collect();
        let more = if self.0.len() > NAMED { " und weitere" } else { "" };
        format!("{}{more}", named.join(", "))
    }
}
