### Suomi. Machine-drafted until a person approves it.

subject-dated = { $controller }: henkilötietosi ja tapahtuma { $day }
subject-undated = { $controller }: henkilötietojasi koskeva tapahtuma
greeting = Hyvä { $name },
who-writes = Olemme { $controller }. Kirjoitamme sinulle henkilötietojasi koskevan tapahtuman vuoksi.
supplements = Tämä viesti täydentää aiempaa viestiämme, jonka päivä on { $previous }. Asianumero ja koodi ovat ennallaan.

heading-happened = Mitä tapahtui
heading-data = Mistä tiedoista on kyse
heading-audience = Kuka saattoi nähdä tiedot
heading-consequences = Mitä tästä voi seurata
heading-measures = Mitä me teemme
heading-advice = Mitä sinä voit tehdä
heading-open = Mitä emme vielä tiedä
heading-check = Näin tarkistat tämän viestin
heading-contact = Kysymyksesi ja oikeutesi

nature-confidentiality = Henkilötietoja näkyi ihmisille, joilla ei ollut oikeutta nähdä niitä.
nature-integrity = Henkilötietoja muutettiin luvatta.
nature-availability = Henkilötietoja katosi tai ne eivät olleet jonkin aikaa käytettävissä.
nature-unknown = Emme vielä tiedä, mitä tiedoille tarkalleen tapahtui.
affected-yes = Sinun tietosi ovat niiden joukossa.
affected-unknown = Emme vielä tiedä, ovatko sinun tietosi niiden joukossa. Varmuuden vuoksi kerromme sinulle jo nyt.
cause-technical = Syynä oli tekninen virhe järjestelmissämme.
cause-misdelivery = Syynä oli erehdys: tietoja lähetettiin väärille ihmisille.
cause-staff = Syynä oli työntekijämme virhe.
cause-loss = Syynä oli laitteen tai asiakirjojen katoaminen tai varkaus.
cause-attack = Syynä oli hyökkäys järjestelmiimme.
cause-unknown = Emme vielä tiedä syytä.
period-closed = Tapahtuma alkoi { $start } ja päättyi { $end }.
period-ongoing = Tapahtuma alkoi { $start } eikä ole vielä ohi.
period-start = Tapahtuma alkoi { $start }.
period-end-unknown = Emme vielä tiedä, milloin tapahtuma päättyi.
period-unknown = Emme vielä tiedä, milloin tapahtuma alkoi.
people-exact = { $n ->
    [one] Tapahtuma koskee yhteensä { $n } ihmistä.
   *[other] Tapahtuma koskee yhteensä { $n } ihmistä.
}
people-range = { $high ->
    [one] Tapahtuma koskee vähintään { $low } ja enintään { $high } ihmistä.
   *[other] Tapahtuma koskee vähintään { $low } ja enintään { $high } ihmistä.
}
people-unknown = Emme vielä tiedä, kuinka monta ihmistä tapahtuma koskee.

kinds-intro = Kyse on näistä sinua koskevista tiedoista:
kinds-unknown = Emme vielä tiedä, mistä sinun tiedoistasi on kyse.
password-safe = Salasanasi ei ollut tietojen joukossa. Sinun ei tarvitse vaihtaa sitä tämän tapahtuman vuoksi.
password-exposed = Salasanasi oli tietojen joukossa.
password-unknown = Emme vielä tiedä, oliko salasanasi tietojen joukossa.
payment-safe = Tietojen joukossa ei ollut kortti- eikä tilinumeroita.
payment-exposed = Tietojen joukossa oli maksutietoja.
payment-unknown = Emme vielä tiedä, oliko tietojen joukossa maksutietoja.

audience-customers = Muut asiakkaamme saattoivat nähdä tiedot.
audience-few = Pieni joukko tuntemiamme ihmisiä saattoi nähdä tiedot.
audience-single = Yksi henkilö tai organisaatio, jonka tunnemme ja johon luotamme, saattoi nähdä tiedot.
audience-public = Kuka tahansa internetissä saattoi nähdä tiedot.
audience-criminal = Rikolliset saattoivat nähdä tai kopioida tiedot.
audience-unknown = Emme vielä tiedä, kuka on nähnyt tiedot.
misuse-yes = Tiedämme tapauksia, joissa tietoja on käytetty väärin.
misuse-no = Emme tiedä yhtään tapausta, jossa tietoja olisi käytetty väärin.
misuse-unknown = Emme vielä tiedä, onko tietoja käytetty väärin.
recovered-yes = Kaikki, joilla oli kopio, ovat vahvistaneet, että se on poistettu tai palautettu.
recovered-no = Kaikkia tietojen kopioita ei saatu poistettua tai takaisin.
recovered-unknown = Emme vielä tiedä, onko tiedoista yhä kopioita.

consequence-messages = Joku voi kirjoittaa tai soittaa sinulle ja esiintyä meinä.
consequence-account = Joku voi kirjautua tilillesi tai toiselle tilille, jolla on sama salasana.
consequence-payment = Joku voi yrittää maksaa tai periä rahaa sinun nimissäsi.
consequence-identity = Joku voi esiintyä sinuna, esimerkiksi tehdäkseen sopimuksen.
consequence-sensitive = Yksityisiä asioita voi tulla muiden tietoon.
consequence-place = Joku voi saada tietää, missä asut tai missä olet ollut.
consequence-unknown = Emme vielä tiedä, mitä tästä voi seurata sinulle.

contained-yes = Olemme pysäyttäneet tapahtuman.
contained-no = Teemme yhä työtä tapahtuman pysäyttämiseksi.
contained-unknown = Emme vielä tiedä, onko tapahtuma täysin pysähtynyt.
discovered = Huomasimme tapahtuman { $detected }.
measure-error-fixed = Olemme korjanneet virheen.
measure-copies-deleted = Olemme poistaneet hallussamme olevat tallennetut kopiot.
measure-sessions-ended = Olemme kirjanneet kaikki ulos tileiltään.
measure-passwords-reset = Olemme nollanneet kyseiset salasanat.
measure-authority-told = Olemme ilmoittaneet asiasta tietosuojaviranomaiselle.
measure-police-told = Olemme ilmoittaneet asiasta poliisille.
measure-experts = Riippumattomat asiantuntijat auttavat meitä.
measure-checks = Olemme lisänneet tarkistuksia, jotta tämä ei toistu.

advice-mail = Ole varovainen viestien kanssa, joissa on sinun ja meidän nimemme. Emme pyydä salasanoja sähköpostitse.
advice-phone = Jos joku soittaa sinulle meidän nimissämme, sulje puhelu ja soita numeroon, jonka jo tunnet.
advice-password = Vaihda salasanasi meillä ja kaikkialla, missä käytät samaa.
advice-second-step = Ota kirjautumisen toinen vaihe käyttöön, jos sitä tarjotaan.
advice-sessions = Kirjaudu ulos tililtäsi kaikilla laitteilla ja kirjaudu sitten uudelleen.
advice-card = Kerro pankillesi ja katso korttisi tapahtumat läpi.
advice-bank = Etsi pankkitililtäsi maksuja, joita et ole tehnyt, ja ilmoita niistä pankillesi.
advice-identity = Tarkkaile sopimuksia, laskuja ja kirjeitä, joita et osaa selittää, ja ilmoita niistä poliisille.
advice-sensitive = Jos joku painostaa sinua näillä tiedoilla, kerro siitä meille tai poliisille.
advice-place = Jos tunnet olosi turvattomaksi, ota yhteyttä poliisiin.

next-update = Kirjoitamme sinulle uudelleen viimeistään { $update }.
check-type = Tässä viestissä ei ole linkkejä eikä liitteitä. Tarkista viesti näin: kirjoita itse osoitteemme { $domain } selaimeesi ja avaa sivu ”{ $path }”.
check-code = Kirjoita sillä sivulla sähköpostiosoite, johon lähetimme tämän viestin, ja tämä koodi: { $code }
check-code-letter = Kirjoita sillä sivulla tämän kirjeen yläosassa oleva numero ja tämä koodi: { $code }
check-never = Emme koskaan pyydä sinulta salasanaa, kortin numeroa tai maksua tämän tapahtuman vuoksi.
contact = Kysymyksiisi vastaa { $contact }: { $details }. Mainitse asianumero { $case }.
complaint = Voit myös tehdä valituksen maasi tietosuojaviranomaiselle.

sms = { $controller }: tietojasi koskeva tapahtuma. Kirjoita { $typed } selaimeen. Koodi { $code }. Emme pyydä salasanoja.
letter-number = Numero
statement-title = Julkinen tiedote: { $controller }
statement-intro = Olemme lähettäneet seuraavan tekstin asianosaisille. Jokainen sai lisäksi nimensä ja koodin.
verify-title = Tarkista viesti: { $controller }
verify-intro = Tällä sivulla voit lukea kaikki viestimme. Et tarvitse siihen koodia.
verify-address = Sähköpostiosoite tai puhelinnumero, johon viesti tuli, tai kirjeessä oleva numero
verify-code = Viestissä oleva koodi
verify-button = Tarkista
verify-yes = Tämä koodi kuuluu viestiin, jonka lähetimme tähän osoitteeseen. Koko teksti on alla.
verify-no = Emme ole antaneet tätä koodia tälle osoitteelle. Älä vastaa viestiin, ja kerro meille: { $details }
verify-closed = Koodeja ei voi enää tarkistaa. Alla ovat lähettämämme tekstit.
verify-texts = Lähettämämme viestit

kind-PERSON_NAME = nimesi
kind-EMAIL = sähköpostiosoitteesi
kind-PHONE = puhelinnumerosi
kind-POSTAL_ADDRESS = postiosoitteesi
kind-BIRTH_DATE = syntymäaikasi
kind-IP_ADDRESS = laitteesi internetosoite
kind-CARD = maksukorttisi numero
kind-CARD_CODE = maksukorttisi turvakoodi
kind-IBAN = pankkitilisi numero
kind-NATIONAL_ID = henkilötunnuksesi tai sosiaaliturvatunnuksesi
kind-TAX_ID = veronumerosi
kind-PASSPORT = passisi numero
kind-DRIVING_LICENCE = ajokorttisi numero
kind-PASSWORD = salasanasi
kind-PASSWORD_HASH = salasanasi salatussa muodossa
kind-CREDENTIAL = tilisi salainen avain
kind-SESSION_TOKEN = istunnon avain, jolla olit kirjautuneena
kind-USER_NAME = käyttäjänimesi
kind-ACCOUNT_ID = asiakasnumerosi
kind-ORDER = tilauksesi
kind-CRYPTO_ADDRESS = kryptovaluuttaosoitteesi
kind-GEO = paikkoja, joissa olit
kind-VEHICLE_ID = ajoneuvosi rekisterinumero
kind-HEALTH = terveyttäsi koskevia tietoja
kind-ETHNIC_ORIGIN = etnistä alkuperääsi koskevia tietoja
kind-POLITICAL_OPINION = poliittisia mielipiteitäsi tai puoluettasi koskevia tietoja
kind-BELIEF = uskontoasi tai vakaumustasi koskevia tietoja
kind-TRADE_UNION = ammattiliiton jäsenyyttäsi koskevia tietoja
kind-GENETIC = geneettisiä tietojasi
kind-BIOMETRIC = biometrisiä tietojasi (kuten sormenjälkiä tai kasvonpiirteitä)
kind-SEX_LIFE = seksuaalielämääsi tai seksuaalista suuntautumistasi koskevia tietoja
kind-CRIMINAL_RECORD = rikostuomioita tai rikoksia koskevia tietoja
