//! The desks around an AMAP: the administrator's networks, the farm's own page, the partnership, the places.

use super::stage::{Seen, Stage, stages};
use clicamap::clock::fresh_uuid;
use clicamap::run;
use clicamap::words::GrantId;

impl Stage {
    async fn administrator(&self) -> String {
        let mut tx = self.house.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, "admin").await;
        let sql = "INSERT INTO grants (id, account_id, role, since_on, granted_at) VALUES ($1, $2, 'admin', '2026-01-01', 0)";
        run!(&mut tx, sql, GrantId::new(fresh_uuid()), account).unwrap();
        tx.commit().await.unwrap();
        "admin".to_owned()
    }

    async fn only(&self, sql: &'static str) -> String {
        self.texts(sql).await.pop().unwrap()
    }
}

fn told(seen: &Seen) -> String {
    format!("{} {}", seen.status.as_u16(), seen.location)
}

#[tokio::test]
async fn the_administrator_makes_a_network_and_has_it_animated() {
    for stage in stages().await {
        let (admin, stranger) = (
            stage.administrator().await,
            stage.granted("lones", "coordinator", None).await,
        );
        let top = stage.only("SELECT slug FROM networks").await;
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
        ] {
            story.push(told(&stage.sends(who, page, path, &fields).await));
        }
        story.push(told(&stage.sees(&stranger, page).await));
        story.push(told(&stage.sees(&stranger, one).await));
        story.push(stage.sees(&admin, one).await.text());
        let letter = stage.only("SELECT subject || '\n' || body FROM outbox").await;
        let link = letter
            .split("http://127.0.0.1:8080")
            .nth(1)
            .unwrap()
            .split('\n')
            .next()
            .unwrap();
        story.push(told(&stage.sees("", link).await));
        story.push(letter.replace(link, "/LINK"));
        let grant = stage.sees(&admin, one).await.body;
        let grant = grant
            .split("name=\"grant\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let end = format!("{one}/roles/fin");
        for _ in 0..2 {
            story.push(told(
                &stage.sends(&admin, page, &end, &format!("grant={grant}")).await,
            ));
        }
        story.extend(
            stage
                .texts("SELECT verb FROM audit WHERE verb LIKE 'network.%' ORDER BY verb")
                .await,
        );
        insta::assert_snapshot!("networks", story.join("\n"));
    }
}

#[tokio::test]
async fn a_farm_writes_its_own_page_and_a_partnership_ends_and_begins_again() {
    for stage in stages().await {
        let coordinator = stage.granted("lones", "coordinator", None).await;
        let referent = stage.granted("lones", "referent", Some("les-jardins")).await;
        let farmer = stage.farmer("les-jardins").await;
        let own = "/ferme/les-jardins/fiche";
        let farms = "/amap/lones/fermes";
        let one = format!("{farms}/les-jardins");
        let mut story = Vec::new();
        for fields in [
            "name=&town=Ambronay",
            "name=Les+Jardins+de+Farid&town=Ambronay&presentation=Des+legumes.&phone=06+12",
        ] {
            story.push(told(&stage.sends(&farmer, own, own, fields).await));
        }
        let invite = format!("{own}/paysans");
        story.push(told(
            &stage
                .sends(
                    &farmer,
                    own,
                    &invite,
                    "first_name=Lou&last_name=Roux&email=lou%40exemple.org",
                )
                .await,
        ));
        story.push(told(&stage.sees(&coordinator, own).await));
        story.push(stage.sees(&farmer, own).await.text());
        story.push(
            stage
                .only(
                    "SELECT name || ' ' || town || ' ' || presentation FROM farms WHERE slug = 'les-jardins'",
                )
                .await,
        );
        story.push(stage.only("SELECT phone FROM farmers WHERE phone <> ''").await);
        for who in [&referent, &coordinator] {
            story.push(told(
                &stage.sends(who, &one, &format!("{one}/fin"), "once=f").await,
            ));
        }
        story.push(stage.sees(&coordinator, farms).await.text());
        story.push(told(&stage.sees(&coordinator, &one).await));
        story.push(told(
            &stage
                .sends(
                    &coordinator,
                    farms,
                    &format!("{farms}/reprise"),
                    "farm=les-jardins",
                )
                .await,
        ));
        story.push(told(&stage.sees(&coordinator, &one).await));
        story.extend(
            stage
                .texts("SELECT verb FROM audit WHERE verb LIKE 'farm%' ORDER BY verb")
                .await,
        );
        insta::assert_snapshot!("farm_page_and_partnership", story.join("\n"));
    }
}

#[tokio::test]
async fn a_place_is_put_away_once_nothing_is_to_come_there() {
    for stage in stages().await {
        let coordinator = stage.granted("lones", "coordinator", None).await;
        let member = stage.member("lones", "Pommier").await;
        let places = "/amap/lones/lieux";
        let id = stage
            .only("SELECT s.public_id FROM sites s JOIN amaps a ON a.id = s.amap_id WHERE a.slug = 'lones'")
            .await;
        let (away, back) = (format!("{places}/{id}/retrait"), format!("{places}/{id}/remise"));
        let mut story = Vec::new();
        let refused = stage.sends(&coordinator, places, &away, "").await;
        story.push(format!("{} {}", told(&refused), refused.text()));
        story.push(told(&stage.sends(&member, "/amap/lones/moi", &away, "").await));
        stage.later(30);
        story.push(told(&stage.sends(&coordinator, places, &away, "").await));
        story.push(stage.sees(&coordinator, places).await.text());
        story.push(told(&stage.sends(&coordinator, places, &back, "").await));
        story.push(stage.sees(&coordinator, places).await.text());
        insta::assert_snapshot!("places", story.join("\n").replace(&id, "PLACE"));
    }
}
