//! The icons, drawn here once and used by name: `{{ crate::icon("check") }}`. They are decoration: a word always
//! stands beside them, so they are hidden from screen readers.

use askama::filters::Safe;

/// The drawing of an icon; an unknown name draws nothing (and fails the test below through its template).
pub fn icon(name: &str) -> Safe<String> {
    let turns = if matches!(name, "next" | "back") { " icon--turns" } else { "" };
    let path = path(name);
    debug_assert!(!path.is_empty(), "no icon {name}");
    Safe(format!(
        r#"<svg class="icon{turns}" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>"#
    ))
}

/// The service's mark; its colours come from the stylesheet.
pub fn mark() -> Safe<&'static str> {
    Safe(
        r#"<svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><path class="m1" d="M24 1 30.74 7.74 40.26 7.74 40.26 17.26 47 24 40.26 30.74 40.26 40.26 30.74 40.26 24 47 17.26 40.26 7.74 40.26 7.74 30.74 1 24 7.74 17.26 7.74 7.74 17.26 7.74Z"/><path class="m2" d="M24 9.5 27.5 13 27.5 20.5 35 20.5 38.5 24 35 27.5 27.5 27.5 27.5 35 24 38.5 20.5 35 20.5 27.5 13 27.5 9.5 24 13 20.5 20.5 20.5 20.5 13Z"/><path class="m3" d="M24 19.6 28.4 24 24 28.4 19.6 24Z"/></svg>"#,
    )
}

fn path(name: &str) -> &'static str {
    match name {
        "add" => "M12 5v14M5 12h14",
        "back" => "m15 5-7 7 7 7",
        "camera" => {
            "M4 8a1.5 1.5 0 0 1 1.5-1.5h2.4L9.5 4h5l1.6 2.5h2.4A1.5 1.5 0 0 1 20 8v9.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5V8Zm8 8a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z"
        }
        "check" => "M5 12.5 10 17.5 19.5 7",
        "clock" => "M12 7v5.2l3.4 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
        "coins" => {
            "M9 13.5c3.3 0 6-1.3 6-3s-2.7-3-6-3-6 1.3-6 3 2.7 3 6 3Zm6-3v4c0 1.7-2.7 3-6 3s-6-1.3-6-3v-4m12 1.6c3.3 0 6 1 6 2.9v3c0 1.7-2.7 3-6 3-1.6 0-3-.3-4-.8M21 15c0 1.5-2.5 2.8-5.6 2.9"
        }
        "cross" => "m6 6 12 12M18 6 6 18",
        "document" => "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5Zm0 0v5h5M9 13h6M9 17h4",
        "download" => "M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 20h14",
        "info" => "M12 11v5.5M12 7.6v.2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
        "lock" => {
            "M7 11V8a5 5 0 0 1 10 0v3M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1Z"
        }
        "mail" => "M4 6h16v12H4V6Zm0 .8 8 6.2 8-6.2",
        "minus" => "M5 12h14",
        "next" => "m9 5 7 7-7 7",
        "person" => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c.5-4 3.7-6 8-6s7.5 2 8 6",
        "pill" => {
            "M10.3 20.4 20.4 10.3a4.7 4.7 0 0 0-6.7-6.7L3.6 13.7a4.7 4.7 0 0 0 6.7 6.7ZM8.5 8.7l6.8 6.8"
        }
        "print" => {
            "M7 9V3h10v6M7 17H5a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-2M7 14h10v7H7v-7Z"
        }
        "question" => {
            "M9.2 9.3a2.9 2.9 0 1 1 4.3 2.5c-.9.5-1.5 1.1-1.5 2.2M12 17v.2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z"
        }
        "search" => "m20 20-4.3-4.3M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z",
        "shield" => "M12 3 5 5.8v5.4c0 4.4 2.9 8 7 9.8 4.1-1.8 7-5.4 7-9.8V5.8L12 3Zm-3 9 2.2 2.2L15.2 10",
        "turn" => "M20 11a8 8 0 1 0-2.3 6.3M20 4.5V11h-6.5",
        "upload" => {
            "M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M5 16v2.5a1.5 1.5 0 0 0 1.5 1.5h11a1.5 1.5 0 0 0 1.5-1.5V16"
        }
        "warning" => {
            "M12 9.5v4.2M12 17v.2M10.4 4.2 2.6 18a1.8 1.8 0 0 0 1.6 2.7h15.6a1.8 1.8 0 0 0 1.6-2.7L13.6 4.2a1.8 1.8 0 0 0-3.2 0Z"
        }
        _ => "",
    }
}
