//! What an archive holds, told by a fingerprint: the same contracts with the same papers and payments give the same one.

use crate::contracts::queries::Archived;
use sha2::{Digest, Sha256};

/// SHA-256 of what the archive of these contracts holds, whatever their order: a household that is renamed or erased changes
/// nothing of it.
pub fn fingerprint(contracts: &[Archived]) -> Vec<u8> {
    let mut contracts: Vec<&Archived> = contracts.iter().collect();
    contracts.sort_by(|one, other| one.public_id.as_str().cmp(other.public_id.as_str()));
    hashed(contracts.into_iter())
}

/// The fingerprints by which a confirmation still holds: today's, and that of earlier versions, which followed the households.
pub fn fingerprints(contracts: &[Archived]) -> [Vec<u8>; 2] {
    [fingerprint(contracts), hashed(contracts.iter())]
}

fn hashed<'a>(contracts: impl Iterator<Item = &'a Archived>) -> Vec<u8> {
    let mut said = Sha256::new();
    for one in contracts {
        said.update(one.public_id.as_str());
        said.update(one.body_sha256.as_deref().unwrap_or_default());
        let signed = u8::from(one.farm_signed_at.is_some());
        said.update([signed]);
        for number in [
            one.amendments,
            one.waiting,
            one.received_cents.0,
            one.returned_cents.0,
        ] {
            said.update(number.to_be_bytes());
        }
    }
    said.finalize().to_vec()
}
