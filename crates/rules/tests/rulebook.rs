//! The built-in rulebook is sound: it loads, every case passes, every branch has a case.

use amoe_rules::Rulebook;

#[test]
fn the_built_in_rulebook_is_sound() {
    let book = Rulebook::builtin();
    let defects: Vec<String> = book.check().iter().map(ToString::to_string).collect();
    assert!(defects.is_empty(), "\n{}", defects.join("\n"));
    assert!(book.default_scheme().case_count() > 100);
}
