//! Feedback given in a product and short surveys (NPS, CSAT, CES): a score, the customer's comment, no ticket.

use super::definition::{Definition, Reads, Table};
use super::typeform::complete;
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "feedback",
    label: "Feedback or survey answers",
    source: None,
    reads: Reads::Survey(Table {
        columns: &[
            ("response id|feedback id|submission id|survey response id|answer id|responseid|id", Field::Id),
            (
                "nps score|nps|csat score|csat|ces score|ces|score|rating|star rating|stars|survey score|nps rating|\
                 satisfaction score|satisfaction|feedback score",
                Field::Rating,
            ),
            (
                "submitted at|response date|responded at|created at|date submitted|submission date|survey date|\
                 completed at|answered at|date|timestamp|created|time",
                Field::CreatedAt,
            ),
            ("updated at", Field::UpdatedAt),
            ("user id|customer id|contact id|respondent|visitor id", Field::Customer),
            ("user name|customer name|name|contact name|full name", Field::CustomerName),
            ("user email|customer email|email|email address|contact email|respondent email", Field::CustomerEmail),
            ("tags|labels", Field::Tags),
        ],
        needs: &["nps*|csat*|ces*|score|rating|star rating|stars|survey *|feedback*|how *|response id|submission id|\
             satisfaction*|would you *|on a scale *|response *"],
        telling: &[
            "nps*|net promoter*",
            "csat*|ces*|customer effort*",
            "feedback*|* feedback",
            "survey *",
            "submitted at|submission date|date submitted",
            "response id|submission id|respondent*|response date|responded at",
            "how likely *|how satisfied *|how would you *|how easy *|how was *|on a scale *|would you recommend*",
            "promoter*|segment|nps category|nps group",
            "what *|why *|please tell *|is there anything *|any other *|anything *",
            "app version|screen|page|page url|feature|in app *",
            "score|rating|stars|star rating",
            "comment|comments|verbatim|open ended*",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};
