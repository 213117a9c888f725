### Slovenščina. Machine-drafted until a person approves it.

subject-dated = { $controller }: vaši osebni podatki in dogodek z dne { $day }
subject-undated = { $controller }: dogodek z vašimi osebnimi podatki
greeting = Pozdravljeni, { $name },
who-writes = smo { $controller }. Pišemo vam zaradi dogodka z vašimi osebnimi podatki.
supplements = To sporočilo dopolnjuje naše sporočilo z dne { $previous }. Številka zadeve in koda se nista spremenili.

heading-happened = Kaj se je zgodilo
heading-data = Za katere podatke gre
heading-audience = Kdo je lahko videl podatke
heading-consequences = Kaj lahko sledi
heading-measures = Kaj delamo mi
heading-advice = Kaj lahko storite vi
heading-open = Česa še ne vemo
heading-check = Kako preverite to sporočilo
heading-contact = Vaša vprašanja in pravice

nature-confidentiality = Osebne podatke so lahko videli ljudje, ki za to niso imeli pravice.
nature-integrity = Osebni podatki so bili spremenjeni brez dovoljenja.
nature-availability = Osebni podatki so se izgubili ali nekaj časa niso bili dostopni.
nature-unknown = Še ne vemo, kaj natančno se je zgodilo s podatki.
affected-yes = Vaši podatki so med prizadetimi podatki.
affected-unknown = Še ne vemo, ali so med njimi tudi vaši podatki. Zaradi previdnosti vas obveščamo že zdaj.
cause-technical = Vzrok je bila tehnična napaka v naših sistemih.
cause-misdelivery = Vzrok je bila pomota: podatki so bili poslani napačnim ljudem.
cause-staff = Vzrok je bila napaka našega sodelavca.
cause-loss = Vzrok je bila izguba ali tatvina naprave ali dokumentov.
cause-attack = Vzrok je bil napad na naše sisteme.
cause-unknown = Vzroka še ne poznamo.
period-closed = Začetek dogodka: { $start }. Konec dogodka: { $end }.
period-ongoing = Dogodek še ni končan. Njegov začetek: { $start }.
period-start = Začetek dogodka: { $start }.
period-end-unknown = Še ne vemo, kdaj se je dogodek končal.
period-unknown = Še ne vemo, kdaj se je dogodek začel.
people-exact = { $n ->
    [one] Skupaj je prizadeta { $n } oseba.
    [two] Skupaj sta prizadeti { $n } osebi.
    [few] Skupaj so prizadete { $n } osebe.
   *[other] Skupaj je prizadetih { $n } oseb.
}
people-range = { $high ->
    [one] Skupaj je prizadetih najmanj { $low } in največ { $high } oseba.
    [two] Skupaj je prizadetih najmanj { $low } in največ { $high } osebi.
    [few] Skupaj je prizadetih najmanj { $low } in največ { $high } osebe.
   *[other] Skupaj je prizadetih najmanj { $low } in največ { $high } oseb.
}
people-unknown = Še ne vemo, koliko ljudi je prizadetih.

kinds-intro = Gre za te podatke o vas:
kinds-unknown = Še ne vemo, za katere vaše podatke gre.
password-safe = Vašega gesla ni bilo med podatki. Zaradi tega dogodka ga vam ni treba spremeniti.
password-exposed = Vaše geslo je bilo med podatki.
password-unknown = Še ne vemo, ali je bilo vaše geslo med podatki.
payment-safe = Med podatki ni bilo številk kartic in ne številk bančnih računov.
payment-exposed = Med podatki so bili plačilni podatki.
payment-unknown = Še ne vemo, ali so bili med podatki plačilni podatki.

audience-customers = Podatke so lahko videle druge naše stranke.
audience-few = Podatke je lahko videlo manjše število ljudi, ki jih poznamo.
audience-single = Podatke je lahko videla ena oseba ali organizacija, ki jo poznamo in ji zaupamo.
audience-public = Podatke je lahko videl kdor koli na internetu.
audience-criminal = Podatke so lahko videli ali kopirali storilci kaznivih dejanj.
audience-unknown = Še ne vemo, kdo je videl podatke.
misuse-yes = Vemo za primere zlorabe podatkov.
misuse-no = Ne vemo za noben primer zlorabe podatkov.
misuse-unknown = Še ne vemo, ali so bili podatki zlorabljeni.
recovered-yes = Vsi, ki so imeli kopijo, so potrdili, da je bila izbrisana ali vrnjena.
recovered-no = Vseh kopij podatkov ni bilo mogoče izbrisati ali dobiti nazaj.
recovered-unknown = Še ne vemo, ali kopije podatkov še obstajajo.

consequence-messages = Nekdo bi vam lahko pisal ali vas poklical in se izdajal za nas.
consequence-account = Nekdo bi se lahko prijavil v vaš račun ali v drug račun z istim geslom.
consequence-payment = Nekdo bi lahko poskusil plačati ali pobrati denar v vašem imenu.
consequence-identity = Nekdo bi se lahko izdajal za vas, na primer za sklenitev pogodbe.
consequence-sensitive = Zasebne zadeve bi lahko izvedeli drugi.
consequence-place = Nekdo bi lahko izvedel, kje živite ali kje ste bili.
consequence-unknown = Še ne vemo, kaj lahko to pomeni za vas.

contained-yes = Dogodek smo ustavili.
contained-no = Dogodek še poskušamo ustaviti.
contained-unknown = Še ne vemo, ali je dogodek povsem ustavljen.
discovered = Dogodek smo opazili: { $detected }.
measure-error-fixed = Napako smo odpravili.
measure-copies-deleted = Izbrisali smo shranjene kopije, ki jih imamo pod nadzorom.
measure-sessions-ended = Vse smo odjavili iz njihovih računov.
measure-passwords-reset = Ponastavili smo prizadeta gesla.
measure-authority-told = Obvestili smo organ za varstvo podatkov.
measure-police-told = Obvestili smo policijo.
measure-experts = Pomagajo nam neodvisni strokovnjaki.
measure-checks = Uvedli smo preverjanja, da se to ne bi ponovilo.

advice-mail = Bodite previdni pri sporočilih, ki uporabljajo vaše in naše ime. Po e-pošti ne sprašujemo po geslih.
advice-phone = Če vas kdo pokliče v našem imenu, prekinite in pokličite številko, ki jo že poznate.
advice-password = Spremenite svoje geslo pri nas in povsod, kjer uporabljate enako.
advice-second-step = Kjer je mogoče, vklopite drugi korak pri prijavi.
advice-sessions = Odjavite se iz svojega računa na vseh napravah in se nato znova prijavite.
advice-card = Obvestite svojo banko in preglejte izpiske svoje kartice.
advice-bank = Na svojem bančnem računu poiščite plačila, ki jih niste naročili, in jih prijavite svoji banki.
advice-identity = Bodite pozorni na pogodbe, račune ali pisma, ki si jih ne znate razložiti, in jih prijavite policiji.
advice-sensitive = Če kdo pritiska na vas s temi podatki, povejte to nam ali policiji.
advice-place = Če se ne počutite varno, se obrnite na policijo.

next-update = Znova vam bomo pisali najpozneje: { $update }.
check-type = To sporočilo nima povezav in prilog. Za preverjanje sami vpišite naš naslov { $domain } v svoj brskalnik in odprite stran »{ $path }«.
check-code = Na tej strani vpišite e-poštni naslov, na katerega smo poslali to sporočilo, in to kodo: { $code }
check-code-letter = Na tej strani vpišite številko z vrha tega pisma in to kodo: { $code }
check-never = Zaradi tega dogodka vas nikoli ne prosimo za geslo, številko kartice ali plačilo.
contact = Na vaša vprašanja odgovarja { $contact }: { $details }. Navedite številko zadeve { $case }.
complaint = Pritožite se lahko tudi organu za varstvo podatkov svoje države.

sms = { $controller }: dogodek z vašimi podatki. Vpišite { $typed } v brskalnik. Koda { $code }. Po geslih ne sprašujemo.
letter-number = Številka
statement-title = Javna izjava: { $controller }
statement-intro = Prizadetim smo poslali naslednje besedilo. Vsak je dobil tudi svoje ime in kodo.
verify-title = Preverjanje sporočila: { $controller }
verify-intro = Na tej strani lahko preberete vsa naša sporočila. Za to ne potrebujete kode.
verify-address = E-poštni naslov ali telefonska številka, na katero je prišlo sporočilo, ali številka na pismu
verify-code = Koda v sporočilu
verify-button = Preveri
verify-yes = Ta koda pripada sporočilu, ki smo ga poslali na ta naslov. Celotno besedilo je spodaj.
verify-no = Te kode za ta naslov nismo izdali. Na sporočilo ne odgovarjajte in nam to sporočite: { $details }
verify-closed = Kod ni več mogoče preveriti. Spodaj so besedila, ki smo jih poslali.
verify-texts = Sporočila, ki smo jih poslali

kind-PERSON_NAME = vaše ime
kind-EMAIL = vaš e-poštni naslov
kind-PHONE = vaša telefonska številka
kind-POSTAL_ADDRESS = vaš poštni naslov
kind-BIRTH_DATE = vaš datum rojstva
kind-IP_ADDRESS = internetni naslov vaše naprave
kind-CARD = številka vaše plačilne kartice
kind-CARD_CODE = varnostna koda vaše plačilne kartice
kind-IBAN = številka vašega bančnega računa
kind-NATIONAL_ID = vaša osebna številka (EMŠO) ali številka zavarovanja
kind-TAX_ID = vaša davčna številka
kind-PASSPORT = številka vašega potnega lista
kind-DRIVING_LICENCE = številka vašega vozniškega dovoljenja
kind-PASSWORD = vaše geslo
kind-PASSWORD_HASH = vaše geslo v šifrirani obliki
kind-CREDENTIAL = skrivni ključ vašega računa
kind-SESSION_TOKEN = ključ seje, v kateri ste bili prijavljeni
kind-USER_NAME = vaše uporabniško ime
kind-ACCOUNT_ID = vaša številka stranke
kind-ORDER = vaša naročila
kind-CRYPTO_ADDRESS = vaš naslov za kriptovaluto
kind-GEO = kraji, kjer ste bili
kind-VEHICLE_ID = številka vašega vozila
kind-HEALTH = podatki o vašem zdravju
kind-ETHNIC_ORIGIN = podatki o vašem rasnem ali etničnem poreklu
kind-POLITICAL_OPINION = podatki o vaših političnih stališčih ali stranki
kind-BELIEF = podatki o vaši veri ali prepričanju
kind-TRADE_UNION = podatki o vašem članstvu v sindikatu
kind-GENETIC = vaši genetski podatki
kind-BIOMETRIC = vaši biometrični podatki (na primer prstni odtisi ali poteze obraza)
kind-SEX_LIFE = podatki o vašem spolnem življenju ali spolni usmerjenosti
kind-CRIMINAL_RECORD = podatki o obsodbah ali kaznivih dejanjih
