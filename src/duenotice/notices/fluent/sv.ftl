### Svenska. Machine-drafted until a person approves it.

subject-dated = { $controller }: dina personuppgifter och incidenten den { $day }
subject-undated = { $controller }: en incident med dina personuppgifter
greeting = Hej { $name },
who-writes = Vi är { $controller }. Vi skriver till dig på grund av en incident med dina personuppgifter.
supplements = Detta meddelande kompletterar vårt meddelande av den { $previous }. Ärendenumret och koden är desamma.

heading-happened = Vad som har hänt
heading-data = Vilka uppgifter det gäller
heading-audience = Vem som kunde se uppgifterna
heading-consequences = Vad det kan leda till
heading-measures = Vad vi gör
heading-advice = Vad du kan göra
heading-open = Vad vi ännu inte vet
heading-check = Så kontrollerar du detta meddelande
heading-contact = Dina frågor och dina rättigheter

nature-confidentiality = Personuppgifter var synliga för personer som inte hade rätt att se dem.
nature-integrity = Personuppgifter ändrades utan tillstånd.
nature-availability = Personuppgifter gick förlorade eller kunde inte användas under en tid.
nature-unknown = Vi vet ännu inte exakt vad som har hänt med uppgifterna.
affected-yes = Dina uppgifter finns bland dem som berörs.
affected-unknown = Vi vet ännu inte om dina uppgifter finns bland dem som berörs. För säkerhets skull berättar vi det redan nu.
cause-technical = Orsaken var ett tekniskt fel i våra system.
cause-misdelivery = Orsaken var ett misstag: uppgifter skickades till fel personer.
cause-staff = Orsaken var ett fel av någon i vår personal.
cause-loss = Orsaken var att en enhet eller handlingar förlorades eller blev stulna.
cause-attack = Orsaken var ett angrepp på våra system.
cause-unknown = Vi känner ännu inte till orsaken.
period-closed = Incidenten varade från { $start } till { $end }.
period-ongoing = Incidenten började { $start } och är ännu inte över.
period-start = Incidenten började { $start }.
period-end-unknown = Vi vet ännu inte när incidenten slutade.
period-unknown = Vi vet ännu inte när incidenten började.
people-exact = { $n ->
    [one] Totalt berörs { $n } person.
   *[other] Totalt berörs { $n } personer.
}
people-range = { $high ->
    [one] Totalt berörs minst { $low } och högst { $high } person.
   *[other] Totalt berörs minst { $low } och högst { $high } personer.
}
people-unknown = Vi vet ännu inte hur många personer som berörs.

kinds-intro = Dessa uppgifter om dig berörs:
kinds-unknown = Vi vet ännu inte vilka av dina uppgifter som berörs.
password-safe = Ditt lösenord fanns inte bland uppgifterna. Du behöver inte ändra det på grund av denna incident.
password-exposed = Ditt lösenord fanns bland uppgifterna.
password-unknown = Vi vet ännu inte om ditt lösenord fanns bland uppgifterna.
payment-safe = Inga kortnummer och inga kontonummer fanns bland uppgifterna.
payment-exposed = Betalningsuppgifter fanns bland uppgifterna.
payment-unknown = Vi vet ännu inte om betalningsuppgifter fanns bland uppgifterna.

audience-customers = Andra kunder hos oss kunde se uppgifterna.
audience-few = Ett litet antal personer som vi känner till kunde se uppgifterna.
audience-single = En person eller organisation som vi känner och litar på kunde se uppgifterna.
audience-public = Vem som helst på internet kunde se uppgifterna.
audience-criminal = Brottslingar kunde se eller kopiera uppgifterna.
audience-unknown = Vi vet ännu inte vem som har sett uppgifterna.
misuse-yes = Vi känner till fall där uppgifterna har missbrukats.
misuse-no = Vi känner inte till något fall där uppgifterna har missbrukats.
misuse-unknown = Vi vet ännu inte om uppgifterna har missbrukats.
recovered-yes = Alla som hade en kopia har bekräftat att den raderats eller lämnats tillbaka.
recovered-no = Alla kopior av uppgifterna kunde inte raderas eller återfås.
recovered-unknown = Vi vet ännu inte om det fortfarande finns kopior av uppgifterna.

consequence-messages = Någon kan skriva till dig eller ringa dig och utge sig för att vara vi.
consequence-account = Någon kan logga in på ditt konto, eller på ett annat konto med samma lösenord.
consequence-payment = Någon kan försöka betala eller kräva in pengar i ditt namn.
consequence-identity = Någon kan utge sig för att vara du, till exempel för att skriva på ett avtal.
consequence-sensitive = Privata förhållanden kan bli kända för andra.
consequence-place = Någon kan få veta var du bor eller var du har varit.
consequence-unknown = Vi vet ännu inte vad det kan leda till för dig.

contained-yes = Vi har stoppat incidenten.
contained-no = Vi arbetar fortfarande med att stoppa incidenten.
contained-unknown = Vi vet ännu inte om incidenten är helt stoppad.
discovered = Vi upptäckte incidenten { $detected }.
measure-error-fixed = Vi har rättat felet.
measure-copies-deleted = Vi har raderat de sparade kopior som vi råder över.
measure-sessions-ended = Vi har loggat ut alla från deras konton.
measure-passwords-reset = Vi har återställt de berörda lösenorden.
measure-authority-told = Vi har informerat dataskyddsmyndigheten.
measure-police-told = Vi har informerat polisen.
measure-experts = Oberoende experter hjälper oss.
measure-checks = Vi har infört kontroller mot en upprepning.

advice-mail = Var försiktig med meddelanden som använder ditt namn och vårt. Vi frågar aldrig efter lösenord via e-post.
advice-phone = Om någon ringer dig i vårt namn, lägg på och ring det nummer du redan känner till.
advice-password = Byt ditt lösenord hos oss och överallt där du använder samma.
advice-second-step = Slå på ett andra steg vid inloggning där det erbjuds.
advice-sessions = Logga ut från ditt konto på alla enheter och logga sedan in igen.
advice-card = Meddela din bank och gå igenom dina kortutdrag.
advice-bank = Titta efter betalningar på ditt bankkonto som du inte har beställt och anmäl dem till din bank.
advice-identity = Var uppmärksam på avtal, räkningar eller brev som du inte kan förklara och anmäl dem till polisen.
advice-sensitive = Om någon pressar dig med dessa uppgifter, berätta det för oss eller polisen.
advice-place = Kontakta polisen om du känner dig otrygg.

next-update = Vi skriver till dig igen senast { $update }.
check-type = Detta meddelande har inga länkar och inga bilagor. För att kontrollera det skriver du själv vår adress { $domain } i din webbläsare och öppnar sidan ”{ $path }”.
check-code = Skriv på den sidan den e-postadress som vi skickade detta meddelande till, och denna kod: { $code }
check-code-letter = Skriv på den sidan numret högst upp på detta brev, och denna kod: { $code }
check-never = Vi frågar dig aldrig efter lösenord, kortnummer eller betalning på grund av denna incident.
contact = Dina frågor besvaras av { $contact }: { $details }. Ange ärendenumret { $case }.
complaint = Du kan också klaga hos dataskyddsmyndigheten i ditt land.

sms = { $controller }: incident med dina uppgifter. Skriv själv { $typed } i webbläsaren. Kod { $code }. Vi frågar aldrig efter lösenord.
letter-number = Nummer
statement-title = Offentligt uttalande från { $controller }
statement-intro = Vi har skickat följande text till de berörda personerna. Var och en fick också sitt namn och en kod.
verify-title = Kontrollera ett meddelande från { $controller }
verify-intro = På denna sida kan du läsa alla våra meddelanden. Du behöver ingen kod för det.
verify-address = E-postadressen eller telefonnumret som meddelandet kom till, eller numret på brevet
verify-code = Koden i meddelandet
verify-button = Kontrollera
verify-yes = Denna kod hör till ett meddelande som vi har skickat till denna adress. Hela texten står nedan.
verify-no = Vi har inte utfärdat denna kod för denna adress. Svara inte på meddelandet och berätta för oss: { $details }
verify-closed = Koder kan inte längre kontrolleras. Texterna nedan är de som vi har skickat.
verify-texts = De meddelanden vi har skickat

kind-PERSON_NAME = ditt namn
kind-EMAIL = din e-postadress
kind-PHONE = ditt telefonnummer
kind-POSTAL_ADDRESS = din postadress
kind-BIRTH_DATE = ditt födelsedatum
kind-IP_ADDRESS = din enhets internetadress
kind-CARD = numret på ditt betalkort
kind-CARD_CODE = säkerhetskoden på ditt betalkort
kind-IBAN = ditt bankkontonummer
kind-NATIONAL_ID = ditt person- eller id-nummer
kind-TAX_ID = ditt skattenummer
kind-PASSPORT = ditt passnummer
kind-DRIVING_LICENCE = ditt körkortsnummer
kind-PASSWORD = ditt lösenord
kind-PASSWORD_HASH = ditt lösenord i krypterad form
kind-CREDENTIAL = en hemlig nyckel till ditt konto
kind-SESSION_TOKEN = nyckeln till en session där du var inloggad
kind-USER_NAME = ditt användarnamn
kind-ACCOUNT_ID = ditt kundnummer
kind-ORDER = dina beställningar
kind-CRYPTO_ADDRESS = din adress för kryptovaluta
kind-GEO = platser där du har varit
kind-VEHICLE_ID = ditt fordons registreringsnummer
kind-HEALTH = uppgifter om din hälsa
kind-ETHNIC_ORIGIN = uppgifter om ditt etniska ursprung
kind-POLITICAL_OPINION = uppgifter om dina politiska åsikter eller ditt parti
kind-BELIEF = uppgifter om din religion eller livsåskådning
kind-TRADE_UNION = uppgifter om ditt medlemskap i en fackförening
kind-GENETIC = dina genetiska uppgifter
kind-BIOMETRIC = dina biometriska uppgifter (till exempel fingeravtryck eller drag i ditt ansikte)
kind-SEX_LIFE = uppgifter om ditt sexualliv eller din sexuella läggning
kind-CRIMINAL_RECORD = uppgifter om domar eller brott
