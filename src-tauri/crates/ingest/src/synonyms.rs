//! What helpdesks call the fields of a ticket, best name first, as [`crate::normalise::words::folded`] writes them.
//! English, then German, French, Spanish, Portuguese.

use crate::plan::Field;

/// Names of each field, parted by `|`, in the order fields choose their columns.
pub const NAMES: [(Field, &str); 37] = [
    (
        Field::Id,
        "ticket id|id|case number|number|issue key|conversation id|ticket number|ticket no|ticket|case id|\
         request id|incident id|complaint id|number id|key|reference|tweet id|ticketextid|external id|record id|\
         review id|review link|conversationid|respondent id|id ticket|ticket nr|case no|case|issue id|call id|\
         request number|chat id|thread id|\
         ticketnummer|vorgangsnummer|fallnummer|vorgang|vorgangs id|nummer|anfrage id|anfragenummer|ticket nummer|\
         numero|numero de ticket|numero du ticket|identifiant|id de ticket|id du ticket|reference du ticket|no de ticket|\
         numero de demande|n de ticket|n ticket|\
         id del ticket|numero de caso|id de caso|numero de solicitud|id de la solicitud|numero del ticket|referencia|\
         id do ticket|numero do ticket|numero do chamado|id do chamado|protocolo|chamado|numero da solicitacao",
    ),
    (
        Field::Subject,
        "subject|ticket subject|title|summary|short description|ticket name|headline|issue title|review title|\
         topic title|case subject|request subject|conversation subject|\
         betreff|titel|kurzbeschreibung|thema|zusammenfassung|objet|titre|sujet|intitule|asunto|titulo|resumen|\
         assunto|resumo",
    ),
    (
        Field::Thread,
        "comments and work notes|transcript|chat transcript|conversation transcript|conversation|thread|\
         full conversation|chat log|conversation history|chat history|work notes|gesprachsverlauf|chatverlauf|verlauf|\
         historique de la conversation|transcription|historial de la conversacion|conversacion|transcripcion|\
         historico da conversa|transcricao|conversa",
    ),
    (Field::Comments, "comment|comments|reply|kommentar|commentaire|comentario"),
    (
        Field::Description,
        "description|ticket description|body|message|text|content|message body|document|details|issue description|\
         review text|consumer complaint narrative|narrative|complaint|comment|comments|first message|initial message|\
         message content|ticket text|customer message|question|query|utterance|request|feedback|review|transcript|\
         conversation|answer text|tweet|long description|extract|preview|body text|post|problem description|notes|\
         case description|\
         beschreibung|nachricht|inhalt|problembeschreibung|anfrage|kommentar|erste nachricht|anliegen|\
         texte|contenu|message du client|description du probleme|demande|premier message|commentaire|\
         descripcion|mensaje|texto|contenido|descripcion del problema|consulta|comentario|primer mensaje|detalle|\
         descricao|mensagem|conteudo|descricao do problema|primeira mensagem|detalhes",
    ),
    (
        Field::Status,
        "status|ticket status|state|incident state|current conversation state|case status|conversation state|\
         status ticket|issue status|current status|request status|\
         zustand|ticketstatus|bearbeitungsstatus|statut|etat|statut du ticket|etat du ticket|\
         estado|estado del ticket|estado del caso|situacao|status do ticket|status do chamado|estado do ticket",
    ),
    (
        Field::Priority,
        "priority|ticket priority|urgency|severity|conversation priority|priority ticket|case priority|priority level|\
         prioritat|prioritaet|dringlichkeit|wichtigkeit|schweregrad|priorite|urgence|severite|gravite|niveau de priorite|\
         prioridad|urgencia|severidad|gravedad|prioridade|severidade|gravidade|impact",
    ),
    (
        Field::Category,
        "category|ticket category|topic|topic group|issue type|ticket type|type|queue|issue|product|category ticket|\
         reason|negativereason|intent|label|tag group|issue category|contact reason|inquiry type|case reason|case type|\
         kategorie|typ|art|anfragetyp|anliegenart|kategorie des tickets|produkt|grund|\
         categorie|type de demande|motif|type de ticket|produit|\
         categoria|tipo|motivo|tipo de solicitud|tipo de ticket|tipo de consulta|producto|\
         tipo de solicitacao|tipo de chamado|produto|motivo do contato",
    ),
    (
        Field::Channel,
        "channel|source|via|via channel|ticket source|case origin|initial channel|origin|submitted via|contact type|\
         ticket channel|contact channel|\
         kanal|quelle|eingangskanal|herkunft|kontaktkanal|canal|source du ticket|canal de contact|origine|\
         origen|canal de contacto|canal de atencion|origem|canal de atendimento|canal de contato",
    ),
    (
        Field::CreatedAt,
        "created at|created|created time|created date|creation date|create date|opened at|date time opened|date opened|\
         opened|date created|created on|conversation started at|conversation created at|created time ticket|\
         date received|review submit date and time|tweet created|submit date|timestamp|date|start date|open date|\
         submitted at|received at|date submitted|time|sent at|started at|start time|opened on|received|date time|\
         erstellt|erstellt am|erstellungsdatum|eroffnet|eroffnet am|angelegt am|eingegangen am|eingang|eingangsdatum|\
         datum|erstellt um|\
         cree le|cree|date de creation|ouvert le|date d ouverture|recu le|date de reception|\
         creado|creado el|fecha de creacion|fecha de apertura|abierto el|fecha de recepcion|recibido el|fecha|\
         criado em|data de criacao|aberto em|data de abertura|criado|recebido em|data de recebimento|data",
    ),
    (
        Field::UpdatedAt,
        "updated at|updated|last update time|last updated time|modified time|last activity date|sys updated on|\
         last modified|last modified date|date modified|last updated|updated on|last update|modified at|last activity|\
         aktualisiert|aktualisiert am|geandert am|zuletzt geandert|letzte anderung|letzte aktualisierung|anderungsdatum|\
         mis a jour|mis a jour le|modifie le|derniere mise a jour|date de modification|date de mise a jour|\
         actualizado|actualizado el|modificado el|ultima actualizacion|fecha de actualizacion|fecha de modificacion|\
         atualizado em|atualizado|ultima atualizacao|modificado em|data de atualizacao",
    ),
    (
        Field::ResolvedAt,
        "resolved at|resolved|resolved time|resolved date|solved at|resolution date|resolved on|date resolved|\
         gelost am|gelost|erledigt am|losungsdatum|behoben am|resolu le|date de resolution|resolue le|\
         resuelto|resuelto el|fecha de resolucion|solucionado el|resolvido em|data de resolucao|data da resolucao|\
         solucionado em",
    ),
    (
        Field::ClosedAt,
        "closed at|closed|closed time|closed date|close date|date time closed|date closed|ticket closed time|\
         conversation first closed at|conversation closed at|closed on|end date|ended at|\
         geschlossen am|geschlossen|abgeschlossen am|abschlussdatum|schliessdatum|ferme le|date de fermeture|cloture le|\
         date de cloture|clos le|cerrado|cerrado el|fecha de cierre|fechado em|data de fechamento|encerrado em|\
         data de encerramento|concluido em",
    ),
    (
        Field::FirstResponseAt,
        "first response at|initial response time|first responded at|conversation first replied at|\
         conversation first response at|first reply at|first response date|first response on|\
         erste antwort am|erstantwort am|premiere reponse le|date de premiere reponse|primera respuesta el|\
         fecha de primera respuesta|primeira resposta em|data da primeira resposta",
    ),
    (
        Field::FirstResponseTime,
        "first response time|first reply time|first response time in hrs|first reply time in minutes|\
         first response time seconds|first response time s|response time|response time hours|time to first response|\
         frt|first response hours|first response minutes|time to first agent email reply hh mm ss|\
         first response time hours|first response time minutes|time to first reply|\
         erste antwortzeit|erstantwortzeit|zeit bis zur ersten antwort|erste reaktionszeit|reaktionszeit|antwortzeit|\
         temps de premiere reponse|delai de premiere reponse|temps de reponse|\
         tiempo de primera respuesta|tiempo de respuesta|tempo de primeira resposta|tempo de resposta|\
         tempo da primeira resposta",
    ),
    (
        Field::ResolutionTime,
        "resolution time|full resolution time in minutes|resolution time in hrs|resolution time hours|\
         resolution time minutes|resolution time s|time to resolution|time to close seconds|time to close|\
         time to resolve|handle time|calendar duration|resolution hours|\
         losungszeit|bearbeitungszeit|zeit bis zur losung|dauer bis losung|\
         temps de resolution|delai de resolution|duree de resolution|\
         tiempo de resolucion|tiempo hasta la resolucion|tempo de resolucao|tempo ate a resolucao",
    ),
    (
        Field::CustomerEmail,
        "customer email|requester email|email|contact email|user email|email address|from email|\
         associated contact email|sender email|e mail|email contact|reporter email|client email|visitor email|\
         kunden e mail|e mail adresse|e mail des kunden|kundenemail|adresse e mail|e mail du client|courriel|\
         email du client|correo|correo electronico|correo del cliente|email del cliente|email do cliente|\
         e mail do cliente|endereco de e mail",
    ),
    (
        Field::CustomerName,
        "customer name|requester name|full name|requester|contact name|user name|customer|reporter|name|from|submitter|\
         caller|caller id|username|client|client name|account name|author|visitor name|visitor|\
         kunde|kundenname|anfragender|melder|ansprechpartner|name des kunden|nom|nom du client|demandeur|contact|\
         cliente|nombre|nombre del cliente|solicitante|contacto|nome|nome do cliente|contato",
    ),
    (
        Field::Customer,
        "customer id|requester id|contact id|user id|client id|account id|author id|reporter id|\
         kundennummer|kunden id|kundennr|numero client|id client|identifiant client|id cliente|id del cliente|\
         numero de cliente|id do cliente|codigo do cliente",
    ),
    (
        Field::Agent,
        "agent|assignee|agent name|assignee name|assigned to|owner|ticket owner|case owner|agent assigned|\
         teammate currently assigned|handled by|assigned agent|support agent|closed by|case owner alias|agent email|\
         assignee email|\
         bearbeiter|bearbeiterin|zugewiesen an|zustandig|mitarbeiter|sachbearbeiter|assigne a|attribue a|agent assigne|\
         agente|responsable|asignado a|agente asignado|responsavel|atribuido a|atendente|agente responsavel",
    ),
    (
        Field::Group,
        "group|assignment group|team|team currently assigned|department|group name|assigned group|support team|\
         gruppe|abteilung|bereich|groupe|equipe|service|departement|equipo|grupo|departamento|setor|fila",
    ),
    (
        Field::Tags,
        "tags|tag|labels|conversation tag|conversation tags|ticket tags|tag 1|\
         schlagworte|schlagworter|stichworte|etiquettes|mots cles|etiquetas|palabras clave|marcadores",
    ),
    (
        Field::Rating,
        "satisfaction score|satisfaction rating|csat|csat score|rating|survey results|survey score|survey result|\
         star rating|customer satisfaction rating|customer satisfaction|last teammate rating|conversation rating|nps|\
         nps score|score|stars|satisfaction|customer rating|\
         bewertung|zufriedenheit|kundenzufriedenheit|sterne|evaluation|note|satisfaction client|note de satisfaction|avis|\
         satisfaccion|calificacion|valoracion|puntuacion|satisfaccion del cliente|\
         satisfacao|avaliacao|nota|satisfacao do cliente",
    ),
    (
        Field::RatingComment,
        "satisfaction comment|rating comment|last teammate rating remark|conversation rating remark|survey comment|\
         csat comment|rating remark|bewertungskommentar|kommentar zur bewertung|commentaire de satisfaction|\
         commentaire d evaluation|comentario de satisfaccion|comentario de la valoracion|comentario da avaliacao|\
         comentario de satisfacao",
    ),
    (
        Field::Reopens,
        "reopens|reopen count|reopened|times reopened|reopened count|wiedereroffnungen|anzahl wiedereroffnungen|\
         reouvertures|nombre de reouvertures|reaperturas|numero de reaperturas|reaberturas|numero de reaberturas",
    ),
    (
        Field::Replies,
        "replies|agent interactions|agent replies|number of agent messages|reply count|agent responses|\
         number of replies|antworten|anzahl antworten|reponses|nombre de reponses|respuestas|numero de respuestas|\
         respostas|numero de respostas",
    ),
    (
        Field::EscalatedAt,
        "escalated at|escalated on|escalation date|escalation time|escalated date|date escalated|time escalated|\
         escalation timestamp|eskaliert am|eskalationsdatum|zeitpunkt der eskalation|date d escalade|escalade le|\
         fecha de escalado|fecha de escalamiento|escalado el|data de escalonamento|data da escalada|escalado em",
    ),
    (
        Field::EscalationReason,
        "escalation reason|reason for escalation|escalation comment|escalation note|escalation notes|escalation cause|\
         escalation type|escalated reason|escalated to|eskalationsgrund|grund der eskalation|motif d escalade|raison de l escalade|\
         motivo de escalado|motivo de la escalada|motivo del escalamiento|motivo da escalada|motivo do escalonamento",
    ),
    (
        Field::EscalationLevel,
        "escalation level|escalation tier|escalation stage|eskalationsstufe|eskalationsebene|niveau d escalade|\
         nivel de escalado|nivel de escalamiento|nivel de escalonamento",
    ),
    (Field::Escalated, "escalated|is escalated|escalation|eskaliert|eskalation|escalade|escalado|escalada|escalonado"),
    (
        Field::StatusHistory,
        "status history|history of status|status changes|status log|state history|status transitions|transitions|\
         change history|changelog|history|statusverlauf|statushistorie|historie|verlauf|historique des statuts|\
         historique|historial de estados|historial|historico de status|historico",
    ),
    (
        Field::RelatedTo,
        "related tickets|related to|linked tickets|related ticket ids|linked issues|related issues|parent key|\
         parent ticket|parent ticket id|parent incident|parent|related ticket|\
         verwandte tickets|verknupfte tickets|ubergeordnetes ticket|tickets lies|ticket parent|\
         tickets relacionados|ticket relacionado|ticket principal|chamados relacionados|chamado pai",
    ),
    (
        Field::MergedInto,
        "merged into|merged to|merged into ticket|merged into ticket id|merged into id|zusammengefuhrt mit|\
         zusammengefuhrt in|fusionne avec|fusionne dans|fusionado con|fusionado en|mesclado com|mesclado em",
    ),
    (
        Field::DuplicateOf,
        "duplicate of|duplicate of ticket|duplicates|original ticket|original ticket id|duplikat von|doublon de|\
         duplicado de|duplicata de",
    ),
    (
        Field::CallDuration,
        "call duration|talk time|talk duration|call length|conversation duration|gesprachsdauer|anrufdauer|\
         duree de l appel|duree d appel|duracion de la llamada|duracion llamada|duracao da chamada|duracao da ligacao",
    ),
    (
        Field::CallWait,
        "wait time|waiting time|queue time|time in queue|ring time|wartezeit|temps d attente|tiempo de espera|\
         tempo de espera",
    ),
    (
        Field::CallOutcome,
        "disposition|call disposition|call outcome|call result|call status|gesprachsergebnis|anrufergebnis|\
         resultat de l appel|resultado de la llamada|resultado da chamada|resultado da ligacao",
    ),
];

/// Names in a table with one message a row, parted by `|`, in the order fields choose their columns.
pub const MESSAGE_NAMES: [(Field, &str); 7] = [
    (
        Field::Id,
        "conversation id|ticket id|thread id|chat id|case id|case number|session id|dialog id|dialogue id|\
         conversationid|conversation|ticket|request id|issue key|ticket number|\
         ticketnummer|gesprachs id|chat nummer|id de conversation|id de la conversation|numero de ticket|\
         id de la conversacion|id de conversacion|id da conversa|id do ticket|numero do ticket|id del ticket",
    ),
    (
        Field::MessageText,
        "message body|message text|message content|message|body|body text|text|content|utterance|comment body|comment|\
         nachricht|nachrichtentext|inhalt|texte|contenu|contenu du message|mensaje|texto|contenido|\
         mensagem|conteudo|texto da mensagem|texto del mensaje",
    ),
    (
        Field::MessageRole,
        "message author type|author type|sender type|sender role|role|author role|speaker|user type|direction|\
         participant type|from type|message direction|sender|from|author|\
         rolle|absendertyp|richtung|absender|role de l auteur|type d auteur|expediteur|auteur|sens|\
         rol|tipo de remitente|remitente|autor|direccion|tipo de remetente|remetente|direcao|papel",
    ),
    (
        Field::MessageAuthor,
        "message author name|author name|sender name|from name|author|sender|from|username|user name|agent name|\
         absender|autor|name|auteur|expediteur|nom de l auteur|remitente|nombre|remetente|nome",
    ),
    (
        Field::MessageAt,
        "message created at|message time|message date|sent at|time sent|sent datetime|sent time|timestamp|message at|\
         created at|created|time|date|datetime|\
         gesendet am|zeitpunkt|zeitstempel|datum|envoye le|horodatage|date d envoi|\
         enviado el|fecha|fecha de envio|hora|enviado em|data|data de envio|data e hora",
    ),
    (
        Field::MessageId,
        "message id|comment id|turn number|turn id|turn|message number|message index|sequence|sequence number|\
         utterance id|id|event id|nachrichten id|id du message|id del mensaje|id da mensagem",
    ),
    (
        Field::MessageIsNote,
        "is note|internal|is internal|private|is private|internal note|public|is public|visibility|interne notiz|note interne|nota interna|privado",
    ),
];

/// Single words, parted by `|`, that tell a field when no name matches as a whole, for the fields that matter most.
pub const WORDS: [(Field, &str); 10] = [
    (Field::Subject, "subject|title|betreff|asunto|assunto|objet"),
    (
        Field::Description,
        "description|body|message|text|narrative|transcript|content|beschreibung|nachricht|descripcion|mensaje|\
         descricao|mensagem",
    ),
    (Field::Status, "status|statut"),
    (Field::Priority, "priority|urgency|severity|prioritat|priorite|prioridad|prioridade"),
    (Field::Category, "category|topic|kategorie|categorie|categoria"),
    (Field::CreatedAt, "created|opened|received|submitted|erstellt|creation|creacion|criacao|abertura"),
    (Field::ResolvedAt, "resolved|solved|gelost|resolution|resolucion"),
    (Field::ClosedAt, "closed|geschlossen|cloture|fermeture|cierre|fechamento"),
    (Field::Rating, "csat|rating|nps|satisfaction|bewertung|satisfaccion|satisfacao"),
    (Field::Agent, "agent|assignee|bearbeiter|agente"),
];
