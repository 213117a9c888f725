### Slovenčina. Machine-drafted until a person approves it.

subject-dated = { $controller }: vaše osobné údaje a udalosť zo dňa { $day }
subject-undated = { $controller }: udalosť s vašimi osobnými údajmi
greeting = Dobrý deň, { $name },
who-writes = sme { $controller }. Píšeme vám pre udalosť s vašimi osobnými údajmi.
supplements = Táto správa dopĺňa našu správu zo dňa { $previous }. Číslo prípadu a kód sa nezmenili.

heading-happened = Čo sa stalo
heading-data = Ktorých údajov sa to týka
heading-audience = Kto mohol údaje vidieť
heading-consequences = K čomu to môže viesť
heading-measures = Čo robíme my
heading-advice = Čo môžete urobiť vy
heading-open = Čo zatiaľ nevieme
heading-check = Ako túto správu overiť
heading-contact = Vaše otázky a práva

nature-confidentiality = Osobné údaje mohli vidieť ľudia, ktorí na to nemali právo.
nature-integrity = Osobné údaje boli zmenené bez oprávnenia.
nature-availability = Osobné údaje sa stratili alebo po istý čas neboli dostupné.
nature-unknown = Zatiaľ nevieme, čo presne sa s údajmi stalo.
affected-yes = Vaše údaje sú medzi dotknutými údajmi.
affected-unknown = Zatiaľ nevieme, či sú medzi nimi vaše údaje. Pre istotu vám to oznamujeme už teraz.
cause-technical = Príčinou bola technická chyba v našich systémoch.
cause-misdelivery = Príčinou bol omyl: údaje boli odoslané nesprávnym ľuďom.
cause-staff = Príčinou bola chyba nášho zamestnanca.
cause-loss = Príčinou bola strata alebo krádež zariadenia či dokumentov.
cause-attack = Príčinou bol útok na naše systémy.
cause-unknown = Príčinu zatiaľ nepoznáme.
period-closed = Začiatok udalosti: { $start }. Koniec udalosti: { $end }.
period-ongoing = Udalosť sa ešte neskončila. Jej začiatok: { $start }.
period-start = Začiatok udalosti: { $start }.
period-end-unknown = Zatiaľ nevieme, kedy sa udalosť skončila.
period-unknown = Zatiaľ nevieme, kedy sa udalosť začala.
people-exact = { $n ->
    [one] Spolu sa to týka { $n } človeka.
    [few] Spolu sa to týka { $n } ľudí.
    [many] Spolu sa to týka { $n } človeka.
   *[other] Spolu sa to týka { $n } ľudí.
}
people-range = { $high ->
    [one] Spolu sa to týka najmenej { $low } a najviac { $high } človeka.
    [few] Spolu sa to týka najmenej { $low } a najviac { $high } ľudí.
    [many] Spolu sa to týka najmenej { $low } a najviac { $high } človeka.
   *[other] Spolu sa to týka najmenej { $low } a najviac { $high } ľudí.
}
people-unknown = Zatiaľ nevieme, koľkých ľudí sa to týka.

kinds-intro = Týka sa to týchto údajov o vás:
kinds-unknown = Zatiaľ nevieme, ktorých vašich údajov sa to týka.
password-safe = Vaše heslo medzi údajmi nebolo. Pre túto udalosť ho nemusíte meniť.
password-exposed = Vaše heslo medzi údajmi bolo.
password-unknown = Zatiaľ nevieme, či medzi údajmi bolo vaše heslo.
payment-safe = Medzi údajmi neboli čísla kariet ani bankových účtov.
payment-exposed = Medzi údajmi boli platobné údaje.
payment-unknown = Zatiaľ nevieme, či medzi údajmi boli platobné údaje.

audience-customers = Údaje mohli vidieť iní naši zákazníci.
audience-few = Údaje mohol vidieť malý počet ľudí, ktorých poznáme.
audience-single = Údaje mohla vidieť jedna osoba alebo organizácia, ktorú poznáme a ktorej dôverujeme.
audience-public = Údaje mohol vidieť ktokoľvek na internete.
audience-criminal = Údaje mohli vidieť alebo skopírovať zločinci.
audience-unknown = Zatiaľ nevieme, kto údaje videl.
misuse-yes = Vieme o prípadoch zneužitia údajov.
misuse-no = Nevieme o žiadnom prípade zneužitia údajov.
misuse-unknown = Zatiaľ nevieme, či boli údaje zneužité.
recovered-yes = Všetci, čo mali kópiu, potvrdili, že bola vymazaná alebo vrátená.
recovered-no = Nie všetky kópie údajov sa podarilo vymazať alebo získať späť.
recovered-unknown = Zatiaľ nevieme, či kópie údajov ešte existujú.

consequence-messages = Niekto by vám mohol napísať alebo zavolať a vydávať sa za nás.
consequence-account = Niekto by sa mohol prihlásiť do vášho účtu alebo do iného účtu s rovnakým heslom.
consequence-payment = Niekto by sa mohol pokúsiť platiť alebo vyberať peniaze vo vašom mene.
consequence-identity = Niekto by sa za vás mohol vydávať, napríklad aby uzavrel zmluvu.
consequence-sensitive = Súkromné veci by sa mohli dozvedieť iní ľudia.
consequence-place = Niekto by sa mohol dozvedieť, kde bývate alebo kde sa pohybujete.
consequence-unknown = Zatiaľ nevieme, k čomu to pre vás môže viesť.

contained-yes = Udalosť sme zastavili.
contained-no = Na zastavení udalosti stále pracujeme.
contained-unknown = Zatiaľ nevieme, či je udalosť úplne zastavená.
discovered = Udalosť sme si všimli: { $detected }.
measure-error-fixed = Chybu sme opravili.
measure-copies-deleted = Vymazali sme uložené kópie, ktoré máme pod kontrolou.
measure-sessions-ended = Všetkých sme odhlásili z ich účtov.
measure-passwords-reset = Obnovili sme dotknuté heslá.
measure-authority-told = Informovali sme úrad na ochranu osobných údajov.
measure-police-told = Informovali sme políciu.
measure-experts = Pomáhajú nám nezávislí odborníci.
measure-checks = Zaviedli sme kontroly, aby sa to neopakovalo.

advice-mail = Buďte opatrní pri správach, ktoré používajú vaše a naše meno. O heslá e-mailom nežiadame.
advice-phone = Ak vám niekto zavolá v našom mene, zložte a zavolajte na číslo, ktoré už poznáte.
advice-password = Zmeňte si heslo u nás aj všade, kde používate rovnaké.
advice-second-step = Kde je to možné, zapnite si druhý krok prihlásenia.
advice-sessions = Odhláste sa zo svojho účtu na všetkých zariadeniach a potom sa znova prihláste.
advice-card = Informujte svoju banku a pozrite si výpisy z karty.
advice-bank = Hľadajte na svojom bankovom účte platby, ktoré ste nezadali, a oznámte ich svojej banke.
advice-identity = Všímajte si zmluvy, účty alebo listy, ktoré si neviete vysvetliť, a oznámte ich polícii.
advice-sensitive = Ak na vás niekto s týmito údajmi tlačí, povedzte to nám alebo polícii.
advice-place = Ak sa necítite bezpečne, obráťte sa na políciu.

next-update = Napíšeme vám znova najneskôr: { $update }.
check-type = Táto správa neobsahuje odkazy ani prílohy. Na overenie napíšte sami do prehliadača našu adresu { $domain } a otvorte stránku „{ $path }“.
check-code = Na tejto stránke zadajte e-mailovú adresu, na ktorú sme túto správu poslali, a tento kód: { $code }
check-code-letter = Na tejto stránke zadajte číslo z hornej časti tohto listu a tento kód: { $code }
check-never = Pre túto udalosť vás nikdy nežiadame o heslo, číslo karty ani platbu.
contact = Na vaše otázky odpovedá { $contact }: { $details }. Uveďte prosím číslo prípadu { $case }.
complaint = Môžete sa tiež sťažovať na úrade na ochranu osobných údajov vo svojej krajine.

sms = { $controller }: udalosť s vašimi údajmi. Napíšte { $typed } do prehliadača. Kód { $code }. O heslá nikdy nežiadame.
letter-number = Číslo
statement-title = Verejné vyhlásenie: { $controller }
statement-intro = Dotknutým ľuďom sme poslali nasledujúci text. Každý dostal aj svoje meno a kód.
verify-title = Overenie správy: { $controller }
verify-intro = Na tejto stránke si môžete prečítať všetky naše správy. Kód na to nepotrebujete.
verify-address = E-mailová adresa alebo telefónne číslo, na ktoré správa prišla, alebo číslo na liste
verify-code = Kód zo správy
verify-button = Overiť
verify-yes = Tento kód patrí k správe, ktorú sme na túto adresu poslali. Celý text je nižšie.
verify-no = Tento kód sme pre túto adresu nevydali. Na správu neodpovedajte a dajte nám vedieť: { $details }
verify-closed = Kódy už nemožno overiť. Nižšie sú texty, ktoré sme poslali.
verify-texts = Správy, ktoré sme poslali

kind-PERSON_NAME = vaše meno
kind-EMAIL = vaša e-mailová adresa
kind-PHONE = vaše telefónne číslo
kind-POSTAL_ADDRESS = vaša poštová adresa
kind-BIRTH_DATE = váš dátum narodenia
kind-IP_ADDRESS = internetová adresa vášho zariadenia
kind-CARD = číslo vašej platobnej karty
kind-CARD_CODE = bezpečnostný kód vašej platobnej karty
kind-IBAN = číslo vášho bankového účtu
kind-NATIONAL_ID = vaše rodné číslo alebo iné osobné číslo
kind-TAX_ID = vaše daňové číslo
kind-PASSPORT = číslo vášho pasu
kind-DRIVING_LICENCE = číslo vášho vodičského preukazu
kind-PASSWORD = vaše heslo
kind-PASSWORD_HASH = vaše heslo v zašifrovanej podobe
kind-CREDENTIAL = tajný kľúč k vášmu účtu
kind-SESSION_TOKEN = kľúč relácie, v ktorej ste boli prihlásení
kind-USER_NAME = vaše používateľské meno
kind-ACCOUNT_ID = vaše zákaznícke číslo
kind-ORDER = vaše objednávky
kind-CRYPTO_ADDRESS = vaša adresa pre kryptomenu
kind-GEO = miesta, kde ste boli
kind-VEHICLE_ID = číslo vášho vozidla
kind-HEALTH = údaje o vašom zdraví
kind-ETHNIC_ORIGIN = údaje o vašom rasovom alebo etnickom pôvode
kind-POLITICAL_OPINION = údaje o vašich politických názoroch alebo strane
kind-BELIEF = údaje o vašom náboženstve alebo presvedčení
kind-TRADE_UNION = údaje o vašom členstve v odboroch
kind-GENETIC = vaše genetické údaje
kind-BIOMETRIC = vaše biometrické údaje (napríklad odtlačky prstov alebo črty tváre)
kind-SEX_LIFE = údaje o vašom sexuálnom živote alebo sexuálnej orientácii
kind-CRIMINAL_RECORD = údaje o odsúdeniach alebo trestných činoch
