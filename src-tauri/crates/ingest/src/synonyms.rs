//! What helpdesks call the fields of a ticket, best name first, as [`crate::normalise::words::plain`] writes them.
//! English, German, French, Spanish, Portuguese.

use crate::plan::Field;

/// Names of each field, parted by `|`, in the order fields choose their columns.
pub const NAMES: [(Field, &str); 24] = [
    (
        Field::Id,
        "ticket id|id|case number|number|issue key|conversation id|ticket number|ticket no|ticket|case id|\
         request id|incident id|complaint id|number id|key|reference|tweet id|ticketnummer|ticket nr|\
         vorgangsnummer|numéro|numero|identifiant|id de ticket|id do ticket|ticketextid|external id|\
         record id|review id|review link|conversationid|respondent id",
    ),
    (
        Field::Subject,
        "subject|ticket subject|title|summary|short description|ticket name|headline|issue title|\
         review title|topic title|betreff|titel|kurzbeschreibung|objet|titre|sujet|asunto|título|titulo|\
         assunto",
    ),
    (
        Field::Description,
        "description|ticket description|body|message|text|content|message body|document|details|\
         issue description|review text|consumer complaint narrative|narrative|complaint|comment|comments|\
         first message|initial message|message content|ticket text|customer message|question|query|utterance|\
         request|feedback|review|transcript|conversation|answer text|tweet|long description|extract|preview|\
         beschreibung|nachricht|inhalt|texte|contenu|descripción|descripcion|mensaje|texto|descrição|\
         descricao|mensagem|body text|post",
    ),
    (
        Field::Status,
        "status|ticket status|state|incident state|current conversation state|case status|zustand|statut|\
         état|estado|situação|conversation state|status ticket",
    ),
    (
        Field::Priority,
        "priority|ticket priority|urgency|severity|conversation priority|priority ticket|priorität|\
         dringlichkeit|priorité|prioridad|prioridade|impact",
    ),
    (
        Field::Category,
        "category|ticket category|topic|topic group|issue type|ticket type|type|queue|issue|product|\
         category ticket|reason|negativereason|intent|label|tag group|kategorie|typ|catégorie|categoría|\
         categoria|tipo|issue category|contact reason|inquiry type",
    ),
    (
        Field::Channel,
        "channel|source|via|via channel|ticket source|case origin|initial channel|origin|submitted via|\
         contact type|kanal|canal|origen|ticket channel|contact channel",
    ),
    (
        Field::CreatedAt,
        "created at|created|created time|created date|creation date|create date|opened at|date time opened|\
         date opened|opened|date created|created on|conversation started at|conversation created at|\
         created time ticket|date received|review submit date and time|tweet created|submit date|timestamp|\
         date|start date|open date|submitted at|received at|erstellt|erstellt am|eröffnet|créé le|\
         date de création|creado|fecha de creación|fecha|criado em|data de criação|date submitted|time|\
         sent at",
    ),
    (
        Field::UpdatedAt,
        "updated at|updated|last update time|last updated time|modified time|last activity date|\
         sys updated on|last modified|last modified date|date modified|aktualisiert|geändert am|mis à jour|\
         actualizado|atualizado em|last updated",
    ),
    (
        Field::ResolvedAt,
        "resolved at|resolved|resolved time|resolved date|solved at|resolution date|closed at|closed|\
         closed time|closed date|close date|date time closed|date closed|ticket closed time|\
         conversation first closed at|conversation closed at|closed on|resolved on|gelöst am|geschlossen am|\
         résolu le|fermé le|resuelto|cerrado|resolvido em|fechado em|end date",
    ),
    (
        Field::FirstResponseAt,
        "first response at|initial response time|first responded at|conversation first replied at|\
         conversation first response at|first reply at|first response date",
    ),
    (
        Field::FirstResponseTime,
        "first response time|first reply time|first response time in hrs|first reply time in minutes|\
         first response time seconds|first response time s|response time|response time hours|\
         time to first response|frt|first response hours|first response minutes|\
         time to first agent email reply hh mm ss|first response time hours|first response time minutes",
    ),
    (
        Field::ResolutionTime,
        "resolution time|full resolution time in minutes|resolution time in hrs|resolution time hours|\
         resolution time minutes|resolution time s|time to resolution|time to close seconds|time to close|\
         time to resolve|handle time|calendar duration|resolution hours",
    ),
    (
        Field::CustomerEmail,
        "customer email|requester email|email|contact email|user email|email address|from email|\
         associated contact email|sender email|e mail|email contact|reporter email|correo|correo electrónico|\
         adresse e mail|kunden e mail",
    ),
    (
        Field::CustomerName,
        "customer name|requester name|full name|requester|contact name|user name|customer|reporter|name|from|\
         submitter|caller|caller id|username|client|kunde|kundenname|client name|nom|cliente|nombre|nome|\
         account name|author",
    ),
    (
        Field::Customer,
        "customer id|requester id|contact id|user id|client id|account id|author id|reporter id|kundennummer|\
         kunden id",
    ),
    (
        Field::Agent,
        "agent|assignee|agent name|assignee name|assigned to|owner|ticket owner|case owner|agent assigned|\
         teammate currently assigned|handled by|assigned agent|support agent|bearbeiter|zugewiesen an|agente|\
         responsable|responsável|closed by|case owner alias|agent email|assignee email",
    ),
    (
        Field::Group,
        "group|assignment group|team|team currently assigned|department|group name|assigned group|gruppe|\
         abteilung|groupe|équipe|equipo|grupo|equipe|support team",
    ),
    (
        Field::Tags,
        "tags|tag|labels|conversation tag|conversation tags|ticket tags|etiquetas|schlagworte|étiquettes|\
         tag 1",
    ),
    (
        Field::Rating,
        "satisfaction score|satisfaction rating|csat|csat score|rating|survey results|survey score|\
         survey result|star rating|customer satisfaction rating|customer satisfaction|last teammate rating|\
         conversation rating|nps|nps score|score|stars|satisfaction|customer rating|bewertung|zufriedenheit|\
         évaluation|note|satisfacción|calificación|satisfação|avaliação",
    ),
    (
        Field::RatingComment,
        "satisfaction comment|rating comment|last teammate rating remark|conversation rating remark|\
         survey comment|csat comment|rating remark",
    ),
    (Field::Reopens, "reopens|reopen count|reopened|times reopened|reopened count"),
    (
        Field::Replies,
        "replies|agent interactions|agent replies|number of agent messages|reply count|agent responses|\
         number of replies",
    ),
    (Field::Escalated, "escalated|is escalated|escalation|eskaliert"),
];

/// Single words, parted by `|`, that tell a field when no name matches as a whole, for the fields that matter most.
pub const WORDS: [(Field, &str); 9] = [
    (Field::Subject, "subject|title|betreff|asunto|assunto"),
    (Field::Description, "description|body|message|text|narrative|transcript|content"),
    (Field::Status, "status"),
    (Field::Priority, "priority|urgency|severity"),
    (Field::Category, "category|topic"),
    (Field::CreatedAt, "created|opened|received|submitted"),
    (Field::ResolvedAt, "resolved|solved|closed"),
    (Field::Rating, "csat|rating|nps|satisfaction"),
    (Field::Agent, "agent|assignee"),
];
