//! The browser, where there is one that this terminal's user sees.

use std::io;

/// Why an address was not opened.
#[derive(Debug)]
pub enum Unopened {
    /// The screen of this machine is not the one that the user sits at.
    Elsewhere,
    /// The system has no program for it, or that could not be started.
    Failed(io::Error),
}

/// Opens a web address in the user's browser, beside the program.
///
/// # Errors
///
/// [`Unopened`].
pub fn browse(address: &str) -> Result<(), Unopened> {
    if is_elsewhere(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return Err(Unopened::Elsewhere);
    }
    open::that_detached(address).map_err(Unopened::Failed)
}

/// Whether a browser would come up where nobody sees it: over ssh, or without a graphical session.
fn is_elsewhere(is_set: impl Fn(&str) -> bool) -> bool {
    let remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    let graphical = cfg!(not(all(unix, not(target_os = "macos"))))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY");
    remote || !graphical
}

#[cfg(test)]
mod tests {
    use super::is_elsewhere;

    #[test]
    fn a_browser_is_not_opened_on_a_screen_that_nobody_sits_at() {
        assert!(is_elsewhere(|name| matches!(name, "SSH_CONNECTION" | "DISPLAY")));
        assert!(!is_elsewhere(|name| name == "DISPLAY" || name == "WAYLAND_DISPLAY"));
    }
}
