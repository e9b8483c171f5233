//! if
