"""The words of dates in four languages, and what each tells."""

from collections.abc import Mapping
from enum import Enum

from bot.news.text import fold

Sense = Enum(
    "Sense", "DAY NUMBER YEAR MONTH QUARTER SEASON WEEKDAY WEEKEND THIRD UNIT LAST PAST THIS AGO"
)
"""What a word of a date tells; a DAY is a number that is all there is."""

Told = Mapping[Sense, int]
"""What some words tell, by sense."""

_TABLE = {
    "NUMBER": "one eine einen einem un una|two couple zwei dos два дві|three drei tres три"
    "|four vier cuatro чотири|five fünf cinco|six sechs seis|seven sieben siete|eight acht ocho"
    "|nine neun nueve|ten zehn diez|eleven elf once|twelve zwölf doce",
    "MONTH": "january jan januar jänner enero січень січня січні"
    "|february feb februar febrero лютий лютого лютому"
    "|march mar märz maerz marzo березень березня березні"
    "|april apr abril квітень квітня квітні|may mai mayo травень травня травні"
    "|june jun juni junio червень червня червні|july jul juli julio липень липня липні"
    "|august aug agosto серпень серпня серпні"
    "|september sep sept septiembre setiembre вересень вересня вересні"
    "|october oct oktober octubre жовтень жовтня жовтні"
    "|november nov noviembre листопад листопада листопаді"
    "|december dec dezember diciembre грудень грудня грудні",
    "QUARTER": "q1|q2|q3|q4",
    "SEASON": "spring frühling frühjahr primavera весна весни|summer sommer verano літо літа"
    "|autumn fall herbst otoño осінь осені|winter invierno зима зими",
    "WEEKEND": "weekend wochenende",
    "WEEKDAY": "monday mon montag lunes понеділок понеділка"
    "|tuesday tue tues dienstag martes вівторок вівторка"
    "|wednesday wed mittwoch miércoles середа середи середу"
    "|thursday thu thur thurs donnerstag jueves четвер четверга"
    "|friday fri freitag viernes п'ятниця п'ятниці п'ятницю"
    "|saturday samstag sonnabend sábado субота суботи суботу"
    "|sunday sonntag domingo неділя неділі неділю",
    "THIRD": "early beginning start anfang principios comienzos inicios початок початку"
    "|mid middle mitte mediados середина середині|late end ende finales fines кінці наприкінці",
    "UNIT": "hours hour h hrs stunden stunde horas hora годин години година"
    "|day days tag tage tagen día días день дні днів дня"
    "|week weeks wk wks woche wochen semana semanas тиждень тижня тижні тижнів"
    "|month months monat monate monaten mes meses місяць місяця місяці місяців"
    "|quarter quarters quartal trimestre квартал кварталу"
    "|year years jahr jahre jahren año años рік року роки років",
    "LAST": "last previous letzte letzten letzter letztes vorige vorigen vergangene vergangenen"
    " pasado pasada última último últimos últimas минулий минулого минулої минулу останні",
    "PAST": "past",
    "THIS": "this current diese diesen dieser dieses este esta цей цього цієї цю",
    "AGO": "ago тому",
}
"""The words of each sense, by value from 1: English, and what dateparser lacks or blurs (it takes
`letzte Woche` and `vor einer Woche` for one)."""

WORDS = {
    fold(word): (Sense[sense], value)
    for sense, row in _TABLE.items()
    for value, words in enumerate(row.split("|"), 1)
    for word in words.split()
}
PHRASES = {
    phrase: meant
    for phrases, meant in (
        ("today|now|jetzt|ahora|зараз|heute|hoy|сьогодні", "0 days ago"),
        ("yesterday|gestern|ayer|вчора|учора", "1 day ago"),
        ("day before yesterday|vorgestern|anteayer|antes de ayer|позавчора", "2 days ago"),
        ("week before last", "this last week"),
        ("month before last", "this last month"),
        ("торік", "last year"),
        ("цьогоріч", "this year"),
    )
    for phrase in map(fold, phrases.split("|"))
}
"""What stands for a date as one word or so."""

DATE_WORDS = tuple(sorted(word for word in {*WORDS, *PHRASES} if len(word) > 4 and word.isalpha()))  # noqa: PLR2004 - shorter ones have no typos
"""Words of dates that may be misspelled."""
