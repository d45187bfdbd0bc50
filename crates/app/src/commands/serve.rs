//! `lotse serve`: all districts of a configuration in one process.

use std::sync::Arc;

use web::house::{Houses, Running};

use super::WithConfig;
use super::talk::{say, start_logs};
use crate::failure::{CommandFailure, Result};
use crate::house::{DemoState, Plot, demo_state};
use crate::serving::Served;
use crate::{operation, rooms, serving};

pub(super) async fn run(arguments: WithConfig) -> Result<()> {
    let config = arguments.read()?;
    start_logs(config.server.json_logs);
    let running = Running {
        is_demo: false,
        has_tls: config.server.tls,
        trusted_proxies: config.server.trusted_proxies.clone(),
    };
    let mut houses = Houses::default();
    let mut back_doors = Vec::new();
    let transport = crate::mail::transport(config.mail.as_ref())?;
    let scanner = crate::scanner::scanner(&config.uploads, &crate::scanner::search_path())?;
    for district in &config.district {
        let plot = Plot::of(&config, district)?;
        let back_door = plot.open().await?;
        if demo_state(&back_door).await? != DemoState::Foreign {
            return Err(CommandFailure::Found(format!(
                "Die Datenbank des Bezirks „{}“ wurde von `lotse demo` angelegt und enthält erfundene Daten. \
                 Der Betrieb startet damit nicht.",
                district.key
            )));
        }
        let scheme = if config.server.tls { "https" } else { "http" };
        let base_url = format!("{scheme}://{}", district.host);
        let mut house = crate::house::furnished(&back_door, running.clone(), (&base_url, &transport)).await?;
        house.rooms.put(scanner.clone());
        house.rooms.put(operation::configured(&config, &plot.database));
        houses.add(&district.host, Arc::new(house));
        back_doors.push(back_door);
    }
    let listener = serving::listen(config.server.listen).await?;
    say(format!("Lotse läuft: http://{}", config.server.listen));
    let served = Served {
        houses,
        back_doors,
        routes: rooms::routes(),
    };
    serving::serve(listener, served, config.server.metrics).await
}
