//! People for a world that was moved in: each gets an account and a session whose secret is their name.

use super::{Person, World};
use clicamap::access::session_digest;
use clicamap::accounts::{Strength, hash_password};
use clicamap::clock::{fresh_public_id, fresh_uuid};
use clicamap::db::Tx;
use clicamap::words::{AccountId, AmapId, Day, FarmId, GrantId, Instant, MemberId, PublicId, slug};
use clicamap::{row, run};

impl World {
    pub async fn amap(&self, slug: &str) -> AmapId {
        let mut tx = self.db.read().await.unwrap();
        row!(&mut tx, (AmapId,), "SELECT id FROM amaps WHERE slug = $1", slug)
            .unwrap()
            .0
    }

    /// The last part of the link in the newest letter to somebody.
    pub async fn link(&self, recipient: &str, kind: &str) -> String {
        let sql = format!(
            "SELECT body FROM outbox WHERE recipient = '{recipient}' AND kind = '{kind}' ORDER BY created_at DESC, id DESC"
        );
        let letter = self.texts(&sql).await.remove(0);
        let mut words = letter.split_whitespace();
        let link = words.find(|word| word.starts_with("http")).unwrap();
        link.rsplit('/').next().unwrap().to_owned()
    }

    /// Gives an account a password, hashed as quickly as can be.
    pub async fn password(&self, name: &str, password: &str) {
        let hash = hash_password(password, Strength::Demonstration).unwrap();
        self.executes(&format!(
            "UPDATE accounts SET password_hash = '{hash}' WHERE name = '{name}'"
        ))
        .await;
    }

    /// The public id of the AMAP's delivery of a day.
    pub async fn delivery(&self, slug: &str, day: &str) -> PublicId {
        let day: Day = day.parse().unwrap();
        let mut tx = self.db.read().await.unwrap();
        let sql = "SELECT d.public_id FROM deliveries d JOIN amaps a ON a.id = d.amap_id WHERE a.slug = $1 AND d.day = $2";
        row!(&mut tx, (PublicId,), sql, slug, day).unwrap().0
    }

    /// Gives a new account a session.
    pub async fn account(&self, tx: &mut Tx, name: &str) -> AccountId {
        let id = AccountId::new(fresh_uuid());
        let email = format!("{name}@exemple.org");
        let sql = "INSERT INTO accounts (id, email, name, created_at) VALUES ($1, $2, $3, 0)";
        run!(tx, sql, id, &email, name).unwrap();
        let sql = "INSERT INTO sessions (digest, account_id, created_at, seen_at, confirmed_at, expires_at) VALUES ($1, $2, 0, 0, 9000000000000000, $3)";
        run!(tx, sql, session_digest(name), id, Instant(i64::MAX)).unwrap();
        id
    }

    /// The member of that name.
    pub async fn member(&self, amap: &str, last_name: &str) -> Person {
        let (id, name) = (self.amap(amap).await, format!("{amap}-{}", slug(last_name)));
        let mut tx = self.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, &name).await;
        let email = format!("{name}@exemple.org");
        let sql = "UPDATE members SET account_id = $3, email = $4 WHERE amap_id = $1 AND last_name = $2";
        assert_eq!(run!(&mut tx, sql, id, last_name, account, &email).unwrap(), 1);
        tx.commit().await.unwrap();
        self.person(&name)
    }

    /// The name in addresses of a member of the AMAP "lones".
    pub async fn named(&self, last_name: &str) -> String {
        let amap = self.amap("lones").await;
        let mut tx = self.db.read().await.unwrap();
        let sql = "SELECT public_id FROM members WHERE amap_id = $1 AND last_name = $2";
        row!(&mut tx, (String,), sql, amap, last_name).unwrap().0
    }

    /// Somebody new with a role in an AMAP.
    pub async fn granted(&self, amap: &str, role: &str, farm: Option<&str>) -> Person {
        let (id, name) = (self.amap(amap).await, format!("{amap}-{role}"));
        let mut tx = self.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, &name).await;
        let farm = match farm {
            Some(farm) => Some(self.farm(&mut tx, farm).await),
            None => None,
        };
        let sql = "INSERT INTO grants (id, account_id, role, amap_id, farm_id, since_on, granted_at)
                   VALUES ($1, $2, $3, $4, $5, '2026-01-01', 0)";
        run!(&mut tx, sql, GrantId::new(fresh_uuid()), account, role, id, farm).unwrap();
        tx.commit().await.unwrap();
        self.person(&name)
    }

    /// A new farmer of a farm.
    pub async fn farmer(&self, farm: &str) -> Person {
        let mut tx = self.db.begin_write().await.unwrap();
        let (account, id) = (self.account(&mut tx, farm).await, self.farm(&mut tx, farm).await);
        let sql = "INSERT INTO farmers (farm_id, id, public_id, account_id, last_name, first_name)
                   VALUES ($1, $2, $3, $4, 'Roux', 'Farid')";
        let public = fresh_public_id();
        run!(&mut tx, sql, id, MemberId::new(fresh_uuid()), public, account).unwrap();
        tx.commit().await.unwrap();
        self.person(farm)
    }

    /// The farmer who was invited already, with an account of their own.
    pub async fn invited_farmer(&self, name: &str) -> Person {
        let mut tx = self.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, name).await;
        assert_eq!(
            run!(&mut tx, "UPDATE farmers SET account_id = $1", account).unwrap(),
            1
        );
        tx.commit().await.unwrap();
        self.person(name)
    }

    async fn farm(&self, tx: &mut Tx, slug: &str) -> FarmId {
        row!(tx, (FarmId,), "SELECT id FROM farms WHERE slug = $1", slug)
            .unwrap()
            .0
    }
}
