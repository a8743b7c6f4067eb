//! The shipped maps are read.
#[test]
fn shipped_maps_are_read() {
    for folder in ["journeys", "assets/templates"] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            if let Err(faults) = wayband::format::read(&text) {
                panic!("{}: {faults:?}", path.display());
            }
        }
    }
}
