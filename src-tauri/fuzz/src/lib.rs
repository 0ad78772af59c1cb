//! What the file targets share. In: bytes and a name. Out: nothing. Never: accepts a record that is not accounted for.

use std::ops::ControlFlow;

/// Imports `bytes` as a file whose name ends in `ending`, as suggested, and checks the balance.
pub fn import(bytes: &[u8], ending: &str) {
    let path = std::env::temp_dir().join(format!("support-lens-fuzz-{}.{ending}", std::process::id()));
    std::fs::write(&path, bytes).expect("the temporary folder can be written");
    let Ok(plan) = ingest::inspect(&path) else { return };
    let mut handed = 0u32;
    let mut sink = |_: ingest::Record, _: ingest::At| {
        handed += 1;
        ControlFlow::Continue(())
    };
    if let Ok(summary) = ingest::read(&path, &plan.format, "fuzz", &plan.mapping, &|| false, &mut sink) {
        assert_eq!(summary.read, summary.tickets + summary.skipped + summary.rejected);
        assert!(handed <= summary.read, "more records than were read");
    }
}
