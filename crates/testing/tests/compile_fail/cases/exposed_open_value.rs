//! A page makes itself the right to look into open values.

fn page(name: &vault::sealed::Open<String>) -> String {
    let right = vault::sealed::Exposure { _only_the_keyring: () };
    name.expose(&right).clone()
}

fn main() {}
