### English. Machine-drafted until a person approves it. Names and addresses stand where no grammar changes them.

subject-dated = { $controller }: your personal data and the incident of { $day }
subject-undated = { $controller }: an incident with your personal data
greeting = Dear { $name },
who-writes = We are { $controller }. We are writing to you because of an incident with your personal data.
supplements = This message adds to our message of { $previous }. The reference and the code have not changed.

heading-happened = What happened
heading-data = Which data are concerned
heading-audience = Who could see the data
heading-consequences = What this can lead to
heading-measures = What we are doing
heading-advice = What you can do
heading-open = What we do not know yet
heading-check = How to check this message
heading-contact = Questions and your rights

nature-confidentiality = Personal data could be seen by people who had no right to see them.
nature-integrity = Personal data were changed without permission.
nature-availability = Personal data were lost, or could not be used for a time.
nature-unknown = We do not yet know what exactly happened to the data.
affected-yes = Your data are among the data concerned.
affected-unknown = We do not yet know whether your data are among the data concerned. To be safe, we are telling you now.
cause-technical = The cause was a technical error in our systems.
cause-misdelivery = The cause was a mistake: data were sent to the wrong people.
cause-staff = The cause was a mistake by a member of our staff.
cause-loss = The cause was the loss or theft of a device or of documents.
cause-attack = The cause was an attack on our systems.
cause-unknown = We do not yet know the cause.
period-closed = The incident lasted from { $start } until { $end }.
period-ongoing = The incident began on { $start } and is not over yet.
period-start = The incident began on { $start }.
period-end-unknown = We do not yet know when the incident ended.
period-unknown = We do not yet know when the incident began.
people-exact = { $n ->
    [one] In all, { $n } person is concerned.
   *[other] In all, { $n } people are concerned.
}
people-range = { $high ->
    [one] In all, at least { $low } and at most { $high } person is concerned.
   *[other] In all, at least { $low } and at most { $high } people are concerned.
}
people-unknown = We do not yet know how many people are concerned.

kinds-intro = These data about you are concerned:
kinds-unknown = We do not yet know which of your data are concerned.
password-safe = Your password was not among the data. You do not need to change it because of this incident.
password-exposed = Your password was among the data.
password-unknown = We do not yet know whether your password was among the data.
payment-safe = No card numbers and no bank account numbers were among the data.
payment-exposed = Payment data were among the data.
payment-unknown = We do not yet know whether payment data were among the data.

audience-customers = Other customers of ours could see the data.
audience-few = A small number of people whom we know could see the data.
audience-single = One person or organisation whom we know and trust could see the data.
audience-public = Anyone on the internet could see the data.
audience-criminal = Criminals could see or copy the data.
audience-unknown = We do not yet know who saw the data.
misuse-yes = We know of cases in which the data were misused.
misuse-no = We know of no case in which the data were misused.
misuse-unknown = We do not yet know whether the data have been misused.
recovered-yes = Everyone who had a copy has confirmed that it was deleted or returned.
recovered-no = Not all copies of the data could be deleted or returned.
recovered-unknown = We do not yet know whether copies of the data still exist.

consequence-messages = Someone could write to you or call you and pretend to be us.
consequence-account = Someone could sign in to your account, or to another account with the same password.
consequence-payment = Someone could try to pay or to collect money in your name.
consequence-identity = Someone could pretend to be you, for example to sign a contract.
consequence-sensitive = Private matters could become known to others.
consequence-place = Someone could learn where you live or where you have been.
consequence-unknown = We do not yet know what this can lead to for you.

contained-yes = We have stopped the incident.
contained-no = We are still working to stop the incident.
contained-unknown = We do not yet know whether the incident has been stopped completely.
discovered = We noticed the incident on { $detected }.
measure-error-fixed = We have corrected the error.
measure-copies-deleted = We have deleted the stored copies that we control.
measure-sessions-ended = We have signed everyone out of their accounts.
measure-passwords-reset = We have reset the passwords concerned.
measure-authority-told = We have informed the data protection authority.
measure-police-told = We have informed the police.
measure-experts = Independent experts are helping us.
measure-checks = We have added checks against a repetition.

advice-mail = Be careful with messages that use your name and ours. We do not ask for passwords by e-mail.
advice-phone = If someone calls you in our name, hang up and call the number you already know.
advice-password = Change your password with us, and wherever else you use the same one.
advice-second-step = Where it is offered, turn on a second step for signing in.
advice-sessions = Sign out of your account on all devices, then sign in again.
advice-card = Tell your bank, and look at your card statements.
advice-bank = Look at your bank account for payments you did not order, and report them to your bank.
advice-identity = Watch for contracts, bills or letters you cannot explain, and report them to the police.
advice-sensitive = If someone puts pressure on you with these data, tell us or the police.
advice-place = If you feel unsafe, contact the police.

next-update = We will write to you again by { $update }.
check-type = This message has no links and no attachments. To check it, type our address { $domain } into your browser yourself and open the page “{ $path }”.
check-code = On that page, enter the e-mail address to which we sent this message, and this code: { $code }
check-code-letter = On that page, enter the number at the top of this letter, and this code: { $code }
check-never = We never ask you for a password, a card number or a payment because of this incident.
contact = Your questions will be answered by { $contact }: { $details }. Please give the reference { $case }.
complaint = You can also complain to the data protection authority of your country.

sms = { $controller }: incident with your data. Type { $typed } yourself. Code { $code }. We never ask for passwords.
letter-number = Number
statement-title = Public statement of { $controller }
statement-intro = We have sent the following text to the people concerned. Each of them also got a name and a code.
verify-title = Check a message from { $controller }
verify-intro = You can read all our messages on this page. You do not need a code for that.
verify-address = E-mail address or telephone number to which the message came, or number on the letter
verify-code = Code in the message
verify-button = Check
verify-yes = This code belongs to a message that we sent to this address. The full text is below.
verify-no = We did not issue this code for this address. Do not answer the message, and tell us: { $details }
verify-closed = Codes can no longer be checked. The texts below are those we sent.
verify-texts = The messages we sent

kind-PERSON_NAME = your name
kind-EMAIL = your e-mail address
kind-PHONE = your telephone number
kind-POSTAL_ADDRESS = your postal address
kind-BIRTH_DATE = your date of birth
kind-IP_ADDRESS = the internet address of your device
kind-CARD = the number of your payment card
kind-CARD_CODE = the security code of your payment card
kind-IBAN = your bank account number
kind-NATIONAL_ID = your national identity or social security number
kind-TAX_ID = your tax number
kind-PASSPORT = your passport number
kind-DRIVING_LICENCE = your driving licence number
kind-PASSWORD = your password
kind-PASSWORD_HASH = your password in scrambled form
kind-CREDENTIAL = a secret key to your account
kind-SESSION_TOKEN = the key of a session in which you were signed in
kind-USER_NAME = your user name
kind-ACCOUNT_ID = your customer number
kind-ORDER = your orders
kind-CRYPTO_ADDRESS = your crypto-currency address
kind-GEO = places where you were
kind-VEHICLE_ID = the number of your vehicle
kind-HEALTH = data about your health
kind-ETHNIC_ORIGIN = data about your racial or ethnic origin
kind-POLITICAL_OPINION = data about your political opinions or party
kind-BELIEF = data about your religion or beliefs
kind-TRADE_UNION = data about your trade-union membership
kind-GENETIC = your genetic data
kind-BIOMETRIC = your biometric data (such as fingerprints or features of your face)
kind-SEX_LIFE = data about your sex life or sexual orientation
kind-CRIMINAL_RECORD = data about criminal convictions or offences
