//! A page serialises an open value.

fn page(name: &vault::sealed::Open<String>) -> String {
    serde_json::to_string(name).unwrap()
}

fn main() {}
