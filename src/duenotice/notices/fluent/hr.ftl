### Hrvatski. Machine-drafted until a person approves it.

subject-dated = { $controller }: vaši osobni podaci i događaj od { $day }
subject-undated = { $controller }: događaj s vašim osobnim podacima
greeting = Poštovani, { $name },
who-writes = mi smo { $controller }. Pišemo vam zbog događaja s vašim osobnim podacima.
supplements = Ova poruka dopunjuje našu poruku od { $previous }. Broj predmeta i kod nisu se promijenili.

heading-happened = Što se dogodilo
heading-data = O kojim je podacima riječ
heading-audience = Tko je mogao vidjeti podatke
heading-consequences = Do čega to može dovesti
heading-measures = Što mi poduzimamo
heading-advice = Što vi možete učiniti
heading-open = Što još ne znamo
heading-check = Kako provjeriti ovu poruku
heading-contact = Vaša pitanja i vaša prava

nature-confidentiality = Osobne podatke mogli su vidjeti ljudi koji na to nisu imali pravo.
nature-integrity = Osobni podaci promijenjeni su bez dopuštenja.
nature-availability = Osobni podaci izgubljeni su ili neko vrijeme nisu bili dostupni.
nature-unknown = Još ne znamo što se točno dogodilo s podacima.
affected-yes = Vaši su podaci među zahvaćenim podacima.
affected-unknown = Još ne znamo jesu li vaši podaci među njima. Za svaki slučaj javljamo vam već sada.
cause-technical = Uzrok je bila tehnička pogreška u našim sustavima.
cause-misdelivery = Uzrok je bila zabuna: podaci su poslani pogrešnim ljudima.
cause-staff = Uzrok je bila pogreška našeg zaposlenika.
cause-loss = Uzrok je bio gubitak ili krađa uređaja ili dokumenata.
cause-attack = Uzrok je bio napad na naše sustave.
cause-unknown = Uzrok još ne znamo.
period-closed = Početak događaja: { $start }. Kraj događaja: { $end }.
period-ongoing = Događaj još nije završio. Njegov početak: { $start }.
period-start = Početak događaja: { $start }.
period-end-unknown = Još ne znamo kada je događaj završio.
period-unknown = Još ne znamo kada je događaj počeo.
people-exact = { $n ->
    [one] Ukupno je zahvaćena { $n } osoba.
    [few] Ukupno su zahvaćene { $n } osobe.
   *[other] Ukupno je zahvaćeno { $n } osoba.
}
people-range = { $high ->
    [one] Ukupno je zahvaćeno najmanje { $low } i najviše { $high } osoba.
    [few] Ukupno je zahvaćeno najmanje { $low } i najviše { $high } osobe.
   *[other] Ukupno je zahvaćeno najmanje { $low } i najviše { $high } osoba.
}
people-unknown = Još ne znamo koliko je ljudi zahvaćeno.

kinds-intro = Riječ je o ovim podacima o vama:
kinds-unknown = Još ne znamo o kojim je vašim podacima riječ.
password-safe = Vaša lozinka nije bila među podacima. Zbog ovog događaja ne morate je mijenjati.
password-exposed = Vaša lozinka bila je među podacima.
password-unknown = Još ne znamo je li vaša lozinka bila među podacima.
payment-safe = Među podacima nije bilo brojeva kartica ni bankovnih računa.
payment-exposed = Među podacima bilo je podataka o plaćanju.
payment-unknown = Još ne znamo je li među podacima bilo podataka o plaćanju.

audience-customers = Podatke su mogli vidjeti drugi naši kupci.
audience-few = Podatke je mogao vidjeti mali broj ljudi koje poznajemo.
audience-single = Podatke je mogla vidjeti jedna osoba ili organizacija koju poznajemo i kojoj vjerujemo.
audience-public = Podatke je mogao vidjeti bilo tko na internetu.
audience-criminal = Podatke su mogli vidjeti ili kopirati kriminalci.
audience-unknown = Još ne znamo tko je vidio podatke.
misuse-yes = Znamo za slučajeve zlouporabe podataka.
misuse-no = Ne znamo ni za jedan slučaj zlouporabe podataka.
misuse-unknown = Još ne znamo jesu li podaci zloupotrijebljeni.
recovered-yes = Svi koji su imali kopiju potvrdili su da je izbrisana ili vraćena.
recovered-no = Nije bilo moguće izbrisati ili vratiti sve kopije podataka.
recovered-unknown = Još ne znamo postoje li i dalje kopije podataka.

consequence-messages = Netko bi vam mogao pisati ili vas nazvati i predstavljati se kao mi.
consequence-account = Netko bi se mogao prijaviti na vaš račun ili na drugi račun s istom lozinkom.
consequence-payment = Netko bi mogao pokušati plaćati ili naplaćivati novac u vaše ime.
consequence-identity = Netko bi se mogao predstavljati kao vi, na primjer da sklopi ugovor.
consequence-sensitive = Privatne stvari mogle bi postati poznate drugima.
consequence-place = Netko bi mogao saznati gdje živite ili gdje ste bili.
consequence-unknown = Još ne znamo do čega to može dovesti za vas.

contained-yes = Zaustavili smo događaj.
contained-no = Još radimo na tome da zaustavimo događaj.
contained-unknown = Još ne znamo je li događaj potpuno zaustavljen.
discovered = Događaj smo primijetili: { $detected }.
measure-error-fixed = Ispravili smo pogrešku.
measure-copies-deleted = Izbrisali smo spremljene kopije koje su pod našom kontrolom.
measure-sessions-ended = Odjavili smo sve s njihovih računa.
measure-passwords-reset = Ponovno smo postavili zahvaćene lozinke.
measure-authority-told = Obavijestili smo tijelo za zaštitu podataka.
measure-police-told = Obavijestili smo policiju.
measure-experts = Pomažu nam neovisni stručnjaci.
measure-checks = Uveli smo provjere da se to ne ponovi.

advice-mail = Budite oprezni s porukama koje koriste vaše i naše ime. E-poštom ne tražimo lozinke.
advice-phone = Ako vas netko nazove u naše ime, prekinite i nazovite broj koji već znate.
advice-password = Promijenite lozinku kod nas i svugdje gdje koristite istu.
advice-second-step = Gdje je moguće, uključite drugi korak pri prijavi.
advice-sessions = Odjavite se sa svojeg računa na svim uređajima pa se ponovno prijavite.
advice-card = Obavijestite svoju banku i pregledajte izvatke svoje kartice.
advice-bank = Na svojem bankovnom računu potražite plaćanja koja niste naložili i prijavite ih svojoj banci.
advice-identity = Pazite na ugovore, račune ili pisma koja ne možete objasniti i prijavite ih policiji.
advice-sensitive = Ako vas netko pritišće tim podacima, recite to nama ili policiji.
advice-place = Ako se ne osjećate sigurno, obratite se policiji.

next-update = Ponovno ćemo vam pisati najkasnije: { $update }.
check-type = Ova poruka nema poveznica ni privitaka. Za provjeru sami upišite našu adresu { $domain } u svoj preglednik i otvorite stranicu „{ $path }“.
check-code = Na toj stranici upišite adresu e-pošte na koju smo poslali ovu poruku i ovaj kod: { $code }
check-code-letter = Na toj stranici upišite broj s vrha ovog pisma i ovaj kod: { $code }
check-never = Zbog ovog događaja nikada vas ne tražimo lozinku, broj kartice ili plaćanje.
contact = Na vaša pitanja odgovara { $contact }: { $details }. Navedite broj predmeta { $case }.
complaint = Možete se žaliti i tijelu za zaštitu podataka svoje države.

sms = { $controller }: događaj s vašim podacima. Upišite { $typed } u preglednik. Kod { $code }. Lozinke nikada ne tražimo.
letter-number = Broj
statement-title = Javna izjava: { $controller }
statement-intro = Zahvaćenim osobama poslali smo sljedeći tekst. Svaka je dobila i svoje ime i kod.
verify-title = Provjera poruke: { $controller }
verify-intro = Na ovoj stranici možete pročitati sve naše poruke. Za to vam ne treba kod.
verify-address = Adresa e-pošte ili telefonski broj na koji je poruka stigla ili broj na pismu
verify-code = Kod u poruci
verify-button = Provjeri
verify-yes = Ovaj kod pripada poruci koju smo poslali na ovu adresu. Cijeli tekst je u nastavku.
verify-no = Ovaj kod nismo izdali za ovu adresu. Ne odgovarajte na poruku i javite nam: { $details }
verify-closed = Kodovi se više ne mogu provjeriti. U nastavku su tekstovi koje smo poslali.
verify-texts = Poruke koje smo poslali

kind-PERSON_NAME = vaše ime
kind-EMAIL = vaša adresa e-pošte
kind-PHONE = vaš telefonski broj
kind-POSTAL_ADDRESS = vaša poštanska adresa
kind-BIRTH_DATE = vaš datum rođenja
kind-IP_ADDRESS = internetska adresa vašeg uređaja
kind-CARD = broj vaše platne kartice
kind-CARD_CODE = sigurnosni kod vaše platne kartice
kind-IBAN = broj vašeg bankovnog računa
kind-NATIONAL_ID = vaš OIB ili drugi osobni broj
kind-TAX_ID = vaš porezni broj
kind-PASSPORT = broj vaše putovnice
kind-DRIVING_LICENCE = broj vaše vozačke dozvole
kind-PASSWORD = vaša lozinka
kind-PASSWORD_HASH = vaša lozinka u šifriranom obliku
kind-CREDENTIAL = tajni ključ vašeg računa
kind-SESSION_TOKEN = ključ sesije u kojoj ste bili prijavljeni
kind-USER_NAME = vaše korisničko ime
kind-ACCOUNT_ID = vaš broj kupca
kind-ORDER = vaše narudžbe
kind-CRYPTO_ADDRESS = vaša adresa za kriptovalutu
kind-GEO = mjesta na kojima ste bili
kind-VEHICLE_ID = broj vašeg vozila
kind-HEALTH = podaci o vašem zdravlju
kind-ETHNIC_ORIGIN = podaci o vašem rasnom ili etničkom podrijetlu
kind-POLITICAL_OPINION = podaci o vašim političkim stajalištima ili stranci
kind-BELIEF = podaci o vašoj vjeri ili uvjerenjima
kind-TRADE_UNION = podaci o vašem članstvu u sindikatu
kind-GENETIC = vaši genetski podaci
kind-BIOMETRIC = vaši biometrijski podaci (na primjer otisci prstiju ili crte lica)
kind-SEX_LIFE = podaci o vašem spolnom životu ili seksualnoj orijentaciji
kind-CRIMINAL_RECORD = podaci o osudama ili kaznenim djelima
