//! Sample values for the templates of the desks.
