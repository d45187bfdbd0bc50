//! No page holds a connection and asks for another one: under load all pages would wait for each other.

use web::routes::Verb;

use crate::permissions::{everyone, guarded};
use crate::scene::Scene;

#[tokio::test]
async fn every_page_opens_where_there_is_one_connection_only() {
    testing::house::with_one_connection(&[&app::rooms::migrations()], async |house| {
        let scene = Scene::new(house).await;
        let (everyone, fixtures) = everyone(&scene).await;
        let mut stuck = Vec::new();
        for (role, who) in &everyone {
            let browser = scene.browser(who);
            for (info, _) in guarded().iter().filter(|(info, _)| info.verb == Verb::Get) {
                let path = fixtures.filled(info);
                let answer = browser.get(&path).await;
                if answer.status >= 500 {
                    stuck.push(format!("{role} GET {path}: {}", answer.status));
                }
            }
        }
        assert_eq!(stuck, Vec::<String>::new());
    })
    .await;
}
