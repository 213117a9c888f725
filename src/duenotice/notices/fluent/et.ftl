### Eesti. Machine-drafted until a person approves it.

subject-dated = { $controller }: Teie isikuandmed ja juhtum { $day }
subject-undated = { $controller }: Teie isikuandmeid puudutav juhtum
greeting = Tere, { $name }!
who-writes = Meie oleme { $controller }. Kirjutame Teile juhtumi pärast, mis puudutab Teie isikuandmeid.
supplements = See sõnum täiendab meie sõnumit kuupäevaga { $previous }. Viitenumber ja kood on samad.

heading-happened = Mis juhtus
heading-data = Milliseid andmeid see puudutab
heading-audience = Kes võis andmeid näha
heading-consequences = Mida see võib kaasa tuua
heading-measures = Mida meie teeme
heading-advice = Mida saate teha Teie
heading-open = Mida me veel ei tea
heading-check = Kuidas seda sõnumit kontrollida
heading-contact = Teie küsimused ja õigused

nature-confidentiality = Isikuandmeid nägid inimesed, kellel ei olnud selleks õigust.
nature-integrity = Isikuandmeid muudeti loata.
nature-availability = Isikuandmed läksid kaduma või ei olnud mõnda aega kättesaadavad.
nature-unknown = Me ei tea veel, mis andmetega täpselt juhtus.
affected-yes = Teie andmed on nende hulgas.
affected-unknown = Me ei tea veel, kas Teie andmed on nende hulgas. Igaks juhuks teatame Teile juba praegu.
cause-technical = Põhjus oli tehniline viga meie süsteemides.
cause-misdelivery = Põhjus oli eksitus: andmed saadeti valedele inimestele.
cause-staff = Põhjus oli meie töötaja viga.
cause-loss = Põhjus oli seadme või dokumentide kaotus või vargus.
cause-attack = Põhjus oli rünnak meie süsteemide vastu.
cause-unknown = Me ei tea veel põhjust.
period-closed = Juhtumi algus: { $start }. Juhtumi lõpp: { $end }.
period-ongoing = Juhtum ei ole veel lõppenud. Selle algus: { $start }.
period-start = Juhtumi algus: { $start }.
period-end-unknown = Me ei tea veel, millal juhtum lõppes.
period-unknown = Me ei tea veel, millal juhtum algas.
people-exact = { $n ->
    [one] Kokku puudutab juhtum { $n } inimest.
   *[other] Kokku puudutab juhtum { $n } inimest.
}
people-range = { $high ->
    [one] Kokku puudutab juhtum vähemalt { $low } ja kõige rohkem { $high } inimest.
   *[other] Kokku puudutab juhtum vähemalt { $low } ja kõige rohkem { $high } inimest.
}
people-unknown = Me ei tea veel, kui paljusid inimesi juhtum puudutab.

kinds-intro = See puudutab neid andmeid Teie kohta:
kinds-unknown = Me ei tea veel, milliseid Teie andmeid see puudutab.
password-safe = Teie parooli ei olnud andmete hulgas. Te ei pea seda selle juhtumi pärast muutma.
password-exposed = Teie parool oli andmete hulgas.
password-unknown = Me ei tea veel, kas Teie parool oli andmete hulgas.
payment-safe = Andmete hulgas ei olnud kaardi- ega kontonumbreid.
payment-exposed = Andmete hulgas olid makseandmed.
payment-unknown = Me ei tea veel, kas andmete hulgas olid makseandmed.

audience-customers = Andmeid võisid näha meie teised kliendid.
audience-few = Andmeid võis näha väike hulk inimesi, keda me tunneme.
audience-single = Andmeid võis näha üks isik või asutus, keda me tunneme ja usaldame.
audience-public = Andmeid võis näha igaüks internetis.
audience-criminal = Kurjategijad võisid andmeid näha või kopeerida.
audience-unknown = Me ei tea veel, kes on andmeid näinud.
misuse-yes = Me teame juhtumeid, kus andmeid on väärkasutatud.
misuse-no = Me ei tea ühtegi juhtumit, kus andmeid oleks väärkasutatud.
misuse-unknown = Me ei tea veel, kas andmeid on väärkasutatud.
recovered-yes = Kõik, kellel oli koopia, on kinnitanud, et see kustutati või tagastati.
recovered-no = Kõiki andmete koopiaid ei õnnestunud kustutada ega tagasi saada.
recovered-unknown = Me ei tea veel, kas andmetest on veel koopiaid.

consequence-messages = Keegi võib Teile kirjutada või helistada ja esineda meie nimel.
consequence-account = Keegi võib siseneda Teie kontole või teisele kontole, millel on sama parool.
consequence-payment = Keegi võib püüda Teie nimel maksta või raha koguda.
consequence-identity = Keegi võib esineda Teie nimel, näiteks lepingu sõlmimiseks.
consequence-sensitive = Eraasjad võivad saada teatavaks teistele.
consequence-place = Keegi võib teada saada, kus Te elate või kus Te olete olnud.
consequence-unknown = Me ei tea veel, mida see võib Teile kaasa tuua.

contained-yes = Oleme juhtumi peatanud.
contained-no = Töötame veel juhtumi peatamise nimel.
contained-unknown = Me ei tea veel, kas juhtum on täielikult peatatud.
discovered = Märkasime juhtumit: { $detected }.
measure-error-fixed = Oleme vea parandanud.
measure-copies-deleted = Oleme kustutanud meie valduses olevad salvestatud koopiad.
measure-sessions-ended = Oleme kõik kasutajad kontodelt välja loginud.
measure-passwords-reset = Oleme puudutatud paroolid lähtestanud.
measure-authority-told = Oleme teavitanud andmekaitseasutust.
measure-police-told = Oleme teavitanud politseid.
measure-experts = Meid aitavad sõltumatud eksperdid.
measure-checks = Oleme lisanud kontrolle, et see ei korduks.

advice-mail = Olge ettevaatlik sõnumitega, mis kasutavad Teie ja meie nime. Me ei küsi paroole e-posti teel.
advice-phone = Kui keegi helistab Teile meie nimel, katkestage kõne ja helistage numbril, mida Te juba teate.
advice-password = Muutke oma parool meie juures ja kõikjal, kus kasutate sama parooli.
advice-second-step = Kus võimalik, lülitage sisse sisselogimise teine samm.
advice-sessions = Logige oma kontolt kõigis seadmetes välja ja seejärel uuesti sisse.
advice-card = Teatage oma pangale ja vaadake üle oma kaardi väljavõtted.
advice-bank = Otsige oma pangakontolt makseid, mida Te ei teinud, ja teatage neist oma pangale.
advice-identity = Jälgige lepinguid, arveid ja kirju, mida Te ei oska seletada, ja teatage neist politseile.
advice-sensitive = Kui keegi avaldab Teile nende andmetega survet, öelge seda meile või politseile.
advice-place = Kui Te ei tunne end turvaliselt, pöörduge politsei poole.

next-update = Kirjutame Teile uuesti hiljemalt { $update }.
check-type = Selles sõnumis ei ole linke ega manuseid. Selle kontrollimiseks kirjutage ise meie aadress { $domain } oma brauserisse ja avage leht „{ $path }“.
check-code = Sisestage sellel lehel e-posti aadress, millele me selle sõnumi saatsime, ja see kood: { $code }
check-code-letter = Sisestage sellel lehel number selle kirja ülaosast ja see kood: { $code }
check-never = Me ei küsi Teilt selle juhtumi pärast kunagi parooli, kaardi numbrit ega makset.
contact = Teie küsimustele vastab { $contact }: { $details }. Palun öelge viitenumber { $case }.
complaint = Võite esitada kaebuse ka oma riigi andmekaitseasutusele.

sms = { $controller }: juhtum Teie andmetega. Trükkige { $typed } brauserisse. Kood { $code }. Me ei küsi paroole.
letter-number = Number
statement-title = Avalik teade: { $controller }
statement-intro = Oleme saatnud puudutatud inimestele järgmise teksti. Igaüks sai lisaks oma nime ja koodi.
verify-title = Sõnumi kontrollimine: { $controller }
verify-intro = Sellel lehel saate lugeda kõiki meie sõnumeid. Selleks ei ole koodi vaja.
verify-address = E-posti aadress või telefoninumber, millele sõnum tuli, või number kirjal
verify-code = Kood sõnumis
verify-button = Kontrolli
verify-yes = See kood kuulub sõnumi juurde, mille me sellele aadressile saatsime. Kogu tekst on allpool.
verify-no = Me ei ole sellele aadressile seda koodi andnud. Ärge vastake sõnumile ja teatage meile: { $details }
verify-closed = Koode ei saa enam kontrollida. Allpool on tekstid, mille me saatsime.
verify-texts = Sõnumid, mille me saatsime

kind-PERSON_NAME = Teie nimi
kind-EMAIL = Teie e-posti aadress
kind-PHONE = Teie telefoninumber
kind-POSTAL_ADDRESS = Teie postiaadress
kind-BIRTH_DATE = Teie sünnikuupäev
kind-IP_ADDRESS = Teie seadme internetiaadress
kind-CARD = Teie maksekaardi number
kind-CARD_CODE = Teie maksekaardi turvakood
kind-IBAN = Teie pangakonto number
kind-NATIONAL_ID = Teie isikukood või sotsiaalkindlustuse number
kind-TAX_ID = Teie maksukohustuslase number
kind-PASSPORT = Teie passi number
kind-DRIVING_LICENCE = Teie juhiloa number
kind-PASSWORD = Teie parool
kind-PASSWORD_HASH = Teie parool krüpteeritud kujul
kind-CREDENTIAL = Teie konto salajane võti
kind-SESSION_TOKEN = seansi võti, millega olite sisse logitud
kind-USER_NAME = Teie kasutajanimi
kind-ACCOUNT_ID = Teie kliendinumber
kind-ORDER = Teie tellimused
kind-CRYPTO_ADDRESS = Teie krüptoraha aadress
kind-GEO = kohad, kus Te olite
kind-VEHICLE_ID = Teie sõiduki number
kind-HEALTH = andmed Teie tervise kohta
kind-ETHNIC_ORIGIN = andmed Teie rassilise või etnilise päritolu kohta
kind-POLITICAL_OPINION = andmed Teie poliitiliste vaadete või erakonna kohta
kind-BELIEF = andmed Teie usu või veendumuste kohta
kind-TRADE_UNION = andmed Teie ametiühingusse kuulumise kohta
kind-GENETIC = Teie geneetilised andmed
kind-BIOMETRIC = Teie biomeetrilised andmed (näiteks sõrmejäljed või näojooned)
kind-SEX_LIFE = andmed Teie seksuaalelu või seksuaalse sättumuse kohta
kind-CRIMINAL_RECORD = andmed süüdimõistmiste või süütegude kohta
