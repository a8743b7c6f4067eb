//! Where the program keeps what is the user's: settings, state, and what can be made again.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The user's folders, as the operating system wants them. None of them need exist.
///
/// On Linux they follow the XDG base directories (`XDG_CONFIG_HOME` and so on), on macOS
/// `~/Library`, on Windows the known folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Settings, keys and themes, written by the user.
    pub config: PathBuf,
    /// What should outlive a restart: recovery files, places last looked at.
    pub state: PathBuf,
    /// What can be made again at any time.
    pub cache: PathBuf,
}

impl Folders {
    /// The folders of the user who runs the program; `None` where there is no home folder.
    pub fn of_user() -> Option<Self> {
        let found = ProjectDirs::from("", "", "wayband")?;
        Some(Folders {
            config: found.config_dir().to_owned(),
            // macOS and Windows know no folder for state.
            state: found.state_dir().unwrap_or_else(|| found.data_local_dir()).to_owned(),
            cache: found.cache_dir().to_owned(),
        })
    }

    /// The file of settings.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }

    /// The user's own templates of maps.
    pub fn templates(&self) -> PathBuf {
        self.config.join("templates")
    }
}

#[cfg(test)]
mod tests {
    use super::Folders;

    #[test]
    fn templates_lie_with_the_settings() {
        let folders = Folders {
            config: "/c/wayband".into(),
            state: "/s/wayband".into(),
            cache: "/k/wayband".into(),
        };
        assert!(folders.templates().starts_with(&folders.config));
    }

    #[test]
    fn every_folder_is_the_programs_own() {
        let Some(folders) = Folders::of_user() else { return };
        for folder in [&folders.config, &folders.state, &folders.cache] {
            let own = folder.components().any(|part| part.as_os_str() == "wayband");
            assert!(own, "{}", folder.display());
        }
    }
}
