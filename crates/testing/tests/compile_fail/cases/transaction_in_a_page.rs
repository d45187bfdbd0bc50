//! A page begins a transaction without a permit.

use web::request::Request;

async fn past_the_gate(request: Request) {
    let _ = request.access().district().read().await;
}

async fn through_the_back_door(request: Request) {
    let _ = request.access().back_door();
}

async fn by_hand(request: Request) {
    let _ = access::back_door::BackDoor(request.access().clone());
}

fn main() {}
