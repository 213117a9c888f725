### Español para los Estados Unidos: lo que piden las leyes estatales. Machine-drafted until a person approves it.

us-ca-title = Aviso de filtración de datos
us-ca-heading-happened = ¿Qué ocurrió?
us-ca-heading-data = ¿Qué información está afectada?
us-ca-heading-measures = Qué estamos haciendo
us-ca-heading-advice = Qué puede hacer usted
us-ca-heading-more = Para más información
heading-us = Ayuda en caso de robo de identidad

us-bureaus = Las agencias nacionales de crédito son: { $equifax }; { $experian }; { $transunion }.
us-ftc = Puede pedir consejo a { $ftc }.
us-attorney-general = También puede pedir consejo a { $attorney_general }.
us-freeze = Puede poner una alerta de fraude o un congelamiento de seguridad en su informe de crédito. Pídalo a cada agencia y tenga a mano su nombre completo, número de Seguro Social, fecha de nacimiento y direcciones de los últimos años.
us-free-freeze = Poner, suspender o quitar un congelamiento de seguridad no cuesta nada.
us-police-report = Tiene derecho a obtener un informe policial sobre este incidente. Las víctimas de robo de identidad pueden presentar una denuncia y recibir una copia.
us-vigilance = Durante los próximos 12 a 24 meses, revise sus estados de cuenta y sus informes de crédito gratuitos.
us-report = Si sospecha un robo de identidad, denúncielo a la policía, al fiscal general de su estado y a la Comisión Federal de Comercio.
us-fcra = Según la ley de informes de crédito (Fair Credit Reporting Act), usted puede ver su expediente, corregir datos erróneos y recibir un informe gratuito de cada agencia cada 12 meses.
us-monitoring = Le ofrecemos { $months } meses de protección de identidad de { $provider } sin costo para usted. { $how }
us-monitoring-until = Puede inscribirse hasta el { $enrol_by }.
us-parent = { $controller } pertenece a { $parent }.
us-no-parent = { $controller } no pertenece a otra empresa.
us-delayed = Este aviso se retrasó por una investigación de las autoridades policiales.
us-not-delayed = Este aviso no se retrasó por una investigación de las autoridades policiales.
