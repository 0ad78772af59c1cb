//! SurveyMonkey's responses. Its two header rows are one by now: "Question – Option".

use super::definition::{Definition, Reads, Table};
use super::typeform::complete;
use crate::assemble::Codes;
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "surveymonkey_csv",
    label: "SurveyMonkey responses",
    source: Some("surveymonkey"),
    reads: Reads::Survey(Table {
        columns: &[
            ("respondent id|respondentid", Field::Id),
            ("end date|enddate|date modified", Field::CreatedAt),
            ("start date|startdate|date created", Field::CreatedAt),
            ("email address|emailaddress", Field::CustomerEmail),
            ("first name|firstname", Field::CustomerName),
        ],
        needs: &["respondent id|respondentid"],
        telling: &[
            "respondent id|respondentid",
            "collector id|collectorid",
            "start date|startdate|date created",
            "end date|enddate|date modified",
            "ip address|ipaddress",
            "email address|emailaddress",
            "first name|firstname",
            "last name|lastname",
            "custom data 1|customdata1",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};
