//! Function words by language, English first.

/// Code and words. A word may stand in several languages.
pub(super) const FUNCTION_WORDS: [(&str, &str); 7] = [
    (
        "en",
        "the a an and or but if of to in on at for with from by is are was were be been am i i'm i've you your he she it \
         it's we our they their this that these those my me us not no can can't could would should will won't don't \
         doesn't didn't do does did have has had what when where why how which who there here about just so as than \
         then now after before any some all more up out get got please thanks thank hi hello need want help \
         come plus per via son die war hat pour sin era ha dos see very also never over only still again two been sent \
         new use log account email error app team am pm re",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer und oder aber wenn ist sind war waren sein bin ich sie er es \
         wir ihr mein meine meinen meinem meiner mich mir uns unser nicht kein keine keinen kann können konnte möchte \
         habe haben hat hatte wird werden wurde mit von zu zum zur auf aus bei für nach seit über unter vor auch noch \
         schon sehr nur wie was wann wo warum bitte danke hallo guten brauche dass im am um doch mal jetzt immer",
    ),
    (
        "fr",
        "le la les un une des du de et ou mais si est sont était être suis je tu il elle nous vous ils mon ma mes votre \
         vos notre ne pas plus peux peut pouvez j'ai ai avez avoir a été dans sur avec pour par sans depuis que qui quoi \
         quand où comment pourquoi ce cette ces c'est n'est qu'il d'un d'une me se au aux bonjour merci très bien aussi \
         toujours en y lui leur",
    ),
    (
        "es",
        "el la los las un una unos unas y o pero si es son era ser soy estoy está están yo tú él ella nosotros ustedes mi \
         mis su sus no puedo puede pueden tengo tiene he ha han hay de del en con por para sin desde que qué quien \
         cuando dónde donde cómo como porque este esta estos ese eso me te se lo le nos al hola gracias muy más también \
         ya todo todos ayer cuenta",
    ),
    (
        "it",
        "il lo la gli le un uno una e o ma se è sono era essere io tu lui lei noi voi mio mia miei mie vostro non posso \
         può potete ho ha hanno avete di del della dei delle in con per da dal dalla senza che chi quando dove come \
         perché questo questa questi quello mi ti si ci al alla nel nella ciao grazie molto più anche già sempre ad ieri",
    ),
    (
        "pt",
        "o a os as um uma uns umas e ou mas se é são era ser sou estou está estão eu você ele ela nós vocês meu minha \
         meus minhas seu sua não posso pode podem tenho tem há de do da dos das em no na nos nas com por para sem desde \
         que quem quando onde como porque este esta isso isto me te lhe ao à olá obrigado obrigada muito mais também já \
         tudo ontem foi",
    ),
    (
        "nl",
        "de het een en of maar als is zijn was waren ben ik je jij u hij zij wij we ze mijn uw ons onze niet geen kan \
         kunnen kon wil heb heeft hebben had wordt worden van naar op in met voor door bij sinds over onder zonder dat \
         die dit deze wat wanneer waar hoe waarom er ook nog al heel maar alleen graag bedankt hallo goed aan om te",
    ),
];
