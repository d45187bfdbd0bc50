//! Serves houses until the process is asked to stop: pages, metrics, and the quiet work behind them.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use access::back_door::BackDoor;
use axum::Router;
use axum::routing::get;
use directory::search::finder::Finder;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use post::job::worker::Worker;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};
use web::house::{House, Houses};
use web::routes::Route;

use crate::failure::{CommandFailure, Result};
use crate::health;

const SEAL_EVERY: Duration = Duration::from_millis(800);
/// Classes in which questions to the gate are counted: fine below what a page may wait for it.
const GATE_SECONDS: &[f64] = &[
    0.000_25, 0.000_5, 0.000_75, 0.001, 0.001_25, 0.001_5, 0.001_75, 0.002, 0.002_5, 0.003, 0.004, 0.006,
    0.01, 0.05,
];
const TIDY_EVERY: Duration = Duration::from_hours(1);

/// Opens the port; 0 lets the system choose.
///
/// # Errors
/// If something else listens there.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(CommandFailure::file(format!(
        "Auf {address} lässt sich nicht lauschen. Läuft dort schon ein Programm? Mit --port lässt sich ein anderer Anschluss wählen"
    )))
}

/// What is served: the houses, the way to work behind their pages, and the pages.
#[derive(Debug)]
pub struct Served {
    /// All districts of the process.
    pub houses: Houses,
    /// One back door for each of them.
    pub back_doors: Vec<BackDoor>,
    /// The pages.
    pub routes: Vec<Route>,
}

/// Serves until Ctrl-C or the end signal.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, served: Served, metrics: Option<SocketAddr>) -> Result<()> {
    if let Some(address) = metrics {
        serve_metrics(address).await?;
    }
    let Served {
        houses,
        back_doors,
        routes,
    } = served;
    // A process that was killed leaves lines without a seal: they get theirs before a check that has been due since could
    // take them for lines that somebody else wrote.
    for back_door in &back_doors {
        seal(back_door).await;
    }
    let behind: Vec<_> = houses
        .all()
        .filter_map(|house| {
            let back_door = back_doors
                .iter()
                .find(|back_door| back_door.access().is_same_as(&house.access))?;
            Some(tokio::spawn(work_behind(Arc::clone(house), back_door.clone())))
        })
        .collect();
    let workers: Vec<(Worker, JoinHandle<()>)> = houses
        .all()
        .filter_map(|house| house.rooms.get::<Worker>().cloned())
        .map(|worker| (worker.clone(), tokio::spawn(async move { worker.run().await })))
        .collect();
    let router: Router = health::router(houses.clone()).merge(web::server::router(houses, routes));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let ended = axum::serve(listener, service)
        .with_graceful_shutdown(asked_to_stop())
        .await;
    for (worker, running) in workers {
        worker.stop();
        // A job that was cut off is taken up again at the next start: there is nothing to do about it here.
        let _ = running.await;
    }
    for work in behind {
        work.abort();
    }
    for back_door in back_doors {
        seal(&back_door).await;
        back_door.keyring().close().await;
        back_door.district().close().await;
    }
    ended.map_err(CommandFailure::file("Der Webserver wurde beendet"))
}

/// Seals the audit trail every second and tidies up every hour.
async fn work_behind(house: Arc<House>, back_door: BackDoor) {
    // Ends with this work: who stops while names are still read in is not told of a failure.
    let mut building = JoinSet::new();
    if let Some(index) = house.rooms.get::<people::index::PersonIndex>() {
        let (index, back_door) = (index.clone(), back_door.clone());
        building.spawn(async move {
            if let Err(error) = index.build(&back_door).await {
                tracing::error!(%error, "match index not built");
            }
        });
    }
    if let Some(finder) = house.rooms.get::<Finder>() {
        let (finder, back_door) = (finder.clone(), back_door.clone());
        building.spawn(async move { finder.keep_up(&back_door).await });
    }
    let mut sealing = tokio::time::interval(SEAL_EVERY);
    let mut tidying = tokio::time::interval(TIDY_EVERY);
    loop {
        tokio::select! {
            _ = sealing.tick() => seal(&back_door).await,
            _ = tidying.tick() => tidy(&back_door).await,
        }
    }
}

/// Seals what was written to the audit trail; what fails is tried again with the next second.
pub async fn seal(back_door: &BackDoor) {
    let sealed = match back_door.sealer().await {
        Ok(sealer) => sealer.seal().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    if let Err(error) = sealed {
        tracing::warn!(%error, "audit trail not sealed, trying again");
    }
}

/// Removes ended sessions, texts kept for a day and spent links, and tells the gate of the day; runs every hour.
pub async fn tidy(back_door: &BackDoor) {
    let now = back_door.access().clock().now();
    let tidied = async {
        let mut tx = back_door.write().await?;
        // Ended sessions stay for a day: what is posted with one of them is parked for its account.
        access::session::store::delete_ended(&mut tx, now.plus_hours(-24)).await?;
        access::parked::store::delete_before(&mut tx, now.plus_hours(-24)).await?;
        access::mail_link::store::delete_ended_links(&mut tx, now).await?;
        organisation::areas::tell_the_gate_of_the_day(&mut tx, now.day()).await?;
        Ok::<(), access::failure::Denied>(tx.commit().await?)
    };
    if let Err(error) = tidied.await {
        tracing::warn!(%error, "ended sessions not removed, trying again");
    }
}

async fn serve_metrics(address: SocketAddr) -> Result<()> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(consents::gate::SECONDS.to_owned()), GATE_SECONDS)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| {
            CommandFailure::Found(format!("Die Kennzahlen lassen sich nicht einrichten: {error}."))
        })?;
    let listener = listen(address).await?;
    let render = move || {
        let handle: PrometheusHandle = handle.clone();
        async move { handle.render() }
    };
    let router = Router::new().route("/metrics", get(render));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}

async fn asked_to_stop() {
    let ctrl_c = tokio::signal::ctrl_c();
    let Ok(mut end) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = ctrl_c.await;
        return;
    };
    tokio::select! {
        _ = ctrl_c => {},
        _ = end.recv() => {},
    }
}
