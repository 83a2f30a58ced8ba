//! Clic'AMAP: contracts, deliveries and the life of AMAPs and their networks.

fn main() {}
