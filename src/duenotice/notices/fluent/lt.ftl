### Lietuvių. Machine-drafted until a person approves it.

subject-dated = { $controller }: Jūsų asmens duomenys ir incidentas, { $day }
subject-undated = { $controller }: incidentas dėl Jūsų asmens duomenų
greeting = Laba diena, { $name },
who-writes = Mes esame { $controller }. Rašome Jums dėl incidento, susijusio su Jūsų asmens duomenimis.
supplements = Šis pranešimas papildo mūsų ankstesnį pranešimą, kurio data { $previous }. Bylos numeris ir kodas nepasikeitė.

heading-happened = Kas įvyko
heading-data = Apie kokius duomenis kalbama
heading-audience = Kas galėjo matyti duomenis
heading-consequences = Prie ko tai gali privesti
heading-measures = Ką darome mes
heading-advice = Ką galite padaryti Jūs
heading-open = Ko dar nežinome
heading-check = Kaip patikrinti šį pranešimą
heading-contact = Jūsų klausimai ir teisės

nature-confidentiality = Asmens duomenis galėjo matyti žmonės, kurie neturėjo tam teisės.
nature-integrity = Asmens duomenys buvo pakeisti be leidimo.
nature-availability = Asmens duomenys buvo prarasti arba kurį laiką neprieinami.
nature-unknown = Dar nežinome, kas tiksliai nutiko duomenims.
affected-yes = Jūsų duomenys yra tarp paveiktų duomenų.
affected-unknown = Dar nežinome, ar Jūsų duomenys yra tarp jų. Dėl visa ko pranešame Jums jau dabar.
cause-technical = Priežastis – techninė klaida mūsų sistemose.
cause-misdelivery = Priežastis – klaida: duomenys buvo išsiųsti ne tiems žmonėms.
cause-staff = Priežastis – mūsų darbuotojo klaida.
cause-loss = Priežastis – prarastas arba pavogtas įrenginys ar dokumentai.
cause-attack = Priežastis – ataka prieš mūsų sistemas.
cause-unknown = Priežasties dar nežinome.
period-closed = Incidento pradžia: { $start }. Incidento pabaiga: { $end }.
period-ongoing = Incidentas dar nesibaigė. Jo pradžia: { $start }.
period-start = Incidento pradžia: { $start }.
period-end-unknown = Dar nežinome, kada incidentas baigėsi.
period-unknown = Dar nežinome, kada incidentas prasidėjo.
people-exact = { $n ->
    [one] Iš viso paveiktas { $n } žmogus.
    [few] Iš viso paveikti { $n } žmonės.
    [many] Iš viso paveikta { $n } žmogaus.
   *[other] Iš viso paveikta { $n } žmonių.
}
people-range = { $high ->
    [one] Iš viso paveiktas ne mažiau kaip { $low } ir ne daugiau kaip { $high } žmogus.
    [few] Iš viso paveikti ne mažiau kaip { $low } ir ne daugiau kaip { $high } žmonės.
    [many] Iš viso paveikta ne mažiau kaip { $low } ir ne daugiau kaip { $high } žmogaus.
   *[other] Iš viso paveikta ne mažiau kaip { $low } ir ne daugiau kaip { $high } žmonių.
}
people-unknown = Dar nežinome, kiek žmonių paveikta.

kinds-intro = Kalbama apie šiuos duomenis apie Jus:
kinds-unknown = Dar nežinome, apie kuriuos Jūsų duomenis kalbama.
password-safe = Jūsų slaptažodžio tarp duomenų nebuvo. Dėl šio incidento jo keisti nereikia.
password-exposed = Jūsų slaptažodis buvo tarp duomenų.
password-unknown = Dar nežinome, ar Jūsų slaptažodis buvo tarp duomenų.
payment-safe = Tarp duomenų nebuvo kortelių ar banko sąskaitų numerių.
payment-exposed = Tarp duomenų buvo mokėjimo duomenų.
payment-unknown = Dar nežinome, ar tarp duomenų buvo mokėjimo duomenų.

audience-customers = Duomenis galėjo matyti kiti mūsų klientai.
audience-few = Duomenis galėjo matyti nedaug mums žinomų žmonių.
audience-single = Duomenis galėjo matyti vienas asmuo ar organizacija, kurią žinome ir kuria pasitikime.
audience-public = Duomenis galėjo matyti bet kas internete.
audience-criminal = Duomenis galėjo matyti arba nukopijuoti nusikaltėliai.
audience-unknown = Dar nežinome, kas matė duomenis.
misuse-yes = Žinome atvejų, kai duomenimis buvo piktnaudžiaujama.
misuse-no = Nežinome nė vieno atvejo, kai duomenimis būtų piktnaudžiauta.
misuse-unknown = Dar nežinome, ar duomenimis buvo piktnaudžiaujama.
recovered-yes = Visi, kurie turėjo kopiją, patvirtino, kad ji ištrinta arba grąžinta.
recovered-no = Ne visas duomenų kopijas pavyko ištrinti ar susigrąžinti.
recovered-unknown = Dar nežinome, ar dar yra duomenų kopijų.

consequence-messages = Kas nors gali Jums parašyti arba paskambinti ir apsimesti mumis.
consequence-account = Kas nors gali prisijungti prie Jūsų paskyros arba prie kitos paskyros su tuo pačiu slaptažodžiu.
consequence-payment = Kas nors gali bandyti Jūsų vardu mokėti arba rinkti pinigus.
consequence-identity = Kas nors gali apsimesti Jumis, pavyzdžiui, kad sudarytų sutartį.
consequence-sensitive = Apie asmeninius dalykus gali sužinoti kiti.
consequence-place = Kas nors gali sužinoti, kur gyvenate arba kur buvote.
consequence-unknown = Dar nežinome, prie ko tai gali privesti Jums.

contained-yes = Incidentą sustabdėme.
contained-no = Vis dar dirbame, kad incidentą sustabdytume.
contained-unknown = Dar nežinome, ar incidentas visiškai sustabdytas.
discovered = Incidentą pastebėjome: { $detected }.
measure-error-fixed = Klaidą ištaisėme.
measure-copies-deleted = Ištrynėme saugomas kopijas, kurias valdome.
measure-sessions-ended = Visus atjungėme nuo paskyrų.
measure-passwords-reset = Atkūrėme paveiktus slaptažodžius.
measure-authority-told = Pranešėme duomenų apsaugos institucijai.
measure-police-told = Pranešėme policijai.
measure-experts = Mums padeda nepriklausomi ekspertai.
measure-checks = Įvedėme patikrų, kad tai nepasikartotų.

advice-mail = Būkite atsargūs su pranešimais, kuriuose naudojamas Jūsų ir mūsų vardas. Slaptažodžių el. paštu neprašome.
advice-phone = Jei kas nors skambina mūsų vardu, padėkite ragelį ir skambinkite numeriu, kurį jau žinote.
advice-password = Pakeiskite slaptažodį pas mus ir visur, kur naudojate tą patį.
advice-second-step = Kur įmanoma, įjunkite antrą prisijungimo žingsnį.
advice-sessions = Atsijunkite nuo savo paskyros visuose įrenginiuose ir vėl prisijunkite.
advice-card = Praneškite savo bankui ir peržiūrėkite kortelės išrašus.
advice-bank = Banko sąskaitoje ieškokite mokėjimų, kurių neatlikote, ir praneškite apie juos savo bankui.
advice-identity = Stebėkite sutartis, sąskaitas ar laiškus, kurių negalite paaiškinti, ir praneškite apie juos policijai.
advice-sensitive = Jei kas nors Jus spaudžia naudodamas šiuos duomenis, pasakykite mums arba policijai.
advice-place = Jei nesijaučiate saugiai, kreipkitės į policiją.

next-update = Vėl Jums parašysime ne vėliau kaip: { $update }.
check-type = Šiame pranešime nėra nuorodų ir priedų. Kad jį patikrintumėte, patys įveskite mūsų adresą { $domain } naršyklėje ir atverkite puslapį „{ $path }“.
check-code = Tame puslapyje įveskite el. pašto adresą, kuriuo išsiuntėme šį pranešimą, ir šį kodą: { $code }
check-code-letter = Tame puslapyje įveskite numerį šio laiško viršuje ir šį kodą: { $code }
check-never = Dėl šio incidento niekada neprašome slaptažodžio, kortelės numerio ar mokėjimo.
contact = Į Jūsų klausimus atsako { $contact }: { $details }. Nurodykite bylos numerį { $case }.
complaint = Taip pat galite pateikti skundą savo šalies duomenų apsaugos institucijai.

sms = { $controller }: incidentas su Jūsų duomenimis. Įveskite { $typed } naršyklėje. Kodas { $code }. Slaptažodžių neprašome.
letter-number = Numeris
statement-title = Viešas pareiškimas: { $controller }
statement-intro = Paveiktiems žmonėms išsiuntėme šį tekstą. Kiekvienas gavo ir savo vardą bei kodą.
verify-title = Pranešimo tikrinimas: { $controller }
verify-intro = Šiame puslapyje galite perskaityti visus mūsų pranešimus. Tam kodo nereikia.
verify-address = El. pašto adresas arba telefono numeris, kuriuo gautas pranešimas, arba numeris ant laiško
verify-code = Kodas pranešime
verify-button = Tikrinti
verify-yes = Šis kodas priklauso pranešimui, kurį išsiuntėme šiuo adresu. Visas tekstas yra žemiau.
verify-no = Šio kodo šiam adresui neišdavėme. Į pranešimą neatsakykite ir praneškite mums: { $details }
verify-closed = Kodų patikrinti nebegalima. Žemiau yra tekstai, kuriuos išsiuntėme.
verify-texts = Mūsų išsiųsti pranešimai

kind-PERSON_NAME = Jūsų vardas ir pavardė
kind-EMAIL = Jūsų el. pašto adresas
kind-PHONE = Jūsų telefono numeris
kind-POSTAL_ADDRESS = Jūsų pašto adresas
kind-BIRTH_DATE = Jūsų gimimo data
kind-IP_ADDRESS = Jūsų įrenginio interneto adresas
kind-CARD = Jūsų mokėjimo kortelės numeris
kind-CARD_CODE = Jūsų mokėjimo kortelės saugos kodas
kind-IBAN = Jūsų banko sąskaitos numeris
kind-NATIONAL_ID = Jūsų asmens kodas arba socialinio draudimo numeris
kind-TAX_ID = Jūsų mokesčių mokėtojo numeris
kind-PASSPORT = Jūsų paso numeris
kind-DRIVING_LICENCE = Jūsų vairuotojo pažymėjimo numeris
kind-PASSWORD = Jūsų slaptažodis
kind-PASSWORD_HASH = Jūsų slaptažodis užšifruotas
kind-CREDENTIAL = slaptas Jūsų paskyros raktas
kind-SESSION_TOKEN = seanso, kurio metu buvote prisijungę, raktas
kind-USER_NAME = Jūsų naudotojo vardas
kind-ACCOUNT_ID = Jūsų kliento numeris
kind-ORDER = Jūsų užsakymai
kind-CRYPTO_ADDRESS = Jūsų kriptovaliutos adresas
kind-GEO = vietos, kuriose buvote
kind-VEHICLE_ID = Jūsų transporto priemonės numeris
kind-HEALTH = duomenys apie Jūsų sveikatą
kind-ETHNIC_ORIGIN = duomenys apie Jūsų rasę ar etninę kilmę
kind-POLITICAL_OPINION = duomenys apie Jūsų politines pažiūras ar partiją
kind-BELIEF = duomenys apie Jūsų religiją ar įsitikinimus
kind-TRADE_UNION = duomenys apie Jūsų narystę profesinėje sąjungoje
kind-GENETIC = Jūsų genetiniai duomenys
kind-BIOMETRIC = Jūsų biometriniai duomenys (pavyzdžiui, pirštų atspaudai ar veido bruožai)
kind-SEX_LIFE = duomenys apie Jūsų lytinį gyvenimą ar seksualinę orientaciją
kind-CRIMINAL_RECORD = duomenys apie teistumą ar nusikalstamas veikas
