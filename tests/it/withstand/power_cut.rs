//! The server is killed in the middle of signing, again and again: what was acknowledged is on disk, and nothing is half
//! stored. The real program, on a file of its own.

mod server;

use crate::world::{EVENING, World, worlds};
use clicamap::clock::random_u32;
use server::{Server, Signer};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const HOUSEHOLDS: u32 = 48;
const SIGNERS: u32 = 8;
const CUTS: u32 = 3;

/// A village whose season lies far ahead, since the program reads the real clock.
async fn village(world: &World) {
    world.executes(&crate::world::village_sql(world)).await;
    world.grows(HOUSEHOLDS).await;
    let sql =
        "DELETE FROM order_lines; DELETE FROM instalments; DELETE FROM signatures; DELETE FROM contracts;
        UPDATE templates SET window_opens = '2020-01-01', window_closes = '2099-01-01';
        UPDATE template_due_days SET due_on = '2099-10-05' WHERE due_on = '2026-10-05';
        UPDATE template_due_days SET due_on = '2099-11-05' WHERE due_on = '2026-11-05';
        UPDATE deliveries SET day = '2099' || SUBSTR(day, 5);
        UPDATE sessions SET created_at = 1780000000000000, seen_at = 1780000000000000;";
    world.executes(sql).await;
}

/// What no request may leave behind.
const HALF_STORED: [&str; 4] = [
    "SELECT c.public_id FROM contracts c WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.contract_id = c.id)",
    "SELECT c.public_id FROM signatures s JOIN contracts c ON c.id = s.contract_id
     WHERE NOT EXISTS (SELECT 1 FROM bodies b WHERE b.id = s.body_id AND b.sha256 = s.sha256 AND LENGTH(b.pdf) > 1000)",
    "SELECT c.public_id FROM signatures s JOIN contracts c ON c.id = s.contract_id
     WHERE (SELECT COUNT(*) FROM instalments i WHERE i.contract_id = c.id) <> 2
        OR (SELECT COUNT(*) FROM audit a WHERE a.object_id = c.id AND a.verb = 'contract.signed') <> 1",
    "SELECT token FROM idempotency WHERE location = ''",
];

/// Cuts the power after a while; gives the contracts whose signature was acknowledged.
fn round(file: &Path, cut: u32, after: Duration) -> Vec<String> {
    let server = Server::starts(file);
    let signed = Arc::new(Mutex::new(Vec::new()));
    let threads: Vec<_> = (0..SIGNERS)
        .map(|at| {
            let (signed, address) = (signed.clone(), server.address);
            let own = (0..HOUSEHOLDS).filter(move |one| one % SIGNERS == at && one % CUTS == cut);
            std::thread::spawn(move || {
                for household in own {
                    let signer = Signer::new(address, &format!("voisin-{household}"));
                    let Some(contract) = signer.signs() else { return };
                    signed.lock().unwrap().push(contract);
                }
            })
        })
        .collect();
    std::thread::sleep(after);
    server.loses_power();
    for thread in threads {
        thread.join().unwrap();
    }
    Arc::into_inner(signed).unwrap().into_inner().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_on_disk_and_nothing_is_half_stored() {
    let worlds = worlds().await;
    let world = worlds.iter().find(|world| world.file().is_some()).unwrap();
    assert_eq!(world.app.clock.now(), EVENING);
    village(world).await;
    let file = world.file().unwrap().clone();
    let mut acknowledged = Vec::new();
    for cut in 0..CUTS {
        let after = Duration::from_millis(u64::from(300 + random_u32() % 500));
        let told = round(&file, cut, after);
        eprintln!("cut after {after:?}: {} signatures acknowledged", told.len());
        acknowledged.extend(told);
        let stored = world
            .texts("SELECT c.public_id FROM signatures s JOIN contracts c ON c.id = s.contract_id WHERE s.voided_at IS NULL")
            .await;
        let lost: Vec<&String> = acknowledged.iter().filter(|one| !stored.contains(one)).collect();
        assert!(lost.is_empty(), "acknowledged and gone: {lost:?}");
        for sql in HALF_STORED {
            assert_eq!(world.texts(sql).await, Vec::<String>::new(), "{sql}");
        }
        assert_eq!(server::check(&file), "Nothing wrong found.\n");
    }
    assert!(
        !acknowledged.is_empty(),
        "the server was killed before anybody had signed"
    );
}
