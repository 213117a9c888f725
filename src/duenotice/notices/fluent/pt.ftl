### Português (Portugal). Machine-drafted until a person approves it.

subject-dated = { $controller }: os seus dados pessoais e o incidente de { $day }
subject-undated = { $controller }: um incidente com os seus dados pessoais
greeting = Bom dia, { $name },
who-writes = Somos { $controller }. Escrevemos-lhe por causa de um incidente com os seus dados pessoais.
supplements = Esta mensagem completa a nossa mensagem de { $previous }. A referência e o código não mudaram.

heading-happened = O que aconteceu
heading-data = Que dados estão em causa
heading-audience = Quem pôde ver os dados
heading-consequences = A que pode isto levar
heading-measures = O que estamos a fazer
heading-advice = O que pode fazer
heading-open = O que ainda não sabemos
heading-check = Como verificar esta mensagem
heading-contact = As suas perguntas e os seus direitos

nature-confidentiality = Pessoas que não tinham esse direito puderam ver dados pessoais.
nature-integrity = Dados pessoais foram alterados sem autorização.
nature-availability = Dados pessoais perderam-se ou não puderam ser usados durante algum tempo.
nature-unknown = Ainda não sabemos o que aconteceu exatamente aos dados.
affected-yes = Os seus dados estão entre os dados afetados.
affected-unknown = Ainda não sabemos se os seus dados estão entre os afetados. Por precaução, avisamos já.
cause-technical = A causa foi um erro técnico nos nossos sistemas.
cause-misdelivery = A causa foi um erro de envio: foram enviados dados às pessoas erradas.
cause-staff = A causa foi um erro de uma pessoa da nossa equipa.
cause-loss = A causa foi a perda ou o roubo de um aparelho ou de documentos.
cause-attack = A causa foi um ataque aos nossos sistemas.
cause-unknown = Ainda não conhecemos a causa.
period-closed = O incidente durou de { $start } até { $end }.
period-ongoing = O incidente começou em { $start } e ainda não terminou.
period-start = O incidente começou em { $start }.
period-end-unknown = Ainda não sabemos quando terminou o incidente.
period-unknown = Ainda não sabemos quando começou o incidente.
people-exact = { $n ->
    [one] No total, foi afetada { $n } pessoa.
    [many] No total, foram afetadas { $n } de pessoas.
   *[other] No total, foram afetadas { $n } pessoas.
}
people-range = { $high ->
    [one] No total, foi afetada pelo menos { $low } e no máximo { $high } pessoa.
    [many] No total, foram afetadas pelo menos { $low } e no máximo { $high } de pessoas.
   *[other] No total, foram afetadas pelo menos { $low } e no máximo { $high } pessoas.
}
people-unknown = Ainda não sabemos quantas pessoas foram afetadas.

kinds-intro = Estão em causa estes dados sobre si:
kinds-unknown = Ainda não sabemos quais dos seus dados estão em causa.
password-safe = A sua palavra-passe não estava entre os dados. Não precisa de a mudar por causa deste incidente.
password-exposed = A sua palavra-passe estava entre os dados.
password-unknown = Ainda não sabemos se a sua palavra-passe estava entre os dados.
payment-safe = Entre os dados não havia números de cartões nem de contas bancárias.
payment-exposed = Entre os dados havia dados de pagamento.
payment-unknown = Ainda não sabemos se entre os dados havia dados de pagamento.

audience-customers = Outros clientes nossos puderam ver os dados.
audience-few = Um pequeno número de pessoas que conhecemos pôde ver os dados.
audience-single = Uma pessoa ou organização que conhecemos e em quem confiamos pôde ver os dados.
audience-public = Qualquer pessoa na internet pôde ver os dados.
audience-criminal = Criminosos puderam ver ou copiar os dados.
audience-unknown = Ainda não sabemos quem viu os dados.
misuse-yes = Temos conhecimento de casos em que os dados foram usados indevidamente.
misuse-no = Não temos conhecimento de nenhum caso de uso indevido dos dados.
misuse-unknown = Ainda não sabemos se os dados foram usados indevidamente.
recovered-yes = Todas as pessoas que tinham uma cópia confirmaram que a apagaram ou devolveram.
recovered-no = Não foi possível apagar ou recuperar todas as cópias dos dados.
recovered-unknown = Ainda não sabemos se ainda existem cópias dos dados.

consequence-messages = Alguém pode escrever-lhe ou telefonar-lhe fazendo-se passar por nós.
consequence-account = Alguém pode entrar na sua conta, ou noutra conta com a mesma palavra-passe.
consequence-payment = Alguém pode tentar pagar ou cobrar dinheiro em seu nome.
consequence-identity = Alguém pode fazer-se passar por si, por exemplo para assinar um contrato.
consequence-sensitive = Assuntos privados podem ficar conhecidos de outras pessoas.
consequence-place = Alguém pode saber onde mora ou onde esteve.
consequence-unknown = Ainda não sabemos que consequências isto pode ter para si.

contained-yes = Parámos o incidente.
contained-no = Ainda estamos a trabalhar para parar o incidente.
contained-unknown = Ainda não sabemos se o incidente parou por completo.
discovered = Detetámos o incidente em { $detected }.
measure-error-fixed = Corrigimos o erro.
measure-copies-deleted = Apagámos as cópias guardadas que controlamos.
measure-sessions-ended = Terminámos a sessão em todas as contas.
measure-passwords-reset = Repusemos as palavras-passe afetadas.
measure-authority-told = Informámos a autoridade de proteção de dados.
measure-police-told = Informámos a polícia.
measure-experts = Peritos independentes estão a ajudar-nos.
measure-checks = Acrescentámos controlos para que não se repita.

advice-mail = Tenha cuidado com mensagens que usam o seu nome e o nosso. Não pedimos palavras-passe por e-mail.
advice-phone = Se alguém lhe telefonar em nosso nome, desligue e ligue para o número que já conhece.
advice-password = Mude a sua palavra-passe connosco e em todos os sítios onde usa a mesma.
advice-second-step = Onde for possível, ative um segundo passo para iniciar sessão.
advice-sessions = Termine a sessão da sua conta em todos os aparelhos e volte a entrar.
advice-card = Avise o seu banco e veja os extratos do seu cartão.
advice-bank = Procure na sua conta bancária pagamentos que não ordenou e comunique-os ao seu banco.
advice-identity = Esteja atento a contratos, faturas ou cartas que não consegue explicar e comunique-os à polícia.
advice-sensitive = Se alguém o pressionar com estes dados, diga-nos ou diga à polícia.
advice-place = Se não se sentir em segurança, contacte a polícia.

next-update = Voltaremos a escrever-lhe, o mais tardar em { $update }.
check-type = Esta mensagem não tem ligações nem anexos. Para a verificar, escreva o nosso endereço { $domain } no seu navegador e abra a página «{ $path }».
check-code = Nessa página, escreva o endereço de e-mail para o qual enviámos esta mensagem e este código: { $code }
check-code-letter = Nessa página, escreva o número no cimo desta carta e este código: { $code }
check-never = Por causa deste incidente, nunca lhe pedimos uma palavra-passe, um número de cartão ou um pagamento.
contact = Às suas perguntas responde { $contact }: { $details }. Indique a referência { $case }.
complaint = Também pode apresentar queixa à autoridade de proteção de dados do seu país.

sms = { $controller }: incidente com os seus dados. Escreva { $typed } no navegador. Chave { $code }. Nunca pedimos palavras-passe.
letter-number = Número
statement-title = Declaração pública de { $controller }
statement-intro = Enviámos o texto seguinte às pessoas afetadas. Cada uma recebeu também o seu nome e um código.
verify-title = Verificar uma mensagem de { $controller }
verify-intro = Nesta página pode ler todas as nossas mensagens. Para isso não precisa de código.
verify-address = Endereço de e-mail ou número de telefone a que chegou a mensagem, ou número na carta
verify-code = Código na mensagem
verify-button = Verificar
verify-yes = Este código pertence a uma mensagem que enviámos para este endereço. O texto completo está em baixo.
verify-no = Não emitimos este código para este endereço. Não responda à mensagem e avise-nos: { $details }
verify-closed = Já não é possível verificar códigos. Os textos em baixo são os que enviámos.
verify-texts = As mensagens que enviámos

kind-PERSON_NAME = o seu nome
kind-EMAIL = o seu endereço de e-mail
kind-PHONE = o seu número de telefone
kind-POSTAL_ADDRESS = a sua morada
kind-BIRTH_DATE = a sua data de nascimento
kind-IP_ADDRESS = o endereço de internet do seu aparelho
kind-CARD = o número do seu cartão de pagamento
kind-CARD_CODE = o código de segurança do seu cartão de pagamento
kind-IBAN = o seu número de conta bancária
kind-NATIONAL_ID = o seu número de identificação ou de segurança social
kind-TAX_ID = o seu número fiscal
kind-PASSPORT = o número do seu passaporte
kind-DRIVING_LICENCE = o número da sua carta de condução
kind-PASSWORD = a sua palavra-passe
kind-PASSWORD_HASH = a sua palavra-passe em forma cifrada
kind-CREDENTIAL = uma chave secreta da sua conta
kind-SESSION_TOKEN = a chave de uma sessão em que tinha entrado
kind-USER_NAME = o seu nome de utilizador
kind-ACCOUNT_ID = o seu número de cliente
kind-ORDER = as suas encomendas
kind-CRYPTO_ADDRESS = o seu endereço de criptomoeda
kind-GEO = lugares onde esteve
kind-VEHICLE_ID = o número do seu veículo
kind-HEALTH = dados sobre a sua saúde
kind-ETHNIC_ORIGIN = dados sobre a sua origem racial ou étnica
kind-POLITICAL_OPINION = dados sobre as suas opiniões políticas ou o seu partido
kind-BELIEF = dados sobre a sua religião ou as suas convicções
kind-TRADE_UNION = dados sobre a sua filiação sindical
kind-GENETIC = os seus dados genéticos
kind-BIOMETRIC = os seus dados biométricos (como impressões digitais ou traços do rosto)
kind-SEX_LIFE = dados sobre a sua vida sexual ou orientação sexual
kind-CRIMINAL_RECORD = dados sobre condenações ou infrações penais
