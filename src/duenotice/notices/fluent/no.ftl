### Norsk (bokmål). Machine-drafted until a person approves it.

subject-dated = { $controller }: personopplysningene dine og hendelsen { $day }
subject-undated = { $controller }: en hendelse med personopplysningene dine
greeting = Hei { $name },
who-writes = Vi er { $controller }. Vi skriver til deg på grunn av en hendelse med personopplysningene dine.
supplements = Denne meldingen utfyller meldingen vår av { $previous }. Saksnummeret og koden er de samme.

heading-happened = Hva som har skjedd
heading-data = Hvilke opplysninger det gjelder
heading-audience = Hvem som kunne se opplysningene
heading-consequences = Hva dette kan føre til
heading-measures = Hva vi gjør
heading-advice = Hva du kan gjøre
heading-open = Hva vi ennå ikke vet
heading-check = Slik kontrollerer du denne meldingen
heading-contact = Spørsmålene og rettighetene dine

nature-confidentiality = Personopplysninger var synlige for personer som ikke hadde rett til å se dem.
nature-integrity = Personopplysninger ble endret uten tillatelse.
nature-availability = Personopplysninger gikk tapt eller kunne ikke brukes en tid.
nature-unknown = Vi vet ennå ikke nøyaktig hva som har skjedd med opplysningene.
affected-yes = Opplysningene dine er blant dem som er berørt.
affected-unknown = Vi vet ennå ikke om opplysningene dine er blant dem som er berørt. For sikkerhets skyld sier vi fra nå.
cause-technical = Årsaken var en teknisk feil i systemene våre.
cause-misdelivery = Årsaken var en feilsending: opplysninger ble sendt til feil personer.
cause-staff = Årsaken var en feil gjort av en av våre ansatte.
cause-loss = Årsaken var tap eller tyveri av en enhet eller av dokumenter.
cause-attack = Årsaken var et angrep på systemene våre.
cause-unknown = Vi kjenner ennå ikke årsaken.
period-closed = Hendelsen varte fra { $start } til { $end }.
period-ongoing = Hendelsen begynte { $start } og er ennå ikke over.
period-start = Hendelsen begynte { $start }.
period-end-unknown = Vi vet ennå ikke når hendelsen tok slutt.
period-unknown = Vi vet ennå ikke når hendelsen begynte.
people-exact = { $n ->
    [one] Til sammen er { $n } person berørt.
   *[other] Til sammen er { $n } personer berørt.
}
people-range = { $high ->
    [one] Til sammen er minst { $low } og høyst { $high } person berørt.
   *[other] Til sammen er minst { $low } og høyst { $high } personer berørt.
}
people-unknown = Vi vet ennå ikke hvor mange personer som er berørt.

kinds-intro = Disse opplysningene om deg er berørt:
kinds-unknown = Vi vet ennå ikke hvilke av opplysningene dine som er berørt.
password-safe = Passordet ditt var ikke blant opplysningene. Du trenger ikke å endre det på grunn av denne hendelsen.
password-exposed = Passordet ditt var blant opplysningene.
password-unknown = Vi vet ennå ikke om passordet ditt var blant opplysningene.
payment-safe = Det var ingen kortnumre og ingen kontonumre blant opplysningene.
payment-exposed = Det var betalingsopplysninger blant opplysningene.
payment-unknown = Vi vet ennå ikke om det var betalingsopplysninger blant opplysningene.

audience-customers = Andre av kundene våre kunne se opplysningene.
audience-few = Et lite antall personer som vi kjenner, kunne se opplysningene.
audience-single = En person eller organisasjon som vi kjenner og stoler på, kunne se opplysningene.
audience-public = Hvem som helst på internett kunne se opplysningene.
audience-criminal = Kriminelle kunne se eller kopiere opplysningene.
audience-unknown = Vi vet ennå ikke hvem som har sett opplysningene.
misuse-yes = Vi kjenner til tilfeller der opplysningene er blitt misbrukt.
misuse-no = Vi kjenner ikke til noe tilfelle der opplysningene er blitt misbrukt.
misuse-unknown = Vi vet ennå ikke om opplysningene er blitt misbrukt.
recovered-yes = Alle som hadde en kopi, har bekreftet at den er slettet eller levert tilbake.
recovered-no = Ikke alle kopier av opplysningene kunne slettes eller hentes tilbake.
recovered-unknown = Vi vet ennå ikke om det fortsatt finnes kopier av opplysningene.

consequence-messages = Noen kan skrive eller ringe til deg og utgi seg for å være oss.
consequence-account = Noen kan logge inn på kontoen din, eller på en annen konto med samme passord.
consequence-payment = Noen kan prøve å betale eller kreve inn penger i ditt navn.
consequence-identity = Noen kan utgi seg for å være deg, for eksempel for å inngå en avtale.
consequence-sensitive = Private forhold kan bli kjent for andre.
consequence-place = Noen kan få vite hvor du bor eller hvor du har vært.
consequence-unknown = Vi vet ennå ikke hva dette kan føre til for deg.

contained-yes = Vi har stanset hendelsen.
contained-no = Vi arbeider fortsatt med å stanse hendelsen.
contained-unknown = Vi vet ennå ikke om hendelsen er helt stanset.
discovered = Vi oppdaget hendelsen { $detected }.
measure-error-fixed = Vi har rettet feilen.
measure-copies-deleted = Vi har slettet de lagrede kopiene som vi rår over.
measure-sessions-ended = Vi har logget alle ut av kontoene sine.
measure-passwords-reset = Vi har tilbakestilt de berørte passordene.
measure-authority-told = Vi har varslet datatilsynet.
measure-police-told = Vi har varslet politiet.
measure-experts = Uavhengige eksperter hjelper oss.
measure-checks = Vi har innført kontroller mot en gjentakelse.

advice-mail = Vær forsiktig med meldinger som bruker navnet ditt og vårt. Vi ber aldri om passord på e-post.
advice-phone = Hvis noen ringer deg i vårt navn, legg på og ring nummeret du allerede kjenner.
advice-password = Endre passordet ditt hos oss og overalt der du bruker det samme.
advice-second-step = Slå på et ekstra trinn ved innlogging der det tilbys.
advice-sessions = Logg ut av kontoen din på alle enheter, og logg deretter inn igjen.
advice-card = Gi banken din beskjed, og se gjennom kortutskriftene dine.
advice-bank = Se etter betalinger på bankkontoen din som du ikke har bestilt, og meld dem til banken.
advice-identity = Se etter avtaler, regninger eller brev du ikke kan forklare, og meld dem til politiet.
advice-sensitive = Hvis noen presser deg med disse opplysningene, si det til oss eller politiet.
advice-place = Kontakt politiet hvis du føler deg utrygg.

next-update = Vi skriver til deg igjen senest { $update }.
check-type = Denne meldingen har ingen lenker og ingen vedlegg. For å kontrollere den skriver du selv adressen vår { $domain } i nettleseren og åpner siden «{ $path }».
check-code = Skriv på den siden inn e-postadressen som vi sendte denne meldingen til, og denne koden: { $code }
check-code-letter = Skriv på den siden inn nummeret øverst på dette brevet, og denne koden: { $code }
check-never = Vi ber deg aldri om passord, kortnummer eller betaling på grunn av denne hendelsen.
contact = Spørsmålene dine besvares av { $contact }: { $details }. Oppgi saksnummeret { $case }.
complaint = Du kan også klage til datatilsynet i landet ditt.

sms = { $controller }: hendelse med dine opplysninger. Skriv { $typed } i nettleseren. Kode { $code }. Vi ber aldri om passord.
letter-number = Nummer
statement-title = Offentlig erklæring fra { $controller }
statement-intro = Vi har sendt følgende tekst til de berørte personene. Hver fikk også navnet sitt og en kode.
verify-title = Kontroller en melding fra { $controller }
verify-intro = På denne siden kan du lese alle meldingene våre. Du trenger ingen kode til det.
verify-address = E-postadressen eller telefonnummeret som meldingen kom til, eller nummeret på brevet
verify-code = Koden i meldingen
verify-button = Kontroller
verify-yes = Denne koden hører til en melding som vi har sendt til denne adressen. Hele teksten står nedenfor.
verify-no = Vi har ikke gitt ut denne koden for denne adressen. Ikke svar på meldingen, og si fra til oss: { $details }
verify-closed = Koder kan ikke lenger kontrolleres. Tekstene nedenfor er de vi har sendt.
verify-texts = Meldingene vi har sendt

kind-PERSON_NAME = navnet ditt
kind-EMAIL = e-postadressen din
kind-PHONE = telefonnummeret ditt
kind-POSTAL_ADDRESS = postadressen din
kind-BIRTH_DATE = fødselsdatoen din
kind-IP_ADDRESS = internettadressen til enheten din
kind-CARD = nummeret på betalingskortet ditt
kind-CARD_CODE = sikkerhetskoden på betalingskortet ditt
kind-IBAN = bankkontonummeret ditt
kind-NATIONAL_ID = fødselsnummeret eller id-nummeret ditt
kind-TAX_ID = skattenummeret ditt
kind-PASSPORT = passnummeret ditt
kind-DRIVING_LICENCE = førerkortnummeret ditt
kind-PASSWORD = passordet ditt
kind-PASSWORD_HASH = passordet ditt i kryptert form
kind-CREDENTIAL = en hemmelig nøkkel til kontoen din
kind-SESSION_TOKEN = nøkkelen til en økt der du var logget inn
kind-USER_NAME = brukernavnet ditt
kind-ACCOUNT_ID = kundenummeret ditt
kind-ORDER = bestillingene dine
kind-CRYPTO_ADDRESS = adressen din for kryptovaluta
kind-GEO = steder der du har vært
kind-VEHICLE_ID = registreringsnummeret til kjøretøyet ditt
kind-HEALTH = opplysninger om helsen din
kind-ETHNIC_ORIGIN = opplysninger om din etniske opprinnelse
kind-POLITICAL_OPINION = opplysninger om dine politiske meninger eller ditt parti
kind-BELIEF = opplysninger om din religion eller ditt livssyn
kind-TRADE_UNION = opplysninger om medlemskapet ditt i en fagforening
kind-GENETIC = dine genetiske opplysninger
kind-BIOMETRIC = dine biometriske opplysninger (for eksempel fingeravtrykk eller trekk i ansiktet)
kind-SEX_LIFE = opplysninger om ditt seksualliv eller din seksuelle orientering
kind-CRIMINAL_RECORD = opplysninger om straffedommer eller lovbrudd
