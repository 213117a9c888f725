### Latviešu. Machine-drafted until a person approves it.

subject-dated = { $controller }: Jūsu personas dati un incidents, { $day }
subject-undated = { $controller }: incidents ar Jūsu personas datiem
greeting = Labdien, { $name }!
who-writes = Mēs esam { $controller }. Rakstām Jums par incidentu ar Jūsu personas datiem.
supplements = Šis ziņojums papildina mūsu iepriekšējo ziņojumu, kura datums ir { $previous }. Lietas numurs un kods nav mainījušies.

heading-happened = Kas notika
heading-data = Par kādiem datiem ir runa
heading-audience = Kas varēja redzēt datus
heading-consequences = Pie kā tas var novest
heading-measures = Ko darām mēs
heading-advice = Ko varat darīt Jūs
heading-open = Ko mēs vēl nezinām
heading-check = Kā pārbaudīt šo ziņojumu
heading-contact = Jūsu jautājumi un tiesības

nature-confidentiality = Personas datus varēja redzēt cilvēki, kuriem nebija tiesību tos redzēt.
nature-integrity = Personas dati tika mainīti bez atļaujas.
nature-availability = Personas dati tika zaudēti vai kādu laiku nebija pieejami.
nature-unknown = Mēs vēl nezinām, kas tieši notika ar datiem.
affected-yes = Jūsu dati ir starp skartajiem datiem.
affected-unknown = Mēs vēl nezinām, vai Jūsu dati ir starp tiem. Drošības labad paziņojam Jums jau tagad.
cause-technical = Cēlonis bija tehniska kļūda mūsu sistēmās.
cause-misdelivery = Cēlonis bija pārpratums: dati tika nosūtīti nepareizajiem cilvēkiem.
cause-staff = Cēlonis bija mūsu darbinieka kļūda.
cause-loss = Cēlonis bija ierīces vai dokumentu nozaudēšana vai zādzība.
cause-attack = Cēlonis bija uzbrukums mūsu sistēmām.
cause-unknown = Mēs vēl nezinām cēloni.
period-closed = Incidenta sākums: { $start }. Incidenta beigas: { $end }.
period-ongoing = Incidents vēl nav beidzies. Tā sākums: { $start }.
period-start = Incidenta sākums: { $start }.
period-end-unknown = Mēs vēl nezinām, kad incidents beidzās.
period-unknown = Mēs vēl nezinām, kad incidents sākās.
people-exact = { $n ->
    [zero] Kopā tas skar { $n } cilvēku.
    [one] Kopā tas skar { $n } cilvēku.
   *[other] Kopā tas skar { $n } cilvēkus.
}
people-range = { $high ->
    [zero] Kopā tas skar vismaz { $low } un ne vairāk kā { $high } cilvēku.
    [one] Kopā tas skar vismaz { $low } un ne vairāk kā { $high } cilvēku.
   *[other] Kopā tas skar vismaz { $low } un ne vairāk kā { $high } cilvēkus.
}
people-unknown = Mēs vēl nezinām, cik cilvēku tas skar.

kinds-intro = Tas skar šos datus par Jums:
kinds-unknown = Mēs vēl nezinām, kurus Jūsu datus tas skar.
password-safe = Jūsu paroles starp datiem nebija. Šī incidenta dēļ Jums tā nav jāmaina.
password-exposed = Jūsu parole bija starp datiem.
password-unknown = Mēs vēl nezinām, vai Jūsu parole bija starp datiem.
payment-safe = Starp datiem nebija karšu vai bankas kontu numuru.
payment-exposed = Starp datiem bija maksājumu dati.
payment-unknown = Mēs vēl nezinām, vai starp datiem bija maksājumu dati.

audience-customers = Datus varēja redzēt citi mūsu klienti.
audience-few = Datus varēja redzēt neliels skaits mums zināmu cilvēku.
audience-single = Datus varēja redzēt viena persona vai organizācija, kuru pazīstam un kurai uzticamies.
audience-public = Datus varēja redzēt jebkurš internetā.
audience-criminal = Datus varēja redzēt vai nokopēt noziedznieki.
audience-unknown = Mēs vēl nezinām, kas redzēja datus.
misuse-yes = Mēs zinām gadījumus, kad dati tika ļaunprātīgi izmantoti.
misuse-no = Mēs nezinām nevienu gadījumu, kad dati būtu ļaunprātīgi izmantoti.
misuse-unknown = Mēs vēl nezinām, vai dati ir ļaunprātīgi izmantoti.
recovered-yes = Visi, kam bija kopija, apstiprināja, ka tā ir izdzēsta vai atdota.
recovered-no = Ne visas datu kopijas izdevās izdzēst vai atgūt.
recovered-unknown = Mēs vēl nezinām, vai datu kopijas vēl pastāv.

consequence-messages = Kāds var Jums rakstīt vai zvanīt un izlikties par mums.
consequence-account = Kāds var ieiet Jūsu kontā vai citā kontā ar to pašu paroli.
consequence-payment = Kāds var mēģināt maksāt vai iekasēt naudu Jūsu vārdā.
consequence-identity = Kāds var izlikties par Jums, piemēram, lai noslēgtu līgumu.
consequence-sensitive = Privātas lietas var kļūt zināmas citiem.
consequence-place = Kāds var uzzināt, kur dzīvojat vai kur esat bijis.
consequence-unknown = Mēs vēl nezinām, pie kā tas var novest Jums.

contained-yes = Mēs esam apturējuši incidentu.
contained-no = Mēs vēl strādājam, lai apturētu incidentu.
contained-unknown = Mēs vēl nezinām, vai incidents ir pilnībā apturēts.
discovered = Mēs pamanījām incidentu: { $detected }.
measure-error-fixed = Mēs esam izlabojuši kļūdu.
measure-copies-deleted = Mēs esam izdzēsuši saglabātās kopijas, kas ir mūsu rīcībā.
measure-sessions-ended = Mēs esam visus izrakstījuši no kontiem.
measure-passwords-reset = Mēs esam atiestatījuši skartās paroles.
measure-authority-told = Mēs esam informējuši datu aizsardzības iestādi.
measure-police-told = Mēs esam informējuši policiju.
measure-experts = Mums palīdz neatkarīgi eksperti.
measure-checks = Mēs esam ieviesuši pārbaudes, lai tas neatkārtotos.

advice-mail = Esiet piesardzīgi ar ziņojumiem, kuros izmantots Jūsu un mūsu vārds. Mēs neprasām paroles pa e-pastu.
advice-phone = Ja kāds zvana mūsu vārdā, nolieciet klausuli un zvaniet uz numuru, kuru jau zināt.
advice-password = Nomainiet paroli pie mums un visur, kur lietojat to pašu.
advice-second-step = Kur iespējams, ieslēdziet otru pieteikšanās soli.
advice-sessions = Izrakstieties no sava konta visās ierīcēs un pēc tam piesakieties vēlreiz.
advice-card = Paziņojiet savai bankai un pārskatiet kartes izrakstus.
advice-bank = Meklējiet savā bankas kontā maksājumus, kurus neesat veicis, un ziņojiet par tiem savai bankai.
advice-identity = Pievērsiet uzmanību līgumiem, rēķiniem vai vēstulēm, kuras nevarat izskaidrot, un ziņojiet par tiem policijai.
advice-sensitive = Ja kāds ar šiem datiem izdara uz Jums spiedienu, pasakiet to mums vai policijai.
advice-place = Ja nejūtaties droši, vērsieties policijā.

next-update = Mēs Jums rakstīsim vēlreiz ne vēlāk kā: { $update }.
check-type = Šajā ziņojumā nav saišu un pielikumu. Lai to pārbaudītu, paši ierakstiet mūsu adresi { $domain } pārlūkā un atveriet lapu “{ $path }”.
check-code = Šajā lapā ievadiet e-pasta adresi, uz kuru nosūtījām šo ziņojumu, un šo kodu: { $code }
check-code-letter = Šajā lapā ievadiet numuru šīs vēstules augšpusē un šo kodu: { $code }
check-never = Šī incidenta dēļ mēs nekad neprasām paroli, kartes numuru vai maksājumu.
contact = Uz Jūsu jautājumiem atbild { $contact }: { $details }. Lūdzu, norādiet lietas numuru { $case }.
complaint = Jūs varat arī iesniegt sūdzību savas valsts datu aizsardzības iestādei.

sms = { $controller }: incidents ar Jūsu datiem. Ierakstiet { $typed } pārlūkā. Kods { $code }. Paroles neprasām.
letter-number = Numurs
statement-title = Publisks paziņojums: { $controller }
statement-intro = Skartajiem cilvēkiem nosūtījām šādu tekstu. Katrs saņēma arī savu vārdu un kodu.
verify-title = Ziņojuma pārbaude: { $controller }
verify-intro = Šajā lapā varat izlasīt visus mūsu ziņojumus. Kods tam nav vajadzīgs.
verify-address = E-pasta adrese vai tālruņa numurs, uz kuru saņemts ziņojums, vai numurs uz vēstules
verify-code = Kods ziņojumā
verify-button = Pārbaudīt
verify-yes = Šis kods pieder ziņojumam, ko nosūtījām uz šo adresi. Pilns teksts ir zemāk.
verify-no = Mēs neesam izsnieguši šo kodu šai adresei. Neatbildiet uz ziņojumu un paziņojiet mums: { $details }
verify-closed = Kodus vairs nevar pārbaudīt. Zemāk ir teksti, ko nosūtījām.
verify-texts = Mūsu nosūtītie ziņojumi

kind-PERSON_NAME = Jūsu vārds
kind-EMAIL = Jūsu e-pasta adrese
kind-PHONE = Jūsu tālruņa numurs
kind-POSTAL_ADDRESS = Jūsu pasta adrese
kind-BIRTH_DATE = Jūsu dzimšanas datums
kind-IP_ADDRESS = Jūsu ierīces interneta adrese
kind-CARD = Jūsu maksājumu kartes numurs
kind-CARD_CODE = Jūsu maksājumu kartes drošības kods
kind-IBAN = Jūsu bankas konta numurs
kind-NATIONAL_ID = Jūsu personas kods vai sociālās apdrošināšanas numurs
kind-TAX_ID = Jūsu nodokļu maksātāja numurs
kind-PASSPORT = Jūsu pases numurs
kind-DRIVING_LICENCE = Jūsu vadītāja apliecības numurs
kind-PASSWORD = Jūsu parole
kind-PASSWORD_HASH = Jūsu parole šifrētā veidā
kind-CREDENTIAL = slepena Jūsu konta atslēga
kind-SESSION_TOKEN = tās sesijas atslēga, kurā bijāt pieteicies
kind-USER_NAME = Jūsu lietotājvārds
kind-ACCOUNT_ID = Jūsu klienta numurs
kind-ORDER = Jūsu pasūtījumi
kind-CRYPTO_ADDRESS = Jūsu kriptovalūtas adrese
kind-GEO = vietas, kur esat bijis
kind-VEHICLE_ID = Jūsu transportlīdzekļa numurs
kind-HEALTH = dati par Jūsu veselību
kind-ETHNIC_ORIGIN = dati par Jūsu rasi vai etnisko izcelsmi
kind-POLITICAL_OPINION = dati par Jūsu politiskajiem uzskatiem vai partiju
kind-BELIEF = dati par Jūsu reliģiju vai pārliecību
kind-TRADE_UNION = dati par Jūsu dalību arodbiedrībā
kind-GENETIC = Jūsu ģenētiskie dati
kind-BIOMETRIC = Jūsu biometriskie dati (piemēram, pirkstu nospiedumi vai sejas vaibsti)
kind-SEX_LIFE = dati par Jūsu seksuālo dzīvi vai seksuālo orientāciju
kind-CRIMINAL_RECORD = dati par sodāmību vai pārkāpumiem
