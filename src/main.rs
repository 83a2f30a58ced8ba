//! Clic'AMAP: contracts, deliveries and the life of AMAPs and their networks.

fn main() {
    std::process::exit(clicamap::cli::run());
}
