### Français. Machine-drafted until a person approves it.

subject-dated = { $controller } : vos données personnelles et l’incident du { $day }
subject-undated = { $controller } : un incident concernant vos données personnelles
greeting = Bonjour { $name },
who-writes = Nous sommes { $controller }. Nous vous écrivons à propos d’un incident concernant vos données personnelles.
supplements = Ce message complète notre message du { $previous }. La référence et le code n’ont pas changé.

heading-happened = Ce qui s’est passé
heading-data = Quelles données sont concernées
heading-audience = Qui a pu voir les données
heading-consequences = Quelles peuvent être les conséquences
heading-measures = Ce que nous faisons
heading-advice = Ce que vous pouvez faire
heading-open = Ce que nous ne savons pas encore
heading-check = Comment vérifier ce message
heading-contact = Vos questions et vos droits

nature-confidentiality = Des données personnelles ont été visibles pour des personnes qui n’avaient pas le droit de les voir.
nature-integrity = Des données personnelles ont été modifiées sans autorisation.
nature-availability = Des données personnelles ont été perdues ou sont restées un temps inaccessibles.
nature-unknown = Nous ne savons pas encore ce qui est arrivé exactement aux données.
affected-yes = Vos données font partie des données concernées.
affected-unknown = Nous ne savons pas encore si vos données sont concernées. Par précaution, nous vous prévenons dès maintenant.
cause-technical = La cause est une erreur technique dans nos systèmes.
cause-misdelivery = La cause est une erreur d’envoi : des données sont parties aux mauvaises personnes.
cause-staff = La cause est une erreur d’un membre de notre personnel.
cause-loss = La cause est la perte ou le vol d’un appareil ou de documents.
cause-attack = La cause est une attaque contre nos systèmes.
cause-unknown = Nous ne connaissons pas encore la cause.
period-closed = L’incident a duré du { $start } au { $end }.
period-ongoing = L’incident a commencé le { $start } et n’est pas terminé.
period-start = L’incident a commencé le { $start }.
period-end-unknown = Nous ne savons pas encore quand l’incident a pris fin.
period-unknown = Nous ne savons pas encore quand l’incident a commencé.
people-exact = { $n ->
    [one] Au total, { $n } personne est concernée.
    [many] Au total, { $n } de personnes sont concernées.
   *[other] Au total, { $n } personnes sont concernées.
}
people-range = { $high ->
    [one] Au total, au moins { $low } et au plus { $high } personne est concernée.
    [many] Au total, au moins { $low } et au plus { $high } de personnes sont concernées.
   *[other] Au total, au moins { $low } et au plus { $high } personnes sont concernées.
}
people-unknown = Nous ne savons pas encore combien de personnes sont concernées.

kinds-intro = Ces données vous concernant sont touchées :
kinds-unknown = Nous ne savons pas encore lesquelles de vos données sont concernées.
password-safe = Votre mot de passe ne fait pas partie de ces données. Vous n’avez pas à le changer à cause de cet incident.
password-exposed = Votre mot de passe fait partie de ces données.
password-unknown = Nous ne savons pas encore si votre mot de passe fait partie de ces données.
payment-safe = Aucun numéro de carte ni de compte bancaire ne fait partie de ces données.
payment-exposed = Des données de paiement font partie de ces données.
payment-unknown = Nous ne savons pas encore si des données de paiement en font partie.

audience-customers = D’autres clients de notre société ont pu voir les données.
audience-few = Un petit nombre de personnes que nous connaissons a pu voir les données.
audience-single = Une personne ou un organisme que nous connaissons et de confiance a pu voir les données.
audience-public = Tout le monde sur internet a pu voir les données.
audience-criminal = Des criminels ont pu voir ou copier les données.
audience-unknown = Nous ne savons pas encore qui a vu les données.
misuse-yes = Nous avons connaissance de cas où les données ont été utilisées à des fins abusives.
misuse-no = Nous n’avons connaissance d’aucun cas d’utilisation abusive des données.
misuse-unknown = Nous ne savons pas encore si les données ont été utilisées à des fins abusives.
recovered-yes = Toutes les personnes qui avaient une copie ont confirmé l’avoir effacée ou rendue.
recovered-no = Toutes les copies des données n’ont pas pu être effacées ou récupérées.
recovered-unknown = Nous ne savons pas encore s’il existe toujours des copies des données.

consequence-messages = Quelqu’un pourrait vous écrire ou vous appeler en se faisant passer pour nous.
consequence-account = Quelqu’un pourrait se connecter à votre compte, ou à un autre compte avec le même mot de passe.
consequence-payment = Quelqu’un pourrait tenter de payer ou de prélever de l’argent en votre nom.
consequence-identity = Quelqu’un pourrait se faire passer pour vous, par exemple pour signer un contrat.
consequence-sensitive = Des éléments de votre vie privée pourraient être connus d’autres personnes.
consequence-place = Quelqu’un pourrait savoir où vous habitez ou où vous êtes allé.
consequence-unknown = Nous ne savons pas encore quelles conséquences cela peut avoir pour vous.

contained-yes = Nous avons mis fin à l’incident.
contained-no = Nous travaillons encore à mettre fin à l’incident.
contained-unknown = Nous ne savons pas encore si l’incident a entièrement pris fin.
discovered = Nous avons remarqué l’incident le { $detected }.
measure-error-fixed = Nous avons corrigé l’erreur.
measure-copies-deleted = Nous avons effacé les copies stockées que nous contrôlons.
measure-sessions-ended = Nous avons déconnecté tous les comptes.
measure-passwords-reset = Nous avons réinitialisé les mots de passe concernés.
measure-authority-told = Nous avons informé l’autorité de protection des données.
measure-police-told = Nous avons informé la police.
measure-experts = Des experts indépendants nous aident.
measure-checks = Nous avons ajouté des contrôles contre une répétition.

advice-mail = Méfiez-vous des messages qui citent votre nom et le nôtre. Nous ne demandons jamais de mot de passe par e-mail.
advice-phone = Si quelqu’un vous appelle en notre nom, raccrochez et composez le numéro que vous connaissez déjà.
advice-password = Changez votre mot de passe chez nous, et partout où vous utilisez le même.
advice-second-step = Là où c’est proposé, activez une deuxième étape de connexion.
advice-sessions = Déconnectez-vous de votre compte sur tous vos appareils, puis reconnectez-vous.
advice-card = Prévenez votre banque et consultez vos relevés de carte.
advice-bank = Repérez sur votre compte bancaire les opérations que vous n’avez pas ordonnées et signalez-les à votre banque.
advice-identity = Guettez les contrats, factures ou courriers que vous ne comprenez pas, et signalez-les à la police.
advice-sensitive = Si quelqu’un fait pression sur vous avec ces données, dites-le-nous ou dites-le à la police.
advice-place = Si vous ne vous sentez pas en sécurité, adressez-vous à la police.

next-update = Nous vous écrirons à nouveau au plus tard le { $update }.
check-type = Ce message ne contient ni lien ni pièce jointe. Pour le vérifier, tapez vous-même notre adresse { $domain } dans votre navigateur et ouvrez la page « { $path } ».
check-code = Sur cette page, saisissez l’adresse e-mail à laquelle nous avons envoyé ce message, et ce code : { $code }
check-code-letter = Sur cette page, saisissez le numéro en haut de cette lettre, et ce code : { $code }
check-never = À propos de cet incident, nous ne vous demandons jamais de mot de passe, de numéro de carte ou de paiement.
contact = Pour vos questions, voici votre contact : { $contact }, { $details }. Merci d’indiquer la référence { $case }.
complaint = Vous pouvez aussi déposer une plainte auprès de l’autorité de protection des données de votre pays.

sms = { $controller } : incident sur vos données. Tapez { $typed } dans le navigateur. Code { $code }. Jamais nous ne demandons de mot de passe.
letter-number = Numéro
statement-title = Déclaration publique de { $controller }
statement-intro = Nous avons envoyé le texte suivant aux personnes concernées. Chacune a reçu en plus son nom et un code.
verify-title = Vérifier un message de { $controller }
verify-intro = Sur cette page, vous pouvez lire tous nos messages. Aucun code n’est nécessaire pour cela.
verify-address = Adresse e-mail ou numéro de téléphone où le message est arrivé, ou numéro de la lettre
verify-code = Code du message
verify-button = Vérifier
verify-yes = Ce code appartient à un message que nous avons envoyé à cette adresse. Le texte complet est ci-dessous.
verify-no = Nous n’avons pas émis ce code pour cette adresse. Ne répondez pas au message et dites-le-nous : { $details }
verify-closed = Les codes ne peuvent plus être vérifiés. Les textes ci-dessous sont ceux que nous avons envoyés.
verify-texts = Les messages que nous avons envoyés

kind-PERSON_NAME = votre nom
kind-EMAIL = votre adresse e-mail
kind-PHONE = votre numéro de téléphone
kind-POSTAL_ADDRESS = votre adresse postale
kind-BIRTH_DATE = votre date de naissance
kind-IP_ADDRESS = l’adresse internet de votre appareil
kind-CARD = le numéro de votre carte de paiement
kind-CARD_CODE = le code de sécurité de votre carte de paiement
kind-IBAN = votre numéro de compte bancaire (IBAN)
kind-NATIONAL_ID = votre numéro d’identité ou de sécurité sociale
kind-TAX_ID = votre numéro fiscal
kind-PASSPORT = votre numéro de passeport
kind-DRIVING_LICENCE = votre numéro de permis de conduire
kind-PASSWORD = votre mot de passe
kind-PASSWORD_HASH = votre mot de passe sous forme brouillée
kind-CREDENTIAL = une clé secrète de votre compte
kind-SESSION_TOKEN = la clé d’une session où vous étiez connecté
kind-USER_NAME = votre nom d’utilisateur
kind-ACCOUNT_ID = votre numéro de client
kind-ORDER = vos commandes
kind-CRYPTO_ADDRESS = votre adresse de cryptomonnaie
kind-GEO = des lieux où vous étiez
kind-VEHICLE_ID = le numéro de votre véhicule
kind-HEALTH = des données sur votre santé
kind-ETHNIC_ORIGIN = des données sur votre origine raciale ou ethnique
kind-POLITICAL_OPINION = des données sur vos opinions politiques ou votre parti
kind-BELIEF = des données sur votre religion ou vos convictions
kind-TRADE_UNION = des données sur votre appartenance syndicale
kind-GENETIC = vos données génétiques
kind-BIOMETRIC = vos données biométriques (comme vos empreintes digitales ou les traits de votre visage)
kind-SEX_LIFE = des données sur votre vie sexuelle ou votre orientation sexuelle
kind-CRIMINAL_RECORD = des données sur des condamnations ou des infractions pénales
