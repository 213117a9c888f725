### Nederlands. Machine-drafted until a person approves it.

subject-dated = { $controller }: uw persoonsgegevens en het incident van { $day }
subject-undated = { $controller }: een incident met uw persoonsgegevens
greeting = Beste { $name },
who-writes = Wij zijn { $controller }. Wij schrijven u over een incident met uw persoonsgegevens.
supplements = Dit bericht is een aanvulling op ons bericht van { $previous }. Het kenmerk en de code zijn niet veranderd.

heading-happened = Wat er is gebeurd
heading-data = Om welke gegevens het gaat
heading-audience = Wie de gegevens kon zien
heading-consequences = Waartoe dit kan leiden
heading-measures = Wat wij doen
heading-advice = Wat u kunt doen
heading-open = Wat wij nog niet weten
heading-check = Hoe u dit bericht controleert
heading-contact = Uw vragen en uw rechten

nature-confidentiality = Persoonsgegevens waren zichtbaar voor mensen die ze niet mochten zien.
nature-integrity = Persoonsgegevens zijn zonder toestemming veranderd.
nature-availability = Persoonsgegevens zijn verloren gegaan of waren een tijd niet beschikbaar.
nature-unknown = Wij weten nog niet wat er precies met de gegevens is gebeurd.
affected-yes = Uw gegevens horen bij de getroffen gegevens.
affected-unknown = Wij weten nog niet of uw gegevens erbij zijn. Voor de zekerheid laten wij het u nu al weten.
cause-technical = De oorzaak was een technische fout in onze systemen.
cause-misdelivery = De oorzaak was een vergissing: gegevens zijn naar de verkeerde mensen gestuurd.
cause-staff = De oorzaak was een fout van een van onze medewerkers.
cause-loss = De oorzaak was het verlies of de diefstal van een apparaat of van documenten.
cause-attack = De oorzaak was een aanval op onze systemen.
cause-unknown = Wij kennen de oorzaak nog niet.
period-closed = Het incident duurde van { $start } tot { $end }.
period-ongoing = Het incident begon op { $start } en is nog niet voorbij.
period-start = Het incident begon op { $start }.
period-end-unknown = Wij weten nog niet wanneer het incident eindigde.
period-unknown = Wij weten nog niet wanneer het incident begon.
people-exact = { $n ->
    [one] In totaal gaat het om { $n } persoon.
   *[other] In totaal gaat het om { $n } personen.
}
people-range = { $high ->
    [one] In totaal gaat het om minstens { $low } en hoogstens { $high } persoon.
   *[other] In totaal gaat het om minstens { $low } en hoogstens { $high } personen.
}
people-unknown = Wij weten nog niet om hoeveel mensen het gaat.

kinds-intro = Het gaat om deze gegevens over u:
kinds-unknown = Wij weten nog niet om welke van uw gegevens het gaat.
password-safe = Uw wachtwoord was er niet bij. U hoeft het vanwege dit incident niet te veranderen.
password-exposed = Uw wachtwoord was erbij.
password-unknown = Wij weten nog niet of uw wachtwoord erbij was.
payment-safe = Er waren geen kaartnummers en geen rekeningnummers bij.
payment-exposed = Er waren betaalgegevens bij.
payment-unknown = Wij weten nog niet of er betaalgegevens bij waren.

audience-customers = Andere klanten van ons konden de gegevens zien.
audience-few = Een klein aantal mensen die wij kennen, kon de gegevens zien.
audience-single = Eén persoon of organisatie die wij kennen en vertrouwen, kon de gegevens zien.
audience-public = Iedereen op internet kon de gegevens zien.
audience-criminal = Criminelen konden de gegevens zien of kopiëren.
audience-unknown = Wij weten nog niet wie de gegevens heeft gezien.
misuse-yes = Wij weten van gevallen waarin de gegevens zijn misbruikt.
misuse-no = Wij weten van geen geval waarin de gegevens zijn misbruikt.
misuse-unknown = Wij weten nog niet of de gegevens zijn misbruikt.
recovered-yes = Iedereen die een kopie had, heeft bevestigd dat die is gewist of teruggegeven.
recovered-no = Niet alle kopieën van de gegevens konden worden gewist of teruggehaald.
recovered-unknown = Wij weten nog niet of er nog kopieën van de gegevens bestaan.

consequence-messages = Iemand kan u schrijven of bellen en doen alsof hij bij ons hoort.
consequence-account = Iemand kan inloggen op uw account, of op een ander account met hetzelfde wachtwoord.
consequence-payment = Iemand kan proberen op uw naam te betalen of geld te innen.
consequence-identity = Iemand kan zich voor u uitgeven, bijvoorbeeld om een contract te sluiten.
consequence-sensitive = Privézaken kunnen bij anderen bekend worden.
consequence-place = Iemand kan te weten komen waar u woont of waar u bent geweest.
consequence-unknown = Wij weten nog niet waartoe dit voor u kan leiden.

contained-yes = Wij hebben het incident gestopt.
contained-no = Wij werken er nog aan om het incident te stoppen.
contained-unknown = Wij weten nog niet of het incident helemaal is gestopt.
discovered = Wij hebben het incident opgemerkt op { $detected }.
measure-error-fixed = Wij hebben de fout hersteld.
measure-copies-deleted = Wij hebben de opgeslagen kopieën gewist die wij beheren.
measure-sessions-ended = Wij hebben iedereen van zijn account afgemeld.
measure-passwords-reset = Wij hebben de betrokken wachtwoorden opnieuw ingesteld.
measure-authority-told = Wij hebben de gegevensbeschermingsautoriteit op de hoogte gebracht.
measure-police-told = Wij hebben de politie op de hoogte gebracht.
measure-experts = Onafhankelijke deskundigen helpen ons.
measure-checks = Wij hebben controles toegevoegd tegen herhaling.

advice-mail = Wees voorzichtig met berichten die uw naam en de onze gebruiken. Wij vragen nooit per e-mail om wachtwoorden.
advice-phone = Belt iemand u namens ons, hang dan op en bel het nummer dat u al kent.
advice-password = Verander uw wachtwoord bij ons, en overal waar u hetzelfde gebruikt.
advice-second-step = Zet, waar dat kan, een tweede stap bij het inloggen aan.
advice-sessions = Meld u op al uw apparaten af van uw account en meld u dan weer aan.
advice-card = Licht uw bank in en bekijk uw kaartafschriften.
advice-bank = Let op uw bankrekening op betalingen waartoe u geen opdracht gaf, en meld ze bij uw bank.
advice-identity = Let op contracten, rekeningen of brieven die u niet kunt verklaren, en meld ze bij de politie.
advice-sensitive = Zet iemand u met deze gegevens onder druk, zeg het dan tegen ons of de politie.
advice-place = Voelt u zich onveilig, neem dan contact op met de politie.

next-update = Wij schrijven u opnieuw, uiterlijk op { $update }.
check-type = Dit bericht bevat geen links en geen bijlagen. Om het te controleren typt u zelf ons adres { $domain } in uw browser en opent u de pagina “{ $path }”.
check-code = Vul op die pagina het e-mailadres in waarnaar wij dit bericht hebben gestuurd, en deze code: { $code }
check-code-letter = Vul op die pagina het nummer boven aan deze brief in, en deze code: { $code }
check-never = Wij vragen u vanwege dit incident nooit om een wachtwoord, een kaartnummer of een betaling.
contact = Uw vragen worden beantwoord door { $contact }: { $details }. Vermeld daarbij het kenmerk { $case }.
complaint = U kunt ook een klacht indienen bij de gegevensbeschermingsautoriteit van uw land.

sms = { $controller }: incident met uw gegevens. Typ zelf { $typed } in. Code { $code }. Wij vragen nooit om wachtwoorden.
letter-number = Nummer
statement-title = Openbare verklaring van { $controller }
statement-intro = Wij hebben de volgende tekst aan de betrokken mensen gestuurd. Ieder kreeg daarbij de eigen naam en een code.
verify-title = Een bericht van { $controller } controleren
verify-intro = Op deze pagina kunt u al onze berichten lezen. Daarvoor hebt u geen code nodig.
verify-address = E-mailadres of telefoonnummer waarop het bericht aankwam, of nummer op de brief
verify-code = Code in het bericht
verify-button = Controleren
verify-yes = Deze code hoort bij een bericht dat wij naar dit adres hebben gestuurd. De volledige tekst staat hieronder.
verify-no = Wij hebben deze code niet voor dit adres afgegeven. Beantwoord het bericht niet en laat het ons weten: { $details }
verify-closed = Codes kunnen niet meer worden gecontroleerd. Hieronder staan de teksten die wij hebben gestuurd.
verify-texts = De berichten die wij hebben gestuurd

kind-PERSON_NAME = uw naam
kind-EMAIL = uw e-mailadres
kind-PHONE = uw telefoonnummer
kind-POSTAL_ADDRESS = uw postadres
kind-BIRTH_DATE = uw geboortedatum
kind-IP_ADDRESS = het internetadres van uw apparaat
kind-CARD = het nummer van uw betaalkaart
kind-CARD_CODE = de beveiligingscode van uw betaalkaart
kind-IBAN = uw bankrekeningnummer
kind-NATIONAL_ID = uw identiteits- of burgerservicenummer
kind-TAX_ID = uw fiscaal nummer
kind-PASSPORT = uw paspoortnummer
kind-DRIVING_LICENCE = uw rijbewijsnummer
kind-PASSWORD = uw wachtwoord
kind-PASSWORD_HASH = uw wachtwoord in versleutelde vorm
kind-CREDENTIAL = een geheime sleutel van uw account
kind-SESSION_TOKEN = de sleutel van een sessie waarin u was aangemeld
kind-USER_NAME = uw gebruikersnaam
kind-ACCOUNT_ID = uw klantnummer
kind-ORDER = uw bestellingen
kind-CRYPTO_ADDRESS = uw adres voor cryptovaluta
kind-GEO = plaatsen waar u was
kind-VEHICLE_ID = het kenteken van uw voertuig
kind-HEALTH = gegevens over uw gezondheid
kind-ETHNIC_ORIGIN = gegevens over uw ras of etnische afkomst
kind-POLITICAL_OPINION = gegevens over uw politieke opvattingen of partij
kind-BELIEF = gegevens over uw godsdienst of levensovertuiging
kind-TRADE_UNION = gegevens over uw lidmaatschap van een vakbond
kind-GENETIC = uw genetische gegevens
kind-BIOMETRIC = uw biometrische gegevens (zoals vingerafdrukken of kenmerken van uw gezicht)
kind-SEX_LIFE = gegevens over uw seksuele leven of seksuele gerichtheid
kind-CRIMINAL_RECORD = gegevens over strafrechtelijke veroordelingen of strafbare feiten
