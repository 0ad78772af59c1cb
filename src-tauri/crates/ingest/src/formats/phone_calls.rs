//! Logs of phone calls, as telephone systems write them: when, how long, how long they waited, how it ended.

use super::beside::take;
use super::definition::{Definition, Reads, Table};
use crate::assemble::{Codes, Draft, Hint, Values};
use crate::plan::Field;

/// See the module's first lines.
pub static FORMAT: Definition = Definition {
    name: "phone_calls",
    label: "Phone call log",
    source: None,
    reads: Reads::Table(Table {
        columns: &[
            ("call id|callid|call sid|call uuid|interaction id|session id|uniqueid|call log id|id", Field::Id),
            ("subject|call reason|reason for call|topic|title", Field::Subject),
            (
                "notes|call notes|agent notes|call note|comments|comment|note|summary|call summary|transcript|\
                 transcription|description",
                Field::Description,
            ),
            (
                "talk time|talk duration|call duration|duration|in call duration|conversation duration|billsec|\
                 talk time*|call duration*|duration*|length|handle time*",
                Field::CallDuration,
            ),
            (
                "wait time|waiting time|queue time|time in queue|queue wait time|queue duration|ring time|\
                 wait time*|waiting time*|queue time*|ring time*|wait|time to answer*|speed of answer*|waiting duration*",
                Field::CallWait,
            ),
            (
                "disposition|call disposition|disposition code|outcome|call outcome|action result|call result|result|\
                 call status|status|type of call|answered",
                Field::CallOutcome,
            ),
            (
                "call start time|call start|call started at|started at|datetime*|date time*|call date*|calldate|\
                 timestamp|created at|date|start time|call time|time",
                Field::CreatedAt,
            ),
            ("customer id|contact id", Field::Customer),
            ("contact name|customer name|caller name|from name|contact", Field::CustomerName),
            ("contact email|customer email|email", Field::CustomerEmail),
            (
                "caller number|caller|caller id|from number|customer phone number|phone number|from|contact phone number|external number|customer number",
                Field::Customer,
            ),
            ("agent name|agent|user name|answered by|handled by|team member|employee|user|extension", Field::Agent),
            ("queue name|queue|team|teams|ring group|department|line|number name|group", Field::Group),
            ("call tags|tags", Field::Tags),
            ("rating|csat|csat score|survey score", Field::Rating),
            ("ticket id|ticket number|case number", Field::RelatedTo),
        ],
        needs: &[
            "talk time*|talk duration*|call duration*|duration*|in call duration*|conversation duration|billsec|length|\
             handle time*|call length*",
            "direction|call direction|call type|type|disposition*|call disposition|outcome|call outcome|action result|\
             call result|call status|missed call reason|answered|wait time*|waiting time*|queue time*|time in queue*|\
             ring time*|billsec",
        ],
        telling: &[
            "call *",
            "caller*|from number|caller id",
            "callee*|to number|called number|dialed number|dst|dialled number",
            "talk *|billsec",
            "wait time*|waiting time*|queue time*|time in queue*|queue wait time*|speed of answer*|time to answer*",
            "ring *",
            "hold time*|hold duration*",
            "wrap up*|after call work*|acw*",
            "disposition*",
            "direction",
            "missed call reason",
            "recording*|voicemail*",
            "ivr *|ivr",
            "phone number|customer phone number|external number|contact phone number",
            "extension",
            "action result|outcome",
            "in call duration*",
            "abandoned*",
        ],
        enough: 2,
        codes: Codes::Usual,
        complete,
    }),
};

/// Calls come by phone; some logs have day and time in two columns.
fn complete(draft: &mut Draft, values: &mut Values) {
    draft.usual_channel = "phone";
    if !draft.day.is_empty()
        && let Some(time) = take(draft, "time|call time|start time")
    {
        let moment = format!("{} {time}", draft.day);
        draft.set(Field::CreatedAt, &moment, Hint::default(), values);
    }
}
