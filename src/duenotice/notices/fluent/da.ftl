### Dansk. Machine-drafted until a person approves it.

subject-dated = { $controller }: dine personoplysninger og hændelsen den { $day }
subject-undated = { $controller }: en hændelse med dine personoplysninger
greeting = Kære { $name },
who-writes = Vi er { $controller }. Vi skriver til dig på grund af en hændelse med dine personoplysninger.
supplements = Denne besked supplerer vores besked af { $previous }. Sagsnummeret og koden er de samme.

heading-happened = Hvad der er sket
heading-data = Hvilke oplysninger det drejer sig om
heading-audience = Hvem der kunne se oplysningerne
heading-consequences = Hvad det kan føre til
heading-measures = Hvad vi gør
heading-advice = Hvad du kan gøre
heading-open = Hvad vi endnu ikke ved
heading-check = Sådan kontrollerer du denne besked
heading-contact = Dine spørgsmål og dine rettigheder

nature-confidentiality = Personoplysninger var synlige for personer, som ikke måtte se dem.
nature-integrity = Personoplysninger blev ændret uden tilladelse.
nature-availability = Personoplysninger gik tabt eller kunne ikke bruges i en periode.
nature-unknown = Vi ved endnu ikke, hvad der præcist er sket med oplysningerne.
affected-yes = Dine oplysninger er blandt de berørte.
affected-unknown = Vi ved endnu ikke, om dine oplysninger er blandt de berørte. For en sikkerheds skyld giver vi dig besked nu.
cause-technical = Årsagen var en teknisk fejl i vores systemer.
cause-misdelivery = Årsagen var en fejlforsendelse: oplysninger blev sendt til de forkerte personer.
cause-staff = Årsagen var en fejl begået af en af vores medarbejdere.
cause-loss = Årsagen var tab eller tyveri af en enhed eller af dokumenter.
cause-attack = Årsagen var et angreb på vores systemer.
cause-unknown = Vi kender endnu ikke årsagen.
period-closed = Hændelsen varede fra { $start } til { $end }.
period-ongoing = Hændelsen begyndte { $start } og er endnu ikke forbi.
period-start = Hændelsen begyndte { $start }.
period-end-unknown = Vi ved endnu ikke, hvornår hændelsen sluttede.
period-unknown = Vi ved endnu ikke, hvornår hændelsen begyndte.
people-exact = { $n ->
    [one] I alt er { $n } person berørt.
   *[other] I alt er { $n } personer berørt.
}
people-range = { $high ->
    [one] I alt er mindst { $low } og højst { $high } person berørt.
   *[other] I alt er mindst { $low } og højst { $high } personer berørt.
}
people-unknown = Vi ved endnu ikke, hvor mange personer der er berørt.

kinds-intro = Disse oplysninger om dig er berørt:
kinds-unknown = Vi ved endnu ikke, hvilke af dine oplysninger der er berørt.
password-safe = Din adgangskode var ikke blandt oplysningerne. Du behøver ikke at ændre den på grund af denne hændelse.
password-exposed = Din adgangskode var blandt oplysningerne.
password-unknown = Vi ved endnu ikke, om din adgangskode var blandt oplysningerne.
payment-safe = Der var ingen kortnumre og ingen kontonumre blandt oplysningerne.
payment-exposed = Der var betalingsoplysninger blandt oplysningerne.
payment-unknown = Vi ved endnu ikke, om der var betalingsoplysninger blandt oplysningerne.

audience-customers = Andre af vores kunder kunne se oplysningerne.
audience-few = Et lille antal personer, som vi kender, kunne se oplysningerne.
audience-single = En person eller organisation, som vi kender og har tillid til, kunne se oplysningerne.
audience-public = Alle på internettet kunne se oplysningerne.
audience-criminal = Kriminelle kunne se eller kopiere oplysningerne.
audience-unknown = Vi ved endnu ikke, hvem der har set oplysningerne.
misuse-yes = Vi kender til tilfælde, hvor oplysningerne er blevet misbrugt.
misuse-no = Vi kender ikke til noget tilfælde, hvor oplysningerne er blevet misbrugt.
misuse-unknown = Vi ved endnu ikke, om oplysningerne er blevet misbrugt.
recovered-yes = Alle, der havde en kopi, har bekræftet, at den er slettet eller leveret tilbage.
recovered-no = Ikke alle kopier af oplysningerne kunne slettes eller hentes tilbage.
recovered-unknown = Vi ved endnu ikke, om der stadig findes kopier af oplysningerne.

consequence-messages = Nogen kan skrive eller ringe til dig og udgive sig for at være os.
consequence-account = Nogen kan logge ind på din konto eller på en anden konto med samme adgangskode.
consequence-payment = Nogen kan prøve at betale eller opkræve penge i dit navn.
consequence-identity = Nogen kan udgive sig for at være dig, for eksempel for at underskrive en aftale.
consequence-sensitive = Private forhold kan blive kendt af andre.
consequence-place = Nogen kan få at vide, hvor du bor, eller hvor du har været.
consequence-unknown = Vi ved endnu ikke, hvad det kan føre til for dig.

contained-yes = Vi har standset hændelsen.
contained-no = Vi arbejder stadig på at standse hændelsen.
contained-unknown = Vi ved endnu ikke, om hændelsen er helt standset.
discovered = Vi opdagede hændelsen { $detected }.
measure-error-fixed = Vi har rettet fejlen.
measure-copies-deleted = Vi har slettet de gemte kopier, som vi råder over.
measure-sessions-ended = Vi har logget alle ud af deres konti.
measure-passwords-reset = Vi har nulstillet de berørte adgangskoder.
measure-authority-told = Vi har underrettet databeskyttelsesmyndigheden.
measure-police-told = Vi har underrettet politiet.
measure-experts = Uafhængige eksperter hjælper os.
measure-checks = Vi har indført kontroller mod en gentagelse.

advice-mail = Vær på vagt over for beskeder, der bruger dit navn og vores. Vi beder aldrig om adgangskoder via e-mail.
advice-phone = Hvis nogen ringer til dig i vores navn, så læg på og ring til det nummer, du allerede kender.
advice-password = Skift din adgangskode hos os og alle andre steder, hvor du bruger den samme.
advice-second-step = Slå et ekstra trin ved login til, hvor det er muligt.
advice-sessions = Log ud af din konto på alle enheder, og log derefter ind igen.
advice-card = Giv din bank besked, og se dine kortudskrifter igennem.
advice-bank = Hold øje med betalinger på din bankkonto, som du ikke har bestilt, og meld dem til din bank.
advice-identity = Hold øje med aftaler, regninger eller breve, du ikke kan forklare, og meld dem til politiet.
advice-sensitive = Hvis nogen presser dig med disse oplysninger, så sig det til os eller politiet.
advice-place = Kontakt politiet, hvis du føler dig utryg.

next-update = Vi skriver til dig igen senest { $update }.
check-type = Denne besked har ingen links og ingen vedhæftede filer. For at kontrollere den skal du selv skrive vores adresse { $domain } i din browser og åbne siden “{ $path }”.
check-code = Indtast på den side den e-mailadresse, som vi har sendt denne besked til, og denne kode: { $code }
check-code-letter = Indtast på den side nummeret øverst på dette brev og denne kode: { $code }
check-never = Vi beder dig aldrig om adgangskode, kortnummer eller betaling på grund af denne hændelse.
contact = Dine spørgsmål besvares af { $contact }: { $details }. Oplys venligst sagsnummeret { $case }.
complaint = Du kan også klage til databeskyttelsesmyndigheden i dit land.

sms = { $controller }: hændelse med dine oplysninger. Skriv selv { $typed } i browseren. Kode { $code }. Vi beder aldrig om adgangskoder.
letter-number = Nummer
statement-title = Offentlig erklæring fra { $controller }
statement-intro = Vi har sendt følgende tekst til de berørte personer. Hver fik også sit navn og en kode.
verify-title = Kontrollér en besked fra { $controller }
verify-intro = På denne side kan du læse alle vores beskeder. Det kræver ingen kode.
verify-address = E-mailadressen eller telefonnummeret, som beskeden kom til, eller nummeret på brevet
verify-code = Koden i beskeden
verify-button = Kontrollér
verify-yes = Denne kode hører til en besked, som vi har sendt til denne adresse. Hele teksten står nedenfor.
verify-no = Vi har ikke udstedt denne kode til denne adresse. Svar ikke på beskeden, og giv os besked: { $details }
verify-closed = Koder kan ikke længere kontrolleres. Teksterne nedenfor er dem, vi har sendt.
verify-texts = De beskeder, vi har sendt

kind-PERSON_NAME = dit navn
kind-EMAIL = din e-mailadresse
kind-PHONE = dit telefonnummer
kind-POSTAL_ADDRESS = din postadresse
kind-BIRTH_DATE = din fødselsdato
kind-IP_ADDRESS = din enheds internetadresse
kind-CARD = nummeret på dit betalingskort
kind-CARD_CODE = sikkerhedskoden på dit betalingskort
kind-IBAN = dit bankkontonummer
kind-NATIONAL_ID = dit cpr- eller id-nummer
kind-TAX_ID = dit skattenummer
kind-PASSPORT = dit pasnummer
kind-DRIVING_LICENCE = dit kørekortnummer
kind-PASSWORD = din adgangskode
kind-PASSWORD_HASH = din adgangskode i krypteret form
kind-CREDENTIAL = en hemmelig nøgle til din konto
kind-SESSION_TOKEN = nøglen til en session, hvor du var logget ind
kind-USER_NAME = dit brugernavn
kind-ACCOUNT_ID = dit kundenummer
kind-ORDER = dine bestillinger
kind-CRYPTO_ADDRESS = din adresse for kryptovaluta
kind-GEO = steder, hvor du har været
kind-VEHICLE_ID = dit køretøjs registreringsnummer
kind-HEALTH = oplysninger om dit helbred
kind-ETHNIC_ORIGIN = oplysninger om din race eller etniske oprindelse
kind-POLITICAL_OPINION = oplysninger om dine politiske holdninger eller dit parti
kind-BELIEF = oplysninger om din religion eller livsanskuelse
kind-TRADE_UNION = oplysninger om dit medlemskab af en fagforening
kind-GENETIC = dine genetiske data
kind-BIOMETRIC = dine biometriske data (for eksempel fingeraftryk eller træk i dit ansigt)
kind-SEX_LIFE = oplysninger om dit seksuelle liv eller din seksuelle orientering
kind-CRIMINAL_RECORD = oplysninger om straffedomme eller lovovertrædelser
