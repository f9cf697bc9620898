//! Public site, spaces and JSON API
