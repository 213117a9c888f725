### Italiano. Machine-drafted until a person approves it.

subject-dated = { $controller }: i Suoi dati personali e l’incidente del { $day }
subject-undated = { $controller }: un incidente con i Suoi dati personali
greeting = Buongiorno { $name },
who-writes = Siamo { $controller }. Le scriviamo per un incidente che riguarda i Suoi dati personali.
supplements = Questo messaggio completa il nostro messaggio del { $previous }. Il riferimento e il codice non sono cambiati.

heading-happened = Che cosa è successo
heading-data = Quali dati sono coinvolti
heading-audience = Chi ha potuto vedere i dati
heading-consequences = Quali possono essere le conseguenze
heading-measures = Che cosa stiamo facendo
heading-advice = Che cosa può fare Lei
heading-open = Che cosa non sappiamo ancora
heading-check = Come controllare questo messaggio
heading-contact = Le Sue domande e i Suoi diritti

nature-confidentiality = Dati personali sono stati visibili a persone che non avevano il diritto di vederli.
nature-integrity = Dati personali sono stati modificati senza permesso.
nature-availability = Dati personali sono andati persi o non sono stati disponibili per un certo tempo.
nature-unknown = Non sappiamo ancora che cosa sia successo esattamente ai dati.
affected-yes = I Suoi dati sono tra quelli coinvolti.
affected-unknown = Non sappiamo ancora se i Suoi dati siano tra quelli coinvolti. Per prudenza La avvisiamo già ora.
cause-technical = La causa è stata un errore tecnico nei nostri sistemi.
cause-misdelivery = La causa è stata un errore di invio: alcuni dati sono stati mandati alle persone sbagliate.
cause-staff = La causa è stata un errore di una persona del nostro personale.
cause-loss = La causa è stata la perdita o il furto di un apparecchio o di documenti.
cause-attack = La causa è stata un attacco ai nostri sistemi.
cause-unknown = Non conosciamo ancora la causa.
period-closed = Inizio dell’incidente: { $start }. Fine: { $end }.
period-ongoing = L’incidente è iniziato in questa data e non è ancora finito: { $start }.
period-start = Inizio dell’incidente: { $start }.
period-end-unknown = Non sappiamo ancora quando sia finito l’incidente.
period-unknown = Non sappiamo ancora quando sia iniziato l’incidente.
people-exact = { $n ->
    [one] In tutto è coinvolta { $n } persona.
    [many] In tutto sono coinvolte { $n } di persone.
   *[other] In tutto sono coinvolte { $n } persone.
}
people-range = { $high ->
    [one] In tutto è coinvolta almeno { $low } e al massimo { $high } persona.
    [many] In tutto sono coinvolte almeno { $low } e al massimo { $high } di persone.
   *[other] In tutto sono coinvolte almeno { $low } e al massimo { $high } persone.
}
people-unknown = Non sappiamo ancora quante persone siano coinvolte.

kinds-intro = Sono coinvolti questi dati che La riguardano:
kinds-unknown = Non sappiamo ancora quali dei Suoi dati siano coinvolti.
password-safe = La Sua password non era tra i dati. Non deve cambiarla a causa di questo incidente.
password-exposed = La Sua password era tra i dati.
password-unknown = Non sappiamo ancora se la Sua password fosse tra i dati.
payment-safe = Tra i dati non c’erano numeri di carte né di conti bancari.
payment-exposed = Tra i dati c’erano dati di pagamento.
payment-unknown = Non sappiamo ancora se tra i dati ci fossero dati di pagamento.

audience-customers = Altri nostri clienti hanno potuto vedere i dati.
audience-few = Un piccolo numero di persone a noi note ha potuto vedere i dati.
audience-single = Una persona o un’organizzazione che conosciamo e di cui ci fidiamo ha potuto vedere i dati.
audience-public = Chiunque su internet ha potuto vedere i dati.
audience-criminal = Dei criminali hanno potuto vedere o copiare i dati.
audience-unknown = Non sappiamo ancora chi abbia visto i dati.
misuse-yes = Siamo a conoscenza di casi in cui si è abusato dei dati.
misuse-no = Non siamo a conoscenza di alcun caso di abuso dei dati.
misuse-unknown = Non sappiamo ancora se si sia abusato dei dati.
recovered-yes = Tutti coloro che avevano una copia hanno confermato di averla cancellata o restituita.
recovered-no = Non è stato possibile cancellare o recuperare tutte le copie dei dati.
recovered-unknown = Non sappiamo ancora se esistano altre copie dei dati.

consequence-messages = Qualcuno potrebbe scriverLe o telefonarLe fingendo di essere noi.
consequence-account = Qualcuno potrebbe entrare nel Suo account, o in un altro account con la stessa password.
consequence-payment = Qualcuno potrebbe cercare di pagare o di incassare denaro a Suo nome.
consequence-identity = Qualcuno potrebbe spacciarsi per Lei, per esempio per firmare un contratto.
consequence-sensitive = Altre persone potrebbero venire a conoscenza di fatti privati.
consequence-place = Qualcuno potrebbe sapere dove abita o dove è stato.
consequence-unknown = Non sappiamo ancora quali conseguenze possa avere per Lei.

contained-yes = Abbiamo fermato l’incidente.
contained-no = Stiamo ancora lavorando per fermare l’incidente.
contained-unknown = Non sappiamo ancora se l’incidente sia stato fermato del tutto.
discovered = Ci siamo accorti dell’incidente in questo momento: { $detected }.
measure-error-fixed = Abbiamo corretto l’errore.
measure-copies-deleted = Abbiamo cancellato le copie salvate che controlliamo.
measure-sessions-ended = Abbiamo disconnesso tutti gli account.
measure-passwords-reset = Abbiamo reimpostato le password coinvolte.
measure-authority-told = Abbiamo informato l’autorità per la protezione dei dati.
measure-police-told = Abbiamo informato la polizia.
measure-experts = Esperti indipendenti ci stanno aiutando.
measure-checks = Abbiamo aggiunto controlli perché non si ripeta.

advice-mail = Faccia attenzione ai messaggi che usano il Suo nome e il nostro. Non chiediamo mai password per e-mail.
advice-phone = Se qualcuno La chiama a nostro nome, riagganci e componga il numero che già conosce.
advice-password = Cambi la Sua password da noi e ovunque usi la stessa.
advice-second-step = Dove è possibile, attivi un secondo passaggio per l’accesso.
advice-sessions = Esca dal Suo account su tutti gli apparecchi e poi rientri.
advice-card = Avvisi la Sua banca e guardi gli estratti conto della carta.
advice-bank = Cerchi sul Suo conto bancario pagamenti che non ha ordinato e li segnali alla Sua banca.
advice-identity = Faccia attenzione a contratti, fatture o lettere che non sa spiegarsi e li segnali alla polizia.
advice-sensitive = Se qualcuno La mette sotto pressione con questi dati, lo dica a noi o alla polizia.
advice-place = Se non si sente al sicuro, si rivolga alla polizia.

next-update = Le scriveremo di nuovo al più tardi in questa data: { $update }.
check-type = Questo messaggio non contiene link né allegati. Per controllarlo, scriva Lei stesso il nostro indirizzo { $domain } nel Suo browser e apra la pagina «{ $path }».
check-code = In quella pagina inserisca l’indirizzo e-mail a cui abbiamo inviato questo messaggio e questo codice: { $code }
check-code-letter = In quella pagina inserisca il numero in alto su questa lettera e questo codice: { $code }
check-never = Per questo incidente non Le chiediamo mai una password, un numero di carta o un pagamento.
contact = Alle Sue domande risponde { $contact }: { $details }. Indichi per favore il riferimento { $case }.
complaint = Può anche presentare un reclamo all’autorità per la protezione dei dati del Suo Paese.

sms = { $controller }: incidente con i Suoi dati. Scriva { $typed } nel browser. Codice { $code }. Non chiediamo mai password.
letter-number = Numero
statement-title = Dichiarazione pubblica di { $controller }
statement-intro = Abbiamo inviato il testo seguente alle persone coinvolte. Ognuna ha ricevuto anche il proprio nome e un codice.
verify-title = Controllare un messaggio di { $controller }
verify-intro = In questa pagina può leggere tutti i nostri messaggi. Per farlo non serve alcun codice.
verify-address = Indirizzo e-mail o numero di telefono a cui è arrivato il messaggio, o numero sulla lettera
verify-code = Codice nel messaggio
verify-button = Controlla
verify-yes = Questo codice appartiene a un messaggio che abbiamo inviato a questo indirizzo. Il testo completo è qui sotto.
verify-no = Non abbiamo emesso questo codice per questo indirizzo. Non risponda al messaggio e ci avvisi: { $details }
verify-closed = I codici non possono più essere controllati. I testi qui sotto sono quelli che abbiamo inviato.
verify-texts = I messaggi che abbiamo inviato

kind-PERSON_NAME = il Suo nome
kind-EMAIL = il Suo indirizzo e-mail
kind-PHONE = il Suo numero di telefono
kind-POSTAL_ADDRESS = il Suo indirizzo postale
kind-BIRTH_DATE = la Sua data di nascita
kind-IP_ADDRESS = l’indirizzo internet del Suo apparecchio
kind-CARD = il numero della Sua carta di pagamento
kind-CARD_CODE = il codice di sicurezza della Sua carta di pagamento
kind-IBAN = il Suo numero di conto bancario (IBAN)
kind-NATIONAL_ID = il Suo numero di identità o di previdenza sociale
kind-TAX_ID = il Suo codice fiscale
kind-PASSPORT = il numero del Suo passaporto
kind-DRIVING_LICENCE = il numero della Sua patente
kind-PASSWORD = la Sua password
kind-PASSWORD_HASH = la Sua password in forma cifrata
kind-CREDENTIAL = una chiave segreta del Suo account
kind-SESSION_TOKEN = la chiave di una sessione in cui era collegato
kind-USER_NAME = il Suo nome utente
kind-ACCOUNT_ID = il Suo numero cliente
kind-ORDER = i Suoi ordini
kind-CRYPTO_ADDRESS = il Suo indirizzo di criptovaluta
kind-GEO = luoghi in cui si trovava
kind-VEHICLE_ID = il numero del Suo veicolo
kind-HEALTH = dati sulla Sua salute
kind-ETHNIC_ORIGIN = dati sulla Sua origine razziale o etnica
kind-POLITICAL_OPINION = dati sulle Sue opinioni politiche o sul Suo partito
kind-BELIEF = dati sulla Sua religione o sulle Sue convinzioni
kind-TRADE_UNION = dati sulla Sua appartenenza sindacale
kind-GENETIC = i Suoi dati genetici
kind-BIOMETRIC = i Suoi dati biometrici (come impronte digitali o tratti del volto)
kind-SEX_LIFE = dati sulla Sua vita sessuale o sul Suo orientamento sessuale
kind-CRIMINAL_RECORD = dati su condanne penali o reati
