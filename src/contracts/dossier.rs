//! All that the text of a contract is made of, and the text itself.

use sha2::{Digest, Sha256};

use super::body::{Agreement, contract_body};
use super::contract::Contract;
use super::instalments::{Due, NoDueDay, join_past};
use super::model::PricedLine;
use super::queries::{self, FarmPerson, Line, Person};
use super::rules;
use super::tariff::{Tariffs, tariffs};
use super::templates::{TemplateSheet, template_sheet_of};
use crate::access::AmapScope;
use crate::db::Tx;
use crate::documents::{ContractBody, Issue, Party, TypesetError};
use crate::web::Fault;
use crate::words::{Cents, Day, DeliveryId, Instant};

/// A contract, its template, its lines and its people.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The AMAP that brings the parties together.
    pub amap: AmapScope,
    /// The contract.
    pub contract: Contract,
    /// Its template, at the prices with which this contract begins.
    pub sheet: TemplateSheet,
    /// What each product costs in this contract, and from when on.
    pub tariffs: Tariffs,
    /// What is ordered.
    pub lines: Vec<Line>,
    /// The household.
    pub people: Vec<Person>,
    /// Who signs for the farm.
    pub farmers: Vec<FarmPerson>,
}

/// A text with its fingerprints.
#[derive(Debug, Clone)]
pub struct Text {
    /// SHA-256 of the bytes.
    pub sha256: Vec<u8>,
    /// SHA-256 of what it says, before it was set.
    pub says: Vec<u8>,
    /// How many pages it has.
    pub pages: i64,
    /// The PDF.
    pub pdf: Vec<u8>,
}

impl Text {
    /// Sets the text.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn of(body: &ContractBody, issue: Issue<'_>) -> Result<Self, TypesetError> {
        let pdf = body.pdf(issue)?;
        Ok(Text {
            sha256: Sha256::digest(&pdf.bytes).to_vec(),
            says: body.digest(),
            pages: i64::try_from(pdf.pages).unwrap_or_default(),
            pdf: pdf.bytes,
        })
    }
}

impl Dossier {
    /// Leaves the lines of days that are past.
    pub fn leave_past(&mut self, today: Day) {
        let sheet = &self.sheet;
        let is_past = |line: &Line| {
            let mut deliveries = sheet.deliveries.iter();
            deliveries.any(|delivery| delivery.id == line.delivery_id && delivery.day < today)
        };
        self.lines.retain(|line| !is_past(line));
    }

    /// Everything about a contract, in a fixed number of statements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx, amap: &AmapScope, contract: Contract) -> Result<Self, Fault> {
        let mut sheet = template_sheet_of(tx, amap, contract.template_id)
            .await?
            .ok_or(Fault::NotFound)?;
        let own = queries::prices(tx, amap, contract.id).await?;
        let tariffs = tariffs(&sheet.products, &own);
        for product in &mut sheet.products {
            product.pricing = tariffs[&product.id].first();
        }
        Ok(Dossier {
            amap: amap.clone(),
            lines: queries::lines(tx, amap, contract.id).await?,
            people: queries::people(tx, amap, contract.household_id).await?,
            farmers: queries::farm_people(tx, amap, contract.farm_id).await?,
            sheet,
            tariffs,
            contract,
        })
    }

    /// What a line costs, rounded on its own.
    pub fn amount(&self, line: &Line) -> Cents {
        let mut deliveries = self.sheet.deliveries.iter();
        let delivery = deliveries.find(|delivery| delivery.id == line.delivery_id);
        let tariff = self.tariffs.get(&line.product_id);
        tariff
            .map(|tariff| tariff.at(delivery.map(|delivery| delivery.day)))
            .and_then(|pricing| rules::amount(pricing, line.quantity))
            .unwrap_or_default()
    }

    /// What the contract comes to.
    pub fn total(&self) -> Cents {
        self.lines.iter().map(|line| self.amount(line)).sum::<Cents>()
            + self.contract.kept_cents
            + self.contract.unspent_cents
    }

    /// The lines of a delivery, in the order of the products.
    pub fn lines_on(&self, delivery: DeliveryId) -> Vec<&Line> {
        let products = self.sheet.products.iter();
        let line = |id| {
            self.lines
                .iter()
                .find(|line| line.delivery_id == delivery && line.product_id == id)
        };
        products.filter_map(|product| line(product.id)).collect()
    }

    /// The instalments if it is signed on `today`.
    ///
    /// # Errors
    /// When the template names no day to pay on.
    pub fn schedule(&self, today: Day) -> Result<Vec<Due>, NoDueDay> {
        let planned = self
            .sheet
            .plan
            .schedule(self.total(), self.contract.instalment_count())?;
        Ok(join_past(&planned, today))
    }

    /// What the text says if it is signed on `today`.
    ///
    /// # Errors
    /// When there is no day to pay on.
    pub fn body(&self, today: Day) -> Result<ContractBody, Fault> {
        let no_day = |_| Fault::Refused(crate::t!("contracts-no-due-day"));
        let dues = self.schedule(today).map_err(no_day)?;
        let priced = |line: &Line| PricedLine {
            delivery: line.delivery_id,
            product: line.product_id,
            quantity: line.quantity,
            amount: self.amount(line),
        };
        let signatories: Vec<String> = self.farmers.iter().map(FarmPerson::name).collect();
        let agreed = Agreement {
            amap: self.amap.name(),
            farm_signatory: signatories.join(", "),
            household: self.household(),
            reference: self.reference(),
            lines: self.lines.iter().map(priced).collect(),
            method: self.contract.method(),
            dues: &dues,
        };
        Ok(contract_body(&self.sheet, &agreed))
    }

    fn household(&self) -> Party {
        let signatory = self.contract.signatory_id;
        let others = self.people.iter().filter(|person| person.id != signatory);
        let others: Vec<String> = others.map(Person::name).collect();
        let with = (!others.is_empty()).then(|| crate::t!("contracts-body-with", people = others.join(", ")));
        Party {
            name: self.contract.household_name.clone(),
            signatory: self.contract.signatory(),
            details: with.into_iter().collect(),
        }
    }

    /// The text as it reads at `made_at`. The same dossier gives the same bytes. Computes for some
    /// hundredths of a second, off the threads that serve requests.
    ///
    /// # Errors
    /// When there is no day to pay on, or the text cannot be set.
    pub async fn text(&self, made_at: Instant) -> Result<Text, Fault> {
        let on = self.amap.today(made_at);
        let (body, by) = (self.body(on)?, self.amap.name().to_owned());
        let id = self.reference();
        let work = move || Text::of(&body, Issue { by: &by, on, id: &id });
        let text = tokio::task::spawn_blocking(work)
            .await
            .map_err(Fault::unexpected)?;
        text.map_err(Fault::unexpected)
    }

    /// What stands at the foot of each page: the contract and the revision of its template.
    pub fn reference(&self) -> String {
        crate::t!(
            "contracts-body-reference",
            id = self.contract.public_id.to_string(),
            revision = self.sheet.revision
        )
    }
}
