//! A filling names the account of whoever works there; only those who keep the plan read the name.

use axum::http::StatusCode;
use base::fte::Fte;
use organisation::model::workforce::share_of;

use crate::house::{Pages, day, in_the_kreis, paderborn, stored};

fn path(below: &str) -> String {
    format!("/stellen/{}{below}", paderborn().post("case-management-borchen"))
}

#[tokio::test]
async fn a_filling_says_whose_it_is_and_the_shares_of_an_account_add_up() {
    in_the_kreis(async |house| {
        let (anna, bernd) = (house.anna().await, house.bernd().await);
        let pages = Pages::of(&house);
        let account = anna.account.to_string();
        let filling = [
            ("version", "1"),
            ("konto", account.as_str()),
            ("vzae", "0,5"),
            ("ab", "2026-03-01"),
            ("quelle", "Personalamt"),
        ];
        let answer = pages.post(&bernd, &path("/besetzungen"), &filling).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);

        let structure = stored(&house).await;
        let seats = structure.seats_of(anna.account, day("2026-03-01"));
        assert_eq!(seats.len(), 1);
        assert_eq!(share_of(&seats), Some(Fte::from_thousandths(500)));
        assert!(structure.seats_of(anna.account, day("2026-02-28")).is_empty());
        assert!(structure.seats_of(bernd.account, day("2026-03-01")).is_empty());

        assert!(pages.get(&bernd, &path("")).await.text.contains("Anna Test"));
        let read = pages.get(&anna, &path("")).await;
        assert!(read.text.contains("0,5 VZÄ") && !read.text.contains("Wer</th>"));
    })
    .await;
}

#[tokio::test]
async fn the_account_of_a_filling_is_named_later_changed_and_taken_out() {
    in_the_kreis(async |house| {
        let (anna, bernd, emil) = (house.anna().await, house.bernd().await, house.emil().await);
        let pages = Pages::of(&house);
        let post = paderborn().post("case-management-borchen");
        let open = stored(&house).await.post(post).unwrap().fillings[0]
            .id
            .to_string();
        let name = async |version: &str, account: &str| {
            let fields = [
                ("version", version),
                ("besetzung", open.as_str()),
                ("konto", account),
            ];
            pages
                .post(&bernd, &path("/besetzungskonto"), &fields)
                .await
                .status
        };
        let account = async || stored(&house).await.post(post).unwrap().fillings[0].account;

        assert_eq!(name("1", &anna.account.to_string()).await, StatusCode::SEE_OTHER);
        assert_eq!(account().await, Some(anna.account));
        let seats_share = share_of(&stored(&house).await.seats_of(anna.account, day("2026-03-01")));
        assert_eq!(seats_share, None, "nobody has told the share yet");

        assert_eq!(name("1", "").await, StatusCode::CONFLICT);
        let partner = emil.account.to_string();
        assert_eq!(name("2", &partner).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(account().await, Some(anna.account));

        assert_eq!(name("2", "").await, StatusCode::SEE_OTHER);
        assert_eq!(account().await, None);
    })
    .await;
}
