//! What tells languages of the Latin script apart: function words, letters and endings.
//!
//! In: nothing. Out: tables, English first. Never: words that are as common in English, unless English has them too.

/// Languages told apart.
pub(super) const LANGUAGES: usize = FUNCTION_WORDS.len();

/// Code and words. A word may stand in several languages.
pub(super) const FUNCTION_WORDS: [(&str, &str); 16] = [
    (
        "en",
        "the a an and or but if of to in on at for with from by is are was were be been being am i i'm i've i'd i'll you \
         you're your yours he she it it's its we we're we've our they they're their them him her his this that that's \
         these those my me us mine not no can can't cannot could couldn't should shouldn't would wouldn't will won't don't \
         doesn't didn't isn't wasn't aren't weren't haven't hasn't do does did done have has had having what when where why \
         how which who there here about just so as than then now after before any some all more most up out into over \
         under off get gets getting got please thanks thank hi hello need want help because while since until through \
         between without too very really also only even still again always never ever every each other another much many \
         own same back down well good great way going go went come came make made take took say said tell told know knew \
         think see saw look give gave find found use used call called try tried ask asked work works working feel seem \
         leave left keep kept let put show one two first last next new old day days week time people thing things today \
         yesterday tomorrow hour hours month year if may might must shall up yes yeah \
         plus per via son die war hat been sent log account email error app team am pm man men kind ten ton wet over under far",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer eines und oder aber wenn weil ob als ist sind war waren sein \
         bin bist ich du sie er es wir ihr euch ihnen ihm mein meine meinen meinem meiner mich mir uns unser unsere euer eure \
         ihre ihren nicht kein keine keinen kann kannst können konnte muss müssen soll sollte möchte will wollen habe haben \
         hat hatte hätte wird werden wurde würde wäre mit von vom zu zum zur auf aus bei beim für nach seit über unter vor \
         auch noch schon sehr nur wie was wann wo wer warum wieso bitte danke hallo guten brauche dass im am um doch mal \
         jetzt immer nie wieder hier dort heute gestern morgen mehr viel alle alles andere durch ohne gegen bis denn dann \
         leider gibt geht macht ja nein mfg freundlichen grüßen",
    ),
    (
        "fr",
        "le la les un une des du de et ou mais si est sont était être suis es je tu il elle nous vous ils elles on mon ma \
         mes ton ta tes son sa ses votre vos notre nos leur leurs ne pas plus beaucoup peux peut pouvez j'ai j'en ai as avez avons \
         avoir a ont été dans sur avec pour par sans depuis que qui quoi quand où comment pourquoi ce cet cette ces c'est \
         n'est n'ai qu'il qu'on qu'une d'un d'une d'accord l'on s'il me se m'a t'as au aux bonjour merci très bien aussi \
         toujours jamais en y lui car donc alors comme fait faire tout tous toute toutes rien encore déjà ça cela chez entre \
         même sous après avant contre veux voudrais cordialement salut oui non",
    ),
    (
        "es",
        "el la los las un una unos unas y o pero si es son era ser soy estoy está están estaba yo tú él ella ellos nosotros \
         usted ustedes mi mis tu tus su sus nuestro nuestra no ni puedo puede pueden puedes tengo tiene tienen he ha han hay \
         había de del en con por para sin sobre hasta desde entre que qué quien quién cuando cuándo donde dónde cómo como \
         porque este esta esto estos estas ese esa eso aquí me te se lo le les nos al hola gracias muy más menos también ya \
         todo todos toda todas nada ayer hoy mañana cuenta buenos buenas días favor quiero necesito hace hacer fue así bien \
         siempre nunca ahora pues cada otro otra mucho mucha después antes saludos usted sí",
    ),
    (
        "it",
        "il lo la gli i le un uno una e ed o ma se è sono era erano essere sei siamo io tu lui lei noi voi loro mio mia miei \
         mie tuo tua suo sua nostro nostra vostro vostra non posso puoi può potete possono ho hai ha hanno avete abbiamo di \
         del dello della dei degli delle in nel nella nelle con per da dal dalla dai senza su sul sulla fra tra che chi cosa \
         quando dove come perché perchè questo questa questi quello quella mi ti si ci vi al alla alle allo ai ciao grazie \
         molto più anche già sempre mai ad ieri oggi domani ancora ora fatto fare tutto tutti tutta solo così poi bene quindi \
         buongiorno salve cordiali saluti un'altra c'è dell'app l'ho",
    ),
    (
        "pt",
        "o a os as um uma uns umas e ou mas se é são era ser sou estou está estão estava eu tu você vocês ele ela eles nós \
         meu minha meus minhas teu tua seu sua seus nosso não nem posso pode podem tenho tem têm há de do da dos das em no na \
         nos nas num numa com por pelo pela para pra sem sobre até desde entre que quem quando onde como porque porquê este \
         esta isso isto esse essa aqui me te lhe ao à aos às olá obrigado obrigada muito muita mais menos também já tudo \
         todos nada ontem hoje amanhã foi vai vou fazer bem sempre nunca agora cada outro outra depois antes só quero preciso \
         dia bom tá né pq vc",
    ),
    (
        "nl",
        "de het een en of maar als is zijn was waren ben bent ik je jij jullie u hij zij wij we ze mij mijn uw ons onze haar \
         hun niet geen kan kunt kunnen kon wil wilt moet moeten heb hebt heeft hebben had wordt worden werd van naar op in \
         met voor door bij sinds over onder tot tegen tussen zonder dat die dit deze wat wanneer waar hoe waarom wie welke \
         er ook nog al heel maar alleen graag bedankt dank hallo goed aan om te toch wel veel meer niets nooit altijd weer \
         hier daar vandaag gisteren morgen nu dan zo omdat want ja nee vriendelijke groet goedemorgen",
    ),
    (
        "da",
        "og i at det en den et der til er som på de med han af for ikke jeg du vi hun I mig dig os jer min mit mine din dit \
         vores jeres deres sin sit har havde kan kunne skal skulle vil ville bliver blev være været men om hvad hvor hvorfor \
         hvordan hvornår hvem hvis når så da fra ved efter før uden over under mod også kun meget mere mest ingen intet noget \
         nogen alle alt her nu igen stadig allerede altid aldrig tak hej venlig hilsen gerne jo nej ja bare eller end få fået \
         dag går gør gøre",
    ),
    (
        "sv",
        "och i att det en den ett som på är av för med till inte jag du vi han hon ni mig dig oss er min mitt mina din ditt \
         vår vårt våra era sin sitt sina har hade kan kunde ska skulle vill ville blir blev vara varit men om vad var varför \
         hur när vem vilken då så från vid efter före utan över under mot också bara mycket mer mest ingen inget något någon \
         några alla allt här nu igen fortfarande redan alltid aldrig tack hej vänliga hälsningar gärna ju nej ja eller än få \
         fått dag går gör göra de dem denna detta finns måste",
    ),
    (
        "no",
        "og i å det en den et som på er av for med til ikke jeg du vi han hun dere meg deg oss min mitt mine din ditt vår vårt \
         våre deres sin sitt har hadde kan kunne skal skulle vil ville blir ble være vært men om hva hvor hvorfor hvordan når \
         hvem hvis da så fra ved etter før uten over under mot også bare mye mer mest ingen ingenting noe noen alle alt her nå \
         igjen fortsatt allerede alltid aldri takk hei vennlig hilsen gjerne jo nei ja eller enn få fått dag går gjør gjøre \
         dette disse finnes må",
    ),
    (
        "fi",
        "ja on ei se että en olen ole oli ovat olet olemme ollut voi voin voiko voitte voisi mutta tai kun kuin jos niin myös \
         vain vielä jo nyt sitten aina koskaan mitä miten miksi missä milloin kuka mikä joka jotka tämä tämän tätä nämä ne \
         minä sinä hän me te he minun minulla minulle minua sinun teidän teille meidän meille hänen kanssa ilman ennen \
         jälkeen mukaan kiitos hei moi terve hyvää päivää ystävällisin terveisin haluan haluaisin pitää täytyy kaikki paljon \
         enemmän hyvin kuitenkin koska mukaan saa saada tulee eikä ette",
    ),
    (
        "hu",
        "a az egy és de ha hogy nem is van volt lesz vagyok vagy vannak meg már még csak itt ott ez ezt azt az ezek aki ami \
         amit amikor mert mint mit mi ki hol mikor miért hogyan én te ő mi ti ők nekem neked neki nekünk engem téged önök ön \
         önnek nincs sem se kell lehet tudok tudom tud szeretném szeretnék kérem köszönöm köszönettel üdvözlettel jó napot \
         sziasztok szia nagyon most majd után előtt alatt között nélkül minden semmi mindig soha újra igen volna",
    ),
    (
        "ro",
        "și şi în la de cu pe din nu un o unei unui este sunt era fi am ai are avem aveți au a fost că ce care cine când unde \
         cum pentru fără după până între sau dar dacă ca mai foarte doar tot toate toți eu tu el ea noi voi ei ele mea meu mei \
         mele tău ta său sa nostru noastră vă vi mă te se îmi îți își imi asta acest această aceasta aceste acum aici deja \
         încă niciodată mereu bună ziua mulțumesc multumesc salut vreau pot poate trebuie nimic nici ori prin spre buna",
    ),
    (
        "tr",
        "ve bir bu şu o da de ki ile için ama fakat veya ya mi mı mu mü değil var yok ben sen biz siz onlar benim senin onun \
         bizim sizin bana sana ona bize size beni seni onu ne nasıl neden niçin niye nerede kim hangi kadar gibi daha çok en \
         az her hiç hep şimdi sonra önce hala hâlâ artık zaten sadece ancak eğer çünkü olarak olan oldu olur olmuş ediyor \
         ediyorum istiyorum lütfen merhaba selam teşekkürler teşekkür ederim iyi günler evet hayır yapamıyorum ise diye tüm \
         bugün dün yarın",
    ),
    (
        "pl",
        "i w z na nie się że do to jest są był była było być jestem mam ma mamy mają co jak kiedy gdzie dlaczego czy który \
         która które ten ta te tego tej tym ale lub albo oraz bo ponieważ jeśli jeżeli gdy od po przez przed przy bez dla u o \
         za ze we ja ty on ona my wy oni mnie mi mój moja moje moim mojego nas nam was pan pani państwo już jeszcze tylko też \
         także bardzo więcej nic nikt zawsze nigdy teraz dzisiaj wczoraj jutro tak proszę dziękuję dzień dobry cześć pozdrawiam \
         mogę może można chcę chciałbym",
    ),
    (
        "cs",
        "a v na se je že do to s z si ale nebo aby jak co kdy kde proč který která které jsem jsi jsou jsme byl byla bylo být \
         mám má máme mají můj moje mého mi mě my vy oni já ty on ona nás nám vás vám ten ta tento tato toto toho tím pro při \
         po od bez před za podle už ještě jen také velmi více nic nikdo vždy nikdy teď dnes včera zítra ano ne prosím děkuji \
         dobrý den ahoj pozdravem mohu může lze chci chtěl nemohu není nejde když protože tak i o u k ke ve",
    ),
];

/// Letters that few languages have, with those that do. The first that a word has decides, so the rarest come first.
pub(super) const LETTERS: [(&str, &str); 28] = [
    ("ß", "de"),
    ("ñ¿¡", "es"),
    ("ãõ", "pt"),
    ("őű", "hu"),
    ("ğıİ", "tr"),
    ("ășțţ", "ro"),
    ("łąęśźżćń", "pl"),
    ("řěůčďťň", "cs"),
    ("œ", "fr"),
    ("ø", "da no"),
    ("æ", "da no"),
    ("ş", "tr ro"),
    ("å", "sv da no"),
    ("ž", "cs pl"),
    ("š", "cs"),
    ("ê", "fr pt"),
    ("î", "ro fr"),
    ("ä", "de sv fi"),
    ("ö", "de sv fi hu tr"),
    ("ü", "de tr hu"),
    ("èù", "it fr"),
    ("ìò", "it"),
    ("ç", "fr pt tr"),
    ("à", "fr it pt"),
    ("â", "fr pt ro tr"),
    ("ô", "fr pt"),
    ("áíóú", "es pt hu cs"),
    ("é", "fr es pt it hu cs"),
];

/// Endings of longer words that English lacks, with the languages that have them.
pub(super) const ENDINGS: [(&str, &str); 35] = [
    ("heit", "de"),
    ("keit", "de"),
    ("lich", "de"),
    ("lichen", "de"),
    ("ungen", "de"),
    ("ieren", "de"),
    ("ierung", "de"),
    ("igung", "de"),
    ("itung", "de"),
    ("chung", "de"),
    ("llung", "de"),
    ("ndung", "de"),
    ("hnung", "de"),
    ("ischen", "de"),
    ("ische", "de"),
    ("ción", "es"),
    ("ciones", "es"),
    ("iendo", "es"),
    ("idad", "es"),
    ("ção", "pt"),
    ("ções", "pt"),
    ("dade", "pt"),
    ("zione", "it"),
    ("zioni", "it"),
    ("mente", "it es pt"),
    ("eux", "fr"),
    ("euse", "fr"),
    ("aient", "fr"),
    ("lijk", "nl"),
    ("heid", "nl"),
    ("inen", "fi"),
    ("ssa", "fi"),
    ("iyor", "tr"),
    ("ului", "ro"),
    ("ilor", "ro"),
];

/// Words that lean on the next one, with the languages that have them.
pub(super) const BEGINNINGS: [(&str, &str); 12] = [
    ("qu'", "fr"),
    ("j'", "fr"),
    ("n'", "fr"),
    ("s'", "fr"),
    ("l'", "fr it"),
    ("d'", "fr it"),
    ("c'", "fr it"),
    ("un'", "it"),
    ("dell'", "it"),
    ("all'", "it"),
    ("nell'", "it"),
    ("sull'", "it"),
];
