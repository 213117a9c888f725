### Polski. Machine-drafted until a person approves it.

subject-dated = { $controller }: Pani/Pana dane osobowe i incydent z dnia { $day }
subject-undated = { $controller }: incydent z Pani/Pana danymi osobowymi
greeting = Dzień dobry, { $name },
who-writes = Jesteśmy { $controller }. Piszemy w sprawie incydentu z Pani/Pana danymi osobowymi.
supplements = Ta wiadomość uzupełnia naszą wiadomość z dnia { $previous }. Numer sprawy i kod nie zmieniły się.

heading-happened = Co się stało
heading-data = Których danych to dotyczy
heading-audience = Kto mógł zobaczyć dane
heading-consequences = Do czego może to prowadzić
heading-measures = Co robimy
heading-advice = Co można zrobić
heading-open = Czego jeszcze nie wiemy
heading-check = Jak sprawdzić tę wiadomość
heading-contact = Pytania i prawa

nature-confidentiality = Dane osobowe były widoczne dla osób, które nie miały prawa ich widzieć.
nature-integrity = Dane osobowe zostały zmienione bez zgody.
nature-availability = Dane osobowe zostały utracone lub przez pewien czas były niedostępne.
nature-unknown = Nie wiemy jeszcze, co dokładnie stało się z danymi.
affected-yes = Pani/Pana dane są wśród danych, których to dotyczy.
affected-unknown = Nie wiemy jeszcze, czy Pani/Pana dane są wśród nich. Na wszelki wypadek informujemy już teraz.
cause-technical = Przyczyną był błąd techniczny w naszych systemach.
cause-misdelivery = Przyczyną była pomyłka: dane wysłano do niewłaściwych osób.
cause-staff = Przyczyną był błąd naszego pracownika.
cause-loss = Przyczyną była utrata lub kradzież urządzenia albo dokumentów.
cause-attack = Przyczyną był atak na nasze systemy.
cause-unknown = Nie znamy jeszcze przyczyny.
period-closed = Początek incydentu: { $start }. Koniec incydentu: { $end }.
period-ongoing = Incydent jeszcze trwa. Jego początek: { $start }.
period-start = Początek incydentu: { $start }.
period-end-unknown = Nie wiemy jeszcze, kiedy incydent się skończył.
period-unknown = Nie wiemy jeszcze, kiedy incydent się zaczął.
people-exact = { $n ->
    [one] Łącznie dotyczy to { $n } osoby.
    [few] Łącznie dotyczy to { $n } osób.
    [many] Łącznie dotyczy to { $n } osób.
   *[other] Łącznie dotyczy to { $n } osoby.
}
people-range = { $high ->
    [one] Łącznie dotyczy to co najmniej { $low } i co najwyżej { $high } osoby.
    [few] Łącznie dotyczy to co najmniej { $low } i co najwyżej { $high } osób.
    [many] Łącznie dotyczy to co najmniej { $low } i co najwyżej { $high } osób.
   *[other] Łącznie dotyczy to co najmniej { $low } i co najwyżej { $high } osoby.
}
people-unknown = Nie wiemy jeszcze, ilu osób to dotyczy.

kinds-intro = Dotyczy to tych danych o Pani/Panu:
kinds-unknown = Nie wiemy jeszcze, których Pani/Pana danych to dotyczy.
password-safe = Pani/Pana hasła nie było wśród danych. Nie trzeba go zmieniać z powodu tego incydentu.
password-exposed = Pani/Pana hasło było wśród danych.
password-unknown = Nie wiemy jeszcze, czy Pani/Pana hasło było wśród danych.
payment-safe = Wśród danych nie było numerów kart ani numerów kont bankowych.
payment-exposed = Wśród danych były dane płatnicze.
payment-unknown = Nie wiemy jeszcze, czy wśród danych były dane płatnicze.

audience-customers = Dane mogli zobaczyć inni nasi klienci.
audience-few = Dane mogła zobaczyć niewielka liczba osób, które znamy.
audience-single = Dane mogła zobaczyć jedna osoba lub organizacja, którą znamy i której ufamy.
audience-public = Dane mógł zobaczyć każdy w internecie.
audience-criminal = Dane mogli zobaczyć lub skopiować przestępcy.
audience-unknown = Nie wiemy jeszcze, kto widział dane.
misuse-yes = Wiemy o przypadkach nadużycia danych.
misuse-no = Nie wiemy o żadnym przypadku nadużycia danych.
misuse-unknown = Nie wiemy jeszcze, czy doszło do nadużycia danych.
recovered-yes = Wszyscy, którzy mieli kopię, potwierdzili, że została usunięta lub zwrócona.
recovered-no = Nie wszystkie kopie danych udało się usunąć lub odzyskać.
recovered-unknown = Nie wiemy jeszcze, czy nadal istnieją kopie danych.

consequence-messages = Ktoś może do Pani/Pana napisać lub zadzwonić i podawać się za nas.
consequence-account = Ktoś może zalogować się na Pani/Pana konto lub na inne konto z tym samym hasłem.
consequence-payment = Ktoś może próbować płacić lub pobierać pieniądze w Pani/Pana imieniu.
consequence-identity = Ktoś może podawać się za Panią/Pana, na przykład aby zawrzeć umowę.
consequence-sensitive = Sprawy prywatne mogą stać się znane innym.
consequence-place = Ktoś może dowiedzieć się, gdzie Pani/Pan mieszka lub bywa.
consequence-unknown = Nie wiemy jeszcze, jakie skutki może to mieć dla Pani/Pana.

contained-yes = Zatrzymaliśmy incydent.
contained-no = Nadal pracujemy nad zatrzymaniem incydentu.
contained-unknown = Nie wiemy jeszcze, czy incydent został całkowicie zatrzymany.
discovered = Zauważyliśmy incydent: { $detected }.
measure-error-fixed = Usunęliśmy błąd.
measure-copies-deleted = Usunęliśmy zapisane kopie, nad którymi mamy kontrolę.
measure-sessions-ended = Wylogowaliśmy wszystkich z ich kont.
measure-passwords-reset = Zresetowaliśmy hasła, których to dotyczy.
measure-authority-told = Poinformowaliśmy organ ochrony danych.
measure-police-told = Poinformowaliśmy policję.
measure-experts = Pomagają nam niezależni eksperci.
measure-checks = Wprowadziliśmy kontrole, aby się to nie powtórzyło.

advice-mail = Prosimy uważać na wiadomości, w których jest Pani/Pana nazwisko i nasza nazwa. Nie prosimy o hasła e-mailem.
advice-phone = Jeśli ktoś zadzwoni w naszym imieniu, prosimy się rozłączyć i zadzwonić pod numer, który jest już Pani/Panu znany.
advice-password = Prosimy zmienić hasło u nas i wszędzie tam, gdzie jest takie samo.
advice-second-step = Tam, gdzie to możliwe, prosimy włączyć drugi krok logowania.
advice-sessions = Prosimy wylogować się ze swojego konta na wszystkich urządzeniach i zalogować się ponownie.
advice-card = Prosimy powiadomić swój bank i przejrzeć wyciągi z karty.
advice-bank = Prosimy sprawdzić na koncie bankowym, czy nie ma obcych płatności, i zgłosić je swojemu bankowi.
advice-identity = Prosimy zwracać uwagę na niezrozumiałe umowy, rachunki lub listy i zgłaszać je policji.
advice-sensitive = Jeśli ktoś wywiera nacisk, używając tych danych, prosimy powiedzieć o tym nam lub policji.
advice-place = W razie poczucia zagrożenia prosimy skontaktować się z policją.

next-update = Napiszemy ponownie, najpóźniej: { $update }.
check-type = Ta wiadomość nie zawiera linków ani załączników. Aby ją sprawdzić, prosimy samodzielnie wpisać nasz adres { $domain } w przeglądarce i otworzyć stronę „{ $path }”.
check-code = Na tej stronie prosimy wpisać adres e-mail, na który wysłaliśmy tę wiadomość, i ten kod: { $code }
check-code-letter = Na tej stronie prosimy wpisać numer z góry tego listu i ten kod: { $code }
check-never = Z powodu tego incydentu nigdy nie prosimy o hasło, numer karty ani płatność.
contact = Na pytania odpowiada { $contact }: { $details }. Prosimy podać numer sprawy { $case }.
complaint = Można też złożyć skargę do organu ochrony danych w swoim kraju.

sms = { $controller }: incydent z danymi. Prosimy wpisac { $typed } w przegladarce. Kod { $code }. Nigdy nie prosimy o hasla.
letter-number = Numer
statement-title = Publiczne oświadczenie: { $controller }
statement-intro = Wysłaliśmy następujący tekst do osób, których to dotyczy. Każda otrzymała też swoje imię i nazwisko oraz kod.
verify-title = Sprawdzenie wiadomości: { $controller }
verify-intro = Na tej stronie można przeczytać wszystkie nasze wiadomości. Nie jest do tego potrzebny kod.
verify-address = Adres e-mail lub numer telefonu, na który przyszła wiadomość, lub numer na liście
verify-code = Kod z wiadomości
verify-button = Sprawdź
verify-yes = Ten kod należy do wiadomości, którą wysłaliśmy na ten adres. Pełny tekst jest poniżej.
verify-no = Nie wydaliśmy tego kodu dla tego adresu. Prosimy nie odpowiadać na wiadomość i powiadomić nas: { $details }
verify-closed = Kodów nie można już sprawdzać. Poniżej są teksty, które wysłaliśmy.
verify-texts = Wiadomości, które wysłaliśmy

kind-PERSON_NAME = imię i nazwisko
kind-EMAIL = adres e-mail
kind-PHONE = numer telefonu
kind-POSTAL_ADDRESS = adres pocztowy
kind-BIRTH_DATE = data urodzenia
kind-IP_ADDRESS = adres internetowy urządzenia
kind-CARD = numer karty płatniczej
kind-CARD_CODE = kod zabezpieczający karty płatniczej
kind-IBAN = numer konta bankowego
kind-NATIONAL_ID = numer identyfikacyjny lub PESEL
kind-TAX_ID = numer podatkowy
kind-PASSPORT = numer paszportu
kind-DRIVING_LICENCE = numer prawa jazdy
kind-PASSWORD = hasło
kind-PASSWORD_HASH = hasło w postaci zaszyfrowanej
kind-CREDENTIAL = tajny klucz do konta
kind-SESSION_TOKEN = klucz sesji, w której trwało zalogowanie
kind-USER_NAME = nazwa użytkownika
kind-ACCOUNT_ID = numer klienta
kind-ORDER = zamówienia
kind-CRYPTO_ADDRESS = adres kryptowaluty
kind-GEO = miejsca pobytu
kind-VEHICLE_ID = numer pojazdu
kind-HEALTH = dane o zdrowiu
kind-ETHNIC_ORIGIN = dane o pochodzeniu rasowym lub etnicznym
kind-POLITICAL_OPINION = dane o poglądach politycznych lub przynależności do partii
kind-BELIEF = dane o wyznaniu lub światopoglądzie
kind-TRADE_UNION = dane o przynależności do związku zawodowego
kind-GENETIC = dane genetyczne
kind-BIOMETRIC = dane biometryczne (na przykład odciski palców lub rysy twarzy)
kind-SEX_LIFE = dane o życiu seksualnym lub orientacji seksualnej
kind-CRIMINAL_RECORD = dane o wyrokach skazujących lub czynach zabronionych
