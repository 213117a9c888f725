### Čeština. Machine-drafted until a person approves it.

subject-dated = { $controller }: vaše osobní údaje a událost ze dne { $day }
subject-undated = { $controller }: událost s vašimi osobními údaji
greeting = Dobrý den, { $name },
who-writes = jsme { $controller }. Píšeme vám kvůli události s vašimi osobními údaji.
supplements = Tato zpráva doplňuje naši zprávu ze dne { $previous }. Číslo případu a kód se nezměnily.

heading-happened = Co se stalo
heading-data = Kterých údajů se to týká
heading-audience = Kdo mohl údaje vidět
heading-consequences = K čemu to může vést
heading-measures = Co děláme my
heading-advice = Co můžete udělat vy
heading-open = Co zatím nevíme
heading-check = Jak tuto zprávu ověřit
heading-contact = Vaše otázky a práva

nature-confidentiality = Osobní údaje mohli vidět lidé, kteří na to neměli právo.
nature-integrity = Osobní údaje byly změněny bez oprávnění.
nature-availability = Osobní údaje se ztratily nebo po nějakou dobu nebyly dostupné.
nature-unknown = Zatím nevíme, co přesně se s údaji stalo.
affected-yes = Vaše údaje jsou mezi dotčenými údaji.
affected-unknown = Zatím nevíme, zda jsou mezi nimi vaše údaje. Pro jistotu vám to oznamujeme už teď.
cause-technical = Příčinou byla technická chyba v našich systémech.
cause-misdelivery = Příčinou byl omyl: údaje byly odeslány nesprávným lidem.
cause-staff = Příčinou byla chyba našeho zaměstnance.
cause-loss = Příčinou byla ztráta nebo krádež zařízení či dokumentů.
cause-attack = Příčinou byl útok na naše systémy.
cause-unknown = Příčinu zatím neznáme.
period-closed = Začátek události: { $start }. Konec události: { $end }.
period-ongoing = Událost ještě neskončila. Její začátek: { $start }.
period-start = Začátek události: { $start }.
period-end-unknown = Zatím nevíme, kdy událost skončila.
period-unknown = Zatím nevíme, kdy událost začala.
people-exact = { $n ->
    [one] Celkem se to týká { $n } člověka.
    [few] Celkem se to týká { $n } lidí.
    [many] Celkem se to týká { $n } člověka.
   *[other] Celkem se to týká { $n } lidí.
}
people-range = { $high ->
    [one] Celkem se to týká nejméně { $low } a nejvýše { $high } člověka.
    [few] Celkem se to týká nejméně { $low } a nejvýše { $high } lidí.
    [many] Celkem se to týká nejméně { $low } a nejvýše { $high } člověka.
   *[other] Celkem se to týká nejméně { $low } a nejvýše { $high } lidí.
}
people-unknown = Zatím nevíme, kolika lidí se to týká.

kinds-intro = Týká se to těchto údajů o vás:
kinds-unknown = Zatím nevíme, kterých vašich údajů se to týká.
password-safe = Vaše heslo mezi údaji nebylo. Kvůli této události ho nemusíte měnit.
password-exposed = Vaše heslo mezi údaji bylo.
password-unknown = Zatím nevíme, zda mezi údaji bylo vaše heslo.
payment-safe = Mezi údaji nebyla čísla karet ani bankovních účtů.
payment-exposed = Mezi údaji byly platební údaje.
payment-unknown = Zatím nevíme, zda mezi údaji byly platební údaje.

audience-customers = Údaje mohli vidět jiní naši zákazníci.
audience-few = Údaje mohl vidět malý počet lidí, které známe.
audience-single = Údaje mohla vidět jedna osoba nebo organizace, kterou známe a které důvěřujeme.
audience-public = Údaje mohl vidět kdokoli na internetu.
audience-criminal = Údaje mohli vidět nebo zkopírovat zločinci.
audience-unknown = Zatím nevíme, kdo údaje viděl.
misuse-yes = Víme o případech zneužití údajů.
misuse-no = Nevíme o žádném případu zneužití údajů.
misuse-unknown = Zatím nevíme, zda byly údaje zneužity.
recovered-yes = Všichni, kdo měli kopii, potvrdili, že byla smazána nebo vrácena.
recovered-no = Ne všechny kopie údajů se podařilo smazat nebo získat zpět.
recovered-unknown = Zatím nevíme, zda kopie údajů ještě existují.

consequence-messages = Někdo by vám mohl napsat nebo zavolat a vydávat se za nás.
consequence-account = Někdo by se mohl přihlásit k vašemu účtu nebo k jinému účtu se stejným heslem.
consequence-payment = Někdo by se mohl pokusit platit nebo vybírat peníze vaším jménem.
consequence-identity = Někdo by se za vás mohl vydávat, například aby uzavřel smlouvu.
consequence-sensitive = Soukromé věci by se mohli dozvědět jiní lidé.
consequence-place = Někdo by se mohl dozvědět, kde bydlíte nebo kde se pohybujete.
consequence-unknown = Zatím nevíme, k čemu to pro vás může vést.

contained-yes = Událost jsme zastavili.
contained-no = Na zastavení události stále pracujeme.
contained-unknown = Zatím nevíme, zda je událost úplně zastavena.
discovered = Události jsme si všimli: { $detected }.
measure-error-fixed = Chybu jsme opravili.
measure-copies-deleted = Smazali jsme uložené kopie, které máme pod kontrolou.
measure-sessions-ended = Všechny jsme odhlásili z jejich účtů.
measure-passwords-reset = Obnovili jsme dotčená hesla.
measure-authority-told = Informovali jsme úřad pro ochranu osobních údajů.
measure-police-told = Informovali jsme policii.
measure-experts = Pomáhají nám nezávislí odborníci.
measure-checks = Zavedli jsme kontroly, aby se to neopakovalo.

advice-mail = Buďte opatrní u zpráv, které používají vaše a naše jméno. O hesla e-mailem nežádáme.
advice-phone = Pokud vám někdo zavolá naším jménem, zavěste a zavolejte na číslo, které už znáte.
advice-password = Změňte si heslo u nás i všude, kde používáte stejné.
advice-second-step = Kde je to možné, zapněte si druhý krok přihlášení.
advice-sessions = Odhlaste se ze svého účtu na všech zařízeních a pak se znovu přihlaste.
advice-card = Informujte svou banku a projděte si výpisy z karty.
advice-bank = Hledejte na svém bankovním účtu platby, které jste nezadali, a oznamte je své bance.
advice-identity = Všímejte si smluv, účtů nebo dopisů, které si neumíte vysvětlit, a oznamte je policii.
advice-sensitive = Pokud na vás někdo s těmito údaji tlačí, řekněte to nám nebo policii.
advice-place = Pokud se necítíte v bezpečí, obraťte se na policii.

next-update = Napíšeme vám znovu nejpozději: { $update }.
check-type = Tato zpráva neobsahuje odkazy ani přílohy. Pro ověření napište sami do prohlížeče naši adresu { $domain } a otevřete stránku „{ $path }“.
check-code = Na této stránce zadejte e-mailovou adresu, na kterou jsme tuto zprávu poslali, a tento kód: { $code }
check-code-letter = Na této stránce zadejte číslo z horní části tohoto dopisu a tento kód: { $code }
check-never = Kvůli této události vás nikdy nežádáme o heslo, číslo karty ani platbu.
contact = Na vaše otázky odpovídá { $contact }: { $details }. Uveďte prosím číslo případu { $case }.
complaint = Můžete si také stěžovat u úřadu pro ochranu osobních údajů ve své zemi.

sms = { $controller }: událost s vašimi údaji. Napište { $typed } do prohlížeče. Kód { $code }. O hesla nikdy nežádáme.
letter-number = Číslo
statement-title = Veřejné prohlášení: { $controller }
statement-intro = Dotčeným lidem jsme poslali následující text. Každý dostal také své jméno a kód.
verify-title = Ověření zprávy: { $controller }
verify-intro = Na této stránce si můžete přečíst všechny naše zprávy. Kód k tomu nepotřebujete.
verify-address = E-mailová adresa nebo telefonní číslo, na které zpráva přišla, nebo číslo na dopise
verify-code = Kód ze zprávy
verify-button = Ověřit
verify-yes = Tento kód patří ke zprávě, kterou jsme na tuto adresu poslali. Celý text je níže.
verify-no = Tento kód jsme pro tuto adresu nevydali. Na zprávu neodpovídejte a dejte nám vědět: { $details }
verify-closed = Kódy už nelze ověřit. Níže jsou texty, které jsme poslali.
verify-texts = Zprávy, které jsme poslali

kind-PERSON_NAME = vaše jméno
kind-EMAIL = vaše e-mailová adresa
kind-PHONE = vaše telefonní číslo
kind-POSTAL_ADDRESS = vaše poštovní adresa
kind-BIRTH_DATE = vaše datum narození
kind-IP_ADDRESS = internetová adresa vašeho zařízení
kind-CARD = číslo vaší platební karty
kind-CARD_CODE = bezpečnostní kód vaší platební karty
kind-IBAN = číslo vašeho bankovního účtu
kind-NATIONAL_ID = vaše rodné číslo nebo jiné osobní číslo
kind-TAX_ID = vaše daňové číslo
kind-PASSPORT = číslo vašeho pasu
kind-DRIVING_LICENCE = číslo vašeho řidičského průkazu
kind-PASSWORD = vaše heslo
kind-PASSWORD_HASH = vaše heslo v zašifrované podobě
kind-CREDENTIAL = tajný klíč k vašemu účtu
kind-SESSION_TOKEN = klíč relace, ve které jste byli přihlášeni
kind-USER_NAME = vaše uživatelské jméno
kind-ACCOUNT_ID = vaše zákaznické číslo
kind-ORDER = vaše objednávky
kind-CRYPTO_ADDRESS = vaše adresa pro kryptoměnu
kind-GEO = místa, kde jste byli
kind-VEHICLE_ID = číslo vašeho vozidla
kind-HEALTH = údaje o vašem zdraví
kind-ETHNIC_ORIGIN = údaje o vašem rasovém nebo etnickém původu
kind-POLITICAL_OPINION = údaje o vašich politických názorech nebo straně
kind-BELIEF = údaje o vašem náboženství nebo přesvědčení
kind-TRADE_UNION = údaje o vašem členství v odborech
kind-GENETIC = vaše genetické údaje
kind-BIOMETRIC = vaše biometrické údaje (například otisky prstů nebo rysy obličeje)
kind-SEX_LIFE = údaje o vašem sexuálním životě nebo sexuální orientaci
kind-CRIMINAL_RECORD = údaje o odsouzeních nebo trestných činech
