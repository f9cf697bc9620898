//! The messages are compiled in; a new or renamed message file must rebuild the crate.

fn main() {
    println!("cargo::rerun-if-changed=../../translations");
}
