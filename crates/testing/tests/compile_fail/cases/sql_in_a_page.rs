//! A page asks the database itself; only stores may.

async fn page(tx: &mut db::tx::Tx) {
    let _ = db::sql!("SELECT name FROM people_person").run(tx).await;
}

fn main() {}
