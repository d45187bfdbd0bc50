//! The whole house, wired as the program wires it: statements, permissions, districts, commands.

mod wiring {
    //! Tests that need all rooms at once.
    mod statements;
}
