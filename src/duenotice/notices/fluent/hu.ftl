### Magyar. Machine-drafted until a person approves it.

subject-dated = { $controller }: az Ön személyes adatai és az incidens, { $day }
subject-undated = { $controller }: incidens az Ön személyes adataival
greeting = Tisztelt { $name }!
who-writes = A feladó: { $controller }. Egy incidens miatt írunk Önnek, amely az Ön személyes adatait érinti.
supplements = Ez az üzenet kiegészíti korábbi üzenetünket, amelynek kelte: { $previous }. Az ügyszám és a kód nem változott.

heading-happened = Mi történt
heading-data = Mely adatokról van szó
heading-audience = Ki láthatta az adatokat
heading-consequences = Mihez vezethet ez
heading-measures = Mit teszünk mi
heading-advice = Mit tehet Ön
heading-open = Mit nem tudunk még
heading-check = Hogyan ellenőrizheti ezt az üzenetet
heading-contact = Kérdései és jogai

nature-confidentiality = Személyes adatokat láthattak olyanok, akiknek ehhez nem volt joguk.
nature-integrity = Személyes adatokat engedély nélkül megváltoztattak.
nature-availability = Személyes adatok elvesztek, vagy egy ideig nem voltak elérhetők.
nature-unknown = Még nem tudjuk, pontosan mi történt az adatokkal.
affected-yes = Az Ön adatai az érintett adatok között vannak.
affected-unknown = Még nem tudjuk, hogy az Ön adatai köztük vannak-e. A biztonság kedvéért már most szólunk.
cause-technical = Az ok műszaki hiba volt a rendszereinkben.
cause-misdelivery = Az ok tévedés volt: az adatokat rossz címzetteknek küldtük el.
cause-staff = Az ok egyik munkatársunk hibája volt.
cause-loss = Az ok egy eszköz vagy iratok elvesztése vagy ellopása volt.
cause-attack = Az ok a rendszereinket ért támadás volt.
cause-unknown = Az okot még nem ismerjük.
period-closed = Az incidens kezdete: { $start }. Az incidens vége: { $end }.
period-ongoing = Az incidens még nem ért véget. Kezdete: { $start }.
period-start = Az incidens kezdete: { $start }.
period-end-unknown = Még nem tudjuk, mikor ért véget az incidens.
period-unknown = Még nem tudjuk, mikor kezdődött az incidens.
people-exact = { $n ->
    [one] Összesen { $n } embert érint.
   *[other] Összesen { $n } embert érint.
}
people-range = { $high ->
    [one] Összesen legalább { $low } és legfeljebb { $high } embert érint.
   *[other] Összesen legalább { $low } és legfeljebb { $high } embert érint.
}
people-unknown = Még nem tudjuk, hány embert érint.

kinds-intro = Önről ezekről az adatokról van szó:
kinds-unknown = Még nem tudjuk, mely adatairól van szó.
password-safe = Az Ön jelszava nem volt az adatok között. Emiatt az incidens miatt nem kell megváltoztatnia.
password-exposed = Az Ön jelszava az adatok között volt.
password-unknown = Még nem tudjuk, hogy az Ön jelszava az adatok között volt-e.
payment-safe = Az adatok között nem voltak kártyaszámok és bankszámlaszámok.
payment-exposed = Az adatok között fizetési adatok is voltak.
payment-unknown = Még nem tudjuk, hogy az adatok között voltak-e fizetési adatok.

audience-customers = Más ügyfeleink láthatták az adatokat.
audience-few = Néhány általunk ismert ember láthatta az adatokat.
audience-single = Egy általunk ismert és megbízhatónak tartott személy vagy szervezet láthatta az adatokat.
audience-public = Az interneten bárki láthatta az adatokat.
audience-criminal = Bűnözők láthatták vagy lemásolhatták az adatokat.
audience-unknown = Még nem tudjuk, ki látta az adatokat.
misuse-yes = Tudunk olyan esetekről, amikor visszaéltek az adatokkal.
misuse-no = Nem tudunk olyan esetről, amikor visszaéltek volna az adatokkal.
misuse-unknown = Még nem tudjuk, hogy visszaéltek-e az adatokkal.
recovered-yes = Mindenki, akinél másolat volt, megerősítette, hogy törölte vagy visszaadta.
recovered-no = Nem sikerült az adatok minden másolatát törölni vagy visszaszerezni.
recovered-unknown = Még nem tudjuk, hogy vannak-e még másolatok az adatokról.

consequence-messages = Valaki írhat Önnek vagy felhívhatja Önt, és a mi nevünkben léphet fel.
consequence-account = Valaki beléphet az Ön fiókjába vagy egy másik fiókba, amelynek ugyanaz a jelszava.
consequence-payment = Valaki megpróbálhat az Ön nevében fizetni vagy pénzt beszedni.
consequence-identity = Valaki az Ön nevében léphet fel, például hogy szerződést kössön.
consequence-sensitive = Magánügyek mások tudomására juthatnak.
consequence-place = Valaki megtudhatja, hol lakik vagy hol járt.
consequence-unknown = Még nem tudjuk, mihez vezethet ez az Ön számára.

contained-yes = Az incidenst megállítottuk.
contained-no = Még dolgozunk az incidens megállításán.
contained-unknown = Még nem tudjuk, hogy az incidens teljesen megállt-e.
discovered = Az incidens észlelése: { $detected }.
measure-error-fixed = A hibát kijavítottuk.
measure-copies-deleted = Töröltük a nálunk tárolt másolatokat.
measure-sessions-ended = Mindenkit kijelentkeztettünk a fiókjából.
measure-passwords-reset = Az érintett jelszavakat alaphelyzetbe állítottuk.
measure-authority-told = Értesítettük az adatvédelmi hatóságot.
measure-police-told = Értesítettük a rendőrséget.
measure-experts = Független szakértők segítenek nekünk.
measure-checks = Ellenőrzéseket vezettünk be, hogy ez ne ismétlődjön meg.

advice-mail = Legyen óvatos az olyan üzenetekkel, amelyek az Ön nevét és a miénket használják. E-mailben nem kérünk jelszót.
advice-phone = Ha valaki a nevünkben hívja, tegye le, és hívja azt a számot, amelyet már ismer.
advice-password = Változtassa meg a jelszavát nálunk és mindenhol, ahol ugyanazt használja.
advice-second-step = Ahol lehet, kapcsoljon be egy második lépést a belépéshez.
advice-sessions = Jelentkezzen ki a fiókjából minden eszközön, majd lépjen be újra.
advice-card = Értesítse a bankját, és nézze át a kártyája kivonatait.
advice-bank = Keressen a bankszámláján olyan fizetéseket, amelyeket nem Ön indított, és jelezze a bankjának.
advice-identity = Figyeljen az olyan szerződésekre, számlákra vagy levelekre, amelyekre nincs magyarázata, és jelezze a rendőrségnek.
advice-sensitive = Ha valaki ezekkel az adatokkal nyomást gyakorol Önre, szóljon nekünk vagy a rendőrségnek.
advice-place = Ha nem érzi magát biztonságban, forduljon a rendőrséghez.

next-update = Újra írunk Önnek, legkésőbb eddig: { $update }.
check-type = Ebben az üzenetben nincsenek hivatkozások és mellékletek. Ellenőrzéshez írja be saját kezűleg a címünket ({ $domain }) a böngészőjébe, és nyissa meg a „{ $path }” oldalt.
check-code = Azon az oldalon adja meg az e-mail-címet, amelyre ezt az üzenetet küldtük, és ezt a kódot: { $code }
check-code-letter = Azon az oldalon adja meg a levél tetején álló számot és ezt a kódot: { $code }
check-never = Emiatt az incidens miatt soha nem kérünk Öntől jelszót, kártyaszámot vagy fizetést.
contact = Kérdéseire válaszol: { $contact }, { $details }. Kérjük, adja meg az ügyszámot: { $case }.
complaint = Panaszt tehet országa adatvédelmi hatóságánál is.

sms = { $controller }: incidens az Ön adataival. Írja be: { $typed }. Kód: { $code }. Jelszót soha nem kérünk.
letter-number = Szám
statement-title = Nyilvános közlemény: { $controller }
statement-intro = Az érintetteknek a következő szöveget küldtük. Mindenki megkapta hozzá a nevét és egy kódot.
verify-title = Üzenet ellenőrzése: { $controller }
verify-intro = Ezen az oldalon minden üzenetünket elolvashatja. Ehhez nem kell kód.
verify-address = E-mail-cím vagy telefonszám, amelyre az üzenet érkezett, vagy a levélen álló szám
verify-code = Kód az üzenetben
verify-button = Ellenőrzés
verify-yes = Ez a kód egy olyan üzenethez tartozik, amelyet erre a címre küldtünk. A teljes szöveg lent olvasható.
verify-no = Ezt a kódot nem ehhez a címhez adtuk ki. Ne válaszoljon az üzenetre, és értesítsen minket: { $details }
verify-closed = A kódok már nem ellenőrizhetők. Lent az általunk küldött szövegek olvashatók.
verify-texts = Az általunk küldött üzenetek

kind-PERSON_NAME = az Ön neve
kind-EMAIL = az Ön e-mail-címe
kind-PHONE = az Ön telefonszáma
kind-POSTAL_ADDRESS = az Ön postacíme
kind-BIRTH_DATE = az Ön születési ideje
kind-IP_ADDRESS = az Ön eszközének internetcíme
kind-CARD = az Ön bankkártyájának száma
kind-CARD_CODE = az Ön bankkártyájának biztonsági kódja
kind-IBAN = az Ön bankszámlaszáma
kind-NATIONAL_ID = az Ön személyi azonosítója vagy tajszáma
kind-TAX_ID = az Ön adóazonosítója
kind-PASSPORT = az Ön útlevelének száma
kind-DRIVING_LICENCE = az Ön jogosítványának száma
kind-PASSWORD = az Ön jelszava
kind-PASSWORD_HASH = az Ön jelszava titkosított alakban
kind-CREDENTIAL = egy titkos kulcs az Ön fiókjához
kind-SESSION_TOKEN = annak a munkamenetnek a kulcsa, amelyben Ön be volt lépve
kind-USER_NAME = az Ön felhasználóneve
kind-ACCOUNT_ID = az Ön ügyfélszáma
kind-ORDER = az Ön rendelései
kind-CRYPTO_ADDRESS = az Ön kriptovaluta-címe
kind-GEO = helyek, ahol Ön járt
kind-VEHICLE_ID = az Ön járművének rendszáma
kind-HEALTH = adatok az Ön egészségéről
kind-ETHNIC_ORIGIN = adatok az Ön faji vagy etnikai származásáról
kind-POLITICAL_OPINION = adatok az Ön politikai véleményéről vagy pártjáról
kind-BELIEF = adatok az Ön vallásáról vagy világnézetéről
kind-TRADE_UNION = adatok az Ön szakszervezeti tagságáról
kind-GENETIC = az Ön genetikai adatai
kind-BIOMETRIC = az Ön biometrikus adatai (például ujjlenyomatok vagy arcvonások)
kind-SEX_LIFE = adatok az Ön szexuális életéről vagy szexuális irányultságáról
kind-CRIMINAL_RECORD = adatok büntetőjogi ítéletekről vagy bűncselekményekről
