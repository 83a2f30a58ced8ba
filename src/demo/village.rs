//! The rows as they are invented, and the few facts that one chapter tells the next.

use super::catalogue::Grower;
use super::chance::Chance;
use super::queries::*;
use super::texts::Seal;
use super::towns::Town;
use crate::access::paris;
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, AmapId, Day, DeliveryId, FarmId, HouseholdId, Instant, MemberId, NetworkId, ProductId, SiteId,
    TemplateId,
};
use std::collections::BTreeSet;

/// Deliveries of a season.
pub const WEEKS: usize = 24;
/// The delivery that comes next, counted from the first of the current season.
pub const NEXT: usize = WEEKS / 2;

/// An AMAP that was settled.
#[derive(Debug)]
pub struct Place {
    pub town: &'static Town,
    pub id: AmapId,
    pub site: SiteId,
    /// The current season's, then the next one's.
    pub deliveries: Vec<(DeliveryId, Day)>,
    pub homes: Vec<Home>,
    pub coordinator: Option<AccountId>,
}

/// A household and its people, the signatory first.
#[derive(Debug)]
pub struct Home {
    pub id: HouseholdId,
    pub people: Vec<(MemberId, Option<AccountId>)>,
}

/// A farm that was settled.
#[derive(Debug)]
pub struct Farm {
    pub grower: &'static Grower,
    pub id: FarmId,
    pub slug: String,
    pub products: Vec<ProductId>,
    pub farmer: AccountId,
}

/// A template that was written.
#[derive(Debug)]
pub struct Model {
    pub id: TemplateId,
    pub place: usize,
    pub farm: usize,
    /// Its deliveries, as positions among those of its AMAP.
    pub deliveries: Vec<usize>,
    pub due_days: Vec<Day>,
    pub stage: Stage,
    /// The farm's rank among those of its AMAP.
    pub rank: usize,
}

/// How far a template has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Draft,
    Submitted,
    Approved,
    Open,
    Running,
}

/// All of it.
#[derive(Debug)]
pub struct Village {
    pub now: Instant,
    pub today: Day,
    pub chance: Chance,
    pub password_hash: String,
    pub emails: BTreeSet<String>,
    pub networks: Vec<NetworkId>,
    pub places: Vec<Place>,
    pub farms: Vec<Farm>,
    pub models: Vec<Model>,
    pub seals: Vec<Seal>,
    pub rows: Rows,
}

/// Every row, by table.
#[derive(Debug, Default)]
pub struct Rows {
    pub networks: Vec<NetworkRow>,
    pub branches: Vec<BranchRow>,
    pub amaps: Vec<AmapRow>,
    pub sites: Vec<SiteRow>,
    pub hours: Vec<HoursRow>,
    pub deliveries: Vec<DeliveryRow>,
    pub slots: Vec<DutySlotRow>,
    pub seats: Vec<DutySeatRow>,
    pub accounts: Vec<AccountRow>,
    pub households: Vec<HouseholdRow>,
    pub members: Vec<MemberRow>,
    pub grants: Vec<GrantRow>,
    pub farms: Vec<FarmRow>,
    pub farmers: Vec<FarmerRow>,
    pub products: Vec<ProductRow>,
    pub partnerships: Vec<PartnershipRow>,
    pub templates: Vec<TemplateRow>,
    pub template_deliveries: Vec<TemplateDeliveryRow>,
    pub template_products: Vec<TemplateProductRow>,
    pub availability: Vec<AvailabilityRow>,
    pub methods: Vec<MethodRow>,
    pub due_days: Vec<DueDayRow>,
    pub contracts: Vec<ContractRow>,
    pub lines: Vec<LineRow>,
    pub signatures: Vec<SignatureRow>,
    pub instalments: Vec<InstalmentRow>,
    pub campaigns: Vec<CampaignRow>,
    pub brackets: Vec<BracketRow>,
    pub fees: Vec<FeeRow>,
    pub receipts: Vec<ReceiptRow>,
    pub memberships: Vec<MembershipRow>,
    pub requests: Vec<RequestRow>,
    pub waits: Vec<WaitRow>,
    pub trials: Vec<TrialRow>,
}

impl Village {
    /// Nobody yet.
    pub fn new(now: Instant, password_hash: String) -> Self {
        Village {
            now,
            today: now.day_in(&paris()),
            chance: Chance::new(2026),
            password_hash,
            emails: BTreeSet::new(),
            networks: Vec::new(),
            places: Vec::new(),
            farms: Vec::new(),
            models: Vec::new(),
            seals: Vec::new(),
            rows: Rows::default(),
        }
    }

    /// The evening of a day.
    pub fn evening(&self, day: Day) -> Instant {
        Instant::start_of(day, &paris()).plus_hours(19).min(self.now)
    }

    /// Some day before the season.
    pub fn long_ago(&self) -> Instant {
        self.evening(self.today.plus_days(-500))
    }

    /// A login with the demonstration's password.
    pub fn open_account(&mut self, first: &str, last: &str) -> (AccountId, String) {
        let stem = format!("{}.{}", crate::words::slug(first), crate::words::slug(last));
        let mut email = format!("{stem}@example.org");
        let mut number = 2;
        while !self.emails.insert(email.clone()) {
            email = format!("{stem}{number}@example.org");
            number += 1;
        }
        let id = self.chance.id(self.now, AccountId::v7);
        self.rows.accounts.push(AccountRow {
            id,
            email: email.clone(),
            name: format!("{first} {last}"),
            password_hash: self.password_hash.clone(),
            created_at: self.long_ago(),
        });
        (id, email)
    }

    /// Stores every row, in the order the foreign keys ask for.
    pub async fn store(&self, tx: &mut Tx) -> Result<(), DbError> {
        let rows = &self.rows;
        store(tx, &rows.networks).await?;
        store(tx, &rows.branches).await?;
        store(tx, &rows.amaps).await?;
        store(tx, &rows.sites).await?;
        store(tx, &rows.hours).await?;
        store(tx, &rows.accounts).await?;
        store(tx, &rows.households).await?;
        store(tx, &rows.members).await?;
        store(tx, &rows.farms).await?;
        store(tx, &rows.farmers).await?;
        store(tx, &rows.products).await?;
        store(tx, &rows.partnerships).await?;
        store(tx, &rows.grants).await?;
        store(tx, &rows.deliveries).await?;
        store(tx, &rows.templates).await?;
        store(tx, &rows.template_deliveries).await?;
        store(tx, &rows.template_products).await?;
        store(tx, &rows.availability).await?;
        store(tx, &rows.methods).await?;
        store(tx, &rows.due_days).await?;
        store(tx, &rows.contracts).await?;
        store(tx, &rows.lines).await?;
        store(tx, &rows.signatures).await?;
        store(tx, &rows.instalments).await?;
        store(tx, &rows.slots).await?;
        store(tx, &rows.seats).await?;
        store(tx, &rows.campaigns).await?;
        store(tx, &rows.brackets).await?;
        store(tx, &rows.fees).await?;
        store(tx, &rows.receipts).await?;
        store(tx, &rows.memberships).await?;
        store(tx, &rows.requests).await?;
        store(tx, &rows.waits).await?;
        store(tx, &rows.trials).await
    }
}
