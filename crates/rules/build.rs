//! Rebuilds the crate when a file of the rulebook is added or removed: the folder is compiled into the program.

fn main() {
    println!("cargo:rerun-if-changed=../../rulebook");
}
