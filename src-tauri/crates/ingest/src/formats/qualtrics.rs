//! Qualtrics's responses. Its three header rows are one by now; where the questions' texts stand in it they count.

use super::definition::{Definition, Reads, Table};
use super::typeform::complete;
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines. The first header row names columns "StartDate", the second "Start Date".
pub static FORMAT: Definition = Definition {
    name: "qualtrics_csv",
    label: "Qualtrics responses",
    source: Some("qualtrics"),
    reads: Reads::Survey(Table {
        columns: &[
            ("responseid*|response id*", Field::Id),
            ("recordeddate*|recorded date*", Field::CreatedAt),
            ("enddate*|end date*", Field::CreatedAt),
            ("startdate*|start date*", Field::CreatedAt),
            ("recipientemail*|recipient email*", Field::CustomerEmail),
            ("externalreference*|external data reference*", Field::Customer),
        ],
        needs: &["responseid*|response id*"],
        telling: &[
            "startdate*|start date*",
            "enddate*|end date*",
            "status*|response type*",
            "ipaddress*|ip address*",
            "progress*",
            "duration in seconds*",
            "finished*",
            "recordeddate*|recorded date*",
            "responseid*|response id*",
            "recipientlastname*|recipient last name*",
            "recipientfirstname*|recipient first name*",
            "recipientemail*|recipient email*",
            "externalreference*|external data reference*|externaldatareference*",
            "locationlatitude*|location latitude*",
            "locationlongitude*|location longitude*",
            "distributionchannel*|distribution channel*",
            "userlanguage*|user language*",
        ],
        enough: 4,
        codes: Codes::Usual,
        complete,
    }),
};
