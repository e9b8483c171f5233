//! nw
