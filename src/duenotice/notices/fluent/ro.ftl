### Română. Machine-drafted until a person approves it.

subject-dated = { $controller }: datele dumneavoastră personale și incidentul din { $day }
subject-undated = { $controller }: un incident cu datele dumneavoastră personale
greeting = Bună ziua, { $name },
who-writes = Suntem { $controller }. Vă scriem din cauza unui incident cu datele dumneavoastră personale.
supplements = Acest mesaj completează mesajul nostru din { $previous }. Numărul de referință și codul nu s-au schimbat.

heading-happened = Ce s-a întâmplat
heading-data = Despre ce date este vorba
heading-audience = Cine a putut vedea datele
heading-consequences = La ce poate duce aceasta
heading-measures = Ce facem noi
heading-advice = Ce puteți face dumneavoastră
heading-open = Ce nu știm încă
heading-check = Cum verificați acest mesaj
heading-contact = Întrebările și drepturile dumneavoastră

nature-confidentiality = Date personale au putut fi văzute de persoane care nu aveau acest drept.
nature-integrity = Date personale au fost modificate fără permisiune.
nature-availability = Date personale s-au pierdut sau nu au fost disponibile un timp.
nature-unknown = Nu știm încă ce s-a întâmplat exact cu datele.
affected-yes = Datele dumneavoastră sunt printre cele afectate.
affected-unknown = Nu știm încă dacă datele dumneavoastră sunt printre cele afectate. Din precauție, vă anunțăm de pe acum.
cause-technical = Cauza a fost o eroare tehnică în sistemele noastre.
cause-misdelivery = Cauza a fost o greșeală: datele au fost trimise altor persoane.
cause-staff = Cauza a fost o greșeală a unui angajat al nostru.
cause-loss = Cauza a fost pierderea sau furtul unui aparat sau al unor documente.
cause-attack = Cauza a fost un atac asupra sistemelor noastre.
cause-unknown = Nu cunoaștem încă cauza.
period-closed = Incidentul a durat din { $start } până în { $end }.
period-ongoing = Incidentul a început în { $start } și încă nu s-a încheiat.
period-start = Incidentul a început în { $start }.
period-end-unknown = Nu știm încă când s-a încheiat incidentul.
period-unknown = Nu știm încă când a început incidentul.
people-exact = { $n ->
    [one] În total este afectată { $n } persoană.
    [few] În total sunt afectate { $n } persoane.
   *[other] În total sunt afectate { $n } de persoane.
}
people-range = { $high ->
    [one] În total este afectată cel puțin { $low } și cel mult { $high } persoană.
    [few] În total sunt afectate cel puțin { $low } și cel mult { $high } persoane.
   *[other] În total sunt afectate cel puțin { $low } și cel mult { $high } de persoane.
}
people-unknown = Nu știm încă câte persoane sunt afectate.

kinds-intro = Este vorba despre aceste date despre dumneavoastră:
kinds-unknown = Nu știm încă despre care dintre datele dumneavoastră este vorba.
password-safe = Parola dumneavoastră nu se afla printre date. Nu trebuie să o schimbați din cauza acestui incident.
password-exposed = Parola dumneavoastră se afla printre date.
password-unknown = Nu știm încă dacă parola dumneavoastră se afla printre date.
payment-safe = Printre date nu se aflau numere de card sau de cont bancar.
payment-exposed = Printre date se aflau date de plată.
payment-unknown = Nu știm încă dacă printre date se aflau date de plată.

audience-customers = Alți clienți ai noștri au putut vedea datele.
audience-few = Un număr mic de persoane pe care le cunoaștem a putut vedea datele.
audience-single = O persoană sau o organizație pe care o cunoaștem și în care avem încredere a putut vedea datele.
audience-public = Oricine pe internet a putut vedea datele.
audience-criminal = Infractori au putut vedea sau copia datele.
audience-unknown = Nu știm încă cine a văzut datele.
misuse-yes = Știm despre cazuri în care datele au fost folosite abuziv.
misuse-no = Nu știm despre niciun caz în care datele au fost folosite abuziv.
misuse-unknown = Nu știm încă dacă datele au fost folosite abuziv.
recovered-yes = Toți cei care aveau o copie au confirmat că a fost ștearsă sau înapoiată.
recovered-no = Nu toate copiile datelor au putut fi șterse sau recuperate.
recovered-unknown = Nu știm încă dacă mai există copii ale datelor.

consequence-messages = Cineva ar putea să vă scrie sau să vă sune și să pretindă că suntem noi.
consequence-account = Cineva ar putea intra în contul dumneavoastră sau în alt cont cu aceeași parolă.
consequence-payment = Cineva ar putea încerca să plătească sau să încaseze bani în numele dumneavoastră.
consequence-identity = Cineva s-ar putea da drept dumneavoastră, de exemplu pentru a încheia un contract.
consequence-sensitive = Alte persoane ar putea afla lucruri private.
consequence-place = Cineva ar putea afla unde locuiți sau unde ați fost.
consequence-unknown = Nu știm încă la ce poate duce aceasta pentru dumneavoastră.

contained-yes = Am oprit incidentul.
contained-no = Încă lucrăm la oprirea incidentului.
contained-unknown = Nu știm încă dacă incidentul a fost oprit complet.
discovered = Am observat incidentul în { $detected }.
measure-error-fixed = Am corectat eroarea.
measure-copies-deleted = Am șters copiile stocate pe care le controlăm.
measure-sessions-ended = Am deconectat toate conturile.
measure-passwords-reset = Am resetat parolele afectate.
measure-authority-told = Am informat autoritatea pentru protecția datelor.
measure-police-told = Am informat poliția.
measure-experts = Ne ajută experți independenți.
measure-checks = Am adăugat controale pentru a nu se repeta.

advice-mail = Aveți grijă la mesajele care folosesc numele dumneavoastră și al nostru. Nu cerem parole prin e-mail.
advice-phone = Dacă vă sună cineva în numele nostru, închideți și sunați la numărul pe care îl știți deja.
advice-password = Schimbați parola la noi și oriunde o folosiți pe aceeași.
advice-second-step = Unde este posibil, activați un al doilea pas la conectare.
advice-sessions = Deconectați-vă din cont pe toate aparatele, apoi conectați-vă din nou.
advice-card = Anunțați banca și verificați extrasele cardului.
advice-bank = Căutați în contul bancar plăți pe care nu le-ați ordonat și anunțați banca.
advice-identity = Urmăriți contracte, facturi sau scrisori pe care nu le puteți explica și anunțați poliția.
advice-sensitive = Dacă cineva vă presează cu aceste date, spuneți-ne nouă sau poliției.
advice-place = Dacă nu vă simțiți în siguranță, adresați-vă poliției.

next-update = Vă vom scrie din nou cel târziu în { $update }.
check-type = Acest mesaj nu conține linkuri și nici fișiere atașate. Pentru a-l verifica, scrieți singur adresa noastră { $domain } în browser și deschideți pagina „{ $path }”.
check-code = Pe acea pagină, introduceți adresa de e-mail la care am trimis acest mesaj și acest cod: { $code }
check-code-letter = Pe acea pagină, introduceți numărul din partea de sus a acestei scrisori și acest cod: { $code }
check-never = Din cauza acestui incident nu vă cerem niciodată o parolă, un număr de card sau o plată.
contact = La întrebările dumneavoastră răspunde { $contact }: { $details }. Vă rugăm să menționați numărul { $case }.
complaint = Puteți depune și o plângere la autoritatea pentru protecția datelor din țara dumneavoastră.

sms = { $controller }: incident cu datele dv. Scrieti { $typed } in browser. Cod { $code }. Nu cerem niciodata parole.
letter-number = Numărul
statement-title = Declarație publică: { $controller }
statement-intro = Am trimis persoanelor afectate textul următor. Fiecare a primit și numele său și un cod.
verify-title = Verificarea unui mesaj: { $controller }
verify-intro = Pe această pagină puteți citi toate mesajele noastre. Pentru aceasta nu aveți nevoie de cod.
verify-address = Adresa de e-mail sau numărul de telefon la care a venit mesajul sau numărul de pe scrisoare
verify-code = Codul din mesaj
verify-button = Verifică
verify-yes = Acest cod aparține unui mesaj pe care l-am trimis la această adresă. Textul complet este mai jos.
verify-no = Nu am emis acest cod pentru această adresă. Nu răspundeți la mesaj și anunțați-ne: { $details }
verify-closed = Codurile nu mai pot fi verificate. Mai jos sunt textele pe care le-am trimis.
verify-texts = Mesajele pe care le-am trimis

kind-PERSON_NAME = numele dumneavoastră
kind-EMAIL = adresa dumneavoastră de e-mail
kind-PHONE = numărul dumneavoastră de telefon
kind-POSTAL_ADDRESS = adresa dumneavoastră poștală
kind-BIRTH_DATE = data nașterii dumneavoastră
kind-IP_ADDRESS = adresa de internet a aparatului dumneavoastră
kind-CARD = numărul cardului dumneavoastră
kind-CARD_CODE = codul de securitate al cardului dumneavoastră
kind-IBAN = numărul contului dumneavoastră bancar
kind-NATIONAL_ID = codul dumneavoastră numeric personal sau numărul de asigurări sociale
kind-TAX_ID = codul dumneavoastră fiscal
kind-PASSPORT = numărul pașaportului dumneavoastră
kind-DRIVING_LICENCE = numărul permisului dumneavoastră de conducere
kind-PASSWORD = parola dumneavoastră
kind-PASSWORD_HASH = parola dumneavoastră în formă criptată
kind-CREDENTIAL = o cheie secretă a contului dumneavoastră
kind-SESSION_TOKEN = cheia unei sesiuni în care erați conectat
kind-USER_NAME = numele dumneavoastră de utilizator
kind-ACCOUNT_ID = numărul dumneavoastră de client
kind-ORDER = comenzile dumneavoastră
kind-CRYPTO_ADDRESS = adresa dumneavoastră de criptomonedă
kind-GEO = locuri în care ați fost
kind-VEHICLE_ID = numărul vehiculului dumneavoastră
kind-HEALTH = date despre sănătatea dumneavoastră
kind-ETHNIC_ORIGIN = date despre originea dumneavoastră rasială sau etnică
kind-POLITICAL_OPINION = date despre opiniile dumneavoastră politice sau partidul dumneavoastră
kind-BELIEF = date despre religia sau convingerile dumneavoastră
kind-TRADE_UNION = date despre apartenența dumneavoastră la un sindicat
kind-GENETIC = datele dumneavoastră genetice
kind-BIOMETRIC = datele dumneavoastră biometrice (de exemplu amprente sau trăsături ale feței)
kind-SEX_LIFE = date despre viața sexuală sau orientarea sexuală a dumneavoastră
kind-CRIMINAL_RECORD = date despre condamnări penale sau infracțiuni
