//! A page asks a store for a person without a permit.

async fn page(tx: &mut db::tx::Tx) {
    let _ = people::person::store::read(tx).await;
}

fn main() {}
