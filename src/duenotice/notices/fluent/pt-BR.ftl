### Português (Brasil). Machine-drafted until a person approves it.

subject-dated = { $controller }: seus dados pessoais e o incidente de { $day }
subject-undated = { $controller }: um incidente com seus dados pessoais
greeting = Olá, { $name },
who-writes = Somos { $controller }. Escrevemos por causa de um incidente com seus dados pessoais.
supplements = Esta mensagem complementa nossa mensagem de { $previous }. A referência e o código não mudaram.

heading-happened = O que aconteceu
heading-data = Quais dados foram afetados
heading-audience = Quem pôde ver os dados
heading-consequences = O que isso pode causar
heading-measures = O que estamos fazendo
heading-advice = O que você pode fazer
heading-open = O que ainda não sabemos
heading-check = Como verificar esta mensagem
heading-contact = Suas perguntas e seus direitos

nature-confidentiality = Pessoas que não tinham esse direito puderam ver dados pessoais.
nature-integrity = Dados pessoais foram alterados sem autorização.
nature-availability = Dados pessoais foram perdidos ou ficaram indisponíveis por algum tempo.
nature-unknown = Ainda não sabemos o que exatamente aconteceu com os dados.
affected-yes = Seus dados estão entre os dados afetados.
affected-unknown = Ainda não sabemos se seus dados estão entre os afetados. Por precaução, avisamos você desde já.
cause-technical = A causa foi um erro técnico em nossos sistemas.
cause-misdelivery = A causa foi um erro de envio: dados foram enviados às pessoas erradas.
cause-staff = A causa foi um erro de uma pessoa da nossa equipe.
cause-loss = A causa foi a perda ou o roubo de um aparelho ou de documentos.
cause-attack = A causa foi um ataque aos nossos sistemas.
cause-unknown = Ainda não sabemos a causa.
period-closed = O incidente durou de { $start } até { $end }.
period-ongoing = O incidente começou em { $start } e ainda não terminou.
period-start = O incidente começou em { $start }.
period-end-unknown = Ainda não sabemos quando o incidente terminou.
period-unknown = Ainda não sabemos quando o incidente começou.
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

kinds-intro = Estes dados sobre você foram afetados:
kinds-unknown = Ainda não sabemos quais dos seus dados foram afetados.
password-safe = Sua senha não estava entre os dados. Você não precisa mudá-la por causa deste incidente.
password-exposed = Sua senha estava entre os dados.
password-unknown = Ainda não sabemos se sua senha estava entre os dados.
payment-safe = Entre os dados não havia números de cartão nem de conta bancária.
payment-exposed = Entre os dados havia dados de pagamento.
payment-unknown = Ainda não sabemos se entre os dados havia dados de pagamento.

audience-customers = Outros clientes nossos puderam ver os dados.
audience-few = Um pequeno número de pessoas que conhecemos pôde ver os dados.
audience-single = Uma pessoa ou organização que conhecemos e em que confiamos pôde ver os dados.
audience-public = Qualquer pessoa na internet pôde ver os dados.
audience-criminal = Criminosos puderam ver ou copiar os dados.
audience-unknown = Ainda não sabemos quem viu os dados.
misuse-yes = Sabemos de casos em que os dados foram usados de forma indevida.
misuse-no = Não sabemos de nenhum caso de uso indevido dos dados.
misuse-unknown = Ainda não sabemos se os dados foram usados de forma indevida.
recovered-yes = Todas as pessoas que tinham uma cópia confirmaram que a apagaram ou devolveram.
recovered-no = Não foi possível apagar ou recuperar todas as cópias dos dados.
recovered-unknown = Ainda não sabemos se ainda existem cópias dos dados.

consequence-messages = Alguém pode escrever ou telefonar para você fingindo ser da nossa empresa.
consequence-account = Alguém pode entrar na sua conta, ou em outra conta com a mesma senha.
consequence-payment = Alguém pode tentar pagar ou cobrar dinheiro em seu nome.
consequence-identity = Alguém pode se passar por você, por exemplo para assinar um contrato.
consequence-sensitive = Assuntos privados podem ficar conhecidos por outras pessoas.
consequence-place = Alguém pode saber onde você mora ou onde esteve.
consequence-unknown = Ainda não sabemos o que isso pode causar para você.

contained-yes = Nós interrompemos o incidente.
contained-no = Ainda estamos trabalhando para interromper o incidente.
contained-unknown = Ainda não sabemos se o incidente foi totalmente interrompido.
discovered = Percebemos o incidente em { $detected }.
measure-error-fixed = Corrigimos o erro.
measure-copies-deleted = Apagamos as cópias armazenadas que controlamos.
measure-sessions-ended = Encerramos a sessão de todas as contas.
measure-passwords-reset = Redefinimos as senhas afetadas.
measure-authority-told = Informamos a autoridade de proteção de dados.
measure-police-told = Informamos a polícia.
measure-experts = Especialistas independentes estão nos ajudando.
measure-checks = Adicionamos controles para que isso não se repita.

advice-mail = Tenha cuidado com mensagens que usam seu nome e o nosso. Não pedimos senhas por e-mail.
advice-phone = Se alguém ligar em nosso nome, desligue e ligue para o número que você já conhece.
advice-password = Mude sua senha conosco e em todos os lugares onde usa a mesma.
advice-second-step = Onde for possível, ative uma segunda etapa para entrar.
advice-sessions = Saia da sua conta em todos os aparelhos e entre de novo.
advice-card = Avise seu banco e confira os extratos do seu cartão.
advice-bank = Procure em sua conta bancária pagamentos que você não fez e comunique-os ao seu banco.
advice-identity = Fique atento a contratos, contas ou cartas que você não consegue explicar e comunique-os à polícia.
advice-sensitive = Se alguém pressionar você com esses dados, avise a nós ou à polícia.
advice-place = Se você não se sentir em segurança, procure a polícia.

next-update = Escreveremos de novo, no mais tardar em { $update }.
check-type = Esta mensagem não tem links nem anexos. Para verificá-la, digite você mesmo nosso endereço { $domain } no navegador e abra a página “{ $path }”.
check-code = Nessa página, digite o endereço de e-mail para o qual enviamos esta mensagem e este código: { $code }
check-code-letter = Nessa página, digite o número no alto desta carta e este código: { $code }
check-never = Por causa deste incidente, nunca pedimos senha, número de cartão ou pagamento.
contact = Quem responde às suas perguntas é { $contact }: { $details }. Informe a referência { $case }.
complaint = Você também pode reclamar à autoridade de proteção de dados do seu país.

sms = { $controller }: incidente com os seus dados. Digite { $typed } no navegador. Chave { $code }. Nunca pedimos senhas.
letter-number = Número
statement-title = Declaração pública de { $controller }
statement-intro = Enviamos o texto a seguir às pessoas afetadas. Cada uma recebeu também seu nome e um código.
verify-title = Verificar uma mensagem de { $controller }
verify-intro = Nesta página você pode ler todas as nossas mensagens. Para isso não precisa de código.
verify-address = Endereço de e-mail ou número de telefone que recebeu a mensagem, ou número na carta
verify-code = Código na mensagem
verify-button = Verificar
verify-yes = Este código pertence a uma mensagem que enviamos para este endereço. O texto completo está abaixo.
verify-no = Não emitimos este código para este endereço. Não responda à mensagem e avise-nos: { $details }
verify-closed = Não é mais possível verificar códigos. Os textos abaixo são os que enviamos.
verify-texts = As mensagens que enviamos

kind-PERSON_NAME = seu nome
kind-EMAIL = seu endereço de e-mail
kind-PHONE = seu número de telefone
kind-POSTAL_ADDRESS = seu endereço postal
kind-BIRTH_DATE = sua data de nascimento
kind-IP_ADDRESS = o endereço de internet do seu aparelho
kind-CARD = o número do seu cartão de pagamento
kind-CARD_CODE = o código de segurança do seu cartão de pagamento
kind-IBAN = o número da sua conta bancária
kind-NATIONAL_ID = seu número de identidade ou de previdência social
kind-TAX_ID = seu número fiscal (CPF)
kind-PASSPORT = o número do seu passaporte
kind-DRIVING_LICENCE = o número da sua carteira de motorista
kind-PASSWORD = sua senha
kind-PASSWORD_HASH = sua senha em forma cifrada
kind-CREDENTIAL = uma chave secreta da sua conta
kind-SESSION_TOKEN = a chave de uma sessão em que você estava conectado
kind-USER_NAME = seu nome de usuário
kind-ACCOUNT_ID = seu número de cliente
kind-ORDER = seus pedidos
kind-CRYPTO_ADDRESS = seu endereço de criptomoeda
kind-GEO = lugares onde você esteve
kind-VEHICLE_ID = a placa do seu veículo
kind-HEALTH = dados sobre sua saúde
kind-ETHNIC_ORIGIN = dados sobre sua origem racial ou étnica
kind-POLITICAL_OPINION = dados sobre suas opiniões políticas ou seu partido
kind-BELIEF = dados sobre sua religião ou suas convicções
kind-TRADE_UNION = dados sobre sua filiação a sindicato
kind-GENETIC = seus dados genéticos
kind-BIOMETRIC = seus dados biométricos (como impressões digitais ou traços do rosto)
kind-SEX_LIFE = dados sobre sua vida sexual ou orientação sexual
kind-CRIMINAL_RECORD = dados sobre condenações ou infrações penais
