//! People, applications, cover, claims, payments: data, state machines, who may do what
