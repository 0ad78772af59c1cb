//! Tickets: the list and one ticket.

use engine::wire::{Sort, TicketDetail, TicketPage};
use model::{Filter, TicketKey};
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// One page of a filter's tickets, with facet counts when asked.
#[tauri::command]
pub async fn tickets(
    desk: State<'_, Desk>,
    filter: Filter,
    sort: Sort,
    offset: u32,
    limit: u32,
    with_facets: bool,
) -> Answer<TicketPage> {
    desk.ask(move |workspace| workspace.tickets(&filter, sort, offset, limit, with_facets)).await
}

/// One ticket, with the words of `text` marked.
#[tauri::command]
pub async fn ticket(desk: State<'_, Desk>, key: TicketKey, text: String) -> Answer<TicketDetail> {
    desk.ask(move |workspace| workspace.ticket(&key, &text)).await
}
