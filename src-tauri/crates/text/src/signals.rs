//! Errors, code, pictures and questions.
//!
//! In: parts, tokens, hits and attachments. Out: flags, codes and a count. Never: an error from "terrors", code from a
//! "zip code", a question from an address.

mod code;
pub(crate) mod errors;
pub(crate) mod questions;

use model::Attachment;

use crate::lists::{Hit, List, Lists};
use crate::tokens::{Part, Tokens};

/// Slots of the signal list.
const ERROR: u32 = 0;
const PICTURE: u32 = 1;
/// Looks like a signal and is none.
const DECOY: u32 = 2;

const TERMS: &[(u32, &str)] = &[
    (ERROR, "=error|=errors|=exception|=exceptions|=traceback|=stacktrace|=backtrace|=segfault"),
    (ERROR, "=stack =trace"),
    (ERROR, "=segmentation =fault"),
    (ERROR, "=internal =server =error"),
    (DECOY, "=with =the =exception =of"),
    (DECOY, "=exception =of|=to =the|=this =rule"),
    (DECOY, "=make|=made =an =exception"),
    (DECOY, "=trial =and =error"),
    (DECOY, "=error =free"),
    (PICTURE, "attach|enclose|include|send|upload|=add * screenshot|=screen|=picture|=photo|=image|=pic|=screengrab"),
    (
        PICTURE,
        "screenshot|=picture|=photo|=image|=pic|=screengrab|=shot * =attached|=attaching|=enclosed|=below|=included",
    ),
    (PICTURE, "=see|=view|=check * screenshot|=screengrab"),
    (PICTURE, "=here|=here's|=heres * screenshot|=screengrab"),
    (PICTURE, "=see * =attached|=enclosed =picture|=photo|=image|=pic"),
    (PICTURE, "screenshot|=screenshots =shows|=show|=showing|=of|=here"),
];

/// Endings of picture files.
const PICTURE_FILES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "bmp", "webp", "heic", "tif", "tiff", "svg"];

/// What was found.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Signals {
    pub contains_error: bool,
    pub error_codes: Vec<String>,
    pub contains_code: bool,
    pub contains_screenshot: bool,
    pub questions: u32,
}

/// Adds the signal list to `lists`.
pub(crate) fn add_terms(lists: &mut Lists) {
    for (slot, pattern) in TERMS {
        lists.add(List::Signal, *slot, pattern, 1.0);
    }
}

/// Reads the signals of a ticket.
pub(crate) fn signals(parts: &[Part], tokens: &Tokens, hits: &[Hit], attachments: &[Attachment]) -> Signals {
    let said = |slot| hits.iter().any(|hit| hit.list == List::Signal && hit.slot == slot && !hit.negated);
    let error_codes = errors::codes(parts, &tokens.words);
    let named = errors::names_exception(&tokens.words);
    Signals {
        contains_error: said(ERROR) || named || !error_codes.is_empty(),
        error_codes,
        contains_code: code::contains_code(parts),
        contains_screenshot: said(PICTURE) || attachments.iter().any(is_picture),
        questions: questions::count(tokens),
    }
}

/// Whether an attachment is a picture, by its type or its name's ending.
fn is_picture(attachment: &Attachment) -> bool {
    let kind = attachment.kind.to_ascii_lowercase();
    let ending = |name: &str| name.rsplit('.').next().is_some_and(|ending| PICTURE_FILES.contains(&ending));
    kind.starts_with("image") || ending(&kind) || ending(&attachment.name.to_ascii_lowercase())
}
