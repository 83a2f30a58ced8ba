//! The desks around an AMAP: the administrator's networks, the farm's own page, the partnership, the places.

use crate::world::{Answer, Person, World, moved_in};
use clicamap::clock::fresh_uuid;
use clicamap::run;
use clicamap::words::GrantId;

impl World {
    async fn administrator(&self) -> Person {
        let mut tx = self.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, "admin").await;
        let sql = "INSERT INTO grants (id, account_id, role, since_on, granted_at) VALUES ($1, $2, 'admin', '2026-01-01', 0)";
        run!(&mut tx, sql, GrantId::new(fresh_uuid()), account).unwrap();
        tx.commit().await.unwrap();
        self.person("admin")
    }

    async fn only(&self, sql: &'static str) -> String {
        self.texts(sql).await.pop().unwrap()
    }
}

fn told(seen: &Answer) -> String {
    format!("{} {}", seen.status, seen.location)
}

#[tokio::test]
async fn the_administrator_makes_a_network_and_has_it_animated() {
    for world in moved_in().await {
        let (admin, stranger) = (
            world.administrator().await,
            world.granted("lones", "coordinator", None).await,
        );
        let top = world.only("SELECT slug FROM networks").await;
        let page = "/administration";
        let make = "/administration/reseaux";
        let one = "/administration/reseaux/amap-de-l-ain";
        let mut story = Vec::new();
        for (who, path, fields) in [
            (
                &admin,
                make,
                format!("name=AMAP+de+l%27Ain&kind=national&parent={top}"),
            ),
            (
                &admin,
                make,
                "name=AMAP+de+l%27Ain&kind=departmental&parent=nulle-part".to_owned(),
            ),
            (
                &admin,
                make,
                "name=AMAP+de+l%27Ain&kind=departmental&parent=&once=a".to_owned(),
            ),
            (
                &admin,
                make,
                "name=AMAP+de+l%27Ain&kind=departmental&parent=&once=a".to_owned(),
            ),
            (&admin, one, "name=AMAP+de+l%27Ain+et+du+Jura".to_owned()),
            (
                &admin,
                &format!("{one}/roles"),
                "person=Lise+Anim&email=lise".to_owned(),
            ),
            (
                &admin,
                &format!("{one}/roles"),
                "person=Lise+Anim&email=lise%40exemple.org".to_owned(),
            ),
            (
                &admin,
                &format!("{one}/roles"),
                "person=Lise&email=lise%40exemple.org".to_owned(),
            ),
            (
                &admin,
                &format!("{one}/roles"),
                "person=Zoe&email=zoe%40exemple.org&jusque=2020-01-01".to_owned(),
            ),
            (
                &admin,
                &format!("{one}/roles"),
                "person=Zoe&email=zoe%40exemple.org&jusque=2035-01-01".to_owned(),
            ),
        ] {
            story.push(told(&who.posts(path, &fields).await));
        }
        story.push(told(&stranger.gets(page).await));
        story.push(told(&stranger.gets(one).await));
        story.push(admin.gets(one).await.text());
        let letter = world
            .only("SELECT subject || '\n' || body FROM outbox WHERE recipient = 'lise@exemple.org'")
            .await;
        let link = letter
            .split("http://127.0.0.1:8080")
            .nth(1)
            .unwrap()
            .split('\n')
            .next()
            .unwrap();
        story.push(told(&world.visitor().gets(link).await));
        story.push(letter.replace(link, "/LINK"));
        let grant = admin.gets(one).await.hidden("grant").remove(0);
        let end = format!("{one}/roles/fin");
        for _ in 0..2 {
            story.push(told(&admin.posts(&end, &format!("grant={grant}")).await));
        }
        story.extend(
            world
                .texts("SELECT verb FROM audit WHERE verb LIKE 'network.%' ORDER BY verb")
                .await,
        );
        insta::assert_snapshot!("networks", story.join("\n"));
    }
}

#[tokio::test]
async fn a_farm_writes_its_own_page_and_a_partnership_ends_and_begins_again() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let referent = world.granted("lones", "referent", Some("les-jardins")).await;
        let farmer = world.farmer("les-jardins").await;
        let own = "/ferme/les-jardins/fiche";
        let farms = "/amap/lones/fermes";
        let one = format!("{farms}/les-jardins");
        let mut story = Vec::new();
        for fields in [
            "name=&town=Ambronay&own_first=&own_last=Roux",
            "name=Les+Jardins+de+Farid&town=Ambronay&presentation=Des+legumes.&phone=06+12&own_first=Farid&own_last=Roux-Blanc",
        ] {
            story.push(told(&farmer.posts(own, fields).await));
        }
        let invite = format!("{own}/paysans");
        story.push(told(
            &farmer
                .posts(&invite, "first_name=Lou&last_name=Roux&email=lou%40exemple.org")
                .await,
        ));
        story.push(told(&coordinator.gets(own).await));
        story.push(farmer.gets(own).await.text());
        story.push(
            world
                .only(
                    "SELECT name || ' ' || town || ' ' || presentation FROM farms WHERE slug = 'les-jardins'",
                )
                .await,
        );
        story.push(
            world
                .only("SELECT first_name || ' ' || last_name || ' ' || phone FROM farmers WHERE phone <> ''")
                .await,
        );
        for who in [&referent, &coordinator] {
            story.push(told(&who.posts(&format!("{one}/fin"), "once=f").await));
        }
        story.push(coordinator.gets(farms).await.text());
        story.push(told(&coordinator.gets(&one).await));
        story.push(told(
            &coordinator
                .posts(&format!("{farms}/reprise"), "farm=les-jardins")
                .await,
        ));
        story.push(told(&coordinator.gets(&one).await));
        story.extend(
            world
                .texts("SELECT verb FROM audit WHERE verb LIKE 'farm%' ORDER BY verb")
                .await,
        );
        insta::assert_snapshot!("farm_page_and_partnership", story.join("\n"));
    }
}

#[tokio::test]
async fn a_place_is_put_away_once_nothing_is_to_come_there() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let member = world.member("lones", "Pommier").await;
        let places = "/amap/lones/lieux";
        let id = world
            .only("SELECT s.public_id FROM sites s JOIN amaps a ON a.id = s.amap_id WHERE a.slug = 'lones'")
            .await;
        let (away, back) = (format!("{places}/{id}/retrait"), format!("{places}/{id}/remise"));
        let mut story = Vec::new();
        let refused = coordinator.posts(&away, "").await;
        story.push(format!("{} {}", told(&refused), refused.text()));
        story.push(told(&member.posts(&away, "").await));
        world.later(30);
        story.push(told(&coordinator.posts(&away, "").await));
        story.push(coordinator.gets(places).await.text());
        story.push(told(&coordinator.posts(&back, "").await));
        story.push(coordinator.gets(places).await.text());
        insta::assert_snapshot!("places", story.join("\n").replace(&id, "PLACE"));
    }
}
