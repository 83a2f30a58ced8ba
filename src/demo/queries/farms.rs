//! Farms, products, partnerships, templates.

use super::table;
use crate::words::{
    AccountId, AmapId, Day, DeliveryId, FarmId, FarmerId, Instant, ProductId, PublicId, SiteId, TemplateId,
};

table! {
    /// A farm.
    FarmRow in "farms" {
        id: FarmId, slug: String, name: &'static str, sort_key: String, siret: String, address: &'static str,
        postcode: &'static str, town: &'static str, presentation: String, claimed_at: Instant, created_at: Instant,
    }
}

table! {
    /// Who signs for it.
    FarmerRow in "farmers" {
        farm_id: FarmId, id: FarmerId, public_id: PublicId, account_id: Option<AccountId>, last_name: &'static str,
        first_name: &'static str, email: String, phone: String,
    }
}

table! {
    /// What it grows.
    ProductRow in "products" {
        farm_id: FarmId, id: ProductId, public_id: PublicId, name: &'static str, sort_key: String,
        production_type: &'static str, packaging: &'static str, created_at: Instant,
    }
}

table! {
    /// A farm delivers to an AMAP.
    PartnershipRow in "partnerships" { amap_id: AmapId, farm_id: FarmId, since_on: Day }
}

table! {
    /// A contract model and the acts of its life.
    TemplateRow in "templates" {
        amap_id: AmapId, id: TemplateId, public_id: PublicId, farm_id: FarmId, site_id: SiteId, title: String,
        sort_key: String, kind: &'static str, first_on: Day, last_on: Day, rhythm: &'static str, min_deliveries: i64, flexibility: &'static str,
        window_opens: Day, window_closes: Day, payee: &'static str, max_instalments: i64, clauses: &'static str,
        step: i64, created_at: Instant, created_by: Option<AccountId>, submitted_at: Option<Instant>,
        submitted_by: Option<AccountId>, approved_at: Option<Instant>, approved_by: Option<AccountId>,
        approved_how: &'static str, opened_at: Option<Instant>, opened_by: Option<AccountId>,
        closed_at: Option<Instant>, closed_by: Option<AccountId>,
    }
}

table! {
    /// A delivery of a template.
    TemplateDeliveryRow in "template_deliveries" {
        amap_id: AmapId, template_id: TemplateId, delivery_id: DeliveryId,
    }
}

table! {
    /// A product of a template.
    TemplateProductRow in "template_products" {
        amap_id: AmapId, template_id: TemplateId, product_id: ProductId, farm_id: FarmId, position: i64,
        price_cents: i64, pricing: &'static str, est_grams: Option<i64>,
    }
}

table! {
    /// A product at a delivery.
    AvailabilityRow in "availability" {
        amap_id: AmapId, template_id: TemplateId, product_id: ProductId, delivery_id: DeliveryId,
    }
}

table! {
    /// A way to pay.
    MethodRow in "template_methods" { amap_id: AmapId, template_id: TemplateId, method: &'static str }
}

table! {
    /// A day to pay on.
    DueDayRow in "template_due_days" { amap_id: AmapId, template_id: TemplateId, due_on: Day }
}
