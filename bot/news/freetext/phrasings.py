"""What people say: phrasings of each kind of question, and the small words around them.

Each line is a language, what its words mean, and the words: `|` between phrasings, accents and
case as one likes. To add a phrasing, add a line, or a phrasing to one; a language is such lines
with another code. Small words inside of a phrasing may be left out of it (`who first` is `who was
the first` too), misspelled words are recognised. A `*` is the name of an outlet.

Kinds: sources, timeline, who-reported, search, article, summary, figures, credits, stories, why,
outlet, compare, latest, help, about; with `~` only where no other kind is named, with `!` only where a
clause begins, with `=` only where nothing else is said. `none` is said like a kind and is none.
`hello`, `thanks`, `bye`, `insult`, `praise`, `self` and `chat` are small talk.
"""

TABLE = """
en who-reported  who reported|who first|who was first|who had|who has|who broke|who wrote|who said
en who-reported  who published|who got|who ran|who carried|who named|who else|who besides|who cites
en who-reported  who credits|who credited|who cited|who quotes|who quoted|who mentions|who scooped
en who-reported  who mentioned|who reports|who is reporting|who was reporting|who claims|who claimed
en who-reported  first to report|first to name|first to say|first to publish|first to break|first too report|to name
en who-reported  reported first|reported it first|had it first|was first|broke it|broke the story
en who-reported  broke the news|got the scoop|first report|first reports|earliest report|who when
en who-reported  which outlet first|what outlet first|which outlet says|which outlets say
en who-reported  which outlet said|which outlet broke|which article says|which articles say
en who-reported  which story says|what article says|which outlets reported|which outlet reported
en who-reported  did anyone report|did anybody report|has anyone reported|has anybody reported
en who-reported  anyone report|anybody report|anyone reporting|anybody reporting|who didn't
en who-reported  who did not|whodunit first|who all reported|where did it first appear|who first had
en who-reported  where did this first appear|who is the original source|original source of
en who-reported  where does that number come from|earliest mention
en who-reported  who beat|who was ahead of|who was faster than
en who-reported  who followed|who came next|who was second|who copied|who picked it up|who came after
en who-reported  whos first|first on|first with|who beat everyone|who first to|first outlet to
en who-reported  who started|who came up with|who put out|who revealed|who confirmed|who is saying
en sources       sources|source|srcs|src|sauces|outlets|which outlets|what outlets|all the outlets
en sources       which sources|what sources|which papers|which newspapers|which media|which sites
en sources       who covered|who is covering|who covers|who all covered|who has covered|covered by
en sources       where can i read|where could i read|where do i read|where is it covered
en sources       where was it covered|which links|what links|everything about|everything on
en sources       everything you have|all you have|covered where
en ~sources      coverage of|coverage on|the coverage
en sources       list of outlets|list outlets|list the outlets|how many outlets|how many sources
en sources       how many articles|how many reports|how many stories|how many independent
en sources       are these independent|are they independent|are those independent|are the reports independent
en sources       are these reports independent|independent sources|independent reports|independently reported
en sources       is it one report|is this one report|one report copied|how many copies|are they all copies
en sources       are these copies|are they copies|which are copies|which ones are copies|all the same report
en sources       how widely|media coverage|press coverage|who wrote about|who reported on
en sources       who has something on|who has anything on|who has articles on
en sources       who has written|who's writing|who writes|who wrote on
en timeline      tl|how developed|developed|how evolved|course of events|what followed
en timeline      timeline|time line|timelines|chronology|chronological|chronologically
en timeline      develop over time|over time|how did|how has|when did|when were|day by day
en timeline      chronological order|order of events|sequence of events|unfold|unfolded|what came out
en timeline      history of the story|how did it start|evolve|evolved|evolution of|step by step
en timeline      what happened when|from start to finish|in order of time|sorted by date|by date
en timeline      walk me through|day to day|play by play|tick tock|order of publication|oldest first
en search        search|search for|find|find me|look for|look up|looking for|lookup|query|grep
en search        anything on|anything about|something on|something about|any news|any word on
en search        any stories|any articles|any reports|any coverage|any mention|any mentions
en search        articles about|stories about|articles on|stories on|which articles|which stories
en search        what articles|what stories|are there any|articles mentioning|stories mentioning
en search        articles that mention|stories that mention|reports of|reports on|reports about
en search        pieces on|pieces about|news on|news about|stuff on|stuff about|info on|info about
en ~search       got anything|have anything|do we have|do you have|have you got|is there anything
en search        any thing|srch|do any articles mention|does anyone mention|does anybody mention
en search        mentions of|mentioning|hits for|results for|articles with|show all articles
en search        show me articles|show me stories|list articles|list stories|list all articles
en !article      open
en article       pull up|show me the piece|show me the story|get me the article
en ~article      article|the article|piece|story|headline|the headline
en article       what's this|what is this|whats this|when was|headline of|title of|this article
en article       show me the article|open the article|this link|this story|this piece
en article       have this|is this in|got this|seen this|know this|have we got this|already have
en article       do we have this|do you have this|is this one we have|who published this
en article       where is this from|what article is this|when did the article
en summary       summary|summarise|summarize|sum up|short summary|gist|the gist|tldr|tl dr|in short
en summary       what is this whole story about|what is this all about|whats this about
en summary       recap|what happened|what is this story about|what is the story about|brief me
en summary       what's the story|what is the story|in a nutshell|the short version|quick overview
en summary       overview|catch me up|bring me up to speed|fill me in|key points|main points|synopsis
en summary       whats going on|what's going on|what is going on|what is happening|give me the facts
en summary       sum|tl;dr|background on|background|backgrounder|whats known about|what is known
en !summary      explain
en summary       in brief|brief summary|summary of|digest|abstract|what is it about
en figures       how many|how much|numbers|figures|figure|which numbers|what numbers|what number
en figures       death toll|statistics|stats|how big|how large|how long|how often|how far|nums
en figures       figures quoted|numbers quoted|what figure|which figures|what figures|count of
en figures       which number is right|which figure is right|which number is correct|which figure is correct|which number is true
en figures       the right number|the correct number|do the numbers agree|do the figures agree|numbers differ|figures differ
en figures       number of people|amount of|what percentage|what share|how high|how few|figs
en credits       credits|who do they credit|who does everyone credit|who does everybody credit|who is credited
en credits       whom do they credit|who gets the credit|who gets credit|who gets credited|who was credited
en credits       who do they cite|who does everyone cite|who do they all cite|credit chain|chain of credit
en credits       credited outlets|which outlets are credited|who is named as the source|attributions
en credits       who do they attribute|attributed to whom|who do they quote|who does everyone quote
en credits       who does * credit|whom does * credit|who did * credit|whom did * credit|who do * credit
en credits       who does * cite|whom does * cite|who did * cite|who does * quote|whom does * quote
en credits       which outlets does * credit|which outlets does * cite|what outlets does * credit
en credits       which outlets do they credit|which outlets do they cite|which outlets are cited
en credits       who is cited|who is quoted|who was cited|who was quoted|who gets cited|who gets quoted
en credits       do they credit|do they cite|do they all credit|do they all cite|does everyone credit
en credits       does everyone cite|does everybody credit|does everybody cite|does * credit|does * cite
en credits       why does everyone credit|why do they all credit|why is * credited|why does * credit
en credits       where does this come from|where does it come from|where did this come from
en credits       where did it come from|where does it all come from|where does this all come from
en credits       story come from|report come from|claim come from|rumour come from|rumor come from
en credits       have it from|has it from|get it from|got it from|get this from|got this from|took it from
en credits       where did the story originate|where did the claim originate|where did it originate
en credits       origin of the story|origin of the claim|origin of the report|origins of the story
en credits       whose reporting|whose story is|whose scoop|attribution|who is it attributed to
en stories       which stories are there|what stories are there|list all stories|which stories do you have
en stories       what are the stories|top stories|biggest stories|latest stories|stories in the corpus
en stories       big stories|major stories|important stories|key stories|what stories do you have
en stories       how many stories are there|how many events|which events|what events|show me the stories
en stories       running stories|current stories|main stories|ongoing stories|developing stories
en stories       grouped by story|group by story|group them by story|sorted by story|grouped into stories
en =stories      stories|list the stories|all stories|events
en why           why is this grouped|why are these grouped|why is it grouped|why are they grouped|why grouped
en why           why one story|why is this one story|why are these one story|why is it one story
en why           why are they one story|why are these the same story|why are they the same story
en why           why is this the same story|why the same story|why are these together|why are they together
en why           why a copy|why is this a copy|why is it a copy|why is that a copy|why are these copies
en why           why are they copies|why are those copies|why copies|why is * a copy|why are * copies
en why           why does it say copy|why do you say copy|why is it called a copy|explain the copy
en why           explain the grouping|explain the copies|explain this answer|explain the answer
en why           explain your answer|explain the order|why this answer|why these answers|why this order
en why           why these articles|why these results|why are these listed|why is * listed|why are these here
en why           why was it first|why is it first|how do you know who was first|how do you know it was first
en why           why is * first|why was * first|why * first|how do you know * was first|why is * the original
en why           how do you know they are copies|how do you know these are copies|how do you know it is a copy
en =why          why|why so|why this|why that|why these|why those|why is that|how so|how come|how do you know
en =why          how do you know that|how do you know this
en compare       diff|same story|same article|identical|same report|match up
en compare       compare|comparison|difference|differences|differ|differs|versus|vs|compared to
en compare       compared with|side by side|was earlier|who was earlier|earlier than|faster than
en compare       who was faster|sooner than|before or after|quicker than|contrast|ahead of
en compare       which was earlier|which was first|who came first
en latest        latest|newest|most recent|what's new|whats new|what is new|recent|recently
en latest        last articles|breaking|what's the latest|anything new|any updates|update|updates
en latest        news|whats going|just in|anything since
en latest        new articles|new stories|what did i miss|hot off the press|last article|last story
en latest        latest news|fresh|latest on|newest first|most recent first|last thing|todays news
en outlet        profile|outlet profile|tell me about|what did|what has|what does|published by
en outlet        anything by|everything by|all by|written by|articles by|stories by|pieces by
en outlet        about the outlet|who are|what can you tell me about
en ~outlet       outlet|publish|published|publishes|wrote|write|report
en help          help|how do i use|how does this work|what can you do|what can i ask|commands|usage
en help          how to use|what do you do|instructions|manual|how do you work|what are you for
en help          how does it work|what can i do|what questions|how can i|examples|example questions
en help          list commands|menu|options|getting started|tutorial|i need help|i am lost|im lost
en about         what do you have|what period|which period|what time span|how big is the corpus|your data
en about         how current is|how big is your|how big is it|what is in the corpus|what's in the corpus|corpus|how old is|how old are|your sources
en about         how many articles do you have|how many outlets do you have|how far back|date range
en about         how many sources do you have|how many documents|how many articles are there
en =about        about
en about         busiest day|which day most|most articles|most active|biggest outlet|main outlets
en about         size of the corpus|what is in your database|coverage span|time range|how up to date
en about         how many articles in total|how recent|when were you last updated|how complete
en about         how many stories do you have|how many reports do you have|in the collection
en about         how many outlets are there|how many articles have you|what is in here
en hello         hi|hey|hello|hiya|yo|hallo|hola|greetings|good morning|good evening|good afternoon
en =hello        morning|evening|sup|what's up|whats up
en hello         good day|howdy|wassup|hi there|hello there
en hello         you there|are you there|anyone there|ping|test|testing|anybody home|knock knock
en hello         how are you|how are you doing|how's it going|how is it going|hows it going
en thanks        thanks|thank you|thx|ty|tysm|cheers|much appreciated|thanks a lot|many thanks|kudos
en thanks        ok|okay|kk|got it|cool|nice|perfect|awesome|wonderful|great|understood|alright
en praise        good bot|well done|good job|nice work|great job|you are great|you are the best
en praise        i love you|love you|love it|love this|you rock|best bot|clever bot|smart bot
en praise        you are awesome|you are amazing|you are good|impressive|excellent|brilliant|bravo
en bye           see you tomorrow|see you later|talk tomorrow|until tomorrow
en bye           bye|goodbye|good night|see you|see ya|cya|later|gotta go|talk later|good bye|ciao
en insult        stupid bot|bad bot|dumb bot|useless bot|you are stupid|you are useless|you suck
en insult        fuck you|fuck off|shut up|idiot|moron|stupid|useless|you are dumb|you're wrong|wtf
en insult        you are wrong|dumbass|asshole|bullshit|piece of shit|shit bot|fuck|shit|stfu|crap
en insult        this is useless|this sucks|trash bot|garbage|you are an idiot|go to hell|screw you
en self          who are you|what are you|are you a bot|are you human|are you a human|are you a person|are you real|are you an ai
en self          who made you|who built you|your name|are you chatgpt|what is newsdesk|are you alive
en self          are you a robot|how old are you|where are you from|are you sentient|who owns you
en self          what's your name|whats your name|introduce yourself|do you use ai|which model
en chat          tell me a joke|a joke|joke|sing|sing a song|tell me a story|what's the weather
en chat          how is the weather|weather today|what time is it|what day is it|meaning of life
en chat          do you love me|will you marry me|marry me|do you like|write a poem|write me a poem
en chat          i am bored|im bored|i'm bored|lol|lmao|haha|hahaha|rofl|what do you think|make me
en chat          tell me something|say something|your favourite|your favorite|who will win|flip a coin
en none          water sources|water source|news sources|light source|heat source|data sources
en none          sources say|sources said|sources tell|sources told|sources claim|source says
en none          sources close|source close|according to sources|unnamed sources|anonymous sources
en none          intelligence sources|power source|power sources|open source|energy sources

en generic    quoted figure figures numbers statistics stats
en generic    article articles story stories piece pieces news coverage cover covered covers covering
en generic    report reports reported reporting reportedly outlet outlets mention mentions mentioned
en generic    mentioning publish published publishes publishing headline headlines link links linked
en generic    source sources first earliest earlier last latest write wrote written writes read show
en generic    find search searching pls plz please thx number summary timeline cite cites cited citing
en generic    credit credits credited crediting quote quotes quoted quoting anything everything
en generic    differ differs difference differences scooped beat faster info information stuff item
en generic    items post posts journalists reporters reporter media press newspaper newspapers papers
en generic    writing researching running wrote topic subject question answer bot newsdesk list entries entry newest oldest recent page
en generic    results result related overview website websites site sites publication publications
en generic    publisher publishers broke breaking scoop thing dates date exactly somehow original
en weak       total collection period span short list named name names corpus time number whole data
en weak       database archive day days week weeks month months year years people person quick brief
en weak       work help talk speak question questions reply answer answers idea lot bit kind sort way
en weak       everyone guys team folks friend mate dude man lads all today good nice great new order
en soft       affair saga case matter issue incident event events situation background context details
en soft       detail explain cause reason reasons claim claims statement fact facts rumour rumor
en soft       development developments debate controversy scandal row drama known sentence sentences
en covering   covered covering covers cover mentioning mention mentions mentioned
en crediting  cite cites cited citing credit credits credited crediting quote quotes quoted quoting
en crediting  mention mentions mentioned mentioning
en continuing and only just but also it that they them there instead about same those these too
en newest     last latest newest recent new
en oldest     first earliest oldest
en top        top best any
en pieces     articles stories pieces reports headlines sources outlets results hits links items posts
en excluding  neither except excluding without besides not minus excl apart aside no sans omitting skip
en naming     from by vs versus than outlet via form fro frm
en naming-phrase according to|as per|per
en joining    and or nor the
en choosing   or vs versus
en against    before after behind ahead beat beating than
en only       only just solely nur solo sólo лише тільки
en leading    the but other and or nor in at of on between either
en without    not about|not on|not mentioning|not mention|don't mention|doesn't mention|not of
en without    didn't mention|never mention|never mentions|without mentioning|without mention|not naming
en without    don't name|doesn't name|without naming|no mention|except for|not include|not involving
en without    not credit|didn't credit|don't credit|doesn't credit|without crediting|not crediting
en without    not cite|didn't cite|don't cite|doesn't cite|without citing|not citing|not quoting
en without    didn't quote|doesn't quote|don't quote|nothing about|nothing on|nothing to do with
en without    unrelated to|leaving out|leave out|not related to|ignoring|not concerning|not to do with
en without    but not|but no|except|excluding|other than|apart from|aside from|besides|minus|excl
en ~without   without|not|no|nothing
en excluding-phrase don't want|not interested in|sick of|do not want|tired of|fed up with
en negating   didn't don't doesn't haven't hasn't weren't never not
en chatter    human robot machine ai real alive today tomorrow again really very so much man
en since      since|starting|starting from|from and including|as of|ever since|on or after|no earlier than
en after      after|later than|following|past
en until      until|till|til|up to|by|through|thru|no later than|up until|on or before
en before     before|prior to|earlier than|ahead of
en on         form|fro|frm|on|in|during|at|of|for|dated|around|throughout|within|over|the|from|out|published on
en between    between|from|btwn|btw
en to         and|to|until|till|through|thru|up to|til
en and        and|and also|also|plus|then|and then|as well as|additionally|furthermore
en polite     can could would you please pls plz give show tell get send me us i want need would like
en polite     asap bitte por favor need named urgently quickly kindly hey hi hello ok okay thanks thx plz just really
en polite     a an the some list of for about on let see know have do also and then quick quickly now

de who-reported  wer berichtete|wer hat berichtet|wer hat zuerst|wer zuerst|wer war zuerst|wer schrieb
de who-reported  wer war der erste|wer meldete|wer hat gemeldet|wer hatte|zuerst berichtet|wer schreibt
de who-reported  wer berichtet|wer hat darüber|wer brachte|welches medium zuerst|wer hat geschrieben
de sources       quellen|quelle|welche quellen|welche medien|welche zeitungen|medien|wer berichtet über
de sources       welche berichte|alle berichte|alles über|alles zu|belege
de timeline      zeitleiste|chronologie|zeitachse|zeitstrahl|ablauf|verlauf|chronologisch|wann
de timeline      wie hat sich entwickelt|tag für tag|zeitlicher verlauf
de search        suche|such|suche nach|finde|artikel über|artikel zu|artikel mit|gibt es|etwas über
de search        berichte über|meldungen zu|was gibt es zu|habt ihr|hast du|zeig mir|zeige
de ~article      artikel|bericht|meldung|schlagzeile|überschrift
de summary       zusammenfassung|fasse zusammen|fass zusammen|kurzfassung|überblick|worum geht es
de summary       was ist passiert|was ist geschehen|kurz gesagt
de figures       wie viele|wie viel|zahlen|wie oft|wie groß
de who-reported  wer beruft sich auf|wer zitiert|wer zitierte|wer nennt
de sources       unabhängige berichte|unabhängig voneinander|wer hat abgeschrieben|alles kopien|sind das kopien
de credits       wer beruft sich auf wen|auf wen berufen sie sich|wer wird zitiert|wen zitieren sie
de credits       auf wen beruft sich|auf wen berufen sich|auf wen berufen sich alle|wen zitiert|wen zitieren
de credits       auf wen bezieht sich|auf wen beziehen sich|worauf beruft sich|worauf berufen sich
de credits       woher stammt das|woher kommt das|woher haben sie das|woher haben das alle
de credits       woher stammt die meldung|woher kommt die meldung|woher stammt der bericht
de credits       ursprüngliche quelle|ursprung der meldung|urheber|quellenangaben
de stories       welche ereignisse|ereignisse|welche ereignisse gibt es|größte ereignisse|wichtigste ereignisse
de stories       größten ereignisse|wichtigsten ereignisse|welche geschichten|größten geschichten
de stories       wichtigsten geschichten|große themen|großen themen|größten themen|wichtigsten themen
de =stories      geschichten|themen
de why           warum ist das eine kopie|warum ist es eine kopie|warum ist * eine kopie|warum eine kopie
de why           warum ist * zuerst|warum war * zuerst|warum ist * der erste|warum war * der erste
de why           warum ist das ein ereignis|warum gehört das zusammen|warum gehören sie zusammen
de why           warum diese antwort|warum diese reihenfolge|erkläre die antwort|erklär die antwort
de =why          warum|wieso|weshalb|warum das|woher weißt du das
de compare       vergleich|vergleiche|unterschied|unterschiede|verglichen mit|im vergleich zu|gegen
de latest        neueste|neuesten|neuestes|aktuelle|aktuell|was gibt es neues|was ist neu|neues
de latest        letzte nachrichten|letzten artikel|neuigkeiten|das neueste|letzte meldungen
de outlet        profil|was schreibt|was hat veröffentlicht|was veröffentlichte|was brachte
de help          hilfe|wie funktioniert|was kannst du|was kann ich fragen|befehle|anleitung
de about         wie viele artikel|wie viele quellen|welcher zeitraum|korpus
de hello         guten tag|guten morgen|guten abend|moin|servus|grüß gott|wie geht es dir|wie gehts
de thanks        danke|vielen dank|dankeschön|danke schön|alles klar
de bye           tschüss|auf wiedersehen|gute nacht|bis später|bis bald
de insult        dumm|dummer bot|du bist dumm|blöd|scheiße|halt die klappe|idiot
de self          wer bist du|was bist du|bist du ein bot|bist du ein mensch|wie heißt du
de generic       artikel bericht berichte berichten berichtet berichtete meldung meldungen nachrichten
de generic       quelle quellen medien zeitung zeitungen geschrieben schreibt schrieb zuerst erste erster erstes
de generic       ersten bitte thema veröffentlicht neueste neuesten letzte letzten zeitleiste suche
de small         der die das den dem des ein eine einen einem einer und oder aber ist sind war waren
de small         hat haben hatte wer was wie wo wann warum welche welcher welches welchen über zu zum
de small         zur im in am an auf aus bei bis für gegen mit nach ohne seit um unter von vom vor
de small         nicht auch nur noch schon es gibt alle alles mir mich ich du wir ihr sie uns man sich
de small         zeig zeige gib geben kannst kann können bitte möchte will als so dass
de weak          woche wochen tag tage monat monate jahr jahre themen thema
de newest        neueste neuesten letzte letzten aktuelle aktuellen
de pieces        artikel berichte meldungen nachrichten quellen
de excluding     außer ohne ausgenommen nicht
de naming        von bei aus
de joining       und oder der die das
de choosing      oder
de leading       von aus bei der die das und oder dem den
de without       nicht über|außer|ohne|ausgenommen
de since         seit|ab
de after         nach
de until         bis|bis zum
de before        vor|bevor
de on            am|im|in|vom|von|den|der|an|aus dem
de between       zwischen|vom|von
de to            bis|und|bis zum
de and           und|und auch|außerdem

es who-reported  quién informó|quién informó primero|quién reportó|quién publicó|quién fue el primero
es who-reported  quién dijo|quién lo publicó|quién escribió|quién primero|quién dio la noticia
es who-reported  qué medio informó|qué medio publicó primero|quiénes informaron
es sources       fuentes|fuente|qué fuentes|qué medios|cuáles medios|medios|qué periódicos|todo sobre
es sources       quién cubrió|quiénes cubrieron|qué diarios
es timeline      cronología|línea de tiempo|línea temporal|cronológico|cómo evolucionó|día a día
es timeline      cómo se desarrolló|orden cronológico|cuándo
es search        busca|buscar|búsqueda|encuentra|artículos sobre|noticias sobre|noticias de|hay algo
es search        algo sobre|qué hay sobre|artículos de|muéstrame|enséñame|hay noticias
es ~article      artículo|noticia|titular
es summary       resumen|resume|resúmeme|en resumen|qué pasó|qué ha pasado|de qué trata
es figures       cuántos|cuántas|cuánto|cifras|números
es who-reported  quién cita|quiénes citan|quién citó|quién menciona
es sources       informes independientes|fuentes independientes|son independientes|son copias|todas copias
es credits       quién cita a quién|a quién citan|a quién atribuyen|quién es citado|a quién cita
es credits       a quién atribuye|a quién se atribuye|a quién se cita|en quién se basan|en quién se basa
es credits       de dónde viene esto|de dónde sale esto|de dónde sale|de dónde lo sacan|de dónde viene la noticia
es credits       fuente original|origen de la noticia|atribuciones|créditos
es stories       qué historias|historias|qué historias hay|grandes historias|principales historias
es stories       mayores historias|qué acontecimientos|acontecimientos|grandes temas|principales temas
es why           por qué es una copia|por qué es * una copia|por qué * es una copia|por qué son copias
es why           por qué es * el primero|por qué fue * el primero|por qué * fue el primero
es why           por qué es * la primera|por qué fue * la primera|por qué * fue la primera
es why           por qué están juntos|por qué están agrupados|por qué es la misma historia
es why           por qué esta respuesta|explica la respuesta|explica esta respuesta
es =why          por qué|por qué eso|cómo lo sabes
es compare       compara|comparar|comparación|diferencia|diferencias|frente a|comparado con
es latest        últimas|últimos|lo último|novedades|qué hay de nuevo|últimas noticias|más reciente
es latest        más recientes|qué hay nuevo|noticias recientes
es outlet        perfil|qué publicó|qué escribió|qué dice
es help          ayuda|cómo funciona|qué puedes hacer|qué puedo preguntar|comandos|instrucciones
es about         cuántos artículos|cuántas fuentes|qué período|qué periodo|corpus
es hello         buenos días|buenas tardes|buenas noches|qué tal|cómo estás|buenas
es thanks        gracias|muchas gracias|vale|perfecto
es bye           adiós|hasta luego|hasta mañana|chao
es insult        tonto|estúpido|idiota|cállate|mierda|inútil
es self          quién eres|qué eres|eres un bot|eres humano|cómo te llamas
es generic       cubrieron cubrió cubren informan publican artículo artículos noticia noticias fuente fuentes medio medios periódico periódicos
es generic       informó informaron publicó publicaron reportó primero primera últimas últimos titular
es generic       favor cronología buscar busca tema resumen
es small         el la los las un una unos unas y o u pero es son fue fueron ha han había quién quiénes
es small         qué cuál cuáles cómo dónde cuándo por para de del al a en con sin sobre entre hasta
es small         desde se lo le les me mi tu su sus no ni que si ya más muy hay este esta estos estas
es small         dame muestra muéstrame puedes quiero necesito favor todo toda todos todas algo
es newest        última últimas último últimos reciente recientes
es pieces        artículos noticias fuentes
es excluding     excepto salvo sin menos no
es naming        de del en por
es joining       y o ni el la los las
es choosing      o
es leading       de del el la los las y o en entre
es without       no sobre|excepto|salvo|sin mencionar|que no mencionan|que no sean sobre|pero no|menos
es since         desde|a partir de
es after         después de|tras|después del
es until         hasta|hasta el
es before        antes de|antes del
es on            el|en|del|de|durante|a
es between       entre|del|de|desde
es to            y|al|a|hasta|hasta el
es and           y|y también|además

uk who-reported  хто повідомив|хто першим повідомив|хто перший|хто першим|хто писав|хто написав
uk who-reported  хто перший повідомив|хто повідомляв|хто сказав|хто опублікував|яке видання першим
uk sources       джерела|джерело|які джерела|які видання|які медіа|які змі|хто висвітлював|усе про
uk sources       все про|хто писав про
uk timeline      хронологія|хронологію|стрічка часу|таймлайн|як розвивалося|як розвивались|коли
uk timeline      день за днем|перебіг подій|часова шкала
uk search        пошук|знайди|знайти|шукай|шукати|статті про|новини про|чи є|що є про|покажи
uk ~article      стаття|статтю|новина|заголовок
uk summary       підсумок|коротко|стисло|що сталося|огляд|про що|переказ
uk figures       скільки|цифри|кількість
uk who-reported  хто посилається на|хто цитує|хто згадує
uk sources       незалежні повідомлення|незалежні джерела|це копії|самі копії
uk credits       на кого посилаються|хто на кого посилається|на кого посилається|кого цитують|кого цитує
uk credits       звідки це|звідки ця інформація|звідки ця новина|звідки вони це взяли
uk credits       першоджерело|першоджерела|хто є першоджерелом
uk stories       які події|події|головні події|найбільші події|великі події|найважливіші події
uk stories       головні теми|які теми|головні історії|які історії
uk why           чому це копія|чому * копія|чому * це копія|чому копія
uk why           чому * перший|чому * перша|чому * перше|чому * першим|чому * був першим|чому * була першою
uk why           чому це одна подія|чому вони разом|чому разом
uk why           чому така відповідь|поясни відповідь|поясніть відповідь
uk =why          чому|чому так|чому це|звідки ти знаєш|звідки ви знаєте
uk compare       порівняй|порівняти|порівняння|різниця|відмінності|проти
uk latest        останні новини|найновіше|останні|найсвіжіше|що нового|новини|останнє|найновіші
uk outlet        профіль|що писало|що опублікувало|що пише|що опублікував
uk help          допомога|довідка|як користуватися|що ти вмієш|команди|як це працює|допоможи
uk about         скільки статей|скільки джерел|корпус|який період
uk hello         привіт|вітаю|добрий день|доброго ранку|добрий вечір|як справи|здоров
uk thanks        дякую|дуже дякую|спасибі|добре|гаразд|дякс
uk bye           бувай|до побачення|на добраніч|папа
uk insult        дурень|дурний|ідіот|тупий|заткнись|лайно|дурний бот
uk self          хто ти|що ти таке|ти бот|ти людина|як тебе звати
uk generic       стаття статті статтю статей новина новини новин джерело джерела видання медіа змі
uk generic       повідомив повідомила повідомили повідомляє писав писали написав першим перший перша
uk generic       опублікував опублікували останні будь ласка тема
uk small         а і й та або чи але це цей ця ці є був була було були хто що як де коли чому які який
uk small         яка яке яких про на у в з із зі від до за для над під без крім по не ні так ж же мені
uk small         мене ти ви ми він вона вони його її їх дай дайте покажи покажіть можна можеш хочу
uk newest        останні найновіші останніх
uk pieces        статей статті новин новини джерел
uk excluding     крім окрім без не
uk naming        від з із зі у в
uk joining       і та й або чи
uk choosing      чи або
uk leading       і та й або чи від з із у в
uk without       не про|без згадки|крім|окрім|за винятком
uk since         з|від|із|починаючи з
uk after         після
uk until         до|по
uk before        до|перед
uk on            у|в|за|на
uk between       між|з|від
uk to            і|та|до|по
uk and           і|та|а також|також
"""
