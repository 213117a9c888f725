### Español (Latinoamérica). Machine-drafted until a person approves it.

subject-dated = { $controller }: sus datos personales y el incidente del { $day }
subject-undated = { $controller }: un incidente con sus datos personales
greeting = Buenos días, { $name }:
who-writes = Somos { $controller }. Le escribimos debido a un incidente con sus datos personales.
supplements = Este mensaje completa nuestro mensaje del { $previous }. La referencia y el código no han cambiado.

heading-happened = Qué ha ocurrido
heading-data = Qué datos están afectados
heading-audience = Quién pudo ver los datos
heading-consequences = Qué consecuencias puede tener
heading-measures = Qué estamos haciendo
heading-advice = Qué puede hacer usted
heading-open = Qué no sabemos todavía
heading-check = Cómo comprobar este mensaje
heading-contact = Sus preguntas y sus derechos

nature-confidentiality = Personas sin derecho a ello pudieron ver datos personales.
nature-integrity = Se modificaron datos personales sin permiso.
nature-availability = Se perdieron datos personales o no se pudieron usar durante un tiempo.
nature-unknown = Todavía no sabemos qué ocurrió exactamente con los datos.
affected-yes = Sus datos están entre los datos afectados.
affected-unknown = Todavía no sabemos si sus datos están entre los afectados. Por precaución, le avisamos ya.
cause-technical = La causa fue un error técnico en nuestros sistemas.
cause-misdelivery = La causa fue un error de envío: se enviaron datos a personas equivocadas.
cause-staff = La causa fue un error de una persona de nuestro personal.
cause-loss = La causa fue la pérdida o el robo de un dispositivo o de documentos.
cause-attack = La causa fue un ataque a nuestros sistemas.
cause-unknown = Todavía no conocemos la causa.
period-closed = El incidente duró desde el { $start } hasta el { $end }.
period-ongoing = El incidente empezó el { $start } y no ha terminado todavía.
period-start = El incidente empezó el { $start }.
period-end-unknown = Todavía no sabemos cuándo terminó el incidente.
period-unknown = Todavía no sabemos cuándo empezó el incidente.
people-exact = { $n ->
    [one] En total está afectada { $n } persona.
    [many] En total están afectadas { $n } de personas.
   *[other] En total están afectadas { $n } personas.
}
people-range = { $high ->
    [one] En total está afectada al menos { $low } y como máximo { $high } persona.
    [many] En total están afectadas al menos { $low } y como máximo { $high } de personas.
   *[other] En total están afectadas al menos { $low } y como máximo { $high } personas.
}
people-unknown = Todavía no sabemos cuántas personas están afectadas.

kinds-intro = Están afectados estos datos suyos:
kinds-unknown = Todavía no sabemos cuáles de sus datos están afectados.
password-safe = Su contraseña no estaba entre los datos. No tiene que cambiarla por este incidente.
password-exposed = Su contraseña estaba entre los datos.
password-unknown = Todavía no sabemos si su contraseña estaba entre los datos.
payment-safe = Entre los datos no había números de tarjeta ni de cuenta bancaria.
payment-exposed = Entre los datos había datos de pago.
payment-unknown = Todavía no sabemos si entre los datos había datos de pago.

audience-customers = Otros clientes nuestros pudieron ver los datos.
audience-few = Un pequeño número de personas que conocemos pudo ver los datos.
audience-single = Una persona u organización que conocemos y en la que confiamos pudo ver los datos.
audience-public = Cualquiera en internet pudo ver los datos.
audience-criminal = Delincuentes pudieron ver o copiar los datos.
audience-unknown = Todavía no sabemos quién vio los datos.
misuse-yes = Conocemos casos en los que se ha hecho mal uso de los datos.
misuse-no = No conocemos ningún caso de mal uso de los datos.
misuse-unknown = Todavía no sabemos si se ha hecho mal uso de los datos.
recovered-yes = Todas las personas que tenían una copia han confirmado que la borraron o la devolvieron.
recovered-no = No se pudieron borrar o recuperar todas las copias de los datos.
recovered-unknown = Todavía no sabemos si quedan copias de los datos.

consequence-messages = Alguien podría escribirle o llamarle haciéndose pasar por nosotros.
consequence-account = Alguien podría ingresar a su cuenta, o a otra cuenta con la misma contraseña.
consequence-payment = Alguien podría intentar pagar o cobrar dinero en su nombre.
consequence-identity = Alguien podría hacerse pasar por usted, por ejemplo para firmar un contrato.
consequence-sensitive = Otras personas podrían conocer asuntos privados.
consequence-place = Alguien podría saber dónde vive usted o dónde ha estado.
consequence-unknown = Todavía no sabemos qué consecuencias puede tener para usted.

contained-yes = Hemos detenido el incidente.
contained-no = Todavía estamos trabajando para detener el incidente.
contained-unknown = Todavía no sabemos si el incidente se ha detenido por completo.
discovered = Detectamos el incidente el { $detected }.
measure-error-fixed = Hemos corregido el error.
measure-copies-deleted = Hemos borrado las copias guardadas que controlamos.
measure-sessions-ended = Hemos cerrado la sesión de todas las cuentas.
measure-passwords-reset = Hemos restablecido las contraseñas afectadas.
measure-authority-told = Hemos informado a la autoridad de protección de datos.
measure-police-told = Hemos informado a la policía.
measure-experts = Nos ayudan expertos independientes.
measure-checks = Hemos añadido controles para que no se repita.

advice-mail = Tenga cuidado con los mensajes que usan su nombre y el nuestro. No pedimos contraseñas por correo electrónico.
advice-phone = Si alguien le llama en nuestro nombre, cuelgue y marque el número que usted ya conoce.
advice-password = Cambie su contraseña con nosotros y en todos los sitios donde use la misma.
advice-second-step = Donde se ofrezca, active un segundo paso para iniciar sesión.
advice-sessions = Cierre la sesión de su cuenta en todos sus dispositivos y vuelva a ingresar.
advice-card = Avísele a su banco y revise los movimientos de su tarjeta.
advice-bank = Busque en su cuenta bancaria pagos que usted no ordenó y comuníquelos a su banco.
advice-identity = Esté atento a contratos, facturas o cartas que no pueda explicarse y comuníquelos a la policía.
advice-sensitive = Si alguien le presiona con estos datos, díganoslo o dígaselo a la policía.
advice-place = Si no se siente seguro, acuda a la policía.

next-update = Volveremos a escribirle a más tardar el { $update }.
check-type = Este mensaje no contiene enlaces ni archivos adjuntos. Para comprobarlo, escriba usted mismo nuestra dirección { $domain } en su navegador y abra la página «{ $path }».
check-code = En esa página, escriba la dirección de correo electrónico a la que enviamos este mensaje y este código: { $code }
check-code-letter = En esa página, escriba el número que figura arriba en esta carta y este código: { $code }
check-never = Por este incidente nunca le pedimos una contraseña, un número de tarjeta ni un pago.
contact = Responde a sus preguntas { $contact }: { $details }. Indique la referencia { $case }.
complaint = También puede presentar un reclamo ante la autoridad de protección de datos de su país.

sms = { $controller }: incidente con sus datos. Escriba { $typed } en su navegador. Clave { $code }. Nunca pedimos contraseñas.
letter-number = Número
statement-title = Declaración pública de { $controller }
statement-intro = Hemos enviado el siguiente texto a las personas afectadas. Cada una recibió además su nombre y un código.
verify-title = Comprobar un mensaje de { $controller }
verify-intro = En esta página puede leer todos nuestros mensajes. Para ello no necesita ningún código.
verify-address = Dirección de correo electrónico o número de teléfono a los que llegó el mensaje, o número de la carta
verify-code = Código del mensaje
verify-button = Comprobar
verify-yes = Este código pertenece a un mensaje que enviamos a esta dirección. El texto completo está más abajo.
verify-no = No hemos emitido este código para esta dirección. No responda al mensaje y avísenos: { $details }
verify-closed = Ya no se pueden comprobar códigos. Los textos de abajo son los que enviamos.
verify-texts = Los mensajes que hemos enviado

kind-PERSON_NAME = su nombre
kind-EMAIL = su dirección de correo electrónico
kind-PHONE = su número de teléfono
kind-POSTAL_ADDRESS = su dirección postal
kind-BIRTH_DATE = su fecha de nacimiento
kind-IP_ADDRESS = la dirección de internet de su dispositivo
kind-CARD = el número de su tarjeta de pago
kind-CARD_CODE = el código de seguridad de su tarjeta de pago
kind-IBAN = su número de cuenta bancaria
kind-NATIONAL_ID = su número de identidad o de seguro social
kind-TAX_ID = su número de contribuyente
kind-PASSPORT = su número de pasaporte
kind-DRIVING_LICENCE = su número de licencia de conducir
kind-PASSWORD = su contraseña
kind-PASSWORD_HASH = su contraseña en forma cifrada
kind-CREDENTIAL = una clave secreta de su cuenta
kind-SESSION_TOKEN = la clave de una sesión en la que había ingresado
kind-USER_NAME = su nombre de usuario
kind-ACCOUNT_ID = su número de cliente
kind-ORDER = sus pedidos
kind-CRYPTO_ADDRESS = su dirección de criptomoneda
kind-GEO = lugares en los que estuvo
kind-VEHICLE_ID = el número de su vehículo
kind-HEALTH = datos sobre su salud
kind-ETHNIC_ORIGIN = datos sobre su origen racial o étnico
kind-POLITICAL_OPINION = datos sobre sus opiniones políticas o su partido
kind-BELIEF = datos sobre su religión o sus convicciones
kind-TRADE_UNION = datos sobre su afiliación sindical
kind-GENETIC = sus datos genéticos
kind-BIOMETRIC = sus datos biométricos (como huellas dactilares o rasgos de su cara)
kind-SEX_LIFE = datos sobre su vida sexual o su orientación sexual
kind-CRIMINAL_RECORD = datos sobre condenas o infracciones penales
