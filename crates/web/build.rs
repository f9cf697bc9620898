//! Assets and templates are compiled in; a new or renamed one must rebuild the crate.

fn main() {
    println!("cargo::rerun-if-changed=../../assets/web");
    println!("cargo::rerun-if-changed=../../templates/pages");
}
