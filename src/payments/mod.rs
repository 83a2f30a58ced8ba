//! Payments: how what a contract costs is received and handed to the farm. The software never holds money; the split
//! into instalments is `contracts::instalments`.
