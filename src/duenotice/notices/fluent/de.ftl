### Deutsch. Machine-drafted until a person approves it.

subject-dated = { $controller }: Ihre personenbezogenen Daten und der Vorfall vom { $day }
subject-undated = { $controller }: ein Vorfall mit Ihren personenbezogenen Daten
greeting = Guten Tag { $name },
who-writes = Wir sind { $controller }. Wir schreiben Ihnen wegen eines Vorfalls mit Ihren personenbezogenen Daten.
supplements = Diese Nachricht ergänzt unsere Nachricht vom { $previous }. Aktenzeichen und Code sind gleich geblieben.

heading-happened = Was geschehen ist
heading-data = Welche Daten betroffen sind
heading-audience = Wer die Daten sehen konnte
heading-consequences = Welche Folgen möglich sind
heading-measures = Was wir tun
heading-advice = Was Sie tun können
heading-open = Was wir noch nicht wissen
heading-check = So prüfen Sie diese Nachricht
heading-contact = Ihre Fragen und Ihre Rechte

nature-confidentiality = Personenbezogene Daten waren für Menschen sichtbar, die sie nicht sehen durften.
nature-integrity = Personenbezogene Daten wurden unbefugt verändert.
nature-availability = Personenbezogene Daten gingen verloren oder waren eine Zeit lang nicht verfügbar.
nature-unknown = Wir wissen noch nicht, was genau mit den Daten geschehen ist.
affected-yes = Ihre Daten gehören zu den betroffenen Daten.
affected-unknown = Wir wissen noch nicht, ob Ihre Daten betroffen sind. Wir sagen es Ihnen vorsorglich schon jetzt.
cause-technical = Die Ursache war ein technischer Fehler in unseren Systemen.
cause-misdelivery = Die Ursache war ein Versehen: Daten wurden an die falschen Menschen geschickt.
cause-staff = Die Ursache war ein Fehler in unserem Haus.
cause-loss = Die Ursache war der Verlust oder Diebstahl eines Geräts oder von Unterlagen.
cause-attack = Die Ursache war ein Angriff auf unsere Systeme.
cause-unknown = Wir kennen die Ursache noch nicht.
period-closed = Der Vorfall dauerte vom { $start } bis zum { $end }.
period-ongoing = Der Vorfall begann am { $start } und ist noch nicht beendet.
period-start = Der Vorfall begann am { $start }.
period-end-unknown = Wir wissen noch nicht, wann der Vorfall endete.
period-unknown = Wir wissen noch nicht, wann der Vorfall begann.
people-exact = { $n ->
    [one] Insgesamt ist { $n } Mensch betroffen.
   *[other] Insgesamt sind { $n } Menschen betroffen.
}
people-range = { $high ->
    [one] Insgesamt ist mindestens { $low } und höchstens { $high } Mensch betroffen.
   *[other] Insgesamt sind mindestens { $low } und höchstens { $high } Menschen betroffen.
}
people-unknown = Wir wissen noch nicht, wie viele Menschen betroffen sind.

kinds-intro = Diese Daten über Sie sind betroffen:
kinds-unknown = Wir wissen noch nicht, welche Ihrer Daten betroffen sind.
password-safe = Ihr Passwort war nicht dabei. Sie müssen es wegen dieses Vorfalls nicht ändern.
password-exposed = Ihr Passwort war dabei.
password-unknown = Wir wissen noch nicht, ob Ihr Passwort dabei war.
payment-safe = Kartennummern und Kontonummern waren nicht dabei.
payment-exposed = Zahlungsdaten waren dabei.
payment-unknown = Wir wissen noch nicht, ob Zahlungsdaten dabei waren.

audience-customers = Andere Kundinnen und Kunden von uns konnten die Daten sehen.
audience-few = Wenige, uns bekannte Menschen konnten die Daten sehen.
audience-single = Eine Person oder Stelle, die wir kennen und der wir vertrauen, konnte die Daten sehen.
audience-public = Alle im Internet konnten die Daten sehen.
audience-criminal = Kriminelle konnten die Daten sehen oder kopieren.
audience-unknown = Wir wissen noch nicht, wer die Daten gesehen hat.
misuse-yes = Wir wissen von Fällen, in denen die Daten missbraucht wurden.
misuse-no = Wir wissen von keinem Fall, in dem die Daten missbraucht wurden.
misuse-unknown = Wir wissen noch nicht, ob die Daten missbraucht wurden.
recovered-yes = Alle, die eine Kopie hatten, haben bestätigt, dass sie gelöscht oder zurückgegeben wurde.
recovered-no = Nicht alle Kopien der Daten konnten gelöscht oder zurückgeholt werden.
recovered-unknown = Wir wissen noch nicht, ob es noch Kopien der Daten gibt.

consequence-messages = Jemand könnte Ihnen schreiben oder Sie anrufen und sich für uns ausgeben.
consequence-account = Jemand könnte sich in Ihrem Konto anmelden oder in einem anderen Konto mit demselben Passwort.
consequence-payment = Jemand könnte versuchen, in Ihrem Namen zu bezahlen oder Geld einzuziehen.
consequence-identity = Jemand könnte sich für Sie ausgeben und zum Beispiel einen Vertrag schließen.
consequence-sensitive = Privates könnte anderen bekannt werden.
consequence-place = Jemand könnte erfahren, wo Sie wohnen oder wo Sie waren.
consequence-unknown = Wir wissen noch nicht, welche Folgen das für Sie haben kann.

contained-yes = Wir haben den Vorfall beendet.
contained-no = Wir arbeiten noch daran, den Vorfall zu beenden.
contained-unknown = Wir wissen noch nicht, ob der Vorfall ganz beendet ist.
discovered = Wir haben den Vorfall am { $detected } bemerkt.
measure-error-fixed = Wir haben den Fehler behoben.
measure-copies-deleted = Wir haben die gespeicherten Kopien gelöscht, über die wir verfügen.
measure-sessions-ended = Wir haben alle aus ihren Konten abgemeldet.
measure-passwords-reset = Wir haben die betroffenen Passwörter zurückgesetzt.
measure-authority-told = Wir haben die Datenschutzbehörde informiert.
measure-police-told = Wir haben die Polizei informiert.
measure-experts = Unabhängige Fachleute helfen uns.
measure-checks = Wir haben Prüfungen gegen eine Wiederholung eingeführt.

advice-mail = Seien Sie vorsichtig bei Nachrichten, die Ihren und unseren Namen nennen. Wir fragen nie per E-Mail nach Passwörtern.
advice-phone = Ruft jemand in unserem Namen an, legen Sie auf und wählen Sie die Nummer, die Sie schon kennen.
advice-password = Ändern Sie Ihr Passwort bei uns und überall, wo Sie dasselbe verwenden.
advice-second-step = Schalten Sie, wo es angeboten wird, einen zweiten Schritt bei der Anmeldung ein.
advice-sessions = Melden Sie sich auf allen Geräten von Ihrem Konto ab und dann wieder an.
advice-card = Sagen Sie Ihrer Bank Bescheid und sehen Sie Ihre Kartenabrechnungen durch.
advice-bank = Achten Sie auf Ihrem Konto auf Zahlungen, die Sie nicht veranlasst haben, und melden Sie diese Ihrer Bank.
advice-identity = Achten Sie auf Verträge, Rechnungen oder Briefe, die Sie sich nicht erklären können, und melden Sie sie der Polizei.
advice-sensitive = Setzt Sie jemand mit diesen Daten unter Druck, sagen Sie es uns oder der Polizei.
advice-place = Wenn Sie sich unsicher fühlen, wenden Sie sich an die Polizei.

next-update = Wir schreiben Ihnen wieder, spätestens bis { $update }.
check-type = Diese Nachricht enthält keine Links und keine Anhänge. Um sie zu prüfen, tippen Sie unsere Adresse { $domain } selbst in Ihren Browser und öffnen dort die Seite „{ $path }“.
check-code = Geben Sie auf dieser Seite die E-Mail-Adresse ein, an die wir diese Nachricht geschickt haben, und diesen Code: { $code }
check-code-letter = Geben Sie auf dieser Seite die Nummer oben auf diesem Brief ein und diesen Code: { $code }
check-never = Wir fragen Sie wegen dieses Vorfalls nie nach einem Passwort, einer Kartennummer oder einer Zahlung.
contact = Ihre Fragen beantwortet { $contact }: { $details }. Bitte nennen Sie das Aktenzeichen { $case }.
complaint = Sie können sich auch bei der Datenschutzbehörde Ihres Landes beschweren.

sms = { $controller }: Vorfall mit Ihren Daten. Bitte { $typed } selbst eintippen. Code { $code }. Wir fragen nie nach Passwort.
letter-number = Nummer
statement-title = Öffentliche Erklärung von { $controller }
statement-intro = Diesen Text haben wir den betroffenen Menschen geschickt. Alle erhielten dazu ihren Namen und einen Code.
verify-title = Eine Nachricht von { $controller } prüfen
verify-intro = Auf dieser Seite können Sie alle unsere Nachrichten lesen. Dafür brauchen Sie keinen Code.
verify-address = E-Mail-Adresse oder Telefonnummer, an die die Nachricht ging, oder Nummer auf dem Brief
verify-code = Code in der Nachricht
verify-button = Prüfen
verify-yes = Dieser Code gehört zu einer Nachricht, die wir an diese Adresse geschickt haben. Der ganze Text steht unten.
verify-no = Diesen Code haben wir für diese Adresse nicht ausgegeben. Antworten Sie nicht auf die Nachricht und sagen Sie uns Bescheid: { $details }
verify-closed = Codes können nicht mehr geprüft werden. Unten stehen die Texte, die wir geschickt haben.
verify-texts = Die Nachrichten, die wir geschickt haben

kind-PERSON_NAME = Ihr Name
kind-EMAIL = Ihre E-Mail-Adresse
kind-PHONE = Ihre Telefonnummer
kind-POSTAL_ADDRESS = Ihre Postanschrift
kind-BIRTH_DATE = Ihr Geburtsdatum
kind-IP_ADDRESS = die Internetadresse Ihres Geräts
kind-CARD = die Nummer Ihrer Zahlungskarte
kind-CARD_CODE = die Prüfziffer Ihrer Zahlungskarte
kind-IBAN = Ihre Kontonummer (IBAN)
kind-NATIONAL_ID = Ihre Ausweis- oder Sozialversicherungsnummer
kind-TAX_ID = Ihre Steuernummer
kind-PASSPORT = Ihre Reisepassnummer
kind-DRIVING_LICENCE = Ihre Führerscheinnummer
kind-PASSWORD = Ihr Passwort
kind-PASSWORD_HASH = Ihr Passwort in verschlüsselter Form
kind-CREDENTIAL = ein geheimer Schlüssel zu Ihrem Konto
kind-SESSION_TOKEN = der Schlüssel einer Sitzung, in der Sie angemeldet waren
kind-USER_NAME = Ihr Benutzername
kind-ACCOUNT_ID = Ihre Kundennummer
kind-ORDER = Ihre Bestellungen
kind-CRYPTO_ADDRESS = Ihre Adresse für Kryptowährung
kind-GEO = Orte, an denen Sie waren
kind-VEHICLE_ID = das Kennzeichen Ihres Fahrzeugs
kind-HEALTH = Angaben zu Ihrer Gesundheit
kind-ETHNIC_ORIGIN = Angaben zu Ihrer ethnischen Herkunft
kind-POLITICAL_OPINION = Angaben zu Ihren politischen Meinungen oder Ihrer Partei
kind-BELIEF = Angaben zu Ihrer Religion oder Weltanschauung
kind-TRADE_UNION = Angaben zu Ihrer Mitgliedschaft in einer Gewerkschaft
kind-GENETIC = Ihre genetischen Daten
kind-BIOMETRIC = Ihre biometrischen Daten (etwa Fingerabdrücke oder Merkmale Ihres Gesichts)
kind-SEX_LIFE = Angaben zu Ihrem Sexualleben oder Ihrer sexuellen Orientierung
kind-CRIMINAL_RECORD = Angaben zu Verurteilungen oder Straftaten
