//! What lies in the outbox's columns, byte by byte.

use db::sql;
use testing::house::House;

use base::ids::MessageId;

/// The sealed link and the sealed address of a message.
pub(crate) async fn sealed_bytes(house: &House, id: MessageId) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let mut tx = house.back_door.read().await.unwrap();
    sql!("SELECT link, sealed_address FROM post_message WHERE id = $1")
        .bind(&id)
        .first(&mut tx, |row| Ok((row.get("link")?, row.get("sealed_address")?)))
        .await
        .unwrap()
        .unwrap()
}
