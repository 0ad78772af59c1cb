//! The US consumer complaint database: most rows have no narrative; companies answer in set phrases.

use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "cfpb_csv",
    label: "CFPB consumer complaints",
    source: Some("cfpb"),
    reads: Reads::Table(Table {
        columns: &[
            ("complaint id", Field::Id),
            ("issue", Field::Subject),
            ("consumer complaint narrative", Field::Description),
            ("product", Field::Category),
            ("submitted via", Field::Channel),
            ("date received", Field::CreatedAt),
            ("company", Field::Group),
            ("tags", Field::Tags),
            ("company response to consumer", Field::Status),
        ],
        needs: &["consumer complaint narrative|complaint id", "product|issue"],
        telling: &[
            "date received",
            "sub product",
            "sub issue",
            "consumer complaint narrative",
            "company public response",
            "consumer consent provided",
            "submitted via",
            "date sent to company",
            "company response to consumer",
            "timely response",
            "consumer disputed",
            "complaint id",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// Complaints come by a form unless the row says else.
fn complete(draft: &mut Draft, _: &mut Values) {
    draft.usual_channel = "web";
}
