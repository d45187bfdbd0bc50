//! The key store as its users meet it: made, lost, wrong, rotated, erased. Who gets a key is tested in `access`.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use base::clock::Clock;
use base::ids::{Ids, PersonId};
use vault::failure::KeyFailure;
use vault::keyring::{IfMissing, Keyring};
use vault::master::MasterFile;
use vault::sealed::{Place, Sealed};
use vault::subject::KeySubject;

mod store {
    //! Stands in for a room's store: only here may values be opened.
    pub(crate) mod opening;
}

struct House {
    folder: tempfile::TempDir,
    clock: Clock,
    ids: Ids,
}

impl House {
    fn new() -> Self {
        let clock = Clock::standing_at("2026-03-02T08:00:00Z".parse().unwrap());
        let ids = Ids::seeded(clock.clone(), 11);
        let house = Self {
            folder: tempfile::tempdir().unwrap(),
            clock,
            ids,
        };
        house.master().create(&house.ids).unwrap();
        house
    }

    fn master(&self) -> MasterFile {
        MasterFile::at(&self.folder.path().join("master.key"))
    }

    async fn keyring(&self, if_missing: IfMissing) -> vault::failure::Result<Keyring> {
        let path = self.folder.path().join("keys.sqlite");
        Keyring::open(
            &path,
            self.master(),
            if_missing,
            self.clock.clone(),
            self.ids.clone(),
        )
        .await
    }

    fn person(&self) -> KeySubject {
        KeySubject::Person(PersonId::from_uuid(self.ids.next()))
    }
}

const PLACE: Place = Place {
    column: "people_person.name",
    row: [7; 16],
};

#[tokio::test]
async fn a_value_opens_again_after_a_restart() {
    let house = House::new();
    let keyring = house.keyring(IfMissing::Create).await.unwrap();
    let person = house.person();
    let key = keyring.create(person).await.unwrap();
    let sealed = Sealed::seal(&"Samira Testfrau".to_owned(), &key, PLACE, &house.ids);
    keyring.close().await;

    let keyring = house.keyring(IfMissing::Refuse).await.unwrap();
    let key = keyring.key_of(person).await.unwrap();
    let open = store::opening::open(&sealed, &key, PLACE).unwrap();

    assert_eq!(open.expose(&keyring.exposure()), "Samira Testfrau");
    assert_eq!(
        format!("{open:?} {sealed:?} {key:?}").matches("Samira").count(),
        0
    );
}

#[tokio::test]
async fn a_missing_key_store_is_not_made_anew_beside_data() {
    let house = House::new();
    let refused = house.keyring(IfMissing::Refuse).await;
    assert!(matches!(refused, Err(KeyFailure::StoreMissing { .. })));
    assert!(!house.folder.path().join("keys.sqlite").exists());
}

#[tokio::test]
async fn a_wrong_or_missing_master_key_changes_nothing() {
    let house = House::new();
    house.keyring(IfMissing::Create).await.unwrap().close().await;
    let before = std::fs::read(house.folder.path().join("keys.sqlite")).unwrap();

    std::fs::remove_file(house.master().path()).unwrap();
    assert!(matches!(
        house.keyring(IfMissing::Refuse).await,
        Err(KeyFailure::MasterUnreadable { .. })
    ));
    std::fs::write(house.master().path(), "kein Schlüssel").unwrap();
    assert!(matches!(
        house.keyring(IfMissing::Refuse).await,
        Err(KeyFailure::MasterMalformed { .. })
    ));
    std::fs::remove_file(house.master().path()).unwrap();
    house.master().create(&house.ids).unwrap();
    assert!(matches!(
        house.keyring(IfMissing::Refuse).await,
        Err(KeyFailure::WrongMaster { .. })
    ));

    assert_eq!(
        std::fs::read(house.folder.path().join("keys.sqlite")).unwrap(),
        before
    );
}

#[tokio::test]
async fn a_destroyed_key_is_in_no_file_and_survivors_still_open() {
    let house = House::new();
    let keyring = house.keyring(IfMissing::Create).await.unwrap();
    let (gone, stays) = (house.person(), house.person());
    keyring.create(gone).await.unwrap();
    let key = keyring.create(stays).await.unwrap();
    let sealed = Sealed::seal(&"bleibt".to_owned(), &key, PLACE, &house.ids);
    let wrapped = wrapped_bytes(&house, gone).await;

    assert_eq!(keyring.destroy(&[gone]).await.unwrap(), 1);

    assert!(matches!(keyring.key_of(gone).await, Err(KeyFailure::NoKey)));
    let key = keyring.key_of(stays).await.unwrap();
    assert!(store::opening::open(&sealed, &key, PLACE).is_ok());
    for entry in std::fs::read_dir(house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            !bytes.windows(wrapped.len()).any(|window| window == wrapped),
            "{}",
            path.display()
        );
    }
}

#[tokio::test]
async fn a_running_keyring_follows_a_rotation_and_a_new_epoch_of_another_process() {
    let house = House::new();
    let running = house.keyring(IfMissing::Create).await.unwrap();
    let person = house.person();
    running.create(person).await.unwrap();
    let other = house.keyring(IfMissing::Refuse).await.unwrap();

    other.rotate_master().await.unwrap();
    other.destroy(&[]).await.unwrap();

    assert!(running.key_of(person).await.is_ok());
    assert!(running.create(house.person()).await.is_ok());
    assert!(house.keyring(IfMissing::Refuse).await.is_ok());
}

#[tokio::test]
async fn a_rotation_cut_off_before_the_files_were_swapped_is_finished_at_the_next_start() {
    let house = House::new();
    let keyring = house.keyring(IfMissing::Create).await.unwrap();
    let person = house.person();
    keyring.create(person).await.unwrap();
    let old = std::fs::read(house.master().path()).unwrap();
    keyring.rotate_master().await.unwrap();
    keyring.close().await;
    // As if the program had died between re-wrapping and swapping.
    std::fs::rename(house.master().path(), house.folder.path().join("master.next")).unwrap();
    std::fs::write(house.master().path(), old).unwrap();

    let keyring = house.keyring(IfMissing::Refuse).await.unwrap();

    assert!(keyring.key_of(person).await.is_ok());
    assert!(!house.folder.path().join("master.next").exists());
}

async fn wrapped_bytes(house: &House, subject: KeySubject) -> Vec<u8> {
    let url = format!("sqlite:{}", house.folder.path().join("keys.sqlite").display())
        .parse()
        .unwrap();
    let file = db::district::District::open("keys", &url).await.unwrap();
    let mut tx = file.read().await.unwrap();
    db::statement::Statement::new("SELECT wrapped FROM vault_key WHERE subject = $1")
        .bind(&subject)
        .first(&mut tx, |row| row.get("wrapped"))
        .await
        .unwrap()
        .unwrap()
}
