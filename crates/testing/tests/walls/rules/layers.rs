//! The table of layers: a room uses only rooms of lower layers. `ARCHITECTURE.md` shows it to people; this is what holds.

/// Each room with its layer, lower first. Rooms of one layer do not know each other.
pub(crate) const LAYERS: &[(u8, &str)] = &[
    (1, "base"),
    (2, "db"),
    (2, "charts"),
    (3, "vault"),
    (4, "access"),
    (5, "web"),
    (5, "print"),
    (5, "post"),
    (6, "organisation"),
    (6, "figures"),
    (7, "accounts"),
    (7, "directory"),
    (7, "network"),
    (7, "people"),
    (8, "consents"),
    (9, "cases"),
    (10, "planning"),
    (10, "calendar"),
    (10, "letters"),
    (10, "imports"),
    (10, "referrals"),
    (10, "themes"),
    (11, "boards"),
    (10, "themes"),
    (10, "residence"),
    (11, "boards"),
    (12, "programme"),
    (13, "insights"),
    (13, "rights"),
    (14, "desk"),
    (14, "portal"),
    (15, "app"),
];

/// The room that only tests use; it may use every other.
pub(crate) const TESTING: &str = "testing";

/// The tool beside the house; it drives the binary and uses no room.
pub(crate) const XTASK: &str = "xtask";

/// The layer of a room, if it has one.
pub(crate) fn layer_of(room: &str) -> Option<u8> {
    LAYERS
        .iter()
        .find(|(_, name)| *name == room)
        .map(|(layer, _)| *layer)
}
