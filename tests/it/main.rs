//! Everything that is tested through the whole application, in one binary: one link.

mod architecture;
