//! A household orders and signs.

use super::{Person, TEMPLATE};

/// What the order form of [`TEMPLATE`] sends for one basket at every delivery.
pub const ORDER: [(&str, &str); 4] = [
    ("do", "enregistrer"),
    ("instalments", "2"),
    ("method", "cheque"),
    ("q-bbbbbbbbbbbb", "1"),
];

impl Person {
    /// Orders one basket at every delivery; gives the contract's address.
    pub async fn orders(&self) -> String {
        let page = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        self.goes(&page, &ORDER).await
    }

    /// Asks for the text of a contract; gives the fingerprint to sign.
    pub async fn reads(&self, contract: &str) -> String {
        self.goes(&format!("{contract}/texte"), &[]).await;
        let page = self.sees(&format!("{contract}/signature")).await;
        page.hidden("empreinte").remove(0)
    }

    /// Orders, reads and signs; gives the contract's address.
    pub async fn signs(&self) -> String {
        self.signs_of(TEMPLATE).await
    }

    /// The same of another template of the AMAP.
    pub async fn signs_of(&self, template: &str) -> String {
        let page = format!("/amap/lones/modeles/{template}/souscription");
        let contract = self.goes(&page, &ORDER).await;
        let print = self.reads(&contract).await;
        let sign = format!("{contract}/signature");
        self.goes(&sign, &[("accord", "1"), ("empreinte", &print)]).await;
        contract
    }
}
