//! SQL on `products`.

use crate::access::FarmScope;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::farms::model::{NewProduct, Product};
use crate::words::{Instant, ProductId, PublicId, sort_key};
use crate::{maybe, rows, run};

/// The products of a farm, by name; the retired ones too.
///
/// # Errors
/// When the database fails.
pub async fn products(tx: &mut Tx, farm: &FarmScope) -> Result<Vec<Product>, DbError> {
    rows!(
        tx,
        Product,
        "SELECT id, public_id, name, production_type, packaging, retired_at FROM products
         WHERE farm_id = $1 ORDER BY production_type, sort_key, packaging",
        farm.id()
    )
}

/// One product.
pub async fn product(tx: &mut Tx, farm: &FarmScope, id: &PublicId) -> Result<Option<Product>, DbError> {
    maybe!(
        tx,
        Product,
        "SELECT id, public_id, name, production_type, packaging, retired_at FROM products
         WHERE farm_id = $1 AND public_id = $2",
        farm.id(),
        *id
    )
}

/// Adds a product to a farm.
///
/// # Errors
/// When the database fails.
pub async fn add_product(
    tx: &mut Tx,
    farm: &FarmScope,
    new: &NewProduct,
    now: Instant,
) -> Result<ProductId, DbError> {
    let id = ProductId::new(clock::fresh_uuid());
    run!(
        tx,
        "INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, packaging, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        farm.id(),
        id,
        clock::fresh_public_id(),
        &new.name,
        sort_key(&new.name),
        &new.production_type,
        &new.packaging,
        now
    )?;
    Ok(id)
}

/// Changes a product, in every template that has it.
pub async fn change_product(
    tx: &mut Tx,
    farm: &FarmScope,
    id: ProductId,
    new: &NewProduct,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE products SET name = $3, sort_key = $4, production_type = $5, packaging = $6 \
         WHERE farm_id = $1 AND id = $2",
        farm.id(),
        id,
        &new.name,
        sort_key(&new.name),
        &new.production_type,
        &new.packaging
    )
    .map(drop)
}

/// Retires a product from new templates, or offers it again.
pub async fn retire(
    tx: &mut Tx,
    farm: &FarmScope,
    id: ProductId,
    at: Option<Instant>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE products SET retired_at = $3 WHERE farm_id = $1 AND id = $2",
        farm.id(),
        id,
        at
    )
    .map(drop)
}
