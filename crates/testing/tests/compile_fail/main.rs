//! Misuses that must not compile. Each case stands in a file of its own, what the compiler says beside it.
//! After a change of the compiler's words: `TRYBUILD=overwrite cargo test -p testing --test compile_fail`, and read them.

#[test]
fn what_must_not_be_done_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/cases/*.rs");
}
