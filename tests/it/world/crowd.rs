//! A village grows: households with signed contracts, templates, deliveries, products, farms and AMAPs, so that a page
//! can be asked for at two sizes.

use super::World;
use clicamap::access::session_digest;
use std::fmt::Write;

impl World {
    /// Adds so many of everything.
    pub async fn grows(&self, by: u32) {
        let mut sql = String::new();
        for at in 0..by {
            sql.push_str(&self.neighbours(at));
            sql.push_str(&self.offers(at));
            sql.push_str(&self.household(at));
        }
        self.executes(&sql).await;
    }

    /// Another AMAP of the network, another farm with a farmer, another site.
    fn neighbours(&self, at: u32) -> String {
        let (network, lones, lac) = (self.id(9), self.id(1), self.id(2));
        let (amap, farm, site, farmer) = (
            self.id(1_000 + at),
            self.id(2_000 + at),
            self.id(3_000 + at),
            self.id(4_000 + at),
        );
        format!(
            "INSERT INTO amaps (id, network_id, slug, name, sort_key, town, town_key, created_at) VALUES ({amap}, {network}, 'amap-{at}', 'AMAP {at}', 'amap {at:05}', 'Lyon', 'lyon', 0);
             INSERT INTO farms (id, slug, name, sort_key, created_at) VALUES ({farm}, 'ferme-{at}', 'Ferme {at}', 'ferme {at:05}', 0);
             INSERT INTO partnerships (amap_id, farm_id, since_on) VALUES ({lones}, {farm}, '2020-01-01'), ({amap}, {lac}, '2020-01-01');
             INSERT INTO farmers (farm_id, id, public_id, last_name, first_name) VALUES ({lac}, {farmer}, 'f{at:011}', 'Roux', 'Jo');
             INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ({lones}, {site}, 's{at:011}', 'Lieu {at}', 's {at:05}', 0);"
        )
    }

    /// Another product and delivery of the open template, another open template, another draft.
    fn offers(&self, at: u32) -> String {
        let (lones, lac, site) = (self.id(1), self.id(2), self.id(4));
        let (product, delivery, slot) = (self.id(5_000 + at), self.id(6_000 + at), self.id(7_000 + at));
        let mut sql = String::new();
        let day = format!("2026-{:02}-{:02}", 11 + at / 28, 1 + at % 28);
        let _ = write!(
            sql,
            "INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, created_at) VALUES ({lac}, {product}, 'p{at:011}', 'Produit {at}', 'p {at:05}', 'legumes', 0);
             INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes) VALUES ({lones}, {delivery}, 'd{at:011}', {site}, '{day}', '18:30', '19:30');
             INSERT INTO duty_slots (amap_id, id, delivery_id, seats) VALUES ({lones}, {slot}, {delivery}, 2);"
        );
        for (template, public, opened) in [
            (8_000 + at, 'x', "1, 2, 3"),
            (9_000 + at, 'y', "NULL, NULL, NULL"),
        ] {
            let template = self.id(template);
            let _ = write!(
                sql,
                "INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, first_on, last_on, window_opens, window_closes, max_instalments, step, created_at, submitted_at, approved_at, opened_at)
                   VALUES ({lones}, {template}, '{public}{at:011}', {lac}, {site}, 'Contrat {at}', 'c {at:05}', 'fixed', '2026-11-01', '2026-12-28', '2026-08-15', '2026-09-10', 2, 6, 0, {opened});"
            );
        }
        for template in [3, 8_000 + at] {
            let template = self.id(template);
            let _ = write!(
                sql,
                "INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents) VALUES ({lones}, {template}, {product}, {lac}, {}, 250);
                 INSERT INTO template_deliveries (amap_id, template_id, delivery_id) VALUES ({lones}, {template}, {delivery});
                 INSERT INTO availability (amap_id, template_id, product_id, delivery_id) VALUES ({lones}, {template}, {product}, {delivery});",
                at + 2
            );
        }
        sql
    }

    /// Adds so many households, of one person each who signs in as `voisin-0` and so on, and nothing else.
    pub async fn settles(&self, by: u32) {
        let sql: String = (0..by).map(|at| self.people(at)).collect();
        self.executes(&sql).await;
    }

    /// Another household and its one person, with an account.
    fn people(&self, at: u32) -> String {
        let (lones, household, member) = (self.id(1), self.id(10_000 + at), self.id(11_000 + at));
        let account = self.id(16_000 + at);
        let digest = self.bytes(&session_digest(&format!("voisin-{at}")));
        format!(
            "INSERT INTO accounts (id, email, name, created_at) VALUES ({account}, 'voisin-{at}@example.org', 'Voisin {at}', 0);
             INSERT INTO sessions (digest, account_id, created_at, seen_at, confirmed_at, expires_at) VALUES ({digest}, {account}, 0, 0, 9000000000000000, 9000000000000000);
             INSERT INTO households (amap_id, id, public_id, name, sort_key, created_at) VALUES ({lones}, {household}, 'h{at:011}', 'Voisin {at}', 'voisin {at:05}', 0);
             INSERT INTO members (amap_id, id, public_id, household_id, account_id, last_name, first_name, sort_key, email, joined_on)
               VALUES ({lones}, {member}, 'm{at:011}', {household}, {account}, 'Voisin', 'V {at}', 'voisin {at:05}', 'voisin-{at}@example.org', '2020-01-01');"
        )
    }

    /// Another household that has signed, whose contract the farm has signed too every other time.
    fn household(&self, at: u32) -> String {
        let (lones, template, product) = (self.id(1), self.id(3), self.id(5));
        let (household, member, contract) =
            (self.id(10_000 + at), self.id(11_000 + at), self.id(12_000 + at));
        let (by_member, by_farm, grant) = (self.id(13_000 + at), self.id(14_000 + at), self.id(15_000 + at));
        let account = self.id(16_000 + at);
        let mut sql = self.people(at);
        let _ = write!(
            sql,
            "INSERT INTO grants (id, account_id, role, amap_id, since_on, granted_at) VALUES ({grant}, {account}, 'treasurer', {lones}, '2020-01-01', 0);
             INSERT INTO contracts (amap_id, id, public_id, template_id, household_id, signatory_id, method, instalments, origin, created_at)
               VALUES ({lones}, {contract}, 'c{at:011}', {template}, {household}, {member}, 'cheque', 2, 'clicamap', 0);
             INSERT INTO signatures (amap_id, id, contract_id, party, how, signed_at) VALUES ({lones}, {by_member}, {contract}, 'member', 'elsewhere', 0);
             INSERT INTO instalments (amap_id, contract_id, position, due_on, amount_cents, method)
               VALUES ({lones}, {contract}, 1, '2026-10-05', 1575, 'cheque'), ({lones}, {contract}, 2, '2026-11-05', 1575, 'cheque');"
        );
        if at.is_multiple_of(2) {
            let _ = write!(
                sql,
                "INSERT INTO signatures (amap_id, id, contract_id, party, how, signed_at) VALUES ({lones}, {by_farm}, {contract}, 'farm', 'elsewhere', 0);"
            );
        }
        for delivery in 21..=23 {
            let delivery = self.id(delivery);
            let _ = write!(
                sql,
                "INSERT INTO order_lines (amap_id, delivery_id, contract_id, product_id, quantity, collected_by) VALUES ({lones}, {delivery}, {contract}, {product}, 1000, {household});"
            );
        }
        sql
    }
}
